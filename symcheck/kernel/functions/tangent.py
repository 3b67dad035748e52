"""The tangent sin/cos on cos x ≠ 0, and the cotangent cos/sin on sin x ≠ 0."""

from __future__ import annotations

from flint import arb

from symcheck.kernel.functions.function import Arguments, Function, Props
from symcheck.kernel.term import ZERO, Term, div, fn, ne


def _tan_domain(args: Arguments) -> Props:
    return (ne(fn("cos", *args), ZERO),)


def _tan_definition(args: Arguments) -> Term:
    return div(fn("sin", *args), fn("cos", *args))


def _cot_domain(args: Arguments) -> Props:
    return (ne(fn("sin", *args), ZERO),)


def _cot_definition(args: Arguments) -> Term:
    return div(fn("cos", *args), fn("sin", *args))


TAN = Function("tan", r"\tan", "tan", arb.tan, domain=_tan_domain, definition=_tan_definition)
COT = Function("cot", r"\cot", "cot", arb.cot, domain=_cot_domain, definition=_cot_definition)
