"""From what is written to terms: expressions, propositions and values in a context."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from symcheck.authoring.errors import AuthoringError, did_you_mean, is_of, require_variable
from symcheck.authoring.statements import Statement, proposition
from symcheck.kernel.claim import Context, Sort
from symcheck.kernel.term import Term, at, bind, var
from symcheck.read.given import quoted, told

if TYPE_CHECKING:
    from symcheck.authoring.justifications import Use
    from symcheck.authoring.statements import Expression
    from symcheck.kernel.theorem import Theorem

#: An entry of a family as text, ``v[j, i]``.
_ENTRY = re.compile(r"(\w+)\s*\[([\w\s,]+)\]")


def term_of(expression: Expression, context: Context) -> Term:
    """Return the term of an expression whose names the context declares."""
    if isinstance(expression, Term):
        return expression
    if isinstance(expression, str):
        from symcheck.read.text import read_term

        return read_term(expression, context)
    if isinstance(expression, Statement):
        raise AuthoringError("expected an expression, got a statement")
    from symcheck.bridge import to_term

    return to_term(expression, context)


def prop_of(statement: Statement | str | Term, context: Context) -> Term:
    """Return the proposition of a relation, or of text."""
    if isinstance(statement, Term):
        return statement
    if isinstance(statement, str):
        from symcheck.read.text import read_hypothesis

        return read_hypothesis(statement, context)
    proposition(statement)
    terms = [term_of(p, context) for p in statement.parts]
    links = [
        Term("rel", pair, op)
        for pair, op in zip(itertools.pairwise(terms), statement.rels, strict=True)
    ]
    return links[0] if len(links) == 1 else Term("and", tuple(links))


def name_of(symbol: Expression) -> str:
    """Return the name of a symbol or a family."""
    if isinstance(symbol, str):
        return symbol
    require_variable(symbol, "give a symbol, or its name")
    return str(symbol.name)


def own_sort(symbol: Expression) -> Sort | None:
    """Return the sort that a symbol carries, if it does."""
    sort = getattr(symbol, "sort", None)
    return sort if isinstance(sort, Sort) else None


def infinity(value: Expression) -> str | None:
    """Return one of the two infinities, SymPy's or as text, else None."""
    if isinstance(value, str):
        return value.strip() if value.strip() in {"oo", "-oo"} else None
    return str(value) if is_of(value, "Infinity", "NegativeInfinity") else None


def parameter_of(key: Expression) -> tuple[str, tuple[str, ...]]:
    """Return a parameter's name and the names of its indices: ``v[j, i]`` is v, (j, i)."""
    if is_of(key, "Indexed"):
        return name_of(key.base), tuple(map(str, key.indices))
    entry = _ENTRY.fullmatch(name_of(key).strip())
    if entry is not None:
        return entry[1], tuple(i.strip() for i in entry[2].split(","))
    return name_of(key), ()


def expressions_in(statement: Any) -> list[Expression]:
    """Return the SymPy expressions that a statement is written with."""
    if not isinstance(statement, Statement):
        return [] if isinstance(statement, (str, Term)) else [statement]
    found = [e for p in statement.parts for e in expressions_in(p)]
    for key in ("map", "inverse", "values"):
        for k, v in dict(statement.options.get(key, {})).items():
            found += [*expressions_in(k), *expressions_in(v)]
    found += [e for v in statement.options.get("variables", ()) for e in expressions_in(v)]
    return found


def names_in(statement: Any) -> list[Expression]:
    """Return what a statement names without speaking of its value: the variable of a limit."""
    variable = statement.options.get("variable") if isinstance(statement, Statement) else None
    return [] if variable is None else [variable]


def texts_in(statement: Any) -> list[str]:
    """Return the texts of terms and propositions that a statement is written with."""
    if isinstance(statement, str):
        return [] if infinity(statement) else [statement]
    if not isinstance(statement, Statement):
        return []
    values = statement.options.get("values", {}).values()
    return [t for p in (*statement.parts, *values) for t in texts_in(p)]


def values_of(use: Use, premise: Theorem, context: Context) -> dict[str, Term]:
    """Return the values at which a theorem is used, as terms of a context."""
    known = premise.claim.context.sorts
    for name in use.values:
        if name not in known:
            label = f"'{premise.name}'" if premise.name else "the theorem"
            raise AuthoringError(f"{label} has no variable '{name}'", did_you_mean(name, known))
    return {name: value_of(v, context) for name, v in use.values.items()}


#: A function of one variable as text.
_LAMBDA = re.compile(r"\s*Lambda\(\s*(\w+)\s*,(.*)\)\s*", re.DOTALL)


@dataclass(frozen=True)
class Lambda:
    """A family as a function of its indices."""

    indices: tuple[tuple[str, Sort], ...]
    body: Expression


def family_of(*arguments: Expression) -> Lambda:
    """Return the family whose entry at the indices is the last argument."""
    *indices, body = arguments or (None,)
    if not indices:
        raise AuthoringError("expected indices and an entry", "write family_of(i, y[i])")
    return Lambda(tuple((name_of(i), index_sort(i)) for i in indices), body)


def index_sort(symbol: Expression) -> Sort:
    """Return the sort of an index; refuse what carries none."""
    sort = own_sort(symbol)
    if sort is None:
        named = quoted(symbol) if isinstance(symbol, str) else told(symbol)
        raise AuthoringError(f"{named} is no index", 'use index("i", n)')
    return sort


def function_of(value: Expression, context: Context, sort: Sort) -> Term:
    """Return a function of one variable: ``Lambda(k, e)``, a family, or one value for all."""
    name, body = "k#", value
    written = _LAMBDA.fullmatch(value) if isinstance(value, str) else None
    if isinstance(value, Term) and value.head == "lam":
        return value
    if written is not None:
        name, body = written[1], written[2].strip()
    elif is_of(value, "Lambda"):
        if len(value.signature) != 1 or not is_of(value.signature[0], "Symbol"):
            raise AuthoringError(
                f"expected a function of one variable, got {told(value)}", "write Lambda(k, k + 1)"
            )
        name, body = name_of(value.signature[0]), value.expr
    elif isinstance(value, Lambda):
        return value_of(value, context)
    else:
        found = value_of(value, context)
        return bind("lam", name, at(str(found.data), var(name)) if found.head == "fam" else found)
    here = context if name in context.sorts else context.declare(name, sort)
    return bind("lam", name, term_of(body, here))


def value_of(value: Expression, context: Context) -> Term:
    """Return a value of a variable: a term, or a family by its name or by its entries."""
    if isinstance(value, str) and context.sorts.get(value, Sort("real")).has_entries:
        return Term("fam", (), value)
    if is_of(value, "IndexedBase"):
        return Term("fam", (), name_of(value))
    if isinstance(value, Lambda):
        here = context
        for name, sort in value.indices:
            if here.sorts.get(name) != sort:
                here = here.declare(name, sort)
        term = term_of(value.body, here)
        for name, _ in reversed(value.indices):
            term = bind("lam", name, term)
        return term
    return term_of(value, context)
