"""Inverse functions beyond their branch, and identities of angles that are not."""

import pytest
from tables import Row, check

INVERSES = {
    "arcsine of sine": Row("asin(sin(x)) = x", "refuted", source="SymPy simplify(inverse=True)"),
    "arcsine of sine at 2": Row("asin(sin(2)) = 2", "refuted", source="SymPy #14320"),
    "arccosine of cosine": Row("acos(cos(x)) = x", "refuted", source="SymPy #12140"),
    "arccosine of cosine is |x|": Row("acos(cos(x)) = Abs(x)", "refuted"),
    "arctangent of tangent": Row("atan(tan(x)) = x", "refuted", source="SymPy #12140"),
    "arccosine of −cosine": Row("acos(-cos(x)) = pi - x", "refuted", source="SymPy #26542"),
    "arcsine of −sine": Row("asin(-sin(x)) = -x", "refuted", source="SymPy #26542"),
    "sine of arcsine": Row("sin(asin(x)) = x", "conditional"),
    "tangent of arctangent": Row("tan(atan(x)) = x", "proved"),
    "cosine of arcsine": Row("cos(asin(x)) = sqrt(1 - x**2)", "conditional"),
    "cosine of arcsine, the other sign": Row("cos(asin(x)) = -sqrt(1 - x**2)", "refuted"),
    "arcsine and arccosine": Row(
        "asin(x) + acos(x) = pi/2", "conditional", source="SymPy #11446"
    ),
    "arctangent and arccotangent": Row(
        "atan(x) + acot(x) = pi/2", "refuted", source="AngouriMath #887"
    ),
    "the same for x > 0": Row("atan(x) + acot(x) = pi/2", "proved unknown", ("x > 0",)),
    "x and 1/x for x > 0": Row("atan(x) + atan(1/x) = pi/2", "proved unknown", ("x > 0",)),
    "arccotangent at 0": Row("acot(0) = pi/2", "proved"),
    "arcosh of cosh": Row("acosh(cosh(x)) = x", "refuted"),
    "cosh of arcosh": Row("cosh(acosh(x)) = x", "conditional"),
    "arsinh of sinh": Row("asinh(sinh(x)) = x", "proved unknown"),
    "a double angle of arctangent": Row("2*atan(x) = atan(2*x/(1 - x**2))", "refuted"),
    "a sum of arctangents": Row("atan(x) + atan(y) = atan((x + y)/(1 - x*y))", "refuted"),
    "a sum of arcsines": Row("asin(x) + asin(y) = asin(x + y)", "refuted"),
    "a half angle": Row("sin(x/2) = sqrt((1 - cos(x))/2)", "refuted"),
    "an angle of (y, x)": Row("atan2(y, x) = atan(y/x)", "refuted", source="math.atan for atan2"),
    "an angle of (x, x)": Row("atan2(x, x) = pi/4", "refuted", source="symengine #1806"),
    "an angle of (0, x)": Row("atan2(0, x) = 0", "refuted", source="SymPy #9440, #16327"),
    "an angle of (0, x) for x > 0": Row("atan2(0, x) = 0", "proved unknown", ("x > 0",)),
    "an angle of (−1, −1)": Row("atan2(-1, -1) = -pi", "refuted", source="dex-lang #362"),
}

IDENTITIES = {
    "a tangent's poles": Row("tan(x)*cos(x) = sin(x)", "conditional"),
    "tangent and cotangent": Row("tan(x) - 1/cot(x) = 0", "conditional", source="SymPy #1222"),
    "two arguments": Row("sin(x)**2 + cos(y)**2 = 1", "refuted"),
    "a square inside": Row("sin(x**2) = sin(x)**2", "refuted"),
    "a factor inside": Row("sin(2*x) = 2*sin(x)", "refuted"),
    "Morrie's law loses a cosine": Row(
        "cos(b/2)*sin(b/2)*cos(b)*cos(g)**2*sin(g) = (cos(2*b - 2*g) - cos(2*b + 2*g))/16",
        "refuted", source="SymPy #20430",
    ),
    "and keeps it": Row(
        "cos(b/2)*sin(b/2)*cos(b)*cos(g)**2*sin(g)"
        " = cos(g)*(cos(2*b - 2*g) - cos(2*b + 2*g))/16",
        "proved", source="SymPy #20430",
    ),
    "a difference of squares": Row(
        "cos(x)**2 - cos(y)**2 + 1 = cos(x)**2 + sin(y)**2", "proved", source="SymPy #20325"
    ),
    "a sine of a negative multiple of π": Row(
        "sin(-104*pi/105) = sin(pi/105)", "refuted", source="pynac #170"
    ),
    "sine of n": Row("sin(n) = 0", "refuted", (), "n: integer"),
    "cosine of n·π": Row("cos(pi*n) = 1", "refuted unknown", (), "n: integer"),
    "sine of n·π for real n": Row("sin(pi*x) = 0", "refuted"),
    "the mean of a cosine": Row(
        "sin(2*pi*n)/(2*pi*n) = 0", "unknown", ("n = 0",), "n: integer", "sage #35406"
    ),
    "a derivative loses a factor 2": Row("Derivative(cot(2*x), x) = -1/sin(2*x)**2", "refuted"),
    "a derivative keeps it": Row("Derivative(cot(2*x), x) = -2/sin(2*x)**2", "conditional"),
    "sin x over x at 0": Row("sin(x)/x = 1", "unknown", ("x = 0",), "", "SymPy solveset"),
    "a tangent's period": Row("tan(x + pi) = tan(x)", "conditional unknown"),
    "half a period": Row("sin(x + pi) = sin(x)", "refuted"),
    "an odd cosine": Row("cos(-x) = -cos(x)", "refuted"),
    "a hyperbolic sign": Row("cosh(x)**2 + sinh(x)**2 = 1", "refuted"),
    "a hyperbolic identity": Row("cosh(x)**2 - sinh(x)**2 = 1", "proved"),
}  # fmt: skip
TABLE = {**INVERSES, **IDENTITIES}


@pytest.mark.parametrize("row", TABLE.values(), ids=TABLE)
def test_gets_its_verdict(row):
    check(row)
