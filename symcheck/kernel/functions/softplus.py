"""The smooth rectifier softplus(x) = ln(1 + eˣ)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.kernel.functions.function import Arguments, Function
from symcheck.kernel.term import ONE, Term, add, fn

if TYPE_CHECKING:
    from flint import arb


def _definition(args: Arguments) -> Term:
    return fn("log", add(ONE, fn("exp", *args)))


def _ball(x: arb) -> arb:
    return x.exp().log1p()


SOFTPLUS = Function(
    "softplus", r"\operatorname{softplus}", "softplus", _ball, definition=_definition
)
