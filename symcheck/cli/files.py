"""Files that are written as a whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from symcheck.cli.common import InputError


def write_whole(path: Path, text: str) -> None:
    """Write a file at once, so that an interruption leaves the old one or none."""
    import tempfile

    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise InputError(
            f"cannot write '{path}': {(error.strerror or str(error)).lower()}"
        ) from None
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        mask = os.umask(0)
        os.umask(mask)
        Path(temporary).chmod(0o666 & ~mask)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
