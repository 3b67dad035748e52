"""Integers that may be negative, over ``Z``: differences stay what they are there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.coq.naturals import holds_integer, is_nat, nat_argument, nat_text
from symcheck.coq.scopes import NoScript, paren

if TYPE_CHECKING:
    from symcheck.coq.scopes import Scope
    from symcheck.kernel.claim import Sort
    from symcheck.kernel.term import Term


def is_over_z(term: Term, scope: Scope) -> bool:
    """Return whether the term can be written over ``Z``."""
    match term.head:
        case "num":
            return True
        case "var":
            sort = scope.context.sorts.get(str(term.data))
            return sort is not None and (sort.kind == "integer" or is_nat(term, scope))
        case "add" | "mul" | "neg":
            return all(is_over_z(a, scope) for a in term.args)
        case "npow":
            return is_over_z(term.args[0], scope) and term.args[1].head == "num"
    return False


def integer(term: Term, scope: Scope, most: int = 200) -> str:
    """Return an integer where Coq expects one."""
    return paren(*_integer(term, scope), most)


def integer_argument(term: Term, scope: Scope) -> str:
    """Return an integer as an argument where Coq expects a real by default."""
    text, level = _integer(term, scope)
    return f"({text})%Z" if level or text.isdigit() else text


def integral_argument(term: Term, sort: Sort, scope: Scope) -> str:
    """Return an argument of an integral sort: over ``Z`` for integers, else over ``nat``."""
    return integer_argument(term, scope) if sort.kind == "integer" else nat_argument(term, scope)


def _integer(term: Term, scope: Scope) -> tuple[str, int]:
    if not is_over_z(term, scope):
        raise NoScript("an integer that has no form in Coq here")
    match term.head:
        case "num":
            return str(term.data), 0
        case "var" if is_nat(term, scope):
            return f"Z.of_nat {nat_text(term, scope, 9)}", 10
        case "var":
            return scope.names[str(term.data)], 0
        case "neg":
            return f"- {integer(term.args[0], scope, 35)}", 35
        case "add":
            text = integer(term.args[0], scope, 50)
            for a in term.args[1:]:
                minus = a.head == "neg"
                text += f" {'-' if minus else '+'} "
                text += integer(a.args[0] if minus else a, scope, 49)
            return text, 50
        case "mul":
            first, *rest = term.args
            return " * ".join(
                [integer(first, scope, 40), *(integer(a, scope, 39) for a in rest)]
            ), 40
    return f"{integer(term.args[0], scope, 29)} ^ {term.args[1].data}", 30


def integer_relation(op: str, left: Term, right: Term, scope: Scope) -> str | None:
    """Return a relation of integers, one of which may be negative, over ``Z``; or None."""
    if not (is_over_z(left, scope) and is_over_z(right, scope)):
        return None
    if not (holds_integer(left, scope) or holds_integer(right, scope)):
        return None
    sign = {"!=": "<>"}.get(op, op)
    return f"({integer(left, scope, 69)} {sign} {integer(right, scope, 69)})%Z"


__all__ = ["integer", "integer_argument", "integer_relation", "integral_argument", "is_over_z"]
