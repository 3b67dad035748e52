"""Limits of terms as a variable t → ∞, and what holds for all large t.

``Germ.limit`` returns a term free of t, ``"oo"`` or ``"-oo"``; ``Germ.eventually`` says
whether a proposition was shown for all large t. A limit is only claimed where the term is
defined: whoever uses it has to show its obligations to hold eventually.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.kernel.continuity import CONTINUOUS
from symcheck.kernel.differentiate import NotDifferentiated, derivative
from symcheck.kernel.functions import FUNCTIONS
from symcheck.kernel.limits.growth import NoGrowth, leading
from symcheck.kernel.sign import prove
from symcheck.kernel.term import (
    ONE,
    PI,
    TRUE,
    TWO,
    ZERO,
    Term,
    add,
    as_integer,
    as_rational,
    div,
    eq,
    fn,
    le,
    lt,
    mul,
    ne,
    neg,
    negation,
    npow,
    num,
    sub,
    subterms,
)
from symcheck.kernel.unfold import unfold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from symcheck.kernel.claim import Context

OO, MINUS_OO = "oo", "-oo"
Value = Term | str

_HALF_PI = div(PI, TWO)
#: Functions with limits at −∞ and ∞.
_AT_INFINITY: dict[str, tuple[Value | None, Value | None]] = {
    "exp": (ZERO, OO), "log": (None, OO), "sqrt": (None, OO), "cbrt": (None, OO), "abs": (OO, OO),
    "atan": (neg(_HALF_PI), _HALF_PI), "erf": (neg(ONE), ONE), "tanh": (neg(ONE), ONE),
    "coth": (neg(ONE), ONE), "sigmoid": (ZERO, ONE), "softplus": (ZERO, OO), "relu": (ZERO, OO),
    "sinh": (MINUS_OO, OO), "cosh": (OO, OO), "sech": (ZERO, ZERO), "csch": (ZERO, ZERO),
    "asinh": (MINUS_OO, OO), "acosh": (None, OO),
}  # fmt: skip
_BOUNDED = frozenset({
    "sin", "cos", "atan", "tanh", "sigmoid", "sech", "sign",
    "asin", "acos", "delta", "softmax", "erf",
})  # fmt: skip


class NoLimit(Exception):  # noqa: N818 - a value of the answer, not a fault
    """No limit was found; nothing is said about there being none."""


class Germ:
    """The behaviour of terms for large values of one variable of the context."""

    def __init__(
        self, context: Context, name: str, known: Mapping[Term, Term] | None = None
    ) -> None:
        """Look at the variable ``name``, which the context declares with a positive sort.

        The limits ``known`` of some terms are given.
        """
        self.context, self.name = context, name
        self.outer = context.without(frozenset((name,)))
        self._given = frozenset(known or ())
        self._memo: dict[Term, Value] = dict(known or {})

    def limit(self, term: Term) -> Value:
        """Return the limit; raise NoLimit."""
        if self.name not in term.free:
            return term
        found = self._memo.get(term)
        if found is None:
            found = self._memo[term] = self._found(term)
        return found

    def _found(self, term: Term) -> Value:
        """Return the limit, by growth if it can be, which is tried last where it seldom can."""
        late = any(
            t in self._given or (t.head in {"npow", "ipow"} and self.name in t.args[1].free)
            for t in subterms(term)
        )
        found = None if late else self._by_growth(term)
        if found is not None:
            return found
        try:
            return self._by_form(term)
        except NoLimit as error:
            found = self._by_growth(term) if late else None
            return self._by_square(term, error) if found is None else found

    def eventually(self, prop: Term) -> bool:
        """Return whether the proposition was shown to hold for all large t."""
        match prop.head:
            case "and":
                return all(map(self.eventually, prop.args))
            case "or":
                if any(map(self.eventually, prop.args)):
                    return True
            case "not":
                opposite = negation(prop.args[0])
                return opposite.head != "not" and self.eventually(opposite)
            case "rel":
                if self._compared(str(prop.data), *prop.args):
                    return True
        return prove(self.context, prop)

    def _compared(self, op: str, left: Term, right: Term) -> bool:
        try:
            side = self.sign(sub(left, right))
        except NoLimit:
            return False
        allowed = {"<": (-1,), "<=": (-1, 0), ">": (1,), ">=": (1, 0), "=": (0,), "!=": (1, -1)}
        return side in allowed[op]

    def sign(self, term: Term) -> int:
        """Return the sign that the term has for all large t; raise NoLimit."""
        try:
            found = leading(term, self.name, self.context, prove)
        except NoGrowth:
            pass
        else:
            if found is None:
                return 0
            return self._sign_of(found.top) * self._sign_of(found.bottom)
        value = self.limit(term)
        if isinstance(value, str):
            return 1 if value == OO else -1
        return self._sign_of(value)

    def _sign_of(self, value: Term) -> int:
        """Return the sign of a number, which is not 0; raise NoLimit."""
        if prove(self.outer, lt(ZERO, value)):
            return 1
        if prove(self.outer, lt(value, ZERO)):
            return -1
        raise NoLimit("the sign of a coefficient was not shown")

    def _is_zero(self, value: Value) -> bool:
        return isinstance(value, Term) and (
            as_rational(value) == 0 or prove(self.outer, eq(value, ZERO))
        )

    def _by_growth(self, term: Term) -> Value | None:
        try:
            found = leading(term, self.name, self.context, prove)
        except NoGrowth:
            return None
        if found is None:
            return ZERO
        if found.comparison > 0:
            try:
                return (
                    OO if self._sign_of(found.top) * self._sign_of(found.bottom) > 0 else MINUS_OO
                )
            except NoLimit:
                return None
        if not prove(self.outer, ne(found.bottom, ZERO)):
            return None
        return ZERO if found.comparison < 0 else div(found.top, found.bottom)

    def _by_square(self, term: Term, error: NoLimit) -> Value:
        """Return the limit of a quotient with roots: ±√ of that of its square, by its sign."""
        if term.head not in {"mul", "div"} or all(t.head != "sqrt" for t in subterms(term)):
            raise error
        square = self._by_growth(npow(term, TWO))
        if square is None:
            raise error
        if self._is_zero(square):
            return ZERO
        side = self._shown_sign(term)
        if isinstance(square, str):
            return OO if side > 0 else MINUS_OO
        root = fn("sqrt", square)
        return root if side > 0 else neg(root)

    def _shown_sign(self, term: Term) -> int:
        """Return the sign of a term that was shown to have one everywhere; raise NoLimit."""
        for prop, side in ((lt(ZERO, term), 1), (lt(term, ZERO), -1)):
            if prove(self.context, prop):
                return side
        raise NoLimit("the sign of a quotient was not shown")

    # ── by the form of the term ──

    def _by_form(self, term: Term) -> Value:
        args = term.args
        match term.head:
            case "add":
                return self._sum(args)
            case "neg":
                return _negative(self.limit(args[0]))
            case "mul":
                return self._product(args)
            case "div":
                return self._product((args[0],), args[1])
            case "npow" | "ipow":
                return self._integer_power(term)
            case "rpow":
                return self._real_power(*args)
            case "max" | "min":
                return self._extremum(term)
            case "sign":
                return num(self.sign(args[0]))
            case "piecewise":
                return self._piecewise(args)
            case "diff":
                return self._derivative(term)
            case "call":
                body = unfold(term, self.context, self.eventually)
                if body is not None:
                    return self.limit(body)
        if term.head in FUNCTIONS and len(args) == 1:
            return self._function(term)
        raise NoLimit(f"no limit of '{term.head}' is known here")

    def _sum(self, args: tuple[Term, ...]) -> Value:
        finite: list[Term] = []
        infinite: set[str] = set()
        for a in args:
            try:
                value = self.limit(a)
            except NoLimit:
                if not self.bounded(a):
                    raise
                infinite.add("bounded")
                continue
            if isinstance(value, str):
                infinite.add(value)
            else:
                finite.append(value)
        if not infinite:
            return add(*finite)
        signs = infinite - {"bounded"}
        if len(signs) != 1:
            raise NoLimit("a difference of two that grow, or a bounded term without a limit")
        return signs.pop()

    def _product(self, factors: tuple[Term, ...], bottom: Term | None = None) -> Value:
        values: list[Value] = []
        bounded = False
        for a in factors:
            try:
                values.append(self.limit(a))
            except NoLimit:
                if not self.bounded(a):
                    raise
                bounded = True
        below = None if bottom is None else self._reciprocal(bottom)
        values += [] if below is None else [below]
        infinite = [v for v in values if isinstance(v, str)]
        if any(map(self._is_zero, values)) and not infinite:
            return ZERO
        if bounded:
            raise NoLimit("a bounded factor without a limit")
        if not infinite:
            return mul(*(v for v in values if isinstance(v, Term)))
        side = 1
        for v in values:
            side *= self._sign_of(v) if isinstance(v, Term) else 1 if v == OO else -1
        return OO if side > 0 else MINUS_OO

    def _reciprocal(self, term: Term) -> Value:
        value = self.limit(term)
        if isinstance(value, str):
            return ZERO
        if prove(self.outer, ne(value, ZERO)):
            return div(ONE, value)
        if self._is_zero(value):
            return OO if self._eventual_sign(term) > 0 else MINUS_OO
        raise NoLimit("a denominator may tend to 0")

    def _eventual_sign(self, term: Term) -> int:
        """Return the sign for large t of a term that may tend to 0; raise NoLimit."""
        try:
            return self._shown_sign(term)
        except NoLimit:
            return self.sign(term)

    def _integer_power(self, term: Term) -> Value:
        base, exponent = term.args
        value = as_integer(exponent)
        if self.name in exponent.free:
            if self.name in base.free or self.limit(exponent) != OO:
                raise NoLimit("a power whose base and exponent move")
            if prove(self.outer, lt(fn("abs", base), ONE)):
                return ZERO
            if prove(self.outer, lt(ONE, base)):
                return OO
            raise NoLimit("the base of a power was not compared with 1")
        inner = self.limit(base)
        if isinstance(inner, Term):
            if (value is None or value < 0) and not prove(self.outer, ne(inner, ZERO)):
                raise NoLimit("a power of what tends to 0")
            return Term(term.head, (inner, exponent))
        if value is None:
            raise NoLimit("a power with a symbolic exponent")
        if value <= 0:
            return ONE if value == 0 else ZERO
        return OO if inner == OO or value % 2 == 0 else MINUS_OO

    def _real_power(self, base: Term, exponent: Term) -> Value:
        """Return the limit of a power as e^(exponent·log base), which it is for base > 0."""
        if not self.eventually(lt(ZERO, base)):
            raise NoLimit("the base of a power was not shown to be positive")
        return self.limit(fn("exp", mul(exponent, fn("log", base))))

    def _extremum(self, term: Term) -> Value:
        values = [self.limit(a) for a in term.args]
        greatest, least = (OO, MINUS_OO) if term.head == "max" else (MINUS_OO, OO)
        if greatest in values:
            return greatest
        finite = tuple(v for v in values if isinstance(v, Term))
        return Term(term.head, finite) if finite else least

    def _piecewise(self, args: tuple[Term, ...]) -> Value:
        for value, condition in zip(args[::2], args[1::2], strict=True):
            if condition == TRUE or self.eventually(condition):
                return self.limit(value)
            if not self.eventually(negation(condition)):
                break
        raise NoLimit("the branch for large values was not found")

    def _derivative(self, term: Term) -> Value:
        try:
            found = derivative(term, self.context, prove)
        except NotDifferentiated as error:
            raise NoLimit(str(error)) from None
        if not all(o.context == self.context and self.eventually(o.prop) for o in found.conditions):
            raise NoLimit("a derivative was not shown to exist")
        if found.value.head == "diff":
            raise NoLimit("no limit of the slope of a recursive definition is known")
        return self.limit(found.value)

    def _function(self, term: Term) -> Value:
        inner = self.limit(term.args[0])
        if isinstance(inner, str):
            ends = _AT_INFINITY.get(term.head)
            value = None if ends is None else ends[inner == OO]
            if value is None:
                raise NoLimit(f"'{term.head}' has no known limit at {inner}")
            return value
        if term.head == "log" and self._is_zero(inner):
            return MINUS_OO
        if term.head not in CONTINUOUS:
            raise NoLimit(f"'{term.head}' may jump")
        if not all(prove(self.outer, p) for p in FUNCTIONS[term.head].domain((inner,))):
            raise NoLimit(f"the limit of an argument is not in the domain of '{term.head}'")
        return fn(term.head, inner)

    def bounded(self, term: Term) -> bool:
        """Return whether the term was shown to be bounded for large t, where it is defined."""
        if term.head in _BOUNDED or self.name not in term.free:
            return True
        if term.head in {"add", "mul", "neg", "max", "min"}:
            if all(map(self.bounded, term.args)):
                return True
        elif term.head in {"abs", "relu"}:
            return self.bounded(term.args[0])
        elif term.head == "npow" and self.name in term.args[1].free:
            base = term.args[0]
            return self.name not in base.free and prove(self.outer, le(fn("abs", base), ONE))
        elif term.head == "npow" and (as_integer(term.args[1]) or 0) >= 0:
            return self.bounded(term.args[0])
        try:
            return isinstance(self.limit(term), Term)
        except NoLimit:
            return False


def _negative(value: Value) -> Value:
    if isinstance(value, Term):
        return neg(value)
    return MINUS_OO if value == OO else OO
