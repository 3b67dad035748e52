"""What limits are made of, for the second checker: bounds, powers, signs, slopes, definitions."""

from fractions import Fraction

import pytest
from tending import Near, eventually, tends

from symcheck.recheck import (
    ONE,
    PI,
    REAL,
    TWO,
    ZERO,
    Context,
    Definition,
    Germ,
    Refused,
    Sort,
    T,
    add,
    bind,
    div,
    equal,
    fn,
    lt,
    mul,
    neg,
    npow,
    num,
    piecewise,
    var,
)

U = "(t*atan(t))"  # grows, and has no order of growth
V = "(t*sin(t))"  # has no limit and no bound

BOUNDED = [
    "(sin(t) + cos(t))", "sin(t)*cos(t)", "(-sin(t))", "Max(sin(t), cos(t))",
    "Min(sin(t), cos(t))", "Abs(sin(t))", "relu(sin(t))", "sin(t)**2", "sin(t)**n", "sin(t)**0",
    "(sin(t) + 1/t)", "a*sin(t)", "(sin(t) + atan(t)/t)", "(sin(t) + exp(-t*atan(t)))",
]  # fmt: skip
UNBOUNDED = [
    f"(sin(t) + exp({V}))", V, f"{V}**2", f"{V}**n", "tan(t)", "(t + sin(t))*sin(t)", f"(-{V})",
    f"Max(sin(t), {V})", f"Min(sin(t), {V})", f"(1/t + {V})", f"sin(t)*{V}", "sin(t)/cos(t)",
    f"(sin(t)*t)**2*{U}", f"(sin(t) + {U})*sin(t)", "(2 + sin(t))**(-1)", "sin(t)**m",
]  # fmt: skip


@pytest.mark.parametrize("text", BOUNDED)
def test_what_is_bounded_over_what_grows(text):
    assert tends(f"{text}/t", "0")
    assert tends(f"{text} + t", "oo")


@pytest.mark.parametrize("text", UNBOUNDED)
def test_what_is_not_bounded_over_what_grows(text):
    assert tends(f"{text}/t", None)


def test_a_bound_for_large_values():
    at = Near()
    for text in (*BOUNDED, "a", "sin(a)", "atan(t)", "1/t", "exp(-t)"):
        assert at.germ.bounded(at.term(text))
    for text in (*UNBOUNDED, "t", "exp(t)", U, "-t", "t**2", "a*t", "t**n", "2**s*t"):
        assert not at.germ.bounded(at.term(text))


def test_a_power_that_is_bounded():
    for given, base, bound in (
        ("Abs(a) <= 1", "a", True), ("a <= 1", "a", False), ("a >= -1", "a", False),
        ("a > 1", "a", False), ("a = 0", "(-1)", True), ("a = 0", "(-2)", False),
        ("a = 0", "(1/s)", False), ("Abs(a) <= 1", "(a + 1)", False),
    ):  # fmt: skip
        at = Near([given], "s")
        assert at.germ.bounded(at.term(f"{base}**s")) is bound


SEQUENCES = {
    "2**s": "oo", "(1/2)**s": "0", "a**s": None, "(-2)**s": None, "(-1)**s/s": "0",
    "(-1)**s": None, "(-1/2)**s": "0", "(-2)**s/s": None, "a**s/s": None, "(1 + 1/s)**s": None,
    "(1 - 1/s)**s": None, "2**(-s)": None, "(1/2)**(s**2)": "0", "2**(s + 1)": "oo",
    "(2 + sin(s)/s)**s": None, "(1/2 + 1/s)**s": None, "(1/2)**s + 1/s": "0",
    "2**s*(1/2)**s": "1", "2**(-s)*2**s": "1", "(s + 1)**2/s**2": "1", "(1/s)**s/s": None,
    "1**s": "1", "(2**s)**0": "1", "(2**s)**1": "oo", "(2**s)**(-1)": "0", "((1/2)**s)**0": "1",
    "((1/2)**s)**2": "0", "((1/2)**s)**(-1)": None, "(-(2**s))**3": "-oo", "(-(2**s))**4": "oo",
    "(-(2**s))**0": "1", "(-(2**s))**(-3)": "0",
}  # fmt: skip


@pytest.mark.parametrize("text", SEQUENCES)
def test_of_a_natural_number(text):
    assert tends(text, SEQUENCES[text], name="s")


