"""Signs: whether a proposition about terms holds in a context, with evidence."""

from symcheck.kernel.sign.decide import Signs, prove, show
from symcheck.kernel.sign.evidence import Evidence

__all__ = ["Evidence", "Signs", "prove", "show"]
