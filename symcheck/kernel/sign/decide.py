"""Whether a proposition holds in a context: ranges, factors, squares, linear arithmetic.

``Signs.show`` is a procedure, not a search: each proposition is tried by a fixed list of
methods, and what is found is returned as evidence that names the method and its data.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from symcheck.kernel.claim import index, is_integer
from symcheck.kernel.normal import NormalForm, TooLarge, normal_forms
from symcheck.kernel.sign.combination import by_facts
from symcheck.kernel.sign.evidence import Evidence
from symcheck.kernel.sign.factors import avoids_zero, sign_of_form
from symcheck.kernel.sign.facts import bounds
from symcheck.kernel.sign.facts import instances as instances_of
from symcheck.kernel.sign.interval import ALL, Interval
from symcheck.kernel.sign.ranges import range_of
from symcheck.kernel.term import (
    Term,
    as_rational,
    conj,
    fresh,
    le,
    negation,
    open_,
    sub,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from symcheck.kernel.claim import Context

#: How deep one question may lead to another.
MAX_DEPTH = 12
#: Relations asked inside more relations than this are decided from ranges and hypotheses alone.
CHEAP_LEVEL = 2
#: How many questions one question may lead to.
MAX_WORK = 1500


class Signs:
    """What can be shown in one context; answers are kept with the context they belong to."""

    depth = 0
    level = 0
    work = 0
    cuts = 0
    question = 0

    def __init__(self, context: Context) -> None:
        """Start with what the context states outright."""
        self.context = context
        self._ranges: dict[Term, Interval] = {}
        self._shown: dict[Term, Evidence | None] = {}
        self._active: set[Term] = set()
        self._denied: set[tuple[Term, tuple[int, int]]] = set()
        self._contexts: dict[tuple[Term, ...], Signs] = {}
        self.not_zero: set[Term] | None = None
        self._sort_facts: frozenset[Term] | None = None

    @cached_property
    def stated(self) -> dict[Term, Interval]:
        """The intervals that the context states for terms."""
        return bounds(self.context)

    @classmethod
    def of(cls, context: Context) -> Signs:
        """Return the answers that belong to a context."""
        kept = context.__dict__.get("_signs")
        if kept is None:
            kept = cls(context)
            context.__dict__["_signs"] = kept
        return kept

    def range(self, term: Term) -> Interval:
        """Return an interval that holds the term wherever it is defined."""
        found = self._ranges.get(term)
        if found is None:
            self._ranges[term] = self.stated.get(term, ALL)
            found = self._ranges[term] = range_of(self, term)
        return found

    def opened(self, binder: Term) -> tuple[Signs, Term]:
        """Return what can be shown under a binder, and its body there."""
        k = fresh("k")
        low, high = binder.args[:2]
        inner = self.context.declare(str(k.data), index(low, high))
        inner.__dict__["_outer"] = self.context
        return Signs(inner), open_(binder, k)

    # ── propositions ──

    @staticmethod
    def prove(context: Context, prop: Term) -> bool:
        """Return whether the proposition was shown in the context."""
        return Signs.of(context).show(prop) is not None

    def show(self, prop: Term) -> Evidence | None:
        """Return evidence for the proposition, or None, which says nothing."""
        if prop in self._shown:
            return self._shown[prop]
        if Signs.depth == 0:
            Signs.work, Signs.question = 0, Signs.question + 1
        Signs.work += 1
        limits = (Signs.question if Signs.depth else 0, Signs.level)
        denied = prop in self._active or (prop, limits) in self._denied
        if denied or Signs.depth > MAX_DEPTH or Signs.work > MAX_WORK:
            Signs.cuts += 1
            return None
        cuts = Signs.cuts
        self._active.add(prop)
        Signs.depth += 1
        try:
            found = self._show(prop)
        finally:
            Signs.depth -= 1
            self._active.discard(prop)
        if found is not None or Signs.cuts == cuts:
            self._shown[prop] = found
        else:
            # A "no" that may be due to a limit is kept for the same limits only.
            self._denied.add((prop, limits))
        return found

    def _show(self, prop: Term) -> Evidence | None:
        match prop.head:
            case "true":
                return Evidence("truth")
            case "tends":
                return Evidence("hypothesis") if prop in self.context.hypotheses else None
            case "and":
                parts = [self.show(p) for p in prop.args]
                found = tuple(p for p in parts if p is not None)
                return Evidence("each part", uses=found) if len(found) == len(parts) else None
            case "or":
                return self._show_any(prop)
            case "not":
                opposite = negation(prop.args[0])
                return None if opposite.head == "not" else self.show(opposite)
            case "all":
                return self._show_all(prop)
            case "rel" if prop.data in {">", ">="}:
                return self.show(Term("rel", prop.args[::-1], {">": "<", ">=": "<="}[prop.data]))
            case "rel":
                outer = self._outside(prop)
                if outer is not None:
                    kept = outer.show(prop)
                    if kept is not None or outer.show(self._filled) is not None:
                        return kept
                Signs.level += 1
                try:
                    return self._show_relation(prop)
                finally:
                    Signs.level -= 1
        return None

    def _outside(self, prop: Term) -> Signs | None:
        """Return the signs of the context without the last index, if that is all it adds."""
        here = self.context
        outer = here.__dict__.get("_outer")
        if type(outer) is not type(here) or not here.variables:
            return None
        name, sort = here.variables[-1]
        if (
            sort.kind != "index"
            or name in prop.free
            or outer.variables != here.variables[:-1]
            or outer.hypotheses != here.hypotheses
            or outer.definitions != here.definitions
        ):
            return None
        return Signs.of(outer)

    @property
    def _filled(self) -> Term:
        """That the range of the last index is not empty, all that the index says of the others."""
        _, sort = self.context.variables[-1]
        return le(*sort.ranges[0])

    def _show_any(self, prop: Term) -> Evidence | None:
        """One part outright, the simplest first, or one where all the others fail."""
        if prop in self.context.hypotheses:
            return Evidence("hypothesis")
        if any(instance == prop for instance, _ in self.instances(prop)):
            return Evidence("hypothesis at an index")
        for part in sorted(prop.args, key=lambda p: p.depth):
            found = self.show(part)
            if found is not None:
                return Evidence("one part", uses=(found,))
        for i, part in enumerate(prop.args):
            others = [negation(p) for j, p in enumerate(prop.args) if j != i]
            if any(p.head == "not" for p in others):
                continue
            found = self._assuming(tuple(others)).show(part)
            if found is not None:
                return Evidence("one part, the others failing", {"part": i}, (found,))
        return None

    def _assuming(self, props: tuple[Term, ...]) -> Signs:
        """Return what can be shown with more hypotheses."""
        if props not in self._contexts:
            self._contexts[props] = Signs.of(self.context.assume(*props))
        return self._contexts[props]

    def _show_all(self, prop: Term) -> Evidence | None:
        if prop in self.context.hypotheses:
            return Evidence("hypothesis")
        inner, body = self.opened(prop)
        while body.head == "all" and body not in inner.context.hypotheses:
            inner, body = inner.opened(body)
        found = inner.show(body)
        return None if found is None else Evidence("every index", uses=(found,))

    def _show_relation(self, prop: Term) -> Evidence | None:
        op = str(prop.data)
        left, right = prop.args
        if prop in self.context.hypotheses:
            return Evidence("hypothesis")
        if prop in self._sorts():
            return Evidence("its sort")
        if op == "=":
            return self._show_equation(left, right)
        if op == "!=":
            if any(instance == prop for instance, _ in self.instances(prop)):
                return Evidence("hypothesis at an index")
            return self._sign_of_difference(left, right, lambda i: i.is_nonzero, "!=")
        if op == "<":
            return self._sign_of_difference(right, left, lambda i: i.is_positive, ">")
        return self._sign_of_difference(right, left, lambda i: i.is_nonnegative, ">=")

    def _sorts(self) -> frozenset[Term]:
        """Return what the sorts of the variables say."""
        if self._sort_facts is None:
            self._sort_facts = frozenset(self.context.facts())
        return self._sort_facts

    def _show_equation(self, left: Term, right: Term) -> Evidence | None:
        if left == right:
            return Evidence("the same term")
        if self.is_deep():
            return None
        try:
            (form,) = normal_forms((sub(left, right),), self.context, prove)
            if form.is_zero() and self.discharged(form):
                return Evidence("algebra")
        except (TooLarge, ZeroDivisionError):
            return None
        return by_facts(self, sub(left, right), "=")

    def discharged(self, form: NormalForm) -> bool:
        """Return whether what a normal form owes was shown."""
        return all(Signs.of(o.context).show(o.prop) is not None for o in form.conditions)

    # ── signs ──

    def _sign_of_difference(
        self, left: Term, right: Term, wanted: Callable[[Interval], bool], op: str
    ) -> Evidence | None:
        """Show that ``left − right`` lies in a wanted interval."""
        if as_rational(right) == 0:
            term = left
        elif as_rational(left) == 0:
            term = Term("neg", (right,))
        else:
            term = sub(left, right)
        found = self.range(term)
        if wanted(found):
            return Evidence("range", {"term": term, "interval": found})
        if self.is_deep():
            return None
        try:
            (form,) = normal_forms((term,), self.context, prove)
        except (TooLarge, ZeroDivisionError, RecursionError):
            return None
        if form.conditions and not self.discharged(form):
            return None
        found, evidence = sign_of_form(self, form)
        if wanted(found):
            return Evidence("factors", {"normal form": form.to_term()}, tuple(evidence))
        if op == "!=" and avoids_zero(self, form):
            return Evidence("factors that are not 0")
        return by_facts(self, term, op)

    def is_deep(self) -> bool:
        """Return whether only cheap questions are still asked."""
        if Signs.level > CHEAP_LEVEL:
            Signs.cuts += 1
            return True
        return False

    def instances(self, term: Term) -> list[tuple[Term, Term]]:
        """Return the instances of quantified hypotheses at the term's entries, in range."""
        return [
            (instance, i)
            for instance, i, low, high in instances_of(self.context, term)
            if self.is_index(i, low, high)
        ]

    def is_index(self, i: Term, low: Term, high: Term) -> bool:
        """Return whether a term was shown to be one of the integers from low to high."""
        return (
            is_integer(i, self.context)
            and self.show(conj(le(low, i), le(i, high))) is not None
            and self.has_value(i)
        )

    def has_value(self, term: Term) -> bool:
        """Return whether a term was shown to be defined.

        What is true of it wherever it is defined may be false of its normal form: a part of a
        branch that is not taken, or of a sum without members, need not have a value.
        """
        from symcheck.kernel.defined import obligations

        owed = obligations(term, self.context)
        return all(Signs.of(o.context).show(o.prop) is not None for o in owed)


def show(context: Context, prop: Term) -> Evidence | None:
    """Return evidence that the proposition holds in the context, or None."""
    return Signs.of(context).show(prop)


def prove(context: Context, prop: Term) -> bool:
    """Return whether the proposition was shown in the context."""
    return Signs.of(context).show(prop) is not None
