"""How rules read their premises: theorems at values, parts in contexts."""

from dataclasses import replace

import pytest
from kernel_goals import (
    FAMILY,
    check,
    context_of,
    goal,
    shown,
    term_in,
    trusted,
    trusted_claim,
)

from symcheck.kernel.claim import (
    INTEGER,
    NATURAL,
    POSITIVE,
    REAL,
    SIZE,
    Context,
    Definition,
    Extremum,
    Iff,
    Relation,
    family,
    index,
    permutation,
)
from symcheck.kernel.derivation import Derivation, RuleRefused, Step
from symcheck.kernel.rules.premises import (
    depends_on,
    index_owes,
    instance,
    itself,
    relation_in,
    require_context,
    said,
    value_owes,
)
from symcheck.kernel.sign import prove
from symcheck.kernel.term import (
    ONE,
    TRUE,
    TWO,
    ZERO,
    at,
    call,
    div,
    fam,
    lam,
    le,
    lt,
    mul,
    num,
    var,
)
from symcheck.kernel.theorem import induction_hypothesis, run
from symcheck.kernel.writing import to_text
from symcheck.read.text import read_hypothesis, read_problem

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


def test_a_value_is_that_of_a_variable_of_the_theorem():
    with pytest.raises(RuleRefused, match="the theorem has no variable 'w'"):
        instance(BELOW, {"w": ONE}, HERE)


def test_a_variable_that_is_not_declared_here_has_no_value():
    with pytest.raises(RuleRefused, match="the theorem's variable 'n' has no value here"):
        instance(BELOW, {}, X)


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
    for values in ({}, {"n": var("n")}):
        assert instance(hypothesis, values, claim.context)[1] == []


def test_a_part_has_the_sorts_of_the_goal():
    part = trusted("x = x", where="x: integer")
    with pytest.raises(RuleRefused, match="a part declares 'x' otherwise"):
        relation_in(part, X)


def test_a_number_is_no_family_and_a_family_no_number():
    with pytest.raises(RuleRefused, match="is a family, expected a number"):
        value_owes("x", (("x", REAL),), {"x": fam("y")}, HERE)


def test_conditions_of_a_theorem_are_owed():
    one = shown("x/x = 1")
    assert one.conditions
    with pytest.raises(RuleRefused, match="'y != 0' was not shown"):
        check("theorem", goal("y/y + 1 = 2", premises=[one]))
    check("theorem", goal("y/y + 1 = 2", ["y > 0"], premises=[one]))


def test_a_family_is_no_number_that_is_called_like_it():
    number = shown("y - y = 0")
    with pytest.raises(RuleRefused, match="the theorem's variable 'y' has no value here"):
        instance(number, {}, HERE)


@pytest.mark.parametrize(("text", "names"), [
    ("n = 2", "n"), ("y[i] = 0", "y i n"), ("z[1] = n", "z m n"), ("0 = 1", ""),
    ("double(n) = 2", "double n"),
])  # fmt: skip
def test_what_a_proposition_depends_on(text, names):
    """The range of y is 1..n, that of z is 1..m; i is an index up to n."""
    double = Definition("double", (("x", REAL),), mul(TWO, var("x")))
    here = replace(HERE, definitions=(double,))
    assert depends_on(read_hypothesis(text, here), here) >= {*names.split()} - {"double"}
    assert depends_on(read_hypothesis(text, here), here) <= {*names.split()}


IFF = trusted_claim(Iff(X, lt(var("x"), ONE), TRUE))


def test_a_part_is_a_relation():
    with pytest.raises(RuleRefused, match="expected a part that is a relation"):
        relation_in(IFF, X)
    with pytest.raises(RuleRefused, match="expected a theorem that is a relation"):
        instance(IFF, {}, X)


def test_a_part_may_use_what_is_given_and_what_is_added():
    prop, other = lt(var("x"), ONE), lt(var("x"), TWO)
    part = trusted_claim(Relation(X.assume(prop), (var("x"), TWO), ("<",)))
    for outer, extra in ((X.assume(prop), ()), (X, (prop,)), (X, (other, prop))):
        assert relation_in(part, outer, *extra) == part.claim
    for outer, extra in ((X, ()), (X.assume(other), ()), (X, (other,))):
        with pytest.raises(RuleRefused, match="which is not given"):
            relation_in(part, outer, *extra)


def test_a_part_may_use_the_definitions_in_use():
    require_context(WITH, WITH)
    require_context(X, WITH)
    with pytest.raises(RuleRefused, match="another definition of 'twice'"):
        require_context(WITH, X)


def test_a_bound_that_is_attained_is_a_bound():
    bound = Extremum(X, le(ZERO, var("x")), (("x", ZERO),))
    assert said(trusted_claim(bound)) == Relation(X, (ZERO, var("x")), ("<=",))


def test_a_variable_stands_for_itself():
    assert itself(context_of("x + y[1] = 0", (), "n: size; y: family(n)")) == {
        "n": var("n"), "y": fam("y"), "x": var("x"),
    }  # fmt: skip


def test_an_index_is_an_integer_in_its_range():
    owed = index_owes(var("i"), ONE, var("n"), HERE, "an index")
    assert [o.prop for o in owed] == [le(ONE, var("i")), le(var("i"), var("n"))]
    with pytest.raises(RuleRefused, match="'y\\[i\\]' may be no integer"):
        index_owes(term_in(HERE, "y[i]"), ONE, var("n"), HERE, "an index")


def test_an_index_has_a_value():
    i = term_in(HERE, "sign(1/y[1])")
    owed = {to_text(o.prop) for o in index_owes(i, num(-1), ONE, HERE, "an index")}
    assert {"y[1] != 0", "1 <= n"} <= owed


