"""The values of a term on a box, and its slopes there, in outward-rounded ranges.

``Walk.value`` holds the term at every point of the box at which it is defined.
``Walk.slope`` holds the slope in one variable and raises NoEnclosure unless every part
that depends on the variable is defined and locally Lipschitz on the whole box: there, by
the mean value theorem, f(x) − f(c) lies in Σ slopeᵢ·(xᵢ − cᵢ).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flint import arb

from symcheck.kernel.enclosure.ranges import (
    EVERYTHING,
    INF,
    MINUS_INF,
    UNIT,
    NoEnclosure,
    Range,
    exactly,
    of_ball,
)
from symcheck.kernel.functions import FUNCTIONS
from symcheck.kernel.term import Term, as_integer, as_rational, fn
from symcheck.kernel.unfold import unfold

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from symcheck.kernel.claim import Context

_ZERO, _ONE, _TWO = exactly(0), exactly(1), exactly(2)


def _exp(x: Any) -> Any:
    return x.exp() if x.is_finite() else (INF if x > 0 else arb(0))


def _log(x: Any) -> Any:
    return MINUS_INF if x <= 0 else (x.log() if x.is_finite() else x)


def _odd_to(f: Callable[[Any], Any], most: Callable[[], Any]) -> Callable[[Any], Any]:
    """Return an increasing function with its values at ±∞."""

    def value(x: Any) -> Any:
        return f(x) if x.is_finite() else (most() if x > 0 else -most())

    return value


def _unbounded(f: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda x: f(x) if x.is_finite() else x


def _inverse_tanh(x: Any) -> Any:
    return x.atanh() if abs(x) < 1 else (INF if x > 0 else MINUS_INF)


def _sigmoid(x: Any) -> Any:
    return 1 / (1 + _exp(-x)) if x > MINUS_INF else arb(0)


#: Increasing functions: their value at a number or at ±∞, and the ends of their domain.
_INCREASING: dict[str, tuple[Callable[[Any], Any], int | None, int | None]] = {
    "exp": (_exp, None, None),
    "log": (_log, 0, None),
    "sqrt": (_unbounded(arb.sqrt), 0, None),
    "cbrt": (_unbounded(lambda x: x.root(3)), 0, None),
    "atan": (_odd_to(arb.atan, lambda: arb.pi() / 2), None, None),
    "asin": (arb.asin, -1, 1),
    "erf": (_odd_to(arb.erf, lambda: arb(1)), None, None),
    "tanh": (_odd_to(arb.tanh, lambda: arb(1)), None, None),
    "sinh": (_unbounded(arb.sinh), None, None),
    "asinh": (_unbounded(arb.asinh), None, None),
    "acosh": (_unbounded(arb.acosh), 1, None),
    "atanh": (_inverse_tanh, -1, 1),
    "sigmoid": (_sigmoid, None, None),
}


class Walk:
    """Values and slopes of terms on one box, at the precision that is in force."""

    def __init__(self, box: Mapping[str, Range], context: Context) -> None:
        """Take a box: the range of each variable."""
        self.box, self.context = box, context
        self._values: dict[Term, Range] = {}
        self._slopes: dict[tuple[Term, str], Range] = {}

    # ── values ──

    def value(self, term: Term) -> Range:
        """Return a range that holds the term wherever it is defined on the box."""
        if term not in self._values:
            found = self._value(term)
            if found.lo.is_nan() or found.hi.is_nan():
                raise NoEnclosure("a value was not enclosed")
            self._values[term] = found
        return self._values[term]

    def _value(self, term: Term) -> Range:
        args = term.args
        literal = as_rational(term)
        if literal is not None:
            return exactly(literal)
        match term.head:
            case "pi":
                return of_ball(arb.pi())
            case "var":
                return self.box.get(str(term.data), EVERYTHING)
            case "add":
                total = self.value(args[0])
                for a in args[1:]:
                    total = total + self.value(a)
                return total
            case "neg":
                return -self.value(args[0])
            case "mul":
                return self._product(args)
            case "div":
                return self.value(args[0]) / self.value(args[1])
            case "npow" | "ipow":
                return self._power(self.value(args[0]), self._exponent(args[1]))
            case "rpow":
                return self._real_power(*args)
            case "abs":
                return self.value(args[0]).size()
            case "max" | "min":
                return self._extremum(term.head, [self.value(a) for a in args])
            case "relu":
                return self.value(args[0]).join(_ZERO).clamped(0, None)
            case "sin" | "cos":
                return wave(self.value(args[0]), term.head)
            case "acos":
                return of_ball(arb.pi() / 2) - self.value(fn("asin", *args))
            case "cosh":
                return self.value(args[0]).size().increasing(_unbounded(arb.cosh))
            case "softplus":
                return (_ONE + self.value(fn("exp", *args))).increasing(_log)
            case "sign":
                inner = self.value(args[0])
                least = -1 if inner.lo < 0 else 0 if inner.lo == 0 else 1
                most = 1 if inner.hi > 0 else 0 if inner.hi == 0 else -1
                return Range(arb(least), arb(most))
            case "piecewise":
                return self._piecewise(args)
            case "call":
                return self.value(self._body(term))
        if term.head in _INCREASING:
            f, low, high = _INCREASING[term.head]
            return self.value(args[0]).clamped(low, high).increasing(f)
        return self.value(self._definition(term))

    def _body(self, term: Term) -> Term:
        body = unfold(term, self.context, lambda _: False)
        if body is None:
            raise NoEnclosure(f"'{term.data}' was not unfolded")
        return body

    def _definition(self, term: Term) -> Term:
        body = FUNCTIONS[term.head].definition(term.args) if term.head in FUNCTIONS else None
        if body is None:
            raise NoEnclosure(f"'{term.head}' is not enclosed")
        return body

    def _exponent(self, term: Term) -> int:
        found = as_integer(term)
        if found is None or abs(found) > 10_000:
            raise NoEnclosure("an exponent that is no literal integer")
        return found

    @staticmethod
    def _power(base: Range, exponent: int) -> Range:
        return base.power(exponent) if exponent >= 0 else base.power(-exponent).reciprocal()

    def _product(self, args: tuple[Term, ...]) -> Range:
        counts: dict[Term, int] = {}
        for a in args:
            counts[a] = counts.get(a, 0) + 1
        total = _ONE
        for a, count in counts.items():
            total = total * self.value(a).power(count)
        return total

    def _real_power(self, base: Term, exponent: Term) -> Range:
        inner, outer = self.value(base).clamped(0, None), self.value(exponent)
        logarithm = inner.increasing(_log)
        return (outer * logarithm).increasing(_exp)

    @staticmethod
    def _extremum(head: str, parts: list[Range]) -> Range:
        choose: Any = max if head == "max" else min
        return Range(choose(p.lo for p in parts), choose(p.hi for p in parts))

    def _piecewise(self, args: tuple[Term, ...]) -> Range:
        found: Range | None = None
        for value, condition in zip(args[::2], args[1::2], strict=True):
            holds = self.holds(condition)
            if holds is False:
                continue
            here = self.value(value)
            found = here if found is None else found.join(here)
            if holds:
                break
        if found is None:
            raise NoEnclosure("no branch applies")
        return found

    # ── truth ──

    def holds(self, prop: Term) -> bool | None:
        """Return whether a proposition holds, or fails, at every point where it is defined."""
        match prop.head:
            case "true":
                return True
            case "rel":
                return self._related(str(prop.data), *prop.args)
            case "not":
                inner = self.holds(prop.args[0])
                return None if inner is None else not inner
            case "and" | "or":
                found = [self.holds(p) for p in prop.args]
                decisive = prop.head == "or"
                if decisive in found:
                    return decisive
                return None if None in found else not decisive
        return None

    def _related(self, op: str, left: Term, right: Term) -> bool | None:
        try:
            gap = self.value(right) - self.value(left)
        except NoEnclosure:
            return None
        if op in {">", ">="}:
            gap, op = -gap, "<" if op == ">" else "<="
        match op:
            case "<":
                return True if gap.lo > 0 else False if gap.hi <= 0 else None
            case "<=":
                return True if gap.lo >= 0 else False if gap.hi < 0 else None
        same = None if gap.has_zero else False
        return same if op == "=" else None if same is None else not same

    # ── slopes ──

    def slope(self, term: Term, name: str) -> Range:
        """Return a range that holds the slope of the term in one variable on the box."""
        if name not in term.free:
            return _ZERO
        key = (term, name)
        found = self._slopes.get(key)
        if found is None:
            found = self._slopes[key] = self._slope(term, name)
        return found

    def _slope(self, term: Term, name: str) -> Range:
        args = term.args
        match term.head:
            case "var":
                return _ONE
            case "add":
                total = _ZERO
                for a in args:
                    total = total + self.slope(a, name)
                return total
            case "neg":
                return -self.slope(args[0], name)
            case "mul":
                return self._slope_of_product(args, name)
            case "div":
                bottom = self._strict(args[1], None, None, nonzero=True)
                top = self.slope(args[0], name)
                return (top - self.value(term) * self.slope(args[1], name)) / bottom
            case "npow" | "ipow":
                return self._slope_of_power(args[0], self._exponent(args[1]), name)
            case "rpow":
                logarithm = fn("log", args[0])
                exponent = Term("mul", (args[1], logarithm))
                return self.value(term) * self.slope(exponent, name)
            case "max" | "min" | "relu":
                slopes = [self.slope(a, name) for a in args]
                slopes += [_ZERO] if term.head == "relu" else []
                joined = slopes[0]
                for s in slopes[1:]:
                    joined = joined.join(s)
                return joined
            case "piecewise":
                return self._slope_of_branch(args, name)
            case "call":
                return self.slope(self._body(term), name)
        derivative = self._derivative(term)
        if derivative is None:
            return self.slope(self._definition(term), name)
        return derivative * self.slope(args[0], name)

    def _strict(
        self, term: Term, low: int | None, high: int | None, *, nonzero: bool = False
    ) -> Range:
        """Return the range of an argument that has to lie strictly inside a domain."""
        found = self.value(term)
        inside = (low is None or found.lo > low) and (high is None or found.hi < high)
        if not inside or (nonzero and found.has_zero):
            raise NoEnclosure("an argument may leave the domain")
        return found

    def _derivative(self, term: Term) -> Range | None:
        """Return the derivative of a function of one argument on the argument's range."""
        (x,) = term.args if len(term.args) == 1 else (term,)
        match term.head:
            case "exp":
                return self.value(term)
            case "log":
                return self._strict(x, 0, None).reciprocal()
            case "sqrt":
                self._strict(x, 0, None)
                return (_TWO * self.value(term)).reciprocal()
            case "cbrt":
                self._strict(x, 0, None)
                return (exactly(3) * self.value(term).power(2)).reciprocal()
            case "sin":
                return wave(self.value(x), "cos")
            case "cos":
                return -wave(self.value(x), "sin")
            case "atan":
                return (_ONE + self.value(x).power(2)).reciprocal()
            case "asin":
                inner = self._strict(x, -1, 1).power(2)
                return (_ONE - inner).increasing(arb.sqrt).reciprocal()
            case "acos":
                inner = self._strict(x, -1, 1).power(2)
                return -(_ONE - inner).increasing(arb.sqrt).reciprocal()
            case "tanh":
                return (_ONE - self.value(term).power(2)).clamped(0, 1)
            case "sigmoid":
                found = self.value(term)
                return (found * (_ONE - found)).clamped(0, 1)
            case "softplus":
                return self.value(fn("sigmoid", x))
            case "sinh":
                return self.value(fn("cosh", x))
            case "cosh":
                return self.value(fn("sinh", x))
            case "erf":
                bell = (-self.value(x).power(2)).increasing(_exp)
                return of_ball(2 / arb.pi().sqrt()) * bell
            case "abs":
                inner = self.value(x)
                return UNIT if inner.has_zero else _ONE if inner.lo > 0 else -_ONE
            case "sign":
                self._strict(x, None, None, nonzero=True)
                return _ZERO
        return None

    def _slope_of_product(self, args: tuple[Term, ...], name: str) -> Range:
        total = _ZERO
        for i, a in enumerate(args):
            if name in a.free:
                others = (*args[:i], *args[i + 1 :])
                total = total + self._product(others) * self.slope(a, name)
        return total

    def _slope_of_power(self, base: Term, exponent: int, name: str) -> Range:
        if exponent == 0:
            self.slope(base, name)
            return _ZERO
        if exponent < 0:
            self._strict(base, None, None, nonzero=True)
        outer = exactly(exponent) * self._power(self.value(base), exponent - 1)
        return outer * self.slope(base, name)

    def _slope_of_branch(self, args: tuple[Term, ...], name: str) -> Range:
        for value, condition in zip(args[::2], args[1::2], strict=True):
            holds = self.holds(condition)
            if holds is None or any(n == name for n in condition.free):
                raise NoEnclosure("the condition of a branch")
            if holds:
                return self.slope(value, name)
        raise NoEnclosure("no branch applies")


def wave(angle: Range, head: str) -> Range:
    """Return the range of the sine or the cosine."""
    if not angle.is_finite:
        return UNIT
    shift = arb(1) / 2 if head == "sin" else arb(0)
    # The extrema lie where x/π − shift is an integer: 1 at the even ones, −1 at the odd.
    first, last = angle.lo / arb.pi() - shift, angle.hi / arb.pi() - shift
    if not last.upper() - first.lower() < 2:  # both: and at huge angles too many to list
        return UNIT
    least, most = (int(e.floor().unique_fmpz()) for e in (first.lower(), last.upper()))
    f = arb.sin if head == "sin" else arb.cos
    ends = of_ball(f(angle.lo)).join(of_ball(f(angle.hi)))
    touched = [*range(least + 1, most + 1), *([] if first.lower() > least else [least])]
    for k in touched:
        ends = ends.join(-_ONE if k % 2 else _ONE)
    return ends.meet(UNIT) or UNIT
