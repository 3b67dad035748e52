"""The same terms in three notations."""

from __future__ import annotations

import pytest

from symcheck.kernel.argmax import argmax, argmin
from symcheck.kernel.entries import diff_entry
from symcheck.kernel.term import (
    TRUE,
    add,
    at,
    bigmax,
    call,
    conj,
    delta,
    diff,
    disj,
    div,
    eq,
    fam,
    fn,
    forall,
    fresh,
    ipow,
    le,
    lt,
    mul,
    neg,
    npow,
    num,
    open_,
    piecewise,
    rpow,
    softmax,
    sub,
    sum_,
    tends,
    upd,
    var,
)  # fmt: skip
from symcheck.render.latex import latex
from symcheck.render.pretty import pretty
from symcheck.render.unicode import inline

x, n, i, j, k = map(var, "xnijk")
ONE, TWO, HALF = num(1), num(2), div(num(1), num(2))
sigma = fn("sigmoid", x)
y_k = at("y", k)

INLINE = {
    "a minus sign": (fn("sigmoid", neg(x)), "σ(−x)"),
    "a difference": (sub(ONE, sigma), "1 − σ(x)"),
    "a square of a difference": (npow(sub(sigma, HALF), TWO), "(σ(x) − ½)²"),
    "a nested sum keeps its parentheses": (add(add(x, n), k), "(x + n) + k"),
    "a product of sums": (mul(add(x, ONE), sub(x, ONE)), "(x + 1)·(x − 1)"),
    "a negated factor": (mul(neg(x), n), "(−x)·n"),
    "a negated product": (neg(mul(x, n)), "−x·n"),
    "a double negation": (neg(neg(x)), "−(−x)"),
    "minus a sum": (sub(x, add(n, k)), "x − (n + k)"),
    "a fraction of sums": (div(add(x, ONE), sub(x, ONE)), "(x + 1)/(x − 1)"),
    "a fraction over a product": (div(x, mul(n, k)), "x/(n·k)"),
    "a fraction of fractions": (div(div(x, n), div(n, k)), "(x/n)/(n/k)"),
    "a product with a fraction at its end": (mul(x, div(n, k)), "x·(n/k)"),
    "a fraction of a product": (div(mul(x, n), k), "x·n/k"),
    "an exponential": (fn("exp", neg(x)), "e⁻ˣ"),
    "a large exponential": (fn("exp", div(x, TWO)), "exp(x/2)"),
    "a power of an exponential": (npow(fn("exp", x), TWO), "(eˣ)²"),
    "a power of a power": (npow(npow(x, TWO), num(3)), "(x²)³"),
    "a negative power": (ipow(x, neg(ONE)), "x⁻¹"),
    "a power that is no transpose": (npow(x, var("T")), "x^T"),
    "a root by a power": (rpow(x, HALF), "x^½"),
    "a power of a fraction": (npow(HALF, TWO), "(½)²"),
    "a sum over a range": (sum_("k", ONE, n, y_k), "∑ₖ₌₁ⁿ yₖ"),
    "a sum as a factor in front": (mul(sum_("k", ONE, n, y_k), x), "(∑ₖ₌₁ⁿ yₖ)·x"),
    "a sum as the last factor": (mul(x, sum_("k", ONE, n, y_k)), "x·∑ₖ₌₁ⁿ yₖ"),
    "a sum of a sum": (sum_("k", ONE, n, add(y_k, ONE)), "∑ₖ₌₁ⁿ (yₖ + 1)"),
    "a bound variable beside its namesake": (
        sum_("k", ONE, n, mul(y_k, at("a", j))), "∑ₖ₌₁ⁿ yₖ·aⱼ",
    ),
    "a largest entry": (bigmax("k", ONE, n, y_k), "maxₖ₌₁ⁿ yₖ"),
    "where it is": (argmax("k", ONE, n, y_k), "argmaxₖ₌₁ⁿ yₖ"),
    "the least of a sum": (argmin("k", ONE, n, add(y_k, x)), "argminₖ₌₁ⁿ (yₖ + x)"),
    "an entry there": (at("y", argmax("k", ONE, n, y_k)), "y[argmaxₖ₌₁ⁿ yₖ]"),
    "softmax of a family": (softmax("k", ONE, n, y_k, i), "softmax(y)ᵢ"),
    "softmax of a shifted family": (
        softmax("k", ONE, n, add(y_k, x), i), "softmaxₖ₌₁ⁿ(yₖ + x)ᵢ",
    ),
    "a derivative": (diff(sigma, "x", x), "σ′(x)"),
    "a second derivative": (diff(diff(sigma, "x", x), "x", x), "σ″(x)"),
    "a derivative at a point": (diff(sigma, "x", at("a", k)), "σ′(aₖ)"),
    "a derivative of a square": (diff(npow(x, TWO), "x", x), "d/dx x²"),
    "a derivative before a factor": (mul(diff(npow(x, TWO), "x", x), n), "(d/dx x²)·n"),
    "a derivative behind a factor": (mul(n, diff(npow(x, TWO), "x", x)), "n·(d/dx x²)"),
    "a derivative over a number": (div(diff(npow(x, TWO), "x", x), n), "(d/dx x²)/n"),
    "a derivative in a sum": (add(diff(npow(x, TWO), "x", x), n), "d/dx x² + n"),
    "minus a derivative": (neg(diff(npow(x, TWO), "x", x)), "−d/dx x²"),
    "a product that ends with a sum, over a number": (
        div(mul(x, sum_("k", ONE, n, y_k)), n), "(x·∑ₖ₌₁ⁿ yₖ)/n",
    ),
    "a derivative of a sum": (diff(add(x, ONE), "x", x), "d/dx (x + 1)"),
    "a derivative of a square at a point": (
        diff(npow(x, TWO), "x", n), "(d/dx x² at x = n)",
    ),
    "a derivative at a point and a factor": (
        mul(diff(npow(x, TWO), "x", n), k), "(d/dx x² at x = n)·k",
    ),
    "a partial derivative": (
        diff_entry(sum_("k", ONE, n, y_k), "y", (j,)), "∂/∂yⱼ (∑ₖ₌₁ⁿ yₖ)",
    ),
    "a derivative by two entries": (
        diff_entry(diff_entry(npow(y_k, TWO), "y", (j,)), "y", (i,)), "∂²/∂yᵢ∂yⱼ yₖ²",
    ),
    "a second derivative by one entry": (
        diff_entry(diff_entry(npow(y_k, TWO), "y", (j,)), "y", (j,)), "∂²/∂yⱼ² yₖ²",
    ),
    "an updated family": (upd("y", (i,), x, (j,)), "(y with yᵢ := x)ⱼ"),
    "cases": (piecewise((x, le(num(0), x)), (neg(x), TRUE)), "{x if 0 ≤ x; −x otherwise}"),
    "relations quantified together": (
        forall("k", ONE, n, conj(lt(num(0), y_k), lt(y_k, ONE))),
        "(0 < yₖ and yₖ < 1) for k = 1, …, n",
    ),
    "a quantified relation": (forall("k", ONE, n, lt(num(0), y_k)), "0 < yₖ for k = 1, …, n"),
    "cases behind the one that is always true": (
        piecewise((ONE, TRUE), (TWO, lt(num(0), x))), "{1 always}",
    ),
    "cases behind the last": (
        piecewise((ONE, lt(x, n)), (x, TRUE), (TWO, lt(num(0), x))), "{1 if x < n; x otherwise}",
    ),
    "two quantified relations": (
        forall("k", ONE, n, conj(lt(num(0), x), lt(num(0), y_k))),
        "(0 < x and 0 < yₖ) for k = 1, …, n",
    ),
    "and of or": (
        conj(lt(x, n), disj(le(x, k), lt(k, x))), "x < n and (x ≤ k or k < x)",
    ),
    "a limit": (tends("k", div(x, k), num(0)), "x/k → 0 as natural k → ∞"),
    "a limit for all": (
        forall("j", ONE, n, tends("k", div(at("y", j), k), x)),
        "yⱼ/k → x as natural k → ∞ for j = 1, …, n",
    ),
    "a limit and more": (
        conj(lt(x, n), tends("k", k, x)), "x < n and (k → x as natural k → ∞)",
    ),
    "an absolute value": (fn("abs", sub(x, n)), "|x − n|"),
    "a root of a sum": (fn("sqrt", add(x, ONE)), "√(x + 1)"),
    "a power of a root": (npow(fn("sqrt", x), TWO), "(√x)²"),
    "two indices": (at("w", k, j), "wₖⱼ"),
    "an index that is a sum": (at("w", k, add(j, ONE)), "w[k, j + 1]"),
    "two numerals as indices": (at("w", num(1), num(12)), "w[1, 12]"),
    "delta": (delta(i, j), "δᵢⱼ"),
    "a call": (call("net", fam("w"), x), "net(w, x)"),
    "a Greek name": (mul(var("alpha"), var("x_1")), "α·x₁"),
    "an equation": (eq(div(x, x), ONE), "x/x = 1"),
}  # fmt: skip


