"""What the second checker prints, read back: the text says the very term that it is made of."""

import random

import pytest
from forging import Forgery

from symcheck import recheck
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
    permutation,
)
from symcheck.kernel.functions import FUNCTIONS
from symcheck.kernel.term import (
    ONE,
    PI,
    TRUE,
    TWO,
    ZERO,
    Term,
    add,
    at,
    bigmin,
    bind,
    call,
    conj,
    disj,
    div,
    fn,
    forall,
    lt,
    mul,
    neg,
    npow,
    num,
    prod_,
    rel,
    softmax,
    sum_,
    tends,
    var,
)
from symcheck.read.text import read_claim, read_hypothesis, read_term
from symcheck.read.where import read_where

N, X, Y, I, J = map(var, "nxyij")
CONTEXT = Context(
    (
        ("n", SIZE), ("x", REAL), ("y", REAL), ("i", index(ONE, N)), ("j", INTEGER),
        ("z", family((ONE, N))), ("w", family((ONE, N), (ONE, N))),
    ), (), (Definition("f", (("t", REAL), ("u", REAL)), var("t")),),
)  # fmt: skip
SEVERAL = {head: f for head, f in FUNCTIONS.items() if f.arity[1] is None or f.arity[1] > 1}


def its(term):
    """Return a term as the second checker has it."""
    data = None if term.head in recheck.BINDERS else term.data
    return recheck.T(term.head, tuple(map(its, term.args)), data)


def text(term):
    """Return what the second checker prints of a term of the kernel."""
    return recheck.term_text(its(term))


# ── a name that means something is in quotes ──

MEANINGS = (
    *FUNCTIONS, "pi", "true", "not", "and", "or", "delta", "indicator", "piecewise", "ipow",
    "rpow", "softmax", "Sum", "Product", "Max", "Min", "All", "Derivative", "Limit", "Update",
    "oo",
)  # fmt: skip


@pytest.mark.parametrize("name", MEANINGS)
def test_a_name_that_means_something_is_in_quotes(name):
    assert text(var(name)) == f"'{name}'"
    assert text(at(name, ONE)) == f"'{name}'[1]"
    assert text(call(name, ONE)) == f"'{name}'(1)"


def test_only_such_names_are():
    assert set(MEANINGS) == recheck.WORDS
    assert text(add(var("sums"), var("Pi"))) == "sums + Pi"


# ── binders and connectives that the other tables do not have ──

TEXTS = {
    "a product": (prod_("k", ONE, N, at("z", var("k"))), "Product(z[i], (i, 1, n))"),
    "a least entry": (bigmin("k", ZERO, N, var("k")), "Min(i, (i, 0, n))"),
    "the ends are outside": (sum_("k", I, add(I, J), X), "Sum(x, (k, i, i + j))"),
    "a product of sums": (mul(add(X, Y), add(X, ONE)), "(x + y)*(x + 1)"),
    "a quotient of quotients": (div(div(X, Y), div(Y, X)), "(x/y)/(y/x)"),
    "twice negative": (add(X, neg(neg(Y))), "x - (-y)"),
    "minus a product of a negative": (add(X, neg(mul(neg(Y), X))), "x - (-y)*x"),
    "a power in a product": (mul(npow(X, TWO), npow(Y, N)), "x**2*y**n"),
    "a power of a product": (npow(mul(X, Y), add(N, ONE)), "(x*y)**(n + 1)"),
    "a power of a numeral": (npow(num(-2), TWO), "(-2)**2"),
    "no argument": (call("f"), "f()"),
    "not of or": (conj(Term("not", (disj(lt(X, Y), TRUE),)), lt(Y, X)),
                  "not(x < y or true) and y < x"),
    "or of or": (disj(disj(lt(X, Y), TRUE), TRUE), "(x < y or true) or true"),
    "and of and": (conj(lt(X, Y), conj(TRUE, TRUE)), "x < y and (true and true)"),
    "all of and": (forall("k", ONE, TWO, conj(lt(X, var("k")), TRUE)),
                   "All(x < i and true, (i, 1, 2))"),
    "all of all": (
        forall("k", ONE, N, forall("l", ONE, var("k"), lt(at("w", var("k"), var("l")), X))),
        "All(All(w[i, j] < x, (j, 1, i)), (i, 1, n))",
    ),
    "a limit in and": (conj(tends("k", X, add(X, Y)), TRUE),
                       "(Limit(x, i -> oo) = x + y) and true"),
}  # fmt: skip


@pytest.mark.parametrize(("term", "said"), TEXTS.values(), ids=TEXTS)
def test_texts(term, said):
    assert text(term) == said


@pytest.mark.parametrize("op", ["=", "!=", "<", "<=", ">", ">="])
def test_relations(op):
    assert text(rel(op, add(X, neg(Y)), neg(X))) == f"x - y {op} -x"


@pytest.mark.parametrize("head", FUNCTIONS)
def test_functions(head):
    args = (add(X, Y), neg(X)) if head in SEVERAL else (add(X, Y),)
    said = f"{head}(x + y, -x)" if head in SEVERAL else f"{head}(x + y)"
    assert text(fn(head, *args)) == said


