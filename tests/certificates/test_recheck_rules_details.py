"""The second checker's rules, in detail: what a value stands for, where a bound begins, cases."""

import re

import pytest
from stepping import E, P, Prop, S, claim
from test_recheck_rules_logic import AB, HALVES, extremum, iff, impossible, limit, tends

from symcheck.recheck import ZERO, Claim, T, propositions, var

X = "x: real; b: real"
GROWS = {"variable": "x", "right": 0}
FROM_ZERO = {"contact": E("0"), **GROWS}
W = "n: size; w: family(n); y: family(n); b: real"
GIVEN = ("Sum(w[k], (k, 1, n)) = 1", "0 <= w[k] for k in 1..n")
MEAN = "Sum(w[k]*y[k], (k, 1, n))"
POSITIVE = (*GIVEN, "0 < y[k] for k in 1..n")
NEGATIVE = (*GIVEN, "y[k] < 0 for k in 1..n")
OF = {"weights": E("k => w[k]"), "points": E("k => y[k]")}


def mean(f, given=GIVEN, where=W, op="<=", **arguments):
    """Return Jensen's inequality for a function of x, written as text."""
    at, values = (re.sub(r"\bx\b", to, f) for to in (f"({MEAN})", "y[k]"))
    return S("jensen", f"{at} {op} Sum(w[k]*({values}), (k, 1, n))", given, where,
             function=E(f"x -> {f}"), **OF, **arguments)  # fmt: skip


def cauchy(where="n: natural; w: family(n); y: family(n)", inside=""):
    """Return Cauchy and Schwarz for two families, beside a sum of sums."""
    return S(
        "cauchy_schwarz",
        f"Sum(w[k]*y[k], (k, 1, n))**2{inside} <= "
        f"Sum(w[k]**2, (k, 1, n))*Sum(y[k]**2, (k, 1, n)){inside}",
        where=where, a=E("k => w[k]"), b=E("k => y[k]"),
    )  # fmt: skip


FAIR = (
    S("theorem", "b + c = c + b", where=AB, premises=[claim("x + y = y + x")]),
    S("theorem", "c + b = b + c", where=AB, premises=[claim("x + y = y + x")],
      values={"x": E("c")}),
    S("theorem", "x + b = b + x", where="x: real; b: real", premises=[claim("x + y = y + x")],
      values={"x": E("x")}),
    S("squaring", "Abs(a) = sqrt(a**2)", where=AB),
    # Jensen
    mean("x*x*x*x"), mean("x*b"), mean("-log(x)", POSITIVE, above=E("0")),
    mean("-log(-x)", NEGATIVE, below=E("0")),
    cauchy(inside=" + Sum(Sum(l, (l, j, n)), (j, 1, n))"),
    # both ways
    S("iff", iff("a < b", "b**3 > a**3 and b > a"), where=AB,
      parts=[P("b**3 > a**3", ("a < b",)), P("a < b", ("b**3 > a**3 and b > a",))]),
    S("iff", iff("1 <= n", "0 < n", where="n: integer"), where="n: integer",
      parts=[P("n >= n", (), "k: index(n)")]),
)
FORGED = (
    # with x = y and y = c, what is rewritten would be y + c, which c + c is not
    S("theorem", "c + c = c + y", where="c: real; y: real", premises=[claim("x + y = y + x")],
      values={"x": E("y")}),
    S("theorem", "c*c + 1 = c*y + 1", where="c: real; y: real",
      premises=[claim("x*y = y*x")], values={"x": E("y")}),
    # monotone functions
    S("monotone", "b**2 >= 0", (), "y: family(2); b: real", contact=E("0"), variable="y", left=0,
      right=0, parts=[claim("0 <= 0")]),
    # −x/x is −1 for all x > 0, and has no value at 0
    *(S("monotone", f"{f} >= 0", ("x > 0",), X, **FROM_ZERO,
        parts=[claim("0 <= 0", ("x > 0",), "x: real")])
      for f in ("-x/x", "-x*(1/x)", "-x*exp(-log(x))", "-sqrt(x)*x**(-1/2)")),
    S("monotone", "b**2 >= 0", (), X, contact=E("0/b"), variable="x", left=0, right=0,
      parts=[claim("0 <= 0")]),
    *(S("monotone", "x > 0", ("x > 0",), X, **FROM_ZERO, limit=to,
        parts=[claim("0 < 1", ("x > 0",), "x: real")]) for to in ("-oo", "oo", 3, "0")),
    S("monotone", "log(x) > 0", ("x > 0",), X, **FROM_ZERO, limit="-oo",
      parts=[claim("0 < 1/x", ("x > 0",), "x: real")]),
    # Jensen
    mean("-log(x)", POSITIVE, above=E("0/b")), mean("-log(-x)", NEGATIVE, below=E("0/b")),
    mean("-log(x)"), mean("-log(x)", POSITIVE), mean("-Abs(x)"), mean("-Max(x, 0)"),
    mean("0/x", NEGATIVE, above=E("-1")), mean("x*x*x"), mean("x*x*x", op=">="),
    mean("b/b*x*x"),
    # cases
    S("cases", "a**2 >= 0", where=AB, conditions=[E("a"), Prop("0 = 0")],
      parts=["a**2 >= 0", P("a**2 >= 0", ("0 = 0",))]),
    S("cases", "a > b", where=AB, conditions=[]), S("cases", "a > b", where=AB, conditions=()),
    S("cases", "a**2 >= 0", where=AB, conditions=tuple(HALVES),
      parts=[P("a**2 >= 0", ("a <= 0",)), P("a**2 >= 0", ("0 <= a",))]),
    *(S("branches", goal, where=AB, term=E("Abs(a)"), side=0)
      for goal in (iff("a < b", "a <= b"), extremum("a**2 >= 0"))),
    # both ways
    S("iff", iff("a < b", "b**3 > a**3 and b > a"), where=AB,
      parts=[P("b**3 >= a**3", ("a < b",)), P("a < b", ("b**3 > a**3 and b > a",))]),
    S("congruence", "Derivative(a**2, a) = Derivative(b**2, b)", where=AB, parts=["a = b"]),
)


@pytest.mark.parametrize("step", FAIR, ids=repr)
def test_what_a_rule_shows(step):
    assert step.says() is None


@pytest.mark.parametrize("step", FORGED, ids=repr)
def test_what_is_near_is_refused(step):
    assert step.says() is not None


# ── what a claim says, as propositions ──

SEQUENCE = tends("q**k", E("a"))


@pytest.mark.parametrize("odd", [
    tends("q**k", "oo"), limit("1/t", "oo", ZERO), limit("1/t", "oo", "oo"),
    impossible("z < z"), iff("a < b", "b > a"), extremum("a**2 >= 0"),
], ids=lambda c: c.kind)  # fmt: skip
def test_other_claims_are_no_propositions(odd):
    assert propositions(odd) == ()


def test_what_a_claim_says():
    chain = claim("a < b <= c", (), AB)
    assert propositions(chain) == chain.links()
    body = T("npow", (var("q"), T("bound", (), 0)))
    assert propositions(SEQUENCE) == (T("tends", (body, var("a"))),)
    real = {**SEQUENCE.parts, "natural": False}
    assert propositions(Claim("limit", SEQUENCE.context, real)) == ()
