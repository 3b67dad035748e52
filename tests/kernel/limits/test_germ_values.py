"""Limits at ∞ by the form of a term. The arguments are no rational functions of t, e^t, log t."""

import pytest
from germs import eventually, sign_of, tends

from symcheck.kernel.limits.germ import NoLimit

U = "(t*atan(t))"  # grows, and has no order of growth
V = "(t*sin(t))"  # has no limit and no bound

#: The limits at −∞ and at ∞.
ENDS = {
    "exp": ("0", "oo"), "log": (None, "oo"), "sqrt": (None, "oo"), "cbrt": (None, "oo"),
    "Abs": ("oo", "oo"), "atan": ("-pi/2", "pi/2"), "erf": ("-1", "1"), "tanh": ("-1", "1"),
    "coth": ("-1", "1"), "sigmoid": ("0", "1"), "softplus": ("0", "oo"), "relu": ("0", "oo"),
    "sinh": ("-oo", "oo"), "cosh": ("oo", "oo"), "sech": ("0", "0"), "csch": ("0", "0"),
    "asinh": ("-oo", "oo"), "acosh": (None, "oo"), "sin": (None, None), "tan": (None, None),
}  # fmt: skip


@pytest.mark.parametrize("function", ENDS)
def test_the_ends_of_a_function(function):
    below, above = ENDS[function]
    assert tends(f"{function}({U})", above)
    assert tends(f"{function}(-{U})", below)


BOUNDED = [
    *(f"{f}({V})" for f in ("sin", "cos", "atan", "tanh", "sigmoid", "sech", "sign", "erf")),
    "asin(sin(t))", "acos(sin(t))", f"softmax(y[k]*{V}, (k, 1, n))[1]",
    "(sin(t) + cos(t))", "sin(t)*cos(t)", "(-sin(t))", "Max(sin(t), cos(t))",
    "Min(sin(t), cos(t))", "Abs(sin(t))", "relu(sin(t))", "sin(t)**2", "sin(t)**n",
    "(sin(t) + 1/t)", "a*sin(t)",
]  # fmt: skip
UNBOUNDED = [
    f"exp({V})", f"(sin(t) + exp({V}))", V, f"Abs({V})", f"relu({V})", f"{V}**2", f"{V}**n",
    "tan(t)", "(t + sin(t))*sin(t)", f"(-{V})", f"Max(sin(t), {V})", f"Min(sin(t), {V})",
    f"(1/t + {V})", f"sin(t)*{V}",
]  # fmt: skip


@pytest.mark.parametrize("text", BOUNDED)
def test_what_is_bounded_over_what_grows(text):
    assert tends(f"{text}/t", "0")


@pytest.mark.parametrize("text", UNBOUNDED)
def test_what_is_not_bounded_over_what_grows(text):
    assert tends(f"{text}/t", None)


SEQUENCES = {
    "KroneckerDelta(s, l)/s": "0",
    "2**s": "oo", "(1/2)**s": "0", "a**s": None, "(-2)**s": None, "(-1)**s/s": "0",
    "(-2)**s/s": None, "a**s/s": None, "(1 + 1/s)**s": None, "2**(-s)": None,
    "(1/2)**(s**2)": "0", "(2 + sin(s)/s)**s": None, "(1/2 + 1/s)**s": None,
    "(1/2)**s + 1/s": "0", "2**s*(1/2)**s": "1", "2**(-s)*2**s": "1", "(s + 1)**2/s**2": "1",
    "(1/s)**s/s": None, "1**s": "1",
}  # fmt: skip


@pytest.mark.parametrize(("text", "value"), SEQUENCES.items())
def test_of_a_natural_number(text, value):
    assert tends(text, value, name="s")


@pytest.mark.parametrize(("text", "given", "value"), [
    ("a**s", "Abs(a) < 1", "0"), ("a**s", "a > 1", "oo"), ("a**s", "Abs(a) <= 1", None),
    ("a**s", "a >= 1", None), ("a**s", "a < -1", None),
    ("a**s/s", "Abs(a) <= 1", "0"), ("a**s/s", "a <= 1", None),
])  # fmt: skip
def test_of_a_power_of_a_variable(text, given, value):
    assert tends(text, value, [given], name="s")


