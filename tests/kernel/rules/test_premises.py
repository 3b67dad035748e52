"""How rules read their premises: theorems at values, parts in contexts."""

from dataclasses import replace

import pytest
from kernel_goals import FAMILY, check, context_of, goal, shown, term_in, trusted

from symcheck.kernel.claim import REAL, Context, Definition, Relation
from symcheck.kernel.derivation import Derivation, RuleRefused, Step
from symcheck.kernel.rules.premises import instance, relation_in, require_context, value_owes
from symcheck.kernel.sign import prove
from symcheck.kernel.term import TWO, call, fam, lam, mul, num, var
from symcheck.kernel.theorem import induction_hypothesis, run
from symcheck.read.text import read_problem

TWICE = Definition("twice", (("x", REAL),), mul(TWO, var("x")))
THRICE = Definition("twice", (("x", REAL),), mul(num(3), var("x")))
X = Context((("x", REAL),))
WITH = replace(X, definitions=(TWICE,))
CALL = Relation(WITH, (call("twice", var("x")), mul(TWO, var("x"))), ("=",))
BELOW = shown("y[i] <= Max(y[k], (k, 1, n))", where=FAMILY.replace("; z: family(n)", ""))
HERE = context_of(
    "n + m + y[i] + z[j] = 0",
    (),
    "n: size; m: size; y: family(n); z: family(m); i: index(n); j: index(m)",
)


def met(owed):
    return all(prove(o.context, o.prop) for o in owed)


def test_variables_stand_for_themselves():
    relation, owed = instance(BELOW, {}, HERE)
    assert relation.terms == BELOW.claim.terms
    assert owed == []


def test_all_variables_at_values():
    values = {"n": var("m"), "y": fam("z"), "i": var("j")}
    relation, owed = instance(BELOW, values, HERE)
    assert relation.terms[0] == term_in(HERE, "z[j]")
    assert met(owed)


@pytest.mark.parametrize(
    "values",
    [{"n": var("m")}, {"y": fam("z")}, {"i": var("j")}, {"n": num(1)}, {"n": num(0)}],
    ids=str,
)
def test_a_value_alone_breaks_the_sorts_of_the_others(values):
    assert not met(instance(BELOW, values, HERE)[1])


def test_a_family_of_one_value():
    relation, owed = instance(BELOW, {"y": lam("k", num(5))}, HERE)
    assert relation.terms[0] == num(5)
    assert met(owed)


def test_a_definition_has_to_be_in_use_here():
    theorem = run(Derivation(CALL, (Step(CALL.links[0], "definition"),))).theorem
    assert met(instance(theorem, {}, WITH)[1])
    with pytest.raises(RuleRefused, match="definition of 'twice' is not in use here"):
        instance(theorem, {}, X)
    with pytest.raises(RuleRefused, match="definition of 'twice' is not in use here"):
        instance(theorem, {}, replace(X, definitions=(THRICE,)))
    with pytest.raises(RuleRefused, match="another definition of 'twice'"):
        require_context(WITH, replace(X, definitions=(THRICE,)))


def test_an_induction_variable_stands_for_itself():
    claim = read_problem("n = n", (), "n: natural")
    hypothesis = induction_hypothesis(claim, "n")
    with pytest.raises(RuleRefused, match="it stands for itself"):
        instance(hypothesis, {"n": num(1)}, claim.context)
    assert instance(hypothesis, {"n": var("n")}, claim.context)[1] == []


def test_a_part_has_the_sorts_of_the_goal():
    part = trusted("x = x", where="x: integer")
    with pytest.raises(RuleRefused, match="a part declares 'x' otherwise"):
        relation_in(part, X)


def test_a_number_is_no_family_and_a_family_no_number():
    with pytest.raises(RuleRefused, match="is a family, expected a number"):
        value_owes("x", REAL, {"x": fam("y")}, HERE)


def test_conditions_of_a_theorem_are_owed():
    one = shown("x/x = 1")
    assert one.conditions
    with pytest.raises(RuleRefused, match="'y != 0' was not shown"):
        check("theorem", goal("y/y + 1 = 2", premises=[one]))
    check("theorem", goal("y/y + 1 = 2", ["y > 0"], premises=[one]))
