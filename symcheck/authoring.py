"""How a person writes a derivation in Python: ``@theorem``, ``calc``, ``cases``, ``induction``.

Expressions are SymPy's, or text in quotes. Nothing is checked when a proof file is
imported: ``@theorem`` keeps the function, and the function is run when the proof is.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from symcheck.kernel.claim import (
    Claim,
    Context,
    Definition,
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
from symcheck.kernel.derivation import Derivation, Step
from symcheck.kernel.rules.induction import at_value, base_value
from symcheck.kernel.term import ONE, Term, TermError, add, bind, negation, substitute, var
from symcheck.kernel.theorem import Theorem, induction_hypothesis
from symcheck.report import Place

if TYPE_CHECKING:
    from types import FrameType

#: A SymPy expression, text, or a term.
Expression = Any


class AuthoringError(ValueError):
    """A proof that is not written as a proof."""

    def __init__(self, message: str, help: str = "") -> None:  # noqa: A002
        """Keep the help beside the message."""
        super().__init__(message)
        self.message, self.help = message, help


# ── relations and the other kinds of claim, as they are written ──────────────────


@dataclass(frozen=True)
class Statement:
    """A claim as it is written; its context is made from the symbols in it."""

    kind: str
    parts: tuple[Expression, ...]
    rels: tuple[str, ...] = ()
    options: Mapping[str, Any] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Refuse: a statement is not true or false in Python."""
        raise TypeError("a statement has no truth value: give it to @theorem")


def _relation(op: str, left: Expression, right: Expression) -> Statement:
    for side in (left, right):
        if isinstance(side, bool):
            raise AuthoringError(
                "expected an expression, got a truth value",
                "write eq(a, b) in place of a == b",
            )
    return Statement("relation", (left, right), (op,))


def eq(left: Expression, right: Expression) -> Statement:
    """Return the claim ``left = right``."""
    return _relation("=", left, right)


def ne(left: Expression, right: Expression) -> Statement:
    """Return the claim ``left ≠ right``."""
    return _relation("!=", left, right)


def lt(left: Expression, right: Expression) -> Statement:
    """Return the claim ``left < right``."""
    return _relation("<", left, right)


def le(left: Expression, right: Expression) -> Statement:
    """Return the claim ``left ≤ right``."""
    return _relation("<=", left, right)


def gt(left: Expression, right: Expression) -> Statement:
    """Return the claim ``left > right``."""
    return _relation(">", left, right)


def ge(left: Expression, right: Expression) -> Statement:
    """Return the claim ``left ≥ right``."""
    return _relation(">=", left, right)


def chain(*parts: Expression) -> Statement:
    """Return a chain of relations: ``chain(0, "<", x, "<=", 1)``."""
    return Statement("relation", parts[::2], parts[1::2])


def iff(left: Statement | str, right: Statement | str) -> Statement:
    """Return the claim that two propositions hold at the same points."""
    return Statement("iff", (left, right))


def limit(body: Expression, variable: Expression, point: Expression, value: Expression, side: str = "+-") -> Statement:
    """Return the claim that ``body`` tends to ``value``; ``point`` and ``value`` may be "oo"."""
    return Statement("limit", (body, point, value), (), {"variable": variable, "side": side})


def not_differentiable(body: Expression, variable: Expression, point: Expression) -> Statement:
    """Return the claim that ``variable ↦ body`` has no derivative at the point."""
    return Statement("not-differentiable", (body, point), (), {"variable": variable})


def exists(variables: Mapping[Expression, Expression] | Sequence[Expression], prop: Statement) -> Statement:
    """Return the claim that values of the variables exist; a mapping gives them."""
    values = dict(variables) if isinstance(variables, Mapping) else {}
    return Statement("exists", (prop,), (), {"variables": tuple(variables), "values": values})


def reparameterisation(
    left: Expression,
    right: Expression,
    parameters: Mapping[Expression, Expression],
    inverse: Mapping[Expression, Expression] | None = None,
) -> Statement:
    """Return the claim that ``left`` is ``right`` at mapped parameters.

    ``parameters`` maps every new parameter to a term of the old ones, an entry ``v[j, i]``
    of a family to a term in the same indices; ``inverse`` does the same the other way.
    """
    return Statement("reparameterisation", (left, right), (), {"map": parameters, "inverse": inverse or {}})


