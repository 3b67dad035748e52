"""Which recursive definitions are differentiable in a parameter, and what their derivative is."""

from dataclasses import replace
from fractions import Fraction

import pytest

from symcheck.authoring.definitions import define
from symcheck.kernel.admission import is_admitted
from symcheck.kernel.balls import truth
from symcheck.kernel.claim import Context, Definition
from symcheck.kernel.defined import obligations
from symcheck.kernel.differentiate import NotDifferentiated, derivative
from symcheck.kernel.recursion import is_differentiable
from symcheck.kernel.sign import prove
from symcheck.kernel.term import ONE, add, call, diff, eq, fam, npow, num, substitute, var
from symcheck.kernel.writing import to_text
from symcheck.read.text import read_problem_in, read_term
from symcheck.read.where import read_where

PRECISIONS = (80, 300)
UNIT = "L: natural; w, b: family(L); a: real"
PLAIN = "L: natural; a: real"
PAIR = "L: natural; a, c: real"


def recursive(base, step, where=PLAIN):
    return define("f", where, on="L", base=base, step=step)


DIFFERENTIABLE = {
    "a layer of a sigmoid": recursive("a", "w[L + 1]*sigmoid(f(L, w, b, a)) + b[L + 1]", UNIT),
    "a layer of tanh": recursive("a", "w[L + 1]*tanh(f(L, w, b, a)) + b[L + 1]", UNIT),
    "a power": recursive("1", "a*f(L, a)"),
    "the parameter twice, outside the call": recursive("a", "a*sin(a) + f(L, a)"),
    "a denominator that is never 0": recursive("a", "f(L, a)/(a**2 + 1)"),
    "a denominator of the call": recursive("a", "1/(f(L, a)**2 + 1)"),
    "the call at another argument": recursive("a", "f(L, sin(a))"),
    "the call at an argument of the depth": recursive("a", "f(L, a*L) + 1"),
    "a sum of calls": recursive("a", "Sum(f(L, a + k), (k, 1, 3))"),
    "an exponential": recursive("a", "exp(f(L, a))"),
    "a step without the parameter": recursive("a", "L"),
    "two values that meet smoothly": recursive("a*Abs(a)", "f(L, a)"),
    "an activation that is smooth at its kink": recursive("a", "f(L, a)*Abs(f(L, a))"),
    "another parameter has a kink": recursive("a", "Abs(c)*f(L, a, c)", PAIR),
    "another parameter moves": recursive("a*c", "f(L, a, c + 1)", PAIR),
}
POINT = {
    "x": Fraction(2, 3),
    "c": Fraction(-1, 2),
    "w": {(k,): Fraction(2 * k - 5, 3) for k in range(1, 5)},
    "b": {(k,): Fraction(1, k) for k in range(1, 5)},
}
NOT_DIFFERENTIABLE = {
    "relu of the call": recursive("a", "relu(f(L, a))"),
    "a modulus of the call": recursive("a", "Abs(f(L, a))"),
    "a modulus at the start": recursive("Abs(a)", "f(L, a)"),
    "a root at 0": recursive("a", "sqrt(f(L, a)**2)"),
    "a root of a square at the start": recursive("sqrt(a**2)", "f(L, a)"),
    "a branch on the parameter": recursive("a", "Piecewise((f(L, a), a > 0), (0, True))"),
    "a branch on the call": recursive("a", "Piecewise((f(L, a), f(L, a) > 1), (0, True))"),
    "a branch on another value": recursive(
        "a", "Piecewise((Abs(f(L, a, c)), c > 0), (f(L, a, c), True))", PAIR
    ),
    "a denominator that may be 0": recursive("a", "1/f(L, a)"),
    "a base that may be undefined": recursive("1/a", "f(L, a)"),
    "the parameter in two arguments": recursive("a*c", "f(L, a, a)", PAIR),
    "the parameter in another argument": recursive("Abs(c)*a", "f(L, c, a)", PAIR),
    "the largest of two": recursive("a", "Max(f(L, a), 1)"),
    "a sign": recursive("a", "sign(f(L, a))"),
    "a derivative of itself": recursive("a", "Derivative(f(L, a), a)"),
}


