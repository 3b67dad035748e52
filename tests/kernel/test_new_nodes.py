"""What a node knows of itself when it is built: free names, depth, what is loose, its core.

Terms that are alive are not built again, so each test makes its terms of a new variable.
"""

from itertools import count

import pytest

from symcheck.kernel.claim import NATURAL, REAL, Definition
from symcheck.kernel.term import (
    ONE,
    Term,
    TermError,
    add,
    apply_family,
    at,
    bigmin,
    bound,
    call,
    diff,
    fam,
    lam,
    mul,
    neg,
    sum_,
    upd,
    var,
)

_names = count(1)


def new():
    """Return a name that no term has."""
    return f"new{next(_names)}"


def test_free_names():
    a, b, f = new(), new(), new()
    assert var(a).free == {a}
    assert fam(f).free == {f}
    assert at(f, var(a)).free == {f, a}
    assert upd(f, (var(a),), var(b), (ONE,)).free == {f, a, b}
    assert call(f, var(a), fam(b)).free == {f, a, b}
    assert call(f).free == {f}
    assert sum_(a, ONE, var(b), mul(var(a), at(f, var(a)))).free == {b, f}
    assert neg(bound(7)).free == frozenset()


def test_depth():
    x = var(new())
    assert x.depth == 1
    assert neg(x).depth == 2
    assert add(x, neg(x)).depth == 3
    assert add(neg(x), x).depth == 3
    assert add(neg(x), neg(x), x).depth == 3


def test_no_term_is_deeper_than_four_hundred():
    term = var(new())
    for _ in range(399):
        term = neg(term)
    assert term.depth == 400
    with pytest.raises(TermError, match="more than 400 deep"):
        neg(term)
    with pytest.raises(TermError, match="more than 400 deep"):
        add(ONE, term, ONE)


def test_what_is_loose():
    x = var(new())
    assert x.loose == 0
    assert bound(41).loose == 42
    inner = add(bound(0), x)
    assert inner.loose == 1
    assert add(bound(2), inner).loose == 3
    assert add(inner, bound(2)).loose == 3
    for binder in (
        Term("sum", (ONE, x, inner)),
        bigmin("k", ONE, x, add(var("k"), x)),
        lam("k", add(var("k"), x)),
        diff(add(var("k"), x), "k", x),
    ):
        assert binder.loose == 0
    assert Term("bigmin", (ONE, x, inner)).loose == 0
    assert Term("sum", (inner, x, ONE)).loose == 1
    assert Term("sum", (ONE, x, mul(inner, bound(2)))).loose == 2


@pytest.mark.parametrize(
    "made",
    [
        lambda name, x: sum_(name, ONE, x, mul(var(name), x)),
        lambda name, x: bigmin(name, ONE, x, mul(var(name), x)),
        lambda name, x: lam(name, mul(var(name), x)),
        lambda name, x: diff(mul(var(name), x), name, x),
        lambda name, x: neg(lam(name, mul(var(name), x))),
        lambda name, x: add(x, neg(sum_(name, ONE, x, mul(var(name), x))), x),
        lambda name, x: sum_("i", ONE, x, sum_(name, ONE, x, mul(var(name), x))),
    ],
)
def test_the_names_of_bound_variables_are_no_part_of_a_term(made):
    x = var(new())
    first, second = made("k", x), made("j", x)
    assert first is not second
    assert first == second
    assert first.core is second.core
    assert hash(first) == hash(second)
    assert made("k", neg(x)) != first


@pytest.mark.parametrize(
    "body",
    [var("z"), fam("z"), at("z", ONE), upd("z", (ONE,), ONE, (ONE,)), call("g", fam("z"))],
    ids=repr,
)
def test_a_definition_uses_its_parameters_only(body):
    with pytest.raises(TermError, match="is open: 'z'"):
        Definition("f", (("x", REAL),), body)
    with pytest.raises(TermError, match="is open: 'z'"):
        Definition("f", (("l", NATURAL),), on="l", base=ONE, step=body)


def test_an_entry_has_as_many_indices_as_its_family():
    for family in (lam("i", ONE), lam("i", sum_("k", ONE, var("i"), var("k"))), lam("i", neg(ONE))):
        with pytest.raises(TermError, match="a family of 2 indices, got one of 1"):
            apply_family(family, (ONE, ONE))
