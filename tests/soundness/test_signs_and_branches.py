"""Inequalities, signs, moduli and branches: what holds on one side, or almost everywhere."""

import pytest
from tables import Row, check

SIGNS = {
    "|xy| for x > 0": Row("Abs(x*y) = x*Abs(y)", "proved", ("x > 0",), "", "SymPy #12724"),
    "|xy|": Row("Abs(x*y) = x*Abs(y)", "refuted", (), "", "SymPy #12724"),
    "|x| + |x| is 2": Row("Abs(x) + Abs(x) = 2", "refuted", ("x < 0",), "", "SymPy #18936"),
    "|y − x| for y > x": Row("Abs(y - x) = y - x", "proved", ("y > x",), "", "SymPy #9399"),
    "|y − x|": Row("Abs(y - x) = y - x", "refuted", (), "", "SymPy #9399"),
    "a sign for x > 0": Row("sign(x) = 1", "proved", ("x > 0",), "", "SymPy #17647"),
    "a sign for x > −1": Row("sign(x) = 1", "refuted", ("x + 1 > 0",), "", "SymPy #17647"),
    "a sign of 0": Row("sign(0) = 1", "refuted"),
    "|sign x|": Row("Abs(sign(x)) = 1", "refuted", source="AngouriMath #892"),
    "sign |x|": Row("sign(Abs(x)) = 1", "refuted", source="AngouriMath #892"),
    "a sign squared": Row("sign(x)**2 = 1", "refuted"),
    "a sign of a product": Row("sign(x*y) = sign(x)*sign(y)", "proved"),
    "a sign of a sum": Row("sign(x + y) = sign(x) + sign(y)", "refuted"),
    "a difference of signs": Row("x - y > 0", "proved", ("x >= 0", "y < 0"), "", "SymPy #30324"),
    "a negative factor turns the relation": Row(
        "q <= r", "refuted", ("sqrt(2)*(-q + r) - sqrt(2)*(q - r) <= 0",), "", "SymPy #19407"
    ),
    "and then it holds": Row(
        "q >= r", "proved unknown", ("sqrt(2)*(-q + r) - sqrt(2)*(q - r) <= 0",), "",
        "SymPy #19407",
    ),
    "a modulus below": Row("pi/Abs(x) <= 1", "refuted", ("x != 0",), "", "SymPy #25983"),
    "divided by what is negative": Row("x > 1/y", "refuted", ("x*y > 1",), "", "mystic #88"),
    "a fraction below 1": Row("x/(x + 1) < 1", "refuted", (), "", "SymPy #10404"),
    "a fraction of positives": Row("a/(a + b) < 1", "proved", ("a > 0", "b > 0"), "",
                                   "SymPy #26378"),
    "reciprocals of both signs": Row("1/x < 1/y", "refuted", ("x > y",)),
    "reciprocals of positives": Row("1/x < 1/y", "proved", ("x > y", "y > 0")),
    "squares": Row("x**2 < y**2", "refuted", ("x < y",)),
    "a factor of any sign": Row("x*z < y*z", "refuted", ("x < y",)),
    "a factor that may be 0": Row("x*z < y*z", "refuted", ("x < y", "z >= 0")),
    "a positive factor": Row("x*z < y*z", "proved", ("x < y", "z > 0")),
    "moduli": Row("x < y", "refuted", ("Abs(x) < Abs(y)",)),
    "integers are at least 1": Row("x >= 1", "refuted", ("x > 0",)),
    "natural numbers less 1": Row("n - 1 >= 0", "refuted", (), "n: natural", "Lean: Nat.sub"),
    "x − x² on the integers": Row("n <= n**2", "proved unknown", (), "n: integer"),
    "x − x² on the reals": Row("x <= x**2", "refuted"),
}  # fmt: skip

