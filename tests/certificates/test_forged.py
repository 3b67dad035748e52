"""Certificates that no kernel wrote: what is false is refused, whatever rule it names."""

import pytest
from forging import Forgery, accepted, claim_that

from symcheck import recheck
from symcheck.kernel.claim import (
    NATURAL,
    REAL,
    SIZE,
    Context,
    Definition,
    Exists,
    Extremum,
    Impossible,
    Limit,
    Relation,
    family,
    index,
)
from symcheck.kernel.term import (
    ONE,
    TWO,
    ZERO,
    Term,
    add,
    at,
    call,
    disj,
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
    rel,
    sub,
    var,
)
from symcheck.read.text import read_problem

x, y, z, n, k = map(var, "xyznk")
REALS = Context((("x", REAL), ("y", REAL)))
NATURALS = Context((("n", NATURAL),))
FALSE = eq(ZERO, ONE)
#: Rules that look at their goal alone.
PLAIN = ("algebra", "definition", "derivative", "sign", "linear", "square_nonneg", "squaring")


def any_rule(claim, conditions=()):
    return any(accepted(claim, rule, conditions) for rule in PLAIN)


def test_a_condition_is_what_the_sides_need_and_no_value_of_a_derivative_s_function():
    """At x = 0, y = z = 1 both sides are defined and differ, and the condition is false."""
    text = "Piecewise((1/x, Derivative(5*z, y) > 0), (1, True)) = Piecewise((1, x != 0), (2, True))"
    claim = read_problem(text, ("z > 0", "y > 0"))
    never, off = le(add(mul(num(5), z), y), ZERO), ne(x, ZERO)
    condition = disj(never, off)
    there = claim.context.assume(condition)
    forgery = Forgery()
    absurd = claim_that(le(ONE, ZERO), there.assume(never))
    first = forgery.proof(
        Relation(absurd.context, claim.terms, claim.rels),
        forgery.step(claim.links[0], "impossible", forgery.outright(absurd, "sign")),
    )
    second = forgery.outright(Relation(there.assume(off), claim.terms, claim.rels), "algebra")
    step = forgery.step(claim.links[0], "cases", first, second, conditions=[never, off])
    for part in (first, second):
        assert not isinstance(forgery.decided(part), str)
    found = forgery.decided(forgery.proof(claim, step, conditions=[condition]))
    assert "a condition is not what the sides need" in str(found)


def test_what_is_true_is_accepted():
    assert accepted(claim_that(le(ZERO, npow(x, TWO)), REALS), "sign")
    assert accepted(claim_that(eq(sub(x, x), ZERO), REALS), "algebra")


# ── conditions ──


@pytest.mark.parametrize("condition", [
    FALSE, eq(x, ONE), lt(ZERO, x), ne(x, y), le(ONE, npow(x, TWO)), eq(div(ONE, ZERO), ONE),
])  # fmt: skip
def test_a_condition_is_one_that_the_sides_need(condition):
    claim = claim_that(eq(x, ONE), REALS)
    assert not any_rule(claim, (condition,))
    assert not accepted(claim_that(eq(x, x), REALS), "algebra", (condition,))


@pytest.mark.parametrize(("left", "right", "condition"), [
    (div(x, x), ONE, ne(x, ZERO)),
    (npow(fn("sqrt", x), TWO), x, le(ZERO, x)),
    (Term("diff", (fn("abs", Term("bound", (), 0)), x)), fn("sign", x), ne(x, ZERO)),
])  # fmt: skip
def test_a_condition_that_the_sides_need_is_accepted(left, right, condition):
    assert accepted(claim_that(eq(left, right), REALS), "derivative", (condition,))


def test_a_derivative_may_exist_where_a_formula_for_it_does_not_hold():
    modulus = fn("abs", Term("bound", (), 0))
    square = Term("diff", (Term("mul", (Term("bound", (), 0), modulus)), x))
    claim = claim_that(lt(ZERO, square), REALS)  # false at 0, where the derivative is 0
    assert not any_rule(claim, (ne(x, ZERO),))


def test_a_recursion_without_value_makes_no_condition_necessary():
    endless = Definition(
        "f", (("m", NATURAL), ("a", REAL)), on="m", base=div(ONE, var("a")), step=var("a")
    )
    context = Context((("x", REAL),), (), (endless,))
    claim = claim_that(eq(call("f", ONE, x), ONE), context)
    assert not any_rule(claim, (FALSE,))


