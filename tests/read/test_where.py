"""Declarations: sorts, their ranges, and what is said of those that cannot be read."""

import re

import pytest

from symcheck.kernel.text import where_text
from symcheck.read.errors import ReadError
from symcheck.read.where import read_where

ACCEPTS = {
    "x: real": "x: real",
    "x, y: positive; k: integer": "x: positive; y: positive; k: integer",
    "n: size; y: family(n); i: index(n)": "n: size; y: family(n); i: index(n)",
    "y: family(n); n: size": "n: size; y: family(n)",
    "m: natural; n: size; w: family(0..m, n)": "m: natural; n: size; w: family(0..m, n)",
    "n: size; i: index(2..n + 1)": "n: size; i: index(2..n + 1)",
    "n: size; L: family(k in 1..n, 1..k)": "n: size; L: family(i in 1..n, 1..i)",
    "n:size;\ny:family(n)\n": "n: size; y: family(n)",
    "": "",
}


@pytest.mark.parametrize(("text", "canonical"), ACCEPTS.items(), ids=ACCEPTS)
def test_accepts(text, canonical):
    context = read_where(text)
    assert where_text(context.variables) == canonical
    assert read_where(canonical).variables == context.variables


def test_a_mapping():
    assert (
        where_text(read_where({"y": "family(n)", "n": "size"}).variables) == "n: size; y: family(n)"
    )


REFUSES = {
    "n": ("expected 'name: sort'", "write 'n: size'"),
    "n: siez": ("unknown sort 'siez'", "did you mean 'size'?"),
    "n: 3": ("unexpected '3'", ""),
    ": real": ("expected a name", "write 'n: size'"),
    "n: size; , : real": ("expected a name", "write 'n: size'"),
    "x,, y: real": ("expected a name", "write 'n: size'"),
    "x,: real": ("expected a name", "write 'n: size'"),
    "n:": ("there is nothing to read", ""),
    "n: size; n: size": ("'n' is declared twice", ""),
    "e: real": ("'e' has a meaning and cannot name a variable", ""),
    "sin: real": ("'sin' has a meaning and cannot name a variable", ""),
    "2n: size": ("'2n' is not a name", ""),
    "i: index": ("the sort 'index' needs a range", "write 'index(n)'"),
    "i: index(n)": ("'n' is not declared", "declare it: 'n: size'"),
    "i: index(i)": ("'i' is not declared", "declare it: 'i: size'"),
    "n: size(3)": ("the sort 'size' has no range", ""),
    "n: size; i: index(n, n)": ("an index has one range", ""),
    "x: real; i: index(x)": ("'x' is real, which no size can be", ""),
    "i: index(1/2)": ("expected an integer as the size", ""),
    "y: family(oo)": ("'oo' is not a real number", ""),
}


@pytest.mark.parametrize(
    ("text", "wrong", "advice"), [(k, *v) for k, v in REFUSES.items()], ids=REFUSES
)
def test_refuses(text, wrong, advice):
    with pytest.raises(ReadError, match=re.escape(wrong)) as caught:
        read_where(text)
    assert not advice or caught.value.help == advice
