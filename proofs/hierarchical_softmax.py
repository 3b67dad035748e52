"""Words in a tree: each step down is a sigmoid, and the leaves are a distribution.

In heap order the root is node 1 and the children of node j are 2j and 2j + 1, so that level
d of the complete tree is 2ᵈ, …, 2ᵈ⁺¹ − 1: its V = 2ᵈ nodes are the words. Every inner node j
has a score a[j], and the probability of a child is that of its parent times σ(a[j]) on the
left, σ(−a[j]) on the right. By recursion on the depth, with δ for "is a child of node i":

    P₀(1) = 1,    P_{d+1}(j) = Σᵢ P_d(i)·(δ(j, 2i)·σ(aᵢ) + δ(j, 2i + 1)·σ(−aᵢ))
"""

from symcheck import (
    algebra,
    attained,
    calc,
    cases,
    define,
    definition,
    family_of,
    hypothesis,
    index,
    induction,
    maximum,
    natural,
    sign,
    split,
    theorem,
    under,
    using,
)

d, l, h = natural("d"), natural("l"), natural("h")
i = index("i", l, h)
k = index("k", 2**d, 2 ** (d + 1) - 1)
SOURCE, TAGS = "Exercise 6.2 e", ["hierarchical-softmax", "loss"]
NODE = "j: index(2**d..2**(d + 1) - 1)"
INNER = "(j, 2**d, 2**(d + 1) - 1)"
PARENTS = "(i, 2**d, 2**(d + 1) - 1)"
leaf = define(
    "leaf",
    f"d: natural; a: family(2**d - 1); {NODE}",
    on="d",
    base="1",
    step="Sum(leaf(d, a, i)*(KroneckerDelta(j, 2*i)*sigmoid(a[i])"
    f" + KroneckerDelta(j, 2*i + 1)*sigmoid(-a[i])), {PARENTS})",
)
TREE = "d: natural; a: family(2**d - 1)"
BRANCH = f"d: natural; a: family(2**(d + 1) - 1); {NODE}"


@theorem("KroneckerDelta(2*i, 2*j + 1) = 0", where="i, j: integer", tags=["sums"])
def even_ne_odd():
    """For i ≤ j the odd one is greater, for i > j it is less."""
    never = calc("KroneckerDelta(2*i, 2*j + 1)").eq(0, by=algebra)
    return cases(("i <= j", never), ("i > j", never))


def choice(left: str, right: str) -> str:
    """Return the sum over the parents with what says which child a node is."""
    return f"Sum(leaf(d, a, i)*({left}*sigmoid(a[i]) + {right}*sigmoid(-a[i])), {PARENTS})"


@theorem(
    "leaf(d + 1, a, 2*j) = leaf(d, a, j)*sigmoid(a[j])",
    where=BRANCH,
    definitions=[leaf],
    source=SOURCE,
    tags=TAGS,
)
def hierarchical_softmax_left():
    """Node 2j is the left child of node j, and of no other."""
    return (
        calc("leaf(d + 1, a, 2*j)")
        .eq(choice("KroneckerDelta(2*j, 2*i)", "KroneckerDelta(2*j, 2*i + 1)"), by=definition)
        .eq(choice("KroneckerDelta(2*j, 2*i)", "0"), by=even_ne_odd)
        .eq("leaf(d, a, j)*sigmoid(a[j])", by=algebra)
    )


@theorem(
    "leaf(d + 1, a, 2*j + 1) = leaf(d, a, j)*sigmoid(-a[j])",
    where=BRANCH,
    definitions=[leaf],
    source=SOURCE,
    tags=TAGS,
)
def hierarchical_softmax_right():
    """Node 2j + 1 is the right child of node j, and of no other."""
    right = "KroneckerDelta(2*j + 1, 2*i + 1)"
    return (
        calc("leaf(d + 1, a, 2*j + 1)")
        .eq(choice("KroneckerDelta(2*j + 1, 2*i)", right), by=definition)
        .eq(choice("KroneckerDelta(2*i, 2*j + 1)", right), by=algebra)
        .eq(choice("0", right), by=even_ne_odd)
        .eq("leaf(d, a, j)*sigmoid(-a[j])", by=algebra)
    )