FORMS = {
    "t + sin(t)": "oo", "-t + sin(t)": "-oo", "sin(t) + 1": None, f"{U} - t": None,
    "sin(t) + cos(t)": None, f"exp({V}) + t": None, f"sin(t) + {U}": "oo",
    "atan(t) + tanh(t)": "pi/2 + 1", "atan(t) + t": "oo", "atan(t) + t + sin(t)": "oo",
    f"{U} + t + sin(t)": "oo", f"exp(t*atan(t)) - {U} + sin(t)": None, f"-{U}": "-oo",
    f"-(-{U})": "oo", "-atan(t)": "-pi/2",
    "atan(t)*tanh(t)": "pi/2", "sin(t)*(1/t)": "0", "sin(t)*atan(t)": None,
    "atan(-t)*t": "-oo", "atan(-t)*(-t)": "oo", "atan(-t)*atan(-t)*(-t)": "-oo",
    "a*t*atan(t)": None, "atan(1/t)*t": None, "atan(t)/(t - 2)": "0", "atan(1/t)*tanh(t)": "0",
    f"sin(t)*{U}": None,
    f"1/{U}": "0", "1/atan(t)": "2/pi", "1/(a*tanh(t))": None, "tanh(t)/atan(t)": "2/pi",
    f"1/(Abs(a)*tanh(t) + exp(-{U}))": None, f"1/exp(-{U})": "oo", f"1/(-exp(-{U}))": "-oo",
    "1/atan(1/t)": "oo", "1/atan(-1/t)": "-oo", "atan(t)/(1/t - 2/t**2)": "oo",
    "atan(t)/(2/t**2 - 1/t)": "-oo", "1/(sin(t)/t)": None,
    "atan(t)**2": "pi**2/4", "atan(t)**n": "(pi/2)**n", "atan(t)**(-2)": "4/pi**2",
    "(a*tanh(t))**(-2)": None, "(a*tanh(t))**m": None, "(a*tanh(t))**l": None,
    "(a*tanh(t))**2": "a**2", "atan(1/t)**2": "0",
    f"{U}**2": "oo", f"{U}**3": "oo", f"(-{U})**2": "oo", f"(-{U})**3": "-oo",
    f"(-{U})**4": "oo", f"(-{U})**9": "-oo",
    f"{U}**(-2)": "0", f"(-{U})**(-3)": "0", f"{U}**(-1)": "0", f"{U}**1": "oo",
    f"{U}**n": None, f"{U}**m": None, f"{U}**0": "1", "sin(t)**a": None, f"{U}**a": None,
    "(atan(t) + sin(t))**(1/2)": None,
    "Max(atan(t), tanh(t))": "pi/2", "Min(atan(t), tanh(t))": "1", f"Max({U}, 1)": "oo",
    f"Min({U}, 1)": "1", f"Max(-{U}, 1)": "1", f"Min(-{U}, 1)": "-oo", f"Max(-{U}, -t)": "-oo",
    f"Min({U}, t)": "oo", f"Max({U}, -t)": "oo", f"Min({U}, -t)": "-oo",
    "Max(sin(t), 1/2)": None, f"Max({U}, sin(t))": None, f"Max(a, -{U})": "a",
    "sign(atan(t))": "1", f"sign(-{U})": "-1", "sign(a*atan(t))": None, "sign(sin(t))": None,
    "Piecewise((1/t, t > 3), (5, True))": "0", "Piecewise((5, t < 3), (1/t, True))": "0",
    "Piecewise((5, sin(t) > 0), (1/t, True))": None, "Piecewise((5, t > 3), (1/t, True))": "5",
    "Piecewise((5, a > 0), (1/t, t > 3), (6, True))": None,
    "Piecewise((5, t < 2), (6, t < 3), (1/t, True))": "0",
    "Derivative(atan(t), t)": "0", "Derivative(log(t - 3), t)": "0",
    "Derivative(sign(sin(t)), t)": None, "Derivative(log(t) + sign(sin(t)), t)": None,
    f"log(1 - tanh({U}))": "-oo", "log(atan(t))": "log(pi/2)", f"asin(2*tanh({U}))": None,
    f"acosh(tanh({U})/2)": None, "acot(1/t)": None, "cos(1/t)": "1", f"sqrt(tanh({U}) - 2)": None,
    f"log(tanh({U}) - 2)": None,
    "sqrt(t**2 + 1)/t": "1", "t/sqrt(4*t**2 + 1)": "1/2", "(-t)/sqrt(4*t**2 + 1)": "-1/2",
    "sqrt(t**4 + 1)/t": "oo", "(-sqrt(t**4 + 1))/t": "-oo", "sqrt(t + 1)/t": "0",
    "sqrt(t**2 + 1)*(1/t)": "1", "(t - 3)*sqrt(t**2 + 1)/t**2": None, "a*t/sqrt(t**2 + 1)": None,
    "sqrt(t**2 + 1)*sin(t)/t": None, "sqrt(sin(t)**2)": None, "sqrt(t + 1) - sqrt(t)": None,
}  # fmt: skip


