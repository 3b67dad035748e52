"""Two angles are equal because they differ by less than half a turn and point the same way.

    −π/2 < s − t < π/2      sin(s − t) = 0
    ──────────────────────────────────────  angle
               Γ  ⊢  s = t

Each side is a combination of π, with rational factors, and of inverse tangents, sines and
cosines of numbers, with integers. Balls show that s − t lies within a quarter turn of 0;
its sine, up to a positive factor, is computed by the addition theorem, exactly.

Side conditions  both sides are defined
Accepts          atan(1/2) + atan(1/3) = pi/4
Accepts          4*atan(1/5) - atan(1/239) = pi/4
Refuses          atan(1/2) + atan(1/3) = 5*pi/4
Refuses          atan(1/2) + atan(1/4) = pi/4
Refuses          atan(x) + atan(1/x) = pi/2
Trusts           Arb's atan and π; the normal form of numbers with roots
Source           Machin-like formulas: Borwein and Borwein, Pi and the AGM, ch. 11
"""

from __future__ import annotations

from fractions import Fraction

from symcheck.kernel.balls import Undecided, Undefined, ball
from symcheck.kernel.defined import obligations
from symcheck.kernel.derivation import Goal, RuleRefused
from symcheck.kernel.normal import normal_form
from symcheck.kernel.rules.owed import Owed
from symcheck.kernel.sign import prove
from symcheck.kernel.term import (
    ONE,
    PI,
    TWO,
    ZERO,
    Term,
    add,
    as_rational,
    div,
    fn,
    mul,
    neg,
    npow,
    rational,
    sub,
)

#: Multiples of an angle beyond this are not expanded.
MAX_MULTIPLE = 24
_PRECISION = 200


def angle(goal: Goal) -> Owed:
    """Check an equation between angles that are numbers.

    Raises RuleRefused if they do not lie in one half turn, or their tangents differ.
    """
    op, left, right = goal.relation()
    if op != "=" or not isinstance(goal.prop, Term):
        raise RuleRefused("expected an equation")
    gap = sub(left, right)
    if gap.free or gap.loose:
        raise RuleRefused("expected numbers, without variables")
    # s − t is a multiple of π if its tangent is 0, and 0 if it lies in (−π/2, π/2) besides.
    for half in (sub(gap, div(PI, TWO)), neg(add(gap, div(PI, TWO)))):
        try:
            found = ball(half, {}, _PRECISION, goal.context.defined)
        except (Undecided, Undefined) as error:
            raise RuleRefused("the angles were not enclosed: {why}", why=str(error)) from None
        if not found < 0:
            raise RuleRefused("the angles do not lie in one half turn")
    sine, cosine = _direction(gap)
    residue = normal_form(sine, goal.context, prove)
    if not residue.is_zero():
        raise RuleRefused("the tangents differ: '{residue}' is not 0", residue=residue.to_term())
    owed = [*residue.conditions, *obligations(goal.prop, goal.context)]
    for term in (sine, cosine):
        owed.extend(obligations(term, goal.context))
    return Owed(tuple(owed), {"sine": sine, "cosine": cosine})


def _direction(term: Term) -> tuple[Term, Term]:
    """Return (r·sin θ, r·cos θ) for the angle θ that a term stands for, with some r > 0.

    The direction of a sum of angles is the product of their directions as complex numbers,
    and r > 0 is kept: every factor is a point other than 0.
    """
    args = term.args
    match term.head:
        case "add":
            total: tuple[Term, Term] = (ZERO, ONE)
            for a in args:
                total = _turned(total, _direction(a))
            return total
        case "neg":
            sine, cosine = _direction(args[0])
            return neg(sine), cosine
        case "atan":
            return args[0], ONE
        case "asin":
            return args[0], fn("sqrt", sub(ONE, npow(args[0], TWO)))
        case "acos":
            return fn("sqrt", sub(ONE, npow(args[0], TWO))), args[0]
    return _multiple(term)


def _turned(first: tuple[Term, Term], second: tuple[Term, Term]) -> tuple[Term, Term]:
    (a, b), (c, d) = first, second
    return add(mul(a, d), mul(b, c)), sub(mul(b, d), mul(a, c))


def _multiple(term: Term) -> tuple[Term, Term]:
    """Return the direction of a rational multiple of π, or of an integer multiple of an angle."""
    factor, rest = Fraction(1), [term]
    while any(t.head in {"mul", "div"} for t in rest):
        t = next(t for t in rest if t.head in {"mul", "div"})
        rest.remove(t)
        if t.head == "mul":
            rest.extend(t.args)
            continue
        bottom = as_rational(t.args[1])
        if not bottom:
            raise RuleRefused("an angle is divided by what is no number")
        factor /= bottom
        rest.append(t.args[0])
    others = []
    for t in rest:
        value = as_rational(t)
        if value is None:
            others.append(t)
        else:
            factor *= value
    if not others and factor == 0:
        return ZERO, ONE
    if len(others) != 1:
        raise RuleRefused("a side is no combination of angles")
    (base,) = others
    if base.head == "pi":
        turned = mul(rational(factor), PI)
        return fn("sin", turned), fn("cos", turned)
    if (
        factor.denominator != 1
        or abs(factor) > MAX_MULTIPLE
        or base.head not in {"atan", "asin", "acos", "neg", "add"}
    ):
        raise RuleRefused("a side is no integer combination of inverse functions")
    one = _direction(base)
    total: tuple[Term, Term] = (ZERO, ONE)
    for _ in range(abs(int(factor))):
        total = _turned(total, one)
    return total if factor >= 0 else (neg(total[0]), total[1])
