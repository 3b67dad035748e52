"""Goals, parts and premises from text, for the tests of rules."""

from dataclasses import replace

import pytest

from symcheck.kernel.claim import Relation
from symcheck.kernel.defined import obligations
from symcheck.kernel.derivation import Derivation, Goal, RuleRefused, Step
from symcheck.kernel.normal import normal_form
from symcheck.kernel.rules import RULES
from symcheck.kernel.sign import prove
from symcheck.kernel.term import Term, sub
from symcheck.kernel.theorem import run
from symcheck.kernel.writing import to_text
from symcheck.prove.steps import Search
from symcheck.read.text import read_hypothesis, read_problem, read_term

FAMILY = "n: size; y: family(n); z: family(n); i: index(n)"


def goal(text, given=(), where="", *, premises=(), parts=(), **arguments):
    """Return the goal of a claim that is one relation."""
    claim = read_problem(text, given, where)
    (link,) = claim.links
    return Goal(claim.context, link, tuple(premises), arguments, tuple(parts))


def context_of(text, given=(), where=""):
    """Return the context in which the names of a text are declared."""
    return read_problem(text, given, where).context


def term_in(context, text):
    """Return a term in a context."""
    return read_term(text, context)


def prop_in(context, text):
    """Return a proposition in a context."""
    return read_hypothesis(text, context)


def shown(text, given=(), where=""):
    """Return the theorem that the search finds for a claim."""
    found = run(Derivation(read_problem(text, given, where)), Search(3)).theorem
    if found is None:  # an assert here is gone under python -O
        pytest.fail(text)
    return found


def trusted(text, given=(), where=""):
    """Return a theorem by assumption; it may be false, a rule only reads what it says."""
    return trusted_claim(read_problem(text, given, where))


def trusted_claim(claim):
    """Return a claim as a theorem by assumption."""
    goals = claim.links if isinstance(claim, Relation) else (claim,)
    found = run(Derivation(claim, tuple(Step(g, "assumed") for g in goals))).theorem
    if found is None:
        pytest.fail(str(claim))
    return found


def trusted_in(context, text):
    """Return a theorem by assumption in a context that is given."""
    prop = prop_in(context, text)
    return trusted_claim(Relation(context, prop.args, (str(prop.data),)))


def at(asked, **changes):
    """Return a goal with something changed."""
    return replace(asked, **changes)


def check(rule, asked):
    """Return what a rule owes for a goal; raise RuleRefused unless all of it can be shown."""
    owed = RULES[rule](asked)
    conditions = list(owed.conditions)
    if isinstance(asked.prop, Term):
        conditions += obligations(asked.prop, asked.context)
    for condition in conditions:
        if not prove(condition.context, condition.prop):
            raise RuleRefused(
                "'{prop}' was not shown ({why})", prop=condition.prop, why=condition.why
            )
    return owed


def agree(text, given=(), where=""):
    """Return whether the normal forms of both sides agree, and what that owes can be shown."""
    claim = read_problem(text, given, where)
    (link,) = claim.links
    form = normal_form(sub(*link.args), claim.context, prove)
    return form.is_zero() and all(prove(o.context, o.prop) for o in form.conditions)


def canonical(text, given=(), where=""):
    """Return the text of the normal form of a term."""
    context = read_problem(f"{text} = 0", given, where).context
    return to_text(normal_form(read_term(text, context), context, prove).to_term())