def impossible(variables: Sequence[Expression], *props: Statement) -> Statement:
    """Return the claim that no values of the variables satisfy all the propositions."""
    return Statement("impossible", props, (), {"variables": tuple(variables)})


# ── justifications ───────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Justification:
    """A rule with what it takes: what stands behind ``by=``."""

    rule: str
    uses: tuple[Use, ...] = ()
    arguments: Mapping[str, Any] = field(default_factory=dict)
    parts: tuple[Part, ...] = ()

    def __call__(self, *parts: Part, **arguments: Any) -> Justification:
        """Return the justification with parts or arguments."""
        return replace(self, parts=parts, arguments={**self.arguments, **arguments})


@dataclass(frozen=True)
class Use:
    """A theorem, or an induction hypothesis, at given values."""

    what: Proof | Theorem
    values: Mapping[str, Expression] = field(default_factory=dict)
    reverse: bool = False

    def at(self, **values: Expression) -> Use:
        """Return the use at values of the theorem's variables."""
        return replace(self, values={**self.values, **values})

    def backwards(self) -> Use:
        """Return the use of an equation from right to left."""
        return replace(self, reverse=True)


@dataclass(frozen=True)
class Part:
    """A derivation inside a step: for every value of an index, or under a hypothesis."""

    body: Any
    index: Expression = None
    given: tuple[Statement | str, ...] = ()
    statement: Statement | None = None
    title: str = ""


def under(index: Expression, body: Any = None, statement: Statement | None = None) -> Part:
    """Return a part for every value of an index: what is compared below a binder."""
    return Part(body, index, statement=statement)


def part(statement: Statement, body: Any = None, given: Sequence[Statement | str] = ()) -> Part:
    """Return a part that shows a statement, under hypotheses if there are any."""
    return Part(body, None, tuple(given), statement)


def assumed(why: str) -> Justification:
    """Return the mark of a hole, and why it is left."""
    return Justification("assumed", arguments={"why": why})


def using(*theorems: Proof | Use) -> Justification:
    """Return the justification by a linear combination of theorems and hypotheses."""
    return Justification("linear", tuple(map(_use, theorems)))


def _use(what: Any) -> Use:
    if isinstance(what, Use):
        return what
    if isinstance(what, (Proof, Theorem)):
        return Use(what)
    raise AuthoringError(f"expected a theorem, got {what!r}")


# ── derivations ──────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Line:
    """One line of a calculation."""

    rel: str
    expression: Expression
    by: Any
    place: Place | None


@dataclass(frozen=True)
class Calc:
    """A calculation: a first term, and lines that relate each to the one before."""

    start: Expression
    lines: tuple[Line, ...] = ()

    def _line(self, rel: str, expression: Expression, by: Any) -> Calc:
        if isinstance(expression, bool):
            raise AuthoringError("expected an expression, got a truth value")
        return replace(self, lines=(*self.lines, Line(rel, expression, by, _caller(sys._getframe(2)))))  # noqa: SLF001

    def eq(self, expression: Expression, by: Any = None) -> Calc:
        """Return the calculation with the line ``= expression``."""
        return self._line("=", expression, by)

    def le(self, expression: Expression, by: Any = None) -> Calc:
        """Return the calculation with the line ``≤ expression``."""
        return self._line("<=", expression, by)

    def lt(self, expression: Expression, by: Any = None) -> Calc:
        """Return the calculation with the line ``< expression``."""
        return self._line("<", expression, by)

    def ge(self, expression: Expression, by: Any = None) -> Calc:
        """Return the calculation with the line ``≥ expression``."""
        return self._line(">=", expression, by)

    def gt(self, expression: Expression, by: Any = None) -> Calc:
        """Return the calculation with the line ``> expression``."""
        return self._line(">", expression, by)

    def ne(self, expression: Expression, by: Any = None) -> Calc:
        """Return the calculation with the line ``≠ expression``."""
        return self._line("!=", expression, by)


def calc(start: Expression) -> Calc:
    """Return a calculation that starts with a term."""
    return Calc(start)


