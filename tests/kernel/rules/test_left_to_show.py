"""What the rules about relations leave to show: all of it, nothing else."""

import pytest
from kernel_goals import context_of, goal, prop_in, shown, term_in, trusted
from owing import left_to_show, lost

from symcheck.kernel.rules import RULES

WHERE = "a: real; b: real; x: real; u: positive"
CONTEXT = context_of("0 = 0", (), WHERE)
TERMS = {"term", "factor", "value", "contact", "limit"}
SQUARE = shown("sqrt(t)^2 + s = t + s", ["t >= 0"])
BELOW = shown("s/t <= s/t + 1", ["t > 0"])


def asked(text, given=(), parts=(), premises=(), **arguments):
    """Return a goal; the arguments are texts of terms, ∞, or positions of parts."""
    terms = {
        name: term_in(CONTEXT, t)
        for name, t in arguments.items()
        if name in TERMS and isinstance(t, str) and t not in {"oo", "-oo"}
    }
    return goal(text, given, WHERE, premises=premises, parts=[trusted(*p, where=WHERE)
                for p in parts], **{**arguments, **terms})  # fmt: skip


def grows(text, given, contact, *parts, **arguments):
    return asked(text, given, parts, variable="x", contact=contact, **arguments)


CASES = tuple(prop_in(CONTEXT, t) for t in ("1/a > 0", "sqrt(b) <= 0"))
VALUES = {"s": term_in(CONTEXT, "1/a"), "t": term_in(CONTEXT, "sqrt(b)")}
EACH = ("-a*exp(-x) < 0", ["a > 0"])
LOG, STRICTLY = "a*log(x) <= a*x - a", "a*log(x) < a*x - a"
AT_1 = "⊢ 0 <= (a*(1/1) - a) - a*log(1/1) \n ⊢ 0 < 1/1"
BESIDE_1 = """
    1/1 < x ⊢ 1/1 <= 1/1
    x < 1/1 ⊢ 1/1 <= 1/1
    x < 1/1 ⊢ 0 <= x
    x > 1/1 ⊢ 0 < x
    x < 1/1 ⊢ 0 < x
"""
BESIDE_B = """
    ⊢ b != 0
    ⊢ 0 < 1/b
    x < 1/b ⊢ 1/b <= 1/b
    x < 1/b ⊢ b != 0
    x < 1/b ⊢ 1/a <= x
    x < 1/b ⊢ a != 0
    1/b > x, 1/a <= x ⊢ 0 < x
"""

RIGHT_OF_B = """
    ⊢ b != 0
    ⊢ a != 0
    ⊢ 0 < 1/b
    1/b < x ⊢ 1/b <= 1/b
    1/b < x ⊢ b != 0
    1/b < x ⊢ 0 < x
    1/b < x ⊢ a != 0
"""

