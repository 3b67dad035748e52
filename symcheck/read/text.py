"""Plain text to terms, hypotheses and claims.

Names are what the context declares; in a *problem* an undeclared plain name is real.
Every error is a ReadError, with its place in the text.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from symcheck.kernel.claim import Context, Limit, Relation, Sort
from symcheck.kernel.term import Term, TermError, substitute, var
from symcheck.kernel.writing import RESERVED
from symcheck.read.elaborate import elaborate
from symcheck.read.errors import ReadError, beyond
from symcheck.read.naming import look, looks, words
from symcheck.read.nodes import within
from symcheck.read.parser import parse
from symcheck.read.propositions import claimed, proposition
from symcheck.read.scope import Scope, Undeclared, declared_as_real
from symcheck.read.sequences import is_limit, read_limit
from symcheck.read.where import PLAIN, read_sort, read_where

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from symcheck.read.nodes import Node

T = TypeVar("T")
#: Functions that are printed as a letter.
_LETTERS = {"sigmoid": "σ", "σ": "σ", "KroneckerDelta": "δ"}
#: What may be a name; whether it is one is decided where it is declared.
_NAME = r"[^\W\d]\w*"
#: An assumption that declares rather than relates: ``n integer``, ``x, y are real``, ``n: size``.
_SORTED = re.compile(
    rf"\s*({_NAME}(?:\s*,\s*{_NAME})*)\s*(?::|\s(?:is|are)\s(?:an?\s)?|\s)\s*"
    rf"((?:{'|'.join(PLAIN)})s?\b|(?:index|family|permutation)\s*\(.*\))\s*"
)


def read_term(text: str, context: Context) -> Term:
    """Return the term of a text in which every name is declared."""
    return _read(text, context, Undeclared(), elaborate)


def read_hypothesis(text: str, context: Context) -> Term:
    """Return the proposition of a text in which every name is declared."""
    return _read(text, context, Undeclared(), proposition)


def read_claim(text: str, context: Context) -> Relation:
    """Return the relation, or chain of relations, that a text claims."""
    terms, rels = _read(text, context, Undeclared(), _claimed)
    return Relation(context, tuple(terms), tuple(rels))


def read_problem(
    text: str,
    given: Sequence[str] = (),
    where: str | Mapping[str, str] = "",
    file: str | None = None,
) -> Relation:
    """Return the claim of a text with its hypotheses and declarations.

    An undeclared plain name is real. A hypothesis may be a sort, as in ``n integer``.
    """
    try:
        context, hypotheses = read_declarations(given, where)
        return read_problem_in(text, hypotheses, context)
    except ReadError as error:
        error.file = file
        raise


def read_declarations(
    given: Sequence[str], where: str | Mapping[str, str]
) -> tuple[Context, list[str]]:
    """Return the context of the declarations, and the assumptions that are no declarations."""
    sorts: dict[str, str] = {}
    hypotheses = []
    for text in given:
        found = _SORTED.fullmatch(text)
        if found is None:
            hypotheses.append(text)
            continue
        sort = found[2].rstrip("s") if found[2] in {f"{p}s" for p in PLAIN} else found[2]
        for name in re.findall(_NAME, found[1]):
            sorts[name] = narrower(sorts.get(name), sort)
    context = read_where(where)
    own = {n: s for n, s in sorts.items() if n not in context.sorts}
    for name, sort in sorts.items():
        if name in context.sorts:
            context = _narrowed(context, name, sort)
    return read_where(own, context), hypotheses


def narrower(one: str | None, other: str) -> str:
    """Return the sort of a name that is assumed to have two: ``n integer``, ``n positive``."""
    if one is None or one == other:
        return other
    both = {one, other} - {"real"}
    if len(both) == 1:
        return both.pop()
    if "positive" in both and both <= {"positive", "integer", "natural", "size"}:
        return "size"
    order = [s for s in ("size", "natural", "integer") if s in both]
    if len(order) == len(both):
        return order[0]
    raise ReadError(f"'{one}' and '{other}' cannot both be the sort of a variable")


def _narrowed(context: Context, name: str, sort: str) -> Context:
    """Return the context in which a declared name also has another sort."""
    old = context.sorts[name]
    new = read_sort(sort, context)
    if old == new or (old.kind == "index" and new.kind in {"integer", "real"}):
        return context
    if old.ranges or new.ranges:
        raise ReadError(f"'{name}' is declared twice")
    kept = Sort(narrower(old.kind, new.kind))
    variables = tuple((n, kept if n == name else s) for n, s in context.variables)
    return replace(context, variables=variables)


def read_problem_in(
    text: str, given: Sequence[str], context: Context, *, closed: bool = False
) -> Relation:
    """Return the claim of a text in a context; ``closed`` allows declared names only."""
    undeclared = Undeclared(allowed=not closed, avoided=frozenset(words(" ".join(given))))
    terms, rels = _read(text, context, undeclared, _claimed)
    context = _assuming(given, declared_as_real(context, undeclared), closed=closed)
    return Relation(context, tuple(terms), tuple(rels))


def read_statement(text: str, given: Sequence[str] = (), where: str = "") -> Relation | Limit:
    """Return the claim of a text: as ``read_problem``, or the limit of a sequence."""
    if not is_limit(parse(text)):
        return read_problem(text, given, where)
    context, hypotheses = read_declarations(given, where)
    undeclared = Undeclared(allowed=True)
    body, variable, value = _read(text, context, undeclared, read_limit)
    context = _assuming(hypotheses, declared_as_real(context, undeclared), closed=False)
    name = variable.split("#", maxsplit=1)[0]
    while name in context.sorts:
        name += "_"
    moved = substitute(body, {variable: var(name)})
    return Limit(context, moved, name, "oo", value, natural=True)


def _assuming(given: Sequence[str], context: Context, *, closed: bool) -> Context:
    """Return the context with hypotheses, and the plain names in them as real variables."""
    for hypothesis in given:
        undeclared = Undeclared(allowed=not closed)
        prop = _read(hypothesis, context, undeclared, proposition)
        context = declared_as_real(context, undeclared).assume(prop)
    return context


def with_plain_names(text: str, context: Context) -> Context:
    """Return the context in which the undeclared plain names of a text are real, too.

    The text is that of a term or of a proposition.
    """
    undeclared = Undeclared(allowed=True)
    _read(text, context, undeclared, _anything)
    return declared_as_real(context, undeclared)


def _anything(node: Node, scope: Scope) -> Term:
    truths = {"chain", "conjunction", "disjunction", "negation", "quantified", "joined_quantified"}
    return (proposition if node.kind in truths else elaborate)(node, scope)


def _claimed(node: Node, scope: Scope) -> tuple[list[Term], list[str]]:
    if node.kind != "chain":
        advice = "relate two sides by one of '= != < <= > >='"
        raise scope.error("expected a claim such as 'a = b'", node, advice)
    return claimed(node, scope)


def _check_looks(node: Node, scope: Scope) -> None:
    """Refuse two names that are printed alike, as ``lam`` and ``lambda`` are."""
    known = [*scope.context.sorts, *scope.context.defined]
    own = [n for n in within(node) if n.kind in {"name", "quantifier"} or n.text in known]
    found = looks([*known, *(n.text for n in own)])
    for part in within(node):
        if part.kind == "call" and part.text in _LETTERS:
            found[_LETTERS[part.text]] = part.text
    for name in own:
        other = found[look(name.text)]
        if other != name.text and name.text not in RESERVED:
            end = name.start + len(name.text)
            place = replace(name, end=end)
            raise scope.error(f"'{name.text}' and '{other}' are printed alike", place,
                              "spell one name in one way, two names in two")  # fmt: skip


def _read(
    text: str, context: Context, undeclared: Undeclared, reader: Callable[[Node, Scope], T]
) -> T:
    node = parse(text)
    scope = Scope(text, context, undeclared)
    _check_looks(node, scope)
    try:
        return reader(node, scope)
    except TermError as error:
        raise scope.error(str(error), node) from None
    except RecursionError:
        raise beyond(scope.error("the expression is nested too deep", node)) from None
