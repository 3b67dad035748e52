"""A limit goes where its variable can go; a claim about another variable is another claim."""

from __future__ import annotations

import re

import pytest

from symcheck import (
    AuthoringError,
    index,
    limit,
    natural,
    not_differentiable,
    positive,
    real,
    theorem,
)
from symcheck.read.errors import ReadError
from symcheck.read.text import read_statement

x, p, k, a = real("x"), positive("p"), natural("k"), positive("a")


def claim(statement, where=""):
    return theorem(statement, where=where)(lambda: None).claim()


#: What is claimed → whether it is of a sequence.
GO = {
    "a real variable anywhere": (limit(1 / x, x, "-oo", 0), "", False),
    "a natural variable to oo": (limit("1/k", k, "oo", 0), "", True),
    "a size to oo": (limit("1/k", "k", "oo", 0), "k: size", True),
    "an integer to oo": (limit("1/k", "k", "oo", 0), "k: integer", True),
    "a positive variable to oo": (limit(1 / p, p, "oo", 0), "", False),
    "a positive variable to 0 from the right": (limit(1 / p, p, 0, "oo", "+"), "", False),
    "a positive variable to a positive number": (limit(p**2, p, a, a**2), "", False),
    "an undeclared name": (limit("1/t", "t", "oo", 0), "", False),
}
NO_WAY = {
    "an index to oo": (limit("1/k", "k", "oo", 0), "k: index(5)", 'natural("k")'),
    "an index that is a symbol": (limit(1 / index("k", 5), index("k", 5), "oo", 0), "", "natural"),
    "an index to a number": (limit("k", "k", 3, 3), "k: index(5)", 'real("k")'),
    "a family": (limit("1", "k", "oo", 1), "k: family(5)", "natural"),
    "a natural variable to a number": (limit("k", k, 3, 3), "", 'at "oo"'),
    "an integer to -oo": (limit("1/k", "k", "-oo", 0), "k: integer", 'at "oo"'),
    "a positive variable to -oo": (limit(1 / p, p, "-oo", 0), "", 'real("p")'),
    "a positive variable to 0": (limit(p, p, 0, 0), "", 'the side "+"'),
    "a positive variable to a negative number": (limit(p, p, -1, -1, "+"), "", 'real("p")'),
    "a positive variable to any number": (limit(p, p, x, x), "", 'real("p")'),
    "a slope in a natural variable": (not_differentiable("Abs(k)", k, 0), "", 'real("k")'),
    "a slope at the edge of what is positive": (not_differentiable(abs(p), p, 0), "", 'real("p")'),
}


@pytest.mark.parametrize(("statement", "where", "of_sequence"), GO.values(), ids=GO)
def test_goes_where_its_values_go(statement, where, of_sequence):
    assert claim(statement, where).natural is of_sequence


@pytest.mark.parametrize(("statement", "where", "advice"), NO_WAY.values(), ids=NO_WAY)
def test_refuses_where_no_value_comes_near(statement, where, advice):
    with pytest.raises(AuthoringError, match="cannot go to") as caught:
        claim(statement, where)
    assert advice in caught.value.help


def test_text_refuses_an_index_that_goes_to_infinity():
    with pytest.raises(ReadError, match=re.escape("the variable of a sequence is natural")):
        read_statement("Limit(1/k, k, oo) = 0", (), "k: index(5)")
