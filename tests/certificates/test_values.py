"""The second checker's own reading of values, matches and contexts: each guard by itself."""

import pytest
from forging import Forgery, claim_that

from symcheck import recheck
from symcheck.kernel import claim
from symcheck.kernel.term import (
    ONE,
    TWO,
    ZERO,
    Term,
    add,
    at,
    bound,
    call,
    div,
    eq,
    fam,
    fn,
    lam,
    le,
    lt,
    mul,
    ne,
    npow,
    num,
    sum_,
    var,
)
from symcheck.recheck import Context, Definition, Proved, Refused, Sort

x, y, n, m, t = map(var, "xynmt")


def its(term):
    """Return a term as the second checker has it."""
    data = None if term.head in recheck.BINDERS else term.data
    return recheck.T(term.head, tuple(map(its, term.args)), data)


def sort(kind, *ranges):
    return Sort(kind, tuple((its(a), its(b)) for a, b in ranges))


REAL, POSITIVE, INTEGER, NATURAL, SIZE = map(
    sort, ("real", "positive", "integer", "natural", "size")
)
TWICE = Definition("twice", (("a", REAL),), its(mul(TWO, var("a"))))
HERE = Context(
    {
        "t": REAL, "u": POSITIVE, "m": INTEGER, "n": SIZE, "a": sort("family", (ONE, n)),
        "b": sort("family", (ONE, n)), "p": sort("permutation", (ONE, n)),
        "q": sort("permutation", (ONE, TWO)),
    },
    (), {"twice": TWICE},
)  # fmt: skip


def has(kind, value, context=HERE, name="v", **others):
    """Refuse unless a value has a sort, the other variables standing for themselves."""
    own = {
        n: recheck.T("fam", (), n) if s.has_entries else recheck.var(n)
        for n, s in HERE.variables.items()
    }
    chosen = own | {k: its(v) for k, v in others.items()} | {name: its(value)}
    recheck.has_sort(name, HERE.variables | {name: kind}, chosen, context)


@pytest.mark.parametrize(("kind", "value"), [
    (REAL, t), (POSITIVE, var("u")), (POSITIVE, ONE), (INTEGER, m), (INTEGER, num(-3)),
    (NATURAL, n), (SIZE, n), (SIZE, add(n, ONE)), (sort("index", (ONE, n)), n),
    (sort("family", (ONE, n)), fam("a")), (sort("family", (ONE, n)), lam("k", t)),
    (sort("permutation", (ONE, n)), fam("p")), (REAL, call("twice", t)),
    (sort("family", (ONE, n), (ONE, lam("i", var("i")))), lam("i", lam("j", div(ONE, var("i"))))),
])  # fmt: skip
def test_a_value_of_its_sort(kind, value):
    has(kind, value)


@pytest.mark.parametrize(("kind", "value"), [
    (REAL, var("w")), (REAL, call("thrice", t)), (REAL, bound(0)), (REAL, lt(t, ONE)),
    (REAL, div(ONE, t)), (REAL, fn("log", t)), (REAL, fam("a")), (REAL, lam("k", ONE)),
    (REAL, at("t", ONE)), (REAL, at("a", ZERO)), (REAL, at("a", add(n, ONE))),
    (POSITIVE, t), (POSITIVE, ZERO), (INTEGER, t), (INTEGER, div(ONE, TWO)), (NATURAL, m),
    (INTEGER, fam("a")), (INTEGER, lam("k", ONE)), (NATURAL, num(-1)), (SIZE, ZERO), (SIZE, t),
    (sort("index", (ONE, n)), ZERO), (sort("index", (ONE, n)), add(n, ONE)),
    (sort("index", (ONE, n)), div(add(n, ONE), TWO)), (sort("index", (TWO, n)), ONE),
    (sort("family", (ZERO, n)), fam("a")), (sort("family", (ONE, add(n, ONE))), fam("a")),
    (sort("family", (ONE, m)), fam("a")), (sort("family", (ONE, n)), lam("k", div(ONE, t))),
    (sort("family", (ONE, n)), fam("t")), (sort("family", (ONE, n), (ONE, n)), fam("a")),
    (sort("permutation", (ONE, n)), fam("q")), (sort("permutation", (ONE, n)), fam("a")),
    (sort("permutation", (ONE, n)), var("p")), (sort("permutation", (ONE, n)), at("p", ONE)),
    (sort("permutation", (ONE, n)), lam("k", var("k"))), (sort("permutation", (ONE, m)), fam("p")),
    (sort("family", (ONE, n), (ONE, n)), lam("i", lam("j", div(ONE, add(var("i"), num(-1)))))),
])  # fmt: skip
def test_a_value_of_another_sort(kind, value):
    with pytest.raises(Refused):
        has(kind, value)


def test_a_variable_that_stands_for_itself_keeps_its_sort():
    index = sort("index", (ONE, n))
    here = HERE.declare("v", index)
    has(index, var("v"), here)
    with pytest.raises(Refused):
        has(index, var("v"), here, n=m)
    entries = HERE.declare("v", sort("family", (ONE, n)))
    has(sort("family", (ONE, n)), fam("v"), entries)
    with pytest.raises(Refused):
        has(sort("family", (ONE, n)), fam("v"), entries, n=add(n, ONE))


