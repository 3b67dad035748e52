"""Networks of fully connected layers with exact numbers, read from TOML.

    [[layers]]
    weights = [[2, -1], [1, -3], [-2, 5]]    # a row for each input, a column for each unit
    bias = [0, "1/3"]                        # may be left out
    activation = "relu"

Numbers are integers, decimals, or fractions in quotes; each is kept exactly as written.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from difflib import get_close_matches
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from symcheck.read.elaborate import MAX_DIGITS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

#: What may follow the affine map of a layer; softmax follows the last one only.
ACTIVATIONS = ("relu", "sigmoid", "tanh", "identity", "softplus", "softmax")
#: More weights than this are refused: every line is a proof.
MAX_WEIGHTS = 20_000
_TOP = ("input", "labels", "layers", "title")
_LAYER = ("activation", "bias", "weights")


class NetworkError(ValueError):
    """A network, or an input, that cannot be used; the message says where and what to try."""


@dataclass(frozen=True)
class Layer:
    """``activation(xᵀW + bᵀ)``: a row of weights for each input, a column for each unit."""

    weights: tuple[tuple[Fraction, ...], ...]
    bias: tuple[Fraction, ...] | None
    activation: str

    @property
    def inputs(self) -> int:
        """The number of inputs."""
        return len(self.weights)

    @property
    def units(self) -> int:
        """The number of units."""
        return len(self.weights[0])


@dataclass(frozen=True)
class Network:
    """Layers, each on the units of the one before; what its file says of input and classes."""

    layers: tuple[Layer, ...]
    title: str = ""
    labels: tuple[str, ...] = ()
    input: tuple[Fraction, ...] | None = None


def load(path: Path) -> Network:
    """Return the network in a TOML file; raise NetworkError if it cannot be used."""
    try:
        return parse(path.read_text(encoding="utf-8"))
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise NetworkError(f"cannot read '{path}': {why}") from None
    except UnicodeDecodeError:
        raise NetworkError(f"'{path}' is not UTF-8 text") from None
    except NetworkError as error:
        raise NetworkError(f"{path}: {error}") from None


def parse(text: str) -> Network:
    """Return the network written in TOML; raise NetworkError if it cannot be used."""
    try:
        data = tomllib.loads(text, parse_float=_decimal)
    except tomllib.TOMLDecodeError as error:
        raise NetworkError(f"not TOML: {error}") from None
    _known(data, _TOP, "the network")
    layers = data.get("layers")
    if not isinstance(layers, list) or not layers:
        raise NetworkError("there is no layer; write a table [[layers]] with its weights")
    read = [_layer(entry, number) for number, entry in enumerate(layers, 1)]
    for number, (before, after) in enumerate(pairwise(read), 2):
        if after.inputs != before.units:
            raise NetworkError(
                f"layer {number} has {_rows(after.inputs)} of weights, but the layer before has "
                f"{_count(before.units, 'unit')}"
            )
        if before.activation == "softmax":
            raise NetworkError(f"layer {number - 1} is softmax, which only the last layer may be")
    if sum(layer.inputs * layer.units for layer in read) > MAX_WEIGHTS:
        raise NetworkError(f"the network has more than {MAX_WEIGHTS} weights")
    given = data.get("input")
    return Network(
        tuple(read),
        _text(data.get("title", ""), "title"),
        _labels(data.get("labels", []), read[-1].units),
        None if given is None else _vector(given, "input", read[0].inputs),
    )


def numbers(text: str, count: int) -> tuple[Fraction, ...]:
    """Return the numbers of ``1, 2/3, 0.5``; raise NetworkError unless they are so many."""
    parts = [p for p in text.strip().strip("[]()").replace(";", ",").split(",") if p.strip()]
    if len(parts) == 1 and count > 1:
        parts = text.split()
    return _vector([p.strip() for p in parts], "--input", count)


# ── parts of a file ──────────────────────────────────────────────────────────────


def _layer(entry: Any, number: int) -> Layer:
    where = f"layer {number}"
    if not isinstance(entry, dict):
        raise NetworkError(f"{where} is no table; write [[layers]]")
    _known(entry, _LAYER, where)
    if "weights" not in entry:
        raise NetworkError(f"{where} has no weights; write weights = [[…], […]]")
    rows = entry["weights"]
    if not isinstance(rows, list) or not rows or not all(isinstance(r, list) for r in rows):
        raise NetworkError(f"the weights of {where} are no list of rows; write [[…], […]]")
    units = len(rows[0])
    if not units:
        raise NetworkError(f"row 1 of the weights of {where} is empty")
    weights = tuple(
        _vector(row, f"row {i} of the weights of {where}", units) for i, row in enumerate(rows, 1)
    )
    bias = entry.get("bias")
    activation = _text(entry.get("activation", "identity"), f"the activation of {where}")
    if activation not in ACTIVATIONS:
        raise NetworkError(
            f"{where} has the activation '{activation}'; {_near(activation, ACTIVATIONS)}"
        )
    return Layer(
        weights,
        None if bias is None else _vector(bias, f"the bias of {where}", units),
        activation,
    )


def _vector(values: Any, what: str, count: int) -> tuple[Fraction, ...]:
    if not isinstance(values, list):
        raise NetworkError(f"{what} is no list of numbers")
    if len(values) != count:
        raise NetworkError(f"{what} has {_count(len(values), 'number')}, expected {count}")
    return tuple(_number(v, f"{what}, number {i}") for i, v in enumerate(values, 1))


def _number(value: Any, what: str) -> Fraction:
    if isinstance(value, Fraction):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return Fraction(value)
    if isinstance(value, str):
        try:
            return _exact(value.strip().replace("−", "-").replace(" ", ""))
        except (ValueError, ZeroDivisionError):
            pass
    raise NetworkError(f"{what} is '{value}'; write an integer, a decimal or a fraction \"1/3\"")


def _decimal(text: str) -> Fraction:
    try:
        return _exact(text)
    except ValueError:
        raise NetworkError(f"'{text}' is no number to compute with") from None


def _exact(text: str) -> Fraction:
    """Return a rational; raise ValueError if the text is none, or one of too many digits."""
    mantissa, _, exponent = text.lower().partition("e")
    digits = abs(int(exponent or 0))
    if not text.isascii() or "_" in text or max(len(mantissa), digits) > MAX_DIGITS:
        raise ValueError(text)
    return Fraction(text)


def _labels(values: Any, units: int) -> tuple[str, ...]:
    if not isinstance(values, list) or not all(isinstance(v, str) for v in values):
        raise NetworkError('labels is no list of names like ["no", "yes"]')
    if values and len(values) not in {units, 2 if units == 1 else units}:
        raise NetworkError(
            f"there are {_count(len(values), 'label')} for {_count(units, 'output unit')}"
        )
    return tuple(values)


def _text(value: Any, what: str) -> str:
    if not isinstance(value, str):
        raise NetworkError(f"{what} is no text in quotes")
    return value


def _known(table: dict[str, Any], names: Iterable[str], where: str) -> None:
    for key in table:
        if key not in names:
            raise NetworkError(f"{where} has no '{key}'; {_near(key, names)}")


def _near(word: str, known: Iterable[str]) -> str:
    close = get_close_matches(word, list(known), n=1)
    return f"did you mean '{close[0]}'?" if close else f"it may be {', '.join(sorted(known))}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _rows(number: int) -> str:
    return _count(number, "row")
