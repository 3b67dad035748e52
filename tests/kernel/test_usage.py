"""A family where a number belongs, a call of what is no definition: no claim, and no exception."""

import pytest

from symcheck.kernel.claim import (
    NATURAL,
    REAL,
    SIZE,
    Context,
    Definition,
    Exists,
    Extremum,
    Iff,
    Impossible,
    Limit,
    NotDifferentiable,
    Relation,
    Reparameterisation,
    Sort,
    family,
    index,
    permutation,
)
from symcheck.kernel.derivation import Derivation, Step
from symcheck.kernel.term import (
    ONE,
    TWO,
    ZERO,
    Term,
    add,
    at,
    call,
    diff,
    eq,
    fam,
    fn,
    forall,
    lam,
    le,
    lt,
    mul,
    neg,
    npow,
    sum_,
    upd,
    var,
)
from symcheck.kernel.theorem import run
from symcheck.kernel.usage import require_sorted
from symcheck.prove.decide import decide
from symcheck.report import Verdict

N, X, I, T = map(var, "nxit")
ROW = family((ONE, N))
SQUARE = Definition("square", (("t", REAL),), mul(T, T))
TOTAL = Definition(
    "total",
    (("m", SIZE), ("z", family((ONE, var("m"))))),
    sum_("k", ONE, var("m"), at("z", var("k"))),
)
HERE = Context(
    (
        ("n", SIZE), ("x", REAL), ("i", index(ONE, N)), ("g", ROW),
        ("w", family((ONE, N), (ONE, N))), ("p", permutation(ONE, N)),
    ),
    (),
    (SQUARE, TOTAL),
)  # fmt: skip

KIND = "is not declared as what it is used as"
INDICES = "has another number of indices"
CALL = "which is no such definition"
ARGUMENT = "is of another kind"
ODD = {
    "a family as a function": (call("g", X), CALL),
    "a number as a function": (call("x", X), CALL),
    "a family as a number": (var("g"), KIND),
    "a permutation as a number": (var("p"), KIND),
    "a definition as a number": (var("square"), KIND),
    "a number as a family": (at("x", I), KIND),
    "a definition as a family": (at("square", I), KIND),
    "an updated number": (upd("x", (I,), X, (I,)), KIND),
    "an updated definition": (upd("square", (I,), X, (I,)), KIND),
    "an index too many": (at("g", I, I), INDICES),
    "an index too few": (at("w", I), INDICES),
    "two indices of a permutation": (at("p", I, I), INDICES),
    "an updated entry with an index too few": (upd("w", (I,), X, (I,)), INDICES),
    "an updated entry with an index too many": (upd("g", (I, I), X, (I, I)), INDICES),
    "no argument": (call("square"), CALL),
    "an argument too many": (call("square", X, X), CALL),
    "a family for a number": (call("square", fam("g")), ARGUMENT),
    "a lam for a number": (call("square", lam("k", var("k"))), ARGUMENT),
    "a number for a family": (call("total", N, X), ARGUMENT),
    "a family of two indices for one of one": (call("total", N, fam("w")), ARGUMENT),
    "a lam of two indices for one of one": (
        call("total", N, lam("j", lam("k", var("k")))), ARGUMENT,
    ),
    "a family in a lam": (call("total", N, lam("k", fam("g"))), ARGUMENT),
    "a number called a family": (call("total", N, fam("x")), ARGUMENT),
    "a definition called a family": (call("total", N, fam("square")), ARGUMENT),
    "a family after a call that is good": (add(call("square", X), var("g")), KIND),
    "a family below a sum": (sum_("k", ONE, N, call("g", var("k"))), CALL),
    "a family at the end of a range": (sum_("k", ONE, var("g"), var("k")), KIND),
    "a family at the point of a derivative": (diff(T, "t", var("g")), KIND),
    "a family that is no family under a derivative": (diff(call("g", T), "t", X), CALL),
}  # fmt: skip


def refusal(claim, steps=()):
    """Return why a claim is refused; every rule would do as well."""
    found = run(Derivation(claim, steps))
    assert found.theorem is None
    assert found.records == ()
    return str(found.refusal)


