"""The second checker's terms: what is built, bound, opened, replaced and compared."""

from fractions import Fraction

import pytest
from evaluating import value

from symcheck import recheck
from symcheck.recheck import (
    FALSE,
    ONE,
    PI,
    REAL,
    TRUE,
    TWO,
    ZERO,
    Context,
    Definition,
    Refused,
    Sort,
    T,
    bind,
    conj,
    disj,
    eq,
    fn,
    forall,
    index,
    le,
    lt,
    ne,
    npow,
    num,
    open_,
    piecewise,
    rational,
    rational_value,
    substitute,
    sum_,
    var,
)

X, Y = var("x"), var("y")


def bound(i):
    return T("bound", (), i)


def fam(name):
    return T("fam", (), name)


def at(name, *indices):
    return T("at", indices, name)


def lam(body):
    return T("lam", (body,))


NUMBERS = {
    "a numeral": (num(7), 7), "nothing": (num(0), 0), "a negative one": (num(-3), -3),
    "a fraction": (rational(Fraction(-3, 4)), Fraction(-3, 4)), "a whole one": (rational(5), 5),
    "a sum": (num(2) + 3 + 4, 9), "a difference": (num(2) - 5, -3),
    "a product": (recheck.mul(num(2), num(3), num(7)), 42),
    "a quotient": (num(2) / 6, Fraction(1, 3)),
    "a product of nothing": (recheck.mul(), 1), "a sum of nothing": (recheck.add(), 0),
    "over zero": (num(1) / 0, None), "zero over": (num(0) / 3, 0), "a name": (X, None),
    "a sum with a name": (X + 1, None), "a product with a name": (0 * X, None),
    "a power": (TWO**2, None),
    "below a name": ((X + 1) / 2, None), "a circle": (PI, None),
    "a quotient of names": (X / X, None),
}  # fmt: skip


@pytest.mark.parametrize("name", NUMBERS)
def test_the_value_of_numerals(name):
    term, wanted = NUMBERS[name]
    assert rational_value(term) == wanted
    whole = wanted is not None and Fraction(wanted).denominator == 1
    assert recheck.integer_value(term) == (wanted if whole else None)


def test_numbers_are_written_in_one_way():
    assert num(-3) is T("neg", (T("num", (), 3),))
    assert num(0) is T("num", (), 0)
    assert rational(Fraction(6, 2)) is num(3)
    assert rational(Fraction(-1, 2)) is T("div", (num(-1), num(2)))
    assert rational(Fraction(1, 1)) is num(1)
    assert recheck.rational_value(T("num", (), 0)) == 0


def test_terms_of_one_part_are_that_part_and_of_none_the_neutral_one():
    assert (recheck.add(X), recheck.mul(X), conj(X), disj(X)) == (X, X, X, X)
    assert (recheck.add(), recheck.mul(), conj()) == (ZERO, ONE, TRUE)
    assert recheck.add(X, Y) is T("add", (X, Y))
    assert recheck.mul(X, Y) is T("mul", (X, Y))
    assert conj(eq(X, Y), TRUE) is T("and", (eq(X, Y), TRUE))
    assert disj(eq(X, Y), TRUE) is T("or", (eq(X, Y), TRUE))


NEGATIONS = {
    "=": "!=", "!=": "=", "<": ">=", ">=": "<", ">": "<=", "<=": ">",
}  # fmt: skip


def test_a_negation_turns_every_relation_and_swaps_and_with_or():
    for op, other in NEGATIONS.items():
        assert recheck.negation(recheck.rel(op, X, Y)) is recheck.rel(other, X, Y)
    p, q, r = lt(X, Y), eq(X, ZERO), forall("k", ONE, TWO, eq(at("y", var("k")), ZERO))
    assert recheck.negation(conj(p, q)) is disj(recheck.rel(">=", X, Y), ne(X, ZERO))
    assert recheck.negation(disj(p, q)) is conj(recheck.rel(">=", X, Y), ne(X, ZERO))
    assert recheck.negation(r) is fn("not", r)
    assert recheck.negation(fn("not", r)) is r
    assert recheck.negation(TRUE) is fn("not", TRUE)
    assert rational_value(FALSE.args[0]) != rational_value(FALSE.args[1])


