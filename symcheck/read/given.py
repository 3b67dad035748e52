"""What an author gave, as it is named where something else was expected."""

from __future__ import annotations

#: The text of what was given is shown up to this length.
SHOWN = 60
#: Integers with more bits than this are not shown: Python writes no more than 4300 digits.
BITS = 200


def told(given: object) -> str:
    """Return what was given in quotes, or what kind of thing it is if its text says nothing.

    >>> told(3), told("x + 1"), told([1, 2]), told(len)
    ("'3'", "the text 'x + 1'", "a 'list'", "the function 'len'")
    """
    if isinstance(given, str):
        return f"the text {quoted(given)}" if given else "an empty text"
    if isinstance(given, bool) or type(given).__name__ in {"BooleanTrue", "BooleanFalse"}:
        return f"the truth value '{given}'"
    if isinstance(given, int) and given.bit_length() > BITS:
        return "a long number"
    kind = type(given).__name__
    if isinstance(given, type):
        return f"the class '{given.__name__}'"
    if callable(given) and hasattr(given, "__name__") and not hasattr(given, "statement"):
        return f"the function '{given.__name__}'"
    if given is None or isinstance(given, int | float | complex):
        return f"'{given}'"
    if is_sympy(type(given)):
        return quoted(str(given))
    article = "an" if kind[:1].upper() in set("AEIOU") else "a"
    return f"{article} '{kind}'"


def quoted(text: str) -> str:
    """Return a text in quotes, cut if it is long.

    >>> quoted("x y"), quoted("x" * 100)[-5:]
    ("'x y'", "xxx…'")
    """
    return repr(text if len(text) <= SHOWN else text[: SHOWN - 1] + "…")


def is_sympy(kind: type, *names: str) -> bool:
    """Return whether a class, or one above it, is SymPy's and has one of the names, if any."""
    return any(
        str(of.__module__).partition(".")[0] == "sympy" and (not names or of.__name__ in names)
        for of in kind.__mro__
    )
