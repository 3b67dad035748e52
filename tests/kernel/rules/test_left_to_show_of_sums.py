"""What the rules about sums, maxima and entries leave to show: all of it, nothing else."""

import pytest
from kernel_goals import context_of, goal, term_in, trusted
from owing import left_to_show, lost

from symcheck.authoring.reading import function_of
from symcheck.kernel.claim import INTEGER, REAL
from symcheck.kernel.rules import RULES

WHERE = (
    "n: size; m: size; y: family(n); z: family(n); w: family(n); p: permutation(n);"
    " i: index(n); j: index(n); a: real; x: real"
)
CONTEXT = context_of("0 = 0", (), WHERE)


def asked(text, given=(), parts=(), functions=None, **terms):
    """Return a goal; the arguments are terms, or bodies of functions of k."""
    arguments = {name: term_in(CONTEXT, t) for name, t in terms.items()}
    for name, body in (functions or {}).items():
        sort = REAL if name == "function" else INTEGER
        arguments[name] = function_of(f"Lambda(k, {body})", CONTEXT, sort)
    return goal(text, given, WHERE, parts=parts, **arguments)


def part(text, given=(), sort="index(1..n)"):
    return trusted(text, given, f"{WHERE}; k: {sort}")


MEAN, VALUES = "Sum(w[k]*(1/z[k]), (k, 1, n))", "Sum(w[k]*log(1/z[k]), (k, 1, n))"
CONVEX = {"function": "log(k)", "weights": "w[k]", "points": "1/z[k]"}
BOTH = {"a": "1/y[k]", "b": "sqrt(z[k])"}
SQUARE = "Sum(1/y[k]*sqrt(z[k]), (k, 1, n))^2"
SQUARES = "Sum((1/y[k])^2, (k, 1, n))*Sum(sqrt(z[k])^2, (k, 1, n))"
FUNCTIONS = """
    k: index(n) ⊢ 1 <= k
    k: index(n) ⊢ k <= n
    k: index(n) ⊢ y[k] != 0
    k: index(n) ⊢ 0 <= z[k]
"""
ENTRIES = "⊢ 1 <= i \n ⊢ i <= n \n ⊢ 1 <= j \n ⊢ j <= n \n"
MOVED = f"{ENTRIES} ⊢ 1 <= p[j] \n ⊢ p[j] <= n \n"
ON_THE_WAY = """
    k: index(n) ⊢ 1 <= k
    k: index(n) ⊢ k <= n
    k: index(n) ⊢ 0 <= w[k]
    k: index(n) ⊢ z[k] != 0
    ⊢ Sum(w[k], (k, 1, n)) = 1
"""
TRIANGLE = "Sum(Sum(y[k]*z[l], (l, 1, k)), (k, m, n))"
TURNED = "Sum(Sum(y[k]*z[l], (k, l, n)), (l, 1, n))"
LARGEST = "y[1] <= Max(log(y[k]), (k, m, n))"

