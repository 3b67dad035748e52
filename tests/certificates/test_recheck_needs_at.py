"""What a term needs at the values of its variables, for the second checker."""

import pytest

from symcheck.recheck import (
    FALSE,
    ONE,
    REAL,
    TRUE,
    TWO,
    ZERO,
    Context,
    Refused,
    Sort,
    T,
    _needs_at,
    _needs_from_left,
    _needs_of_ranges,
    add,
    bind,
    disj,
    eq,
    fn,
    forall,
    index,
    le,
    lt,
    meets,
    ne,
    num,
    open_,
    piecewise,
    sum_,
    var,
)

A, I, K, M, X = map(var, "aikmx")
THREE, MOVES, COUNTS = num(3), var("#t"), var("#k")
PAIR, TRIPLE = (Sort("family", ((ONE, n),)) for n in (TWO, THREE))
#: A derivative takes its variable as a real one, and a sum its own as an index.
HERE = Context({
    "x": REAL, "y": PAIR, "long": TRIPLE, "k": index(ONE, TWO), "#t": REAL,
    "#k": index(ONE, TWO), "None": PAIR,
})  # fmt: skip
VARIABLES = {"a": REAL, "m": Sort("size"), "w": PAIR, "z": PAIR, "v": Sort("family", ((ONE, M),))}
ONES, Y, LONG = T("lam", (ONE,)), T("fam", (), "y"), T("fam", (), "long")
VALUES = {"a": X, "m": TWO, "w": ONES, "z": ONES, "v": ONES}
SIGN_OF_A = add(TWO, fn("sign", A))


def entry(name, i):
    return T("at", (i,), name)


def within(i, high=TWO):
    """Return what an index asks for."""
    return [le(ONE, i), le(i, high)]


def tends(body, value=ONE):
    return bind("tends", "i", body, value)


#: Equal to a everywhere, and seen to be: what is asked of it is said in two ways.
CASES = piecewise((ONE, eq(A, ONE)), (A, TRUE))
AT_X = piecewise((ONE, eq(X, ONE)), (X, TRUE))
AT_T = add(TWO, fn("sign", MOVES))

ASKED = {
    "a number": (1 / A, {}, [ne(X, ZERO)]),
    "a number in two ways": (1 / CASES, {}, [ne(AT_X, ZERO)]),
    "no entry": (1 / CASES, {"z": LONG}, [ne(AT_X, ZERO)]),
    "an entry of a list": (entry("z", THREE), {}, within(THREE)),
    "an entry at a number": (entry("z", SIGN_OF_A), {}, within(add(TWO, fn("sign", X)))),
    "a quotient by an entry of a list": (1 / entry("z", TWO), {}, [*within(TWO), ne(ONE, ZERO)]),
    "an entry of the context's": (entry("z", THREE), {"z": Y}, within(THREE)),
    "two ways and the context's": (
        entry("z", TWO) / CASES, {"z": Y}, [*within(TWO), ne(AT_X, ZERO)]
    ),
    "an entry of a longer one": (
        entry("z", TWO), {"z": LONG}, [*within(TWO, THREE), le(TWO, TWO)]
    ),
    "a size and its entries": (
        entry("v", TWO) / CASES, {"v": Y}, [*within(TWO), ne(AT_X, ZERO)]
    ),
    "another size and its entries": (
        entry("v", TWO), {"m": THREE, "v": Y}, [*within(TWO), le(TWO, THREE)]
    ),
    "the context's before a list": (
        add(entry("w", THREE), entry("z", TWO)), {"w": Y},
        [*within(THREE), *within(TWO)],
    ),
    "what is not there before a list": (entry("z", THREE), {"w": Y}, within(THREE)),
    "a sum of a list": (sum_("i", ONE, TWO, entry("z", I)), {}, []),
    "a sum beyond a list": (
        sum_("i", ONE, THREE, entry("z", I)), {}, [bind("all", "i", le(I, TWO), ONE, THREE)]
    ),
    "a limit over a list": (tends(entry("z", I)), {}, [FALSE]),
    "a limit over a longer one": (tends(entry("z", I)), {"z": LONG}, [FALSE]),
    "a limit over the context's": (tends(entry("z", I)), {"z": Y}, []),
    "a limit beside an entry": (eq(entry("z", TWO), tends(A)), {}, within(TWO)),
    "a limit beside a limit over a list": (
        eq(tends(A), tends(entry("z", I))), {}, [FALSE]
    ),
    "an index that moves": (
        entry("z", SIGN_OF_A), {"a": MOVES}, [le(ONE, AT_T), FALSE, le(AT_T, TWO), FALSE]
    ),
    "an index that moves in the context's": (
        entry("z", SIGN_OF_A), {"a": MOVES, "z": Y}, within(AT_T)
    ),
    "an index beside what moves": (
        add(A, entry("z", TWO)), {"a": MOVES}, within(TWO)
    ),
    "an index of a sum": (entry("z", A), {"a": COUNTS}, within(COUNTS)),
    "an index of the claim": (entry("z", A), {"a": K}, within(K)),
}  # fmt: skip


