"""What the second checker says only of what is in a range, defined, or declared."""

import pytest
from test_recheck_mind import BASE, K, N, X, Y, every, mind, s, u

from symcheck import recheck
from symcheck.recheck import (
    ANY,
    ONE,
    REAL,
    TWO,
    ZERO,
    Claim,
    Context,
    Hypothesis,
    Refused,
    Sort,
    T,
    bind,
    depends_on,
    factorise,
    form,
    has_sort,
    le,
    lt,
    ne,
    require_range,
    var,
    without_opposites,
)

NOTHING = ZERO * (1 / Y)  # 0, but for y = 0 without a value
I, J = var("i"), var("j")


@pytest.mark.parametrize(("low", "high", "given"), [
    (TWO, N, le(TWO, N)), (NOTHING, ONE, ne(Y, ZERO)), (ONE, NOTHING + 1, ne(Y, ZERO)),
])  # fmt: skip
def test_a_term_is_within_what_is_no_empty_range(low, high, given):
    assert mind(given).within(X, low, high) == [le(low, X), le(X, high)]
    assert mind().within(X, low, high) == []


def test_indices_are_integers_that_have_a_value():
    entries = u(X) + u(s(TWO))  # there is no s[2] if n = 1
    assert mind().indices_in(entries) == [TWO]
    assert set(mind(le(TWO, N)).indices_in(entries)) == {TWO, s(TWO)}


@pytest.mark.parametrize("head", ["bigmax", "bigmin"])
def test_the_greatest_of_nothing_has_no_range(head):
    found = mind().range_of_binder(bind(head, "k", K, ONE, TWO))
    assert (found.low, found.high) == (1, 2)
    assert mind().range_of_binder(bind(head, "k", K, ONE, ZERO)) == ANY
    here = mind(every(le(u(K), ONE)), every(le(TWO, u(K))))
    assert here.range_of_binder(bind(head, "k", u(K), ONE, N)) == ANY


def test_a_proposition_is_about_the_ranges_of_its_families():
    called = T("call", (X,), "f")  # a definition is no variable
    assert depends_on(lt(ZERO, called), BASE) == {"f", "x"}
    assert depends_on(lt(called, u(ONE)), BASE) == {"f", "x", "u", "n"}


@pytest.mark.parametrize(("low", "high"), [
    (X, ONE), (ONE, X), (ZERO * s(TWO), ONE), (ONE, s(TWO)),
])  # fmt: skip
def test_the_ends_of_a_range_are_integers_and_defined(low, high):
    require_range(ONE, N, BASE)
    require_range(ZERO * s(TWO), s(TWO), BASE.assume(le(TWO, N)))
    with pytest.raises(Refused):
        require_range(low, high, BASE)


def test_the_ends_of_the_range_of_a_sort_are_defined():
    sort = Sort("family", ((ONE, s(TWO)),))
    variables, chosen = {"v": sort}, {"v": T("lam", (X,))}
    has_sort("v", variables, chosen, BASE.assume(le(TWO, N)))
    with pytest.raises(Refused):
        has_sort("v", variables, chosen, BASE)


def test_a_hypothesis_survives_where_its_own_variables_are_the_same():
    natural = Sort("natural")
    claim = Claim("relation", Context({"n": natural}), {"terms": (N, N), "rels": ("=",)})
    hypothesis = Hypothesis("n", claim, frozenset({"n", "m"}))  # m: of an induction around it
    for context in (Context({"n": natural}), Context({"n": natural, "m": REAL})):
        assert hypothesis.survives(context)
    assert not hypothesis.survives(Context({"n": REAL, "m": natural}))
    assert not hypothesis.survives(Context({"m": natural}))


def test_only_inverses_that_stand_beside_each_other_are_written_anew():
    here = BASE.declare("i", Sort("integer")).declare("j", Sort("integer"))
    power, other, inverse = (T("ipow", (X, e)) for e in (I, J, -I))
    for term in (power, inverse, power * other, power + other):
        found = form(term, here)
        assert without_opposites(found, here).num == found.num
    found = form(power + inverse, here)
    assert without_opposites(found, here).num != found.num


@pytest.mark.parametrize("base", [TWO * X + TWO * Y, (X + Y) / 2])
def test_a_power_of_a_number_is_limited_in_size(base, monkeypatch):
    monkeypatch.setattr(recheck, "MAX_BITS", 10)  # 2 and 1/2 have two
    for power in (base**5, 1 / base**5):
        assert len(factorise(power, BASE)[1]) == 1
    for power in (base**6, 1 / base**6):
        with pytest.raises(Refused):
            factorise(power, BASE)
