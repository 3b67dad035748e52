"""What is a claim at all: plain records, terms that follow the grammar, declared names.

A rule may rely on it: ``run`` and ``check`` look before any rule does. Records have exactly
the kernel's types, so that nothing in them can answer differently when asked again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields
from types import MappingProxyType, NoneType
from weakref import WeakSet

from symcheck.kernel.claim import (
    REAL,
    Claim,
    Context,
    Definition,
    Exists,
    Extremum,
    Iff,
    Impossible,
    Limit,
    NotDifferentiable,
    Relation,
    Reparameterisation,
    Sort,
)
from symcheck.kernel.functions import FUNCTIONS
from symcheck.kernel.term import (
    BINDERS,
    NAMED,
    PROPOSITIONS,
    RELATIONS,
    Term,
    TermError,
    subterms,
)
from symcheck.kernel.usage import require_definitions, require_sorted

CLAIMS = (Relation, Iff, Limit, Extremum, NotDifferentiable, Exists, Reparameterisation, Impossible)
_RECORDS = (*CLAIMS, Context, Sort, Definition)
_PLAIN = frozenset({str, int, bool, NoneType})
_FAMILIES = frozenset({"fam", "lam"})
#: Head → least and greatest number of arguments.
_ARITY: dict[str, tuple[int, int | None]] = {
    **dict.fromkeys(("num", "pi", "true", "var", "fam", "bound"), (0, 0)),
    **dict.fromkeys(("neg", "not", "lam"), (1, 1)),
    **dict.fromkeys(("div", "npow", "ipow", "rpow", "delta", "rel", "diff", "tends"), (2, 2)),
    **dict.fromkeys(("sum", "prod", "bigmax", "bigmin", "all"), (3, 3)),
    **dict.fromkeys(("add", "mul", "and", "or", "at"), (1, None)),
    "softmax": (4, 4),
    "piecewise": (2, None),
    "upd": (3, None),
    "call": (0, None),
}
_good: WeakSet[Term] = WeakSet()


def require_formed(claim: Claim) -> None:
    """Raise TermError unless the claim is one, and speaks of what it declares only."""
    if type(claim) not in CLAIMS:
        raise TermError("this is no claim")
    _require_plain(claim)
    context = claim.context
    require_definitions(context.definitions)
    for hypothesis in context.hypotheses:
        require_term(hypothesis, context, proposition=True)
    for _, sort in context.variables:
        for end in (e for ends in sort.ranges for e in ends):
            require_term(end, context, family=True)
    _require_order(context.variables)
    _require_names(claim)
    for term, own, proposition in _said(claim):
        require_term(term, context, own, proposition=proposition, family=not proposition)
    if isinstance(claim, Relation) and not (
        len(claim.terms) == len(claim.rels) + 1 and set(claim.rels) <= RELATIONS
    ):
        raise TermError("a chain has one relation less than it has terms")
    for limit in claim.approached if isinstance(claim, Extremum) else ():
        if not isinstance(limit, Limit):
            raise TermError("a bound is approached by limits only")
        require_formed(limit)


def _require_names(claim: Claim) -> None:
    """Raise TermError unless the names that a claim declares, and gives values to, are such."""
    declared, defined = claim.context.sorts.keys(), claim.context.defined.keys()
    match claim:
        case NotDifferentiable() | Limit():
            _require_new([(claim.name, REAL)], declared | defined)
        case Extremum():
            _require_values(claim.attained, declared, "the point")
            if claim.only and not claim.attained:
                raise TermError("'only' is said of no point")
        case Exists():
            _require_new(claim.variables, declared | defined)
            _require_values(claim.witness, dict(claim.variables).keys(), "the witness")
            _require_order(claim.variables)
        case Reparameterisation():
            # A new parameter may be named like an old one, which the right side has no more.
            _require_new(claim.parameters, defined)
            new = dict(claim.parameters).keys()
            _require_values(claim.map, new, "the map")
            _require_values(claim.inverse, declared, "the inverse")
            missing = sorted(new - dict(claim.map).keys())
            if missing:
                raise TermError(f"the map gives no '{missing[0]}'")
            _require_order(claim.parameters)
        case Impossible():
            _require_new(claim.variables, declared | defined)
            _require_order(claim.variables)


def _require_new(variables: Iterable[tuple[str, Sort]], taken: AbstractSet[str]) -> None:
    """Raise TermError if a name that a claim declares is taken, or stands there twice."""
    seen = set(taken)
    for name, _ in variables:
        if name in seen:
            raise TermError(f"'{name}' is declared already")
        seen.add(name)


def _require_values(pairs: Iterable[tuple[str, Term]], names: AbstractSet[str], what: str) -> None:
    """Raise TermError unless values are given to some of the names, and to none twice."""
    seen: set[str] = set()
    for name, _ in pairs:
        if name in seen:
            raise TermError(f"{what} gives '{name}' twice")
        if name not in names:
            raise TermError(f"{what} gives '{name}', which is not asked for")
        seen.add(name)


def _require_order(variables: tuple[tuple[str, Sort], ...]) -> None:
    """Raise TermError if a range uses one of the variables that does not come earlier."""
    later = dict(variables)
    for name, sort in variables:
        if any(not later.keys().isdisjoint(e.free) for ends in sort.ranges for e in ends):
            raise TermError(f"the range of '{name}' uses what is not declared before it")
        del later[name]


def _said(claim: Claim) -> Iterator[tuple[Term, Mapping[str, Sort], bool]]:
    """Yield the terms of a claim, the names that it adds, and whether they are propositions."""
    match claim:
        case Relation():
            yield from ((t, {}, False) for t in claim.terms)
        case Iff():
            yield from ((p, {}, True) for p in (claim.left, claim.right))
        case Limit():
            yield claim.body, {claim.name: REAL}, False
            for end in (claim.point, claim.value):
                if isinstance(end, Term):
                    yield end, {}, False
        case Extremum():
            yield claim.bound, {}, True
            yield from ((v, {}, False) for _, v in claim.attained)
        case NotDifferentiable():
            yield claim.body, {claim.name: REAL}, False
            yield claim.point, {}, False
        case Exists():
            yield claim.prop, dict(claim.variables), True
            yield from _ends(claim.variables)
            yield from ((v, {}, False) for _, v in claim.witness)
        case Reparameterisation():
            new = dict(claim.parameters)
            yield from _ends(claim.parameters)
            yield claim.left, {}, False
            yield claim.right, new, False
            yield from ((v, {}, False) for _, v in claim.map)
            yield from ((v, new, False) for _, v in claim.inverse)
        case _:
            own = dict(claim.variables)
            yield from _ends(claim.variables)
            yield from ((p, own, True) for p in claim.props)


def _ends(
    variables: tuple[tuple[str, Sort], ...],
) -> Iterator[tuple[Term, Mapping[str, Sort], bool]]:
    """Yield the ends of the ranges of a claim's own variables."""
    return ((e, dict(variables), False) for _, s in variables for ends in s.ranges for e in ends)


