"""Certificates written by hand: what the kernel would never write, with the right hash."""

from symcheck import recheck
from symcheck.certificate import FORMAT, _Writer, digest, to_text
from symcheck.kernel.claim import Context, Relation
from symcheck.kernel.term import Term


def claim_that(prop, context=None):
    """Return the claim that a relation holds."""
    return Relation(context or Context(), prop.args, (str(prop.data),))


class Forgery:
    """A certificate in the making, of which nothing is checked."""

    def __init__(self):
        self.writer, self.theorems = _Writer(), []

    def step(self, goal, rule, *parts, premises=(), data=None, **arguments):
        """Return a step."""
        written = self.writer.term(goal) if isinstance(goal, Term) else self.writer.claim(goal)
        return {
            "goal": written,
            "rule": rule,
            "premises": list(premises),
            "arguments": {k: self.writer.value(v) for k, v in arguments.items()},
            "parts": list(parts),
            "data": {k: self.writer.value(v) for k, v in (data or {}).items()},
            "owed": [],
        }

    def proof(self, claim, *steps, conditions=()):
        """Return a derivation."""
        return {
            "claim": self.writer.claim(claim),
            "conditions": [self.writer.term(c) for c in conditions],
            "definedness": [],
            "steps": list(steps),
        }

    def outright(self, claim, rule, *parts, conditions=(), **arguments):
        """Return a derivation by one step for each relation of the claim."""
        goals = claim.links if isinstance(claim, Relation) else (claim,)
        steps = [self.step(g, rule, *parts, **arguments) for g in goals]
        return self.proof(claim, *steps, conditions=conditions)

    def hypothesis(self, variable, claim):
        """Return an induction hypothesis as a premise."""
        return {"hypothesis": variable, "claim": self.writer.claim(claim)}

    def theorem(self, claim, name="another"):
        """Return a theorem of another certificate as a premise."""
        written = {
            "name": name, "identity": "0", "claim": self.writer.claim(claim), "conditions": [],
        }  # fmt: skip
        self.theorems.append(written)
        return {"theorem": len(self.theorems) - 1}

    def text(self, proof, **fields):
        """Return the certificate, its hash computed anew."""
        writer = self.writer
        document = {
            "format": FORMAT, "name": "forged", "identity": "0", "terms": writer.terms,
            "definitions": writer.definitions, "contexts": writer.contexts,
            "theorems": self.theorems, "proof": proof, **fields,
        }  # fmt: skip
        return to_text({**document, "hash": digest(document)})

    def decided(self, proof, **fields):
        """Return what the second checker says: a reason, or what was proved."""
        return recheck.Folder([]).decide_text(self.text(proof, **fields))


def decided(claim, rule, conditions=(), **arguments):
    """Return what the second checker says of a claim by one step."""
    forgery = Forgery()
    return forgery.decided(forgery.outright(claim, rule, conditions=conditions, **arguments))


def accepted(claim, rule, conditions=(), **arguments):
    """Return whether the second checker accepts a claim by one step."""
    return not isinstance(decided(claim, rule, conditions, **arguments), str)


class Trusting(recheck.Folder):
    """Decides one certificate; the theorems that it relies on are taken as they stand there."""

    def relied_on(self, document, data):
        """Return a theorem as the certificate states it."""
        conditions = tuple(document.term(c) for c in recheck.get(data, "conditions", list))
        return recheck.Proved(document.claim(recheck.get(data, "claim", dict)), conditions)
