"""False claims about ranges whose ends have no value, or follow what moves, or keep a hypothesis.

Nothing lies between ends that have no value: not 2 in 1..2 − x/x at x = 0.
"""

from symcheck.authoring.definitions import define
from symcheck.kernel.claim import (
    REAL,
    SIZE,
    Context,
    Exists,
    Extremum,
    Limit,
    Reparameterisation,
    family,
    index,
    relation,
)
from symcheck.kernel.term import (
    ONE,
    TRUE,
    TWO,
    ZERO,
    Term,
    add,
    at,
    call,
    div,
    eq,
    fn,
    lam,
    le,
    lt,
    mul,
    num,
    piecewise,
    sub,
    sum_,
    var,
)

A, I, J, K, M, N, X = map(var, "aijkmnx")
SELF = fn("sign", div(X, X))
BROKEN = index(ONE, sub(TWO, SELF))
LINE, AT_0 = Context((("x", REAL),)), Context((("x", REAL),), (eq(X, ZERO),))

#: A lemma that holds wherever its range has ends, and what would follow at x = 0, i = 2.
LEMMA = relation(Context((("x", REAL), ("i", BROKEN))), le(I, ONE))
FOLLOWS = relation(Context(), le(TWO, ONE))
VALUES = {"x": ZERO, "i": TWO}

PLACED = define("placed", "a: real; i: index(2 - sign(a/a))", "i")
ENTRY = define("entry", "a: real; z: family(2 - sign(a/a))", "a")
STEPS = define(
    "steps", "n: natural; a: real; i: index(2 - sign(a/a))", on="n", base="1/(i - 2)",
    step="steps(n, a, i)",
)  # fmt: skip
DEFINED = Context((("x", REAL),), (eq(X, ZERO),), (PLACED, ENTRY, STEPS))


def some(sort, value, prop):
    """Return the claim that for every x something of a sort exists."""
    return Exists(LINE, (("i", sort),), prop, (("i", value),))


def beside_a_sum(value):
    """Return a value, written with a sum in a branch that is not taken."""
    return piecewise((value, eq(X, ZERO)), (sum_("j", ONE, sub(TWO, SELF), J), TRUE))


#: Each with the rule that would show it, and its arguments.
CLAIMS = {
    "a value between": (some(BROKEN, ONE, eq(I, ONE)), "witness", {}),
    "an entry between": (
        Exists(LINE, (("u", family(sub(TWO, SELF))),), le(X, X), (("u", lam("k", ONE)),)),
        "witness", {},
    ),
    "a greatest value": (
        Extremum(Context((("x", REAL), ("i", BROKEN))), le(I, TWO), (("x", ZERO), ("i", TWO))),
        "extremum", {},
    ),
    "a new parameter": (
        Reparameterisation(
            Context((("x", REAL), ("a", REAL))), A, A, (("i", index(ONE, SELF)),), (("i", ONE),)
        ),
        "reparameterisation", {},
    ),
    "an argument": (relation(DEFINED, eq(call("placed", X, TWO), TWO)), "algebra", {}),
    "an argument that is dropped": (
        relation(DEFINED, eq(call("entry", X, lam("k", ONE)), X)), "algebra", {}
    ),
    "a recursion": (
        relation(DEFINED, eq(call("steps", ZERO, X, TWO), call("steps", ZERO, X, TWO))),
        "algebra", {},
    ),
    "a range of another branch, by Cauchy and Schwarz": (
        relation(AT_0, lt(beside_a_sum(ZERO), ZERO)), "cauchy_schwarz",
        {"a": lam("k", ONE), "b": lam("k", K), "i": ONE, "j": TWO},
    ),
    "a range of another branch, by Jensen": (
        relation(AT_0, lt(beside_a_sum(ZERO), ZERO)), "jensen",
        {
            "function": lam("t", mul(var("t"), var("t"))), "weights": lam("k", ONE),
            "points": lam("k", K), "i": ONE, "j": TWO,
        },
    ),
    "a hypothesis on an entry that is gone": (
        Extremum(
            Context((("m", SIZE), ("y", family(M))), (lt(ZERO, at("y", TWO)),)),
            le(ONE, M), (("m", ONE),),
        ),
        "extremum", {},
    ),
    "a hypothesis on entries of a range that jumps": (
        Extremum(
            Context(
                (("x", REAL), ("y", family(add(TWO, fn("sign", X))))),
                (lt(ZERO, at("y", num(3))), le(ZERO, X)),
            ),
            le(ZERO, X), (("x", ZERO),),
        ),
        "extremum", {},
    ),
}  # fmt: skip

#: exp x > 0 is approached at −∞ though there are values for x > 0 only.
FAR = Limit(Context(), fn("exp", X), "x", "-oo", ZERO)
POSITIVE = Term("rel", (fn("exp", X), ZERO), ">")
APPROACHED = {
    "an index up to what moves": Extremum(
        Context((("x", REAL), ("i", index(ONE, fn("sign", X))))),
        POSITIVE, approached=(FAR,),
    ),
    "an entry that is given": Extremum(
        Context(
            (("x", REAL), ("y", family(add(TWO, fn("sign", X))))), (lt(ZERO, at("y", num(3))),)
        ),
        POSITIVE, approached=(FAR,),
    ),
}  # fmt: skip

#: What moves is in no range.
SANE = Extremum(
    Context((("x", REAL), ("n", SIZE), ("i", index(ONE, N)))), POSITIVE, approached=(FAR,)
)

#: What holds: the ends have values, and they stay.
TRUE_CLAIMS = {
    "a value between": (some(index(ONE, TWO), ONE, eq(I, ONE)), "witness", {}),
    "an entry between": (
        Exists(LINE, (("u", family(TWO)),), le(X, X), (("u", lam("k", ONE)),)), "witness", {}
    ),
    "an argument": (
        relation(
            Context((("x", REAL),), (lt(ZERO, X),), (PLACED,)), eq(call("placed", X, ONE), ONE)
        ),
        "algebra", {},
    ),
    "a hypothesis on an entry that stays": (
        Extremum(
            Context((("m", SIZE), ("y", family(M))), (lt(ZERO, at("y", ONE)),)),
            le(ONE, M), (("m", ONE),),
        ),
        "extremum", {},
    ),
}  # fmt: skip
