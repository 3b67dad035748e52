"""The sign of a normal form: the interval, and the method that gave each factor's."""

from dataclasses import replace

import pytest
from sign_intervals import interval, written

from symcheck.authoring.definitions import define
from symcheck.kernel.normal import normal_form
from symcheck.kernel.sign import prove
from symcheck.kernel.sign.decide import Signs
from symcheck.kernel.sign.factors import (
    _known_not_zero,
    _of_polynomial,
    avoids_zero,
    sign_of_form,
)
from symcheck.kernel.writing import to_text
from symcheck.read.text import read_problem_in, read_term
from symcheck.read.where import read_where

NET = define("net", "l: natural; w: family(l)", on="l", base="1", step="w[l + 1]*net(l, w)")
WHERE = (
    "n: size; m: natural; i: index(n); a, b, c, x: real; y, z: family(n); u, v: family(m);"
    " w: family(n); p: permutation(n)"
)
RANGE, EACH, KNOWN = "range", "range of each monomial", "hypothesis"
EXPONENTS, POWERS = "comparison of two exponents", "comparison of two powers"
ROOT, SQUARES, STURM = "comparison of squares", "squares", "sign of a polynomial on an interval"
FACTORS = [
    ("a", ("a > 0",), "(0, oo)", RANGE),
    ("1/a", ("1 <= a", "a <= 2"), "[1/2, 1] - 0", RANGE),
    ("a/b", ("1 <= a", "a <= 2", "2 <= b", "b <= 4"), "[1/4, 1] - 0", f"{RANGE} + {RANGE}"),
    ("a*b", ("a > 0", "b != 0"), "(-oo, oo) - 0", f"{RANGE} + {RANGE}"),
    ("a - b", ("a != b",), "(-oo, oo) - 0", KNOWN),
    ("(a - b)^2", ("a != b",), "(0, oo) - 0", KNOWN),
    ("(a - b)^2", (), "[0, oo)", EACH),
    ("a + b", ("a + b > 3",), "(3, oo)", EACH),
    ("a^2 + 1", (), "[1, oo) - 0", EACH),
    # one generator
    ("a^2 - a + 1", (), "(0, oo)", STURM),
    ("a^2 - a - 1", (), "(-oo, oo)", EACH),
    ("a^2 - a - 1", ("a > 2",), "(0, oo)", STURM),
    # squares
    ("a^2 + 2*a*b + 3*b^2", (), "[0, oo)", SQUARES),
    ("a^2 + 2*a*b + 3*b^2 + 1", (), "(0, oo)", SQUARES),
    ("-a^2 - 2*a*b - 3*b^2", (), "(-oo, 0]", SQUARES),
    ("-a^2 - 2*a*b - 3*b^2 - 1", (), "(-oo, 0)", SQUARES),
    ("a^2 - 3*a*b + b^2", (), "(-oo, oo)", EACH),
    # two exponentials
    ("exp(a) - exp(b)", ("a > b",), "(0, oo)", EXPONENTS),
    ("exp(a) - exp(b)", ("a >= b",), "[0, oo)", EXPONENTS),
    ("exp(a) - exp(b)", ("a < b",), "(-oo, 0)", EXPONENTS),
    ("exp(a) - exp(b)", ("a <= b",), "(-oo, 0]", EXPONENTS),
    ("exp(b) - exp(a)", ("a > b",), "(-oo, 0)", EXPONENTS),
    ("exp(b) - exp(a)", ("a <= b",), "[0, oo)", EXPONENTS),
    ("exp(a) - exp(b)", ("a != b",), "(-oo, oo) - 0", EXPONENTS),
    ("exp(a) - exp(b)", (), "(-oo, oo)", EACH),
    ("exp(b) - exp(a)", (), "(-oo, oo)", EACH),
    ("exp(a) - 2*exp(b)", ("a > b",), "(-oo, oo)", EACH),
    ("2*exp(a) - exp(b)", ("a < b",), "(-oo, oo)", EACH),
    ("exp(a) - exp(b) + exp(c)", ("a > b",), "(-oo, oo)", EACH),
    ("exp(a) - exp(b)*c", ("a > b",), "(-oo, oo)", EACH),
    ("exp(a)*exp(b) - exp(c)", ("a + b > c",), "(0, oo)", EXPONENTS),
    # logarithms
    ("log(a) - log(b)", ("a > b", "b > 0"), "(0, oo)", POWERS),
    ("log(a)/2 - log(b)/3", ("a^3 > b^2", "a > 0", "b > 0"), "(0, oo)", POWERS),
    ("log(b)/3 - log(a)/2", ("a^3 > b^2", "a > 0", "b > 0"), "(-oo, 0)", POWERS),
    ("log(a)/2 - log(b)/3", ("a > b", "b > 0"), "(-oo, oo)", EACH),
    ("log(a)/4 - log(b)/3", ("a^3 > b^4", "a > 0", "b > 0"), "(0, oo)", POWERS),
    ("4*log(a) - log(b)", ("a^4 > b", "a > 0", "b > 0"), "(0, oo)", POWERS),
    ("5*log(a) - log(b)", ("a^5 > b", "a > 0", "b > 0"), "(-oo, oo)", EACH),
    ("log(a)^2 - log(b)", ("a > b", "b > 1"), "(-oo, oo)", EACH),
    ("log(a)*c - log(b)", ("a > b", "b > 1"), "(-oo, oo)", EACH),
    ("log(1 + exp(a)) - a", (), "(0, oo)", POWERS),
    ("a - log(1 + exp(a))", (), "(-oo, 0)", POWERS),
    ("3*log(1 + exp(a)) - 3*a", (), "(0, oo)", POWERS),
    ("log(1 + exp(a))/2 - a/2", (), "(0, oo)", POWERS),
    ("log(1 + exp(a))/2 - a", (), "(-oo, oo)", EACH),
    ("log(1 + exp(a)) - 2*a", (), "(-oo, oo)", EACH),
    ("log(1 + exp(a)) + a", (), "(-oo, oo)", EACH),
    ("log(1 + exp(a)) + a/2", (), "(-oo, oo)", EACH),
    # a square root
    ("sqrt(a^2 + 1) + a", (), "(0, oo)", ROOT),
    ("a - sqrt(a^2 + 1)", (), "(-oo, 0)", ROOT),
    ("sqrt(a) - b", ("b > 0", "a > b^2"), "(0, oo)", ROOT),
    ("sqrt(a) - b", ("b > 0", "a < b^2", "a > 0"), "(-oo, 0)", ROOT),
    ("sqrt(a)*c - b*c", ("b > 0", "a > b^2", "c < 0"), "(-oo, 0)", f"{RANGE} + {ROOT}"),
    ("sqrt(c)*(sqrt(a) - b)", ("b > 0", "a > b^2", "c > 0"), "(0, oo)", f"{RANGE} + {ROOT}"),
    ("sqrt(a)*(sqrt(c) - b)", ("b > 0", "c > b^2", "a > 0"), "(0, oo)", f"{ROOT} + {RANGE}"),
    ("a + b*sqrt(2)", ("a > 0", "a^2 > 2*b^2"), "(0, oo)", ROOT),
    ("a + b*sqrt(2)", ("a != 0", "a^2 > 2*b^2"), "(-oo, oo)", EACH),
    ("cbrt(a) - b", ("a > 0", "b > 0", "a > b^2"), "(-oo, oo)", EACH),
    ("sin(x) - b", ("b > 0", "x > b^2"), "(-oo, 1)", EACH),
    ("cos(x) - b", ("b > 0", "x > b^2"), "(-oo, 1)", EACH),
    ("Abs(a) - b", ("b > 0", "a > b^2"), "(-oo, oo)", EACH),
    ("Abs(x) - b", ("b > 0", "x > b^2"), "(-oo, oo)", EACH),
    ("sign(a)*c - b", ("b > 0", "c > 0", "a > b^2/c^2"), "(-oo, oo)", EACH),
    # atoms
    ("Abs(a - b)", ("a != b",), "(0, oo)", RANGE),
    ("Abs(a - b)", (), "[0, oo)", RANGE),
    ("sqrt(a - b)", ("a > b",), "(0, oo)", RANGE),
    ("sqrt(a - b)", ("a >= b",), "[0, oo)", RANGE),
    ("(a - b)^x", ("a > b",), "(0, oo)", RANGE),
    ("sin(x)", ("x > 0", "x < pi"), "(0, 1]", RANGE),
    ("cos(x)", ("x > 2", "x < 4"), "[-1, 0)", RANGE),
    ("Sum(y[k]*z[k], (k, 1, n))", ("y[k]*z[k] > 0 for k in 1..n",), "(0, oo)", RANGE),
    ("Sum(y[k]*z[k], (k, 1, n))", ("y[k]*z[k] >= 0 for k in 1..n",), "[0, oo)", RANGE),
    ("Sum(y[k]*z[k], (k, 1, n))", ("y[k]*z[k] < 0 for k in 1..n",), "(-oo, oo)", RANGE),
    ("Sum(u[k]*v[k], (k, 1, m))", ("u[k]*v[k] > 0 for k in 1..m",), "[0, oo)", RANGE),
    ("Max(y[k] - z[k], (k, 1, n))", ("y[k] > z[k] for k in 1..n",), "(0, oo)", RANGE),
    ("Max(y[k] - z[k], (k, 1, n))", ("y[k] >= z[k] for k in 1..n",), "[0, oo)", RANGE),
    ("Max(u[k] - v[k], (k, 1, m))", ("u[k] > v[k] for k in 1..m",), "(0, oo)", RANGE),
    ("y[i]", ("y[i] >= 0",), "[0, oo)", RANGE),
    ("y[i]", ("(y[k] > 0 and y[k] < 1) for k in 1..n",), "(0, 1)", RANGE),
    ("y[p[i]]", ("(y[k] > 0 and y[k] < 1) for k in 1..n",), "(0, 1)", RANGE),
    ("y[i]", ("(2*y[k] > 1 and y[k] < 5) for k in 1..n",), "(-oo, 5)", RANGE),
    ("y[i]", ("(y[k] < 5 and (y[k] > 0 or y[k] < -1)) for k in 1..n",), "(-oo, 5)", RANGE),
    ("y[i]", ("y[k] > 0 or y[k] < -1 for k in 1..n",), "(-oo, oo)", RANGE),
    ("net(i, w)", ("(net(l, w) > 0 and net(l, w) < 1) for l in 1..n",), "(0, 1)", RANGE),
]