def relation(context, left, right=ZERO, op="="):
    return Relation(context, (left, right), (op,))


@pytest.mark.parametrize(("term", "why"), ODD.values(), ids=ODD)
def test_what_is_no_claim_is_refused(term, why):
    assert why in refusal(relation(HERE, term))
    assert why in refusal(relation(HERE, ZERO, term, "<="))


@pytest.mark.parametrize("term", [call("g", X), var("g"), call("total", N, X)], ids=str)
def test_nothing_is_looked_for(term):
    report = decide(relation(HERE, term), seconds=0.2)
    assert report.verdict is report.claim_verdict is Verdict.UNKNOWN
    assert report.message is not None
    assert (report.steps, report.identity) == ((), "")


def with_sort(sort):
    return Context((*HERE.variables, ("q", sort)), (), HERE.definitions)


G = call("g", X)
LIMIT = Limit(HERE, mul(X, var("t")), "t", ZERO, ZERO)
PLACES = {
    "a hypothesis": relation(HERE.assume(lt(ZERO, G)), X, X),
    "a hypothesis for every index": relation(
        HERE.assume(forall("k", ONE, N, lt(ZERO, call("g", var("k"))))), X, X
    ),
    "a hypothesis of a limit": Limit(
        HERE.assume(lt(ZERO, G)), var("t"), "t", ZERO, ZERO
    ),
    "the end of a range": relation(with_sort(family((ONE, G))), ONE, ONE),
    "the end of an index": relation(with_sort(index(ONE, var("g"))), ONE, ONE),
    "the end of a range by an earlier index": relation(
        with_sort(family((ONE, N), (ONE, lam("j", call("g", var("j")))))), ONE, ONE
    ),
    "the left of an iff": Iff(HERE, eq(G, ZERO), eq(X, X)),
    "the right of an iff": Iff(HERE, eq(X, X), eq(G, ZERO)),
    "what tends": Limit(HERE, mul(G, T), "t", ZERO, ZERO),
    "where it tends": Limit(HERE, T, "t", G, ZERO),
    "what it tends to": Limit(HERE, T, "t", ZERO, G),
    "the variable of a limit as a family": Limit(HERE, at("t", ONE), "t", ZERO, ZERO),
    "what is bounded": Extremum(HERE, le(G, ZERO)),
    "where it is attained": Extremum(HERE, le(neg(npow(X, TWO)), ZERO), (("x", G),)),
    "where it is approached": Extremum(
        HERE, lt(X, ONE), approached=(Limit(HERE, T, "t", ZERO, G),)
    ),
    "what has no derivative": NotDifferentiable(HERE, mul(G, fn("abs", T)), "t", ZERO),
    "where there is no derivative": NotDifferentiable(HERE, fn("abs", T), "t", G),
    "what exists": Exists(HERE, (("t", REAL),), eq(T, G), (("t", X),)),
    "what exists as a family": Exists(HERE, (("t", REAL),), eq(at("t", ONE), X), (("t", X),)),
    "where it exists": Exists(HERE, (("t", index(ONE, G)),), eq(T, ONE), (("t", ONE),)),
    "a witness": Exists(HERE, (("t", REAL),), eq(T, X), (("t", G),)),
    "one network": Reparameterisation(HERE, mul(G, X), T, (("t", REAL),), (("t", X),)),
    "the other network": Reparameterisation(HERE, X, mul(G, T), (("t", REAL),), (("t", X),)),
    "a parameter as a family": Reparameterisation(
        HERE, X, at("t", ONE), (("t", REAL),), (("t", X),)
    ),
    "a map": Reparameterisation(HERE, X, T, (("t", REAL),), (("t", G),)),
    "an inverse map": Reparameterisation(
        HERE, X, T, (("t", REAL),), (("t", X),), (("x", call("g", T)),)
    ),
    "the range of a parameter": Reparameterisation(
        HERE, X, at("t", ONE), (("t", family((ONE, G))),), (("t", fam("g")),)
    ),
    "what is impossible": Impossible(HERE, (("t", REAL),), (lt(T, G), lt(G, T))),
    "what it is impossible for": Impossible(HERE, (("t", index(ONE, G)),), (lt(T, ZERO),)),
}


