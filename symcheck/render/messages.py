"""Sentences about terms, each notation printing the terms its own way."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from symcheck.kernel.claim import Limit
from symcheck.kernel.term import Term
from symcheck.kernel.text import claim_text, sort_text
from symcheck.render.apart import told_apart
from symcheck.render.claims import Chain, declarations, sentence
from symcheck.render.unicode import Inline, inline
from symcheck.render.writer import JOINED, RELATIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from symcheck.kernel.claim import Claim, Context
    from symcheck.report import Message, Place, Witness


def said(message: Message, show: Callable[[Term], str] = inline) -> str:
    """Return the message with its terms in a notation; the quotes are the template's own.

    >>> from symcheck.kernel.term import mul, num, var
    >>> from symcheck.report import Message
    >>> said(Message("the sides differ by '{residue}'", {"residue": mul(num(2), var("x"))}))
    "the sides differ by '2·x'"
    """
    fields = {k: show(v) if isinstance(v, Term) else v for k, v in message.fields.items()}
    return message.template.format_map(fields) if fields else message.template


def shown_place(place: Place | None) -> str:
    """Return a place as ``file:line``, relative to the folder one stands in if it lies below."""
    return "" if place is None else f"{shown_path(place.file)}:{place.line}"


def shown_path(path: str) -> str:
    """Return a path relative to the folder one stands in if it lies below it."""
    try:
        return str(Path(path).relative_to(Path.cwd()))
    except (ValueError, OSError):
        return path


def found(witness: Witness) -> str:
    """Return a witness in one line.

    >>> from symcheck.report import Witness
    >>> found(Witness({"x": "0"}, {}, "1/4", "-3/4"))
    'x = 0: left 1/4, right -3/4'
    """
    point = {**{k: str(v) for k, v in witness.sizes.items()}, **witness.point}
    values = ", ".join(f"{k} = {v}" for k, v in point.items())
    sides = f"left {witness.left}, right {witness.right}"
    return f"{values}: {sides}" if values else sides


def conditions(props: Sequence[Term], show: Callable[[Term], str] = inline) -> str:
    """Return the conditions of a conditional claim: ``for x ≠ 1 and y ≠ 0``."""
    return f"for {joined(props, show)}" if props else ""


@told_apart
def joined(props: Sequence[Term], show: Callable[[Term], str]) -> str:
    """Return propositions with "and" between them, in brackets those that have words in them.

    >>> from symcheck.kernel.term import disj, lt, num, var
    >>> positive = [lt(num(0), var(name)) for name in "xyz"]
    >>> joined([disj(*positive[:2]), positive[2]], inline)
    '(0 < x or 0 < y) and 0 < z'
    """
    if len(props) == 1:
        return show(props[0])
    return " and ".join(f"({show(p)})" if p.head in JOINED else show(p) for p in props)


def given(context: Context, show: Callable[[Term], str], *, reals: bool = False) -> list[str]:
    """Return what a context declares and assumes, a line each; plain reals if asked for."""
    return declared(context, reals=reals) + [show(h) for h in context.hypotheses]


def declared(context: Context, *, reals: bool = False) -> list[str]:
    """Return the sorts that a context declares, a line each; plain reals if asked for."""
    return [
        f"{', '.join(names)} {sort_text(sort)}"
        for names, sort in declarations(context)
        if sort.kind != "real" or reals
    ]


@told_apart
def stated(claim: Claim, show: Callable[[Term], str] = inline, *, pretty: bool = True) -> str:
    """Return the claim as one line of words and mathematics.

    Without ``pretty`` it is the canonical text.
    """
    if not pretty:
        return claim_text(claim)
    parts = []
    for piece in sentence(claim):
        if isinstance(piece, Chain):
            parts.append(_chain(piece, show))
        elif isinstance(piece, Limit):
            parts.append(Inline().limit(piece))
        else:
            parts.append(show(piece) if isinstance(piece, Term) else piece)
    return "".join(parts)


def stated_goal(
    goal: Term | Claim, show: Callable[[Term], str] = inline, *, pretty: bool = True
) -> str:
    """Return a step's goal as one line."""
    return show(goal) if isinstance(goal, Term) else stated(goal, show, pretty=pretty)


def _chain(chain: Chain, show: Callable[[Term], str]) -> str:
    parts = [show(chain.terms[0])]
    for op, term in zip(chain.rels, chain.terms[1:], strict=True):
        parts += [RELATIONS[op], show(term)]
    return " ".join(parts)
