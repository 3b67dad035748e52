"""Linear relations between sums over one range."""

import pytest
from kernel_goals import FAMILY, agree

EQUAL = {
    "the variance": (
        (
            "Sum((y[k] - Sum(y[l], (l, 1, n))/n)^2, (k, 1, n))"
            " = Sum(y[k]^2, (k, 1, n)) - Sum(y[k], (k, 1, n))^2/n"
        ),
        (),
        FAMILY,
    ),
    "bodies that add to 1": (
        "Sum(1/(1 + exp(y[k])), (k, 1, n)) + Sum(1/(1 + exp(-y[k])), (k, 1, n)) = n",
        (),
        FAMILY,
    ),
    "a body that is another's multiple": (
        "Sum(y[k]*exp(y[k]), (k, 1, n)) = Sum(y[k]/exp(-y[k]), (k, 1, n))",
        (),
        FAMILY,
    ),
    "a coefficient that is not 0": (
        "Sum(a/(a + y[k]^2), (k, 1, n)) + Sum(y[k]^2/(a + y[k]^2), (k, 1, n)) = n",
        ("a > 0",),
        FAMILY,
    ),
}

DIFFERENT = {
    "bodies that add to less": (
        "Sum(1/(1 + exp(y[k])), (k, 1, n)) + Sum(1/(1 + exp(-y[k])), (k, 1, n)) = n - 1",
        (),
        FAMILY,
    ),
    "two ranges": ("Sum(y[k], (k, 1, n)) = Sum(y[k], (k, 2, n))", (), FAMILY),
    "two families": ("Sum(y[k], (k, 1, n)) = Sum(z[k], (k, 1, n))", (), FAMILY),
    "a count that is off": (
        "Sum(a/(a + y[k]^2), (k, 1, n)) + Sum(y[k]^2/(a + y[k]^2), (k, 1, n)) = n + 1",
        ("a > 0",),
        FAMILY,
    ),
}


@pytest.mark.parametrize(("text", "given", "where"), EQUAL.values(), ids=EQUAL)
def test_equal(text, given, where):
    assert agree(text, given, where)


@pytest.mark.parametrize(("text", "given", "where"), DIFFERENT.values(), ids=DIFFERENT)
def test_different(text, given, where):
    assert not agree(text, given, where)