def context_of(definition, where="", given=()):
    context = replace(read_where(where), definitions=(definition,))
    return read_problem_in("0 = 0", given, context).context


@pytest.mark.parametrize("definition", DIFFERENTIABLE.values(), ids=DIFFERENTIABLE)
def test_differentiable(definition):
    assert is_differentiable(definition, "a", context_of(definition))


@pytest.mark.parametrize("depth", range(4))
@pytest.mark.parametrize("definition", DIFFERENTIABLE.values(), ids=DIFFERENTIABLE)
def test_the_formula_has_the_value_of_the_derivative(definition, depth):
    context = context_of(definition, "L: natural; w, b: family(L); x, c: real")
    others = ", ".join(name for name, _ in definition.parameters if name not in {"L", "a"})
    called = f"f(L, {others}, x**2 - 1)" if "w" in others else f"f(L, x**2 - 1, {others})"
    term = read_term(f"Derivative(sin({called.replace(', )', ')')}), x)", context)
    found = derivative(term, context, prove)
    at_depth = substitute(eq(term, found.value), {"L": num(depth)})
    assert not found.conditions
    assert truth(at_depth, POINT, {"f": definition}, PRECISIONS) is not False
    more = eq(at_depth.args[0], add(at_depth.args[1], ONE))
    assert truth(more, POINT, {"f": definition}, PRECISIONS) is False


@pytest.mark.parametrize("definition", NOT_DIFFERENTIABLE.values(), ids=NOT_DIFFERENTIABLE)
def test_not_differentiable(definition):
    assert not is_differentiable(definition, "a", context_of(definition))


def test_a_definition_that_needs_its_own_derivative_has_no_value():
    definition = recursive("a", "f(L, a, c) + c*Derivative(f(L, a, c), a)", PAIR)
    for parameter in ("a", "c"):
        assert not is_differentiable(definition, parameter, context_of(definition))
    assert not is_admitted(definition, context_of(definition))


PARAMETERS = {
    "the recursion's own": (recursive("a", "f(L, a)"), "L"),
    "a family": (DIFFERENTIABLE["a layer of a sigmoid"], "w"),
    "a positive number": (recursive("a", "f(L, a)", "L: natural; a: positive"), "a"),
    "an index": (recursive("a", "f(L, n, a)", "L: natural; n: size; a: index(n)"), "a"),
    "a name that is none": (recursive("a", "f(L, a)"), "z"),
}


@pytest.mark.parametrize(("definition", "parameter"), PARAMETERS.values(), ids=PARAMETERS)
def test_a_parameter_that_is_not_real(definition, parameter):
    assert not is_differentiable(definition, parameter, context_of(definition))


def test_a_plain_definition_is_unfolded_instead():
    definition = Definition("f", (("a", read_where("a: real").sorts["a"]),), npow(var("a"), num(2)))
    assert not is_differentiable(definition, "a", context_of(definition))


def test_what_an_earlier_definition_is_matters():
    smooth, bent = (define("g", "a: real", body) for body in ("a**2", "Abs(a)"))
    for inner, expected in ((smooth, True), (bent, False)):
        definition = define(
            "f", PLAIN, on="L", base="a", step="g(f(L, a))", definitions=(inner,)
        )
        context = Context(definitions=(inner, definition))
        assert is_differentiable(definition, "a", context) is expected


