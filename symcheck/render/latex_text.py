"""Plain text with mathematics in Unicode, as LaTeX that pdflatex can set."""

from __future__ import annotations

import re
import unicodedata

from symcheck.render.names import GREEK

_COMMANDS = {
    "−": "-", "·": r"\cdot", "×": r"\times", "÷": r"\div", "±": r"\pm", "∘": r"\circ",
    "≤": r"\le", "≥": r"\ge", "≠": r"\ne", "≈": r"\approx", "≡": r"\equiv", "∝": r"\propto",
    "≪": r"\ll", "≫": r"\gg", "∼": r"\sim",
    "∈": r"\in", "∉": r"\notin", "⊆": r"\subseteq", "⊂": r"\subset", "∪": r"\cup", "∩": r"\cap",
    "∅": r"\emptyset", "∖": r"\setminus",
    "∞": r"\infty", "∂": r"\partial", "∇": r"\nabla", "∫": r"\int", "∑": r"\sum", "∏": r"\prod",
    "√": r"\surd", "∛": r"\sqrt[3]{\,}", "′": "'", "″": "''", "‴": "'''", "∣": r"\mid", "‖": r"\|",
    "→": r"\to", "←": r"\leftarrow", "↦": r"\mapsto", "⇒": r"\Rightarrow", "⇐": r"\Leftarrow",
    "⇔": r"\Leftrightarrow", "↔": r"\leftrightarrow", "⟹": r"\Longrightarrow",
    "∀": r"\forall", "∃": r"\exists", "∄": r"\nexists", "¬": r"\neg", "∧": r"\wedge", "∨": r"\vee",
    "⊢": r"\vdash", "⊨": r"\models", "⊥": r"\bot", "⊤": r"\top", "□": r"\square",
    "⟨": r"\langle", "⟩": r"\rangle", "⌊": r"\lfloor", "⌋": r"\rfloor", "⌈": r"\lceil",
    "⌉": r"\rceil", "ℝ": r"\mathbb{R}", "ℕ": r"\mathbb{N}", "ℤ": r"\mathbb{Z}",
    "ℚ": r"\mathbb{Q}", "ℂ": r"\mathbb{C}", "ℓ": r"\ell", "°": r"^{\circ}", "⊗": r"\otimes",
    "⊕": r"\oplus", "⊙": r"\odot", "…": r"\dots", "⋯": r"\cdots", "<": "<", ">": ">", "|": r"\vert",
    "ϕ": r"\phi", "ϵ": r"\epsilon", "ϑ": r"\vartheta", "ϱ": r"\varrho", "ε": r"\varepsilon",
    "ς": r"\varsigma",
}  # fmt: skip
_PLAIN = {
    "–": "--", "—": "---", "‘": "`", "’": "'", "“": "``", "”": "''", "„": ",,", "\u00a0": "~",
    "\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    '"': r"\char34{}", "`": "`",
}  # fmt: skip
_LETTERS = {letter: f"\\{name}" for name, letter in GREEK.items() if name != "lamda"}
_BREAKABLE = re.compile(r"(\\_|/|\.|:)(?=.)")
_CODE = re.compile(r"``(.+?)``|`([^`]+)`")


def prose(text: str) -> str:
    r"""Return text as LaTeX; what stands in backticks is set as code.

    >>> print(prose("σ ≤ ¼ at 50% of `x1`"))
    \ensuremath{\sigma} \ensuremath{\le} \ensuremath{\frac{1}{4}} at 50\% of \texttt{x1}
    """
    parts = []
    last = 0
    for match in _CODE.finditer(text):
        parts.append(_characters(text[last : match.start()]))
        parts.append(code(match[1] or match[2]))
        last = match.end()
    return "".join([*parts, _characters(text[last:])])


def code(text: str) -> str:
    r"""Return text in typewriter letters that may break after a slash, a dot or an underscore.

    >>> print(code("a_b"))
    \texttt{a\_\allowbreak{}b}
    """
    return r"\texttt{" + _BREAKABLE.sub(r"\1\\allowbreak{}", _characters(text)) + "}"


def _characters(text: str) -> str:
    return "".join(map(_character, unicodedata.normalize("NFC", text)))


def _character(char: str) -> str:
    if char in _PLAIN:
        return _PLAIN[char]
    if char in "#$%&_{}":
        return f"\\{char}"
    if char in _COMMANDS or char in _LETTERS:
        return rf"\ensuremath{{{_COMMANDS.get(char) or _LETTERS[char]}}}"
    if char.isascii():
        return char if char.isprintable() else " "
    kind, _, rest = unicodedata.decomposition(char).partition(" ")
    if kind in {"<sub>", "<super>", "<fraction>"}:
        return _composed(kind, "".join(chr(int(c, 16)) for c in rest.split()))
    if unicodedata.name(char, "").startswith("LATIN") and ord(char) < _LATIN_END:
        return char
    return "?"


#: pdflatex sets the Latin letters before this one without further packages.
_LATIN_END = 0x180


def _composed(kind: str, inner: str) -> str:
    if kind == "<fraction>":
        top, _, bottom = inner.partition("\u2044")
        return rf"\ensuremath{{\frac{{{top}}}{{{bottom or '1'}}}}}"
    shown = "".join(_COMMANDS.get(c) or _LETTERS.get(c) or c for c in inner)
    return rf"\ensuremath{{{'_' if kind == '<sub>' else '^'}{{{shown}}}}}"
