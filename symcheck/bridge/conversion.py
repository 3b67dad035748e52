"""SymPy expressions to terms.

SymPy has no division: ``x**-1`` and ``x*y**-1`` become fractions. Sums come in the order
in which SymPy prints them. Bound symbols become bound variables, whatever they are named.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import sympy
from sympy import S
from sympy.core.function import AppliedUndef
from sympy.core.relational import Relational
from sympy.logic.boolalg import And, BooleanAtom, BooleanFunction, Not, Or

from symcheck.bridge import assumptions, binding
from symcheck.bridge.errors import BridgeError
from symcheck.bridge.functions import (
    ArgMax,
    ArgMaxOf,
    ArgMin,
    ArgMinOf,
    BigMax,
    BigMin,
    EntryOf,
    SoftmaxEntry,
    SoftmaxOf,
    SoftmaxOver,
    Update,
    cube_root,
    relu,
    sigmoid,
    softplus,
)
from symcheck.bridge.numbers import NOT_REAL, constant, number, sympified
from symcheck.kernel import term as t
from symcheck.kernel.claim import Context, Sort, is_integer
from symcheck.kernel.powers import power
from symcheck.kernel.term import Term, TermError
from symcheck.kernel.text import sort_text
from symcheck.read.naming import is_name, look

if TYPE_CHECKING:
    from collections.abc import Callable

#: SymPy's functions that have a head of their own.
HEADS: dict[Any, str] = {
    **{
        getattr(sympy, name): name
        for name in [
            "exp",
            "log",
            "sign",
            "sin",
            "cos",
            "tan",
            "cot",
            "sec",
            "csc",
            "asin",
            "acos",
            "atan",
            "acot",
            "asec",
            "acsc",
            "atan2",
            "sinh",
            "cosh",
            "tanh",
            "coth",
            "sech",
            "csch",
            "asinh",
            "acosh",
            "atanh",
            "acoth",
            "asech",
            "acsch",
            "erf",
        ]
    },
    sympy.Abs: "abs",
    sigmoid: "sigmoid",
    softplus: "softplus",
    relu: "relu",
    cube_root: "cbrt",
}
_RELATIONS = {
    sympy.Eq: "=", sympy.Ne: "!=", sympy.Lt: "<", sympy.Le: "<=", sympy.Gt: ">", sympy.Ge: ">=",
}  # fmt: skip


@dataclass(frozen=True)
class Place:
    """Where in an expression we are: the context, the bound symbols, the depth.

    ``entry`` is the index at which a family that stands alone is taken inside softmax;
    ``ranges`` collects the ranges of such families.
    """

    context: Context
    bound: dict[sympy.Symbol, Term] = field(default_factory=dict)
    entry: Term | None = None
    ranges: list[tuple[Term, Term]] = field(default_factory=list)
    memo: dict[Any, Term] = field(default_factory=dict)

    def bind(self, symbol: sympy.Symbol, sort: Sort) -> tuple[Place, str]:
        """Return the place in which a symbol is bound, and the name of its variable."""
        if not isinstance(symbol, sympy.Symbol):
            raise BridgeError(f"'{symbol}' cannot be bound", "use a symbol")
        assumptions.require_bound(symbol, integer=sort.is_integer)
        hint = symbol.name.partition("#")[0]
        for other in (*self.context.sorts, *(b.name for b in self.bound)):
            if "#" not in other and other != hint and look(other) == look(hint):
                raise BridgeError(f"'{hint}' and '{other}' are printed alike", "rename one of them")
        variable = t.fresh(hint if is_name(hint) else "k")
        context = self.context.declare(str(variable.data), sort)
        bound = {**self.bound, symbol: variable}
        return replace(self, context=context, bound=bound, entry=None, memo={}), str(variable.data)


def to_term(expr: Any, context: Context) -> Term:
    """Return the term of a SymPy expression, or of a relation, whose symbols are declared.

    Raises BridgeError for floats, infinities, unknown functions and undeclared symbols.
    """
    return term_at(expr, Place(context))


def term_at(expr: Any, place: Place) -> Term:
    """Return the term of an expression where symbols may be bound."""
    try:
        return convert(sympified(expr), place)
    except TermError as error:
        raise BridgeError(str(error)) from None
    except RecursionError:
        raise BridgeError("the expression is nested too deep") from None


def symbols_of(expr: Any) -> list[sympy.Symbol]:
    """Return the free symbols of an expression, families by their label, as they occur.

    SymPy's own ``free_symbols`` leaves out the k of a derivative by ``y[k]``.
    """
    found: dict[sympy.Symbol, None] = {}
    none: frozenset[sympy.Symbol] = frozenset()
    stack = [(sympified(expr), none)]
    seen: set[tuple[sympy.Basic, frozenset[sympy.Symbol]]] = set()
    while stack:
        node, bound = stack.pop()
        if (node, bound) in seen:
            continue
        seen.add((node, bound))
        if isinstance(node, sympy.Symbol):
            if node not in bound:
                found[node] = None
            continue
        stack.extend(reversed([(a, bound | b) for a, b in binding.parts_of(node)]))
    return list(found)


def convert(expr: Any, place: Place) -> Term:
    """Return the term of a part of an expression."""
    found = place.memo.get(expr)
    if found is None:
        found = place.memo[expr] = _convert(expr, place)
    return found


def _convert(expr: Any, place: Place) -> Term:
    head = HEADS.get(expr.func)
    if head is not None:
        return t.fn(head, *[convert(a, place) for a in expr.args])
    for kinds, converter in _CONVERTERS:
        if isinstance(expr, kinds):
            return converter(expr, place)
    name = expr.func.__name__
    raise BridgeError(f"'{name}' is not a function that symcheck knows", f"found in '{expr}'")


# ── atoms ────────────────────────────────────────────────────────────────────────


def _symbol(symbol: Any, place: Place) -> Term:
    if symbol in place.bound:
        return place.bound[symbol]
    check_unbound(symbol, place)
    sort = place.context.sorts.get(symbol.name)
    if sort is None:
        raise BridgeError(f"'{symbol.name}' is not declared")
    if sort.has_entries:
        raise BridgeError(f"'{symbol.name}' is a family", f"write {symbol.name}[i]")
    assumptions.require_no_entry(symbol.name, place.context, place.bound)
    return t.var(symbol.name)


def check_unbound(symbol: sympy.Symbol, place: Place) -> None:
    """Refuse a symbol under a binder that binds another symbol of the same name."""
    if any(b.name == symbol.name for b in place.bound):
        raise BridgeError(
            f"two different symbols are named '{symbol.name}', one of them bound",
            "make the symbol once and use it everywhere",
        )
    assumptions.require_real(symbol)
    require_sorts(symbol, place.context)


def require_sorts(symbol: Any, context: Context) -> None:
    """Raise BridgeError if a context declares a symbol, or what its range uses, otherwise."""
    own = getattr(symbol, "sort", None)
    if own is None:
        return
    declared = context.sorts.get(symbol.name, own)
    if declared != own:
        raise BridgeError(
            f"'{symbol.name}' is declared with another sort",
            f"it is {sort_text(declared)} there and {sort_text(own)} here",
        )
    for needed in symbol.depends:
        require_sorts(needed, context)


# ── arithmetic ───────────────────────────────────────────────────────────────────


def _sum(expr: Any, place: Place) -> Term:
    return t.add(*[convert(a, place) for a in expr.as_ordered_terms()])


def _product(expr: Any, place: Place) -> Term:
    """Return a product with what has a negative exponent under a fraction bar."""
    top: list[Term] = []
    bottom: list[Term] = []
    negative = False
    for factor in expr.args if _is_unevaluated(expr) else expr.as_ordered_factors():
        if isinstance(factor, sympy.Rational) and factor not in NOT_REAL:
            negative ^= factor.is_negative
            if abs(factor.p) != 1:
                top.append(t.num(abs(int(factor.p))))
            if factor.q != 1:
                bottom.append(t.num(int(factor.q)))
            continue
        flipped = _flipped(factor)
        (top if flipped is None else bottom).append(
            convert(factor if flipped is None else flipped, place)
        )
    whole = t.mul(*top)
    if bottom:
        whole = t.div(whole, t.mul(*bottom))
    return t.neg(whole) if negative else whole


def _is_unevaluated(expr: Any) -> bool:
    """Return whether a product holds what SymPy would have merged, such as 2·3."""
    return len([a for a in expr.args if a.is_Number]) > 1


def _flipped(expr: Any) -> Any:
    """Return 1/expr if expr is a power with a negative literal exponent, else None."""
    if isinstance(expr, sympy.Pow) and expr.exp.is_Rational and expr.exp.is_negative:
        if expr.exp is S.NegativeOne:
            return expr.base
        return sympy.Pow(expr.base, -expr.exp, evaluate=False)
    return None


def _power(expr: Any, place: Place) -> Term:
    flipped = _flipped(expr)
    if flipped is not None:
        return t.div(t.ONE, convert(flipped, place))
    base, exponent = expr.args
    if exponent is S.Half:
        return t.fn("sqrt", convert(base, place))
    if base is S.Exp1:
        return t.fn("exp", convert(exponent, place))
    return power(convert(base, place), convert(exponent, place), place.context)


def _extreme(head: str) -> Callable[[Any, Place], Term]:
    def converter(expr: Any, place: Place) -> Term:
        return t.fn(head, *[convert(a, place) for a in sympy.ordered(expr.args)])

    return converter


# ── propositions ─────────────────────────────────────────────────────────────────


def _relation(expr: Any, place: Place) -> Term:
    return t.rel(_RELATIONS[expr.func], convert(expr.lhs, place), convert(expr.rhs, place))


def _connective(expr: Any, place: Place) -> Term:
    args = [convert(a, place) for a in sympy.ordered(expr.args)]
    if isinstance(expr, And):
        return t.conj(*args)
    if isinstance(expr, Or):
        return t.disj(*args)
    if isinstance(expr, Not):
        return Term("not", (args[0],))
    raise BridgeError(f"'{expr.func.__name__}' is not a connective that symcheck knows")


def _truth(expr: Any, _place: Place) -> Term:
    if expr is S.true:
        return t.TRUE
    raise BridgeError("SymPy has decided a condition to be false", "give the line as text")


def _piecewise(expr: Any, place: Place) -> Term:
    return t.piecewise(*[(convert(v, place), convert(c, place)) for v, c in expr.args])


# ── indices ──────────────────────────────────────────────────────────────────────


def index_term(expr: Any, place: Place) -> Term:
    """Return an index or an end of a range, which must be an integer by its sorts."""
    term = convert(sympified(expr), place)
    if not is_integer(term, place.context):
        raise BridgeError(
            f"'{expr}' is used as an integer, but is none", 'use index("i", n) or size("n")'
        )
    return term


def _delta(expr: Any, place: Place) -> Term:
    if len(expr.args) != 2:
        raise BridgeError(f"'{expr}' has a range", "write KroneckerDelta(i, j)")
    return t.delta(*[index_term(a, place) for a in expr.args])


def _undefined(expr: Any, place: Place) -> Term:
    """Return a call of a definition, which SymPy writes as an undefined function."""
    name = expr.func.__name__
    definition = place.context.defined.get(name)
    if definition is None:
        raise BridgeError(f"the function '{name}' is not defined")
    assumptions.require_plain(name, expr.func._kwargs)  # noqa: SLF001 — its values' assumptions
    if len(expr.args) != len(definition.parameters):
        raise BridgeError(
            f"'{name}' takes {len(definition.parameters)} arguments, got {len(expr.args)}"
        )
    args = []
    for arg, (_, sort) in zip(expr.args, definition.parameters, strict=True):
        if sort.has_entries:
            args.append(binding.family_argument(arg, len(sort.ranges), place))
        else:
            args.append(index_term(arg, place) if sort.is_integer else convert(arg, place))
    return t.call(name, *args)


def _passed(expr: Any, place: Place) -> Term:
    return convert(expr.args[0], place)


#: The first kind that an expression is decides; numbers come before symbols.
_CONVERTERS: tuple[tuple[Any, Callable[[Any, Place], Term]], ...] = (
    (sympy.Number, number),
    (type(S.ComplexInfinity), number),
    (type(S.ImaginaryUnit), number),
    (sympy.NumberSymbol, constant),
    (sympy.Symbol, _symbol),
    (sympy.Add, _sum),
    (sympy.Mul, _product),
    (sympy.Pow, _power),
    (sympy.Max, _extreme("max")),
    (sympy.Min, _extreme("min")),
    (sympy.Indexed, binding.entry),
    (sympy.IndexedBase, binding.vector_entry),
    (sympy.Sum, binding.over("sum")),
    (sympy.Product, binding.over("prod")),
    (BigMax, binding.over_lambda("bigmax")),
    (BigMin, binding.over_lambda("bigmin")),
    (ArgMax, binding.extreme_index_over("argmax")),
    (ArgMin, binding.extreme_index_over("argmin")),
    (ArgMaxOf, binding.extreme_index("argmax")),
    (ArgMinOf, binding.extreme_index("argmin")),
    (SoftmaxEntry, binding.softmax_entry),
    (SoftmaxOf, binding.softmax_alone),
    (SoftmaxOver, binding.over_lambda("softmax")),
    (Update, binding.updated_entry),
    (EntryOf, binding.entry_of_tensor),
    (sympy.Derivative, binding.derivative),
    (sympy.Subs, binding.value_at),
    (sympy.Piecewise, _piecewise),
    (sympy.KroneckerDelta, _delta),
    (sympy.UnevaluatedExpr, _passed),
    (AppliedUndef, _undefined),
    (Relational, _relation),
    (BooleanAtom, _truth),
    (BooleanFunction, _connective),
)
