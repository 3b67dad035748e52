"""What is a claim at all: everything else is refused before any rule looks at it."""

from dataclasses import dataclass, replace

import pytest
from formed_claims import (
    APPROACHED,
    BOUND,
    EXISTS,
    GOOD,
    HERE,
    IFF,
    KINK,
    LIMIT,
    LOOSE,
    MAP,
    NEAR,
    NEVER,
    RELATION,
    TWICE,
    N,
    Q,
    X,
    Y,
    chain,
    node,
    piecewise,
)

from symcheck.kernel.claim import (
    NATURAL,
    REAL,
    SIZE,
    Context,
    Definition,
    Exists,
    Impossible,
    Limit,
    Relation,
    Sort,
    family,
)
from symcheck.kernel.formed import require_arguments, require_formed, require_grammar, require_term
from symcheck.kernel.term import (
    ONE,
    TRUE,
    TWO,
    ZERO,
    TermError,
    add,
    bound,
    fam,
    lam,
    le,
    lt,
    var,
)

# ── terms ──

TENDS = node("tends", bound(0), X, data="k")
WELL = {
    "a function": node("sin", X),
    "a maximum of three": node("max", X, ONE, TWO),
    "a numeral": node("num", data=3),
    "a sum": node("sum", ONE, N, bound(0), data="k"),
    "softmax": node("softmax", ONE, N, bound(0), ONE, data="k"),
    "a derivative": node("diff", bound(0), X, data="t"),
    "an entry": node("at", ONE, data="a"),
    "an updated entry": node("upd", X, ONE, ONE, data="a"),
    "branches": node("piecewise", X, lt(X, ONE), ONE, TRUE),
    "all": node("all", ONE, N, lt(ZERO, bound(0)), data="k"),
    "a call of a family": node("call", fam("a"), X, data="f"),
    "a family of families": node("lam", lam("k", ONE), data="j"),
    "and": node("and", lt(X, ONE), TRUE),
    "not": node("not", lt(X, ONE)),
    "a permutation of an index": node("delta", ONE, N),
    "pi": node("pi"),
    **{head: node(head, X, N) for head in ("div", "npow", "ipow", "rpow")},
    **{head: node(head, ONE, N, X, data="k") for head in ("sum", "prod", "bigmax", "bigmin")},
    **{head: node(head, lt(X, ONE)) for head in ("and", "or", "not")},
    **{head: node(head, X) for head in ("neg", "add", "mul")},
    "one branch": node("piecewise", X, TRUE),
    "a limit that is denied": node("not", TENDS),
    "a limit": node("tends", bound(0), X, data="k"),
    "a call of nothing": node("call", data="f"),
}
ILL = {
    "no head": node("nonsense", X),
    "a function of none": node("sin"),
    "a function of two": node("sin", X, X),
    "a numeral with an argument": node("num", X, data=1),
    "a numeral below 0": node("num", data=-1),
    "a numeral that is text": node("num", data="1"),
    "a bound variable below 0": node("bound", data=-1),
    "a variable without a name": node("var"),
    "a variable with a number": node("var", data=1),
    "a variable of something": node("var", X, data="x"),
    "pi with data": node("pi", data="x"),
    "pi of something": node("pi", X),
    "true of something": node("true", X),
    "an empty sum": node("add"),
    "an empty product": node("mul"),
    "an empty and": node("and"),
    "an empty or": node("or"),
    "a quotient of one": node("div", X),
    "a quotient of three": node("div", X, X, X),
    "a sign of two": node("neg", X, X),
    "a sum with data": node("add", X, X, data="x"),
    "a power of three": node("npow", X, TWO, TWO),
    "an integer power of one": node("ipow", X),
    "a real power of one": node("rpow", X),
    "a delta of one": node("delta", X),
    "a sum of symbolic length without a body": node("sum", ONE, N, data="k"),
    "a product with too much": node("prod", ONE, N, X, X, data="k"),
    "a maximum without a body": node("bigmax", ONE, N, data="k"),
    "a minimum without a body": node("bigmin", ONE, N, data="k"),
    "softmax without an index": node("softmax", ONE, N, X, data="k"),
    "a binder with a number": node("sum", ONE, N, TWO, data=1),
    "a derivative at no point": node("diff", X, data="t"),
    "a limit of one": node("tends", X, data="k"),
    "an entry at no index": node("at", data="a"),
    "an entry without a family": node("at", ONE),
    "an update of two": node("upd", X, ONE, data="a"),
    "a value without a condition": node("piecewise", X),
    "a family with an argument": node("fam", X, data="a"),
    "a family of two bodies": node("lam", X, X, data="k"),
    "a call without a name": node("call", X),
    "a relation of one": node("rel", X, data="="),
    "a relation of three": node("rel", X, X, X, data="="),
    "no relation": node("rel", X, X, data="~"),
    "a relation without data": node("rel", X, X),
    "not of two": node("not", TRUE, TRUE),
    "a relation as a number": add(X, lt(X, ONE)),
    "true as a number": node("sin", TRUE),
    "a family as a number": add(X, fam("a")),
    "a nest as a number": node("sin", lam("k", ONE)),
    "a number as a proposition": node("and", lt(X, ONE), X),
    "a number that is denied": node("not", X),
    "a number or a number": node("or", X, X),
    "a family as a proposition": node("not", fam("a")),
    "a number as a condition": piecewise(X),
    "a condition as a value": node("piecewise", TRUE, TRUE),
    "a number for all": node("all", ONE, N, bound(0), data="k"),
    "a proposition as the end of a range": node("all", TRUE, N, TRUE, data="k"),
    "a proposition under a sum": node("sum", ONE, N, TRUE, data="k"),
    "a proposition as an argument": node("call", TRUE, data="f"),
    "a proposition as an entry": node("lam", TRUE, data="k"),
    "a family as an index": node("at", fam("a"), data="a"),
    "a limit as a condition": piecewise(TENDS),
    "a limit in a condition": piecewise(node("not", TENDS)),
    "a value after its branches": node("piecewise", X, TRUE, ONE),
    "a value after its condition": node("piecewise", X, lt(X, ONE), ONE),
    "a key without its index": node("upd", X, ONE, ONE, TWO, data="a"),
    "beside what stands twice": node("add", node("sin"), X, X),
    "softmax of two indices": node("softmax", ONE, N, X, ONE, ONE, data="k"),
    "deep inside": node("sin", add(X, node("exp", node("cos")))),
}