def _require_plain(value: object) -> None:
    """Raise TermError unless the value is made of tuples, records, terms and text only."""
    if type(value) is tuple:
        for part in value:
            _require_plain(part)
    elif type(value) in _RECORDS:
        for f in fields(value):  # type: ignore[arg-type]
            _require_plain(getattr(value, f.name))
    elif type(value) is not Term and type(value) not in _PLAIN:
        raise TermError(f"a claim cannot hold a {type(value).__name__}")


def require_term(
    term: Term,
    context: Context,
    own: Mapping[str, Sort] = MappingProxyType({}),
    *,
    proposition: bool = False,
    family: bool = False,
) -> None:
    """Raise TermError unless the term is closed, well formed, and uses names as they are declared.

    Names are declared by the context, or are the claim's ``own``.
    """
    require_grammar(term)
    if term.loose:
        raise TermError("a term that is claimed is closed")
    if (term.head in PROPOSITIONS) != proposition or (term.head in _FAMILIES and not family):
        raise TermError("expected a relation" if proposition else "expected a number")
    unknown = sorted(n for n in context.undeclared(term) if n not in own)
    if unknown:
        raise TermError(f"'{unknown[0]}' is not declared")
    require_sorted(term, {**context.sorts, **own} if own else context.sorts, context.defined)


def require_arguments(value: object) -> None:
    """Raise TermError if a rule's arguments hold a term that is not well formed."""
    if isinstance(value, Term):
        require_grammar(value)
    elif isinstance(value, Mapping):
        for part in value.values():
            require_arguments(part)
    elif isinstance(value, (list, tuple)):
        for part in value:
            require_arguments(part)


def require_grammar(term: Term) -> None:
    """Raise TermError unless every node of the term has the data and arguments of its head."""
    if term in _good:
        return
    seen: set[int] = set()
    stack = [term]
    while stack:
        t = stack.pop()
        if id(t) in seen:
            continue
        seen.add(id(t))
        if not _is_node(t):
            raise TermError(f"'{t.head}' cannot have these arguments")
        stack.extend(t.args)
    _good.add(term)


def _is_node(t: Term) -> bool:
    if t.head in FUNCTIONS:
        least, most = FUNCTIONS[t.head].arity
    elif t.head in _ARITY:
        least, most = _ARITY[t.head]
    else:
        return False
    if type(t) is not Term or len(t.args) < least or (most is not None and len(t.args) > most):
        return False
    if len(t.args) % 2 != {"piecewise": 0, "upd": 1}.get(t.head, len(t.args) % 2):
        return False  # a value without its condition, or a key without its index
    if t.head == "piecewise" and any(s.head == "tends" for a in t.args for s in subterms(a)):
        return False  # a limit is no condition of a branch
    return _has_data(t) and all(map(_fits, t.args, _expected(t)))


def _has_data(t: Term) -> bool:
    if t.head in {"num", "bound"}:
        return type(t.data) is int and t.data >= 0
    if t.head in NAMED:
        return type(t.data) is str
    if t.head == "rel":
        return t.data in RELATIONS
    return t.data is None or (t.head in BINDERS and type(t.data) is str)


def _expected(t: Term) -> Iterator[str]:
    """Yield for each argument whether it is a number, a proposition or a family."""
    for i in range(len(t.args)):
        match t.head:
            case "piecewise":
                yield "prop" if i % 2 else "number"
            case "and" | "or" | "not":
                yield "prop"
            case "all":
                yield "prop" if i == BINDERS["all"] else "number"
            case "call" | "lam":
                yield "family"
            case _:
                yield "number"


def _fits(t: Term, expected: str) -> bool:
    if t.head in PROPOSITIONS:
        return expected == "prop"
    return expected == "family" or (expected == "number" and t.head not in _FAMILIES)
