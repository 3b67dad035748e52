"""The rule ``limit``."""

import re

import pytest
from kernel_goals import check, context_of, goal, term_in
from sequence_goals import sequence

from symcheck.kernel.claim import NATURAL, REAL, Limit
from symcheck.kernel.derivation import Goal, RuleRefused
from symcheck.kernel.term import ZERO


def tends(body, point, value, *, side="+-", given=(), names="a = a", sort=REAL):
    """Return the goal that a body in x has a limit."""
    context = context_of(names, given)
    inner = context.declare("x", sort)
    ends = [e if e in {"oo", "-oo"} else term_in(context, e) for e in (point, value)]
    return Goal(context, Limit(context, term_in(inner, body), "x", *ends, side, sort == NATURAL))


ACCEPTS = {
    "the slope of the sigmoid far right": tends("Derivative(sigmoid(x), x)", "oo", "0"),
    "the slope of the sigmoid far left": tends("Derivative(sigmoid(x), x)", "-oo", "0"),
    "the slope of tanh": tends("Derivative(tanh(x), x)", "-oo", "0"),
    "the sigmoid": tends("sigmoid(x)", "oo", "1"),
    "an exponential beats a power": tends("x^5*exp(-x)", "oo", "0"),
    "the exponents decide": tends("exp(x^2)/exp(3*x)", "oo", "oo"),
    "a logarithm loses to a power": tends("log(x)/x", "oo", "0"),
    "leading coefficients": tends("(x^2 + 1)/(2*x^2 - x)", "oo", "1/2"),
    "a coefficient that is a variable": tends("a*x/(x + 1)", "oo", "a"),
    "a removable gap": tends("(x^2 - 1)/(x - 1)", "1", "2"),
    "a pole from the right": tends("1/x", "0", "oo", side="+"),
    "a pole from the left": tends("1/x", "0", "-oo", side="-"),
    "a pole of even order": tends("1/x^2", "0", "oo"),
    "a logarithm at 0": tends("log(x)", "0", "-oo", side="+"),
    "x log x at 0": tends("x*log(x)", "0", "0", side="+"),
    "bounded over what grows": tends("sin(x)/x", "oo", "0"),
    "a continuous function": tends("cos(x)", "a", "cos(a)"),
    "a composition": tends("atan(log(x))", "oo", "pi/2"),
    "a root at the end of its domain": tends("sqrt(x)", "0", "0", side="+"),
    "a positive rate": tends("exp(-a*x)", "oo", "0", given=["a > 0"]),
    "a geometric sequence": tends("a^x", "oo", "0", given=["Abs(a) < 1"], sort=NATURAL),
    "a sign from one side": tends("sign(x)", "0", "1", side="+"),
    "softplus": tends("softplus(x)", "-oo", "0"),
    "a branch for large values": tends("Piecewise((x, x < 3), (1/x, True))", "oo", "0"),
}