def asked(text, given):
    context = replace(read_where(WHERE), definitions=(NET,))
    context = read_problem_in("x = x", given, context).context
    return Signs.of(context), normal_form(read_term(text, context), context, prove)


@pytest.mark.parametrize(("text", "given", "wanted", "methods"), FACTORS)
def test_the_sign_of_the_factors(text, given, wanted, methods):
    found, evidence = sign_of_form(*asked(text, given))
    assert written(replace(found, nonzero=False)) == wanted.removesuffix(" - 0")
    assert found.is_nonzero is interval(wanted).is_nonzero
    assert " + ".join(e.by for e in evidence) == methods


WHOLE = [
    ("-a^2 - 2*a*b - 3*b^2", (), "(-oo, 0]"),
    ("-a^2 - 2*a*b - 3*b^2 - 1", (), "(-oo, 0)"),
    ("exp(b) - exp(a)", ("a > b",), "(-oo, 0)"),
    ("exp(b) - exp(a)", ("a < b",), "(0, oo)"),
    ("exp(b)/2 - exp(a)/2", ("a < b",), "(0, oo)"),
    ("exp(a)/2 - exp(b)/2", ("a < b",), "(-oo, 0)"),
    ("exp(b) - exp(a)", (), "(-oo, oo)"),
    ("log(a)/2 - log(b)/3", ("a^3 > b^2", "a > 0", "b > 0"), "(0, oo)"),
    ("log(b)/3 - log(a)/2", ("a^3 > b^2", "a > 0", "b > 0"), "(-oo, 0)"),
    ("log(a)/4 - log(b)/3", ("a^3 > b^4", "a > 0", "b > 0"), "(0, oo)"),
    ("log(a)/5 - log(b)", ("a > b^5", "a > 0", "b > 0"), "(-oo, oo)"),
    ("5*log(a) - log(b)/2", ("a^10 > b", "a > 0", "b > 0"), "(-oo, oo)"),
    ("log(1 + exp(a))/2 - a/2", (), "(0, oo)"),
    ("log(1 + exp(a))/2 - a", (), "(-oo, oo)"),
    ("log(1 + exp(a))/2 - 2*a", (), "(-oo, oo)"),
    ("log(1 + exp(a)) + a/2", (), "(-oo, oo)"),
    ("a/2 - log(1 + exp(a))", (), "(-oo, 0)"),
]


