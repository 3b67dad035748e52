"""A small calculus of limits: growth orders, continuity, bounded times null."""

from symcheck.kernel.limits.claims import holds_near, limit_of, reached, said_limit, shown_limit
from symcheck.kernel.limits.germ import Germ, NoLimit

__all__ = ["Germ", "NoLimit", "holds_near", "limit_of", "reached", "said_limit", "shown_limit"]
