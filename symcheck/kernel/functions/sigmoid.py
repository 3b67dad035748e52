"""The logistic function σ(x) = 1/(1 + e⁻ˣ)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.kernel.functions.function import Arguments, Function
from symcheck.kernel.term import ONE, Term, add, div, fn, neg

if TYPE_CHECKING:
    from flint import arb


def _definition(args: Arguments) -> Term:
    return div(ONE, add(ONE, fn("exp", neg(args[0]))))


def _ball(x: arb) -> arb:
    return 1 / (1 + (-x).exp())


SIGMOID = Function("sigmoid", r"\sigma", "σ", _ball, definition=_definition)
