"""argmax and argmin in text: of vectors, of bodies over a range, as indices."""

import re

import pytest

from symcheck.kernel.argmax import abbreviated
from symcheck.kernel.text import to_text
from symcheck.prove.decide import decide
from symcheck.read.errors import ReadError
from symcheck.read.text import read_problem, read_term
from symcheck.read.where import read_where
from symcheck.report import Verdict

WHERE = (
    "n, m: size; y, z: family(n); x: family(m); w: family(0..n); A: family(n, m); W: family(n, n);"
    " p: permutation(n); i, k: index(n); c: real"
)
CONTEXT = read_where(WHERE)

#: Text → the same over a range.
READS = {
    "argmax(y)": "argmax(y[j], (j, 1, n))",
    "argmin(y)": "argmin(y[j], (j, 1, n))",
    "argmax(w)": "argmax(w[j], (j, 0, n))",
    "argmax(2*y - z + c)": "argmax(2*y[j] - z[j] + c, (j, 1, n))",
    "argmax(softmax(y))": "argmax(softmax(y)[j], (j, 1, n))",
    "argmax(softmax(y + c) - z)": "argmax(softmax(y + c)[j] - z[j], (j, 1, n))",
    "argmax(A @ x)": "argmax((A @ x)[j], (j, 1, n))",
    "argmax(relu(A @ x))": "argmax(relu((A @ x)[j]), (j, 1, n))",
    "argmax(A.T @ y)": "argmax((A.T @ y)[j], (j, 1, m))",
    "argmax(exp(y))": "argmax(exp(y[j]), (j, 1, n))",
    "y[argmax(z)]": "y[argmax(z[k], (k, 1, n))]",
    "y[p[argmin(y)]]": "y[p[argmin(y[k], (k, 1, n))]]",
    "W[argmax(W[j, i], (j, 1, n)), i]": "W[argmax(W[k, i], (k, 1, n)), i]",
    "argmax(k + y[k], (k, k, n))": "argmax(j + y[j], (j, k, n))",
    "softmax(softmax(y))[i]": "softmax(softmax(y)[j], (j, 1, n))[i]",
}


@pytest.mark.parametrize(("text", "other"), READS.items(), ids=READS)
def test_reads(text, other):
    found = read_term(text, CONTEXT)
    assert found == read_term(other, CONTEXT)
    assert read_term(to_text(found), CONTEXT) == found


def test_is_the_abbreviation():
    known = abbreviated(read_term("argmin(y)", CONTEXT))
    assert known is not None
    assert known[0] == "argmin"
    assert to_text(read_term("argmax(y)", CONTEXT)) == (
        "Min(Piecewise((k, Max(y[k], (k, 1, n)) <= y[k]), (n, True)), (k, 1, n))"
    )


@pytest.mark.parametrize("text", ["c**argmax(y)", "Sum(y[j], (j, 1, argmax(z)))", "argmax(y)/2"])
def test_stands_where_an_integer_stands(text):
    found = read_term(text, CONTEXT)
    assert read_term(to_text(found), CONTEXT) == found


REFUSED = {
    "a number": ("argmax(c)", "expected a family in argmax"),
    "a matrix": ("argmax(W)", "'W' has 2 indices, a vector has one"),
    "a product that is a matrix": ("argmax(A @ A.T)", "expected a vector, got a matrix"),
    "two families": ("argmax(y, z)", "expected a range '(k, low, high)'"),
    "nothing": ("argmax()", "takes 1 argument"),
    "two sizes": ("argmax(x + y)", "the families in argmax have different ranges"),
    "an end that is real": ("argmax(y[j], (j, 1, c))", "'c' is real"),
    "an index that is a maximum": ("y[Max(y[j], (j, 1, n))]", "expected an integer as the index"),
    "a name that is not known": ("y[argmax(v)]", "'v' is used as an index, but is not declared"),
    "softmax alone": ("softmax(y) + argmax(y)", "softmax gives a vector"),
    "a slip": ("argmx(y)", "unknown function 'argmx'"),
}


@pytest.mark.parametrize(("text", "words"), REFUSED.values(), ids=REFUSED)
def test_refuses(text, words):
    with pytest.raises(ReadError, match=re.escape(words)):
        read_term(text, CONTEXT)


def test_a_slip_is_told():
    with pytest.raises(ReadError, match="did you mean 'argmax'"):
        read_term("argmx(y)", CONTEXT)


def test_a_variable_may_have_the_name():
    own = CONTEXT.declare("argmax", CONTEXT.sorts["c"])
    assert to_text(read_term("argmax + 1", own)) == "argmax + 1"


PROVED = {
    "its range": ("1 <= argmax(y) <= n", (), WHERE),
    "numbers": ("argmax(k*(5 - k), (k, 1, 4)) = 2", (), ""),
    "given numbers": ("argmin(y) = 2", ("y[2] < y[1]", "y[2] <= y[3]"), "y: family(3)"),
    "a shift": ("argmax(y + c) = argmax(y)", (), WHERE),
    "a greatest entry": ("argmax(y) = 1", ("y[k] <= y[1] for k in 1..n",), WHERE),
}


@pytest.mark.parametrize(("text", "given", "where"), PROVED.values(), ids=PROVED)
def test_is_found_by_the_search(text, given, where):
    assert decide(read_problem(text, given, where)).verdict is Verdict.PROVED
