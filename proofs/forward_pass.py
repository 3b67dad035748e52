"""The forward pass: what the predicted class depends on, and the sheet's network at (1, 2, 1)."""

from symcheck.proofs.log_sum_exp import log_le_log

from symcheck import algebra, by_iff, calc, definition, iff, scale, sign, theorem

SOURCE, TAGS = "Exercise 6.3", ["softmax", "network"]
PAIR = "n: size; o: family(n); i, j: index(n)"
total = "Sum(exp(o[k]), (k, 1, n))"


@theorem(
    iff("softmax(o)[i] <= softmax(o)[j]", "o[i] <= o[j]"), where=PAIR, source=SOURCE, tags=TAGS
)
def softmax_le_softmax_iff():
    """Both entries have the same denominator, and the exponential grows: the order is kept."""
    up = (
        calc("o[i]")
        .eq(f"log(softmax(o)[i]) + log({total})", by=algebra)
        .le(
            f"log(softmax(o)[j]) + log({total})",
            by=log_le_log.at(a="softmax(o)[i]", b="softmax(o)[j]"),
        )
        .eq("o[j]", by=algebra)
    )
    down = (
        calc("softmax(o)[i]")
        .eq(f"exp(o[i])/{total}", by=definition)
        .le(
            f"exp(o[j])/{total}",
            by=scale(calc("exp(o[i])").le("exp(o[j])", by=sign), factor=f"1/{total}"),
        )
        .eq("softmax(o)[j]", by=definition)
    )
    return by_iff(up, down)


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
