"""Fractions that are reduced, zeros that are divided by, values that only others give."""

import pytest
from tables import Row, check

A = "a: real; b: real; c: real"
CANCELLED = {
    "(x²−1)/(x−1)": Row("(x**2 - 1)/(x - 1) = x + 1", "conditional", source="SymPy cancel"),
    "the same away from 1": Row("(x**2 - 1)/(x - 1) = x + 1", "proved", ("x != 1",)),
    "the same at 1": Row("(x**2 - 1)/(x - 1) = 2", "unknown", ("x = 1",)),
    "x·(1/x)": Row("x*(1/x) = 1", "conditional", source="SymPy: x*(1/x) is 1"),
    "x/x at 0": Row("x/x = 1", "unknown", ("x = 0",)),
    "x/x is y/y": Row("x/x = y/y", "conditional"),
    "x/x + y/y": Row("x/x + y/y = 2", "conditional"),
    "x/x is positive": Row("x/x > 0", "conditional"),
    "(x/y)·y": Row("(x/y)*y = x", "conditional", source="Lean: div_mul_cancel asks y ≠ 0"),
    "a common factor": Row("a*b/(a*c) = b/c", "conditional", (), A),
    "a difference and its opposite": Row("(x - y)/(y - x) = -1", "conditional"),
    "an exponential is never 0": Row("exp(x)/exp(x) = 1", "proved"),
    "a modulus": Row("Abs(x)/Abs(x) = 1", "conditional"),
    "a sign": Row("sign(x)/sign(x) = 1", "conditional"),
    "a root": Row("sqrt(x)/sqrt(x) = 1", "conditional"),
    "a sine": Row("sin(x)/sin(x) = 1", "conditional unknown"),
    "the logarithm of x/x": Row("log(x/x) = 0", "conditional", source="mathlib4 #21056"),
    "twice a over a": Row("2*a/a = a/a", "refuted", (), A, "Z3 #2715, sat at a = 0"),
    "a sum times its reciprocal": Row("(a + b)*(1/(a + b)) = 1", "conditional", (), A),
    "equal summands with a pole": Row(
        "x + 1/x = 1/x", "unknown", ("x = 0",), "", "SymPy #8666: solve gave 0"
    ),
    "a fraction that is never 1": Row(
        "x/(x + 1) != 1", "conditional unknown", (), "", "SymPy #10404"
    ),
    "multiplied by a conjugate that is 0": Row(
        "1/(x + sqrt(x**2)) = (x - sqrt(x**2))/(x**2 - sqrt(x**2)**2)", "unknown", (), "",
        "SymPy #21355, radsimp",
    ),
    "a product that is 1": Row("x*y/(y*x) = 1", "conditional"),
    "0 over a power": Row("0/x**2 = 0", "conditional"),
    "a pole times 0": Row("0*(1/(x - 1)) = 0", "conditional"),
    "a sum whose poles cancel": Row("1/x - 1/x = 0", "conditional"),
    "a nested fraction": Row("1/(1 + 1/x) = x/(x + 1)", "conditional"),
    "a nested fraction at 0": Row("1/(1 + 1/x) = 0", "unknown", ("x = 0",), "", "1/(1/0)"),
}  # fmt: skip

#: A divisor that is 0, though it does not look it.
HIDDEN_ZEROS = {
    "x − x": Row("1/(x - x) = 1/(x - x)", "unknown"),
    "0 over 0": Row("(y - y)/(x - x) = 0", "unknown"),
    "a sine of π": Row("1/sin(pi) = 1/sin(pi)", "unknown"),
    "an exponential of a logarithm": Row("1/(exp(log(2)) - 2) = 1/(exp(log(2)) - 2)", "unknown"),
    "a product of roots": Row(
        "(sqrt(2)*sqrt(3) - sqrt(6))/(sqrt(2)*sqrt(3) - sqrt(6)) = 1", "unknown"
    ),
    "a nested root": Row(
        "(sqrt(9 + 4*sqrt(2)) - 1 - 2*sqrt(2))/(sqrt(9 + 4*sqrt(2)) - 1 - 2*sqrt(2)) = 1", "unknown"
    ),
    "a circle": Row("(sin(x)**2 + cos(x)**2 - 1)/(sin(x)**2 + cos(x)**2 - 1) = 1", "unknown"),
    "a tangent and its quotient": Row(
        "(tanh(x) - sinh(x)/cosh(x))/(tanh(x) - sinh(x)/cosh(x)) = 1", "unknown"
    ),
    "tenths": Row("(1 - 0.9 - 0.1)/(1 - 0.9 - 0.1) = 1", "unknown", source="floats"),
    "a telescope": Row(
        "(Sum(1/(k*(k + 1)), (k, 1, n)) - n/(n + 1))"
        "/(Sum(1/(k*(k + 1)), (k, 1, n)) - n/(n + 1)) = 1",
        "unknown", (), "n: size",
    ),
    "a delta beyond its range": Row("y[i]/KroneckerDelta(i, n + 1) = y[i]/KroneckerDelta(i, n + 1)",
        "unknown", (), "n: size; y: family(n); i: index(n)"),
    "a hypothesis that may be 0": Row("x = y", "refuted", ("x*z = y*z",)),
    "and is not": Row("x = y", "proved unknown", ("x*z = y*z", "z != 0")),
    "a hypothesis divided by what is 0": Row("y = z", "refuted", ("x*y = x*z", "x = 0")),
    "a hypothesis that says what is 0": Row("1/x = 2", "unknown", ("x = 1 - 1",)),
}  # fmt: skip

