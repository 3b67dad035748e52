"""Limits of the powers of a number."""

from symcheck.proofs.convergence import k, one_le_pow
from symcheck.proofs.gradient_descent import abs_pow

from symcheck import (
    by_iff,
    by_impossible,
    by_limit,
    calc,
    cases,
    iff,
    limit,
    part,
    passage,
    sign,
    theorem,
    under,
)

TAGS = ["sequences", "powers"]
tends_to_zero = "Limit(q**k, k, oo) = 0"


@theorem(limit("q**k", k, "oo", 0), where="q: real", given="Abs(q) < 1", tags=TAGS)
def tendsto_pow_atTop_nhds_zero_of_abs_lt_one():
    """|q|ᵏ = exp(k·log|q|), and log|q| < 0; of q = 0 every power but the first is 0."""
    return by_limit


@theorem(limit("q**k", k, "oo", "oo"), where="q: real", given="q > 1", tags=TAGS)
def tendsto_pow_atTop_atTop_of_one_lt():
    """qᵏ = exp(k·log q), and log q > 0."""
    return by_limit


@theorem(iff(tends_to_zero, "Abs(q) < 1"), where="q: real", tags=TAGS)
def tendsto_pow_atTop_nhds_zero_iff():
    """The powers of what is at least 1 in size stay at least 1 in size."""
    large = (
        calc(1)
        .le("Abs(q)**k", by=one_le_pow.at(c="Abs(q)"))
        .eq("Abs(q**k)", by=abs_pow.at(c="q").backwards())
    )
    never = by_impossible(part("1 <= 0", calc(1).le(0, by=passage(under(k, large)))))
    return by_iff(
        part("Abs(q) < 1", cases(("Abs(q) < 1", sign), ("Abs(q) >= 1", never)), tends_to_zero),
        part(limit("q**k", k, "oo", 0), by_limit, "Abs(q) < 1"),
    )
