"""What the normal form asks the prover, and what it leaves alone where the answer is no."""

from dataclasses import replace

import pytest
from kernel_goals import FAMILY, agree, canonical, context_of, term_in

from symcheck.authoring.definitions import define
from symcheck.kernel.normal import normal_form
from symcheck.kernel.normal.normalizer import _with_numbered_indices, reduce_powers
from symcheck.kernel.normal.polynomial import const, leaf, power
from symcheck.kernel.normal.relations import _eliminate
from symcheck.kernel.normal.trigonometry import _power
from symcheck.kernel.sign import prove
from symcheck.kernel.term import (
    ONE,
    TWO,
    add,
    at,
    call,
    delta,
    diff,
    div,
    fam,
    fresh,
    ipow,
    lam,
    mul,
    neg,
    sub,
    subterms,
    upd,
    var,
)
from symcheck.kernel.writing import to_text
from symcheck.read.text import read_problem_in
from symcheck.read.where import read_where

X, Y, A = var("x"), var("y"), var("a")
WHERE = "n: natural; m: natural; x: real; y: real; a: real"


def nothing(_context, _prop):
    """Show nothing at all."""
    return False


def form(text, where="", *, given=(), shown=nothing):
    context = context_of(f"{text} = 0", given, where)
    return normal_form(term_in(context, text), context, shown)


def test_no_power_of_what_may_be_0_is_split_where_the_exponent_may_be_negative():
    assert not form("x^(n + 1) - x*x^n", "n: natural").is_zero()
    assert form("x^(n + 1) - x*x^n", "n: natural", shown=prove).is_zero()


def test_a_multiple_of_an_exponent_needs_no_answer():
    assert to_text(form("x^(2*n)", "n: natural").to_term()) == "(x**n)**2"


@pytest.mark.parametrize("exponent", [div(ONE, TWO), A])
def test_an_integer_power_whose_exponent_is_none_stays_as_it_is(exponent):
    term = ipow(mul(X, Y), exponent)
    assert normal_form(term, context_of("x + y + a = 0"), nothing).generators() == (term,)


CONSTANT = {
    "a delta of equal indices": ("KroneckerDelta(m, m)", "1"),
    "a delta of different indices": ("KroneckerDelta(m, m + 1)", "0"),
    "a condition that holds": ("Piecewise((x, 2 > 1), (y, True))", "x"),
    "one that does not": ("Piecewise((x, 1 > 2), (y, True))", "y"),
    "one that just does not": ("Piecewise((x, 1 > 1), (y, True))", "y"),
    "one that just does": ("Piecewise((x, 1 >= 1), (y, True))", "x"),
    "a sign of nothing": ("sign(x - x)", "0"),
    "a modulus of nothing": ("Abs(x - x)", "0"),
}


@pytest.mark.parametrize(("text", "wanted"), CONSTANT.values(), ids=CONSTANT)
def test_numbers_need_no_answer(text, wanted):
    assert to_text(form(text, WHERE).to_term()) == wanted


def but_not_different(context, prop):
    """Show what can be shown, but no ≠."""
    return prop.data != "!=" and prove(context, prop)


@pytest.mark.parametrize("index", ["n + 1", "0"])
def test_a_delta_outside_the_range_contracts_to_0(index):
    text = f"Sum(KroneckerDelta(k, {index})*k^2, (k, 1, n))"
    assert form(text, "n: natural", shown=but_not_different).is_zero()


SAME = {
    "one permutation": ("KroneckerDelta(p[i], p[j])", "KroneckerDelta(i, j)"),
    "applied twice": ("KroneckerDelta(p[p[i]], p[p[j]])", "KroneckerDelta(i, j)"),
    "two permutations": ("KroneckerDelta(p[i], q[j])", "KroneckerDelta(p[i], q[j])"),
    "a value and an index": ("KroneckerDelta(p[i], i)", "KroneckerDelta(p[i], i)"),
    "an index and a value": ("KroneckerDelta(j, p[i])", "KroneckerDelta(p[i], j)"),
    "once and twice": ("KroneckerDelta(p[i], p[p[j]])", "KroneckerDelta(p[j], i)"),
}


@pytest.mark.parametrize(("text", "wanted"), SAME.values(), ids=SAME)
def test_a_permutation_takes_different_values(text, wanted):
    where = "n: size; p: permutation(n); q: permutation(n); i: index(n); j: index(n)"
    assert canonical(text, (), where) == wanted


def test_only_the_values_of_one_permutation_are_compared_by_their_places():
    where = "n: size; p: permutation(n); y: family(n); i: index(n); j: index(n)"
    context = context_of("p[i] + y[i] + j = 0", (), where)
    i, j = var("i"), var("j")
    family = delta(at("y", i), at("y", j))
    assert normal_form(family, context, prove).to_term() == family
    one, other = (upd("p", (ONE,), TWO, (index,)) for index in (i, j))
    for left, right in ((one, at("p", j)), (at("p", j), one), (one, other)):
        value = normal_form(delta(left, right), context, prove).to_term()
        assert {t.data for t in subterms(value) if t.head == "at"} == {"p"}


SETTLED = {
    "an entry replaced by itself": ("Piecewise((y[j], i = j), (y[i], True))", "y[i]"),
    "the entry that is asked for": ("Piecewise((x, i = i), (y[j], True))", "x"),
}


@pytest.mark.parametrize(("text", "wanted"), SETTLED.values(), ids=SETTLED)
def test_a_replacement_that_changes_nothing(text, wanted):
    where = FAMILY + "; j: index(n)"
    context = context_of("y[i] + x + j = 0", (), where)
    assert to_text(normal_form(term_in(context, text), context, nothing).to_term()) == wanted


