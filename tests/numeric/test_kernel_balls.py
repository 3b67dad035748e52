"""The kernel's evaluation against the second one, on random terms at random points."""

import random
from fractions import Fraction

import pytest
from flint import arb, ctx, fmpq
from numeric_walk import BITS, NoValue, Scene, ball, evaluate

from symcheck.kernel.balls import Undecided, Undefined, value
from symcheck.kernel.entries import diff_entry
from symcheck.kernel.functions import FUNCTIONS
from symcheck.kernel.term import (
    ONE,
    PI,
    TRUE,
    TermError,
    add,
    at,
    bigmax,
    bigmin,
    diff,
    div,
    fn,
    ipow,
    lt,
    mul,
    neg,
    npow,
    num,
    piecewise,
    prod_,
    rational,
    rpow,
    softmax,
    sum_,
    var,
)

x, y, n, i, j = map(var, "xynij")


def leaf(rng, bound):
    numbers = [num(rng.randint(0, 3)), rational(Fraction(rng.randint(1, 5), rng.randint(1, 4)))]
    entries = [at("z", i), at("z", var(rng.choice(bound)) if bound else j)]
    return rng.choice([x, y, PI, *numbers, *entries, *map(var, bound)])


def random_term(rng, depth, bound=()):
    if depth == 0:
        return leaf(rng, bound)

    def part(names=bound):
        return random_term(rng, depth - 1, names)

    def function():
        name = rng.choice(list(FUNCTIONS))
        least, most = FUNCTIONS[name].arity
        return fn(name, *(part() for _ in range(rng.randint(1, 3) if most is None else least)))

    def folded():
        name = f"k{len(bound)}"
        binder = rng.choice([sum_, prod_, bigmax, bigmin])
        return binder(name, ONE, n, part((*bound, name)))

    def by_entry():
        try:
            return diff_entry(part(), "z", (j,))
        except TermError:
            return x

    def shared():
        name = f"k{len(bound)}"
        return softmax(name, ONE, n, part((*bound, name)), i)

    makers = [
        lambda: add(part(), part()),
        lambda: mul(part(), part()),
        lambda: neg(part()),
        lambda: div(part(), part()),
        lambda: npow(part(), num(rng.randint(0, 3))),
        lambda: ipow(part(), num(rng.randint(-3, 2))),
        lambda: rpow(part(), rational(Fraction(rng.randint(-3, 3), rng.randint(1, 3)))),
        lambda: rpow(part(), part()),
        function,
        function,
        function,
        folded,
        shared,
        lambda: diff(part(), "x", rng.choice([x, part()])),
        by_entry,
        lambda: piecewise((part(), lt(part(), part())), (part(), TRUE)),
    ]
    return rng.choice(makers)()


def random_point(rng):
    size = rng.randint(1, 3)
    entries = {(k,): Fraction(rng.randint(-4, 4), rng.randint(1, 2)) for k in range(1, size + 1)}
    scalars = {
        "x": Fraction(rng.randint(-12, 12), rng.randint(1, 5)),
        "y": Fraction(rng.randint(-5, 5), rng.randint(1, 3)),
        "n": Fraction(size),
        "i": Fraction(rng.randint(1, size)),
        "j": Fraction(rng.randint(1, size)),
    }
    return scalars, entries


def scene(scalars, entries):
    def entry(indices):
        if indices not in entries:
            raise NoValue("an index out of range")
        return exact(entries[indices])

    return Scene({name: exact(v) for name, v in scalars.items()}, {"z": entry})


def exact(v):
    return ball(fmpq(v.numerator, v.denominator))


@pytest.mark.parametrize("seed", range(6))
def test_both_evaluations_agree(seed):
    rng = random.Random(seed)  # noqa: S311 - nothing here is secret
    compared = 0
    for _ in range(400):
        term = random_term(rng, rng.randint(1, 4))
        scalars, entries = random_point(rng)
        try:
            here = value(term, {**scalars, "z": entries}, 300, work=5000)
            there = evaluate(term, scene(scalars, entries))
        except (Undecided, Undefined, NoValue, ZeroDivisionError):
            continue
        compared += 1
        with ctx.workprec(BITS):
            assert (exact(here) if isinstance(here, Fraction) else arb(here)).overlaps(there)
    assert compared > 150
