"""What the kernel is told about a function: where it is defined, and what it is there.

A function is either *primitive*, with a derivative that is trusted, or *defined* by a
term in more primitive functions, and then everything else about it is derived.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from symcheck.kernel.term import Term, TermError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from flint import arb

Arguments = tuple[Term, ...]
Props = tuple[Term, ...]

#: The arity of a function of any number of arguments has no upper end.
UNARY = (1, 1)


def everywhere(args: Arguments) -> Props:  # noqa: ARG001 - the signature of a domain
    """Return no condition: the function is defined wherever its arguments are."""
    return ()


def no_definition(args: Arguments) -> None:
    """Return None: the function is primitive."""


@dataclass(frozen=True)
class Function:
    """One function of real arguments.

    Attributes:
        name: the head of its terms.
        spelling: how text spells it; ``latex`` and ``unicode`` are for readers.
        arity: the least and the greatest number of arguments; None is no limit.
        domain: what must hold of the arguments for the value to exist, besides that
            the arguments exist.
        definition: the function as a term in more primitive ones; None if primitive.
        derivative: the partial derivatives of a primitive at the arguments, valid where
            all of ``derivative_domain`` holds.
        derivative_domain: open conditions (``<`` and ``!=`` only) on the arguments.
        ball: an enclosure of the value for all arguments in the given balls; it may be
            not finite where a ball leaves the domain.
    """

    name: str
    latex: str
    unicode: str
    ball: Callable[..., arb]
    spelling: str = ""
    arity: tuple[int, int | None] = UNARY
    domain: Callable[[Arguments], Props] = everywhere
    definition: Callable[[Arguments], Term | None] = no_definition
    derivative: Callable[[Arguments], tuple[Term, ...]] | None = None
    derivative_domain: Callable[[Arguments], Props] = everywhere

    def __post_init__(self) -> None:
        """Let the spelling be the name where nothing else is said."""
        if not self.spelling:
            object.__setattr__(self, "spelling", self.name)

    @property
    def is_primitive(self) -> bool:
        """Return whether facts about the function are trusted rather than derived."""
        return self.derivative is not None

    def accepts(self, args: Sequence[Term]) -> bool:
        """Return whether the function can have that many arguments."""
        least, most = self.arity
        return least <= len(args) and (most is None or len(args) <= most)

    def check_arity(self, args: Sequence[Term]) -> None:
        """Raise TermError if the function cannot have that many arguments."""
        if not self.accepts(args):
            least, most = self.arity
            count = f"{least} or more" if most is None else str(least)
            raise TermError(f"'{self.spelling}' has {count} arguments, got {len(args)}")
