"""Germs at ∞ of the second checker, from text."""

from stepping import told, told_context

from symcheck.read.text import read_hypothesis, read_problem, read_term
from symcheck.recheck import Germ, Refused, equal

WHERE = (
    "t: positive; s: size; n: size; y: family(n); a: real; b: real; m: integer; l: natural"
)


class Near:
    """The germ of a variable at ∞, which is asked in text."""

    def __init__(self, given=(), name="t"):
        """Declare a few variables, and assume what is given."""
        self.kernels = read_problem("t + a + b = t + a + b", given, WHERE).context
        self.germ = Germ(told_context(self.kernels), name)

    def term(self, text):
        """Return a term."""
        return told(read_term(text, self.kernels))

    def prop(self, text):
        """Return a proposition."""
        return told(read_hypothesis(text, self.kernels))


def tends(text, value, given=(), name="t"):
    """Return whether the limit of a text is a value; of ``None``, whether none is found."""
    at = Near(given, name)
    try:
        found = at.germ.limit(at.term(text))
    except Refused:
        return value is None
    if value in {"oo", "-oo", None} or isinstance(found, str):
        return found == value
    return equal(found, at.term(value), at.germ.outer)


def eventually(text, given=(), name="t"):
    """Return whether a proposition was shown for all large values."""
    at = Near(given, name)
    return at.germ.eventually(at.prop(text))
