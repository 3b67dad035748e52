"""Terms to SymPy expressions, for what SymPy may propose; none of it is believed.

Symbols carry the sorts of the context, so that the expressions meet those of an author.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sympy

from symcheck.bridge import functions as f
from symcheck.bridge.conversion import HEADS
from symcheck.bridge.errors import BridgeError
from symcheck.bridge.symbols import Variable
from symcheck.kernel.argmax import abbreviated
from symcheck.kernel.claim import Context, Sort
from symcheck.kernel.term import BINDERS, Term, open_, var
from symcheck.kernel.writing import bound_name, derivative_pieces

if TYPE_CHECKING:
    from collections.abc import Callable

_FUNCTIONS = {head: function for function, head in HEADS.items()} | {
    "sqrt": sympy.sqrt,
    "max": sympy.Max,
    "min": sympy.Min,
    "add": sympy.Add,
    "mul": sympy.Mul,
    "npow": sympy.Pow,
    "ipow": sympy.Pow,
    "rpow": sympy.Pow,
    "delta": sympy.KroneckerDelta,
    "and": sympy.And,
    "or": sympy.Or,
    "not": sympy.Not,
    "neg": lambda x: sympy.Mul(-1, x),
    "div": lambda a, b: sympy.Mul(a, sympy.Pow(b, -1)),
    "pi": lambda: sympy.pi,
    "true": lambda: sympy.true,
}
_RELATIONS = {
    "=": sympy.Eq, "!=": sympy.Ne, "<": sympy.Lt, "<=": sympy.Le, ">": sympy.Gt, ">=": sympy.Ge,
}  # fmt: skip


def to_sympy(term: Term, context: Context | None = None, *, evaluate: bool = True) -> sympy.Basic:
    """Return the SymPy expression of a closed term.

    Unless ``evaluate`` is false, SymPy rewrites it on the way as it likes.

    Raises BridgeError for what SymPy cannot say, such as ``p for k in 1..n``.
    """
    writer = _Writer(context or Context())
    if evaluate:
        return writer.write(term)
    with sympy.evaluate(False):
        return writer.write(term)


class _Writer:
    """Writes terms in one context, each once."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.done: dict[Term, Any] = {}

    def write(self, term: Term) -> Any:
        if term not in self.done:
            self.done[term] = self.written(term)
        return self.done[term]

    def written(self, term: Term) -> Any:
        special: Callable[[Term], Any] | None = getattr(self, f"write_{term.head}", None)
        if special is not None:
            return special(term)
        function: Any = _FUNCTIONS.get(term.head)
        if function is None:
            raise BridgeError(f"SymPy has no way to write '{term.head}'")
        return function(*[self.write(a) for a in term.args])

    def symbol(self, name: str) -> sympy.Symbol:
        """Return the symbol with the name's sort; bound names are plain symbols."""
        sort = self.context.sorts.get(name)
        if sort is None or "#" in name:
            return sympy.Symbol(name)
        ends = frozenset().union(*[e.free for r in sort.ranges for e in r])
        depends = [self.symbol(n) for n, _ in self.context.variables if n in ends]
        return Variable(name, sort, tuple(d for d in depends if isinstance(d, Variable)))

    def base(self, name: str) -> sympy.IndexedBase:
        return sympy.IndexedBase(self.symbol(name))

    def opened(self, term: Term) -> tuple[sympy.Symbol, Any]:
        """Return a plain symbol for the bound variable, and the body in it."""
        name = bound_name(term)
        outer, self.context = self.context, _without(self.context, name)
        kept, self.done = self.done, {}
        body = self.write(open_(term, var(name)))
        self.context, self.done = outer, kept
        return sympy.Symbol(name), body

    def write_num(self, term: Term) -> Any:
        return sympy.Integer(term.data)

    def write_var(self, term: Term) -> Any:
        return self.symbol(str(term.data))

    def write_at(self, term: Term) -> Any:
        return self.base(str(term.data))[tuple(map(self.write, term.args))]

    def write_upd(self, term: Term) -> Any:
        return f.Update(self.base(str(term.data)), *map(self.write, term.args))

    def write_fam(self, term: Term) -> Any:
        return self.base(str(term.data))

    def write_call(self, term: Term) -> Any:
        return sympy.Function(str(term.data))(*map(self.write, term.args))

    def write_rel(self, term: Term) -> Any:
        return _RELATIONS[str(term.data)](*map(self.write, term.args))

    def write_piecewise(self, term: Term) -> Any:
        parts = [self.write(a) for a in term.args]
        return sympy.Piecewise(*zip(parts[::2], parts[1::2], strict=True))

    def write_lam(self, term: Term) -> Any:
        return sympy.Lambda(*self.opened(term))

    def write_sum(self, term: Term) -> Any:
        return self.limited(sympy.Sum, term)

    def write_prod(self, term: Term) -> Any:
        return self.limited(sympy.Product, term)

    def limited(self, kind: Any, term: Term) -> Any:
        symbol, body = self.opened(term)
        return kind(body, (symbol, self.write(term.args[0]), self.write(term.args[1])))

    def write_bigmax(self, term: Term) -> Any:
        return self.over_lambda(f.BigMax, term)

    def write_bigmin(self, term: Term) -> Any:
        known = abbreviated(term)
        if known is not None:
            return self.over_lambda({"argmax": f.ArgMax, "argmin": f.ArgMin}[known[0]], known[1])
        return self.over_lambda(f.BigMin, term)

    def write_softmax(self, term: Term) -> Any:
        return self.over_lambda(f.SoftmaxOver, term)

    def over_lambda(self, kind: Any, term: Term) -> Any:
        others = [self.write(a) for i, a in enumerate(term.args) if i != BINDERS[term.head]]
        return kind(sympy.Lambda(*self.opened(term)), *others)

    def write_diff(self, term: Term) -> Any:
        body, by, *point = derivative_pieces(term)
        if not point:
            return sympy.Derivative(self.write(body), self.write(by))
        symbol, inner = self.opened(term)
        return sympy.Subs(sympy.Derivative(inner, symbol), symbol, self.write(point[0]))


def _without(context: Context, name: str) -> Context:
    """Return the context without a name, which is bound further in."""
    kept: tuple[tuple[str, Sort], ...] = tuple(v for v in context.variables if v[0] != name)
    return context if len(kept) == len(context.variables) else Context(kept)
