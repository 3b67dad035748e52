"""Term → text → term and term → SymPy → term lose nothing, over the whole language."""

from fractions import Fraction

from flint import arb
from hypothesis import HealthCheck, assume, given, settings
from whole_language import CONTEXT, points, terms

from symcheck.bridge import BridgeError, to_sympy, to_term
from symcheck.kernel.balls import Undecided, Undefined, value
from symcheck.kernel.term import subterms
from symcheck.kernel.text import to_text
from symcheck.read.text import read_term

LIGHT = settings(
    max_examples=150, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
)
DEFINITIONS = CONTEXT.defined
NOWHERE, UNSURE = "undefined", "unsure"


def at(term, point):
    """The value of a term at a point, or why there is none."""
    try:
        return value(term, point, 160, DEFINITIONS, work=20_000)
    except Undefined:
        return NOWHERE
    except Undecided:
        return UNSURE


def agree(one, other):
    """Whether two values may be one number."""
    if isinstance(one, str) or isinstance(other, str):
        return True
    if isinstance(one, Fraction) and isinstance(other, Fraction):
        return one == other
    difference = as_ball(one) - as_ball(other)
    return difference.contains(0)


def as_ball(number):
    return arb(number.numerator) / number.denominator if isinstance(number, Fraction) else number


def through_sympy(term, *, evaluate):
    """The term that comes back, or None where SymPy makes no real number of it, or fails."""
    assume([s.head for s in subterms(term)].count("piecewise") <= 1)  # SymPy is slow with two
    try:
        return to_term(to_sympy(term, CONTEXT, evaluate=evaluate), CONTEXT)
    except (BridgeError, ZeroDivisionError, TypeError, ValueError, IndexError, RecursionError):
        return None


@LIGHT
@given(terms(), points())
def test_text_reads_back_with_the_same_value(term, point):
    text = to_text(term)
    again = read_term(text, CONTEXT)
    if again != term:  # an exponent that is bound may have another sort than it had
        assert to_text(again) == text
    before, after = at(term, point), at(again, point)
    assert agree(before, after)
    assert (before is NOWHERE) == (after is NOWHERE)


@LIGHT
@given(terms(2), points())
def test_what_sympy_does_not_evaluate_comes_back_with_the_same_value(term, point):
    back = through_sympy(term, evaluate=False)
    if back is None:
        return
    before, after = at(term, point), at(back, point)
    assert agree(before, after)
    assert UNSURE in (before, after) or (before is NOWHERE) == (after is NOWHERE)


@LIGHT
@given(terms(2), points())
def test_what_sympy_rewrites_has_the_same_value_where_both_have_one(term, point):
    back = through_sympy(term, evaluate=True)
    assert back is None or agree(at(term, point), at(back, point))
