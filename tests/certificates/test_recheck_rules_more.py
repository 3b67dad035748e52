"""The second checker's rules, once more: what only a second look at them tells apart."""

import pytest
from stepping import E, P, S, claim, other

from symcheck.recheck import ONE, TWO, Sort, T, index, npow, var

Y = "n: natural; i: index(n); j: index(n); y: family(n); z: family(n); m: natural; a: real"
TWICE = "m: natural; n: natural; y: family(n); q: permutation(m); p: permutation(n); i: index(n)"
W = "n: size; w: family(n); y: family(n); i: index(n); j: index(n)"
X = "x: real; b: real"
K = "k: index(n)"
GREATEST = "Max(y[k], (k, 1, n))"
GROWS = {"variable": "x", "right": 0}
FALLS = {"variable": "x", "left": 0}
OF = {"a": E("k => w[k]"), "b": E("k => y[k]"), "i": E("i"), "j": E("j")}
TO_N = index(ONE, var("n"))

FAIR = (
    S("reindex", "softmax(y[p[k]], (k, 1, n))[i] = exp(y[p[i]])/Sum(exp(y[k]), (k, 1, n))",
      where=TWICE),
    S("reindex", "Sum(y[p[k]], (k, 1, n)) = Sum(y[k], (k, 1, n))", where=TWICE),
    S("reindex", "Sum(y[p[p[k]]], (k, 1, n)) = Sum(y[k], (k, 1, n))", where=TWICE),
    S("termwise", "Sum(y[k], (k, 1, n)) <= Sum(z[k], (k, 1, n))", where=Y, strict_at=E("i"),
      parts=[P("y[k] <= z[k]", (), K)]),
    S("termwise", "Sum(k, (k, 1, n)) <= Sum(k + 1, (k, 1, n))", where="n: natural"),
    S("monotone", "x**2 + 1 >= 1", ("x >= 0",), "n: size; y: family(n); x: real", contact=E("0"),
      **GROWS, parts=[claim("0 <= 2*x", ("x > 0",))]),
    S("monotone", "x*n >= 0", ("x >= 0",), "x: real; n: natural", contact=E("0"), **GROWS,
      parts=[P("0 <= n", ("x > 0",))]),
    S("monotone", "x*(1 - x) >= 0", ("x >= 0", "x <= 1/2"), X, contact=E("0"), **GROWS,
      parts=[claim("0 <= 1 - 2*x", ("x < 1/2",))]),
    S("monotone", "exp(x) + b**2 > 0", (), X, contact="-oo", limit=E("b**2"), **GROWS,
      parts=["0 < exp(x)"]),
    S("monotone", "exp(x)/b > 0", ("b > 0",), X, contact="-oo", limit=E("0"), **GROWS,
      parts=["0 < exp(x)/b"]),
    S("monotone", "1 + x > 0", ("x >= 0",), X, contact=E("0"), limit=E("1"), **GROWS,
      parts=["0 <= 1"]),
)

