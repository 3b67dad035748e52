"""An author who wants a false theorem gets none: each derivation here abuses one rule."""

from dataclasses import replace

import pytest

from symcheck.kernel.claim import (
    NATURAL,
    POSITIVE,
    REAL,
    Context,
    Definition,
    Exists,
    Extremum,
    Limit,
    NotDifferentiable,
    Relation,
    Reparameterisation,
    index,
)
from symcheck.kernel.derivation import Derivation, Step
from symcheck.kernel.term import (
    ONE,
    TWO,
    ZERO,
    Term,
    TermError,
    add,
    at,
    call,
    diff,
    div,
    eq,
    fn,
    fresh,
    lam,
    le,
    lt,
    mul,
    neg,
    npow,
    num,
    rel,
    substitute,
    var,
)
from symcheck.kernel.theorem import Theorem, induction_hypothesis, run
from symcheck.read.text import read_hypothesis, read_problem, read_term
from symcheck.read.where import read_where

n, x, y = var("n"), var("x"), var("y")


def by(claim, rule, premises=(), arguments=None, parts=()):
    goal = claim.links[0] if isinstance(claim, Relation) else claim
    step = Step(goal, rule, tuple(premises), arguments or {}, tuple(parts))
    return run(Derivation(claim, (step,)))


def proved(text, rule, given=(), where=""):
    theorem = by(read_problem(text, given, where), rule).theorem
    assert theorem is not None
    return theorem


def relation(context, prop):
    return Relation(context, prop.args, (str(prop.data),))


# ── values and matches ──


def an_index_keeps_its_range_when_the_size_changes():
    theorem = proved("i <= n", "sign", (), "n: size; i: index(n)")
    claim = read_problem("i <= m", (), "n: size; m: size; i: index(n)")
    return by(claim, "theorem", [theorem], {"values": {"n": var("m")}})


def a_given_value_is_taken_for_the_theorem_s_own_variable():
    theorem = proved("x - y = -(y - x)", "algebra")
    return by(read_problem("t - t = -(t - y)"), "theorem", [theorem], {"values": {"x": y}})


def a_quantified_hypothesis_is_used_between_two_indices():
    claim = read_problem("(3/2 - 1)*(3/2 - 2) >= 0", ["(k - 1)*(k - 2) >= 0 for k in 1..2"])
    return by(claim, "instantiate")


def a_quantified_equation_is_used_between_two_indices():
    claim = read_problem("(3/2 - 1)*(3/2 - 2) = 0", ["(k - 1)*(k - 2) = 0 for k in 1..2"])
    return by(claim, "given")


def a_maximum_is_compared_between_two_indices():
    return by(read_problem("(3/2)*(3 - 3/2) <= Max(k*(3 - k), (k, 1, 2))"), "maximum")


def a_sum_is_strict_between_two_indices():
    claim = read_problem("Sum(0*k, (k, 1, 2)) < Sum((k - 1)*(2 - k), (k, 1, 2))")
    return by(claim, "termwise", (), {"strict_at": div(num(3), TWO)})


# ── induction ──


def an_induction_hypothesis_is_used_at_every_index_of_a_sum():
    context = read_where("n: natural")
    claim = relation(context, eq(n, ZERO))
    hypothesis = induction_hypothesis(claim, "n")
    lemma = read_problem("m = 0", (), "m: size")
    inside = read_where("m: size; n: index(1..m)")
    every = read_hypothesis("KroneckerDelta(n, m)*n = KroneckerDelta(n, m)*0", inside)
    part = by_derivation(relation(inside, every), "theorem", (hypothesis,), {"values": {"n": n}})
    first = read_term("Sum(KroneckerDelta(k, m)*k, (k, 1, m))", lemma.context)
    second = read_term("Sum(KroneckerDelta(k, m)*0, (k, 1, m))", lemma.context)
    outcome = run(
        Derivation(
            lemma,
            (
                Step(eq(var("m"), first), "algebra"),
                Step(eq(first, second), "congruence", parts=(part,)),
                Step(eq(second, ZERO), "algebra"),
            ),
        )
    )
    if outcome.theorem is None:
        return outcome
    after = relation(context, eq(add(n, ONE), ZERO))
    step = by_derivation(after, "theorem", (outcome.theorem,), {"values": {"m": add(n, ONE)}})
    base = by_derivation(relation(Context(), eq(ZERO, ZERO)), "algebra")
    arguments = {"variable": "n", "hypothesis": hypothesis}
    return by(claim, "induction", (), arguments, (base, step))


def by_derivation(claim, rule, premises=(), arguments=None):
    return Derivation(claim, (Step(claim.links[0], rule, premises, arguments or {}),))


