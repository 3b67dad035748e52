"""The second checker's sequences: squeeze, passage, limits that are given, argmax."""

import pytest
from stepping import E, P, Prop, S, claim, other
from test_recheck_rules_logic import AB, ALONG, limit, tends

from symcheck.recheck import (
    ONE,
    REAL,
    TRUE,
    ZERO,
    Refused,
    Step,
    T,
    along,
    extreme_of,
    given_limits,
    rule_limit,
    rule_squeeze,
    sequence_tends,
    var,
)

AQ = "a: real; q: real"
Y = "y: family(3)"
THREE = "n: size; y: family(n); a: real; q: real; b: real; i: index(n); z: family(0..1)"
OVER = "Max(y[l], (l, 1, 3)) <= y[k]"

FAIR = (
    S("squeeze", tends("a**k", ZERO), where=AQ,
      parts=["Abs(q) < 1", P("Abs(a**k) <= q**k", (), ALONG)]),
    S("squeeze", tends("q**k", E("a"), ("Limit(q**k, k, oo) = a",)),
      ("Limit(q**k, k, oo) = a",), AQ, parts=[P("q**k = q**k", (), ALONG)]),
    S("passage", "0 <= a", ("a > -1 and Limit(q**k, k, oo) = a",), AQ,
      parts=[P("0 <= q**k", (), ALONG)]),
    S("passage", "0 <= 2*a", ("Limit(q**k, k, oo) = a",), AQ,
      parts=[P("0 <= 2*q**k", (), ALONG)]),
    S("passage", "0 <= b", ("Limit(y[j]**k, k, oo) = b for j in 1..n",), THREE,
      parts=[P("0 <= y[i]**k", (), ALONG)]),
    # a range that does not begin at 1
    S("argmax", "argmax(y[k], (k, 0, 2)) = 1", where="y: family(0..2)",
      parts=["y[0] < y[1]", "y[1] >= y[2]"]),
    S("argmax", "argmax(y[k], (k, 0, 2)) = 0", where="y: family(0..2)",
      parts=["y[1] <= y[0]", "y[2] <= y[0]"]),
    S("argmax", "argmax(y[k], (k, 3, 5)) = 4", where="y: family(3..5)",
      parts=["y[3] < y[4]", "y[4] >= y[5]"]),
    S("argmax", "argmax(y[k], (k, -3, 2)) = -2", where="y: family(-3..2)",
      parts=["y[-3] < y[-2]", *(f"y[{j}] <= y[-2]" for j in (-1, 0, 1, 2))]),
)
FORGED = (
    S("squeeze", tends("a**k", ZERO), where=AQ, parts=[P("Abs(a**k) <= sin(k)", (), ALONG)]),
    S("squeeze", tends("a**k", ZERO), where=AQ,
      parts=[other("impossible", (), AQ, "z: real", variables=(("z", REAL),),
                   props=(Prop("z < z"),)), P("Abs(a**k) <= 1/(k + 1)", (), ALONG)]),
    S("squeeze", limit("a**k", "-oo", ZERO, "+-", "k", natural=True, where=AQ), where=AQ,
      parts=[P("Abs(a**k) <= 1/(k + 1)", (), ALONG)]),
    S("squeeze", tends("a**k", E("0/q")), where=AQ,
      parts=[P("Abs(a**k - 0/q) <= 1/(k + 1)", (), ALONG)]),
    S("passage", "0 <= a", ("a < -1 or Limit(q**k, k, oo) = a",), AQ,
      parts=[P("0 <= q**k", (), ALONG)]),
    S("passage", "0 <= a", ("Limit((-q)**k, k, oo) = a",), AQ, parts=[P("0 <= q**k", (), ALONG)]),
    S("passage", "0 <= b", ("Limit(y[j]**k, k, oo) = b for j in 2..n",), THREE,
      parts=[P("0 <= y[i]**k", (), ALONG)]),
    S("passage", "0 <= b", ("Limit(Sum(j**2/(k + 1), (j, 1, 3)), k, oo) = b",), AB,
      parts=[P("0 <= Sum(j**3/(k + 1), (j, 1, 3)) + k", (), ALONG)]),
    # a value that was not compared
    S("argmax", "argmax(y[k], (k, 0, 2)) = 1", where="y: family(0..2)", parts=["y[1] >= y[2]"]),
    S("argmax", "argmax(y[k], (k, 0, 2)) = 2", where="y: family(0..2)", parts=["y[1] < y[2]"]),
    *(S("argmax", "argmax(y[k], (k, -3, 2)) = -2", where="y: family(-3..2)",
        parts=["y[-3] < y[-2]", *(f"y[{j}] <= y[-2]" for j in (-1, 0, 1, 2) if j != gone)])
      for gone in (-1, 0, 1, 2)),
    # what is written nearly as argmax is
    *(S("argmax", f"Min({body}, (k, 1, 3)) = 2", ("y[1] < y[2]", "y[2] >= y[3]", "y[1] > 0"), Y)
      for body in (f"Piecewise((k, {OVER}), (3, y[1] > y[2]))", "Piecewise((k, True), (3, True))",
                   "Piecewise((k, y[1] < 0 and y[2] < y[3] and y[3] < y[k]), (3, True))",
                   f"Piecewise((k, {OVER}), (k, y[k] < 0), (3, True))",
                   f"Piecewise((k, {OVER}))", "Piecewise((k, y[k] < y[1] - 1), (3, True))",
                   "Piecewise((k, Max(2*y[l], (l, 1, 3)) <= y[k]), (3, True))")),
    S("argmax", "Min(Piecewise((k, Min(y[l], (l, 1, 3)) <= y[k]), (3, True)), (k, 1, 3)) = 2",
      ("y[1] > y[2]", "y[3] >= y[2]"), Y),
    S("argmax", "Min(Piecewise((k, y[k] <= Max(y[l], (l, 1, 3))), (3, True)), (k, 1, 3)) = 2",
      ("y[1] < y[2]", "y[2] >= y[3]"), Y),
)


