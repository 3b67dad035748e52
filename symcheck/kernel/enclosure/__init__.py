"""Bounds of terms on boxes, in outward-rounded ball arithmetic."""

from symcheck.kernel.enclosure.decide import Cover, NotEnclosed, positive_on

__all__ = ["Cover", "NotEnclosed", "positive_on"]