# ── theorems at values ──


def theorem(prop, variables, given=(), conditions=(), definitions=(), pinned=()):
    context = Context(variables, tuple(map(its, given)), dict(definitions))
    parts = {"terms": tuple(map(its, prop.args)), "rels": (str(prop.data),)}
    said = recheck.Claim("relation", context, parts)
    return Proved(said, tuple(map(its, conditions)), frozenset(pinned))


SQUARE = theorem(eq(npow(fn("sqrt", x), TWO), x), {"x": REAL}, conditions=(le(ZERO, x),))


def test_a_theorem_at_its_own_variables():
    own = theorem(lt(ZERO, var("u")), {"u": POSITIVE, "a": HERE.variables["a"], "n": SIZE})
    assert recheck.instance(own, {}, HERE) == {
        "u": its(var("u")), "a": its(fam("a")), "n": its(n),
    }  # fmt: skip


@pytest.mark.parametrize(("used", "values"), [
    (SQUARE, {}), (SQUARE, {"x": t}), (SQUARE, {"x": m}), (SQUARE, {"y": ONE, "x": ONE}),
    (theorem(eq(x, ONE), {"x": REAL}, (lt(ZERO, x),)), {"x": t}),
    (theorem(eq(x, ONE), {"x": REAL}, (lt(ZERO, div(ONE, x)),)), {"x": t}),
    (theorem(eq(n, n), {"n": SIZE}, pinned={"n"}), {"n": ONE}),
    (theorem(eq(n, n), {"n": SIZE}, pinned={"n"}), {"n": add(n, ONE)}),
    (theorem(eq(x, x), {"x": POSITIVE}), {"x": t}),
    (theorem(eq(t, t), {"t": POSITIVE}), {}),
    (theorem(eq(t, t), {"t": REAL}, definitions={"f": TWICE}.items()), {}),
])  # fmt: skip
def test_a_theorem_that_may_not_be_used(used, values):
    with pytest.raises(Refused):
        recheck.instance(used, {k: its(v) for k, v in values.items()}, HERE)


@pytest.mark.parametrize(("used", "values"), [
    (SQUARE, {"x": ONE}), (SQUARE, {"x": var("u")}), (SQUARE, {"x": npow(t, TWO)}),
    (theorem(eq(n, n), {"n": SIZE}, pinned={"n"}), {"n": n}),
    (theorem(eq(t, t), {"t": REAL}, definitions={"twice": TWICE}.items()), {}),
])  # fmt: skip
def test_a_theorem_that_may_be_used(used, values):
    recheck.instance(used, {k: its(v) for k, v in values.items()}, HERE)


def test_a_part_is_shown_within_its_context():
    small = Context({"t": REAL}, (its(lt(t, ONE)),), {"twice": TWICE})
    given = its(lt(t, ONE))
    recheck.within(small, HERE, given)
    recheck.within(small, HERE.assume(given))
    other = Definition("twice", (("a", REAL),), its(var("a")))
    for inner, outer in (
        (small, HERE),
        (small, HERE.assume(its(lt(t, TWO)))),
        (Context({"t": POSITIVE}, (), {}), HERE),
        (Context({"w": REAL}, (), {}), HERE),
        (Context({}, (), {"twice": other}), HERE),
        (Context({}, (), {"twice": TWICE}), Context({}, (), {})),
    ):
        with pytest.raises(Refused):
            recheck.within(inner, outer)


# ── matching ──

SUM = sum_("k", ONE, x, var("k"))


@pytest.mark.parametrize(("pattern", "term", "names", "values"), [
    (x, add(t, m), "x", {"x": add(t, m)}),
    (add(x, x), add(t, t), "x", {"x": t}),
    (SUM, sum_("j", ONE, t, var("j")), "x", {"x": t}),
    (at("y", x), at("a", n), "xy", {"y": fam("a"), "x": n}),
    (fam("y"), lam("k", ONE), "y", {"y": lam("k", ONE)}),
    (add(x, t), add(m, t), "x", {"x": m}),
])  # fmt: skip
def test_what_matches(pattern, term, names, values):
    found = {}
    assert recheck.match(its(pattern), its(term), set(names), found)
    assert found == {k: its(v) for k, v in values.items()}


