"""What a claim of a limit has to say, and what it owes."""

import pytest
from germs import WHERE

from symcheck.kernel.claim import NATURAL, REAL, Context, Definition, Limit
from symcheck.kernel.limits.claims import holds_near, limit_of, reached, said_limit, shown_limit
from symcheck.kernel.limits.germ import NoLimit
from symcheck.kernel.sign import prove
from symcheck.kernel.term import ONE, ZERO, add, bound, call, div, eq, var
from symcheck.kernel.writing import to_text
from symcheck.read.text import read_hypothesis, read_problem, read_term

A, X = var("a"), var("x")


def context_of(given=()):
    return read_problem("t + a + b = t + a + b", given, WHERE).context


def limit(body, point, value, given=(), side="+-", *, sort=REAL, natural=False):
    """Return the claim that a body in x has a limit; what is no text is taken as it is."""
    context = context_of(given)
    inner = context.declare("x", sort)

    def read(part, where):
        return part if part in {"oo", "-oo", "up"} else read_term(part, where)

    ends = [read(e, context) if isinstance(e, str) else e for e in (point, value)]
    return Limit(context, read(body, inner), "x", *ends, side, natural)


def owed(claim):
    return [to_text(o.prop) for o in shown_limit(claim)]


OWED = {
    "nothing": (limit("1/x", "oo", "0"), []),
    "the value": (limit("x/(x*a)", "oo", "1/a", ["a != 0"]), {"a != 0", "1*a != 0"}),
    "the point": (limit("b", "1/a", "b"), {"a != 0"}),
    "a value that is the body": (limit("log(a)", "oo", "log(a)", ["a > 0"]), {"0 < a"}),
    "a value in another form": (limit("b + sin(x)/x", "oo", "b*a/a"), {"a != 0"}),
    "from the right": (limit("Abs(x)/x", "0", "1", side="+"), []),
    "from the left": (limit("Abs(x)/x", "0", "-1", side="-"), []),
}


@pytest.mark.parametrize(("claim", "wanted"), OWED.values(), ids=OWED)
def test_owes(claim, wanted):
    assert set(owed(claim)) == set(wanted)


REFUSED = {
    "a finite limit called infinite": (limit("1/x", "oo", "oo"), "another one"),
    "an infinite limit called finite": (limit("x", "oo", "0"), "another one"),
    "the other infinity": (limit("x", "oo", "-oo"), "another one"),
    "another value": (limit("1/x", "oo", "1"), "another one"),
    "one side only": (limit("Abs(x)/x", "0", "1"), "another one"),
    "the value from the other side": (limit("Abs(x)/x", "0", "1", side="-"), "another one"),
    "a side that is none": (limit("x", "0", "0", side="up"), "a limit is from"),
    "an undeclared point": (limit("a", var("q"), "a"), "point or the value uses"),
    "an undeclared value": (limit("a", "0", var("q")), "point or the value uses"),
    "its own variable in the value": (limit("x", "0", X), "point or the value uses"),
    "a loose value": (limit("a", "0", bound(0)), "point or the value uses"),
    "a loose point": (limit("a", bound(0), "a"), "point or the value uses"),
    "a value that is a word": (limit("a", "0", "up"), "a limit is a term"),
    "a point that is a word": (limit("a", "up", "a"), "a limit is a term"),
    "a sequence at a number": (
        limit("1/x", "3", "1/3", natural=True),
        "the limit of a sequence is at ∞ only",
    ),
    "a sequence at -∞": (limit("1/x", "-oo", "0", natural=True), "of a sequence is at ∞ only"),
    "a counting exponent at a number": (
        limit("2**x + 1", "3", "9", sort=NATURAL),
        "an exponent that counts has a limit over the naturals only",
    ),
    "a counting exponent at -∞": (
        limit("2**x + 1", "-oo", "1", sort=NATURAL),
        "an exponent that counts has a limit over the naturals only",
    ),
    "a counting negative exponent at -∞": (
        limit("2**(-x) + 1", "-oo", "oo", sort=NATURAL),
        "an exponent that counts has a limit over the naturals only",
    ),
    "undefined near the point": (limit("sqrt(x)", "0", "0"), "defined near the point"),
    "undefined under a sum": (
        limit("sin(Sum(log(x - k), (k, 1, x)))/x", "oo", "0", sort=NATURAL, natural=True),
        "defined near the point",
    ),
}


