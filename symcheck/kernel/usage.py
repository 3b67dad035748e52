"""Whether the names in a term are used as they are declared: as numbers, families or calls."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from symcheck.kernel.term import NAMED, PROPOSITIONS, Term, TermError, subterms

if TYPE_CHECKING:
    from collections.abc import Mapping

    from symcheck.kernel.claim import Definition, Sort

#: What stands where a number or a family may: the name of a family, or how many indices a
#: ``lam`` nest takes; 0 is a number.
Shape = str | int
#: How a name is used: the head, the name, and the number of indices or the arguments' shapes.
Use = tuple[str, str, tuple[Shape, ...]]
_FAMILY_IN_FAMILY = -1
_known: WeakKeyDictionary[Term, tuple[Use, ...]] = WeakKeyDictionary()


def require_sorted(
    term: Term, sorts: Mapping[str, Sort], defined: Mapping[str, Definition]
) -> None:
    """Raise TermError where a name is not used as what it is declared to be."""
    for head, name, shape in _uses(term):
        if head == "call":
            _require_call(name, shape, sorts, defined)
            continue
        sort = sorts.get(name)
        if sort is None or sort.has_entries != (head != "var"):
            raise TermError(f"'{name}' is not declared as what it is used as")
        if shape and shape[0] != len(sort.ranges):
            raise TermError(f"'{name}' has another number of indices")


def _require_call(
    name: str,
    arguments: tuple[Shape, ...],
    sorts: Mapping[str, Sort],
    defined: Mapping[str, Definition],
) -> None:
    definition = defined.get(name)
    if definition is None or len(definition.parameters) != len(arguments):
        raise TermError(f"a call of '{name}', which is no such definition")
    for (parameter, sort), given in zip(definition.parameters, arguments, strict=True):
        indices = len(sorts[given].ranges) if isinstance(given, str) and given in sorts else given
        if indices != (len(sort.ranges) if sort.has_entries else 0):
            raise TermError(f"the argument '{parameter}' of '{name}' is of another kind")


def _uses(term: Term) -> tuple[Use, ...]:
    """Return how names are used in the term, outermost first, nothing twice."""
    if term not in _known:
        _known[term] = tuple(dict.fromkeys(_use(t) for t in subterms(term) if t.head in NAMED))
    return _known[term]


def _use(term: Term) -> Use:
    name = str(term.data)
    match term.head:
        case "at":
            return "at", name, (len(term.args),)
        case "upd":  # a value, the key's indices, as many of its own
            return "upd", name, (len(term.args) // 2,)
        case "call":
            return "call", name, tuple(map(_shape, term.args))
    return term.head, name, ()


def _shape(argument: Term) -> Shape:
    if argument.head == "fam":
        return str(argument.data)
    indices = 0
    while argument.head == "lam":
        argument, indices = argument.args[0], indices + 1
    return indices if argument.head != "fam" else _FAMILY_IN_FAMILY


@lru_cache(maxsize=256)
def require_definitions(definitions: tuple[Definition, ...]) -> None:
    """Raise TermError unless each definition is a number, of its parameters and those before it."""
    from symcheck.kernel.formed import require_grammar

    known: dict[str, Definition] = {}
    for definition in definitions:
        known[definition.name] = definition
        sorts = dict(definition.parameters)
        ends = [e for sort in sorts.values() for r in sort.ranges for e in r]
        bodies = [definition.body, definition.base, definition.step]
        numbers = [b for b in bodies if b is not None]
        if any(b.head in PROPOSITIONS or b.head in {"fam", "lam"} for b in numbers):
            raise TermError(f"the definition of '{definition.name}' is no number")
        for term in ends + numbers:
            require_grammar(term)
            require_sorted(term, sorts, known)
