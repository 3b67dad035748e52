"""What is written becomes the claim that it says."""

import pytest
from sympy import Derivative, Rational, Sum, exp

from symcheck import (
    AuthoringError,
    chain,
    define,
    eq,
    exists,
    family,
    gt,
    iff,
    impossible,
    index,
    le,
    limit,
    lt,
    natural,
    ne,
    not_differentiable,
    real,
    relu,
    reparameterisation,
    size,
    theorem,
)
from symcheck.kernel.claim import (
    NATURAL,
    REAL,
    SIZE,
    Exists,
    Extremum,
    Iff,
    Impossible,
    Limit,
    NotDifferentiable,
    Relation,
    Reparameterisation,
)
from symcheck.kernel.claim import family as family_sort
from symcheck.kernel.claim import index as index_sort
from symcheck.kernel.term import ONE, ZERO, call, div, fn, mul, neg, num, var
from symcheck.read.text import read_hypothesis, read_problem, read_term

x, n = real("x"), size("n")
y, v, w = family("y", n), family("v", n), family("w", n)
i, k = index("i", n), index("k", n)


def claim(statement, **options):
    def body():
        """No derivation."""

    return theorem(statement, **options)(body).claim()


def test_a_relation_declares_its_symbols_sizes_first():
    said = claim(eq(Sum(y[k], (k, 1, n)), x))
    assert isinstance(said, Relation)
    assert said.context.variables == (
        ("n", SIZE), ("y", family_sort(var("n"))), ("x", REAL),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("statement", "text"),
    [
        (eq(x, 1), "x = 1"),
        (ne(x, 1), "x != 1"),
        (lt(x, 1), "x < 1"),
        (le(x, 1), "x <= 1"),
        (gt(x, 1), "x > 1"),
        (chain(0, "<", x, "<=", 1), "0 < x <= 1"),
        (eq("exp(x)", exp(x)), "exp(x) = exp(x)"),
    ],
)
def test_a_relation_says_what_its_text_says(statement, text):
    said, read = claim(statement), read_problem(text)
    assert (said.terms, said.rels) == (read.terms, read.rels)


def test_text_declares_plain_names_as_real():
    said = claim("a + b = b + a", given=gt("a", 0), where="a, b: real")
    assert said.context.variables == (("a", REAL), ("b", REAL))
    assert len(said.context.hypotheses) == 1


def test_hypotheses_may_be_text_or_statements():
    said = claim(eq(x, x), given=["x > 0", lt(x, 1)])
    there = said.context
    assert there.hypotheses == tuple(read_hypothesis(t, there) for t in ("x > 0", "x < 1"))


def test_definitions_are_part_of_the_context():
    double = define("double", "a: real", "2*a")
    said = claim("double(x) = x + x", definitions=[double])
    assert said.terms[0] == call("double", var("x"))
    assert said.context.definitions == (double,)


def test_a_recursive_definition_reads_its_step_at_the_next_number():
    power = define("power", "n: natural; a: real", on="n", base="1", step="a*power(n, a)")
    assert power.base == ONE
    assert power.step == mul(var("a"), call("power", var("n"), var("a")))


def test_a_limit_binds_its_variable():
    said = claim(limit(exp(x), x, "-oo", 0))
    assert isinstance(said, Limit)
    assert (said.name, said.point, said.value, said.side) == ("x", "-oo", ZERO, "+-")
    assert said.context.variables == ()


def test_the_limit_of_a_natural_variable_is_that_of_a_sequence():
    k = natural("k")
    for said in (
        claim(limit("(1/2)**k", k, "oo", 0)),
        claim(limit("(1/2)**k", "k", "oo", 0), where="k: natural"),
        claim(limit(Rational(1, 2) ** k, k, "oo", 0)),
    ):
        assert isinstance(said, Limit)
        assert said.natural
        assert said.body == read_term("(1/2)**k", said.context.declare("k", NATURAL))
        assert said.context.variables == ()
    assert not claim(limit("1/k", "k", "oo", 0)).natural


def test_a_limit_may_be_a_side_of_an_equivalence():
    said = claim(iff("Limit(q**k, k, oo) = 0", "Abs(q) < 1"))
    assert isinstance(said, Iff)
    assert said.left.head == "tends"
    assert said.context.variables == (("q", REAL),)


def test_an_equivalence_has_two_sides():
    said = claim(iff(eq(x**2, 0), "x = 0"))
    assert isinstance(said, Iff)
    assert said.right == read_hypothesis("x = 0", said.context)


