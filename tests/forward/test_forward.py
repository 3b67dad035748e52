"""Forward passes: exact values, enclosures, predictions, each line checked by the kernel."""

from __future__ import annotations

import math
import random
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest

from symcheck.forward import forward, load, parse
from symcheck.kernel.text import to_text
from symcheck.render.unicode import inline
from symcheck.report import Verdict

ROOT = Path(__file__).resolve().parents[2]


def layer(weights, activation, bias=None):
    told = "" if bias is None else f"bias = {bias}\n"
    return f'[[layers]]\nweights = {weights}\n{told}activation = "{activation}"\n'


def run(*layers, given):
    return forward(parse("".join(layers)), [Fraction(g) for g in given])


def test_the_sheet():
    network = load(ROOT / "networks" / "exercise-6-3.toml")
    done = forward(network, network.input)
    values = {name: to_text(term) for name, term in done.values.items()}
    assert [values[n] for n in ("h_1", "h_2", "o_1", "o_2")] == ["2", "0", "12", "4"]
    assert values["p_1"] == "1/(1 + exp(-8))"
    assert [to_text(t) for t in done.enclosures["p_1"]] == [
        "9996646498/10000000000",
        "9996646499/10000000000",
    ]
    assert (done.answers, done.verdict) == ((1,), Verdict.PROVED)
    assert done.sentence == "the predicted class is 1"


def floats(term):
    values = [floats(a) for a in term.args]
    match term.head:
        case "num":
            return float(term.data)
        case "neg":
            return -values[0]
        case "div":
            return values[0] / values[1]
        case "mul":
            return math.prod(values)
        case "ipow":
            return values[0] ** values[1]
        case "exp":
            return math.exp(values[0])
        case "sigmoid":
            return 1 / (1 + math.exp(-values[0]))
        case "add":
            return sum(values)
        case "tanh":
            return math.tanh(values[0])
        case "softplus":
            return math.log1p(math.exp(values[0]))
    raise ValueError(term.head)


FUNCTIONS = {
    "relu": lambda z: max(z, 0.0),
    "sigmoid": lambda z: 1 / (1 + math.exp(-z)),
    "tanh": math.tanh,
    "identity": lambda z: z,
    "softplus": lambda z: math.log1p(math.exp(z)),
}


@pytest.mark.parametrize("activation", FUNCTIONS)
@pytest.mark.parametrize("biased", [True, False])
def test_agrees_with_floating_point(activation, biased):
    chance = random.Random(f"{activation}{biased}")  # noqa: S311
    sizes = [chance.randint(1, 3) for _ in range(3)] + [2]
    text, numbers = [], []
    for i, (rows, columns) in enumerate(pairwise(sizes)):
        weights = [[chance.randint(-9, 9) / 8 for _ in range(columns)] for _ in range(rows)]
        bias = [chance.randint(-4, 4) / 4 for _ in range(columns)] if biased else None
        text.append(layer(weights, "softmax" if i == 2 else activation, bias))
        numbers.append((weights, bias or [0] * columns))
    given = [Fraction(chance.randint(-3, 3)) for _ in range(sizes[0])]
    done = run(*text, given=given)
    x = [float(g) for g in given]
    for i, (weights, bias) in enumerate(numbers):
        z = [sum(a * row[j] for a, row in zip(x, weights, strict=True)) + b
             for j, b in enumerate(bias)]  # fmt: skip
        x = z if i == 2 else [FUNCTIONS[activation](a) for a in z]
    total = sum(map(math.exp, x))
    for j, a in enumerate(x, 1):
        name = f"p_{j}"
        expected = math.exp(a) / total
        if name in done.enclosures:
            low, high = map(floats, done.enclosures[name])
            assert low - 1e-12 <= expected <= high + 1e-12
        else:
            assert floats(done.values[name]) == pytest.approx(expected)
    assert done.verdict is Verdict.PROVED


