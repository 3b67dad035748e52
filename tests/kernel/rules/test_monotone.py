"""The rule ``monotone``."""

import re
from dataclasses import replace

import pytest
from kernel_goals import check, context_of, goal, term_in, trusted, trusted_claim

from symcheck.kernel.claim import Iff
from symcheck.kernel.derivation import Derivation, RuleRefused
from symcheck.kernel.term import TRUE, var
from symcheck.kernel.theorem import run
from symcheck.prove.steps import Search
from symcheck.read.text import read_problem

NONE = context_of("0 = 0")
X = context_of("x = x")


def grows(text, given=(), *, contact="0", right=None, left=None, value=None, **arguments):
    """Return a goal with parts about the slope on both sides of a contact."""
    parts = []
    places = {}
    for name, part in (("right", right), ("left", left), ("value", value)):
        if part is not None:
            places[name] = len(parts)
            parts.append(trusted(*part))
    where = contact if contact in {"oo", "-oo"} else term_in(X, contact)
    return goal(text, given, parts=parts, variable="x", contact=where, **places, **arguments)


ACCEPTS = {
    "an inner contact": grows(
        "1 + x <= exp(x)", right=("0 <= exp(x) - 1", ["0 < x"]), left=("exp(x) - 1 <= 0", ["x < 0"])
    ),
    "strict away from the contact": grows(
        "1 + x < exp(x)",
        ["x != 0"],
        right=("0 < exp(x) - 1", ["0 < x"]),
        left=("exp(x) - 1 < 0", ["x < 0"]),
    ),
    "parts that know of the strictness": grows(
        "1 + x < exp(x)",
        ["x != 0"],
        right=("0 < exp(x) - 1", ["0 < x", "x != 0"]),
        left=("exp(x) - 1 < 0", ["x < 0", "x != 0"]),
    ),
    "a part that keeps away, the other way round": grows(
        "1 + x < exp(x)",
        ["x != 0"],
        right=("0 < exp(x) - 1", ["0 < x", "0 != x"]),
        left=("exp(x) - 1 < 0", ["x < 0"]),
    ),
    "a bound with a margin": grows("x + 1/2 <= 1", ["x <= 0"], left=("-1 <= 0", ["x < 0"])),
    "a part that does not speak of x": grows("0 <= x", ["x >= 0"], right=("0 <= 1", [])),
    "a part that includes the contact": grows("0 <= x", ["x >= 0"], right=("0 <= 1", ["x >= 0"])),
    "a positive number": goal(
        "sin(x) <= x", where="x: positive", parts=[trusted("cos(x) <= 1", ["0 < x"])],
        variable="x", contact=term_in(NONE, "0"), right=0,
    ),
    "beside a family": goal(
        "sin(x) <= x", ["x >= 0"], "n: size; y: family(n); x: real",
        parts=[trusted("cos(x) <= 1", ["0 < x"])],
        variable="x", contact=term_in(NONE, "0"), right=0,
    ),
    "from a limit at an open end on the right": grows(
        "0 <= x*log(-x)",
        ["x < 0", "x > -1/4"],
        left=("log(-x) + 1 <= 0", ["x < 0", "x > -1/4"]),
        limit=term_in(NONE, "0"),
    ),
    "one side": grows("sin(x) <= x", ["x >= 0"], right=("cos(x) <= 1", ["0 < x"])),
    "strict at the contact": grows("sin(x) < x + 1", ["x >= 0"], right=("cos(x) <= 1", ["0 < x"])),
    "up to the end of an interval": grows(
        "sin(x) < x", ["x > 0", "x < pi/2"], right=("cos(x) < 1", ["0 < x", "x < pi/2"])
    ),
    "from the right end": grows(
        "log(x) <= x - 1",
        ["x > 0", "x <= 1"],
        contact="1",
        left=("1 - 1/x <= 0", ["0 < x", "x < 1"]),
    ),
    "from a limit at infinity": grows(
        "0 < exp(-x)", contact="oo", left=("-exp(-x) < 0", []), limit=term_in(NONE, "0")
    ),
    "from a limit at an open end": grows(
        "x*log(x) <= 0",
        ["x > 0", "x < 1/4"],
        right=("log(x) + 1 <= 0", ["0 < x", "x < 1/4"]),
        limit=term_in(NONE, "0"),
    ),
    "the bound at the contact as a part": grows(
        "sin(x) <= x",
        ["x >= 0"],
        right=("cos(x) <= 1", ["0 < x"]),
        value=("0 <= 0 - sin(0)", ["x >= 0"]),
    ),
    "a root at the end of its domain": grows(
        "0 <= sqrt(x)", ["x >= 0"], right=("0 <= 1/(2*sqrt(x))", ["0 < x"])
    ),
}

