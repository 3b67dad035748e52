"""Quantified hypotheses are used at entries and calls with shifted indices, in range only."""

from dataclasses import replace

import pytest

from symcheck.authoring.definitions import define
from symcheck.kernel.sign import prove
from symcheck.read.text import read_problem_in
from symcheck.read.where import read_where

NET = define(
    "net", "l: natural; w: family(l); a: real", on="l", base="a", step="w[l + 1]*tanh(net(l, w, a))"
)
WAVE = define("wave", "l: natural; a: real", on="l", base="cos(2*pi*a)", step="wave(l, a)")
WHERE = (
    "n: natural; i: index(n); u: family(0..n); v: family(n + 1); w: family(n);"
    " A: family(0..n, 0..n); a, c, x: real"
)
EACH = ("u[l] > 0 for l in 0..n",)
BEFORE = ("u[l - 1] > 0 for l in 1..n",)
LAYERS = ("net(l - 1, w, a) > 0 for l in 1..n",)
SHOWN = {
    "an entry before": ("u[i - 1] > 0", EACH),
    "an entry before, in a fraction": ("1/u[i - 1] > 0", EACH),
    "an entry before, as it is said": ("u[i - 1] > 0", BEFORE),
    "as it is said, in a fraction": ("1/u[i - 1] > 0", BEFORE),
    "not 0": ("u[i - 1] != 0", ("u[l] != 0 for l in 0..n",)),
    "said of the entry before": ("u[i] > 0", ("u[l - 1] > 0 for l in 1..n + 1",)),
    "a numeral": ("u[0] > 0", (*BEFORE, "n >= 1")),
    "neighbours": ("u[i - 1] <= u[i]", ("u[l - 1] <= u[l] for l in 1..n",)),
    "neighbours, one further": ("v[i] <= v[i + 1]", ("v[l - 1] <= v[l] for l in 2..n + 1",)),
    "neighbours, the other way": ("u[i - 1] <= u[i]", ("u[l] <= u[l + 1] for l in 0..n - 1",)),
    "a call": ("net(i - 1, w, a) > 0", ("net(l, w, a) > 0 for l in 0..n",)),
    "a call, as it is said": ("net(i - 1, w, a) > 0", LAYERS),
    "a call in a fraction": ("1/net(i - 1, w, a) > 0", LAYERS),
    "an entry of a matrix": ("1/A[i - 1, i] > 0", ("A[l - 1, l] > 0 for l in 1..n",)),
}
NOT_SHOWN = {
    "an entry below the range": ("u[i - 1] > 0", ("u[l] > 0 for l in 1..n",)),
    "an entry above the range": ("u[i] > 0", BEFORE),
    "a numeral above the range": ("u[n] > 0", BEFORE),
    "neighbours that are further apart": ("u[i - 1] <= u[n]", ("u[l - 1] <= u[l] for l in 1..n",)),
    "the other neighbour": ("u[i] <= u[i - 1]", ("u[l - 1] <= u[l] for l in 1..n",)),
    "a call of a deeper layer": ("net(i, w, a) > 0", LAYERS),
    "a call with another argument": ("net(i - 1, w, c) > 0", LAYERS),
    "an entry of another row": ("A[i, i] > 0", ("A[l - 1, l] > 0 for l in 1..n",)),
    "a call at no integer": (
        "wave(n, x) > 0",
        ("wave(n, l) > 0 for l in 0..3", "0 <= x", "x <= 3"),
    ),
    "a call at half of an integer": ("wave(n, i/2) > 0", ("wave(n, l) > 0 for l in 0..n",)),
}


def asked(text, given):
    context = replace(read_where(WHERE), definitions=(NET, WAVE))
    claim = read_problem_in(text, given, context)
    return prove(claim.context, claim.links[0])


@pytest.mark.parametrize(("text", "given"), SHOWN.values(), ids=SHOWN)
def test_shown(text, given):
    assert asked(text, given)


@pytest.mark.parametrize(("text", "given"), NOT_SHOWN.values(), ids=NOT_SHOWN)
def test_not_shown(text, given):
    assert not asked(text, given)


def test_a_call_at_an_integer_is_one():
    assert asked("wave(n, i) > 0", ("wave(n, l) > 0 for l in 0..n",))
