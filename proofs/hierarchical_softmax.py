"""Words in a tree: each step down is a sigmoid, and the leaves are a distribution.

In heap order the root is node 1 and the children of node j are 2j and 2j + 1, so that level
d of the complete tree is 2ᵈ, …, 2ᵈ⁺¹ − 1. Inner node j of the K = 2ᵈ − 1 (or more) has the
score a[j], the probabilities obey P[1] = 1, P[2j] = P[j]·σ(a[j]), P[2j + 1] = P[j]·σ(−a[j]),
and the words are the V = 2ᵈ nodes of level d: d sigmoids give the probability of each.
"""

from symcheck import (
    algebra,
    attained,
    calc,
    cases,
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
TREE = "K, d: natural; a: family(K); P: family(2*K + 1)"
RULES = [
    "2**d - 1 <= K",
    "P[1] = 1",
    "P[2*j] = P[j]*sigmoid(a[j]) for j in 1..K",
    "P[2*j + 1] = P[j]*sigmoid(-a[j]) for j in 1..K",
]


def level(d: str) -> str:
    """Return the sum of the probabilities of a level."""
    return f"Sum(P[j], (j, 2**{d}, 2**({d} + 1) - 1))"


@theorem(f"{level('d')} = 1", where=TREE, given=RULES, source=SOURCE, tags=TAGS)
def sum_hierarchical_softmax():
    """The two children share the probability of their parent, for σ(a) + σ(−a) = 1."""
    inner = "(j, 2**d, 2**(d + 1) - 1)"

    def one_more(before):
        return (
            calc(level("(d + 1)"))
            .eq(f"Sum(P[2*j] + P[2*j + 1], {inner})", by=split)
            .eq(f"Sum(P[j]*sigmoid(a[j]) + P[j]*sigmoid(-a[j]), {inner})", by=hypothesis)
            .eq(level("d"), by=algebra)
            .eq(1, by=before)
        )

    base = calc(level("0")).eq("P[1]", by=algebra).eq(1, by=hypothesis)
    return induction("d", base, step=one_more)


def least(d: str) -> str:
    """Return the least probability of a level."""
    return f"Min(P[j], (j, 2**{d}, 2**({d} + 1) - 1))"


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


@theorem(f"{least('d')} > 0", where=TREE, given=RULES, source=SOURCE, tags=TAGS)
def hierarchical_softmax_pos():
    """Both factors σ(a) and σ(−a) are positive, so that the least of a level stays positive."""
    inner = "(j, 2**d, 2**(d + 1) - 1)"
    smallest = f"Min(Min(P[j]*sigmoid(a[j]), P[j]*sigmoid(-a[j])), {inner})"
    low, high = "2**d", "2**(d + 1) - 1"
    left, right = family_of(k, "sigmoid(a[k])"), family_of(k, "sigmoid(-a[k])")

    def one_more(before):
        children = min_children_pos.at(p="P", s=left, t=right, l=low, h=high)
        return (
            calc(least("(d + 1)"))
            .eq(f"Min(Min(P[2*j], P[2*j + 1]), {inner})", by=split)
            .eq(smallest, by=hypothesis)
            .gt(0, by=using(before, children))
        )

    base = calc(least("0")).eq("P[1]", by=algebra).eq(1, by=hypothesis).gt(0, by=sign)
    return induction("d", base, step=one_more)
