"""What a function's record says of itself: its spelling, its arguments, what is trusted of it."""

import pytest
from flint import arb

from symcheck.kernel import functions
from symcheck.kernel.functions import Function, atan2, function, maximum
from symcheck.kernel.functions.arctangent import ACOT
from symcheck.kernel.term import ONE, var

X, Y, Z = map(var, "xyz")


def record(**fields):
    return Function("f", r"\mathrm{f}", "f", arb.exp, **fields)


def test_a_function_is_spelt_by_its_name_if_nothing_else_is_said():
    assert record().spelling == "f"
    assert record(spelling="F").spelling == "F"


def test_only_a_derivative_of_its_own_makes_a_function_primitive():
    assert record(derivative=lambda _: (ONE,)).is_primitive
    assert not record().is_primitive
    trusted = {"abs", "atan", "cbrt", "cos", "erf", "exp", "log", "max", "sign", "sin", "sqrt"}
    assert trusted == functions.PRIMITIVES


@pytest.mark.parametrize(
    ("arity", "counts"), [((1, 1), {1}), ((1, 2), {1, 2}), ((2, 2), {2}), ((2, None), {2, 3})]
)
def test_how_many_arguments_are_accepted(arity, counts):
    found = record(arity=arity)
    assert {n for n in range(4) if found.accepts((X, Y, Z)[:n])} == counts


def test_arities():
    several = {"max": (1, None), "min": (1, None), "atan2": (2, 2)}
    found = {n: f.arity for n, f in functions.FUNCTIONS.items()}
    assert found == dict.fromkeys(found, (1, 1)) | several
    records = (maximum.MAX, maximum.MIN, atan2.ATAN2)
    assert [f.arity for f in records] == [*several.values()]
    assert function.UNARY == (1, 1)


def test_the_maximum_of_one_number_is_that_number():
    assert maximum.MAX.derivative((X,)) == (ONE,)
    assert len(maximum.MAX.derivative((X, Y))) == 2


def test_arccot_is_enclosed_where_it_jumps():
    at_zero, around = ACOT.ball(arb(0)), ACOT.ball(arb(0, 0.5))
    half_turn = arb.pi() / 2
    assert abs(at_zero - half_turn) < 1e-10
    assert around.is_finite()
    assert around.contains(half_turn)
    assert around.contains(-half_turn)
    assert abs(around) <= 2.5
    assert abs(ACOT.ball(arb(1)) - arb.pi() / 4) < 1e-10
