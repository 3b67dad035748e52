"""Why gradients vanish in deep sigmoid networks: each layer multiplies by σ′ ≤ ¼."""

from symcheck.proofs.sigmoid import deriv_sigmoid_le_quarter
from sympy import Abs, Derivative, Product, Rational, Subs

from symcheck import (
    algebra,
    calc,
    family,
    index,
    le,
    natural,
    real,
    sigmoid,
    termwise,
    theorem,
    under,
)

L = natural("L")
a = family("a", L)
l, t = index("l", L), real("t")
slope = Subs(Derivative(sigmoid(t), t), t, a[l])
slopes = Product(slope, (l, 1, L))


@theorem(
    le(Abs(slopes), Rational(4) ** (-L)),
    source="Exercise 6.1.3",
    tags=["sigmoid", "bounds", "gradients"],
)
def abs_prod_deriv_sigmoid_le():
    """Every factor σ′(aₗ) lies in (0, ¼], so the product of L of them is at most 4⁻ᴸ."""
    return (
        calc(Abs(slopes))
        .eq(slopes, by=algebra)
        .le(
            Product(Rational(1, 4), (l, 1, L)),
            by=termwise(under(l, calc(slope).le(Rational(1, 4), by=deriv_sigmoid_le_quarter))),
        )
        .eq(Rational(4) ** (-L), by=algebra)
    )
