"""Limits at ∞ by the form of a term, for the second checker: 0·∞, ∞ − ∞, the sign of an infinite.

The arguments are no rational functions of t, e^t, log t.
"""

import pytest
from tending import tends

U = "(t*atan(t))"  # grows, and has no order of growth
V = "(t*sin(t))"  # has no limit and no bound

FORMS = {
    # sums
    "t + sin(t)": "oo", "-t + sin(t)": "-oo", "sin(t) + 1": None, f"{U} - t": None,
    "sin(t) + cos(t)": None, f"exp({V}) + t": None, f"sin(t) + {U}": "oo",
    "atan(t) + tanh(t)": "pi/2 + 1", "atan(t) + t": "oo", "atan(t) + t + sin(t)": "oo",
    f"{U} + t + sin(t)": "oo", f"exp({U}) - {U} + sin(t)": None, "sin(t) + atan(t)": None,
    "t*sin(t) - t*sin(t)": "0", f"{U} + a": "oo", f"-{U} + atan(t)": "-oo", f"{U} + exp({U})": "oo",
    # negatives
    f"-{U}": "-oo", f"-(-{U})": "oo", "-atan(t)": "-pi/2", f"-({U} + sin(t))": "-oo",
    f"-(atan(t) - {U})": "oo", f"-(2 + sin(t) + {U})": "-oo",
    # products
    "atan(t)*tanh(t)": "pi/2", "sin(t)*(1/t)": "0", "sin(t)*atan(t)": None,
    "atan(-t)*t": "-oo", "atan(-t)*(-t)": "oo", "atan(-t)*atan(-t)*(-t)": "-oo",
    "(-t)*(-t)*atan(t)": "oo", "(-t)*(-t)*(-t)*atan(t)": "-oo", "(-t)*(-t)*atan(-t)": "-oo",
    "a*t*atan(t)": None, "atan(1/t)*t": None, "atan(t)/(t - 2)": "0", "atan(1/t)*tanh(t)": "0",
    f"sin(t)*{U}": None, "sin(t)*atan(1/t)*tanh(t)": "0", "sin(t)*atan(1/t)*t": None,
    "3*(-2)*atan(t)*t": "-oo", "(-3)*(-2)*atan(t)*t": "oo", f"(2 + sin(t))*{U}": None,
    # quotients
    f"1/{U}": "0", "1/atan(t)": "2/pi", "1/(a*tanh(t))": None, "tanh(t)/atan(t)": "2/pi",
    f"1/(Abs(a)*tanh(t) + exp(-{U}))": None, f"1/exp(-{U})": "oo", f"1/(-exp(-{U}))": "-oo",
    "1/atan(1/t)": "oo", "1/atan(-1/t)": "-oo", "atan(t)/(1/t - 2/t**2)": "oo",
    "atan(t)/(2/t**2 - 1/t)": "-oo", "1/(sin(t)/t)": None, f"{U}/(1/t)": "oo",
    f"(-{U})/atan(1/t)": "-oo", f"(-{U})/atan(-1/t)": "oo", f"{U}/t": None,
    "atan(t)/sin(t)": None, f"atan(1/t)/exp(-{U})": None, "sin(t)/atan(1/t)": None,
    "atan(-t)/(1/t - 2/t**2)": "-oo",
    # powers
    "atan(t)**2": "pi**2/4", "atan(t)**n": "(pi/2)**n", "atan(t)**(-2)": "4/pi**2",
    "atan(t)**m": "(pi/2)**m",
    "(a*tanh(t))**(-2)": None, "(a*tanh(t))**m": None, "(a*tanh(t))**l": None,
    "(a*tanh(t))**2": "a**2", "atan(1/t)**2": "0", "atan(1/t)**0": "1", "atan(1/t)**(-1)": None,
    f"{U}**2": "oo", f"{U}**3": "oo", f"(-{U})**2": "oo", f"(-{U})**3": "-oo",
    f"(-{U})**4": "oo", f"(-{U})**9": "-oo", f"(-{U})**5": "-oo", f"(-{U})**1": "-oo",
    f"{U}**(-2)": "0", f"(-{U})**(-3)": "0", f"{U}**(-1)": "0", f"{U}**1": "oo",
    f"{U}**n": None, f"{U}**m": None, f"{U}**0": "1",
    "sin(t)**a": None, f"{U}**a": None, f"{U}**(1/2)": "oo", f"{U}**(-1/2)": "0",
    "(atan(t) + sin(t))**(1/2)": None, "atan(t)**(1/2)": "sqrt(pi/2)", "atan(t)**pi": "(pi/2)**pi",
    "(2 + sin(t))**(1/t)": None, f"{U}**(1/t)": None, "atan(t)**t": "oo", "(atan(t)/2)**t": "0",
    # the greatest and the least
    "Max(atan(t), tanh(t))": "pi/2", "Min(atan(t), tanh(t))": "1", f"Max({U}, 1)": "oo",
    f"Min({U}, 1)": "1", f"Max(-{U}, 1)": "1", f"Min(-{U}, 1)": "-oo", f"Max(-{U}, -t)": "-oo",
    f"Min({U}, t)": "oo", f"Max({U}, -t)": "oo", f"Min({U}, -t)": "-oo", f"Max(-t, 1, {U})": "oo",
    f"Max(-{U}, atan(t), tanh(t))": "pi/2", f"Min({U}, atan(t), tanh(t))": "1",
    "Max(sin(t), 1/2)": None, f"Max({U}, sin(t))": None, f"Max(a, -{U})": "a",
    f"Min(a, {U})": "a", "Max(a*tanh(t), b)": "Max(a, b)", "Min(a*tanh(t), b)": "Min(a, b)",
    # signs
    "sign(atan(t))": "1", f"sign(-{U})": "-1", "sign(a*atan(t))": None, "sign(sin(t))": None,
    "sign(atan(t) - 1)": "1", f"sign(1 - {U})": "-1", "sign(tanh(t) - 1)": "-1",
    "sign(atan(1/t))": "1", "sign(sin(1/t))": None,
    # branches
    "Piecewise((1/t, t > 3), (5, True))": "0", "Piecewise((5, t < 3), (1/t, True))": "0",
    "Piecewise((5, sin(t) > 0), (1/t, True))": None, "Piecewise((5, t > 3), (1/t, True))": "5",
    "Piecewise((5, a > 0), (1/t, t > 3), (6, True))": None,
    "Piecewise((5, t < 2), (6, t < 3), (1/t, True))": "0",
    # slopes
    "Derivative(atan(t), t)": "0", "Derivative(log(t - 3), t)": "0",
    f"Derivative({U}, t)": "pi/2", "Derivative(t**2*atan(t), t)": "oo",
    "Derivative(sign(sin(t)), t)": None, "Derivative(log(t) + sign(sin(t)), t)": None,
    "Derivative(Abs(t - 3), t)": "1", "Derivative(Abs(3 - t), t)": "1",
    "Derivative(sqrt(t - 3)/t, t)": "0", "Derivative(sqrt(3 - t)/t, t)": None,
    # functions
    f"log(1 - tanh({U}))": "-oo", "log(atan(t))": "log(pi/2)", f"asin(2*tanh({U}))": None,
    f"acosh(tanh({U})/2)": None, "acot(1/t)": None, "cos(1/t)": "1",
    f"sqrt(tanh({U}) - 2)": None, f"log(tanh({U}) - 2)": None, f"tan({U}/t)": "oo",
    "tan(tanh(t))": "tan(1)", "cot(atan(1/t))": "oo", "cot(atan(-1/t))": "-oo",
    "cot(sin(1/t))": None, "tan(pi/2 - 1/t)": None, "acsch(atan(1/t))": None,
    "sqrt(atan(1/t))": "0", f"exp(-{U})": "0", "sin(atan(1/t))": "0", "atan2(t, a)": None,
    "asin(atan(1/t))": "0", "acos(atan(1/t))": "pi/2", "asin(tanh(t))": "pi/2",
    "atanh(tanh(t)/2)": "atanh(1/2)", "atanh(atan(t))": None, "sech(atan(1/t))": "1",
    "asech(tanh(t)/2)": "asech(1/2)", f"log({U})": "oo", "log(atan(1/t))": "-oo",
    "exp(atan(1/t))": "1", "Sum(atan(t), (k, 1, n))": None, "log(a*tanh(t))": None,
    "log(2 + sin(t))": None, "log(2 + sin(t))/t": None, "Abs(atan(t) - 2)": "2 - pi/2",
}  # fmt: skip


