"""The kernel's own derivative: a formula, and the open conditions under which it holds.

Every condition is strict (< or ≠) between terms that are continuous at the point, so where
it holds at the point it holds nearby, and the formula is the derivative there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from symcheck.kernel.dropped import keep_arguments, keep_inner, keep_sides
from symcheck.kernel.entries import settled
from symcheck.kernel.functions import FUNCTIONS
from symcheck.kernel.kinks import Branch, defined_around, has_corner, smooth
from symcheck.kernel.obligation import Obligation
from symcheck.kernel.recursion import slope_owes
from symcheck.kernel.slopes import (
    NotDifferentiated,
    by_modulus,
    plus,
    replace,
    strict,
    times,
    without_maxima,
)
from symcheck.kernel.term import (
    ONE,
    TRUE,
    TWO,
    ZERO,
    Term,
    as_integer,
    as_rational,
    conj,
    delta,
    diff,
    disj,
    div,
    eq,
    fn,
    forall,
    fresh,
    ipow,
    le,
    lt,
    ne,
    neg,
    negation,
    npow,
    num,
    open_,
    piecewise,
    prod_,
    rpow,
    sub,
    substitute,
    sum_,
    var,
)
from symcheck.kernel.unfold import softmax_fraction, unfold

if TYPE_CHECKING:
    from collections.abc import Callable

    from symcheck.kernel.claim import Context

    #: The point, a context, what decides questions in it, and what is taken to be differentiable.
    Where = tuple[Term, Context, Callable[[Context, Term], bool], "Known | None"]
    #: A definition, the place of the argument, and the others if they may not change, else ().
    Known = tuple[str, int, tuple[Term, ...]]


@dataclass(frozen=True)
class Derivative:
    """A formula for a derivative at a point, and what has to hold for it to be right."""

    value: Term
    conditions: tuple[Obligation, ...]


def derivative(
    term: Term,
    context: Context,
    prove: Callable[[Context, Term], bool],
    *,
    at_kinks: bool = True,
    known: Known | None = None,
) -> Derivative:
    """Return the derivative that a ``diff`` term stands for.

    At a kink the conditions are equations, which hold at the point and perhaps nowhere near
    it; without ``at_kinks`` all are open. Raises NotDifferentiated where no formula is known.
    ``known`` names a recursive definition and the one argument in which it is taken to be
    differentiable.
    Answers are kept with the context they belong to.
    """
    kept: dict[object, Derivative] = context.__dict__.setdefault("_derivatives", {})
    key = (term, prove, at_kinks, known)
    if key not in kept:
        where = (term.args[1], context, prove, known)
        kept[key] = _derivative(term, where, at_kinks=at_kinks)
    return kept[key]


def _derivative(term: Term, where: Where, *, at_kinks: bool) -> Derivative:
    t = fresh("t")
    point, context, prove, _ = where
    work = Differentiation(str(t.data), *where)
    body = without_maxima(open_(term, t))
    value = work.of(body)
    here = {str(t.data): point}
    owed: dict[Term, bool] = {}
    for condition in dict.fromkeys(work.conditions):
        prop, necessary = settled(substitute(condition, here)), False
        if at_kinks and condition in work.kinks and not prove(context, prop):
            branches = _branches(body, work.kinks[condition], str(t.data), where)
            if branches is not None and has_corner(prop, branches, here, (context, prove)):
                necessary = True
            elif branches is not None:
                around = defined_around(work.kinks[condition][0], branches, work)
                if around is not None:
                    owing = conj(smooth(body, value, branches), *around)
                    prop = disj(prop, substitute(owing, here))
        owed[prop] = owed.get(prop, False) or necessary
    return Derivative(
        settled(substitute(value, here)),
        tuple(Obligation(context, p, "a derivative", necessary) for p, necessary in owed.items()),
    )


def _branches(
    body: Term, kink: tuple[Term, tuple[Term, ...]], name: str, where: Where
) -> list[Branch] | None:
    """Return the branches at a kink with their slopes, or None where one is not found."""
    node, alternatives = kink
    found: list[Branch] = []
    for alternative in alternatives:
        work = Differentiation(name, *where)
        branch = replace(body, node, alternative)
        try:
            inner = work.of(node.args[0]) if node.head == "abs" else None
            found.append(Branch(branch, work.of(branch), tuple(work.conditions), inner))
        except NotDifferentiated:
            return None
    return found


class Differentiation:
    """One differentiation with respect to the variable ``name``."""

    def __init__(
        self,
        name: str,
        point: Term,
        context: Context,
        prove: Callable[[Context, Term], bool],
        known: Known | None,
    ) -> None:
        self.name, self.point, self.context, self.prove = name, point, context, prove
        self.known = known
        self.conditions: list[Term] = []
        #: Conditions that fail at a kink: the term that has it, and what it is on either side.
        self.kinks: dict[Term, tuple[Term, tuple[Term, ...]]] = {}
        self._memo: dict[Term, Term] = {}

    def of(self, term: Term) -> Term:
        """Return the derivative of a term, adding its conditions."""
        if self.name not in term.free:
            return ZERO
        if term not in self._memo:
            self._memo[term] = self._rule(term)
        return self._memo[term]

    def _rule(self, term: Term) -> Term:
        args = term.args
        match term.head:
            case "var":
                return ONE
            case "add":
                return plus(*map(self.of, args))
            case "neg":
                inner = self.of(args[0])
                return ZERO if inner == ZERO else neg(inner)
            case "mul":
                return plus(
                    *(times(self.of(a), *args[:i], *args[i + 1 :]) for i, a in enumerate(args))
                )
            case "div":
                return self._fraction(*args)
            case "npow" | "ipow":
                return self._integer_power(term.head, *args)
            case "rpow":
                return self._real_power(*args)
            case "softmax":
                if self.name in args[3].free:
                    raise NotDifferentiated("an index depends on the variable")
                return self.of(softmax_fraction(term))
            case "sum":
                return self._sum(term)
            case "prod":
                return self._product(term)
            case "piecewise":
                return self._piecewise(term)
            case "upd":
                return self._entry(term)
            case "diff":
                return self._derivative(term)
            case "call":
                return self._call(term)
            case "max" | "min" | "relu":
                return self.of(by_modulus(term))
            case head if head in FUNCTIONS:
                return self._function(term)
        raise NotDifferentiated(f"no rule differentiates '{term.head}' here")

    def owe(self, *props: Term) -> None:
        """Add conditions, each of them open."""
        self.conditions.extend(props)

    def below(self, context: Context) -> Differentiation:
        """Return another one by the same variable, in a context with more indices."""
        return Differentiation(self.name, self.point, context, self.prove, self.known)

    def _fraction(self, top: Term, bottom: Term) -> Term:
        upper, lower = self.of(top), self.of(bottom)
        self.owe(*(() if as_rational(bottom) else (ne(bottom, ZERO),)))
        if lower == ZERO:
            return div(upper, bottom)
        first = times(upper, bottom)
        return div(plus(first, neg(times(top, lower))), npow(bottom, TWO))

    def _integer_power(self, head: str, base: Term, exponent: Term) -> Term:
        if self.name in exponent.free:
            raise NotDifferentiated("an integer exponent depends on the variable")
        inner, value = self.of(base), as_integer(exponent)
        if value is not None and head == "npow":
            if value <= 2:
                return (ZERO, inner, times(TWO, base, inner))[max(value, 0)]
            return times(exponent, npow(base, num(value - 1)), inner)
        less = sub(exponent, ONE) if value is None else num(value - 1)
        if head == "npow":
            slope = times(exponent, npow(base, less), inner)
            if self.prove(self.context, le(ONE, exponent)):
                return slope
            at_point = substitute(base, {self.name: self.point})
            if not self.prove(self.context, ne(at_point, ZERO)):
                return piecewise((ZERO, eq(exponent, ZERO)), (slope, TRUE))
        self.owe(ne(base, ZERO))
        return times(exponent, ipow(base, less), inner)

    def _real_power(self, base: Term, exponent: Term) -> Term:
        self.owe(lt(ZERO, base))
        inner, outer = self.of(base), self.of(exponent)
        first = times(exponent, rpow(base, sub(exponent, ONE)), inner)
        if outer == ZERO:
            return first
        return plus(first, times(rpow(base, exponent), fn("log", base), outer))

    def _function(self, term: Term) -> Term:
        function = FUNCTIONS[term.head]
        body = function.definition(term.args)
        self.owe(*map(strict, function.domain(term.args)))
        if body is not None:
            return self.of(body)
        if function.derivative is None:
            raise NotDifferentiated(f"no derivative of '{function.spelling}' is known")
        domain = function.derivative_domain(term.args)
        self.owe(*domain)
        if term.head in {"abs", "sign"}:
            argument = term.args[0]
            sides = (argument, neg(argument)) if term.head == "abs" else (ONE, neg(ONE), ZERO)
            self.kinks.update(dict.fromkeys(domain, (term, sides)))
        partials = function.derivative(term.args)
        inner = [self.of(a) for a in term.args]
        return plus(*(times(p, d) for p, d in zip(partials, inner, strict=True)))

    def under(self, term: Term) -> tuple[Term, Differentiation]:
        """Return an index of a binder's range, which may not move, and the work below it."""
        low, high = term.args[:2]
        if self.name in low.free | high.free:
            raise NotDifferentiated("the range depends on the variable")
        k = fresh("k")
        from symcheck.kernel.claim import index

        below = self.context.declare(str(k.data), index(low, high))
        return k, self.below(below)

    def _sum(self, term: Term) -> Term:
        k, inner = self.under(term)
        body = inner.of(open_(term, k))
        low, high = term.args[:2]
        self.owe(*(forall(str(k.data), low, high, c) for c in inner.conditions))
        return ZERO if body == ZERO else sum_(str(k.data), low, high, body)

    def _product(self, term: Term) -> Term:
        """(Π bₖ)′ = Σₖ bₖ′ · Πⱼ (1 if j = k else bⱼ)."""
        k, inner = self.under(term)
        body = inner.of(open_(term, k))
        low, high = term.args[:2]
        self.owe(*(forall(str(k.data), low, high, c) for c in inner.conditions))
        j = fresh("j")
        others = piecewise((ONE, eq(j, k)), (open_(term, j), TRUE))
        rest = prod_(str(j.data), low, high, others)
        return ZERO if body == ZERO else sum_(str(k.data), low, high, times(body, rest))

    def _piecewise(self, term: Term) -> Term:
        """Branch by branch, away from the boundaries of the conditions."""
        branches: list[tuple[Term, Term]] = []
        earlier: list[Term] = []
        for value, condition in zip(term.args[::2], term.args[1::2], strict=True):
            for boundary in self._boundary(condition):
                self.owe(boundary)
                if term.args[-1] == TRUE:  # else the function may have no value beside the point
                    self.kinks[boundary] = (term, term.args[::2])
            mark, memo = len(self.conditions), dict(self._memo)
            branches.append((self.of(value), condition))
            owed, self.conditions = self.conditions[mark:], self.conditions[:mark]
            self.owe(*(disj(*earlier, negation(condition), c) for c in owed))
            earlier.append(condition)
            # What was met in this branch alone owes less than it owes elsewhere: forget it.
            self._memo = memo
        return piecewise(*branches)

    def _boundary(self, condition: Term) -> list[Term]:
        """Return where the condition is away from its boundary; its sides are continuous."""
        if self.name not in condition.free:
            return []
        if condition.head == "rel":
            left, right = condition.args
            self.of(left)
            self.of(right)
            return [ne(left, right)]
        if condition.head not in {"and", "or", "not"}:
            raise NotDifferentiated("a condition quantifies over the variable")
        return [b for part in condition.args for b in self._boundary(part)]

    def _entry(self, term: Term) -> Term:
        rest = term.args[1:]
        half = len(rest) // 2
        if any(self.name in i.free for i in rest):
            raise NotDifferentiated("an index depends on the variable")
        same = [delta(i, k) for i, k in zip(rest[half:], rest[:half], strict=True)]
        return times(*same, self.of(term.args[0]))

    def _call(self, term: Term) -> Term:
        """A definition unfolded, or the slope of a recursive one times that of its argument."""
        keep_arguments(term, self)
        body = unfold(term, self.context, lambda p: self.prove(self.context, p))
        if body is not None:
            return self.of(body)
        definition = self.context.defined.get(str(term.data))
        places = [i for i, a in enumerate(term.args) if self.name in a.free]
        if definition is None or len(term.args) != len(definition.parameters) or len(places) != 1:
            raise NotDifferentiated(f"'{term.data}' depends on the variable in several arguments")
        (place,) = places
        if self.known is None or self.known[0] != definition.name:
            self.owe(*slope_owes(term, place, self.context))
        elif not self._is_known(term, place):
            raise NotDifferentiated(f"'{term.data}' calls itself with other arguments")
        s = fresh("t")
        moving = Term("call", (*term.args[:place], s, *term.args[place + 1 :]), term.data)
        return times(diff(moving, str(s.data), term.args[place]), self.of(term.args[place]))

    def _is_known(self, term: Term, place: int) -> bool:
        """Return whether a call of the definition in hand is taken to be differentiable."""
        _, known, own = self.known or ("", -1, ())
        same = (*own[:place], var(self.name), *own[place + 1 :])
        return place == known and (not own or term.args == same)

    def _derivative(self, term: Term) -> Term:
        """A derivative inside: its formula, which has to hold near the point.

        It does where its conditions hold for every value of the variable, of which the
        context says nothing, or where they are open and hold at the point.
        """
        keep_inner(term, self)
        found = derivative(term, self.context, self.prove)
        if found.value.head == "diff":
            raise NotDifferentiated("no second derivative of a recursive definition is known")
        if not all(self.prove(o.context, o.prop) for o in found.conditions):
            found = derivative(term, self.context, self.prove, at_kinks=False)
            for o in found.conditions:
                keep_sides(o.prop, self)
                self.owe(o.prop)
        return self.of(found.value)


__all__ = ["Derivative", "NotDifferentiated", "derivative"]
