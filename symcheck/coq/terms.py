"""Terms as Coq text: reals over Coq's ``R``, indices, sizes and exponents over ``nat``.

What is printed is the trusted part: it has to say what the term says. Coq's functions are
total, and subtraction of naturals stops at 0, so that a statement says the same only where
the terms are defined: that is what the definedness lemmas are for, and ``cuts`` lists what
subtractions owe. What has no faithful form here raises ``NoScript``.
"""

from __future__ import annotations

from symcheck.coq.integers import integer_argument, integer_relation, integral_argument
from symcheck.coq.naturals import (
    between,
    cuts,
    holds_integer,
    is_cut,
    is_nat,
    nat_argument,
    nat_relation,
    nat_text,
    whole,
)
from symcheck.coq.scopes import NoScript, Scope, paren
from symcheck.kernel.claim import NATURAL, is_integer
from symcheck.kernel.functions import FUNCTIONS as BY_NAME
from symcheck.kernel.term import TRUE, Term

# ── reals ────────────────────────────────────────────────────────────────────────

#: Functions of one argument and their names in Coq.
FUNCTIONS = {
    "exp": "exp",
    "log": "ln",
    "sqrt": "sqrt",
    "abs": "Rabs",
    "sin": "sin",
    "cos": "cos",
    "atan": "atan",
    "sinh": "sinh",
    "cosh": "cosh",
    "tan": "tan",
    "sign": "sign",
    "sigmoid": "sigmoid",
    "softplus": "softplus",
    "relu": "relu",
    "tanh": "tanh",
    "erf": "erf",
    "cbrt": "cbrt",
}
#: Functions that Coq's libraries do not have: they are written as their definitions.
BY_DEFINITION = frozenset(
    f.name for f in BY_NAME.values() if not f.is_primitive and f.name not in FUNCTIONS
)
RANGED = {"sum": "rsum", "prod": "rprod", "bigmax": "rmax", "bigmin": "rmin"}


def real(term: Term, scope: Scope, most: int = 200) -> str:
    """Return a term over the reals, in parentheses where its level is above ``most``."""
    return paren(*_real(term, scope), most)


def _real(term: Term, scope: Scope) -> tuple[str, int]:
    match term.head:
        case "num":
            return str(term.data), 0
        case "pi":
            return "PI", 0
        case "var":
            called, sort = scope.names[str(term.data)], scope.context.sorts[str(term.data)]
            if not sort.is_integer:
                return called, 0
            return f"{'IZR' if sort.kind == 'integer' else 'INR'} {called}", 10
        case "at":
            return _entry(term, scope)
        case "upd":
            return _updated(term, scope)
        case "add":
            first, *rest = term.args
            text = real(first, scope, 50)
            for a in rest:
                text += (
                    f" - {real(a.args[0], scope, 49)}"
                    if a.head == "neg"
                    else f" + {real(a, scope, 49)}"
                )
            return text, 50
        case "neg":
            return f"- {real(term.args[0], scope, 35)}", 35
        case "mul":
            first, *rest = term.args
            return real(first, scope, 40) + "".join(f" * {real(a, scope, 39)}" for a in rest), 40
        case "div":
            return f"{real(term.args[0], scope, 40)} / {real(term.args[1], scope, 39)}", 40
        case "npow" | "ipow" | "rpow":
            return _power(term, scope)
        case "inverse":
            return f"/ {real(term.args[0], scope, 35)}", 35
        case "max" | "min":
            name = "Rmax" if term.head == "max" else "Rmin"
            text = real(term.args[0], scope, 9)
            for a in term.args[1:]:
                text = f"({name} {text} {real(a, scope, 9)})"
            return text[1:-1], 10
        case "delta" if any(holds_integer(a, scope) for a in term.args):
            return "deltaZ " + " ".join(integer_argument(a, scope) for a in term.args), 10
        case "delta":
            return "delta " + " ".join(nat_argument(a, scope) for a in term.args), 10
        case "piecewise" if entry_of(term) is not None:
            return _again(term, scope), 10
        case "piecewise":
            return _piecewise(term, scope), 0
        case "call":
            return _call(term, scope)
        case "diff":
            inner, body, name = scope.open(term)
            return (
                f"Derive (fun {name} : R => {real(body, inner)}) {real(term.args[1], scope, 9)}",
                10,
            )
        case "softmax":
            inner, body, name = scope.open(term)
            ends = " ".join(nat_argument(e, scope) for e in term.args[:2])
            return f"softmax {ends} {family(term, scope)} {nat_argument(term.args[3], scope)}", 10
        case "bigmin" if is_nat(term, scope):
            return f"INR {nat_argument(term, scope)}", 10
        case head if head in RANGED:
            ends = " ".join(nat_argument(e, scope) for e in term.args[:2])
            return f"{RANGED[head]} {ends} {family(term, scope)}", 10
        case head if head in FUNCTIONS:
            return f"{FUNCTIONS[head]} {real(term.args[0], scope, 9)}", 10
        case head if head in BY_DEFINITION:
            return _real(definition_of(term), scope)
    raise NoScript(f"'{term.head}' has no form in Coq here")


