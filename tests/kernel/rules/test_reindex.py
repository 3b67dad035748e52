"""The rule ``reindex``, and the sort of permutations that it relies on."""

import re
from fractions import Fraction

import pytest
from kernel_goals import check, context_of, goal, shown, term_in

from symcheck.kernel.balls import meets
from symcheck.kernel.claim import Context, Definition, Sort, is_integer, permutation
from symcheck.kernel.derivation import RuleRefused
from symcheck.kernel.rules.premises import instance
from symcheck.kernel.rules.reindex import unpermuted
from symcheck.kernel.sign import prove
from symcheck.kernel.term import ONE, TermError, at, fam, lam, le, num, var
from symcheck.prove.decide import decide
from symcheck.read.text import read_hypothesis, read_problem
from symcheck.report import Verdict

WHERE = (
    "n: size; m: size; p: permutation(n); q: permutation(m); s: permutation(0..n - 1);"
    " y: family(n); z: family(n); w: family(n, m); x: family(m); f: family(n);"
    " i: index(n); j: index(n)"
)


def asked(text, given=()):
    return goal(text, given, WHERE)


NETWORK = "Sum(f[{0}]*tanh(Sum(w[{0}, d]*x[d], (d, 1, m))), (k, 1, n))"
TRIANGLE = "Sum(Sum(y[k]*z[l], (l, 1, k)), (k, 1, n))"
TURNED = "Sum(Sum(y[k]*z[l], (k, l, n)), (l, 1, n))"

ACCEPTS = {
    "a sum": asked("Sum(y[p[k]], (k, 1, n)) = Sum(y[k], (k, 1, n))"),
    "from right to left": asked("Sum(y[k], (k, 1, n)) = Sum(y[p[k]], (k, 1, n))"),
    "of two families": asked("Sum(y[p[k]]*z[p[k]], (k, 1, n)) = Sum(y[k]*z[k], (k, 1, n))"),
    "a product": asked("Product(y[p[k]], (k, 1, n)) = Product(y[k], (k, 1, n))"),
    "a maximum": asked("Max(y[p[k]], (k, 1, n)) = Max(y[k], (k, 1, n))"),
    "inside other terms": asked("exp(Sum(y[p[k]], (k, 1, n))/n)^2 = exp(2*Sum(y[k], (k, 1, n))/n)"),
    "the hidden units of a network": asked(f"{NETWORK.format('p[k]')} = {NETWORK.format('k')}"),
    "two sums": asked(
        "Sum(Sum(w[p[k], q[l]], (k, 1, n)), (l, 1, m)) = Sum(Sum(w[k, l], (k, 1, n)), (l, 1, m))"
    ),
    "softmax": asked("softmax(y[p[k]], (k, 1, n))[i] = softmax(y)[p[i]]"),
    "from 0": asked("Sum(exp(s[k]), (k, 0, n - 1)) = Sum(exp(k), (k, 0, n - 1))"),
    "twice": asked("Sum(y[p[p[k]]], (k, 1, n)) = Sum(y[k], (k, 1, n))"),
    "under a derivative": goal(
        "Derivative(Sum(exp(t*z[p[k]]), (k, 1, n)), t)"
        " = Derivative(Sum(exp(t*z[k]), (k, 1, n)), t)",
        (),
        WHERE + "; t: real",
    ),
    "shifted": asked("Sum(exp(k), (k, 1, n)) = Sum(exp(l + 1), (l, 0, n - 1))"),
    "in the other order": asked(
        "Product(Product(w[k, l], (l, 1, m)), (k, 1, n))"
        " = Product(Product(w[k, l], (k, 1, n)), (l, 1, m))"
    ),
    "maxima in the other order": asked(
        "Max(Max(w[k, l], (l, 1, m)), (k, 1, n)) = Max(Max(w[k, l], (k, 1, n)), (l, 1, m))"
    ),
    "a triangle in the other order": asked(f"{TRIANGLE} = {TURNED}"),
    "nested and shifted": asked(
        "Sum(Sum(y[k]*z[l], (l, 1, k)), (k, 1, n))"
        " = Sum(Sum(y[k + 1]*z[l], (l, 1, k + 1)), (k, 0, n - 1))"
    ),
    "one nested sum, shifted": asked(
        "Sum(Sum(k*x[l], (l, 1, m)), (k, 1, n))"
        " = Sum((k + 1)*Sum(x[l], (l, 1, m)), (k, 0, n - 1))"
    ),
    "the other nested sum, shifted": asked(
        "Sum((k + 1)*Sum(x[l], (l, 1, m)), (k, 0, n - 1))"
        " = Sum(Sum(k*x[l], (l, 1, m)), (k, 1, n))"
    ),
    "beside a maximum of the ends": asked(
        "Max(1, n)*Sum(y[p[k]], (k, 1, n)) = Max(1, n)*Sum(y[k], (k, 1, n))"
    ),
    "softmax under one permutation": goal(
        "softmax(y[p[k]], (k, 1, n))[i] = softmax(y)[p[i]]", (),
        "n: size; p: permutation(n); y: family(n); i: index(n)",
    ),
    "reversed": asked("Sum(y[k], (k, 1, n)) = Sum(y[n + 1 - k], (k, 1, n))"),
}

