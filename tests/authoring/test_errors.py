"""What is not written as a proof is refused, with one thing to try."""

import pytest

from symcheck import (
    AuthoringError,
    algebra,
    assumed,
    calc,
    cases,
    chain,
    define,
    eq,
    family_of,
    impossible,
    induction,
    le,
    limit,
    part,
    real,
    reparameterisation,
    theorem,
    under,
    using,
)
from symcheck.authoring import Proof

x, y = real("x"), real("y")


def proof(body, statement=None, **options):
    return theorem(eq(x + 1, "1 + x") if statement is None else statement, **options)(body)


def returning(derivation):
    def body():
        return derivation

    return body


def forgotten():
    calc(x + 1).eq("1 + x")


def helper():
    return None


WHEN_WRITTEN = {
    "a truth value as a side": (lambda: eq(x, x == y - y + x), "truth value", "eq(a, b)"),
    "a truth value as a claim": (lambda: theorem(x == y - y + x), "truth value", "eq(a, b)"),
    "a number as a claim": (lambda: theorem(3), "expected a statement", "le(a, b)"),
    "a truth value in a line": (lambda: calc(x).eq(x == y - y + x), "truth value", "eq(a, b)"),
    "a truth value as a start": (lambda: calc(True), "truth value", "eq(a, b)"),
    "a truth value as a hypothesis": (
        lambda: theorem(eq(x, x), given=[x == y - y + x]), "truth value", "eq(a, b)",
    ),
    "an expression as a hypothesis": (
        lambda: theorem(eq(x, x), given=[x]), "expected a relation", "x > 0",
    ),
    "a chain without its relations": (lambda: chain(0, x), "a relation between", "chain(0"),
    "a chain with no such relation": (lambda: chain(0, "≪", x), "is no relation", "chain(0"),
    "a side that a limit does not have": (
        lambda: limit(x, x, 0, 0, side="left"), "no side of a limit", "'+-'",
    ),
    "the variables of an impossibility, alone": (
        lambda: impossible(x, eq(x, 0)), "as a list", "impossible([a, b]",
    ),
    "a limit as a hypothesis": (
        lambda: theorem(eq(x, x), given=[limit(x, x, 0, 0)]), "of the kind 'limit'", "",
    ),
    "a list as the map of the parameters": (
        lambda: reparameterisation(x, y, [y]), "a map of the parameters", "v[j, i]",
    ),
    "an attainment nowhere": (lambda: theorem(le(x, 1), only=True), "'only'", "attained={x: 0}"),
    "a bound that is approached by an equation": (
        lambda: theorem(le(x, 1), approached=[eq(x, 1)]), "by limits", "limit(f, x",
    ),
    "one tag as text": (lambda: theorem(eq(x, x), tags="a"), "list of tags", "tags=['a']"),
    "a hole without a reason": (lambda: assumed(" "), "needs a reason", "assumed("),
    "a bare condition among the cases": (lambda: cases("x > 0"), "condition and", "cases(("),
    "the step of an induction that is no function": (
        lambda: induction("n", step=calc(x)), "function of its hypothesis", "lambda",
    ),
    "a function in the place of a theorem": (lambda: using(helper), "'helper'", "@theorem"),
    "a part without a statement": (lambda: part(x), "expected a statement", "eq(a, b)"),
    "a family over what is no index": (lambda: family_of(x.name, x), "no index", 'index("i", n)'),
    "a theorem above no function": (lambda: theorem(eq(x, x))(3), "above a function", "def"),
    "a theorem's function with arguments": (
        lambda: theorem(eq(x, x))(lambda a: a), "takes arguments", "symbols",
    ),
    "a definition without a body": (lambda: define("f", "x: real"), "no body", 'on="n"'),
    "a definition named like a function": (
        lambda: define("sin", "x: real", "x"), "'sin' has a meaning", "my_sin",
    ),
    "a definition that is printed like a function": (
        lambda: define("sigma", "x: real", "x"), "which is printed 'σ', has a meaning", "my_sigma",
    ),
    "a definition whose name is none": (
        lambda: define("f(x)", "x: real", "x"), "'f(x)' is no name for a definition", "letters",
    ),
    "a recursion without a base": (
        lambda: define("f", "n: natural", on="n", step="2*f(n)"), "a base and a step", 'base="1"',
    ),
    "a recursion on nothing": (
        lambda: define("f", "n: natural", on="m", base="1", step="2"), "no parameter", "",
    ),
}

