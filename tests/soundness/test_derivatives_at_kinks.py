"""Derivatives where there is none: at a kink, a jump, an edge, or a pole."""

import pytest
from tables import Row, check

SINC = "Piecewise((sin(x)/x, x != 0), (1, True))"
AT_0 = ("x = 0",)


def none_at(text, value, given, source=""):
    """A derivative that does not exist at the point that is given."""
    return Row(f"Derivative({text}, x) = {value}", "unknown", given, "", source)


NONE = {
    "Max(0, x), as SymPy": none_at("Max(0, x)", "1/2", AT_0, "SymPy: Heaviside(0) = 1/2"),
    "Max(0, x), as PyTorch": none_at("relu(x)", "0", AT_0, "PyTorch: relu'(0) = 0"),
    "Max(0, x) from the right": none_at("Max(0, x)", "1", AT_0),
    "Min(x, ½) at ½": none_at("Min(x, 1/2)", "1/2", ("x = 1/2",), "SymPy #20881"),
    "|x|": none_at("Abs(x)", "0", AT_0, "SymPy: sign(0) = 0, symengine #1696"),
    "|x|, as Lean": none_at("Abs(x)", "0", ("x = 0",), "Lean: deriv where there is none is 0"),
    "√x²": none_at("sqrt(x**2)", "0", AT_0),
    "a jump of a sign": none_at("sign(x)", "0", AT_0, "SymPy: 2*DiracDelta"),
    "a jump beside a kink": none_at("sign(x) + x*Abs(x)", "0", AT_0),
    "a jump in a branch": none_at(
        "Piecewise((sin(x), x < 0), (1/2, True))", "0", AT_0, "SymPy #24127"
    ),
    "a branch at one point": none_at("Piecewise((0, x = 0), (1, True))", "0", AT_0),
    "a branch beside the point that has no value": none_at(
        "Piecewise((x + 1/a - 1/a, x < 0), (x, True))", "1", AT_0
    ),
    "a logarithm beside the point": none_at(
        "Piecewise((x, x <= 0), (x + 0*log(a), True))", "1", ("x = 0", "a < 0")
    ),
    "a condition beside the point that has no value": none_at(
        "Piecewise((x, x <= 0), (x, 1 < 1/a), (x, True))", "1", AT_0
    ),
    "a boundary beside the point that has no value": none_at(
        "Piecewise((x, x <= 0), (x, x < 1/a), (x, True))", "1", ("x = 0", "a = 0")
    ),
    "a branch at 2": none_at("Piecewise((5, x = 2), (x, True))", "0", ("x = 2",), "SymPy #11402"),
    "a point that is moved": none_at("Piecewise((x**2, x != 1), (5, True))", "2", ("x = 1",)),
    "a hard clip": none_at("Min(Max(x, 0), 1)", "1/2", AT_0),
    "a hard clip at 1": none_at("Min(Max(x, 0), 1)", "0", ("x = 1",)),
    "a leaky rectifier": none_at("Max(x, x/100)", "1", AT_0),
    "two lines": none_at("Max(x, 2*x)", "2", AT_0),
    "ELU with α = 2": none_at("Piecewise((x, x > 0), (2*(exp(x) - 1), True))", "1", AT_0),
    "two kinks that add": none_at("Abs(x) + Abs(-x)", "0", AT_0),
    "a kink at a bound": none_at("Piecewise((x, x <= 1), (1, True))", "1", ("x = 1",)),
    "a cube root": none_at("cbrt(x)", "0", AT_0),
    "a root": none_at("sqrt(x)", "0", AT_0, "Lean: deriv sqrt 0 = 0"),
    "a root squared": none_at("sqrt(x)**2", "1", AT_0),
    "a root where only 0 is": none_at("sqrt(x)*sqrt(-x)", "0", AT_0),
    "x·log x": none_at("x*log(x)", "0", AT_0, "mathlib4 #14594"),
    "log below 0": none_at("log(x)", "1/x", ("x < 0",), "Lean: Real.deriv_log"),
    "log log": none_at("log(log(x))", "0", ("x = 1",), "mathlib4 #40847"),
    "x/x": none_at("x/x", "0", AT_0),
    "atan(1/x)": none_at("atan(1/x)", "-1", AT_0, "SymPy: -1/(1 + x**2)"),
    "acot x": none_at("acot(x)", "-1", AT_0, "SymPy: acot jumps at 0"),
    "arcsine at 1": none_at("asin(x)", "0", ("x = 1",)),
    "arccosine of cosine": none_at("acos(cos(x))", "1", AT_0, "SymPy inverse=True"),
    "a power a at 0": none_at("x**a", "0", ("x = 0", "a = 1/2")),
    "|x|ᵃ": none_at("Abs(x)**a", "0", ("x = 0", "a = 1/2")),
    "the slope of relu²": none_at("2*relu(x)", "2", AT_0),
    "a root of a square of a root": none_at("sqrt(x**2 + x**4)", "0", AT_0, "sagecell #578"),
    "a maximum of both signs": none_at("Max(x, -x, x**3)", "0", AT_0),
    "relu of relu": none_at("relu(relu(x))", "0", AT_0),
    "sinh of |x|": none_at("sinh(Abs(x))", "0", AT_0),
    "a fraction of a kink": none_at("Abs(x)/(1 + Abs(x))", "0", AT_0, "softsign is smooth; |x| no"),
}

