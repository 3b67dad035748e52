"""Sums and products over ranges in the second checker: written out, or up to one end for all."""

import math

import pytest
from evaluating import near, value
from test_recheck_normal import NUMBERS, A, J, K, M, N, X, Y

from symcheck import recheck
from symcheck.recheck import ONE, TWO, ZERO, Context, Sort, T, bind, equal, le, num, sum_, var

I = var("i")
SORTS = {**NUMBERS, "u": Sort("family", ((ONE, N),))}
HALF = ONE / 2


def new(*given):
    return Context(SORTS, given)


def settled(term, *given):
    return recheck.form_term(recheck.settled_form(term, new(*given)))


def u(i):
    return T("at", (i if isinstance(i, T) else num(i),), "u")


def entry(i):
    return math.sin(i * i + 1)


def total(low, high, body=None):
    return sum_("i", low, high, u(I) if body is None else body)


WRITTEN = {
    "a few": (ONE, num(3), [1, 2, 3]), "across nothing": (num(-2), ONE, [-2, -1, 0, 1]),
    "none": (num(5), num(3), []), "one": (TWO, TWO, [2]),
    "far off": (num(100), num(101), [100, 101]),
    "far below": (num(-101), num(-100), [-101, -100]),
    "sixty-four": (ONE, num(64), list(range(1, 65))), "sixty-five": (ONE, num(65), None),
    "from a name": (N, num(5), None), "to a name": (ONE, N, None), "between names": (M, N, None),
    "from a half": (HALF, num(5) / 2, None), "to a half": (ONE, num(5) / 2, None),
    "at a half": (HALF, HALF, None),
    "at a name": (N, N, [N]), "at one place": (J + K, K + J, [J + K]),
}  # fmt: skip


@pytest.mark.parametrize("name", WRITTEN)
def test_what_is_written_out(name):
    low, high, wanted = WRITTEN[name]
    found = recheck._written_out(total(low, high), new())
    if wanted is None:
        assert found is None
    else:
        entries = [recheck.canonical(u(i), new()) for i in wanted]
        assert [recheck.form_term(f) for f in found] == entries
        if len(wanted) < 5:
            assert settled(total(low, high)) is settled(recheck.add(*map(u, wanted)))
            product = bind("prod", "i", u(I), low, high)
            assert settled(product) is settled(recheck.mul(*map(u, wanted)))


def ends(context, low, high):
    return recheck._base_range(total(low, high), context)


def test_a_range_goes_up_to_the_least_end_met():
    context = new()
    assert ends(context, ONE, N) == (ONE, N, [])
    assert ends(context, ONE, N) == (ONE, N, [])
    assert ends(context, ONE, N + 1) == (ONE, N, [recheck.canonical(N + 1, context)])
    further = [recheck.canonical(N + i, context) for i in range(1, 4)]
    assert ends(context, ONE, N + 3) == (ONE, N, further)
    with pytest.raises(recheck.Retry):
        ends(context, ONE, N - 1)
    assert ends(context, ONE, N) == (ONE, recheck.canonical(N - 1, context), [N])


def test_no_more_than_sixty_four_entries_leave_a_range():
    context = new()
    ends(context, ONE, N)
    assert len(ends(context, ONE, N + 64)[2]) == 64
    assert ends(context, ONE, N + 65) == (ONE, recheck.canonical(N + 65, context), [])
    far = new()
    hundred, next_ = (recheck.canonical(N + i, far) for i in (100, 101))
    assert ends(far, ONE, N + 100) == (ONE, hundred, [])
    assert ends(far, ONE, N + 101) == (ONE, hundred, [next_])


def test_an_end_that_is_no_integer_is_left_as_it_is():
    for high in (N + HALF, X / (Y + 1), (N * Y + X) / (Y + 1), (X + 3) / (Y + 1) + HALF):
        context = new()
        for _ in range(2):
            low, found, more = ends(context, TWO, high)
            assert (low, found, more) == (TWO, recheck.canonical(high, context), [])


