"""Matching patterns and rewriting terms."""

import pytest
from kernel_goals import FAMILY, context_of, term_in

from symcheck.kernel.claim import REAL, index
from symcheck.kernel.obligation import Obligation
from symcheck.kernel.rules.matching import match, rewrite
from symcheck.kernel.term import (
    ONE,
    Term,
    TermError,
    add,
    at,
    bound,
    eq,
    fam,
    fn,
    lam,
    le,
    lt,
    mul,
    neg,
    npow,
    num,
    sum_,
    var,
)

CONTEXT = context_of("a + b + x + y[i] + z[i] = 0", (), FAMILY)
NAMES = frozenset({"x"})
FAMILIES = frozenset({"y"})


def t(text):
    return term_in(CONTEXT, text)


MATCHES = {
    "a variable takes a term": ("x + 1", "a*b + 1", {"x": "a*b"}),
    "the same variable twice": ("x*x", "sin(a)*sin(a)", {"x": "sin(a)"}),
    "below a binder": ("Sum(x*y[k], (k, 1, n))", "Sum(a*y[k], (k, 1, n))", {"x": "a"}),
    "nothing to match": ("a + 1", "a + 1", {}),
}
MISMATCHES = {
    "two values for one variable": ("x*x", "a*b"),
    "another function": ("sin(x)", "cos(a)"),
    "more terms": ("x + 1", "a + b + 1"),
    "another family": ("x*y[i]", "a*z[i]"),
    "a value under a binder would be loose": ("Sum(x, (k, 1, n))", "Sum(y[k], (k, 1, n))"),
    "another numeral": ("x + 1", "a + 2"),
}


@pytest.mark.parametrize(("pattern", "term", "values"), MATCHES.values(), ids=MATCHES)
def test_matches(pattern, term, values):
    assert match(t(pattern), t(term), NAMES) == {n: t(v) for n, v in values.items()}


@pytest.mark.parametrize(("pattern", "term"), MISMATCHES.values(), ids=MISMATCHES)
def test_does_not_match(pattern, term):
    assert match(t(pattern), t(term), NAMES) is None


def test_what_was_found_before_binds():
    assert match(t("x"), t("a"), NAMES, {"x": t("b")}) is None
    assert match(t("x"), t("a"), NAMES, {"x": t("a")}) == {"x": t("a")}


def test_a_family_takes_a_family():
    assert match(t("y[i] + 1"), t("z[i] + 1"), FAMILIES) == {"y": fam("z")}
    assert match(t("y[i] + y[1]"), t("z[i] + y[1]"), FAMILIES) is None
    assert match(fam("y"), fam("z"), FAMILIES) == {"y": fam("z")}


def test_a_variable_takes_no_family():
    assert match(var("x"), fam("z"), NAMES) is None
    assert match(var("x"), lam("k", ONE), NAMES) is None
    assert match(fam("y"), bound(0), FAMILIES) is None


def to_b(term, context):
    """Rewrite sin(u) as b where u is positive."""
    if term.head != "sin":
        return None
    return var("b"), [Obligation(context, eq(term.args[0], ONE), "one")]


def test_every_outermost_match_is_rewritten():
    found = rewrite(t("sin(a) + exp(sin(sin(x)))"), CONTEXT, to_b)
    assert found.term == t("b + exp(b)")
    assert found.places == 2
    assert [o.prop for o in found.owed] == [eq(t("a"), ONE), eq(t("sin(x)"), ONE)]


def test_what_is_owed_below_a_sum_is_owed_for_every_index():
    found = rewrite(t("Sum(sin(y[k]), (k, 1, n))"), CONTEXT, to_b)
    assert found.term == t("Sum(b, (k, 1, n))")
    (owed,) = found.owed
    assert owed.prop.head == "all"
    assert owed.prop.args[:2] == t("Sum(b, (k, 1, n))").args[:2]


def test_an_end_of_a_range_is_rewritten_too():
    assert rewrite(t("Sum(k, (k, 1, sign(n)))"), CONTEXT, to_b).places == 0
    found = rewrite(sum_("k", ONE, fn("sin", num(1)), var("k")), CONTEXT, to_b)
    assert found.term.args[1] == var("b")


