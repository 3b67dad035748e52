"""What undid other checkers: truth values, lost raises, dropped results, asserts, caches."""

import ast
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from tables import QUICK

from symcheck import eq, real
from symcheck.kernel.claim import Context
from symcheck.kernel.derivation import Derivation
from symcheck.kernel.rules import RULES
from symcheck.kernel.term import ONE
from symcheck.kernel.term import eq as equation
from symcheck.kernel.theorem import run
from symcheck.prove.decide import decide
from symcheck.prove.steps import Search
from symcheck.read.text import read_problem
from symcheck.report import Verdict

PACKAGE = Path(sys.modules["symcheck"].__file__).parent
FILES = sorted(PACKAGE.rglob("*.py"))
TRUSTED = [*sorted((PACKAGE / "kernel").rglob("*.py")), PACKAGE / "recheck.py"]


@cache
def nodes_of(path):
    return tuple(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


# ── truth values ──

NEITHER = {
    "a verdict": Verdict.REFUTED,
    "a term": ONE,
    "a relation": equation(ONE, ONE),
    "a statement": eq(real("x"), real("x") + 1),
    "a theorem": run(Derivation(read_problem("x = x")), Search(1)).theorem,
}


@pytest.mark.parametrize("thing", NEITHER.values(), ids=NEITHER)
def test_has_no_truth_value(thing):
    with pytest.raises(TypeError):
        bool(thing)


# ── what the source does not do ──


def calls(path):
    return [n for n in nodes_of(path) if isinstance(n, ast.Call)]


def name_of(call):
    f = call.func
    return f.attr if isinstance(f, ast.Attribute) else getattr(f, "id", "")


def dropped(path):
    """The calls that stand alone, so that what they return is lost."""
    return [
        n.value for n in nodes_of(path) if isinstance(n, ast.Expr) and isinstance(n.value, ast.Call)
    ]


def test_no_raise_lost_its_keyword():
    ends = ("Refused", "Error", "Exception", "NoLimit", "NoGrowth", "Undefined", "Undecided")
    lost = [(p.name, c.lineno) for p in FILES for c in dropped(p) if
            name_of(c).endswith(ends)]
    assert lost == []


#: Where only whether it raises is of interest, or the work is done in place.
IN_PLACE = {("telescoping.py", "require_equal"), ("linear.py", "_run"), ("recheck.py", "match")}
OWED = ("Obligation", "Owed", "Theorem", "bool", "Evidence", "Residue", "Props")


def returned(paths):
    """What the functions of these files return, by name."""
    found = {}
    for p in paths:
        for f in nodes_of(p):
            if isinstance(f, ast.FunctionDef) and f.returns is not None:
                found.setdefault(f.name, set()).add(ast.unparse(f.returns))
    return found


def test_nothing_owed_is_dropped():
    everywhere, lost = returned(TRUSTED), set()
    for p in TRUSTED:
        here = returned([p])
        for name in map(name_of, dropped(p)):
            answers = here.get(name) or everywhere.get(name, ())
            owed = [any(word in answer for word in OWED) for answer in answers]
            if owed and all(owed):  # of two functions of one name one may return nothing
                lost.add((p.name, name))
    assert lost <= IN_PLACE


@pytest.mark.parametrize("name", ["alarm", "setitimer", "eval", "exec", "parse_expr"])
def test_is_called_nowhere(name):
    assert [p.name for p in FILES for c in calls(p) if name_of(c) == name] == []


def test_nothing_depends_on_the_debug_flag():
    nodes = [n for p in FILES for n in nodes_of(p)]
    names = {n.id for n in nodes if isinstance(n, ast.Name)} | {type(n).__name__ for n in nodes}
    assert not names & {"__debug__", "Assert"}


def test_no_rule_is_one_opaque_simplification():
    assert not RULES.keys() & {"simplify", "auto", "sympy", "trust", "oracle"}


# ── what is checked is checked without asserts, too ──

TESTS = Path(__file__).parents[1]
HELPERS = [
    p
    for folder in ("soundness", "kernel", "kernel/rules")
    for p in sorted((TESTS / folder).glob("*.py"))
    if not p.name.startswith("test_")
]


@pytest.mark.parametrize("path", HELPERS, ids=[p.name for p in HELPERS])
def test_helpers_of_refusing_tests_do_not_assert(path):
    # pytest keeps the asserts of test modules under python -O, but not those of the others.
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert not [n.lineno for n in ast.walk(tree) if isinstance(n, ast.Assert)]


FALSE_CLAIMS = ("sqrt(x**2) = x", "x/x = 1", "Sum(1/n, (k, 1, n)) = 1", "x**2 > 0")


def test_is_not_proved_without_asserts():
    code = (
        "from symcheck.prove.decide import decide\n"
        "from symcheck.read.text import read_problem\n"
        f"for text in {FALSE_CLAIMS!r}:\n"
        "    claim = read_problem(text, (), 'n: natural')\n"
        "    print(decide(claim, seconds=4).verdict)\n"
    )
    done = subprocess.run(
        [sys.executable, "-O", "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.split() == ["refuted", "conditional", "refuted", "refuted"]


# ── every step says its rule ──


@pytest.mark.parametrize("text", ["sigmoid(-x) = 1 - sigmoid(x)", "x*(1 - x) <= 1/4", "exp(x) > 0"])
def test_a_proof_names_the_rule_of_each_step(text):
    report = decide(read_problem(text))
    assert report.verdict is Verdict.PROVED
    assert {s.rule for s in report.steps} <= RULES.keys()


# ── no cache keeps a hypothesis ──

LEAKS = {
    "a root": ("sqrt(x**2) = x", "x > 0"),
    "a modulus": ("Abs(x) = x", "x >= 0"),
    "a fraction": ("(x**2 - 1)/(x - 1) = x + 1", "x != 1"),
    "a logarithm": ("log(x*y) = log(x) + log(y)", "x > 0"),
    "a maximum": ("Max(x, y) = x", "x >= y"),
    "a delta": ("KroneckerDelta(i, j) = 1", "i = j"),
    "a power": ("(x**2)**(y/2) = x**y", "x > 0"),
    "a sum": ("Sum(k, (k, 1, n)) = Sum(k, (k, 1, m)) + Sum(k, (k, m + 1, n))", "m <= n"),
    "an entry": ("z[i] = z[j]", "z[k] = 1 for k in 1..n"),
    "a slope": ("Derivative(Abs(x), x) = 1", "x > 0"),
    "a value": ("x**2 = 4", "x = 2"),
    "a branch": ("Piecewise((1, x > y), (0, True)) = 1", "x > y"),
    "a square": ("x*y >= 0", "y = x"),
}
WHERE = "x: real; y: real; n: size; m: size; i: index(n); j: index(n); z: family(n)"


@pytest.mark.parametrize(("text", "given"), LEAKS.values(), ids=LEAKS)
def test_a_hypothesis_is_gone_when_it_is_not_given(text, given):
    def verdict(*hypotheses):
        return decide(read_problem(text, hypotheses, WHERE), seconds=2 * QUICK).verdict

    assert verdict() is not Verdict.PROVED
    assert verdict(given) is not Verdict.REFUTED
    assert verdict() is not Verdict.PROVED
    assert verdict(given, "x < 10") is not Verdict.REFUTED


def test_contexts_of_one_content_are_one_and_others_are_not():
    bare = Context()
    assert bare.assume(equation(ONE, ONE)) != bare
    assert bare.assume(equation(ONE, ONE)) == Context().assume(equation(ONE, ONE))
