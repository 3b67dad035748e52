"""Plain text: what each spelling means, and what is said of text that cannot be read."""

import re

import pytest

from symcheck.kernel import term as t
from symcheck.kernel.claim import REAL, Context, Definition, family
from symcheck.kernel.term import num, var
from symcheck.kernel.text import to_text
from symcheck.read.errors import ReadError
from symcheck.read.text import (
    read_claim,
    read_hypothesis,
    read_problem,
    read_term,
)
from symcheck.read.where import read_where

WHERE = "n, m: size; y, z: family(n); w: family(0..m, n); q: family(m); i, j: index(n); x, c: real"
DEFINITIONS = (
    Definition("f", (("u", REAL),), t.mul(var("u"), var("u"))),
    Definition("g", (("r", family(num(3))),), t.at("r", num(1))),
)
CONTEXT = Context(read_where(WHERE).variables, (), DEFINITIONS)

#: What is read → the canonical text of the term.
ACCEPTS = {
    # arithmetic
    "x - c - 1": "x - c - 1",
    "-x**2": "-x**2",
    "(-x)^2": "(-x)**2",
    "2**-x*c": "2**(-x)*c",
    "x**c**2": "x**c**2",
    "x*-c": "x*(-c)",
    "--x": "-(-x)",
    "+x + +c": "x + c",
    "x/c*2": "x/c*2",
    "((((x))))": "x",
    "0.5*x": "1/2*x",
    "1e-4": "1/10000",
    "2.5e3 + .5 + 3.": "2500 + 1/2 + 3",
    "-1e4": "-10000",
    "x**(1/3)": "x**(1/3)",
    "x**0.5": "x**(1/2)",
    # constants and names
    "e + E": "exp(1) + exp(1)",
    "e**x + E^(x + 1)": "exp(x) + exp(x + 1)",
    "(2*E)**x": "(2*exp(1))**x",
    "pi*π": "pi*pi",
    "GoldenRatio": "(1 + sqrt(5))/2",
    # functions
    "ln(x)": "log(x)",
    "log(x, 10)": "log(x)/log(10)",
    "abs(x) + Abs(x)": "Abs(x) + Abs(x)",
    "Max(x, c, 1) - min(x, c)": "Max(x, c, 1) - Min(x, c)",
    "atan2(x, c)": "atan2(x, c)",
    "σ(x) + softplus(x) + relu(x) + erf(x)": "sigmoid(x) + softplus(x) + relu(x) + erf(x)",
    "cbrt(x) + sqrt(x)": "cbrt(x) + sqrt(x)",
    "f(x)": "f(x)",
    "g(Lambda(k, y[k] + x))": "g(Lambda(k, y[k] + x))",
    "g(y)": "g(y)",
    # Unicode
    "x·c×2÷3 − 1": "x*c*2/3 - 1",
    "√x + √(x + 1)": "sqrt(x) + sqrt(x + 1)",
    "x² + x³ + x¹⁰ + x⁻²": "x**2 + x**3 + x**10 + x**(-2)",
    "Σ(y[k], (k, 1, n)) + ∑(y[k], (k, 1, n))": "Sum(y[k], (k, 1, n)) + Sum(y[k], (k, 1, n))",
    # what binds
    "Sum(k, (k, 1, n))": "Sum(k, (k, 1, n))",
    "Sum(x, (x, 1, n))": "Sum(x, (x, 1, n))",
    "Sum(k*j, (j, 1, k), (k, 1, n))": "Sum(Sum(k*j, (j, 1, k)), (k, 1, n))",
    "Product(y[k], (k, 1, n))": "Product(y[k], (k, 1, n))",
    "Max(y[k], (k, 1, n)) - Min(y[k], (k, 1, n))": "Max(y[k], (k, 1, n)) - Min(y[k], (k, 1, n))",
    "w[0, n] + w[m - 1, i]": "w[0, n] + w[m - 1, i]",
    "softmax(y)[i]": "softmax(y[k], (k, 1, n))[i]",
    "softmax(y + c)[i]": "softmax(y[k] + c, (k, 1, n))[i]",
    "softmax(2*y - z)[1]": "softmax(2*y[k] - z[k], (k, 1, n))[1]",
    "softmax(y - Max(y[k], (k, 1, n)))[i]": "softmax(y[k] - Max(y[k], (k, 1, n)), (k, 1, n))[i]",
    "softmax(w[0, k], (k, 1, n))[j]": "softmax(w[0, k], (k, 1, n))[j]",
    "KroneckerDelta(i, j)": "KroneckerDelta(i, j)",
    "Derivative(f(x), x)": "Derivative(f(x), x)",
    "Derivative(sin(x), x, 2)": "Derivative(sin(x), x, 2)",
    "Derivative(sin(x), (x, 2))": "Derivative(sin(x), x, 2)",
    "Derivative(sin(x*c), x, c)": "Derivative(Derivative(sin(x*c), x), c)",
    "Derivative(softmax(y)[i], y[j])": "Derivative(softmax(y[k], (k, 1, n))[i], y[j])",
    "Derivative(w[0, i], w[1, j])": "Derivative(w[0, i], w[1, j])",
    "Subs(Derivative(t**2, t), t, x)": "Derivative(x**2, x)",
    "Subs(Derivative(x*t**2, t), t, x)": "Subs(Derivative(x*t**2, t), t, x)",
    "Subs(x/x, x, 0)": "0/0",
    "Piecewise((x, x > 0 and not x == 1), (c, True))": (
        "Piecewise((x, x > 0 and not x = 1), (c, True))"
    ),
}


