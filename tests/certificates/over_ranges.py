"""Terms over ranges as texts: their context, places to evaluate them at, their normal forms."""

import math

from evaluating import value
from stepping import claim

from symcheck import recheck
from symcheck.recheck import BINDERS, T

WHERE = (
    "n: size; m: natural; i: index(n); j: index(n); b: integer; x: real; a: positive; "
    "p: permutation(n); y: family(n); z: family(n); w: family(n, n); u: family(m)"
)
CONTEXT = claim("0 = 0", (), WHERE).context
ORDERS = {1: (1,), 2: (2, 1), 3: (3, 1, 2)}


def place(n, m, i, j, b, x, a):
    """Return a point; the families have the same entries at each."""
    return {
        "n": n, "m": m, "i": i, "j": j, "b": b, "x": x, "a": a, "p": lambda k: ORDERS[n][k - 1],
        "y": lambda k: math.sin(3 * k + 1) * 2, "z": lambda k: k * 0.7 - 1.1,
        "w": lambda k, l: math.cos(k - 2 * l), "u": lambda k: math.sin(5 * k),
    }  # fmt: skip


FILLED = [place(3, 1, 2, 2, -3, -0.8, 0.5), place(2, 3, 1, 2, 0, -1.3, 1.7),
          place(3, 2, 3, 2, 2, 0.4, 2.2), place(1, 1, 1, 1, 1, 2.5, 0.3)]  # fmt: skip
#: Where ranges up to m have nothing in them, and those up to b perhaps.
EMPTY = [place(3, 0, 2, 2, -3, 0.0, 0.5), place(2, 0, 1, 1, 2, -0.5, 0.5),
         place(2, 0, 1, 2, -1, -0.7, 1.7)]  # fmt: skip
PLACES = [*FILLED, *EMPTY]


def nameless(term):
    """Return a term without the authors' names of its bound variables, as a certificate has it."""
    data = None if term.head in BINDERS else term.data
    return T(term.head, tuple(map(nameless, term.args)), data)


def read(text):
    """Return the term of a text."""
    return nameless(claim(f"{text} = 0", (), WHERE).parts["terms"][0])


def settled(term):
    """Return the normal form as a term."""
    return recheck.form_term(recheck.settled_form(term, CONTEXT))


def defined_at(term, at):
    """Return the value of a term, or None where it has none."""
    try:
        return value(term, at)
    except (ValueError, ZeroDivisionError):
        return None