def test_a_kink_is_where_it_is_said_to_be():
    said = claim(not_differentiable(relu(x), x, 0))
    assert said == NotDifferentiable(said.context, fn("relu", var("x")), "x", ZERO)
    assert said.context.variables == ()


def test_a_bound_says_where_it_is_attained():
    said = claim(le(-(x**2), 0), attained={x: 0}, only=True)
    assert isinstance(said, Extremum)
    assert (said.attained, said.only) == ((("x", ZERO),), True)


def test_a_bound_says_by_which_limit_it_is_approached():
    said = claim(gt(exp(x), 0), approached=limit(exp(x), x, "-oo", 0))
    assert isinstance(said, Extremum)
    assert [one.point for one in said.approached] == ["-oo"]
    assert said.context.variables == (("x", REAL),)


def test_a_bound_from_text_may_be_attained():
    said = claim("x**2 >= 0", attained={"x": 0})
    assert isinstance(said, Extremum)


def test_no_equation_is_attained():
    with pytest.raises(AuthoringError, match="a single bound"):
        claim(eq(x, 1), attained={x: 1})


def test_an_existence_has_its_witness():
    z = real("z")
    said = claim(exists({z: x + 1}, gt(z, x)))
    assert isinstance(said, Exists)
    assert said.variables == (("z", REAL),)
    assert said.witness == (("z", read_term("x + 1", said.context)),)


def test_an_impossibility_binds_its_variables():
    said = claim(impossible([x], eq(x, 0), eq(x, 1)))
    assert said == Impossible(said.context, (("x", REAL),), said.props)
    assert len(said.props) == 2


def test_a_reparameterisation_maps_entries_at_their_indices():
    said = claim(
        reparameterisation(
            Sum(w[k] * y[k], (k, 1, n)), Sum(2 * v[k] * y[k], (k, 1, n)),
            {v[k]: w[k] / 2}, {w[k]: 2 * v[k]},
        )
    )  # fmt: skip
    assert isinstance(said, Reparameterisation)
    assert [name for name, _ in said.parameters] == ["v"]
    assert "v" not in said.context.sorts
    ((name, value),) = said.map
    assert (name, value.head) == ("v", "lam")
    assert [name for name, _ in said.inverse] == ["w"]


def test_a_reparameterisation_reads_the_same_as_text():
    text = claim(
        reparameterisation("a*x", "2*c*x", {"c": "a/2"}, {"a": "2*c"}), where="a, x, c: real"
    )
    assert text.map == (("c", div(var("a"), num(2))),)


def test_a_map_with_too_few_indices_is_refused():
    with pytest.raises(AuthoringError, match="'v' has 1 indices, got 0"):
        claim(reparameterisation("w[1]", "v[1]", {"v": "w[1]"}), where="v, w: family(3)")


MAPS = {
    "for one entry": {v[1]: w[1]},
    "for one entry, as text": {"v[1]": w[1]},
    "for a diagonal": {"u[i, i]": w[1]},
    "twice": {v[i]: w[i], v[k]: w[k] + 1},
}


@pytest.mark.parametrize("new", MAPS.values(), ids=MAPS)
def test_a_map_that_is_not_given_once_for_all_entries_is_refused(new):
    said = reparameterisation("a", "b", new)
    with pytest.raises(AuthoringError, match="is not given once for all its entries"):
        claim(said, where="a, b: real; n: size; v, w: family(n); u: family(n, n)")


def test_what_a_claim_binds_is_a_variable():
    with pytest.raises(AuthoringError, match="'1/x' is not a variable"):
        claim(limit(x, "1/x", 0, x))


def test_names_that_are_printed_alike_are_refused():
    for statement, options in (
        (eq(real("lam"), real("lambda")), {}),
        (eq(real("lam"), 1), {"where": "lambda: real"}),
        (eq(real("lam"), 1), {"definitions": [define("λ", "a: real", "a")]}),
    ):
        with pytest.raises(AuthoringError, match="are printed alike"):
            claim(statement, **options)


def test_an_undeclared_witness_is_refused():
    with pytest.raises(AuthoringError, match="'z' is not declared"):
        claim(exists(["z"], "x > 0"), where="x: real")


def test_a_derivative_keeps_its_variable():
    said = claim(eq(Derivative(-x, x), -1))
    assert said.terms[1] == neg(ONE)


def test_an_index_keeps_its_range():
    said = claim(eq(y[i], y[i]))
    assert said.context.sorts["i"] == index_sort(var("n"))