@pytest.mark.parametrize("name", ASKED)
def test_what_a_term_needs_at_values(name):
    term, values, wanted = ASKED[name]
    assert list(_needs_at(term, VARIABLES, VALUES | values, HERE)) == wanted


def test_the_ends_of_three_ranges():
    """The third range runs to 1/(i − j), with both indices before it."""
    slope = 1 / (T("bound", (), 1) - T("bound", (), 0))
    third = T("lam", (T("lam", (fn("sign", slope),)),))
    sort = Sort("family", ((ONE, TWO), (ONE, T("lam", (T("bound", (), 0),))), (ONE, third)))
    (found,) = _needs_of_ranges(sort, {}, {}, HERE)
    assert found.head == found.args[2].head == "all"
    i, j = var("i"), var("j")
    inner = open_(found, i)
    assert (found.args[:2], inner.args[:2]) == ((ONE, TWO), (ONE, i))
    assert open_(inner, j) is ne(i - j, ZERO)


FROM_LEFT = {
    "a division behind or": (disj(eq(X, ZERO), lt(1 / X, ONE)), [disj(eq(X, ZERO), ne(X, ZERO))]),
    "a division before or": (disj(lt(1 / X, ONE), eq(X, ZERO)), [ne(X, ZERO)]),
    "a low end": (forall("k", fn("sign", 1 / X), TWO, lt(K, ONE)), [ne(X, ZERO)]),
    "a high end": (forall("k", ONE, fn("sign", 1 / X), lt(K, ONE)), [ne(X, ZERO)]),
    "an end that is no integer": (forall("k", ONE, X, lt(K, ONE)), [FALSE]),
    "a low end that is no integer": (forall("k", X, ONE, lt(K, ONE)), [FALSE]),
}  # fmt: skip


@pytest.mark.parametrize(("prop", "wanted"), FROM_LEFT.values(), ids=FROM_LEFT)
def test_what_a_condition_needs_is_read_from_the_left(prop, wanted):
    assert list(_needs_from_left(prop, Context({"x": REAL}))) == wanted


def test_what_is_given_has_a_value_where_values_are_put_in():
    theirs = Context({"a": REAL, "x": REAL}).assume(lt(fn("log", X), ONE), lt(fn("log", A), ONE))
    meets({"a": ONE}, theirs, theirs)  # that log x has a value is given with what is said of it
    with pytest.raises(Refused):
        meets({"a": X}, theirs, theirs)
    entry = T("at", (TWO,), "v")
    rows = Context({"m": Sort("size"), "v": VARIABLES["v"]}).assume(lt(ZERO, entry))
    with pytest.raises(Refused):  # with m = 1 there is no v[2]
        meets({"m": ONE}, rows, rows)
