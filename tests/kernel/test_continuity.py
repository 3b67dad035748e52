"""Continuity read off the form of a term."""

import pytest
from kernel_goals import FAMILY, context_of, term_in

from symcheck.kernel.claim import NATURAL, REAL, Context, Definition
from symcheck.kernel.continuity import discontinuity
from symcheck.kernel.term import ONE, Term, add, bound, call, fn, mul, num, var

WHERE = FAMILY + "; x: real; a: real; m: integer; l: natural"
CONTEXT = context_of("x = x", (), WHERE)


def found(text):
    return discontinuity(term_in(CONTEXT, text), "x", CONTEXT)


CONTINUOUS = [
    "a", "x", "x + a", "-x", "x*a", "a/x", "x**a", "a**x", "x**2", "x**l", "x**m", "x**(-2)",
    *(f"{f}(x)" for f in (
        "exp", "log", "sqrt", "cbrt", "Abs", "relu", "sigmoid", "softplus", "erf", "sin", "cos",
        "tan", "cot", "sec", "csc", "asin", "acos", "atan", "asec", "acsc", "sinh", "cosh", "tanh",
        "coth", "sech", "csch", "asinh", "acosh", "atanh", "acoth", "asech", "acsch",
    )),
    "Max(x, a)", "Min(x, a)", "sin(exp(x) + x*sqrt(a))", "sign(a) + x", "acot(a)*x",
    "Piecewise((1, a > 0), (2, True))*x",
    "Sum(x*y[k], (k, 1, n))", "Sum(sign(y[k])*x, (k, 1, n))", "Product(x + k, (k, 1, n))",
    "Max(x*y[k], (k, 1, n))", "Min(x*y[k], (k, 1, n))", "Sum(x**k, (k, 1, n))",
    "Sum(Sum(x*j + k, (j, 1, k)), (k, 1, n))",
]  # fmt: skip


@pytest.mark.parametrize("text", CONTINUOUS)
def test_continuous(text):
    assert found(text) is None


JUMPS = {
    "sign(x)": "'sign' may jump",
    "acot(x)": "'acot' may jump",
    "atan2(x, a)": "'atan2' may jump",
    "exp(sign(x)) + 1": "'sign' may jump",
    "a + x + sign(x)": "'sign' may jump",
    "sign(x) + a + x": "'sign' may jump",
    "sign(x)**2": "'sign' may jump",
    "Piecewise((x, x > 0), (1, True))": "'piecewise' may jump",
    "Piecewise((1, x > 0), (0, True))*a": "'piecewise' may jump",
    "2**Piecewise((1, x > 0), (0, True))": "an integer exponent depends on the variable",
    "Sum(sign(x + k), (k, 1, n))": "'sign' may jump",
    "Sum(y[k] + sign(x)*k, (k, 1, n))": "'sign' may jump",
    "Sum(1, (k, 1, sign(x)))": "a range depends on the variable",
    "Sum(1, (k, sign(x), n))": "a range depends on the variable",
    "Product(2, (k, 1, sign(x)))": "a range depends on the variable",
    "Sum(sign(Sum(x + k*j, (j, 1, n))), (k, 1, n))": "'sign' may jump",
    "Derivative(Abs(x), x)": "'diff' may jump",
    "softmax(y[k]*x, (k, 1, n))[i]": "'softmax' may jump",
    "KroneckerDelta(sign(x), 1)": "'delta' may jump",
}


@pytest.mark.parametrize(("text", "why"), JUMPS.items())
def test_may_jump(text, why):
    assert found(text) == why


X, L = var("x"), var("l")
POWER = Definition(
    "power", (("x", REAL), ("l", NATURAL)), on="l", base=ONE, step=mul(X, call("power", X, L))
)
FIRST = Definition("first", (("x", REAL), ("l", NATURAL)), on="l", base=fn("sign", X), step=X)
JUMP = Definition("jump", (("x", REAL),), fn("sign", X))
SHIFT = Definition("shift", (("x", REAL),), add(X, ONE))
DEFINED = Context((("x", REAL), ("l", NATURAL)), (), (POWER, FIRST, JUMP, SHIFT))


@pytest.mark.parametrize(("term", "why"), [
    (call("shift", X), None),
    (call("power", X, num(2)), None),
    (call("jump", X), "'sign' may jump"),
    (call("power", call("jump", X), num(1)), "'sign' may jump"),
    (call("power", X, L), "'power' was not unfolded"),
    (call("power", X, add(L, ONE)), "'power' was not unfolded"),
    (call("first", X, add(L, ONE)), "'first' was not unfolded"),
    (call("first", X, num(1)), None),
    (call("first", X, num(0)), "'sign' may jump"),
])  # fmt: skip
def test_a_definition_is_unfolded(term, why):
    assert discontinuity(term, "x", DEFINED) == why


def test_a_bound_variable_is_constant():
    assert discontinuity(bound(0), "x", CONTEXT) is None
    assert discontinuity(Term("add", (bound(0), X)), "x", CONTEXT) is None
    assert discontinuity(fn("sign", bound(0)), "x", CONTEXT) is None
