"""What is printed in a line is read back as the term that it was, by a reader of its own.

The reader knows no brackets but those it sees: a sum ends a product, and a product is all that
a big operator or a derivative in front of it takes in.
"""

from __future__ import annotations

import re
from itertools import product

import pytest

from symcheck.kernel.claim import Context, relation
from symcheck.kernel.term import (
    TRUE,
    Term,
    add,
    at,
    bigmax,
    diff,
    div,
    fn,
    le,
    mul,
    neg,
    npow,
    num,
    piecewise,
    prod_,
    sub,
    sum_,
    var,
)  # fmt: skip
from symcheck.render.latex import latex
from symcheck.render.markdown import theorem
from symcheck.render.pretty import pretty
from symcheck.render.unicode import inline
from symcheck.report import Report, StepReport, Verdict

x, y, z, n = map(var, "xyzn")
ONE, TWO = num(1), num(2)
y_k = at("y", var("k"))

HEADS = {
    "a variable": x,
    "a sum": add(x, y),
    "a difference": sub(x, y),
    "minus": neg(x),
    "a product": mul(x, y),
    "a product that ends with a sum sign": mul(x, sum_("k", ONE, n, y_k)),
    "a fraction": div(x, y),
    "a power": npow(x, TWO),
    "a sum over a range": sum_("k", ONE, n, y_k),
    "a product over a range": prod_("k", ONE, n, y_k),
    "a largest entry": bigmax("k", ONE, n, y_k),
    "a derivative": diff(npow(x, TWO), "x", x),
    "a root": fn("sqrt", x),
    "a function": fn("sigmoid", y),
    "an absolute value": fn("abs", x),
    "cases": piecewise((x, le(num(0), x)), (y, TRUE)),
}
PLACES = {
    "the first factor": lambda t: mul(t, z),
    "the last factor": lambda t: mul(z, t),
    "a factor between": lambda t: mul(z, t, x),
    "the numerator": lambda t: div(t, z),
    "the denominator": lambda t: div(z, t),
    "the base": lambda t: npow(t, TWO),
    "behind minus": neg,
    "the first summand": lambda t: add(t, z),
    "the last summand": lambda t: add(z, t),
    "what is subtracted": lambda t: sub(z, t),
    "under a sum sign": lambda t: sum_("j", ONE, n, t),
    "under a product sign": lambda t: prod_("j", ONE, n, t),
    "under max": lambda t: bigmax("j", ONE, n, t),
    "under a derivative": lambda t: diff(t, "z", z),
    "under a root": lambda t: fn("sqrt", t),
    "within bars": lambda t: fn("abs", t),
    "an argument": lambda t: fn("sigmoid", t),
}  # fmt: skip

_TOKEN = re.compile(
    r"[∑∏](?:[ⱼₖ]₌₁ⁿ) |max[ⱼₖ]₌₁ⁿ |d²?/d[xz]²? |σ\(|cases|[a-z]ₖ?|\d+|²| [+−] |[−·/()√|]"
)
_BIG = {"∑": "sum", "∏": "prod", "m": "bigmax"}


class Reader:
    """Reads a line of Unicode by the precedence that a reader of mathematics has."""

    def __init__(self, text):
        self.tokens = _TOKEN.findall(text)
        assert "".join(self.tokens) == text, text

    def next(self):
        return self.tokens[0] if self.tokens else ""

    def take(self, *expected):
        token = self.tokens.pop(0)
        assert not expected or token in expected
        return token

    def read(self):
        found = self.sum()
        assert not self.tokens
        return found

    def sum(self):
        parts = [self.signed("−")]
        while self.next() in {" + ", " − "}:
            negative = self.take() == " − "
            parts.append(("neg", self.product()) if negative else self.product())
        return parts[0] if len(parts) == 1 else ("add", *parts)

    def signed(self, sign):
        if self.next() == sign:
            self.take()
            return ("neg", self.product())
        return self.product()

    def product(self):
        found = self.factor()
        factors = [found]
        while self.next() in {"·", "/"}:
            if self.take() == "·":
                factors.append(self.factor())
                found = ("mul", *factors)
            else:
                found = ("div", found, self.factor())
                factors = [found]
        return found

    def factor(self):
        token = self.next()
        if token[:1] in {"∑", "∏", "m"} and len(token) > 2:
            self.take()
            return (_BIG[token[0]], self.product())
        if token.startswith("d"):
            self.take()
            inner = ("diff", self.product())
            return ("diff", inner) if "²" in token else inner
        base = self.atom()
        if self.next() == "²":
            self.take()
            return ("npow", base, "2")
        return base

    def atom(self):
        found = self.take()
        if found in {"(", "σ("}:
            inner = self.sum()
            self.take(")")
            return inner if found == "(" else ("sigmoid", inner)
        if found == "|":
            inner = self.sum()
            self.take("|")
            return ("abs", inner)
        return ("sqrt", self.atom()) if found == "√" else found


