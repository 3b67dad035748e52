"""From a statement as it is written to the claim that the kernel checks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from symcheck.authoring.definitions import require_own_name
from symcheck.authoring.errors import AuthoringError, did_you_mean
from symcheck.authoring.reading import (
    expressions_in,
    infinity,
    name_of,
    names_in,
    own_sort,
    parameter_of,
    prop_of,
    term_of,
    texts_in,
)
from symcheck.authoring.statements import Statement
from symcheck.authoring.ways import require_room, require_way
from symcheck.kernel.claim import (
    REAL,
    Claim,
    Context,
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
from symcheck.kernel.term import Term, bind, var
from symcheck.kernel.writing import RESERVED
from symcheck.read.given import quoted
from symcheck.read.naming import is_name, look, looks

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from symcheck.authoring.proof import Proof
    from symcheck.authoring.statements import Expression

def claim_of(proof: Proof) -> Claim:
    """Return the claim of a proof; raise what reading it raises."""
    is_bound = bool(proof.options.get("attained") or proof.options.get("approached"))
    if isinstance(proof.statement, str):
        said = _claim_of_text(proof)
        return _extremum(proof, said.context, said.links) if is_bound else said
    context, statement = _context(proof), proof.statement
    bare = _without(context, hidden(statement))
    bare = bare.assume(*(prop_of(g, context) for g in proof.given))
    claim = claim_in(statement, bare, context)
    if not is_bound:
        return claim
    return _extremum(proof, bare, claim.links if isinstance(claim, Relation) else ())


def claim_in(statement: Statement, context: Context, full: Context) -> Claim:
    """Return the claim of a statement; ``full`` also declares the names that it binds."""
    return _CLAIMS[statement.kind](statement, context, full)


def _context(proof: Proof) -> Context:
    """Return the context that declares what the statement and the hypotheses speak of."""
    statements = (proof.statement, *proof.given, *proof.options.get("approached", ()))
    expressions = [e for s in statements for e in expressions_in(s)]
    for definition in proof.definitions:
        require_own_name(definition.name)
    context = Context(definitions=proof.definitions)
    if proof.where:
        from symcheck.read.where import read_where

        context = replace(read_where(proof.where), definitions=proof.definitions)
    named = [*proof.options.get("attained", ()), *(k for s in statements for k in names_in(s))]
    named = [k for k in named if not isinstance(k, str)]
    if expressions or named:
        from symcheck.bridge import context_of, require_agreement

        for name, sort in context_of(expressions).variables:
            if name not in context.sorts:
                context = context.declare(name, sort)
        require_agreement([*expressions, *named], context)
    if isinstance(proof.statement, Statement):
        from symcheck.read.text import with_plain_names

        variable = proof.statement.options.get("variable")
        own = own_sort(variable)
        if own is not None and name_of(variable) not in context.sorts:
            context = context.declare(name_of(variable), own)
        for text in dict.fromkeys(t for s in statements for t in texts_in(s)):
            context = with_plain_names(text, context)
    _require_looks([*context.sorts, *context.defined])
    return context


def _require_looks(names: Sequence[str]) -> None:
    """Raise AuthoringError if two names are printed alike, as ``lam`` and ``lambda`` are."""
    found = looks(names)
    for name in names:
        other = found[look(name)]
        if other != name:
            raise AuthoringError(f"'{name}' and '{other}' are printed alike", "rename one of them")


def _claim_of_text(proof: Proof) -> Relation:
    from symcheck.read.text import read_problem_in

    context = _context(proof)
    given = [g for g in proof.given if isinstance(g, str)]
    others = [prop_of(g, context) for g in proof.given if not isinstance(g, str)]
    return read_problem_in(str(proof.statement), given, context.assume(*others))


def hidden(statement: Statement) -> set[str]:
    """Return the names that a claim binds: they are not declared in its context."""
    options = statement.options
    found = [options["variable"]] if "variable" in options else []
    names = {name_of(v) for v in (*found, *options.get("variables", ()))}
    for name in names:
        if not is_name(name) or name in RESERVED:
            raise AuthoringError(f"{quoted(name)} is not a variable", "give a symbol, or its name")
    if statement.kind == "reparameterisation":
        names |= {parameter_of(k)[0] for k in options["map"]}
    return names


def _without(context: Context, names: set[str]) -> Context:
    return replace(context, variables=tuple(v for v in context.variables if v[0] not in names))


def _relation(statement: Statement, context: Context, _full: Context) -> Claim:
    terms = tuple(term_of(p, context) for p in statement.parts)
    return Relation(context, terms, tuple(statement.rels))


def _iff(statement: Statement, context: Context, _full: Context) -> Claim:
    left, right = statement.parts
    return Iff(context, prop_of(left, context), prop_of(right, context))


def _limit(statement: Statement, context: Context, full: Context) -> Claim:
    return limit_in(statement, context, full)


def limit_in(statement: Statement, context: Context, full: Context) -> Limit:
    """Return the claim of a limit: its variable has the sort in ``full``, or its own, or is real.

    That of an integer variable is the limit of a sequence.
    """
    variable = statement.options["variable"]
    name = name_of(variable)
    body, point, value = statement.parts
    inner = full if name in full.sorts else full.declare(name, own_sort(variable) or REAL)
    sort, to, side = inner.sorts[name], _end(point, context), statement.options["side"]
    _require_plain(variable, integer=sort.is_integer)
    require_way(name, sort, to, side, context)
    moved, end = term_of(body, inner), _end(value, context)
    return Limit(context, moved, name, to, end, side, natural=sort.is_integer)


def _require_plain(variable: object, *, integer: bool) -> None:
    """Raise BridgeError if SymPy assumes of what moves more than is true of all its values."""
    import sympy

    from symcheck.bridge.assumptions import require_bound

    if isinstance(variable, sympy.Symbol):
        require_bound(variable, integer=integer)


def _end(value: Expression, context: Context) -> Term | str:
    """Return a term or one of the two infinities, SymPy's or as text."""
    return infinity(value) or term_of(value, context)