def test_what_a_term_knows_of_itself():
    term = sum_("k", var("a"), var("b"), at("u", var("k")) * var("c"))
    assert term.free == {"a", "b", "u", "c"}
    assert (term.loose, term.args[2].loose, term.depth) == (0, 1, 4)
    inner = T("sum", (bound(0), bound(4), bound(1)))
    assert inner.loose == 5
    assert (bound(0).loose, bound(6).loose) == (1, 7)
    assert lam(lam(bound(2))).loose == 1
    assert T("diff", (bound(0), bound(1))).loose == 2
    assert (T("diff", (X, fn("exp", bound(3)))).loose, T("tends", (bound(0), Y)).loose) == (4, 0)
    assert fn("exp", fn("log", fn("max", var("deep"), var("er") + 1))).depth == 5
    assert (fn("max", var("q") + 1, var("r")).depth,
        fn("max", var("r"), var("q") + 1).depth) == (3, 3)
    assert T("call", (X, var("z") + X), "f").free == {"f", "x", "z"}
    assert (T("fam", (), "w").free, T("upd", (X, ONE, TWO), "w").free) == ({"w"}, {"w", "x"})
    assert fn("abs", var("new")).special
    assert not fn("exp", var("new")).special
    for head in ("delta", "indicator", "abs", "sign", "root", "alternating", "cis"):
        assert head in recheck.REDUCIBLE


def test_an_order_of_terms_by_head_data_and_arguments():
    ordered = [num(2), num(10), num(100), var("a"), var("b")]
    backwards = ordered[::-1]
    assert sorted(backwards, key=lambda t: t.key) == ordered
    assert sorted([bound(12), bound(3), bound(0)], key=lambda t: t.key) == [bound(0), bound(3),
        bound(12)]
    keys = {t.key for t in (X, Y, fn("exp", X), fn("log", X), fn("exp", Y), num(0), T("pi"), X + Y,
                            Y + X, lt(X, Y), le(X, Y))}  # fmt: skip
    assert len(keys) == 11
    assert fn("exp", var("of one")).key == ("exp", "", (("var", "of one", ()),))
    assert fn("max", num(9), num(10)).key < fn("max", num(10), num(9)).key


def test_the_structure_is_shown_to_a_depth():
    assert repr(X + 1) == "add(var('x'), num(1))"
    assert repr(PI) == "pi()"
    assert repr(num(0)) == "num(0)"
    tower = fn("a", fn("b", fn("c", fn("d", fn("e", fn("f", fn("g", X)))))))
    assert repr(tower) == "a(b(c(d(e(f(…))))))"
    assert repr(T("add", (ONE,) * 7)) == "add(" + ", ".join(["num(1)"] * 6) + ", …)"
    assert repr(T("add", (ONE,) * 6)) == "add(" + ", ".join(["num(1)"] * 6) + ")"
    assert X.shown_to(0) == "var('x')"


def test_binders_bind_one_place():
    assert sum_("k", X, Y, var("k") * X) is T("sum", (X, Y, bound(0) * X))
    assert forall("k", X, Y, eq(var("k"), Y)) is T("all", (X, Y, eq(bound(0), Y)))
    assert bind("diff", "t", var("t") ** 2, Y) is T("diff", (bound(0) ** 2, Y))
    assert bind("softmax", "k", at("y", var("k")), ONE, X, Y) is T(
        "softmax", (ONE, X, at("y", bound(0)), Y))  # fmt: skip
    nested = sum_("k", ONE, X, sum_("l", var("k"), Y, var("k") + var("l")))
    assert nested is T("sum", (ONE, X, T("sum", (bound(0), Y, bound(1) + bound(0)))))
    apart = bind("diff", "t", T("diff", (bound(0) + var("t"), var("t"))), X)
    assert apart is T("diff", (T("diff", (bound(0) + bound(1), bound(0))), X))
    # The same part at two depths is another term at each.
    twice = var("k") + lam(var("k"))
    assert bind("lam", "k", twice) is lam(bound(0) + lam(bound(1)))
    with pytest.raises(Refused, match="only a closed body"):
        sum_("k", X, Y, bound(0))


def test_a_binder_opens_at_a_closed_term():
    nested = T("sum", (ONE, X, T("sum", (bound(0), Y, bound(1) + bound(0)))))
    assert open_(nested, var("z")) is sum_("l", var("z"), Y, var("z") + var("l"))
    assert open_(T("diff", (T("diff", (bound(0) + bound(1), bound(0))), X)), TWO) is T(
        "diff", (bound(0) + TWO, TWO))  # fmt: skip
    assert open_(lam(bound(0) + lam(bound(1))), Y) is Y + lam(Y)
    with pytest.raises(Refused, match="closed term"):
        open_(lam(bound(0) + var("only here")), bound(0))


