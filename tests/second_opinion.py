"""What the kernel proves in a test, the second checker follows.

Every outcome with a theorem that rests on nothing open is written as a certificate, which
``symcheck.recheck`` decides. What it does not follow, though it is true, is ``BEYOND`` it.
"""

from forging import Trusting

from symcheck import recheck
from symcheck.certificate import certificate, to_text
from symcheck.kernel import theorem

#: Endings of the names of tests, and why the second checker does not see what is proved there.
BEYOND = {
    "[a sign]": "sign(x) is a quotient there, and sign(x)/sign(x) is not reduced",
    "[a nested fraction at 0]": "a claim about 1/0, true of no point; it knows no such form",
    "[1/(1/0) is 0]": "a claim about 1/0, true of no point; it knows no such form",
    "[smooth: softsign]": "a slope by branches: x/(1 + |x|) is smooth at 0 by no rule of its own",
    "[elsewhere: x\\u207f for natural n]": "n = 0 and n > 0 are different powers of x",
    "[the slope of x\\u2070 at 0]": "n = 0 and n > 0 are different powers of x",
}


def recording(made):
    """Return what makes an outcome, and notes it."""
    original = theorem.Outcome

    def outcome(*given, **named):
        found = original(*given, **named)
        made.append(found)
        return found

    return outcome


def refused(made):
    """Return what the second checker says of the theorems that it does not follow."""
    found = []
    for outcome in made:
        proved = outcome.theorem
        if proved is not None and not proved.assumed and not proved.hypothetical:
            verdict = Trusting([]).decide_text(to_text(certificate(outcome, "a test's")))
            if not isinstance(verdict, recheck.Proved):
                found.append(f"{outcome.derivation.claim}: {verdict}")
    return found
