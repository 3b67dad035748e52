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
_SHORT = {"lamda", "lam", "eps"}  # spellings that are no commands
_LETTERS = {letter: f"\\{name}" for name, letter in GREEK.items() if name not in _SHORT}
#: Accents that stand behind their letter, as in x̂.
_ACCENTS = {"\u0302": r"\hat", "\u0303": r"\tilde", "\u0304": r"\bar", "\u0307": r"\dot"}
_ACCENTED = re.compile(f"(.)([{''.join(_ACCENTS)}])")
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
    parts = _ACCENTED.split(unicodedata.normalize("NFC", text))
    shown = ["".join(map(_character, parts[0]))]
    for letter, accent, rest in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
        inner = _COMMANDS.get(letter) or _LETTERS.get(letter) or letter
        shown.append(rf"\ensuremath{{{_ACCENTS[accent]}{{{inner}}}}}")
        shown.append("".join(map(_character, rest)))
    return "".join(shown)


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
