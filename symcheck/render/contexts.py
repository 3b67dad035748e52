"""A context in a text: what its letters stand for, what is defined, and what is supposed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.kernel.term import Term, var
from symcheck.render.claims import declarations, definition_equations, range_pieces
from symcheck.render.latex import latex, latex_name
from symcheck.render.matrices.claims import definitions_in_matrices, hypothesis_in_matrices

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from symcheck.kernel.claim import Context, Sort

    Show = Callable[[Term], str]


def sentences(context: Context, show: Show) -> list[str]:
    """Return the context in sentences; ``show`` sets a proposition in a line of the text."""
    parts = [_declared(names, sort) for names, sort in declarations(context)]
    told = [f"Let {'; '.join(parts)}."] if parts else []
    if context.definitions:
        told.append(_defined(context, show))
    if context.hypotheses:
        props = [_supposed(h, context, show) for h in context.hypotheses]
        if len(props) > 1:
            pairs = zip(props, context.hypotheses, strict=True)
            props = [f"({p})" if h.head in {"and", "or"} else p for p, h in pairs]
        told.append(f"Suppose {', '.join(props)}.")
    return told


def _defined(context: Context, show: Show) -> str:
    """Return what the definitions say, in matrix notation where it is shorter, and by entries."""
    equations = definition_equations(context)
    pairs = list(zip(equations, definitions_in_matrices(equations, context), strict=True))
    shown = ", ".join(show(e if m is None else m) for e, m in pairs)
    entries = ", ".join(show(e) for e, m in pairs if m is not None)
    return f"Define {shown}{'; by entries, ' if entries else ''}{entries}."


def _supposed(prop: Term, context: Context, show: Show) -> str:
    matrices = hypothesis_in_matrices(prop, context)
    return show(prop) if matrices is None else f"{show(matrices)} (by entries {show(prop)})"


def _declared(names: Sequence[str], sort: Sort) -> str:
    listed = ", ".join(map(latex_name, names))
    shown, several = f"${listed}$", len(names) > 1
    match sort.kind:
        case "positive":
            return f"{shown} be real and positive"
        case "integer":
            return f"{shown} be {'integers' if several else 'an integer'}"
        case "natural" | "size":
            many = "natural numbers" if several else "a natural number"
            return rf"{shown} be {many}, ${listed} \ge {0 if sort.kind == 'natural' else 1}$"
        case "index":
            low, high = sort.ranges[0]
            return rf"${listed} \in \{{{latex(low)}, \dots, {latex(high)}\}}$"
        case "permutation":
            low, high = sort.ranges[0]
            many = "permutations" if several else "a permutation"
            return rf"{shown} be {many} of $\{{{latex(low)}, \dots, {latex(high)}\}}$"
        case "family":
            ranges = range_pieces(sort)
            indices = tuple(var(name) for name, _, _ in ranges)
            entries = ", ".join(latex(Term("at", indices, n)) for n in names)
            spans = ", ".join(rf"{n} = {latex(a)}, \dots, {latex(b)}" for n, a, b in ranges)
            return f"${entries}$ be real for ${spans}$"
    return f"{shown} be real"