#: Values that a total function has elsewhere, and a real number here has not.
JUNK = {
    "1/0 is 0": Row("1/0 = 0", "unknown", source="Lean, Isabelle, HOL: 1/0 = 0"),
    "1/0 is not 0": Row("1/0 != 0", "unknown"),
    "0/0 is 0": Row("0/0 = 0", "unknown", source="Lean: div_zero"),
    "0/0 is 1": Row("0/0 = 1", "unknown"),
    "0/0 over 0": Row("0/0 = (0/0)/0", "unknown", source="Z3 #2733"),
    "x/0": Row("x/0 = 0", "unknown", source="Lean: div_zero"),
    "1/0 − 1/0": Row("1/0 - 1/0 = 0", "unknown"),
    "0 times a pole": Row("0*(1/0) = 0", "unknown"),
    "the inverse of 0": Row("0**(-1) = 0", "unknown", source="Lean: inv_zero"),
    "the logarithm of 0": Row("log(0) = 0", "unknown", source="Lean: Real.log_zero"),
    "the logarithm of −1": Row("log(-1) = 0", "unknown", source="Coq: ln of negatives is 0"),
    "the logarithm of −x": Row("log(-x) = log(x)", "unknown", source="Lean: Real.log_neg_eq_log"),
    "the root of −1": Row("sqrt(-1) = 0", "unknown", source="Lean: Real.sqrt of negatives is 0"),
    "the root of −1, squared": Row("sqrt(-1)**2 = -1", "unknown", source="SymPy: complex"),
    "the tangent of π/2": Row("tan(pi/2) = 0", "unknown", source="Lean: Real.tan_pi_div_two"),
    "the arcsine of 2": Row("asin(2) = pi/2", "unknown", source="Lean: Real.arcsin_of_one_le"),
    "the angle of 0": Row("atan2(0, 0) = 0", "unknown", source="Lean: Complex.arg_zero"),
    "artanh at 1": Row("atanh(1) = atanh(1)", "unknown"),
    "arcosh at 0": Row("acosh(0) = acosh(0)", "unknown"),
    "a root of what may be negative": Row("sqrt(-x)**2 = -x", "conditional"),
    "0 times a logarithm": Row("0*log(x) = 0", "conditional"),
    "0 times no logarithm": Row("0*log(-1 - x**2) = 0", "unknown"),
    "natural numbers subtract": Row(
        "n - (n + 1) = 0", "refuted", (), "n: natural", "Lean: Nat.sub stops at 0"
    ),
    "and add again": Row("(n - m) + m = n", "proved", (), "n: natural; m: natural"),
    "natural numbers divide": Row("n/2*2 = n", "proved", (), "n: natural", "Lean: Nat.div rounds"),
    "1/2 is not 0": Row("1/2 = 0", "refuted", source="Python 2, Lean: 1/2 of Nat is 0"),
    "a denominator that must not be 0": Row(
        "(a*x + b)/x - a = b/x", "conditional", (), "", "miniF2F #64, mathd_algebra_13"
    ),
    "a branch that is not taken": Row(
        "Piecewise((1/x, x != 0), (0, True)) = 1/x", "conditional", (), "", "Lean's 1/0"
    ),
    "a maximum with a pole": Row("Max(1/0, 1) >= 1", "unknown", source="SymPy #9385, Max with nan"),
    "a maximum with no logarithm": Row("Max(0, log(-1)) = 0", "unknown"),
    "a minimum with a pole": Row("Min(x, 1/0) = x", "unknown", source="SymPy: Min(x, zoo)"),
    "a term times 0 with a pole": Row("x*0/0 = 0", "unknown"),
}  # fmt: skip
TABLE = {**CANCELLED, **HIDDEN_ZEROS, **JUNK}


@pytest.mark.parametrize("row", TABLE.values(), ids=TABLE)
def test_gets_its_verdict(row):
    check(row)
