"""Linear relations between sums over one range."""

import pytest
from kernel_goals import FAMILY, agree

S = "Sum({}, (k, 1, n))".format
APART = ("Abs(y[l]) > 2 for l in 1..n",)
BELOW = (S("1/(1 + Abs(y[k]))"), S("1/(1 - Abs(y[k]))"))
HALVES = (S("1/(1 + y[k]^2)"), S("y[k]^2/(1 + y[k]^2)"))
OTHERS = (S("1/(1 + z[k]^2)"), S("z[k]^2/(1 + z[k]^2)"))

EQUAL = {
    "a denominator and its square": (
        f"{HALVES[0]} = {S('1/(1 + y[k]^2)^2')} + {S('y[k]^2/(1 + y[k]^2)^2')}",
        (),
        FAMILY,
    ),
    "the slopes of sigma": (
        f"{S('sigmoid(y[k])*(1 - sigmoid(y[k]))')} = {S('sigmoid(y[k])')} - {S('sigmoid(y[k])^2')}",
        (),
        FAMILY,
    ),
    "two relations": (
        f"{HALVES[0]} + {HALVES[1]} + {OTHERS[0]} + {OTHERS[1]} = 2*n",
        (),
        FAMILY,
    ),
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
    "a power is no multiple": (f"{S('y[k]')} = {S('y[k]^2')}", (), FAMILY),
    "no polynomials over the common denominator": (
        f"{BELOW[0]} = {BELOW[1]}",
        APART,
        FAMILY,
    ),
    "nor with the other sign": (f"{BELOW[0]} = -{BELOW[1]}", APART, FAMILY),
    "nor beside the count": (f"{BELOW[0]} + {BELOW[1]} = 2*n", APART, FAMILY),
    "maxima are no sums": (
        (
            f"Max(y[k], (k, 1, n)) + Max(z[k], (k, 1, n)) + {HALVES[0]} + {HALVES[1]}"
            " = Max(y[k] + z[k], (k, 1, n)) + n"
        ),
        (),
        FAMILY,
    ),
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
