"""``symcheck trust``: what has to be right for "proved" to mean true."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from symcheck.cli import complete
from symcheck.cli.common import write

if TYPE_CHECKING:
    from symcheck.trusted import Trusted


def trust(
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="TARGET",
            help="Theorems, as for verify: what each rests on, as a tree.",
            autocompletion=complete.theorems,
            show_default=False,
        ),
    ] = None,
    *,
    table: Annotated[
        bool, typer.Option("--table", help="One line for each theorem, the library's as in CI.")
    ] = False,
) -> None:
    """Print what theorems rest on, and the size of the kernel and what it relies on."""
    if names or table:
        _theorems(names or [], table=table)
    if not table:
        _kernel()


def _theorems(names: list[str], *, table: bool) -> None:
    from symcheck.selection import select
    from symcheck.trusted import rests_on
    from symcheck.trusted import table as rows

    found = [rests_on(p) for p in select(names).proofs]
    if table:
        write(rows(found))
        return
    for one in found:
        write("\n".join(_tree(one)) + "\n")


def _tree(trusted: Trusted, indent: str = "") -> list[str]:
    """Return a theorem, what it takes on trust, and below it what it relies on."""
    holes = "".join(f"\n{indent}  assumed: {why}" for why in trusted.assumed)
    outside = ", ".join(trusted.outside) or "nothing outside of the kernel"
    lines = [f"{indent}{trusted.name}  ({', '.join(trusted.rules)}; {outside}){holes}"]
    for inner in trusted.relies_on:
        lines += _tree(inner, indent + "  ")
    return lines


def _kernel() -> None:
    from symcheck.kernel.functions import FUNCTIONS
    from symcheck.kernel.rules import RULES

    kernel = Path(sys.modules["symcheck.kernel"].__file__ or "").parent
    files = sorted(kernel.rglob("*.py"))
    sizes = {f: code_lines(f) for f in files}
    write(f"the kernel: {sum(c for _, c in sizes.values())} lines of code in {len(files)} files "
          f"({sum(n for n, _ in sizes.values())} with docstrings and blanks)\n")  # fmt: skip
    for folder in sorted({f.parent for f in files}):
        inner = [sizes[f][1] for f in files if f.parent == folder]
        name = str(folder.relative_to(kernel.parent))
        write(f"  {name:<24} {len(inner):>3} files {sum(inner):>6} lines")
    second = kernel.parent / "recheck.py"
    write(f"\nthe second checker: {code_lines(second)[1]} lines of code in {second.name}")
    primitive = [f.unicode for f in FUNCTIONS.values() if f.is_primitive]
    defined = [f.unicode for f in FUNCTIONS.values() if not f.is_primitive]
    write(f"\nfunctions with trusted facts (domain, derivative): {', '.join(primitive)}")
    write(f"functions by definition, their facts derived:      {', '.join(defined)}")
    write(f"\nrules ({len(RULES)}): {', '.join(sorted(RULES))}")
    write("\nrelied on: python-flint (polynomials over ℚ, ball arithmetic) "
          f"{_version('python-flint')}, Python {sys.version.split()[0]}")  # fmt: skip
    write("not relied on: SymPy, Lark, Typer, Rich, the search for proofs, the printing of reports")
    write("definitions and hypotheses are taken as written: a proof shows what its claim says")


def _version(package: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(package)
    except PackageNotFoundError:
        return "(not installed as a package)"


def code_lines(file: Path) -> tuple[int, int]:
    """Return a file's lines, and those that are code: no blanks, comments or docstrings."""
    import ast

    text = file.read_text(encoding="utf-8")
    tree = ast.parse(text)
    told: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            told.update(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    rows = text.splitlines()
    code = [
        i for i, row in enumerate(rows, 1)
        if i not in told and row.strip() and not row.lstrip().startswith("#")
    ]  # fmt: skip
    return len(rows), len(code)