FORGED = (
    S("reindex", "Sum(p[k], (k, 1, i)) = Sum(k, (k, 1, n))", where=TWICE),
    S("reindex", "Sum(Product(k + 2*j, (j, 1, 2)), (k, 1, 2)) = "
      "Sum(Sum(k + 2*j, (k, 1, 2)), (j, 1, 2))"),
    S("reindex", "Sum(Sum(k + 2*j, (j, 1, 2)), (k, 1, 2)) = "
      "Sum(Product(k + 2*j, (k, 1, 2)), (j, 1, 2))"),
    S("telescoping", "Sum((k + 1)**2 - k**2, (k, 1, n)) = (n + 1)**2 - 1", where="n: natural",
      data={"sequence": T("lam", (npow(T("bound", (), 0), TWO) + var("w"),))}),
    S("attained", "a <= a", where=Y, parts=[
      P("a <= a", ("(k - k)**2 = Max((l - k)**2, (l, 1, n))",), K)]),
    S("attained", "a <= a", where=Y, parts=[other("impossible", variables=(), props=())]),
    S("attained", "a <= a", where=Y, parts=[claim(
      "a <= a", (f"y[k] = {GREATEST}",),
      "n: natural; y: family(n); a: natural; k: index(n)")]),
    # monotone functions
    S("monotone", "b**2 >= 0", (), "y: family(2); b: real", contact=E("0"), variable="y", left=0,
      right=0, parts=["0 <= 0"]),
    S("monotone", "b**2 >= 0", (), "b: real", contact=E("0"), variable="x", left=0, right=0,
      parts=["0 <= 0"]),
    S("monotone", "n**2 >= 0", (), "n: integer; i: index(n)", contact=E("0"), variable="n",
      right=0, left=1, parts=[claim("0 <= 2*n", ("n > 0",)), claim("2*n <= 0", ("n < 0",))]),
    S("monotone", "-x**2 >= 0", ("x <= 0",), X, contact=E("0"), variable="x"),
    S("monotone", "exp(-x) - 5 > 0", (), X, contact="-oo", limit="oo", **FALLS,
      parts=["-exp(-x) < 0"]),
    S("monotone", "-1/(2*x - 1) >= 0", ("x > 1",), X, contact=E("0"), **GROWS,
      parts=[claim("0 <= 2/(2*x - 1)**2", ("x > 0",))]),
    S("monotone", "x - Abs(x - 1) >= -1", ("x >= 0",), X, contact=E("0"), **GROWS,
      parts=[claim("0 <= 1 - sign(x - 1)", ("x > 0",))]),
    S("monotone", "x**2*(x + 1) >= 0", ("x < 0",), X, contact=E("0"), **FALLS,
      parts=[claim("3*x**2 + 2*x <= 0", ("x > -1/2", "x < 0"))]),
    S("monotone", "x - x**2 >= 0", ("x >= 0",), X, contact=E("0"), **GROWS,
      parts=[claim("0 <= 1 - 2*x", ("x != 0", "x < 1/2"))]),
    S("monotone", "x**2 + 1 >= 1", ("x >= 0",), X, contact=E("0"), **GROWS,
      parts=[claim("0 <= 2*x", ("x > b/b - 1",))]),
    S("monotone", "x*(1/x) >= 1", ("x > 0",), X, contact=E("0"), **GROWS,
      parts=[claim("0 <= 0", ("x > 0",))]),
    S("monotone", "x**2 >= 0", (), X, contact=E("0"), variable="x", left=1, right=0,
      limit=E("0"), parts=[claim("0 <= 2*x", ("x > 0",)), claim("2*x <= 0", ("x < 0",))]),
    S("monotone", "exp(1/x) - 1 >= 0", ("x < 0",), X, contact=E("0"), limit="oo", **FALLS,
      parts=[P("-exp(1/x)/x**2 <= 0", ("x < 0",))]),
    S("monotone", "x > 0", ("x >= 0",), X, contact=E("0"), limit=E("0"), **GROWS,
      parts=["0 < 1"]),
    # sums of products
    S("cauchy_schwarz", "w[i]*y[j] = w[j]*y[i]", ("Sum(w[k], (k, 1, n)) = 1",), W, **OF),
    *(S("cauchy_schwarz", f"Sum(w[k]*y[k], (k, 1, n)) <= {f}(Sum(w[k]**2, (k, 1, n)))*"
        f"{g}(Sum(y[k]**2, (k, 1, n)))", where=W)
      for f, g in (("tanh", "tanh"), ("tanh", "sqrt"), ("sqrt", "tanh"))),
    *(S("cauchy_schwarz", "Sum(0, (k, 1, n))**2 <= Sum(w[k], (k, 1, n))*Sum(y[k], (k, 1, n))",
        ("0 <= w[k]*y[k] for k in 1..n", f"0 <= {v}[k] for k in 1..n"), W) for v in "wy"),
)


@pytest.mark.parametrize("step", FAIR, ids=repr)
def test_what_a_rule_shows(step):
    assert step.says() is None


@pytest.mark.parametrize("step", FORGED, ids=repr)
def test_what_is_near_is_refused(step):
    assert step.says() is not None


VALUES, V = T("at", (var("v"),), "y"), ("v", TO_N)
MOST = claim(f"{GREATEST} = 0", (), "n: natural; y: family(n)")


def exists(prop, *variables, where="n: size; y: family(n)", witness=()):
    context = claim("0 = 0", (), where).context
    parts = {"variables": variables, "prop": prop, "witness": witness}
    return S("maximum", type(MOST)("exists", context, parts))


def test_a_maximum_is_attained_at_an_index_of_its_range():
    binder = MOST.links()[0].args[0]
    said = T("rel", (VALUES, binder), "=")
    assert exists(said, V).says() is None
    assert exists(T("rel", (binder, VALUES), "="), V).says() is None
    for step in (
        exists(said, V, where="n: natural; y: family(n)"), exists(said, V, ("u", Sort("real"))),
        exists(said, ("v", Sort("natural"))), exists(T("rel", (VALUES, binder), "<"), V),
        exists(T("rel", (VALUES, VALUES), "="), V), exists(said),
        exists(said, V, witness=(("v", T("num", (), 1)),)),
        exists(T("rel", (1 / VALUES, T(binder.head, (*binder.args[:2], 1 / binder.args[2]))), "="),
               V),
        S("maximum", other("impossible", variables=(("v", TO_N),), props=())),
    ):  # fmt: skip
        assert step.says() is not None