OWED = {
    "the greatest entry": ("argmax", asked("argmax(y) = i"), """
        ⊢ 1 <= i
        ⊢ i <= n
        ⊢ y[k] <= y[i] for k in 1..n
        ⊢ y[k] < y[i] for k in 1..i - 1
    """),
    "the least entry": ("argmax", asked("argmin(y) = i"), """
        ⊢ 1 <= i
        ⊢ i <= n
        ⊢ y[i] <= y[k] for k in 1..n
        ⊢ y[i] < y[k] for k in 1..i - 1
    """),
    "the greatest of three numbers": ("argmax", asked("argmax(1/k, (k, 2, 4)) = 3"), """
        ⊢ 2 <= 3
        ⊢ 3 <= 4
        ⊢ 1/2 < 1/3
        ⊢ 1/4 <= 1/3
    """),
    "the first of three numbers": ("argmax", asked("argmax(1/k, (k, 2, 4)) = 2"), """
        ⊢ 2 <= 2
        ⊢ 2 <= 4
        ⊢ 1/3 <= 1/2
        ⊢ 1/4 <= 1/2
    """),
    "an index where a maximum is attained": (
        "attained",
        asked(LARGEST, parts=[
            part(LARGEST, ["log(y[k]) = Max(log(y[l]), (l, m, n))"], "index(m..n)")
        ]),
        """
        ⊢ m <= n
        ⊢ 0 < y[k] for k in m..n
        ⊢ 1 <= k for k in m..n
        """,
    ),
    "Cauchy and Schwarz": ("cauchy_schwarz", asked(f"{SQUARE} <= {SQUARES}", functions=BOTH),
        FUNCTIONS),
    "Cauchy and Schwarz, strictly": (
        "cauchy_schwarz",
        asked(f"{SQUARE} < {SQUARES}", functions=BOTH, i="i", j="p[j]"),
        f"{FUNCTIONS} {MOVED} ⊢ 1/y[i]*sqrt(z[p[j]]) != 1/y[p[j]]*sqrt(z[i])",
    ),
    "the first index moved": (
        "cauchy_schwarz",
        asked(f"{SQUARE} < {SQUARES}", functions=BOTH, i="p[j]", j="i"),
        f"{FUNCTIONS} {MOVED} ⊢ 1/y[p[j]]*sqrt(z[i]) != 1/y[i]*sqrt(z[p[j]])",
    ),
    "equality of Cauchy and Schwarz": (
        "cauchy_schwarz",
        asked("1/y[i]*sqrt(z[j]) = 1/y[j]*sqrt(z[i])", [f"{SQUARE} = {SQUARES}"], functions=BOTH,
              i="i", j="j"),
        f"{FUNCTIONS} {ENTRIES} ⊢ {SQUARES} <= {SQUARE}".replace("^", "**"),
    ),
    "Cauchy and Schwarz as it is written": (
        "cauchy_schwarz",
        asked("Sum(y[k], (k, 1, n))^2 <= Sum(w[k], (k, 1, n))*Sum(log(z[k]), (k, 1, n))"),
        """
        k: index(n) ⊢ 0 <= w[k]
        k: index(n) ⊢ 0 <= log(z[k])
        k: index(n) ⊢ y[k]**2 <= w[k]*log(z[k])
        """,
    ),
    "Cauchy and Schwarz with roots": (
        "cauchy_schwarz",
        asked("Abs(Sum(y[k], (k, 1, n))) <= sqrt(Sum(y[k]^2, (k, 1, n)))*sqrt(Sum(1, (k, 1, n)))"),
        "k: index(n) ⊢ 0 <= y[k]**2 \n k: index(n) ⊢ 0 <= 1",
    ),
    "Jensen": (
        "jensen",
        asked(f"log({MEAN}) <= {VALUES}".replace("w[k]", "1/y[k]"),
              functions=CONVEX | {"weights": "1/y[k]"}, above="1/a", below="1/x"),
        f"""{ON_THE_WAY.replace("w[k]", "1/y[k]")}
        k: index(n) ⊢ y[k] != 0
        t: real, 1/a < t, t < 1/x ⊢ 0 < t
        t: real, 1/a < t, t < 1/x ⊢ t != 0
        t: real, 1/a < t, t < 1/x ⊢ 0 <= Derivative(log(t), t, 2)
        k: index(n) ⊢ 1/a < 1/z[k]
        k: index(n) ⊢ 1/z[k] < 1/x
        ⊢ a != 0
        ⊢ x != 0
        """,
    ),
    "Jensen, strictly": (
        "jensen",
        asked(f"log({MEAN}) < {VALUES}", functions=CONVEX, i="i", j="p[j]"),
        f"""{ON_THE_WAY} {MOVED}
        t: real ⊢ 0 < t
        t: real ⊢ t != 0
        t: real ⊢ 0 < Derivative(log(t), t, 2)
        ⊢ 0 < w[i]
        ⊢ 0 < w[p[j]]
        ⊢ 1/z[i] != 1/z[p[j]]
        """,
    ),
    "equality of Jensen": (
        "jensen",
        asked("1/z[j] = 1/z[i]", [f"{VALUES} = log({MEAN})"], functions=CONVEX, i="i", j="j"),
        f"""{ON_THE_WAY} {ENTRIES}
        t: real ⊢ 0 < t
        t: real ⊢ t != 0
        t: real ⊢ 0 < Derivative(log(t), t, 2)
        ⊢ 0 < w[i]
        ⊢ 0 < w[j]
        ⊢ {VALUES} <= log({MEAN})
        """,
    ),
    "a sum of differences": (
        "telescoping",
        asked("Sum(log(k + 1) - log(k), (k, m, n)) = log(n + 1) - log(m)"),
        "⊢ m <= n + 1 \n k: index(m..n + 1) ⊢ 0 < k",
    ),
    "a product of quotients": (
        "telescoping",
        asked("Product((k + a + 1)/(k + a), (k, m, n)) = (n + a + 1)/(m + a)"),
        "⊢ m <= n + 1 \n k: index(m..n + 1) ⊢ k + a != 0",
    ),
    "a product of a sequence that is given": (
        "telescoping",
        asked("Product((2*k + 3)/(2*k + 1), (k, m, n)) = (2*n + 3)/(2*m + 1)",
              functions={"sequence": "k + 1/2"}),
        "⊢ m <= n + 1 \n k: index(m..n + 1) ⊢ k + 1/2 != 0",
    ),
    "sums, strictly": (
        "termwise",
        asked("Sum(y[k], (k, m, n)) < Sum(z[k], (k, m, n))"),
        "⊢ y[k] < z[k] for k in m..n \n ⊢ m <= n",
    ),
    "products": (
        "termwise",
        asked("Product(y[k], (k, m, n)) <= Product(z[k], (k, m, n))"),
        "⊢ y[k] <= z[k] for k in m..n \n ⊢ 0 <= y[k] for k in m..n",
    ),
    "products, strictly, by a part": (
        "termwise",
        asked("Product(y[k], (k, 1, n)) < Product(z[k], (k, 1, n))", parts=[part("y[k] < z[k]")]),
        "⊢ 0 <= y[k] for k in 1..n \n ⊢ 1 <= n",
    ),
    "sums, strictly at one index": (
        "termwise",
        asked("Sum(y[k], (k, m, n)) < Sum(z[k], (k, m, n))", strict_at="p[i]"),
        """
        ⊢ y[k] <= z[k] for k in m..n
        ⊢ y[p[i]] < z[p[i]]
        ⊢ m <= p[i]
        ⊢ p[i] <= n
        ⊢ 1 <= i
        ⊢ i <= n
        """,
    ),
    "an entry and the maximum": (
        "maximum", asked("y[i] <= Max(y[k], (k, m, n))"), "⊢ m <= i \n ⊢ i <= n",
    ),
    "an entry and the minimum": (
        "maximum", asked("Min(y[k], (k, m, n)) <= y[i]"), "⊢ m <= i \n ⊢ i <= n",
    ),
    "a bound of the maximum": (
        "maximum", asked("Max(y[k], (k, m, n)) < x"), "⊢ y[k] < x for k in m..n",
    ),
    "a bound of the minimum": (
        "maximum", asked("x <= Min(y[k], (k, m, n))"), "⊢ x <= y[k] for k in m..n",
    ),
    "a sum that is split": (
        "split",
        asked("Sum(1/k, (k, m, n)) = Sum(1/k, (k, m, p[i])) + Sum(1/k, (k, p[i] + 1, n))"),
        "⊢ m <= p[i] + 1 \n ⊢ p[i] <= n \n ⊢ 1 <= i \n ⊢ i <= n",
    ),
    "a maximum that is split": (
        "split",
        asked("Max(y[k], (k, m, n)) = Max(Max(y[k], (k, m, i)), Max(y[k], (k, i + 1, n)))"),
        "⊢ m <= i \n ⊢ i < n",
    ),
    "a minimum that is split around an index": (
        "split",
        asked("Min(y[k], (k, m, n))"
              " = Min(Min(y[k], (k, m, i)), y[i + 1], Min(y[k], (k, i + 2, n)))"),
        "⊢ m <= i \n ⊢ i + 1 < n",
    ),
    "a product that is split around an index": (
        "split",
        asked("Product(y[k], (k, m, n))"
              " = Product(y[k], (k, m, i))*y[i + 1]*Product(y[k], (k, i + 2, n))"),
        "⊢ m <= i + 1 \n ⊢ i + 1 <= n",
    ),
    "pairs": (
        "split",
        asked("Sum(exp(k), (k, 2*m, 2*n + 1)) = Sum(exp(2*k) + exp(2*k + 1), (k, m, n))"), "",
    ),
    "pairs in two sums": (
        "split",
        asked("Sum(exp(k), (k, 2*m, 2*n + 1))"
              " = Sum(exp(2*k), (k, m, n)) + Sum(exp(2*k + 1), (k, m, n))"),
        "",
    ),
    "a sum in another order": (
        "reindex", asked("Sum(y[p[k]], (k, 1, n)) = Sum(y[k], (k, 1, n))"), "",
    ),
    "a sum that is shifted": (
        "reindex", asked("Sum(exp(k), (k, 1, n)) = Sum(exp(k + 1), (k, 0, n - 1))"), "",
    ),
    "nested sums": ("reindex", asked(f"{TRIANGLE} = {TURNED}"), """
        k: index(m..n), k': index(k) ⊢ 1 <= k'
        k: index(m..n), k': index(k) ⊢ k' <= n
        k: index(m..n), k': index(k) ⊢ k' <= k
        k: index(m..n), k': index(k) ⊢ k <= n
        k'': index(n), k''': index(k''..n) ⊢ m <= k'''
        k'': index(n), k''': index(k''..n) ⊢ k''' <= n
        k'': index(n), k''': index(k''..n) ⊢ 1 <= k''
        k'': index(n), k''': index(k''..n) ⊢ k'' <= k'''
    """),
    "a hypothesis at an index": (
        "instantiate",
        asked("y[p[i]] > 0", ["y[k] > 0 for k in m..n"]),
        "⊢ 1 <= i \n ⊢ i <= n \n ⊢ m <= p[i] \n ⊢ p[i] <= n",
    ),
    "an equation at an index": (
        "given",
        asked("2*y[p[i]] = 2", ["y[k] = 1 for k in m..n"]),
        "⊢ 1 <= i \n ⊢ i <= n \n ⊢ m <= p[i] \n ⊢ p[i] <= n",
    ),
}  # fmt: skip

