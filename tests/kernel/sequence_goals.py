"""Goals about the limits of sequences, for the tests of rules."""

from kernel_goals import context_of, prop_in, term_in, trusted_claim

from symcheck.kernel.claim import NATURAL, Limit, Relation
from symcheck.kernel.derivation import Goal

WHERE = "n: size; y: family(n); q: real; a: real; b: real; i: index(n)"


def along(text, given=(), where=WHERE, sort="natural"):
    """Return a part that holds for every natural k, or for what ``sort`` says."""
    context = context_of("0 = 0", given, f"{where}; k: {sort}" if sort else where)
    prop = prop_in(context, text)
    return trusted_claim(Relation(context, prop.args, (str(prop.data),)))


def sequence(body, value, given=(), parts=(), *, natural=True, point="oo"):
    """Return the goal that a sequence in k has a limit."""
    context = context_of("0 = 0", given, WHERE)
    end = value if value in {"oo", "-oo"} else term_in(context, value)
    inner = context.declare("k", NATURAL)
    claim = Limit(context, term_in(inner, body), "k", point, end, natural=natural)
    return Goal(context, claim, parts=tuple(parts))
