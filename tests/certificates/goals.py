"""Goals of the kernel's rules, as steps of the second checker."""

from forging import Forgery

from symcheck import recheck
from symcheck.kernel.claim import Relation
from symcheck.kernel.term import ZERO, Term
from symcheck.recheck import Checker, Document, Proved, Refused, Step


def as_step(rule, asked):
    """Return a goal of the kernel's, with its premises and parts, as it is read again."""
    forgery = Forgery()
    write = forgery.writer
    here = write.claim(Relation(asked.context, (ZERO, ZERO), ("=",)))
    data = forgery.step(asked.prop, rule, **asked.arguments)
    used = [
        [(write.claim(t.claim), [write.term(c) for c in t.conditions]) for t in theorems]
        for theorems in (asked.premises, asked.parts)
    ]
    document = Document(forgery.text({"claim": here}))
    read = Checker(document, [])
    premises, parts = (
        [Proved(document.claim(c), tuple(map(document.term, given))) for c, given in theorems]
        for theorems in used
    )
    whole = not isinstance(asked.prop, Term)
    goal = document.claim(data["goal"]) if whole else document.term(data["goal"])
    arguments = {k: read.value(v) for k, v in data["arguments"].items()}
    return Step(document.claim(here).context, goal, arguments, {}, premises, parts)


def says(rule, asked):
    """Return why the second checker does not show a goal by a rule, or None."""
    try:
        step = as_step(rule, asked)
        if not isinstance(step.goal, recheck.Claim):
            recheck.defined(step.goal, step.context)
        recheck.RULES[rule](step)
    except Refused as error:
        return str(error)
    return None