def test_a_body_is_opened_at_a_loose_term_too():
    assert recheck.instantiate(bound(0) + bound(1), bound(0)) is bound(0) + bound(0)
    assert recheck.instantiate(bound(3) + bound(0), X) is bound(2) + X
    body = lam(bound(1) + bound(0) + bound(2))
    assert recheck.instantiate(body, bound(4)) is lam(bound(5) + bound(0) + bound(1))
    shared = bound(1) * 2
    assert recheck.instantiate(shared + lam(shared), X) is bound(0) * 2 + lam(X * 2)
    assert recheck.instantiate(bound(0) * 2 + lam(bound(1) * 2), X) is X * 2 + lam(X * 2)


def test_lifting_moves_what_is_loose():
    assert recheck.lift(bound(0) + X, 2) is bound(2) + X
    assert recheck.lift(lam(bound(0) + bound(1)), 3) is lam(bound(0) + bound(4))
    assert recheck.lift(T("sum", (bound(0), bound(1), bound(0) * bound(1))), 1) is T(
        "sum", (bound(1), bound(2), bound(0) * bound(2)))  # fmt: skip
    assert recheck.lift(lam(bound(0)), 5) is lam(bound(0))
    assert recheck.lift(bound(0), 0) is bound(0)


def test_variables_and_families_are_replaced_at_once():
    values = {"x": Y, "y": X + 1}
    assert substitute(X * Y, values) is Y * (X + 1)
    assert substitute(sum_("k", X, Y, var("k") + X), values) is sum_("k", Y, X + 1, var("k") + Y)
    assert substitute(var("z"), values) is var("z")
    rows = {"u": fam("w")}
    assert substitute(at("u", ONE) + at("v", TWO), rows) is at("w", ONE) + at("v", TWO)
    assert substitute(T("call", (fam("u"), X), "f"), rows) is T("call", (fam("w"), X), "f")
    assert substitute(T("upd", (X, ONE, TWO), "u"), rows) is T("upd", (X, ONE, TWO), "w")
    matrix = {"u": lam(lam(bound(1) - bound(0)))}
    assert substitute(at("u", X, TWO), matrix) is X - TWO
    assert substitute(T("call", (fam("u"),), "f"), matrix) is T("call", (matrix["u"],), "f")
    new = substitute(T("upd", (var("t"), X, Y, var("i"), var("j")), "u"), matrix)
    for point in ((1, 2, 1, 2), (1, 2, 1, 3), (1, 2, 3, 2), (1, 2, 5, 9)):
        here = dict(zip(("x", "y", "i", "j"), point, strict=True)) | {"t": 70}
        x, y, i, j = point
        assert value(new, here) == (70 if (i, j) == (x, y) else i - j)


def test_what_cannot_be_replaced_is_refused():
    with pytest.raises(Refused, match="only closed"):
        substitute(X, {"x": bound(0)})
    with pytest.raises(Refused, match="number of indices"):
        substitute(at("u", ONE, TWO), {"u": lam(bound(0))})
    with pytest.raises(Refused, match="no variable"):
        substitute(T("call", (X,), "f"), {"f": ONE})
    with pytest.raises(Refused, match="no variable"):
        substitute(T("call", (X, ONE, TWO), "f"), {"f": fam("w")})


def test_names_are_replaced_where_they_are_names_only():
    assert substitute(eq(X, ONE), {"=": ONE, "x": Y}) is eq(Y, ONE)


def test_a_closed_part_is_replaced_everywhere():
    part = fn("abs", X)
    whole = part + sum_("k", ONE, TWO, part * var("k")) + X
    assert recheck.replace_closed(whole, part, Y) is Y + sum_("k", ONE, TWO, Y * var("k")) + X
    assert recheck.replace_closed(X + Y, X, ONE) is ONE + Y


def test_every_subterm_comes_once():
    whole = (X + ONE) * (X + ONE) / fn("exp", X + ONE)
    assert len(list(recheck.subterms(whole))) == 6
    assert set(recheck.subterms(X + ONE)) == {X + ONE, X, ONE}


def test_the_parts_of_an_update():
    assert recheck.parts_of_update(T("upd", (X, ONE, TWO), "u")) == (X, (ONE,), (TWO,))
    four = T("upd", (X, ONE, TWO, num(3), num(4)), "u")
    assert recheck.parts_of_update(four) == (X, (ONE, TWO), (num(3), num(4)))


def test_sorts_say_what_they_are():
    facts = {"positive": (lt(ZERO, X),), "natural": (le(ZERO, X),), "size": (le(ONE, X),),
             "real": (), "integer": ()}  # fmt: skip
    for kind, wanted in facts.items():
        assert Sort(kind).facts(X) == wanted
    assert index(TWO, Y).facts(X) == (le(TWO, X), le(X, Y))
    triangle = Sort("family", ((ONE, var("n")), (lam(bound(0)), lam(bound(0) + var("n")))))
    assert triangle.range_at(0, (X, Y)) == (ONE, var("n"))
    assert triangle.range_at(1, (X, Y)) == (X, X + var("n"))
    assert triangle.at({"n": TWO}) == Sort("family",
        ((ONE, TWO), (lam(bound(0)), lam(bound(0) + TWO))))
    assert (triangle.has_entries, Sort("permutation").has_entries, REAL.has_entries) == (True,
        True, False)