@dataclass(frozen=True)
class Cases:
    """A distinction of cases: each a condition and a derivation."""

    branches: tuple[tuple[Statement | str, Any], ...]


def cases(*branches: tuple[Statement | str, Any]) -> Cases:
    """Return a distinction of cases, each ``(condition, derivation)``."""
    return Cases(branches)


@dataclass(frozen=True)
class Induction:
    """An induction on a size or a natural number."""

    variable: Expression
    base: Any
    step: Callable[[Use], Any]


def induction(variable: Expression, base: Any = None, *, step: Callable[[Use], Any]) -> Induction:
    """Return an induction; ``step`` takes the hypothesis and returns the derivation for n + 1."""
    return Induction(variable, base, step)


def _caller(frame: FrameType) -> Place | None:
    return Place(frame.f_code.co_filename, frame.f_lineno)


# ── from what is written to what is checked ──────────────────────────────────────


def _term(expression: Expression, context: Context) -> Term:
    if isinstance(expression, Term):
        return expression
    if isinstance(expression, str):
        from symcheck.read.text import read_term  # noqa: PLC0415

        return read_term(expression, context)
    from symcheck.bridge import to_term  # noqa: PLC0415

    return to_term(expression, context)


def _prop(statement: Statement | str, context: Context) -> Term:
    if isinstance(statement, str):
        from symcheck.read.text import read_hypothesis  # noqa: PLC0415

        return read_hypothesis(statement, context)
    if statement.kind == "not":
        return negation(_prop(statement.parts[0], context))
    terms = [_term(p, context) for p in statement.parts]
    links = [
        Term("rel", pair, op)
        for pair, op in zip(zip(terms, terms[1:], strict=False), statement.rels, strict=True)
    ]
    return links[0] if len(links) == 1 else Term("and", tuple(links))


def _expressions(statement: Any) -> list[Expression]:
    """Return the SymPy expressions that a statement is written with."""
    if isinstance(statement, Statement):
        found = [e for p in statement.parts for e in _expressions(p)]
        for key in ("map", "inverse", "values"):
            for k, v in dict(statement.options.get(key, {})).items():
                found += [*_expressions(k), *_expressions(v)]
        return found
    return [] if isinstance(statement, (str, Term)) else [statement]


def _name(symbol: Expression) -> str:
    if isinstance(symbol, str):
        return symbol
    return str(getattr(symbol, "name", None) or getattr(symbol, "label", symbol))


@dataclass(frozen=True, eq=False)
class Proof:
    """A derivation as its author wrote it: a claim, and the function that derives it."""

    name: str
    statement: Statement | str
    function: Callable[[], Any]
    where: str = ""
    given: tuple[Statement | str, ...] = ()
    definitions: tuple[Definition, ...] = ()
    options: Mapping[str, Any] = field(default_factory=dict)
    docstring: str = ""
    source: str = ""
    tags: tuple[str, ...] = ()
    place: Place | None = None
    module: str = ""
    _kept: dict[str, Any] = field(default_factory=dict)

    def at(self, **values: Expression) -> Use:
        """Return the theorem at values of its variables."""
        return Use(self, values)

    def backwards(self) -> Use:
        """Return the theorem, an equation, read from right to left."""
        return Use(self, reverse=True)

    def claim(self) -> Claim:
        """Return the claim in its context; raise what reading it raises."""
        if "claim" not in self._kept:
            self._kept["claim"] = _claim(self)
        return self._kept["claim"]  # type: ignore[no-any-return]

    def derivation(self) -> Derivation:
        """Return the derivation that the author's function gives."""
        claim = self.claim()
        return _derivation(claim, self.function(), "")

    def theorem(self) -> Theorem:
        """Return the theorem; raise AuthoringError if it is not proved or rests on itself."""
        if "theorem" not in self._kept:
            if self in _path:
                names = [p.name for p in (*_path[_path.index(self) :], self)]
                raise AuthoringError(f"theorems rest on each other: {' → '.join(names)}")
            from symcheck.prove.decide import theorem_of  # noqa: PLC0415

            _path.append(self)
            try:
                self._kept["theorem"] = theorem_of(self)
            finally:
                _path.pop()
        return self._kept["theorem"]  # type: ignore[no-any-return]


