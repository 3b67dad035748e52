"""Random terms of the whole language, and points at which they have values."""

from fractions import Fraction

from hypothesis import assume
from hypothesis import strategies as st

from symcheck.kernel import term as t
from symcheck.kernel.argmax import argmax, argmin
from symcheck.kernel.claim import (
    INTEGER,
    NATURAL,
    POSITIVE,
    REAL,
    SIZE,
    Context,
    Definition,
    Relation,
    family,
    index,
)
from symcheck.kernel.entries import diff_entry
from symcheck.kernel.formed import require_formed
from symcheck.kernel.functions import FUNCTIONS
from symcheck.kernel.term import num, var

N = var("n")
SQUARE = Definition("square", (("u", REAL),), t.mul(var("u"), var("u")))
PAIR = family(num(2))
FIRST = Definition("first", (("r", PAIR), ("u", REAL)), t.mul(t.at("r", num(1)), var("u")))
POWER = Definition(
    "power", (("l", NATURAL), ("u", REAL)), on="l", base=num(1),
    step=t.mul(var("u"), t.call("power", var("l"), var("u"))),
)  # fmt: skip
CONTEXT = Context(
    (
        ("n", SIZE),
        ("m", NATURAL),
        ("q", INTEGER),
        ("p", POSITIVE),
        *((name, REAL) for name in "xyzc"),
        *((name, index(N)) for name in "ij"),
        ("v", family(N)),
        ("w", family(N, N)),
        ("pair", PAIR),
    ),
    (),
    (SQUARE, FIRST, POWER),
)

#: Names that binders give, some of which mean something outside.
NAMES = ("k", "l", "x", "i", "j", "s")
LEAVES = (
    var("x"), var("x"), var("y"), var("p"), t.PI, N, var("m"), var("q"), var("i"),
    *map(num, range(-2, 4)), *(t.rational(Fraction(*p)) for p in ((1, 2), (-2, 3), (5, 4))),
    t.at("v", var("i")), t.at("v", var("j")), t.at("w", var("i"), var("j")),
    t.at("w", var("j"), var("i")), t.at("pair", num(2)),
)  # fmt: skip
#: Every function of one argument.
UNARY = tuple(name for name, f in FUNCTIONS.items() if f.arity == (1, 1))
INTEGERS = (N, var("m"), var("q"), t.add(N, num(1)), num(2), num(0))
RANGES = ((num(1), N), (var("i"), N), (num(1), t.sub(N, num(1))))
BINDERS = {"sum": t.sum_, "prod": t.prod_, "bigmax": t.bigmax, "bigmin": t.bigmin}


