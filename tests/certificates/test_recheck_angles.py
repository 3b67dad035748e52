"""Angles in the second checker's normal form: turns by them, and the odd functions."""

import cmath
import math

import pytest
from evaluating import form_value, near, value
from test_recheck_normal import PLACES, A, X, Y, new, settled

from symcheck import recheck
from symcheck.recheck import ONE, PI, TWO, ZERO, fn, num

ARC = fn("atan", X)
STEEP = fn("atan", ONE / 2)
#: Angles, and whether their turn speaks of the tangent of an arc instead of the arc.
ANGLES = {
    "an arc": (ARC, True), "two arcs": (2 * ARC, True), "three arcs back": (-3 * ARC, True),
    "an arc of a fraction": (fn("atan", X / (1 + A)), True),
    "half an arc": (ARC / 2, False), "three halves": (3 * ARC / 2, False),
    "a third": (ARC / 3, False), "an arc over a name": (ARC / A, False),
    "sixty-four arcs": (64 * STEEP, True), "as many back": (-64 * STEEP, True),
    "one more": (65 * STEEP, False), "one more back": (-65 * STEEP, False),
    "an arc and a half turn": (ARC + PI, True), "no arc": (fn("erf", X), True),
}  # fmt: skip


@pytest.mark.parametrize("name", ANGLES)
def test_a_turn_has_its_value(name):
    angle, open_ = ANGLES[name]
    for sign in (1, -1):
        found = recheck.turn(angle, new(), sign)
        for at in PLACES:
            wanted = cmath.exp(1j * sign * value(angle, at))
            assert cmath.isclose(form_value(found, at), wanted, rel_tol=1e-9)
        turned = {t.args[0] for m in found.num for t, _ in m if t.head == "cis"}
        assert open_ is not any("atan" in {t.head for t in recheck.subterms(u)} for u in turned)


TWELFTHS = (*range(-13, 26), 120, -1201)


def test_turns_by_twelfths_and_by_others():
    for part in TWELFTHS:
        found = recheck.turn(part * PI / 12, new())
        assert cmath.isclose(form_value(found, {}), cmath.exp(1j * math.pi * part / 12))
        assert {e % 1 for m in found.num for t, e in m if t is recheck.T("cis", (PI,))} <= {0, 0.5}
        other = recheck.turn(part * PI / 7, new())
        assert cmath.isclose(form_value(other, {}), cmath.exp(1j * math.pi * part / 7))


ODD = {
    "an eighth of a turn": (fn("atan", ONE), PI / 4), "one back": (fn("atan", num(-1)), -PI / 4),
    "nothing": (fn("atan", X - X), ZERO), "no error": (fn("erf", ZERO), ZERO),
    "the other side": (fn("atan", -X), -ARC), "of a difference": (
        fn("erf", X - Y), -fn("erf", Y - X)),
    "an arc of two": (fn("atan", TWO), fn("atan", TWO)),
    "an arc of two back": (fn("atan", num(-2)), -fn("atan", TWO)),
    "an arc of a half": (STEEP, STEEP), "an error of one": (fn("erf", ONE), fn("erf", ONE)),
    "an error of minus one": (fn("erf", num(-1)), -fn("erf", ONE)),
    "an error of two": (fn("erf", TWO), fn("erf", TWO)),
}  # fmt: skip


@pytest.mark.parametrize("name", ODD)
def test_odd_functions(name):
    term, other = ODD[name]
    found = settled(term)
    assert found is settled(other)
    assert all(near(value(found, at), value(term, at)) for at in PLACES)
    assert (PI in set(recheck.subterms(found))) is (PI in set(recheck.subterms(other)))


def test_an_odd_function_is_of_a_first_coefficient_that_is_positive():
    for head in ("atan", "erf"):
        for term in (fn(head, Y - X), fn(head, X - Y)):
            (own,) = (t for t in recheck.subterms(settled(term)) if t.head == head)
            assert own.args[0] is settled(Y - X)