def test_only_relations_have_conditions():
    claim = Exists(REALS, (("z", REAL),), eq(z, add(z, ONE)), (("z", ZERO),))
    assert not accepted(claim, "witness", (FALSE,))


# ── what is declared ──


@pytest.mark.parametrize("claim", [
    Exists(REALS, (("z", family((ONE, var("q")))),), le(x, x), (("z", lam("k", ZERO)),)),
    Exists(REALS, (("z", index(ONE, var("q"))),), le(x, x), (("z", ONE),)),
])  # fmt: skip
def test_the_ends_of_a_range_are_declared(claim):
    assert not accepted(claim, "witness")


def test_a_family_is_no_number():
    square = Definition("f", (("a", REAL),), npow(var("a"), TWO))
    context = Context((("y", family(TWO)),), (), (square,))
    for value in (fam("y"), lam("k", ONE)):
        assert not any_rule(claim_that(le(ZERO, call("f", value)), context))


def test_a_recursion_that_could_not_be_looked_at_has_no_value():
    pair = Definition("g", (("Y", family(TWO, TWO)),), at("Y", ONE, ONE))
    endless = Definition(
        "f", (("m", NATURAL),), on="m", base=ZERO, step=call("g", lam("k", ZERO))
    )
    context = Context((("n", NATURAL),), (), (pair, endless))
    claim = claim_that(eq(call("f", n), call("f", n)), context)
    forgery = Forgery()
    document = recheck.Document(forgery.text(forgery.outright(claim, "algebra")))
    there = document.claim(document.proof["claim"]).context
    for _ in range(2):
        with pytest.raises(recheck.Refused):
            recheck.defined(recheck.T("call", (recheck.var("n"),), "f"), there)


# ── terms without a value ──

WHERE = "m: natural; y: family(m); p: permutation(m); x: real"


@pytest.mark.parametrize("text", [
    "m + Sum(argmax(y[k], (k, 1, m)), (j, 1, m)) >= 1",
    "m + Sum(p[1], (j, 1, m)) >= 1",
    "m + 0*Piecewise((argmax(y[k], (k, 1, m)), m >= 1), (0, True)) >= 1",
    "m + 0*Piecewise((p[1], m >= 1), (0, True)) >= 1",
    "x + Sum(sqrt(x), (k, 1, m)) >= 0",
    "Sum(1/x, (k, 1, m))*x = m*x/x",
    "Piecewise((1/x**2, x > 0), (-1, True)) > 0",
    "x/x = 1", "log(x) = log(x)", "1/(1/x) = x", "0*log(x) = 0",
])  # fmt: skip
def test_a_term_without_value_says_nothing(text):
    assert not any_rule(read_problem(text, (), WHERE))


@pytest.mark.parametrize("hypothesis", [
    le(ZERO, npow(fn("log", x), TWO)),
    le(ZERO, fn("sqrt", x)),
    le(ZERO, fn("exp", fn("log", x))),
])  # fmt: skip
def test_a_hypothesis_without_value_does_not_hold_where_a_bound_is_attained(hypothesis):
    context = Context((("x", REAL),)).assume(hypothesis)
    bound = le(ZERO, npow(sub(x, num(-1)), TWO))
    assert not accepted(Extremum(context, bound, (("x", num(-1)),)), "extremum")
    bound = le(ZERO, npow(sub(x, ONE), TWO))
    assert accepted(Extremum(context, bound, (("x", ONE),)), "extremum")


@pytest.mark.parametrize(("point", "fair"), [("-oo", False), ("oo", True)])
def test_a_hypothesis_without_value_does_not_hold_on_the_way_to_a_limit(point, fair):
    context = Context((("x", REAL),)).assume(le(ZERO, npow(fn("log", x), TWO)))
    value = fn("exp", x) if point == "-oo" else fn("exp", sub(ZERO, x))
    limit = Limit(Context(), value, "x", point, ZERO)
    claim = Extremum(context, rel(">=", value, ZERO), (), False, (limit,))
    forgery = Forgery()
    found = forgery.decided(forgery.outright(claim, "extremum", forgery.outright(limit, "limit")))
    assert isinstance(found, str) is not fair


