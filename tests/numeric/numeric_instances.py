"""A claim of any kind at random points and random sizes, judged by the second evaluator."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from flint import arb, ctx, fmpq
from numeric_walk import (
    BITS,
    FAR,
    NoValue,
    Scene,
    ball,
    evaluate,
    integer,
    is_much_less,
    related,
    true,
)

from symcheck.kernel.claim import (
    Context,
    Exists,
    Extremum,
    Iff,
    Impossible,
    Limit,
    NotDifferentiable,
    Relation,
    Reparameterisation,
    Sort,
)
from symcheck.kernel.term import Term, instantiate_open, num, substitute

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from symcheck.kernel.claim import Claim

    Prepare = Callable[[Scene], Scene]

TRIES = 2000


class Disagrees(AssertionError):  # noqa: N818 - an answer, not a fault
    """A claim that is false at a point, by the second evaluator."""


def instance(claim: Claim, seed: int, prepare: Prepare | None = None) -> None:
    """Judge a claim at one random point and random sizes 1..4; raise Disagrees if it is false.

    ``prepare`` moves a random point to one that meets the equations among the hypotheses.
    Raises NoValue if no point that meets the hypotheses was drawn.
    """
    rng = random.Random(seed)  # noqa: S311 - nothing here is secret
    scene = draw(claim.context, rng, prepare)
    match claim:
        case Relation():
            _all(claim.links, scene)
        case Iff():
            if true(claim.left, scene) is not true(claim.right, scene):
                raise Disagrees("the two sides of an equivalence differ")
        case Extremum():
            _extremum(claim, scene)
        case Limit():
            _limit(claim, scene)
        case NotDifferentiable():
            _not_differentiable(claim, scene)
        case Exists():
            _all([substitute(claim.prop, dict(claim.witness))], scene)
        case Reparameterisation():
            _reparameterisation(claim, scene)
        case Impossible():
            _impossible(claim, scene, rng)


def draw(context: Context, rng: random.Random, prepare: Prepare | None = None) -> Scene:
    """Return a random point that meets the hypotheses."""
    for _ in range(TRIES):
        scene = Scene({}, {}, context.defined)
        try:
            for name, sort in context.variables:
                scene = declare(scene, name, sort, rng)
            if prepare is not None:
                with ctx.workprec(BITS):
                    scene = prepare(scene)
            if all(true(h, scene) for h in context.hypotheses):
                return scene
        except NoValue:
            continue
    raise NoValue("no point meets the hypotheses")


def declare(scene: Scene, name: str, sort: Sort, rng: random.Random) -> Scene:
    """Return the scene with a random value of one more variable."""
    if sort.kind in {"family", "permutation"}:
        entries = {i: _real(rng) for i in _indices(sort, scene)}
        if sort.kind == "permutation":
            entries = dict(zip(entries, (arb(i) for i in _shuffled(entries, rng)), strict=True))

        def entry(indices: tuple[int, ...]) -> arb:
            if indices not in entries:
                raise NoValue("an index out of range")
            return entries[indices]

        return Scene(scene.scalars, {**scene.families, name: entry}, scene.definitions)
    value = _scalar(sort, scene, rng)
    return Scene({**scene.scalars, name: value}, scene.families, scene.definitions)


def _shuffled(indices: Iterable[tuple[int, ...]], rng: random.Random) -> list[int]:
    found = [i for (i,) in indices]
    rng.shuffle(found)
    return found


def _scalar(sort: Sort, scene: Scene, rng: random.Random) -> arb:
    match sort.kind:
        case "size":
            return arb(rng.randint(1, 4))
        case "natural":
            return arb(rng.randint(0, 4))
        case "integer":
            return arb(rng.randint(-4, 4))
        case "index":
            low, high = (integer(evaluate(e, scene)) for e in sort.ranges[0])
            if low > high:
                raise NoValue("an empty range has no index")
            return arb(rng.randint(low, high))
        case "positive":
            with ctx.workprec(BITS):
                return abs(_real(rng))
    return _real(rng)


def _real(rng: random.Random) -> arb:
    scale = rng.choice((1, 1, 1, 3, 10, 100))
    return ball(
        fmpq(rng.choice((1, -1)) * rng.randint(1, 9999), rng.randint(1000, 9999)) * scale / 3
    )


def _indices(sort: Sort, scene: Scene) -> Iterator[tuple[int, ...]]:
    def extend(earlier: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
        if len(earlier) == len(sort.ranges):
            yield earlier
            return
        ends = sort.range_at(len(earlier), tuple(num(i) for i in earlier))
        low, high = (integer(evaluate(e, scene)) for e in ends)
        for i in range(low, high + 1):
            yield from extend((*earlier, i))

    return extend(())


def _all(props: Iterable[Term], scene: Scene) -> None:
    for prop in props:
        if not true(prop, scene):
            raise Disagrees(f"{prop} at {scene.scalars}")


def _extremum(claim: Extremum, scene: Scene) -> None:
    _all([claim.bound], scene)
    if claim.attained:
        values = {name: evaluate(value, scene) for name, value in claim.attained}
        there = Scene({**scene.scalars, **values}, scene.families, scene.definitions)
        left, right = (evaluate(a, there) for a in claim.bound.args)
        if not related(left, "=", right):
            raise Disagrees("the bound is not attained there")
        elsewhere = any(not scene.scalars[name].overlaps(v) for name, v in values.items())
        left, right = (evaluate(a, scene) for a in claim.bound.args)
        if claim.only and elsewhere and related(left, "=", right):
            raise Disagrees("the bound is attained elsewhere")
    for limit in claim.approached:
        _limit(limit, scene)


def _limit(claim: Limit, scene: Scene) -> None:
    if claim.natural:
        _sequence(claim, scene)
        return
    for side in claim.side if claim.point not in {"oo", "-oo"} else "+":
        errors = []
        for exponent in (24, 48, 96, 192):
            if isinstance(claim.point, str):
                at = arb(2) ** exponent * (1 if claim.point == "oo" else -1)
            else:
                away = arb(2) ** -exponent
                at = evaluate(claim.point, scene) + (away if side == "+" else -away)
            there = {**scene.scalars, claim.name: at}
            value = evaluate(claim.body, Scene(there, scene.families, scene.definitions))
            if isinstance(claim.value, str):
                errors.append(1 / value if claim.value == "oo" else -1 / value)
                if not errors[-1] > 0:
                    raise Disagrees("the values have the wrong sign")
            else:
                errors.append(abs(value - evaluate(claim.value, scene)))
        if not errors[-1] < arb(10) ** -2:
            raise Disagrees("the limit is not approached")
        if not (errors[-1] <= errors[0] or errors[-1] < arb(10) ** -40):
            raise Disagrees("the distance to the limit does not shrink")


def _sequence(claim: Limit, scene: Scene) -> None:
    values = []
    for k in FAR:
        there = {**scene.scalars, claim.name: arb(k)}
        values.append(evaluate(claim.body, Scene(there, scene.families, scene.definitions)))
    early, late = values
    if isinstance(claim.value, str):
        side = 1 if claim.value == "oo" else -1
        if not (late * side > early * side and late * side > 0):
            raise Disagrees("the sequence does not grow")
        return
    goal = evaluate(claim.value, scene)
    if not is_much_less(abs(late - goal), abs(early - goal)):
        raise Disagrees("the limit is not approached")


def _not_differentiable(claim: NotDifferentiable, scene: Scene) -> None:
    at = evaluate(claim.point, scene)
    step = arb(2) ** -200

    def body(x: arb) -> arb:
        there = {**scene.scalars, claim.name: x}
        return evaluate(claim.body, Scene(there, scene.families, scene.definitions))

    with ctx.workprec(BITS):
        right = (body(at + step) - body(at)) / step
        left = (body(at) - body(at - step)) / step
        if abs(right - left) < arb(10) ** -9 and abs(right) < arb(10) ** 9:
            raise Disagrees("both one-sided derivatives agree")


def _reparameterisation(claim: Reparameterisation, scene: Scene) -> None:
    left = evaluate(claim.left, scene)
    right = evaluate(claim.right, _mapped(claim.map, claim.parameters, scene))
    if not related(left, "=", right):
        raise Disagrees("the two sides differ")
    if claim.inverse:
        there = _mapped(claim.map, claim.parameters, scene)
        old = tuple((name, s) for name, s in claim.context.variables if name in dict(claim.inverse))
        back = _mapped(claim.inverse, old, there)
        for name, sort in old:
            for i in _indices(sort, scene) if sort.kind == "family" else [()]:
                one, two = (_entry(s, name, i) for s in (scene, back))
                if not related(one, "=", two):
                    raise Disagrees(f"the inverse does not return '{name}'")


def _entry(scene: Scene, name: str, indices: tuple[int, ...]) -> arb:
    return scene.families[name](indices) if indices else scene.scalars[name]


def _mapped(
    values: Iterable[tuple[str, Term]], parameters: Iterable[tuple[str, Sort]], scene: Scene
) -> Scene:
    """Return the scene with the new parameters, as the map gives them from it."""
    sorts: Mapping[str, Sort] = dict(parameters)
    scalars, families = dict(scene.scalars), dict(scene.families)
    for name, value in values:
        if sorts[name].kind == "family":
            families[name] = _family(value, scene)
        else:
            scalars[name] = evaluate(value, scene)
    return Scene(scalars, families, scene.definitions)


def _family(value: Term, scene: Scene):
    if value.head == "fam":
        return scene.families[str(value.data)]

    def entry(indices: tuple[int, ...]) -> arb:
        body = value
        for i in indices:
            body = instantiate_open(body.args[0], num(i))
        return evaluate(body, scene)

    return entry


def _impossible(claim: Impossible, scene: Scene, rng: random.Random) -> None:
    for _ in range(20):
        there = scene
        for name, sort in claim.variables:
            there = declare(there, name, sort, rng)
        if all(true(p, there) for p in claim.props):
            raise Disagrees("the propositions hold together")


def instances(claim: Claim, seeds: Iterable[int], prepare: Prepare | None = None) -> None:
    """Judge a claim at several random points."""
    for seed in seeds:
        instance(claim, seed, prepare)
