"""``symcheck simplify``: the normal form of an expression, what it used, and the steps to it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from symcheck.cli.common import InputError
from symcheck.cli.deciding import decided, read_context
from symcheck.cli.prove import Given, Where

if TYPE_CHECKING:
    from symcheck.kernel.claim import Context
    from symcheck.kernel.term import Term


def simplify(
    expression: Annotated[str, typer.Argument(help='An expression: "(x**2 - 1)/(x - 1)".')],
    *,
    given: Given = None,
    where: Where = "",
    timeout: Annotated[float, typer.Option(help="Seconds that it may take.", min=0.01)] = 5.0,
) -> None:
    """Bring an expression to its normal form and show the conditions and the steps."""
    from symcheck.kernel.claim import relation
    from symcheck.kernel.term import eq
    from symcheck.render.lines import put, stdout_notation
    from symcheck.render.story import story

    term, context = read_context(expression, given or [], where)
    result = normal(term, context)
    notation = stdout_notation()
    put([((notation.inline(result), "bold"),), ()], sys.stdout)
    report = decided(relation(context, eq(term, result)), timeout)
    put(story(report, notation), sys.stdout)


def normal(term: Term, context: Context) -> Term:
    """Return the normal form as a term."""
    raise InputError(f"no normal form of {term!r} in {context!r}")
