"""Names in Coq: what a variable, a family, a definition or a theorem is called there."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

#: What may not be bound: keywords, and the constants that statements and scripts speak of.
RESERVED = frozenset(
    {
        "sinh", "cosh", "tan", "is_lim_seq", "filterlim", "at_right", "at_left", "Rbar_locally",
        "p_infty", "m_infty", "Rlt_dec", "Rle_dec", "Rgt_dec", "Rge_dec", "lt_dec", "le_dec",
        "gt_dec", "ge_dec", "Req_EM_T", "Nat", "Rbar", "everything", "as", "at", "cofix",
        "else", "end", "exists", "exists2", "fix", "for", "forall", "fun", "if", "IF", "in",
        "let", "match", "mod", "Prop", "return", "Set", "then", "Type", "using", "where",
        "with", "SProp", "Definition", "Lemma", "Theorem", "Fixpoint", "Proof", "Qed", "S", "O",
        "R", "nat", "unit", "path", "bool", "list", "R0", "R1", "INR", "IZR", "PI", "True",
        "False", "not", "and", "or", "eq", "ex", "le", "lt", "ge", "gt", "pred", "exp", "ln",
        "sin", "cos", "atan", "sqrt", "Rabs", "Rmax", "Rmin", "Rpower", "Derive", "ex_derive",
        "is_derive", "locally", "is_lim", "rsum", "rprod", "rmax", "rmin", "bsum", "bprod",
        "bmax", "bmin", "delta", "upd1", "upd2", "permutes", "softmax", "sigmoid", "softplus",
        "relu", "tanh", "erf", "cbrt", "real_power", "sign", "RInt", "Rplus", "Rmult", "Ropp",
        "Rinv", "Rminus", "Rdiv", "pow", "powerRZ", "Z", "N", "E1", "fst", "snd", "plus", "mult",
        "minus", "opp", "zero", "one", "scal", "norm", "ball", "open", "closed", "filter",
        "continuous", "eq_refl", "argmax", "argmin", "bargmax", "bargmin", "deltaZ", "_",
    }
)  # fmt: skip

_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_GREEK = re.compile(r"GREEK (SMALL|CAPITAL) LETTER (?:FINAL )?(\w+)")


def coq_name(name: str, taken: Collection[str] = frozenset()) -> str:
    """Return a name for Coq that is neither reserved nor taken."""
    base = name.split("#", maxsplit=1)[0]
    if not _PLAIN.fullmatch(base):
        base = "".join(map(_ascii, unicodedata.normalize("NFKD", base)))
        base = base if base and not base[0].isdigit() else f"v{base}"
    candidate, number = base, 0
    if candidate in RESERVED:
        candidate = f"{base}_"
    while candidate in RESERVED or candidate in taken:
        number += 1
        candidate = f"{base}{number}" if base[-1:] not in "0123456789" else f"{base}_{number}"
    return candidate


def coq_names(names: Iterable[str]) -> dict[str, str]:
    """Return what each of several names is called, no two of them the same."""
    found: dict[str, str] = {}
    for name in names:
        found[name] = coq_name(name, found.values())
    return found


def _ascii(character: str) -> str:
    """Return a character that Coq's names may have, a Greek letter by its name; no accents."""
    if character.isascii():
        return character if character.isalnum() or character == "_" else "_"
    if unicodedata.combining(character):
        return ""
    letter = _GREEK.match(unicodedata.name(character, ""))
    if letter is None:
        return f"u{ord(character):x}"
    word = "lambda" if letter[2] == "LAMDA" else letter[2].lower()
    return word if letter[1] == "SMALL" else word.capitalize()


__all__ = ["RESERVED", "coq_name", "coq_names"]