@pytest.mark.parametrize("claim", PLACES.values(), ids=PLACES)
def test_in_every_part_of_a_claim(claim):
    assert refusal(claim).endswith((KIND, CALL))
    assert decide(claim, seconds=0.2).verdict is Verdict.UNKNOWN


def test_the_goal_of_a_step():
    claim = relation(HERE, X, X)
    found = run(Derivation(claim, (Step(eq(X, add(G, neg(G))), "algebra"), Step(eq(X, X), "sign"))))
    assert found.theorem is None
    assert CALL in str(found.records[0].refusal)


NUMBER = (("t", REAL),)
FAMILY = (("m", SIZE), ("z", family((ONE, var("m")))))
DEFINITIONS = {
    "a family": (Definition("f", FAMILY, var("z")), KIND),
    "a family and its name": (Definition("f", FAMILY, fam("z")), "is no number"),
    "a lam": (Definition("f", NUMBER, lam("k", T)), "is no number"),
    "a relation": (Definition("f", NUMBER, lt(T, ONE)), "is no number"),
    "an index too many": (Definition("f", FAMILY, at("z", ONE, ONE)), INDICES),
    "a call of another kind": (Definition("f", NUMBER, call("total", ONE, T)), ARGUMENT),
    "a step that is a lam": (
        Definition("f", (("k", NATURAL),), on="k", base=ONE, step=lam("j", ONE)), "is no number",
    ),
    "a sum without a body": (Definition("f", NUMBER, Term("sum", (ONE, T))), "cannot have"),
    "a parameter's range": (
        Definition("f", (*NUMBER, ("z", family((ONE, call("t", ONE))))), T), CALL,
    ),
    "a base": (
        Definition("f", (*FAMILY, ("k", NATURAL)), on="k", base=var("z"), step=ONE), KIND,
    ),
    "a step": (
        Definition(
            "f", (*FAMILY, ("k", NATURAL)), on="k", base=ONE,
            step=call("f", var("m"), var("m"), var("k")),
        ),
        ARGUMENT,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("definition", "why"), DEFINITIONS.values(), ids=DEFINITIONS)
def test_definitions_are_numbers_of_their_parameters(definition, why):
    context = Context(HERE.variables, (), (*HERE.definitions, definition))
    assert why in refusal(relation(context, X, X))


GOOD = {
    "an entry": at("g", I),
    "an entry of a permutation": at("p", I),
    "an entry of two indices": at("w", I, I),
    "an updated entry": upd("w", (I, I), X, (I, I)),
    "a call": call("square", at("g", I)),
    "a call with a family": call("total", N, fam("g")),
    "a call with a permutation": call("total", N, fam("p")),
    "a call with a lam": call("total", N, lam("k", at("w", I, var("k")))),
    "a call without parameters": call("c"),
    "a call with an index": call("nth", N, I),
}


@pytest.mark.parametrize("term", GOOD.values(), ids=GOOD)
def test_what_is_used_as_declared_is_a_claim(term):
    constant = Definition("c", (), ONE)
    nth = Definition("nth", (("m", SIZE), ("k", index(ONE, var("m")))), var("k"))
    context = Context(HERE.variables, (), (*HERE.definitions, constant, nth))
    steps = (Step(eq(term, term), "algebra"),)
    assert run(Derivation(relation(context, term, term), steps)).theorem is not None
    require_sorted(term, context.sorts, context.defined)


def test_the_same_term_is_judged_by_each_context():
    term = mul(var("u"), var("u"))
    for sort, fits in ((REAL, True), (ROW, False), (REAL, True), (Sort("natural"), True)):
        context = Context((("n", SIZE), ("u", sort)))
        found = run(Derivation(relation(context, term, term), (Step(eq(term, term), "algebra"),)))
        assert (found.theorem is not None) == fits
