"""The rule ``monotone``: what it takes for a variable, a contact, a value and a limit there."""

import re
from dataclasses import replace

import pytest
from kernel_goals import check, context_of, goal, prop_in, term_in, trusted, trusted_claim

from symcheck.kernel.claim import REAL, Definition, Iff
from symcheck.kernel.derivation import Goal, RuleRefused
from symcheck.kernel.rules import RULES
from symcheck.kernel.term import TRUE, TWO, bound, mul, var
from symcheck.kernel.writing import to_text

ZERO = term_in(context_of("0 = 0"), "0")
IFF = trusted_claim(Iff(context_of("x = x"), TRUE, TRUE))


def grows(text, given=(), *, contact=ZERO, right=None, left=None, value=None, **arguments):
    """Return a goal with parts about the slope on both sides of a contact."""
    named = {"right": right, "left": left, "value": value}
    parts = {name: trusted(*part) for name, part in named.items() if part is not None}
    places = {name: i for i, name in enumerate(parts)}
    return goal(
        text, given, parts=parts.values(), variable="x", contact=contact, **places, **arguments
    )


AT_0 = grows(
    "sin(x) <= x", ["x >= 0"], right=("cos(x) <= 1", ["0 < x"]),
    value=("0 <= 0 - sin(0)", ["x >= 0"]),
)  # fmt: skip

REFUSES = {
    "a family as the variable": (
        goal("0 <= y[1]^2", where="y: family(3)", variable="y", contact=ZERO, right=0),
        "'y' is no real variable",
    ),
    "a variable on which a range depends": (
        goal(
            "0 <= x", where="x: natural; y: family(x)", parts=[trusted("0 <= 1", ["0 < x"])],
            variable="x", contact=ZERO, right=0,
        ),
        "a range depends on 'x'",
    ),
    "no contact": (
        goal("0 <= x", ["x >= 0"], variable="x", right=0),
        "the point of contact is no number free of 'x'",
    ),
    "a loose contact": (
        goal("0 <= x", ["x >= 0"], variable="x", contact=bound(0), right=0),
        "the point of contact is no number free of 'x'",
    ),
    "a contact that is not declared": (
        goal("0 <= x", ["x >= 0"], variable="x", contact=var("q"), right=0),
        "the point of contact uses what is not declared",
    ),
    "a part counted from the end": (
        goal(
            "0 <= x", ["x >= 0"], parts=[trusted("0 <= 1")],
            variable="x", contact=ZERO, right=-1,
        ),
        "there is no part -1",
    ),
    "infinity without a limit": (
        grows("0 < exp(-x)", contact="oo", left=("-exp(-x) < 0", [])),
        "expected a limit from one side",
    ),
    "a limit that is none": (
        grows("0 < exp(-x)", contact="oo", left=("-exp(-x) < 0", []), limit="0"),
        "expected a limit from one side",
    ),
    "a limit from both sides": (
        grows(
            "1 + x <= exp(x)",
            right=("0 <= exp(x) - 1", ["0 < x"]),
            left=("exp(x) - 1 <= 0", ["x < 0"]),
            limit=ZERO,
        ),
        "expected a limit from one side",
    ),
    "a limit that is −∞": (
        grows("0 <= log(x)", ["x > 0"], right=("0 <= 1/x", ["0 < x"]), limit="-oo"),
        "the difference tends to −∞",
    ),
    "an equivalence about the contact": (
        replace(
            AT_0,
            parts=(AT_0.parts[0], IFF),
        ),
        "expected a part that is one relation",
    ),
    "the bound at the contact under a hypothesis": (
        grows(
            "sin(x) <= x", ["x >= 0"], right=("cos(x) <= 1", ["0 < x"]),
            value=("0 <= 0 - sin(0)", ["x >= 5"]),
        ),
        "a part uses the hypothesis 'x >= 5'",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("asked", "reason"), REFUSES.values(), ids=REFUSES)
def test_refuses(asked, reason):
    with pytest.raises(RuleRefused, match=re.escape(reason)):
        check("monotone", asked)


def test_a_contact_by_a_definition():
    twice = Definition("twice", (("t", REAL),), mul(TWO, var("t")))
    context = replace(context_of("x = a", ["x >= 2*a"]), definitions=(twice,))
    arguments = {"variable": "x", "contact": term_in(context, "twice(a)"), "right": 0}
    asked = Goal(context, prop_in(context, "twice(a) <= x"), (), arguments, (trusted("0 <= 1"),))
    assert RULES["monotone"](asked).data["contact"] == arguments["contact"]


@pytest.mark.parametrize(
    ("text", "function"), [("0 <= x", "x"), ("-x <= 0", "-(-x)"), ("1 <= x + 1", "(x + 1) - 1")]
)
def test_the_function_is_the_difference_of_the_sides(text, function):
    asked = grows(text, ["x >= 0"], right=("0 <= 1", ["0 < x"]))
    assert to_text(check("monotone", asked).data["function"]) == function
