"""The LaTeX documents: what stands in them, and that pdflatex sets them without complaint."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace

import pytest

from symcheck.kernel.claim import (
    NATURAL,
    REAL,
    SIZE,
    Context,
    Exists,
    Iff,
    Impossible,
    Limit,
    NotDifferentiable,
    Reparameterisation,
    family,
    index,
    relation,
)  # fmt: skip
from symcheck.kernel.term import (
    add,
    at,
    call,
    diff,
    div,
    eq,
    fn,
    forall,
    lam,
    le,
    lt,
    mul,
    ne,
    neg,
    npow,
    num,
    piecewise,
    sub,
    sum_,
    var,
)  # fmt: skip
from symcheck.render.document import document
from symcheck.render.latex_text import code, prose
from symcheck.report import Report, SideCondition, StepReport, Verdict

x, n, k = var("x"), var("n"), var("k")
ONE = num(1)
needs_tex = pytest.mark.skipif(shutil.which("pdflatex") is None, reason="pdflatex is not installed")


def compiled(source, folder):
    """Return what TeX complains of in a document."""
    (folder / "proof.tex").write_text(source, encoding="utf-8")
    command = ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "proof.tex"]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    log = (folder / "proof.log").read_text(encoding="utf-8", errors="replace")
    assert done.returncode == 0, log[-3000:]
    return re.findall(r".*(?:Warning|Overfull|Underfull).*", log)


def wide(terms):
    """Return a sum that does not fit a line."""
    parts = [div(fn("exp", mul(num(i), x)), add(ONE, npow(fn("tanh", at("y", num(i))), num(i))))
             for i in range(1, terms)]  # fmt: skip
    return add(*parts)


def _report(name, claim, steps=(), **more):
    return Report(name, Verdict.PROVED, Verdict.PROVED, claim, "0123456789abcdef" * 4,
                  steps=tuple(steps), **more)  # fmt: skip


def _step(number, goal, *owed, steps=(), title=""):
    conditions = tuple(SideCondition(p, Verdict.PROVED, "sign of a sum of squares") for p in owed)
    return StepReport(number, goal, "algebra", Verdict.PROVED, conditions, steps=tuple(steps),
                      title=title)  # fmt: skip


REALS = Context((("x", REAL),))
SIZES = Context(
    (("n", SIZE), ("m", NATURAL), ("i", index(n)), ("w", family((num(0), var("m")), n)),
     ("alpha_1", REAL), ("weight_matrix", family(n))),
    (lt(num(0), var("alpha_1")), forall("k", ONE, n, lt(num(0), at("weight_matrix", k)))),
)  # fmt: skip
NESTED = _step(1, le(fn("abs", x), wide(5)), title="case x ≥ 0: ∑ₖ yₖ ≤ ½")
DEEP = div(wide(7), add(wide(7), div(ONE, add(ONE, div(ONE, x)))))
CASES = piecewise((x, le(num(0), x)), (neg(x), lt(x, num(0))))

HARD = {
    "wide lines": _report(
        "wide_lines", relation(REALS, eq(wide(9), wide(12))),
        [_step(1, eq(wide(9), wide(12)), ne(wide(9), num(0))), _step(2, eq(wide(12), DEEP)),
         _step(3, le(DEEP, mul(wide(4), wide(4), wide(4))))],
    ),
    "sizes and families": _report(
        "sizes_and_families",
        relation(SIZES, le(sum_("k", ONE, n, at("w", k, var("i"))), call("net", var("alpha_1")))),
        [_step(1, CASES, steps=[NESTED, replace(NESTED, index=2, steps=(NESTED,))])],
        docstring="First: σ′ = σ(1 − σ) ≤ ¼ for x ∈ ℝ; 100% & more_or_less #1 {a} ~ x^2 \\ `y_1`."
        "\n\nSecond: ∑ₖ₌₁ⁿ eʸᵏ, naïve, “quoted”, 漢.",
        source="Bishop, §5.1, eq. (5.6)", relies_on=("a_theorem_with_a_long_name",) * 12,
    ),
    "a limit": _report("a_limit", Limit(Context(), fn("sigmoid", x), "x", "-oo", num(0))),
    "not differentiable": _report(
        "not_differentiable", NotDifferentiable(Context(), fn("relu", x), "x", num(0))),
    "exists": _report(
        "exists", Exists(REALS, (("c", REAL),), lt(var("c"), x), (("c", sub(x, ONE)),))),
    "iff": _report("iff", Iff(REALS, lt(num(0), x), lt(num(0), npow(x, num(3))))),
    "impossible": _report(
        "impossible", Impossible(Context(), (("a", REAL), ("y", family(num(2)))),
                                 (lt(var("a"), num(0)), lt(num(0), at("y", ONE))))),
    "reparameterisation": _report(
        "reparameterisation",
        Reparameterisation(
            Context((("n", SIZE), ("x", REAL), ("w", family(n)))),
            sum_("k", ONE, n, mul(at("w", k), x)), sum_("k", ONE, n, mul(at("v", k), x)),
            (("v", family(n)),), (("v", lam("j", mul(num(2), at("w", var("j"))))),),
            (("w", lam("j", div(at("v", var("j")), num(2)))),),
        ),
    ),
    "a derivative at a point": _report(
        "derivative_at_a_point", relation(REALS, eq(diff(wide(4), "x", x), DEEP))),
}  # fmt: skip


@needs_tex
@pytest.mark.parametrize("report", HARD.values(), ids=HARD)
def test_compiles_without_a_warning(report, tmp_path):
    assert compiled(document([report]), tmp_path) == []


@needs_tex
def test_several_reports_compile_as_sections(tmp_path, reports):
    told = [r for r in (*HARD.values(), *reports.values()) if r.error is None]
    source = document(told)
    assert source.count(r"\section") == len(told)
    assert compiled(source, tmp_path) == []


@needs_tex
def test_a_fragment_compiles_in_a_document_of_ones_own(tmp_path, reports):
    parts = [document([r], fragment=True) for r in (HARD["wide lines"], reports["proved"])]
    source = "\n".join(
        [r"\documentclass{article}", r"\usepackage{mathtools,amsthm,amssymb,graphicx}",
         r"\begin{document}", *parts, r"\end{document}"])  # fmt: skip
    assert compiled(source, tmp_path) == []


def test_a_refuted_claim_is_no_theorem(reports):
    source = document([reports["refuted"]], fragment=True)
    assert r"\begin{symclaim}" in source
    assert r"\begin{symtheorem}" not in source
    assert "Step 2 is refuted" in source


PROSE = {
    "an index": ("x₁", r"x\ensuremath{_{1}}"),
    "a fraction": ("½", r"\ensuremath{\frac{1}{2}}"),
    "special characters": ("50% & _", r"50\% \& \_"),
    "a letter pdflatex cannot set": ("漢", "?"),
    "a letter with a hat": ("γx̂ᵢ", r"\ensuremath{\gamma}\ensuremath{\hat{x}}\ensuremath{_{i}}"),
    "code": ("see `x_1`", r"see \texttt{x\_\allowbreak{}1}"),
    "a backslash": ("\\input", r"\textbackslash{}input"),
}


@pytest.mark.parametrize(("text", "latex"), PROSE.values(), ids=PROSE)
def test_prose(text, latex):
    assert prose(text) == latex


def test_code_breaks_in_paths():
    assert code("a/b.py") == r"\texttt{a/\allowbreak{}b.\allowbreak{}py}"
