"""Reports cross processes: what they are made of can be pickled."""

from __future__ import annotations

import pickle

from symcheck.kernel.claim import REAL, Context


def test_a_context_travels_after_it_was_used():
    context = Context((("x", REAL),))
    assert context.sorts["x"] == REAL
    assert pickle.loads(pickle.dumps(context)) == context  # noqa: S301 (our own)
