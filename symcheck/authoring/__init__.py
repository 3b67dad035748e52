"""How a person writes a derivation in Python: ``@theorem``, ``calc``, ``cases``, ``induction``.

Expressions are SymPy's, or text in quotes. Nothing is checked when a proof file is
imported: ``@theorem`` keeps the function, and the function is run when the proof is.
"""

from symcheck.authoring.calculations import (
    Bounded,
    Calc,
    Cases,
    Induction,
    bounded,
    calc,
    cases,
    induction,
)
from symcheck.authoring.definitions import define
from symcheck.authoring.errors import AuthoringError
from symcheck.authoring.justifications import (
    Justification,
    Part,
    Use,
    assumed,
    part,
    under,
    using,
)
from symcheck.authoring.proof import Proof, theorem
from symcheck.authoring.reading import family_of
from symcheck.authoring.rules import (
    algebra,
    attained,
    by_extremum,
    by_iff,
    by_impossible,
    by_limit,
    by_not_differentiable,
    by_reparameterisation,
    congruence,
    definition,
    derivative,
    enclosure,
    hypothesis,
    instantiate,
    linear,
    maximum,
    monotone,
    scale,
    sign,
    square_nonneg,
    squaring,
    termwise,
    transitivity,
    witness,
)
from symcheck.authoring.statements import (
    Statement,
    chain,
    eq,
    exists,
    ge,
    gt,
    iff,
    impossible,
    le,
    limit,
    lt,
    ne,
    not_differentiable,
    reparameterisation,
)

__all__ = [
    "AuthoringError", "Bounded", "Calc", "Cases", "Induction", "Justification", "Part", "Proof",
    "Statement", "Use", "algebra", "assumed", "attained", "bounded", "by_extremum", "by_iff",
    "by_impossible", "by_limit", "by_not_differentiable", "by_reparameterisation", "calc",
    "cases", "chain", "congruence", "define", "definition", "derivative", "enclosure", "eq",
    "exists", "family_of", "ge", "gt", "hypothesis", "iff", "impossible", "induction",
    "instantiate", "le", "limit", "linear", "lt", "maximum", "monotone", "ne",
    "not_differentiable", "part", "reparameterisation", "scale", "sign", "square_nonneg",
    "squaring", "termwise", "theorem", "transitivity", "under", "using",
    "witness",
]  # fmt: skip