UNITS = DIFFERENTIABLE["a layer of a sigmoid"]
WHERE = "L: natural; w, b: family(L + 1); x: real; n: size"
UNIT_AT = "Subs(Derivative(f(L, w, b, t), t), t, {})"
FORMULAS = {
    "at a variable": ("Derivative(f(L, w, b, x), x)", "Derivative(f(L, w, b, x), x)"),
    "at a term, by the chain rule": (
        "Derivative(f(L, w, b, x**2), x)",
        UNIT_AT.format("x**2") + "*(2*x)",
    ),
    "of a function of it": (
        "Derivative(exp(f(L, w, b, x)), x)",
        "exp(f(L, w, b, x))*Derivative(f(L, w, b, x), x)",
    ),
    "at 0": ("Derivative(f(0, w, b, x), x)", "1"),
    "without the variable": ("Derivative(x*f(L, w, b, n), x)", "f(L, w, b, n)"),
}


@pytest.mark.parametrize(("text", "expected"), FORMULAS.values(), ids=FORMULAS)
def test_the_formula(text, expected):
    context = context_of(UNITS, WHERE)
    found = derivative(read_term(text, context), context, prove)
    assert found.value == read_term(expected, context)
    assert not found.conditions


def test_a_successor_is_unfolded():
    context = context_of(UNITS, WHERE)
    found = derivative(read_term("Derivative(f(L + 1, w, b, x), x)", context), context, prove)
    assert "Derivative(f(L, w, b, x), x)" in to_text(found.value)


def test_every_depth_of_a_sum():
    context = context_of(UNITS, WHERE)
    term = read_term("Derivative(Sum(f(k, w, b, x), (k, 0, L)), x)", context)
    found = derivative(term, context, prove)
    assert found.value == read_term("Sum(Derivative(f(k, w, b, x), x), (k, 0, L))", context)


REFUSED = {
    "a second derivative": "Derivative(f(L, w, b, x), x, 2)",
    "a second derivative of a function": "Derivative(x*f(L, w, b, x**2), x, 2)",
    "a mixed derivative": "Derivative(Derivative(f(L, w, b, x*n), x), n)",
    "in a family and an argument": "Derivative(f(L, Lambda(k, x*w[k]), b, x), x)",
    "in a family": "Derivative(f(L, Lambda(k, x*w[k]), b, 1), x)",
    "by an entry of a family": "Derivative(f(L, w, b, x), w[1])",
}


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED)
def test_refused(text):
    context = context_of(UNITS, WHERE.replace("n: size", "n: real"), ["L >= 1"])
    with pytest.raises(NotDifferentiated):
        derivative(read_term(text, context), context, prove)


def test_the_depth_is_no_real_number():
    context = context_of(UNITS, WHERE)
    t = var("t")
    body = call("f", t, fam("w"), fam("b"), var("x"))
    with pytest.raises(NotDifferentiated):
        derivative(diff(body, "t", num(20)), context, prove)


OWED = {
    "relu at every depth": ("relu of the call", "f(l, x) != 0 for l in 0..L - 1"),
    "a modulus at the start": ("a modulus at the start", "x != 0"),
    "a branch on the parameter": ("a branch on the parameter", "x != 0 for l in 0..L - 1"),
    "a branch on the call": ("a branch on the call", "f(l, x) != 1 for l in 0..L - 1"),
    "a root": ("a root at 0", "0 < f(l, x)**2 for l in 0..L - 1"),
    "the largest of two": ("the largest of two", "f(l, x) - 1 != 0 for l in 0..L - 1"),
}


@pytest.mark.parametrize(("name", "condition"), OWED.values(), ids=OWED)
def test_what_is_owed_where_there_may_be_a_kink(name, condition):
    context = context_of(NOT_DIFFERENTIABLE[name], "L: natural; x: real")
    found = derivative(read_term("Derivative(f(L, x), x)", context), context, prove)
    assert [to_text(o.prop) for o in found.conditions] == [condition]


NEVER = [
    "a denominator that may be 0",
    "a base that may be undefined",
    "a derivative of itself",
]


@pytest.mark.parametrize("name", NEVER)
def test_no_slope_is_known_where_there_may_be_no_value(name):
    context = context_of(NOT_DIFFERENTIABLE[name], "L: natural; x: real", ["x > 0"])
    with pytest.raises(NotDifferentiated):
        derivative(read_term("Derivative(f(L, x), x)", context), context, prove)