SMOOTH = {
    "softsign": Row("Derivative(x/(1 + Abs(x)), x) = 1", "proved unknown", AT_0),
    "|x|²": Row("Derivative(Abs(x)**2, x) = 2*x", "proved"),
    "x²·sign x": Row("Derivative(x**2*sign(x), x) = 2*Abs(x)", "proved unknown conditional"),
    "(x−1)|x−1| at 1": Row("Derivative((x - 1)*Abs(x - 1), x) = 0", "proved", ("x = 1",)),
    "relu²": Row("Derivative(relu(x)**2, x) = 2*relu(x)", "proved"),
    "ELU with α = 1": Row(
        "Derivative(Piecewise((x, x > 0), (exp(x) - 1, True)), x) = 1", "proved", AT_0
    ),
    "relu(x) − relu(−x)": Row(
        "Derivative(relu(x) - relu(-x), x) = 1", "proved conditional unknown"
    ),
    "|x| − |x|": Row("Derivative(Abs(x) - Abs(x), x) = 0", "proved conditional unknown"),
    "branches that have values": Row(
        "Derivative(Piecewise((x + 1/a - 1/a, x < 0), (x, 1 < 1/a), (x, True)), x) = 1",
        "proved", ("x = 0", "a > 0"),
    ),
    "sinc at 0": Row(f"Derivative({SINC}, x) = 0", "proved unknown", AT_0, "", "SymPy #11402"),
    "sinc at 0 has another slope": Row(f"Derivative({SINC}, x) = 1", "refuted unknown", AT_0),
    "the curvature of sinc at 0, as SymPy": Row(
        f"Derivative({SINC}, x, 2) = 0", "refuted unknown", AT_0, "", "SymPy #11402: it is -1/3"
    ),
    "a wave that fades": Row(
        "Derivative(Piecewise((x**2*sin(1/x), x != 0), (0, True)), x) = 1", "refuted unknown", AT_0
    ),
    "softplus": Row("Derivative(softplus(x), x) = sigmoid(x)", "proved"),
    "erf": Row("Derivative(erf(x), x) = 2/sqrt(pi)*exp(-x**2)", "proved"),
    "erf without its factor": Row("Derivative(erf(x), x) = exp(-x**2)", "refuted"),
}

EVERYWHERE_ELSE = {
    "|x|": Row("Derivative(Abs(x), x) = x/Abs(x)", "conditional"),
    "Max(0, x)": Row(
        "Derivative(Max(0, x), x) = Piecewise((1, x > 0), (0, True))", "conditional unknown"
    ),
    "log": Row("Derivative(log(x), x) = 1/x", "conditional"),
    "log |x|": Row("Derivative(log(Abs(x)), x) = 1/x", "conditional"),
    "a reciprocal": Row("Derivative(1/x, x) = -1/x**2", "conditional"),
    "a reciprocal, the wrong sign": Row("Derivative(1/x, x) = 1/x**2", "refuted"),
    "xˣ": Row("Derivative(x**x, x) = x**x*(log(x) + 1)", "conditional unknown"),
    "xˣ, as a power": Row("Derivative(x**x, x) = x*x**(x - 1)", "refuted unknown"),
    "xⁿ for natural n": Row(
        "Derivative(x**n, x) = n*x**(n - 1)", "conditional unknown", (), "n: natural"
    ),
    "xⁿ for n ≥ 1": Row("Derivative(x**n, x) = n*x**(n - 1)", "proved", (), "n: size"),
    "arcsine of sine": Row("Derivative(asin(sin(x)), x) = 1", "refuted unknown"),
    "atan 1/x": Row("Derivative(atan(1/x), x) = -1/(1 + x**2)", "conditional"),
    "a hypothesis ties the variables": Row("Derivative(x*y, x) = x + y", "refuted", ("y = x",)),
    "a hypothesis replaces one": Row("Derivative(y**2, x) = 2*x", "refuted", ("y = x",)),
    "a hypothesis about the value": Row("Derivative(x**3, x) = 0", "refuted", ("x**3 = 8",)),
    "a hypothesis about the slope": Row(
        "Derivative(x**2, x, 2) = 0", "refuted", ("Derivative(x**2, x) = 2",)
    ),
    "a chain loses its inner slope": Row("Derivative(sin(2*x), x) = cos(2*x)", "refuted"),
    "a quotient": Row("Derivative(sin(x)/x, x) = cos(x)/1", "refuted"),
    "a product": Row("Derivative(x*exp(x), x) = exp(x)", "refuted"),
    "an alternating sign by its exponent": Row(
        "Derivative((-1)**(2*n), n) = 0", "unknown", (), "n: natural", "1 at the integers only"
    ),
    "a sum of moduli": Row(
        "Derivative(Sum(Abs(y[k]), (k, 1, n)), y[i]) = 0", "unknown", ("y[i] = 0",),
        "n: size; y: family(n); i: index(n)",
    ),
    "a maximum at a tie": Row(
        "Derivative(Max(y[k], (k, 1, n)), y[i]) = 1", "unknown",
        ("y[i] = y[j]", "i != j", "y[i] = Max(y[k], (k, 1, n))"),
        "n: size; y: family(n); i: index(n); j: index(n)",
    ),
    "a norm at 0": Row(
        "Derivative(sqrt(Sum(y[k]**2, (k, 1, n))), y[i]) = 0", "unknown",
        ("y[k] = 0 for k in 1..n",), "n: size; y: family(n); i: index(n)",
    ),
}  # fmt: skip
TABLE = {
    **{f"none: {k}": v for k, v in NONE.items()},
    **{f"smooth: {k}": v for k, v in SMOOTH.items()},
    **{f"elsewhere: {k}": v for k, v in EVERYWHERE_ELSE.items()},
}


@pytest.mark.parametrize("row", TABLE.values(), ids=TABLE)
def test_gets_its_verdict(row):
    check(row)