class Author:
    """Writes one random term, with the choices of a test."""

    def __init__(self, draw):
        self.draw = draw

    def one_of(self, things):
        return things[self.draw(st.integers(0, len(things) - 1))]

    def term(self, depth, bound=()):
        """Return a term of at most this depth; ``bound`` are indices of 1..n that may occur."""
        if depth == 0 or self.draw(st.integers(0, 9)) == 0:
            entries = tuple(t.at("v", var(k)) for k in bound) + tuple(map(var, bound))
            return self.one_of(LEAVES + 3 * entries)
        kind = self.one_of(KINDS)

        def part(*more, real=()):
            kept = tuple(k for k in bound if k not in real)
            return self.term(depth - 1, (*kept, *more))

        return getattr(self, f"a_{kind}")(part)

    def a_sum(self, part):
        return t.add(*(part() for _ in range(self.draw(st.integers(2, 3)))))

    def a_product(self, part):
        return t.mul(*(part() for _ in range(self.draw(st.integers(2, 3)))))

    def a_difference(self, part):
        return t.sub(part(), part())

    def a_fraction(self, part):
        return t.div(part(), part())

    def a_negative(self, part):
        return t.neg(part())

    def a_function(self, part):
        return t.fn(self.one_of(UNARY), part())

    def a_function_of_two(self, part):
        return t.fn(self.one_of(("max", "min", "atan2")), part(), part())

    def a_natural_power(self, part):
        return t.npow(part(), self.one_of((num(0), num(2), num(3), N, var("m"))))

    def a_integer_power(self, part):
        return t.ipow(part(), self.one_of((num(-1), num(-2), var("q"))))

    def a_real_power(self, part):
        return t.rpow(part(), t.mul(part(), var("y")))

    def a_delta(self, part):
        return t.mul(t.delta(self.one_of(INTEGERS), self.one_of(INTEGERS)), part())

    def a_relation(self, part):
        return t.rel(self.one_of(("=", "!=", "<", "<=", ">", ">=")), part(), part())

    def a_condition(self, part):
        kind = self.one_of(("one", "one", "and", "or"))
        one = self.a_relation(part)
        if kind == "one":
            return one
        return (t.conj if kind == "and" else t.disj)(one, self.a_relation(part))

    def a_branch(self, part):
        last = t.TRUE if self.draw(st.booleans()) else self.a_condition(part)
        return t.piecewise((part(), self.a_condition(part)), (part(), last))

    def a_binder(self, part):
        name = self.one_of(NAMES)
        low, high = self.one_of(RANGES)
        return BINDERS[self.one_of(sorted(BINDERS))](name, low, high, part(name))

    def a_softmax(self, part):
        name = self.one_of(NAMES)
        return t.softmax(name, num(1), N, part(name), var("i"))

    def a_argmax(self, part):
        return self.one_of((argmax, argmin))("k", num(1), N, part("k"))

    def a_derivative(self, part):
        return t.diff(part(real=("x",)), "x", var("x"))

    def a_derivative_elsewhere(self, part):
        return t.diff(part(real=("x",)), "x", part())

    def a_derivative_by_an_entry(self, part):
        body = part()
        try:
            return diff_entry(body, "v", (var("j"),))
        except t.TermError:
            return body

    def a_update(self, part):
        return t.upd("v", (var("i"),), part(), (var("j"),))

    def a_call(self, part):
        return t.call("square", part())

    def a_call_with_a_family(self, part):
        return t.call("first", t.fam("pair"), part())

    def a_recursive_call(self, part):
        return t.call("power", self.one_of((var("m"), num(2))), part())


KINDS = (
    "sum", "product", "difference", "fraction", "negative", "function", "function", "function",
    "function_of_two", "natural_power", "integer_power", "real_power", "delta", "branch", "binder",
    "binder", "binder", "softmax", "argmax", "derivative", "derivative_elsewhere",
    "derivative_by_an_entry", "update", "call", "call_with_a_family", "recursive_call",
)  # fmt: skip


def is_formed(term):
    """Whether a term is one of the language, with its indices in integer places."""
    try:
        require_formed(Relation(CONTEXT, (term, term), ("=",)))
    except t.TermError:
        return False
    return True


@st.composite
def terms(draw, depth=4):
    """Terms of the context, of at most this many choices one in the other."""
    term = Author(draw).term(draw(st.integers(1, depth)))
    assume(is_formed(term))
    return term


small = st.sampled_from([Fraction(k, 2) for k in (-4, -3, -1, 0, 1, 2, 3, 5)])


@st.composite
def points(draw):
    """Values of all that the context declares."""
    n = draw(st.integers(1, 3))
    reals = {name: draw(small) for name in "xyzc"}
    indices = {name: draw(st.integers(1, n)) for name in "ij"}
    entries = {
        "v": {(a,): draw(small) for a in range(1, n + 1)},
        "w": {(a, b): draw(small) for a in range(1, n + 1) for b in range(1, n + 1)},
        "pair": {(1,): draw(small), (2,): draw(small)},
    }
    whole = {"n": n, "m": draw(st.integers(0, 2)), "q": draw(st.integers(-2, 2))}
    return {**whole, "p": draw(small.filter(lambda v: v > 0)), **reals, **indices, **entries}
