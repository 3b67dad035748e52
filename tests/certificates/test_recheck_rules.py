"""What the rules of the second checker are made of: parts, values of variables, matching."""

import pytest

from symcheck.recheck import (
    ONE,
    PI,
    REAL,
    TWO,
    ZERO,
    Claim,
    Context,
    Definition,
    Proved,
    Refused,
    Sort,
    Step,
    T,
    at_one_index,
    bind,
    claim_of,
    closed_in,
    conj,
    eq,
    fn,
    has_sort,
    in_range,
    index,
    instance,
    le,
    link_of,
    lt,
    match,
    mul,
    ne,
    npow,
    num,
    number_in,
    oriented,
    place_in,
    rel,
    rewritten,
    said,
    sum_,
    var,
    within,
)

X, Y, Z, N, M, I, W = map(var, "xyznmiw")
F, G = (T("fam", (), name) for name in "fg")
NATURAL, SIZE, INTEGER = Sort("natural"), Sort("size"), Sort("integer")
TO_N = ((ONE, N),)
SQUARE = Definition("sq", (("a", REAL),), npow(var("a"), TWO))
HERE = Context(
    {"x": REAL, "y": REAL, "n": NATURAL, "m": NATURAL, "i": index(ONE, N), "z": INTEGER,
     "f": Sort("family", TO_N), "p": Sort("permutation", TO_N),
     "r": Sort("permutation", ((ONE, M),))},
    (), {"sq": SQUARE},
)  # fmt: skip


def f(i):
    return T("at", (i,), "f")


def step(goal, *parts, context=HERE, **arguments):
    return Step(context, goal, arguments, {}, [], list(parts))


def relation(*links, context=HERE):
    terms = (links[0].args[0], *(link.args[1] for link in links))
    return Claim("relation", context, {"terms": terms, "rels": tuple(str(k.data) for k in links)})


def shown(*links, context=HERE):
    return Proved(relation(*links, context=context))


NOT_FALSE = Claim("impossible", HERE, {"variables": (), "props": ()})
LIMIT = Claim("limit", HERE, {})


# ── goals and arguments ──


def test_a_relation_is_turned_to_the_right():
    assert oriented(lt(X, Y)) == ("<", X, Y)
    assert oriented(le(X, Y)) == ("<=", X, Y)
    assert oriented(eq(X, Y)) == ("=", X, Y)
    assert oriented(ne(X, Y)) == ("!=", X, Y)
    assert oriented(rel(">", X, Y)) == ("<", Y, X)
    assert oriented(rel(">=", X, Y)) == ("<=", Y, X)


@pytest.mark.parametrize("goal", [conj(lt(X, Y), le(X, Y)), T("not", (lt(X, Y),)), NOT_FALSE])
def test_what_is_no_relation_is_no_goal_of_a_rule_for_relations(goal):
    with pytest.raises(Refused):
        step(goal).stated()
    if isinstance(goal, T):
        with pytest.raises(Refused):
            oriented(goal)


def test_a_rule_shows_the_relations_that_it_is_for():
    assert step(rel(">", X, Y)).relation("<", "<=") == ("<", Y, X)
    assert step(eq(X, Y)).relation() == ("=", X, Y)
    with pytest.raises(Refused):
        step(lt(X, Y)).relation("=", "<=")


def test_a_part_shows_what_a_step_needs_or_it_was_shown():
    step(lt(X, Y), shown(lt(X, Y))).show(lt(X, Y), 0)
    step(lt(X, Y), shown(lt(X, Y))).show(lt(X, X + 1), 1)
    for parts, position in (((shown(lt(Y, X)),), 0), ((), 0), ((shown(lt(X, Y)),), 1)):
        with pytest.raises(Refused):
            step(lt(X, Y), *parts).show(lt(X, Y), position)


UNIT = T("lam", (T("bound", (), 0) + X,))


@pytest.mark.parametrize("value", [
    None, "x", X, F, T("lam", (UNIT,)), T("lam", (F,)), T("lam", (T("bound", (), 0) + W,)),
    T("lam", (T("bound", (), 1),)),
])  # fmt: skip
def test_a_function_of_one_number_is_one(value):
    assert step(lt(X, Y), g=UNIT).function("g") is UNIT
    with pytest.raises(Refused):
        step(lt(X, Y), g=value).function("g")


