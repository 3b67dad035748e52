"""What differentiation does to terms: replacing, maxima by |·|, short sums, open conditions."""

import pytest
from kernel_goals import context_of, prop_in, term_in

from symcheck.kernel.slopes import (
    NotDifferentiated,
    by_modulus,
    plus,
    replace,
    strict,
    times,
    without_maxima,
)
from symcheck.kernel.term import ONE, ZERO, var
from symcheck.kernel.writing import to_text

CONTEXT = context_of("x + y + z = 0")
X, Y = var("x"), var("y")


def term(text):
    return term_in(CONTEXT, text)


def test_replaces_everywhere():
    found = replace(term("sin(x) + exp(sin(x)*y)"), term("sin(x)"), Y)
    assert found == term("y + exp(y*y)")
    assert replace(X, X, Y) == Y
    assert replace(term("x + y"), term("z"), ONE) == term("x + y")


MAXIMA = {
    "Max(x, y)": "(x + y + Abs(x - y))/2",
    "Min(x, y)": "(x + y - Abs(x - y))/2",
    "relu(x)": "(x + 0 + Abs(x))/2",
    "exp(Min(x, y)) + 1": "exp((x + y - Abs(x - y))/2) + 1",
    "relu(Max(x, y))": "((x + y + Abs(x - y))/2 + 0 + Abs((x + y + Abs(x - y))/2))/2",
    "x + y": "x + y",
}


@pytest.mark.parametrize(("text", "wanted"), MAXIMA.items())
def test_maxima_are_written_by_the_modulus(text, wanted):
    assert without_maxima(term(text)) == term(wanted)


def test_another_term_has_no_modulus():
    assert by_modulus(term("exp(x)")) == term("exp(x)")


def test_short_sums_and_products():
    assert plus(X, ZERO, Y) == term("x + y")
    assert plus(ZERO, X) == X
    assert plus() == plus(ZERO) == ZERO
    assert times(X, ONE, Y) == term("x*y")
    assert times(ONE, X) == X
    assert times() == ONE
    assert times(X, ZERO) == ZERO


OPEN = {
    "x <= y": "x < y",
    "x >= y": "x > y",
    "x < y": "x < y",
    "x > y": "x > y",
    "x != y": "x != y",
    "x <= y and y >= z": "x < y and y > z",
    "x <= y or x != z": "x < y or x != z",
    "x <= y and (y <= z or z < 0)": "x < y and (y < z or z < 0)",
}


@pytest.mark.parametrize(("text", "wanted"), OPEN.items())
def test_conditions_are_made_open(text, wanted):
    assert strict(prop_in(CONTEXT, text)) == prop_in(CONTEXT, wanted)


@pytest.mark.parametrize("text", ["x = y", "x < y and x = z", "not (x <= y)", "x = y or x < z"])
def test_a_condition_that_is_not_open(text):
    with pytest.raises(NotDifferentiated, match="the domain is not open"):
        strict(prop_in(CONTEXT, text))


def test_writes_what_it_found():
    assert to_text(without_maxima(term("Max(x, y, z)"))) == (
        "((x + y + Abs(x - y))/2 + z + Abs((x + y + Abs(x - y))/2 - z))/2"
    )
