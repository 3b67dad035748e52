"""Prose in Markdown as LaTeX; mathematics between dollar signs is kept as it is."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from symcheck.render.latex_text import code, prose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_OPEN = {
    "em_open": r"\emph{", "em_close": "}", "strong_open": r"\textbf{", "strong_close": "}",
    "bullet_list_open": "\\begin{itemize}\n", "bullet_list_close": "\\end{itemize}\n\n",
    "ordered_list_open": "\\begin{enumerate}\n", "ordered_list_close": "\\end{enumerate}\n\n",
    "list_item_open": r"\item ", "list_item_close": "\n", "paragraph_open": "",
    "blockquote_open": "\\begin{quote}\n", "blockquote_close": "\\end{quote}\n\n",
    "softbreak": "\n", "hardbreak": "\\\\\n", "hr": "\\par\\medskip\\hrule\\medskip\n\n",
}  # fmt: skip
_HEADINGS = {"h1": r"\symtitle", "h2": r"\section*", "h3": r"\subsection*"}
#: One or two dollar signs, and what stands between them: no space within, no digit behind one.
_MATH = re.compile(
    r"\$\$(?P<block>.+?)\$\$|\$(?P<line>(?!\s)(?:\\.|[^$\\])+?(?<!\s))\$(?!\d)", re.DOTALL
)


def markdown_to_latex(text: str) -> str:
    r"""Return Markdown as LaTeX.

    >>> print(markdown_to_latex("Both *are* 100% $\\le 1$, see `x_1`.").strip())
    Both \emph{are} 100\% $\le 1$, see \texttt{x\_\allowbreak{}1}.
    """
    return "".join(_block(t) for t in _reader().parse(text))


@cache
def _reader() -> MarkdownIt:
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark", {"html": False})
    reader.inline.ruler.before("escape", "math", _math)
    return reader


def _math(state: StateInline, silent: bool) -> bool:
    """Read mathematics at a dollar sign as a token of its own."""
    if state.src[state.pos] != "$":
        return False
    found = _MATH.match(state.src, state.pos)
    if found is None:
        return False
    if not silent:
        token = state.push("math_block" if found["block"] else "math_inline", "", 0)
        token.content = found["block"] or found["line"]
    state.pos = found.end()
    return True


def _block(token: Token) -> str:
    match token.type:
        case "heading_open":
            return _HEADINGS.get(token.tag, r"\paragraph*") + "{"
        case "heading_close":
            return "}\n\n"
        case "paragraph_close":
            return "\n" if token.hidden else "\n\n"
        case "inline":
            return _inline(token.children or [])
        case "fence" | "code_block":
            return f"\\begin{{verbatim}}\n{_ascii(token.content)}\\end{{verbatim}}\n\n"
    return _OPEN.get(token.type, "")


def _inline(tokens: Sequence[Token]) -> str:
    parts: list[str] = []
    targets: list[str] = []
    for token in tokens:
        match token.type:
            case "text":
                parts.append(prose(token.content.replace("`", "'")))
            case "code_inline":
                parts.append(code(token.content))
            case "math_inline":
                parts.append(f"${token.content}$")
            case "math_block":
                parts.append(f"\\[{token.content}\\]")
            case "link_open":
                targets.append(str(token.attrs.get("href", "")))
            case "link_close":
                target = targets.pop()
                shown = code(target.removeprefix("mailto:"))
                parts.append("" if shown == parts[-1] else f" ({shown})")
            case "image":
                parts.append(prose(token.content))
            case _:
                parts.append(_OPEN.get(token.type, ""))
    return "".join(parts)


def _ascii(text: str) -> str:
    """Return code without what a verbatim block of pdflatex cannot set."""
    return text.encode("latin-1", "replace").decode("latin-1")
