"""What is shown to be positive on boxes, how a box is cut, and what is refused."""

import pytest
from enclosing import CONTEXT, boxed, span
from flint import arb, ctx
from kernel_goals import context_of, prop_in, term_in

from symcheck.kernel.enclosure import Cover, NotEnclosed, positive_on
from symcheck.kernel.enclosure import decide as enclosure
from symcheck.kernel.enclosure.decide import PRECISION
from symcheck.kernel.enclosure.ranges import Range

WHERE = "x: real; y: real; z: real; m: size; w: family(m)"
UNIT = ("x >= 0", "x <= 1")
SQUARE = (*UNIT, "y >= 0", "y <= 1")


def cover(text, given=UNIT, *, strict=True, boxes=200):
    """Return how a text was shown to be positive."""
    context = context_of("x + y + z < 1", given, WHERE)
    return positive_on(term_in(context, text), context, strict=strict, boxes=boxes)


#: A positive term, its hypotheses, and how many boxes it takes.
SHOWN = [
    ("x + 1", UNIT, 1),
    ("1", (), 1),
    ("exp(x) - x", UNIT, 1),
    ("2 - x", UNIT, 1),
    ("x**2 - x + 1", UNIT, 1),
    ("x + 1/100 - sin(x)", UNIT, 1),
    ("x*y - x - y + 9/8", SQUARE, 1),
    ("x - y + z", ("x > 3", "x < 4", "y < 1", "y > 0", "z > 0", "z < 1"), 1),
    ("y - x + 1/4", ("x < y", "y < 1", "x > 0"), None),
    ("1 - x**2 - y**2 + 1/4", (*SQUARE, "x**2 + y**2 < 1"), None),
    ("x", ("x**2 < 4", "x > 1"), 1),
    ("3 - x", ("x < y", "y < z", "z < 2", "x > 0"), 1),
]


@pytest.mark.parametrize(("text", "given", "pieces"), SHOWN)
def test_positive(text, given, pieces):
    found = cover(text, given)
    assert isinstance(found, Cover)
    assert pieces is None or found.pieces == pieces


NOT_SHOWN = {
    "x": (UNIT, "it was not decided near|more than"),
    "-x": (UNIT, "it seems to fail near"),
    "x - 1/2": (UNIT, "seems to fail|more than"),
    "x - 1/8": (UNIT, "seems to fail|more than"),
    "x - 1": (UNIT, "it was not decided near|seems to fail|more than"),
    "x - 2": (UNIT, "it seems to fail near x ≈ 0.5"),
    "x - y": (SQUARE, "seems to fail|more than"),
    "sin(8*x)": (UNIT, "seems to fail|more than"),
    "x**2 - x + 1/4": (UNIT, "more than"),
    "x**2 - x + 1/5": (UNIT, "seems to fail|more than"),
    "Abs(x - 1/2) - 1/10": (UNIT, "seems to fail|more than"),
    "x*y - 1/8": (SQUARE, "seems to fail|more than"),
    "-1": ((), "seems to fail"),
    "0": ((), "a constant was not enclosed"),
    "x + 1": (("x >= 0",), "'x' is not bounded"),
    "x + 2": (("x <= 1",), "'x' is not bounded"),
    "x + 3": (("x >= 0", "x != 1"), "'x' is not bounded"),
    "x + 4": (("x > 3", "x < 1"), "nothing meets the hypotheses"),
    "w[1] + 1": (("w[1] > 0", "w[1] < 1"), "'w' is a family"),
    "log(x - 1/2) + 100": (UNIT, "not decided|more than"),
    "1/(x - 1/2)": (UNIT, "not decided|more than|seems to fail"),
}


@pytest.mark.parametrize(
    ("text", "given", "why"), [(t, *rest) for t, rest in NOT_SHOWN.items()], ids=NOT_SHOWN
)
def test_not_positive(text, given, why):
    with pytest.raises(NotEnclosed, match=why):
        cover(text, given, boxes=100)


def test_the_least_value_may_be_0_where_it_need_not_be_positive():
    for text in ("x", "1 - x", "x**2", "x + y", "exp(x) - 1"):
        assert cover(text, SQUARE, strict=False).pieces == 1
        with pytest.raises(NotEnclosed):
            cover(text, SQUARE, strict=True)
    with pytest.raises(NotEnclosed):
        cover("x - 1/1000", strict=False)


def test_the_box_and_the_number_of_pieces():
    found = cover("x + 1", ("x >= -1/2", "x <= 3"))
    assert found.pieces == 1
    ((name, low, high),) = found.box
    assert (name, float(low), float(high)) == ("x", -0.5, 3.0)


