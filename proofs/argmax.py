"""argmax, the least index at which a family is greatest: what it is, and what leaves it alone."""

from symcheck import (
    algebra,
    attained,
    by_impossible,
    calc,
    cases,
    congruence,
    hypothesis,
    index,
    linear,
    maximum,
    part,
    sign,
    size,
    theorem,
    under,
    using,
)

SOURCE, TAGS = "Exercise 6.3 b", ["argmax"]
n = size("n")
i, m = index("i", n), index("m", n)
LOGITS = "n: size; y: family(n)"
greatest = "Max(y[k], (k, 1, n))"


def chosen(index: str) -> str:
    """Return what argmax takes the least of, at an index."""
    return f"Piecewise(({index}, {greatest} <= y[{index}]), (n, True))"


@theorem("1 <= argmax(y) <= n", where=LOGITS, source=SOURCE, tags=TAGS)
def argmax_mem():
    """Each of the numbers of which argmax is the least is an index."""
    return calc(1).le("argmax(y)", by=sign).le("n", by=sign)


@theorem(
    "argmax(y) <= i", where=f"{LOGITS}; i: index(n)", given=[f"{greatest} <= y[i]"], source=SOURCE,
    tags=TAGS,
)  # fmt: skip
def argmax_le():
    """An index at which y is greatest is one of the numbers of which argmax is the least."""
    return calc("argmax(y)").le(chosen("i"), by=maximum).eq("i", by=algebra)


@theorem("y[k] <= y[argmax(y)]", where=f"{LOGITS}; k: index(n)", source=SOURCE, tags=TAGS)
def le_argmax():
    """The least number is an index at which y is greatest; or it is n, and no index is less."""
    same = calc("i").eq(chosen("i"), by=algebra).eq("argmax(y)", by=hypothesis)
    first = (
        calc("y[k]")
        .le(greatest, by=maximum)
        .le("y[i]", by=linear)
        .eq("y[argmax(y)]", by=congruence(part("i = argmax(y)", same)))
    )
    last = calc("m").eq("argmax(y)", by=using(argmax_le.at(i="m")))
    second = (
        calc("y[k]")
        .le(greatest, by=maximum)
        .eq("y[m]", by=hypothesis(reverse=True))
        .eq("y[argmax(y)]", by=congruence(part("m = argmax(y)", last)))
    )
    there = attained(under(m, second, given=f"y[m] = {greatest}"))
    either = cases((f"{greatest} <= y[i]", first), (f"{greatest} > y[i]", there))
    return attained(
        under(i, either, statement="y[k] <= y[argmax(y)]", given=f"{chosen('i')} = argmax(y)")
    )


@theorem(f"{greatest} <= y[argmax(y)]", where=LOGITS, source=SOURCE, tags=TAGS)
def max_le_argmax():
    """The greatest value is that of some index."""
    entry = calc(greatest).eq("y[m]", by=hypothesis(reverse=True)).le("y[argmax(y)]", by=le_argmax)
    return attained(under(m, entry, given=f"y[m] = {greatest}"))


@theorem(f"{greatest} = y[argmax(y)]", where=LOGITS, source=SOURCE, tags=TAGS)
def max_eq_argmax():
    """No entry exceeds the one at argmax, which is one of them."""
    return calc(greatest).eq("y[argmax(y)]", by=using(max_le_argmax))


CANDIDATE = f"{LOGITS}; c: index(n)"


@theorem(
    f"{greatest} <= y[c]", where=CANDIDATE, given=["y[k] <= y[c] for k in 1..n"], tags=["bounds"]
)
def max_le_of_forall_le():
    """The greatest is one of the values."""
    return calc(greatest).le("y[c]", by=maximum)


less = calc(0).lt("y[c] - y[argmax(y)]", by=linear).le(0, by=using(le_argmax.at(k="c")))
nowhere = by_impossible(part("0 < 0", less))


@theorem(
    "argmax(y) = c",
    where=CANDIDATE,
    given=["y[k] <= y[c] for k in 1..n", "y[k] < y[c] for k in 1..c - 1"],
    source=SOURCE,
    tags=TAGS,
)
def argmax_eq():
    """It is at most c, where y is greatest, and not before c, where y is less than there."""
    least = using(max_le_of_forall_le, argmax_le.at(i="c"))
    return cases(("argmax(y) < c", nowhere), ("argmax(y) >= c", least))


@theorem(
    "argmax(y) = c",
    where=CANDIDATE,
    given=["y[k] < y[c] or k = c for k in 1..n"],
    source=SOURCE,
    tags=TAGS,
)
def argmax_eq_of_forall_lt():
    """At every other index than c the entry is less, and at argmax it is not."""
    return cases(("y[argmax(y)] < y[c]", nowhere), ("argmax(y) = c", hypothesis))


@theorem(
    "argmax(y[k] + c, (k, 1, n)) = argmax(y)", where=f"{LOGITS}; c: real", source=SOURCE, tags=TAGS
)
def argmax_add_const():
    """The greatest value grows by c like every other, so it is reached at the same indices."""
    return calc("argmax(y[k] + c, (k, 1, n))").eq("argmax(y)", by=algebra)


@theorem("argmin(y) = argmax(-y[k], (k, 1, n))", where=LOGITS, tags=TAGS)
def argmin_eq_argmax_neg():
    """The least of the values is reached where the greatest of their negatives is."""
    return calc("argmin(y)").eq("argmax(-y[k], (k, 1, n))", by=algebra)


@theorem(
    "argmax(a*y[k], (k, 1, n)) = argmax(y)",
    where=f"{LOGITS}; a: positive",
    source=SOURCE,
    tags=TAGS,
)
def argmax_mul():
    """The greatest value grows a times, like every other, and a is positive."""
    return calc("argmax(a*y[k], (k, 1, n))").eq("argmax(y)", by=algebra)
