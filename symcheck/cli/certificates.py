"""Certificates as files: one for each theorem, in a folder."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from symcheck.cli.common import InputError
from symcheck.cli.files import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable

CertificatesOption = Annotated[
    Path | None,
    typer.Option(
        "--certificates",
        help="Write the certificate of each theorem into this folder.",
        metavar="FOLDER",
        show_default=False,
    ),
]


class Certificates:
    """A folder that certificates are written to, a theorem a file."""

    def __init__(self, folder: Path) -> None:
        """Make the folder if there is none; raise InputError if that cannot be done."""
        self.folder = folder
        self._written: dict[str, str] = {}
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            why = (error.strerror or str(error)).lower()
            raise InputError(f"cannot write into '{folder}': {why}") from None

    def add(self, certificates: Iterable[tuple[str, str]]) -> None:
        """Write certificates, given as name and text, each once.

        Two theorems of one name get two files, the second with part of its identity.
        """
        for name, text in certificates:
            stem = re.sub(r"[^\w.-]", "_", name) or "claim"
            if self._written.get(stem, text) != text:
                stem = f"{stem}-{json.loads(text)['identity'][:12]}"
            if stem not in self._written:
                self._written[stem] = text
                write_whole(self.folder / f"{stem}.json", text)

    def closing(self) -> str:
        """Return the line that says what was written."""
        count = len(self._written)
        return f"{count} certificate{'' if count == 1 else 's'} in {self.folder}"
