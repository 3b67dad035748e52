"""The second checker's rules for cases, existence, equivalences, sequences and networks."""

import pytest
from stepping import E, P, Prop, S, claim, other

from symcheck.recheck import REAL, ZERO, Sort, T

AB = "a: real; b: real; c: real"
N = "n: natural; y: family(n); i: index(n); m: size; a: real"
HALVES = [Prop("a <= 0"), Prop("0 <= a")]


def iff(left, right, given=(), where=AB):
    return other("iff", given, where, left=Prop(left), right=Prop(right))


def exists(prop, witness, where=AB, sort=REAL):
    return other("exists", (), where, "z: real" if sort is REAL else "z: integer",
                 variables=(("z", sort),), prop=Prop(prop), witness=witness)  # fmt: skip


def impossible(*props):
    return other("impossible", (), AB, "z: real", variables=(("z", REAL),),
                 props=tuple(map(Prop, props)))  # fmt: skip


def extremum(bound, attained=(), only=False, given=(), where=AB, approached=()):
    return other("extremum", given, where, bound=Prop(bound), attained=attained, only=only,
                 approached=approached)  # fmt: skip


def limit(body, point, value, side="+-", name="t", natural=False, where="", given=()):
    sort = "natural" if natural else "real"
    return other("limit", given, where, f"{name}: {sort}", name=name, body=E(body), point=point,
                 value=value, side=side, natural=natural)  # fmt: skip


def tends(body, value, given=(), where="a: real; q: real"):
    return limit(body, "oo", value, "+-", "k", natural=True, where=where, given=given)


def kink(body, point="0", where="", name="x"):
    return other("not-differentiable", (), where, f"{name}: real", name=name, body=E(body),
                 point=E(point))  # fmt: skip


def network(left, right, there, back=(), where="u: real; v: real; x: real", sort=REAL):
    return other("reparameterisation", (), where, "r: real", parameters=(("r", sort),),
                 left=E(left), right=E(right), map=there, inverse=back)  # fmt: skip


SHARP = extremum("a**2 >= 0", (("a", E("0")),), True)
ZERO_ONE = {"given": ("y[k] <= y[i] for k in 1..n", "y[k] < y[i] for k in 1..i - 1"), "where": N}
ARGMAX, ARGMIN = "argmax(y[k], (k, 1, n))", "argmin(y[k], (k, 1, n))"
BEFORE, ALL = "k: index(i - 1)", "k: index(n)"
ALONG = "k: natural"