@pytest.mark.parametrize(("name", "fair"), [("n", False), ("x", True), ("t", True)])
def test_a_limit_moves_along_one_variable_of_the_bound(name, fair):
    """At n = 1/2, which is no natural number, (2n − 1)² would be 0; elsewhere it is 1 at least."""
    context = Context((("x", REAL), ("n", NATURAL)))
    body = add(npow(sub(mul(TWO, var(name)), ONE), TWO), mul(ZERO, var(name)))
    square = add(npow(sub(mul(TWO, n if name == "n" else x), ONE), TWO), mul(ZERO, x))
    limit = Limit(Context(), body, name, div(ONE, TWO), ZERO)
    claim = Extremum(context, rel(">=", square, ZERO), (), False, (limit,))
    forgery = Forgery()
    found = forgery.decided(forgery.outright(claim, "extremum", forgery.outright(limit, "limit")))
    assert isinstance(found, str) is not fair


def test_the_other_variables_have_their_sorts_where_a_bound_is_attained():
    context = Context((("n", SIZE), ("i", index(num(5), n))))
    assert not accepted(Extremum(context, le(ONE, n), (("n", ONE),)), "extremum")


# ── chains ──


def test_the_steps_lead_to_the_claim():
    forgery = Forgery()
    for claim, *goals in (
        (claim_that(eq(x, ONE), REALS),),
        (claim_that(eq(x, ONE), REALS), eq(x, x)),
        (claim_that(eq(div(x, x), div(x, x)), REALS),),
        (Relation(REALS, (x, ONE, x), ("=", "=")), eq(x, x)),
        (claim_that(lt(x, x), REALS), le(x, x)),
        (claim_that(eq(x, y), REALS), eq(x, x), eq(y, y)),
    ):
        steps = [forgery.step(goal, "algebra") for goal in goals]
        assert isinstance(forgery.decided(forgery.proof(claim, *steps)), str)


def test_a_part_is_in_the_context_of_its_step():
    forgery = Forgery()
    goal = eq(x, ONE)
    for other in (REALS.assume(goal), Context((("x", REAL), ("w", REAL))).assume(goal)):
        part = forgery.outright(claim_that(goal, other), "linear")
        proof = forgery.outright(claim_that(goal, REALS), "transitivity", part)
        assert isinstance(forgery.decided(proof), str)


def test_a_part_has_no_condition():
    forgery = Forgery()
    goal = eq(div(x, x), ONE)
    part = forgery.outright(claim_that(goal, REALS), "algebra", conditions=(ne(x, ZERO),))
    proof = forgery.outright(claim_that(goal, REALS), "transitivity", part)
    assert isinstance(forgery.decided(proof), str)


# ── theorems and induction ──


def test_a_theorem_does_not_rest_on_itself():
    forgery = Forgery()
    claim = claim_that(eq(x, ONE), REALS)
    premise = forgery.theorem(claim, "forged")
    proof = forgery.proof(claim, forgery.step(claim.links[0], "linear", premises=[premise]))
    assert isinstance(forgery.decided(proof), str)


def test_two_theorems_do_not_rest_on_each_other(tmp_path):
    for name, other in (("first", "second"), ("second", "first")):
        forgery = Forgery()
        claims = {"first": claim_that(eq(x, ONE), REALS), "second": claim_that(eq(ONE, x), REALS)}
        step = forgery.step(
            claims[name].links[0], "linear", premises=[forgery.theorem(claims[other], other)]
        )
        text = forgery.text(forgery.proof(claims[name], step), name=name)
        (tmp_path / f"{name}.json").write_text(text, encoding="utf-8")
    folder = recheck.Folder(tmp_path.glob("*.json"))
    assert all(isinstance(folder.decide(name), str) for name in ("first", "second"))


WRONG = le(n, ZERO)


def by_induction(forgery, step, base=None, context=NATURALS):
    base = base or forgery.outright(claim_that(le(ZERO, ZERO)), "sign")
    return forgery.outright(claim_that(WRONG, context), "induction", base, step, variable="n")


def test_an_induction_hypothesis_is_used_in_its_induction_only():
    forgery = Forgery()
    claim = claim_that(WRONG, NATURALS)
    premise = forgery.hypothesis("n", claim)
    for rule in ("linear", "theorem"):
        step = forgery.step(WRONG, rule, premises=[premise])
        assert isinstance(forgery.decided(forgery.proof(claim, step)), str)


@pytest.mark.parametrize("values", [{}, {"n": add(n, ONE)}, {"n": ZERO}])
@pytest.mark.parametrize("rule", ["linear", "theorem"])
def test_an_induction_hypothesis_is_about_its_own_variable(values, rule):
    forgery, after = Forgery(), le(add(n, ONE), ZERO)
    premise = forgery.hypothesis("n", claim_that(WRONG, NATURALS))
    step = forgery.step(after, rule, premises=[premise], values=values)
    part = forgery.proof(claim_that(after, NATURALS), step)
    assert isinstance(forgery.decided(by_induction(forgery, part)), str)


