"""The units of the sheet's network at (1, 2, 1), and the softmax of its outputs (12, 4)."""

from symcheck import algebra, calc, enclosure, sign, theorem

SHEET, TAGS = "Exercise 6.3 a", ["network"]
first = "exp(12)/(exp(12) + exp(4))"
second = "exp(4)/(exp(12) + exp(4))"


@theorem("relu(2*1 + 1*2 + (-2)*1) = 2", source=SHEET, tags=TAGS)
def forward_pass_first_hidden():
    """The input times the first column of W¹ is positive: relu leaves it."""
    return calc("relu(2*1 + 1*2 + (-2)*1)").eq("relu(2)", by=algebra).eq(2, by=algebra)


@theorem("relu((-1)*1 + (-3)*2 + 5*1) = 0", source=SHEET, tags=TAGS)
def forward_pass_second_hidden():
    """The input times the second column of W¹ is negative: relu makes it 0."""
    return calc("relu((-1)*1 + (-3)*2 + 5*1)").eq("relu(-2)", by=algebra).eq(0, by=algebra)


@theorem(f"99966464/100000000 < {first} < 99966465/100000000", source=SHEET, tags=TAGS)
def forward_pass_first_probability():
    """Softmax of (12, 4), first entry: divided by e¹² it is 1/(1 + e⁻⁸)."""
    return (
        calc("99966464/100000000")
        .lt("1/(1 + exp(-8))", by=enclosure)
        .eq(first, by=algebra)
        .lt("99966465/100000000", by=enclosure)
    )


@theorem(f"33535/100000000 < {second} < 33536/100000000", source=SHEET, tags=TAGS)
def forward_pass_second_probability():
    """Softmax of (12, 4), second entry: divided by e¹² it is e⁻⁸/(1 + e⁻⁸)."""
    return (
        calc("33535/100000000")
        .lt("exp(-8)/(1 + exp(-8))", by=enclosure)
        .eq(second, by=algebra)
        .lt("33536/100000000", by=enclosure)
    )


@theorem(f"{second} < {first}", source="Exercise 6.3 b", tags=TAGS)
def forward_pass_prediction():
    """The first entry is the larger one: the first class is predicted."""
    return (
        calc(second)
        .lt("33536/100000000", by=forward_pass_second_probability)
        .lt("99966464/100000000", by=sign)
        .lt(first, by=forward_pass_first_probability)
    )
