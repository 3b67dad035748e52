"""What the theorems on argmax nearly say."""

from __future__ import annotations

from near_misses_of_networks import near, off
from near_misses_of_sums import MISSES
from symcheck.proofs import argmax, forward_pass

m = argmax
off(m.argmax_mem, "an end", "<= n", "<= n - 1")
off(m.argmax_mem, "strict", "1 <=", "1 <")
off(m.argmax_le, "the relation", "<= i", ">= i", rare=True)  # random points have no ties
near(m.argmax_le, "no hypothesis", "argmax(y) <= i", [])
off(m.le_argmax, "the least", "argmax", "argmin")
off(m.le_argmax, "strict", "<=", "<")
off(m.max_le_argmax, "the least", "argmax", "argmin")
off(m.max_eq_argmax, "the least", "argmax", "argmin")
near(m.max_le_of_forall_le, "a part of the range", m.max_le_of_forall_le.statement,
     ["y[k] <= y[c] for k in 1..c"])  # fmt: skip
near(m.argmax_eq, "a part of the range", m.argmax_eq.statement, ["y[k] < y[c] for k in 1..c - 1"])
near(m.argmax_eq, "a tie before it", m.argmax_eq.statement, m.argmax_eq.given[:1], rare=True)
off(m.argmax_eq_of_forall_lt, "the least", "argmax", "argmin")
near(m.argmax_eq_of_forall_lt, "a tie", m.argmax_eq_of_forall_lt.statement,
     ["y[k] <= y[c] or k = c for k in 1..n"], rare=True)  # fmt: skip
off(m.argmax_add_const, "a factor", "+ c", "* c")
off(m.argmin_eq_argmax_neg, "a sign", "(-y[k]", "(y[k]")
off(m.argmax_mul, "a sign", "(a*y[k]", "(-a*y[k]")

m = forward_pass
off(m.softmax_le_softmax, "the other way", "softmax(o)[j]", "softmax(-o)[j]")
near(m.softmax_le_softmax, "no hypothesis", m.softmax_le_softmax.statement, [])
near(m.le_of_softmax_le, "the other way", "o[i] >= o[j]", m.le_of_softmax_le.given)
off(m.max_softmax_le, "the least", "argmax", "argmin")
off(m.max_le_argmax_softmax, "the least", "argmax", "argmin")
off(m.argmax_softmax, "the least", "= argmax", "= argmin")
off(m.argmax_softmax, "a sign", "softmax(o)", "softmax(-o)")

__all__ = ["MISSES"]