# ── values ──

VALUES = context_of(
    "t + u + a[1] + n + b[1] = 0",
    (),
    "t: real; u: positive; m: integer; n: size; a: family(n); b: family(n)",
)
PERMUTED = VALUES.declare("p", permutation(var("n"))).declare("q", permutation(TWO))


def owed(sort, value, context=VALUES, **others):
    chosen = {**{name: var(name) for name in VALUES.sorts}, "v": value, **others}
    variables = ((name, s) for name, s in VALUES.variables if name != "v")
    return [to_text(o.prop) for o in value_owes("v", (*variables, ("v", sort)), chosen, context)]


@pytest.mark.parametrize(("sort", "text", "wanted"), [
    (REAL, "t", []),
    (REAL, "1/t", ["t != 0"]),
    (POSITIVE, "t", ["0 < t"]),
    (POSITIVE, "u", ["0 < u"]),
    (POSITIVE, "1/t", ["0 < 1/t", "t != 0"]),
    (INTEGER, "m", []),
    (INTEGER, "3", []),
    (INTEGER, "-3", []),
    (INTEGER, "4/2", []),
    (NATURAL, "m", ["0 <= m"]),
    (SIZE, "m + 1", ["1 <= m + 1"]),
    (index(TWO, var("n")), "m", ["2 <= m", "m <= n"]),
])  # fmt: skip
def test_a_value_owes_its_sort(sort, text, wanted):
    assert owed(sort, term_in(VALUES, text)) == wanted


@pytest.mark.parametrize(("sort", "value", "reason"), [
    (INTEGER, var("t"), "is no integer"),
    (NATURAL, div(ONE, TWO), "is no integer"),
    (SIZE, var("u"), "is no integer"),
    (index(TWO), var("t"), "is no integer"),
    (REAL, var("w"), "uses 'w', which is not declared"),
    (REAL, mul(TWO, var("w")), "uses 'w', which is not declared"),
    (REAL, fam("a"), "is a family, expected a number"),
    (REAL, lam("k", ONE), "is a family, expected a number"),
    (INTEGER, lam("k", ONE), "is a family, expected a number"),
    (family(TWO), fam("c"), "uses 'c', which is not declared"),
    (permutation(var("n")), fam("a"), "is no permutation of its range"),
    (permutation(var("n")), fam("q"), "is no permutation of its range"),
    (permutation(var("n")), lam("k", var("m")), "is no permutation of its range"),
    (permutation(var("n")), var("m"), "is no permutation of its range"),
    (permutation(var("n")), var("p"), "is no permutation of its range"),
    (permutation(var("n")), at("p", ONE), "is no permutation of its range"),
])  # fmt: skip
def test_a_value_of_another_sort(sort, value, reason):
    with pytest.raises(RuleRefused, match=reason):
        owed(sort, value, PERMUTED)


def test_a_permutation_is_one_of_the_same_range():
    assert owed(permutation(var("n")), fam("p"), PERMUTED) == []
    assert owed(permutation(var("k")), fam("q"), PERMUTED, k=TWO) == []
    with pytest.raises(RuleRefused, match="is no permutation of its range"):
        owed(permutation(var("k")), fam("p"), PERMUTED, k=TWO)


def test_a_variable_that_keeps_its_name_and_sort_owes_nothing():
    sort = index(var("n"))
    here = VALUES.declare("v", sort)
    assert owed(sort, var("v"), here) == []
    assert owed(sort, var("v"), here, n=var("m")) == ["1 <= v", "v <= m"]
    assert owed(index(var("m")), var("v"), here) == ["1 <= v", "v <= m"]
    entries = VALUES.declare("v", family(var("n")))
    assert owed(family(var("n")), fam("v"), entries) == []
    longer = owed(family(var("m")), fam("v"), entries)
    assert longer == ["1 <= k for k in 1..m", "k <= n for k in 1..m"]


def test_the_entries_of_a_family_are_owed_for_every_index():
    rows = family(var("n"), lam("i", var("i")))
    value = lam("i", lam("j", div(ONE, mul(var("i"), var("j")))))
    assert owed(rows, value) == ["(k*k1 != 0 for k1 in 1..k) for k in 1..n"]


def test_a_value_may_use_a_definition():
    (fact,) = value_owes("v", (("v", POSITIVE),), {"v": call("twice", var("x"))}, WITH)
    assert fact.prop == lt(ZERO, call("twice", var("x")))
    with pytest.raises(RuleRefused, match="uses 'twice', which is not declared"):
        value_owes("v", (("v", REAL),), {"v": call("twice", var("x"))}, X)


def test_conditions_are_owed_where_the_goal_does_not_show_them():
    square = shown("sqrt(x)^2 = x")
    bound = shown("sqrt(x)^2 >= 0")
    for theorem in (square, bound):
        assert [to_text(o.prop) for o in instance(theorem, {}, X)[1]] == ["0 <= x"]
    with pytest.raises(RuleRefused, match="'0 <= x' was not shown"):
        check("linear", goal("x >= 0", premises=[square, bound]))


def test_a_hypothesis_is_owed_where_it_is_defined():
    theorem = trusted("x = 1", ["1/x > 0"])
    owed = instance(theorem, {"x": term_in(VALUES, "t")}, VALUES)[1]
    assert [to_text(o.prop) for o in owed] == ["1/t > 0", "t != 0"]


def test_a_family_stands_for_itself():
    theorem = trusted("y[1] = y[1]", (), "n: size; y: family(n)")
    assert instance(theorem, {}, theorem.claim.context) == (theorem.claim, [])
