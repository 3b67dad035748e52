"""No derivative is claimed at the edge of a function's domain, where it has none."""

import pytest

from symcheck.kernel.derivation import Derivation
from symcheck.kernel.theorem import run
from symcheck.prove.steps import Search
from symcheck.read.text import read_problem

EDGES = {
    "a branch that ends at the point": (
        "Subs(Derivative(Piecewise((t, t >= 0)), t), t, 0) = 1",
        (),
    ),
    "the same, at a variable that is pinned there": (
        "Derivative(Piecewise((x, x >= 0)), x) = 1",
        ("x = 0",),
    ),
    "a root at 0": ("Derivative(sqrt(x)**2, x) = 1", ("x >= 0",)),
    "a logarithm at its pole": ("Derivative(log(x)*x, x) = log(x) + 1", ("x = 0",)),
    "an arcsine at 1": ("Derivative(asin(x)*sqrt(1 - x), x) = 0", ("x = 1",)),
}


@pytest.mark.parametrize(("text", "given"), EDGES.values(), ids=EDGES)
def test_is_not_proved(text, given):
    outcome = run(Derivation(read_problem(text, given)), Search(1))
    assert outcome.theorem is None or outcome.theorem.conditions


def test_a_function_without_an_edge_there_is_differentiated():
    claim = read_problem("Subs(Derivative(Piecewise((t, t >= 0), (t, True)), t), t, 0) = 1")
    assert run(Derivation(claim), Search(1)).theorem is not None