@pytest.mark.parametrize("value", [None, 3, F, UNIT, lt(X, Y), W, f(W), T("bound", (), 0)])
def test_a_number_of_the_context_is_one(value):
    for here in (X, f(I), PI, T("call", (X,), "sq")):
        assert number_in(here, HERE, "c") is here
    with pytest.raises(Refused):
        number_in(value, HERE, "c")


def test_what_is_closed_in_a_context():
    assert closed_in(T("call", (X,), "sq"), HERE)
    assert closed_in(F, HERE)
    assert not closed_in(T("call", (X,), "cube"), HERE)
    assert not closed_in(T("bound", (), 0), HERE)
    assert not closed_in(W, HERE)


@pytest.mark.parametrize("kind", ["iff", "limit"])
def test_a_claim_is_of_the_kind_that_the_rule_is_for(kind):
    assert claim_of(step(NOT_FALSE), "impossible") is NOT_FALSE
    for goal in (NOT_FALSE, lt(X, Y)):
        with pytest.raises(Refused):
            claim_of(step(goal), kind)


# ── parts ──

MORE = HERE.declare("k", index(ONE, N))


@pytest.mark.parametrize("inner", [
    Context({"x": NATURAL}), Context({"w": REAL}), Context({}, (lt(X, Y),)),
    Context({}, (), {"sq": Definition("sq", (("a", REAL),), var("a"))}),
    Context({}, (), {"cube": SQUARE}),
])  # fmt: skip
def test_a_part_says_nothing_of_another_context(inner):
    within(Context({"x": REAL}, (), {"sq": SQUARE}), HERE)
    within(Context({"x": REAL}, (lt(Y, X),)), HERE, lt(Y, X))
    with pytest.raises(Refused):
        within(inner, HERE, lt(Y, X))


def test_a_part_is_one_relation():
    assert link_of(shown(lt(X, Y)), HERE) is lt(X, Y)
    for part in (shown(lt(X, Y), lt(Y, X)), Proved(NOT_FALSE)):
        with pytest.raises(Refused):
            link_of(part, HERE)


def test_a_part_has_one_index_more_over_the_range():
    part = shown(lt(X, Y), context=MORE)
    assert at_one_index(part, HERE, ONE, N) == "k"
    for other, low, high in (
        (part, ZERO, N), (part, ONE, N + 1), (shown(lt(X, Y)), ONE, N),
        (shown(lt(X, Y), context=MORE.declare("j", index(ONE, N))), ONE, N),
        (shown(lt(X, Y), context=HERE.declare("k", NATURAL)), ONE, N),
        (shown(lt(X, Y), context=MORE.assume(lt(X, Y))), ONE, N),
        (Proved(Claim("impossible", MORE, {"variables": (), "props": ()})), ONE, N),
    ):  # fmt: skip
        with pytest.raises(Refused):
            at_one_index(other, HERE, low, high)


@pytest.mark.parametrize(("i", "low", "high"), [
    (ONE / 2, ZERO, ONE), (X, X, X), (num(3), num(4), num(5)), (num(6), num(4), num(5)),
])  # fmt: skip
def test_an_index_is_an_integer_between_the_ends(i, low, high):
    in_range(I, ONE, N, HERE)
    in_range(num(4), num(4), num(4), HERE)
    with pytest.raises(Refused):
        in_range(i, low, high, HERE)
    with pytest.raises(Refused):
        place_in((low, high), i, HERE)


def test_an_index_is_defined():
    assert place_in((ONE, N), I, HERE) is I
    nothing = ZERO * T("at", (ONE,), "r")  # there is no r[1] if m = 0
    for required in (
        lambda i: place_in((ZERO, ZERO), i, HERE),
        lambda i: in_range(i, ZERO, ZERO, HERE),
    ):
        required(ZERO)
        with pytest.raises(Refused):
            required(nothing)


# ── values of variables ──

FAMILY, PERMUTED = Sort("family", TO_N), Sort("permutation", TO_N)