REFUSES = {
    "a part that keeps away from another point": (
        grows(
            "1 + x < exp(x)",
            ["x != 0"],
            right=("0 < exp(x) - 1", ["0 < x", "x != 1"]),
            left=("exp(x) - 1 < 0", ["x < 0"]),
        ),
        "'x != 1' is no bound of 'x'",
    ),
    "no part": (grows("1 + x <= exp(x)"), "expected a part about one side"),
    "a bound that fails at the contact, by a number": (
        grows("1 <= x + 1/2", ["x >= 0"], right=("0 <= 1", ["0 < x"])),
        "(the bound at the contact)",
    ),
    "a slope that is not 0": (
        grows("sin(x) <= x", ["x >= 0"], right=("0 != 1 - cos(x)", ["0 < x"])),
        "the part about the right shows no bound",
    ),
    "a chain about the slope": (
        grows("sin(x) <= x", ["x >= 0"], right=("cos(x) <= 1 <= 2", ["0 < x"])),
        "expected a part that is one relation",
    ),
    "an equivalence about the slope": (
        replace(
            grows("sin(x) <= x", ["x >= 0"], right=("cos(x) <= 1", ["0 < x"])),
            parts=(trusted_claim(Iff(X, TRUE, TRUE)),),
        ),
        "expected a part that is one relation",
    ),
    "a slope known where x is below something of x": (
        grows("sin(x) <= x", ["x >= 0"], right=("cos(x) <= 1", ["x < x*x"])),
        "is no bound of 'x'",
    ),
    "a slope known where something of x is above x": (
        grows("sin(x) <= x", ["x >= 0"], right=("cos(x) <= 1", ["x*x > x"])),
        "is no bound of 'x'",
    ),
    "a slope known further on, in other words": (
        grows("sin(x) <= x", ["x >= 0"], right=("cos(x) <= 1", ["0 < x - 5"])),
        "is no bound of 'x'",
    ),
    "an equation": (
        grows("x = x", right=("0 <= 1", ["0 < x"])),
        "expected a bound with '<=' or '<'",
    ),
    "a negative value at the contact": (
        grows(
            "x + 1 <= exp(x)",
            ["x >= 1"],
            contact="1",
            right=("0 <= exp(x) - 1 - x + x", ["1 < x"]),
            value=("0 <= 1", []),
        ),
        "the part about the contact does not show",
    ),
    "a bound that fails at the contact": (
        grows("x + 1 <= 2*x", ["x >= 0"], right=("0 <= 1", ["0 < x"])),
        "(the bound at the contact)",
    ),
    "x on the other side": (
        grows("sin(x) <= x", right=("cos(x) <= 1", ["0 < x"])),
        "(the side of the contact)",
    ),
    "the slope of something else": (
        grows("sin(x) <= x", ["x >= 0"], right=("cos(x) <= 2", ["0 < x"])),
        "the part about the right is about another slope",
    ),
    "the sign turned about": (
        grows("sin(x) <= x", ["x >= 0"], right=("1 <= cos(x)", ["0 < x"])),
        "the part about the right is about another slope",
    ),
    "a slope known further on only": (
        grows("sin(x) <= x", ["x >= 0"], right=("cos(x) <= 1", ["1 < x"])),
        "'1 <= 0' was not shown (the way to the contact)",
    ),
    "a slope known nearby only": (
        grows("sin(x) <= x", ["x >= 0"], right=("cos(x) <= 1", ["0 < x", "x < 1"])),
        "'x <= 1' was not shown (the way to the contact)",
    ),
    "a slope known for other reasons": (
        grows("sin(x) <= x", ["x >= 0"], right=("cos(x) <= 1", ["0 < x", "x^2 < 4"])),
        "is no bound of 'x'",
    ),
    "the hypothesis at x is not one in between": (
        grows("x <= 1", ["x = 0"], right=("0 <= 0 - 1", ["x = 0"])),
        "is no bound of 'x'",
    ),
    "a pole in between": (
        grows(
            "0 <= 1/x + 1", ["x >= -1", "x != 0"], contact="-1", right=("0 <= -1/x^2", ["-1 < x"])
        ),
        "'x != 0' was not shown",
    ),
    "a jump in between": (
        grows(
            "0 <= sign(x) + 1",
            ["x != 0"],
            contact="1",
            right=("0 <= 0", ["1 < x"]),
            left=("0 <= 0", ["x < 1"]),
        ),
        "the difference may jump: 'sign' may jump",
    ),
    "a kink in between": (
        grows("0 <= Abs(x - 1)", ["x >= 0"], right=("0 <= sign(x - 1)", ["0 < x"])),
        "'x - 1 != 0' was not shown",
    ),
    "a strict bound at the contact": (
        grows("sin(x) < x", ["x >= 0"], right=("cos(x) < 1", ["0 < x"])),
        "'0 < x' was not shown (the side of the contact)",
    ),
    "a strict bound by a slope that is not strict": (
        grows("sin(x) < x", ["x > 0"], right=("cos(x) <= 1", ["0 < x"])),
        "(the bound at the contact)",
    ),
    "a limit that is another one": (
        grows("0 < exp(-x) - 1", contact="oo", left=("-exp(-x) < 0", []), limit=term_in(NONE, "0")),
        "the limit is another one",
    ),
    "a negative limit": (
        grows(
            "0 < exp(-x) - 1", contact="oo", left=("-exp(-x) < 0", []), limit=term_in(NONE, "-1")
        ),
        "(the limit at the contact)",
    ),
    "a bound that does not reach infinity": (
        grows(
            "0 < exp(-x)",
            ["x < 5"],
            contact="oo",
            left=("-exp(-x) < 0", ["x < 5"]),
            limit=term_in(NONE, "0"),
        ),
        "does not hold up to oo",
    ),
    "the wrong side of infinity": (
        grows("0 < exp(-x)", contact="oo", right=("-exp(-x) < 0", []), limit=term_in(NONE, "0")),
        "at oo the difference grows from one side only",
    ),
    "a contact that moves with x": (
        goal(
            "0 <= x^2",
            parts=[trusted("0 <= 2*x", ["x < x"])],
            variable="x",
            contact=var("x"),
            right=0,
        ),
        "the point of contact is no number free of 'x'",
    ),
    "no such variable": (
        goal(
            "0 <= x^2",
            parts=[trusted("0 <= 2*x")],
            variable="z",
            contact=term_in(NONE, "0"),
            right=0,
        ),
        "'z' is no real variable",
    ),
    "no such part": (
        goal("0 <= x", ["x >= 0"], variable="x", contact=term_in(NONE, "0"), right=3),
        "there is no part 3",
    ),
    "a contact that is undefined": (
        grows(
            "sin(x) <= x", ["x >= 0"], contact="1/(1 - 1)", right=("cos(x) <= 1", ["1/(1 - 1) < x"])
        ),
        "'1 - 1 != 0' was not shown",
    ),
}