@pytest.mark.parametrize(("text", "canonical"), ACCEPTS.items(), ids=ACCEPTS)
def test_accepts(text, canonical):
    term = read_term(text, CONTEXT)
    assert to_text(term) == canonical
    assert read_term(canonical, CONTEXT) == term


#: Text → what is wrong, and the part of the text that the caret is under.
REFUSES = {
    # syntax
    "x +": ("the text ends too early", ""),
    "sin(x + 1": ("the '(' is never closed", "("),
    "x)": ("the ')' was never opened", ")"),
    "2x": ("unexpected 'x'", "x"),
    "x $ c": ("unexpected character '$'", "$"),
    "|x|": ("unexpected character '|'", "|"),
    "√x²": ("unexpected '²'", "²"),
    "": ("there is nothing to read", ""),
    "x < c": ("expected a number, got a relation", "x < c"),
    "(x, c)": ("expected a number, got a list in brackets", "x, c"),
    # names
    "sigmod(x)": ("unknown function 'sigmod'", "sigmod(x"),
    "arcsin(x)": ("unknown function 'arcsin'", "arcsin(x"),
    "x(c)": ("'x' is not a function", "x(c"),
    "y(i)": ("'y' is a family, not a function", "y(i"),
    "sin + 1": ("'sin' is a function without its argument", "sin"),
    "cc + 1": ("'cc' is not declared", "cc"),
    "oo": ("'oo' is not a real number", "oo"),
    "x + nan": ("'nan' is not a real number", "nan"),
    "∞": ("'∞' is not a real number", "∞"),
    # arity
    "sin(x, c)": ("'sin' takes one argument, got 2", "sin(x, c"),
    "sin()": ("'sin' takes one argument, got 0", "sin"),
    "Max(x)": ("'Max' takes two arguments or more, got 1", "Max(x"),
    "log(x, 2, 3)": ("'log' takes one argument or two, got 3", "log(x, 2, 3"),
    "atan2(x)": ("'atan2' takes two arguments, got 1", "atan2(x"),
    "KroneckerDelta(i)": ("'KroneckerDelta' takes 2 arguments here", "KroneckerDelta(i"),
    "f(x, c)": ("'f' takes 1 argument here", "f(x, c"),
    "g(x)": ("expected a family", "x"),
    "g(w)": ("expected a family of 1 indices, got 2", "w"),
    # families and indices
    "y + 1": ("'y' is a family and needs an index", "y"),
    "y[x]": ("'x' is real, which no index can be", "x"),
    "y[i/2]": ("expected an integer as the index", "i/2"),
    "y[l]": ("'l' is used as an index, but is not declared", "l"),
    "v[i]": ("'v' is used as a family, but is not declared", "v"),
    "x[i]": ("'x' is real and has no entries", "x"),
    "w[i]": ("'w' has 2 indices, got 1", "w"),
    "y[0]": ("the index 0 is outside 1 to n", "0"),
    "w[-1, 1]": ("the index -1 is outside 0 to m", "-1"),
    "(x + y)[i]": ("expected a number, got a vector", "y"),
    "KroneckerDelta(x, i)": ("'x' is real, which no index can be", "x"),
    "softmax(y)": ("softmax gives a vector", "softmax(y"),
    "softmax(x)[i]": ("expected a family in softmax", "x"),
    "softmax(y + q)[i]": ("the families in softmax have different ranges", "y + q"),
    "softmax(y)[i, j]": ("softmax has one index, got 2", "softmax(y"),
    "softmax(Sum(y, (k, 1, n)))[i]": ("'y' is a family and needs an index", "y"),
    # what binds
    "Sum(k)": ("'Sum' needs a body and a range", "Sum(k"),
    "Sum(k, k, 1, n)": ("expected a range '(k, low, high)'", "n"),
    "Sum(k, (k, 1, oo))": ("'oo' is not a real number", "oo"),
    "Sum(k, (k, 1, x))": ("'x' is real, which no size can be", "x"),
    "Sum(k, (k, 1, N))": ("'N' is used as a size, but is not declared", "N"),
    "Sum(e, (e, 1, n))": ("'e' has a meaning and cannot name a variable", "e"),
    "Sum(k, (k + 1, 1, n))": ("expected the name of a variable", "k + 1"),
    "Sum(k, (k, 1, k))": ("'k' is used as a size, but is not declared", "k"),
    "Derivative(x**2)": ("'Derivative' needs a variable to differentiate by", "Derivative(x**2"),
    "Derivative(x**2, 2*x)": ("only a variable or an entry 'y[k]' can be differentiated by", "2*x"),
    "Derivative(x**2, pi)": ("'pi' is a constant", "pi"),
    "Derivative(x**2, x, 99)": ("the order of a derivative is a number from 1 to 50", "99"),
    "Derivative(y[n], n)": ("'n' is real, which no index can be", "n"),
    "Piecewise(x)": ("expected a pair '(value, condition)'", "x"),
    "Piecewise()": ("'Piecewise' needs a pair '(value, condition)'", "Piecewise"),
    "Piecewise((x, c))": ("expected a relation", "c"),
    "Update(y, i, x)": ("'Update' gives a family", "Update(y, i, x"),
    "Update(i + 1, x)[i]": ("expected a family", "Update(i + 1, x"),
    "Update(y, x)[i]": ("'Update' needs an index and a value", "Update(y, x"),
    "softmax(w)[i]": ("'w' has 2 indices, a vector has one", "w"),
    "g(Lambda((k, l), y[k]))": ("expected a family of 1 indices", "Lambda((k, l), y[k"),
    "y[2*l]": ("'l' is used as an index, but is not declared", "l"),
    "Lambda(k, x)": ("a family stands as the argument of a definition only", "Lambda(k, x"),
    "Limit(c**k, k, oo)": ("a limit is no number here", "Limit(c**k, k, oo"),
    # size
    "1e99999": ("the number has more than 1000 digits", "1e99999"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "wrong", "part"), [(k, *v) for k, v in REFUSES.items()], ids=REFUSES
)
def test_refuses(text, wrong, part):
    with pytest.raises(ReadError, match=re.escape(wrong)) as caught:
        read_term(text, CONTEXT)
    error = caught.value
    if part:
        assert text[error.column - 1 :].startswith(part[:1])
        assert error.length == len(part)


