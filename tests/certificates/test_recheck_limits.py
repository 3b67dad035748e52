"""The second checker's limits: what a claim has to say, ends of functions, orders, signs."""

from fractions import Fraction

import pytest
from stepping import told, told_context
from tending import WHERE, Near, eventually, tends

from symcheck import recheck
from symcheck.kernel.claim import NATURAL
from symcheck.kernel.claim import REAL as REAL_THERE
from symcheck.read.text import read_problem, read_term
from symcheck.recheck import ONE, REAL, ZERO, Claim, Context, Definition, Refused, T, fn, var

U = "(t*atan(t))"  # grows, and has no order of growth
V = "(t*sin(t))"  # has no limit and no bound
A, N, TT = var("a"), T("bound", (), 0), var("t")


def read(text, given=(), name="t"):
    """Return a term and the germ of a variable at ∞."""
    at = Near(given, name)
    return at.term(text), at.germ


def sign_of(text, given=(), name="t"):
    """Return the sign of a text for all large values."""
    term, at = read(text, given, name)
    return at.sign(term)


# ── functions far out ──

#: The limits at −∞ and at ∞.
ENDS = {
    "exp": ("0", "oo"), "log": (None, "oo"), "sqrt": (None, "oo"), "cbrt": (None, "oo"),
    "Abs": ("oo", "oo"), "atan": ("-pi/2", "pi/2"), "erf": ("-1", "1"), "tanh": ("-1", "1"),
    "coth": ("-1", "1"), "sigmoid": ("0", "1"), "softplus": ("0", "oo"), "relu": ("0", "oo"),
    "sinh": ("-oo", "oo"), "cosh": ("oo", "oo"), "sech": ("0", "0"), "csch": ("0", "0"),
    "asinh": ("-oo", "oo"), "acosh": (None, "oo"), "sin": (None, None), "cos": (None, None),
    "tan": (None, None), "cot": (None, None), "sec": (None, None), "acot": (None, None),
    "atanh": (None, None), "asin": (None, None),
}  # fmt: skip


@pytest.mark.parametrize("function", ENDS)
def test_the_ends_of_a_function(function):
    below, above = ENDS[function]
    assert tends(f"{function}({U})", above)
    assert tends(f"{function}(-{U})", below)


BOUNDED = [
    *(f"{f}({V})" for f in ("sin", "cos", "atan", "tanh", "sigmoid", "sech", "sign", "erf")),
    "asin(sin(t))", "acos(sin(t))", f"softmax(y[k]*{V}, (k, 1, n))[1]",
]  # fmt: skip
UNBOUNDED = [f"{f}({V})" for f in ("exp", "sinh", "cosh", "tan", "sqrt", "cbrt", "Abs", "relu")]


@pytest.mark.parametrize("text", BOUNDED)
def test_what_is_bounded_over_what_grows(text):
    assert tends(f"{text}/t", "0")
    assert tends(f"{text} + t", "oo")
    assert tends(f"{text} - t", "-oo")
    assert tends(f"{text}*atan(t)", None)
    assert tends(f"{text}*{U}", None)


@pytest.mark.parametrize("text", UNBOUNDED)
def test_what_is_not_bounded_over_what_grows(text):
    assert tends(f"{text}/t", None)
    assert tends(f"{text} + t", None)


def test_a_delta_is_bounded():
    assert tends("KroneckerDelta(s, l)/s", "0", name="s")
    assert tends("KroneckerDelta(s, l)*s", None, name="s")


# ── what a claim says ──


def limit(body, point, value, given=(), side="+-", *, natural=False, sort=REAL_THERE):
    """Return the claim that a body in x has a limit; what is no text is taken as it is."""
    context = read_problem("t + a + b = t + a + b", given, WHERE).context
    inner = context.declare("x", NATURAL if natural else sort)

    def made(part, where):
        said = isinstance(part, T) or part in {"oo", "-oo", "up"}
        return part if said else told(read_term(part, where))

    fields = {"body": made(body, inner), "name": "x", "point": made(point, context),
              "value": made(value, context), "side": side, "natural": natural}  # fmt: skip
    return Claim("limit", told_context(context), fields)


def says(claim):
    """Return why a limit is refused, or None."""
    try:
        recheck.show_limit(claim)
    except Refused as error:
        return str(error)
    return None