@pytest.mark.parametrize(("pattern", "term", "names"), [
    (t, m, "x"), (add(x, x), add(t, m), "x"), (add(x, t), add(m, m), "x"),
    (x, bound(0), "x"), (x, fam("a"), "x"), (x, lam("k", ONE), "x"), (fam("y"), bound(0), "y"),
    (add(x, ONE), mul(t, ONE), "x"), (add(x, ONE), add(t, ONE, ONE), "x"),
    (add(x, ONE, ONE), add(t, ONE), "x"), (add(at("y", ONE), at("y", TWO)),
     add(at("a", ONE), at("b", TWO)), "y"), (at("y", x), at("a", n), "x"),
    (lt(x, ONE), le(t, ONE), "x"), (call("f", x), call("g", t), "x"), (at("y", ONE), fam("a"), "y"),
    (Term("upd", (x, ONE, ONE), "y"), Term("upd", (x, ONE, ONE), "z"), "x"),
    (sum_("k", ONE, n, mul(x, var("k"))), sum_("k", ONE, n, mul(var("k"), var("k"))), "x"),
])  # fmt: skip
def test_what_does_not_match(pattern, term, names):
    assert not recheck.match(its(pattern), its(term), set(names), {})


def test_what_was_found_before_binds():
    assert not recheck.match(its(x), its(t), {"x"}, {"x": its(m)})
    assert recheck.match(its(x), its(t), {"x"}, {"x": its(t)})


def sines(seen):
    """Return what makes sin(u) one, and keeps the sorts of the bound variables of each place."""

    def become(term, context):
        if term.head != "sin":
            return None
        new = [s for name, s in context.variables.items() if name not in HERE.variables]
        seen.append(new)
        return its(ONE)

    return become


@pytest.mark.parametrize(("term", "wanted", "count", "sorts"), [
    (add(fn("sin", t), fn("sin", fn("sin", t))), add(ONE, ONE), 2, [[], []]),
    (sum_("k", fn("sin", t), n, fn("sin", var("k"))), sum_("k", ONE, n, ONE), 2, None),
    (sum_("k", ONE, n, fn("sin", var("k"))), sum_("k", ONE, n, ONE), 1,
     [[sort("index", (ONE, n))]]),
    (Term("diff", (fn("sin", bound(0)), t)), Term("diff", (ONE, t)), 1, [[REAL]]),
    (lam("k", fn("sin", var("k"))), lam("k", ONE), 1, [[REAL]]),
    (add(t, m), add(t, m), 0, []),
])  # fmt: skip
def test_every_outermost_match_is_rewritten(term, wanted, count, sorts):
    seen = []
    assert recheck.rewritten(its(term), HERE, sines(seen)) == (its(wanted), count)
    assert sorts is None or seen == sorts


# ── derivations ──


@pytest.mark.parametrize(("sort", "least", "fair"), [
    (claim.NATURAL, ZERO, True), (claim.NATURAL, ONE, False), (claim.INTEGER, ZERO, False),
    (claim.INTEGER, ONE, False), (claim.REAL, ZERO, False), (claim.REAL, ONE, False),
])  # fmt: skip
def test_an_induction_is_on_a_natural_number(sort, least, fair):
    forgery = Forgery()
    context = claim.Context((("m", sort),))
    goal, after = le(ZERO, m), le(ZERO, add(m, ONE))
    base = forgery.outright(claim_that(le(ZERO, least)), "sign")
    premise = forgery.hypothesis("m", claim_that(goal, context))
    step = forgery.step(after, "linear", premises=[premise])
    part = forgery.proof(claim_that(after, context), step)
    whole = forgery.outright(claim_that(goal, context), "induction", base, part, variable="m")
    assert isinstance(forgery.decided(whole), str) is not fair


def test_a_derivation_ends_in_its_claim():
    forgery = Forgery()
    context = claim.Context((("t", claim.REAL),))
    same = claim.Iff(context, lt(t, ZERO), lt(t, ZERO))
    other = claim.Iff(context, lt(t, ZERO), lt(ZERO, t))
    step = forgery.step(same, "iff")
    assert isinstance(forgery.decided(forgery.proof(same, step)), Proved)
    for steps in ((step,), (), (step, step)):
        assert isinstance(forgery.decided(forgery.proof(other, *steps)), str)
    assert isinstance(forgery.decided(forgery.proof(same, step, step)), str)


@pytest.mark.parametrize("declared", [False, True])
def test_the_step_of_an_induction_has_the_hypotheses_of_the_next_number(declared):
    # Given m = 1, it is not so that m ≠ 1; but given m = 1, m + 1 ≠ 1, and 0 ≠ 1.
    forgery = Forgery()
    naturals = claim.Context((("m", claim.NATURAL),))
    given = naturals.assume(eq(m, ONE))
    goal, after = ne(m, ONE), ne(add(m, ONE), ONE)
    base = forgery.outright(
        claim_that(ne(ZERO, ONE), naturals if declared else claim.Context()), "sign"
    )
    part = forgery.outright(claim_that(after, given), "sign")
    assert isinstance(forgery.decided(part), Proved)
    whole = forgery.outright(claim_that(goal, given), "induction", base, part, variable="m")
    assert isinstance(forgery.decided(whole), str)


def test_what_is_said_of_a_name_that_is_not_declared_is_idle():
    forgery = Forgery()
    context = claim.Context((), (lt(x, x), eq(x, add(x, ONE))))
    false = forgery.outright(claim_that(eq(ZERO, ONE), context), "linear")
    assert isinstance(forgery.decided(false), str)
