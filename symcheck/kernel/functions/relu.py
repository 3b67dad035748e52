"""The rectified linear unit, relu(x) = max(x, 0)."""

from __future__ import annotations

from flint import arb

from symcheck.kernel.functions.function import Arguments, Function
from symcheck.kernel.term import ZERO, Term, fn


def _definition(args: Arguments) -> Term:
    return fn("max", args[0], ZERO)


def _ball(x: arb) -> arb:
    return x.max(arb(0))


RELU = Function("relu", r"\operatorname{relu}", "relu", _ball, definition=_definition)
