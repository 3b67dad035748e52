"""A checker for derivations: it says of every line whether it follows, and shows why."""

from __future__ import annotations

from importlib import import_module
from typing import Any

#: Where each public name lives; a module is imported when one of its names is asked for.
_HOMES = {
    "symcheck.authoring": (
        "algebra", "assumed", "by_extremum", "by_iff", "by_impossible", "by_limit",
        "by_not_differentiable", "by_reparameterisation", "calc", "cases", "chain", "congruence",
        "define", "definition", "derivative", "enclosure", "eq", "exists", "family_of", "ge", "gt",
        "hypothesis", "iff", "impossible", "induction", "instantiate", "le", "limit", "linear", "lt",
        "maximum", "monotone", "ne", "not_differentiable", "part", "reparameterisation", "sign",
        "square_nonneg", "termwise", "theorem", "transitivity", "under", "using", "witness",
    ),
    "symcheck.bridge": (
        "bigmax", "bigmin", "cube_root", "family", "index", "integer", "natural", "positive", "real",
        "relu", "sigmoid", "size", "softmax", "softplus",
    ),
    "symcheck.testing": ("assert_proved",),
}  # fmt: skip
_HOME = {name: module for module, names in _HOMES.items() for name in names}

__all__ = sorted(_HOME)  # noqa: PLE0605 (the table above is the list)


def __getattr__(name: str) -> Any:
    """Return a public name from the module it lives in."""
    home = _HOME.get(name)
    if home is None:
        raise AttributeError(f"module 'symcheck' has no attribute '{name}'")
    return getattr(import_module(home), name)


def __dir__() -> list[str]:
    """Return the public names."""
    return list(__all__)