# ── read back ──


def number(source, depth, indices=("i", "n")):
    """Return a number of random make; ``indices`` are what it may take for an index."""
    draw = source.choice
    if not depth:
        entry = at("w", var(draw(indices)), var(draw(indices)))
        leaves = (X, Y, N, PI, num(source.randrange(12)), var(draw(indices)), entry)
        return draw((*leaves, at("z", var(draw(indices)))))

    def inner(*more):
        return number(source, depth - source.choice((1, 1, depth)), (*indices, *more))

    head = draw(("add", "mul", "neg", "div", "npow", "function", "several", "call", "bind"))
    if head in {"add", "mul"}:
        parts = [inner() for _ in range(source.randrange(2, 4))]
        return (add if head == "add" else mul)(*parts)
    if head in {"neg", "div"}:
        return neg(inner()) if head == "neg" else div(inner(), inner())
    if head == "npow":
        return npow(inner(), draw((TWO, N, num(10), add(N, ONE), mul(TWO, N))))
    if head == "function":
        return fn(draw([h for h in FUNCTIONS if h not in SEVERAL]), inner())
    if head in {"several", "call"}:
        return call("f", inner(), inner()) if head == "call" else fn(draw([*SEVERAL]), X, inner())
    name, kind = f"k{depth}", draw(("sum", "prod", "bigmax", "bigmin", "softmax"))
    ends = (draw((ONE, I, num(2))), draw((N, add(I, TWO), var(draw(indices)))))
    if kind == "softmax":
        return softmax(name, *ends, inner(name), I)
    return bind(kind, name, inner(name), *ends)


@pytest.mark.parametrize("seed", range(60))
def test_a_number_reads_back(seed):
    source = random.Random(seed)  # noqa: S311 - no secret
    term = number(source, 1 + seed % 4)
    assert read_term(text(term), CONTEXT) == term


def prop(source, depth):
    """Return a proposition of random make."""
    if not depth:
        op = source.choice(["=", "!=", "<", "<=", ">", ">="])
        return rel(op, number(source, 1), number(source, source.randrange(3)))
    parts = [prop(source, source.randrange(depth)) for _ in range(source.randrange(2, 4))]
    return source.choice((conj(*parts), disj(*parts), Term("not", (parts[0],))))


@pytest.mark.parametrize("seed", range(40))
def test_a_proposition_reads_back(seed):
    term = prop(random.Random(seed), 1 + seed % 3)  # noqa: S311 - no secret
    assert read_hypothesis(text(term), CONTEXT) == term


SORTS = {
    "real": REAL, "positive": POSITIVE, "integer": INTEGER, "natural": NATURAL, "size": SIZE,
    "index(1..n)": index(ONE, N), "index(0..(n + 1))": index(ZERO, add(N, ONE)),
    "index(-2..7)": index(num(-2), num(7)), "family(1..n)": family((ONE, N)),
    "family(0..n, 1..(2*n))": family((ZERO, N), (ONE, mul(TWO, N))),
    "permutation(1..n)": permutation(N),
}  # fmt: skip


def lines(claim, conditions=()):
    """Return what a certificate of the claim says, whether it is accepted or not."""
    forgery = Forgery()
    proof = forgery.outright(claim, "algebra", conditions=conditions)
    document = recheck.Document(forgery.text(proof))
    inside = [document.term(c) for c in document.proof["conditions"]]
    return recheck.claim_text(document.claim(document.proof["claim"]), inside)


@pytest.mark.parametrize(("said", "sort"), SORTS.items(), ids=SORTS)
def test_a_sort_reads_back(said, sort):
    context = Context((("n", SIZE), ("v", sort)))
    declared, claimed = lines(Relation(context, (ONE, N), ("<=",)))
    assert declared == f"for all n: size, v: {said}".replace("-2..", "(-2)..")
    assert claimed == "1 <= n"
    assert read_where(declared.removeprefix("for all ").replace("size, ", "size; ")) == context


@pytest.mark.parametrize("seed", range(40))
def test_a_claim_reads_back(seed):
    source = random.Random(seed)  # noqa: S311 - no secret
    rels = tuple(source.choices(["=", "!=", "<", "<=", ">", ">="], k=1 + seed % 3))
    terms = tuple(number(source, source.randrange(4)) for _ in range(len(rels) + 1))
    given = tuple(dict.fromkeys(prop(source, source.randrange(3)) for _ in range(seed % 4)))
    under = tuple(prop(source, source.randrange(2)) for _ in range(seed % 3))
    context = CONTEXT.assume(*given)
    declared, defined, *more, claimed = lines(Relation(context, terms, rels), under)
    assert declared == (
        "for all n: size, x: real, y: real, i: index(1..n), j: integer, z: family(1..n), "
        "w: family(1..n, 1..n)"
    )
    assert defined == "where f(t: real, u: real) is t"
    found = {"given": [], "under": []}
    for line in more:
        word, _, said = line.partition(" ")
        found[word].append(read_hypothesis(said.removeprefix("the condition "), CONTEXT))
    assert found == {"given": list(given), "under": list(under)}
    assert read_claim(claimed, context) == Relation(context, terms, rels)
