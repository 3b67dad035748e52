"""What bars the way to what is not shown: conditions, indices, contexts."""

from dataclasses import replace

import pytest
from kernel_goals import context_of

from symcheck.kernel.claim import INTEGER, REAL, Context, Definition, family, index
from symcheck.kernel.sign import prove, show
from symcheck.kernel.sign.combination import _bounds_by_maxima, by_facts
from symcheck.kernel.sign.decide import Signs
from symcheck.kernel.term import ZERO, at, le, lt, num, tends, var
from symcheck.kernel.writing import to_text
from symcheck.read.text import read_hypothesis, read_term

WHERE = (
    "n: size; m: natural; i: index(n); j: index(m); a, b, c, d, x: real; y, z: family(n);"
    " u: family(m); A: family(n, n); p: permutation(n)"
)
SLOPE = "Derivative(Abs(a), a)"
SHOWN = {
    "a relation that is given": (f"{SLOPE} < b", [f"{SLOPE} < b"]),
    "a term and itself": (f"{SLOPE} = {SLOPE}", []),
    "a slope beside the kink": (f"{SLOPE} = 1", ["a > 0"]),
    "a slope's bound beside the kink": (f"{SLOPE} <= 1", ["a > 0"]),
    "a slope that is given beside the kink": (f"{SLOPE} = b", ["sign(a) = b", "a != 0"]),
    "not equal through another": ("a != c", ["a < b", "b < c"]),
    "not equal through another, from above": ("a != c", ["a > b", "b > c"]),
    "an instance that is not 0": ("y[i] - z[i] != 0", ["y[k] - z[k] != 0 for k in 1..n"]),
    "an instance in a combination": ("y[i] + a <= z[i] + a", ["y[k] <= z[k] for k in 1..n"]),
    "part of an instance in a combination": (
        "y[i] + a <= 1 + a",
        ["(y[k] <= z[k] and z[k] <= 1) for k in 1..n"],
    ),
    "beside an instance that is no relation": (
        "z[i] + a <= z[i] + b + exp(b)",
        ["a <= b", "(A[k, l] <= z[k] for l in 1..n) for k in 1..n"],
    ),
    "an open end above": ("a + 2*atan(x) < b + 1571/500", ["a <= b"]),
    "an open end below": ("a + 2*atan(x) > b - 1571/500", ["a >= b"]),
    "an end below": ("a + 2*sin(x) >= b - 2", ["a >= b"]),
    "by the range of what only a fact mentions": ("a < b", ["a + exp(x) <= b"]),
    "two open ends": ("a + atan(x) < b + atan(c) + 1571/500", ["a <= b"]),
    "a fraction that is not 0": ("a/b != 0", ["a != 0"]),
    "a disjunction with the others failing": ("a > 0 or b > 0 or a + b <= 0", []),
    "a quantifier beside another": (
        "(y[k] > 0 for k in 1..n) or (z[k] > 0 for k in 1..n)",
        ["y[k] > 0 for k in 1..n"],
    ),
    "a quantifier where the other part fails": (
        "(y[k] > 0 for k in 1..n) or a <= 0",
        ["y[k] > a for k in 1..n"],
    ),
    "an instance at a permuted index": ("y[p[i]] > 0", ["y[k] > 0 for k in 1..n"]),
    "quantifiers in each other": (
        "(y[k] + z[l] > 0 for l in 1..n) for k in 1..n",
        ["y[k] > 0 for k in 1..n", "z[k] > 0 for k in 1..n"],
    ),
}
NOT_SHOWN = {
    "a slope at a kink": (f"{SLOPE} = sign(a)", []),
    "a slope's bound at a kink": (f"{SLOPE} <= 1", []),
    "a slope that is given, at a kink": (f"{SLOPE} = b", ["sign(a) = b"]),
    "a slope by two bounds, at a kink": (f"{SLOPE} = b", ["sign(a) <= b", "b <= sign(a)"]),
    "not equal by one end": ("a != c", ["a <= b", "b <= c"]),
    "an instance of another relation": ("y[i] - z[i] != 0", ["y[k] > 0 for k in 1..n"]),
    "less by being not equal": ("y[i] <= z[i]", ["y[k] != z[k] for k in 1..n"]),
    "more by being not equal": ("y[i] >= z[i]", ["y[k] != z[k] for k in 1..n"]),
    "a combination of a disjunction": (
        "y[i] + a <= 1 + a",
        ["(y[k] <= 0 or y[k] >= 1) for k in 1..n"],
    ),
    "a product of which one factor may be 0": ("a*b != 0", ["a != 0"]),
    "a closed end": ("a + 2*sin(x) < b + 2", ["a <= b"]),
    "beyond an end below": ("a + 2*sin(x) >= b - 1", ["a >= b"]),
    "an instance at an index that may have no value": (
        "y[p[j]] > 0",
        ["y[k] > 0 for k in 1..n"],
    ),
    "a fraction with a denominator of any sign": ("a/c <= b/c", ["a <= b", "c != 0"]),
    "not nothing": ("not (y[k] > 0 for k in 1..n)", []),
}


