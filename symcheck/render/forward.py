"""A forward pass for the terminal, as a LaTeX document and as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from symcheck.forward import numeral
from symcheck.kernel.text import definition_text, to_text
from symcheck.render.brief import told_once
from symcheck.render.document import derivation, framed
from symcheck.render.latex import latex, spelled
from symcheck.render.latex_text import prose
from symcheck.render.report_json import step as step_json
from symcheck.render.story import COLOURS, seconds, step_lines

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from symcheck.forward import Block, Forward, Layer, Stage
    from symcheck.kernel.term import Term
    from symcheck.render.lines import Line, Notation

SCHEMA = "symcheck/forward/1"


def story(done: Forward, notation: Notation, time: float) -> list[Line]:
    """Return the forward pass in lines for a terminal."""
    lines: list[Line] = [((done.network.title, "bold"),), ()] if done.network.title else []
    shown = ", ".join(notation.inline(numeral(v)) for v in done.given)
    lines += [(("  input   ", "dim"), (f"x = ({shown})", ""))]
    seen: set[Term] = set()
    for stage in done.stages[1:]:
        title = f"{stage.title}: {stage.shown(ascii_only=not notation.unicode)}"
        lines += [(), ((title.rstrip(": "), "bold"),)]
        if stage.layer is not None:
            lines += _matrix_lines(stage, stage.layer, notation)
        for number, block in enumerate(stage.blocks):
            if number and len(block.steps) > 1:
                lines.append(())
            lines += step_lines(told_once(block.steps, seen), notation, done.context)
    if done.sentence:
        lines += [(("  ", ""), (done.sentence, "bold"))]
    count = sum(len(b.steps) for s in done.stages for b in s.blocks)
    verdict = (str(done.verdict), f"bold {COLOURS[done.verdict]}")
    return [*lines, (), (("  ", ""), verdict, (f", {count} lines in {seconds(time)}", "dim"))]


def _matrix_lines(stage: Stage, layer: Layer, notation: Notation) -> list[Line]:
    rows = [[notation.inline(numeral(v)) for v in row] for row in layer.weights]
    widths = [max(len(row[j]) for row in rows) for j in range(layer.units)]
    lines: list[Line] = []
    for i, row in enumerate(rows):
        cells = "  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True))
        start = f"{stage.weights} = " if i == 0 else " " * (len(stage.weights) + 3)
        lines.append((("      " + start, "dim"), (f"[ {cells} ]", "dim")))
    if layer.bias is not None:
        cells = ", ".join(notation.inline(numeral(v)) for v in layer.bias)
        lines.append(((f"      {stage.biases} = ({cells})", "dim"),))
    return lines


# ── LaTeX ────────────────────────────────────────────────────────────────────────


def document(done: Forward, *, fragment: bool = False) -> str:
    """Return the forward pass as a LaTeX document, or what stands in its body."""
    title = prose(done.network.title or "A forward pass")
    parts = [rf"\section*{{{title}}}"]
    shown = ", ".join(latex(numeral(v)) for v in done.given)
    parts.append(rf"The input is $x = ({shown})^{{\top}}$.")
    seen: set[Term] = set()
    for stage in done.stages[1:]:
        parts.append(rf"\subsection*{{{prose(stage.title.capitalize())}}}")
        if stage.formula is not None:
            parts.append(_formula(stage))
        for block in stage.blocks:
            parts += derivation(told_once(block.steps, seen), done.context)
    if done.sentence:
        parts.append(rf"\par\noindent\textbf{{{prose(done.sentence.capitalize())}.}}")
    count = sum(len(b.steps) for s in done.stages for b in s.blocks)
    parts.append(
        rf"\begin{{symcolophon}}\emph{{Verdict:}} {done.verdict}. "
        rf"Every one of the {count} lines was checked by symcheck.\end{{symcolophon}}"
    )
    body = "\n".join(parts) + "\n"
    return body if fragment else framed(body)


def _formula(stage: Stage) -> str:
    formula = stage.formula
    if formula is None:
        return ""
    left = latex_letter(formula.left)
    if formula.before is None:
        return rf"\[ {left} = {spelled(formula.function)}({latex_letter('o')}) \]"
    inner = rf"{latex_letter(formula.before)}^{{\top}} W^{{({formula.number})}}"
    if stage.layer is not None and stage.layer.bias is not None:
        inner += rf" + (b^{{({formula.number})}})^{{\top}}"
    if formula.function != "identity":
        inner = rf"{spelled(formula.function)}\left({inner}\right)"
    lines = [rf"{left}^{{\top}} = {inner}"]
    if stage.layer is not None:
        lines += _given(stage.layer, formula.number)
    joined = r", \qquad ".join(lines)
    return rf"\[ \symshrunk{{{joined}}} \]"


def _given(layer: Layer, number: int) -> list[str]:
    rows = r" \\ ".join(" & ".join(latex(numeral(v)) for v in row) for row in layer.weights)
    array = rf"\begin{{pmatrix*}}[r]{rows}\end{{pmatrix*}}"
    told = [rf"W^{{({number})}} = {array}"]
    if layer.bias is not None:
        told.append(rf"b^{{({number})}} = ({_list(layer.bias)})^{{\top}}")
    return told


def _list(values: Sequence[Fraction]) -> str:
    return ", ".join(latex(numeral(v)) for v in values)


def latex_letter(letter: str) -> str:
    """Return the letter of a vector, h2 with its index as in the lines."""
    return letter if len(letter) == 1 else rf"\mathit{{{letter}}}"


# ── JSON ─────────────────────────────────────────────────────────────────────────


def to_json(done: Forward, time: float) -> str:
    """Return the forward pass as JSON text."""
    return json.dumps(data(done, time), ensure_ascii=False, indent=1)


def data(done: Forward, time: float) -> dict[str, Any]:
    """Return the forward pass as data: layers, lines, enclosures, the answer."""
    return {
        "schema": SCHEMA,
        "title": done.network.title,
        "input": [str(v) for v in done.given],
        "definitions": [definition_text(d) for d in done.context.definitions],
        "stages": [
            {
                "title": stage.title,
                "formula": stage.shown(ascii_only=False),
                "values": [_value(done, block) for block in stage.blocks],
            }
            for stage in done.stages
        ],
        "prediction": {
            "classes": None if done.answers is None else list(done.answers),
            "labels": [done.network.labels[k - 1] for k in done.answers or ()]
            if done.network.labels and len(done.network.labels) == done.network.layers[-1].units
            else [],
            "text": done.sentence,
        },
        "verdict": str(done.verdict),
        "seconds": round(time, 6),
    }


def _value(done: Forward, block: Block) -> dict[str, Any]:
    ends = done.enclosures.get(block.name)
    exact = done.values.get(block.name)
    return {
        "name": block.name,
        "exact": None if exact is None else to_text(exact),
        "low": None if ends is None else to_text(ends[0]),
        "high": None if ends is None else to_text(ends[1]),
        "verdict": str(block.verdict),
        "steps": [step_json(s) for s in block.steps],
    }