REFUSES = {
    "a triangle and its mirror image": (
        asked(f"{TRIANGLE} = Sum(Sum(y[k]*z[l], (k, 1, l)), (l, 1, n))"),
        "was not shown (the same pairs)",
    ),
    "a triangle and a square": (
        asked(f"{TRIANGLE} = Sum(Sum(y[k]*z[l], (k, 1, n)), (l, 1, n))"),
        "was not shown (the same pairs)",
    ),
    "a square and a triangle": (
        asked(f"Sum(Sum(y[k]*z[l], (l, 1, n)), (k, 1, n)) = {TURNED}"),
        "was not shown (the same pairs)",
    ),
    "the index stands alone as well": (
        asked("Sum(k*y[p[k]], (k, 1, n)) = Sum(k*y[k], (k, 1, n))"), "differ by",
    ),
    "only one of two is permuted": (
        asked("Sum(y[p[k]]*z[k], (k, 1, n)) = Sum(y[k]*z[k], (k, 1, n))"), "differ by",
    ),
    "only a part of the range": (
        asked("Sum(y[p[k]], (k, 1, n - 1)) = Sum(y[k], (k, 1, n - 1))"), "differ by",
    ),
    "a part of the range and the whole": (
        asked("Sum(y[p[k]], (k, 1, n - 1)) = Sum(y[k], (k, 1, n))"), "differ by",
    ),
    "softmax at two indices": (
        goal("softmax(y)[i] = softmax(y)[j]", (), "y: family(3); i: index(3); j: index(3)"),
        "the sides are no two sums",
    ),
    "another range": (
        asked("Sum(y[p[k]], (k, 1, m)) = Sum(y[k], (k, 1, m))", ["m <= n"]), "differ by",
    ),
    "another family": (asked("Sum(y[p[k]], (k, 1, n)) = Sum(z[k], (k, 1, n))"), "differ by"),
    "softmax is not itself": (
        asked("softmax(y[p[k]], (k, 1, n))[i] = softmax(y)[i]"), "differ by",
    ),
    "a range that is longer": (asked("Sum(1, (k, 1, n)) = Sum(1, (k, 0, n))"), "differ by"),
    "another shift": (asked("Sum(exp(k), (k, 1, n)) = Sum(exp(k), (k, 0, n - 1))"), "differ by"),
    "a sum and a product": (
        asked("Sum(y[k], (k, 1, n)) = Product(y[k], (k, 1, n))"), "the sides are no two sums",
    ),
    "a bound": (asked("Sum(y[p[k]], (k, 1, n)) <= Sum(y[k], (k, 1, n))"), "expected an equation"),
}  # fmt: skip


@pytest.mark.parametrize("wanted", ACCEPTS.values(), ids=ACCEPTS)
def test_accepts(wanted):
    check("reindex", wanted)


