"""Networks from TOML: what is read exactly, and what is refused with which words."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest

from symcheck.forward import NetworkError, numbers, parse

TWO = """
[[layers]]
weights = [[1, 0.1], ["1/3", -2]]
bias = [0, 1e3]
activation = "relu"
[[layers]]
weights = [[1, 2], [3, 4]]
activation = "softmax"
"""


def test_numbers_are_exact():
    layer = parse(TWO).layers[0]
    assert layer.weights == ((1, Fraction(1, 10)), (Fraction(1, 3), -2))
    assert layer.bias == (0, 1000)


REFUSES = {
    "no TOML": ("weights = [", "not TOML"),
    "no layer": ("title = 'a'", "there is no layer"),
    "a misspelt key": (TWO.replace("bias", "biass", 1), "did you mean 'bias'?"),
    "a misspelt table": (TWO.replace("[[layers]]", "[[layer]]", 1), "did you mean 'layers'?"),
    "a misspelt activation": (TWO.replace('"relu"', '"rellu"'), "did you mean 'relu'?"),
    "softmax in the middle": (TWO.replace('"relu"', '"softmax"'), "only the last layer may be"),
    "sizes that do not meet": (
        TWO.replace("[[1, 2], [3, 4]]", "[[1, 2]]"),
        "layer 2 has 1 row of weights, but the layer before has 2 units",
    ),
    "rows of two lengths": (
        TWO.replace("[3, 4]", "[3]"),
        "row 2 of the weights of layer 2 has 1 number, expected 2",
    ),
    "a bias too short": (TWO.replace("[0, 1e3]", "[0]"), "the bias of layer 1 has 1 number"),
    "a word for a number": (TWO.replace('"1/3"', '"third"'), "row 2 of the weights of layer 1"),
    "a division by zero": (TWO.replace('"1/3"', '"1/0"'), "is '1/0'; write an integer"),
    "a truth value": (TWO.replace('"1/3"', "true"), "write an integer, a decimal"),
    "no finite number": (TWO.replace("0.1", "inf"), "'inf' is no number to compute with"),
    "a number of too many digits": (TWO.replace('"1/3"', '"1e99999999"'), "is '1e99999999'; write"),
    "a decimal of too many digits": (TWO.replace("0.1", "1e5000"), "'1e5000' is no number"),
    "no weights": ("[[layers]]\nbias = [1]", "layer 1 has no weights"),
    "weights that are no rows": ("[[layers]]\nweights = [1]", "no list of rows"),
    "an empty row": ("[[layers]]\nweights = [[]]", "is empty"),
    "layers that are no tables": ("layers = [1]", "layer 1 is no table"),
    "labels for other units": ('labels = ["a"]' + TWO, "there are 1 label for 2 output units"),
    "a title that is no text": ("title = 1" + TWO, "title is no text"),
    "an input too long": ("input = [1, 2, 3]" + TWO, "input has 3 numbers, expected 2"),
}


@pytest.mark.parametrize(("text", "words"), REFUSES.values(), ids=REFUSES)
def test_refuses(text, words):
    with pytest.raises(NetworkError, match=re.escape(words)):
        parse(text)


def test_a_network_too_large_is_refused():
    row = [1] * 200
    with pytest.raises(NetworkError, match="more than 20000 weights"):
        parse(f"[[layers]]\nweights = {[row] * 101}")


INPUTS = {
    "commas": ("1, 2/3, -0.5", (1, Fraction(2, 3), Fraction(-1, 2))),
    "spaces": ("1 2 3", (1, 2, 3)),
    "brackets": ("(1, 2, 3)", (1, 2, 3)),
    "a minus sign of mathematics": ("−1, 2, 3", (-1, 2, 3)),
}


@pytest.mark.parametrize(("text", "expected"), INPUTS.values(), ids=INPUTS)
def test_inputs(text, expected):
    assert numbers(text, 3) == expected


@pytest.mark.parametrize("text", ["1, 2", "1, 2, x", "", "1, 2, 3, 4", "nan, 1, 2"])
def test_inputs_that_are_none(text):
    with pytest.raises(NetworkError):
        numbers(text, 3)