def test_an_induction_hypothesis_says_what_is_to_be_shown():
    forgery, after = Forgery(), le(add(n, ONE), ZERO)
    other = claim_that(le(add(n, ONE), ZERO), NATURALS)
    step = forgery.step(after, "linear", premises=[forgery.hypothesis("n", other)])
    part = forgery.proof(claim_that(after, NATURALS), step)
    assert isinstance(forgery.decided(by_induction(forgery, part)), str)


def test_an_induction_hypothesis_needs_the_hypotheses_at_n():
    given = eq(n, ONE)
    context = NATURALS.assume(given)
    forgery = Forgery()
    goal = eq(n, TWO)
    base = forgery.outright(claim_that(eq(ZERO, TWO), Context().assume(eq(ZERO, ONE))), "linear")
    inner = NATURALS.assume(eq(add(n, ONE), ONE))
    premise = forgery.hypothesis("n", claim_that(goal, context))
    step = forgery.step(eq(add(n, ONE), TWO), "linear", premises=[premise])
    part = forgery.proof(claim_that(eq(add(n, ONE), TWO), inner), step)
    proof = forgery.outright(claim_that(goal, context), "induction", base, part, variable="n")
    assert isinstance(forgery.decided(proof), str)


@pytest.mark.parametrize("inner", [
    Context((("n", SIZE),)), Context((("n", REAL),)), NATURALS.assume(FALSE),
    NATURALS.assume(le(n, ZERO)), Context((("n", NATURAL), ("w", NATURAL))),
])  # fmt: skip
def test_the_step_of_an_induction_is_about_every_n(inner):
    forgery, after = Forgery(), le(add(n, ONE), ZERO)
    part = forgery.outright(claim_that(after, inner), "linear")
    assert isinstance(forgery.decided(by_induction(forgery, part)), str)


def test_the_base_of_an_induction_is_the_least_number():
    forgery, goal = Forgery(), le(ONE, n)
    base = forgery.outright(claim_that(le(ONE, ONE)), "sign")
    part = forgery.outright(claim_that(le(ONE, add(n, ONE)), NATURALS), "sign")
    proof = forgery.outright(claim_that(goal, NATURALS), "induction", base, part, variable="n")
    assert isinstance(forgery.decided(proof), str)


def test_a_false_consequence_follows_from_what_is_given_only():
    forgery = Forgery()
    claim = Impossible(REALS, (("z", REAL),), (eq(z, x),))
    for given in (eq(z, add(z, ONE)), FALSE):
        inner = REALS.declare("z", REAL).assume(eq(z, x), given)
        part = forgery.outright(claim_that(FALSE, inner), "linear")
        assert isinstance(forgery.decided(forgery.outright(claim, "impossible", part)), str)


def test_an_induction_hypothesis_is_not_used_beside_the_induction_around_it():
    """m·(m + n − 1) = 0, by an inner hypothesis at m + 1 whose base used the one for m."""

    def wrong(a, b):
        return eq(Term("mul", (a, add(a, b, num(-1)))), ZERO)

    m, forgery = var("m"), Forgery()
    both, only_m = Context((("m", NATURAL), ("n", NATURAL))), Context((("m", NATURAL),))
    after, following = add(m, ONE), add(n, ONE)
    outer = forgery.hypothesis("m", claim_that(wrong(m, n), both))
    inner = forgery.hypothesis("n", claim_that(wrong(after, n), both))
    for moved in (after, m):
        base = forgery.step(wrong(after, ZERO), "linear", premises=[outer], values={"n": TWO})
        step = forgery.step(
            wrong(after, following), "linear", premises=[inner, outer],
            values=[{"m": moved, "n": n}, {"m": m, "n": add(n, TWO)}],
        )  # fmt: skip
        whole = forgery.outright(
            claim_that(wrong(after, n), both), "induction",
            forgery.proof(claim_that(wrong(after, ZERO), only_m), base),
            forgery.proof(claim_that(wrong(after, following), both), step), variable="n",
        )  # fmt: skip
        first = forgery.outright(claim_that(wrong(ZERO, n), NATURALS), "algebra")
        proof = forgery.outright(
            claim_that(wrong(m, n), both), "induction", first, whole, variable="m"
        )
        assert isinstance(forgery.decided(proof), str)
