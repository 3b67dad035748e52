"""Names in Coq: what a variable, a family, a definition or a theorem is called there."""

from __future__ import annotations

import re

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
        "continuous", "eq_refl", "argmax", "argmin", "bargmax", "bargmin", "deltaZ",
    }
)  # fmt: skip

_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def coq_name(name: str, taken: frozenset[str] | set[str] = frozenset()) -> str:
    """Return a name for Coq that is neither reserved nor taken."""
    base = name.split("#", maxsplit=1)[0]
    if not _PLAIN.fullmatch(base):
        base = "".join(c if c.isascii() and (c.isalnum() or c == "_") else "_" for c in base)
        base = base if base and not base[0].isdigit() else f"v{base}"
    candidate, number = base, 0
    if candidate in RESERVED:
        candidate = f"{base}_"
    while candidate in RESERVED or candidate in taken:
        number += 1
        candidate = f"{base}{number}" if base[-1:] not in "0123456789" else f"{base}_{number}"
    return candidate
