"""The hyperbolic cosine (eˣ + e⁻ˣ)/2, and its reciprocal."""

from __future__ import annotations

from flint import arb

from symcheck.kernel.functions.function import Arguments, Function
from symcheck.kernel.term import ONE, TWO, Term, add, div, fn, neg


def _cosh_definition(args: Arguments) -> Term:
    return div(add(fn("exp", args[0]), fn("exp", neg(args[0]))), TWO)


def _sech_definition(args: Arguments) -> Term:
    return div(ONE, fn("cosh", *args))


COSH = Function("cosh", r"\cosh", "cosh", arb.cosh, definition=_cosh_definition)
SECH = Function("sech", r"\operatorname{sech}", "sech", arb.sech, definition=_sech_definition)
