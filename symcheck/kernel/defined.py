"""When a term denotes a real number: what its parts owe.

The conditions come from the term as it is written. Under a binder they are owed for every
index of the range, in a branch where its condition holds.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from symcheck.kernel.admission import is_admitted
from symcheck.kernel.claim import REAL, Context, Sort, index, is_integer, sort_facts
from symcheck.kernel.entries import settled
from symcheck.kernel.functions import FUNCTIONS
from symcheck.kernel.obligation import Obligation
from symcheck.kernel.ranges import Opened, at_values, for_all, next_range, over_ranges
from symcheck.kernel.term import (
    ONE,
    TRUE,
    ZERO,
    Term,
    apply_family,
    as_rational,
    conj,
    disj,
    eq,
    fam,
    forall,
    fresh,
    le,
    lt,
    ne,
    negation,
    open_,
    substitute,
    subterms,
    var,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

#: A proposition that nothing proves.
FALSE = eq(ZERO, ONE)


def obligations(term: Term, context: Context) -> list[Obligation]:
    """Return what is owed for the term, or for both sides of a relation, to be defined.

    Answers are kept with the context they belong to.
    """
    kept: dict[Term, tuple[Obligation, ...]] = context.__dict__.setdefault("_obligations", {})
    if term not in kept:
        found: dict[Term, Obligation] = {}
        _collect(term, context, found)
        kept[term] = tuple(found.values())
    return list(kept[term])


def obligations_at(
    term: Term,
    variables: Sequence[tuple[str, Sort]],
    values: Mapping[str, Term],
    context: Context,
) -> list[Obligation]:
    """Return what a term of more variables owes at their values: all that it owes there.

    Where a ``lam`` is put in for a family, an index of the family is gone. That it is in the
    family's range is owed of the term as it was, and then at the values. It is not known to
    be so near a point: FALSE is owed where it depends on the variable of a derivative or a
    limit, which is a real one with a name of our own.
    """
    there = obligations(substitute(term, values), context)
    owed = {o.prop for o in there}
    moving = {n for n, s in context.variables if "#" in n and s == REAL}
    for o in _of_entries_put_in(term, variables, values, context):
        if o.prop not in owed:
            there.append(o)
            if not moving.isdisjoint(o.prop.free):
                why = "an index that has to be in its range near a point"
                there.append(Obligation(context, FALSE, why, necessary=False))
    return there


def _of_entries_put_in(
    term: Term,
    variables: Sequence[tuple[str, Sort]],
    values: Mapping[str, Term],
    context: Context,
) -> Iterator[Obligation]:
    """Yield what a term owes with its families as they are declared, then at their values."""
    inner = context
    own: dict[str, Term] = {}
    for name, sort in variables:
        if sort.has_entries and name in term.free:
            declared = at_values(sort, values)
            if not _is_family(values[name], declared, context):
                own[name] = fam(str(fresh(name).data))
                inner = inner.declare(str(own[name].data), declared)
    if not own:
        return
    before = substitute(term, {**values, **own})
    back = {str(new.data): values[name] for name, new in own.items()}
    if any(t.head == "tends" and not t.free.isdisjoint(back) for t in subterms(before)):
        yield Obligation(context, FALSE, "a limit over the indices of a family", necessary=False)
    for o in obligations(before, inner):
        prop = settled(substitute(o.prop, back))
        yield Obligation(context, prop, o.why, o.necessary)


def obligations_of_ranges(
    sort: Sort,
    variables: Sequence[tuple[str, Sort]],
    values: Mapping[str, Term],
    context: Context,
) -> list[Obligation]:
    """Return what the ends of a sort's ranges owe at values, each for all indices before it.

    Nothing lies between ends that have no value.
    """
    owed: list[Obligation] = []
    opened: Opened = ()
    for position in range(len(sort.ranges)):
        for end in sort.range_at(position, tuple(k for k, _, _ in opened)):
            there = obligations_at(end, variables, values, context)
            owed += (replace(o, prop=for_all(opened, o.prop)) for o in there)
        opened, context = next_range(opened, sort, values, context)
    return owed


def _is_family(value: Term, sort: Sort, context: Context) -> bool:
    """Return whether a value is a family of the context that is declared with the sort."""
    return value.head == "fam" and context.sorts.get(str(value.data)) == sort


def _owe(
    found: dict[Term, Obligation], context: Context, prop: Term, why: str, *, necessary: bool = True
) -> None:
    if prop not in found:
        found[prop] = Obligation(context, prop, why, necessary)


def _collect(term: Term, context: Context, found: dict[Term, Obligation]) -> None:
    match term.head:
        case "num" | "pi" | "true" | "bound" | "tends":
            return  # that it is defined is a part of what a limit says
        case "var" if not _has_entries(str(term.data), context):
            return
        case "fam" | "lam" | "var":
            _owe(found, context, FALSE, "a family where a number is expected", necessary=False)
            return
        case "sum" | "prod" | "bigmax" | "bigmin" | "all" | "softmax":
            _of_binder(term, context, found)
            return
        case "piecewise":
            _of_piecewise(term, context, found)
            return
        case "diff":
            _of_derivative(term, context, found)
            return
        case "call":
            _of_call(term, context, found)
            return
        case "and":
            _of_conjunction(term, context, found)
            return
    for a in term.args:
        _collect(a, context, found)
    match term.head:
        case "div":
            if not as_rational(term.args[1]):
                _owe(found, context, ne(term.args[1], ZERO), "a denominator")
        case "npow":
            if term.args[1].head != "num":
                _integer(term.args[1], context, found, "a natural exponent")
                _owe(found, context, le(ZERO, term.args[1]), "a natural exponent")
        case "ipow":
            _of_integer_power(term, context, found)
        case "rpow":
            _of_real_power(term, context, found)
        case "delta":
            for a in term.args:
                _integer(a, context, found, "an index of δ")
        case "at":
            _of_entry(str(term.data), term.args, context, found)
        case "upd":
            rest = term.args[1:]
            half = len(rest) // 2
            _of_entry(str(term.data), rest[:half], context, found)
            _of_entry(str(term.data), rest[half:], context, found)
        case head if head in FUNCTIONS:
            for prop in FUNCTIONS[head].domain(term.args):
                _owe(found, context, prop, f"an argument of {FUNCTIONS[head].spelling}")


def _has_entries(name: str, context: Context) -> bool:
    sort = context.sorts.get(name)
    return sort is not None and sort.has_entries


def _integer(term: Term, context: Context, found: dict[Term, Obligation], why: str) -> None:
    value = as_rational(term)
    integral = is_integer(term, context) if value is None else value.denominator == 1
    if not integral:
        _owe(found, context, FALSE, f"{why} that may be no integer", necessary=False)


def _of_integer_power(term: Term, context: Context, found: dict[Term, Obligation]) -> None:
    base, exponent = term.args
    _integer(exponent, context, found, "an integer exponent")
    value = as_rational(exponent)
    if value is None:
        _owe(found, context, disj(ne(base, ZERO), le(ZERO, exponent)), "an integer power")
    elif value < 0:
        _owe(found, context, ne(base, ZERO), "a negative power")


def _of_real_power(term: Term, context: Context, found: dict[Term, Obligation]) -> None:
    base, exponent = term.args
    value = as_rational(exponent)
    if value is None:
        allowed = disj(lt(ZERO, base), conj(le(ZERO, base), lt(ZERO, exponent)))
        _owe(found, context, allowed, "a real power")
    else:
        _owe(found, context, (le if value > 0 else lt)(ZERO, base), "the base of a real power")


def _of_entry(
    family: str, indices: tuple[Term, ...], context: Context, found: dict[Term, Obligation]
) -> None:
    sort = context.sorts.get(family)
    if sort is None or not sort.has_entries or len(sort.ranges) != len(indices):
        why = f"an entry of '{family}', which is no such family"
        _owe(found, context, FALSE, why, necessary=False)
        return
    for position, i in enumerate(indices):
        _integer(i, context, found, f"an index of '{family}'")
        low, high = sort.range_at(position, indices)
        _owe(found, context, le(low, i), f"an index of '{family}'")
        _owe(found, context, le(i, high), f"an index of '{family}'")


def _of_binder(term: Term, context: Context, found: dict[Term, Obligation]) -> None:
    low, high = term.args[0], term.args[1]
    for end in (low, high):
        _collect(end, context, found)
        _integer(end, context, found, "an end of a range")
    if term.head in {"bigmax", "bigmin"}:
        _owe(found, context, le(low, high), "a range with an element")
    if term.head == "softmax":
        i = term.args[3]
        _collect(i, context, found)
        _integer(i, context, found, "an index of softmax")
        _owe(found, context, le(low, i), "an index of softmax")
        _owe(found, context, le(i, high), "an index of softmax")
    k = fresh("k")
    inner: dict[Term, Obligation] = {}
    _collect(open_(term, k), context.declare(str(k.data), index(low, high)), inner)
    # That the index is in its range needs no mention.
    for o in inner.values():
        if o.prop not in {le(low, k), le(k, high)}:
            _owe_again(found, context, forall(str(k.data), low, high, o.prop), o)


def _owe_again(
    found: dict[Term, Obligation], context: Context, prop: Term, inner: Obligation
) -> None:
    """Owe outside what an inner obligation says inside."""
    if prop not in found:
        found[prop] = Obligation(context, prop, inner.why, inner.necessary)


def _of_piecewise(term: Term, context: Context, found: dict[Term, Obligation]) -> None:
    earlier: list[Term] = []
    for value, condition in zip(term.args[::2], term.args[1::2], strict=True):
        tested: dict[Term, Obligation] = {}
        _collect(condition, context, tested)
        for o in tested.values():
            _owe_again(found, context, disj(*earlier, o.prop), o)
        inner: dict[Term, Obligation] = {}
        _collect(value, context, inner)
        for o in inner.values():
            otherwise = () if condition == TRUE else (negation(condition),)
            _owe_again(found, context, disj(*earlier, *otherwise, o.prop), o)
        earlier.append(condition)
        if condition == TRUE:
            return
    _owe(found, context, disj(*earlier), "a branch that applies")


def _of_conjunction(term: Term, context: Context, found: dict[Term, Obligation]) -> None:
    """A later part is read where the earlier ones hold."""
    earlier: list[Term] = []
    for part in term.args:
        inner: dict[Term, Obligation] = {}
        _collect(part, context, inner)
        for o in inner.values():
            _owe_again(found, context, disj(*map(negation, earlier), o.prop), o)
        earlier.append(part)


def _of_derivative(term: Term, context: Context, found: dict[Term, Obligation]) -> None:
    from symcheck.kernel.differentiate import NotDifferentiated, derivative
    from symcheck.kernel.sign import prove

    point = term.args[1]
    _collect(point, context, found)
    t = fresh("t")
    inner: dict[Term, Obligation] = {}
    _collect(open_(term, t), context.declare(str(t.data), REAL), inner)
    for o in inner.values():
        # The body has to be defined at the point, where t takes the point's value.
        prop = settled(substitute(o.prop, {str(t.data): point}))
        _owe_again(found, context, prop, o)
    try:
        conditions = derivative(term, context, prove).conditions
    except NotDifferentiated as error:
        _owe(found, context, FALSE, f"a derivative: {error}", necessary=False)
        return
    for o in conditions:
        found.setdefault(o.prop, o)


def _of_call(term: Term, context: Context, found: dict[Term, Obligation]) -> None:
    definition = context.defined.get(str(term.data))
    if definition is None or len(term.args) != len(definition.parameters):
        why = f"a call of '{term.data}', which is no such definition"
        _owe(found, context, FALSE, why, necessary=False)
        return
    earlier: dict[str, Term] = {}
    for (name, sort), argument in zip(definition.parameters, term.args, strict=True):
        why = f"the argument '{name}' of '{definition.name}'"
        for o in obligations_of_ranges(sort, definition.parameters, earlier, context):
            _owe_again(found, context, o.prop, o)
        if sort.has_entries:
            _of_family_argument(argument, sort, earlier, context, found)
        else:
            _collect(argument, context, found)
            if sort.is_integer:
                _integer(argument, context, found, why)
            for fact in sort_facts(var(name), sort):
                _owe(found, context, substitute(fact, {**earlier, name: argument}), why)
        earlier[name] = argument
    if definition.body is not None and not definition.parameters:
        for o in _of_constant(definition.body, context):
            found.setdefault(o.prop, o)
    elif definition.body is not None:
        for o in obligations_at(definition.body, definition.parameters, earlier, context):
            found.setdefault(o.prop, o)
    elif not is_admitted(definition, context):
        why = f"a call of '{term.data}', which may have no value"
        _owe(found, context, FALSE, why, necessary=False)


@lru_cache(maxsize=1024)
def _of_constant(body: Term, context: Context) -> tuple[Obligation, ...]:
    """Return what a definition without parameters owes, which is the same at every call."""
    return tuple(obligations(body, context))


def _of_family_argument(
    argument: Term,
    sort: Sort,
    earlier: dict[str, Term],
    context: Context,
    found: dict[Term, Obligation],
) -> None:
    """Owe that the family given has an entry, that is defined, wherever the parameter has one."""
    opened, here = over_ranges(sort, earlier, context)
    inner: dict[Term, Obligation] = {}
    _collect(apply_family(argument, tuple(k for k, _, _ in opened)), here, inner)
    for o in inner.values():
        prop = for_all(opened, o.prop)
        _owe_again(found, context, prop, o)
