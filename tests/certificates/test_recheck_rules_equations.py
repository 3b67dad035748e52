"""The second checker's rules for equations and bounds: what each shows, and what is near it."""

import pytest
from stepping import E, P, Prop, S, claim

from symcheck.recheck import (
    ONE,
    TWO,
    ZERO,
    Context,
    Refused,
    Sort,
    Step,
    T,
    add,
    at_an_index,
    eq,
    in_pairs,
    num,
    sum_,
    together,
    var,
)

Y = "n: natural; i: index(n); y: family(n); z: family(n); p: permutation(n); m: natural"
AB = "a: real; b: real; c: real; d: real"
PAIR = claim("Sum(y[k], (k, 1, n)) <= 0", (), Y)

FAIR = (
    S("algebra", "(x + 1)**2 = x**2 + 2*x + 1"),
    # a theorem inside a term, and a bound
    S("theorem", "exp(x) + 1 = y + 1", premises=[claim("exp(a) = y")], where="x: real; y: real"),
    S("theorem", "y + 1 = exp(x) + 1", premises=[claim("exp(a) = y")], reverse=True,
      values={"a": E("x"), "y": E("y")}, where="x: real; y: real"),
    S("theorem", "exp(x) = exp(y)", premises=[claim("exp(a) = exp(b)")], values={"b": E("y")}),
    S("theorem", "x + 1 < y + 1", premises=[claim("a < b")]),
    S("theorem", "x <= y", premises=[claim("a <= b")]),
    S("theorem", "x <= y", premises=[claim("a < b")]),
    S("theorem", "x != y", premises=[claim("a < b")]),
    S("theorem", "x != y", premises=[claim("a != b")]),
    S("theorem", "x + 3 <= y + 3", premises=[claim("a <= b")],
      values={"a": E("x"), "b": E("y")}),
    S("theorem", "2*x < 2*y", premises=[claim("2*a < 2*b")]),
    # what is given
    S("given", "a + 1 = b + 1", ("a = b",), AB),
    S("given", "a + 1 = b + 1", ("b = a",), AB, reverse=True),
    S("given", "a + b = c + d", ("a = c", "b = d"), AB),
    S("given", "a + b = c + b", ("a = c", "b = d"), AB, hypothesis=Prop("a = c")),
    S("given", "y[i] = 2", ("y[k] = 2 for k in 1..n",), Y),
    S("given", "y[i] = i + 2", ("y[k] = k + 2 for k in 1..n", "m < n"), Y),
    S("instantiate", "y[i] > 0", ("m < n", "y[k] > 0 for k in 1..n"), Y),
    # congruence
    S("congruence", "exp(a) = exp(b)", where=AB, parts=["a = b"]),
    S("congruence", "a + c = b + d", where=AB, parts=["a = b", "c = d"]),
    S("congruence", "a + c + 1 = a + d + 1", where=AB, parts=["c = d"]),
    S("congruence", "Sum(y[k], (k, 1, n)) = Sum(z[k], (k, 1, n))", where=Y,
      parts=[P("y[k] = z[k]", (), "k: index(n)")]),
    S("congruence", "Product(y[k], (k, 1, n)) = Product(z[k], (k, 1, n))", where=Y,
      parts=[P("y[k] = z[k]", (), "k: index(n)")]),
    S("transitivity", "a < c", where=AB, parts=["a <= b", "b < c"]),
    # other ranges
    S("reindex", "Sum(y[k], (k, 1, n)) = Sum(y[k + 1], (k, 0, n - 1))", where=Y),
    S("reindex", "Sum(y[k], (k, 1, n)) = Sum(y[n + 1 - k], (k, 1, n))", where=Y),
    S("reindex", "Sum(y[p[k]], (k, 1, n)) = Sum(y[k], (k, 1, n))", where=Y),
    S("reindex", "Sum(y[p[k]], (k, 1, n)) + 1 = Sum(y[k], (k, 1, n)) + 1", where=Y),
    S("reindex", "Product(y[p[k]], (k, 1, n)) = Product(y[k], (k, 1, n))", where=Y),
    S("reindex", "Sum(Sum(k + j**2, (j, 1, n)), (k, 1, m)) = "
      "Sum(Sum(k + j**2, (k, 1, m)), (j, 1, n))", where=Y),
    S("reindex", "Sum(Sum(k + j**2, (j, 1, k)), (k, 1, n)) = "
      "Sum(Sum(k + j**2, (k, j, n)), (j, 1, n))", where=Y),
    S("split", "Sum(y[k], (k, 1, n)) = Sum(y[k], (k, 1, i)) + Sum(y[k], (k, i + 1, n))", where=Y,
      data={"at": E("i")}),
    S("split", "Sum(y[k], (k, 1, i)) + Sum(y[k], (k, i + 1, n)) = Sum(y[k], (k, 1, n))", where=Y,
      data={"at": E("i")}),
    S("split", "Product(y[k], (k, 1, n)) = Product(y[k], (k, 1, i)) * Product(y[k], (k, i + 1, n))",
      where=Y, data={"at": E("i")}),
    S("split", "Sum(k, (k, 0, n)) = Sum(k, (k, 0, -1)) + 0 + Sum(k, (k, 1, n))", where=Y,
      data={"at": E("-1")}),
    S("split", "Max(y[k], (k, 1, n)) = Max(Max(y[k], (k, 1, i)), Max(y[k], (k, i + 1, n)))",
      ("i < n",), Y, data={"at": E("i")}),
    S("split", "Min(y[k], (k, 1, n)) = Min(Min(y[k], (k, 1, i)), Min(y[k], (k, i + 1, n)))",
      ("i < n",), Y, data={"at": E("i")}),
    S("split", "Sum(k, (k, 0, 2*n + 1)) = Sum(4*k + 1, (k, 0, n))", where=Y),
    S("split", "Sum(k**2, (k, 2, 2*n + 1)) = Sum((2*k)**2 + (2*k + 1)**2, (k, 1, n))", where=Y),
    S("telescoping", "Sum((k + 1)**2 - k**2, (k, 1, n)) = (n + 1)**2 - 1", where=Y,
      data={"sequence": E("k => k**2")}),
    S("telescoping", "(n + 1)**2 - 1 = Sum((k + 1)**2 - k**2, (k, 1, n))", where=Y,
      data={"sequence": E("k => k**2")}),
    S("telescoping", "Product((k + 1)/k, (k, 1, n)) = n + 1", where=Y,
      data={"sequence": E("k => k")}),
    # bounds
    S("linear", "a < c", ("a < b",), AB, premises=[claim("b < c", (), AB)]),
    S("linear", "a < c", (), AB, premises=[claim("x < y"), claim("x < y")],
      values=[{"x": E("a"), "y": E("b")}, {"x": E("b"), "y": E("c")}]),
    S("scale", "2*a < 2*b", where=AB, parts=["a < b"], factor=E("2")),
    S("scale", "exp(c)*a <= exp(c)*b", where=AB, parts=["a <= b"], factor=E("exp(c)")),
    S("scale", "exp(c)*a <= exp(c)*b", where=AB, parts=["a < b"], factor=E("exp(c)")),
    S("scale", "c*a <= c*b", where=AB, parts=["a <= b", "0 <= c"], factor=E("c")),
    S("scale", "c*a <= c*b", where=AB, parts=["a <= b", "0 < c"], factor=E("c")),
    S("scale", "c*a < c*b", where=AB, parts=["a < b", "0 < c"], factor=E("c")),
    S("scale", "c**2*a <= c**2*b", where=AB, parts=["a <= b"], factor=E("c**2")),
    S("squaring", "a <= b", ("a >= 0", "b >= 0"), AB, parts=["a**2 <= b**2"]),
    S("squaring", "a = b", ("a >= 0", "b >= 0"), AB, parts=["a**2 = b**2"]),
    S("squaring", "sqrt(8) = 2*sqrt(2)"),
)