@pytest.mark.parametrize(("text", "given", "wanted"), WHOLE)
def test_the_sign_of_a_polynomial_whatever_its_content(text, given, wanted):
    signs, form = asked(text, given)
    found, _ = _of_polynomial(signs, form, form.form.num)
    assert written(replace(found, nonzero=False)) == wanted


@pytest.mark.parametrize("sign", ["", "-"])
def test_the_squares_are_told(sign):
    signs, form = asked(f"{sign}(a^2 - 2*a*b + 3*b^2)", ())
    _, evidence = _of_polynomial(signs, form, form.form.num)
    assert [(d, to_text(t)) for d, t in evidence.data["squares"]] == [(1, "a - b"), (2, "b")]


def test_the_polynomial_is_told():
    _, (evidence,) = sign_of_form(*asked("a^4 - 2*a + 2", ()))
    assert evidence.by == STURM
    assert evidence.data["coefficients"] == ["2", "-2", "0", "0", "1"]
    assert to_text(evidence.data["generator"]) == "a"
    assert written(evidence.data["interval"]) == "(-oo, oo)"


@pytest.mark.parametrize(
    ("text", "given", "wanted"),
    [
        ("a*b", ("a > 0", "b != 0"), True),
        ("a*b", ("a > 0",), False),
        ("a/b", ("a > 0",), True),
        ("1/b", (), True),
        ("b", (), False),
        ("a - a", (), False),
        ("3", (), True),
    ],
)
def test_what_avoids_0(text, given, wanted):
    assert avoids_zero(*asked(text, given)) is wanted


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (("a != b",), {"a - b"}),
        (("a < b",), {"a - b"}),
        (("a > b",), {"a - b"}),
        (("a <= b",), set()),
        (("a = b",), set()),
        (("a*b > 0",), {"a", "b"}),
        (("a/b != 0",), {"a"}),
        (("a <= b", "c > 0"), {"c"}),
        (("1/(a - a) > 0", "c > 0"), {"c"}),
        (("Derivative(Abs(a), a) > b", "c > 0"), {"c"}),
    ],
)
def test_what_the_hypotheses_say_to_be_not_0(given, wanted):
    signs, _ = asked("a", given)
    assert {to_text(t) for t in _known_not_zero(signs)} == wanted
