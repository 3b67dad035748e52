"""What a theorem takes on trust: holes, rules that rest on another library, other theorems."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from symcheck.kernel.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from symcheck.authoring import Proof
    from symcheck.kernel.theorem import Theorem

_TRUSTS = re.compile(r"^Trusts\s+(.*)$", re.MULTILINE)
#: Libraries that are not ours, as the rules name them.
_OUTSIDE = ("python-flint", "Arb")


@dataclass(frozen=True)
class Trusted:
    """A theorem, the rules in it, and what it takes on trust.

    ``rules`` are those of its own steps and of their parts, ``outside`` those of them that
    rest on another library, ``assumed`` the reasons of assumed steps, here and below.
    """

    name: str
    rules: tuple[str, ...]
    outside: tuple[str, ...]
    assumed: tuple[str, ...]
    relies_on: tuple[Trusted, ...]


def rests_on(proof: Proof) -> Trusted:
    """Return what a proof takes on trust; raise what checking it raises."""
    return _of(proof.theorem())


def _of(theorem: Theorem) -> Trusted:
    rules = tuple(sorted(theorem.rules))
    below = tuple(dict.fromkeys(theorem.relies_on))
    return Trusted(
        theorem.name,
        rules,
        tuple(r for r in rules if any(name in trusts(r) for name in _OUTSIDE)),
        theorem.assumed,
        tuple(map(_of, below)),
    )


def trusts(rule: str) -> str:
    """Return what a rule says that it trusts."""
    told = sys.modules[RULES[rule].__module__].__doc__ or ""
    found = _TRUSTS.search(told)
    return "" if found is None else found.group(1)


def table(theorems: Iterable[Trusted]) -> str:
    """Return a line for each theorem, ordered by name, as text."""
    lines = [
        "# What each theorem takes on trust: the rules in use, those of them that rest on a",
        "# library outside of the kernel, assumed steps, and the theorems that it relies on.",
        "# Written by `symcheck trust --table`.",
    ]
    for one in sorted(theorems, key=lambda t: t.name):
        parts = [
            f"rules {', '.join(one.rules)}",
            f"outside {', '.join(one.outside) or 'none'}",
            f"assumed {'; '.join(one.assumed) or 'none'}",
            f"theorems {', '.join(sorted({t.name for t in one.relies_on})) or 'none'}",
        ]
        lines.append(f"{one.name}: {' | '.join(parts)}")
    return "\n".join(lines)


__all__ = ["Trusted", "rests_on", "table", "trusts"]
