"""Reports made by hand, one a verdict, for the renderers."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from symcheck.kernel.claim import REAL, SIZE, Context, Extremum, Relation, family, relation
from symcheck.kernel.term import (
    add,
    at,
    diff,
    div,
    eq,
    fn,
    forall,
    le,
    lt,
    mul,
    ne,
    neg,
    npow,
    num,
    sub,
    sum_,
    var,
)  # fmt: skip
from symcheck.report import (
    Message,
    Place,
    Problem,
    Report,
    SideCondition,
    StepReport,
    Verdict,
    Witness,
)  # fmt: skip

sys.path.insert(0, str(Path(__file__).parent))  # the helpers that lie beside the tests
V = Verdict
x, n = var("x"), var("n")
sigma = fn("sigmoid", x)
half = div(num(1), num(2))
quarter = div(num(1), num(4))
REALS = Context((("x", REAL),))


def _slope() -> Report:
    start = diff(sigma, "x", x)
    middle = mul(sigma, sub(num(1), sigma))
    square = sub(quarter, npow(sub(sigma, half), num(2)))
    file = "proofs/sigmoid.py"
    steps = (
        StepReport(1, eq(start, middle), "derivative", V.PROVED,
                   (SideCondition(ne(add(num(1), fn("exp", neg(x))), num(0)), V.PROVED, "sign"),),
                   Place(file, 37, 10)),
        StepReport(2, eq(middle, square), "algebra", V.PROVED, place=Place(file, 38, 10)),
        StepReport(3, le(square, quarter), "square-nonneg", V.PROVED, place=Place(file, 39, 10)),
    )  # fmt: skip
    return Report(
        "deriv_sigmoid_le_quarter", V.PROVED, V.PROVED,
        Extremum(REALS, le(start, quarter), (("x", num(0)),), only=True), "ab" * 32, steps=steps,
        seconds=0.0042, place=Place(file, 33), relies_on=("deriv_sigmoid",), tags=("sigmoid",),
        docstring="σ′ = σ(1 − σ) = ¼ − (σ − ½)² never exceeds ¼, its value at 0.",
        source="Exercise 6.1.3",
    )  # fmt: skip


def _sign_slip() -> Report:
    middle = mul(sigma, sub(num(1), sigma))
    wrong = sub(quarter, npow(add(sigma, half), num(2)))
    steps = (
        StepReport(1, eq(diff(sigma, "x", x), middle), "derivative", V.PROVED),
        StepReport(
            2, eq(middle, wrong), "algebra", V.REFUTED, place=Place("proofs/sigmoid.py", 39, 10),
            message=Message("the sides differ by '{residue}'", {"residue": mul(num(2), sigma)}),
            help=Message("compare the middle terms; `symcheck explain algebra`"),
            witness=Witness({"x": "0"}, {}, "1/4", "-3/4"),
        ),
    )  # fmt: skip
    return Report("slip", V.REFUTED, V.PROVED, relation(REALS, le(diff(sigma, "x", x), quarter)),
                  steps=steps, seconds=0.012, place=Place("proofs/sigmoid.py", 33))  # fmt: skip


def _conditional() -> Report:
    goal = eq(div(x, x), num(1))
    return Report("cancel", V.CONDITIONAL, V.CONDITIONAL, relation(REALS, goal), "cd" * 32,
                  (ne(x, num(0)),), True,
                  (StepReport(1, goal, "algebra", V.CONDITIONAL),), 0.001)  # fmt: skip


def _unknown() -> Report:
    context = Context(
        (("n", SIZE), ("y", family(n))), (forall("k", num(1), n, lt(num(0), at("y", var("k")))),)
    )
    total = sum_("k", num(1), n, at("y", var("k")))
    claim = Relation(context, (num(0), total, mul(n, fn("log", add(total, num(2))))), ("<", "<="))
    goal = le(*claim.terms[1:])
    message = Message("no bound of '{s}' was found", {"s": total})
    small = le(n, num(2))
    parts = (
        StepReport(0, goal, "", V.PROVED, title="case 1",
                   steps=(StepReport(1, goal, "sign", V.PROVED),)),
        StepReport(
            0, goal, "", V.UNKNOWN, title="case 2",
            steps=(StepReport(1, goal, "sign", V.UNKNOWN, message=message,
                              side_conditions=(SideCondition(small, V.UNKNOWN, ""),)),),
        ),
    )  # fmt: skip
    steps = (
        StepReport(1, lt(num(0), total), "termwise", V.PROVED),
        StepReport(2, goal, "cases", V.UNKNOWN, steps=parts),
    )
    return Report("open_bound", V.UNKNOWN, V.UNKNOWN, claim, steps=steps, seconds=5.0,
                  message=Message("not decided within {s} s", {"s": 5}))  # fmt: skip


def _assumed() -> Report:
    goal = eq(fn("sin", fn("asin", x)), x)
    step = StepReport(1, goal, "assumed", V.ASSUMED, message=Message("assumed: 'table 3'"))
    return Report("hole", V.ASSUMED, V.UNKNOWN, relation(REALS, goal), steps=(step,))


def _error() -> Report:
    problem = Problem("the file raises ZeroDivisionError: division by zero",
                      Place("proofs/bad.py", 7), "look there")  # fmt: skip
    return Report("bad", V.UNKNOWN, V.UNKNOWN, error=problem, place=problem.place)


REPORTS = {
    "proved": _slope(),
    "refuted": _sign_slip(),
    "conditional": _conditional(),
    "unknown": _unknown(),
    "assumed": _assumed(),
    "error": _error(),
}


@pytest.fixture
def reports() -> dict[str, Report]:
    """One report a verdict, and one with an error."""
    return REPORTS