@pytest.mark.parametrize("text", FORMS)
def test_the_limit_by_form(text):
    assert tends(text, FORMS[text])


#: Quotients with roots: the limit is a root of that of the square.
ROOTS = {
    "sqrt(t**2 + 1)/t": "1", "t/sqrt(4*t**2 + 1)": "1/2", "(-t)/sqrt(4*t**2 + 1)": "-1/2",
    "sqrt(t**4 + 1)/t": "oo", "(-sqrt(t**4 + 1))/t": "-oo", "sqrt(t + 1)/t": "0",
    "(-3)*sqrt(t + 1)/t": "0", "(t - 3)*sqrt(t + 1)/t**2": "0",
    "sqrt(t**2 + 1)*(1/t)": "1", "(-2)*sqrt(t**2 + 1)*(1/t)": "-2",
    "sqrt(t**4 + 1)*(1/t)": "oo", "sqrt(t**4 + 1)*(-1/t)": "-oo",
    "(t - 3)*sqrt(t**2 + 1)/t**2": None, "a*t/sqrt(t**2 + 1)": None, "a*sqrt(t**4 + 1)/t": None,
    "sqrt(t**2 + 1)*sin(t)/t": None, "sqrt(sin(t)**2)": None, "sqrt(t + 1) - sqrt(t)": None,
    "sqrt(t**2 + 1)*(2 + sin(t))/t": None, "tan(t)/t": None,
    "exp(sqrt(t**2 + 1))/t": None, "2**(sqrt(t**2 + 1)/t)": "2",
}  # fmt: skip


