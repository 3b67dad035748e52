"""No affine function computes XOR: why a network needs a hidden layer that is not affine."""

from symcheck import algebra, calc, define, definition, eq, gt, impossible, le, linear, theorem

affine = define("affine", "w1, w2, b, x1, x2: real", "w1*x1 + w2*x2 + b")
SHEET = "Exercise 6.1.5"
WEIGHTS = "w1, w2, b: real"


@theorem(
    eq(
        "affine(w1, w2, b, 0, 0) + affine(w1, w2, b, 1, 1)",
        "affine(w1, w2, b, 0, 1) + affine(w1, w2, b, 1, 0)",
    ),
    where=WEIGHTS,
    definitions=[affine],
    source=SHEET,
    tags=["linear", "xor"],
)
def affine_add_corners():
    """Both diagonals of the unit square have one middle, (½, ½): both sums are w₁ + w₂ + 2b."""
    return (
        calc("affine(w1, w2, b, 0, 0) + affine(w1, w2, b, 1, 1)")
        .eq("(w1*0 + w2*0 + b) + (w1*1 + w2*1 + b)", by=definition)
        .eq("(w1*0 + w2*1 + b) + (w1*1 + w2*0 + b)", by=algebra)
        .eq("affine(w1, w2, b, 0, 1) + affine(w1, w2, b, 1, 0)", by=definition)
    )


@theorem(
    impossible(
        ["w1", "w2", "b"],
        eq("affine(w1, w2, b, 0, 0)", 0),
        eq("affine(w1, w2, b, 1, 1)", 0),
        eq("affine(w1, w2, b, 0, 1)", 1),
        eq("affine(w1, w2, b, 1, 0)", 1),
    ),
    where=WEIGHTS,
    definitions=[affine],
    source=SHEET,
    tags=["linear", "xor"],
)
def xor_values_impossible():
    """XOR's values add to 0 + 0 on one diagonal and to 1 + 1 on the other: 0 would be 2."""
    return (
        calc(0)
        .eq("affine(w1, w2, b, 0, 0) + affine(w1, w2, b, 1, 1)", by=linear)
        .eq("affine(w1, w2, b, 0, 1) + affine(w1, w2, b, 1, 0)", by=affine_add_corners)
        .eq(2, by=linear)
    )


@theorem(
    impossible(
        ["w1", "w2", "b"],
        le("affine(w1, w2, b, 0, 0)", 0),
        le("affine(w1, w2, b, 1, 1)", 0),
        gt("affine(w1, w2, b, 0, 1)", 0),
        gt("affine(w1, w2, b, 1, 0)", 0),
    ),
    where=WEIGHTS,
    definitions=[affine],
    source=SHEET,
    tags=["linear", "xor"],
)
def xor_signs_impossible():
    """One diagonal's sum would be > 0 and the other's ≤ 0, but they are equal: 0 < 0."""
    return (
        calc(0)
        .lt("affine(w1, w2, b, 0, 1) + affine(w1, w2, b, 1, 0)", by=linear)
        .eq("affine(w1, w2, b, 0, 0) + affine(w1, w2, b, 1, 1)", by=affine_add_corners.backwards())
        .le(0, by=linear)
    )
