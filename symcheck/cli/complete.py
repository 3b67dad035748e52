"""What the shell completes: names of theorems and rules, read without importing a proof."""

from __future__ import annotations


def theorems(incomplete: str) -> list[str]:
    """Return the names of theorems that begin like this."""
    from symcheck.sources import SettingsError, everything, names

    try:
        found = sorted(set(names(everything())))
    except SettingsError:
        return []
    return [n for n in found if n.startswith(incomplete)]


def rules(incomplete: str) -> list[str]:
    """Return the names of rules that begin like this."""
    from symcheck.kernel.rules import RULES

    return [n for n in sorted(RULES) if n.startswith(incomplete)]


def collections(incomplete: str) -> list[str]:
    """Return the names of shipped collections that begin like this."""
    from symcheck.collection import known

    return [n for n in sorted(known()) if n.startswith(incomplete)]