OWED = {
    "cases": (
        "cases",
        asked("log(x) = 1", parts=[("log(x) = 1", ["1/a > 0"]), ("log(x) = 1", ["sqrt(b) <= 0"])],
              conditions=CASES),
        "⊢ a != 0 \n ⊢ 0 <= b \n ⊢ 1/a > 0 or sqrt(b) <= 0",
    ),
    "a multiple, strictly": (
        "scale", asked("1/a/b < x/b", parts=[("1/a < x",)], factor="1/b"),
        "⊢ b != 0 \n ⊢ 0 < 1/b",
    ),
    "a multiple": (
        "scale", asked("1/a/b <= x/b", parts=[("1/a < x",)], factor="1/b"),
        "⊢ b != 0 \n ⊢ 0 <= 1/b",
    ),
    "a multiple by a factor of known sign": (
        "scale",
        asked("1/a/b <= x/b", parts=[("1/a <= x",), ("0 <= 1/b",)], factor="1/b"),
        "⊢ b != 0",
    ),
    "squares": ("squaring", asked("sqrt(x) < 1/a"), """
        ⊢ 0 <= x
        ⊢ a != 0
        ⊢ 0 <= sqrt(x)
        ⊢ 0 <= 1/a
        ⊢ sqrt(x)**2 < (1/a)**2
    """),
    "squares by a part": (
        "squaring",
        asked("sqrt(x) < 1/a", parts=[("sqrt(x)^2 < (1/a)^2",)]),
        "⊢ 0 <= x \n ⊢ a != 0 \n ⊢ 0 <= sqrt(x) \n ⊢ 0 <= 1/a",
    ),
    "equal squares": (
        "squaring", asked("sqrt(x) = sqrt(4*x)/2"),
        "⊢ 0 <= x \n ⊢ 0 <= 4*x \n ⊢ 0 <= sqrt(x) \n ⊢ 0 <= sqrt(4*x)/2",
    ),
    "both values": (
        "branches",
        asked("Abs(1/a) <= x", parts=[("1/a <= x",), ("-(1/a) <= x",)], term="Abs(1/a)"),
        "⊢ a != 0",
    ),
    "the first value": (
        "branches",
        asked("Max(1/a, b) <= x", parts=[("1/a <= x",)], term="Max(1/a, b)", side=0),
        "⊢ a != 0 \n ⊢ 0 <= 1/a - b",
    ),
    "the second value": (
        "branches",
        asked("Max(1/a, b) <= x", parts=[("b <= x",)], term="Max(1/a, b)", side=1),
        "⊢ a != 0 \n ⊢ 1/a - b <= 0",
    ),
    "the second value of a minimum": (
        "branches",
        asked("Min(1/a, b) <= x", parts=[("1/a <= x",)], term="Min(1/a, b)", side=1),
        "⊢ a != 0 \n ⊢ 1/a - b <= 0",
    ),
    "a value for a variable": (
        "eliminate", asked("x > 0", parts=[("1/a > 0",)], variable="x", value="1/a"),
        "⊢ a != 0 \n ⊢ x = 1/a",
    ),
    "a value that a part shows": (
        "eliminate",
        asked("x > 0", parts=[("1/a > 0",), ("x = 1/a",)], variable="x", value="1/a"),
        "⊢ a != 0",
    ),
    "an angle": ("angle", goal("atan(sqrt(3)) = pi/3"), "⊢ 0 <= 3"),
    "a sum of angles": ("angle", goal("asin(3/5) + asin(4/5) = pi/2"), """
        ⊢ -1 <= 3/5
        ⊢ 3/5 <= 1
        ⊢ -1 <= 4/5
        ⊢ 4/5 <= 1
        ⊢ 0 <= 1 - (3/5)**2
        ⊢ 0 <= 1 - (4/5)**2
    """),
    "a bound on a box": (
        "enclosure",
        asked("log(x)*(1/a) < 7", ["x > 1", "x < 2", "a > 1", "a < 2"]),
        "⊢ 0 < x \n ⊢ a != 0",
    ),
    "a bound of numbers": ("enclosure", goal("log(2) < 1"), "⊢ 0 < 2"),
    "a theorem in a term": (
        "theorem", asked("2*(sqrt(u)^2 + 1/a) = 2*(u + 1/a)", premises=[SQUARE]),
        "⊢ a != 0 \n ⊢ u >= 0",
    ),
    "a theorem as it stands": (
        "theorem", asked("1/a/sqrt(b) <= 1/a/sqrt(b) + 1", premises=[BELOW]),
        "⊢ a != 0 \n ⊢ 0 <= b \n ⊢ sqrt(b) > 0",
    ),
    "a theorem that is moved over": (
        "theorem", asked("1/a/sqrt(b) - 1 <= 1/a/sqrt(b)", premises=[BELOW], values=VALUES),
        "⊢ a != 0 \n ⊢ 0 <= b \n ⊢ sqrt(b) > 0",
    ),
    "a combination of theorems": (
        "linear", asked("1/a/sqrt(b) <= 1/a/sqrt(b) + 2", premises=[BELOW], values=VALUES),
        "⊢ a != 0 \n ⊢ 0 <= b \n ⊢ sqrt(b) > 0",
    ),
    "two sides": (
        "monotone",
        grows(LOG, ["x > 0"], "1/1", ("a/x <= a", ["x > 1/1"]), ("a <= a/x", ["x < 1/1", "x > 0"]),
              right=0, left=1),
        f"{BESIDE_1} {AT_1}",
    ),
    "a constant": (
        "monotone",
        grows("0 <= u", [], "1/b", ("0 <= 0", ["1/b < x"]), right=0),
        """
        ⊢ b != 0
        ⊢ 0 <= u
        ⊢ 1/b <= x
        1/b < x ⊢ 1/b <= 1/b
        1/b < x ⊢ b != 0
        """,
    ),
    "a limit that is itself greater": (
        "monotone",
        grows("x*log(x) < 1/u", ["x > 0"], "0/u", ("log(x) + 1 <= 0", ["0/u < x"]),
              right=0, limit="1/u"),
        """
        ⊢ u != 0
        ⊢ 0/u <= x
        ⊢ 0 < 1/u
        no x ⊢ u != 0
        no x ⊢ 1*u != 0
        0/u < x ⊢ u != 0
        0/u < x ⊢ 0/u <= 0/u
        0/u < x ⊢ 0 < x
        """,
    ),
    "an infinite limit at a number": (
        "monotone",
        grows("0 < 1/x", ["x > 0"], "0/u", ("0 <= -1/x^2", ["0/u < x"]), right=0, limit="oo"),
        """
        ⊢ u != 0
        ⊢ 0/u <= x
        no x ⊢ u != 0
        0/u < x ⊢ u != 0
        0/u < x ⊢ 0/u <= 0/u
        0/u < x ⊢ x != 0
        """,
    ),
    "two sides, strictly": (
        "monotone",
        grows(STRICTLY, ["x > 0"], "1/1", ("a/x < a", ["x > 1/1"]),
              ("a < a/x", ["x < 1/1", "x > 0"]), right=0, left=1),
        f"{BESIDE_1} {AT_1} \n ⊢ x != 1/1",
    ),
    "two sides, one of them strictly": (
        "monotone",
        grows(STRICTLY, ["x > 0"], "1/1", ("a/x <= a", ["x > 1/1"]),
              ("a < a/x", ["x < 1/1", "x > 0"]), right=0, left=1),
        f"{BESIDE_1} ⊢ 0 < 1/1 \n ⊢ 0 < (a*(1/1) - a) - a*log(1/1)",
    ),
    "the right side, strictly": (
        "monotone",
        grows(STRICTLY, ["x > 0"], "1/b", ("a/x < a", ["1/b < x", "x < 1/a"]), right=0),
        """
        ⊢ b != 0
        ⊢ 0 < 1/b
        ⊢ 1/b < x
        1/b < x ⊢ 1/b <= 1/b
        1/b < x ⊢ b != 0
        1/b < x ⊢ x <= 1/a
        1/b < x ⊢ a != 0
        1/b < x, x < 1/a ⊢ 0 < x
        ⊢ 0 <= (a*(1/b) - a) - a*log(1/b)
        """,
    ),
    "the left side, strictly": (
        "monotone",
        grows(STRICTLY, ["x > 0"], "1/b", ("a < a/x", ["1/b > x", "1/a <= x"]), left=0),
        f"{BESIDE_B} ⊢ x < 1/b \n ⊢ 0 <= (a*(1/b) - a) - a*log(1/b)",
    ),
    "the left side, strictly at the contact": (
        "monotone",
        grows(STRICTLY, ["x > 0"], "1/b", ("a <= a/x", ["1/b > x", "1/a <= x"]), left=0),
        f"{BESIDE_B} ⊢ x <= 1/b \n ⊢ 0 < (a*(1/b) - a) - a*log(1/b)",
    ),
    "the bound at the contact by a part": (
        "monotone",
        grows("x*log(x) <= 1/a", ["x > 0"], "1/b", ("log(x) + 1 <= 0", ["1/b < x"]),
              ("0 <= 1/a - 1/b*log(1/b)",), right=0, value=1),
        f"{RIGHT_OF_B} ⊢ 1/b <= x",
    ),
    "the bound at the contact by a part, strictly elsewhere": (
        "monotone",
        grows("x*log(x) < 1/a", ["x > 0"], "1/b", ("log(x) + 1 < 0", ["1/b < x"]),
              ("0 <= 1/a - 1/b*log(1/b)",), right=0, value=1),
        f"{RIGHT_OF_B} ⊢ 1/b < x",
    ),
    "the strict bound at the contact by a part": (
        "monotone",
        grows("x*log(x) < 1/a", ["x > 0"], "1/b", ("log(x) + 1 <= 0", ["1/b < x"]),
              ("0 < 1/a - 1/b*log(1/b)",), right=0, value=1),
        f"{RIGHT_OF_B} ⊢ 1/b <= x",
    ),
    "a bound by a square": (
        "square_nonneg", asked("-1/u*(x - 1/a)^2*u <= 0"), "",
    ),
    "a bound by signs": ("sign", asked("exp(1/a) > 0", ["a > 0"]), ""),
    "a limit at infinity": (
        "monotone",
        grows("0 < a*exp(-x)", ["a > 0"], "oo", EACH, left=0, limit="0/a"),
        "no x ⊢ a != 0 \n ⊢ 0 <= 0/a",
    ),
    "a limit at infinity that is itself greater": (
        "monotone",
        grows("0 < a*exp(-x) + 1/u", ["a > 0"], "oo", ("-a*exp(-x) <= 0", ["a > 0"]), left=0,
              limit="1/u"),
        "no x ⊢ u != 0 \n no x ⊢ 1*u != 0 \n ⊢ u != 0 \n ⊢ 0 < 1/u",
    ),
    "an infinite limit": (
        "monotone",
        grows("0 < a*exp(-x)", ["a > 0", "a*x > 0"], "-oo",
              ("0 <= -a*exp(-x)", ["a > 0", "x < 1/a"]), right=0, limit="oo"),
        "⊢ a != 0 \n ⊢ x <= 1/a",
    ),
    "a limit from the right": (
        "monotone",
        grows("x*log(x) < 1/u", ["x > 0"], "0/u", ("log(x) + 1 < 0", ["0/u < x", "x < 1/4"]),
              right=0, limit="1/u"),
        """
        ⊢ u != 0
        ⊢ 0/u < x
        ⊢ 0 <= 1/u
        no x ⊢ u != 0
        no x ⊢ 1*u != 0
        0/u < x ⊢ u != 0
        0/u < x ⊢ 0/u <= 0/u
        0/u < x ⊢ x <= 1/4
        0/u < x, x < 1/4 ⊢ u != 0
        0/u < x, x < 1/4 ⊢ 0 < x
        """,
    ),
}  # fmt: skip

