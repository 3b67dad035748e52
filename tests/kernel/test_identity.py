"""What tells two claims apart: every name that a term carries counts."""

import pytest

from symcheck.kernel import term as t
from symcheck.kernel.claim import (
    NATURAL,
    REAL,
    SIZE,
    Context,
    Definition,
    Exists,
    Extremum,
    Iff,
    Impossible,
    Limit,
    NotDifferentiable,
    Relation,
    Reparameterisation,
    family,
    relation,
)
from symcheck.kernel.formed import require_formed
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


OLD = Context((("a", REAL), ("b", REAL), ("x", REAL)))
LINE = t.add(t.mul(a, x), b)


def _map(there, back=None, left=LINE):
    """Return that the line is the one of new parameters, by their values in the old ones."""
    first, second = there
    right = t.add(t.mul(var(first), x), var(second))
    parameters = tuple((name, REAL) for name in there)
    inverse = tuple((back or {}).items())
    return Reparameterisation(OLD, left, right, parameters, tuple(there.items()), inverse)


MAPS_THAT_ARE_ONE = {
    "new names, or the old ones": ({"c": a, "d": b}, {"a": a, "b": b}),
    "new names, or the old ones in another order": ({"c": a, "d": b}, {"b": a, "a": b}),
    "one old name": ({"c": a, "d": b}, {"b": a, "d": b}),
}
MAPS_THAT_ARE_TWO = {
    "the old values, or those exchanged": ({"a": a, "b": b}, {"a": b, "b": a}),
    "one old value, or another, each of its own name": ({"a": a, "d": x}, {"b": b, "d": x}),
    "values that are sums": ({"a": t.add(a, b), "b": b}, {"a": t.add(a, a), "b": b}),
}


@pytest.mark.parametrize(("one", "other"), MAPS_THAT_ARE_ONE.values(), ids=MAPS_THAT_ARE_ONE)
def test_a_new_parameter_may_be_named_like_an_old_one(one, other):
    assert identity(_map(one)) == identity(_map(other))


@pytest.mark.parametrize(("one", "other"), MAPS_THAT_ARE_TWO.values(), ids=MAPS_THAT_ARE_TWO)
def test_a_mapped_value_speaks_of_the_old_parameters(one, other):
    assert identity(_map(one)) != identity(_map(other))


def test_a_value_of_the_inverse_speaks_of_the_new_parameters():
    # a·x + b with a = d, b = c: the new names, then the old ones, in either place.
    apart = _map({"c": b, "d": a}, {"a": var("d"), "b": c}, left=t.add(t.mul(b, x), a))
    same = _map({"a": b, "b": a}, {"a": b, "b": a}, left=t.add(t.mul(b, x), a))
    wrong = _map({"a": b, "b": a}, {"a": a, "b": b}, left=t.add(t.mul(b, x), a))
    assert identity(apart) == identity(same) != identity(wrong)


def test_a_true_and_a_false_claim_are_two():
    maps = ("a", a), ("b", b)
    true, false = (
        Reparameterisation(OLD, t.mul(a, x), t.mul(var(name), x), ((name, REAL),), ((name, value),))
        for name, value in maps
    )
    for claim in (true, false):
        require_formed(claim)
    assert identity(true) != identity(false)


INSIDE = {
    "a limit's end": lambda end: Limit(OLD, t.mul(var("h"), a), "h", end, a),
    "a limit's value": lambda end: Limit(OLD, t.mul(var("h"), a), "h", a, end),
    "where there is no slope": lambda end: NotDifferentiable(OLD, t.fn("abs", var("h")), "h", end),
    "a witness": lambda end: Exists(OLD, (("h", REAL),), t.eq(var("h"), a), (("h", end),)),
    "where a bound is attained": lambda end: Extremum(OLD, t.le(a, x), (("x", end),)),
}


@pytest.mark.parametrize("claim", INSIDE.values(), ids=INSIDE)
def test_a_value_speaks_of_the_context(claim):
    assert identity(claim(a)) != identity(claim(b))


@pytest.mark.parametrize("kind", ["a limit's end", "where there is no slope", "a witness"])
def test_a_value_in_its_own_variable_is_none(kind):
    with pytest.raises(TermError, match="'h' is not declared"):
        identity(INSIDE[kind](var("h")))


H, V = var("h"), ("h", REAL)
BOUND, KINK = t.le(a, x), t.fn("abs", H)
ALL = [
    relation(OLD, t.eq(a, b)),
    Iff(OLD, t.eq(a, b), BOUND),
    Iff(OLD, t.eq(a, x), BOUND),
    Iff(OLD, t.eq(a, b), t.le(b, x)),
    Extremum(OLD, BOUND),
    Extremum(OLD, t.le(b, x)),
    Extremum(OLD, BOUND, (("a", x),)),
    Extremum(OLD, BOUND, (("a", x),), only=True),
    *(Extremum(OLD, BOUND, approached=(Limit(OLD, H, "h", end, end),)) for end in (a, b)),
    NotDifferentiable(OLD, KINK, "h", a),
    NotDifferentiable(OLD, t.mul(a, KINK), "h", a),
    Exists(OLD, (V,), t.eq(H, a)),
    Exists(OLD, (V,), t.le(H, a)),
    Exists(OLD, (("h", SIZE),), t.eq(H, a)),
    Impossible(OLD, (V,), (t.eq(H, a),)),
    Impossible(OLD, (V,), (t.eq(H, a), t.le(H, a))),
    Impossible(OLD, (("h", SIZE),), (t.eq(H, a),)),
    _map({"c": a, "d": b}),
    _map({"c": a, "d": b}, left=t.add(b, t.mul(a, x))),
    _map({"c": a, "d": b}, {"a": c, "b": var("d")}),
    Reparameterisation(OLD, a, H, (V,), (("h", a),)),
    Reparameterisation(OLD, a, t.neg(H), (V,), (("h", a),)),
    Reparameterisation(OLD, a, H, (("h", SIZE),), (("h", a),)),
]


def test_every_part_of_every_kind_of_claim_tells_it_apart():
    assert len({identity(claim) for claim in ALL}) == len(ALL)
