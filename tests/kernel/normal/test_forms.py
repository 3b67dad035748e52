"""The canonical form of one term, written by hand."""

import pytest
from kernel_goals import canonical

from symcheck.kernel.normal import TooLarge

WHOLE = "n: natural; m: natural; l: natural; k: integer; j: integer"
INDICES = "n: size; i: index(n); j: index(n)"
FAMILY = "n: size; y: family(n); i: index(n); j: index(n)"
ROOT = ("x != 0", "1/x + y >= 0")

CONSTANTS = {
    "nothing": ("x - x", (), "0"),
    "a number": ("0.5", (), "1/2"),
    "a negative number": ("-2/3", (), "-2/3"),
    "a coefficient": ("2*x", (), "2*x"),
    "a coefficient of minus 1": ("-x", (), "-x"),
    "a variable and 1": ("x + 1", (), "x + 1"),
    "a reciprocal": ("1/x", (), "1/x"),
    "a fraction": ("2*x*y^2/(3*z) - 1", (), "(2/3*x*y**2 - z)/z"),
}
POWERS = {
    "a natural exponent": ("x^n", (), "x**n"),
    "a shifted exponent": ("x^(n + 1)", (), "x**(n + 1)"),
    "the least of two exponents": ("x^(n + 1) + x^n", (), "x**n*x + x**n"),
    "the least of two that are shifted": (
        "x^(n + 1) + x^(n + 2)",
        (),
        "x**(n + 1)*x + x**(n + 1)",
    ),
    "each base has its own least exponent": (
        "x^n + x^(n + 2) + y^(n + 1) + y^(n + 3)",
        (),
        "x**n*x**2 + x**n + y**(n + 1)*y**2 + y**(n + 1)",
    ),
    "each exponent has its own least shift": ("x^(m + 1) + x^n", (), "x**(m + 1) + x**n"),
    "a multiple of an exponent": ("x^(2*n)", (), "(x**n)**2"),
    "a shifted multiple": ("x^(3*n + 6)", (), "x**(3*n + 6)"),
    "a product of a square": (
        "(x^2*y)^(n + 1) + x^n + y^n",
        (),
        "(x**n)**2*y**n*x**2*y + x**n + y**n",
    ),
    "a fraction to an integer": (
        "(x^3/y^2)^(2*k + 1)",
        ("x != 0", "y != 0"),
        "(x**k)**6*x**3/((y**k)**4*y**2)",
    ),
    "a positive content": ("(x/2)^n", (), "x**n/exp(log(Abs(2))*n)"),
    "a negative content": ("(-3)^(n + 1)", (), "-3*exp(log(Abs(3))*n)*(-1)**n"),
    "a power of 0": ("0^n", (), "0**n"),
    "a positive power of 0": ("0^(n + 1) + 0^n", (), "0**n"),
    "an exponent with halves": (
        "x^Max(n, 1)",
        (),
        "natpow(x, 1/2*Abs(n - 1) + 1/2*n + 1/2)",
    ),
    "a negative base and halves": (
        "(-x)^Max(n, 1)",
        (),
        (
            "intpow(-1, 1/2*Abs(n - 1) + 1/2*n + 1/2)"
            "*natpow(x, 1/2*Abs(n - 1) + 1/2*n + 1/2)"
        ),
    ),
    "an integer exponent with halves": (
        "x^(-Max(n, 1))",
        ("x != 0",),
        "intpow(x, -1/2*Abs(n - 1) - 1/2*n - 1/2)",
    ),
    "a sum of halves is no multiple": (
        "x^Max(m, l)",
        (),
        "natpow(x, 1/2*Abs(l - m) + 1/2*l + 1/2*m)",
    ),
    "a multiple beside halves": (
        "x^(2*n + Max(m, l))",
        (),
        "natpow(x, 1/2*Abs(l - m) + 1/2*l + 1/2*m + 2*n)",
    ),
    "a modulus of an integer power": ("Abs((-x)^k)", ("x != 0",), "Abs(x**k)"),
    "a modulus of alternating signs": ("Abs((-1)^k*x)", (), "Abs(x)"),
    "an exponent with a denominator": (
        "x^sign(j)",
        ("x != 0", "j != 0"),
        "intpow(x, Abs(j)/j)",
    ),
    "an exponent that turns out to be a third": ("x^(a - a + 1/3)", ("x >= 0",), "x**(1/3)"),
    "a root of a product": ("(x*y)^(a - a + 1/2)", ("x >= 0", "y >= 0"), "x**(1/2)*y**(1/2)"),
    "an exponent that turns out to be 2": ("x^(a - a + 2)", ("x > 0",), "x**2"),
    "an exponent that turns out to be 0": ("x^(a - a + 0)", ("x > 0",), "1"),
    "an exponent that turns out to be -3": (
        "(x*y)^(a - a - 3)",
        ("x > 0", "y > 0"),
        "1/(x**3*y**3)",
    ),
}
EXPONENTIALS = {
    "a modulus, then the rest": ("exp(2*log(Abs(x)) + y)", (), "exp(y)*x**2"),
    "the modulus itself": ("exp(log(Abs(x)))", (), "Abs(x)"),
    "its cube": ("exp(3*log(Abs(x)))", (), "Abs(x)*x**2"),
    "its root": ("exp(log(Abs(x))/2)", (), "Abs(x)**(1/2)"),
    "two thirds": ("exp(2*log(Abs(x))/3)", (), "(Abs(x)**(1/3))**2"),
    "four thirds": ("exp(4*log(Abs(x))/3)", (), "Abs(x)*Abs(x)**(1/3)"),
    "its inverse square": ("exp(-2*log(Abs(x)))", (), "1/x**2"),
    "each exponent has its own unit": ("exp(x/2) + exp(y)", (), "exp(x/2) + exp(y)"),
    "nothing": ("exp(x - x)", (), "1"),
    "one that is gone": ("exp(x - x + y)", (), "exp(y)"),
    "a logarithm that is nowhere defined": ("exp(log(x - x))", (), "exp(log(0))"),
    "a sum in a sum": ("exp(x + (1 + y))", (), "exp(1)*exp(x)*exp(y)"),
    "a product of three": ("exp(2*x*y)", (), "exp(x*y)**2"),
    "a factor behind": ("exp(x*2)", (), "exp(x)**2"),
    "twice the same": ("exp(x + x)", (), "exp(x)**2"),
    "a root times a number": ("exp(sqrt(x)*3)", ("x >= 0",), "exp(x**(1/2))**3"),
    "several": ("exp(3*x + y/2 - z)", (), "exp(y/2)*exp(x)**3/exp(z)"),
}
LOGARITHMS = {
    "a number too long to factor": ("log(10^60)", (), f"log(Abs({10**60}))"),
    "the longest number that is factored": ("log(2^159)", (), "159*log(Abs(2))"),
    "the shortest that is not": ("log(2^160)", (), f"log(Abs({2**160}))"),
    "a fraction": (
        "log(18/35)",
        (),
        "log(Abs(2)) + 2*log(Abs(3)) - log(Abs(5)) - log(Abs(7))",
    ),
    "a negative content": ("log(-3*x)", ("x < 0",), "log(Abs(3)) + log(Abs(x))"),
    "an exponential and a square": ("log(exp(x)/y^2)", ("y > 0",), "-2*log(Abs(y)) + x"),
    "a modulus": ("log(Abs(x)*exp(y))", ("x != 0",), "log(Abs(x)) + y"),
    "a cube root": ("log(cbrt(x))", ("x > 0",), "1/3*log(Abs(x))"),
    "an irreducible sum": ("log(2*x + 2*y)", ("x + y > 0",), "log(Abs(x + y)) + log(Abs(2))"),
    "factors of a sum": ("log(x*y + x)", ("x > 0", "y > 0"), "log(Abs(y + 1)) + log(Abs(x))"),
    "of 0": ("log(0)", (), "log(0)"),
}
ROOTS = {
    "of an exponential": ("sqrt(exp(x))", (), "exp(x/2)"),
    "of a root": ("sqrt(sqrt(x))", ("x >= 0",), "x**(1/4)"),
    "a cube root of a root": ("cbrt(sqrt(x))", ("x >= 0",), "x**(1/6)"),
    "of a real power": ("sqrt(x^a)", ("x >= 0", "a > 0"), "(x**a)**(1/2)"),
    "each radicand has its own unit": (
        "sqrt(x) + cbrt(y)",
        ("x >= 0", "y >= 0"),
        "x**(1/2) + y**(1/3)",
    ),
    "of what has no known sign": ("sqrt(x)", (), "x**(1/2)"),
    "of its negative": ("sqrt(-x)", (), "(-x)**(1/2)"),
    "of the negative of a product": ("sqrt(-x*y)", (), "(-x*y)**(1/2)"),
    "of a product known as a whole": (
        "sqrt(x*y*z^2)",
        ("x*y >= 0",),
        "Abs(z)*(x*y)**(1/2)",
    ),
    "one factor that may be 0 keeps all together": (
        "sqrt(x*z*w)",
        ("x > 0", "z >= 0"),
        "(w*x*z)**(1/2)",
    ),
    "positive factors leave": (
        "sqrt(x*z*w)",
        ("x > 0", "z > 0"),
        "w**(1/2)*x**(1/2)*z**(1/2)",
    ),
    "two negative factors": (
        "sqrt((x - y)*(z - w))",
        ("x <= y", "z <= w"),
        "(-x + y)**(1/2)*(w - z)**(1/2)",
    ),
    "of a fraction": ("sqrt(8/27)", (), "2/9*2**(1/2)*3**(1/2)"),
    "a rational power of a fraction": ("(4/9)^(3/2)", (), "8/27"),
    "a power of 0 that has no value": ("0^(-1/2)", (), "0**(-1/2)"),
    "a power of 0 that is 0": ("0^(3/2)", (), "0"),
    "a negative power": ("x^(-3/2)", ("x > 0",), "x**(1/2)/x**2"),
    "whole powers leave": ("x^(7/2)", ("x >= 0",), "x**(1/2)*x**3"),
    "even powers leave": ("sqrt(x^3*y^4)", ("x >= 0",), "x**(1/2)*x*y**2"),
    "its square": ("sqrt(x)^2", ("x >= 0",), "x"),
    "a nested root to the fourth": (
        "sqrt(1 + sqrt(x))^4",
        ("x >= 0",),
        "2*x**(1/2) + x + 1",
    ),
    "of a fraction, squared": ("sqrt(1/x + y)^2", ROOT, "(x*y + 1)/x"),
    "its reciprocal, squared": (
        "1/sqrt(1/x + y)^2",
        ("x != 0", "1/x + y > 0"),
        "x/(x*y + 1)",
    ),
    "several powers of it": (
        "sqrt(1/x + y)^4 + sqrt(1/x + y)^2",
        ROOT,
        "(x**2*y**2 + x**2*y + 2*x*y + x + 1)/x**2",
    ),
    "two of them": (
        "sqrt(1/x + y)^2*sqrt(1/z + y)^2",
        (*ROOT, "z != 0", "1/z + y >= 0"),
        "(x*y**2*z + x*y + y*z + 1)/(x*z)",
    ),
    "two of them below": (
        "1/(sqrt(1/x + y)^2*sqrt(1/z + y)^2)",
        ("x != 0", "1/x + y > 0", "z != 0", "1/z + y > 0"),
        "x*z/(x*y**2*z + x*y + y*z + 1)",
    ),
}
MODULI = {
    "odd and even powers": ("Abs(x^3*y^2)", (), "Abs(x)*x**2*y**2"),
    "a fraction": ("Abs(x/y)", ("y != 0",), "Abs(x)*Abs(y)/y**2"),
    "a number": ("Abs(-3)", (), "3"),
    "nothing": ("Abs(x - x)", (), "0"),
    "the sign of an even power": ("sign(x^2*y)", (), "sign(x)**2*sign(y)"),
    "the sign of an odd power": ("sign(x^3)", (), "sign(x)"),
    "the sign of a negative": ("sign(-x)", (), "-sign(x)"),
    "the sign of a multiple": ("sign(3*x)", (), "sign(x)"),
    "the sign of what is not 0": ("sign(x)", ("x != 0",), "Abs(x)/x"),
    "the sign of a fraction": ("sign(x*y/z)", ("z != 0",), "sign(x)*sign(y)*sign(z)"),
    "a maximum": ("Max(x, y)", (), "1/2*Abs(x - y) + 1/2*x + 1/2*y"),
    "a minimum": ("Min(x, y)", (), "-1/2*Abs(x - y) + 1/2*x + 1/2*y"),
    "the greatest of three": ("Max(x, y, z)", ("x <= y", "y <= z"), "z"),
    "the first is the greatest": ("Max(x, y, z)", ("x >= y", "y >= z"), "x"),
    "the least of three": ("Min(x, y, z)", ("x >= y", "y >= z"), "z"),
}
CASES = {
    "no last branch": (
        "Piecewise((x, x > 0), (y, x < 0))",
        (),
        "Piecewise((x, x > 0), (y, x < 0))",
    ),
    "the one branch that applies": ("Piecewise((1/y, x > 0), (0, True))", ("x > 0",), "1/y"),
    "a branch that is not always defined": (
        "Piecewise((1/x, x > 0), (0, True))",
        (),
        "Piecewise((1/x, x > 0), (0, True))",
    ),
    "two branches": ("Piecewise((x, x > 0), (-x, True))", (), "2*indicator(x)*x - x"),
    "three branches": (
        "Piecewise((3, x > 0), (5, y > 0), (7, True))",
        (),
        "2*indicator(x)*indicator(y) - 4*indicator(x) - 2*indicator(y) + 7",
    ),
    "at least": ("Piecewise((1, x >= y), (0, True))", (), "-indicator(-x + y) + 1"),
    "equal reals": (
        "Piecewise((1, x = y), (0, True))",
        (),
        "-indicator(-x + y) - indicator(x - y) + 1",
    ),
    "different reals": (
        "Piecewise((1, x != y), (0, True))",
        (),
        "indicator(-x + y) + indicator(x - y)",
    ),
    "equal indices": ("Piecewise((1, i = j), (0, True))", (), "KroneckerDelta(i, j)"),
    "an index and a real": (
        "Piecewise((1, i = x), (0, True))",
        (),
        "-indicator(-i + x) - indicator(i - x) + 1",
    ),
    "a real and an index": (
        "Piecewise((1, x = i), (0, True))",
        (),
        "-indicator(-i + x) - indicator(i - x) + 1",
    ),
    "and": ("Piecewise((1, x > 0 and y > 0), (0, True))", (), "indicator(x)*indicator(y)"),
    "or": (
        "Piecewise((1, x > 0 or y > 0), (0, True))",
        (),
        "-indicator(x)*indicator(y) + indicator(x) + indicator(y)",
    ),
    "not": ("Piecewise((1, not x > 0), (0, True))", (), "-indicator(x) + 1"),
    "and what holds": ("Piecewise((1, x > 0 and 2 > 1), (0, True))", (), "indicator(x)"),
    "and what does not hold": ("Piecewise((1, x > 0 and 1 > 2), (0, True))", (), "0"),
    "or what holds": ("Piecewise((1, x > 0 or 1 >= 1), (0, True))", (), "1"),
    "and 0 > 0": ("Piecewise((1, x > 0 and x - x > 0), (0, True))", (), "0"),
    "an indicator squared": ("Piecewise((1, x > 0), (0, True))^2", (), "indicator(x)"),
    "a delta squared": ("KroneckerDelta(i, j)^2", (), "KroneckerDelta(i, j)"),
    "a delta of multiples": ("KroneckerDelta(2*i - 2, 2*j + 2)", (), "KroneckerDelta(i, j + 2)"),
}
QUANTIFIED = {
    "not": "Piecewise((1, not (y[k] > 0 for k in 1..n)), (0, True))",
    "or": "Piecewise((1, x > 0 or (y[k] > 0 for k in 1..n)), (0, True))",
    "and": "Piecewise((1, x > 0 and (y[k] > 0 for k in 1..n)), (0, True))",
}
ANGLES = {
    "half an arctangent": ("cos(atan(x)/2)", "cos(atan(x)/2)"),
    "twice an arctangent": ("sin(2*atan(x))", "2*x/(x**2 + 1)"),
    "each angle has its own unit": ("cos(x/2) + cos(y)", "cos(x/2) + cos(y)"),
    "half an angle": ("cos(x/2)", "cos(x/2)"),
    "minus three times": ("cos(-3*x)", "4*cos(x)**3 - 3*cos(x)"),
    "the sine of minus three times": ("sin(-3*x)", "-4*cos(x)**2*sin(x) + sin(x)"),
    "several turns": ("cos(13*pi/3)", "1/2"),
    "a turn and a sixth": ("cos(7*pi/3)", "1/2"),
    "a third of a turn": ("cos(2*pi/3)", "-1/2"),
    "half a turn": ("cos(pi)", "-1"),
    "five eighths of a turn": ("sin(5*pi/4)", "-1/2*2**(1/2)"),
    "a quarter of a turn": ("cos(pi/2)", "0"),
    "no turn": ("cos(0)", "1"),
    "15 degrees": ("cos(pi/12)", "1/4*2**(1/2)*3**(1/2) + 1/4*2**(1/2)"),
    "75 degrees": ("cos(5*pi/12)", "1/4*2**(1/2)*3**(1/2) - 1/4*2**(1/2)"),
    "36 degrees": ("cos(pi/5)", "1/4*5**(1/2) + 1/4"),
    "72 degrees": ("cos(2*pi/5)", "1/4*5**(1/2) - 1/4"),
    "the heptagon": ("cos(pi/7)*cos(2*pi/7)*cos(3*pi/7)", "1/8"),
    "the enneagon": ("cos(pi/9)*cos(2*pi/9)*cos(4*pi/9)", "1/8"),
    "a sum of angles": ("cos(x + pi/3)", "1/2*cos(x) - 1/2*3**(1/2)*sin(x)"),
    "a cube of a sine": ("sin(x)^3", "-cos(x)**2*sin(x) + sin(x)"),
    "an odd function": ("atan(1 - x)", "-atan(x - 1)"),
    "another": ("erf(-x)", "-erf(x)"),
    "an eighth of a turn": ("atan(-1)", "-1/4*pi"),
    "an arctangent of a number": ("atan(2)", "atan(2)"),
    "an error function of 1": ("erf(1)", "erf(1)"),
    "an error function of 0": ("erf(x - x)", "0"),
}


