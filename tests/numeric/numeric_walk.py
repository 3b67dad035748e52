"""A second evaluation of terms, in ball arithmetic, that shares no code with the kernel's.

It reads terms, and nothing else of symcheck: functions are Arb's own, a derivative is a
central difference with a tiny step at a huge precision, definitions are unfolded here.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import reduce
from typing import TYPE_CHECKING

from flint import arb, ctx, fmpq

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from symcheck.kernel.claim import Definition
    from symcheck.kernel.term import Term

#: Bits of precision, and of the step of a difference quotient.
BITS = 4000
STEP_BITS = 300
#: What a difference quotient may be off by, relative to 1 + |value|: the step squared,
#: times a third derivative that is given 10^50 of room.
SLACK = arb(2) ** (-2 * STEP_BITS + 160)


#: The members of a sequence that tell whether it has a limit.
FAR = (20, 40)


class NoValue(Exception):  # noqa: N818 - an answer, not a fault
    """The term has no value at the point, or it could not be told."""


def _acot(x: arb) -> arb:
    return arb.pi() / 2 if x == 0 else (1 / x).atan()


FUNCTIONS: Mapping[str, Callable[..., arb]] = {
    "exp": arb.exp,
    "log": arb.log,
    "sqrt": arb.sqrt,
    "cbrt": lambda x: x.root(3),
    "abs": abs,
    "sign": arb.sgn,
    "max": lambda *xs: reduce(arb.max, xs),
    "min": lambda *xs: reduce(arb.min, xs),
    "relu": lambda x: x.max(arb(0)),
    "sin": arb.sin,
    "cos": arb.cos,
    "tan": arb.tan,
    "cot": arb.cot,
    "sec": arb.sec,
    "csc": arb.csc,
    "asin": arb.asin,
    "acos": arb.acos,
    "atan": arb.atan,
    "acot": _acot,
    "asec": lambda x: (1 / x).acos(),
    "acsc": lambda x: (1 / x).asin(),
    "atan2": arb.atan2,
    "sinh": arb.sinh,
    "cosh": arb.cosh,
    "tanh": arb.tanh,
    "coth": arb.coth,
    "sech": arb.sech,
    "csch": arb.csch,
    "asinh": arb.asinh,
    "acosh": arb.acosh,
    "atanh": arb.atanh,
    "acoth": lambda x: (1 / x).atanh(),
    "asech": lambda x: (1 / x).acosh(),
    "acsch": lambda x: (1 / x).asinh(),
    "sigmoid": lambda x: 1 / (1 + (-x).exp()),
    "softplus": lambda x: (1 + x.exp()).log(),
    "erf": arb.erf,
}


@dataclass(frozen=True)
class Scene:
    """What names mean: variables, families as functions of indices, bound variables."""

    scalars: Mapping[str, arb] = field(default_factory=dict)
    families: Mapping[str, Callable[[tuple[int, ...]], arb]] = field(default_factory=dict)
    definitions: Mapping[str, Definition] = field(default_factory=dict)
    stack: tuple[arb, ...] = ()
    calls: dict[tuple[object, ...], tuple[arb, object]] = field(default_factory=dict)

    def push(self, value: arb) -> Scene:
        return replace(self, stack=(value, *self.stack))


def evaluate(term: Term, scene: Scene) -> arb:
    """Return a ball around the term's value; raise NoValue if it may have none."""
    with ctx.workprec(BITS):
        return _value(term, scene)


def true(prop: Term, scene: Scene) -> bool:
    """Return whether a proposition holds; equality is overlap of two tiny balls."""
    match prop.head:
        case "true":
            return True
        case "rel":
            left, right = (evaluate(a, scene) for a in prop.args)
            return related(left, str(prop.data), right)
        case "and":
            return all(true(a, scene) for a in prop.args)
        case "or":
            return any(true(a, scene) for a in prop.args)
        case "not":
            return not true(prop.args[0], scene)
        case "all":
            low, high = (integer(evaluate(a, scene)) for a in prop.args[:2])
            return all(true(prop.args[2], scene.push(arb(i))) for i in range(low, high + 1))
        case "tends":
            goal = evaluate(prop.args[1], scene)
            early, late = (abs(evaluate(prop.args[0], scene.push(arb(k))) - goal) for k in FAR)
            return is_much_less(late, early)
    raise NoValue(prop.head)


def is_much_less(late: arb, early: arb) -> bool:
    """Return whether a distance tends to 0, or does not; raise NoValue if it is hard to tell."""
    if late < early / 4 or late < arb(10) ** -40:
        return True
    if late < early * (1 - arb(10) ** -3):
        raise NoValue("a sequence that is slow")
    return False


def related(left: arb, op: str, right: arb) -> bool:
    """Return whether the relation holds of the balls; raise NoValue if they are too wide."""
    for ball in (left, right):
        if ball.rad() > arb(10) ** -30 * (1 + abs(ball.mid())):
            raise NoValue("a ball is too wide")
    same = left.overlaps(right)
    match op:
        case "=":
            return bool(same)
        case "!=":
            return not same
        case "<":
            return bool(left < right)
        case "<=":
            return bool(same or left < right)
        case ">":
            return bool(left > right)
    return bool(same or left > right)


def integer(value: arb) -> int:
    found = value.unique_fmpz()
    if found is None:
        raise NoValue("expected an integer")
    return int(found)


