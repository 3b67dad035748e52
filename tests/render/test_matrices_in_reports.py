"""Where matrix notation stands in a report: before the entries, which the steps speak of."""

import json
import re
import shutil
import subprocess
from dataclasses import replace

import jsonschema
import pytest

from symcheck.kernel.claim import (
    NATURAL,
    SIZE,
    Definition,
    Exists,
    Extremum,
    Iff,
    Impossible,
    Limit,
    Relation,
    Reparameterisation,
    family,
    index,
    relation,
)
from symcheck.kernel.term import at, call, eq, fam, lam, le, ne, num, var
from symcheck.read.text import read_hypothesis, read_problem, read_term
from symcheck.read.where import read_where
from symcheck.render.document import document
from symcheck.render.lines import Notation, plain
from symcheck.render.markdown import theorem
from symcheck.render.matrices.claims import claim_in_matrices
from symcheck.render.matrices.scope import Scope
from symcheck.render.matrices.tensors import tensor
from symcheck.render.messages import stated
from symcheck.render.report_json import schema, to_json
from symcheck.render.story import story, told_conditions
from symcheck.render.unicode import inline
from symcheck.report import Report, SideCondition, StepReport, Verdict

WHERE = "n: size; A, B: family(n, n); x, b: family(n); i: index(n); k: natural; c: real"
CONTEXT = read_where(WHERE)


def read(text):
    return read_term(text, CONTEXT)


def report(claim):
    step = StepReport(1, claim.links[0], "algebra", Verdict.PROVED)
    return Report("system", Verdict.PROVED, Verdict.PROVED, claim, "ab" * 32, steps=(step,))


n = var("n")
SOLVED = read_problem("B @ b = x", ("B @ A = identity(n)", "A @ x = b", "c > 0"), WHERE)
ITERATED = Definition(
    "iterate",
    (("k", NATURAL), ("n", SIZE), ("A", family(n, n)), ("x", family(n)), ("i", index(n))),
    on="k", base=read("x[i]"), step=read("Sum(A[i, j]*x[j], (j, 1, n))"),
)  # fmt: skip


def told(claim, **notation):
    return plain(story(report(claim), Notation(tall=False, **notation), steps=False))


def test_a_claim_is_shown_with_its_entries():
    lines = told(SOLVED).splitlines()
    assert lines[2:4] == ["  claim   B b = x", "  entries ∑ₖ₌₁ⁿ Bⱼₖ·bₖ = xⱼ"]


def test_hypotheses_are_shown_with_their_entries():
    text = told(SOLVED)
    assert "  given   B A = I\n  entries ∑" in text
    assert "  given   A x = b\n  entries ∑" in text
    assert "  given   c > 0\n\n" in text


def test_a_definition_is_shown_as_one_of_vectors():
    context = replace(CONTEXT, definitions=(ITERATED,))
    value = call("iterate", var("k"), n, *(fam(f) for f in "Ax"), var("i"))
    text = told(relation(context, eq(value, value)), width=200)
    assert "  where   iterate(0, n, A, x) = x\n  entries iterate(0, n, A, x, i) = xᵢ\n" in text
    assert "  where   iterate(k + 1, n, A, x) = A x\n  entries iterate(k + 1" in text


CALLS = {
    "at the indices": ((var("k"), n, fam("A"), fam("x"), var("i")), "iterate(k, n, A, x)"),
    "with the index elsewhere, too": ((var("i"), n, fam("A"), fam("x"), var("i")), None),
    "of another size": ((var("k"), num(3), fam("A"), fam("x"), var("i")), None),
    "at another place": ((var("k"), n, fam("A"), fam("x"), num(1)), None),
}


@pytest.mark.parametrize(("arguments", "expected"), CALLS.values(), ids=CALLS)
def test_a_definition_is_a_vector_at_all_of_its_last_index(arguments, expected):
    scope = Scope.of(replace(CONTEXT, definitions=(ITERATED,)))
    found = tensor(call("iterate", *arguments), [("i", scope.ranges["i"])], scope)
    assert (found if found is None else inline(found)) == expected


def test_where_unicode_cannot_be_shown_the_entries_are():
    text = told(SOLVED, unicode=False)
    assert "entries" not in text
    assert "claim   Sum(B[j, k]*b[k], (k, 1, n)) = x[j]" in text


def test_markdown_has_both():
    text = theorem(report(SOLVED))
    assert "$$\nB b = x\n$$\n\nBy entries:\n\n$$\n\\sum" in text
    assert r"$B A = I$ (by entries $\sum" in text


def test_latex_has_both():
    text = document([report(SOLVED)], fragment=True)
    assert re.search(r"\\symfitwide\{B b = x\}.*\n\\\]\nBy entries:\n\\\[\n", text)
    assert r"A x = b" in text


