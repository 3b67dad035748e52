"""Statements: sorts that are assumed, limits of sequences, and how long a text may be."""

import re
import subprocess
import sys
import time

import pytest

from symcheck.kernel import term as t
from symcheck.kernel.claim import REAL, Context, Definition, family, index
from symcheck.kernel.term import num, var
from symcheck.kernel.text import claim_text, to_text
from symcheck.read.errors import ReadError
from symcheck.read.text import (
    read_hypothesis,
    read_problem,
    read_statement,
)
from symcheck.read.where import read_where

WHERE = "n, m: size; y, z: family(n); w: family(0..m, n); q: family(m); i, j: index(n); x, c: real"
DEFINITIONS = (
    Definition("f", (("u", REAL),), t.mul(var("u"), var("u"))),
    Definition("g", (("r", family(num(3))),), t.at("r", num(1))),
)
CONTEXT = Context(read_where(WHERE).variables, (), DEFINITIONS)

#: What is read → the canonical text of the term.



def test_an_undeclared_plain_name_is_real():
    claim = read_problem("a + b = b + a", ["b > d"])
    assert claim.context.variables == (("a", REAL), ("b", REAL), ("d", REAL))
    assert len(claim.context.hypotheses) == 1


ASSUMED = {
    "y integer": "integer",
    "y is an integer": "integer",
    "y natural": "natural",
    "y: size": "size",
    "y real": "real",
    "y is positive": "positive",
    "x, y are integers": "integer",
    "y index(0..5)": "index",
}


@pytest.mark.parametrize(("assumption", "kind"), ASSUMED.items(), ids=ASSUMED)
def test_an_assumption_may_be_a_sort(assumption, kind):
    claim = read_problem("x = y", [assumption])
    assert claim.context.sorts["y"].kind == kind
    assert claim.context.hypotheses == ()


NARROWED = {
    ("positive", "integer"): "size",
    ("natural", "positive"): "size",
    ("integer", "natural"): "natural",
    ("real", "positive"): "positive",
    ("positive", "real"): "positive",
    ("real", "real"): "real",
    ("size", "positive"): "size",
    ("size", "integer"): "size",
}


@pytest.mark.parametrize(("both", "kind"), NARROWED.items(), ids=map(str, NARROWED))
def test_two_sorts_of_one_name_are_both_meant(both, kind):
    claim = read_problem("x = x", [f"x {sort}" for sort in both])
    assert claim.context.sorts["x"].kind == kind
    claim = read_problem("x = x", [f"x {both[1]}"], f"x: {both[0]}")
    assert claim.context.sorts["x"].kind == kind


def test_two_sorts_that_no_variable_has():
    with pytest.raises(ReadError, match="cannot both be the sort of a variable"):
        read_problem("x = x", ["x positive", "x index(0..3)"])


def test_an_index_that_is_an_integer_stays_an_index():
    claim = read_problem("i = i", ["i integer"], "n: size; i: index(n)")
    assert claim.context.sorts["i"] == index(var("n"))
    with pytest.raises(ReadError, match="'i' is declared twice"):
        read_problem("i = i", ["i positive"], "n: size; i: index(n)")


def test_the_length_is_limited():
    with pytest.raises(ReadError, match="the text is longer than 100000 characters"):
        read_problem("x + " * 50_000 + "x = 0")


@pytest.mark.parametrize(
    "text", ["sin(" * 500 + "x" + ")" * 500, "-" * 500 + "x", "2**" * 500 + "x"]
)
def test_the_depth_is_limited(text):
    with pytest.raises(ReadError, match="nested more than 400 deep"):
        read_problem(f"{text} = 0")


def test_brackets_alone_are_not_deep():
    claim = read_problem("(" * 2000 + "x" + ")" * 2000 + " = x")
    assert claim.terms[0] == claim.terms[1]


def test_two_hundred_exponentials_a_side_read_in_50_ms():
    total = " + ".join(f"exp(y{i} + c)" for i in range(200))
    text = f"exp(y1 + c)/({total}) = exp(y2)/({total})"
    read_problem(text)
    start = time.perf_counter()
    read_problem(text)
    assert time.perf_counter() - start < 0.2  # 0.02 s on an idle machine


def test_reading_does_not_import_sympy():
    program = (
        "import sys; from symcheck.read.text import read_problem;"
        "read_problem('x = x'); print('sympy' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout == "False\n"


LIMITS = {
    "Limit(c**k, k, oo) = x": "Limit(c**k, k, oo) = x",
    "Limit(c**k, k, ∞) == x + 1": "Limit(c**k, k, oo) = x + 1",
    "Limit(m/m, m, oo) = x": "Limit(m/m, m, oo) = x",
    "not Limit(c*k, k, oo) = 1": "not Limit(c*k, k, oo) = 1",
    "Limit(y[j]/k, k, oo) = y[j] for j in 1..n": "Limit(y[j]/k, k, oo) = y[j] for j in 1..n",
}


@pytest.mark.parametrize(("text", "canonical"), LIMITS.items(), ids=LIMITS)
def test_a_limit_of_a_sequence_is_a_proposition(text, canonical):
    prop = read_hypothesis(text, CONTEXT)
    assert to_text(prop) == canonical
    assert read_hypothesis(canonical, CONTEXT) == prop


NO_LIMITS = {
    "0 = Limit(k, k, oo)": "a limit stands alone on the left of '='",
    "Limit(k, k, oo) < 1": "a limit stands alone on the left of '='",
    "0 = Limit(k, k, oo) = 0": "a limit stands alone on the left of '='",
    "Limit(k, k, oo) = Limit(c, k, oo)": "a limit is no number here",
    "Limit(k, k, 0) = 1": "the limit of a sequence is at 'oo'",
    "Limit(k, k, -oo) = 1": "the limit of a sequence is at 'oo'",
    "Limit(k, oo) = 1": "'Limit' takes 3 arguments here",
    "Limit(k, k, oo) = k": "'k' is not declared",
    "Limit(k, 2*k, oo) = 1": "expected the name of a variable",
    "Limit(k, k, oo) = oo": "an infinite limit is no proposition",
    "Limit(k, k, oo) = -oo": "an infinite limit is no proposition",
    "Limit(k > 0, k, oo) = 1": "expected a number, got a relation",
    "Limit(1/x, x, oo) = 0": "the variable of a sequence is natural",
    "Limit(1/i, i, oo) = 0": "the variable of a sequence is natural",
}


@pytest.mark.parametrize(("text", "wrong"), NO_LIMITS.items(), ids=NO_LIMITS)
def test_refuses_as_a_limit(text, wrong):
    with pytest.raises(ReadError, match=re.escape(wrong)):
        read_hypothesis(text, CONTEXT)


@pytest.mark.parametrize("value", ["0", "oo", "-oo"])
def test_a_limit_of_a_sequence_is_a_claim(value):
    said = read_statement(f"Limit(q**k*a, k, oo) = {value}", ["b > 0"])
    assert claim_text(said) == f"Limit(q**k*a, k, oo) = {value}"
    assert set(said.context.sorts) == {"q", "a", "b"}
    assert said.natural


def test_the_variable_of_a_limit_is_not_one_that_is_declared():
    said = read_statement("Limit(k/m, k, oo) = k", (), "m: real")
    assert claim_text(said) == "Limit(k_/m, k_, oo) = k"


def test_any_other_statement_is_a_problem():
    assert read_statement("a = b", ["a > 0"]) == read_problem("a = b", ["a > 0"])
