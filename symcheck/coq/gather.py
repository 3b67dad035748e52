"""Theorems with what they rest on, each as a script, in an order in which Coq can read them."""

from __future__ import annotations

import hashlib
import re
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from symcheck.coq.script import HEADER, INTERVAL, Script, library, scripted
from symcheck.coq.terms import NoScript

if TYPE_CHECKING:
    from collections.abc import Iterable

    from symcheck.authoring import Proof
    from symcheck.kernel.theorem import Outcome, Theorem

#: What a search for a step may take while a derivation is run again, in seconds.
SEARCH_SECONDS = 5.0


@dataclass(frozen=True)
class Entry:
    """A theorem for Coq: its script, or why there is none, and the names it rests on.

    Of two theorems of one name the second is called by its place too, and has no script.
    """

    name: str
    script: Script | None
    reason: str
    rests_on: tuple[str, ...]
    proof: Proof | None = None

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


def entry_of(proof: Proof, entries: dict[str, Entry]) -> Entry:
    """Return the entry of a proof that was gathered."""
    return next(e for e in entries.values() if e.proof is not None and _same(proof, e.proof))


def _same(one: Proof, other: Proof) -> bool:
    """Return whether two proofs are one, perhaps from a file that was loaded twice."""
    if one is other or one.name != other.name or one.place is None or one.place != other.place:
        return one is other
    try:
        return one.claim() == other.claim()
    except Exception:  # noqa: BLE001 (code of the user may raise anything)
        return False


def _visit(proof: Proof, known: dict[str, list[Proof]], entries: dict[str, Entry]) -> None:
    if any(e.proof is not None and _same(proof, e.proof) for e in entries.values()):
        return
    from symcheck.kernel.theorem import run
    from symcheck.prove.steps import Search

    if proof.name in entries:
        _add_another(proof, entries)
        return
    try:
        outcome = run(proof.derivation(), Search(SEARCH_SECONDS), name=proof.name)
    except (MemoryError, RecursionError):
        raise
    except Exception as error:  # noqa: BLE001 (code of the user may raise anything)
        why = str(error).splitlines() or [type(error).__name__]
        entries[proof.name] = Entry(proof.name, None, why[0], (), proof)
        return
    if outcome.theorem is None:
        entries[proof.name] = Entry(proof.name, None, "it is not proved", (), proof)
        return
    for premise in outcome.theorem.relies_on:
        other = _proof_of(premise, known)
        if other is not None and not _is(premise, entries.get(premise.name)):
            _visit(other, known, entries)
    if proof.name in entries:  # what it rests on has its name
        _add_another(proof, entries)
        return
    entries[proof.name] = _entry(proof, outcome, entries)


def _entry(proof: Proof, outcome: Outcome, entries: dict[str, Entry]) -> Entry:
    """Return the entry of what was proved, whose premises have theirs."""
    theorem = outcome.theorem
    if theorem is None or theorem.assumed or theorem.conditions:
        held = theorem is None or theorem.assumed
        why = "it rests on an assumed step" if held else "it is conditional"
        return Entry(proof.name, None, why, (), proof)
    try:
        script = scripted(outcome, proof.name)
    except NoScript as error:
        return Entry(proof.name, None, str(error), (), proof)
    premises = [t for t in theorem.relies_on if t.name in script.cites]
    names = tuple(t.name for t in premises)
    for premise in premises:
        used = entries.get(premise.name)
        if used is None or used.script is None or not _is(premise, used):
            other = used is not None and not _is(premise, used)
            which = "where another theorem has that name" if other else "which has no script"
            return Entry(proof.name, None, f"it rests on '{premise.name}', {which}", names, proof)
    for e in entries.values():
        if e.script is not None and e.script.name == script.name:
            why = f"in Coq it would be called '{script.name}', like '{e.name}'"
            return Entry(proof.name, None, why, names, proof)
    return Entry(proof.name, script, "", names, proof)


def _add_another(proof: Proof, entries: dict[str, Entry]) -> None:
    """Add, without a script, a theorem of a name that another one has."""
    first = entries[proof.name].proof
    if first is None:
        return
    name = f"{proof.name} ({_where(proof)})"
    while name in entries:
        name += "'"
    why = f"another theorem, {_where(first)}, has its name"
    entries[name] = Entry(name, None, why, (), proof)


def _where(proof: Proof) -> str:
    return f"{proof.place.file}:{proof.place.line}" if proof.place is not None else "no file"


def _is(premise: Theorem, entry: Entry | None) -> bool:
    """Return whether an entry is of a theorem that says what a premise says."""
    return entry is not None and entry.proof is not None and entry.proof.claim() == premise.claim


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


def modules_of(definitions: Iterable[str]) -> dict[str, str]:
    """Return a module for each of a script's definitions, with its text.

    A module's name tells its text and what that speaks of: definitions that are the same
    share one, those of one text that speak of others of one name do not.
    """
    found: dict[str, str] = {}
    modules: dict[str, str] = {}
    for text in definitions:
        _, called, *words = re.findall(r"[A-Za-z_][\w']*", text)
        needed = [m for n, m in modules.items() if n in words]
        imports = "".join(f"From SymCheck Require Import {m}.\n" for m in ("SymCheck", *needed))
        whole = f"{HEADER}{imports}Open Scope R_scope.\n\n{text}\n"
        modules[called] = f"D_{hashlib.sha256(whole.encode()).hexdigest()[:12]}"
        found[modules[called]] = whole
    return found


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
    """Return the theorem's own module, and the modules of definitions that it needs.

    Its own definitions are imported last: where another theorem's have the same name, the
    statement speaks of its own.
    """
    script = entry.script
    if script is None:
        raise NoScript(entry.reason)
    scripts = [e.script for e in entry.closure(entries) if e.script is not None]
    own = modules_of(script.definitions)
    others = {m: t for s in scripts for m, t in modules_of(s.definitions).items() if m not in own}
    interval = INTERVAL if script.uses_interval else ""
    modules = ["SymCheck", *(f"T_{s.name}" for s in scripts[:-1]), *others, *own]
    imports = [f"From SymCheck Require Import {m}." for m in modules]
    parts = [HEADER + interval + "\n".join(imports) + "\nOpen Scope R_scope."]
    parts += [p for p in (script.defined, script.theorem) if p]
    return "\n\n".join(parts) + "\n", {**others, **own}


__all__ = ["Entry", "entry_of", "gather", "module_text", "modules_of", "self_contained"]
