"""A text is read as it is written, or not at all: false texts are not proved, true not refuted.

Each of these was read as something else: an index that nobody named, a letter that is none, two
names that are printed as one.
"""

import json

import pytest
from tables import QUICK

from symcheck.batch import Line, answer
from symcheck.prove.decide import decide
from symcheck.read.errors import ReadError
from symcheck.read.text import read_statement

V = "n: size; x: family(n); y: family(n)"
FALSE = {
    "the index of an equation is 1": ("x = y", ("x[i] = y[i]", "i = 1"), V),
    "the indices of a matrix's": (
        "A = B", ("A[i, j] = B[i, j]", "i = j"), "n: size; A: family(n, n); B: family(n, n)"
    ),
    "an index that is typed small": ("Max(yₖ, (k, 1, n)) = Min(yₖ, (k, 1, n))", (), V),
    "in a sum": ("Sum(xₖ, (k, 1, n))**2 = n*Sum(xₖ**2, (k, 1, n))", (), V),
    "in a product": ("Product(x₁, (k, 1, n)) = x₁**n", ("x[1] = 2",), V),
    "an exponent that is typed small": ("Derivative(eˣ, x) = 0", (), ""),
    "one that is a superscript": ("Derivative(xⁿ, x) = 0", (), "n: size"),
    "an index behind an underscore": ("Max(x_k, (k, 1, n)) = Min(x_k, (k, 1, n))", (), V),
    "of no family": ("Sum(z_k, (k, 1, n)) = n*z_k", (), V),
    "the limit of a family": ("Limit(x_k/k, k, oo) = 0", (), "x: family(3)"),
    "two names of λ": ("λ != lambda", ("λ > 1", "lambda < 0"), ""),
    "a bound name of λ": ("Sum(lam*lambda, (lam, 1, 3)) = 6*lambda", (), ""),
    "two letters x": ("x != \u0445", ("x > 0", "\u0445 < 0"), ""),
    "the imaginary unit": ("I**2 >= 0", (), ""),
    "a matrix of no size": (
        "identity(p[k])[1, 1] = 1", (), "p: permutation(5); k: integer"
    ),
    "a value that is put in nowhere": ("Subs(x, t, 1/0) = x", (), ""),
    "a derivative of order 0": ("Derivative(x, (1/0, 0)) = x", (), ""),
    "a real variable that becomes natural": ("Limit(sin(pi*x), x, oo) = 0", (), "x: real"),
}  # fmt: skip
TRUE = {
    "a fraction": ("½ = 1/2", (), ""),
    "a sum of fractions": ("½ + ½ = 1", (), ""),
    "an exponential": ("eˣ > 0", (), ""),
    "a power": ("xⁿ = x**n", (), "n: natural"),
    "an entry": ("y₁ = y[1]", (), "y: family(3)"),
    "entries": ("yₖ > 0", ("y[k] > 0 for k in 1..3",), "y: family(3)"),
    "π in italics": ("𝜋 > 3", (), ""),
    "e in script": ("\u212f > 2", (), ""),
    "e in Cyrillic": ("\u0435 > 2", (), ""),
    "two characters μ": ("µ = μ", (), ""),
    "a wide x": ("\uff58 = x", (), ""),
    "a number in a circle": ("① = 1", (), ""),
    "a matrix that is given, of no size": (
        "k >= 1", ("identity(p[k])[1, 1] = 1",), "p: permutation(5); k: integer"
    ),
    "a value that is put in nowhere": ("x != 0", ("Subs(x, t, 1/x) = x",), ""),
    "an entry by which nothing is differentiated": (
        "k >= 1", ("Derivative(x, y[k], 0) = x",), "y: family(3); k: integer"
    ),
    "two names of α": ("α - alpha = 0", (), ""),
    "two names of ε": ("eps > 0", ("epsilon > 0",), ""),
    "Euler's constant": ("EulerGamma > 0", (), ""),
    "Catalan's constant": ("Catalan < 1", (), ""),
    "a hypothesis before 'and'": (
        "x > 0", ("x > 0 and y[k] > 0 for k in 1..n",), "n: natural; y: family(n)"
    ),
    "a hypothesis behind 'and'": (
        "x > 0", ("y[k] > 0 and x > 0 for k in 1..n",), "n: natural; y: family(n)"
    ),
}  # fmt: skip


def verdict(text, given, where):
    """Return the verdict of a text, or that it is not read."""
    try:
        claim = read_statement(text, given, where)
    except ReadError:
        return "not read"
    return decide(claim, seconds=QUICK).verdict.value


@pytest.mark.parametrize(("text", "given", "where"), FALSE.values(), ids=FALSE)
def test_what_is_false_is_not_proved(text, given, where):
    assert verdict(text, given, where) not in {"proved", "conditional"}


@pytest.mark.parametrize(("text", "given", "where"), TRUE.values(), ids=TRUE)
def test_what_is_true_is_not_refuted(text, given, where):
    assert verdict(text, given, where) != "refuted"


ITEMS = {
    "a claim beside its steps": '{"text": "x = x + 1", "steps": ["x = x"]}',
    "a claim in the steps of a step": '{"steps": [{"text": "x = x", "steps": ["x = x + 1"]}]}',
    "a claim that stands twice": '{"text": "x = x + 1", "text": "x = x"}',
    "a sort that stands twice": '{"text": "x**2 >= 1", "where": "x: real; x: size"}',
    "a key that stands twice": '{"text": "x**2 >= 1", "where": {"x": "real", "x": "size"}}',
    "a sort that a step changes": json.dumps(
        {
            "steps": ["x = x", {"text": "x**2 >= 1", "where": {"x": "size"}}],
            "where": {"x": "real"},
        }
    ),
    "a hypothesis that is passed over": '{"text": "x > 0", "given": ["x > 1"]}',
    "one by another word": '{"text": "x > 0", "assume": ["x > 1"]}',
    "one in a step": '{"steps": [{"text": "x > 0", "conditions": ["x > 1"]}]}',
    "one that is misspelt": '{"text": "x > 0", "asumptions": ["x > 1"]}',
    "a declaration by another word": '{"text": "n >= 1", "sorts": "n: size"}',
    "a declaration with a space": '{"text": "n >= 1", "where ": "n: size"}',
}


@pytest.mark.parametrize("line", ITEMS.values(), ids=ITEMS)
def test_an_item_is_not_read_in_part(line):
    told = answer(Line(line, 1, QUICK))
    assert told["verdict"] == "error"
