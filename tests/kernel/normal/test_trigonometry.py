"""Sine and cosine, and their exact values."""

import pytest
from flint import arb
from kernel_goals import agree, context_of

from symcheck.kernel.normal import TooLarge, normal_form, trigonometry
from symcheck.kernel.normal.polynomial import power
from symcheck.kernel.sign import prove
from symcheck.kernel.term import PI
from symcheck.kernel.writing import to_text

EQUAL = {
    "the circle": ("sin(x)^2 + cos(x)^2 = 1", (), ""),
    "the sum of angles": ("sin(x + y) = sin(x)*cos(y) + cos(x)*sin(y)", (), ""),
    "the cosine of a sum": ("cos(x + y) = cos(x)*cos(y) - sin(x)*sin(y)", (), ""),
    "twice an angle": ("cos(2*x) = 1 - 2*sin(x)^2", (), ""),
    "thrice an angle": ("sin(3*x) = 3*sin(x) - 4*sin(x)^3", (), ""),
    "half an angle": ("2*cos(x/2)^2 = 1 + cos(x)", (), ""),
    "a negative angle": ("sin(-3*x) = -sin(3*x)", (), ""),
    "a quarter turn": ("sin(x + pi/2) = cos(x)", (), ""),
    "a full turn": ("cos(x + 2*pi) = cos(x)", (), ""),
    "a sixth of pi": ("sin(pi/6) = 1/2", (), ""),
    "a quarter of pi": ("cos(pi/4) = sqrt(2)/2", (), ""),
    "a third of pi": ("cos(2*pi/3) = -1/2", (), ""),
    "a fifth of pi": ("cos(pi/5) = (1 + sqrt(5))/4", (), ""),
    "a twelfth of pi": ("sin(pi/12) = (sqrt(6) - sqrt(2))/4", (), ""),
    "sevenths of pi": ("cos(pi/7) - cos(2*pi/7) + cos(3*pi/7) = 1/2", (), ""),
    "a ninth of pi": ("4*cos(pi/9)^3 - 3*cos(pi/9) = 1/2", (), ""),
    "the tangent": ("tan(x)*cos(x) = sin(x)", ("cos(x) != 0",), ""),
    "the cosine of an arctangent": ("cos(atan(x)) = 1/sqrt(1 + x^2)", (), ""),
    "the sine of an arctangent": ("sin(2*atan(x)) = 2*x/(1 + x^2)", (), ""),
    "an odd arctangent": ("atan(-x) = -atan(x)", (), ""),
    "the arctangent of 1": ("atan(1) = pi/4", (), ""),
    "the arctangent of minus 1": ("atan(-1) = -pi/4", (), ""),
    "the arctangent of 0": ("atan(0) = 0", (), ""),
    "an odd error function": ("erf(-2*x) + erf(2*x) = 0", (), ""),
}

DIFFERENT = {
    "the circle wrongly": ("sin(x)^2 - cos(x)^2 = 1", (), ""),
    "the sum of angles wrongly": ("sin(x + y) = sin(x) + sin(y)", (), ""),
    "twice an angle wrongly": ("cos(2*x) = 1 - sin(x)^2", (), ""),
    "a half turn": ("cos(x + pi) = cos(x)", (), ""),
    "a sixth of pi wrongly": ("sin(pi/6) = sqrt(3)/2", (), ""),
    "a fifth of pi wrongly": ("cos(pi/5) = (sqrt(5) - 1)/4", (), ""),
    "sevenths of pi wrongly": ("cos(pi/7) + cos(2*pi/7) + cos(3*pi/7) = 1/2", (), ""),
    "an even arctangent": ("atan(-x) = atan(x)", (), ""),
    "an arctangent of a sum": ("atan(x + y) = atan(x) + atan(y)", (), ""),
    "an even error function": ("erf(-x) = erf(x)", (), ""),
}


@pytest.mark.parametrize(("text", "given", "where"), EQUAL.values(), ids=EQUAL)
def test_equal(text, given, where):
    assert agree(text, given, where)


@pytest.mark.parametrize(("text", "given", "where"), DIFFERENT.values(), ids=DIFFERENT)
def test_different(text, given, where):
    assert not agree(text, given, where)


CHEBYSHEV = {0: [1], 1: [0, 1], 2: [-1, 0, 2], 5: [0, 5, 0, -20, 0, 16]}


@pytest.mark.parametrize(("degree", "wanted"), CHEBYSHEV.items())
def test_chebyshev_polynomials(degree, wanted):
    assert trigonometry._chebyshev_coefficients(degree) == wanted


def test_the_cosine_of_a_seventh_of_pi():
    n = normal_form(PI, context_of("x = 0"), prove).normalizer
    cube = n.form(power(trigonometry._cosine_atom(n, 7), 3))
    assert to_text(n.to_term(cube)) == "1/2*cos(pi/7)**2 + 1/2*cos(pi/7) - 1/8"


def test_two_candidates_for_a_minimal_polynomial_are_none(monkeypatch):
    monkeypatch.setattr(trigonometry, "_evaluate", lambda *_: arb(0, 1))
    with pytest.raises(TooLarge, match="not isolated"):
        trigonometry._minimal_polynomial(7)
