"""Signs: whether a proposition about terms holds in a context, with evidence."""

from symcheck.kernel.sign.decide import Evidence, Signs, prove, show

__all__ = ["Evidence", "Signs", "prove", "show"]