@pytest.mark.parametrize("term", WELL.values(), ids=WELL)
def test_grammar(term):
    require_grammar(term)
    require_arguments({"x": [(term,)], "y": None})


@pytest.mark.parametrize("term", ILL.values(), ids=ILL)
def test_no_grammar(term):
    for value in (term, [term], (X, term), {"x": term}, {"x": [{"y": term}]}):
        with pytest.raises(TermError, match="cannot have these arguments"):
            require_arguments(value)
    with pytest.raises(TermError, match="cannot have these arguments"):
        require_grammar(term)


@pytest.mark.parametrize(("term", "kind", "reason"), [
    (LOOSE, {}, "is closed"),
    (lt(X, ONE), {}, "expected a number"),
    (X, {"proposition": True}, "expected a relation"),
    (fam("a"), {}, "expected a number"),
    (lam("k", X), {}, "expected a number"),
    (fam("a"), {"proposition": True}, "expected a relation"),
    (Q, {}, "'q' is not declared"),
    (node("at", ONE, data="b"), {}, "'b' is not declared"),
    (node("call", X, data="f"), {}, "'f' is not declared"),
    (fam("b"), {"family": True}, "'b' is not declared"),
])  # fmt: skip
def test_a_term_of_a_claim(term, kind, reason):
    with pytest.raises(TermError, match=reason):
        require_term(term, HERE, **kind)


def test_a_term_of_a_claim_may_use_the_names_it_adds():
    require_term(add(X, Q), HERE, {"q": REAL})
    require_term(fam("a"), HERE, family=True)
    require_term(lt(X, ONE), HERE, proposition=True)


# ── claims ──

