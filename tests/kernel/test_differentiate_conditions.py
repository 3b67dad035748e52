"""What differentiation owes, and what it refuses: boundaries, ranges, indices, definitions."""

import pytest
from kernel_goals import FAMILY, context_of, prop_in

from symcheck.authoring.definitions import define
from symcheck.kernel.claim import NATURAL, REAL, Context, Definition
from symcheck.kernel.differentiate import Differentiation, NotDifferentiated, derivative
from symcheck.kernel.dropped import keep_sides
from symcheck.kernel.recursion import is_differentiable
from symcheck.kernel.sign import prove
from symcheck.kernel.term import ONE, Term, call, diff, fn, mul, num, var
from symcheck.kernel.writing import to_text
from symcheck.read.text import read_term
from symcheck.read.where import read_where

WHERE = FAMILY + "; x: real; m: integer; a: real; c: real; l: natural; L: natural"
X, L = var("x"), var("L")


def found_for(text, given=(), *, at_kinks=True):
    context = context_of(f"{text} = {text}", given, WHERE)
    return derivative(read_term(text, context), context, prove, at_kinks=at_kinks)


CONDITIONS = {
    "Piecewise((x, x > 0 and x < a), (1, True))": ["x != 0", "x != a"],
    "Piecewise((x, x > 0 or x < a), (1, True))": ["x != 0", "x != a"],
    "Piecewise((x, not (x > 0)), (1, True))": ["x != 0"],
    "Piecewise((x, a > 0), (x**2, True))": [],
    "Piecewise((x, log(x) < 1), (1, a < exp(sqrt(x))))": [
        "0 < x", "log(x) != 1", "a != exp(sqrt(x))",
    ],
    "Product(log(x + y[k]), (k, 1, n))": ["0 < x + y[k] for k in 1..n"],
    "asin(x)": ["-1 < x", "x < 1", "0 < 1 - x**2"],
    "Derivative(log(x) + log(exp(x) + 1), x)": ["0 < x", "0 < exp(x) + 1", "x != 0"],
}  # fmt: skip


@pytest.mark.parametrize(("body", "wanted"), CONDITIONS.items())
def test_the_conditions(body, wanted):
    conditions = found_for(f"Derivative({body}, x)", at_kinks=False).conditions
    found = {to_text(o.prop) for o in conditions}
    assert set(wanted) <= found
    if wanted == []:
        assert not found


def test_a_later_branch_owes_nothing_where_an_earlier_one_is_taken():
    body = "Piecewise((x, x < 1), (log(x), True))"
    conditions = found_for(f"Derivative({body}, x)", ["x < 0"]).conditions
    context = context_of("x = x", ["x < 0"], WHERE)
    assert all(prove(context, o.prop) for o in conditions)


def test_the_power_where_the_base_is_shown_not_to_vanish():
    found = found_for("Derivative(x^l, x)", ["x > 0"])
    assert to_text(found.value) == "l*x**(l - 1)"
    assert [to_text(o.prop) for o in found.conditions] == ["x != 0"]


@pytest.mark.parametrize("body", [
    "Piecewise((0, sign(t) < 1/2), (1, True))", "Piecewise((0, 1/2 > sign(t)), (1, True))",
    "Piecewise((t, sign(t) > -1/2 and t < 1), (0, True))",
    "Piecewise((0, not (sign(t) > 1/2)), (1, True))",
])  # fmt: skip
def test_a_condition_that_jumps(body):
    found = found_for(f"Subs(Derivative({body}, t), t, 0)")
    assert not all(prove(o.context, o.prop) for o in found.conditions)


@pytest.mark.parametrize(("body", "why"), [
    ("Sum(1, (k, sign(x), n))", "the range depends on the variable"),
    ("Sum(1, (k, 1, sign(x)))", "the range depends on the variable"),
    ("Product(2, (k, sign(x), n))", "the range depends on the variable"),
    ("Piecewise((1, (y[k] > x for k in 1..n) and x > 0), (0, True))", "quantifies over"),
])  # fmt: skip
def test_refuses(body, why):
    with pytest.raises(NotDifferentiated, match=why):
        found_for(f"Derivative({body}, x)")


@pytest.mark.parametrize("indices", [
    (fn("sign", X), num(1)), (num(1), fn("sign", X)), (fn("sign", X), fn("sign", X)),
])  # fmt: skip
def test_an_index_that_moves(indices):
    context = context_of("x = x", (), WHERE)
    entry = diff(Term("upd", (X, *indices), "y"), "x", X)
    with pytest.raises(NotDifferentiated, match="an index depends on the variable"):
        derivative(entry, context, prove)


POWER = Definition(
    "power", (("x", REAL), ("L", NATURAL)), on="L", base=ONE, step=mul(X, call("power", X, L))
)