def test_contexts_are_equal_if_they_say_the_same():
    base = {"x": REAL, "y": REAL}
    f = Definition("f", (("t", REAL),), ONE)
    said = [Context(base), Context({"x": REAL}), Context({"y": REAL, "x": REAL}),
            Context({"x": Sort("positive"), "y": REAL}), Context(base, (lt(ZERO, X),)),
            Context(base, (lt(ZERO, Y),)), Context(base, (), {"f": f}),
            Context(base, (), {"f": Definition("f", (("t", REAL),), TWO)})]  # fmt: skip
    for i, a in enumerate(said):
        assert [a == b for b in said] == [i == j for j in range(len(said))]
        assert a != "a context"
    assert Context(base, (lt(ZERO, X),)) == Context(dict(base), (lt(ZERO, X),))
    assert len({*said, Context(base)}) == len(said)


def test_a_context_grows():
    context = Context({"x": REAL}, (lt(ZERO, X),), {"f": Definition("f", (), ONE)})
    more = context.declare("n", Sort("natural"))
    assert (list(more.variables), more.hypotheses) == (["x", "n"], (lt(ZERO, X),))
    assert context.declare("n", REAL).variables["n"] == REAL
    assert context.assume(lt(ZERO, X)) is context
    assert context.assume(lt(ZERO, X), le(X, TWO)).hypotheses == (lt(ZERO, X), le(X, TWO))
    assert more.assume(eq(var("n"), ONE)).without("n").hypotheses == (lt(ZERO, X),)
    assert more.assume(eq(var("n"), ONE)).without("x").hypotheses == (eq(var("n"), ONE),)
    for name in ("x", "f"):
        with pytest.raises(Refused, match="declared twice"):
            context.declare(name, REAL)


N, P = Sort("natural"), Sort("permutation", ((ONE, TWO),))
ENTRIES = Context({"n": N, "x": REAL, "p": P, "y": Sort("family", ((ONE, TWO),)),
    "k": index(ONE, TWO),
                   "z": Sort("integer"), "s": Sort("size"), "c": Sort("positive")})  # fmt: skip
WHOLE = {
    "numerals": num(3), "naturals": var("n"), "integers": var("z"), "sizes": var("s"),
    "indices": var("k"),
    "deltas": fn("delta", X, Y), "signs": fn("sign", X), "permuted indices": at("p", ONE),
    "sums": var("n") + var("z"), "products": var("n") * 2, "negatives": -var("n"),
    "powers": var("n") ** 2,
    "absolute values": fn("abs", var("z")), "maxima": fn("max", var("z"), ONE),
    "minima": fn("min", var("z"), ONE), "branches": piecewise((var("n"), lt(X, ONE)), (ONE, TRUE)),
    "largest ones": bind("bigmax", "j", var("j") * 2, ONE, TWO),
    "least ones": bind("bigmin", "j", var("j") * 2, ONE, TWO),
}  # fmt: skip
BROKEN = {
    "reals": X, "positive numbers": var("c"), "entries": at("y", ONE), "unknown ones": var("w"),
    "halves": num(1) / 2, "a part": var("n") + X, "a factor": X * var("n"), "a base": X**2,
    "circles": PI, "a branch": piecewise((X, lt(X, ONE)), (ONE, TRUE)),
    "a last branch": piecewise((ONE, lt(X, ONE)), (X, TRUE)), "functions": fn("exp", var("n")),
    "largest ones": bind("bigmax", "j", var("j") * X, ONE, TWO), "roots": fn("sqrt", var("n")),
    "least ones": bind("bigmin", "j", var("j") / 2, ONE, TWO),
    "sums of ranges": sum_("j", ONE, TWO, X),
    "updated indices": T("upd", (X, ONE, ONE), "p"), "a list of indices": fam("p"),
    "negative powers": T("ipow", (var("n"), num(-1))),
    "a power with an odd exponent": npow(var("n"), X),
}  # fmt: skip


def test_what_is_an_integer_by_its_form():
    assert {n: recheck.is_integer(t, ENTRIES) for n, t in WHOLE.items()} == dict.fromkeys(WHOLE,
        True)
    assert {n: recheck.is_integer(t, ENTRIES) for n, t in BROKEN.items()} == dict.fromkeys(BROKEN,
        False)
