"""Markdown as LaTeX: formulas stay, everything else is set."""

from __future__ import annotations

import pytest

from symcheck.render.markdown_latex import markdown_to_latex

CASES = {
    "a heading": ("## Part 1", "\\section*{Part 1}"),
    "a title": ("# All of it", "\\symtitle{All of it}"),
    "a formula": ("so $a_1 \\le *b*$.", "so $a_1 \\le *b*$."),
    "a formula on lines of its own": ("$$\na < b\n$$", "\\[\na < b\n\\]"),
    "prices are no formulas": ("5$ and 6$5", "5\\$ and 6\\$5"),
    "a dollar sign that is escaped": ("5\\$ and 6\\$", "5\\$ and 6\\$"),
    "emphasis": ("*a* **b**", "\\emph{a} \\textbf{b}"),
    "special characters": ("50% & #1_2", "50\\% \\& \\#1\\_2"),
    "letters of mathematics": ("σ ≤ ½", "\\ensuremath{\\sigma} \\ensuremath{\\le}"),
    "code": ("`a_b`", "\\texttt{a\\_\\allowbreak{}b}"),
    "a list": ("- a\n- b", "\\begin{itemize}\n\\item a\n\n\\item b\n\n\\end{itemize}"),
    "numbers": ("1. a", "\\begin{enumerate}\n\\item a"),
    "a quotation": ("> a", "\\begin{quote}\na"),
    "a link": ("[paper](https://x.org)", "paper (\\texttt{https:"),
    "a block of code": ("```\nx_1 = {}\n```", "\\begin{verbatim}\nx_1 = {}\n\\end{verbatim}"),
    "no HTML": ("<b>a</b>", "\\ensuremath{<}b\\ensuremath{>}a"),
    "a broken line": ("a  \nb", "a\\\\\nb"),
    "a picture is its words": ("![a plot](x.png)", "a plot"),
}


@pytest.mark.parametrize(("text", "latex"), CASES.values(), ids=CASES)
def test_markdown_to_latex(text, latex):
    assert latex in markdown_to_latex(text)