DATA = {
    "argmax": {"index"},
    "attained": set(),
    "cauchy_schwarz": set(),
    "jensen": set(),
    "telescoping": {"sequence"},
    "termwise": set(),
    "maximum": set(),
    "instantiate": set(),
    "given": {"generators", "rewritten"},
    "a sum that is split": {"at"},
    "a maximum that is split": {"at"},
    "a minimum that is split around an index": {"at"},
    "a product that is split around an index": {"at"},
    "pairs": {"pairs"},
    "pairs in two sums": {"pairs"},
    "a sum in another order": {"left", "right"},
    "a sum that is shifted": {"map"},
    "nested sums": {"interchanged"},
}


#: The sequence is guessed from the body, and the guess is compared with it once more.
GUESSED = {"a sum of differences", "a product of quotients"}
#: All that is owed is said by the rule itself.
UNASKED = {
    "Cauchy and Schwarz as it is written",
    "sums, strictly", "products", "products, strictly, by a part",
    "a bound of the maximum", "a bound of the minimum",
}  # fmt: skip


@pytest.mark.parametrize(("rule", "wanted", "lines"), OWED.values(), ids=OWED)
def test_what_a_rule_leaves_to_show(rule, wanted, lines):
    assert left_to_show(rule, wanted) == {t for line in lines.split("\n") if (t := line.strip())}


@pytest.mark.parametrize("name", sorted(OWED.keys() - GUESSED))
def test_what_a_rule_is_told_to_show_is_left_to_show(name, monkeypatch):
    rule, wanted, _ = OWED[name]
    forgotten, times = lost(monkeypatch, rule, wanted)
    assert not forgotten
    assert bool(times) is (name not in UNASKED)


@pytest.mark.parametrize("name", OWED)
def test_what_a_rule_says_of_its_work(name):
    rule, wanted, _ = OWED[name]
    assert RULES[rule](wanted).data.keys() == DATA.get(name, DATA.get(rule))
