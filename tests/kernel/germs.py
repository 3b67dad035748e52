"""Germs at ∞ from text, for the tests of limits."""

from symcheck.kernel.limits.germ import Germ, NoLimit
from symcheck.kernel.sign import prove
from symcheck.kernel.term import eq
from symcheck.read.text import read_hypothesis, read_problem, read_term

WHERE = (
    "t: positive; s: size; n: size; y: family(n); a: real; b: real; m: integer; l: natural"
)


def germ(given=(), name="t"):
    """Return the germ of a variable at ∞."""
    return Germ(read_problem("t + a + b = t + a + b", given, WHERE).context, name)


def tends(text, value, given=(), name="t"):
    """Return whether the limit of a text is a value; of ``None``, whether none is found."""
    at = germ(given, name)
    try:
        found = at.limit(read_term(text, at.context))
    except NoLimit:
        return value is None
    if value in {"oo", "-oo", None} or isinstance(found, str):
        return found == value
    return prove(at.outer, eq(found, read_term(value, at.context)))


def sign_of(text, given=(), name="t"):
    """Return the sign of a text for all large values."""
    at = germ(given, name)
    return at.sign(read_term(text, at.context))


def eventually(text, given=(), name="t"):
    """Return whether a proposition was shown for all large values."""
    at = germ(given, name)
    return at.eventually(read_hypothesis(text, at.context))
