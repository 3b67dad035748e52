"""What the rules about claims that are no relations leave to show: all of it, nothing else."""

import pytest
from kernel_goals import context_of, goal, prop_in, term_in, trusted
from owing import left_to_show, lost
from sequence_goals import along, sequence

from symcheck.kernel.claim import (
    POSITIVE,
    REAL,
    Context,
    Exists,
    Extremum,
    Iff,
    Impossible,
    Limit,
    NotDifferentiable,
    Reparameterisation,
    family,
    index,
)
from symcheck.kernel.derivation import Goal
from symcheck.kernel.rules import RULES
from symcheck.kernel.term import ZERO, lam, var

PLAIN = "n: size; a: real; b: real; x: real; u: positive"
CONTEXT = context_of("0 = 0", (), PLAIN)
NETS = "n: natural; w: family(n); x: real; b: real"
NEW = NETS + "; v: family(n); d: real"


def claimed(claim, parts=()):
    return Goal(claim.context, claim, parts=tuple(parts))


def prop(text, *more):
    """Return a proposition on the plain names, and on more that are real."""
    context = CONTEXT
    for name in more:
        context = context.declare(name, REAL)
    return prop_in(context, text)


def term(text):
    return term_in(CONTEXT, text)


def bounded(text, given=(), attained=(), where=PLAIN, parts=(), **more):
    context = context_of("0 = 0", given, where)
    point = tuple((n, term_in(context, v)) for n, v in dict(attained).items())
    return claimed(Extremum(context, prop_in(context, text), point, **more), parts)


def tends(body, point, value):
    context = CONTEXT.assume(prop("a > 0"), prop("b > 0"))
    inner = context.declare("t", REAL)
    return claimed(Limit(context, term_in(inner, body), "t", term(point), term(value)))


def net(given=()):
    """Return the goal that Σ w/b + x is what other weights compute."""
    old = context_of("0 = 0", given, NETS)
    new = context_of("0 = 0", (), NEW)
    k = index(var("n"))
    inner, outer = old.declare("k", k), new.declare("k", k)
    there = (
        ("v", lam("k", term_in(inner, "w[k]/b"))),
        ("d", term_in(old, "b*b/b")),
    )
    back = (("w", lam("k", term_in(outer, "v[k]*d"))), ("b", term_in(new, "d")))
    sorts = (("v", family(var("n"))), ("d", POSITIVE))
    left, right = "Sum(w[k]/b, (k, 1, n)) + x", "Sum(v[k], (k, 1, n)) + 0*sqrt(d) + x"
    return claimed(
        Reparameterisation(old, term_in(old, left), term_in(new, right), sorts, there, back)
    )


MOVING = context_of("0 = 0", (), "m: natural; k: index(m); x: real")
POINT = NotDifferentiable(
    CONTEXT, term_in(CONTEXT.declare("t", REAL), "Abs(t)/a"), "t", term("1/b")
)
SIDES = {
    name: term_in(CONTEXT.declare("t", REAL), text)
    for name, text in (("right", "sqrt(t) + sqrt(x)"), ("left", "log(-t)/u"))
}
ALONG = "0 <= b/a + q^k"
SMALL = ["Abs(q) < 1"]

