"""What two names are printed like: no two of a claim alike, and none like a sign."""

from __future__ import annotations

import pytest

from symcheck.kernel.claim import (
    INTEGER,
    NATURAL,
    POSITIVE,
    REAL,
    SIZE,
    Context,
    Definition,
    Exists,
    Iff,
    Impossible,
    Limit,
    Reparameterisation,
    family,
    index,
    permutation,
    relation,
)  # fmt: skip
from symcheck.kernel.term import (
    Term,
    at,
    call,
    conj,
    delta,
    disj,
    eq,
    fn,
    forall,
    fresh,
    le,
    lt,
    mul,
    ne,
    npow,
    num,
    sum_,
    var,
)  # fmt: skip
from symcheck.kernel.term import (
    lam as lam_term,
)
from symcheck.render.apart import apart
from symcheck.render.document import document
from symcheck.render.latex import latex
from symcheck.render.lines import Notation, plain
from symcheck.render.markdown import theorem
from symcheck.render.matrices import forms
from symcheck.render.messages import conditions, stated
from symcheck.render.report_json import claim_latex
from symcheck.render.story import story
from symcheck.render.unicode import inline
from symcheck.report import Report, StepReport, Verdict

x, n, i, k = map(var, "xnik")
lam, letter = var("lambda"), var("λ")
ONE, ZERO = num(1), num(0)
x_k = at("x", k)

TERMS = {
    "one Greek name": (lam, "λ", r"\lambda"),
    "two names of λ": (ne(var("lam"), lam), "lam ≠ lambda", r"\mathrm{lam} \ne \mathrm{lambda}"),
    "a name and the letter": (ne(letter, lam), "λ ≠ lambda", r"\lambda \ne \mathrm{lambda}"),
    "two names of ε with an index": (
        mul(var("eps_1"), var("epsilon_1")),
        "eps_1·epsilon_1", r"\mathit{eps\_1}\,\mathit{epsilon\_1}",
    ),
    "a bound name like a free one": (
        sum_("lam", ONE, num(3), mul(var("lam"), lam)),
        "∑ₗₐₘ₌₁³ lam·lambda",
        r"\sum_{\mathrm{lam}=1}^{3} \mathrm{lam}\,\mathrm{lambda}",
    ),
    "a number with an index": (var("x_k"), "xₖ", "x_{k}"),
    "a number beside a family": (
        mul(var("x_k"), x_k), "x_k·xₖ", r"\mathrm{x\_k}\,x_{k}",
    ),
    "a number beside a family of a Greek name": (
        mul(var("lam_1"), at("lambda", k)), "lam_1·λₖ", r"\mathit{lam\_1}\,\lambda_{k}",
    ),
    "a family beside one of more indices": (
        mul(at("w_1", k), at("w", ONE, k)), "w_1ₖ·w₁ₖ", r"{\mathit{w\_1}}_{k}\,w_{1k}",
    ),
    "a family named delta": (at("delta", i, k), "deltaᵢₖ", r"\mathrm{delta}_{ik}"),
    "a family of the letter": (at("δ", i, k), "'δ'ᵢₖ", r"\text{'}\delta\text{'}_{ik}"),
    "a number named delta": (var("delta"), "δ", r"\delta"),
    "a number like Kronecker's": (var("delta_12"), "delta_12", r"\mathit{delta\_12}"),
    "Kronecker's": (delta(i, k), "δᵢₖ", r"\delta_{ik}"),
    "a number named sigma": (
        mul(var("sigma"), fn("sigmoid", x)), "sigma·σ(x)", r"\mathrm{sigma}\,\sigma(x)",
    ),
    "a definition named sigma": (call("sigma", x), "sigma(x)", r"\mathrm{sigma}(x)"),
    "a definition written like a sign": (
        call("arcsin", x), "'arcsin'(x)", r"\text{'}\mathrm{arcsin}\text{'}(x)",
    ),
    "a number named e": (npow(var("e"), num(2)), "'e'²", r"\text{'}e\text{'}^{2}"),
    "a family named diag": (at("diag", i), "'diag'ᵢ", r"\text{'}\mathrm{diag}\text{'}_{i}"),
}  # fmt: skip


@pytest.mark.parametrize(("term", "line", "commands"), TERMS.values(), ids=TERMS)
def test_names(term, line, commands):
    assert inline(term) == line
    assert latex(term) == commands


def test_what_is_shown_together_is_looked_at_together():
    with apart(var("lam"), lam):
        assert inline(lam) == "lambda"
        with apart(lam):
            assert latex(lam) == r"\mathrm{lambda}"
    assert inline(lam) == "λ"


def report(context, goal, conditions=()):
    steps = (StepReport(1, goal, "algebra", Verdict.PROVED),)
    verdict = Verdict.CONDITIONAL if conditions else Verdict.PROVED
    return Report("named", verdict, verdict, relation(context, goal), conditions=conditions,
                  steps=steps)  # fmt: skip


