"""The second checker: which terms are continuous in a variable wherever they are defined."""

import pytest
from stepping import told

from symcheck import recheck
from symcheck.read.text import read_problem, read_term
from symcheck.recheck import ONE, REAL, TRUE, ZERO, Context, Definition, Sort, T, fn, lt, var

WHERE = "x: real; a: real; n: size; m: integer; l: natural; y: family(n)"
X, K, L = var("x"), T("bound", (), 0), var("l")


def term(text):
    return told(read_term(text, read_problem("x = x", (), WHERE).context))


PARAMETERS = (("x", REAL), ("l", Sort("natural")))
DEFINITIONS = (
    Definition("smooth", PARAMETERS, fn("sin", X) * L),
    Definition("jump", PARAMETERS, fn("sign", X) * L),
    Definition("power", PARAMETERS, None, "l", ONE, X * T("call", (X, L), "power")),
)
HERE = Context({"x": REAL, "a": REAL, "l": Sort("natural")}, (), {d.name: d for d in DEFINITIONS})


def is_continuous(body, name="x"):
    return recheck.is_continuous(body, name, HERE)


CONTINUOUS = [
    "x", "-x", "x + a", "x*a", "a/x", "x**3", "x**(-3)", "x**l", "x**m", "x**a", "a**x",
    "Sum(sin(x*k), (k, 1, n))", "Product(x + k, (k, 1, n))", "Max(x*k, (k, 1, n))",
    "Min(x*k, (k, 1, n))", "exp(x)", "log(x)", "sqrt(x)", "cbrt(x)", "Abs(x)", "relu(x)",
    "Max(x, a)", "Min(x, a)", "sin(x)", "cos(x)", "tan(x)", "cot(x)", "asin(x)", "acos(x)",
    "atan(x)", "sinh(x)", "tanh(x)", "coth(x)", "acosh(x)", "atanh(x)", "sigmoid(x)", "erf(x)",
    "softplus(x)", "sign(a)", "x + sign(a)", "x*y[l]", "Piecewise((a, a > 0), (1, True))",
]  # fmt: skip
#: Each has a part that jumps, or may jump for all that is looked at.
NOT_KNOWN = [
    "sign(x)", "acot(x)", "atan2(x, a)", "atan2(a, x)", "Piecewise((x, x < 1), (0, True))",
    "KroneckerDelta(m, l)*sign(x)", "sign(x) + x", "x + sign(x)", "sin(sign(x))", "x**2*sign(x)",
    "a**sign(x)", "Sum(sign(x*k), (k, 1, n))", "Max(sign(x - k), (k, 1, n))",
]  # fmt: skip


@pytest.mark.parametrize("text", CONTINUOUS)
def test_is_continuous(text):
    assert is_continuous(term(text))


@pytest.mark.parametrize("text", NOT_KNOWN)
def test_is_not_known_to_be_continuous(text):
    assert not is_continuous(term(text))


def test_a_jump_in_another_variable_is_none_here():
    assert is_continuous(term("sign(a) + x"))
    assert not is_continuous(term("sign(a) + x"), "a")


@pytest.mark.parametrize("head", ["npow", "ipow"])
def test_an_exponent_that_counts_does_not_move(head):
    assert is_continuous(T(head, (X, L)))
    assert not is_continuous(T(head, (X, L)), "l")
    assert not is_continuous(T(head, (var("a"), X)))
    assert not is_continuous(T(head, (X, X)))


@pytest.mark.parametrize("head", ["sum", "prod", "bigmax", "bigmin"])
def test_an_end_of_a_range_does_not_move(head):
    assert is_continuous(T(head, (ONE, L, X * K)))
    assert not is_continuous(T(head, (ONE, X, K)))
    assert not is_continuous(T(head, (X, L, K)))


def test_what_is_never_continuous():
    for body in (
        T("at", (X,), "y"), T("delta", (X, ONE)), T("diff", (K * X, ZERO)), lt(ZERO, X),
        T("not", (lt(X, ONE),)),
        T("piecewise", (X, lt(ZERO, X), ZERO, TRUE)), T("softmax", (ONE, L, X * K, ONE)),
    ):  # fmt: skip
        assert not is_continuous(body)


def test_a_definition_is_what_it_stands_for():
    assert is_continuous(T("call", (X, L), "smooth"))
    assert not is_continuous(T("call", (X, L), "jump"))
    assert is_continuous(T("call", (var("a"), L), "jump"))
    # A recursion that is not at a numeral has no body to look at.
    assert not is_continuous(T("call", (X, L), "power"))
    assert not is_continuous(T("call", (X, L), "nothing"))