def level(d: str) -> str:
    """Return the sum of the probabilities of a level."""
    return f"Sum(leaf({d}, a, j), (j, 2**{d}, 2**({d} + 1) - 1))"


@theorem(f"{level('d')} = 1", where=TREE, definitions=[leaf], source=SOURCE, tags=TAGS)
def sum_hierarchical_softmax():
    """The two children share the probability of their parent, for σ(a) + σ(−a) = 1."""

    def one_more(before):
        left, right = "leaf(d, a, j)*sigmoid(a[j])", "leaf(d, a, j)*sigmoid(-a[j])"
        return (
            calc(level("(d + 1)"))
            .eq(f"Sum(leaf(d + 1, a, 2*j) + leaf(d + 1, a, 2*j + 1), {INNER})", by=split)
            .eq(f"Sum({left} + leaf(d + 1, a, 2*j + 1), {INNER})", by=hierarchical_softmax_left)
            .eq(f"Sum({left} + {right}, {INNER})", by=hierarchical_softmax_right)
            .eq(level("d"), by=algebra)
            .eq(1, by=before)
        )

    base = calc(level("0")).eq("leaf(0, a, 1)", by=algebra).eq(1, by=definition)
    return induction("d", base, step=one_more)


@theorem(
    "Min(y[j], (j, l, h)) <= y[i]",
    where="l, h: natural; y: family(l..h); i: index(l..h)",
    tags=["bounds"],
)
def min_le():
    """The least entry is a lower bound of all of them."""
    return calc("Min(y[j], (j, l, h))").le("y[i]", by=maximum)


@theorem("Min(p*s, p*t) > 0", given=["p > 0", "s > 0", "t > 0"], source=SOURCE, tags=TAGS)
def min_mul_pos():
    """The lesser of two products is one of them, and both are positive."""
    return cases(
        ("s <= t", calc("Min(p*s, p*t)").eq("p*s", by=algebra).gt(0, by=sign)),
        ("s > t", calc("Min(p*s, p*t)").eq("p*t", by=algebra).gt(0, by=sign)),
    )


@theorem(
    "Min(Min(p[j]*s[j], p[j]*t[j]), (j, l, h)) > 0",
    where="l, h: natural; p, s, t: family(l..h)",
    given=[
        "l <= h",
        "Min(p[j], (j, l, h)) > 0",
        "s[j] > 0 for j in l..h",
        "t[j] > 0 for j in l..h",
    ],
    source=SOURCE,
    tags=TAGS,
)
def min_children_pos():
    """The least child is a product of two positive numbers: of its parent's and of its share."""
    here = "Min(p[i]*s[i], p[i]*t[i]) = Min(Min(p[j]*s[j], p[j]*t[j]), (j, l, h))"
    product = (
        calc("Min(Min(p[j]*s[j], p[j]*t[j]), (j, l, h))")
        .eq("Min(p[i]*s[i], p[i]*t[i])", by=hypothesis(hypothesis=here, reverse=True))
        .gt(0, by=using(min_le.at(y="p"), min_mul_pos.at(p="p[i]", s="s[i]", t="t[i]")))
    )
    return attained(under(i, product, given=here))


def least(d: str) -> str:
    """Return the least probability of a level."""
    return f"Min(leaf({d}, a, j), (j, 2**{d}, 2**({d} + 1) - 1))"


@theorem(f"{least('d')} > 0", where=TREE, definitions=[leaf], source=SOURCE, tags=TAGS)
def min_hierarchical_softmax_pos():
    """Both factors σ(a) and σ(−a) are positive, so that the least of a level stays positive."""
    left, right = "leaf(d, a, j)*sigmoid(a[j])", "leaf(d, a, j)*sigmoid(-a[j])"
    parents = {
        "p": family_of(k, "leaf(d, a, k)"),
        "s": family_of(k, "sigmoid(a[k])"),
        "t": family_of(k, "sigmoid(-a[k])"),
    }

    def one_more(before):
        children = min_children_pos.at(**parents, l="2**d", h="2**(d + 1) - 1")
        return (
            calc(least("(d + 1)"))
            .eq(f"Min(Min(leaf(d + 1, a, 2*j), leaf(d + 1, a, 2*j + 1)), {INNER})", by=split)
            .eq(f"Min(Min({left}, leaf(d + 1, a, 2*j + 1)), {INNER})", by=hierarchical_softmax_left)
            .eq(f"Min(Min({left}, {right}), {INNER})", by=hierarchical_softmax_right)
            .gt(0, by=using(before, children))
        )

    base = calc(least("0")).eq("leaf(0, a, 1)", by=algebra).eq(1, by=definition).gt(0, by=sign)
    return induction("d", base, step=one_more)