@pytest.mark.parametrize(("text", "value"), FORMS.items())
def test_the_limit_by_form(text, value):
    assert tends(text, value)


#: For a > 0, for a < 0, and for a ≠ 0.
SIGNS = {
    "a*t*atan(t)": ("oo", "-oo", None),
    "1/(a*tanh(t))": ("1/a", "1/a", "1/a"),
    "(a*tanh(t))**(-2)": ("1/a**2", "1/a**2", "1/a**2"),
    "(a*tanh(t))**m": ("a**m", "a**m", "a**m"),
    f"{U}**a": ("oo", "0", None),
    "a*t/sqrt(t**2 + 1)": ("a", "a", None),
    "sign(a*atan(t))": ("1", "-1", "Abs(a)/a"),
    "t**a": ("oo", "0", None),
    "a*t": ("oo", "-oo", None),
    "t/(a*t + 1)": ("1/a", "1/a", "1/a"),
    "t**2/(a*t + 1)": ("oo", "-oo", None),
    "-t**2/(a*t + 1)": ("-oo", "oo", None),
    "a*t**2/(a*t + 1)": ("oo", "oo", None),
    "log(a*tanh(t))": ("log(a)", None, None),
}


@pytest.mark.parametrize(("text", "values"), SIGNS.items())
def test_where_a_sign_decides(text, values):
    for given, value in zip(("a > 0", "a < 0", "a != 0"), values, strict=True):
        assert tends(text, value, [given])


def test_a_zero_that_is_shown():
    assert tends("b*tanh(t)*atan(t)", "0", ["b = 0"])
    assert tends("b*tanh(t)*atan(t)*sin(t)", "0", ["b = 0"])
    assert tends("b*tanh(t)*atan(t)*sin(t)", None)
    assert tends("1/(b*tanh(t) + exp(-t*atan(t)))", "oo", ["b = 0"])


SIGN = {
    "t - 5": 1, "5 - t": -1, "t - t": 0, "(1 - t)/(t + 2)": -1, "(1 - t)/(2 - t)": 1,
    "atan(t)": 1, "-atan(t)": -1, U: 1, f"-{U}": -1,
}  # fmt: skip


@pytest.mark.parametrize(("text", "sign"), SIGN.items())
def test_the_sign_for_large_values(text, sign):
    assert sign_of(text) == sign


@pytest.mark.parametrize("text", ["sin(t)", "a*t", "a", "t/(a*t + 1)", "a*atan(t)"])
def test_a_sign_that_is_not_known(text):
    with pytest.raises(NoLimit):
        sign_of(text)


HOLDS = [
    "t > 5", "t >= 5", "t != 5", "5 < t", "5 <= t", "5 != t", "2*t - t = t", "2*t - t >= t",
    "2*t - t <= t", "-t < a", "-t <= a", "t > 5 and t > 6", "t > 5 or t < 4", "t < 5 or t > 6",
    "not (t < 5)", "not (t < 5 or t < 6)", f"{U} > 9", f"-{U} < 9", "atan(t) > 1", "t > 0",
    "sin(t) <= 1", "exp(sin(t)) > 0", "sin(t) <= 1 or t < 3", "Abs(sin(t)) >= 0",
]  # fmt: skip
FAILS = [
    "t < 5", "t <= 5", "t = 5", "5 > t", "5 >= t", "2*t - t < t", "2*t - t > t", "2*t - t != t",
    "t > 5 and t < 6", "t < 6 and t > 5", "t < 5 or t < 6", "not (t > 5)", "not (t > 5 and t > 6)",
    "sin(t) > 0", "sin(t) > 0 and t > 0", "t > a*t", "not (sin(t) > 0)", "sin(t) > 0 or t < 3",
    "not (sin(t) > 0 and sin(t) < 1)",
]  # fmt: skip


@pytest.mark.parametrize("text", HOLDS)
def test_holds_for_large_values(text):
    assert eventually(text)


@pytest.mark.parametrize("text", FAILS)
def test_is_not_shown_for_large_values(text):
    assert not eventually(text)
