"""The changes of the code that no test notices, and why: ``tests/mutation/survivors/*.toml``.

An entry speaks for a ``file``, and there for a function (``in``, with the functions inside it),
for one statement of it (``code``) or for some ``changes`` of the statement; ``why`` says why no
verdict can depend on them, or which harm is left.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent.parent / "tests" / "mutation" / "survivors"

#: The function, the statement and the change: what names a mutant of a file for good.
Key = tuple[str, str, str]


@dataclass(frozen=True)
class Reason:
    """Why some mutants of a file may survive."""

    file: str
    why: str
    function: str = ""
    code: str = ""
    changes: tuple[str, ...] = ()

    @classmethod
    def of(cls, entry: dict[str, Any]) -> Reason:
        """Return the reason that an entry of a table gives."""
        function, code = entry.get("in", ""), entry.get("code", "")
        return cls(entry["file"], entry["why"], function, code, tuple(entry.get("changes", ())))

    def holds_for(self, key: Key) -> bool:
        """Return whether it speaks for a mutant of its file."""
        function, code, change = key
        inside = self.function in {"", function} or (
            function.startswith(f"{self.function}.") and not self.code
        )
        return (
            inside
            and self.code in {"", code}
            and (not self.changes or not names(change).isdisjoint(self.changes))
            and not (self.code and self.function != function)
        )


def names(change: str) -> set[str]:
    """Return what an entry may call a change: by its number, or without one, as all that are so."""
    alike = re.sub(r" · \d+$", "", change)
    return {change if change != alike else f"{change} · 1", alike}


@cache
def reasons() -> dict[str, tuple[Reason, ...]]:
    """Return the reasons of each file of the program."""
    found: dict[str, list[Reason]] = {}
    for path in sorted(FOLDER.glob("*.toml")):
        for entry in tomllib.loads(path.read_text(encoding="utf-8")).get("survivor", ()):
            found.setdefault(entry["file"], []).append(Reason.of(entry))
    return {file: tuple(entries) for file, entries in found.items()}


def reason(file: str, key: Key) -> Reason | None:
    """Return why a mutant may survive; None if nothing says so."""
    return next((r for r in reasons().get(file, ()) if r.holds_for(key)), None)