@pytest.mark.parametrize(("wanted", "reason"), REFUSES.values(), ids=REFUSES)
def test_refuses(wanted, reason):
    with pytest.raises(RuleRefused, match=re.escape(reason)):
        check("reindex", wanted)


def test_a_sum_in_which_the_index_stands_alone_is_left_as_it_is():
    for text in ("Sum(k*y[p[k]], (k, 1, n))", "Sum(y[k], (k, 1, n))", "Sum(y[p[k]], (k, 1, i))"):
        term = term_in(CONTEXT, text)
        assert unpermuted(term, CONTEXT) == term


# ── the sort ─────────────────────────────────────────────────────────────────────

CONTEXT = context_of("i = i", (), WHERE)

HOLDS = {
    "1 <= p[i]", "p[i] <= n", "0 < p[p[i]]", "p[i] >= 1 and p[p[i]] <= n", "0 <= s[i - 1]",
    "KroneckerDelta(p[i], p[j]) = KroneckerDelta(i, j)",
}  # fmt: skip
HOLDS_NOT = {
    "p[i] = i", "p[i] < n", "1 < p[i]", "p[i] <= m", "s[i - 1] >= 1", "y[p[i]] = y[i]",
    "KroneckerDelta(p[i], j) = KroneckerDelta(i, j)", "1 <= y[i]",
}  # fmt: skip


@pytest.mark.parametrize("text", sorted(HOLDS))
def test_its_values_are_in_its_range(text):
    assert prove(CONTEXT, read_hypothesis(text, CONTEXT))


@pytest.mark.parametrize("text", sorted(HOLDS_NOT))
def test_nothing_more_is_known_of_its_values(text):
    assert not prove(CONTEXT, read_hypothesis(text, CONTEXT))


@pytest.mark.parametrize(
    "text", ["p[i] = i", "p[i] != i", "p[p[i]] = i", "y[p[i]] = y[i]", "p[1] <= p[n]"]
)
def test_what_is_not_so_for_every_permutation_is_refuted(text):
    assert decide(read_problem(text, (), WHERE)).verdict is Verdict.REFUTED


def test_its_values_are_integers():
    assert is_integer(at("p", var("i")), CONTEXT)
    assert not is_integer(at("y", var("i")), CONTEXT)


@pytest.mark.parametrize(
    ("values", "expected"),
    [((2, 3, 1), True), ((1, 2, 3), True), ((1, 1, 2), False), ((0, 1, 2), False),
     ((1, 2, Fraction(5, 2)), False)],
)  # fmt: skip
def test_a_point_gives_a_permutation(values, expected):
    context = Context((("n", Sort("size")), ("p", permutation(var("n")))))
    point = {"n": 3, "p": {(i + 1,): Fraction(v) for i, v in enumerate(values)}}
    assert meets(context, point) is expected


def test_a_theorem_for_every_permutation_is_used_at_a_permutation_only():
    theorem = shown("p[i] <= n", (), "n: size; p: permutation(n); i: index(n)")
    assert instance(theorem, {"p": fam("p")}, CONTEXT)[1] == []
    for value in (fam("y"), fam("q"), fam("s"), lam("k", ONE), lam("k", var("n"))):
        with pytest.raises(RuleRefused, match="is no permutation of its range"):
            instance(theorem, {"p": value}, CONTEXT)


def test_a_definition_takes_no_permutation():
    with pytest.raises(TermError, match="has a permutation as a parameter"):
        Definition("f", (("n", Sort("size")), ("p", permutation(var("n")))), ONE)


def test_an_index_beyond_the_range_has_no_value():
    claim = read_problem("p[n + 1] <= n", (), "n: size; p: permutation(n)")
    assert decide(claim).verdict is not Verdict.PROVED


def test_the_sort_is_written_as_it_is_read():
    from symcheck.kernel.text import sort_text

    assert sort_text(permutation(var("n"))) == "permutation(n)"
    assert sort_text(permutation(num(0), var("n"))) == "permutation(0..n)"
    assert le(ONE, at("p", term_in(CONTEXT, "i"))) == read_hypothesis("1 <= p[i]", CONTEXT)
