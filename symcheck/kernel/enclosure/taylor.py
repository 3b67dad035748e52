"""The values of a term of one variable on an interval, by its Taylor polynomial.

    f(x) ∈ Σ_{k<n} f_k·hᵏ + F·hⁿ,   h = x − c,

with the Taylor coefficients f_k at the midpoint c, and F a ball around the n-th coefficient
at all points of the interval: Taylor's theorem. A series over a ball is finite only where
every function in it is analytic on the whole interval.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from flint import arb, arb_series, ctx, fmpq

from symcheck.kernel.enclosure.ranges import NoEnclosure, Range, of_ball
from symcheck.kernel.functions import FUNCTIONS
from symcheck.kernel.term import Term, as_integer, as_rational
from symcheck.kernel.unfold import unfold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from symcheck.kernel.claim import Context

#: Primitive functions that power series have; the others are taken by their definition.
_ANALYTIC = frozenset({"exp", "log", "sqrt", "sin", "cos", "atan", "asin", "acos", "erf"})


def taylor(term: Term, name: str, box: Mapping[str, Range], context: Context, order: int) -> Range:
    """Return a range of the term on the box, whose other variables are single numbers."""
    middle = box[name].middle()
    step = box[name] - Range(middle, middle)
    others = {n: r.ball() for n, r in box.items() if n != name}
    with _length(order + 1):
        at_middle = _Series(name, middle, others, context).of(term)
        last = _Series(name, box[name].ball(), others, context).of(term)[order]
        total = of_ball(last) * step.power(order)
        for k in range(order):
            total = total + of_ball(at_middle[k]) * step.power(k)
    return total


@contextmanager
def _length(length: int) -> Iterator[None]:
    before, ctx.cap = ctx.cap, length
    try:
        yield
    finally:
        ctx.cap = before


class _Series:
    """Power series of terms at one centre."""

    def __init__(self, name: str, centre: Any, others: Mapping[str, Any], context: Context) -> None:
        self.name, self.centre, self.others, self.context = name, centre, others, context
        self._memo: dict[Term, Any] = {}

    def of(self, term: Term) -> Any:
        """Return the series of a term; every coefficient is finite."""
        found = self._memo.get(term)
        if found is None:
            found = self._series(term)
            if not all(found[k].is_finite() for k in range(ctx.cap)):
                raise NoEnclosure("a series was not enclosed")
            self._memo[term] = found
        return found

    def _series(self, term: Term) -> Any:
        args = term.args
        literal = as_rational(term)
        if literal is not None:
            return arb_series([arb(fmpq(literal.numerator, literal.denominator))])
        match term.head:
            case "pi":
                return arb_series([arb.pi()])
            case "var":
                if term.data == self.name:
                    return arb_series([self.centre, 1])
                if term.data not in self.others:
                    raise NoEnclosure("a variable without a range")
                return arb_series([self.others[str(term.data)]])
            case "add" | "mul":
                total = self.of(args[0])
                for a in args[1:]:
                    total = total + self.of(a) if term.head == "add" else total * self.of(a)
                return total
            case "neg":
                return -self.of(args[0])
            case "div":
                return self.of(args[0]) / self._nonzero(args[1])
            case "npow" | "ipow":
                return self._power(*args)
            case "rpow":
                return (self.of(args[1]) * self._log(args[0])).exp()
            case "abs":
                inner = self._nonzero(args[0])
                return inner if inner[0] > 0 else -inner
            case "cbrt":
                return (self._log(args[0]) / 3).exp()
            case "log":
                return self._log(args[0])
            case "call":
                body = unfold(term, self.context, lambda _: False)
                if body is not None:
                    return self.of(body)
        if term.head in _ANALYTIC:
            return getattr(self._inside(term), term.head)()
        body = FUNCTIONS[term.head].definition(args) if term.head in FUNCTIONS else None
        if body is None:
            raise NoEnclosure(f"no series of '{term.head}'")
        return self.of(body)

    def _inside(self, term: Term) -> Any:
        """Return the argument's series, strictly inside the function's domain."""
        inner = self.of(term.args[0])
        if term.head == "sqrt" and not inner[0] > 0:
            raise NoEnclosure("the argument of a root may be 0")
        if term.head in {"asin", "acos"} and not abs(inner[0]) < 1:
            raise NoEnclosure("the argument of an inverse sine may be 1")
        return inner

    def _nonzero(self, term: Term) -> Any:
        found = self.of(term)
        if found[0].contains(0):
            raise NoEnclosure("a denominator may be 0")
        return found

    def _log(self, term: Term) -> Any:
        found = self.of(term)
        if not found[0] > 0:
            raise NoEnclosure("the argument of a logarithm may be 0")
        return found.log()

    def _power(self, base: Term, exponent: Term) -> Any:
        value = as_integer(exponent)
        if value is None or abs(value) > 1000:
            raise NoEnclosure("an exponent that is no literal integer")
        inner = self.of(base) if value >= 0 else 1 / self._nonzero(base)
        total, count = arb_series([1]), abs(value)
        while count:
            total = total * inner if count % 2 else total
            inner, count = inner * inner, count // 2
        return total