@pytest.mark.parametrize(("sort", "value"), [
    (REAL, X), (REAL, ONE / 2), (NATURAL, N), (NATURAL, num(3)), (INTEGER, num(-3)), (INTEGER, Z),
    (SIZE, N + 1), (index(ONE, N), I), (Sort("positive"), fn("exp", X)), (FAMILY, F),
    (FAMILY, T("lam", (T("bound", (), 0) + X,))), (PERMUTED, T("fam", (), "p")),
    (FAMILY, T("fam", (), "p")),
])  # fmt: skip
def test_a_value_of_a_sort(sort, value):
    has_sort("v", {"v": sort}, {"v": value}, HERE)


@pytest.mark.parametrize(("sort", "value"), [
    (REAL, lt(X, Y)), (REAL, W), (REAL, ONE / X), (REAL, F), (REAL, UNIT), (NATURAL, X),
    (NATURAL, num(-1)), (NATURAL, ONE / 2), (INTEGER, ONE / 2), (INTEGER, X), (SIZE, M),
    (index(ONE, M), M), (index(ONE, N), N + 1), (index(ONE, N), ZERO), (Sort("positive"), X),
    (FAMILY, T("lam", (ONE / T("bound", (), 0) + W,))), (FAMILY, T("lam", (ONE / X,))),
    (FAMILY, X), (PERMUTED, F), (PERMUTED, UNIT), (PERMUTED, T("var", (), "p")),
    (Sort("permutation", ((ONE, N + 1),)), T("fam", (), "p")),
    (Sort("family", ((ONE, N + 1),)), F),
])  # fmt: skip
def test_no_value_of_a_sort(sort, value):
    with pytest.raises(Refused):
        has_sort("v", {"v": sort}, {"v": value}, HERE)


@pytest.mark.parametrize(("name", "value"), [
    ("n", num(-1)), ("n", X), ("x", W), ("x", ONE / X), ("p", F), ("f", T("lam", (W,))),
])  # fmt: skip
def test_only_a_variable_itself_has_its_sort_at_once(name, value):
    sort = HERE.variables[name]
    own = T("fam", (), name) if sort.has_entries else var(name)
    has_sort(name, {name: sort}, {"n": N} | {name: own}, HERE)
    with pytest.raises(Refused):
        has_sort(name, {name: sort}, {"n": N} | {name: value}, HERE)


def test_a_theorem_says_relations():
    assert said(shown(lt(X, Y))) == (lt(X, Y),)
    bound = Claim("extremum", HERE, {"bound": le(X, Y)})
    assert said(Proved(bound)) == (le(X, Y),)
    for kind in ("iff", "limit", "impossible"):
        with pytest.raises(Refused):
            said(Proved(Claim(kind, HERE, {"terms": (X, Y), "rels": ("<",)})))


def test_a_theorem_is_used_at_values_of_its_variables():
    theirs = Context({"a": REAL, "x": REAL})
    theorem = shown(le(var("a"), X), context=theirs)
    assert instance(theorem, {"a": Y}, HERE) == {"a": Y, "x": X}
    assert instance(theorem, {"a": Y, "x": ONE}, HERE) == {"a": Y, "x": ONE}
    for values in ({"a": Y, "b": X}, {"y": X}, {}, {"a": W}, {"a": lt(X, Y)}, {"a": ONE / X}):
        with pytest.raises(Refused):
            instance(theorem, values, HERE)


@pytest.mark.parametrize("given", [
    lt(X, ONE), eq(X / X, ONE), eq(fn("log", X), fn("log", X)), ne(X, ZERO),
])  # fmt: skip
def test_what_a_theorem_assumes_is_shown_and_defined(given):
    away = HERE.assume(lt(X, ONE), lt(ZERO, X))
    for theorem in (
        shown(le(X, X), context=Context({"x": REAL}, (given,))),
        Proved(relation(le(X, X), context=Context({"x": REAL})), (given,)),
    ):
        assert instance(theorem, {}, away) == {"x": X}
        with pytest.raises(Refused):
            instance(theorem, {}, HERE)
        with pytest.raises(Refused):
            instance(theorem, {"x": Y}, away)


