"""The kernel's normal form as an untrusted proposer of canonical terms."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Self

from symcheck.coq.pieces import (
    expanded,
    inverses,
    raised,
    substituted,
)
from symcheck.coq.terms import NoScript, Scope, is_nat
from symcheck.kernel.claim import REAL, index
from symcheck.kernel.normal import HANDLERS, TooLarge
from symcheck.kernel.normal.normalizer import Normalizer, Rescale
from symcheck.kernel.normal.polynomial import Node, times
from symcheck.kernel.normal.polynomial import leaf as leaf_node
from symcheck.kernel.sign import prove
from symcheck.kernel.term import (
    BINDERS,
    ONE,
    ZERO,
    Term,
    add,
    as_integer,
    as_rational,
    bind,
    div,
    fresh,
    le,
    lt,
    mul,
    neg,
    npow,
    num,
    open_,
    rational,
    substitute,
    subterms,
    var,
)

if TYPE_CHECKING:
    from collections.abc import Iterable


MAX_TRIES = 40


class Undecided(Exception):  # noqa: N818 - what to do
    """A case applies or not by a condition that the hypotheses leave open."""

    def __init__(self, condition: Term) -> None:
        """Keep the condition, a relation."""
        super().__init__("a condition that is open")
        self.condition = condition


def pulled(n: Normalizer, a: Term) -> tuple[list[Term], Term]:
    """Return positive factors of a term and the rest, for max(·, 0)."""
    form = n.form(n.lower(inverses(a)))
    content, factors = form.factors()
    out: list[Term] = [rational(abs(content))] if abs(content) not in {0, 1} else []
    top: list[Term] = []
    bottom: list[Term] = []
    for p, e in factors:
        t = n.poly_term(form, p)
        if e > 0 and n.holds(lt(ZERO, t)):
            out.append(raised(t, e))
        elif e < 0 and n.holds(lt(ZERO, t)):
            out.append(div(ONE, raised(t, -e)))
        else:
            (top if e > 0 else bottom).append(raised(t, abs(e)))
    inside = mul(*top) if top else ONE
    inside = div(inside, mul(*bottom)) if bottom else inside
    return out, (neg(inside) if content < 0 else num(0) if content == 0 else inside)


def lower_max(n: Normalizer, term: Term) -> Node:
    """Return max(a, b): the greater side if known; positive factors leave max(·, 0)."""
    if len(term.args) != 2:
        return n.opaque(term)
    a, b = term.args
    if n.holds(le(b, a)):
        return n.lower(a)
    if n.holds(le(a, b)):
        return n.lower(b)
    if b != ZERO:
        return n.opaque(term)
    out, inside = pulled(n, a)
    atom = n.table.atom("max", Term("max", (n.canonical(inside), ZERO)))
    return times(*(n.lower(f) for f in out), leaf_node(atom)) if out else leaf_node(atom)


#: The kernel's table, with max(·, 0) kept as it is.
TABLE = {**HANDLERS, "max": lower_max}


@dataclass
class Proposer:
    """One normal form in use, and fresh names for Coq; what the parts of a machine share."""

    names: list[int] = field(default_factory=lambda: [0])
    normal: Normalizer | None = None
    relations: list[tuple[str, str, Term, Term]] = field(default_factory=list)
    expanding: bool = False

    def another(self) -> Self:
        """Return a machine of the same kind for an equality of its own."""
        return type(self)(self.names)

    def equality(self, left: Term, right: Term, scope: Scope) -> list[str]:
        """Return a script that proves that the two sides are equal."""
        raise NotImplementedError

    def reduce(
        self, left: Term, right: Term, scope: Scope, *, outermost: bool = False
    ) -> list[str]:
        """Return a script of an equality in the normal form that is in use."""
        raise NotImplementedError

    def leaf(self, u: Term, scope: Scope) -> tuple[Term, list[str]]:
        """Return a canonical term for an atom, and the script that proves them equal."""
        raise NotImplementedError

    def leaves_of(self, t: Term, scope: Scope) -> tuple[list[str], Term]:
        """Rewrite the atoms of a term in the goal; return what it becomes."""
        raise NotImplementedError

    def known(self, prop: Term, scope: Scope) -> list[str]:
        """Return the lines that assert a condition that the kernel proves."""
        raise NotImplementedError

    def denominators(self, terms: Iterable[Term], scope: Scope) -> list[str]:
        """Return the lines that show that no denominator is 0."""
        raise NotImplementedError

    @property
    def normaliser(self) -> Normalizer:
        """The kernel's normaliser; raise NoScript if there is none yet."""
        if self.normal is None:
            raise NoScript("no normaliser")
        return self.normal

    def name(self, stem: str) -> str:
        """Return a fresh name for a hypothesis in Coq."""
        self.names[0] += 1
        return f"{stem}{self.names[0]}"

    def start(self, terms: tuple[Term, ...], scope: Scope) -> None:
        """Make a normaliser that has seen both sides, so that its units are settled."""
        units: dict[object, int] = {}
        for _ in range(MAX_TRIES):
            n = Normalizer(scope.context, prove, TABLE, units)
            n.expanding = self.expanding
            try:
                for t in terms:
                    n.form(n.lower(inverses(t)))
            except Rescale:
                continue
            except (TooLarge, ZeroDivisionError) as error:
                raise NoScript(f"no normal form: {error}") from error
            self.normal = n
            return
        raise NoScript("the exponents have no common unit")

    def canonical(self, term: Term, scope: Scope) -> Term:
        """Return the kernel's canonical form of a term, tidied for Coq."""
        n = self.normal
        if n is None:
            raise NoScript("no normaliser")
        term = inverses(term)
        outer, n.context = n.context, scope.context
        try:
            return self.tidy(n.canonical(term), scope)
        except (Rescale, TooLarge, ZeroDivisionError) as error:
            raise NoScript(f"no canonical form: {error!r}") from error
        finally:
            n.context = outer

    def tidy(self, term: Term, scope: Scope) -> Term:
        """Return a canonical term with ln|f| as ln f and roots as ``sqrt``."""
        from symcheck.kernel.term import ZERO, lt

        def go(t: Term, here: Scope) -> Term:
            if not t.args:
                return t
            if t.head in BINDERS:
                k = fresh(str(t.data or "k"))
                sort = (
                    REAL
                    if t.head in {"diff", "lam"}
                    else index(*t.args[:2])
                    if t.head != "lam"
                    else index(ONE)
                )
                inner = Scope(
                    here.context.declare(str(k.data), sort), {**here.names, str(k.data): "_"}
                )
                body = go(open_(t, k), inner)
                others = [go(a, here) for i, a in enumerate(t.args) if i != BINDERS[t.head]]
                return bind(t.head, str(k.data), body, *others)
            same = Term(t.head, tuple(go(a, here) for a in t.args), t.data)
            if same.head == "log" and same.args[0].head == "abs":
                f = same.args[0].args[0]
                if prove(here.context, lt(ZERO, f)):
                    return Term("log", (f,))
                if prove(here.context, lt(f, ZERO)):
                    return Term("log", (neg(f),))
            if same.head == "ipow" and is_nat(same.args[1], here):
                return npow(*same.args)
            if same.head == "rpow" and as_rational(same.args[1]) == Fraction(1, 2):
                return Term("sqrt", (same.args[0],))
            return same

        return go(term, scope)

    def ratio(
        self, a: Term, b: Term, scope: Scope
    ) -> tuple[Fraction, list[tuple[Term, int]]] | None:
        """Return a/b as content and factors with their exponents."""
        try:
            self.start((div(a, b),), scope)
            n = self.normaliser
            form = n.form(n.lower(inverses(div(a, b))))
            content, factors = form.factors()
            return content, [(self.tidy(n.poly_term(form, p), scope), e) for p, e in factors]
        except (Rescale, TooLarge, ZeroDivisionError):
            return None

    def factored(self, term: Term, scope: Scope) -> Term:
        """Return a difference as content times powers of irreducible factors."""
        term = expanded(term)
        opaque = [
            t for t in dict.fromkeys(subterms(term))
            if not t.loose and t.head in {"npow", "call", "bigmax", "bigmin", "prod", "sqrt"}
            and not (t.head == "npow" and t.args[1].head == "num")
        ]  # fmt: skip
        back: dict[str, Term] = {}
        context = scope.context
        for i, t in enumerate(opaque):
            literal = (
                t.head == "npow" and t.args[1].head == "add" and as_integer(t.args[1].args[-1])
            )
            v = var(f"opaque#{i}")
            context = context.declare(str(v.data), REAL)
            if literal:
                less = npow(t.args[0], add(*t.args[1].args[:-1]))
                back[str(v.data)] = less
                term = substituted(term, t, mul(v, *([t.args[0]] * int(literal))))
                term = substituted(term, less, v)
            else:
                back[str(v.data)] = t
                term = substituted(term, t, v)
        here = Scope(context, {**scope.names, **dict.fromkeys(back, "_")})
        self.start((term,), here)
        n = self.normal
        if n is None:
            raise NoScript("no normaliser")
        form = n.form(n.lower(inverses(term)))
        content, factors = form.factors()
        top = [rational(abs(content))] if abs(content) != 1 else []
        bottom: list[Term] = []
        negative = content < 0
        for p, e in factors:
            t = n.poly_term(form, p)
            if e % 2 and prove(context, le(t, ZERO)):
                t, negative = n.canonical(neg(t)), not negative
            (top if e > 0 else bottom).append(raised(t, abs(e)))
        whole = mul(*top) if top else ONE
        if content == 0:
            whole = num(0)
        whole = div(whole, mul(*bottom)) if bottom else whole
        whole = neg(whole) if negative else whole
        return self.tidy(substitute(whole, back), scope)
