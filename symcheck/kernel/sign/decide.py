"""Whether a proposition holds in a context: ranges, factors, squares, linear arithmetic.

``Signs.show`` is a procedure, not a search: each proposition is tried by a fixed list of
methods, and what is found is returned as evidence that names the method and its data.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Any

from symcheck.kernel.claim import index
from symcheck.kernel.normal import NormalForm, TooLarge, normal_forms
from symcheck.kernel.sign.facts import bounds, instances, relations
from symcheck.kernel.sign.interval import ALL, NONNEGATIVE, POSITIVE, Interval, point
from symcheck.kernel.sign.linear import Combination, Fact, combine
from symcheck.kernel.sign.polynomial import quadratic_squares, sign_on
from symcheck.kernel.sign.ranges import range_of
from symcheck.kernel.sign.waves import wave_sign
from symcheck.kernel.term import (
    ZERO,
    Term,
    add,
    as_rational,
    conj,
    fresh,
    le,
    lt,
    mul,
    ne,
    negation,
    num,
    open_,
    sub,
    subterms,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from flint import fmpq_mpoly

    from symcheck.kernel.claim import Context
    from symcheck.kernel.normal.polynomial import Monomial

#: How deep one question may lead to another.
MAX_DEPTH = 12
#: Relations asked inside more relations than this are decided from ranges and hypotheses alone.
CHEAP_LEVEL = 2
#: How many questions one question may lead to.
MAX_WORK = 1500
MAX_FACTS = 60


@dataclass(frozen=True)
class Evidence:
    """Why a proposition holds: the method, its data, and the evidence it rests on."""

    by: str
    data: dict[str, Any] = field(default_factory=dict)
    uses: tuple[Evidence, ...] = ()


class Signs:
    """What can be shown in one context; answers are kept with the context they belong to."""

    depth = 0
    level = 0
    work = 0
    cuts = 0

    def __init__(self, context: Context) -> None:
        """Start with what the context states outright."""
        self.context = context
        self._ranges: dict[Term, Interval] = {}
        self._shown: dict[Term, Evidence | None] = {}
        self._active: set[Term] = set()
        self._contexts: dict[tuple[Term, ...], Signs] = {}
        self._not_zero: set[Term] | None = None
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
        return Signs(inner), open_(binder, k)

    # ── propositions ──

    def show(self, prop: Term) -> Evidence | None:
        """Return evidence for the proposition, or None, which says nothing."""
        if prop in self._shown:
            return self._shown[prop]
        if Signs.depth == 0:
            Signs.work = 0
        Signs.work += 1
        if prop in self._active or Signs.depth > MAX_DEPTH or Signs.work > MAX_WORK:
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
        # A "no" that may be due to a limit is not kept: asked anew it may be a "yes".
        if found is not None or Signs.cuts == cuts:
            self._shown[prop] = found
        return found

    def _show(self, prop: Term) -> Evidence | None:
        match prop.head:
            case "true":
                return Evidence("truth")
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
                Signs.level += 1
                try:
                    return self._show_relation(prop)
                finally:
                    Signs.level -= 1
        return None

    def _show_any(self, prop: Term) -> Evidence | None:
        """One part outright, or one where all the others fail."""
        for part in prop.args:
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
        if self._is_deep():
            return None
        try:
            (form,) = normal_forms((sub(left, right),), self.context, prove)
            if form.is_zero() and self.discharged(form):
                return Evidence("algebra")
        except (TooLarge, ZeroDivisionError):
            return None
        return self._by_facts(sub(left, right), "=")

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
        if self._is_deep():
            return None
        try:
            (form,) = normal_forms((term,), self.context, prove)
        except (TooLarge, ZeroDivisionError, RecursionError):
            return None
        if form.conditions and not self.discharged(form):
            return None
        found, evidence = self._of_form(form)
        if wanted(found):
            return Evidence("factors", {"normal form": form.to_term()}, tuple(evidence))
        if op == "!=" and self._avoids_zero(form):
            return Evidence("factors that are not 0")
        return self._by_facts(term, op)

    def _of_form(self, form: NormalForm) -> tuple[Interval, list[Evidence]]:
        """Return the sign of a normal form from those of its factors."""
        content, factors = form.form.factors()
        total, evidence = point(content), []
        for p, e in factors:
            found, why = self._of_factor(form, p)
            part = found.power(abs(e))
            total = total * (part if e > 0 else part.reciprocal())
            evidence.append(why)
        return total, evidence

    def _of_factor(self, form: NormalForm, p: fmpq_mpoly) -> tuple[Interval, Evidence]:
        """Return the sign of a factor by its form, and whether the context says it is not 0."""
        found, why = self._of_polynomial(form, p)
        if (
            not found.is_nonzero
            and form.normalizer.poly_term(form.form, p) in self._known_not_zero()
        ):
            return found.meet(Interval(nonzero=True)), Evidence("hypothesis", uses=(why,))
        return found, why

    def _of_polynomial(self, form: NormalForm, p: fmpq_mpoly) -> tuple[Interval, Evidence]:
        monomials = form.form.monomials(p)
        if len(monomials) == 1 and len(monomials[0][0]) == 1:
            atom = monomials[0][0][0][0]
            return self._of_atom(atom.term), Evidence("range", {"term": atom.term})
        total = point(0)
        for m, c in monomials:
            part = point(c)
            for a, e in m:
                part = part * self._of_atom(a.term).power(e)
            total = total + part
        stated = self.stated.get(form.normalizer.poly_term(form.form, p))
        if stated is not None:
            total = total.meet(stated)
        if total.is_nonzero:
            return total, Evidence("range of each monomial")
        compared = self._of_exponentials(form, monomials)
        if compared is not None:
            return total.meet(compared), Evidence("comparison of two exponents")
        rooted = self._of_root(form, p)
        if rooted is not None:
            return total.meet(rooted), Evidence("comparison of squares")
        atoms = {a for m, _ in monomials for a, _ in m}
        if len(atoms) == 1:
            (atom,) = atoms
            return self._of_one_generator(atom.term, monomials, total)
        for sign in (1, -1):
            squares = quadratic_squares([(m, sign * c) for m, c in monomials])
            if squares:
                strict = any(set(row) == {()} for _, row in squares)
                found = POSITIVE if strict else NONNEGATIVE
                names = [
                    [str(d), [[str(c), repr(m)] for m, c in row.items()]] for d, row in squares
                ]
                signed = found if sign > 0 else -found
                return total.meet(signed), Evidence("squares", {"squares": names})
        return total, Evidence("range of each monomial")

    def _of_exponentials(
        self, form: NormalForm, monomials: list[tuple[Monomial, Fraction]]
    ) -> Interval | None:
        """Return the sign of c·(eᵃ − eᵇ), which is that of c·(a − b)."""
        if len(monomials) != 2 or monomials[0][1] != -monomials[1][1]:
            return None
        if any(a.kind != "exp" for m, _ in monomials for a, _ in m):
            return None
        first, second = (add(*(mul(num(e), a.term.args[0]) for a, e in m)) for m, _ in monomials)
        difference = form.normalizer.canonical(sub(first, second))
        found = self._compared(difference)
        return found if monomials[0][1] > 0 or found is None else -found

    def _of_root(self, form: NormalForm, p: fmpq_mpoly) -> Interval | None:
        """Return the sign of a + b·√f: that of b if b²·f > a², that of a if a² > b²·f."""
        ring = form.form.ring
        roots = [a for a in ring.atoms if a.kind == "root" and a.degree == 2]
        for root in roots:
            position = ring.atoms.index(root)
            if p.degrees()[position] != 1 or self._is_deep():
                continue
            rest, slope = p.subs({f"g{position}": 0}), p.derivative(position)
            a, b = (form.normalizer.poly_term(form.form, q) for q in (rest, slope))
            squares = sub(mul(b, b, root.term.args[0]), mul(a, a))
            for first, difference in ((b, squares), (a, sub(ZERO, squares))):
                sign = self._compared(first)
                if (
                    sign is not None
                    and sign.is_nonzero
                    and self.show(lt(ZERO, difference)) is not None
                ):
                    return sign if sign.is_positive or sign.is_negative else None
        return None

    def _is_deep(self) -> bool:
        """Return whether only cheap questions are still asked."""
        if Signs.level > CHEAP_LEVEL:
            Signs.cuts += 1
            return True
        return False

    def _compared(self, term: Term) -> Interval | None:
        """Return the sign of a term as far as it was shown."""
        for prop, found in (
            (lt(ZERO, term), POSITIVE),
            (lt(term, ZERO), -POSITIVE),
            (le(ZERO, term), NONNEGATIVE),
            (le(term, ZERO), -NONNEGATIVE),
            (ne(term, ZERO), Interval(nonzero=True)),
        ):
            if self.show(prop) is not None:
                return found
        return None

    def _of_one_generator(
        self,
        generator: Term,
        monomials: list[tuple[tuple[tuple[Any, int], ...], Fraction]],
        known: Interval,
    ) -> tuple[Interval, Evidence]:
        powers = {(m[0][1] if m else 0): c for m, c in monomials}
        coefficients = [powers.get(i, Fraction(0)) for i in range(max(powers) + 1)]
        interval = self._of_atom(generator)
        found = sign_on(coefficients, interval)
        data = {
            "generator": generator,
            "interval": interval,
            "coefficients": [str(c) for c in coefficients],
        }
        if found is None:
            return known, Evidence("range of each monomial")
        return known.meet(found), Evidence("sign of a polynomial on an interval", data)

    def _of_atom(self, term: Term) -> Interval:
        """Return the range of an atom; |f| > 0 and √f > 0 where f was shown to be so."""
        found = self.range(term)
        if found.is_nonzero or self._is_deep():
            return found
        if term.head == "abs" and self.show(ne(term.args[0], ZERO)) is not None:
            return found.meet(POSITIVE)
        if term.head in {"rpow", "sqrt"} and self.show(lt(ZERO, term.args[0])) is not None:
            return found.meet(POSITIVE)
        if term.head in {"sum", "bigmax"} and not found.is_nonnegative:
            return found.meet(self._of_quantified(term))
        if term.head == "at" and found == ALL:
            return self._of_entry(term)
        if term.head in {"sin", "cos"}:
            return found.meet(wave_sign(self, term))
        return found

    def _of_quantified(self, term: Term) -> Interval:
        """Return the sign of a sum or a maximum of terms that were shown to have one."""
        inner, body = self.opened(term)
        if inner.show(lt(ZERO, body)) is not None:
            filled = term.head == "bigmax" or self.show(le(*term.args[:2])) is not None
            return POSITIVE if filled else NONNEGATIVE
        if inner.show(le(ZERO, body)) is not None:
            return NONNEGATIVE
        return ALL

    def _of_entry(self, term: Term) -> Interval:
        """Return what quantified hypotheses say of one entry of a family."""
        found = ALL
        for instance, here in self._instances(term):
            del here
            for part in instance.args if instance.head == "and" else (instance,):
                if part.head == "rel" and term in part.args:
                    stated = bounds(self.context.assume(part)).get(term)
                    found = found if stated is None else found.meet(stated)
        return found

    def _instances(self, term: Term) -> list[tuple[Term, Term]]:
        return [
            (instance, i)
            for instance, i, low, high in instances(self.context, term)
            if self.show(conj(le(low, i), le(i, high))) is not None
        ]

    def _avoids_zero(self, form: NormalForm) -> bool:
        """Return whether every factor of the numerator was shown or assumed to be not 0."""
        content, factors = form.form.factors()
        return content != 0 and all(
            e < 0 or self._of_factor(form, p)[0].is_nonzero for p, e in factors
        )

    def _known_not_zero(self) -> set[Term]:
        """Return the factors of what the hypotheses say to be not 0."""
        if self._not_zero is None:
            known = self._not_zero = set()  # while it is being found, nothing is known
            for prop in relations(self.context):
                if prop.data not in {"!=", "<", ">"}:
                    continue
                try:
                    (fact,) = normal_forms((sub(*prop.args),), self.context, prove)
                except (TooLarge, ZeroDivisionError):
                    continue
                if not fact.conditions:
                    known.update(
                        fact.normalizer.poly_term(fact.form, p)
                        for p, e in fact.form.factors()[1]
                        if e > 0
                    )
        return self._not_zero

    # ── linear arithmetic ──

    def _by_facts(self, term: Term, op: str) -> Evidence | None:
        """Show ``term op 0`` as a combination of what the context states."""
        props = [p for p in relations(self.context) if p.data != "!="]
        for instance, _ in self._instances(term):
            parts = instance.args if instance.head == "and" else (instance,)
            props.extend(p for p in parts if p.head == "rel" and p.data != "!=")
        props = (
            [p for p in props if not p.free.isdisjoint(term.free)]
            if len(props) > MAX_FACTS
            else props
        )
        props.extend(self._bounds_by_maxima(term))
        if not props or op == "!=":
            return self._either_side(term, props) if props else None
        terms = (term, *(_difference(p) for p in props[:MAX_FACTS]))
        try:
            forms = normal_forms(terms, self.context, prove)
        except (TooLarge, ZeroDivisionError, RecursionError):
            return None
        if forms[0].conditions and not self.discharged(forms[0]):
            return None
        goal = self._cleared(forms[0], op)
        if goal is None:
            return None
        facts, used = [], []
        for form, prop in zip(forms[1:], props, strict=False):
            cleared = self._cleared(form, str(prop.data))
            if cleared is not None:
                facts.append(
                    Fact(cleared, {"<": ">", ">": ">", "=": "="}.get(str(prop.data), ">="))
                )
                used.append(prop)
        facts += self._facts_of_monomials([goal, *(f.form for f in facts)])
        found = combine(goal, facts, (), strict=op == ">")
        if found is None or op != "=":
            return None if found is None else _linear_evidence(found, used)
        below = combine({m: -c for m, c in goal.items()}, facts, (), strict=False)
        if below is None:
            return None
        both = (_linear_evidence(found, used), _linear_evidence(below, used))
        return Evidence("two bounds", uses=both)

    def _bounds_by_maxima(self, term: Term) -> list[Term]:
        """Return y[i] ≤ maxₖ y[k] for the maxima and the indices that occur in the term."""
        maxima = [t for t in subterms(term) if t.head in {"bigmax", "bigmin"} and not t.loose]
        if not maxima:
            return []
        entries = [t for t in subterms(term) if t.head == "at" and not t.loose]
        found: list[Term] = []
        for i in dict.fromkeys(i for t in entries for i in t.args):
            for binder in maxima:
                low, high = binder.args[:2]
                if self.show(conj(le(low, i), le(i, high))) is not None:
                    pair = (open_(binder, i), binder)
                    found.append(le(*(pair if binder.head == "bigmax" else pair[::-1])))
        return found

    def _either_side(self, term: Term, props: list[Term]) -> Evidence | None:
        if not props:
            return None
        above = self._by_facts(term, ">")
        found = above if above is not None else self._by_facts(Term("neg", (term,)), ">")
        return None if found is None else Evidence("one side", uses=(found,))

    def _cleared(self, form: NormalForm, op: str) -> dict[Any, Fraction] | None:
        """Return the numerator as a linear form, where the denominator is positive.

        Of an equation it is enough that the denominator is not 0, as it is where the two
        sides are defined.
        """
        if op != "=" and form.form.den != form.form.ring.one:
            bottom = _only_denominator(form)
            found, _ = self._of_form(bottom)
            if not found.is_positive:
                return None
        return {tuple((a.term, e) for a, e in m): c for m, c in form.form.monomials()}

    def _facts_of_monomials(self, forms: Sequence[Mapping[Any, Fraction]]) -> list[Fact]:
        facts: list[Fact] = []
        for m in {m for form in forms for m in form if m}:
            total = point(1)
            for a, e in m:
                total = total * self.range(a).power(e)
            if total.low is not None:
                facts.append(
                    Fact({m: Fraction(1), (): -total.low}, ">" if total.low_open else ">=")
                )
            if total.high is not None:
                facts.append(
                    Fact({m: Fraction(-1), (): total.high}, ">" if total.high_open else ">=")
                )
        return facts


def _difference(prop: Term) -> Term:
    """Return the term that the relation says to be > 0, ≥ 0 or = 0."""
    left, right = prop.args
    return sub(left, right) if prop.data in {">", ">=", "="} else sub(right, left)


def _only_denominator(form: NormalForm) -> NormalForm:
    from symcheck.kernel.normal.polynomial import Form as Fraction_

    ring = form.form.ring
    return NormalForm(Fraction_(ring, form.form.den, ring.one), form.normalizer, ())


def _linear_evidence(found: Combination, used: list[Term]) -> Evidence:
    multipliers = [[str(m), p] for m, p in zip(found.multipliers, used, strict=False) if m]
    return Evidence(
        "linear arithmetic", {"multipliers": multipliers, "constant": str(found.constant)}
    )


def show(context: Context, prop: Term) -> Evidence | None:
    """Return evidence that the proposition holds in the context, or None."""
    return Signs.of(context).show(prop)


def prove(context: Context, prop: Term) -> bool:
    """Return whether the proposition was shown in the context."""
    return Signs.of(context).show(prop) is not None