@pytest.mark.parametrize("text", ROOTS)
def test_of_a_quotient_with_roots(text):
    assert tends(text, ROOTS[text])


#: For a > 0, for a < 0, and for a ≠ 0.
SIGNS = {
    "a*t*atan(t)": ("oo", "-oo", None),
    "-a*t*atan(t)": ("-oo", "oo", None),
    "a*a*t*atan(t)": ("oo", "oo", None),
    "1/(a*tanh(t))": ("1/a", "1/a", "1/a"),
    "(a*tanh(t))**(-2)": ("1/a**2", "1/a**2", "1/a**2"),
    "(a*tanh(t))**m": ("a**m", "a**m", "a**m"),
    f"{U}**a": ("oo", "0", None),
    "a*t/sqrt(t**2 + 1)": ("a", "a", None),
    "a*sqrt(t**4 + 1)/t": ("oo", "-oo", None),
    "sign(a*atan(t))": ("1", "-1", "Abs(a)/a"),
    "t**a": ("oo", "0", None),
    "exp(a*t)": ("oo", "0", None),
    "exp(a*t)/t": (None, "0", None),
    "exp(a*atan(t))": ("exp(a*pi/2)", "exp(a*pi/2)", "exp(a*pi/2)"),
    "a*t": ("oo", "-oo", None),
    "t/(a*t + 1)": ("1/a", "1/a", "1/a"),
    "t**2/(a*t + 1)": ("oo", "-oo", None),
    "-t**2/(a*t + 1)": ("-oo", "oo", None),
    "a*t**2/(a*t + 1)": ("oo", "oo", None),
    "a/(b*b*t + t)": ("0", "0", "0"),
    "log(a*tanh(t))": ("log(a)", None, None),
    "tanh(t)/(a/t - 1/t**2)": ("oo", "-oo", None),
    "Piecewise((5, a > 0), (1/t, t > 3), (6, True))": ("5", "0", None),
    "Abs(a)*atan(t)/t": ("0", "0", "0"),
}


@pytest.mark.parametrize("text", SIGNS)
def test_where_a_sign_decides(text):
    for given, value in zip(("a > 0", "a < 0", "a != 0"), SIGNS[text], strict=True):
        assert tends(text, value, [given])


def test_a_zero_that_is_shown():
    assert tends("b*tanh(t)*atan(t)", "0", ["b = 0"])
    assert tends("b*tanh(t)*atan(t)*sin(t)", "0", ["b = 0"])
    assert tends("b*tanh(t)*atan(t)*sin(t)", None)
    assert tends("b*tanh(t)*atan(t)*t", None, ["b = 0"])
    assert tends("1/(b*tanh(t) + exp(-t*atan(t)))", "oo", ["b = 0"])
    assert tends("1/(b*tanh(t) - exp(-t*atan(t)))", "-oo", ["b = 0"])
    assert tends("1/(b*tanh(t) + exp(-t*atan(t)))", None)
    assert tends("log(b*tanh(t) + exp(-t*atan(t)))", "-oo", ["b = 0"])
    assert tends("log(b*tanh(t) + exp(-t*atan(t)))", None)


@pytest.mark.parametrize(("text", "value"), [
    (f"1/Max(-{U}, atan(t))", "2/pi"), (f"t*Max(-{U}, atan(-t))", "-oo"),
    (f"t*Min({U}, atan(t))", "oo"), (f"log(Max(-{U}, atan(t)))", "log(pi/2)"),
    (f"t*Max(-{U}, a)", "oo"), (f"sqrt(Min({U}, atan(t)))", "sqrt(pi/2)"),
    (f"sign(Min({U}, atan(-t)))", "-1"), (f"Min({U}, a)*atan(t)", "a*pi/2"),
    (f"Max(-{U}, atan(t))**t", "oo"), (f"atan(Max(-{U}, a))", "atan(a)"),
])  # fmt: skip
def test_the_greatest_of_the_one_that_does_not_leave(text, value):
    assert tends(text, value, ["a > 0"])
