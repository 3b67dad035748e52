"""The whole script of a theorem: what it rests on first, its definitions, lemmas, theorem."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING

from symcheck.coq.claims import proved
from symcheck.coq.machine import Machine, block
from symcheck.coq.proof import Prover
from symcheck.coq.statements import Defined, Statement, stated
from symcheck.coq.terms import NoScript

if TYPE_CHECKING:
    from symcheck.coq.terms import Scope
    from symcheck.kernel.theorem import Outcome

HEADER = """\
From Coq Require Import Reals Lra Lia Psatz Arith.
From Coquelicot Require Import Coquelicot.
"""
#: The files of the support library, in the order in which they are read.
LIBRARY = (
    "definitions", "sums", "maxima", "argmax", "naturals", "functions", "chains", "slopes",
    "values", "signs", "closing", "differentiation", "steps",
    "means", "limits",
)  # fmt: skip
INTERVAL = "From Interval Require Import Tactic.\n"


@dataclass(frozen=True)
class Script:
    """What a theorem is in Coq: definitions, the lemma that its terms are defined, the theorem."""

    name: str
    definitions: tuple[str, ...]
    defined: str
    theorem: str
    uses_interval: bool
    statement: Statement
    cites: frozenset[str] = frozenset()

    @property
    def text(self) -> str:
        """Return definitions, definedness and theorem."""
        return "\n\n".join(
            [*self.definitions, *([self.defined] if self.defined else []), self.theorem]
        )


def scripted(outcome: Outcome, name: str) -> Script:
    """Return the script of a theorem that the kernel has checked; raise NoScript without one."""
    claim = outcome.derivation.claim
    statement = stated(name, claim)
    names = [b[1:].split(" ")[0] for b in statement.binders]
    names += [p.name for p in statement.premises]
    intro = f"  intros {' '.join(names)}." if names else "  idtac."
    prover = Prover(Machine())
    body = proved(outcome, statement, prover)
    theorem = "\n".join(
        [
            f"Theorem {statement.name} : {statement.says()}.",
            "Proof.",
            intro,
            *(f"  {x}" for x in body),
            "Qed.",
        ]
    )
    defined = ""
    if statement.defined:
        whole = " /\\ ".join(f"({t})" for t, _ in statement.defined)
        lines = []
        for i, (_, d) in enumerate(statement.defined):
            last = i == len(statement.defined) - 1
            if not last:
                lines.append("split.")
            lines += block(_defined(d, prover, statement.scope))
        defined = "\n".join(
            [
                f"Lemma {statement.name}_defined : {statement.says(whole)}.",
                "Proof.",
                intro,
                *(f"  {x}" for x in lines),
                "Qed.",
            ]
        )
    return Script(
        statement.name, statement.definitions, defined, theorem,
        "interval" in theorem, statement, frozenset(prover.used),
    )  # fmt: skip


def _defined(d: Defined, prover: Prover, scope: Scope) -> list[str]:
    if d.derivative is not None and d.scope is not None:
        return [*d.intros, *prover.machine.exists(d.derivative, d.scope)]
    if d.prop is not None and d.scope is None and d.intros == ():
        return prover.machine.another().condition(d.prop, scope)
    return ["sc_side."]


def library() -> str:
    """Return the support library's text, its files one after the other."""
    folder = resources.files("symcheck.coq")
    return "\n".join(folder.joinpath(f"{n}.v").read_text(encoding="utf-8") for n in LIBRARY)


__all__ = ["HEADER", "INTERVAL", "NoScript", "Script", "library", "scripted"]
