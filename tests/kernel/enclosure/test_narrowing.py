"""The box that hypotheses confine variables to: every case, and what stays undecided."""

import pytest
from enclosing import boxed, is_about
from flint import ctx
from kernel_goals import context_of

from symcheck.kernel.enclosure.decide import PRECISION
from symcheck.kernel.enclosure.narrow import Empty, facts_of, narrow, whole_box
from symcheck.kernel.sign.facts import relations

WHERE = "x: real; y: real; z: real; n: natural"


def after(given, rounds=1, **sides):
    """Return what one pass over hypotheses leaves of a box."""
    context = context_of("x + y + z < 1", given, WHERE)
    facts = tuple(p for p in relations(context) if p.free & {"x", "y", "z"})
    with ctx.workprec(PRECISION):
        return narrow(boxed(**sides), context, facts, rounds)


#: A hypothesis, the ranges of x and y before it, and those after one pass.
ONE_PASS = [
    ("x < 3", "-9 .. 9", "1", "-9 .. 3", "1"),
    ("x <= 3", "-9 .. 9", "1", "-9 .. 3", "1"),
    ("x > 3", "-9 .. 9", "1", "3 .. 9", "1"),
    ("x >= 3", "-9 .. 9", "1", "3 .. 9", "1"),
    ("3 < x", "-9 .. 9", "1", "3 .. 9", "1"),
    ("3 >= x", "-9 .. 9", "1", "-9 .. 3", "1"),
    ("x = 3", "-9 .. 9", "1", "3", "1"),
    ("3 = x", "-9 .. 9", "1", "3", "1"),
    ("x < y", "0 .. 9", "-1 .. 5", "0 .. 5", "0 .. 5"),
    ("x > y", "-1 .. 5", "0 .. 9", "0 .. 5", "0 .. 5"),
    ("x = y", "0 .. 9", "-1 .. 5", "0 .. 5", "0 .. 5"),
    ("-x < 3", "-9 .. 9", "1", "-3 .. 9", "1"),
    ("-x > 3", "-9 .. 9", "1", "-9 .. -3", "1"),
    ("x + y < 3", "0 .. 9", "1 .. 7", "0 .. 2", "1 .. 3"),
    ("x + y > 15", "0 .. 9", "1 .. 7", "8 .. 9", "6 .. 7"),
    ("x + 2 <= 5", "0 .. 9", "1", "0 .. 3", "1"),
    ("2*x < 6", "-9 .. 9", "1", "-9 .. 3", "1"),
    ("x*2 > 6", "-9 .. 9", "1", "3 .. 9", "1"),
    ("-2*x < 6", "-9 .. 9", "1", "-3 .. 9", "1"),
    ("x*y = 6", "-9 .. 9", "2 .. 3", "2 .. 3", "2 .. 3"),
    ("x*y < 6", "2 .. 9", "-1 .. 9", "2 .. 9", "-1 .. 3"),
    ("x*y = 6", "-1 .. 9", "-2 .. 3", "-1 .. 9", "-2 .. 3"),
    ("x/2 < 3", "-9 .. 9", "1", "-9 .. 6", "1"),
    ("x/(-2) < 3", "-9 .. 9", "1", "-6 .. 9", "1"),
    ("x/y < 3", "-9 .. 99", "1 .. 2", "-9 .. 6", "1 .. 2"),
    ("x/y = 3", "-9 .. 99", "1 .. 2", "3 .. 6", "1 .. 2"),
    ("Abs(x) < 3", "-9 .. 9", "1", "-3 .. 3", "1"),
    ("Abs(x) < 1/2", "-9 .. 9", "1", "-1/2 .. 1/2", "1"),
    ("Abs(x) <= 0", "-9 .. 9", "1", "0", "1"),
    ("Abs(x) > 3", "-9 .. 9", "1", "-9 .. 9", "1"),
    ("x**2 < 4", "-9 .. 9", "1", "-2 .. 2", "1"),
    ("x**2 < 1/4", "-9 .. 9", "1", "-1/2 .. 1/2", "1"),
    ("x**2 <= 0", "-9 .. 9", "1", "0", "1"),
    ("x**2 < 2", "-9 .. 9", "1", "-sqrt(2) .. sqrt(2)", "1"),
    ("x**2 > 4", "-9 .. 9", "1", "-9 .. 9", "1"),
    ("x**3 < 8", "-9 .. 9", "1", "-9 .. 9", "1"),
    ("x**4 < 1", "-9 .. 9", "1", "-9 .. 9", "1"),
    ("exp(x) < 3", "-9 .. 9", "1", "-9 .. 9", "1"),
    ("x < log(y)", "-9 .. 9", "-3 .. -2", "-9 .. 9", "-3 .. -2"),
    ("log(y) < x", "-9 .. 9", "-3 .. -2", "-9 .. 9", "-3 .. -2"),
    ("x + log(y) < 3", "-9 .. 9", "-3 .. -2", "-9 .. 9", "-3 .. -2"),
    ("x*log(y) < 3", "-9 .. 9", "-3 .. -2", "-9 .. 9", "-3 .. -2"),
    ("x/log(y) < 3", "-9 .. 9", "-3 .. -2", "-9 .. 9", "-3 .. -2"),
    ("x < z", "-9 .. 9", "1", "-9 .. 9", "1"),
    ("z < x", "-9 .. 9", "1", "-9 .. 9", "1"),
    ("x**2 < z", "-9 .. 9", "1", "-9 .. 9", "1"),
]