def asked(text, given):
    context = context_of("x = x", given, WHERE)
    return context, read_hypothesis(text, context)


@pytest.mark.parametrize(("text", "given"), SHOWN.values(), ids=SHOWN)
def test_shown(text, given):
    assert show(*asked(text, given)) is not None


@pytest.mark.parametrize(("text", "given"), NOT_SHOWN.values(), ids=NOT_SHOWN)
def test_not_shown(text, given):
    assert show(*asked(text, given)) is None


def test_a_limit_is_shown_where_it_is_given():
    limit = tends("n", at("y", var("n")), ZERO)
    context = Context()
    assert not prove(context, limit)
    assert prove(context.assume(limit), limit)


def test_of_many_facts_those_about_the_same_variables_are_used():
    context = context_of("x = x", [f"x < {k}" for k in range(61)], WHERE)
    prop = read_hypothesis("a < c", context)
    chain = [read_hypothesis(text, context) for text in ("a < b", "b < c")]
    assert prove(context.assume(*chain), prop)
    many = [read_hypothesis(f"a < b + {k}", context) for k in range(61)]
    assert prove(context_of("x = x", (), WHERE).assume(*chain, *many), prop)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("y[i] + Max(y[k], (k, 1, n))", ["y[i] <= Max(y[k], (k, 1, n))"]),
        ("y[i] + Min(y[k], (k, 1, n))", ["Min(y[k], (k, 1, n)) <= y[i]"]),
        ("y[i] + Max(z[k], (k, 2, n))", []),
        ("y[i]", []),
        ("Max(y[k], (k, 1, n))", []),
        ("z[i] + Sum(Max(A[k, l], (l, 1, n)), (k, 1, n))", []),
        ("Max(y[k], (k, 0, 1)) + Sum(z[KroneckerDelta(k, 1)], (k, 1, n))", []),
    ],
)
def test_bounds_by_maxima(text, wanted):
    context = context_of("x = x", (), WHERE)
    found = _bounds_by_maxima(Signs.of(context), read_term(text, context))
    assert [to_text(p) for p in found] == wanted


def test_without_facts_nothing_is_combined():
    context = context_of("x = x", (), "a: real")
    signs = Signs.of(context)
    assert by_facts(signs, read_term("a", context), ">") is None
    assert by_facts(signs, read_term("a", context), "!=") is None


def test_an_instance_that_is_no_relation_is_no_fact():
    given = ["a <= b", "z[k] < 0 or z[k] > 1 or z[k] = a for k in 1..n"]
    context = context_of("x = x", given, WHERE)
    term = read_term("b - a + z[i] - z[i]", context)
    assert by_facts(Signs.of(context), term, ">=") is not None
    assert by_facts(Signs.of(context), term, ">") is None


# ── the context without the last index ──

K = ("k", index(num(3)))
HERE = Context((("x", REAL),))
ONCE = Definition("f", (("t", REAL),), var("t"))


def outer_of(here, outer, name="x"):
    here.__dict__["_outer"] = outer
    return Signs(here)._outside(lt(ZERO, var(name)))


def test_what_does_not_mention_the_last_index_is_asked_outside():
    inner = HERE.declare(*K)
    found = outer_of(inner, HERE)
    assert found is not None
    assert found.context is HERE
    assert outer_of(inner, HERE, "k") is None


@pytest.mark.parametrize(
    ("here", "outer"),
    [
        (Context(), Context()),
        (HERE.declare(*K), None),
        (HERE.declare("k", INTEGER), HERE),
        (HERE.declare(*K), HERE.declare("y", REAL)),
        (HERE.declare(*K), Context()),
        (HERE.declare(*K), HERE.assume(lt(ZERO, var("x")))),
        (HERE.declare(*K).assume(lt(ZERO, var("x"))), HERE),
        (HERE.declare(*K), replace(HERE, definitions=(ONCE,))),
        (Context((("x", INTEGER), K)), HERE),
        (Context((("k", INTEGER),)), Context()),
        (HERE.declare("z", family(num(3))), HERE),
    ],
    ids=[
        "nothing",
        "no outer",
        "no index",
        "more",
        "less",
        "a hypothesis more",
        "one less",
        "a definition more",
        "another sort",
        "an integer alone",
        "a family",
    ],
)
def test_another_context_is_not_asked(here, outer):
    here = replace(here)
    assert outer_of(here, outer) is None


def test_what_an_empty_range_would_show_is_not_lost():
    inner = HERE.declare("k", index(num(2), num(1)))
    inner.__dict__["_outer"] = HERE
    assert Signs(inner).show(le(num(2), num(1))) is not None
    assert not prove(HERE, le(num(2), num(1)))
