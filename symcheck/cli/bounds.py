"""What a claim or a proof may use: options that several commands share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import typer

MemoryOption = Annotated[
    int, typer.Option(help="Megabytes that each may use.", min=64, metavar="MEGABYTES")
]


@dataclass(frozen=True)
class Bounds:
    """The seconds and megabytes for each claim or proof, and the processes; 0 is one a core."""

    seconds: float
    megabytes: int
    jobs: int