SHOWN = {
    "at oo": limit("1/x", "oo", "0"),
    "at -oo": limit("exp(x)", "-oo", "0"),
    "to oo": limit("x**2", "-oo", "oo"),
    "to -oo": limit("x**3", "-oo", "-oo"),
    "at a number": limit("x + 1", "3", "4"),
    "at a": limit("x*b", "a", "a*b"),
    "from the right": limit("1/x", "0", "oo", side="+"),
    "from the left": limit("1/x", "0", "-oo", side="-"),
    "from both": limit("1/x**2", "0", "oo"),
    "a root from the right": limit("sqrt(x)", "0", "0", side="+"),
    "under a hypothesis": limit("x/(x*a)", "oo", "1/a", ["a != 0"]),
    "a logarithm of a point": limit("log(x)", "a", "log(a)", ["a > 0"]),
    "a sequence": limit("1/(x + 1)", "oo", "0", natural=True),
    "a sequence of deltas": limit("KroneckerDelta(x, l)/(x + 1)", "oo", "0", natural=True),
    "a power that counts": limit("(1/2)**x", "oo", "0", sort=NATURAL, natural=True),
    "a negative power that counts": limit("2**(-x)*2**x", "oo", "1", sort=NATURAL, natural=True),
}  # fmt: skip


@pytest.mark.parametrize("name", SHOWN)
def test_a_limit_is_shown(name):
    assert says(SHOWN[name]) is None