HELP = {
    "sigmod(x)": "did you mean 'sigmoid'?",
    "sigma(x)": "write 'sigmoid'",
    "exp x": "write 'exp(…)'",
    "ABS(x)": "did you mean 'Abs'?",
    "arcsin(x)": "write 'asin'",
    "2x": "write '*' for a product",
    "|x|": "write 'Abs(x)'",
    "y + 1": "write 'y[i]'",
    "y[l]": "declare it: 'l: index(n)'",
    "Sum(k, (k, 1, N))": "declare it: 'N: size'",
    "oo": "infinities stand in limits only",
    "softmax(y)": "take an entry: 'softmax(y)[i]'",
    "x =< c": "write '<='",
    "x => c": "write '>='",
}


@pytest.mark.parametrize(("text", "advice"), HELP.items(), ids=HELP)
def test_help(text, advice):
    with pytest.raises(ReadError) as caught:
        read_term(text, CONTEXT)
    assert caught.value.help == advice


def test_a_caret_under_the_column():
    with pytest.raises(ReadError) as caught:
        read_problem("sigmoid(x) = 1 - sigmod(x)")
    assert str(caught.value) == (
        "unknown function 'sigmod'\n"
        "  sigmoid(x) = 1 - sigmod(x)\n"
        "                   ^^^^^^^^\n"
        "  help: did you mean 'sigmoid'?"
    )


def test_the_place_in_a_text_of_several_lines():
    with pytest.raises(ReadError) as caught:
        read_problem("x\n = $", file="claims.txt")
    error = caught.value
    assert (error.line, error.column, error.source) == (2, 4, " = $")
    assert error.place is not None
    assert (error.place.file, error.place.line, error.place.column) == ("claims.txt", 2, 4)


@pytest.mark.parametrize("name", ["a_k", "S", "E1", "lambda_", "N", "Q", "beta", "α", "lambda"])
def test_ordinary_names_are_not_special(name):
    claim = read_problem(f"{name} + 1 = 1 + {name}")
    assert claim.context.sorts == {name: REAL}


# ── hypotheses and claims ────────────────────────────────────────────────────────

