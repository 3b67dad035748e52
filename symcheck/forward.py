"""A forward pass with exact numbers, every line a step that the kernel has checked.

Each input, unit and output is a definition without parameters: ``h_1 := relu(2·x_1 + x_2)``.
The lines of a unit are a derivation of its value, or of a decimal enclosure of it, in the
context of these definitions.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from symcheck.kernel.claim import Context, Definition, Relation
from symcheck.kernel.derivation import Derivation, Step
from symcheck.kernel.term import (
    ONE,
    Term,
    add,
    call,
    div,
    fn,
    mul,
    neg,
    rational,
    rel,
)
from symcheck.kernel.theorem import Outcome, Theorem, run
from symcheck.prove.digits import enclosing
from symcheck.report import Message, SideCondition, StepReport, Verdict, worst

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from fractions import Fraction

    from symcheck.network import Layer, Network

#: How many digits a decimal enclosure shows unless the person says otherwise.
DIGITS = 10
#: The rational values of an activation that is no rational function: its value at 0.
_AT_ZERO = {"sigmoid": div(ONE, Term("num", (), 2)), "tanh": Term("num", (), 0)}
EARLIER = "the lines above"


@dataclass(frozen=True)
class Block:
    """What is shown of one value: its checked lines, and their verdict."""

    name: str
    steps: tuple[StepReport, ...]
    verdict: Verdict


@dataclass(frozen=True)
class Stage:
    """One layer, or the answer: what is computed in it, and the lines."""

    title: str
    formula: str
    layer: Layer | None
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Forward:
    """A whole forward pass; ``answers`` are the classes, numbered from 1, that it predicts."""

    network: Network
    context: Context
    stages: tuple[Stage, ...]
    enclosures: Mapping[str, tuple[Term, Term]]
    answers: tuple[int, ...] | None
    sentence: str

    @property
    def verdict(self) -> Verdict:
        """The worst verdict of all lines."""
        return worst(b.verdict for s in self.stages for b in s.blocks)


def forward(network: Network, given: Sequence[Fraction], digits: int = DIGITS) -> Forward:
    """Return the forward pass of the network on an input, checked line by line."""
    return _Pass(network, given, digits).result()


@dataclass
class _Pass:
    network: Network
    given: Sequence[Fraction]
    digits: int
    context: Context = field(default_factory=Context)
    values: dict[str, Term] = field(default_factory=dict)
    known: dict[str, Theorem] = field(default_factory=dict)
    enclosures: dict[str, tuple[Term, Term]] = field(default_factory=dict)

    def result(self) -> Forward:
        layers = self.network.layers
        units = self._define([("x", i, rational(v)) for i, v in enumerate(self.given, 1)])
        plan: list[tuple[list[str], Layer, str]] = []
        for number, layer in enumerate(layers, 1):
            last = number == len(layers)
            letter = "o" if last else "h" if len(layers) == 2 else f"h{number}"
            sums = [_affine(layer, j, units) for j in range(layer.units)]
            if not last and layer.activation != "identity":
                sums = [fn(layer.activation, s) for s in sums]
            before, units = units, self._define([(letter, j, s) for j, s in enumerate(sums, 1)])
            plan.append((units, layer, _formula(letter, before[0][0], layer, number, last=last)))
            if last and layer.activation != "identity":
                shown = "p" if layer.activation in {"softmax", "sigmoid"} else "y"
                formulas = _outputs(layer.activation, units)
                outputs = self._define([(shown, j, t) for j, t in enumerate(formulas, 1)])
                units = outputs
                plan.append((outputs, layer, f"{shown} = {layer.activation}(o)"))
        stages = [self._input()]
        for number, (names, layer, formula) in enumerate(plan, 1):
            blocks = tuple(self._unit(name) for name in names)
            title = "output" if number > len(layers) else _title(number, len(layers))
            own = layer if number <= len(layers) else None
            stages.append(Stage(title, formula, own, blocks))
        answers, sentence, blocks = self._answer(layers[-1])
        if blocks:
            stages.append(Stage("prediction", "", None, tuple(blocks)))
        return Forward(self.network, self.context, tuple(stages), self.enclosures, answers, sentence)

    def _define(self, entries: Sequence[tuple[str, int, Term]]) -> list[str]:
        added = [Definition(f"{letter}_{i}", (), body) for letter, i, body in entries]
        self.context = Context((), (), (*self.context.definitions, *added))
        return [d.name for d in added]

    # ── lines ────────────────────────────────────────────────────────────────────

    def _input(self) -> Stage:
        names = [f"x_{i}" for i in range(1, len(self.given) + 1)]
        return Stage("input", "", None, tuple(self._unit(name) for name in names))

    def _unit(self, name: str) -> Block:
        """Return the lines from a unit to its exact value, or to a decimal enclosure."""
        body, unit = self._body(name), call(name)
        steps = [Step(rel("=", unit, body), "definition")]
        exact = self._put_in(body)
        if exact is not None and exact != body:
            parts = _replacing(self.context, body, exact, self.known)
            steps += [Step(parts.goal, parts.rule, parts.premises, parts.arguments, parts.parts)]
        if exact is not None:
            for line in _reduced(exact):
                if line != steps[-1].goal.args[1]:  # type: ignore[union-attr]
                    steps.append(Step(rel("=", steps[-1].goal.args[1], line), "algebra"))  # type: ignore[union-attr]
        value = steps[-1].goal.args[1]  # type: ignore[union-attr]
        outcome = self._run(steps)
        if exact is not None and outcome.theorem is not None:
            self.values[name], self.known[name] = value, outcome.theorem
        told = [outcome]
        if exact is None or not _is_rational(value):
            told += self._enclosed(name)
        return _block(name, told)

    def _body(self, name: str) -> Term:
        body = self.context.defined[name].body
        if body is None:
            raise ValueError(f"'{name}' has no body")
        return body

    def _put_in(self, body: Term) -> Term | None:
        """Return a formula with the values of the units in it, if they are all exact."""
        if body.head == "call":
            return self.values.get(str(body.data))
        args = [self._put_in(a) for a in body.args]
        if any(a is None for a in args):
            return None
        found = Term(body.head, tuple(a for a in args if a is not None), body.data)
        inner = found.args[0] if found.args else found
        if body.head in {"exp", "relu", "sigmoid", "tanh", "softplus"} and not _is_rational(inner):
            return None
        return found

    def _enclosed(self, name: str) -> list[Outcome]:
        ends = enclosing(call(name), self.context, self.digits)
        if ends is None:
            return []
        self.enclosures[name] = ends
        low, high = ends
        goals = (rel("<=", low, call(name)), rel("<=", call(name), high))
        return [self._run([Step(g, "enclosure") for g in goals])]

    def _run(self, steps: Sequence[Step]) -> Outcome:
        goals = [s.goal for s in steps if isinstance(s.goal, Term)]
        if all(g.data == "=" for g in goals):
            claim = Relation(self.context, (goals[0].args[0], goals[-1].args[1]), ("=",))
        else:
            terms = (goals[0].args[0], *(g.args[1] for g in goals))
            claim = Relation(self.context, terms, tuple(str(g.data) for g in goals))
        return run(Derivation(claim, tuple(steps)))

    # ── the answer ───────────────────────────────────────────────────────────────

    def _answer(self, layer: Layer) -> tuple[tuple[int, ...] | None, str, list[Block]]:
        if layer.activation == "softmax":
            return self._largest(layer.units)
        if layer.activation == "sigmoid":
            return self._yes_or_no(layer.units)
        return None, "", []

    def _largest(self, units: int) -> tuple[tuple[int, ...] | None, str, list[Block]]:
        if units == 1:
            return (1,), "there is one class only", []
        best = 1
        for k in range(2, units + 1):
            if self._compare("o", best, k) == "<":
                best = k
        blocks: list[Block] = []
        tied = [best]
        for k in range(1, units + 1):
            if k == best:
                continue
            for letter in ("o", "p"):
                op = self._compare(letter, k, best)
                if op is None or op == ">":
                    return None, f"o_{k} and o_{best} were not told apart", blocks
                blocks.append(self._compared(letter, k, best, op))
            if op == "=":
                tied.append(k)
        if len(tied) > 1:
            names = " and ".join(self._class(k) for k in sorted(tied))
            return tuple(sorted(tied)), f"a tie between {names}", blocks
        return (best,), f"the predicted class is {self._class(best)}", blocks

    def _class(self, k: int) -> str:
        labels = self.network.labels
        return f"{k} ({labels[k - 1]})" if labels else str(k)

    def _yes_or_no(self, units: int) -> tuple[tuple[int, ...] | None, str, list[Block]]:
        half = div(ONE, Term("num", (), 2))
        blocks, chosen = [], []
        for k in range(1, units + 1):
            p = call(f"p_{k}")
            for op in ("<", "=", ">"):
                goal = rel(op, p, half)
                outcome = self._run([Step(goal, "algebra" if op == "=" else "enclosure")])
                if outcome.theorem is not None:
                    blocks.append(_block(f"p_{k}", [outcome]))
                    chosen += [k] if op != "<" else []
                    break
            else:
                return None, f"p_{k} was not told from 1/2", blocks
        labels = self.network.labels
        if units == 1:
            answer = 1 if chosen else 0
            name = f"{answer} ({labels[answer]})" if len(labels) == 2 else str(answer)
            return (answer,), f"the predicted class is {name} (1 where p is at least 1/2)", blocks
        names = ", ".join(self._class(k) for k in chosen) or "none"
        return tuple(chosen), f"labels with p of at least 1/2: {names}", blocks

    def _compare(self, letter: str, i: int, j: int) -> str | None:
        """Return how two units compare, or None if it was not shown."""
        for op in ("<", ">", "="):
            if self._relating(letter, i, j, op).theorem is not None:
                return op
        return None

    def _relating(self, letter: str, i: int, j: int, op: str) -> Outcome:
        left, right = call(f"{letter}_{i}"), call(f"{letter}_{j}")
        return self._run([Step(rel(op, left, right), "algebra" if op == "=" else "enclosure")])

    def _compared(self, letter: str, i: int, j: int, op: str) -> Block:
        return _block(f"{letter}_{i}", [self._relating(letter, i, j, op)])


# ── formulas ─────────────────────────────────────────────────────────────────────


def _affine(layer: Layer, unit: int, inputs: Sequence[str]) -> Term:
    """Return Σᵢ wᵢⱼ·xᵢ + bⱼ as one would write it: no zeros, no factors of one."""
    parts: list[Term] = []
    for row, name in zip(layer.weights, inputs, strict=True):
        weight = row[unit]
        if weight:
            size = call(name) if abs(weight) == 1 else mul(rational(abs(weight)), call(name))
            parts.append(neg(size) if weight < 0 else size)
    if layer.bias is not None and layer.bias[unit]:
        parts.append(rational(layer.bias[unit]))
    return add(*parts)


def _outputs(activation: str, units: Sequence[str]) -> list[Term]:
    if activation != "softmax":
        return [fn(activation, call(u)) for u in units]
    total = add(*(fn("exp", call(u)) for u in units))
    return [div(fn("exp", call(u)), total) for u in units]


def _formula(letter: str, before: str, layer: Layer, number: int, *, last: bool) -> str:
    inner = f"{before}ᵀW{number}" + (f" + b{number}ᵀ" if layer.bias is not None else "")
    if last or layer.activation == "identity":
        return f"{letter}ᵀ = {inner}"
    return f"{letter}ᵀ = {layer.activation}({inner})"


def _title(number: int, layers: int) -> str:
    if number == layers:
        return "output layer"
    return "hidden layer" if layers == 2 else f"hidden layer {number}"


def _is_rational(term: Term) -> bool:
    return not term.free and all(
        t.head in {"num", "neg", "div", "add", "mul"} for t in _parts(term)
    )


def _parts(term: Term) -> Iterator[Term]:
    yield term
    for a in term.args:
        yield from _parts(a)


def _value(term: Term) -> Fraction:
    """Return the value of a rational expression."""
    from fractions import Fraction
    from math import prod

    values = [_value(a) for a in term.args]
    match term.head:
        case "add":
            return sum(values, Fraction(0))
        case "mul":
            return prod(values, start=Fraction(1))
        case "neg":
            return -values[0]
        case "div":
            return values[0] / values[1]
    return Fraction(int(term.data or 0))


def _reduced(term: Term) -> Iterator[Term]:
    """Yield the lines from a formula of numbers to its value."""
    if _is_rational(term):
        yield rational(_value(term))
        return
    if term.head == "div":  # softmax: divided by its largest exponential
        exponents = [_value(e.args[0]) for e in _exponentials(term.args[1])]
        own, largest = _value(term.args[0].args[0]), max(exponents)
        shifted = [_exp(e - largest) for e in exponents]
        if len(set(exponents)) == 1:
            yield rational(1 / (own * 0 + len(exponents)))
        else:
            yield div(_exp(own - largest), add(*shifted))
        return
    if term.head in {"relu", "sigmoid", "tanh", "softplus"}:
        inner = _value(term.args[0])
        yield fn(term.head, rational(inner))
        if term.head == "relu":
            yield rational(max(inner, inner * 0))
        elif inner == 0 and term.head in _AT_ZERO:
            yield _AT_ZERO[term.head]


def _exponentials(total: Term) -> tuple[Term, ...]:
    return total.args if total.head == "add" else (total,)


def _exp(value: Fraction) -> Term:
    return fn("exp", rational(value)) if value else ONE


def _replacing(
    context: Context, left: Term, right: Term, known: Mapping[str, Theorem]
) -> Step:
    """Return the step that puts the values of units into a formula, part by part."""
    goal = rel("=", left, right)
    if left.head == "call":
        return Step(goal, "theorem", (known[str(left.data)],))
    parts = tuple(
        Derivation(Relation(context, (a, b), ("=",)), (_replacing(context, a, b, known),))
        for a, b in zip(left.args, right.args, strict=True)
        if a != b
    )
    return Step(goal, "congruence", parts=parts)


# ── reports ──────────────────────────────────────────────────────────────────────


def _block(name: str, outcomes: Sequence[Outcome]) -> Block:
    steps: list[StepReport] = []
    for outcome in outcomes:
        steps += _told(outcome, len(steps))
    return Block(name, tuple(steps), worst(s.verdict for s in steps))


def _told(outcome: Outcome, before: int) -> Iterator[StepReport]:
    for index, record in enumerate(outcome.records, before + 1):
        message = None
        if not record.is_accepted and record.refusal is not None:
            message = Message(record.refusal.template, dict(record.refusal.fields))
        shown = record.step.rule in {"congruence", "theorem"}
        yield StepReport(
            index,
            record.step.goal,
            record.step.rule,
            Verdict.PROVED if record.is_accepted else Verdict.UNKNOWN,
            tuple(
                SideCondition(d.obligation.prop, Verdict.PROVED, d.evidence.by)
                if d.evidence is not None
                else SideCondition(d.obligation.prop, Verdict.UNKNOWN, "")
                for d in record.discharged
            ),
            message=message,
            data={"theorem": EARLIER} if shown else record.data,
        )
