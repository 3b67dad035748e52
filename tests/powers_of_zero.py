"""False claims about integer powers of what may be 0, where 0⁰ is 1 and 0ᵏ has no value for k < 0.

That b^(L + c) is b^L·b^c, and b^(−2k) is 1/b^(2k), needs b ≠ 0: at b = 0 the parts may have no
value where the power has one.
"""

from symcheck.kernel.claim import Context
from symcheck.read.text import read_claim, read_hypothesis
from symcheck.read.where import read_where

CONTEXT = Context(
    read_where("k: integer; m: integer; x: real; y: real; u: positive").variables
)
#: Each is false at x = 0, or y = 0, for exponents at which it has a value.
CLAIMS = {
    "anything, of a power that is 0": ("y = y + 1", ["x**(-k) = 0"]),
    "a bound, of an even power that is 0": ("y > y + 1", ["x**(-2*k) = 0"]),
    "an even power is positive": ("x**(-2*k) > 0", ["x != 0 or 0 <= -2*k"]),
    "an even power that is its quotient": (
        "x**(-2*k)/x**(-2*k) = 1", ["x != 0 or 0 <= -2*k"]
    ),
    "its sign": ("sign(x**(-2*k)) = 1", ["x != 0 or 0 <= -2*k"]),
    "a power is not 0": ("x**(-k) != 0", ["x != 0 or 0 <= -k"]),
    "its root": ("sqrt(x**(-2*k)) > 0", ["x != 0 or 0 <= -2*k"]),
    "a power of 0": ("x**(k + 1) = 0", ["x = 0", "x != 0 or 0 <= k + 1"]),
    "a power of the numeral 0": ("0**(k + 1) = 0", ["0 != 0 or 0 <= k + 1"]),
    "of a difference of exponents": ("x**(k - m) = 0", ["x = 0", "k >= 1", "k >= m"]),
    "of a sum of exponents": ("x**(k + m) = 0", ["x = 0", "k >= 1", "k + m >= 0"]),
    "a modulus": ("Abs(x)**(-k) > 0", ["Abs(x) != 0 or 0 <= -k"]),
    "a power that is positive": ("y != 0", ["y**(m + 1) > 0"]),
    "a reciprocal of what has a power": ("y*(1/y) = 1", ["y**(m + 1) != 0"]),
    "a product of δ": (
        "KroneckerDelta(m, 0)**(k - 1) = KroneckerDelta(m, 0)*KroneckerDelta(m, 0)**k",
        ["KroneckerDelta(m, 0) != 0 or k >= 1"],
    ),
}  # fmt: skip

#: What holds.
TRUE_CLAIMS = {
    "a power of a square": (
        "(x**2)**k = x**(2*k)", ["x**2 != 0 or 0 <= k", "x != 0 or 0 <= 2*k"]
    ),
    "one more, of what is not 0": ("x**k*x = x**(k + 1)", ["x != 0"]),
    "opposite exponents of what is not 0": ("x**(-k)*x**k = 1", ["x != 0"]),
    "opposite exponents": (
        "(-x)**k*x**(-k) = (-1)**k", ["-x != 0 or 0 <= k", "x != 0 or 0 <= -k"]
    ),
    "opposite exponents in a sum": (
        "x**k*(x**(-k) + x**k) = 1 + x**(2*k)",
        ["x != 0 or 0 <= k", "x != 0 or 0 <= -k", "x != 0 or 0 <= 2*k"],
    ),
    "an even power of what is not 0": ("x**(-2*k) > 0", ["x != 0"]),
    "a positive number": ("u**(k + 1) = u*u**k", []),
    "minus 1": ("(-1)**(-2*k) = 1", []),
    "natural exponents": ("x**(k + 1) = x*x**k", ["0 <= k"]),
}  # fmt: skip


def claim_of(text, given):
    """Return a claim under hypotheses."""
    context = CONTEXT
    for one in given:
        context = context.assume(read_hypothesis(one, context))
    return read_claim(text, context)