#: The proofs that are being checked, each for the one before.
_path: list[Proof] = []


def theorem(
    statement: Statement | str,
    *,
    where: str = "",
    given: Sequence[Statement | str] | Statement | str = (),
    definitions: Sequence[Definition] = (),
    attained: Mapping[Expression, Expression] | None = None,
    only: bool = False,
    approached: Sequence[Statement] = (),
    source: str = "",
    tags: Sequence[str] = (),
    name: str = "",
) -> Callable[[Callable[[], Any]], Proof]:
    """Return the decorator that makes a proof of a function.

    The function returns a calculation, or the like; with nothing returned the prover
    looks for a derivation. ``attained``, ``only`` and ``approached`` say how good a bound is.
    """
    options = {"attained": attained, "only": only, "approached": tuple(approached)}
    hypotheses = (given,) if isinstance(given, (str, Statement)) else tuple(given)

    def decorate(function: Callable[[], Any]) -> Proof:
        code = function.__code__
        return Proof(
            name or function.__name__,
            statement,
            function,
            where,
            hypotheses,
            tuple(definitions),
            options,
            (function.__doc__ or "").strip(),
            source,
            tuple(tags),
            Place(str(Path(code.co_filename)), code.co_firstlineno),
            function.__module__,
        )

    return decorate


def define(
    name: str, parameters: str, body: str = "", *, on: str = "", base: str = "", step: str = "",
    definitions: Sequence[Definition] = (),
) -> Definition:
    """Return a definition; ``parameters`` are declared as in ``where``, all others are text.

    With ``on`` it is recursive: ``base`` is the value at 0, ``step`` the value at ``on + 1``.
    """
    from symcheck.read.text import read_term, read_where  # noqa: PLC0415

    context = read_where(parameters)
    known = replace(context, definitions=tuple(definitions))
    if not on:
        return Definition(name, context.variables, read_term(body, known))
    # The step may call the definition itself, and sees the parameters' ranges at on + 1.
    header = Definition(name, context.variables, None, on, ONE, ONE)
    inner = replace(at_value(context, on, add(var(on), ONE), keep=True), definitions=(*definitions, header))
    return Definition(name, context.variables, None, on, read_term(base, known), read_term(step, inner))


def _context(proof: Proof) -> Context:
    expressions = [e for s in (proof.statement, *proof.given) for e in _expressions(s)]
    context = Context(definitions=proof.definitions)
    if proof.where:
        from symcheck.read.text import read_where  # noqa: PLC0415

        context = replace(read_where(proof.where), definitions=proof.definitions)
    if expressions:
        from symcheck.bridge import context_of  # noqa: PLC0415

        for name, sort in context_of(expressions).variables:
            if name not in context.sorts:
                context = context.declare(name, sort)
    return context


def _claim(proof: Proof) -> Claim:
    if isinstance(proof.statement, str):
        return _claim_of_text(proof)
    context = _context(proof)
    statement = proof.statement
    hidden = _hidden(statement)
    bare = replace(context, variables=tuple((n, s) for n, s in context.variables if n not in hidden))
    bare = bare.assume(*(_prop(g, context) for g in proof.given))
    if statement.kind == "relation" and (proof.options.get("attained") or proof.options.get("approached")):
        return _extremum(proof, bare)
    return _CLAIMS[statement.kind](statement, bare, context)


def _claim_of_text(proof: Proof) -> Claim:
    from symcheck.read.text import read_problem_in  # noqa: PLC0415

    context = _context(proof)
    given = [g for g in proof.given if isinstance(g, str)]
    others = [_prop(g, context) for g in proof.given if not isinstance(g, str)]
    claim = read_problem_in(str(proof.statement), given, context.assume(*others))
    if proof.options.get("attained") or proof.options.get("approached"):
        return _extremum_of(proof, claim.context, claim.links[0])
    return claim


def _hidden(statement: Statement) -> set[str]:
    """Return the names that a claim binds: they are not declared in its context."""
    found = [statement.options.get("variable")] if "variable" in statement.options else []
    found += list(statement.options.get("variables", ()))
    names = {_name(v) for v in found}
    if statement.kind == "reparameterisation":
        names |= {_parameter(k)[0] for k in statement.options["map"]}
    return names


