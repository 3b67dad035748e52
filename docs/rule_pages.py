"""Writes the pages in docs/rules, one a rule, from the docstrings of the rules' modules.

python docs/rule_pages.py              says which pages are out of date
python docs/rule_pages.py --write      writes them
"""

from __future__ import annotations

import inspect
import re
import sys
from pathlib import Path

from symcheck.kernel.rules import RULES

FOLDER = Path(__file__).resolve().parent / "rules"
NOTE = "<!-- Written by docs/rule_pages.py from the rule's docstring: change that. -->"
#: The parts of a rule's docstring that stand in columns, in their order.
HEADINGS = ("Side conditions", "Accepts", "Refuses", "Trusts", "Source")
_HEADING = re.compile(rf"({'|'.join(HEADINGS)})\s+(\S.*)")


def pages() -> dict[str, str]:
    """Return each page of the folder by its file's name."""
    found = {f"{name}.md": page(name) for name in RULES}
    found["README.md"] = contents()
    return found


def docstring(name: str) -> str:
    """Return the docstring of the module in which a rule is written."""
    module = inspect.getmodule(RULES[name])
    return inspect.cleandoc((module and module.__doc__) or "")


def page(name: str) -> str:
    """Return the page of one rule."""
    lines = docstring(name).splitlines()
    first = next((i for i, line in enumerate(lines) if _HEADING.match(line)), len(lines))
    parts = sections(lines[first:])
    written = [f"# {name}", "", NOTE, "", lines[0], "", *prose(lines[1:first])]
    for heading in HEADINGS:
        if heading in parts:
            written += [f"**{heading}**", ""]
            code = heading in {"Accepts", "Refuses"}
            written += [f"- `{item}`" if code else f"- {item}" for item in parts[heading]] + [""]
    module = inspect.getmodule(RULES[name])
    place = (module.__name__ if module else "").replace(".", "/") + ".py"
    written.append(f"Checked by [`{place}`](../../{place}); all rules are [here](README.md).")
    return "\n".join(written) + "\n"


def sections(lines: list[str]) -> dict[str, list[str]]:
    """Return what stands beside each heading; an indented line goes on with the one before."""
    found: dict[str, list[str]] = {}
    heading = ""
    for line in lines:
        match = _HEADING.match(line)
        if match:
            heading = match[1]
            found.setdefault(heading, []).append(match[2].strip())
        elif line.strip() and heading:
            found[heading][-1] += " " + line.strip()
    return found


def prose(lines: list[str]) -> list[str]:
    """Return paragraphs as they are, and what is indented or drawn as a block of code."""
    written: list[str] = []
    for paragraph in "\n".join(lines).strip("\n").split("\n\n"):
        rows = paragraph.splitlines()
        if any(row.startswith("    ") or "──" in row for row in rows):
            written += ["```text", *rows, "```", ""]
        elif rows:
            written += [*rows, ""]
    return written


def contents() -> str:
    """Return the page that lists the rules."""
    rows = [f"| [{name}]({name}.md) | {docstring(name).splitlines()[0]} |" for name in RULES]
    head = ["# The rules", "", NOTE, "", "What may stand behind `by=` in a derivation, and what"]
    head += ["`symcheck explain RULE` prints.", "", "| rule | what it says |", "|---|---|"]
    return "\n".join([*head, *rows]) + "\n"


def stale() -> list[str]:
    """Return the names of pages that are missing, out of date, or of no rule."""
    wanted = pages()
    there = {p.name: p.read_text(encoding="utf-8") for p in FOLDER.glob("*.md")}
    return sorted(n for n in {*wanted, *there} if wanted.get(n) != there.get(n))


def main() -> int:
    """Compare or write the pages."""
    names = stale()
    if "--write" in sys.argv[1:]:
        FOLDER.mkdir(exist_ok=True)
        for name in names:
            text = pages().get(name)
            if text is None:
                (FOLDER / name).unlink()
            else:
                (FOLDER / name).write_text(text, encoding="utf-8")
            print(f"docs/rules/{name}")
        return 0
    for name in names:
        print(f"docs/rules/{name} is out of date: python docs/rule_pages.py --write")
    return int(bool(names))


if __name__ == "__main__":
    sys.exit(main())