def definition_of(term: Term) -> Term:
    """Return a function's value by its definition; raise NoScript without one."""
    body = BY_NAME[term.head].definition(term.args)
    if body is None:
        raise NoScript(f"'{term.head}' has no form in Coq here")
    return body


def family(binder: Term, scope: Scope) -> str:
    """Return the function that a binder's body is; a family itself where it is one."""
    inner, body, name = scope.open(binder)
    if body.head == "at" and len(body.args) == 1 and body.args[0].data in inner.names:
        own = inner.names[str(body.args[0].data)]
        sort = scope.context.sorts.get(str(body.data))
        if own == name and sort is not None and sort.kind == "family":
            return scope.names[str(body.data)]
    return f"(fun {name} : nat => {real(body, inner)})"


def _entry(term: Term, scope: Scope) -> tuple[str, int]:
    sort = scope.context.sorts[str(term.data)]
    text = f"{scope.names[str(term.data)]} " + " ".join(nat_argument(a, scope) for a in term.args)
    return (f"INR ({text})", 10) if sort.kind == "permutation" else (text, 10)


def _updated(term: Term, scope: Scope) -> tuple[str, int]:
    count = len(term.args) // 2
    if count not in {1, 2}:
        raise NoScript("an entry of a family of more than two indices, replaced")
    key, own = term.args[1 : 1 + count], term.args[1 + count :]
    parts = [nat_argument(k, scope) for k in key]
    parts += [real(term.args[0], scope, 9), *(nat_argument(k, scope) for k in own)]
    return f"upd{count} {scope.names[str(term.data)]} {' '.join(parts)}", 10