def _relation_claim(statement: Statement, context: Context, _full: Context) -> Claim:
    return Relation(context, tuple(_term(p, context) for p in statement.parts), tuple(statement.rels))


def _iff_claim(statement: Statement, context: Context, _full: Context) -> Claim:
    return Iff(context, _prop(statement.parts[0], context), _prop(statement.parts[1], context))


def _limit_claim(statement: Statement, context: Context, full: Context) -> Claim:
    name = _name(statement.options["variable"])
    body, point, value = statement.parts
    ends = {"oo", "-oo"}
    return Limit(
        context,
        _term(body, full if name in full.sorts else full.declare(name, Sort("real"))),
        name,
        point if isinstance(point, str) and point in ends else _term(point, context),
        value if isinstance(value, str) and value in ends else _term(value, context),
        statement.options["side"],
    )


def _not_differentiable_claim(statement: Statement, context: Context, full: Context) -> Claim:
    body, point = statement.parts
    return NotDifferentiable(context, _term(body, full), _name(statement.options["variable"]), _term(point, context))


def _exists_claim(statement: Statement, context: Context, full: Context) -> Claim:
    names = [_name(v) for v in statement.options["variables"]]
    witness = {_name(k): _term(v, context) for k, v in statement.options["values"].items()}
    declared = tuple((n, full.sorts[n]) for n in names)
    return Exists(context, declared, _prop(statement.parts[0], full), tuple(witness.items()))


def _impossible_claim(statement: Statement, context: Context, full: Context) -> Claim:
    names = [_name(v) for v in statement.options["variables"]]
    declared = tuple((n, full.sorts[n]) for n in names)
    return Impossible(context, declared, tuple(_prop(p, full) for p in statement.parts))


def _parameter(key: Expression) -> tuple[str, tuple[str, ...]]:
    """Return a parameter's name and the names of its indices: ``v[j, i]`` is v, (j, i)."""
    if hasattr(key, "indices"):
        return _name(key.base), tuple(_name(i) for i in key.indices)
    return _name(key), ()


def _map(given: Mapping[Expression, Expression], sorts: Mapping[str, Sort], context: Context) -> tuple[tuple[str, Term], ...]:
    found: dict[str, Term] = {}
    for key, value in given.items():
        name, indices = _parameter(key)
        here = context
        for position, i in enumerate(indices):
            if i not in here.sorts:
                ends = sorts[name].range_at(position, tuple(var(j) for j in indices[:position]))
                here = here.declare(i, Sort("index", (ends,)))
        term = _term(value, here)
        for i in reversed(indices):
            term = bind("lam", i, term)
        found[name] = term
    return tuple(found.items())


def _reparameterisation_claim(statement: Statement, context: Context, full: Context) -> Claim:
    left, right = statement.parts
    new = {_parameter(k)[0] for k in statement.options["map"]}
    indices = {i for key in ("map", "inverse") for k in statement.options[key] for i in _parameter(k)[1]}
    used = _term(left, full).free | _term(right, full).free
    indices -= used
    keep = tuple((n, s) for n, s in context.variables if n not in indices)
    context = replace(context, variables=keep)
    inner = Context(tuple((n, s) for n, s in full.variables if n not in indices), (), full.definitions)
    parameters = tuple((n, s) for n, s in full.variables if n in new)
    return Reparameterisation(
        context,
        _term(left, context),
        _term(right, full),
        parameters,
        _map(statement.options["map"], full.sorts, context),
        _map(statement.options["inverse"], full.sorts, inner),
    )


_CLAIMS: dict[str, Callable[[Statement, Context, Context], Claim]] = {
    "relation": _relation_claim,
    "iff": _iff_claim,
    "limit": _limit_claim,
    "not-differentiable": _not_differentiable_claim,
    "exists": _exists_claim,
    "impossible": _impossible_claim,
    "reparameterisation": _reparameterisation_claim,
}


def _extremum(proof: Proof, context: Context) -> Claim:
    if not isinstance(proof.statement, Statement):
        raise AuthoringError("expected a bound")
    return _extremum_of(proof, context, _prop(proof.statement, context))