TOUCHING = {
    "x² > 0": Row("x**2 > 0", "refuted"),
    "x² ≥ 0": Row("x**2 >= 0", "proved"),
    "|x| > 0": Row("Abs(x) > 0", "refuted"),
    "a double root": Row("x**4 - 2*x**2 + 1 > 0", "refuted"),
    "an irrational double root": Row("(x**2 - 2)**2 > 0", "refuted unknown"),
    "an irrational double root, weakly": Row("(x**2 - 2)**2 >= 0", "proved"),
    "an irrational simple root": Row("x**2 - 2 > 0", "refuted", ("x > 1.41421356",)),
    "just above": Row("x**2 - 2*x + 1 + 1/10**12 > 0", "proved"),
    "just below": Row("x**2 - 2*x + 1 - 1/10**12 >= 0", "refuted"),
    "x(1 − x) ≤ ¼": Row("x*(1 - x) <= 1/4", "proved"),
    "x(1 − x) < ¼": Row("x*(1 - x) < 1/4", "refuted"),
    "x(1 − x) ≤ 0.249": Row("x*(1 - x) <= 0.249", "refuted"),
    "x² + y² > 2xy": Row("x**2 + y**2 > 2*x*y", "refuted"),
    "x² + y² ≥ 2xy": Row("x**2 + y**2 >= 2*x*y", "proved"),
    "Motzkin's form": Row("x**4*y**2 + x**2*y**4 - 3*x**2*y**2 + 1 >= 0", "proved unknown"),
    "Motzkin's form, strictly": Row(
        "x**4*y**2 + x**2*y**4 - 3*x**2*y**2 + 1 > 0", "refuted", (), "", "touches at (1, 1)"
    ),
    "exp and its tangent": Row("exp(x) > x + 1", "refuted"),
    "log and its tangent": Row("log(x) < x - 1", "refuted"),
    "sine and x": Row("sin(x) < x", "refuted"),
    "tanh is below 1": Row("tanh(x) < 1", "proved", source="floats: tanh(20) == 1"),
    "σ is below 1": Row("sigmoid(x) < 1", "proved", source="floats: sigmoid(40) == 1"),
    "σ is above 0": Row("sigmoid(x) > 0", "proved", source="floats: exp(-1000) == 0"),
    "σ is above 10⁻⁹": Row("sigmoid(x) > 10**(-9)", "refuted"),
    "the slope of σ is below ¼": Row("sigmoid(x)*(1 - sigmoid(x)) < 1/4", "refuted"),
    "√x ≤ x": Row("sqrt(x) <= x", "refuted"),
    "x + 1/x ≥ 2": Row("x + 1/x >= 2", "refuted"),
    "x + 1/x ≥ 2 for x > 0": Row("x + 1/x >= 2", "proved", ("x > 0",)),
    "a harmonic mean": Row("2/(1/x + 1/y) <= (x + y)/2", "refuted"),
    "Jensen the wrong way": Row("exp((x + y)/2) > (exp(x) + exp(y))/2", "refuted"),
}  # fmt: skip

BRANCHES = {
    "a maximum by its modulus": Row("Max(x, y) = (x + y + Abs(x - y))/2", "proved"),
    "a maximum is one of them": Row("Max(x, y) = x", "refuted"),
    "a maximum of a reciprocal": Row("Max(x, 1/x) >= 1", "refuted"),
    "a maximum of a sum": Row("Max(x + y, 0) = Max(x, 0) + Max(y, 0)", "refuted"),
    "a maximum and a factor": Row("Max(a*x, a*y) = a*Max(x, y)", "refuted"),
    "a maximum and a positive factor": Row("Max(a*x, a*y) = a*Max(x, y)", "proved", ("a > 0",)),
    "relu is linear": Row("relu(x + y) = relu(x) + relu(y)", "refuted"),
    "half a function": Row("Piecewise((1, x > 0)) = 1", "conditional"),
    "a hole at 0": Row("Piecewise((1, x > 0), (2, x < 0)) >= 1", "conditional"),
    "a hole, at 0": Row("Piecewise((1, x > 0), (2, x < 0)) >= 1", "unknown", ("x = 0",)),
    "a condition with a pole": Row(
        "Piecewise((1, 1/x > 0), (1, True)) = 1", "conditional unknown", (), "", "SymPy: zoo > 0"
    ),
    "a condition with a pole, at 0": Row(
        "Piecewise((1, 1/x > 0), (1, True)) = 1", "unknown", ("x = 0",)
    ),
    "the first condition counts": Row(
        "Piecewise((1, x >= 0), (2, x >= 0), (3, True)) = Piecewise((2, x >= 0), (3, True))",
        "refuted",
    ),
    "the order of the branches": Row(
        "Piecewise((1, x > 0), (2, x > -1), (3, True))"
        " = Piecewise((2, x > -1), (1, x > 0), (3, True))",
        "refuted",
    ),
    "a boundary": Row(
        "Piecewise((1, x > 0), (0, True)) = Piecewise((1, x >= 0), (0, True))", "refuted"
    ),
    "a boundary where they agree": Row(
        "Piecewise((x, x > 0), (0, True)) = Piecewise((x, x >= 0), (0, True))", "proved"
    ),
    "a half at 0": Row(
        "Piecewise((0, x < 0), (1/2, x = 0), (1, True)) = Piecewise((0, x < 0), (1, True))",
        "refuted", (), "", "SymPy #15313, Heaviside(0)",
    ),
    "a step from a sign": Row("(1 + sign(x))/2 = Piecewise((1, x > 0), (0, True))", "refuted"),
    "relu by its sign": Row("relu(x) = x*(1 + sign(x))/2", "proved"),
    "a branch is no factor": Row(
        "Piecewise((x, x > 0), (y, True)) = x*Piecewise((1, x > 0), (0, True)) + y", "refuted"
    ),
    "an equation in a condition": Row("Piecewise((0, x = y), (x - y, True)) = x - y", "proved"),
    "a pole in another branch": Row("Piecewise((0, x = 0), (1/x, True))*x = 1", "refuted"),
    "a logarithm in another branch": Row(
        "Piecewise((log(x), x > 0), (log(-x), x < 0), (0, True)) = log(Abs(x))", "conditional"
    ),
}  # fmt: skip
TABLE = {**SIGNS, **TOUCHING, **BRANCHES}


@pytest.mark.parametrize("row", TABLE.values(), ids=TABLE)
def test_gets_its_verdict(row):
    check(row)
