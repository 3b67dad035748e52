"""Runs the commands that the documents show, so that every output in them is a real one.

    python docs/sessions.py              says which outputs are no longer what is printed
    python docs/sessions.py --write      puts what is printed now in their place

A document is one session in one empty folder, from top to bottom:

* a block ``console`` holds commands, each after ``$ ``, and what they print;
* a block after the comment ``<!-- file: NAME -->`` is written to that file;
* a block after ``<!-- not run -->`` is left alone.

A line ``…`` in an output stands for any lines. Times are not compared.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = (
    "README.md",
    "CONTRIBUTING.md",
    "docs/tutorial.md",
    "docs/proved.md",
    "docs/text.md",
    "docs/matrices.md",
    "docs/forward.md",
    "docs/collections.md",
)
ELISION = "…"
SECONDS = 120
_TIME = re.compile(r" *\b\d+(?:\.\d+)? ?m?s\b")


@dataclass
class Block:
    """A fenced block: its language, the comment before it, its lines and their place."""

    language: str
    comment: str
    lines: list[str]
    start: int

    @property
    def is_run(self) -> bool:
        """Whether the block is a part of the session."""
        return self.language == "console" and self.comment != "not run"

    @property
    def file(self) -> str:
        """The file that the block is the content of, or nothing."""
        return self.comment.removeprefix("file: ") if self.comment.startswith("file: ") else ""


@dataclass
class Command:
    """A command of a console block, what is shown below it and what it prints."""

    text: str
    shown: list[str]
    line: int
    printed: list[str] | None = None

    @property
    def is_as_shown(self) -> bool:
        """Whether the command prints what the document shows, but for times."""
        return matches(self.shown, self.printed or [])


def blocks(text: str) -> list[Block]:
    """Return the fenced blocks of a document."""
    found: list[Block] = []
    inside: Block | None = None
    comment = ""
    for number, line in enumerate(text.splitlines(), 1):
        if inside is not None:
            if line == "```":
                found.append(inside)
                inside = None
            else:
                inside.lines.append(line)
        elif line.startswith("```"):
            inside, comment = Block(line[3:].strip(), comment, [], number), ""
        elif line.startswith("<!-- ") and line.endswith(" -->"):
            comment = line[5:-4]
        elif line.strip():
            comment = ""
    return found


def commands(block: Block) -> list[Command]:
    """Return the commands of a console block; an indented line goes on with the one before."""
    found: list[Command] = []
    for offset, line in enumerate(block.lines, 1):
        if line.startswith("$ "):
            found.append(Command(line[2:], [], block.start + offset))
        elif found and line.startswith("> ") and not found[-1].shown:
            found[-1].text += "\n" + line[2:]
        elif found:
            found[-1].shown.append(line)
    return found


def matches(shown: list[str], printed: list[str]) -> bool:
    """Return whether the lines shown stand for the lines printed."""
    pattern = "\n".join(
        r"(?:.*(?:\n|$))*?.*" if line.strip() == ELISION else re.escape(_timeless(line))
        for line in _trimmed(shown)
    )
    return re.fullmatch(pattern, "\n".join(map(_timeless, _trimmed(printed)))) is not None


def _timeless(line: str) -> str:
    return _TIME.sub(" TIME", line).rstrip()


def _trimmed(lines: list[str]) -> list[str]:
    return "\n".join(lines).rstrip().splitlines()


def play(path: Path, folder: Path, programs: Path | None = None) -> list[Command]:
    """Run a document's session in a folder and return its commands with what they print.

    Programs are looked for in the folder ``programs`` before all others.
    """
    done: list[Command] = []
    for block in blocks(path.read_text(encoding="utf-8")):
        if block.file:
            target = folder / block.file
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text("\n".join(block.lines) + "\n", encoding="utf-8")
        elif block.is_run:
            for command in commands(block):
                command.printed = run(command.text, folder, programs)
                done.append(command)
    return done


def run(command: str, folder: Path, programs: Path | None = None) -> list[str]:
    """Return the lines that a command prints, errors included."""
    first = [programs] if programs is not None else []
    search = [*map(str, [*first, Path(sys.executable).parent]), os.environ.get("PATH", "")]
    environment = {
        **{k: v for k, v in os.environ.items() if not k.startswith(("PYTEST_", "COV_"))},
        "PATH": os.pathsep.join(search),
        "COLUMNS": "88",
        "NO_COLOR": "1",
        "PYTHONUTF8": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
        "LC_ALL": "C.UTF-8",
    }
    result = subprocess.run(  # noqa: S603
        ["/bin/sh", "-c", command],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=SECONDS,
        check=False,
    )
    return result.stdout.decode("utf-8", "replace").rstrip().splitlines()


def rewritten(text: str, done: list[Command]) -> str:
    """Return the document with what its commands print now."""
    lines = text.splitlines()
    for command in reversed(done):
        if not command.is_as_shown:
            first = command.line + command.text.count("\n")
            lines[first : first + len(command.shown)] = [s.rstrip() for s in command.printed or []]
    return "\n".join(lines) + "\n"


def main() -> int:
    """Play the documents; return 1 if an output is not what is shown."""
    reader = argparse.ArgumentParser(description="Run the commands that the documents show.")
    reader.add_argument("--write", action="store_true", help="write what is printed")
    reader.add_argument("documents", nargs="*", default=list(DOCUMENTS))
    given = reader.parse_args()
    stale = 0
    for name in given.documents:
        path = ROOT / name
        with tempfile.TemporaryDirectory() as folder:
            done = play(path, Path(folder))
        for command in done:
            if not command.is_as_shown:
                stale += 1
                print(f"{name}:{command.line}: $ {command.text}")
                print("\n".join("    " + line for line in command.printed or []))
        if given.write:
            path.write_text(rewritten(path.read_text(encoding="utf-8"), done), encoding="utf-8")
    return int(stale > 0 and not given.write)


if __name__ == "__main__":
    sys.exit(main())