OWED = {
    "an equivalence": ("iff", claimed(Iff(CONTEXT, prop("1/a > 0"), prop("log(b) > 0 and x > 1"))),
        """
        ⊢ a != 0
        ⊢ 0 < b
        1/a > 0 ⊢ log(b) > 0
        1/a > 0 ⊢ x > 1
        log(b) > 0 and x > 1 ⊢ 1/a > 0
        """,
    ),
    "an equivalence, a direction by a part": (
        "iff",
        claimed(Iff(CONTEXT, prop("1/a > 0"), prop("log(b) > 0 and x > 1")),
                [trusted("x > 1", ["1/a > 0"], PLAIN)]),
        """
        ⊢ a != 0
        ⊢ 0 < b
        1/a > 0 ⊢ log(b) > 0
        log(b) > 0 and x > 1 ⊢ 1/a > 0
        """,
    ),
    "what is impossible": (
        "impossible",
        claimed(
            Impossible(
                Context(), (("a", REAL), ("b", REAL)), (prop("1/a > 0"), prop("log(b) > 0"))
            ),
            [trusted("0 < 0", (), "a: real; b: real")],
        ),
        "a: real, b: real ⊢ a != 0 \n a: real, b: real ⊢ 0 < b",
    ),
    "what exists": (
        "witness",
        claimed(
            Exists(
                CONTEXT,
                (("s", POSITIVE), ("t", REAL)),
                prop("log(s) > 0 and t > x", "s", "t"),
                (("s", term("1/a")), ("t", term("sqrt(b)"))),
            )
        ),
        """
        ⊢ a != 0
        ⊢ 0 <= b
        ⊢ 0 < 1/a
        ⊢ log(1/a) > 0
        ⊢ sqrt(b) > x
        ⊢ log(1/a) <= 0 or 0 <= b
        """,
    ),
    "what exists, by a part": (
        "witness",
        claimed(
            Exists(
                CONTEXT, (("t", REAL),), prop("t > x and t > b", "t"), (("t", term("x + 1/a")),)
            ),
            [trusted("x + 1/a > x", (), PLAIN)],
        ),
        "⊢ a != 0 \n ⊢ x + 1/a > b \n ⊢ x + 1/a <= x or a != 0",
    ),
    "a greatest value by parts": (
        "extremum",
        bounded("x^2/u <= 1", (), {"x": "1/a"}, only=True, parts=[
            trusted("x^2/u <= 1", (), PLAIN), trusted("x^2/u < 1", ["x != 1/a"], PLAIN)
        ]),
        "⊢ u != 0 \n ⊢ a != 0 \n ⊢ (1/a)**2/u = 1",
    ),
    "a greatest value": (
        "extremum", bounded("x^2/u <= 1", ["log(x) > 0", "sqrt(a) > 0"], {"x": "1/a"}, only=True),
        """
        ⊢ u != 0
        ⊢ x**2/u <= 1
        ⊢ (1/a)**2/u = 1
        x != 1/a ⊢ x**2/u < 1
        ⊢ a != 0
        ⊢ log(1/a) > 0
        ⊢ 0 < 1/a
        """,
    ),
    "a greatest value in two variables": ("extremum", bounded(
        "x + m >= 0", (), {"x": "0", "m": "0"}, "x: real; m: natural", only=True
    ), """
        ⊢ x + m >= 0
        ⊢ 0 + 0 = 0
        ⊢ 0 <= 0
        x != 0 or m != 0 ⊢ x + m > 0
    """),
    "a value on which a range depends": (
        "extremum",
        claimed(Extremum(MOVING, prop_in(MOVING, "x + m >= 0"), (("m", ZERO),))),
        """
        ⊢ x + m >= 0
        ⊢ x + 0 = 0
        ⊢ 0 <= 0
        ⊢ 1 <= k
        ⊢ k <= 0
        """,
    ),
    "a kink": ("not_differentiable", Goal(CONTEXT, POINT, arguments=SIDES), """
        ⊢ b != 0
        t: real, 1/b <= t ⊢ a != 0
        t: real, 1/b <= t ⊢ 0 <= t
        t: real, 1/b <= t ⊢ 0 <= x
        t: real, 1/b <= t ⊢ Abs(t)/a = sqrt(t) + sqrt(x)
        t: real, t <= 1/b ⊢ a != 0
        t: real, t <= 1/b ⊢ u != 0
        t: real, t <= 1/b ⊢ 0 < -t
        t: real, t <= 1/b ⊢ Abs(t)/a = log(-t)/u
        ⊢ 1/(2*sqrt(1/b)) != 1/(-1/b)*(-1)/u
        ⊢ 0 <= x
        ⊢ 0 < 1/b
        ⊢ 0 <= 1/b
        ⊢ 0 < -1/b
        ⊢ 2*sqrt(1/b) != 0
        ⊢ -1/b != 0
        ⊢ u != 0
    """),
    "a network": ("reparameterisation", net(
        ["b > 0", "Sum(w[k], (k, 1, n))/b > x", "sqrt(b) > 0", "x > 0"]
    ), """
        ⊢ b != 0
        k: index(n) ⊢ b != 0
        k: index(n) ⊢ 1 <= k
        k: index(n) ⊢ k <= n
        ⊢ b != 0 for k in 1..n
        ⊢ 1 <= k for k in 1..n
        ⊢ k <= n for k in 1..n
        ⊢ 0 < b*b/b
        ⊢ 0 <= b*b/b
        no w, no b, v: family(n), d: positive ⊢ d > 0
        no w, no b, v: family(n), d: positive ⊢ sqrt(d) > 0
        no w, no b, v: family(n), d: positive ⊢ 0 <= d
        no w, no b, v: family(n), d: positive ⊢ Sum(v[k]*d, (k, 1, n))/d > x
        no w, no b, v: family(n), d: positive ⊢ 1 <= k for k in 1..n
        no w, no b, v: family(n), d: positive ⊢ k <= n for k in 1..n
        no w, no b, v: family(n), d: positive ⊢ d != 0
        no w, no b, v: family(n), d: positive, k': index(n) ⊢ d != 0
        no w, no b, v: family(n), d: positive, k': index(n) ⊢ 1 <= k'
        no w, no b, v: family(n), d: positive, k': index(n) ⊢ k' <= n
    """),
    "a relation of limits": (
        "passage",
        goal("0 <= b/a", SMALL, "n: size; y: family(n); q: real; a: real; b: real; i: index(n)",
             parts=[along(ALONG, SMALL)]),
        "⊢ a != 0",
    ),
    "a sequence between two": (
        "squeeze",
        sequence("q^k + 1/a", "1/a", SMALL,
                 [along("1/a - q^k <= q^k + 1/a", SMALL), along("q^k + 1/a <= 1/a + q^k", SMALL)]),
        "⊢ a != 0",
    ),
    "a sequence that is given": (
        "squeeze",
        sequence("q^k + 1/a", "1/a", SMALL, [along("q^k + 1/a = q^k + 1/a", SMALL)]),
        "⊢ a != 0",
    ),
    "a limit": ("limit", tends("1/a + t*u/b", "0/u", "1/a + 0/b"), """
        ⊢ a != 0
        ⊢ b != 0
        ⊢ u != 0
        ⊢ 1*a*b != 0
    """),
}  # fmt: skip

DATA = {
    "what exists": {"values"},
    "what exists, by a part": {"values"},
    "a kink": {"right", "left"},
    "a relation of limits": {"sides"},
    "a sequence between two": {"bounds"},
    "a sequence that is given": {"bounds"},
}


@pytest.mark.parametrize(("rule", "wanted", "lines"), OWED.values(), ids=OWED)
def test_what_a_rule_leaves_to_show(rule, wanted, lines):
    assert left_to_show(rule, wanted) == {t for line in lines.split("\n") if (t := line.strip())}


@pytest.mark.parametrize(("rule", "wanted"), [w[:2] for w in OWED.values()], ids=OWED)
def test_what_a_rule_is_told_to_show_is_left_to_show(rule, wanted, monkeypatch):
    forgotten, times = lost(monkeypatch, rule, wanted)
    assert not forgotten
    assert times


@pytest.mark.parametrize("name", OWED)
def test_what_a_rule_says_of_its_work(name):
    rule, wanted, _ = OWED[name]
    assert RULES[rule](wanted).data.keys() == DATA.get(name, set())