def test_the_box_has_the_variables_of_the_term_alone():
    found = cover("4 - x", ("x < y", "y < 3", "x > 0"))
    assert [(n, float(a), float(b)) for n, a, b in found.box] == [("x", 0.0, 3.0)]


def test_pieces_are_counted_and_limited():
    text = "1 - x*sin(20*x) - 2/100"
    pieces = cover(text).pieces
    assert pieces > 2
    assert cover(text, boxes=pieces).pieces == pieces
    with pytest.raises(NotEnclosed, match=f"more than {pieces - 1} boxes would be needed"):
        cover(text, boxes=pieces - 1)


def test_at_most_six_variables():
    names = ["a", "b", "c", "d", "x", "y", "z"]
    where = "; ".join(f"{n}: real" for n in names)
    given = [f"{n} > 0" for n in names] + [f"{n} < 1" for n in names]
    context = context_of(f"{' + '.join(names)} < 1", given, where)
    six = term_in(context, " + ".join(names[:6]) + " + 1")
    assert positive_on(six, context, strict=True, boxes=9).pieces == 1
    seven = term_in(context, " + ".join(names) + " + 1")
    with pytest.raises(NotEnclosed, match="there are 7 variables, expected at most 6"):
        positive_on(seven, context, strict=True, boxes=9)


def test_a_name_that_is_not_declared_has_no_range():
    context = context_of("x < 1", UNIT, "x: real")
    stray = term_in(CONTEXT, "x + 1 + z")
    with pytest.raises(NotEnclosed):
        positive_on(stray, context, strict=True, boxes=9)


def test_parts_without_a_point_that_meets_the_hypotheses_are_dropped():
    assert cover("1 - x*y", (*SQUARE, "x + y < 3/2")).pieces > 1
    assert cover("x**2 + y**2 - 1/3", (*SQUARE, "x + y > 1")).pieces > 1
    with pytest.raises(NotEnclosed):
        cover("x**2 + y**2 - 1/3", SQUARE)


def test_a_part_without_such_points_does_not_end_the_search():
    given = (*UNIT, "y >= 1/2", "y <= 1", "y <= 2*exp(-8*x)")
    assert cover("y - x", given).pieces > 1
    with pytest.raises(NotEnclosed, match=r"seems to fail|more than"):
        cover("x + y - 3/4", given)


def test_a_variable_without_hypotheses_is_not_bounded():
    with pytest.raises(NotEnclosed, match="'x' is not bounded"):
        cover("x + 1", ("y > 0", "y < 1"))


ENOUGH = [
    ("1 .. 2", True, True),
    ("1/4 .. 1/2", True, True),
    ("0 .. 2", False, True),
    ("0 .. 0", False, True),
    ("-1 .. 2", False, False),
    ("-1/4 .. 2", False, False),
    ("-2 .. -1", False, False),
]


@pytest.mark.parametrize(("side", "positive", "nonnegative"), ENOUGH)
def test_what_is_enough(side, positive, nonnegative):
    assert enclosure._enough(span(side), strict=True) is positive
    assert enclosure._enough(span(side), strict=False) is nonnegative


def look(text, *, strict=True, **sides):
    """Return the boxes that are left to look at."""
    with ctx.workprec(PRECISION):
        return enclosure._look(
            term_in(CONTEXT, text), boxed(**sides), CONTEXT, strict=strict
        )


ONE_LOOK = [
    ("x + 1", "0 .. 1", True),
    ("1 + x - x/2", "-1 .. 1", True),
    ("1 - x + x/2", "-1 .. 1", True),
    ("x**2 - x + 3/8", "1/2 .. 1", True),
    ("x**2 - x + 3/8", "0 .. 1/2", True),
    ("x**3 - x + 1/2", "1/4 .. 3/4", True),
    ("x - x/2 + 3/8", "-1 .. 1", False),
    ("x/2 - x + 3/8", "-1 .. 1", False),
    ("1/x - 1/4", "0 .. 1", True),
    ("1/x + x", "-1 .. 1", False),
    ("1 + sqrt(x) - x", "0 .. 2", False),
    ("x**2 - x + 1/4", "0 .. 1", False),
]


@pytest.mark.parametrize(("text", "side", "done"), ONE_LOOK)
def test_one_look(text, side, done):
    assert (look(text, x=side) is None) is done


def by_slopes(text, slopes, *, strict=True, **sides):
    """Return whether slopes show a term to be positive."""
    with ctx.workprec(PRECISION):
        return enclosure._by_slopes(
            term_in(CONTEXT, text), boxed(**sides), boxed(**slopes), CONTEXT, strict=strict
        )