@pytest.mark.parametrize("step", FAIR, ids=repr)
def test_what_a_rule_shows(step):
    assert step.says() is None


@pytest.mark.parametrize("step", FORGED, ids=repr)
def test_what_is_near_is_refused(step):
    assert step.says() is not None


# ── what is claimed of a sequence in one context is not shown in another ──


@pytest.mark.parametrize(("rule", "goal", "parts"), [
    (rule_limit, limit("1/t", "oo", ZERO, given=("0 = 1",)), []),
    (rule_squeeze, tends("a**k", ZERO), [P("Abs(a**k) <= 1/(k + 1)", (), ALONG)]),
], ids=["limit", "squeeze"])  # fmt: skip
def test_a_limit_is_shown_in_its_own_context(rule, goal, parts):
    step = S("squeeze", goal, where=AQ, parts=parts).step()
    rule(step)
    elsewhere = Step(step.context.declare("w", REAL), goal, {}, {}, [], step.parts)
    with pytest.raises(Refused):
        rule(elsewhere)


def test_what_the_parts_say_along_a_sequence():
    step = S("squeeze", tends("a**k", ZERO), where=AQ,
             parts=["a < q", P("a < q + k < k + 1", (), ALONG)]).step()
    about, context = along(step, "k")
    assert about == list(claim("a < q + k < k + 1", (), f"{AQ}; k: natural").links())
    assert context.hypotheses == claim("a < q", (), AQ).links()


# ── limits that are given ──


def sequence(text, given=(), where=THREE):
    """Return a sequence in k, and the context in which its limits are given."""
    return claim(f"{text} = 0", given, f"{where}; k: natural").parts["terms"][0], claim(
        "0 = 0", given, where
    ).context


@pytest.mark.parametrize(("text", "given", "limits"), [
    ("q**k", (), {}), ("q**k", ("a < b",), {}), ("a + 1", ("Limit(a + 0*k, k, oo) = b",), {}),
    ("q**k", ("Limit(q**k, k, oo) = a",), {"q**k": "a"}),
    ("2*q**k + a", ("Limit(q**k, k, oo) = a",), {"q**k": "a"}),
    ("q**k", ("a < b and Limit(q**k, k, oo) = a",), {"q**k": "a"}),
    ("q**k", ("a < b or Limit(q**k, k, oo) = a",), {}),
    ("a**k", ("Limit(q**k, k, oo) = a",), {}),
    ("a**k + q**k", ("Limit(q**k, k, oo) = a", "Limit(a**k, k, oo) = 1"),
     {"q**k": "a", "a**k": "1"}),
    ("y[i]**k", ("Limit(y[j]**k, k, oo) = b + j for j in 1..n",), {"y[i]**k": "b + i"}),
    ("y[1]**k", ("Limit(y[j]**k, k, oo) = b + j for j in 1..n",), {"y[1]**k": "b + 1"}),
    ("y[i]**k", ("Limit(y[j]**k, k, oo) = b for j in 2..n",), {}),
    ("k/(k + k)", ("Limit(k/(k + j), k, oo) = 1 for j in 0..n",), {}),
    ("z[1]**k", ("Limit(z[j]**k, k, oo) = b for j in 0..1",), {"z[1]**k": "b"}),
    ("z[KroneckerDelta(k, 3)]**k", ("Limit(z[j]**k, k, oo) = b for j in 0..1",), {}),
])  # fmt: skip
def test_the_limits_that_are_given(text, given, limits):
    term, context = sequence(text, given)
    wanted = {sequence(t)[0]: sequence(v)[0] for t, v in limits.items()}
    assert dict(given_limits(term, "k", context)) == wanted


