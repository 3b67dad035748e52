"""Random terms of the whole language, and points at which they have values."""

from fractions import Fraction

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
    family,
    index,
)
from symcheck.kernel.entries import diff_entry
from symcheck.kernel.term import num, var

N = var("n")
SQUARE = Definition("square", (("u", REAL),), t.mul(var("u"), var("u")))
FIRST = Definition("first", (("r", family(num(2))), ("u", REAL)), t.mul(t.at("r", num(1)), var("u")))
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
        ("pair", family(num(2))),
    ),
    (),
    (SQUARE, FIRST, POWER),
)

#: Names that binders give, some of which mean something outside.
names = st.sampled_from(["k", "l", "x", "i", "j", "s"])
numerals = st.integers(-3, 3).map(num)
leaves = st.one_of(
    st.sampled_from([var("x"), var("y"), var("p"), t.PI, N, var("m"), var("q"), var("i")]),
    numerals,
    st.sampled_from([(1, 2), (-2, 3), (5, 4)]).map(lambda p: t.rational(Fraction(*p))),
    st.sampled_from(["i", "j"]).map(lambda i: t.at("v", var(i))),
    st.sampled_from([("i", "j"), ("j", "i"), ("i", "i")]).map(lambda p: t.at("w", *map(var, p))),
    st.just(t.at("pair", num(2))),
)
UNARY = (
    "exp log sqrt cbrt abs sign relu sin cos tan cot sec csc asin acos atan acot asec acsc sinh"
    " cosh tanh coth sech csch asinh acosh atanh acoth asech acsch sigmoid softplus erf"
).split()
INTEGERS = (N, var("m"), var("q"), t.add(N, num(1)), num(2), num(0))
RELATIONS = st.sampled_from(["=", "!=", "<", "<=", ">", ">="])
BINDERS = {"sum": t.sum_, "prod": t.prod_, "bigmax": t.bigmax, "bigmin": t.bigmin}


def conditions(terms):
    """Relations of terms, and what they are joined to."""
    single = st.tuples(RELATIONS, terms, terms).map(lambda p: t.rel(*p))
    return st.one_of(
        single,
        st.tuples(single, single).map(lambda p: t.conj(*p)),
        st.tuples(single, single).map(lambda p: t.disj(*p)),
    )


def over(terms):
    """Terms that bind an index: a body times or plus something at the index."""

    def built(parts):
        head, name, body, factor, low, high = parts
        k = var(name)
        inner = {"v": t.at("v", k), "w": t.at("w", k, var("j")), "k": k, "δ": t.delta(k, var("i"))}
        whole = t.add(body, inner[factor]) if factor in "vk" else t.mul(inner[factor], body)
        return BINDERS[head](name, low, high, whole)

    ranges = st.sampled_from([(num(1), N), (var("i"), N), (num(1), t.sub(N, num(1)))])
    return st.tuples(
        st.sampled_from(sorted(BINDERS)), names, terms, st.sampled_from("vwkδ"), ranges
    ).map(lambda p: built((*p[:4], *p[4])))


def grow(terms):
    """Return a strategy for terms around terms."""
    two, three = st.tuples(terms, terms), st.tuples(terms, terms, terms)
    whole = st.sampled_from(INTEGERS)
    return st.one_of(
        two.map(lambda p: t.add(*p)),
        three.map(lambda p: t.add(*p)),
        two.map(lambda p: t.mul(*p)),
        three.map(lambda p: t.mul(*p)),
        two.map(lambda p: t.sub(*p)),
        two.map(lambda p: t.div(*p)),
        terms.map(t.neg),
        st.tuples(st.sampled_from(UNARY), terms).map(lambda p: t.fn(*p)),
        st.tuples(st.sampled_from(["max", "min"]), two).map(lambda p: t.fn(p[0], *p[1])),
        two.map(lambda p: t.fn("atan2", *p)),
        st.tuples(terms, st.sampled_from([num(0), num(2), num(3), N, var("m")])).map(
            lambda p: t.npow(*p)
        ),
        st.tuples(terms, st.sampled_from([num(-1), num(-2), var("q")])).map(lambda p: t.ipow(*p)),
        st.tuples(terms, terms).map(lambda p: t.rpow(p[0], t.mul(p[1], var("y")))),
        st.tuples(whole, whole).map(lambda p: t.delta(*p)),
        st.tuples(conditions(terms), two).map(
            lambda p: t.piecewise((p[1][0], p[0]), (p[1][1], t.TRUE))
        ),
        st.tuples(conditions(terms), conditions(terms), two).map(
            lambda p: t.piecewise((p[2][0], p[0]), (p[2][1], p[1]))
        ),
        over(terms),
        over(terms),
        st.tuples(names, terms).map(
            lambda p: t.softmax(p[0], num(1), N, t.add(t.at("v", var(p[0])), p[1]), var("i"))
        ),
        st.tuples(st.sampled_from([argmax, argmin]), terms).map(
            lambda p: p[0]("k", num(1), N, t.mul(p[1], t.at("v", var("k"))))
        ),
        terms.map(lambda e: t.diff(e, "x", var("x"))),
        two.map(lambda p: t.diff(p[0], "x", p[1])),
        terms.map(by_entry),
        two.map(lambda p: t.upd("v", (var("i"),), p[0], (var("j"),))),
        terms.map(lambda e: t.call("square", e)),
        terms.map(lambda e: t.call("first", t.fam("pair"), e)),
        st.tuples(st.sampled_from([var("m"), num(2)]), terms).map(lambda p: t.call("power", *p)),
    )


def by_entry(body):
    """Return the derivative by an entry of the family, or the body where there is none."""
    try:
        return diff_entry(body, "v", (var("j"),))
    except t.TermError:
        return body


def formed(term):
    """Whether a term is one of the language, with bound indices in their places."""
    from symcheck.kernel.claim import Relation
    from symcheck.kernel.formed import require_formed

    try:
        require_formed(Relation(CONTEXT, (term, term), ("=",)))
    except t.TermError:
        return False
    return True


terms = st.recursive(leaves, grow, max_leaves=9).filter(formed)

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