def test_a_name_that_only_the_context_has_is_looked_at_too():
    told = report(Context((("lam", REAL), ("lambda", REAL)), (lt(ZERO, var("lam")),)), eq(lam, lam))
    lines = plain(story(told, Notation()))
    assert "claim   lambda = lambda" in lines
    assert "1  lambda = lambda" in lines
    for text in (theorem(told), document([told], fragment=True)):
        assert r"\mathrm{lambda}, " not in text
        assert r"\mathrm{lam}, \mathrm{lambda}$ be real" in text
        assert r"\lambda" not in text.replace(r"\lambda}", "")


def test_a_definition_is_looked_at_too():
    named = Definition("lam", (("x", REAL),), x)
    told = report(Context((("lambda", REAL),), (), (named,)), eq(call("lam", lam), lam))
    assert "lam(x) = x" in plain(story(told, Notation()))


def test_a_name_that_a_rule_made_up_is_no_other_of_the_claim():
    made, family_made = fresh("k"), f"{fresh('y').data}"
    with apart(Context((("k", INTEGER), ("y", family(n))))):
        assert inline(made) == "k1"
        assert inline(at(family_made, k)) == "y1ₖ"
    bound = Term("sum", (ONE, n, mul(Term("bound", (), 0), k)), "k#7")
    assert inline(bound) == "∑ₖ₁₌₁ⁿ k1·k"


def test_an_identity_matrix_is_no_variable():
    identity = Term(forms.IDENTITY)
    assert inline(identity) == "I"
    with apart(Context((("I", REAL),))):
        assert inline(identity) == "Id"


# ── sentences ────────────────────────────────────────────────────────────────────

A, B = var("a"), var("b")
NONE = Context()
TRIANGLE = family(n, (lam_term("i", ONE), lam_term("i", var("i"))))
SENTENCES = {
    "none of the natural numbers": (
        Impossible(NONE, (("a", NATURAL),), (lt(A, ZERO),)),
        "no a (an integer, 0 ≤ a) satisfy a < 0",
    ),
    "none of the real numbers": (Impossible(NONE, (("a", REAL),), (lt(A, A),)),
                                 "no a satisfy a < a"),
    "propositions with words": (
        Impossible(NONE, (("a", REAL),), (disj(lt(A, ZERO), lt(ONE, A)), eq(A, ONE))),
        "no a satisfy (a < 0 or 1 < a), a = 1",
    ),
    "propositions that are equivalent": (
        Iff(NONE, forall("k", ONE, n, lt(ZERO, x_k)), lt(ZERO, A)),
        "(0 < xₖ for k = 1, …, n) if and only if 0 < a",
    ),
    "each sort": (
        Exists(Context((("n", SIZE), ("i", index(n)))),
               (("a", POSITIVE), ("b", INTEGER), ("m", SIZE), ("j", index(ZERO, n)),
                ("p", permutation(n)), ("y", family(n, (ZERO, n))),
                ("t", TRIANGLE)), eq(A, B)),
        (
            "there are a (positive), b (an integer), m (an integer, 1 ≤ m), "
            "j (an integer, 0 ≤ j ≤ n), p (a permutation of 1 to n), "
            "y (entries 1 to n, 0 to n), t (entries k = 1 to n, l = 1 to k) with a = b"
        ),
    ),
    "new parameters": (
        Reparameterisation(Context((("a", POSITIVE),)), A, B, (("b", POSITIVE),), (("b", A),)),
        "a = b with b = a; the new b (positive)",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("claim", "text"), SENTENCES.values(), ids=SENTENCES)
def test_sorts_of_what_a_claim_binds_are_shown(claim, text):
    assert stated(claim) == text
    assert claim_latex(claim).count("{") == claim_latex(claim).count("}")


def test_conditions_with_words_stand_in_brackets():
    either = disj(lt(ZERO, x), conj(le(ZERO, x), lt(ZERO, A)))
    every = forall("k", ONE, n, lt(ZERO, x_k))
    text = "0 < x or (0 ≤ x and 0 < a)"
    assert conditions((either,)) == f"for {text}"
    assert conditions((either, every, lt(ZERO, B))) == (
        f"for ({text}) and (0 < xₖ for k = 1, …, n) and 0 < b"
    )
    told = report(NONE, eq(x, x), (either, lt(ZERO, B)))
    assert f"conditional for ({text}) and 0 < b" in plain(story(told, Notation()))
    for page in (theorem(told), document([told], fragment=True)):
        verdict = page.partition("*Verdict:*" if page.startswith("**") else r"\emph{Verdict:}")[2]
        assert " for ($" in verdict
        assert "$) and $" in verdict


def test_suppositions_with_words_stand_in_brackets():
    either = disj(lt(ZERO, x), lt(ZERO, A))
    told = report(Context((), (either, lt(ZERO, B))), eq(x, x))
    assert "Suppose ($" in theorem(told)
    assert "$), $" in theorem(told)
    assert "Suppose $" in theorem(report(Context((), (either,)), eq(x, x)))


def test_a_limit_tells_its_names_apart():
    claim = Limit(Context((("lambda", REAL),)), mul(var("lam"), lam), "lam", ZERO, ZERO)
    assert stated(claim) == "lam·lambda → 0 as lam → 0"
    assert claim_latex(claim).count(r"\lambda") == 0
