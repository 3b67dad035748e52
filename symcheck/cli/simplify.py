"""``symcheck simplify``: the normal form of an expression, what it used, and the steps to it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from symcheck.cli.common import OPEN, InputError, exit_code
from symcheck.cli.deciding import bounded, decided, read_context
from symcheck.cli.prove import Given, Where
from symcheck.report import Verdict

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
    """Bring an expression to its normal form; tell the conditions."""
    from symcheck.kernel.claim import relation
    from symcheck.kernel.term import eq
    from symcheck.render.lines import put, stdout_notation
    from symcheck.render.story import closing, spread_block, step_lines

    term, context = read_context(expression, given or [], where)
    result = _normal_within(term, context, timeout)
    notation = stdout_notation()
    put([*spread_block(result, notation, "  "), ()], sys.stdout)
    report = decided(relation(context, eq(term, result)), timeout)
    put([*step_lines(report.steps, notation, context), (), closing(report, notation)], sys.stdout)
    shown = report.verdict in {Verdict.PROVED, Verdict.CONDITIONAL}
    raise typer.Exit(0 if shown else exit_code([report]) or OPEN)


def _normal_within(term: Term, context: Context, seconds: float) -> Term:
    """Return the normal form, made in a process that is killed when its time is up."""
    from symcheck.workers import Failure

    result = bounded(_normal, (term, context), seconds)
    if isinstance(result, Failure):
        sys.stdout.write(f"unknown: no normal form was found within {seconds:g} s\n")
        raise typer.Exit(OPEN)
    if isinstance(result, str):
        raise InputError(result)
    return result


def _normal(task: tuple[Term, Context]) -> Term | str:
    """Return the normal form as a term, or why there is none to be had."""
    from symcheck.kernel.normal import TooLarge, normal_form
    from symcheck.kernel.sign import prove

    try:
        return normal_form(*task, prove).to_term()
    except TooLarge as error:
        return f"the expression is too large: {error}"
    except ZeroDivisionError:
        return "the expression divides by zero, whatever its variables are"
