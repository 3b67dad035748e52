"""Steps of the second checker, written as text: a rule, a goal, and what is used for it."""

from dataclasses import dataclass

from symcheck import recheck
from symcheck.kernel.claim import INTEGER, REAL
from symcheck.kernel.term import lam
from symcheck.read.text import read_hypothesis, read_problem, read_term
from symcheck.recheck import Claim, Context, Proved, Refused, Sort, Step, T


def told(term):
    """Return a term of the kernel as one of the second checker."""
    return T(term.head, tuple(map(told, term.args)), term.data)


def told_context(context):
    """Return a context of the kernel as one of the second checker."""
    sorts = {
        n: Sort(s.kind, tuple((told(a), told(b)) for a, b in s.ranges))
        for n, s in context.variables
    }
    return Context(sorts, tuple(map(told, context.hypotheses)))


class E(str):
    """The text of a term; of a function of an index ``k => k**2``, of a number ``x -> x**2``."""

    __slots__ = ()

    def read(self, context):
        """Return the term in a context of the kernel."""
        for arrow, sort in (("=>", INTEGER), ("->", REAL)):
            if arrow in self:
                name, body = (s.strip() for s in self.split(arrow))
                return told(lam(name, read_term(body, context.declare(name, sort))))
        return told(read_term(str(self), context))


class Prop(str):
    """The text of a proposition."""

    __slots__ = ()

    def read(self, context):
        """Return the proposition in a context of the kernel."""
        return told(read_hypothesis(str(self), context))


def claim(line, given=(), where=""):
    """Return the claim of a text."""
    read = read_problem(line, given, where)
    parts = {"terms": tuple(map(told, read.terms)), "rels": tuple(read.rels)}
    return Claim("relation", told_context(read.context), parts)


@dataclass(frozen=True)
class P:
    """A part in the context of a step, and what it declares and assumes besides."""

    line: str
    given: tuple[str, ...] = ()
    where: str = ""


class S:
    """A step: whether it is shown is what the tests ask."""

    def __init__(self, rule, goal, given=(), where="", *, parts=(), premises=(), data=None, **rest):
        """Take the goal, the parts and the arguments as they are written."""
        self.rule, self.goal, self.given, self.where = rule, goal, given, where
        self.parts, self.premises, self.data, self.arguments = parts, premises, data or {}, rest

    def __repr__(self):
        """Return the rule and the goal."""
        return f"{self.rule}: {self.goal}" if isinstance(self.goal, str) else self.rule

    def step(self):
        """Return the step."""
        written = isinstance(self.goal, str)
        read = read_problem(self.goal if written else "0 = 0", self.given, self.where)

        def value(v):
            if isinstance(v, E | Prop):
                return v.read(read.context)
            if isinstance(v, list):
                return [value(w) for w in v]
            return {k: value(w) for k, w in v.items()} if isinstance(v, dict) else v

        def part(p):
            if isinstance(p, Claim | Proved):
                return p if isinstance(p, Proved) else Proved(p)
            p = P(p) if isinstance(p, str) else p
            both = "; ".join(w for w in (self.where, p.where) if w)
            return Proved(claim(p.line, (*self.given, *p.given), both))

        return Step(
            told_context(read.context) if written else self.goal.context,
            told(read.links[0]) if written else self.goal,
            value(self.arguments), value(self.data),
            [p if isinstance(p, Proved) else Proved(p) for p in self.premises],
            [part(p) for p in self.parts],
        )  # fmt: skip

    def says(self):
        """Return why the step is refused, or None."""
        try:
            recheck.RULES[self.rule](self.step())
        except Refused as error:
            return str(error)
        return None


def other(kind, given=(), where="", also="", **parts):
    """Return a claim of another kind; its parts may use what ``also`` declares."""
    context = read_problem("0 = 0", given, where).context
    wider = read_problem("0 = 0", given, "; ".join(w for w in (where, also) if w)).context

    def value(v):
        if isinstance(v, E | Prop):
            return v.read(wider)
        return tuple(map(value, v)) if isinstance(v, tuple) else v

    return Claim(kind, told_context(context), {k: value(v) for k, v in parts.items()})