FORGED = (
    S("algebra", "x < x"), S("algebra", "x <= x + 1"), S("algebra", "x = x + 1"),
    # a theorem
    S("theorem", "exp(x) = y + 1", premises=[claim("exp(a) = y")], where="x: real; y: real"),
    S("theorem", "x = y", premises=[], where="x: real; y: real"),
    S("theorem", "x = x", premises=[claim("exp(a) = y")], where="x: real; y: real"),
    S("theorem", "exp(x) = y", premises=[claim("exp(a) = y")] * 2, where="x: real; y: real"),
    S("theorem", "exp(x) = y", premises=[claim("exp(a) = y")], values={"a": E("y")},
      where="x: real; y: real"),
    S("theorem", "log(x) + x = y + x", premises=[claim("log(a) = y", ("a > 0",))],
      where="x: real; y: real"),
    S("theorem", "x < y", premises=[claim("a <= b")]),
    S("theorem", "x != y", premises=[claim("a <= b")]),
    S("theorem", "x <= y", premises=[claim("a != b")]),
    S("theorem", "x < y", premises=[claim("a != b")]),
    S("theorem", "x + 1 < y", premises=[claim("a < b")], values={"a": E("x"), "b": E("y")}),
    S("theorem", "y < x", premises=[claim("a < b")], values={"a": E("x"), "b": E("y")}),
    S("theorem", "x = y", premises=[claim("a < b")]),
    S("theorem", "x = y", premises=[claim("a <= b")], where="x: real; y: real"),
    S("theorem", "x < y", premises=[claim("a = b")]),
    # what is given
    S("given", "a = a", ("c = d",), AB), S("given", "a = b", (), AB, hypothesis=Prop("a = b")),
    S("given", "a = b", ("a <= b",), AB), S("given", "a = c", ("a = b",), AB),
    S("given", "a + b = c + d", ("a = c", "b = d"), AB, hypothesis=Prop("a = c")),
    S("given", "a + 1 = b + 1", ("b = a",), AB),
    S("given", "y[m] = 2", ("y[k] = 2 for k in 1..n",), Y),
    S("given", "y[i] = 2", ("y[k] = 2 for k in 2..n",), Y),
    S("given", "y[i] = 2", ("y[k] = 2 for k in 1..n - 1",), Y),
    S("given", "a = b", ("a = b or c = d",), AB),
    S("given", "a = b", ("not a = b",), AB),
    S("given", "1 = 2", ("y[1] = 2 for k in 1..n", "y[1] = 1"), Y, hypothesis=Prop("y[1] = 1")),
    S("instantiate", "y[m] > 0", ("y[k] > 0 for k in 1..n",), Y),
    S("instantiate", "y[i] > 1", ("y[k] > 0 for k in 1..n",), Y),
    S("instantiate", "y[i] > 0", ("y[k] > 0 for k in 2..n",), Y),
    S("instantiate", "a > 0", ("b > 0 for k in 1..2",), AB),
    S("instantiate", "m > 0", ("m > 0 for k in 1..n",), Y),
    S("instantiate", "a < b", ("a <= b",), AB), S("instantiate", "a < b", ("b > a",), AB),
    # congruence
    S("congruence", "exp(a) = exp(b)", where=AB), S("congruence", "exp(a) = log(b)", ("a > 0",), AB,
      parts=["a = b"]),
    S("congruence", "exp(a) = exp(b)", where=AB, parts=["a = c"]),
    S("congruence", "a + c = b + d", where=AB, parts=["a = b"]),
    S("congruence", "a + c = b + d", where=AB, parts=["a = b", "a = b"]),
    S("congruence", "a + c = a + d", where=AB, parts=["a = d"]),
    S("congruence", "a + b = a + b + c", where=AB, parts=["a = b"]),
    S("congruence", "y[i] = z[i]", where=Y), S("congruence", "a = b", where=AB),
    S("congruence", "exp(a) <= exp(b)", where=AB, parts=["a = b"]),
    S("congruence", "Sum(y[k], (k, 1, n)) = Sum(z[k], (k, 1, n))", where=Y,
      parts=[P("y[k] = z[k]", (), "k: index(n - 1)")]),
    S("congruence", "Sum(y[k], (k, 1, n)) = Sum(z[k], (k, 1, n))", where=Y,
      parts=[P("y[k] = z[i]", (), "k: index(n)")]),
    S("congruence", "Sum(y[k], (k, 1, n)) = Sum(2*y[k], (k, 1, m))", where=Y,
      parts=["n = m", P("y[k] = 2*y[k]", (), "k: index(n)")]),
    S("congruence", "Sum(k, (k, 1, n)) = Sum(k**2, (k, 1, m))", where=Y,
      parts=["n = m", P("k = k**2", (), "k: index(n)")]),
    S("transitivity", "a < c", where=AB), S("transitivity", "a < c", where=AB, parts=["a <= b"]),
    S("transitivity", "a < c", where=AB, parts=["a <= b", "b <= c"]),
    S("transitivity", "a < a", where=AB, parts=["b < c"]),
    S("transitivity", "a = a", where=AB), S("transitivity", PAIR, parts=[PAIR]),
    # other ranges
    S("reindex", "Sum(y[k], (k, 1, n)) = Sum(y[k + 1], (k, 0, n))", where=Y),
    S("reindex", "Sum(y[k], (k, 1, n)) = Sum(y[k + 2], (k, 0, n - 1))", where=Y),
    S("reindex", "Sum(k, (k, 1, n)) = Product(k, (k, 1, n))", where=Y),
    S("reindex", "Max(y[k], (k, 1, n)) = Min(y[k], (k, 1, n))", ("n >= 1",), Y),
    S("reindex", "a + b = b + a", where=AB),
    S("reindex", "exp(a) = exp(b)", where=AB), S("reindex", "max(a, b) = max(b, a)", where=AB),
    S("reindex", "Sum(y[p[k]], (k, 1, n)) = Sum(y[k], (k, 1, n)) + 1", where=Y),
    S("reindex", "Sum(y[p[k]]*k, (k, 1, n)) = Sum(y[k]*k, (k, 1, n))", where=Y),
    S("reindex", "Sum(p[k]*k, (k, 1, n)) = Sum(k*k, (k, 1, n))", where=Y),
    S("reindex", "Sum(p[k], (k, 1, i)) = Sum(k, (k, 1, i))", where=Y),
    S("reindex", "Sum(p[i], (k, 1, n)) = Sum(i, (k, 1, n))", where=Y),
    S("reindex", "Sum(Sum(k + j**2, (j, 1, n)), (k, 1, m)) = "
      "Sum(Sum(j + k**2, (k, 1, m)), (j, 1, n))", where=Y),
    S("reindex", "Sum(Sum(k*j, (j, 1, k)), (k, 1, n)) = "
      "Sum(Sum(k*j, (k, 1, n)), (j, 1, n))", where=Y),
    S("reindex", "Sum(Sum(k*j, (j, 1, n)), (k, 1, n)) = "
      "Sum(Sum(k*j, (k, j, n)), (j, 1, n))", where=Y),
    S("reindex", "Sum(Sum(k*j, (j, 1, k)), (k, 1, n)) = "
      "Sum(Sum(k*j, (k, j, n)), (j, 0, n))", where=Y),
    S("reindex", "Sum(Sum(k + j, (j, 1, k)), (k, 1, n)) = "
      "Sum(Sum(k + j, (k, j + 1, n)), (j, 1, n))", where=Y),
    S("reindex", "Sum(Sum(k + j, (j, 1, k)), (k, 1, n)) = "
      "Sum(Sum(k + j, (k, j, n)), (j, 1, n - 1))", where=Y),
    S("reindex", "Sum(Product(k + 2*j, (j, 1, 2)), (k, 1, 2)) = "
      "Sum(Product(k + 2*j, (k, 1, 2)), (j, 1, 2))", where=Y),
    S("split", "Sum(y[k], (k, 1, n)) = Sum(y[k], (k, 1, i)) + Sum(y[k], (k, i, n))", where=Y,
      data={"at": E("i")}),
    S("split", "Sum(y[k], (k, 1, n)) = Sum(y[k], (k, 1, i))*Sum(y[k], (k, i + 1, n))", where=Y,
      data={"at": E("i")}),
    S("split", "Sum(k, (k, 1, n)) = Sum(k, (k, 1, m)) + Sum(k, (k, m + 1, n))", where=Y,
      data={"at": E("m")}),
    S("split", "Sum(k, (k, 3, n)) = Sum(k, (k, 3, m)) + Sum(k, (k, m + 1, n))", ("m <= n",), Y,
      data={"at": E("m")}),
    S("split", "Max(y[k], (k, 1, n)) = Max(Max(y[k], (k, 1, i)), Max(y[k], (k, i + 1, n)))",
      where=Y, data={"at": E("i")}),
    S("split", "Min(y[k], (k, 1, n)) = Min(Min(y[k], (k, 1, i)), Min(y[k], (k, i + 1, n)))",
      where=Y, data={"at": E("i")}),
    S("split", "Max(k, (k, 1, m)) = Max(Max(k, (k, 1, 0)), Max(k, (k, 1, m)))", ("m >= 1",), Y,
      data={"at": E("0")}),
    S("split", "Min(k, (k, 1, m)) = Min(Min(k, (k, 1, 0)), Min(k, (k, 1, m)))", ("m >= 1",), Y,
      data={"at": E("0")}),
    S("split", "Max(y[k], (k, 1, n)) = Min(Max(y[k], (k, 1, i)), Max(y[k], (k, i + 1, n)))",
      ("i < n",), Y, data={"at": E("i")}),
    S("split", "a + b = b + a", where=AB, data={"at": E("a")}),
    S("split", "Sum(k, (k, 0, 2*n + 1)) = Sum(4*k, (k, 0, n))", where=Y),
    S("split", "Sum(k, (k, 0, 2*n)) = Sum(4*k + 1, (k, 0, n))", where=Y),
    S("split", "Sum(k + 1, (k, -1, 2*n + 1)) = Sum(4*k + 3, (k, 0, n))", where=Y),
    S("telescoping", "Sum((k + 1)**2 - k**2, (k, 1, n)) = (n + 1)**2", where=Y,
      data={"sequence": E("k => k**2")}),
    S("telescoping", "Sum(k**2, (k, 1, n)) = (n + 1)**2 - 1", where=Y,
      data={"sequence": E("k => k**2")}),
    S("telescoping", "Sum((k + 1)**2 - k**2, (k, 3, n)) = (n + 1)**2 - 9", where=Y,
      data={"sequence": E("k => k**2")}),
    S("telescoping", "Sum((k + 1)**2 - k**2, (k, 1, n)) = (n + 1)**2 - 1", where=Y),
    S("telescoping", "Sum((k + 1)**2 - k**2, (k, 1, n)) = (n + 1)**2 - 1", where=Y,
      data={"sequence": E("n**2")}),
    S("telescoping", "Product((k + 1)/k, (k, 0, n)) = (n + 1)/0", where=Y,
      data={"sequence": E("k => k")}),
    S("telescoping", "Product(k/(k - 1), (k, 0, n)) = -n", where=Y,
      data={"sequence": E("k => k - 1")}),
    S("telescoping", "Sum(1/(k + 1) - 1/k, (k, 0, n)) = 1/(n + 1) - 1/0", where=Y,
      data={"sequence": E("k => 1/k")}),
    S("telescoping", "Max(k + 1 - k, (k, 1, n)) = n + 1 - 1", ("n >= 1",), Y,
      data={"sequence": E("k => k")}),
    S("telescoping", "a + b = b + a", where=AB, data={"sequence": E("k => k")}),
    # bounds
    S("linear", "a < c", ("a < b",), AB, premises=[]),
    S("linear", "a < c", (), AB, premises=[claim("x < y"), claim("x < y")],
      values=[{"x": E("a"), "y": E("c")}]),
    S("linear", "a < c", (), AB, premises=[], values=[{}]),
    S("linear", "a < c", (), AB, premises=[claim("x < y", ("x > 0",))],
      values={"x": E("a"), "y": E("c")}),
    S("scale", "2*a < 2*b", where=AB, factor=E("2")),
    S("scale", "2*a < 3*b", where=AB, parts=["a < b"], factor=E("2")),
    S("scale", "2*a < 2*b", where=AB, parts=["a <= b"], factor=E("2")),
    S("scale", "2*a < 2*b", where=AB, parts=["a != b"], factor=E("2")),
    S("scale", "2*a <= 2*b", where=AB, parts=["a != b"], factor=E("2")),
    S("scale", "2*a <= 2*b", where=AB, parts=["a = b"], factor=E("2")),
    S("scale", "2*a != 2*b", where=AB, parts=["a != b"], factor=E("2")),
    S("scale", "c*a <= c*b", where=AB, parts=["a <= b"], factor=E("c")),
    S("scale", "c**2*a < c**2*b", where=AB, parts=["a < b"], factor=E("c**2")),
    S("scale", "c*a < c*b", where=AB, parts=["a < b", "0 <= c"], factor=E("c")),
    S("scale", "c*a <= c*b", where=AB, parts=["a <= b", "d <= c"], factor=E("c")),
    S("scale", "c*a <= c*b", where=AB, parts=["a <= b", "0 <= c", "0 <= c"], factor=E("c")),
    S("scale", "a <= b", where=AB, parts=["a <= b"], factor=E("c/c")),
    S("scale", "a <= b", where=AB, parts=["a <= b", "0 < c/c"], factor=E("c/c")),
    S("squaring", "a <= b", ("b >= 0",), AB, parts=["a**2 <= b**2"]),
    S("squaring", "a <= b", ("a >= 0",), AB, parts=["a**2 <= b**2"]),
    S("squaring", "a = b", ("b >= 0",), AB, parts=["a**2 = b**2"]),
    S("squaring", "a <= b", ("a >= 0", "b >= 0"), AB, parts=["a**2 <= 2*b**2"]),
    S("squaring", "a = b", ("a >= 0", "b >= 0"), AB, parts=["a**2 <= b**2"]),
    S("squaring", "a <= b", ("a >= 0", "b >= 0"), AB), S("squaring", "sqrt(8) = 3*sqrt(2)"),
    S("squaring", "a < b", ("a >= 0", "b >= 0"), AB, parts=["a**2 <= b**2"]),
)