def _extremum_of(proof: Proof, context: Context, bound: Term) -> Claim:
    attained = proof.options.get("attained") or {}
    point = tuple((_name(k), _term(v, context)) for k, v in attained.items())
    limits = []
    for statement in proof.options["approached"]:
        name = _name(statement.options["variable"])
        inner = replace(context, variables=tuple((n, s) for n, s in context.variables if n != name))
        limits.append(_limit_claim(statement, inner, context))
    return Extremum(context, bound, point, bool(proof.options["only"]), tuple(limits))


# ── derivations ──


def _derivation(claim: Claim, body: Any, title: str) -> Derivation:
    """Return the kernel's derivation of a claim from what an author wrote."""
    if isinstance(claim, Extremum) and not isinstance(body, Justification):
        bound = _derivation(_as_relation(claim.context, claim.bound), body, "bound")
        limits = tuple(Derivation(one, (), "limit") for one in claim.approached)
        return Derivation(claim, (Step(claim, "extremum", parts=(bound, *limits)),), title)
    if body is None:
        return Derivation(claim, (), title)
    if isinstance(body, Calc):
        body = (body,)
    if isinstance(body, (list, tuple)) and all(isinstance(c, Calc) for c in body):
        return Derivation(claim, tuple(s for c in body for s in _steps(c, claim.context)), title)
    return Derivation(claim, (_whole(claim, body),), title)


def _steps(calculation: Calc, context: Context) -> list[Step]:
    here = _term(calculation.start, context)
    steps: list[Step] = []
    for line in calculation.lines:
        after = _term(line.expression, context)
        goal = Term("rel", (here, after), line.rel)
        steps.append(_step(goal, line.by, context, line.place))
        here = after
    return steps


def _step(goal: Term | Claim, by: Any, context: Context, place: object) -> Step:
    if by is None:
        return Step(goal, place=place)
    if isinstance(by, (Proof, Use, Theorem)):
        use = _use(by)
        if use.values or use.reverse:
            return Step(goal, "theorem", (_premise(use),), _values(use, context), place=place)
        return Step(goal, "", (_premise(use),), {}, place=place)
    if isinstance(by, (Cases, Induction)):
        return _split(goal, by, context, place)
    if not isinstance(by, Justification):
        raise AuthoringError(f"expected a rule or a theorem behind 'by', got {by!r}")
    premises = tuple(_premise(u) for u in by.uses)
    arguments = dict(by.arguments)
    if by.uses:
        arguments["values"] = [_values(u, context)["values"] for u in by.uses]
    for key in ("hypothesis",):
        if key in arguments and not isinstance(arguments[key], Term):
            arguments[key] = _prop(arguments[key], context)
    for key in ("right", "left", "index"):
        if key in arguments and not isinstance(arguments[key], Term):
            arguments[key] = _term(arguments[key], _widest(goal, context))
    parts = tuple(_part(p, goal, context, i) for i, p in enumerate(by.parts))
    return Step(goal, by.rule, premises, arguments, parts, place)


def _widest(goal: Term | Claim, context: Context) -> Context:
    if isinstance(goal, NotDifferentiable):
        return context.declare(goal.name, Sort("real"))
    return context


def _premise(use: Use) -> Theorem:
    return use.what.theorem() if isinstance(use.what, Proof) else use.what


def _values(use: Use, context: Context) -> dict[str, Any]:
    values = {name: _value(v, context) for name, v in use.values.items()}
    return {"values": values, **({"reverse": True} if use.reverse else {})}


def _value(value: Expression, context: Context) -> Term:
    """Return a value of a variable: a term, or a family by name or as a function of its indices."""
    if isinstance(value, str) and context.sorts.get(value, Sort("real")).kind == "family":
        return Term("fam", (), value)
    if hasattr(value, "label"):  # an IndexedBase
        return Term("fam", (), _name(value))
    if isinstance(value, Lambda):
        here = context
        for name, sort in value.indices:
            here = here.declare(name, sort)
        term = _term(value.body, here)
        for name, _ in reversed(value.indices):
            term = bind("lam", name, term)
        return term
    return _term(value, context)


@dataclass(frozen=True)
class Lambda:
    """A family as a function of its indices."""

    indices: tuple[tuple[str, Sort], ...]
    body: Expression


