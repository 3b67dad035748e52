"""Scripts for steps, one file a kind of step; importing them enters them into the table."""

from symcheck.coq.tactics import (
    bounds,
    cases,
    citing,
    equalities,
    indices,
    induction,
    means,
    monotone,
    numbers,
    passage,
    ranges,
)

__all__ = [
    "bounds",
    "cases",
    "citing",
    "equalities",
    "indices",
    "induction",
    "means",
    "monotone",
    "numbers",
    "passage",
    "ranges",
]
