"""``symcheck forward``: a network's forward pass with exact numbers, every line checked."""

from __future__ import annotations

import sys
import time
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from symcheck.cli.common import OPEN, PROVED, InputError, ListFormat, write
from symcheck.cli.files import write_whole
from symcheck.report import Verdict


class Target(StrEnum):
    """What a forward pass can be written as, beside the terminal."""

    LATEX = "latex"


def forward(
    network: Annotated[
        Path,
        typer.Argument(
            metavar="NETWORK.toml",
            help="The layers: weights, biases, activations.",
            show_default=False,
        ),
    ],
    *,
    given: Annotated[
        str | None,
        typer.Option(
            "--input",
            help='The input: "1, 2, 1"; that of the file if not given.',
            metavar="NUMBERS",
        ),
    ] = None,
    digits: Annotated[
        int, typer.Option(help="Digits of the decimal enclosures.", min=1, max=200)
    ] = 10,
    to: Annotated[Target | None, typer.Option(help="Write a document instead.")] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="The file; standard output if not given.")
    ] = None,
    fragment: Annotated[
        bool, typer.Option("--fragment", help="Only what stands between begin and end document.")
    ] = False,
    format: Annotated[ListFormat, typer.Option(help="How the answer is written.")] = (  # noqa: A002 (the option's name)
        ListFormat.TERMINAL
    ),
) -> None:
    """Compute a network's output on an input, exactly; every line is a checked step."""
    from symcheck.forward import NetworkError, load, numbers
    from symcheck.forward import forward as passed

    start = time.perf_counter()
    try:
        read = load(network)
        count = read.layers[0].inputs
        values = read.input if given is None else numbers(given, count)
    except NetworkError as error:
        raise InputError(str(error)) from None
    if values is None:
        example = ", ".join(["1"] * count)
        raise InputError(f"'{network}' has no input; give one, like --input \"{example}\"")
    if to is None and (output is not None or fragment):
        raise InputError("-o and --fragment belong to --to latex")
    done = passed(read, values, digits)
    took = time.perf_counter() - start
    if to is not None:
        from symcheck.render.forward import document

        text = document(done, fragment=fragment)
        if output is None:
            write(text)
        else:
            write_whole(output, text)
    elif format is ListFormat.JSON:
        from symcheck.render.forward import to_json

        write(to_json(done, took))
    else:
        from symcheck.render.forward import story
        from symcheck.render.lines import put, stdout_notation

        put(story(done, stdout_notation(), took), sys.stdout)
    told = done.verdict is Verdict.PROVED and not done.is_open
    raise typer.Exit(PROVED if told else OPEN)
