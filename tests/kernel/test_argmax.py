"""argmax and argmin: what they abbreviate, what is known of them, their values."""

from fractions import Fraction

import pytest
from kernel_goals import context_of, prop_in, term_in

from symcheck.kernel.argmax import abbreviated, argmax, argmin, extreme_index, index_bounds
from symcheck.kernel.balls import Undecided, Undefined, value
from symcheck.kernel.claim import is_integer
from symcheck.kernel.defined import obligations
from symcheck.kernel.sign import prove
from symcheck.kernel.term import (
    ONE,
    TRUE,
    ZERO,
    Term,
    add,
    at,
    bigmax,
    bigmin,
    le,
    num,
    open_,
    piecewise,
    substitute,
    sum_,
    var,
)
from symcheck.kernel.text import to_text

WHERE = "n: size; m: natural; y, z: family(n); W: family(n, n); i: index(n); x: real"
CONTEXT = context_of("x = x", (), WHERE)
N, K = var("n"), var("k")


def read(text):
    return term_in(CONTEXT, text)


def test_is_the_least_of_the_indices_at_which_the_maximum_is_reached():
    found = argmax("k", ONE, N, at("y", K))
    text = "Min(Piecewise((k, Max(y[k], (k, 1, n)) <= y[k]), (n, True)), (k, 1, n))"
    assert to_text(found) == text
    assert read(text) == found
    other = "Min(Piecewise((k, y[k] <= Min(y[k], (k, 1, n))), (n, True)), (k, 1, n))"
    assert to_text(argmin("k", ONE, N, at("y", K))) == other


@pytest.mark.parametrize("kind", ["argmax", "argmin"])
@pytest.mark.parametrize(
    "text",
    ["y[k]", "k", "x", "Sum(W[k, j]*y[j], (j, 1, n))", "Max(W[k, j], (j, k, n))", "softmax(y)[k]"],
)
def test_is_recognised_with_its_body(kind, text):
    context = context_of("x = x", (), f"{WHERE}; k: index(n)")
    body = term_in(context, text)
    low = term_in(context, "i - 1")
    known = abbreviated(extreme_index(kind, "k", low, N, body))
    assert known is not None
    found, extreme = known
    assert found == kind
    assert extreme.args[:2] == (low, N)
    assert open_(extreme, K) == body


def test_is_recognised_below_a_binder_that_it_depends_on():
    inner = argmax("k", K, N, at("W", K, var("j")))  # the range starts at another k
    whole = sum_("j", ONE, N, sum_("k", ONE, N, inner))
    below = whole.args[2].args[2]
    known = abbreviated(below)
    assert known is not None
    assert open_(sum_("j", ONE, N, inner), var("j")) == inner
    assert abbreviated(inner) is not None


def test_the_ends_of_a_range_are_not_captured():
    found = argmax("k", K, add(K, ONE), at("y", K))
    assert to_text(found) == (
        "Min(Piecewise((k1, Max(y[k], (k, k, k + 1)) <= y[k1]), (k + 1, True)), (k1, k, k + 1))"
    )
    context = context_of("x = x", (), f"{WHERE}; k: index(n)")
    assert term_in(context, to_text(found)) == found
    assert substitute(found, {"k": num(2)}) == argmax("k", num(2), add(num(2), ONE), at("y", K))


NOT_ARGMAX = {
    "another relation": "Min(Piecewise((k, Max(y[k], (k, 1, n)) < y[k]), (n, True)), (k, 1, n))",
    "another family": "Min(Piecewise((k, Max(z[k], (k, 1, n)) <= y[k]), (n, True)), (k, 1, n))",
    "another range": "Min(Piecewise((k, Max(y[k], (k, 2, n)) <= y[k]), (n, True)), (k, 1, n))",
    "another end": "Min(Piecewise((k, Max(y[k], (k, 1, n)) <= y[k]), (1, True)), (k, 1, n))",
    "another value": "Min(Piecewise((1, Max(y[k], (k, 1, n)) <= y[k]), (n, True)), (k, 1, n))",
    "the greatest": "Max(Piecewise((k, Max(y[k], (k, 1, n)) <= y[k]), (n, True)), (k, 1, n))",
    "a body that depends": "Min(Piecewise((k, Max(W[k, j], (j, 1, n)) <= W[k, k]), (n, True)),"
    " (k, 1, n))",
    "no condition": "Min(y[k], (k, 1, n))",
}


@pytest.mark.parametrize("text", NOT_ARGMAX.values(), ids=NOT_ARGMAX)
def test_what_is_nearly_argmax_is_not_recognised(text):
    assert abbreviated(read(text)) is None


# ── an integer within its range ──

INTEGERS = [
    "argmax(y)", "argmin(W[i, k], (k, 2, n))", "Max(k**2, (k, 1, n))",
    "Min(Piecewise((k, x > 0), (i, True)), (k, 1, n))", "Piecewise((1, x > 0), (n, True))",
    "Max(argmax(W[k, j], (j, 1, n)), (k, 1, n))",
]  # fmt: skip
NO_INTEGERS = [
    "Max(y[k], (k, 1, n))", "Min(k/2, (k, 1, n))", "Piecewise((1, x > 0), (x, True))",
    "Min(Piecewise((k, x > 0), (y[k], True)), (k, 1, n))", "Max(x, (k, 1, n))",
]  # fmt: skip


