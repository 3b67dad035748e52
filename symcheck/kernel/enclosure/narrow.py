"""The box that hypotheses confine the variables to: interval constraint propagation.

``narrow`` cuts a box down to the points at which a relation may hold; a hypothesis holds
only where both of its sides are defined.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flint import arb

from symcheck.kernel.enclosure.ranges import EVERYTHING, INF, NoEnclosure, Range
from symcheck.kernel.enclosure.walk import Walk
from symcheck.kernel.sign.facts import relations
from symcheck.kernel.term import Term, as_integer, mul

if TYPE_CHECKING:
    from collections.abc import Sequence

    from symcheck.kernel.claim import Context

Box = dict[str, Range]

_ROUNDS = 4


class Empty(Exception):  # noqa: N818 - a value of the answer, not a fault
    """No point of the box meets the hypotheses."""


def facts_of(context: Context) -> tuple[Term, ...]:
    """Return the relations of a context that speak of single values."""
    return tuple(p for p in relations(context) if p.data != "!=" and p.free)


def whole_box(names: Sequence[str], context: Context, facts: Sequence[Term]) -> Box:
    """Return a box that holds every point that meets the hypotheses; raise Empty."""
    box = dict.fromkeys(names, EVERYTHING)
    return narrow(box, context, facts, _ROUNDS)


def narrow(box: Box, context: Context, facts: Sequence[Term], rounds: int = 1) -> Box:
    """Return the part of a box in which the facts may hold; raise Empty if there is none."""
    for _ in range(rounds):
        work = _Narrowing(dict(box), context)
        for prop in facts:
            work.relation(prop)
        if work.box == box:
            break
        box = work.box
    return box


class _Narrowing:
    """One pass over the facts."""

    def __init__(self, box: Box, context: Context) -> None:
        self.box, self.context = box, context

    def _value(self, term: Term) -> Range | None:
        try:
            return Walk(self.box, self.context).value(term)
        except NoEnclosure:
            return None

    def relation(self, prop: Term) -> None:
        left, right = prop.args
        op = str(prop.data)
        if op in {">", ">="}:
            left, right = right, left
        for term, other, up in ((left, right, True), (right, left, False)):
            bound = self._value(other)
            if bound is None:
                continue
            if op == "=":
                self.within(term, bound)
            elif up:
                self.within(term, Range(-INF, bound.hi))
            else:
                self.within(term, Range(bound.lo, INF))

    def within(self, term: Term, target: Range) -> None:
        """Cut the box down to where the term may lie in the target."""
        if not term.free:
            return
        if target.lo == -INF and target.hi == INF:
            return
        match term.head:
            case "var":
                name = str(term.data)
                if name in self.box:
                    found = self.box[name].meet(target)
                    if found is None:
                        raise Empty
                    self.box[name] = found
            case "neg":
                self.within(term.args[0], -target)
            case "add":
                self._in_sum(term, target)
            case "mul":
                self._in_product(term, target)
            case "div":
                self._in_fraction(term, target)
            case "abs":
                if target.hi < 0:
                    raise Empty
                self.within(term.args[0], Range(-target.hi, target.hi))
            case "npow":
                self._in_power(term, target)

    def _in_sum(self, term: Term, target: Range) -> None:
        for i, a in enumerate(term.args):
            rest = [self._value(b) for j, b in enumerate(term.args) if j != i]
            left = target
            for r in rest:
                if r is None:
                    break
                left = left - r
            else:
                self.within(a, left)

    def _in_product(self, term: Term, target: Range) -> None:
        for i, a in enumerate(term.args):
            rest = self._value(mul(*(b for j, b in enumerate(term.args) if j != i)))
            if rest is not None and not rest.has_zero:
                self.within(a, target / rest)

    def _in_fraction(self, term: Term, target: Range) -> None:
        top, bottom = term.args
        below = self._value(bottom)
        if below is not None:
            self.within(top, target * below)

    def _in_power(self, term: Term, target: Range) -> None:
        exponent = as_integer(term.args[1])
        if exponent == 2 and target.hi < INF:
            if target.hi < 0:
                raise Empty
            root: Any = target.hi.sqrt().upper() if target.hi > 0 else arb(0)
            self.within(term.args[0], Range(-root, root))