MOVING = {
    "another parameter moves": recursive("a", "relu(f(L, a, c + 1))", PAIR),
    "the parameter itself moves": recursive("a", "relu(f(L, a + 1, c))", PAIR),
    "two parameters change places": recursive("a", "relu(f(L, c, a))", PAIR),
    "one call keeps them, one does not": recursive("a", "relu(f(L, a, c)) + f(L, a, 2)", PAIR),
}


@pytest.mark.parametrize("definition", MOVING.values(), ids=MOVING)
def test_a_kink_of_a_call_with_other_arguments_is_refused(definition):
    context = context_of(definition, "L: natural; x, c: real")
    with pytest.raises(NotDifferentiated):
        derivative(read_term("Derivative(f(L, x, c), x)", context), context, prove)


RELU = recursive("a", "w[L + 1]*relu(f(L, w, b, a)) + b[L + 1]", UNIT)
ACTIVE = {
    "every unit": ("L", ["f(l, w, b, x) > 0 for l in 0..L - 1"], True),
    "every unit, said one further": ("L", ["f(l - 1, w, b, x) > 0 for l in 1..L"], True),
    "every unit is off its kink": ("L", ["f(l, w, b, x) != 0 for l in 0..L - 1"], True),
    "every unit but the first": ("L", ["f(l, w, b, x) > 0 for l in 1..L - 1"], False),
    "every unit but the last": ("L", ["f(l, w, b, x) > 0 for l in 0..L - 2"], False),
    "the units may be at the kink": ("L", ["f(l, w, b, x) >= 0 for l in 0..L - 1"], False),
    "the units of another input": ("L", ["f(l, w, b, y) > 0 for l in 0..L - 1"], False),
    "a deeper network": ("L + 1", ["f(l, w, b, x) > 0 for l in 0..L - 1"], False),
    "no hypothesis": ("L", [], False),
}


@pytest.mark.parametrize(("depth", "given", "expected"), ACTIVE.values(), ids=ACTIVE)
def test_relus_have_a_slope_where_all_are_active(depth, given, expected):
    context = context_of(RELU, "L: natural; w, b: family(L + 1); x, y: real", given)
    assert shown(read_term(f"Derivative(f({depth}, w, b, x), x)", context), context) is expected


def shown(term, context):
    return all(prove(o.context, o.prop) for o in obligations(term, context))


DEFINED = {
    "where the argument is": ("Derivative(f(L, w, b, x), x)", True),
    "at an argument that is undefined at 0": ("Derivative(f(L, w, b, 1/x), x)", False),
    "at an argument with a kink": ("Derivative(f(L, w, b, Abs(x)), x)", False),
    "at a depth beyond the families": ("Derivative(f(L + 2, w, b, x), x)", False),
    "at a depth that may be less than 0": ("Derivative(f(L - 1, w, b, x), x)", False),
    "at depths of a range": ("Derivative(Sum(f(k, w, b, x), (k, 0, L)), x)", True),
    "at depths of a range that starts below 0": (
        "Derivative(Sum(f(k, w, b, x), (k, -1, L)), x)",
        False,
    ),
}


@pytest.mark.parametrize(("text", "expected"), DEFINED.values(), ids=DEFINED)
def test_a_derivative_is_defined(text, expected):
    context = context_of(UNITS, WHERE)
    assert shown(read_term(text, context), context) is expected


def test_the_names_of_the_definition_may_be_those_of_the_caller():
    definition = recursive("a*c", "f(L, a, c)*c", PAIR)
    context = context_of(definition, "L: natural; a, c: real")
    found = derivative(read_term("Derivative(f(L, c, a), c)", context), context, prove)
    assert found.value == diff(call("f", var("L"), var("t"), var("a")), "t", var("c"))