def entry_of(term: Term) -> tuple[tuple[Term, Term], ...] | None:
    """Return (own index, replaced index) pairs of an entry that is replaced once more, or None.

    ``t if j = k else y[j]``, where y may have an entry replaced already.
    """
    if term.head != "piecewise" or len(term.args) != 4 or term.args[3] != TRUE:
        return None
    _, condition, other, _ = term.args
    parts = condition.args if condition.head == "and" else (condition,)
    if any(p.head != "rel" or p.data != "=" for p in parts) or other.head not in {"at", "upd"}:
        return None
    own = other.args if other.head == "at" else other.args[1 + len(other.args) // 2 :]
    pairs = tuple((p.args[0], p.args[1]) for p in parts)
    return pairs if tuple(a for a, _ in pairs) == own and len(own) in {1, 2} else None


def _again(term: Term, scope: Scope) -> str:
    value, _, other, _ = term.args
    pairs = entry_of(term) or ()
    name = scope.names[str(other.data)]
    count = len(pairs)
    if other.head == "upd":
        key = [nat_argument(k, scope) for k in other.args[1 : 1 + count]]
        name = f"(upd{count} {name} {' '.join(key)} {real(other.args[0], scope, 9)})"
    parts = [*(nat_argument(k, scope) for _, k in pairs), real(value, scope, 9)]
    parts += [nat_argument(i, scope) for i, _ in pairs]
    return f"upd{count} {name} {' '.join(parts)}"


def _power(term: Term, scope: Scope) -> tuple[str, int]:
    base, exponent = term.args
    if term.head == "npow":
        if exponent.head == "num":
            return f"{real(base, scope, 29)} ^ {exponent.data}", 30
        return f"{real(base, scope, 29)} ^ {nat_argument(exponent, scope)}", 30
    if term.head == "ipow":
        return f"powerRZ {real(base, scope, 9)} {whole(exponent, scope)}", 10
    return f"real_power {real(base, scope, 9)} {real(exponent, scope, 9)}", 10


def _call(term: Term, scope: Scope) -> tuple[str, int]:
    definition = scope.context.defined[str(term.data)]
    parts = [scope.names[definition.name]]
    for (_, sort), a in zip(definition.parameters, term.args, strict=True):
        if a.head == "fam":
            parts.append(scope.names[str(a.data)])
        elif a.head == "lam":
            parts.append(_lambda(a, scope))
        elif sort.is_integer:
            parts.append(integral_argument(a, sort, scope))
        else:
            parts.append(real(a, scope, 9))
    return " ".join(parts), (10 if len(parts) > 1 else 0)


def _lambda(term: Term, scope: Scope) -> str:
    names = []
    while term.head == "lam":
        scope, term, name = scope.open(term)
        names.append(name)
    return f"(fun {' '.join(names)} : nat => {real(term, scope)})"


def family_value(term: Term, scope: Scope) -> str:
    """Return a family given as a value: by name, or entry by entry."""
    return scope.names[str(term.data)] if term.head == "fam" else _lambda(term, scope)


# ── propositions ─────────────────────────────────────────────────────────────────

_DECIDED = {"<": "Rlt_dec", "<=": "Rle_dec", ">": "Rgt_dec", ">=": "Rge_dec", "=": "Req_EM_T"}
_DECIDED_NAT = {"<": "lt_dec", "<=": "le_dec", ">": "gt_dec", ">=": "ge_dec", "=": "Nat.eq_dec"}
_SIGNS = {"=": "=", "!=": "<>", "<": "<", "<=": "<=", ">": ">", ">=": ">="}


def _piecewise(term: Term, scope: Scope) -> str:
    text = "0"
    for value, condition in reversed(list(zip(term.args[::2], term.args[1::2], strict=True))):
        text = _branch(condition, real(value, scope, 199), text, scope)
    return text


def _branch(condition: Term, then: str, otherwise: str, scope: Scope) -> str:
    """Return ``then`` where the condition holds; the last branch never applies undefined."""
    match condition.head:
        case "true":
            return then
        case "and":
            for part in reversed(condition.args):
                then = _branch(part, then, otherwise, scope)
            return then
        case "or":
            for part in reversed(condition.args):
                otherwise = _branch(part, then, otherwise, scope)
            return otherwise
        case "not":
            return _branch(condition.args[0], otherwise, then, scope)
        case "rel":
            op, (left, right) = str(condition.data), condition.args
            if op == "!=":
                op, then, otherwise = "=", otherwise, then
            integral = all(  # a subtraction of naturals, which may stop at 0, is one of reals
                is_nat(t, scope) and not is_cut(t) and is_integer(t, scope.context)
                for t in (left, right)
            )
            if integral and left.free | right.free:
                pair = " ".join(nat_argument(t, scope) for t in (left, right))
                test = f"{_DECIDED_NAT[op]} {pair}"
            else:
                test = f"{_DECIDED[op]} {real(left, scope, 9)} {real(right, scope, 9)}"
            return f"(if {test} then {then} else {otherwise})"
    raise NoScript(f"a case on '{condition.head}' has no form in Coq here")


def prop(term: Term, scope: Scope, most: int = 200) -> str:
    """Return a proposition."""
    return paren(*_prop(term, scope), most)


def integral_relation(relation: Term, scope: Scope) -> str | None:
    """Return a relation of naturals, or of integers, as such; None if it is one of reals."""
    op, (left, right) = str(relation.data), relation.args
    over_nat = nat_relation(op, left, right, scope)
    return integer_relation(op, left, right, scope) if over_nat is None else over_nat


def _prop(term: Term, scope: Scope) -> tuple[str, int]:
    match term.head:
        case "true":
            return "True", 0
        case "rel":
            left, right = term.args
            integral = integral_relation(term, scope)
            if integral is not None:
                return integral, 0
            return f"{real(left, scope, 69)} {_SIGNS[str(term.data)]} {real(right, scope, 69)}", 70
        case "and":
            return " /\\ ".join(prop(a, scope, 79) for a in term.args), 80
        case "or":
            return " \\/ ".join(prop(a, scope, 84) for a in term.args), 85
        case "not":
            return f"~ {prop(term.args[0], scope, 75)}", 75
        case "tends":
            return _tends(term, scope)
        case "all":
            inner, body, name = scope.open(term)
            ends = between(term.args[0], name, term.args[1], scope)
            return f"forall {name} : nat, {ends} -> {prop(body, inner)}", 200
    raise NoScript(f"the proposition '{term.head}' has no form in Coq here")


def _tends(limit: Term, scope: Scope) -> tuple[str, int]:
    """Return that a sequence is defined, from some index on, and has a limit."""
    from symcheck.coq.definedness import from_some_index_on  # what is owed is a proposition too

    inner, body, name = scope.open(limit)
    function = f"(fun {name} : nat => {real(body, inner)})"
    text = f"is_lim_seq {function} {real(limit.args[1], scope, 9)}"
    owed = " /\\ ".join(prop(p, inner, 79) for p in from_some_index_on(body, inner))
    if not owed:
        return text, 10
    _, start = inner.declare("start#", NATURAL, "start")
    there = f"forall {name} : nat, ({start} <= {name})%nat -> {owed}"
    return f"(exists {start} : nat, {there}) /\\ {text}", 80


__all__ = [
    "NoScript", "Scope", "between", "cuts", "entry_of", "family", "family_value",
    "integral_relation", "is_nat", "nat_argument", "nat_text", "prop", "real",
]  # fmt: skip
