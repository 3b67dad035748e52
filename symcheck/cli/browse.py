"""``symcheck list``, ``show`` and ``explain``: look at what there is, without checking it."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from symcheck.cli import complete
from symcheck.cli.common import PROVED, UNUSABLE, InputError, ListFormat, complain, write

if TYPE_CHECKING:
    from symcheck.authoring import Proof
    from symcheck.render.lines import Line, Span
    from symcheck.report import Report

Targets = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="TARGET",
        help="NAME, GLOB, tag:TAG, FILE.py or FOLDER; nothing named is the whole library.",
        autocompletion=complete.theorems,
        show_default=False,
    ),
]


def list_theorems(
    targets: Targets = None,
    *,
    format: Annotated[ListFormat, typer.Option(help="How the list is written.")] = (  # noqa: A002 (the option's name)
        ListFormat.TERMINAL
    ),
) -> None:
    """List theorems: name, claim, tags and source."""
    from symcheck.selection import select

    chosen = select(targets or [])
    if format is ListFormat.JSON:
        write(json.dumps([_entry(p) for p in chosen.proofs], ensure_ascii=False, indent=1))
    else:
        _table(chosen.proofs)
    raise typer.Exit(_complaints(chosen.problems, found=bool(chosen.proofs)))


def _complaints(problems: list[Report], *, found: bool) -> int:
    from symcheck.render.lines import plain, stdout_notation
    from symcheck.render.story import trouble

    for report in problems:
        complain(plain(trouble(report, stdout_notation())))
    return UNUSABLE if problems or not found else PROVED


def _entry(proof: Proof) -> dict[str, object]:
    from symcheck.kernel.text import to_text
    from symcheck.render.messages import stated
    from symcheck.render.report_json import claim_latex, context_lines, place

    claim = proof.claim()
    return {
        "name": proof.name,
        "kind": claim.kind,
        "claim": {"text": stated(claim, to_text, pretty=False), "latex": claim_latex(claim)},
        "given": context_lines(claim.context),
        "tags": list(proof.tags),
        "source": proof.source,
        "place": place(proof.place),
    }


def _table(proofs: list[Proof]) -> None:
    from symcheck.render.lines import put, stdout_notation
    from symcheck.render.messages import stated
    from symcheck.render.terminal import NAME_WIDTH, cut

    notation = stdout_notation()
    column = min(max((len(p.name) for p in proofs), default=0), NAME_WIDTH)
    for proof in proofs:
        claim = stated(proof.claim(), notation.inline, pretty=notation.unicode)
        about = "  ".join(filter(None, [", ".join(proof.tags), proof.source]))
        room = max(notation.width - column - 4, 20)
        shown = cut(claim, room)
        name: Span = (proof.name.ljust(column + 2), "bold")
        if len(shown) + len(about) + 2 <= room:
            lines: list[Line] = [(name, (f"{shown}  ", ""), (about, "dim"))]
        else:
            lines = [(name, (shown, ""))]
            lines += [((" " * (column + 2), ""), (cut(about, room), "dim"))] if about else []
        put(lines, sys.stdout)


def show(
    name: Annotated[
        str, typer.Argument(help="A theorem's name.", autocompletion=complete.theorems)
    ],
) -> None:
    """Show a theorem: claim, docstring and steps, unchecked."""
    from symcheck.render.lines import put, stdout_notation
    from symcheck.selection import select
    from symcheck.shown import told

    chosen = select([name])
    for number, proof in enumerate(chosen.proofs):
        if number:
            put([()], sys.stdout)
        put(told(proof, stdout_notation()), sys.stdout)
    raise typer.Exit(_complaints(chosen.problems, found=bool(chosen.proofs)))


def explain(
    rule: Annotated[
        str | None,
        typer.Argument(
            help="A rule's name; without it, all rules are listed.", autocompletion=complete.rules
        ),
    ] = None,
) -> None:
    """Explain a rule: what it accepts, owes and refuses."""
    from difflib import get_close_matches

    from symcheck.kernel.rules import RULES

    pages = {name: _page(function) for name, function in RULES.items()}
    if rule is None:
        column = max(map(len, pages))
        for name in sorted(pages):
            write(f"{name.ljust(column)}  {pages[name].splitlines()[0] if pages[name] else ''}")
        return
    key = rule if rule in pages else rule.replace("-", "_")
    key = key if key in pages else rule.replace("_", "-")
    if key not in pages:
        close = get_close_matches(rule, pages, n=1)
        advice = f"did you mean '{close[0]}'?" if close else "'symcheck explain' lists the rules"
        raise InputError(f"there is no rule '{rule}'; {advice}")
    write(f"{key}\n\n{pages[key]}")


def _page(rule: object) -> str:
    import inspect

    module = inspect.getmodule(rule)
    return inspect.cleandoc((module.__doc__ if module is not None else None) or "")