REFUSES = {
    "another value": (tends("sigmoid(x)", "oo", "0"), "the limit is another one"),
    "a finite value of what grows": (tends("exp(x)", "oo", "1"), "the limit is another one"),
    "a wave": (tends("sin(x)", "oo", "0"), "'sin' has no known limit at oo"),
    "a wave that grows": (tends("x*sin(x)", "oo", "oo"), "a bounded factor without a limit"),
    "a pole of odd order from both sides": (tends("1/x", "0", "oo"), "the limit is another one"),
    "a jump from both sides": (tends("Abs(x)/x", "0", "1"), "the limit is another one"),
    "a root on both sides of its domain": (
        tends("sqrt(x)", "0", "0"),
        "the body was not shown to be defined near the point",
    ),
    "a body defined nowhere": (
        tends("log(-x) - log(-x)", "oo", "0"),
        "the body was not shown to be defined near the point",
    ),
    "a denominator with infinitely many zeros": (
        tends("1/(x*sin(x))", "oo", "0"),
        "the body was not shown to be defined near the point",
    ),
    "a difference of two that grow": (
        tends("sqrt(x + 1) - sqrt(x)", "oo", "0"),
        "a difference of two that grow",
    ),
    "a rate of unknown sign": (
        tends("exp(-a*x)", "oo", "0"),
        "the sign of a coefficient was not shown",
    ),
    "a base that may be 1": (
        tends("a^x", "oo", "0", given=["Abs(a) <= 1"], sort=NATURAL),
        "the base of a power was not compared with 1",
    ),
    "a sequence at a number": (
        tends("a^x", "3", "a^3", sort=NATURAL),
        "the limit of a sequence is at ∞ only",
    ),
    "a power of 0": (
        tends("0**x", "0", "1", side="+"),
        "the base of a power was not shown to be positive",
    ),
    "a power of what may be 0": (
        tends("a**x", "0", "1", side="+", given=["a >= 0"]),
        "the base of a power was not shown to be positive",
    ),
    "a fraction 0/0 with a sine": (
        tends("sin(x)/x", "0", "2"),
        "the sign of a coefficient was not shown",
    ),
    "a leading coefficient that may be 0": (tends("a*x", "oo", "oo"), "the sign of a coefficient"),
    "a jump of the inverse cotangent": (
        tends("acot(x)", "0", "pi/2"),
        "'acot' may jump",
    ),
    "a side that is none": (tends("x", "0", "0", side="up"), "a limit is from '+', from '-'"),
    "a relation": (goal("a = a"), "expected a limit"),
    "a point that is undefined": (
        tends("x", "1/(a - a)", "1/(a - a)"),
        "the body was not shown to be defined",
    ),
}


SEQUENCES = {
    "a fraction": sequence("k^2/(2*k^2 + 1)", "1/2"),
    "a power": sequence("q^k", "0", ["Abs(q) < 1"]),
    "a power that grows": sequence("q^k*a", "oo", ["q > 1", "a > 0"]),
    "a power of a power that grows": sequence("(1/2)^(k^2)", "0"),
    "signs that cancel": sequence("(-1)^k*(-1)^k", "1"),
    "signs over what grows": sequence("(-1)^k/(k + 1)", "0"),
    "what is undefined at 0": sequence("1/k", "0"),
}
NO_SEQUENCES = {
    "signs": (sequence("(-1)^k", "0"), "was not compared with 1"),
    "another value": (sequence("1/(k + 1)", "1"), "the limit is another one"),
    "a point": (sequence("1/(k + 1)", "1", point=ZERO), "at ∞ only"),
    "the other end": (sequence("1/(k + 1)", "0", point="-oo"), "at ∞ only"),
    "what is never defined": (sequence("sqrt(-1 - k)*0", "0"), "to be defined near the point"),
}


@pytest.mark.parametrize("asked", SEQUENCES.values(), ids=SEQUENCES)
def test_accepts_of_a_sequence(asked):
    check("limit", asked)


@pytest.mark.parametrize(("asked", "reason"), NO_SEQUENCES.values(), ids=NO_SEQUENCES)
def test_refuses_of_a_sequence(asked, reason):
    with pytest.raises(RuleRefused, match=re.escape(reason)):
        check("limit", asked)


@pytest.mark.parametrize("asked", ACCEPTS.values(), ids=ACCEPTS)
def test_accepts(asked):
    check("limit", asked)


@pytest.mark.parametrize(("asked", "reason"), REFUSES.values(), ids=REFUSES)
def test_refuses(asked, reason):
    with pytest.raises(RuleRefused, match=re.escape(reason)):
        check("limit", asked)


def test_refuses_a_variable_that_is_declared():
    context = context_of("x = x")
    asked = Goal(context, Limit(context, term_in(context, "x"), "x", "oo", "oo"))
    with pytest.raises(RuleRefused, match="'x' is declared already"):
        check("limit", asked)


def test_refuses_another_context():
    asked = tends("x", "oo", "oo")
    other = Goal(context_of("a = a", ["a > 0"]), asked.prop)
    with pytest.raises(RuleRefused, match="expected a limit in the context of the goal"):
        check("limit", other)