def test_what_is_given_of_the_variable_of_the_limit_is_idle():
    """A limit that is given for one k, as j grows, is none of what grows with k itself."""
    body, context = sequence("q**k + k")
    power = T("npow", (var("q"), T("bound", (), 0)))
    limit_in_j = T("tends", (power + var("k"), ONE))
    assert limit_in_j.free == {"q", "k"}
    assert not list(given_limits(body, "k", context.assume(limit_in_j)))


@pytest.mark.parametrize(("body", "value", "given"), [
    ("q**k", "a", ("Limit(q**k, k, oo) = a",)), ("1/(k + 1)", "0", ()), ("k/(k + 1)", "1", ()),
    ("2*q**k + 1", "2*a + 1", ("Limit(q**k, k, oo) = a",)),
])  # fmt: skip
def test_where_a_sequence_tends(body, value, given):
    term, context = sequence(body, given)
    assert sequence_tends(term, "k", sequence(value)[0], context)
    assert not sequence_tends(term, "k", sequence(f"{value} + 1")[0], context)
    assert not sequence_tends(term, "k", "oo", context)


def test_a_sequence_with_two_limits_tends_to_each():
    term, context = sequence("2*q**k", ("Limit(q**k, k, oo) = a", "Limit(q**k, k, oo) = b"))
    for value in ("2*a", "2*b"):
        assert sequence_tends(term, "k", sequence(value)[0], context)
    assert not sequence_tends(term, "k", sequence("a + b + 1")[0], context)
    for first, second in ("ab", "ba"):
        limits = (f"Limit(q**k, k, oo) = {name}" for name in (first, second))
        term, context = sequence("log(q**k)", ("a > 0", *limits))
        assert sequence_tends(term, "k", sequence("log(a)")[0], context)


@pytest.mark.parametrize("body", ["sin(k)", "(-1)**k", "q**k"])
def test_what_has_no_limit_tends_nowhere(body):
    term, context = sequence(body)
    for value in (ZERO, ONE, "oo", "-oo"):
        assert not sequence_tends(term, "k", value, context)


# ── argmax, as it is written ──


def written(body, low="1", high="3", head="Min"):
    return claim(f"{head}({body}, (k, {low}, {high})) = 0", (), Y).parts["terms"][0]


@pytest.mark.parametrize("whole", ["Max(y[l], (l, 1, 3))", "Max(l**2, (l, 1, 3))"])
def test_argmax_is_the_least_index_of_a_greatest_value(whole):
    inner = claim(f"{whole} = 0", (), Y).parts["terms"][0]
    value = whole[4:].split(",")[0].replace("[l]", "[k]").replace("l**", "k**")
    assert extreme_of(written(f"Piecewise((k, {whole} <= {value}), (3, True))")) is inner


@pytest.mark.parametrize("body", [
    f"Piecewise((k, {OVER}), (3, y[1] > 0))", "Piecewise((k, True), (3, True))",
    f"Piecewise((k, {OVER}), (2, True))", f"Piecewise((k + 0, {OVER}), (3, True))",
    f"Piecewise((k, {OVER}), (k, y[k] < 0), (3, True))", f"Piecewise((k, {OVER}))",
    f"Piecewise((k, {OVER} and y[1] < 0 and y[2] < 0), (3, True))",
    "Piecewise((k, Min(y[l], (l, 1, 3)) <= y[k]), (3, True))",
    "Piecewise((k, y[k] <= Max(y[l], (l, 1, 3))), (3, True))",
    "Piecewise((k, Sum(y[l], (l, 1, 3)) <= y[k]), (3, True))",
    "Piecewise((k, Max(y[l], (l, 1, 3)) < y[k]), (3, True))",
    "Piecewise((k, Max(y[l], (l, 1, 2)) <= y[k]), (3, True))",
    "Piecewise((k, Max(2*y[l], (l, 1, 3)) <= y[k]), (3, True))",
    "Piecewise((k, Max(y[l] + k, (l, 1, 3)) <= y[k] + k), (3, True))", "y[k]", "Max(k, 1, 2, 3)",
])  # fmt: skip
def test_what_is_nearly_argmax_is_none(body):
    assert extreme_of(written(body)) is None


def test_argmax_is_made_of_cases():
    over = written(f"Piecewise((k, {OVER}), (3, True))").args[2]
    for head in ("piecewise", "max"):
        term = T("bigmin", (ONE, T("num", (), 3), T(head, (*over.args[:3], TRUE))))
        assert (extreme_of(term) is None) == (head == "max")
    assert extreme_of(written(f"Piecewise((k, {OVER}), (3, True))", head="Max")) is None