def family_of(*arguments: Expression) -> Lambda:
    """Return the family whose entry at the indices is the last argument."""
    *indices, body = arguments
    return Lambda(tuple((_name(i), i.sort) for i in indices), body)


def _whole(claim: Claim, body: Any) -> Step:
    goal: Term | Claim = claim
    if isinstance(claim, Relation):
        if len(claim.links) != 1:
            raise AuthoringError("a chain of relations needs a calculation for each of its links")
        goal = claim.links[0]
    return _step(goal, body, claim.context, None)


def _part(given: Part | Calc | Any, goal: Term | Claim, context: Context, position: int) -> Derivation:
    if not isinstance(given, Part):
        given = Part(given)
    inner = context
    if given.index is not None:
        inner = inner.declare(_name(given.index), given.index.sort)
    if isinstance(goal, Impossible) and given.statement is not None:
        for name, sort in goal.variables:
            inner = inner.declare(name, sort)
        inner = inner.assume(*goal.props)
    inner = inner.assume(*(_prop(g, inner) for g in given.given))
    return _derivation(_part_claim(given, goal, inner, position), given.body, given.title)


def _part_claim(given: Part, goal: Term | Claim, context: Context, position: int) -> Claim:
    if given.statement is not None:
        hidden = _hidden(given.statement)
        if given.statement.kind != "relation":
            bare = replace(context, variables=tuple((n, s) for n, s in context.variables if n not in hidden))
            return _CLAIMS[given.statement.kind](given.statement, bare, context)
        return _relation_claim(given.statement, context, context)
    if isinstance(given.body, Calc):
        steps = _steps(given.body, context)
        first, last = steps[0].goal, steps[-1].goal
        from symcheck.kernel.rules.transitivity import compose  # noqa: PLC0415

        op = "="
        for s in steps:
            op = compose(op, str(s.goal.data)) or "="  # type: ignore[union-attr]
        return Relation(context, (first.args[0], last.args[1]), (op,))  # type: ignore[union-attr]
    raise AuthoringError(f"part {position + 1} needs a statement or a calculation")


def _split(goal: Term | Claim, by: Cases | Induction, context: Context, place: object) -> Step:
    if not isinstance(goal, Term):
        raise AuthoringError("only a relation is shown by cases or by induction")
    if isinstance(by, Cases):
        conditions = tuple(_prop(c, context) for c, _ in by.branches)
        parts = tuple(
            _derivation(_as_relation(context.assume(c), goal), body, f"case {i + 1}")
            for i, (c, (_, body)) in enumerate(zip(conditions, by.branches, strict=True))
        )
        return Step(goal, "cases", (), {"conditions": conditions}, parts, place)
    name = _name(by.variable)
    hypothesis = induction_hypothesis(_as_relation(context, goal), name)
    least, after = base_value(context, name), add(var(name), ONE)
    start = _as_relation(at_value(context, name, least, keep=False), substitute(goal, {name: least}))
    then = _as_relation(at_value(context, name, after, keep=True), substitute(goal, {name: after}))
    parts = (
        _derivation(start, by.base, "base"),
        _derivation(then, by.step(Use(hypothesis)), "step"),
    )
    return Step(goal, "induction", (), {"variable": name, "hypothesis": hypothesis}, parts, place)


def _as_relation(context: Context, prop: Term) -> Relation:
    return Relation(context, prop.args, (str(prop.data),))


# ── the rules, by name ──

definition = Justification("definition")
algebra = Justification("algebra")
derivative = Justification("derivative")
hypothesis = Justification("given")
instantiate = Justification("instantiate")
congruence = Justification("congruence")
sign = Justification("sign")
square_nonneg = Justification("square_nonneg")
linear = Justification("linear")
transitivity = Justification("transitivity")
termwise = Justification("termwise")
maximum = Justification("maximum")
witness = Justification("witness")
by_limit = Justification("limit")
monotone = Justification("monotone")
enclosure = Justification("enclosure")
by_extremum = Justification("extremum")
by_iff = Justification("iff")
by_reparameterisation = Justification("reparameterisation")
by_impossible = Justification("impossible")
by_not_differentiable = Justification("not_differentiable")

__all__ = ["AuthoringError", "Proof", "TermError", "calc", "cases", "define", "induction", "theorem"]