@pytest.mark.parametrize(("given", "x", "y", "then_x", "then_y"), ONE_PASS)
def test_one_pass(given, x, y, then_x, then_y):
    found = after([given], x=x, y=y)
    assert found.keys() == {"x", "y"}
    assert is_about(found["x"], then_x)
    assert is_about(found["y"], then_y)


def test_a_side_without_a_range_hides_only_the_other():
    found = after(["log(y) = x"], x="-9 .. 9", y="-3 .. -2")
    assert is_about(found["x"], "-9 .. 9")
    found = after(["x < log(y) + 1"], x="1 .. 9", y="-3 .. -2")
    assert is_about(found["x"], "1 .. 9")


def test_the_other_side_of_one_without_a_range_is_looked_at():
    found = after(["x = y/z"], x="2 .. 3", y="-9 .. 9", z="-1 .. 1")
    assert is_about(found["y"], "-3 .. 3")


def test_a_sum_of_three():
    found = after(["x + y + z < 10"], x="1 .. 99", y="2 .. 99", z="3 .. 99")
    assert is_about(found["x"], "1 .. 5")
    assert is_about(found["y"], "2 .. 6")
    assert is_about(found["z"], "3 .. 7")


def test_a_product_of_three():
    found = after(["x*y*z < 60"], x="1 .. 99", y="2 .. 99", z="3 .. 99")
    assert is_about(found["x"], "1 .. 10")
    assert is_about(found["y"], "2 .. 20")
    assert is_about(found["z"], "3 .. 30")


EMPTY = {
    "x > 3": "1 .. 2",
    "x = 3": "1 .. 2",
    "Abs(x) < -1": "-9 .. 9",
    "Abs(x) < -1/2": "-9 .. 9",
    "x**2 < -1": "-9 .. 9",
    "x**2 < -1/2": "-9 .. 9",
    "x**2 < 4": "3 .. 9",
    "x + 1 < 0": "0 .. 1",
}


@pytest.mark.parametrize(("given", "side"), EMPTY.items())
def test_no_point_is_left(given, side):
    with pytest.raises(Empty):
        after([given], x=side)


def test_no_modulus_is_negative():
    with pytest.raises(Empty):
        after(["Abs(x + y) < -1"], x="-9 .. 9", y="0 .. 10")


def test_a_box_that_its_hypotheses_touch_is_not_empty():
    assert is_about(after(["x < 1"], x="1 .. 2")["x"], "1")


def test_rounds_until_nothing_changes():
    given = ["x < y", "y < z", "z < 1"]
    found = after(given, rounds=4, x="0 .. 9", y="0 .. 9", z="0 .. 9")
    assert all(is_about(r, "0 .. 1") for r in found.values())
    assert is_about(after(given, x="0 .. 9", y="0 .. 9", z="0 .. 9")["x"], "0 .. 9")
    assert is_about(after(given, rounds=2, x="0 .. 9", y="0 .. 9", z="0 .. 9")["x"], "0 .. 9")
    assert is_about(after(given, rounds=3, x="0 .. 9", y="0 .. 9", z="0 .. 9")["x"], "0 .. 1")


def test_the_box_that_is_given_stays_as_it_is():
    box = boxed(x="0 .. 9")
    context = context_of("x < 1", ["x < 3"], WHERE)
    found = narrow(box, context, facts_of(context))
    assert is_about(found["x"], "0 .. 3")
    assert is_about(box["x"], "0 .. 9")


def test_the_whole_box():
    context = context_of("x < 1", ["x > -2", "x < y", "y < z", "z < 3"], WHERE)
    with ctx.workprec(PRECISION):
        found = whole_box(["x", "y", "z"], context, facts_of(context))
    assert all(is_about(r, "-2 .. 3") for r in found.values())


def test_the_facts_that_are_used():
    context = context_of("x < 1", ["x < 2", "x != 1", "1 < 2", "y = x"], WHERE)
    with_x = [p for p in facts_of(context) if p.free & {"x", "y"}]
    assert [str(p.data) for p in with_x] == ["<", "="]
    assert all(p.free for p in facts_of(context))