@pytest.mark.skipif(shutil.which("pdflatex") is None, reason="pdflatex is not installed")
def test_every_form_can_be_set(tmp_path):
    forms = (
        "norm(A @ x - b)**2/2 = c*trace(A.T @ A) + norm(x) + norm(A)",
        "diag(x) @ b = hadamard(x, A @ b)", "A @ B = identity(n) + outer(x, b)",
        "Derivative(x.T @ A @ x, x[i]) = ((A + A.T) @ x)[i]", "tanh(A @ x) = softmax(A @ x)",
        "Derivative(Derivative(norm(A @ x)**2, x[1]), x[i]) = c", "(A @ x)[i] <= argmax(A @ x)",
        "x[i] - (A @ x)[i]/b[i] = x[i]",
    )  # fmt: skip
    source = document([report(read_problem(f, (), WHERE)) for f in forms])
    (tmp_path / "forms.tex").write_text(source, encoding="utf-8")
    command = ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "forms.tex"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    log = (tmp_path / "forms.log").read_text(encoding="utf-8", errors="replace")
    assert done.returncode == 0, log[-2000:]
    assert not re.findall(r".*(?:Overfull|Underfull).*", log)


def test_json_has_both():
    answer = json.loads(to_json([report(SOLVED)]))
    jsonschema.validate(answer, schema())
    assert answer["results"][0]["claim"]["matrices"] == {"text": "B b = x", "latex": "B b = x"}


def test_json_of_a_claim_without_matrices_has_entries_only():
    answer = json.loads(to_json([report(read_problem("c = c", (), WHERE))]))
    assert "matrices" not in answer["results"][0]["claim"]


# ── claims of other kinds ────────────────────────────────────────────────────────



def prop_of(text):
    return read_hypothesis(text, read_where(f"{WHERE}; y: family(n)"))


Ax = read("(A @ x)[i]")
KINDS = {
    "an extremum": (
        Extremum(CONTEXT, le(num(0), read("norm(x)**2")), (("c", num(0)),)),
        "0 ≤ ‖x‖², with equality at c = 0",
    ),
    "an equivalence": (
        Iff(CONTEXT, eq(read("x @ A @ x"), num(0)), ne(read("c"), num(0))),
        "xᵀ A x = 0 if and only if c ≠ 0",
    ),
    "a limit": (Limit(CONTEXT, Ax, "t", "oo", num(0)), "(A x)ᵢ → 0 as t → ∞"),
    "a chain of bounds": (
        Relation(CONTEXT, (num(0), read("norm(x)"), read("c")), ("<=", "<=")), "0 ≤ ‖x‖ ≤ c",
    ),
    "what exists": (
        Exists(CONTEXT, (("y", family(n)),), prop_of("A @ y = x")),
        "there are y (entries 1 to n) with A y = x",
    ),
    "what is impossible": (
        Impossible(CONTEXT, (("y", family(n)),), (prop_of("A @ y = x"), prop_of("x = b = x"))),
        "no y (entries 1 to n) satisfy A y = x, (x = b and b = x)",
    ),
    "a reparameterisation": (
        Reparameterisation(
            CONTEXT, Ax, read_term("(C @ x)[i]", read_where(f"{WHERE}; C: family(n, n)")),
            (("C", family(n, n)),),
            (("C", lam("p", lam("q", at("A", var("p"), var("q"))))),),
        ),
        "A x = C x with C = A; the new C (entries 1 to n, 1 to n)",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("claim", "expected"), KINDS.values(), ids=KINDS)
def test_claims_of_other_kinds(claim, expected):
    found = claim_in_matrices(claim)
    assert found is not None
    assert stated(found) == expected


# ── what a step owed ─────────────────────────────────────────────────────────────

OWED = {
    "an index in its range": (le(num(1), var("i")), "an index to lie in its range: shown"),
    "a comparison of numbers": (le(num(0), num(2)), "a comparison of numbers: shown"),
    "an index that a part introduced": (le(var("j"), n), "an index to lie in its range: shown"),
    "a real bound": (le(num(0), var("c")), ""),
    "a real bound of a variable that a part introduced": (le(num(0), var("t")), ""),
    "a strict bound": (eq(num(1), num(1)), "a comparison of numbers: shown"),
}


@pytest.mark.parametrize(("prop", "words"), OWED.values(), ids=OWED)
def test_only_ranges_of_indices_are_told_as_such(prop, words):
    owed = SideCondition(prop, Verdict.PROVED, "range")
    step = StepReport(1, le(read("c"), var("t")), "monotone", Verdict.PROVED, (owed,))
    conditions, routine = told_conditions(step, CONTEXT)
    assert routine == words
    assert conditions == ([] if words else [owed])