@pytest.mark.parametrize("asked", ACCEPTS.values(), ids=ACCEPTS)
def test_accepts(asked):
    check("monotone", asked)


@pytest.mark.parametrize(("asked", "reason"), REFUSES.values(), ids=REFUSES)
def test_refuses(asked, reason):
    with pytest.raises(RuleRefused, match=re.escape(reason)):
        check("monotone", asked)


def test_refuses_a_part_of_another_sort():
    part = trusted("0 <= 1", ["0 < x"], "x: natural")
    asked = goal(
        "0 <= x", ["x >= 0"], parts=[part], variable="x", contact=term_in(NONE, "0"), right=0
    )
    with pytest.raises(RuleRefused, match="the part declares 'x' otherwise than as real"):
        check("monotone", asked)


def test_refuses_a_part_with_a_hypothesis_of_its_own():
    part = trusted("0 <= 1", ["0 < x", "y > 0"])
    asked = goal(
        "0 <= x + 0*y", ["x >= 0"], parts=[part], variable="x", contact=term_in(NONE, "0"), right=0
    )
    with pytest.raises(RuleRefused, match="a part uses the hypothesis 'y > 0'"):
        check("monotone", asked)


SEARCHED = {
    "two steps": ("1 + x + x^2/2 <= exp(x)", ["x >= 0"]),
    "a tail": ("atan(x) < pi/2", []),
    "two variables": ("tanh(x) + tanh(y) <= sinh(x + y)", ["x > 0", "y > 0"]),
    "a pole at the end": ("x < tan(x)", ["x > 0", "x < pi/2"]),
    "both ends touch": ("2*x/pi <= sin(x)", ["x >= 0", "x <= pi/2"]),
    "an absolute value": ("Abs(sin(x) - sin(y)) <= Abs(x - y)", []),
}


@pytest.mark.parametrize(("text", "given"), SEARCHED.values(), ids=SEARCHED)
def test_the_search_finds_a_chain(text, given):
    assert run(Derivation(read_problem(text, given)), Search(20)).theorem is not None


FALSE = {
    "strict at the contact": ("1 + x < exp(x)", []),
    "turned about": ("exp(x) <= 1 + x", ["x >= 0"]),
    "a constant too large": ("2*x/pi + 1/1000 <= sin(x)", ["x >= 0", "x <= pi/2"]),
    "past the end": ("x < tan(x)", ["x > 0", "x < 2"]),
    "a tail that crosses": ("atan(x) < 157/100", []),
    "a Lipschitz constant too small": ("Abs(sin(x) - sin(y)) <= 99*Abs(x - y)/100", []),
}


@pytest.mark.parametrize(("text", "given"), FALSE.values(), ids=FALSE)
def test_the_search_shows_nothing_false(text, given):
    outcome = run(Derivation(read_problem(text, given)), Search(1))
    assert outcome.theorem is None or outcome.theorem.conditions
