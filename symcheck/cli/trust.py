"""``symcheck trust``: what has to be right for "proved" to mean true."""

from __future__ import annotations

import sys
from pathlib import Path

from symcheck.cli.common import write


def trust() -> None:
    """Print the size of the kernel and what it relies on."""
    from symcheck.kernel.functions import FUNCTIONS
    from symcheck.kernel.rules import RULES

    kernel = Path(sys.modules["symcheck.kernel"].__file__ or "").parent
    files = sorted(kernel.rglob("*.py"))
    sizes = {f: _lines(f) for f in files}
    write(f"the kernel: {sum(c for _, c in sizes.values())} lines of code in {len(files)} files "
          f"({sum(n for n, _ in sizes.values())} with docstrings and blanks)\n")  # fmt: skip
    for folder in sorted({f.parent for f in files}):
        inner = [sizes[f][1] for f in files if f.parent == folder]
        name = str(folder.relative_to(kernel.parent))
        write(f"  {name:<24} {len(inner):>3} files {sum(inner):>6} lines")
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


def _lines(file: Path) -> tuple[int, int]:
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
