"""Limits that others get wrong: a side, a branch, a point, or a race of growth."""

import json

import pytest

from symcheck import recheck
from symcheck.certificate import digest, to_text
from symcheck.kernel.claim import Limit, NotDifferentiable
from symcheck.prove.decide import decide
from symcheck.read.text import read_hypothesis, read_term
from symcheck.read.where import read_where

JUMP = "Piecewise((1, x < 0), (-1, True))"
POLE = "Piecewise((0, x <= 0), (-6/x**2, True))"
SEAM = "Piecewise((x**2, x <= 2), (5*x - 7, True))"
#: What a row says of the limit: it is shown, it may be shown, or it is false.
YES, MAY, NO = "proved", "proved unknown", "unknown"

#: body, point, side, value, verdict, source.
LIMITS = {
    "|x + 6| from both sides": ("(2*x + 12)/Abs(x + 6)", "-6", "+-", "2", NO, "SymPy #20482"),
    "|x + 6| from the right": ("(2*x + 12)/Abs(x + 6)", "-6", "+", "2", YES, "SymPy #20482"),
    "|x + 6| from the left": ("(2*x + 12)/Abs(x + 6)", "-6", "-", "-2", YES, "SymPy #20482"),
    "sign log x from the left, 0": ("sign(log(x))", "1", "-", "0", NO, "diofant #74"),
    "sign log x from the left": ("sign(log(x))", "1", "-", "-1", MAY, "diofant #74"),
    "sign sin x from the right, 0": ("sign(sin(x))", "0", "+", "0", NO, "diofant #74"),
    "sign cos x at π/2": ("sign(cos(x))", "pi/2", "-", "0", NO, "diofant #74"),
    "a jump from the left, its right": (JUMP, "0", "-", "-1", NO, "SymPy #27236"),
    "a jump from both sides": (JUMP, "0", "+-", "-1", NO, "SymPy #27236"),
    "a jump from the left": (JUMP, "0", "-", "1", YES, "SymPy #27236"),
    "a branch that holds at the point": (POLE, "0", "+", "0", NO, "SymPy #29835"),
    "the branch beside it": (POLE, "0", "+", "-oo", MAY, "SymPy #29835"),
    "a seam, the wrong value": (SEAM, "2", "+", "4", NO, "SymPy #26313"),
    "a seam": (SEAM, "2", "+", "3", MAY, "SymPy #26313"),
    "a branch by another variable": (
        "Piecewise((0, a != 0), (x, True))", "a", "+", "a", NO, "SymPy #30249"
    ),
    "a power of powers": ("(1 + 1/x)**(x**2)/exp(x)", "oo", "+-", "1", NO, "SymPy #25885"),
    "a power less its limit": ("x*(1 + 1/x)**x - exp(1)*x", "oo", "+-", "0", NO, "SymPy #21724"),
    "a quotient less 1": (
        "x*(((x + 1)**2 + 1)/(x**2 + 1) - 1)", "oo", "+-", "0", NO, "SymPy #17380"
    ),
    "a quotient less 1, rightly": (
        "x*(((x + 1)**2 + 1)/(x**2 + 1) - 1)", "oo", "+-", "2", YES, "SymPy #17380"
    ),
    "logarithms less 1": (
        "x*(-1 + (x + log(x + 1) + 1)/(x + log(x)))", "oo", "+-", "0", NO, "SymPy #17380"
    ),
    "a root of what is negative": ("2/sqrt(tanh(1/x)**2 - 1)", "0", "+-", "2", NO, "SymPy #10058"),
    "a power of what is negative": ("(-x)**x", "oo", "+-", "0", NO, "SymPy #18399"),
    "a power of what turns negative": (
        "(1 - x/2)**(3*x)", "oo", "+-", "0", NO, "SymPy #18399"
    ),
    "a pole is 0": ("1/x", "0", "+-", "0", NO, "Lean: the value of 1/0 is 0"),
    "a pole is ∞": ("1/x", "0", "+-", "oo", NO, "hilbert #69"),
    "a pole from the left is ∞": ("1/x", "0", "-", "oo", NO, "SymPy: '+' by default"),
    "a wave that is damped": ("Abs(x)*sin(1/x)", "0", "+-", "0", MAY, "SymPy #20578"),
    "a wave at its worst": ("sin(1/x)", "0", "+-", "0", NO, ""),
    "a wave far out": ("sin(x)", "oo", "+-", "0", NO, "SymPy: AccumBounds(-1, 1)"),
    "x/|x|": ("x/Abs(x)", "0", "+-", "1", NO, "SymPy: '+' by default"),
    "sign x has its value": ("sign(x)", "0", "+-", "0", NO, "the value, not the limit"),
    "exp 1/x": ("exp(1/x)", "0", "+-", "0", NO, ""),
    "exp 1/x from the left": ("exp(1/x)", "0", "-", "0", MAY, ""),
    "atan 1/x": ("atan(1/x)", "0", "+-", "pi/2", NO, "SymPy #22220"),
    "atan 1/x from the right": ("atan(1/x)", "0", "+", "pi/2", MAY, ""),
    "acot x": ("acot(x)", "0", "+-", "pi/2", NO, "SymPy: acot jumps at 0"),
    "a root from where it is not": ("sqrt(x)", "0", "-", "0", NO, "SymPy #7216"),
    "a logarithm from where it is not": ("log(x)", "0", "-", "-oo", NO, ""),
    "a body defined at the point only": ("sqrt(-x**2)", "0", "+-", "0", NO, ""),
    "a body defined nowhere": ("1/(x - x)", "0", "+-", "0", NO, ""),
    "x/x": ("x/x", "0", "+-", "1", YES, ""),
    "sin x over x": ("sin(x)/x", "0", "+-", "1", MAY, ""),
    "sin x over x is 0": ("sin(x)/x", "0", "+-", "0", NO, ""),
    "1 − cos over x": ("(1 - cos(x))/x**2", "0", "+-", "0", NO, ""),
    "xˣ": ("x**x", "0", "+", "0", NO, ""),
    "0ˣ": ("0**x", "0", "+", "1", NO, "SymPy: 0**0 = 1; symcheck once"),
    "1^∞": ("(1 + 1/x)**x", "oo", "+-", "1", NO, "1**oo"),
    "√x²/x": ("sqrt(x**2)/x", "-oo", "+-", "1", NO, "Maxima: sqrt(x^2) = x"),
    "√x²/x, rightly": ("sqrt(x**2)/x", "-oo", "+-", "-1", MAY, ""),
    "∞ − ∞": ("sqrt(x**2 + x) - x", "oo", "+-", "0", NO, ""),
    "one point is moved": ("Piecewise((1, x = 0), (0, True))", "0", "+-", "1", NO, ""),
    "the other points count": ("Piecewise((1, x = 0), (0, True))", "0", "+-", "0", YES, ""),
    "relu over x": ("relu(x)/x", "0", "+-", "1/2", NO, ""),
    "tan at π/2": ("tan(x)", "pi/2", "+-", "oo", NO, ""),
    "log log at 1": ("log(log(x))", "1", "+-", "-oo", NO, ""),
    "a coefficient that may be 0": ("a*x", "oo", "+-", "oo", NO, ""),
    "a rate that may be 0": ("exp(-a*x)", "oo", "+-", "0", NO, "Maxima asks"),
    "a power that may be negative": ("x**a", "oo", "+-", "oo", NO, "Maxima asks"),
    "0 times ∞": ("(1/x)*x", "oo", "+-", "0", NO, ""),
    "(½)ˣ": ("(1/2)**x", "oo", "+-", "oo", NO, "SymPy #19801"),
    "(½)ˣ far left": ("(1/2)**x", "-oo", "+-", "oo", MAY, "SymPy #19801"),
}  # fmt: skip