def forms(table, where=""):
    return pytest.mark.parametrize(
        ("text", "given", "where", "wanted"),
        [pytest.param(t, g, where, w, id=name) for name, (t, g, w) in table.items()],
    )


@forms(CONSTANTS)
def test_a_fraction(text, given, where, wanted):
    assert canonical(text, given, where) == wanted


@forms(POWERS, WHOLE)
def test_a_power(text, given, where, wanted):
    assert canonical(text, given, where) == wanted


@forms(EXPONENTIALS)
def test_an_exponential(text, given, where, wanted):
    assert canonical(text, given, where) == wanted


@forms(LOGARITHMS)
def test_a_logarithm(text, given, where, wanted):
    assert canonical(text, given, where) == wanted


@forms(ROOTS)
def test_a_root(text, given, where, wanted):
    assert canonical(text, given, where) == wanted


@forms(MODULI)
def test_a_modulus(text, given, where, wanted):
    assert canonical(text, given, where) == wanted


@forms(CASES, INDICES)
def test_a_case(text, given, where, wanted):
    assert canonical(text, given, where) == wanted


@pytest.mark.parametrize(("text", "wanted"), ANGLES.values(), ids=ANGLES)
def test_an_angle(text, wanted):
    assert canonical(text) == wanted


@pytest.mark.parametrize("text", QUANTIFIED.values(), ids=QUANTIFIED)
def test_a_quantified_condition_is_no_indicator(text):
    assert canonical(text, (), FAMILY) == text


def test_a_multiple_of_an_angle_has_a_limit():
    assert canonical("cos(64*x) - cos(-64*x)") == "0"
    with pytest.raises(TooLarge, match="multiple 65"):
        canonical("cos(65*x)")
