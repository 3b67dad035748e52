"""A claim of each kind, well formed: what the tests of formedness change."""

from dataclasses import replace

from symcheck.kernel.claim import (
    NATURAL,
    REAL,
    SIZE,
    Context,
    Definition,
    Exists,
    Extremum,
    Iff,
    Impossible,
    Limit,
    NotDifferentiable,
    Relation,
    Reparameterisation,
    family,
)
from symcheck.kernel.term import (
    ONE,
    TRUE,
    TWO,
    ZERO,
    Term,
    add,
    bound,
    lam,
    le,
    lt,
    var,
)

X, Y, Q, N = map(var, ("x", "y", "q", "n"))
HERE = Context((("x", REAL), ("n", SIZE), ("a", family(N))))
LOOSE = add(X, bound(0))


def node(head, *args, data=None):
    return Term(head, args, data)


def piecewise(condition):
    return node("piecewise", X, condition)


def chain(*terms, rels=("=",), context=HERE):
    return Relation(context, terms, rels)


#: A family b with b[i, j] for j from 1 to i.
ROWS = Context((("b", family(TWO, lam("i", var("i")))),))


TWICE = Definition("twice", (("t", REAL),), add(var("t"), var("t")))
UP = Definition("up", (("k", NATURAL),), on="k", base=ONE, step=node("call", var("k"), data="up"))
NEAR = Limit(HERE, Q, "q", "oo", "oo")
APPROACHED = Extremum(HERE, le(ZERO, X), approached=(NEAR,))


def good():
    """Return a claim of each kind."""
    q = (("q", REAL),)
    below = le(ZERO, Q)
    return {
        "relation": chain(X, ONE),
        "chain": chain(X, ONE, TWO, rels=("=", "<")),
        "iff": Iff(HERE, lt(X, ONE), TRUE),
        "limit": Limit(HERE, Q, "q", X, ONE),
        "limit at infinity": Limit(HERE, Q, "q", "oo", "oo"),
        "extremum": Extremum(HERE, le(X, ONE), (("x", ONE),)),
        "kink": NotDifferentiable(HERE, node("abs", Q), "q", ZERO),
        "every relation": chain(*(ONE,) * 7, rels=("=", "!=", "<", "<=", ">", ">=")),
        "rows of growing length": chain(ONE, ONE, context=ROWS),
        "a family exists": Exists(
            HERE, (("b", family(N)),), le(ZERO, node("at", ONE, data="b")), (("b", lam("k", X)),)
        ),
        "exists": Exists(HERE, q, below, (("q", X),)),
        "map": Reparameterisation(HERE, X, Q, q, (("q", X),), (("x", Q),)),
        "impossible": Impossible(HERE, q, (below, lt(Q, ZERO))),
        "definitions": chain(X, ONE, context=replace(HERE, definitions=(TWICE, UP))),
        "an approached bound": APPROACHED,
    }


GOOD = good()
RELATION, IFF, LIMIT, BOUND = (GOOD[k] for k in ("relation", "iff", "limit", "extremum"))
KINK, EXISTS, MAP, NEVER = (GOOD[k] for k in ("kink", "exists", "map", "impossible"))
