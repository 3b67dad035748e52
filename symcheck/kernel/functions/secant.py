"""The secant 1/cos on cos x ≠ 0, and the cosecant 1/sin on sin x ≠ 0."""

from __future__ import annotations

from flint import arb

from symcheck.kernel.functions.function import Arguments, Function, Props
from symcheck.kernel.term import ONE, ZERO, Term, div, fn, ne


def _sec_domain(args: Arguments) -> Props:
    return (ne(fn("cos", *args), ZERO),)


def _sec_definition(args: Arguments) -> Term:
    return div(ONE, fn("cos", *args))


def _csc_domain(args: Arguments) -> Props:
    return (ne(fn("sin", *args), ZERO),)


def _csc_definition(args: Arguments) -> Term:
    return div(ONE, fn("sin", *args))


SEC = Function("sec", r"\sec", "sec", arb.sec, domain=_sec_domain, definition=_sec_definition)
CSC = Function("csc", r"\csc", "csc", arb.csc, domain=_csc_domain, definition=_csc_definition)
