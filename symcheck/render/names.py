"""How names and short expressions look in Unicode: Greek letters, subscripts, superscripts."""

from __future__ import annotations

from symcheck.read import naming
from symcheck.render.apart import form_as_written

#: The Greek letters of names that are spelled out.
GREEK = naming.GREEK

_SUPERSCRIPTS = dict(
    zip(
        "0123456789+−-=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVW·",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂ·",
        strict=True,
    )
)
_SUBSCRIPTS = dict(
    zip("0123456789+−-=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", strict=True)
)
#: Fractions that have a character of their own.
VULGAR = {
    (1, 2): "½", (1, 3): "⅓", (2, 3): "⅔", (1, 4): "¼", (3, 4): "¾", (1, 5): "⅕",
    (2, 5): "⅖", (3, 5): "⅗", (4, 5): "⅘", (1, 6): "⅙", (5, 6): "⅚", (1, 8): "⅛",
    (3, 8): "⅜", (5, 8): "⅝", (7, 8): "⅞",
}  # fmt: skip


def superscript(text: str) -> str | None:
    """Return the text in superscript characters, or None if one of them does not exist.

    >>> superscript("n+1"), superscript("Q")
    ('ⁿ⁺¹', None)
    """
    return _translate(text.replace(" ", ""), _SUPERSCRIPTS)


def small_exponent(text: str) -> str | None:
    """Return the text in superscript characters, but for T, which would say "transposed".

    >>> small_exponent("n+1"), small_exponent("T")
    ('ⁿ⁺¹', None)
    """
    return None if text == "T" else superscript(text)


def subscript(text: str) -> str | None:
    """Return the text in subscript characters, or None if one of them does not exist.

    >>> subscript("k=1"), subscript("b")
    ('ₖ₌₁', None)
    """
    return _translate(text.replace(" ", ""), _SUBSCRIPTS)


def _translate(text: str, table: dict[str, str]) -> str | None:
    if not text or any(c not in table for c in text):
        return None
    return "".join(table[c] for c in text)


def split_name(name: str) -> tuple[str, str]:
    """Return a name's stem, and the subscript that stands behind an underscore in it.

    >>> split_name("x_1"), split_name("w1"), split_name("alpha_max"), split_name("t#000003")
    (('x', '1'), ('w1', ''), ('alpha', 'max'), ('t', ''))
    """
    stem, _, index = name.partition("#")[0].partition("_")
    return (stem, index) if stem and index else (name.partition("#")[0], "")


def pretty_name(name: str) -> str:
    """Return a name as it looks in Unicode, or as it is written to tell it from another.

    >>> pretty_name("alpha"), pretty_name("x_1"), pretty_name("w1"), pretty_name("y_max")
    ('α', 'x₁', 'w1', 'y_max')
    """
    written = form_as_written(name)
    if written is not None:
        return written
    stem, index = split_name(name)
    shown = GREEK.get(stem, stem)
    if not index:
        return shown
    below = subscript(index) if index.isdigit() or len(index) == 1 else None
    return f"{shown}{below}" if below else f"{shown}_{GREEK.get(index, index)}"
