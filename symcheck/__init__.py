"""A checker for derivations: it says of every line whether it follows, and shows why.

The names below are imported when they are first used, so that ``import symcheck`` is cheap.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

_HOMES = {
    "symcheck.authoring": (
        "AuthoringError Proof algebra assumed attained bounded by_argmax by_extremum by_iff "
        "by_impossible "
        "by_limit cauchy_schwarz "
        "by_not_differentiable by_reparameterisation calc cases chain congruence define definition "
        "derivative enclosure eq exists family_of ge gt hypothesis iff impossible induction "
        "instantiate jensen le limit linear lt maximum monotone ne not_differentiable part "
        "passage reindex reparameterisation scale sign split square_nonneg squaring squeeze "
        "telescoping termwise theorem transitivity under using witness"
    ),
    "symcheck.bridge": (
        "BridgeError argmax argmin bigmax bigmin cube_root diag family hadamard identity index "
        "integer natural norm norm_squared outer permutation positive real relu sigmoid size "
        "softmax softplus trace"
    ),
    "symcheck.testing": "NotProvedError assert_proved",
    "symcheck.report": "Report Verdict",
}
_EXPORTS = {name: home for home, names in _HOMES.items() for name in names.split()}

__all__ = list(_EXPORTS)

# In a checkout the library lies beside the package; its name is symcheck.proofs there, too.
_here = Path(__file__).resolve().parent
if not (_here / "proofs").is_dir() and (_here.parent / "proofs" / "__init__.py").is_file():
    __path__.append(str(_here.parent))


def __getattr__(name: str) -> Any:
    """Return a public name from the module that defines it."""
    home = _EXPORTS.get(name)
    if home is None:
        raise AttributeError(f"module 'symcheck' has no attribute '{name}'")
    value = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """Return the public names."""
    return sorted({*globals(), *_EXPORTS})
