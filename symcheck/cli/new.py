"""``symcheck new``: a proof file to start from."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from symcheck.cli.common import InputError, write
from symcheck.cli.files import write_whole


def new(
    name: Annotated[str, typer.Argument(help="The theorem's name, like sigmoid_neg.")],
    *,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="The file; NAME.py if not given.")
    ] = None,
) -> None:
    """Write a proof file to start from; it verifies as it is."""
    import keyword

    if not name.isidentifier() or keyword.iskeyword(name):
        raise InputError(f"'{name}' cannot be a name in Python; use letters, digits and '_'")
    path = output or Path(f"{name}.py")
    if path.exists():
        raise InputError(f"'{path}' exists; give another name, or -o FILE.py")
    from importlib.resources import files

    template = files("symcheck.cli").joinpath("new_proof.txt").read_text(encoding="utf-8")
    write_whole(path, template.replace("NAME", name))
    write(f"wrote {path}; check it with 'symcheck verify {path}'")