# ── other kinds of claim ──


def something_exists_by_the_sort_of_its_namesake():
    claim = Exists(
        read_where("y: positive"), (("y", POSITIVE),), eq(y, neg(ONE)), (("y", neg(ONE)),)
    )
    return by(claim, "witness")


def a_bound_is_attained_outside_the_sort():
    square = npow(add(x, ONE), TWO)
    claim = Extremum(read_where("x: positive"), le(ZERO, square), (("x", neg(ONE)),))
    return by(claim, "extremum")


def a_bound_is_approached_where_no_hypothesis_holds():
    limit = Limit(Context(), fn("sigmoid", x), "x", "oo", ONE)
    bound = lt(fn("sigmoid", x), ONE)
    claim = Extremum(Context((("x", REAL),), (lt(x, ONE),)), bound, (), False, (limit,))
    return by(claim, "extremum", (), {}, (Derivation(limit, (Step(limit, "limit"),)),))


def an_inverse_leads_out_of_the_old_parameters():
    claim = Reparameterisation(
        read_where("x: real; a: positive"),
        mul(var("a"), x),
        mul(var("c"), x),
        (("c", REAL),),
        (("c", var("a")),),
        (("a", var("c")),),
    )
    return by(claim, "reparameterisation")


def a_map_of_parameters_looks_at_the_input():
    claim = Reparameterisation(
        read_where("x: real; a: real"),
        mul(var("a"), fn("sin", x), x),
        mul(var("c"), x),
        (("c", REAL),),
        (("c", mul(var("a"), fn("sin", x))),),
    )
    return by(claim, "reparameterisation")


def a_hypothesis_speaks_of_the_variable_that_a_claim_binds():
    t = var("t")
    claim = NotDifferentiable(Context((), (eq(t, ZERO),)), npow(t, TWO), "t", ZERO)
    return by(claim, "not_differentiable", (), {"right": t, "left": neg(t)})


# ── derivatives ──


def a_derivative_exists_at_one_point_and_is_differentiated_there():
    inner = "Subs(Derivative(Abs(t)*s**2, t), t, 0)"
    return by(read_problem(f"Subs(Derivative({inner}, s), s, 0) = 0"), "derivative")


def the_same_with_a_rectifier():
    inner = "Subs(Derivative(relu(t)*s**2, t), t, 0)"
    return by(read_problem(f"Subs(Derivative({inner}, s), s, 0) = 0"), "derivative")


def the_same_with_branches():
    inner = "Subs(Derivative(Piecewise((0, t <= 0), (t*s**2, True)), t), t, 0)"
    return by(read_problem(f"Subs(Derivative({inner}, s), s, 0) = 0"), "derivative")


def a_name_that_the_kernel_is_about_to_use():
    outcome = None
    for ahead in range(1, 40):
        number = int(str(fresh("t").data).split("#")[1])
        name = f"t#{number + ahead:09d}"
        body = diff(mul(var("s"), var(name)), "s", ONE)
        claim = Relation(Context(((name, REAL),)), (body, TWO), ("=",))
        try:
            outcome = by(claim, "derivative")
        except TermError:
            continue
        if outcome.theorem is not None:
            return outcome
    return outcome


# ── what is no number ──


def a_natural_power_with_a_negative_exponent():
    return by(read_problem("natpow(x, -1) = natpow(x, -1)"), "algebra")


def a_recursion_that_divides_by_what_may_be_zero():
    step = div(call("f", n, x), x)
    function = Definition("f", (("n", NATURAL), ("x", REAL)), None, "n", ONE, step)
    three = call("f", num(3), x)
    context = Context((("x", REAL),), (), (function,))
    return by(Relation(context, (add(three, neg(three)), ZERO), ("=",)), "algebra")


# ── objects ──


def a_premise_that_is_no_theorem():
    class Lookalike:
        claim = read_problem("x = y")
        conditions = rules = relies_on = assumed = ()
        hypothetical = pinned = frozenset()
        name = ""

    return by(read_problem("x = y"), "theorem", [Lookalike()])


def a_step_whose_goal_changes():
    goals = [read_problem("x = x").links[0]]

    class Changing(Step):
        @property
        def goal(self):
            return goals.pop() if goals else read_problem("x = y").links[0]

        @goal.setter
        def goal(self, value):
            pass

    step = object.__new__(Changing)
    for name, value in (("rule", "algebra"), ("premises", ()), ("arguments", {}), ("parts", ())):
        object.__setattr__(step, name, value)
    return run(Derivation(read_problem("x = y"), (step,)))


def a_claim_of_lists():
    context = read_where("x: real")
    return by(Relation(context, [x, x], ["="]), "algebra")