DATA = {
    "cases": {"conditions"},
    "scale": {"factor"},
    "squaring": {"squares"},
    "branches": {"term"},
    "eliminate": {"value", "variable"},
    "angle": {"cosine", "sine"},
    "enclosure": {"box", "pieces", "side"},
    "a bound of numbers": {"difference", "precision"},
    "theorem": {"theorem", "low", "high"},
    "a theorem in a term": {"theorem", "places", "rewritten", "same"},
    "linear": {"evidence"},
    "monotone": {"function", "contact"},
    "square_nonneg": {"difference", "squares"},
    "sign": {"evidence"},
}


@pytest.mark.parametrize(("rule", "wanted", "lines"), OWED.values(), ids=OWED)
def test_what_a_rule_leaves_to_show(rule, wanted, lines):
    assert left_to_show(rule, wanted) == {t for line in lines.split("\n") if (t := line.strip())}


@pytest.mark.parametrize(("rule", "wanted"), [w[:2] for w in OWED.values()], ids=OWED)
def test_what_a_rule_is_told_to_show_is_left_to_show(rule, wanted, monkeypatch):
    forgotten, times = lost(monkeypatch, rule, wanted)
    assert not forgotten
    assert times or rule == "sign"


@pytest.mark.parametrize("name", OWED)
def test_what_a_rule_says_of_its_work(name):
    rule, wanted, _ = OWED[name]
    assert RULES[rule](wanted).data.keys() == DATA.get(name, DATA.get(rule))