@pytest.mark.parametrize("step", FAIR, ids=repr)
def test_what_a_rule_shows(step):
    assert step.says() is None


@pytest.mark.parametrize("step", FORGED, ids=repr)
def test_what_is_near_is_refused(step):
    assert step.says() is not None


# ── what no text says ──

N, K, HALF = var("n"), var("k"), ONE / 2


def total(low, high, body=K):
    return sum_("k", low, high, body)


def a_step(goal, context=None, **data):
    return Step(context or Context({"n": Sort("natural")}), goal, {}, data, [], [])


@pytest.mark.parametrize("at", [HALF, ZERO * T("at", (ONE,), "p"), var("w"), None])
def test_a_range_is_split_at_an_integer(at):
    there = Context({"n": Sort("natural"), "p": Sort("permutation", ((ONE, N),))})
    end = ONE if at is None else at
    whole, halves = total(ZERO, TWO), add(total(ZERO, end), total(end + 1, TWO))
    fair = add(total(ZERO, ONE), total(ONE + 1, TWO))
    at_an_index(a_step(eq(whole, fair), there, at=ONE), whole, fair)
    with pytest.raises(Refused):
        at_an_index(a_step(eq(whole, halves), there, at=at), whole, halves)


def test_pairs_are_over_half_the_range():
    half = total(ZERO, N, num(4) * K + 1)
    whole = total(ZERO, TWO * N + 1)
    in_pairs(a_step(eq(whole, half)), whole, half)
    for low, high in ((ONE, TWO * N + 1), (ZERO, TWO * N), (num(-1), TWO * N + 1)):
        with pytest.raises(Refused):
            in_pairs(a_step(eq(total(low, high), half)), total(low, high), half)


def test_the_parts_of_a_range_are_put_together():
    assert together("sum", ONE, TWO).head == "add"
    assert together("prod", ONE, TWO).head == "mul"
    assert together("bigmax", ONE, TWO).head == "max"
    assert together("bigmin", ONE, TWO).head == "min"
