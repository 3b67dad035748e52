"""A forward pass as data: stages, the blocks of lines in them, and the answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from symcheck.report import StepReport, Verdict, worst

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from symcheck.forward.network import Layer, Network
    from symcheck.kernel.claim import Context
    from symcheck.kernel.term import Term


@dataclass(frozen=True)
class Block:
    """What is shown of one value: its checked lines, and their verdict."""

    name: str
    steps: tuple[StepReport, ...]
    verdict: Verdict


@dataclass(frozen=True)
class Formula:
    """``left = function(before · W)``, or ``left = function(o)`` where ``before`` is None."""

    left: str
    function: str
    before: str | None = None
    number: int = 0


@dataclass(frozen=True)
class Stage:
    """One layer, or the answer: what is computed in it, and the lines."""

    title: str
    formula: Formula | None
    layer: Layer | None
    blocks: tuple[Block, ...]

    @property
    def weights(self) -> str:
        """The name of the layer's weights."""
        return f"W{self.formula.number}" if self.formula is not None else ""

    @property
    def biases(self) -> str:
        """The name of the layer's biases."""
        return f"b{self.formula.number}" if self.formula is not None else ""

    def shown(self, *, ascii_only: bool) -> str:
        """Return the formula in one line."""
        formula = self.formula
        if formula is None:
            return ""
        turn = "^T" if ascii_only else "ᵀ"
        if formula.before is None:
            return f"{formula.left} = {formula.function}(o)"
        inner = f"{formula.before}{turn}" + ("*" if ascii_only else "·") + self.weights
        if self.layer is not None and self.layer.bias is not None:
            inner += f" + {self.biases}{turn}"
        if formula.function != "identity":
            inner = f"{formula.function}({inner})"
        return f"{formula.left}{turn} = {inner}"


@dataclass(frozen=True)
class Forward:
    """A whole forward pass; ``answers`` are the classes, numbered from 1, that it predicts."""

    network: Network
    given: tuple[Fraction, ...]
    context: Context
    stages: tuple[Stage, ...]
    values: Mapping[str, Term]
    enclosures: Mapping[str, tuple[Term, Term]]
    answers: tuple[int, ...] | None
    sentence: str

    @property
    def verdict(self) -> Verdict:
        """The worst verdict of all lines."""
        return worst(b.verdict for s in self.stages for b in s.blocks)

    @property
    def is_open(self) -> bool:
        """Whether there was a class to predict, and it was not shown."""
        return self.answers is None and self.sentence != ""
