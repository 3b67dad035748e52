"""What a part of a step shows, and where it is read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from symcheck.authoring.calculations import Calc
from symcheck.authoring.claims import claim_in, hidden
from symcheck.authoring.errors import AuthoringError
from symcheck.authoring.reading import index_sort, name_of
from symcheck.kernel.claim import (
    NATURAL,
    REAL,
    Claim,
    Exists,
    Iff,
    Impossible,
    Limit,
    Relation,
    Reparameterisation,
    relation,
)
from symcheck.kernel.rules.transitivity import compose
from symcheck.kernel.term import Term, substitute

if TYPE_CHECKING:
    from symcheck.authoring.justifications import Part
    from symcheck.authoring.scene import Scene


def opened(part: Part, goal: Term | Claim, scene: Scene, position: int) -> tuple[Claim, Scene]:
    """Return what a part shows, and the scene in which its derivation is read."""
    inner = _scene(part, goal, scene, position)
    inner = inner.assume(*(inner.prop(g) for g in part.given))
    return _claim(part, goal, inner, position), inner


def _scene(part: Part, goal: Term | Claim, scene: Scene, position: int) -> Scene:
    """Return where a part is read: with an index, or with what the goal binds or assumes."""
    if part.index is not None:
        sort = index_sort(part.index)
        from symcheck.bridge import require_agreement

        require_agreement([part.index], scene.context)
        return scene.declare(name_of(part.index), sort)
    match goal:
        case Limit():
            return scene.declare(goal.name, NATURAL if goal.natural else REAL)
        case Impossible():
            for name, sort in goal.variables:
                scene = scene.declare(name, sort)
            return scene.assume(*goal.props)
        case Reparameterisation():
            image = dict(goal.map)
            return replace(scene, images=tuple((n, s, image[n]) for n, s in goal.parameters))
        case Iff() if part.statement is None and not part.given:
            return scene.assume((goal.left, goal.right)[position % 2])
    return scene


def _claim(part: Part, goal: Term | Claim, scene: Scene, position: int) -> Claim:
    """Return what a part shows: its statement, or what its calculation leads to."""
    statement, context = part.statement, scene.context
    if isinstance(statement, str):
        return relation(context, scene.prop(statement))
    if statement is not None and statement.kind == "relation":
        terms = tuple(map(scene.term, statement.parts))
        return Relation(context, terms, tuple(statement.rels))
    if statement is not None:
        names = hidden(statement)
        bare = replace(context, variables=tuple(v for v in context.variables if v[0] not in names))
        return claim_in(statement, bare, context)
    if isinstance(part.body, Calc):
        return _ends(part.body, scene)
    if isinstance(goal, Exists):
        return relation(context, substitute(goal.prop, dict(goal.witness)))
    raise AuthoringError(
        f"part {position + 1} needs a statement or a calculation", "write part(eq(a, b), …)"
    )


def _ends(calculation: Calc, scene: Scene) -> Relation:
    """Return the relation between the first and the last term of a calculation."""
    op = "="
    for line in calculation.lines:
        composed = compose(op, line.rel)
        if composed is None:
            raise AuthoringError(f"'{op}' and '{line.rel}' do not make a chain")
        op = composed
    if not calculation.lines:
        raise AuthoringError("a calculation needs a line", "go on with .eq(…), .le(…), .lt(…)")
    first, last = calculation.start, calculation.lines[-1].expression
    return Relation(scene.context, (scene.term(first), scene.term(last)), (op,))
