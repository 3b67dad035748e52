"""Boxes and ranges from text, for the tests of enclosures; a range is written ``0 .. oo``."""

from flint import arb, ctx, fmpq
from kernel_goals import context_of, term_in

from symcheck.kernel.balls import ball
from symcheck.kernel.enclosure.decide import PRECISION
from symcheck.kernel.enclosure.ranges import INF, MINUS_INF, Range
from symcheck.kernel.enclosure.walk import Walk
from symcheck.kernel.term import as_rational

CONTEXT = context_of("x < 1", (), "x: real; y: real; z: real; n: natural; b: real")


def _exact(text):
    if text in {"oo", "-oo"}:
        return INF if text == "oo" else MINUS_INF
    value = as_rational(term_in(CONTEXT, text))
    return arb(fmpq(value.numerator, value.denominator))


def span(text):
    """Return a range with binary ends."""
    low, _, high = text.partition(" .. ")
    return Range(_exact(low), _exact(high or low))


def boxed(**sides):
    """Return a box."""
    return {name: span(text) for name, text in sides.items()}


def walk(context=CONTEXT, **sides):
    """Return the walk of a box."""
    return Walk(boxed(**sides), context)


def value(text, **sides):
    """Return the range of a term on a box."""
    with ctx.workprec(PRECISION):
        return walk(**sides).value(term_in(CONTEXT, text))


def slope(text, name="x", **sides):
    """Return the range of a slope on a box."""
    with ctx.workprec(PRECISION):
        return walk(**sides).slope(term_in(CONTEXT, text), name)


def is_about(found, text, slack=60):
    """Return whether a range holds the range with exactly these ends, and hardly more."""
    low, _, high = text.partition(" .. ")
    with ctx.workprec(300):
        return _is_end(found.lo, low, -1, slack) and _is_end(found.hi, high or low, 1, slack)


def _is_end(found, text, side, slack):
    if text in {"oo", "-oo"}:
        return bool(found == (INF if text == "oo" else MINUS_INF))
    expected = ball(term_in(CONTEXT, text), {}, 300)
    beyond = side * (found - expected)
    return bool(found.is_finite() and not beyond < 0 and beyond < arb(2) ** -slack)