BOUND = "Sum(Abs(n - 1)*y[k], (k, 1, n)) + Abs(n - 1) = Sum((n - 1)*y[k], (k, 1, n)) + n - 1"
LEAKS = {
    "what holds below a binder holds outside": (BOUND, (), "n: natural; y: family(n)"),
    "a sign below a binder": (
        "Sum(sign(n)*y[k], (k, 1, n)) + sign(n) = Sum(y[k], (k, 1, n)) + 1",
        (),
        "n: natural; y: family(n)",
    ),
}


@pytest.mark.parametrize(("text", "given", "where"), LEAKS.values(), ids=LEAKS)
def test_an_answer_is_kept_for_its_context_only(text, given, where):
    assert not agree(text, given, where)
    assert agree(text, given, where.replace("natural", "size"))


def test_the_variables_of_opened_binders_have_numbers():
    j, k = fresh("k"), fresh("k")

    def numbered(*key):
        return _with_numbered_indices(("exp", *key))

    assert numbered(X) == ("exp", X)
    assert numbered(at("y", j)) == numbered(at("y", k)) != numbered(at("z", k))
    assert numbered(add(j, mul(k, X))) == numbered(add(k, mul(j, X)))
    assert numbered(add(j, k)) != numbered(add(j, j))
    assert numbered(j, k) == numbered(k, j) != numbered(j, j)
    assert numbered(mul(X, j)) != numbered(mul(Y, j))
    assert numbered(at("y#1", X)) == ("exp", at("y#1", X))


def test_finer_units_than_the_form_has_are_not_looked_for():
    below = "1 + exp(y[k]/2)"
    text = f"Sum(exp(y[k]/2)/({below}), (k, 1, n)) + Sum(1/({below}), (k, 1, n)) - n"
    context = context_of(f"{text} = 0", (), "n: size; y: family(n)")
    for known in (True, False):
        found = normal_form(term_in(context, text), context, prove)
        if not known:
            found.normalizer.units.clear()
        assert found.is_zero() is known


def slopes():
    """Return a context with a recursive f(l, w, a), and its slope in a at given l and w."""
    f = define(
        "f", "L: natural; w: family(L); a: real", on="L", base="a",
        step="w[L + 1]*tanh(f(L, w, a))",
    )  # fmt: skip
    context = replace(read_where("m: natural; a: real; y: family(m)"), definitions=(f,))
    context = read_problem_in("0 = 0", (), context).context
    m = var("m")

    def slope(depth, family, point=A):
        t = call("f", depth, family, var("t"))
        return diff(t, "t", point)

    return context, m, slope


def test_slopes_of_a_recursion_agree_where_their_arguments_do():
    context, m, slope = slopes()
    twice = sub(mul(TWO, m), m)
    shifted = lam("k", add(at("y", var("k")), ONE))

    def agrees(one, other):
        return normal_form(sub(one, other), context, prove).is_zero()

    assert agrees(slope(twice, fam("y")), slope(m, fam("y")))
    assert agrees(slope(m, fam("y"), add(A, A)), slope(m, fam("y"), mul(TWO, A)))
    assert agrees(slope(twice, shifted), slope(m, shifted))
    assert not agrees(slope(m, shifted), slope(m, fam("y")))
    assert not agrees(slope(m, fam("y")), slope(m, fam("y"), neg(A)))
    one, other = (call("f", m, fam("y"), t) for t in (add(A, A), mul(TWO, A)))
    assert agrees(one, other)
    # What has a loose index is no term to be normalised.
    turned = lam("k", add(ONE, at("y", var("k"))))
    assert turned in subterms(normal_form(slope(m, turned), context, prove).to_term())
    assert turned in subterms(normal_form(call("f", m, turned, A), context, prove).to_term())


def test_a_pivot_is_shown_not_to_be_0():
    parts = normal_form(add(A, X, Y), context_of("a + x + y = 0"), nothing)
    n, (a, x, y) = parts.normalizer, (leaf(atom) for atom in parts.form.ring.atoms)
    rows = [{"m": a}, {"m": const(1)}]
    # The first row has no pivot, so that it says nothing of the second.
    assert _eliminate(n, rows, [x, y]) == {}
    n.prove = lambda _context, prop: prop.data == "!="
    n._proved.clear()
    (found,) = _eliminate(n, rows, [x, y]).values()
    assert to_text(n.canonical_of(found)) == "x/a"


def test_a_row_without_a_pivot_hides_no_later_one():
    parts = normal_form(add(A, X, Y), context_of("a + x + y = 0"), nothing)
    n, (a, x, y) = parts.normalizer, (leaf(atom) for atom in parts.form.ring.atoms)
    rows = [{"m": a}, {"q": const(1)}, {"q": const(2)}]
    found = _eliminate(n, rows, [a, x, y])
    assert {i: to_text(n.canonical_of(v)) for i, v in found.items()} == {2: "2*x"}


def test_the_power_0_of_a_complex_number_is_1():
    parts = normal_form(X, context_of("x = 0"), nothing)
    x = leaf(parts.form.ring.atoms[0])
    n = parts.normalizer
    assert [n.form(v).as_rational() for v in _power((x, x), 0)] == [1, 0]


def test_nothing_as_a_node_is_0():
    parts = normal_form(sub(X, X), context_of("x = 0"), nothing)
    n = parts.normalizer
    assert n.form(n.to_node(parts.form, parts.form.num)).is_zero()
    assert reduce_powers(parts.form.ring, parts.form.num)[0].is_zero()


def test_a_power_of_an_atom_is_the_atom_where_the_exponent_is_1():
    parts = normal_form(X, context_of("x = 0"), nothing)
    x = leaf(parts.form.ring.atoms[0])
    assert parts.normalizer.form(power(x, 1)).num == parts.form.num
