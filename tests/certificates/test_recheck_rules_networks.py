"""The second checker's other claims: two networks, corners, bounds that are met; angles."""

import pytest
from stepping import E, S, other
from test_recheck_rules_logic import extremum, impossible, kink, limit, network

from symcheck.recheck import ONE, REAL, ZERO, Sort, T, var

UV = "u: real; v: real; x: real"
PROP = {"where": UV}
W, X = var("w"), var("x")
TO_ZERO = limit("exp(t)", "-oo", ZERO)


def corner(body, point, name="x", also=""):
    """Return that a body has a corner, perhaps at a point that uses what is not declared."""
    both = "; ".join(w for w in (f"{name}: real", also) if w)
    return other("not-differentiable", (), "", both, name=name, body=E(body), point=E(point))


def approached(bound, *limits, given=(), where="a: real", parts=None):
    claim = extremum(bound, approached=limits, where=where, given=given)
    return S("extremum", claim, where="", parts=limits if parts is None else parts)


def entries(back, there="u[i]", left="Sum(u[i], (i, 1, 2))", right="Sum(r[i], (i, 1, 2))"):
    """Return that two families with two entries each give the same sum."""
    two = Sort("family", ((ONE, ONE + ONE),))
    return other(
        "reparameterisation", (), "u: family(2); v: real", "r: family(2)",
        parameters=(("r", two),), left=E(left), right=E(right), map=(("r", E(f"i => {there}")),),
        inverse=(("u", E(f"i => {back}")),),
    )  # fmt: skip


FAIR = (
    S("reparameterisation", network("u*x", "2*r*x", (("r", E("u/2")),)), **PROP,
      parts=[impossible("z < z"), "u*x = 2*(u/2)*x"]),
    S("reparameterisation", network("u*x", "r*x", (("r", E("u")),), (("u", E("r")),))),
    S("reparameterisation", entries("r[i]")),
    S("reparameterisation", entries("r[3 - i]", "u[3 - i]")),
    S("not_differentiable", kink("Abs(x)"), right=X, left=-X),
    S("not_differentiable", corner("Abs(x - 1)", "1")),
    # what a bound is approached by
    approached("exp(a) > 0", TO_ZERO, where="a: real; n: natural", given=("n >= 5",)),
    approached("exp(a) > 0", TO_ZERO, given=("a < -5",)),
    approached("a**2 > 0", limit("t**2", ZERO, ZERO, "+"), given=("a > 0",)),
    approached("exp(a) + n > n", limit("exp(t) + n", "-oo", E("n"), where="n: natural"),
               where="a: real; n: natural"),
    # angles
    *(S("angle", goal) for goal in (
        "atan(1) - atan(1) = 0", "0*atan(5) = 0*pi", "atan(1)/1 = pi/4", "atan(1)*2/2 = pi/4",
        "2*atan(1/2) = atan(4/3)", "asin(1) = pi/2", "acos(1) = 0", "acos(-1) = pi")),
    S("enclosure", "3 < pi"), S("enclosure", "x**2 < 5", ("0 <= x", "x <= 2"), "x: real"),
)
FORGED = (
    # networks of which one has no value, or that use what nobody declares
    S("reparameterisation", network("u*x/x", "r", (("r", E("u")),))),
    S("reparameterisation", network("u", "r*x/x", (("r", E("u")),))),
    S("reparameterisation", other(
        "reparameterisation", (), UV, "r: real; w: real", parameters=(("r", REAL),),
        left=E("u*x"), right=E("r*x + 0*w"), map=(("r", E("u")),), inverse=())),
    S("reparameterisation", network("u*x", "r*x", (("r", E("v")),)), **PROP,
      parts=["u*x = u*x", "v*x = u*x"]),
    # (u, v) ↦ u + v has no inverse, though v ↦ v would make it one
    S("reparameterisation", network("(u + v)*x", "r*x", (("r", E("u + v")),),
                                    (("u", E("r - v")), ("v", E("v"))))),
    S("reparameterisation", network("u*x", "r*x", (("r", E("u")),), (("u", E("u")),))),
    S("reparameterisation", entries("r[3 - i]")), S("reparameterisation", entries("r[1]")),
    S("reparameterisation", entries("r[i] + 0/v")),
    # corners
    S("not_differentiable", corner("Abs(x - w)", "w", also="w: real")),
    S("not_differentiable", other("not-differentiable", (), "", "x: real", name="x",
                                  body=E("Abs(x)"), point=W * 0)),
    S("not_differentiable", kink("Abs(x)", "0/b", "b: real")),
    S("not_differentiable", kink("Abs(x)"), right=X + W * 0, left=-X),
    S("not_differentiable", kink("Abs(x)"), right=X, left=-X + W * 0),
    S("not_differentiable", kink("Abs(x)"), right=X * (X - 1) / (X - 1), left=-X),
    # x ↦ x has a derivative at 0, which the formula for |x| has not
    S("not_differentiable", kink("x"), right=T("abs", (X,)), left=X),
    S("not_differentiable", kink("x"), right=X, left=-T("abs", (X,))),
    # bounds
    S("extremum", extremum("a - a = 0", (("a", E("0")),))),
    S("extremum", extremum("a != a + 1", (("a", E("0")),))),
    *(S("extremum", extremum(bound, (("a", E("b")),)), where="a: real; b: real; c: real",
        parts=[bound]) for bound in ("a < b", "a > b")),
    approached("exp(b) > 0", limit("exp(b)", "oo", ZERO, where="a: real; b: real"),
               where="a: real; b: real"),
    approached("exp(a) > 0", limit("exp(t)", "-oo", ZERO, where="a: real")),
    approached("a**2 > 0", limit("t**2", ZERO, ZERO), given=("a > 0",)),
    approached("exp(a) > 0", TO_ZERO, given=("a > -5",)),
    # angles
    *(S("angle", goal) for goal in (
        "atan(1)/sqrt(2) = pi/4", "atan(1)/2 = 0", "atan(1)/3 = 0", "atan(1) = 3/4", "1/4 = 0",
        "pi*atan(1/3) = atan(1/3)", "atan(1/5)*atan(5) = atan(5)*1", "25*atan(0) = 0",
        "atan(1) = atan(2)", "2*atan(1/2) = atan(4/5)", "atan(1)/atan(1) = pi/4")),
    *(S("angle", goal, where="x: real") for goal in ("atan(x) = atan(x)", "0*atan(x) = 0")),
    S("enclosure", "4 < pi"), S("enclosure", "x**2 < 3", ("0 <= x", "x <= 2"), "x: real"),
)


@pytest.mark.parametrize("step", FAIR, ids=repr)
def test_what_a_rule_shows(step):
    assert step.says() is None


@pytest.mark.parametrize("step", FORGED, ids=repr)
def test_what_is_near_is_refused(step):
    assert step.says() is not None
