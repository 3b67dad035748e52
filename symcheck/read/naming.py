"""What may be the name of a variable, and which names look alike where they are printed.

A name has letters, the digits 0 to 9 and ``_``, and no character that is another way to
write one of these: ``yₖ``, ``xⁿ`` and ``½`` look like an entry, a power and a number.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from symcheck.kernel.writing import RESERVED
from symcheck.read.errors import error_at

if TYPE_CHECKING:
    from collections.abc import Iterable

#: The Greek letters of names that are spelled out.
GREEK = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "zeta": "ζ",
    "eta": "η", "theta": "θ", "iota": "ι", "kappa": "κ", "lambda": "λ", "lamda": "λ",
    "mu": "μ", "nu": "ν", "xi": "ξ", "rho": "ρ", "sigma": "σ", "tau": "τ", "upsilon": "υ",
    "phi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ",
    "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ",
    "Omega": "Ω", "lam": "λ", "eps": "ε",
}  # fmt: skip
#: Greek and Cyrillic letters that have the form of others.
_TWINS = str.maketrans(
    "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοАВЕЅІЈКМНОРСТУХаеорсухѕіјГФф",
    "ABEZHIKMNOPTYXoABESIJKMHOPCTYXaeopcyxsijΓΦφ",
)
_FORM = re.compile(r"[^\W\d]\w*")
#: A run of what may be letters; these superscripts have a meaning of their own.
_RUN = re.compile(r"[^\W⁰¹²³⁴⁵⁶⁷⁸⁹ᵀ]+")
_LETTERS = {"Lu", "Ll", "Lt", "Lo"}
_PLAIN = "a name has letters, the digits 0 to 9 and '_'"


def is_name(text: str) -> bool:
    """Return whether a text can be the name of a variable, but for those that are reserved.

    >>> is_name("x_1"), is_name("λ"), is_name("xₖ"), is_name("½"), is_name("2x")
    (True, True, False, False, False)
    """
    return _FORM.fullmatch(text) is not None and _offence(text) is None


def words(text: str) -> list[str]:
    """Return all that may be a name in a text."""
    return _FORM.findall(text)


def check_letters(text: str) -> None:
    """Raise ReadError at the first character that looks like a letter or digit and is none."""
    if text.isascii():
        return
    for run in _RUN.finditer(text):
        word, start = run.group(), run.start()
        place = _offence(word)
        if place is not None:
            wrong = f"'{word[place]}' cannot stand in a name"
            advice = advice_for(word)
            raise error_at(wrong, text, start + place, start + place + 1, advice)
        twin = word.translate(_TWINS)
        if twin != word and twin in RESERVED:
            wrong = f"'{word}' only looks like '{twin}', which has a meaning"
            raise error_at(wrong, text, start, run.end(), "write it in Latin letters")


def _offence(word: str) -> int | None:
    """Return the place of the first character of a word that no name has."""
    for place, character in enumerate(word):
        if not (character.isascii() or _is_letter(character)):
            return place
    return None if unicodedata.is_normalized("NFKC", word) else 0


@lru_cache(maxsize=4096)
def _is_letter(character: str) -> bool:
    return (
        unicodedata.category(character) in _LETTERS
        and unicodedata.is_normalized("NFKC", character)
        and "FILLER" not in unicodedata.name(character, "")  # letters that cannot be seen
    )


def advice_for(word: str) -> str:
    """Return what to write instead of a word that is no name.

    >>> advice_for("yₖ"), advice_for("eˣ"), advice_for("½"), advice_for("𝜋")
    ("write 'y[k]', or 'y_k' as a name", "write 'e**x'", "write '1/2'", "write 'π'")
    """
    place = _offence(word)
    if place is None:
        return _PLAIN
    before, character = word[:place], word[place]
    plain = unicodedata.normalize("NFKC", word[place:])
    kind = unicodedata.decomposition(character).partition(">")[0]
    if kind == "<sub":
        base = before or "y"
        return f"write '{base}[{plain}]', or '{base}_{plain}' as a name"
    if kind == "<super":
        return f"write '{before or 'x'}**{plain}'"
    if unicodedata.category(character)[0] == "N":
        value = unicodedata.normalize("NFKC", character).replace("\N{FRACTION SLASH}", "/")
        whole = f"{before}{unicodedata.numeric(character):g}"
        return f"write '{value if '/' in value else whole}'"
    whole = unicodedata.normalize("NFKC", word)
    return f"write '{whole}'" if whole != word and is_name(whole) else _PLAIN


@lru_cache(maxsize=4096)
def look(name: str) -> str:
    """Return what is the same for two names that are printed alike.

    >>> look("lambda"), look("lam_1"), look("λ_1"), look("x_max")
    ('λ', 'λ_1', 'λ_1', 'x_max')
    """
    stem, bar, index = name.partition("_")
    if not (stem and index):
        stem, bar, index = name, "", ""
    parts = (GREEK.get(stem, stem), bar, GREEK.get(index, index))
    return "".join(parts).translate(_TWINS)


def looks(names: Iterable[str]) -> dict[str, str]:
    """Return the first of the names for each look that they have."""
    found: dict[str, str] = {}
    for name in names:
        if "#" not in name:
            found.setdefault(look(name), name)
    return found
