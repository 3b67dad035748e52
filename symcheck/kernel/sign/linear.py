"""Linear arithmetic: a bound as a combination of known bounds, with its multipliers.

goal = Σ cᵢ·factᵢ + c with cᵢ ≥ 0 (any cᵢ for an equation) and c ≥ 0. Monomials count as
variables. The multipliers are found by the simplex method over ℚ; anyone can check them.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

    #: A linear form: coefficients of monomials; the empty monomial's is the constant.
    Linear = Mapping[Hashable, Fraction]

MAX_STEPS = 400


@dataclass(frozen=True)
class Fact:
    """``form > 0``, ``form ≥ 0`` or ``form = 0``."""

    form: Linear
    op: str


@dataclass(frozen=True)
class Combination:
    """The multiplier of each fact, and the constant that is left."""

    multipliers: tuple[Fraction, ...]
    constant: Fraction


def combine(
    goal: Linear, facts: Sequence[Fact], one: Hashable, *, strict: bool
) -> Combination | None:
    """Return multipliers that show ``goal > 0`` (strict) or ``goal ≥ 0``, or None."""
    columns: list[dict[Hashable, Fraction]] = []
    origin: list[tuple[int, int]] = []
    for i, fact in enumerate(facts):
        for sign in (1, -1) if fact.op == "=" else (1,):
            columns.append({m: sign * c for m, c in fact.form.items() if c})
            origin.append((i, sign))
    columns.append({one: Fraction(1)})
    live = _useful(goal, columns)
    if live is None:
        return None
    rows = list(dict.fromkeys(m for c in (*(columns[j] for j in live), goal) for m in c))
    matrix = [[columns[j].get(m, Fraction(0)) for j in live] for m in rows]
    target = [goal.get(m, Fraction(0)) for m in rows]
    # Prefer what makes the result strict: maximise the weight of strict facts and constant.
    weight = [Fraction(int(facts[i].op == ">")) for i, _ in origin] + [Fraction(1)]
    found = _simplex(matrix, target, [weight[j] for j in live])
    if found is None:
        return None
    solution = [Fraction(0)] * len(columns)
    for j, value in zip(live, found, strict=True):
        solution[j] = value
    multipliers = [Fraction(0)] * len(facts)
    for (i, sign), value in zip(origin, solution[:-1], strict=True):
        multipliers[i] += sign * value
    constant = solution[-1]
    if not _adds_up(goal, facts, multipliers, constant, one):
        return None
    is_strict = constant > 0 or any(
        m > 0 and f.op == ">" for m, f in zip(multipliers, facts, strict=True)
    )
    if strict and not is_strict:
        return None
    return Combination(tuple(multipliers), constant)


def _useful(goal: Linear, columns: list[dict[Hashable, Fraction]]) -> list[int] | None:
    """Return the columns that may have a multiplier other than 0; None if there is no solution.

    Where all columns that have a monomial have it with one sign, the goal has it with that
    sign, or the multipliers are 0.
    """
    live = dict.fromkeys(range(len(columns)))
    while True:
        signs: dict[Hashable, set[bool]] = {}
        for j in live:
            for m, c in columns[j].items():
                signs.setdefault(m, set()).add(c > 0)
        if any(c and (c > 0) not in signs.get(m, ()) for m, c in goal.items()):
            return None
        idle = {m for m, found in signs.items() if len(found) == 1 and not goal.get(m)}
        useless = [j for j in live if not idle.isdisjoint(columns[j])]
        if not useless:
            return list(live)
        for j in useless:
            del live[j]


def _adds_up(
    goal: Linear,
    facts: Sequence[Fact],
    multipliers: list[Fraction],
    constant: Fraction,
    one: Hashable,
) -> bool:
    """Return whether the combination is the goal, and no bound is multiplied by less than 0."""
    total: dict[Hashable, Fraction] = {one: constant}
    for fact, multiplier in zip(facts, multipliers, strict=True):
        if multiplier < 0 and fact.op != "=":
            return False
        for m, c in fact.form.items():
            total[m] = total.get(m, Fraction(0)) + multiplier * c
    keys = set(total) | set(goal)
    return constant >= 0 and all(total.get(m, 0) == goal.get(m, 0) for m in keys)


def _simplex(
    matrix: list[list[Fraction]], target: list[Fraction], weight: list[Fraction]
) -> list[Fraction] | None:
    """Return x ≥ 0 with matrix·x = target, of large weight·x; None if none was found."""
    rows, width = len(matrix), len(weight)
    table = []
    for i in range(rows):
        flip = -1 if target[i] < 0 else 1
        unit = [Fraction(int(i == j)) for j in range(rows)]
        table.append([flip * v for v in matrix[i]] + unit + [flip * target[i]])
    basis = [width + i for i in range(rows)]
    cost = [Fraction(0)] * (width + rows + 1)
    for row in table:
        for j in (*range(width), width + rows):
            cost[j] -= row[j]
    if not _run(table, basis, cost, width):
        return None
    if any(table[i][-1] for i in range(rows) if basis[i] >= width):
        return None
    objective = [-w for w in weight] + [Fraction(0)] * (rows + 1)
    for i, b in enumerate(basis):
        if b < width and weight[b]:
            objective = [o + weight[b] * v for o, v in zip(objective, table[i], strict=True)]
    _run(table, basis, objective, width)
    solution = [Fraction(0)] * width
    for i, b in enumerate(basis):
        if b < width:
            solution[b] = table[i][-1]
    return solution


def _run(table: list[list[Fraction]], basis: list[int], cost: list[Fraction], width: int) -> bool:
    """Pivot by Bland's rule until no cost is negative; False where the limit is reached."""
    for _ in range(MAX_STEPS):
        enter = next((j for j in range(width) if cost[j] < 0), None)
        if enter is None:
            return True
        best: tuple[Fraction, int, int] | None = None
        for i, row in enumerate(table):
            # An artificial variable at 0 has to stay there: it leaves first.
            if row[enter] > 0 or (row[enter] and basis[i] >= width and not row[-1]):
                found = (row[-1] / row[enter], basis[i] if row[enter] > 0 else -1, i)
                best = found if best is None or found < best else best
        if best is None:
            return True
        i = best[2]
        pivot = table[i][enter]
        table[i] = [v / pivot for v in table[i]]
        for r, row in enumerate(table):
            if r != i and row[enter]:
                scale = row[enter]
                table[r] = [a - scale * b for a, b in zip(row, table[i], strict=True)]
        scale = cost[enter]
        cost[:] = [a - scale * b for a, b in zip(cost, table[i], strict=True)]
        basis[i] = enter
    return False
