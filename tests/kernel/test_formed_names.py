"""Names that a claim declares and gives values to: each once, and each its own."""

import re
from dataclasses import replace

import pytest
from formed_claims import (
    APPROACHED,
    BOUND,
    EXISTS,
    HERE,
    KINK,
    LIMIT,
    MAP,
    NEVER,
    N,
    Q,
    X,
    chain,
)

from symcheck.kernel.claim import (
    NATURAL,
    REAL,
    SIZE,
    Context,
    Definition,
    Exists,
    family,
    index,
)
from symcheck.kernel.formed import require_formed
from symcheck.kernel.term import (
    ONE,
    TWO,
    ZERO,
    TermError,
    add,
    fam,
    le,
    lt,
    var,
)

TWO_NEW = (("q", REAL), ("r", REAL))
BOTH_NEW = Exists(HERE, TWO_NEW, le(ZERO, add(Q, var("r"))), (("q", X),))
NAMED_Q = replace(HERE, definitions=(Definition("q", (), ONE),))
LENGTHS = (("m", SIZE), ("b", family(var("m"))))
NAMES = {
    "a witness of one of two": BOTH_NEW,
    "a witness of both in another order": replace(BOTH_NEW, witness=(("r", X), ("q", X))),
    "no witness": replace(EXISTS, witness=()),
    "no inverse": replace(MAP, inverse=()),
    "a new parameter named like an old one": replace(
        MAP, right=X, parameters=(("x", REAL),), map=(("x", X),), inverse=(("x", X),)
    ),
    "only at a point": replace(BOUND, only=True),
    "at several values": replace(BOUND, attained=(("x", ONE), ("n", ONE))),
    "a range of what comes before it": replace(NEVER, variables=(*LENGTHS, ("q", REAL))),
    "a parameter's range": replace(
        MAP, parameters=(*LENGTHS, ("q", REAL)), map=(("m", N), ("b", fam("a")), ("q", X))
    ),
}
MISNAMED = {
    "a limit's own variable in a hypothesis": (
        replace(LIMIT, context=replace(HERE, hypotheses=(lt(Q, ONE),))), "'q' is not declared"),
    "a limit of a declared variable": (replace(LIMIT, name="x"), "'x' is declared already"),
    "a kink in a declared variable": (replace(KINK, name="x"), "'x' is declared already"),
    "what exists is declared": (
        replace(EXISTS, variables=(("q", REAL), ("x", REAL))), "'x' is declared already"),
    "what exists twice": (
        replace(EXISTS, variables=(("q", REAL), ("q", NATURAL))), "'q' is declared already"),
    "what is impossible is declared": (
        replace(NEVER, variables=(("q", REAL), ("x", REAL))), "'x' is declared already"),
    "what is impossible twice": (
        replace(NEVER, variables=(("q", REAL), ("q", NATURAL))), "'q' is declared already"),
    "a parameter twice": (
        replace(MAP, parameters=(("q", REAL), ("q", NATURAL))), "'q' is declared already"),
    "a parameter named like a definition": (
        replace(MAP, context=NAMED_Q), "'q' is declared already"),
    "a limit of a definition": (
        replace(LIMIT, context=NAMED_Q), "'q' is declared already"),
    "what is impossible is a definition": (
        replace(NEVER, context=NAMED_Q), "'q' is declared already"),
    "two points": (
        replace(BOUND, attained=(("x", ONE), ("x", TWO))), "the point gives 'x' twice"),
    "the same point twice": (
        replace(BOUND, attained=(("x", ONE), ("x", ONE))), "the point gives 'x' twice"),
    "a point of nothing": (
        replace(BOUND, attained=(("x", ONE), ("z", ONE))),
        "the point gives 'z', which is not asked for"),
    "only at no point": (replace(APPROACHED, only=True), "'only' is said of no point"),
    "a bound that is approached by a bound": (
        replace(APPROACHED, approached=(BOUND,)), "a bound is approached by limits only"),
    "two witnesses": (
        replace(EXISTS, witness=(("q", X), ("q", ONE))), "the witness gives 'q' twice"),
    "a witness of nothing": (
        replace(EXISTS, witness=(("z", X), ("q", X))),
        "the witness gives 'z', which is not asked for"),
    "a witness of what is declared": (
        replace(EXISTS, witness=(("q", X), ("x", ONE))),
        "the witness gives 'x', which is not asked for"),
    "two maps": (replace(MAP, map=(("q", ZERO), ("q", X))), "the map gives 'q' twice"),
    "a map to nothing": (
        replace(MAP, map=(("q", X), ("z", X))), "the map gives 'z', which is not asked for"),
    "a map to an old parameter": (
        replace(MAP, map=(("q", X), ("x", X))), "the map gives 'x', which is not asked for"),
    "a map that leaves out a parameter": (
        replace(MAP, parameters=TWO_NEW), "the map gives no 'r'"),
    "two inverses": (replace(MAP, inverse=(("x", ZERO), ("x", Q))), "the inverse gives 'x' twice"),
    "an inverse to a new parameter": (
        replace(MAP, inverse=(("x", Q), ("q", Q))),
        "the inverse gives 'q', which is not asked for"),
    "a context whose range comes first": (
        chain(ONE, ONE, context=Context(LENGTHS[::-1])),
        "the range of 'b' uses what is not declared before it"),
    "what exists, its range first": (
        replace(EXISTS, variables=(*LENGTHS[::-1], ("q", REAL))),
        "the range of 'b' uses what is not declared before it"),
    "what is impossible, its range first": (
        replace(NEVER, variables=(*LENGTHS[::-1], ("q", REAL))),
        "the range of 'b' uses what is not declared before it"),
    "parameters, a range first": (
        replace(MAP, parameters=(*LENGTHS[::-1], ("q", REAL)),
                map=(("m", N), ("b", fam("a")), ("q", X))),
        "the range of 'b' uses what is not declared before it"),
    "a range that starts at its own variable": (
        chain(ONE, ONE, context=Context((("i", index(var("i"), TWO)),))),
        "the range of 'i' uses what is not declared before it"),
}  # fmt: skip


@pytest.mark.parametrize("claim", NAMES.values(), ids=NAMES)
def test_the_names_of_a_claim(claim):
    require_formed(claim)


@pytest.mark.parametrize(("claim", "reason"), MISNAMED.values(), ids=MISNAMED)
def test_a_claim_that_names_what_it_should_not(claim, reason):
    with pytest.raises(TermError, match=f"^{re.escape(reason)}$"):
        require_formed(claim)