@pytest.mark.parametrize(("text", "given", "value"), [
    ("a**s", "Abs(a) < 1", "0"), ("a**s", "a > 1", "oo"), ("a**s", "Abs(a) <= 1", None),
    ("a**s", "a >= 1", None), ("a**s", "a < -1", None), ("a**s", "a = 1", None),
    ("a**s/s", "Abs(a) <= 1", "0"), ("a**s/s", "a <= 1", None), ("a**s/s", "a >= -1", None),
    ("a**n", "a > 1", "a**n"),
])  # fmt: skip
def test_of_a_power_of_a_variable(text, given, value):
    assert tends(text, value, [given], name="s")


# ── powers and exponents ──


def test_the_power_of_a_factor():
    at = Near()
    for text, power in {
        "t": 1, "Abs(t)": 1, "sqrt(t)": Fraction(1, 2), "cbrt(t)": Fraction(1, 3),
        "t**(2/5)": Fraction(2, 5), "sqrt(cbrt(t))": Fraction(1, 6), "Abs(sqrt(t))": Fraction(1, 2),
        "cbrt(t**(3/2))": Fraction(1, 2), "sqrt(t)**(-2/3)": Fraction(-1, 3),
    }.items():  # fmt: skip
        assert at.germ.power(at.term(text)) == power
    for text in ("a", "Abs(a)", "sqrt(a)", "a**(1/3)", "t**a", "a**t", "sin(t)", "sqrt(t + 1)",
                 "Abs(sin(t))", "t**pi", "1", "log(t)", "sqrt(2)"):  # fmt: skip
        with pytest.raises(Refused, match="a factor without an order of growth"):
            at.germ.power(at.term(text))


def test_a_power_of_what_is_not_positive():
    for text in ("(-1/t)**a", "Abs(sin(t)/t)**a", "(b*tanh(t))**a"):
        assert tends(text, None, ["a > 0", "b = 0"])
    assert tends("atan(1/t)**a", "0", ["a > 0"])


def test_a_power_that_is_no_power():
    at = Near()
    for text in ("(a*tanh(t))**0", "atan(1/t)**0", f"{U}**0", f"(-{U})**0"):
        assert equal(at.germ.integer_power(at.term(text)), ONE, at.germ.outer)


def test_the_monomial_in_an_exponent():
    at = Near()
    for text, found in {
        "3*t": (3, 1), "-t": (-1, 1), "5/7*t**2": (Fraction(5, 7), 2), "2": (2, 0),
        "sqrt(t)/2": (Fraction(1, 2), Fraction(1, 2)), "3/(4*t)": (Fraction(3, 4), -1),
        "t*sqrt(t)": (1, Fraction(3, 2)), "t**5/(2*t**2)": (Fraction(1, 2), 3),
        "2/sqrt(t)**3": (2, Fraction(-3, 2)), "-2*t/3/t**3": (Fraction(-2, 3), -2),
    }.items():  # fmt: skip
        assert at.germ.monomial(at.term(text)) == found
    for text in ("t + 1", "t/(t + 1)", "1/(t - 1)", "(t + 1)/(t - 1)", "t - t"):
        with pytest.raises(Refused, match="no power of the variable"):
            at.germ.monomial(at.term(text))
    for text in ("a*t", "t/a", "t*sin(t)", "t**a"):
        with pytest.raises(Refused, match="a factor without an order of growth"):
            at.germ.monomial(at.term(text))


# ── what the limit is compared with ──


def test_a_limit_is_compared_with_a_value():
    at, a = Near(), var("a")
    outer, t = at.germ.outer, var("t")
    assert at.germ.tends(a, a, outer)
    assert at.germ.tends(at.term("a*tanh(t)"), at.term("a + 0"), outer)
    assert not at.germ.tends(at.term("a*tanh(t)"), at.term("a + 1"), outer)
    assert at.germ.tends(t, "oo", outer)
    for term, value in ((t, "-oo"), (neg(t), "oo"), (t, a), (a, "oo"), (ZERO, "oo")):
        assert not at.germ.tends(term, value, outer)
    undefined = fn("log", a)
    with pytest.raises(Refused):
        at.germ.tends(undefined, undefined, outer)
    assert at.germ.tends(undefined, undefined, outer.assume(lt(ZERO, a)))


def test_a_limit_that_was_found_is_kept():
    at = Near()
    wave = at.term("sin(t)")
    at.germ.kept[wave] = ONE
    assert at.germ.limit(wave) is ONE
    assert at.germ.limit(at.term("a")) is var("a")
    assert at.germ.limit(at.term("sin(t)*atan(t)")).free == frozenset()


# ── signs near a zero ──


