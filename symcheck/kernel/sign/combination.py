"""A relation as a linear combination of what the context states."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from symcheck.kernel.normal import NormalForm, TooLarge, normal_forms
from symcheck.kernel.sign.evidence import Evidence
from symcheck.kernel.sign.factors import sign_of_form
from symcheck.kernel.sign.facts import of_indices, of_integers, relations
from symcheck.kernel.sign.interval import point
from symcheck.kernel.sign.linear import Combination, Fact, combine
from symcheck.kernel.term import Term, le, open_, sub, subterms

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from symcheck.kernel.sign.decide import Signs

MAX_FACTS = 60


def by_facts(signs: Signs, term: Term, op: str) -> Evidence | None:
    """Show ``term op 0`` as a combination of what the context states."""
    props = [p for p in relations(signs.context) if p.data != "!="]
    for instance, _ in signs.instances(term):
        parts = instance.args if instance.head == "and" else (instance,)
        props.extend(p for p in parts if p.head == "rel" and p.data != "!=")
    props = (
        [p for p in props if not p.free.isdisjoint(term.free)] if len(props) > MAX_FACTS else props
    )
    props.extend(_bounds_by_maxima(signs, term))
    props.extend(of_indices(signs, term))
    props = [of_integers(signs.context, p) for p in props]
    if not props or op == "!=":
        return _either_side(signs, term, props) if props else None
    terms = (term, *(_difference(p) for p in props[:MAX_FACTS]))
    try:
        forms = normal_forms(terms, signs.context, signs.prove)
    except (TooLarge, ZeroDivisionError, RecursionError):
        return None
    if forms[0].conditions and not signs.discharged(forms[0]):
        return None
    goal = _cleared(signs, forms[0], op)
    if goal is None:
        return None
    facts, used = [], []
    for form, prop in zip(forms[1:], props, strict=False):
        cleared = _cleared(signs, form, str(prop.data))
        if cleared is not None:
            facts.append(Fact(cleared, {"<": ">", ">": ">", "=": "="}.get(str(prop.data), ">=")))
            used.append(prop)
    facts += _facts_of_monomials(signs, [goal, *(f.form for f in facts)])
    found = combine(goal, facts, (), strict=op == ">")
    if found is None or op != "=":
        return None if found is None else _linear_evidence(found, used)
    below = combine({m: -c for m, c in goal.items()}, facts, (), strict=False)
    if below is None:
        return None
    both = (_linear_evidence(found, used), _linear_evidence(below, used))
    return Evidence("two bounds", uses=both)


def _bounds_by_maxima(signs: Signs, term: Term) -> list[Term]:
    """Return y[i] ≤ maxₖ y[k] for the maxima with a value and the indices in the term."""
    maxima = [t for t in subterms(term) if t.head in {"bigmax", "bigmin"} and not t.loose]
    if not maxima:
        return []
    entries = [t for t in subterms(term) if t.head == "at" and not t.loose]
    found: list[Term] = []
    indices = dict.fromkeys(i for t in entries for i in t.args)
    for binder in maxima:
        inside = [i for i in indices if signs.is_index(i, *binder.args[:2])]
        if inside and signs.has_value(binder):
            pairs = ((open_(binder, i), binder) for i in inside)
            found += [le(*(p if binder.head == "bigmax" else p[::-1])) for p in pairs]
    return found


def _either_side(signs: Signs, term: Term, props: list[Term]) -> Evidence | None:
    if not props:
        return None
    above = by_facts(signs, term, ">")
    found = above if above is not None else by_facts(signs, Term("neg", (term,)), ">")
    return None if found is None else Evidence("one side", uses=(found,))


def _cleared(signs: Signs, form: NormalForm, op: str) -> dict[Any, Fraction] | None:
    """Return the numerator as a linear form, where the denominator is positive.

    Of an equation it is enough that the denominator is not 0, as it is where the two
    sides are defined.
    """
    if op != "=" and form.form.den != form.form.ring.one:
        bottom = _only_denominator(form)
        found, _ = sign_of_form(signs, bottom)
        if not found.is_positive:
            return None
    return {tuple((a.term, e) for a, e in m): c for m, c in form.form.monomials()}


def _facts_of_monomials(signs: Signs, forms: Sequence[Mapping[Any, Fraction]]) -> list[Fact]:
    facts: list[Fact] = []
    for m in dict.fromkeys(m for form in forms for m in form if m):
        total = point(1)
        for a, e in m:
            total = total * signs.range(a).power(e)
        if total.low is not None:
            facts.append(Fact({m: Fraction(1), (): -total.low}, ">" if total.low_open else ">="))
        if total.high is not None:
            facts.append(Fact({m: Fraction(-1), (): total.high}, ">" if total.high_open else ">="))
    return facts


def _difference(prop: Term) -> Term:
    """Return the term that the relation says to be > 0, ≥ 0 or = 0."""
    left, right = prop.args
    return sub(left, right) if prop.data in {">", ">=", "="} else sub(right, left)


def _only_denominator(form: NormalForm) -> NormalForm:
    from symcheck.kernel.normal.polynomial import Form as Fraction_

    ring = form.form.ring
    return NormalForm(Fraction_(ring, form.form.den, ring.one), form.normalizer)


def _linear_evidence(found: Combination, used: list[Term]) -> Evidence:
    multipliers = [(m, p) for m, p in zip(found.multipliers, used, strict=False) if m]
    return Evidence(
        "linear arithmetic", {"multipliers": multipliers, "constant": found.constant}
    )
