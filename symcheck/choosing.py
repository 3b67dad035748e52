"""The theorems of a collection as proofs, and what is wrong with the names in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from symcheck.collection.finding import find
from symcheck.collection.text import CollectionError
from symcheck.report import Problem
from symcheck.selection import Selection, select

if TYPE_CHECKING:
    from symcheck.authoring import Proof
    from symcheck.collection.text import Collection


def choose(target: str) -> tuple[Collection | None, Selection, dict[str, Proof]]:
    """Return a collection, its theorems each once, and which name in it means which.

    What cannot be found is a problem with its place in the text.
    """
    chosen, meant = Selection(), dict[str, "Proof"]()
    try:
        collection = find(target)
    except CollectionError as error:
        chosen.report(target, Problem(str(error), error.place, error.advice))
        return None, chosen, meant
    for entry in collection.entries:
        if entry.name in meant:
            continue
        found = select([entry.name])
        chosen.add(found.proofs)
        for report in found.problems:
            if report.error is not None:
                place = report.error.place or entry.place
                chosen.report(entry.name, replace(report.error, place=place))
        if len(found.proofs) == 1:
            meant[entry.name] = found.proofs[0]
        elif found.proofs:
            message = f"'{entry.name}' means {len(found.proofs)} theorems, expected one"
            chosen.report(entry.name, Problem(message, entry.place))
    if not collection.entries:
        message = f"'{collection.path}' holds no theorem"
        advice = "write a line {{theorem NAME}} where a proof is to stand"
        chosen.report(collection.name, Problem(message, help=advice))
    return collection, chosen, meant