def _not_differentiable(statement: Statement, context: Context, full: Context) -> Claim:
    body, point = statement.parts
    name = name_of(statement.options["variable"])
    wide = full if name in full.sorts else full.declare(name, REAL)
    _require_plain(statement.options["variable"], integer=False)
    where = term_of(point, context)
    require_room(name, wide.sorts[name], where, context)
    return NotDifferentiable(context, term_of(body, wide), name, where)


def _exists(statement: Statement, context: Context, full: Context) -> Claim:
    values = statement.options["values"]
    witness = tuple((name_of(k), term_of(v, context)) for k, v in values.items())
    return Exists(context, _declared(statement, full), prop_of(statement.parts[0], full), witness)


def _impossible(statement: Statement, context: Context, full: Context) -> Claim:
    props = tuple(prop_of(p, full) for p in statement.parts)
    return Impossible(context, _declared(statement, full), props)


def _declared(statement: Statement, full: Context) -> tuple[tuple[str, Sort], ...]:
    """Return the names that the claim binds, with their sorts."""
    names = [name_of(v) for v in statement.options["variables"]]
    return tuple((n, _sort(n, full)) for n in names)


def _sort(name: str, context: Context) -> Sort:
    sort = context.sorts.get(name)
    if sort is None:
        raise AuthoringError(f"{quoted(name)} is not declared", did_you_mean(name, context.sorts))
    return sort


def _reparameterisation(statement: Statement, context: Context, full: Context) -> Claim:
    left, right = statement.parts
    there, back = statement.options["map"], statement.options["inverse"]
    keys = [parameter_of(k) for k in (*there, *back)]
    indices = {i for _, those in keys for i in those}
    indices -= term_of(left, full).free | term_of(right, full).free
    context, full = _without(context, indices), _without(full, indices)
    new = {parameter_of(k)[0] for k in there}
    parameters = tuple((n, s) for n, s in full.variables if n in new)
    inverse = _map(back, full, replace(full, hypotheses=()))
    return Reparameterisation(
        context,
        term_of(left, context),
        term_of(right, full),
        parameters,
        _map(there, full, context),
        inverse,
    )


def _map(
    given: Mapping[Expression, Expression], full: Context, context: Context
) -> tuple[tuple[str, Term], ...]:
    """Return each parameter's value, for a family as a function of its indices."""
    found: dict[str, Term] = {}
    for key, value in given.items():
        name, indices = parameter_of(key)
        sort = _sort(name, full)
        if len(indices) != len(sort.ranges):
            raise AuthoringError(f"'{name}' has {len(sort.ranges)} indices, got {len(indices)}")
        if name in found or len(set(indices)) < len(indices) or not all(map(is_name, indices)):
            entry = f"{name}[{', '.join('ijklmnop'[: len(indices)])}]" if indices else name
            raise AuthoringError(
                f"'{name}' is not given once for all its entries", f"write {{{entry}: …}} alone"
            )
        here = context
        for position, i in enumerate(indices):
            if i not in here.sorts:
                ends = sort.range_at(position, tuple(var(j) for j in indices[:position]))
                here = here.declare(i, Sort("index", (ends,)))
        term = term_of(value, here)
        for i in reversed(indices):
            term = bind("lam", i, term)
        found[name] = term
    return tuple(found.items())


def _extremum(proof: Proof, context: Context, links: tuple[Term, ...]) -> Claim:
    """Return the claim of a bound with what is said of how good it is."""
    if len(links) != 1 or links[0].data not in {"<", "<=", ">", ">="}:
        raise AuthoringError("expected a single bound where 'attained' or 'approached' is given")
    options: Mapping[str, Any] = proof.options
    point = tuple((name_of(k), term_of(v, context)) for k, v in options["attained"].items())
    limits = []
    for statement in options["approached"]:
        inner = _without(context, hidden(statement))
        inner = inner.without(frozenset(hidden(statement)))
        limits.append(limit_in(statement, inner, context))
    return Extremum(context, links[0], point, bool(options["only"]), tuple(limits))


_CLAIMS: dict[str, Callable[[Statement, Context, Context], Claim]] = {
    "relation": _relation,
    "iff": _iff,
    "limit": _limit,
    "not-differentiable": _not_differentiable,
    "exists": _exists,
    "impossible": _impossible,
    "reparameterisation": _reparameterisation,
}
