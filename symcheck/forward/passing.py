"""The pass itself: definitions, derivations, and the kernel's answer to each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from symcheck.forward.data import Block, Formula, Forward, Stage
from symcheck.forward.formulas import (
    affine,
    is_rational,
    numeral,
    outputs,
    outputs_of_index,
    probabilities_of_index,
    reduced,
)
from symcheck.kernel.argmax import argmax
from symcheck.kernel.claim import Context, Definition, Relation
from symcheck.kernel.derivation import Derivation, Step
from symcheck.kernel.term import ONE, Term, call, div, fn, fresh, num, rel
from symcheck.kernel.theorem import Outcome, Theorem, run
from symcheck.prove.digits import enclosing
from symcheck.report import Message, SideCondition, StepReport, Verdict, worst

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from fractions import Fraction

    from symcheck.forward.network import Layer, Network

#: How many digits a decimal enclosure shows unless the person says otherwise.
DIGITS = 10
EARLIER = "the lines above"


def forward(network: Network, given: Sequence[Fraction], digits: int = DIGITS) -> Forward:
    """Return the forward pass of the network on an input, checked line by line."""
    return _Pass(network, given, digits).result()


@dataclass
class _Pass:
    network: Network
    given: Sequence[Fraction]
    digits: int
    context: Context = field(default_factory=Context)
    units: list[str] = field(default_factory=list)
    values: dict[str, Term] = field(default_factory=dict)
    known: dict[str, Theorem] = field(default_factory=dict)
    enclosures: dict[str, tuple[Term, Term]] = field(default_factory=dict)

    def result(self) -> Forward:
        stages = [Stage("input", None, None, self._stage("x", map(numeral, self.given)))]
        layers = self.network.layers
        letter = "x"
        for number, layer in enumerate(layers, 1):
            last = number == len(layers)
            before, letter = letter, "o" if last else "h" if len(layers) == 2 else f"h{number}"
            function = "identity" if last else layer.activation
            sums = [affine(layer, j, self.units) for j in range(layer.units)]
            if function != "identity":
                sums = [fn(function, s) for s in sums]
            formula = Formula(letter, function, before, number)
            title = _title(number, len(layers))
            stages.append(Stage(title, formula, layer, self._stage(letter, sums)))
        final = layers[-1].activation
        if final != "identity":
            letter = "p" if final in {"softmax", "sigmoid"} else "y"
            blocks = self._stage(letter, outputs(final, self.units))
            stages.append(Stage("output", Formula(letter, final), None, blocks))
        answers, sentence, told = self._answer(layers[-1])
        if told:
            stages.append(Stage("prediction", None, None, tuple(told)))
        return Forward(
            self.network,
            tuple(self.given),
            self.context,
            tuple(stages),
            self.values,
            self.enclosures,
            answers,
            sentence,
        )

    def _stage(self, letter: str, bodies: Iterable[Term]) -> tuple[Block, ...]:
        """Define the units of a layer and return their lines."""
        added = [Definition(f"{letter}_{i}", (), body) for i, body in enumerate(bodies, 1)]
        self.context = Context((), (), (*self.context.definitions, *added))
        self.units = [d.name for d in added]
        return tuple(self._unit(name) for name in self.units)

    # ── lines ────────────────────────────────────────────────────────────────────

    def _unit(self, name: str) -> Block:
        """Return the lines from a unit to its exact value, or to a decimal enclosure."""
        body, unit = self._body(name), call(name)
        steps = [Step(rel("=", unit, body), "definition")]
        exact = self._put_in(body)
        if exact is not None and exact != body:
            parts = _replacing(self.context, body, exact, self.known)
            steps += [Step(parts.goal, parts.rule, parts.premises, parts.arguments, parts.parts)]
        if exact is not None:
            for line in reduced(exact):
                if line != steps[-1].goal.args[1]:  # type: ignore[union-attr]
                    steps.append(Step(rel("=", steps[-1].goal.args[1], line), "algebra"))  # type: ignore[union-attr]
        outcome = self._run(steps)
        if outcome.theorem is None and body.head == "div":
            steps.pop()  # exponents too large to divide by the largest exponential
            outcome = self._run(steps)
        value = steps[-1].goal.args[1]  # type: ignore[union-attr]
        if exact is not None and outcome.theorem is not None:
            self.values[name], self.known[name] = value, outcome.theorem
        told = [outcome]
        if exact is None or not is_rational(value):
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
        if body.head in {"exp", "relu", "sigmoid", "tanh", "softplus"} and not is_rational(inner):
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
        operators: dict[str, list[str]] = {"o": [], "p": []}
        for k in range(1, units + 1):
            if k == best:
                continue
            ops = [self._compare(letter, k, best) for letter in ("o", "p")]
            for letter, op in zip(("o", "p"), ops, strict=True):
                if op not in {"<", "="}:
                    return None, f"{letter}_{k} and {letter}_{best} were not told apart", blocks
                blocks.append(self._compared(letter, k, best, op))
                operators[letter].append(op)
            tied += [k] if ops == ["=", "="] else []
        self._families(units)
        blocks += [self._index(letter, best, ops) for letter, ops in operators.items()]
        if len(tied) > 1:
            names = " and ".join(self._class(k) for k in sorted(tied))
            return tuple(sorted(tied)), f"a tie between {names}; argmax is the first", blocks
        return (best,), f"the predicted class is {self._class(best)}", blocks

    def _families(self, units: int) -> None:
        """Define the outputs and the probabilities as functions of their index."""
        added = (outputs_of_index("o", units), probabilities_of_index("p", "o", units))
        self.context = Context((), (), (*self.context.definitions, *added))

    def _index(self, letter: str, best: int, operators: Sequence[str]) -> Block:
        """Return the line that the least index of a greatest value is ``best``.

        ``operators`` compare each other value, in their order, with the one there.
        """
        count = len(operators) + 1
        k, parts = fresh("k"), []
        others = [j for j in range(1, count + 1) if j != best]
        for j, op in zip(others, operators, strict=True):
            terms = (call(letter, num(j)), call(letter, num(best)))
            goal = rel("<" if j < best else "<=", *terms)
            step = Step(goal, "sign" if op == "=" else "enclosure")
            parts.append(Derivation(Relation(self.context, terms, (str(goal.data),)), (step,)))
        chosen = argmax(str(k.data), ONE, num(count), call(letter, k))
        step = Step(rel("=", chosen, num(best)), "argmax", parts=tuple(parts))
        return _block(letter, [self._run([step])])

    def _class(self, k: int) -> str:
        labels = self.network.labels
        return f"{k} ({labels[k - 1]})" if labels else str(k)

    def _yes_or_no(self, units: int) -> tuple[tuple[int, ...] | None, str, list[Block]]:
        half = div(ONE, num(2))
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
        name, other = f"{letter}_{i}", f"{letter}_{j}"
        mine, theirs = self.values.get(name), self.values.get(other)
        if mine is None or theirs is None or op == "=" or letter == "p":
            return _block(name, [self._relating(letter, i, j, op)])
        steps = [
            Step(rel("=", call(name), mine), "theorem", (self.known[name],)),
            Step(rel(op, mine, theirs), "enclosure"),
            Step(rel("=", theirs, call(other)), "theorem", (self.known[other],), {"reverse": True}),
        ]
        return _block(name, [self._run(steps)])


def _title(number: int, layers: int) -> str:
    if number == layers:
        return "output layer"
    return "hidden layer" if layers == 2 else f"hidden layer {number}"


def _replacing(context: Context, left: Term, right: Term, known: Mapping[str, Theorem]) -> Step:
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
