"""Finding collections: those that symcheck ships, and a person's own by path."""

from __future__ import annotations

import os
from difflib import get_close_matches
from pathlib import Path

from symcheck.collection.text import Collection, CollectionError, parse


def shipped_folder() -> Path:
    """Return the folder of the shipped collections: in the package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "collections"
    return inside if inside.is_dir() else package.parent / "collections"


def known() -> dict[str, Path]:
    """Return the shipped collections by name."""
    return {path.stem: path for path in sorted(shipped_folder().glob("*.md"))}


def find(target: str) -> Collection:
    """Return the collection of this name, or in this file.

    Raises CollectionError if there is none, or it cannot be read.
    """
    separators = {os.sep, os.altsep or os.sep}
    if target.endswith(".md") or any(s in target for s in separators):
        return _read(Path(target))
    shipped = known()
    if target in shipped:
        return _read(shipped[target])
    close = get_close_matches(target, shipped, n=1)
    advice = f"did you mean '{close[0]}'?" if close else f"there is {', '.join(shipped)}"
    raise CollectionError(f"there is no collection '{target}'", None, advice)


def _read(path: Path) -> Collection:
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise CollectionError(f"cannot read '{path}': {why}") from None
    except UnicodeDecodeError:
        raise CollectionError(f"'{path}' is not UTF-8 text") from None
    return parse(text, path)