NEITHER, OTHER = "the point or the value uses what is not declared", "the limit is another one"
COUNTS = "an exponent that counts has no limit over the reals"
NEAR = "not shown to be defined near the point"
REFUSED = {
    "a finite limit called infinite": (limit("1/x", "oo", "oo"), OTHER),
    "an infinite limit called finite": (limit("x", "oo", "0"), OTHER),
    "the other infinity": (limit("x", "oo", "-oo"), OTHER),
    "another value": (limit("1/x", "oo", "1"), OTHER),
    "one side only": (limit("Abs(x)/x", "0", "1"), OTHER),
    "the other side only": (limit("Abs(x)/x", "0", "-1"), OTHER),
    "the right one from the left": (limit("1/x", "0", "oo", side="-"), OTHER),
    "the left one from the right": (limit("1/x", "0", "-oo", side="+"), OTHER),
    "∞ from one side only": (limit("1/x", "0", "oo"), OTHER),
    "of ∞ at -∞": (limit("x**3", "-oo", "oo"), OTHER),
    "a side that is none": (limit("x", "0", "0", side="up"), "the variable or the side"),
    "no side": (limit("x", "0", "0", side=""), "the variable or the side"),
    "an undeclared point": (limit("a", var("q"), "a"), NEITHER),
    "an undeclared value": (limit("a", "0", var("q")), NEITHER),
    "its own variable in the value": (limit("x", "0", var("x")), NEITHER),
    "its own variable in the point": (limit("x", var("x"), "0"), NEITHER),
    "a loose value": (limit("a", "0", N), NEITHER),
    "a loose point": (limit("a", N, "a"), NEITHER),
    "a value that is a word": (limit("a", "0", "up"), "a limit is a term"),
    "a point that is a word": (limit("a", "up", "a"), "a limit is a term"),
    "an undefined value": (limit("b", "0", "b + 0/a"), "not shown"),
    "an undefined point": (limit("b", "1/a", "b"), "not shown"),
    "a sequence at a number": (limit("1/(x + 1)", "3", "1/4", natural=True), "is at oo only"),
    "a sequence at -∞": (limit("1/x", "-oo", "0", natural=True), "is at oo only"),
    "a count at a number": (limit("2**x + 1", "3", "9", sort=NATURAL), COUNTS),
    "what counts at oo, at a number": (limit("2**x", "3", "oo", sort=NATURAL), COUNTS),
    "a count at -∞": (limit("2**x", "-oo", "oo", sort=NATURAL), COUNTS),
    "a negative count at -∞": (limit("2**(-x) + 1", "-oo", "oo", sort=NATURAL), COUNTS),
    "undefined near the point": (limit("sqrt(x)", "0", "0"), NEAR),
    "undefined on the left": (limit("sqrt(x)", "0", "0", side="-"), NEAR),
    "undefined far out": (limit("sqrt(1 - x)/x - sqrt(1 - x)/x", "oo", "0"), NEAR),
    "undefined everywhere": (limit("b + 0*log(-Abs(x))", "0", "b"), NEAR),
    "undefined under a sum": (
        limit("sin(Sum(log(x - k), (k, 1, x)))/x", "oo", "0", natural=True), NEAR),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_a_limit_is_refused(name):
    claim, why = REFUSED[name]
    assert why in (says(claim) or "")


SHIFT = Definition("shift", (("x", REAL),), var("x") + ONE)
DEFINED = Context({"a": REAL}, (), {"shift": SHIFT})


def about_shift(body, name, point, value):
    fields = {"body": body, "name": name, "point": point, "value": value, "side": "+-"}
    return says(Claim("limit", DEFINED, fields))


def test_definitions_are_names():
    shifted, x = T("call", (A,), "shift"), var("x")
    assert about_shift(T("call", (x,), "shift"), "x", A, shifted) is None
    assert about_shift(x, "x", shifted, shifted) is None
    assert about_shift(var("shift"), "shift", ZERO, ZERO) == "the variable or the side of a limit"
    assert about_shift(A, "a", ZERO, ZERO) == "the variable or the side of a limit"


# ── what holds for all large values ──

HOLDS = [
    "t > 5", "t >= 5", "t != 5", "5 < t", "5 <= t", "5 != t", "2*t - t = t", "2*t - t >= t",
    "2*t - t <= t", "-t < a", "-t <= a", "t > 5 and t > 6", "t > 5 or t < 4", "t < 5 or t > 6",
    "not (t < 5)", "not (t < 5 or t < 6)", f"{U} > 9", f"-{U} < 9", "atan(t) > 1", "t > 0",
    "sin(t) <= 1", "exp(sin(t)) > 0", "sin(t) <= 1 or t < 3", "Abs(sin(t)) >= 0",
    "k + t > k for k in 1..n", "sin(t) < 2 for k in 1..n",
]  # fmt: skip
FAILS = [
    "t < 5", "t <= 5", "t = 5", "5 > t", "5 >= t", "2*t - t < t", "2*t - t > t", "2*t - t != t",
    "t > 5 and t < 6", "t < 6 and t > 5", "t < 5 or t < 6", "not (t > 5)", "not (t > 5 and t > 6)",
    "sin(t) > 0", "sin(t) > 0 and t > 0", "t > a*t", "not (sin(t) > 0)", "sin(t) > 0 or t < 3",
    "not (sin(t) > 0 and sin(t) < 1)", "y[k] < t for k in 1..n", "not (y[k] < t for k in 1..n)",
]  # fmt: skip


@pytest.mark.parametrize("text", HOLDS)
def test_holds_for_large_values(text):
    assert eventually(text)


@pytest.mark.parametrize("text", FAILS)
def test_is_not_shown_for_large_values(text):
    assert not eventually(text)


def test_a_negation_is_that_of_its_proposition():
    _, at = read("t")
    below, above = recheck.lt(TT, recheck.num(5)), recheck.lt(recheck.num(5), TT)
    assert at.eventually(T("not", (below,)))
    assert not at.eventually(T("not", (above,)))
    assert not at.eventually(T("not", (recheck.TRUE,)))
    assert at.eventually(T("not", (T("not", (above,)),)))
    assert not at.eventually(T("not", (T("not", (below,)),)))
    assert at.eventually(T("or", (below, recheck.disj(below, above))))


SIGN = {
    "t - 5": 1, "5 - t": -1, "t - t": 0, "(1 - t)/(t + 2)": -1, "(1 - t)/(2 - t)": 1,
    "atan(t)": 1, "-atan(t)": -1, U: 1, f"-{U}": -1, "exp(t) - t**9": 1, "log(t) - sqrt(t)": -1,
    "1/t - 1/sqrt(t)": -1, "5": 1, "-pi": -1, "tanh(t) - 1": -1,
}  # fmt: skip


@pytest.mark.parametrize("text", SIGN)
def test_the_sign_for_large_values(text):
    assert sign_of(text) == SIGN[text]


def test_the_sign_of_what_a_hypothesis_decides():
    for given, side in (("a > 0", 1), ("a < 0", -1)):
        assert sign_of("a*t", [given]) == side
        assert sign_of("t/(a*t + 1)", [given]) == side
        assert sign_of("a*t/(a*t + 1)", [given]) == 1
        assert sign_of("a*atan(t)", [given]) == side


@pytest.mark.parametrize("text", ["sin(t)", "a*t", "a", "t/(a*t + 1)", "a*atan(t)"])
def test_a_sign_that_is_not_known(text):
    with pytest.raises(Refused):
        sign_of(text)


def test_a_limit_that_is_zero():
    _, at = read("t", ["b = 0"])
    assert at.is_zero(ZERO)
    assert at.is_zero(var("b"))
    assert not at.is_zero(A)
    assert not at.is_zero("oo")
    assert tends("(-sqrt(t**4 + 1))/t", "-oo")


# ── orders of growth ──

GROWTH = {
    "t": "oo", "-t": "-oo", "t - t": "0", "1/t": "0", "log(t)": "oo", "t*log(t)/(t + 1)": "oo",
    "log(t)/t": "0", "log(t)/sqrt(t)": "0", "t**2*log(t)/(t**2 + 1)": "oo",
    "t*log(t)**2/(t*log(t) + 1)": "oo", "log(t)/(2*log(t) + 1)": "1/2",
    "(3*t**2 + t)/(2*t**2 - 5)": "3/2", "(3*t**2 + t)/(5 - 2*t**2)": "-3/2",
    "t**3/(1 - t)": "-oo", "(1 - t)/t**3": "0", "exp(t)/t**9": "oo", "t**9/exp(t)": "0",
    "exp(-t)*t": "0", "exp(t)/(exp(t) + t)": "1", "exp(2*t)/(exp(t) + 1)": "oo",
    "exp(t**2)*exp(-5*t)": "oo", "exp(-t**2)*exp(5*t)": "0", "exp(t**2)/exp(t)**7": "oo",
    "exp(5*t)/(exp(t**2) + 1)": "0", "(exp(t**2) + 1)/(exp(5*t) + 1)": "oo",
    "exp(sqrt(t))/t**3": "oo", "exp(sqrt(t))/exp(t)": "0", "exp(2*sqrt(t))*exp(-t)": "0",
    "exp(-sqrt(t))*t**3": "0", "exp(3*sqrt(t))/(exp(sqrt(t))**3 + t)": "1",
    "sqrt(t)/(t + 1)": "0", "t/(sqrt(t) + 1)": "oo", "cbrt(t)/sqrt(t)": "0",
    "t**(2/3)/cbrt(t)": "oo",
    "(a*t + b*t)/(t + 1)": "a + b", "(a*t + b*t + t)/(t + 1)": "a + b + 1",
    "(t + 1)/(pi*t + t)": "1/(pi + 1)", "(a*t**2 + t)/t**2": "a", "a*t": None, "Abs(t)/t": "1",
    "Abs(sqrt(t))/(t + 1)": "0", "exp(a*t)": None, "exp(t)*exp(-t)": "1", "log(2*t)/t": "0",
    "(exp(t) + t)/(2*exp(t) + exp(t/2))": "1/2", "exp(exp(t))/t": None, "t**a/t": None,
}  # fmt: skip


@pytest.mark.parametrize("text", GROWTH)
def test_what_grows_faster(text):
    assert tends(text, GROWTH[text])


def at_infinity(*powers):
    """Return the order of a product of powers of terms, and its constants."""
    (_, at) = read("t")
    return at.order(tuple((read(text)[0], e) for text, e in powers))


def test_the_order_of_a_product_of_powers():
    half = Fraction(1, 2)
    assert at_infinity() == (({}, 0, 0), [])
    assert at_infinity(("t", 2), ("log(t)", 3), ("a", 1)) == (({}, 2, 3), [A**1])
    assert at_infinity(("a", 2), ("sqrt(t)", 3)) == (({}, 3 * half, 0), [A**2])
    assert at_infinity(("log(a)", 1)) == (({}, 0, 0), [fn("log", A)**1])
    assert at_infinity(("exp(2*t)", 3), ("exp(t)", 1)) == (({1: 7}, 0, 0), [])
    assert at_infinity(("exp(2*t)", 1), ("exp(-t)", 2)) == (({1: 0}, 0, 0), [])
    found = at_infinity(("exp(-t**2)", 1), ("exp(t/2)", 1), ("exp(-1/2*t**2)", 2))
    assert found == (({2: -2, 1: half}, 0, 0), [])
    assert at_infinity(("log(Abs(t))", 1), ("log(t)", 2)) == (({}, 0, 3), [])


@pytest.mark.parametrize("text", [
    "exp(2*t/t)", "exp(1/t)", "exp(t/t**2)", "exp(t + 1)", "exp(a*t)", "sin(t)", "log(t + 1)",
    "log(t**2)", "log(sqrt(t))", "t**a", "sqrt(t + 1)", "exp(sin(t))", "atan(t)", "a**t",
])  # fmt: skip
def test_what_has_no_order(text):
    with pytest.raises(Refused):
        at_infinity((text, 1))


def test_the_greatest_order():
    above, below, which = (read("t")[1]).leading(read("(3*t**2 + t)/(2*t - 5)")[0])
    assert (above, below, which) == (recheck.num(3), recheck.num(2), 1)
    for text, wanted in (("t/(t + 1)", 0), ("t/(t**2 + 1)", -1), ("t*log(t)/(t + 1)", 1)):
        assert read("t")[1].leading(read(text)[0])[2] == wanted
    assert read("t")[1].leading(read("t - t")[0]) is None