def a_hole_under_another_name():
    class Name(str):
        __slots__ = ()

        def __eq__(self, other):
            return False if other == "assumed" and other is not self else str.__eq__(self, other)

        __hash__ = str.__hash__

    return by(read_problem("x = y"), Name("assumed"))


def a_relation_of_no_known_kind():
    return by(Relation(read_where("x: real"), (x, x), ("!",)), "sign")


def an_undeclared_variable():
    return by(Relation(Context(), (x, x), ("=",)), "algebra")


ATTACKS = [
    an_index_keeps_its_range_when_the_size_changes,
    a_given_value_is_taken_for_the_theorem_s_own_variable,
    a_quantified_hypothesis_is_used_between_two_indices,
    a_quantified_equation_is_used_between_two_indices,
    a_maximum_is_compared_between_two_indices,
    a_sum_is_strict_between_two_indices,
    an_induction_hypothesis_is_used_at_every_index_of_a_sum,
    something_exists_by_the_sort_of_its_namesake,
    a_bound_is_attained_outside_the_sort,
    a_bound_is_approached_where_no_hypothesis_holds,
    an_inverse_leads_out_of_the_old_parameters,
    a_map_of_parameters_looks_at_the_input,
    a_hypothesis_speaks_of_the_variable_that_a_claim_binds,
    a_derivative_exists_at_one_point_and_is_differentiated_there,
    the_same_with_a_rectifier,
    the_same_with_branches,
    a_name_that_the_kernel_is_about_to_use,
    a_premise_that_is_no_theorem,
    a_step_whose_goal_changes,
    a_claim_of_lists,
    a_hole_under_another_name,
    a_relation_of_no_known_kind,
    an_undeclared_variable,
]


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda f: f.__name__.replace("_", " "))
def test_gives_no_theorem(attack):
    theorem = attack().theorem
    if theorem is not None:
        pytest.fail(f"a theorem, under {theorem.conditions}, assumed {theorem.assumed}")


def test_a_natural_power_with_a_negative_exponent_holds_under_what_is_false_only():
    assert a_natural_power_with_a_negative_exponent().theorem.conditions == (le(ZERO, neg(ONE)),)


def test_a_recursion_without_a_value_is_never_conditional():
    assert a_recursion_that_divides_by_what_may_be_zero().theorem is None


# ── objects that refuse ──


def test_a_theorem_cannot_be_copied_with_another_claim():
    theorem = proved("x = x", "algebra")
    with pytest.raises(TypeError, match="only the kernel makes theorems"):
        replace(theorem, claim=read_problem("x = y"))


@pytest.mark.parametrize("kind", [Term, Theorem], ids=["a term", "a theorem"])
def test_has_no_subclass(kind):
    with pytest.raises(TypeError, match="cannot be subclassed"):
        type("Fake", (kind,), {})


def test_what_a_context_declares_cannot_be_changed():
    with pytest.raises(TypeError):
        read_where("x: real").sorts["x"] = NATURAL


def test_a_variable_is_declared_once():
    with pytest.raises(TermError, match="declared twice"):
        Context((("x", REAL), ("x", NATURAL)))


def test_definitions_are_not_circular():
    f = Definition("f", (("x", REAL),), add(call("g", x), ONE))
    g = Definition("g", (("x", REAL),), call("f", x))
    with pytest.raises(TermError, match="'g', which is not defined before it"):
        Context((), (), (f, g))


def test_a_definition_with_a_variable_named_like_another_is_open():
    with pytest.raises(TermError, match="is open"):
        Definition("f", (("x", REAL),), add(call("g", x), var("g")))


def test_families_of_two_indices_are_replaced_under_two_binders():
    context = read_where("n: size; w: family(n, n); v: family(n); u: family(n)")
    term = read_term("Sum(Sum(w[b, 1], (b, 1, n)), (a, 1, n))", context)
    value = lam("i", lam("j", add(at("v", var("i")), at("u", var("j")))))
    wanted = read_term("Sum(Sum(v[b] + u[1], (b, 1, n)), (a, 1, n))", context)
    assert substitute(term, {"w": value}) == wanted


def test_a_maximum_that_is_undefined_is_attained_nowhere():
    inside = read_where("i: index(1..2)")
    part = read_problem("0 = 1", ["1/(i - 1) = Max(1/(k - 1), (k, 1, 2))"], "i: index(1..2)")
    assert index(ONE, TWO) == inside.sorts["i"]
    hole = Derivation(part, (Step(part.links[0], "assumed"),))
    assert by(read_problem("0 = 1"), "attained", (), {}, (hole,)).theorem is None


def test_relations_have_six_kinds():
    with pytest.raises(TermError):
        rel("!", x, x)