PROPOSITIONS = {
    "x > 0": "x > 0",
    "0 < x <= 1": "0 < x and x <= 1",
    "x ≠ 1 or x ≤ 0": "x != 1 or x <= 0",
    "not (x = 0 or x = 1)": "not (x = 0 or x = 1)",
    "y[k] > 0 for k in 1..n": "y[k] > 0 for k in 1..n",
    "w[k, j] > 0 for k in 0..m for j in 1..n": "(w[k, j] > 0 for j in 1..n) for k in 0..m",
    "x == 1": "x = 1",
    "(x > 0 and y[k] > 0) for k in 1..n": "(x > 0 and y[k] > 0) for k in 1..n",
    "(not y[k] > 0) for k in 1..n": "(not y[k] > 0) for k in 1..n",
    "not (y[k] > 0 for k in 1..n)": "not (y[k] > 0 for k in 1..n)",
    "x > 0 and (y[k] > 0 for k in 1..n)": "x > 0 and (y[k] > 0 for k in 1..n)",
    "y[k] > 0 or z[k] > 0 and x < y[k] for k in 1..n": (
        "(y[k] > 0 or z[k] > 0 and x < y[k]) for k in 1..n"
    ),
    "w[k, l] = 0 or not k < l for k in 1..m for l in 1..n": (
        "((w[k, l] = 0 or not k < l) for l in 1..n) for k in 1..m"
    ),
    "0 < y[k] <= x for k in 1..n": "(0 < y[k] and y[k] <= x) for k in 1..n",
}


@pytest.mark.parametrize(("text", "canonical"), PROPOSITIONS.items(), ids=PROPOSITIONS)
def test_hypotheses(text, canonical):
    assert to_text(read_hypothesis(text, CONTEXT)) == canonical


UNBRACKETED = {
    "x > 0 and y[k] > 0 for k in 1..n": "and",
    "y[k] > 0 and x > 0 for k in 1..n": "and",
    "x > 0 or y[k] > 0 for k in 1..n": "or",
    "y[k] > 0 and (x > 0 or z[k] > 0) for k in 1..n": "and",
    "y[i] > 0 and z[i] > 0 for i in 1..n": "and",
    "y[k] > 0 and w[k, l] > 0 for k in 1..m for l in 1..n": "and",
    "Sum(y[k], (k, 1, n)) > 0 and y[k] > 0 for k in 1..n": "and",
    "(y[k] > 0 for k in 1..n) and z[k] > 0 for k in 1..n": "and",
    "not y[k] > 0 for k in 1..n": "not",
    "not (y[k] > 0) for k in 1..n": "not",
}


@pytest.mark.parametrize(("text", "word"), UNBRACKETED.items(), ids=UNBRACKETED)
def test_what_for_speaks_of_must_be_clear(text, word):
    with pytest.raises(ReadError, match="brackets must say of what 'for' speaks") as caught:
        read_hypothesis(text, CONTEXT)
    assert f"{word} …) for " in caught.value.help
    assert f"{word} (… for " in caught.value.help


NO_VARIABLES = ["I**2 >= 0", "EulerGamma > 0", "Catalan < 1", "TribonacciConstant > 1"]


@pytest.mark.parametrize("text", NO_VARIABLES)
def test_a_constant_that_is_not_read_is_no_variable(text):
    name = text.split("*")[0].split()[0]
    with pytest.raises(ReadError, match=f"the constant '{name}' is not read") as caught:
        read_problem(text)
    assert caught.value.help == f"declare '{name}: real' if it is a variable"
    assert read_problem(text, (), f"{name}: real").context.sorts == {name: REAL}
    assert not read_problem(f"Sum({name}, ({name}, 1, 3)) = 6").context.sorts


def test_a_number_is_no_hypothesis():
    with pytest.raises(ReadError, match="expected a relation"):
        read_hypothesis("x + 1", CONTEXT)


def test_a_bound_index_of_a_hypothesis_is_not_the_declared_one():
    prop = read_hypothesis("y[i] > 0 for i in 1..n", CONTEXT)
    assert prop.free == {"y", "n"}


def test_a_chain_is_one_claim():
    claim = read_claim("x < c <= 1 = 1", CONTEXT)
    assert claim.rels == ("<", "<=", "=")
    assert len(claim.terms) == 4


@pytest.mark.parametrize("text", ["x + 1", "x > 0 and x > 1", "x > 0 for k in 1..n"])
def test_no_claim(text):
    with pytest.raises(ReadError, match="expected a claim such as 'a = b'"):
        read_claim(text, CONTEXT)


def test_powers_are_three():
    heads = {
        "x**2": "npow", "x**n": "npow", "x**i": "npow", "x**(n + 1)": "npow", "x**(2*n)": "npow",
        "x**-1": "ipow", "x**(n - 1)": "ipow", "x**c": "rpow", "x**(1/2)": "rpow",
        "x**y[1]": "rpow",
    }  # fmt: skip
    assert {text: read_term(text, CONTEXT).head for text in heads} == heads
    inside = read_term("Sum(x**k, (k, 0, n))", CONTEXT)
    assert inside.args[2].head == "npow"
    assert read_term("Sum(x**k, (k, -1, n))", CONTEXT).args[2].head == "ipow"