WHEN_CHECKED = {
    "a forgotten return": (forgotten, "returns nothing", "return"),
    "a rule as text": (
        returning(calc(x + 1).eq("1 + x", by="algebr")), "is text", "did you mean 'algebra'",
    ),
    "a known rule as text": (
        returning(calc(x + 1).eq("1 + x", by="algebra")), "is text", "by=algebra",
    ),
    "a function behind by": (
        returning(calc(x + 1).eq("1 + x", by=helper)), "'helper' behind 'by' is a function",
        "@theorem",
    ),
    "a number behind by": (returning(calc(x + 1).eq("1 + x", by=3)), "behind 'by', got '3'", ""),
    "a calculation without a line": (returning(calc(x)), "needs a line", ".eq("),
    "a statement as a line": (returning(calc(x).eq(eq(x, x))), "got a statement", ""),
    "a part with nothing to show": (
        returning(algebra(under(real("k"), None))), "needs a statement or a calculation", "part(",
    ),
    "a family that is not indexed by one": (
        returning(algebra(under(y.name, calc(x).eq(x)))), "is no index", "index(",
    ),
}


@pytest.mark.parametrize(("write", "message", "advice"), WHEN_WRITTEN.values(), ids=WHEN_WRITTEN)
def test_refused_when_it_is_written(write, message, advice):
    with pytest.raises(AuthoringError) as caught:
        write()
    assert message in caught.value.message
    assert advice in caught.value.help


@pytest.mark.parametrize(("body", "message", "advice"), WHEN_CHECKED.values(), ids=WHEN_CHECKED)
def test_refused_when_it_is_checked(body, message, advice):
    made = proof(body)
    with pytest.raises(AuthoringError) as caught:
        made.derivation()
    assert message in caught.value.message
    assert advice in caught.value.help


def test_a_wrong_name_of_a_value_names_the_right_ones():
    shift = proof(returning(None), name="shift")
    other = proof(returning(calc(x + 1).eq("1 + x", by=shift.at(z=x))))
    with pytest.raises(AuthoringError, match="'shift' has no variable 'z'") as caught:
        other.derivation()
    assert caught.value.help == "there is x"


def test_an_error_in_a_line_has_the_line_s_place():
    def body():
        return (
            calc(x + 1)
            .eq("1 + x")
            .eq("x + 1", by="algebr")
        )  # fmt: skip

    with pytest.raises(AuthoringError) as caught:
        proof(body).derivation()
    assert caught.value.written_at.line == body.__code__.co_firstlineno + 4


def test_text_that_cannot_be_read_has_the_line_s_place():
    def body():
        return calc(x + 1).eq("1 + (x")

    with pytest.raises(ValueError, match=r"1 \+ \(x") as caught:
        proof(body).derivation()
    assert caught.value.written_at.line == body.__code__.co_firstlineno + 1


def test_theorems_that_rest_on_each_other_are_named():
    def one_body():
        return calc(x).eq(y, by=other)

    def other_body():
        return calc(x).eq(y, by=one)

    one = proof(one_body, eq(x, y), name="one")
    other = proof(other_body, eq(x, y), name="other")
    with pytest.raises(AuthoringError, match="other → one → other"):
        one.derivation()


def test_a_statement_has_no_truth_value():
    with pytest.raises(TypeError, match="no truth value"):
        bool(eq(x, x))


def test_nothing_runs_before_the_proof_is_checked():
    def body():
        raise ZeroDivisionError

    assert isinstance(proof(body), Proof)