def _value(term: Term, scene: Scene) -> arb:
    value = _computed(term, scene)
    if not value.is_finite():
        raise NoValue(term.head)
    return value


def _computed(term: Term, scene: Scene) -> arb:
    args = term.args
    match term.head:
        case "num":
            return arb(int(term.data))
        case "pi":
            return arb.pi()
        case "var":
            return scene.scalars[str(term.data)]
        case "bound":
            return scene.stack[int(term.data)]
        case "at":
            return scene.families[str(term.data)](_indices(args, scene))
        case "upd":
            half = len(args) // 2
            key, own = _indices(args[1 : half + 1], scene), _indices(args[half + 1 :], scene)
            old = scene.families[str(term.data)](own)
            return _value(args[0], scene) if key == own else old
        case "add":
            return reduce(arb.__add__, [_value(a, scene) for a in args])
        case "mul":
            return reduce(arb.__mul__, [_value(a, scene) for a in args])
        case "neg":
            return -_value(args[0], scene)
        case "div":
            return _value(args[0], scene) / _value(args[1], scene)
        case "npow" | "ipow" | "rpow":
            return _power(term.head, _value(args[0], scene), _value(args[1], scene))
        case "delta":
            left, right = _indices(args, scene)
            return arb(1 if left == right else 0)
        case "piecewise":
            for value, condition in zip(args[::2], args[1::2], strict=True):
                if true(condition, scene):
                    return _value(value, scene)
            raise NoValue("no branch")
        case "sum" | "prod" | "bigmax" | "bigmin" | "softmax":
            return _fold(term, scene)
        case "diff":
            return _difference_quotient(args[0], _value(args[1], scene), scene)
        case "call":
            return _call(term, scene)
    return FUNCTIONS[term.head](*[_value(a, scene) for a in args])


def _indices(terms: tuple[Term, ...], scene: Scene) -> tuple[int, ...]:
    return tuple(integer(_value(t, scene)) for t in terms)


def _power(kind: str, base: arb, exponent: arb) -> arb:
    if kind != "rpow":
        count = integer(exponent)
        power = reduce(arb.__mul__, [base] * abs(count), arb(1))
        return power if count >= 0 else 1 / power
    if base == 0 and exponent > 0:
        return arb(0)
    if not base > 0:
        raise NoValue("the base of a real power")
    return (exponent * base.log()).exp()


def _fold(term: Term, scene: Scene) -> arb:
    low, high = (integer(_value(a, scene)) for a in term.args[:2])
    values = [_value(term.args[2], scene.push(arb(i))) for i in range(low, high + 1)]
    match term.head:
        case "sum":
            return sum(values, arb(0))
        case "prod":
            return reduce(arb.__mul__, values, arb(1))
        case "softmax":
            chosen = integer(_value(term.args[3], scene))
            if not low <= chosen <= high:
                raise NoValue("an index out of range")
            return values[chosen - low].exp() / sum([v.exp() for v in values], arb(0))
    if not values:
        raise NoValue("an empty range")
    return reduce(arb.max if term.head == "bigmax" else arb.min, values)


def _difference_quotient(body: Term, at: arb, scene: Scene) -> arb:
    step = arb(2) ** -STEP_BITS
    _value(body, scene.push(at))
    right, left = (_value(body, scene.push(at + side * step)) for side in (1, -1))
    found = (right - left) / (2 * step)
    return found + arb(0, 1) * SLACK * (1 + abs(found))


def _call(term: Term, scene: Scene) -> arb:
    """Return a definition's value at arguments, each once: what it recurs on is used often."""
    definition = scene.definitions[str(term.data)]
    scalars: dict[str, arb] = {}
    families = {}
    for (name, sort), arg in zip(definition.parameters, term.args, strict=True):
        if sort.kind == "family":
            families[name] = _closure(arg, scene)
        else:
            scalars[name] = _value(arg, scene)
    whole = [v.unique_fmpz() for v in scalars.values()]
    given = [id(v) if i is None else int(i) for i, v in zip(whole, scalars.values(), strict=True)]
    key = (definition.name, *given, *map(id, families.values()))
    if key not in scene.calls:
        value = _of_definition(definition, scalars, families, scene)
        scene.calls[key] = value, (scalars, families)  # they live as long as their identities
    return scene.calls[key][0]


def _of_definition(
    definition: Definition,
    scalars: dict[str, arb],
    families: Mapping[str, Callable[[tuple[int, ...]], arb]],
    scene: Scene,
) -> arb:
    body = definition.body
    if body is None:
        count = integer(scalars[str(definition.on)])
        body = definition.step if count else definition.base
        if count:
            scalars = {**scalars, str(definition.on): arb(count - 1)}
    return _value(body, Scene(scalars, families, scene.definitions, (), scene.calls))


def _closure(arg: Term, scene: Scene) -> Callable[[tuple[int, ...]], arb]:
    if arg.head == "fam":
        return scene.families[str(arg.data)]

    def entry(indices: tuple[int, ...]) -> arb:
        body, inner = arg, scene
        for i in indices:
            body, inner = body.args[0], inner.push(arb(i))
        return _value(body, inner)

    return entry


def ball(value: fmpq | int) -> arb:
    """Return a ball around a rational at the precision in use here."""
    with ctx.workprec(BITS):
        return arb(value)