@pytest.mark.parametrize(("term", "text"), INLINE.values(), ids=INLINE)
def test_inline(term, text):
    assert inline(term) == text


@pytest.mark.parametrize("term", [t for t, _ in INLINE.values()], ids=INLINE)
def test_boxes_have_straight_sides(term):
    lines = pretty(term).split("\n")
    assert lines
    assert all(line == line.rstrip() for line in lines)


@pytest.mark.parametrize("term", [t for t, _ in INLINE.values()], ids=INLINE)
def test_latex_has_balanced_braces(term):
    depth = 0
    for char in latex(term).replace(r"\{", "").replace(r"\}", ""):
        depth += {"{": 1, "}": -1}.get(char, 0)
        assert depth >= 0
    assert depth == 0


def test_different_terms_look_different():
    shown = [inline(t) for t, _ in INLINE.values()]
    assert len(set(shown)) == len(shown)


LATEX = {
    "bars within bars": (
        fn("abs", mul(x, fn("abs", n))), r"\bigl\lvert x\,\lvert n\rvert{}\bigr\rvert{}",
    ),
    "a fraction": (div(x, add(x, ONE)), r"\frac{x}{x + 1}"),
    "numbers are kept apart": (mul(TWO, num(3)), r"2 \cdot 3"),
    "a number and a letter": (mul(TWO, x), "2 x"),
    "a sum": (sum_("k", ONE, n, y_k), r"\sum_{k=1}^{n} y_{k}"),
    "a Greek name with an index": (var("alpha_1"), r"\alpha_{1}"),
    "a name with a digit": (at("w1", k, j), r"\mathit{w1}_{kj}"),
    "a second derivative": (
        diff(diff(npow(x, TWO), "x", x), "x", x),
        r"\frac{\mathrm{d}^{2}}{\mathrm{d} x^{2}} x^{2}",
    ),
    "a derivative at a variable that the next one moves": (
        diff(diff(mul(n, x), "x", n), "n", n),
        (r"\frac{\mathrm{d}}{\mathrm{d} n} \left(\left.\frac{\mathrm{d}}{\mathrm{d} x} (n\,x)"
         r"\right|_{x=n}\right)"),
    ),
    "a limit": (
        tends("k", div(x, k), num(0)), r"\frac{x}{k} \to 0\text{ as natural }k \to \infty",
    ),
    "a derivative by two entries": (
        diff_entry(diff_entry(npow(y_k, TWO), "y", (j,)), "y", (i,)),
        r"\frac{\partial^{2}}{\partial y_{i}\, \partial y_{j}} y_{k}^{2}",
    ),
    "a largest entry": (bigmax("k", ONE, n, y_k), r"\max_{1 \le k \le n} y_{k}"),
    "where it is": (
        argmax("k", ONE, n, y_k), r"\operatorname*{arg\,max}_{1 \le k \le n} y_{k}",
    ),
}


@pytest.mark.parametrize(("term", "text"), LATEX.values(), ids=LATEX)
def test_latex(term, text):
    assert latex(term) == text


def test_a_fraction_is_set_over_its_bar():
    assert pretty(div(ONE, add(ONE, fn("exp", neg(x))))) == "   1\n───────\n1 + e⁻ˣ"


def test_a_sum_has_its_range_above_and_below():
    assert pretty(sum_("k", ONE, n, y_k)).split("\n") == [" n", "___", "╲", "╱   yₖ", "‾‾‾", "k=1"]


def test_a_bound_variable_is_renamed_when_its_name_is_free_in_the_body():
    captured = sum_("k", ONE, n, sum_("j", ONE, n, mul(at("a", j), at("b", k))))
    assert inline(open_(captured, j)) == "∑ⱼ₁₌₁ⁿ a[j1]·bⱼ"


def test_a_variable_made_up_by_a_rule_gets_a_readable_name():
    assert inline(add(fresh("x"), x)) == "x1 + x"
