"""A forward pass with exact numbers, every line a step that the kernel has checked.

Each input, unit and output is a definition without parameters: ``h_1 := relu(2·x_1 + x_2)``.
The lines of a unit are a derivation of its value, or of a decimal enclosure of it, in the
context of these definitions.
"""

from symcheck.forward.data import Block, Formula, Forward, Stage
from symcheck.forward.formulas import numeral
from symcheck.forward.network import Layer, Network, NetworkError, load, numbers, parse
from symcheck.forward.passing import DIGITS, forward

__all__ = [
    "DIGITS", "Block", "Formula", "Forward", "Layer", "Network", "NetworkError", "Stage", "forward",
    "load", "numbers", "numeral", "parse",
]  # fmt: skip