@pytest.mark.parametrize("text", INTEGERS)
def test_is_an_integer(text):
    assert is_integer(read(text), CONTEXT)


@pytest.mark.parametrize("text", NO_INTEGERS)
def test_is_no_integer(text):
    assert not is_integer(read(text), CONTEXT)


def test_a_bound_index_does_not_become_an_integer_outside():
    loose = bigmin("k", ONE, N, at("y", K)).args[2]
    assert not is_integer(loose.args[0], CONTEXT)
    assert not is_integer(var("k"), CONTEXT)


def test_lies_in_its_range():
    found = read("argmax(y)")
    assert index_bounds(found) == (le(ONE, found), le(found, N))
    for text in ("argmax(y) <= n", "1 <= argmax(y)",
                 "argmin(W[i, k], (k, i, n)) >= i", "argmax(y) + 1 <= n + 1"):  # fmt: skip
        assert prove(CONTEXT, prop_in(CONTEXT, text))
    text = "argmax(y[k], (k, 3, n)) >= 3"  # of an empty range nothing is said
    assert not prove(CONTEXT, prop_in(CONTEXT, text))
    assert prove(CONTEXT.assume(prop_in(CONTEXT, "3 <= n")), prop_in(CONTEXT, text))
    for text in ("argmax(y) < n", "argmax(y) >= 2", "argmax(y) <= i"):
        assert not prove(CONTEXT, prop_in(CONTEXT, text))


def test_bounds_are_those_of_indices_only():
    for text in (
        "Min(Piecewise((k, y[k] > 0), (n + 1, True)), (k, 1, n))",
        "Min(Piecewise((k + 1, y[k] > 0), (n, True)), (k, 1, n))",
        "Min(Piecewise((y[k], y[k] > 0), (n, True)), (k, 1, n))",
        "Min(k, (k, 1, n))",
    ):
        assert index_bounds(read(text)) == ()
    k = var("k")
    outer = bigmin("j", ONE, N, bigmin("k", ONE, N, piecewise((var("j"), TRUE))))
    assert index_bounds(outer.args[2]) == ()  # the value is the outer index
    assert index_bounds(bigmax("k", k, N, piecewise((k, le(k, ZERO)), (N, TRUE)))) != ()


# ── definedness ──


def unshown(text):
    return [
        to_text(o.prop)
        for o in obligations(read(text), CONTEXT)
        if not prove(o.context, o.prop)
    ]  # fmt: skip


def test_is_defined_where_its_range_has_an_element():
    assert not unshown("argmax(y)")
    assert not unshown("y[argmax(y)]")
    assert not unshown("argmax(softmax(y))")
    assert "1 <= m" in unshown("argmax(x, (k, 1, m))")
    assert unshown("argmax(y[k], (k, 1, n + 1))")
    assert unshown("argmax(log(y[k]), (k, 1, n))")
    assert unshown("z[argmax(x, (k, 1, n)) + 1]")


# ── values ──


def at_point(text, *entries, **others):
    point = {"n": len(entries), "y": {(k + 1,): v for k, v in enumerate(entries)}, **others}
    return value(read(text), point, 64)


@pytest.mark.parametrize(
    ("entries", "greatest", "least"),
    [((1, 2, 3), 3, 1), ((5, 2, 3), 1, 2), ((2, 2, 2), 1, 1), ((1, 3, 3), 2, 1), ((7,), 1, 1),
     ((3, 0, 3, 0), 1, 2)],
)  # fmt: skip
def test_the_least_index_counts_at_a_tie(entries, greatest, least):
    assert at_point("argmax(y)", *entries) == greatest
    assert at_point("argmin(y)", *entries) == least
    assert at_point("y[argmax(y)]", *entries) == max(entries)


def test_ranges_that_do_not_start_at_1():
    assert at_point("argmax(y[k], (k, 2, n))", 9, 1, 4, 2) == 3
    assert at_point("argmin(y[k], (k, 3, n))", 0, 0, 4, 2) == 4
    assert at_point("argmax(k*(4 - k), (k, -1, 3))", 0) == 2
    with pytest.raises(Undefined):
        at_point("argmax(y[k], (k, 2, 1))", 1)


def test_values_that_are_told_apart_by_balls_only():
    assert at_point("argmax(softmax(y))", 1, Fraction(5, 2), 1) == 2
    with pytest.raises(Undecided):
        at_point("argmax(softmax(y))", 1, 2, 2)


def test_the_derivative_is_zero_where_the_greatest_stands_out():
    assert at_point("Derivative(argmax(x*y[k], (k, 1, n))*x, x)", 1, 2, x=3) == 2
    with pytest.raises(Undecided):
        at_point("Derivative(argmax(x*y[k], (k, 1, n))*x, x)", 1, 2, x=0)


def test_a_term_is_made_of_what_it_abbreviates():
    assert {t.head for t in (argmax("k", ONE, N, K), argmin("k", ONE, N, K))} == {"bigmin"}
    assert isinstance(argmax("k", ONE, N, K), Term)