def tree(term, names=()):
    """Return what the reader is to find for a term below binders of these names."""
    args = term.args
    match term.head:
        case "piecewise":
            return "cases"
        case "diff":
            return ("diff", tree(args[0], (*names, term.data)))
        case "sum" | "prod" | "bigmax":
            return (term.head, tree(args[2], (*names, term.data)))
        case "at":
            return f"{term.data}ₖ"
        case "bound":
            return names[-1 - term.data]
        case "var" | "num":
            return str(term.data)
    return (term.head, *(tree(a, names) for a in args))


EVERY = {
    f"{head}: {inner}, {outer}": PLACES[outer](PLACES[inner](HEADS[head]))
    for head, inner, outer in product(HEADS, PLACES, PLACES)
}


@pytest.mark.parametrize("place", PLACES)
def test_a_line_is_read_back(place):
    for name, term in EVERY.items():
        if name.endswith(f", {place}"):
            line = re.sub(r"\{[^{}]*\}", "cases", inline(term))
            assert Reader(line).read() == tree(term), line


@pytest.mark.parametrize("place", PLACES)
def test_latex_is_read_back(place):
    for name, term in EVERY.items():
        if name.endswith(f", {place}"):
            assert Reader(as_line(latex(term))).read() == tree(term), latex(term)


#: What LaTeX says with a command, as it stands in a line; the innermost braces come first.
_COMMANDS = [
    (r"\\frac\{\\mathrm\{d\}(?:\^\{2\})?\}\{\\mathrm\{d\} (\w)(\^\{2\})?\} ", r"d\2/d\1\2 "),
    (r"\\(sum|prod)_\{(\w)=1\}\^\{n\} ", r"\1\2 "),
    (r"\\max_\{1 \\le (\w) \\le n\} ", r"max\1 "),
    (r"\\begin\{cases\}.*?\\end\{cases\}", "cases"),
    (r"y_\{k\}", "yₖ"),
    (r"\^\{2\}", "²"),
    (r"\\bigl\\lvert |\\lvert |\\left\||\\bigr\\rvert\{\}|\\rvert\{\}|\\right\|\{\}", "|"),
    (r"\\left\(", "("),
    (r"\\right\)", ")"),
    (r"\\sigma\(", "σ("),
    (r"\\,| \\cdot ", "·"),
    (r" ([+-]) ", r" \1 "),
]


def as_line(text):
    """Return LaTeX as a line; the bar of a fraction and of a root is a bracket."""
    for pattern, plain in _COMMANDS:
        text = re.sub(pattern, plain, text)
    while "{" in text:
        shorter = re.sub(r"\\frac\{([^{}]*)\}\{([^{}]*)\}(?!²)", r"((\1)/(\2))", text)
        shorter = re.sub(r"\\sqrt\{([^{}]*)\}", r"√(\1)", shorter)
        assert shorter != text, text
        text = shorter
    signs = {"sum": "∑", "prod": "∏"}
    for word, sign in signs.items():
        text = text.replace(f"{word}k", f"{sign}ₖ₌₁ⁿ").replace(f"{word}j", f"{sign}ⱼ₌₁ⁿ")
    text = text.replace("maxk", "maxₖ₌₁ⁿ").replace("maxj", "maxⱼ₌₁ⁿ").replace("-", "−")
    return re.sub(r"d\^\{2\}/d", "d²/d", text)


def test_nothing_stands_beside_the_last_case():
    half = piecewise((x, le(num(0), x)), (y, TRUE))
    assert pretty(add(half, z)).split("\n")[0].endswith("⎞")
    assert pretty(Term("rel", (x, half), "=")).endswith("otherwise")
    assert latex(Term("rel", (half, x), "=")).startswith(r"\left(")
    assert inline(mul(half, z)) == "{x if 0 ≤ x; y otherwise}·z"


def test_cases_on_the_left_of_a_line_of_a_derivation():
    half = piecewise((x, le(num(0), x)), (y, TRUE))
    goal = Term("rel", (half, x), "=")
    steps = (StepReport(1, goal, "algebra", Verdict.PROVED),)
    told = Report("half", Verdict.PROVED, Verdict.PROVED, relation(Context(), goal), steps=steps)
    assert r"\end{cases}\right) &= x &&" in theorem(told)


def test_a_derivative_in_two_dimensions_ends_where_its_bracket_does():
    slope = diff(npow(x, TWO), "x", x)
    assert pretty(mul(slope, z)).split("\n") == ["⎛d    ⎞", "⎜── x²⎟·z", "⎝dx   ⎠"]
