"""A value of a variable has its sort, at the values of the variables that the sort speaks of."""

import pytest

from symcheck.kernel.claim import (
    REAL,
    SIZE,
    Context,
    Exists,
    Extremum,
    Reparameterisation,
    index,
)
from symcheck.kernel.derivation import Derivation, Step
from symcheck.kernel.term import ONE, ZERO, le, mul, num, var
from symcheck.kernel.theorem import run
from symcheck.prove.steps import Search
from symcheck.read.text import read_problem

N = var("n")
SIZED = Context((("n", SIZE),))


def is_proved(claim, *steps):
    return run(Derivation(claim, steps), Search(1)).theorem is not None


def test_a_bound_is_not_attained_at_0_of_a_size():
    bound = le(ZERO, N)
    assert not is_proved(Extremum(SIZED, bound, (("n", ZERO),)))


def test_a_bound_is_attained_at_1_of_a_size():
    assert is_proved(Extremum(SIZED, le(ONE, N), (("n", ONE),)))


def test_no_size_is_0_though_another_of_that_name_is_declared():
    assert not is_proved(Exists(SIZED, (("n", SIZE),), le(N, ZERO), (("n", ZERO),)))


def test_some_size_is_1():
    assert is_proved(Exists(Context(), (("m", SIZE),), le(var("m"), ONE), (("m", ONE),)))


@pytest.mark.parametrize("end", ["1", "2"])
def test_an_index_of_1_to_n_is_none_of_1_to_a_number(end):
    where = "n: size; y: family(n); i: index(n)"
    bound = read_problem("y[i] <= Max(y[k], (k, 1, n))", (), where)
    known = run(Derivation(bound), Search(2)).theorem
    assert known is not None
    wrong = read_problem(f"y[i] <= Max(y[k], (k, 1, {end}))", ["n >= 2"], where)
    step = Step(wrong.links[0], "linear", (known,), {"values": {"n": num(int(end))}})
    assert not is_proved(wrong, step)


def test_an_index_keeps_its_range_where_its_end_keeps_its_value():
    where = "n: size; y: family(n); i: index(n)"
    bound = read_problem("y[i] <= Max(y[k], (k, 1, n))", (), where)
    known = run(Derivation(bound), Search(2)).theorem
    step = Step(bound.links[0], "linear", (known,))
    assert is_proved(bound, step)


def test_a_witness_of_a_range_that_speaks_of_an_earlier_witness():
    claim = Exists(
        Context(),
        (("m", SIZE), ("j", index(var("m")))),
        le(num(2), var("j")),
        (("m", ONE), ("j", num(2))),
    )
    assert not is_proved(claim)


def test_a_map_of_parameters_does_not_move_the_input():
    context = Context((("x", REAL), ("a", REAL)))
    x, a, c = var("x"), var("a"), var("c")
    moved = Reparameterisation(
        context, mul(num(2), a, x), mul(c, x), (("c", REAL),), (("c", a), ("x", mul(num(2), x)))
    )
    assert not is_proved(moved)
    kept = Reparameterisation(
        context, mul(num(2), a, x), mul(c, x), (("c", REAL),), (("c", mul(num(2), a)),)
    )
    assert is_proved(kept)