@pytest.mark.parametrize("row", LIMITS.values(), ids=LIMITS)
def test_gets_its_verdict(row):
    body, point, side, value, allowed, _ = row
    context = read_where("a: real")
    inner = read_where("a: real; x: real")
    ends = [e if e in {"oo", "-oo"} else read_term(e, context) for e in (point, value)]
    claim = Limit(context, read_term(body, inner), "x", *ends, side)
    report = decide(claim, seconds=8.0 if allowed == YES else 0.4)
    assert report.verdict.value in allowed.split()


def said(body, point, side, value, given):
    context = read_where("a: real").assume(read_hypothesis(given, read_where("a: real")))
    ends = [read_term(e, context) for e in (point, value)]
    return Limit(context, read_term(body, read_where("a: real; x: real")), "x", *ends, side)


@pytest.mark.parametrize(("op", "answer"), [(">", "accepted"), (">=", "refused")])
def test_a_power_of_what_may_be_0_has_no_limit_for_the_second_checker_either(op, answer, tmp_path):
    # 0ˣ is 0 for every x > 0, though the limit of aˣ is 1 for every a > 0.
    [(_, text)] = decide(said("a**x", "0", "+", "1", "a > 0"), certify=True).certificates
    document = json.loads(text)
    [relation] = [term for term in document["terms"] if term[0] == "rel"]
    relation[1] = op
    document["hash"] = digest(document)
    file = tmp_path / "limit.json"
    file.write_text(to_text(document), encoding="utf-8")
    decided = recheck.Folder([file]).decide("limit")
    assert ("refused" if isinstance(decided, str) else "accepted") == answer


#: Bodies that have a derivative at 0, though it takes a moment to see.
DIFFERENTIABLE = {
    "x·|x|": "x*Abs(x)",
    "relu squared": "relu(x)**2",
    "a seam": "Piecewise((x, x > 0), (exp(x) - 1, True))",
    "a difference": "Abs(x) - Abs(-x)",
    "a maximum of one": "Max(x, x)",
    "the same branches": "Piecewise((x, x > 0), (x, True))",
    "softsign": "x/(1 + Abs(x))",
    "two that cancel": "relu(x) - relu(-x)",
    "a wave that fades": "Piecewise((x**2*sin(1/x), x != 0), (0, True))",
    "a root of a fourth power": "sqrt(x**4)",
}


@pytest.mark.parametrize("body", DIFFERENTIABLE.values(), ids=DIFFERENTIABLE)
def test_is_not_said_to_have_no_derivative(body):
    inner = read_where("x: real")
    claim = NotDifferentiable(
        read_where(""), read_term(body, inner), "x", read_term("0", read_where(""))
    )
    assert decide(claim, seconds=0.5).verdict.value == "unknown"