FAIR = (
    S("cases", "a**2 >= 0", where=AB, conditions=HALVES,
      parts=[P("a**2 >= 0", ("a <= 0",)), P("a**2 >= 0", ("0 <= a",))]),
    *(S("branches", f"{f} <= b", where=AB, term=E(f),
        parts=[P(f"{x} <= b", (f"0 <= {d}",)), P(f"{y} <= b", (f"{d} <= 0",))])
      for f, x, y, d in (("Abs(a)", "a", "-a", "a"), ("relu(a)", "a", "0", "a"),
                         ("Max(a, c)", "a", "c", "a - c"), ("Min(a, c)", "c", "a", "a - c"))),
    S("branches", "Abs(a) <= b", where=AB, term=E("Abs(a)"), side=0,
      parts=[P("a <= b", ("0 <= a",)), "0 <= a"]),
    S("branches", "Abs(a) <= b", ("a <= 0",), AB, term=E("Abs(a)"), side=1,
      parts=[P("-a <= b", ("a <= 0",))]),
    S("eliminate", "a > 0", ("a = b + 1", "b > 0"), AB, variable="a", value=E("b + 1"),
      parts=[P("b + 1 > 0", ("b + 1 = b + 1",))]),
    S("eliminate", "a > 0", ("b > 0",), AB, variable="a", value=E("b + 1"),
      parts=["b + 1 > 0", "a = b + 1"]),
    S("induction", "a >= n", where="n: natural; a: real", variable="n",
      parts=[claim("a >= 0"), P("a >= n + 1")]),
    S("induction", "a >= n", where="n: size; a: real", variable="n",
      parts=[claim("a >= 1"), P("a >= n + 1")]),
    S("iff", iff("a = b", "b = a"), where=AB),
    S("iff", iff("a = 1", "a <= 1 and a >= 1"), where=AB),
    S("iff", iff("a < b", "b**3 > a**3"), where=AB,
      parts=[P("b**3 > a**3", ("a < b",)), P("a < b", ("b**3 > a**3",))]),
    S("iff", iff("a < b", "b**3 > a**3 for k in 1..2"), where=AB,
      parts=[P("b**3 > a**3", ("a < b",), "k: index(2)"),
      P("a < b", ("b**3 > a**3 for k in 1..2",))]),
    S("witness", exists("z = a + 1", (("z", E("a + 1")),))),
    S("witness", exists("z = a + 1", ()), where=AB, values={"z": E("a + 1")}),
    S("witness", exists("z = a and z = b", (("z", E("a")),)), where=AB, parts=["a = b"]),
    S("witness", exists("z = a", (("z", E("a")),)), where=AB, values={"z": E("a")}),
    S("witness", other("exists", (), AB, "z: real; w: real", prop=Prop("z = a and w = b"),
                       variables=(("z", REAL), ("w", REAL)), witness=(("z", E("a")),)),
      where=AB, values={"w": E("b")}),
    S("impossible", impossible("z < z"), where=AB, parts=[P("0 < 0", ("z < z",), "z: real")]),
    S("impossible", impossible("z < z"), where=AB, parts=[
      P("0 <= 1 < 0", ("z < z",), "z: real")]),
    S("impossible", impossible("z < z"), where=AB, parts=[P("z < z < 0 = 1", (), "z: real")]),
    S("impossible", "a < b", ("a != a",), AB, parts=["1 = 0"]),
    S("extremum", SHARP), S("extremum", extremum("a**2 >= 0", (("a", E("0")),))),
    S("extremum", extremum("b >= a", (("a", E("b")),)), where=AB, parts=["b >= a"]),
    S("extremum", extremum("b >= a", (("a", E("b")),), True), where=AB,
      parts=["b >= a", P("b > a", ("a != b",))]),
    S("extremum", extremum("-a**2 <= 0", (("a", E("0")),))),
    S("extremum", extremum("exp(a) > 0", approached=(limit("exp(a)", "-oo", ZERO, name="a"),),
                           where="a: real"),
      parts=[limit("exp(a)", "-oo", ZERO, name="a")]),
    S("extremum", extremum("exp(a) > 0", approached=(limit("exp(t)", "-oo", ZERO),),
                           where="a: real"), where="", parts=[limit("exp(t)", "-oo", ZERO)]),
    S("extremum", extremum("1/a > 0", approached=(limit("1/t", "oo", ZERO),),
                           where="a: positive"), parts=[limit("1/t", "oo", ZERO)]),
    S("extremum", extremum("-exp(a) < 0", approached=(limit("-exp(t)", "-oo", ZERO),),
                           where="a: real; n: natural"), parts=[limit("-exp(t)", "-oo", ZERO)]),
    S("limit", limit("1/t", "oo", ZERO)),
    # sequences
    S("squeeze", tends("a**k", ZERO), where="a: real; q: real",
      parts=[P("Abs(a**k) <= 1/(k + 1)", (), ALONG)]),
    S("squeeze", tends("a**k", E("2")), where="a: real; q: real",
      parts=[P("Abs(a**k - 2) < 1/(k + 1)", (), ALONG)]),
    S("squeeze", tends("a**k", E("2")), where="a: real; q: real",
      parts=[P("Abs(a**k - 2) = 1/(k + 1)", (), ALONG)]),
    S("squeeze", tends("a**k", E("2")), where="a: real; q: real",
      parts=[P("a**k = 2 + 1/(k + 1)", (), ALONG)]),
    S("squeeze", tends("a**k", E("2")), where="a: real; q: real",
      parts=[P("2 + 1/(k + 1) = a**k", (), ALONG)]),
    S("squeeze", tends("a**k", E("2")), where="a: real; q: real",
      parts=[P("2 <= a**k", (), ALONG), P("a**k <= 2 + 1/(k + 1)", (), ALONG)]),
    S("squeeze", tends("a**k", E("2")), where="a: real; q: real",
      parts=[P("2 < a**k", (), "k: size"), P("a**k < 2 + 1/(k + 1)", (), ALONG)]),
    S("squeeze", tends("a**k", "oo"), where="a: real; q: real", parts=[P("k < a**k", (), ALONG)]),
    S("squeeze", tends("a**k", "-oo"), where="a: real; q: real",
      parts=[P("a**k <= -k", (), ALONG)]),
    S("passage", "a <= b", where=AB, parts=[P("a - 1/(k + 1) <= b", (), ALONG)]),
    S("passage", "a <= b", where=AB, parts=[P("a - 1/k < b", (), "k: size")]),
    S("passage", "a <= b", where=AB, parts=[P("a - 1/(k + 1) = b", (), ALONG)]),
    S("passage", "a = b", where=AB, parts=[P("a - 1/(k + 1) = b", (), ALONG)]),
    # argmax
    S("argmax", f"{ARGMAX} = i", **ZERO_ONE), S("argmax", f"i = {ARGMAX}", **ZERO_ONE),
    S("argmax", f"{ARGMIN} = i",
      ("y[k] >= y[i] for k in 1..n", "y[k] > y[i] for k in 1..i - 1"), N),
    S("argmax", f"{ARGMAX} = i", where=N, parts=[P("y[k] <= y[i]", (), ALL),
      P("y[k] < y[i]", (), BEFORE)]),
    S("argmax", f"{ARGMIN} = i", where=N, parts=[P("y[i] <= y[k]", (), ALL),
      P("y[k] > y[i]", (), BEFORE)]),
    S("argmax", "argmax(k*(4 - k), (k, 1, 3)) = 2"), S("argmax", "argmin(k, (k, 1, 3)) = 1"),
    S("argmax", "argmax(y[k], (k, 1, 3)) = 2", where="y: family(3)",
      parts=["y[1] < y[2]", "y[2] >= y[3]"]),
    S("argmax", "argmax(y[k], (k, 1, n)) = 1", ("n >= 1",), N, parts=[P("y[k] <= y[1]", (), ALL)]),
    # derivatives from both sides
    S("not_differentiable", kink("Abs(x)")), S("not_differentiable", kink("relu(x)")),
    S("not_differentiable", kink("Abs(x - b)", "b", "b: real")),
    # networks
    S("reparameterisation", network("u*x", "2*r*x", (("r", E("u/2")),))),
    S("reparameterisation", network("u*x", "2*r*x", (("r", E("u/2")),), (("u", E("2*r")),))),
    S("reparameterisation", network("u*x", "2*r*x", (("r", E("u/2")),)),
      where="u: real; v: real; x: real", parts=["u*x = 2*(u/2)*x"]),
)
FORGED = (
    S("cases", "a**2 >= 0", where=AB, conditions=[Prop("a < 0"), Prop("0 < a")],
      parts=[P("a**2 >= 0", ("a < 0",)), P("a**2 >= 0", ("0 < a",))]),
    S("cases", "a**2 >= 0", where=AB, conditions=[], parts=[]), S("cases", "a**2 >= 0", where=AB),
    S("cases", "a**2 >= 0", where=AB, conditions=HALVES, parts=[P("a**2 >= 0", ("a <= 0",))]),
    S("cases", "a**2 >= 0", where=AB, conditions=Prop("0 <= a"),
      parts=[P("a**2 >= 0", ("0 <= a",))]),
    S("cases", "a**2 >= 0", where=AB, conditions=HALVES,
      parts=[P("a**2 >= 0", ("a <= 0",)), P("a**2 >= 0", ("1 <= a",))]),
    S("cases", "a**2 >= 0", where=AB, conditions=HALVES,
      parts=[P("a**2 >= 0", ("a <= 0",)), P("a**2 >= 1", ("0 <= a",))]),
    S("cases", "a**2 >= 0", where=AB, conditions=[E("a")], parts=["a**2 >= 0"]),
    S("cases", "a**2 >= 0", where=AB, conditions=["a"], parts=["a**2 >= 0"]),
    S("cases", "a**2 >= 0", where=AB, conditions=[Prop("a/a = 1")],
      parts=[P("a**2 >= 0", ("a/a = 1",))]),
    S("cases", "a**2 >= 0", where=AB, conditions=[T("rel", (T("var", (), "w"),) * 2, "=")],
      parts=["a**2 >= 0"]),
    # values of |u|
    *(S("branches", f"{f} <= b", where=AB, term=E(f),
        parts=[P(f"{x} <= b", (f"0 <= {d}",)), P(f"{y} <= b", (f"{d} <= 0",))])
      for f, x, y, d in (("Abs(a)", "a", "a", "a"), ("Abs(a)", "-a", "-a", "a"),
                         ("relu(a)", "0", "0", "a"), ("relu(a)", "a", "a", "a"),
                         ("Max(a, c)", "c", "a", "a - c"), ("Min(a, c)", "a", "c", "a - c"),
                         ("Max(a, c)", "a", "c", "c - a"), ("Max(a, c, 5)", "a", "c", "a - c"),
                         ("exp(a)", "a", "-a", "a"))),
    S("branches", "Abs(a) <= b", where=AB, term=E("Abs(a)"), parts=[P("a <= b", ("0 <= a",))]),
    S("branches", "Abs(a) <= b", where=AB, term=E("Abs(a)")),
    S("branches", "Abs(a) <= b", where=AB, term=E("Abs(a)"), side=0,
      parts=[P("a <= b", ("0 <= a",))]),
    S("branches", "Abs(a) <= b", ("0 <= a",), AB, term=E("Abs(a)"), side=0),
    S("branches", "Abs(a) <= b", where=AB, term=E("Abs(a)"), side=0,
      parts=[P("a <= b", ("0 <= a",)), "a <= 0"]),
    S("branches", "Abs(a) <= b", ("0 <= a",), AB, term=E("Abs(a)"), side=-1,
      parts=[P("a <= b", ("0 <= a",))]),
    S("branches", "Abs(a) <= b", ("0 <= a",), AB, term=E("Abs(a)"), side=2,
      parts=[P("a <= b", ("0 <= a",))]),
    S("branches", "Abs(1/a) <= b", where=AB, term=E("Abs(1/a)"),
      parts=[P("1/a <= b", ("0 <= 1/a",)), P("-(1/a) <= b", ("1/a <= 0",))]),
    S("branches", SHARP, where=AB, term=E("Abs(a)")),
    # a variable and its value
    S("eliminate", "a > 0", ("b > 0",), AB, variable="a", value=E("b + 1"), parts=["b + 1 > 0"]),
    S("eliminate", "a > 0", ("a = b + 1",), AB, variable="a", value=E("b + 1")),
    S("eliminate", "a > 0", ("a = b + 1",), AB, variable="a", value=E("b + 1"), parts=[
      P("b + 2 > 0", ("b + 1 = b + 1",))]),
    S("eliminate", "a > 0", ("b > 0",), AB, variable="a", value=E("b + 1"),
      parts=["b + 1 > 0", "a = b + 2"]),
    S("eliminate", "a > 0", ("b > 0",), AB, variable="a", value=E("b + 1"),
      parts=["b + 1 > 0", "a = b + 1", "a = b + 1"]),
    S("eliminate", "a > 0", (), AB, variable="a", value=E("a + 0"), parts=["a + 0 > 0"]),
    S("eliminate", "a > 0", (), AB, variable="d", value=E("a"), parts=["a > 0", "a = a"]),
    S("eliminate", "a > 0", (), AB, variable="a", value=E("b/b"), parts=["b/b > 0", "a = b/b"]),
    S("eliminate", "y[1] > 0", (), "y: family(2); a: real", variable="y", value=E("a"),
      parts=["y[1] > 0", "a = a"]),
    # induction
    *(S("induction", "a >= n", where=f"n: {sort}; a: real", variable=name, parts=parts)
      for sort, name, parts in (
          ("integer", "n", [claim("a >= 0"), "a >= n + 1"]),
          ("natural", "m", [claim("a >= 0"), "a >= n + 1"]), ("natural", "m", ["a >= n"] * 2),
          ("natural", "n", [claim("a >= 0")]), ("natural", "n", [claim("a >= 1"), "a >= n + 1"]),
          ("natural", "n", [claim("a >= 0"), "a >= n + 1", "a >= n + 1"]),
          ("natural", "n", [claim("a >= 0"), "a >= n"]), ("natural", "n", ["a >= 0", "a >= n + 1"]),
          ("size", "n", [claim("a >= 0"), "a >= n + 1"]),
          ("natural", "n", [claim("a >= 0"), P("a >= n + 1", ("a >= n",))]),
      )),
    # both ways
    S("iff", iff("a < b", "a <= b"), where=AB), S("iff", iff("a <= b", "a < b"), where=AB),
    S("iff", iff("a/a = 1", "0 = 0"), where=AB), S("iff", iff("0 = 0", "a/a = 1"), where=AB),
    S("iff", iff("a = 1", "a <= 1 and a >= 2"), where=AB),
    S("iff", iff("a < b", "b**3 > a**3"), where=AB, parts=[P("b**3 > a**3", ("a < b",))]),
    S("iff", iff("a < b", "b**3 > a**3"), where=AB,
      parts=[P("b**3 > a**3", ("a < b",)), P("b**3 > a**3", ("b**3 > a**3",))]),
    S("iff", iff("a < b", "b**3 > a**3"), where=AB,
      parts=[P("b**3 > a**3", ("a < b",)), P("a < b", ("b**3 > a**3", "a = 1"))]),
    S("iff", iff("a < b", "b**3 > a**3"), where=AB,
      parts=[P("b**3 > a**3", ("a < b",)), P("a < b", ("b**3 > a**3",), "k: index(2)")]),
    S("iff", iff("a < b", "b**3 > a**3 for k in 1..2"), where=AB, parts=[
      P("b**3 > a**3", ("a < b",), "k: index(1)"), P("a < b", ("b**3 > a**3 for k in 1..2",))]),
    # witnesses
    S("witness", exists("z = a + 1", (("z", E("a + 2")),))), S("witness", exists("z = a + 1", ())),
    S("witness", exists("z = a and z = b", (("z", E("a")),))),
    S("witness", exists("z = a and z = b", (("z", E("a")),)), where=AB, parts=["a <= b"]),
    S("witness", exists("2*z = a", (("z", E("a/2")),), "a: integer", Sort("integer"))),
    S("witness", exists("z*a = z*a", (("z", E("1/a")),))),
    S("witness", exists("z/z = z/z", (("z", E("a")),))),
    S("witness", other("exists", (), AB, "z: real; w: real", prop=Prop("z = a"),
                       variables=(("z", REAL), ("w", REAL)), witness=(("z", E("a")),))),
    S("witness", exists("z = a", ()), where=AB, values={"z": E("a"), "w": E("b")}),
    S("witness", exists("z = a", (("z", E("b")),)), where=AB, values={"z": E("a")}),
    S("witness", exists("z = z", (("z", E("a")),)), where=AB, values={"z": E("b")}),
    S("witness", impossible("z < z"), where=AB),
    # nothing is so
    S("impossible", impossible("z < a"), where=AB, parts=[P("0 < 1", ("z < a",), "z: real")]),
    S("impossible", impossible("z < a"), where=AB, parts=[P("z < z", ("z < a",), "z: real")]),
    S("impossible", impossible("z < a"), where=AB, parts=[P("0 < 0", ("z < b",), "z: real")]),
    S("impossible", impossible("z < a"), where=AB),
    S("impossible", impossible("z < z"), where=AB, parts=[P("0 < 0", ("z < z",), "z: real")] * 2),
    S("impossible", impossible("z < 1/a"), where=AB, parts=[P("0 < 0", ("z < 1/a",), "z: real")]),
    S("impossible", impossible("a < z"), where=AB, parts=[P("z < a", ("a < z",), "z: real")]),
    S("impossible", "a < b", (), AB, parts=["1 = 1"]),
    # bounds that are attained
    S("extremum", extremum("a**2 >= 0", (("a", E("1")),))), S("extremum", extremum("a**2 >= 0")),
    S("extremum", extremum("a**2 > -1", (("a", E("0")),))),
    S("extremum", extremum("-a**2 < 1", (("a", E("0")),))),
    S("extremum", extremum("a**2 = 0", (("a", E("0")),))),
    S("extremum", extremum("a**2 - 1 >= 0", (("a", E("1")),))),
    S("extremum", extremum("a**2 >= 0 and a**2 >= 0", (("a", E("0")),))),
    S("extremum", extremum("a**2*(a - 1)**2 >= 0", (("a", E("0")),), True)),
    S("extremum", extremum("a**2 >= 0", (("a", E("0")),), given=("a > 0",))),
    S("extremum", extremum("a**2*(a - 1)**2 >= 0", (("a", E("0")),), True), where=AB,
      parts=[P("a**2*(a - 1)**2 > 0", ("a != 1",))]),
    S("extremum", extremum("a/a >= 1", (("a", E("2")),))),
    S("extremum", extremum("a >= a", (("a", E("1/b")),))),
    S("extremum", extremum("exp(a) < 0", (("a", E("0")),))),
    S("extremum", extremum("exp(a) > 0", approached=(limit("exp(t)", "-oo", ZERO),),
                           where="a: real")),
    *(S("extremum", extremum(bound, approached=(to,), where="a: real", given=given), where="",
        parts=[to])
      for bound, to, given in (
          ("exp(a) > 0", limit("exp(t) + 0", "-oo", ZERO), ()),
          ("exp(a) > -1", limit("exp(t)", "-oo", ZERO), ()),
          ("exp(a) > 0", limit("exp(t)", "-oo", ZERO), ("a > 1",)),
          ("exp(a) > 0", limit("exp(t)", "-oo", ZERO, given=("0 = 1",)), ()),
          ("1/(a**2 + 1) > 0", limit("1/(t**2 + 1)", "oo", ZERO, natural=True), ()),
      )),
    S("extremum", extremum("exp(b) > 0", approached=(limit("exp(t)", "-oo", ZERO),),
                           where="a: real; b: real"), parts=[limit("exp(t)", "-oo", ZERO)]),
    S("extremum", extremum("exp(a) > 0", approached=(limit("exp(t)", "-oo", ZERO),),
                           where="a: positive"), parts=[limit("exp(t)", "-oo", ZERO)]),
    S("extremum", extremum("exp(a) > 0", approached=(limit("exp(t)", "-oo", ZERO),),
                           where="a: integer"), parts=[limit("exp(t)", "-oo", ZERO)]),
    # sequences
    *(S("squeeze", tends("a**k", value), where="a: real; q: real", parts=parts)
      for value, parts in (
          (ZERO, []), (ZERO, [P("Abs(a**k) <= 1 + 1/(k + 1)", (), ALONG)]),
          (ZERO, [P("Abs(a**k) != 1/(k + 1)", (), ALONG)]),
          (ZERO, [P("a**k <= 1/(k + 1)", (), ALONG)]), (ZERO, [P("0 <= a**k", (), ALONG)]),
          (E("1"), [P("Abs(a**k) <= 1/(k + 1)", (), ALONG)]),
          (E("1"), [P("Abs(a**k - 2) <= 1/(k + 1)", (), ALONG)]),
          (E("1"), [P("a**k = 2 + 1/(k + 1)", (), ALONG)]),
          (E("2"), [P("a**k != 2 + 1/(k + 1)", (), ALONG)]),
          (E("2"), [P("2 + 1/(k + 1) <= a**k", (), ALONG)]),
          (E("2"), [P("2 != a**k", (), ALONG), P("a**k <= 2 + 1/(k + 1)", (), ALONG)]),
          (E("2"), [P("2 <= a**k", (), ALONG), P("a**k != 2 + 1/(k + 1)", (), ALONG)]),
          (E("2"), [P("2 <= a**k", (), ALONG), P("a**k <= 3 + 1/(k + 1)", (), ALONG)]),
          (E("2"), [P("2 <= a**k", (), ALONG), P("q <= 2 + 1/(k + 1)", (), ALONG)]),
          ("oo", [P("2 <= a**k", (), ALONG)]), ("-oo", [P("-k <= a**k", (), ALONG)]),
          ("-oo", [P("a**k <= k", (), ALONG)]), ("oo", [P("a**k <= k", (), ALONG)]),
          (ZERO, [P("Abs(a**k) <= 1/(k + 1)", (), "k: index(5)")]),
          (ZERO, [P("Abs(a**k) <= 1/(k + 1)", ("k < 5",), ALONG)]),
          (ZERO, [P("Abs(a**k) <= 1/(k + 1)", ("a < 5",), ALONG)]),
      )),
    S("squeeze", limit("t", "oo", "oo"), parts=[P("t <= t", (), "t: natural")]),
    S("passage", "a < b", where=AB, parts=[P("a - 1/(k + 1) < b", (), ALONG)]),
    S("passage", "a <= b", where=AB, parts=[P("a - 1/(k + 1) != b", (), ALONG)]),
    S("passage", "a = b", where=AB, parts=[P("a - 1/(k + 1) <= b", (), ALONG)]),
    S("passage", "a <= b", where=AB, parts=[P("a - 1 - 1/(k + 1) <= b", (), ALONG)]),
    S("passage", "a <= b", where=AB, parts=[P("a <= b + 1 - 1/(k + 1)", (), ALONG)]),
    S("passage", "a <= b", where=AB), S("passage", "a <= b", where=AB, parts=["a <= b"]),
    S("passage", "a <= b", where=AB, parts=[P("a - 1/(k + 1) <= b <= b + k", (), ALONG)]),
    S("passage", "a <= b", where=AB, parts=[P("a - 1/(k + 1) <= b", (), ALONG + "; l: size")]),
    S("passage", "a <= b", where=AB, parts=[P("a - 1/(k + 1) <= b", (), "k: index(9)")]),
    # argmax
    S("argmax", f"{ARGMAX} = i", ("y[k] <= y[i] for k in 1..n",), N),
    S("argmax", f"{ARGMAX} = i", ("y[k] < y[i] for k in 1..i - 1",), N),
    S("argmax", f"{ARGMAX} = m", (*ZERO_ONE["given"], "n >= 1"), N),
    S("argmax", f"{ARGMAX} = i", where=N, parts=[P("y[k] <= y[i]", (), ALL)]),
    S("argmax", f"{ARGMAX} = i", where=N, parts=[P("y[k] <= y[i]", (), ALL),
      P("y[k] <= y[i]", (), BEFORE)]),
    S("argmax", f"{ARGMAX} = i", where=N, parts=[P("y[k] < y[i]", (), BEFORE)] * 2),
    S("argmax", f"{ARGMAX} = i", where=N, parts=[P("y[k] <= y[i]", (), BEFORE),
      P("y[k] < y[i]", (), BEFORE)]),
    S("argmax", f"{ARGMIN} = i", where=N, parts=[P("y[k] <= y[i]", (), ALL),
      P("y[k] < y[i]", (), BEFORE)]),
    S("argmax", f"{ARGMAX} = i", where=N, parts=[P("y[k] <= y[i]", (), ALL + "; l: size"),
      P("y[k] < y[i]", (), BEFORE)]),
    S("argmax", "argmax(k*(4 - k), (k, 1, 3)) = 1"), S("argmax", "argmax(1, (k, 1, 3)) = 2"),
    S("argmax", "argmax(k, (k, 1, 3)) = 2"), S("argmax", "argmin(k, (k, 1, 3)) = 3"),
    S("argmax", "argmax(k, (k, 1, 3)) = 4"), S("argmax", "argmax(1, (k, 1, 3)) = 3"),
    S("argmax", "argmax(k*(4 - k), (k, 1, 3)) = 3"),
    S("argmax", "Min(k, (k, 1, 3)) = 1"), S("argmax", "2 + 1 = 3"),
    S("argmax", "argmax(y[k], (k, 1, 3)) = 2", where="y: family(3)", parts=["y[1] < y[2]"]),
    S("argmax", "argmax(y[k], (k, 1, 3)) = 2", where="y: family(3)",
      parts=["y[1] <= y[2]", "y[2] >= y[3]"]),
    *(S("argmax", f"Min(Piecewise((k, {c}), ({e}, True)), (k, 1, 3)) = 2", where="y: family(3)",
        parts=["y[1] < y[2]", "y[2] >= y[3]", "y[1] <= y[2]"])
      for c, e in (("Max(y[l], (l, 1, 3)) <= y[k]", "2"), ("Max(y[l], (l, 1, 3)) < y[k]", "3"),
                   ("Max(y[l], (l, 1, 2)) <= y[k]", "3"), ("y[2] <= y[k]", "3"),
                   ("Max(2*y[l], (l, 1, 3)) <= y[k]", "3"),
                   ("Max(y[l] + k, (l, 1, 3)) <= y[k] + k", "3"))),
    S("argmax", "Max(Piecewise((k, Max(y[l], (l, 1, 3)) <= y[k]), (3, True)), (k, 1, 3)) = 2",
      where="y: family(3)", parts=["y[1] < y[2]", "y[2] >= y[3]"]),
    S("argmax", "Min(Piecewise((2*k, Max(y[l], (l, 1, 3)) <= y[k]), (3, True)), (k, 1, 3)) = 2",
      where="y: family(3)", parts=["y[1] < y[2]", "y[2] >= y[3]"]),
    # derivatives from both sides
    S("not_differentiable", kink("x**2")), S("not_differentiable", kink("Abs(x)", "1")),
    S("not_differentiable", kink("sign(x)")), S("not_differentiable", kink("Abs(x)*x")),
    S("not_differentiable", kink("Abs(x)/x")), S("not_differentiable", kink("sqrt(x)")),
    S("not_differentiable", kink("x**2"), right=T("var", (), "x"), left=-T("var", (), "x")),
    S("not_differentiable", kink("Abs(x)"), right=T("var", (), "w"), left=-T("var", (), "x")),
    S("not_differentiable", kink("Abs(x) + 0/b", "0", "b: real")),
    S("not_differentiable", kink("Abs(x - 1/b)", "1/b", "b: real")),
    # networks
    S("reparameterisation", network("u*x", "2*r*x", (("r", E("u")),))),
    S("reparameterisation", network("u*x", "r*x", (("r", E("u*x/x")),))),
    S("reparameterisation", network("u*x", "r*x", (("r", E("u*v/v")),))),
    S("reparameterisation", network("u*x/x", "r*x/x", (("r", E("u")),))),
    S("reparameterisation", network("u*x/v", "r*x/v", (("r", E("u")),))),
    S("reparameterisation", network("u*x", "2*r*x", (("r", E("u/2")),), (("u", E("r")),))),
    S("reparameterisation", network("(u + v)*x", "r*x", (("r", E("u + v")),),
                                    (("u", E("r")), ("v", E("0"))))),
    S("reparameterisation", network("u*x", "2*r*x", (("r", E("u/2")),), (("u", E("2*r + 0/r")),))),
    S("reparameterisation", network("u*x", "r*x", (("r", E("u")),), sort=Sort("positive"))),
)


@pytest.mark.parametrize("step", FAIR, ids=repr)
def test_what_a_rule_shows(step):
    assert step.says() is None


@pytest.mark.parametrize("step", FORGED, ids=repr)
def test_what_is_near_is_refused(step):
    assert step.says() is not None