@pytest.mark.parametrize("unknown", [call("power", X), call("nothing", X)])
def test_a_call_of_no_definition(unknown):
    context = Context((("x", REAL), ("L", NATURAL)), (), (POWER,))
    with pytest.raises(NotDifferentiated, match="depends on the variable in several arguments"):
        derivative(diff(unknown, "x", X), context, prove)


def test_answers_are_kept_apart():
    context = context_of("x = x", (), WHERE)
    term = read_term("Derivative(x*Abs(x), x)", context)
    (met,) = derivative(term, context, prove).conditions
    (away,) = derivative(term, context, prove, at_kinks=False).conditions
    (told,) = derivative(term, context, lambda *_: True).conditions
    assert prove(context, met.prop)
    assert to_text(away.prop) == to_text(told.prop) == "x != 0"


def test_what_is_taken_to_be_differentiable_is_kept_apart():
    bent = define("f", "L: natural; a: real", on="L", base="a", step="Abs(f(L, sign(a)))")
    context = Context((("L", NATURAL), ("x", REAL)), (), (bent,))
    slope = diff(call("f", L, X), "x", X)
    assert derivative(slope, context, prove, known=("f", 1, ())).conditions == ()
    with pytest.raises(NotDifferentiated, match="was not shown to be differentiable"):
        derivative(slope, context, prove)


CONTINUITY = {
    "sign(x) < 1/2": ["x != 0"],
    "1/2 > sign(x)": ["x != 0"],
    "sign(x) < 1 and log(x) > 0": ["x != 0", "0 < x"],
    "not (log(x) > 0)": ["0 < x"],
    "sign(a) < 1": [],
    "sign(a) < 1 or log(x) > 0": ["0 < x"],
    "log(x + y[k]) > 0 for k in 1..n": ["0 < x + y[k] for k in 1..n"],
    "log(a + y[k]) > 0 for k in 1..n": [],
}


@pytest.mark.parametrize(("prop", "wanted"), CONTINUITY.items())
def test_what_the_continuity_of_a_condition_owes(prop, wanted):
    context = context_of("x = x", (), WHERE)
    work = Differentiation("x", X, context, prove, None)
    keep_sides(prop_in(context, prop), work)
    assert {to_text(c) for c in work.conditions} == set(wanted)


# ── recursive definitions ──

PAIR = "L: natural; a, c: real"


def recursive(base, step, where="L: natural; a: real", definitions=()):
    return define("f", where, on="L", base=base, step=step, definitions=definitions)


def owed_by_a_slope(definition, text, *others):
    context = Context(read_where(WHERE).variables, (), (*others, definition))
    found = derivative(read_term(f"Derivative({text}, x)", context), context, prove)
    return [to_text(o.prop) for o in found.conditions]


RECURSIVE = {
    "a kink at the start": (
        recursive("c*Abs(a)", "f(L, a, c)", PAIR), "f(L, x, c)", ["x != 0"],
    ),
    "a condition of the step": (
        recursive("a", "f(L, a, c)*c + Abs(a)", PAIR),
        "f(L, x, c)",
        ["x != 0 for l in 0..L - 1"],
    ),
    "before another parameter": (
        recursive("a", "Abs(a - c) + f(L, a, c)", PAIR),
        "f(L, x, 2)",
        ["x - 2 != 0 for l in 0..L - 1"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("definition", "text", "wanted"), RECURSIVE.values(), ids=RECURSIVE)
def test_a_slope_owes(definition, text, wanted):
    assert owed_by_a_slope(definition, text) == wanted


def test_a_definition_that_is_not_defined_everywhere():
    with pytest.raises(NotDifferentiated, match="was not shown to be differentiable"):
        owed_by_a_slope(recursive("1/a", "f(L, a)"), "f(L, x)")


def test_another_recursion_is_asked_for_its_own_slope():
    bent = define("g", "L: natural; a: real", on="L", base="Abs(a)", step="g(L, a)")
    straight = define("g", "L: natural; a: real", on="L", base="a", step="2*g(L, a)")
    for inner, expected in ((bent, False), (straight, True)):
        outer = recursive("a", "f(L, a) + g(L, a)", definitions=(inner,))
        context = Context(definitions=(inner, outer))
        assert is_differentiable(outer, "a", context) is expected


def test_a_parameter_on_which_a_range_depends():
    where = "L: natural; a: real; w: family(sign(a) + 2)"
    definition = recursive("a", "f(L, a, w) + a", where)
    assert not is_differentiable(definition, "a", Context(definitions=(definition,)))
    fixed = recursive("a", "f(L, a, w) + a", where.replace("sign(a) + 2", "2"))
    assert is_differentiable(fixed, "a", Context(definitions=(fixed,)))
