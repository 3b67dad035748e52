"""Scripts that need no Coq to be looked at: what each kind of step proposes, and in what order."""

from __future__ import annotations

import pytest

from symcheck.coq.script import library, scripted
from symcheck.kernel.derivation import Derivation
from symcheck.kernel.theorem import run
from symcheck.prove.steps import Search
from symcheck.read.text import read_problem


def script(claim: str, where: str, *given: str) -> str:
    outcome = run(Derivation(read_problem(claim, given, where)), Search(1.0))
    assert outcome.theorem is not None
    return scripted(outcome, "claim").theorem


#: (claim, declarations, hypotheses, what has to stand in the script).
PROPOSED = {
    "a root of a square is a modulus": (
        "sqrt(x**2) = Abs(x)",
        "x: real",
        (),
        "rewrite (sqrt_of_square x).",
    ),
    "a root of a square is what is squared where the sign is known": (
        "sqrt(x**2) = x",
        "x: real",
        ("x > 0",),
        "rewrite Rabs_pos_eq by sc_side.",
    ),
    "one root of two whose arguments differ by a square": (
        "a*x/sqrt(a**2*(x + 1)) = x/sqrt(x + 1)",
        "a, x: real",
        ("a > 0", "x > 0"),
        "apply sqrt_scaled.",
    ),
    "a power of one half is a root": (
        "x**(1/2)*sqrt(x) = x",
        "x: real",
        ("x > 0",),
        "apply real_power_half",
    ),
    "a case that is open is split": (
        "Piecewise((x, x > y), (y, True)) = Piecewise((y, x <= y), (x, True))",
        "x, y: real",
        (),
        "x > y \\/ x <= y) by sc_cover.",
    ),
    "a multiple of an angle is a sum": (
        "sin(2*x) = 2*sin(x)*cos(x)",
        "x: real",
        (),
        ": 2 * x = x + x).",
    ),
    "an arctangent's tangent": (
        "tan(atan(x)) + y = y + x",
        "x, y: real",
        (),
        "rewrite ?(tan_atan x).",
    ),
}


@pytest.mark.parametrize(("claim", "where", "given", "wanted"), PROPOSED.values(), ids=PROPOSED)
def test_proposes(claim: str, where: str, given: tuple[str, ...], wanted: str) -> None:
    assert wanted in script(claim, where, *given)


def test_a_recursion_with_a_kink_has_its_units_on_one_side_as_a_premise() -> None:
    from symcheck.coq.gather import gather
    from symcheck.selection import select

    found = gather(select(["deriv_relu_depth"]).proofs)["deriv_relu_depth"].script
    assert found is not None
    for text in (found.defined, found.theorem):
        assert "-> 0 < (fun" in text
        assert "near_pos" in text


def test_no_tactic_depends_on_the_clock() -> None:
    assert "timeout" not in library()
