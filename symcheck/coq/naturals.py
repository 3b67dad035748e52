"""Indices, sizes and exponents as naturals of Coq; a subtraction owes that it is none below 0."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.coq.scopes import NoScript, paren
from symcheck.kernel.argmax import abbreviated
from symcheck.kernel.claim import is_integer
from symcheck.kernel.term import BINDERS, Term, add, as_integer, forall, le

if TYPE_CHECKING:
    from symcheck.coq.scopes import Scope


def is_nat(term: Term, scope: Scope) -> bool:
    """Return whether the term can be written over ``nat``."""
    match term.head:
        case "num":
            return True
        case "var":
            sort = scope.context.sorts.get(str(term.data))
            return sort is not None and sort.kind in {"natural", "size", "index"}
        case "at":
            sort = scope.context.sorts.get(str(term.data))
            return sort is not None and sort.kind == "permutation" and is_nat(term.args[0], scope)
        case "add":
            return not _all_negative(term) and all(is_nat(_positive(a), scope) for a in term.args)
        case "mul" | "npow":
            return all(is_nat(a, scope) for a in term.args)
        case "bigmin":
            return abbreviated(term) is not None and all(is_nat(e, scope) for e in term.args[:2])
    return False


def holds_integer(term: Term, scope: Scope) -> bool:
    """Return whether a variable occurs in the term that may be a negative integer."""
    sorts = (scope.context.sorts.get(name) for name in term.free)
    return any(sort is not None and sort.kind == "integer" for sort in sorts)


def _positive(term: Term) -> Term:
    return term.args[0] if term.head == "neg" else term


def _all_negative(term: Term) -> bool:
    return all(a.head == "neg" for a in term.args)


def _nat(term: Term, scope: Scope) -> tuple[str, int]:
    if not is_nat(term, scope):
        raise NoScript("an index, a size or an exponent that is no natural by its form")
    match term.head:
        case "num":
            return str(term.data), 0
        case "var":
            return scope.names[str(term.data)], 0
        case "at":
            return f"{scope.names[str(term.data)]} {nat_argument(term.args[0], scope)}", 10
        case "add":
            return _nat_sum(term, scope)
        case "mul":
            first, *rest = (_nat(a, scope) for a in term.args)
            text = paren(*first, 40) + "".join(f" * {paren(*r, 39)}" for r in rest)
            return text, 40
        case "bigmin":
            return _chosen(term, scope), 10
    base, exponent = (_nat(a, scope) for a in term.args)
    return f"{paren(*base, 29)} ^ {paren(*exponent, 30)}", 30


def _chosen(term: Term, scope: Scope) -> str:
    """Return the index of an extreme value: ``argmax`` of its ends and of the family."""
    from symcheck.coq.terms import family  # what is real speaks of naturals, and they of it

    found = abbreviated(term)
    if found is None:
        raise NoScript("an index that is a minimum of another kind")
    kind, extreme = found
    ends = " ".join(nat_argument(e, scope) for e in term.args[:2])
    values = family(extreme, scope)
    return f"{kind} {ends} {values}" + ("%R" if values.startswith("(") else "")


def _nat_sum(term: Term, scope: Scope) -> tuple[str, int]:
    plus = [a for a in term.args if a.head != "neg"]
    minus = [a.args[0] for a in term.args if a.head == "neg"]
    if not minus and len(plus) > 1 and as_integer(plus[-1]) == 1:
        inner = _nat(add(*plus[:-1]), scope)
        return f"S {paren(*inner, 9)}", 10
    first, *rest = (_nat(a, scope) for a in plus)
    text = paren(*first, 50) + "".join(f" + {paren(*r, 49)}" for r in rest)
    text += "".join(f" - {paren(*_nat(m, scope), 49)}" for m in minus)
    return text, (first[1] if len(plus) == 1 and not minus else 50)


def nat_argument(term: Term, scope: Scope) -> str:
    """Return a natural as an argument where Coq expects a real by default."""
    text, level = _nat(term, scope)
    if level > 10 or text.isdigit():
        return f"({text})%nat" if level else f"{text}%nat"
    return paren(text, level, 9)


def nat_text(term: Term, scope: Scope, most: int = 200) -> str:
    """Return a natural where Coq expects one."""
    return paren(*_nat(term, scope), most)


def sides(term: Term) -> tuple[list[Term], list[Term]]:
    """Return what is added and what is taken away in a sum, at every depth."""
    if term.head == "neg":
        plus, minus = sides(term.args[0])
        return minus, plus
    if term.head != "add":
        return [term], []
    plus, minus = [], []
    for a in term.args:
        p, m = sides(a)
        plus += p
        minus += m
    return plus, minus


def nat_relation(op: str, left: Term, right: Term, scope: Scope) -> str | None:
    """Return a relation of integers over ``nat``, what is taken away moved across; or None."""
    signs = {"=": "=", "!=": "<>", "<": "<", "<=": "<=", ">": ">", ">=": ">="}
    if not (is_integer(left, scope.context) and is_integer(right, scope.context)):
        return None
    if not left.free | right.free and "bigmin" not in {left.head, right.head}:
        return None
    mine, theirs = sides(left), sides(right)
    if not all(
        is_nat(t, scope) and not is_cut(t) for t in (*mine[0], *mine[1], *theirs[0], *theirs[1])
    ):
        return None
    texts = [
        nat_text(_total([*p, *m]), scope, 69)
        for p, m in ((mine[0], theirs[1]), (theirs[0], mine[1]))
    ]
    return f"({texts[0]} {signs[op]} {texts[1]})%nat"


def _total(parts: list[Term]) -> Term:
    kept = [p for p in parts if as_integer(p) != 0]
    return add(*kept)


def is_cut(term: Term) -> bool:
    """Return whether a natural is subtracted somewhere in the term."""
    if term.head == "bigmin":
        return any(map(is_cut, term.args[:2]))
    return any(a.head == "neg" for a in term.args) or any(map(is_cut, term.args))


def between(low: Term, name: str, high: Term, scope: Scope) -> str:
    """Return that a natural is in a range."""
    if is_cut(low):
        raise NoScript("a range that begins at a difference")
    plus, minus = sides(high)
    if not minus:
        return f"({nat_text(low, scope, 69)} <= {name} <= {nat_text(high, scope, 69)})%nat"
    above = nat_text(_total(plus), scope, 69)
    below = " + ".join([name, *(nat_text(m, scope, 49) for m in minus)])
    return f"({nat_text(low, scope, 69)} <= {name} /\\ {below} <= {above})%nat"


def whole(term: Term, scope: Scope) -> str:
    """Return an integer over ``Z``."""
    if term.head == "var" and holds_integer(term, scope):
        return scope.names[str(term.data)]
    if is_nat(term, scope) and not is_cut(term):
        return f"(Z.of_nat {paren(*_nat(term, scope), 9)})"
    if term.head == "neg":
        return f"(- {whole(term.args[0], scope)})%Z"
    if term.head in {"add", "mul"}:
        sign = " + " if term.head == "add" else " * "
        return f"({sign.join(whole(a, scope) for a in term.args)})%Z"
    raise NoScript("an integer exponent that has no form in Coq here")


def cuts(term: Term, scope: Scope, *, natural_itself: bool = False) -> list[Term]:
    """Return what the subtractions of naturals in a term owe: that they do not stop at 0.

    Those in the body of a limit belong to what the limit says.
    """
    from symcheck.coq.terms import entry_of  # what is real speaks of naturals, and they of it

    found: list[Term] = []

    def natural(t: Term, here: Scope) -> None:
        if t.head in BINDERS:
            go(t, here)
            return
        if t.head == "add":
            plus = [a for a in t.args if a.head != "neg"]
            minus = [a.args[0] for a in t.args if a.head == "neg"]
            if minus:
                found.append(le(add(*minus), add(*plus)))
        for a in t.args:
            natural(_positive(a), here)

    def go(t: Term, here: Scope) -> list[Term]:
        nonlocal found
        match t.head:
            case "delta" if any(holds_integer(a, here) for a in t.args):
                pass
            case "at" | "delta":
                for a in t.args:
                    natural(a, here)
            case "upd":
                for a in t.args[1:]:
                    natural(a, here)
            case "npow":
                natural(t.args[1], here)
            case "piecewise":
                for _, replaced in entry_of(t) or ():
                    natural(replaced, here)
            case "call":
                for (_, sort), a in zip(
                    here.context.defined[str(t.data)].parameters, t.args, strict=True
                ):
                    if sort.is_integer and sort.kind != "integer":
                        natural(a, here)
        if t.head == "tends":
            go(t.args[1], here)
        elif t.head in BINDERS:
            for i, a in enumerate(t.args):
                if i == BINDERS[t.head]:
                    continue
                if t.head in {"diff", "lam"}:
                    go(a, here)
                else:  # what the end of an "all" takes away moves across
                    moved = [s for side in sides(a) for s in side] if t.head == "all" else [a]
                    for s in moved:
                        natural(s, here)
            inner, body, _ = here.open(t)
            outer, found = found, []
            go(body, inner)
            below, found = found, outer
            k = next(n for n in inner.names if n not in here.names)
            for p in below:
                found.append(_under(p, k, t) if k in p.free else p)
        else:
            for a in t.args:
                go(a, here)
        return found

    def _under(p: Term, k: str, t: Term) -> Term:
        if t.head in {"diff", "lam"}:
            raise NoScript("a difference of naturals that depends on a family's index")
        return forall(k, t.args[0], t.args[1], p)

    if natural_itself:
        natural(term, scope)
    return list(dict.fromkeys(go(term, scope)))
