"""The forward pass: what the predicted class depends on, and the sheet's network at (1, 2, 1)."""

from symcheck.proofs.argmax import argmax_le, le_argmax
from symcheck.proofs.log_sum_exp import log_le_log

from symcheck import (
    algebra,
    attained,
    by_iff,
    calc,
    definition,
    family_of,
    hypothesis,
    iff,
    index,
    scale,
    sign,
    size,
    theorem,
    under,
    using,
)

SOURCE, TAGS = "Exercise 6.3", ["softmax", "network"]
PAIR = "n: size; o: family(n); i, j: index(n)"
total = "Sum(exp(o[k]), (k, 1, n))"


@theorem(
    "softmax(o)[i] <= softmax(o)[j]", where=PAIR, given=["o[i] <= o[j]"], source=SOURCE, tags=TAGS
)
def softmax_le_softmax():
    """Both entries have the same denominator, and the exponential grows."""
    grows = calc("exp(o[i])").le("exp(o[j])", by=sign)
    return (
        calc("softmax(o)[i]")
        .eq(f"exp(o[i])/{total}", by=definition)
        .le(f"exp(o[j])/{total}", by=scale(grows, factor=f"1/{total}"))
        .eq("softmax(o)[j]", by=definition)
    )


@theorem(
    "o[i] <= o[j]", where=PAIR, given=["softmax(o)[i] <= softmax(o)[j]"], source=SOURCE, tags=TAGS
)
def le_of_softmax_le():
    """An output is the logarithm of its probability, but for one constant, and logarithms grow."""
    return (
        calc("o[i]")
        .eq(f"log(softmax(o)[i]) + log({total})", by=algebra)
        .le(
            f"log(softmax(o)[j]) + log({total})",
            by=log_le_log.at(a="softmax(o)[i]", b="softmax(o)[j]"),
        )
        .eq("o[j]", by=algebra)
    )


@theorem(
    iff("softmax(o)[i] <= softmax(o)[j]", "o[i] <= o[j]"), where=PAIR, source=SOURCE, tags=TAGS
)
def softmax_le_softmax_iff():
    """Softmax keeps the order of its entries, and tells it."""
    return by_iff(
        calc("o[i]").le("o[j]", by=le_of_softmax_le),
        calc("softmax(o)[i]").le("softmax(o)[j]", by=softmax_le_softmax),
    )


LOGITS = "n: size; o: family(n)"
n = size("n")
k, m = index("k", n), index("m", n)
probabilities = family_of(k, "softmax(o)[k]")
most_likely = "Max(softmax(o)[k], (k, 1, n))"


@theorem(f"{most_likely} <= softmax(o)[argmax(o)]", where=LOGITS, source=SOURCE, tags=TAGS)
def max_softmax_le():
    """No probability exceeds that of the class with the greatest output."""
    most = using(le_argmax.at(y="o", k="m"), softmax_le_softmax.at(i="m", j="argmax(o)"))
    entry = calc(most_likely).eq("softmax(o)[m]", by=hypothesis(reverse=True))
    return attained(
        under(m, entry.le("softmax(o)[argmax(o)]", by=most), given=f"softmax(o)[m] = {most_likely}")
    )


@theorem("Max(o[k], (k, 1, n)) <= o[argmax(softmax(o))]", where=LOGITS, source=SOURCE, tags=TAGS)
def max_le_argmax_softmax():
    """No output exceeds that of the most probable class."""
    most = using(
        le_argmax.at(y=probabilities, k="m"), le_of_softmax_le.at(i="m", j="argmax(softmax(o))")
    )
    entry = calc("Max(o[k], (k, 1, n))").eq("o[m]", by=hypothesis(reverse=True))
    return attained(
        under(m, entry.le("o[argmax(softmax(o))]", by=most), given="o[m] = Max(o[k], (k, 1, n))")
    )


@theorem("argmax(softmax(o)) = argmax(o)", where=LOGITS, source=SOURCE, tags=[*TAGS, "argmax"])
def argmax_softmax():
    """Outputs and probabilities are greatest at the same indices, so at the same least one."""
    return calc("argmax(softmax(o))").eq(
        "argmax(o)",
        by=using(
            max_softmax_le,
            argmax_le.at(y=probabilities, i="argmax(o)"),
            max_le_argmax_softmax,
            argmax_le.at(y="o", i="argmax(softmax(o))"),
        ),
    )


@theorem(
    "softmax(o)[1] = sigmoid(o[1] - o[2])", where="o: family(2)", source="Exercise 6.3 b", tags=TAGS
)
def softmax_two_classes():
    """Divided by e^o₁ above and below, softmax is 1/(1 + e^(o₂ − o₁))."""
    return (
        calc("softmax(o)[1]")
        .eq("exp(o[1])/Sum(exp(o[k]), (k, 1, 2))", by=definition)
        .eq("exp(o[1])/(exp(o[1]) + exp(o[2]))", by=algebra)
        .eq("1/(1 + exp(-(o[1] - o[2])))", by=algebra)
        .eq("sigmoid(o[1] - o[2])", by=definition)
    )


hidden = ("relu(2*1 + 1*2 + (-2)*1)", "relu((-1)*1 + (-3)*2 + 5*1)")


@theorem(f"6*{hidden[0]} + (-1)*{hidden[1]} = 12", source="Exercise 6.3 a", tags=["network"])
def forward_pass_first_output():
    """h₁ = relu(2) = 2 and h₂ = relu(−2) = 0, so o₁ = 6·2 − 1·0."""
    return (
        calc(f"6*{hidden[0]} + (-1)*{hidden[1]}")
        .eq("6*relu(2) + (-1)*relu(-2)", by=algebra)
        .eq("6*2 + (-1)*0", by=algebra)
        .eq(12, by=algebra)
    )


@theorem(f"2*{hidden[0]} + 8*{hidden[1]} = 4", source="Exercise 6.3 a", tags=["network"])
def forward_pass_second_output():
    """With the same hidden units o₂ = 2·2 + 8·0."""
    return (
        calc(f"2*{hidden[0]} + 8*{hidden[1]}")
        .eq("2*relu(2) + 8*relu(-2)", by=algebra)
        .eq("2*2 + 8*0", by=algebra)
        .eq(4, by=algebra)
    )
