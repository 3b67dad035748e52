"""Terms evaluated at exact points, exactly or in Arb balls that are certain to hold them.

This is what confirms a refutation: ``confirm`` says that a point meets every hypothesis,
that the proposition is defined there, and that it is false. Nothing here searches.
"""

from symcheck.kernel.balls.check import (
    PRECISIONS,
    ball,
    confirm,
    indices,
    is_defined,
    meets,
    truth,
    value,
)
from symcheck.kernel.balls.evaluator import Evaluator
from symcheck.kernel.balls.frame import Entries, Point, Scalar
from symcheck.kernel.balls.numbers import Undecided, Undefined

__all__ = [
    "PRECISIONS",
    "Entries",
    "Evaluator",
    "Point",
    "Scalar",
    "Undecided",
    "Undefined",
    "ball",
    "confirm",
    "indices",
    "is_defined",
    "meets",
    "truth",
    "value",
]