#: The slopes are told here: sin(x/y) and the like are not what they are the slopes of.
BY_SLOPES = [
    ("x - 1/2", {"x": "1"}, {"x": "1 .. 2"}, True),
    ("x - 1/2", {"x": "1"}, {"x": "1/4 .. 2"}, False),
    ("x - x/2", {"x": "0 .. 1"}, {"x": "1/4 .. 2"}, True),
    ("3 - x - x/2", {"x": "-3/2"}, {"x": "1 .. 2"}, False),
    ("4 - x - x/2", {"x": "-3/2"}, {"x": "1 .. 2"}, True),
    ("4 - x - x/2", {"x": "-3/2 .. 0"}, {"x": "1 .. 2"}, True),
    ("1 + x", {"x": "-1 .. 1"}, {"x": "-1/2 .. 1/2"}, True),
    ("1/4 + x", {"x": "-1 .. 1"}, {"x": "-1/2 .. 1/2"}, False),
    ("x - y", {"x": "1", "y": "-1"}, {"x": "3 .. 4", "y": "1 .. 2"}, True),
    ("x - y", {"x": "1", "y": "-1"}, {"x": "1 .. 4", "y": "1 .. 2"}, False),
    ("3/2 + x + y", dict.fromkeys("xy", "-1/2 .. 1/2"), dict.fromkeys("xy", "-1 .. 1"), True),
    ("3/2 + x + y", dict.fromkeys("xy", "-1/2 .. 1/2"), dict.fromkeys("xy", "-4 .. 4"), False),
    ("9 + x + y", {"x": "-1 .. 3", "y": "-1 .. 1"}, {"x": "-3 .. 5", "y": "0 .. 1/8"}, False),
    ("x + Abs(y) - 1/4", {"x": "1", "y": "-oo .. oo"}, {"x": "1/2 .. 1", "y": "-1 .. 1"}, True),
    ("x**2 - x + 5/16 + y", {"x": "-2 .. 2", "y": "1"}, {"x": "0 .. 1", "y": "0"}, True),
]


@pytest.mark.parametrize(("text", "slopes", "sides", "shown"), BY_SLOPES)
def test_by_slopes(text, slopes, sides, shown):
    assert by_slopes(text, slopes, **sides) is shown


def halves(box, slopes):
    """Return the two halves of a box."""
    return enclosure._halves(boxed(**box), boxed(**slopes))


HALVES = [
    ({"x": "0 .. 2"}, {}, "x"),
    ({"x": "0 .. 2", "y": "0 .. 4"}, {}, "y"),
    ({"x": "0 .. 4", "y": "0 .. 2"}, {}, "x"),
    ({"x": "10 .. 12", "y": "0 .. 4"}, {}, "y"),
    ({"x": "-2 .. 0", "y": "-9 .. -8"}, {}, "x"),
    ({"x": "0 .. 2", "y": "0 .. 4"}, {"x": "3", "y": "1"}, "x"),
    ({"x": "0 .. 2", "y": "0 .. 4"}, {"x": "-3 .. 0", "y": "1"}, "x"),
    ({"x": "0 .. 2", "y": "0 .. 4"}, {"x": "0 .. 3", "y": "-1 .. 1"}, "x"),
    ({"x": "0 .. 2", "y": "0 .. 4"}, {"x": "1", "y": "1"}, "y"),
    ({"x": "0 .. 2", "y": "0 .. 4"}, {"x": "0 .. oo", "y": "1"}, "y"),
]


@pytest.mark.parametrize(("box", "slopes", "name"), HALVES)
def test_a_box_is_cut_across_what_matters_most(box, slopes, name):
    lower, upper = halves(box, slopes)
    middle = boxed(**box)[name].middle()
    assert lower == boxed(**box) | {name: Range(boxed(**box)[name].lo, middle)}
    assert upper == boxed(**box) | {name: Range(middle, boxed(**box)[name].hi)}


def test_what_is_not_cut():
    with pytest.raises(NotEnclosed, match="a constant was not enclosed"):
        halves({}, {})
    with pytest.raises(NotEnclosed, match="a constant was not enclosed"):
        halves({"x": "3"}, {})
    with ctx.workprec(PRECISION):
        step = (1 + arb(2) ** -90).upper() - 1
        for low in (1 + 0 * step, 1 + step):  # the middle is rounded down, and up
            with pytest.raises(NotEnclosed, match="it was not decided near x ≈ 1"):
                enclosure._halves({"x": Range(low, low + step)}, {})


def test_facts_that_are_looked_at_on_every_box():
    given = ("x < 1", "x**2 < 1/2", "x + y < 1", "x < y", "y < z", "x*(x + 1) < 1", "x + 1 < 2")
    context = context_of("x + y + z < 1", given, WHERE)
    facts = enclosure.facts_of(context)
    useful = enclosure._useful(facts, ["x", "y"])
    stated = [prop_in(context, t) for t in ("x + y < 1", "x < y", "x*(x + 1) < 1")]
    assert useful == stated