def test_each_lower_end_and_each_upper_one_has_its_own_least_end():
    context = new(le(num(6), N))
    ends(context, ONE, N - 3)
    low, upper = recheck.canonical(N - 1, context), recheck.canonical(N + 1, context)
    assert ends(context, low, N) == (low, N, [])
    assert ends(context, low, N + 1) == (low, N, [upper])
    context = new()
    ends(context, ONE, N - 1)
    assert ends(context, ONE, M) == (ONE, M, [])
    assert ends(context, ONE, M + 1) == (ONE, M, [recheck.canonical(M + 1, context)])


AGREE = {
    "one more": (total(ONE, N + 1), total(ONE, N) + u(N + 1)),
    "one more than none": (total(ONE, M + 1), total(ONE, M) + u(M + 1)),
    "one less": (total(ONE, N - 1), total(ONE, N) - u(N)),
    "between ends": (total(ONE, N + 4) - total(ONE, N + 2), u(N + 3) + u(N + 4)),
    "between ends below": (total(ONE, N) - total(ONE, N - 1), u(N)),
    "from another number": (total(num(3), N + 5), total(num(3), N + 2) + u(N + 3) + u(N + 4)
        + u(N + 5)),
    "from a name": (total(J, J + M + 1), total(J, J + M) + u(J + M + 1)),
    "a part of a product": (bind("prod", "i", u(I), ONE, N + 2),
        bind("prod", "i", u(I), ONE, N) * u(N + 1) * u(N + 2)),
}  # fmt: skip
#: Sums that agree for most numbers, and numbers for which they do not.
DIFFER = {
    "a range that begins later": (total(num(5), N + 3),
        total(num(5), N) + u(N + 1) + u(N + 2) + u(N + 3), {"n": 1}),
    "a range that may end before": (total(ONE, M + 1),
        total(ONE, M - 1) + u(M) + u(M + 1), {"m": 0}),
    "two that may end before": (total(ONE, M + 1),
        total(ONE, M - 2) + u(M - 1) + u(M) + u(M + 1), {"m": 0}),
    "one that may end much before": (total(ONE, M), total(ONE, M - 2) + u(M - 1) + u(M), {"m": 0}),
    "another end": (total(ONE, N + 1), total(ONE, N) + u(N), {"n": 1}),
}  # fmt: skip


@pytest.mark.parametrize("name", AGREE)
def test_sums_to_ends_that_are_near_agree(name):
    left, right = AGREE[name]
    assert equal(left, right, new())
    assert equal(right, left, new())
    assert not equal(left, right + u(ZERO), new())
    for n, m, j in ((1, 0, 0), (2, 1, 3), (5, 3, 2)):
        point = {"u": entry, "n": n, "m": m, "j": j}
        assert near(value(left, point), value(right, point))


@pytest.mark.parametrize("name", DIFFER)
def test_sums_that_differ_at_their_ends_do_not_agree(name):
    left, right, point = DIFFER[name]
    assert not near(value(left, {"u": entry, **point}), value(right, {"u": entry, **point}))
    assert not equal(left, right, new())
    assert not equal(right, left, new())


#: Sums, and whether what is free of the index may leave them; "y" and "x" may be 0.
LEAVES = {
    "a quotient by what may be 0, and perhaps no index": (total(ONE, M, I / Y), False),
    "two such": (total(ONE, M, I / Y + I**2 / X), False),
    "one such and another": (total(ONE, M, I / Y + I**2 / A), False),
    "another and one such": (total(ONE, M, I / A + I**2 / Y), False),
    "below a sum": (total(ONE, M, u(I) / (Y + 1)), False),
    "some index": (total(ONE, N, I / Y), True), "what is not 0": (total(ONE, M, I / A), True),
    "two that are not 0": (total(ONE, M, I / A + I**2 / (A + 1)), True),
    "a factor": (total(ONE, M, I * Y), True),
    "below a square": (total(ONE, M, I / (Y**2 + 1)), True),
}  # fmt: skip


@pytest.mark.parametrize("name", LEAVES)
def test_what_leaves_a_sum_is_defined_even_if_there_is_no_index(name):
    term, leaves = LEAVES[name]
    found = settled(term)
    left_in = any(t.head == "sum" and t.free & {"x", "y", "a"} for t in recheck.subterms(found))
    assert left_in is not leaves
    for n, m in ((1, 0), (2, 1), (3, 4)):
        point = {"u": entry, "n": n, "m": m, "x": 1.3, "y": -0.7, "a": 2.1}
        assert near(value(found, point), value(term, point))
