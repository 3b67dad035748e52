"""What tells two claims apart: every name that a term carries counts."""

import pytest

from symcheck.kernel import term as t
from symcheck.kernel.claim import (
    NATURAL,
    REAL,
    SIZE,
    Context,
    Definition,
    Relation,
    family,
)
from symcheck.kernel.term import TermError, num, var
from symcheck.kernel.text import (
    identity,
)
from symcheck.read.text import read_claim, read_hypothesis

x, y, a, b, c, n = map(var, "xyabcn")


def _claim(text, *variables, given=()):
    context = Context(tuple(variables))
    context = context.assume(*[read_hypothesis(h, context) for h in given])
    return read_claim(text, context)


SAME = {
    "names of variables": (_claim("x = x", ("x", REAL)), _claim("y = y", ("y", REAL))),
    "names of bound variables": (
        _claim("Sum(k, (k, 1, n)) = n", ("n", SIZE)),
        _claim("Sum(j, (j, 1, n)) = n", ("n", SIZE)),
    ),
    "names of families": (
        _claim("v[1] = 0", ("v", family(num(2)))),
        _claim("w[1] = 0", ("w", family(num(2)))),
    ),
}
OTHER = {
    "sorts": (_claim("x = x", ("x", REAL)), _claim("x = x", ("x", SIZE))),
    "hypotheses": (_claim("x = x", ("x", REAL)), _claim("x = x", ("x", REAL), given=["x > 0"])),
    "the order of hypotheses": (
        _claim("x = x", ("x", REAL), given=["x > 0", "x > 1"]),
        _claim("x = x", ("x", REAL), given=["x > 1", "x > 0"]),
    ),
    "which variable is meant": (
        _claim("x = 1", ("x", REAL), ("y", REAL)),
        _claim("y = 1", ("x", REAL), ("y", REAL)),
    ),
    "relations": (_claim("x < 1", ("x", REAL)), _claim("x <= 1", ("x", REAL))),
    "powers": (
        _claim("x**n = 1", ("x", REAL), ("n", SIZE)),
        Relation(Context((("x", REAL), ("n", SIZE))), (t.rpow(x, n), num(1)), ("=",)),
    ),
    "brackets": (
        _claim("x + x + x = 1", ("x", REAL)),
        _claim("(x + x) + x = 1", ("x", REAL)),
    ),
}


@pytest.mark.parametrize(("one", "other"), SAME.values(), ids=SAME)
def test_identity_does_not_know(one, other):
    assert identity(one) == identity(other)


@pytest.mark.parametrize(("one", "other"), OTHER.values(), ids=OTHER)
def test_identity_tells_apart(one, other):
    assert identity(one) != identity(other)


def test_definitions_enter_the_identity_by_content():
    def claim(name, body):
        definition = Definition(name, (("x", REAL),), body)
        return Relation(Context((("x", REAL),), (), (definition,)), (t.call(name, x), x), ("=",))

    assert identity(claim("f", x)) == identity(claim("g", x))
    assert identity(claim("f", x)) != identity(claim("f", t.neg(x)))


def test_a_recursive_definition_is_known_by_content():
    def claim(name, step):
        power = Definition(name, (("m", NATURAL),), None, "m", num(1), step(t.call(name, var("m"))))
        double = Definition("d", (), t.call(name, num(2)))
        context = Context((("m", NATURAL),), (), (power, double))
        return Relation(context, (t.call(name, var("m")), t.call("d"), t.call("d")), ("=", "="))

    assert identity(claim("f", lambda f: t.add(f, f))) == identity(
        claim("g", lambda f: t.add(f, f))
    )
    assert identity(claim("f", lambda f: t.add(f, f))) != identity(claim("f", t.neg))


def test_a_definition_uses_none_after_it():
    early = Definition("early", (), t.call("late"))
    late = Definition("late", (), t.call("early"))
    with pytest.raises(TermError, match="'early' uses 'late', which is not defined before it"):
        Context((), (), (early, late))


def test_identity_refuses_what_is_not_declared():
    with pytest.raises(TermError, match="'x' is not declared"):
        identity(Relation(Context(), (x, x), ("=",)))
    with pytest.raises(TermError, match="'f' is not defined"):
        identity(Relation(Context((("x", REAL),)), (t.call("f", x), x), ("=",)))


FIRST = Definition("first", (("v", family(t.TWO)),), t.at("v", t.ONE))
CONTEXT = Context((("x", REAL), ("y", family(t.TWO)), ("z", family(t.TWO))), (), (FIRST,))

OF_A_FAMILY = {
    "an entry": lambda f: t.at(f, t.ONE),
    "an entry of an update": lambda f: t.upd(f, (t.TWO,), x, (t.ONE,)),
    "a family as an argument": lambda f: t.call("first", t.fam(f)),
}


@pytest.mark.parametrize("term", OF_A_FAMILY.values(), ids=OF_A_FAMILY)
def test_which_family_is_meant(term):
    one, other = (Relation(CONTEXT, (term(name), x), ("=",)) for name in "yz")
    assert identity(one) != identity(other)