def test_a_theorem_means_the_same_by_what_it_defines():
    other = Definition("sq", (("a", REAL),), var("a"))
    for definition, fair in ((SQUARE, True), (other, False)):
        theorem = shown(le(X, X), context=Context({"x": REAL}, (), {"sq": definition}))
        if fair:
            assert instance(theorem, {}, HERE)
        else:
            with pytest.raises(Refused):
                instance(theorem, {}, HERE)


def test_a_pinned_variable_stands_for_itself():
    theirs = relation(le(X, X), context=Context({"x": REAL, "n": NATURAL}))
    theorem = Proved(theirs, (), frozenset({"n", "m"}))
    assert instance(theorem, {"x": Y, "n": N}, HERE) == {"x": Y, "n": N}
    for value in (N + 1, ZERO):
        with pytest.raises(Refused):
            instance(theorem, {"n": value}, HERE)


# ── matching and rewriting ──

A, B, AI = var("a"), var("b"), T("at", (I,), "u")
SUM = sum_("k", ONE, N, f(var("k")))


@pytest.mark.parametrize(("pattern", "term", "values"), [
    (A, X + Y, {"a": X + Y}), (A + ONE, X + ONE, {"a": X}), (A + A, X + X, {"a": X}),
    (A + B, X + Y, {"a": X, "b": Y}), (X + ONE, X + ONE, {}), (AI, f(I), {"u": F}),
    (T("call", (T("fam", (), "u"),), "g"), T("call", (F,), "g"), {"u": F}),
    (sum_("k", ONE, A, T("at", (var("k"),), "u")), SUM, {"u": F, "a": N}),
    (T("at", (A,), "f"), f(I), {"a": I}),
])  # fmt: skip
def test_a_pattern_is_a_term_at_values(pattern, term, values):
    found = {}
    assert match(pattern, term, {"a", "b", "u"}, found)
    assert found == values


@pytest.mark.parametrize(("pattern", "term"), [
    (A + ONE, X + TWO), (A + A, X + Y), (A + ONE, mul(X, ONE)), (X + ONE, X + TWO),
    (A, F), (A, UNIT), (fn("exp", A), fn("log", X)), (lt(A, ONE), le(X, ONE)),
    (A + B, T("add", (X, Y, Z))), (T("add", (A, B, ONE)), X + ONE),
    (T("at", (A,), "f"), T("at", (I,), "g")), (AI, T("at", (N,), "f")), (AI, X),
    (AI + T("at", (ONE,), "u"), f(I) + T("at", (ONE,), "g")),
    (sum_("k", ONE, N, A), SUM), (mul(A, X), mul(Y, Z)), (X + A, X),
    (T("call", (A,), "g"), T("call", (X,), "h")),
])  # fmt: skip
def test_a_pattern_is_no_term(pattern, term):
    assert not match(pattern, term, {"a", "b", "u"}, {})


def doubled(wanted, seen):
    """Replace a term by its double, and note the sorts of what is bound around it."""

    def become(term, context):
        if term.head != wanted:
            return None
        seen.append([s.kind for n, s in context.variables.items() if n not in HERE.variables])
        return TWO * term

    return become


def test_every_outermost_match_is_rewritten():
    sine = fn("sin", fn("sin", X))
    term = sine + fn("exp", Y) * fn("sin", Y)
    assert rewritten(term, HERE, doubled("sin", [])) == (
        TWO * sine + fn("exp", Y) * (TWO * fn("sin", Y)), 2,
    )  # fmt: skip
    assert rewritten(term, HERE, doubled("cos", [])) == (term, 0)


@pytest.mark.parametrize("head", ["sum", "diff", "lam"])
def test_a_match_under_a_binder_knows_what_is_bound(head):
    others = {"sum": (ONE, fn("sin", N)), "diff": (fn("sin", X),), "lam": ()}[head]
    term, twice = (bind(head, "k", t, *others) for t in (
        fn("sin", var("k")) + 1, TWO * fn("sin", var("k")) + 1,
    ))  # fmt: skip
    seen = []
    new, places = rewritten(term, HERE, doubled("sin", seen))
    bound = "index" if head == "sum" else "real"
    assert [bound] in seen
    assert places == len(seen) == (1 if head == "lam" else 2)
    assert new.args[-1 if head == "sum" else 0] is twice.args[-1 if head == "sum" else 0]
    assert rewritten(term, HERE, doubled("cos", [])) == (term, 0)
