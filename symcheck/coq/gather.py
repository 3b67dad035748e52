"""Theorems with what they rest on, each as a script, in an order in which Coq can read them."""

from __future__ import annotations

import hashlib
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from symcheck.coq.script import HEADER, INTERVAL, Script, library, scripted
from symcheck.coq.terms import NoScript

if TYPE_CHECKING:
    from collections.abc import Iterable

    from symcheck.authoring import Proof
    from symcheck.kernel.theorem import Theorem

#: What a search for a step may take while a derivation is run again, in seconds.
SEARCH_SECONDS = 5.0


@dataclass(frozen=True)
class Entry:
    """A theorem for Coq: its script, or why there is none, and the names it rests on."""

    name: str
    script: Script | None
    reason: str
    rests_on: tuple[str, ...]

    def closure(self, entries: dict[str, Entry]) -> list[Entry]:
        """Return what it rests on, directly or not, in order, itself last."""
        found: dict[str, Entry] = {}

        def visit(entry: Entry) -> None:
            for name in entry.rests_on:
                if name in entries and name not in found:
                    visit(entries[name])
            found.setdefault(entry.name, entry)

        visit(self)
        return list(found.values())


def gather(proofs: Iterable[Proof]) -> dict[str, Entry]:
    """Return the entries of proofs and of what they rest on, what is used first."""
    entries: dict[str, Entry] = {}
    known = _loaded()
    for proof in proofs:
        _visit(proof, known, entries)
    return entries


def _visit(proof: Proof, known: dict[str, list[Proof]], entries: dict[str, Entry]) -> None:
    if proof.name in entries:
        return
    from symcheck.kernel.theorem import run
    from symcheck.prove.steps import Search

    outcome = run(proof.derivation(), Search(SEARCH_SECONDS), name=proof.name)
    if outcome.theorem is None:
        entries[proof.name] = Entry(proof.name, None, "it is not proved", ())
        return
    for premise in outcome.theorem.relies_on:
        other = _proof_of(premise, known)
        if other is not None:
            _visit(other, known, entries)
    names: tuple[str, ...] = ()
    script, reason = None, ""
    if outcome.theorem.assumed or outcome.theorem.conditions:
        reason = "it rests on an assumed step" if outcome.theorem.assumed else "it is conditional"
    else:
        try:
            script = scripted(outcome, proof.name)
            names = tuple(t.name for t in outcome.theorem.relies_on if t.name in script.cites)
        except NoScript as error:
            reason = str(error)
    missing = next((n for n in names if n not in entries or entries[n].script is None), None)
    if script is not None and missing is not None:
        script, reason = None, f"it rests on '{missing}', which has no script"
    entries[proof.name] = Entry(proof.name, script, reason, names)


def _loaded() -> dict[str, list[Proof]]:
    """Return the proofs of all modules that are loaded, by name."""
    from symcheck.authoring import Proof as _Proof

    found: dict[str, list[Proof]] = {}
    for module in list(sys.modules.values()):
        for value in list(vars(module).values()):
            if isinstance(value, _Proof) and value not in found.setdefault(value.name, []):
                found[value.name].append(value)
    return found


def _proof_of(premise: Theorem, known: dict[str, list[Proof]]) -> Proof | None:
    for proof in known.get(premise.name, []):
        if proof.claim() == premise.claim:
            return proof
    return None


# ── files ────────────────────────────────────────────────────────────────────────


def module_of_definition(text: str) -> str:
    """Return the module that holds a definition; equal definitions share one."""
    return f"D_{hashlib.sha256(text.encode()).hexdigest()[:12]}"


def self_contained(entry: Entry, entries: dict[str, Entry]) -> str:
    """Return one file that Coq checks by itself: support library, premises, theorem."""
    if entry.script is None:
        raise NoScript(entry.reason)
    chain = [e for e in entry.closure(entries) if e.script is not None]
    scripts = [e.script for e in chain if e.script is not None]
    interval = INTERVAL if any(s.uses_interval for s in scripts) else ""
    parts = [f"(* {entry.name}: exported by symcheck for Coq 8.16 *)", HEADER + interval]
    parts.append(library())
    written: set[str] = set()
    for s in scripts:
        for d in s.definitions:
            if d not in written:
                written.add(d)
                parts.append(d)
        parts += [p for p in (s.defined, s.theorem) if p]
    parts.append(audit(entry.script))
    return "\n\n".join(parts) + "\n"


def audit(script: Script) -> str:
    """Return the commands that print the axioms of a theorem and of its definedness."""
    both = [script.name, *([f"{script.name}_defined"] if script.defined else [])]
    pair = both[0] if len(both) == 1 else f"(conj {both[0]} {both[1]})"
    return f"Definition everything := {pair}.\nPrint Assumptions everything."


def module_text(entry: Entry, entries: dict[str, Entry]) -> tuple[str, dict[str, str]]:
    """Return the theorem's own module, and the modules of definitions that it needs."""
    script = entry.script
    if script is None:
        raise NoScript(entry.reason)
    chain = [e for e in entry.closure(entries) if e.script is not None]
    definitions = {
        module_of_definition(d): d
        for e in chain
        if e.script is not None
        for d in e.script.definitions
    }
    interval = INTERVAL if script.uses_interval else ""
    imports = ["From SymCheck Require Import SymCheck."]
    imports += [f"From SymCheck Require Import {m}." for m in definitions]
    imports += [f"From SymCheck Require Import T_{e.script.name}." for e in chain[:-1] if e.script]
    parts = [HEADER + interval + "\n".join(imports) + "\nOpen Scope R_scope."]
    parts += [p for p in (script.defined, script.theorem) if p]
    return "\n\n".join(parts) + "\n", definitions


def definition_text(name: str, definitions: dict[str, str]) -> str:
    """Return the module of one definition, after those that stand before it."""
    names = list(definitions)
    before = names[: names.index(name)]
    imports = ["From SymCheck Require Import SymCheck."]
    imports += [f"From SymCheck Require Import {m}." for m in before]
    return HEADER + "\n".join(imports) + f"\nOpen Scope R_scope.\n\n{definitions[name]}\n"


__all__ = ["Entry", "definition_text", "gather", "module_text", "self_contained"]