@pytest.mark.parametrize(("claim", "why"), REFUSED.values(), ids=REFUSED)
def test_refuses(claim, why):
    with pytest.raises(NoLimit, match=why):
        shown_limit(claim)


def test_an_undeclared_name_in_the_body():
    with pytest.raises(NoLimit, match="the body uses what is not declared"):
        said_limit(Limit(context_of(), add(X, var("q")), "x", ZERO, ZERO))


SHIFT = Definition("shift", (("x", REAL),), add(X, ONE))
DEFINED = Context((("a", REAL),), (), (SHIFT,))


def test_definitions_are_names():
    shifted = call("shift", A)
    assert shown_limit(Limit(DEFINED, call("shift", X), "x", A, shifted)) == ()
    assert said_limit(Limit(DEFINED, X, "x", shifted, shifted)) == []
    with pytest.raises(NoLimit, match="'shift' is declared already"):
        said_limit(Limit(DEFINED, var("shift"), "shift", ZERO, ZERO))
    with pytest.raises(NoLimit, match="'a' is declared already"):
        said_limit(Limit(DEFINED, A, "a", ZERO, ZERO))


NEAR = {
    "on either side": (limit("x", "0", "0"), "x != 0", True),
    "on the right only": (limit("x", "0", "0"), "x > 0", False),
    "on the left only": (limit("x", "0", "0"), "x < 0", False),
    "from the right": (limit("x", "0", "0", side="+"), "x > 0", True),
    "from the left": (limit("x", "0", "0", side="-"), "x < 0", True),
    "near a": (limit("x", "a", "a"), "x < a + 1", True),
    "at ∞": (limit("x", "oo", "oo"), "x > 7", True),
    "at -∞": (limit("x", "-oo", "-oo"), "x < -7", True),
    "at -∞, the other side": (limit("x", "-oo", "-oo"), "x > -7", False),
}


@pytest.mark.parametrize(("claim", "prop", "holds"), NEAR.values(), ids=NEAR)
def test_holds_near(claim, prop, holds):
    inner = claim.context.declare("x", REAL)
    assert holds_near(claim, read_hypothesis(prop, inner)) is holds


def test_the_limit_whatever_is_claimed():
    assert limit_of(limit("x", "-oo", "oo")) == "-oo"
    assert limit_of(limit("x**2", "-oo", "0")) == "oo"
    assert prove(context_of(), eq(limit_of(limit("x + 1", "a", "0")), add(A, ONE)))


def test_what_a_term_owes_to_reach_a_value():
    context = context_of()
    inverse = div(ONE, A)
    assert [to_text(o.prop) for o in reached(inverse, "s", inverse, context, {})] == ["a != 0"]
    assert reached(div(ONE, var("k")), "k", ZERO, context, {}) == []
    assert reached(var("k"), "k", "oo", context, {}) == []
    with pytest.raises(NoLimit, match="another one"):
        reached(var("k"), "k", "-oo", context, {})
    told = {call("f", var("k")): A}
    assert reached(add(call("f", var("k")), ONE), "k", add(A, ONE), context, told) == []
    with pytest.raises(NoLimit):
        reached(add(call("f", var("k")), ONE), "k", add(A, ONE), context, {})


def test_a_residue_that_is_zero_under_a_condition():
    assert "0 <= a" in owed(limit("a + sin(x)/x", "oo", "sqrt(a)**2", ["a >= 0"]))


def test_a_value_with_a_slope_owes_that_its_formula_holds():
    context = context_of()
    slope = read_term("Derivative(Abs(b), b)", context)
    term = read_term("sign(b) + sin(s)/s", context)
    found = reached(term, "s", slope, context.without(frozenset(("s",))), {})
    assert [to_text(o.prop) for o in found] == ["b != 0"]