def test_nothing_is_owed_under_a_derivative():
    with pytest.raises(TermError, match="under a derivative"):
        rewrite(t("Derivative(sin(x), x)"), CONTEXT, to_b)
    free = rewrite(
        t("Derivative(sin(x), x)"),
        CONTEXT,
        lambda u, _: (neg(u.args[0]), []) if u.head == "sin" else None,
    )
    assert free.term == t("Derivative(-x, x)")


@pytest.mark.parametrize(("pattern", "term", "names"), [
    (var("x"), var("a"), {"y"}),
    (add(var("x"), var("b")), add(var("c"), var("a")), {"x"}),
    (add(var("x"), var("a")), add(var("c"), var("b"), var("a")), {"x"}),
    (Term("max", (var("x"), ONE)), Term("max", (var("x"), ONE, ONE)), {"x"}),
    (Term("max", (var("x"), ONE, ONE)), Term("max", (var("x"), ONE)), {"x"}),
    (fam("y"), fam("z"), {"x"}),
    (Term("call", (fam("y"), var("x")), "f"), Term("call", (fam("z"), ONE), "f"), {"x"}),
    (Term("call", (fam("y"),), "f"), Term("call", (fam("y"),), "g"), {"y"}),
    (at("y", var("x")), at("z", ONE), {"x"}),
    (at("y", ONE), neg(ONE), {"y"}),
    (Term("upd", (var("x"), ONE, ONE), "y"), Term("upd", (var("x"), ONE, ONE), "z"), {"x", "y"}),
    (lt(var("x"), ONE), le(var("x"), ONE), {"x"}),
    (npow(var("x"), num(2)), npow(var("x"), num(3)), {"x"}),
])  # fmt: skip
def test_what_differs_does_not_match(pattern, term, names):
    assert match(pattern, term, frozenset(names)) is None


def test_names_of_bound_variables_do_not_matter():
    pattern = sum_("k", ONE, var("x"), var("k"))
    found = match(pattern, sum_("j", ONE, var("a"), var("j")), NAMES)
    assert found == {"x": var("a")}


def test_a_family_is_the_same_everywhere():
    pattern = add(at("y", ONE), at("y", num(2)))
    assert match(pattern, add(at("z", ONE), at("z", num(2))), FAMILIES) == {"y": fam("z")}
    assert match(pattern, add(at("z", ONE), at("y", num(2))), FAMILIES) is None


def test_a_name_takes_a_whole_term():
    assert match(var("x"), add(var("a"), var("b")), NAMES) == {"x": add(var("a"), var("b"))}
    assert match(add(var("x"), ONE), add(bound(0), ONE), NAMES) is None


def test_what_is_found_before_is_left_alone():
    found = {"x": var("a")}
    assert match(add(var("x"), at("y", ONE)), add(var("a"), at("z", ONE)), NAMES | FAMILIES, found)
    assert found == {"x": var("a")}


def test_what_stands_behind_a_body_is_rewritten_too():
    term = Term("diff", (mul(bound(0), bound(0)), fn("sin", var("a"))))
    assert rewrite(term, CONTEXT, to_b).term == Term("diff", (term.args[0], var("b")))
    both = sum_("k", ONE, fn("sin", var("a")), fn("sin", at("y", var("k"))))
    assert rewrite(both, CONTEXT, to_b).places == 2


@pytest.mark.parametrize(("term", "sort"), [
    (Term("diff", (fn("sin", bound(0)), var("a"))), REAL),
    (lam("k", fn("sin", var("k"))), REAL),
    (sum_("k", ONE, var("n"), fn("sin", var("k"))), index(var("n"))),
])  # fmt: skip
def test_the_sort_of_a_bound_variable(term, sort):
    seen = []

    def look(inner, context):
        if inner.head == "sin":
            seen.append(context.sorts[str(inner.args[0].data)])

    rewrite(term, CONTEXT, look)
    assert seen == [sort]


def test_nothing_is_owed_inside_a_family():
    with pytest.raises(TermError, match="cannot be used"):
        rewrite(lam("k", fn("sin", var("k"))), CONTEXT, to_b)
