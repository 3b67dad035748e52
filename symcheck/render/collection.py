"""A collection with its checked theorems as a LaTeX document, and as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.collection import Entry
from symcheck.render.abbreviate import abbreviated
from symcheck.render.brief import brief
from symcheck.render.document import framed, section
from symcheck.render.markdown import theorem
from symcheck.render.markdown_latex import markdown_to_latex

if TYPE_CHECKING:
    from collections.abc import Mapping

    from symcheck.collection import Collection
    from symcheck.report import Report

_TITLE = r"""\providecommand{\symtitle}[1]{\begin{center}\LARGE\bfseries #1\end{center}}
\renewcommand{\labelitemi}{$\bullet$}"""


def to_latex(
    collection: Collection, reports: Mapping[str, Report], *, fragment: bool = False
) -> str:
    """Return the text with each theorem and its derivation where it stands."""
    parts = [_TITLE]
    for part in collection.parts:
        if isinstance(part, Entry):
            report = reports.get(part.name)
            if report is not None:
                short, where = abbreviated(brief(report))
                parts.append(section(short, headed=False, where=where))
        else:
            parts.append(markdown_to_latex(part.text))
    body = "\n".join(parts)
    return body if fragment else framed(body)


def to_markdown(collection: Collection, reports: Mapping[str, Report]) -> str:
    """Return the text with each theorem as a statement and its derivation as aligned lines."""
    parts = []
    for part in collection.parts:
        if isinstance(part, Entry):
            report = reports.get(part.name)
            if report is not None:
                parts.append(theorem(*abbreviated(brief(report))))
        else:
            parts.append(part.text.strip())
    return "\n\n".join(parts) + "\n"