def test_the_sign_of_what_tends_to_zero():
    at = Near()
    for text, value in {
        "atan(t)": div(ONE, div(PI, TWO)), "t": ZERO, U: ZERO, f"-{U}": ZERO,
        f"exp(-{U})": "oo", f"-exp(-{U})": "-oo", "1/t": "oo", "-1/t": "-oo",
        "1/t - 2/t**2": "oo", "2/t**2 - 1/t": "-oo", "2/t - 1/t**2": "oo",
    }.items():  # fmt: skip
        assert at.germ.reciprocal(at.term(text)) == value
    for text in ("sin(t)", "sin(t)/t", "a", "a/t", "a*atan(t)"):
        with pytest.raises(Refused):
            at.germ.reciprocal(at.term(text))
    assert at.germ.shown_sign(at.term(U)) == 1
    assert at.germ.shown_sign(at.term(f"-{U}")) == -1
    for text in ("a", "t - 3", "sin(t)", "0", "t - t"):
        with pytest.raises(Refused, match="the sign was not shown"):
            at.germ.shown_sign(at.term(text))


# ── definitions, and slopes ──

X, TT, L = var("x"), var("t"), var("l")
POWER = Definition(
    "power", (("x", REAL), ("l", Sort("natural"))), on="l",
    base=ONE, step=mul(X, T("call", (X, L), "power")),
)  # fmt: skip
CURVE = Definition("curve", (("x", REAL),), mul(TWO, fn("atan", X)))
DEFINED = Context(
    {"t": Sort("positive"), "l": Sort("natural")}, (), {"power": POWER, "curve": CURVE}
)


def call(name, *args):
    return T("call", args, name)


def test_a_definition_is_unfolded():
    at = Germ(DEFINED, "t")
    assert equal(at.limit(call("curve", TT)), PI, at.outer)
    assert equal(at.limit(call("power", fn("atan", neg(TT)), ZERO)), ONE, at.outer)
    assert equal(at.limit(add(call("curve", TT), call("curve", neg(TT)))), ZERO, at.outer)
    assert at.limit(call("power", mul(TT, fn("atan", TT)), TWO)) == "oo"
    assert at.limit(call("power", mul(neg(TT), fn("atan", TT)), num(3))) == "-oo"
    with pytest.raises(Refused, match="no limit was found"):
        at.limit(call("power", div(ONE, TT), L))


def test_the_slope_of_a_recursion_has_no_known_limit():
    slope = bind("diff", "t", call("power", TT, L), TT)
    with pytest.raises(Refused, match="no limit was found"):
        Germ(DEFINED, "t").limit(slope)


def test_a_slope_under_a_condition_of_another_variable():
    for text, given, value in (
        ("Derivative(Abs(a)*atan(t)*t, t)", "a != 0", "Abs(a)*pi/2"),
        ("Derivative(t*atan(t)*sign(a + 0*t), t)", "a != 0", "sign(a)*pi/2"),
        ("Derivative(t*atan(t)*sign(a + 0*t), t)", "a = a", None),
        ("Derivative(log(t + a), t)", "a = a", "0"),
    ):
        assert tends(text, value, [given])


def test_a_condition_for_every_index_below_what_grows():
    """For a fixed k, s − k is positive in the end; for all k up to s it never is."""
    slope = "Subs(Derivative({}, a), a, s)"
    assert tends(slope.format("a*atan(a)"), "pi/2", name="s")
    below = "a*atan(a) + 0*Sum(log(a - k), (k, 1, {}))"
    assert tends(slope.format(below.format("s")), None, name="s")


def test_branches_that_are_not_taken():
    t, at = var("t"), Near().germ
    late = piecewise((fn("sin", t), lt(t, num(9))), (fn("atan", t), lt(num(9), t)))
    assert equal(at.limit(late), div(PI, TWO), at.outer)
    with pytest.raises(Refused, match="no limit was found"):
        at.limit(piecewise((ONE, lt(t, num(9)))))
    with pytest.raises(Refused, match="no limit was found"):
        at.limit(piecewise((ONE, lt(ZERO, fn("sin", t))), (TWO, lt(num(9), t))))
    assert not eventually("Piecewise((0, sin(t) > 0), (1, True)) > 0")


def test_heads_without_a_limit():
    t, at = var("t"), Near().germ
    for term in (
        fn("sin", t), fn("delta", t, ONE), fn("acot", div(ONE, t)), npow(fn("sin", t), TWO),
        bind("sum", "k", fn("atan", t), ONE, TWO), fn("atan2", t, ONE),
    ):  # fmt: skip
        with pytest.raises(Refused):
            at.limit(term)
