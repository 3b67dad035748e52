"""The value of a term at a point: one walk over the term, binders expanded.

Bound variables live in an environment, innermost last; variables, families and parameters in
force make a frame. A derivative is the coefficient of ε in its body at x + ε, never symbolic.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from flint import fmpq

from symcheck.kernel.argmax import abbreviated
from symcheck.kernel.balls.frame import (
    Entries,
    Entry,
    Environment,
    Frame,
    Point,
    Scalar,
    all_hold,
    any_holds,
    exact,
    listed,
    over_ranges,
    side_satisfies,
)
from symcheck.kernel.balls.jets import (
    Value,
    apply,
    depends,
    first_extreme,
    folded,
    integer_power,
    j_add,
    j_divide,
    j_multiply,
    j_negate,
    largest,
    number,
    real_power,
    seed,
    slope,
)
from symcheck.kernel.balls.numbers import (
    ONE,
    ZERO,
    Undecided,
    Undefined,
    compare,
    exact_integer,
    pi_times,
    sign,
)
from symcheck.kernel.balls.series import NAMES
from symcheck.kernel.claim import INTEGER_KINDS, Definition, Sort
from symcheck.kernel.functions import FUNCTIONS
from symcheck.kernel.term import Term, rational, substitute

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

#: More nodes than this are not evaluated.
MAX_WORK = 400_000


class Evaluator:
    """Values of terms at one point, at the precision that is in force.

    ``value`` and ``holds`` raise Undefined where the term certainly has no value and
    Undecided where this precision, or this method, cannot tell. A term has a value only
    where all its parts have one, used or not; in ``piecewise`` those up to the branch taken.
    """

    def __init__(
        self,
        point: Point,
        definitions: Mapping[str, Definition] | None = None,
        work: int = MAX_WORK,
    ) -> None:
        """Take a point: exact values of variables, entries of families."""
        self._definitions = definitions or {}
        self._work = work
        self._stamp = 0
        self._bit = 1
        self._kept: list[Term] = []
        self._constants: dict[tuple[int, ...], Value] = {}
        self._frame = Frame(given=point)
        for name, given in point.items():
            if isinstance(given, Fraction | int | Term):
                self._frame.scalars[name] = self._scalar(given)
            else:
                self._frame.families[name] = self._entries(given)

    def _scalar(self, given: Scalar) -> Value:
        if isinstance(given, Term):
            if given.free or given.loose:
                raise Undecided("a value in a point must be closed")
            return self.value(given)
        return exact(given)

    def _entries(self, given: Entries) -> Entry:
        def entry(indices: tuple[int, ...]) -> Value:
            if callable(given):
                return self._scalar(given(indices))
            if indices not in given:
                raise Undefined("an index out of range")
            return self._scalar(given[indices])

        return entry

    def value(self, term: Term, env: Environment = ()) -> Value:
        """Return the value of a term."""
        if term.head == "num":
            return fmpq(int(term.data or 0))
        if term.head == "bound":
            return env[-1 - int(term.data or 0)][0]
        key = (id(term), *(stamp for _, stamp in env[len(env) - term.loose :]))
        memo = self._frame.memo if term.args or term.head != "call" else self._constants
        found = memo.get(key)
        if found is None:
            self._spend()
            self._kept.append(term)
            found = memo[key] = self._compute(term, env)
        return found

    def _spend(self) -> None:
        self._work -= 1
        if self._work < 0:
            raise Undecided("the term is too large to evaluate")

    def _compute(self, term: Term, env: Environment) -> Value:
        args = term.args
        match term.head:
            case "pi":
                return pi_times(ONE)
            case "var":
                return self._variable(str(term.data))
            case "at":
                return self._family(str(term.data))(self._integers(args, env))
            case "upd":
                return self._updated(term, env)
            case "add" | "mul":
                operation = j_add if term.head == "add" else j_multiply
                total = self.value(args[0], env)
                for a in args[1:]:
                    total = operation(total, self.value(a, env))
                return total
            case "neg":
                return j_negate(self.value(args[0], env))
            case "div":
                return j_divide(self.value(args[0], env), self.value(args[1], env))
            case "npow" | "ipow":
                exponent = self._integer(args[1], env)
                if exponent < 0 and term.head == "npow":
                    raise Undefined("a natural exponent is negative")
                return integer_power(self.value(args[0], env), exponent)
            case "rpow":
                return real_power(self.value(args[0], env), self.value(args[1], env))
            case "piecewise":
                return self._piecewise(args, env)
            case "delta":
                left, right = self._integers(args, env)
                return ONE if left == right else ZERO
            case "sum" | "prod" | "bigmax" | "bigmin":
                return self._fold(term, env)
            case "softmax":
                return self._softmax(term, env)
            case "diff":
                return self._derivative(term, env)
            case "call":
                return self._call(term, env)
        return self._function(term, env)

    def _variable(self, name: str) -> Value:
        if name not in self._frame.scalars:
            raise Undecided(f"the point says nothing of '{name}'")
        return self._frame.scalars[name]

    def _family(self, name: str) -> Entry:
        if name not in self._frame.families:
            raise Undecided(f"the point says nothing of the family '{name}'")
        return self._frame.families[name]

    def _integer(self, term: Term, env: Environment) -> int:
        found = self.value(term, env)
        if depends(found):
            raise Undecided("an integer depends on what is differentiated")
        return exact_integer(number(found))

    def _integers(self, terms: Iterable[Term], env: Environment) -> tuple[int, ...]:
        return tuple(self._integer(t, env) for t in terms)

    def _updated(self, term: Term, env: Environment) -> Value:
        count = len(term.args) // 2
        family = self._family(str(term.data))
        key = self._integers(term.args[1 : count + 1], env)
        own = self._integers(term.args[count + 1 :], env)
        # Whichever entry is asked for, the one that is replaced exists, and so does the new one.
        _, old, new = family(key), family(own), self.value(term.args[0], env)
        return new if own == key else old

    def _function(self, term: Term, env: Environment) -> Value:
        record = FUNCTIONS.get(term.head)
        if record is None or not record.accepts(term.args):
            raise Undecided(f"'{term.head}' of {len(term.args)} arguments is not a number")
        if term.head == "max":
            return largest([self.value(a, env) for a in term.args])
        if term.head in NAMES:
            return apply(term.head, self.value(term.args[0], env))
        for a in term.args:
            self.value(a, env)
        for condition in record.domain(term.args):
            holds = self.holds(condition, env)
            if holds is None:
                raise Undecided(f"an argument of '{record.spelling}' may be out of its domain")
            if not holds:
                raise Undefined(f"an argument of '{record.spelling}' is out of its domain")
        body = record.definition(term.args)
        if body is None:  # pragma: no cover - every primitive has its series
            raise Undecided(f"'{record.spelling}' cannot be evaluated")
        return self.value(body, env)

    def _piecewise(self, args: tuple[Term, ...], env: Environment) -> Value:
        for value, condition in zip(args[::2], args[1::2], strict=True):
            holds = self.holds(condition, env)
            if holds is None:
                raise Undecided("the condition of a branch")
            if holds:
                return self.value(value, env)
        raise Undefined("no branch applies")

    # ── binders ──────────────────────────────────────────────────────────────────

    def _bound(self, env: Environment, value: Value) -> Environment:
        self._stamp += 1
        return (*env, (value, self._stamp))

    def _range(self, low: Term, high: Term, env: Environment) -> range:
        first, last = self._integers((low, high), env)
        if last - first >= self._work:
            raise Undecided("the range is too long to expand")
        return range(first, last + 1)

    def _over(self, term: Term, env: Environment) -> list[Value]:
        low, high, body = term.args[:3]
        indices = self._range(low, high, env)
        return [self.value(body, self._bound(env, fmpq(i))) for i in indices]

    def _fold(self, term: Term, env: Environment) -> Value:
        found = abbreviated(term)
        if found is None:
            return folded(term.head, self._over(term, env))
        kind, extreme = found
        first = self._integer(extreme.args[0], env)
        return fmpq(first + first_extreme(kind, self._over(extreme, env)))

    def _softmax(self, term: Term, env: Environment) -> Value:
        low, high, _, index = term.args
        chosen = self._integer(index, env)
        indices = self._range(low, high, env)
        exponents = self._over(term, env)
        if chosen not in indices:
            raise Undefined("an index out of range")
        own = j_negate(exponents[chosen - indices.start])
        total: Value = ZERO
        for v in exponents:
            total = j_add(total, apply("exp", j_add(v, own)))
        return j_divide(ONE, total)

    def _derivative(self, term: Term, env: Environment) -> Value:
        body, point = term.args
        at = self.value(point, env)
        bit, self._bit = self._bit, self._bit << 1
        return slope(self.value(body, self._bound(env, seed(at, bit))), bit)

    # ── definitions ──────────────────────────────────────────────────────────────

    def _call(self, term: Term, env: Environment) -> Value:
        definition = self._definitions.get(str(term.data))
        if definition is None or len(definition.parameters) != len(term.args):
            raise Undecided(f"'{term.data}' is not defined with {len(term.args)} parameters")
        frame = Frame()
        for (name, sort), arg in zip(definition.parameters, term.args, strict=True):
            if sort.kind == "family":
                frame.families[name] = self._argument(sort, arg, env, frame)
            else:
                frame.scalars[name] = self.value(arg, env)
                self._within(sort, frame.scalars[name], frame)
        body = definition.body
        if definition.base is not None and definition.step is not None:
            on = str(definition.on)
            count = exact_integer(number(frame.scalars[on]))
            body = definition.step if count else definition.base
            if count:
                # The step reads the parameters at on + 1: their ranges stay those of the call.
                frame = Frame({**frame.scalars, on: fmpq(count - 1)}, frame.families)
        if body is None:  # pragma: no cover - a Definition has one or the other
            raise Undecided(f"'{term.data}' has no body")
        return self._in_frame(frame, body)

    def _in_frame(self, frame: Frame, term: Term, env: Environment = ()) -> Value:
        outer, self._frame = self._frame, frame
        try:
            return self.value(term, env)
        finally:
            self._frame = outer

    def _argument(self, sort: Sort, given: Term, env: Environment, frame: Frame) -> Entry:
        """Return the entries of a parameter; all have a value, whichever the definition uses."""
        found: dict[tuple[int, ...], Value] = {}
        for indices in over_ranges(sort, lambda end: self._end(frame, end), self._work):
            self._spend()
            found[indices] = self._entry(given, indices, env)
        return listed(found, len(sort.ranges))

    def _entry(self, family: Term, indices: tuple[int, ...], env: Environment) -> Value:
        if family.head == "fam":
            return self._family(str(family.data))(indices)
        for i in indices:
            if family.head != "lam":
                raise Undecided("a family with too few indices")
            family, env = family.args[0], self._bound(env, fmpq(i))
        return self.value(family, env)

    def _end(self, frame: Frame, end: Term) -> int:
        return exact_integer(number(self._in_frame(frame, end)))

    def _within(self, sort: Sort, value: Value, frame: Frame) -> None:
        """Raise unless the argument of a definition certainly has the parameter's sort."""
        if sort.kind == "real":
            return
        if depends(value):
            raise Undecided("an argument of a sort with bounds under a derivative")
        if sort.kind in INTEGER_KINDS:
            whole = exact_integer(number(value))
            least = {"natural": 0, "size": 1}.get(sort.kind)
            if least is not None and whole < least:
                raise Undefined("an argument outside its sort")
            for low, high in sort.ranges:
                if not self._end(frame, low) <= whole <= self._end(frame, high):
                    raise Undefined("an argument outside its sort")
            return
        side = sign(number(value))
        if side is None:
            raise Undecided("an argument that may be outside its sort")
        if side != 1:
            raise Undefined("an argument outside its sort")

    # ── propositions ─────────────────────────────────────────────────────────────

    def holds(self, prop: Term, env: Environment = ()) -> bool | None:
        """Return whether a proposition holds, or None where balls cannot tell.

        All parts of a proposition must be defined. What depends on an infinitesimal
        must hold, or fail, in a neighbourhood.
        """
        match prop.head:
            case "true":
                return True
            case "rel":
                return self._relation(prop, env)
            case "not":
                inner = self.holds(prop.args[0], env)
                return None if inner is None else not inner
            case "and":
                return all_hold(self.holds(a, env) for a in prop.args)
            case "or":
                return any_holds(self.holds(a, env) for a in prop.args)
            case "all":
                low, high, body = prop.args
                indices = self._range(low, high, env)
                return all_hold(self.holds(body, self._bound(env, fmpq(i))) for i in indices)
        raise Undecided(f"'{prop.head}' is not a proposition")

    def _relation(self, prop: Term, env: Environment) -> bool | None:
        left, right = (self.value(a, env) for a in prop.args)
        side = compare(number(left), number(right))
        if side == 0 and (depends(left) or depends(right)):
            return None
        if side is None:
            if not self._same(prop):
                return None
            side = 0
        return side_satisfies(str(prop.data), side)

    def _same(self, prop: Term) -> bool:
        """Return whether both sides are one term, once the point's values are put in."""
        literals = {
            name: value if isinstance(value, Term) else rational(value)
            for name, value in self._frame.given.items()
            if isinstance(value, Fraction | int | Term)
        }
        left, right = substitute(prop, literals).args
        return left == right
