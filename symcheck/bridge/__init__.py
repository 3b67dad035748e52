"""SymPy ↔ terms: the one place that knows both.

Authors write with the symbols and functions of this package and with SymPy's own;
``context_of`` declares a claim's symbols, ``to_term`` and ``to_sympy`` convert.
"""

from symcheck.bridge.conversion import to_term
from symcheck.bridge.declarations import context_of, require_agreement
from symcheck.bridge.errors import BridgeError
from symcheck.bridge.functions import (
    argmax,
    argmin,
    bigmax,
    bigmin,
    cube_root,
    relu,
    sigmoid,
    softmax,
    softplus,
)
from symcheck.bridge.symbols import (
    Variable,
    family,
    index,
    integer,
    natural,
    permutation,
    positive,
    real,
    size,
)
from symcheck.bridge.tensors import diag, hadamard, identity, norm, norm_squared, outer, trace
from symcheck.bridge.writing import to_sympy

__all__ = [
    "BridgeError", "Variable", "argmax", "argmin", "bigmax", "bigmin", "context_of", "cube_root",
    "diag", "family", "hadamard", "identity", "index", "integer", "natural", "norm",
    "norm_squared", "outer", "permutation", "positive", "real", "relu", "require_agreement",
    "sigmoid", "size", "softmax", "softplus", "to_sympy", "to_term", "trace",
]  # fmt: skip