def test_a_tie_is_told():
    done = run(layer([[1, 1, 0]], "softmax"), given=[2])
    assert done.answers == (1, 2)
    assert done.sentence == "a tie between 1 and 2; argmax is the first"
    assert done.verdict is Verdict.PROVED
    assert last_lines(done) == ["argmaxₖ₌₁³ o(k) = 1", "argmaxₖ₌₁³ p(k) = 1"]


def last_lines(done):
    """Return the last two lines of the prediction, which name its index."""
    steps = [step for block in done.stages[-1].blocks[-2:] for step in block.steps]
    assert all((s.rule, s.verdict) == ("argmax", Verdict.PROVED) for s in steps)
    return [inline(step.goal) for step in steps]


@pytest.mark.parametrize(
    ("weights", "index"),
    [([1, 2, 3], 3), ([3, 2, 1], 1), ([1, 3, 3], 2), ([0, 0, 0], 1), (["1/3", "0.34", -1], 2)],
)
def test_the_prediction_is_a_line_about_argmax(weights, index):
    done = run(layer([weights], "softmax"), given=[1])
    assert done.verdict is Verdict.PROVED
    assert last_lines(done) == [f"argmaxₖ₌₁³ {f}(k) = {index}" for f in "op"]


def test_the_prediction_of_a_sigmoid_network_is_a_line_about_argmax():
    deep = layer([[1, -2]], "sigmoid"), layer([[1, 3, 1], [2, 2, 2]], "softmax")
    assert last_lines(run(*deep, given=["1/2"])) == [f"argmaxₖ₌₁³ {f}(k) = 2" for f in "op"]


def test_equal_outputs_are_equal_fractions():
    done = run(layer([[1, 1]], "softmax"), given=[2])
    assert to_text(done.values["p_1"]) == "1/2"


YES_OR_NO = {"yes": (3, (1,)), "no": (-3, (0,)), "just so": (0, (1,))}


@pytest.mark.parametrize(("given", "answer"), YES_OR_NO.values(), ids=YES_OR_NO)
def test_one_sigmoid_says_yes_or_no(given, answer):
    assert run(layer([[1]], "sigmoid"), given=[given]).answers == answer


def test_several_sigmoids_are_labels():
    done = run('labels = ["a", "b", "c"]\n', layer([[1, -1, 2]], "sigmoid"), given=[1])
    assert done.answers == (1, 3)
    assert done.sentence.endswith("1 (a), 3 (c)")


def test_a_linear_output_predicts_no_class():
    done = run(layer([[1]], "identity"), given=["1/3"])
    assert (done.answers, done.sentence) == (None, "")
    assert to_text(done.values["o_1"]) == "1/3"


def test_large_outputs_have_no_line_that_is_not_shown():
    done = run(layer([["6734.7", "-9143.9"]], "softmax"), given=[1])
    assert done.verdict is Verdict.PROVED
    assert done.answers == (1,)


def test_tiny_probabilities_are_enclosed():
    done = run(layer([[100, -100]], "softmax"), given=[1])
    assert to_text(done.enclosures["p_2"][0]).endswith("*10**(-87)")


def test_every_line_is_a_step_with_a_rule():
    network = load(ROOT / "networks" / "exercise-6-3.toml")
    done = forward(network, network.input)
    steps = [s for stage in done.stages for block in stage.blocks for s in block.steps]
    assert len(steps) > 25
    assert all(step.rule and step.verdict is Verdict.PROVED for step in steps)


def test_a_deep_network_costs_what_its_weights_cost():
    deep = [layer([[1, -1, "1/2"], ["1/3", 1, -2], [1, 2, -1]], "sigmoid")] * 11
    done = run(*deep, layer([[1, 2], [3, -1], [0, 1]], "softmax"), given=[1, 2, 3])
    assert done.verdict is Verdict.PROVED
    assert done.answers == (1,)
    assert set(done.enclosures) >= {"h11_3", "o_1", "p_2"}