SIZED = Context((("m", SIZE), ("b", family(var("m")))))
HOLED = replace(SIZED, variables=(("b", family(Q)),))
BAD = {
    "a proposition in a relation": chain(lt(X, ONE), ONE),
    "a family in a relation that is none": chain(X, node("sin")),
    "an undeclared name": chain(X, Q),
    "a loose term": chain(X, LOOSE),
    "a relation too few": chain(X, ONE, TWO),
    "a relation too many": chain(X, ONE, rels=("=", "=")),
    "a single term": chain(X, rels=("=",)),
    "no such relation": chain(X, ONE, rels=("~",)),
    "a number that is equivalent": replace(IFF, left=X),
    "another number that is equivalent": replace(IFF, right=X),
    "an undeclared equivalence": replace(IFF, right=lt(Q, ONE)),
    "the limit of a proposition": replace(LIMIT, body=TRUE),
    "a limit of something undeclared": replace(LIMIT, body=Y),
    "a limit at its own variable": replace(LIMIT, point=Q),
    "a limit that is its own variable": replace(LIMIT, value=Q),
    "a limit at a proposition": replace(LIMIT, point=TRUE),
    "a limit of a declared variable": replace(LIMIT, name="x"),
    "a bound that is a number": replace(BOUND, bound=X),
    "a bound that is attained nowhere": replace(BOUND, attained=(("x", Q),)),
    "a bound that is attained at a proposition": replace(BOUND, attained=(("x", TRUE),)),
    "an undeclared bound": replace(BOUND, bound=le(Q, ONE)),
    "a bound that is approached by something undeclared": replace(
        APPROACHED, approached=(NEAR, replace(NEAR, body=Y))
    ),
    "a definition that is a proposition": chain(
        X, ONE, context=replace(HERE, definitions=(replace(TWICE, body=TRUE),))
    ),
    "a family as a number": chain(var("a"), ONE),
    "a number as a family": chain(node("at", ONE, data="x"), ONE),
    "an entry at two indices": chain(node("at", ONE, ONE, data="a"), ONE),
    "what exists as a family": replace(EXISTS, prop=lt(node("at", ONE, data="q"), ONE)),
    "a kink of a proposition": replace(KINK, body=TRUE),
    "a kink at its own variable": replace(KINK, point=Q),
    "a kink of a declared variable": replace(KINK, name="x", body=node("abs", X)),
    "a kink of something undeclared": replace(KINK, body=Y),
    "a number exists": replace(EXISTS, prop=Q),
    "something undeclared exists": replace(EXISTS, prop=lt(Y, ONE)),
    "the witness is itself": replace(EXISTS, witness=(("q", Q),)),
    "what exists is declared": Exists(HERE, (("x", REAL),), lt(X, ONE), (("x", ZERO),)),
    "the old side is in the new parameters": replace(MAP, left=Q),
    "the new side is undeclared": replace(MAP, right=Y),
    "the map is in the new parameters": replace(MAP, map=(("q", Q),)),
    "the inverse is undeclared": replace(MAP, inverse=(("x", Y),)),
    "a proposition is mapped": replace(MAP, map=(("q", TRUE),)),
    "a number is impossible": replace(NEVER, props=(Q,)),
    "something undeclared is impossible": replace(NEVER, props=(lt(Y, ONE),)),
    "what is impossible is declared": Impossible(HERE, (("x", REAL),), (lt(X, ONE),)),
    "a hypothesis about nothing": chain(X, X, context=replace(HERE, hypotheses=(lt(Q, ONE),))),
    "a hypothesis that is a number": chain(X, X, context=replace(HERE, hypotheses=(X,))),
    "a hypothesis that is loose": chain(X, X, context=replace(HERE, hypotheses=(lt(LOOSE, X),))),
    "a hypothesis on what exists": replace(
        EXISTS, context=replace(HERE, hypotheses=(lt(Q, ONE),))
    ),
    "a range that ends nowhere": chain(ONE, ONE, context=HOLED),
    "a range that starts nowhere": chain(
        ONE, ONE, context=replace(SIZED, variables=(("b", family((Q, TWO))),))
    ),
    "what exists is named like a definition": replace(
        EXISTS, context=replace(HERE, definitions=(Definition("q", (), ONE),))
    ),
}  # fmt: skip


@pytest.mark.parametrize("claim", GOOD.values(), ids=GOOD)
def test_a_claim(claim):
    require_formed(claim)


@pytest.mark.parametrize("claim", BAD.values(), ids=BAD)
def test_no_claim(claim):
    with pytest.raises(TermError):
        require_formed(claim)


# ── records ──


@dataclass(frozen=True)
class Other(Relation):
    """A claim that may answer otherwise when asked again."""


class Text(str):
    """Text that may answer otherwise when asked again."""

    __slots__ = ()


class Pair(tuple):
    """Terms that may be others when asked again."""

    __slots__ = ()


@dataclass(frozen=True)
class OtherSort(Sort):
    """A sort that may answer otherwise when asked again."""


@pytest.mark.parametrize("claim", [
    Other(HERE, (X, ONE), ("=",)), X, None, "x = 1", HERE,
], ids=repr)  # fmt: skip
def test_what_is_no_claim(claim):
    with pytest.raises(TermError, match="this is no claim"):
        require_formed(claim)


@pytest.mark.parametrize(("claim", "what"), [
    (replace(RELATION, terms=[X, ONE]), "list"),
    (replace(RELATION, terms=Pair((X, ONE))), "Pair"),
    (replace(RELATION, rels=(Text("="),)), "Text"),
    (replace(RELATION, context=Context((("x", OtherSort("real")),))), "OtherSort"),
    (replace(LIMIT, side=Text("+")), "Text"),
    (replace(LIMIT, point=1.5), "float"),
], ids=str)  # fmt: skip
def test_a_claim_holds_plain_values_only(claim, what):
    with pytest.raises(TermError, match=f"a claim cannot hold a {what}"):
        require_formed(claim)


def test_a_natural_limit_is_plain():
    require_formed(Limit(HERE, node("div", ONE, Q), "q", "oo", ZERO, natural=True))
    assert NATURAL.is_integer