@theorem("leaf(d, a, j) > 0", where=f"{TREE}; {NODE}", definitions=[leaf], source=SOURCE, tags=TAGS)
def hierarchical_softmax_pos():
    """No word is less probable than the least probable one, which is positive."""
    return (
        calc("leaf(d, a, j)")
        .ge(least("d"), by=maximum)
        .gt(0, by=min_hierarchical_softmax_pos)
    )


WAY = "K, d: natural; a: family(K); p: permutation(2*K + 1)"
STEPS_DOWN = [
    "2**d - 1 <= K",
    "d <= K",
    "p[t] <= K for t in 1..d",
    "2**t <= 2*p[t] for t in 1..d + 1",
    "p[t] <= 2**t - 1 for t in 1..d + 1",
    "p[t + 1] = 2*p[t] or p[t + 1] = 2*p[t] + 1 for t in 1..d",
]


def turns(d: str) -> str:
    """Return the product of the sigmoids on the way: of the score on the left, less it right."""
    return f"Product(sigmoid((4*p[t] + 1 - 2*p[t + 1])*a[p[t]]), (t, 1, {d}))"


@theorem(
    f"leaf(d, a, p[d + 1]) = {turns('d')}",
    where=WAY,
    given=STEPS_DOWN,
    definitions=[leaf],
    source=SOURCE,
    tags=TAGS,
)
def hierarchical_softmax_eq_prod():
    """On the way from the root to a word each of the d steps costs one sigmoid.

    A way meets no node twice, so it is the beginning of a permutation of the nodes. The factor
    4pₜ + 1 − 2pₜ₊₁ is 1 where it turns left, to 2pₜ, and −1 where it turns right, to 2pₜ + 1.
    """

    def one_more(before):
        def turn(child, score, branch):
            here = f"p[(d + 1) + 1] = {child}"
            factor = "sigmoid((4*p[d + 1] + 1 - 2*({}))*a[p[d + 1]])".format
            return here, (
                calc("leaf(d + 1, a, p[(d + 1) + 1])")
                .eq(f"leaf(d + 1, a, {child})", by=hypothesis)
                .eq(f"leaf(d, a, p[d + 1])*sigmoid({score})", by=branch)
                .eq(f"{turns('d')}*sigmoid({score})", by=before)
                .eq(f"{turns('d')}*{factor(child)}", by=algebra)
                .eq(
                    f"{turns('d')}*{factor('p[(d + 1) + 1]')}",
                    by=hypothesis(hypothesis=here, reverse=True),
                )
                .eq(turns("d + 1"), by=algebra)
            )

        return cases(
            turn("2*p[d + 1]", "a[p[d + 1]]", hierarchical_softmax_left),
            turn("2*p[d + 1] + 1", "-a[p[d + 1]]", hierarchical_softmax_right),
        )

    base = calc("leaf(0, a, p[0 + 1])").eq(1, by=definition).eq(turns("0"), by=algebra)
    return induction("d", base, step=one_more)


@theorem(f"Sum(1, {INNER}) = 2**d", where="d: natural", source=SOURCE, tags=TAGS)
def number_of_leaves():
    """Level d has as many nodes as its first has number."""
    return calc(f"Sum(1, {INNER})").eq("2**d", by=algebra)


@theorem("2**16 < 100000 <= 2**17", source=SOURCE, tags=TAGS)
def leaves_of_vocabulary():
    """A tree of depth 16 is too small for 100,000 words, one of depth 17 has 131,072 leaves."""
    return calc("2**16").lt(100000, by=sign).le("2**17", by=sign)
