"""Imports run one way, and the kernel imports nothing but the standard library and flint."""

from __future__ import annotations

import ast
import sys
from functools import cache
from pathlib import Path

import pytest

import symcheck

ROOT = Path(symcheck.__file__).parent
FILES = sorted(p for p in ROOT.rglob("*.py") if "proofs" not in p.relative_to(ROOT).parts)
#: A layer may import itself and what stands below it.
LAYERS = (
    {"cli", "pytest_plugin", "__main__"},
    {"testing", "batch", "shown", "choosing"},
    {"selection"},
    {"run"},
    {"trusted", "coq"},
    {"render", "workers", "library", "sources"},
    {"authoring", "forward", "collection"},
    {"read", "bridge"},
    {"prove"},
    {"certificate", "report", "recheck"},
    {"kernel"},
)
#: Who may know what is not ours, by the first part of its name.
KNOWN = {
    "sympy": {"bridge", "prove", "authoring"},
    "flint": {"kernel", "prove"},
    "lark": {"read"},
    "typer": {"cli"},
    "rich": {"cli", "render"},
    "markdown_it": {"render"},
    "pytest": {"pytest_plugin"},
}
#: What only the type checker imports, or is imported upwards on purpose, with the reason.
ALLOWED = {
    ("authoring", "prove"): "a proof asks for the theorem that it is",
}


def area(path):
    return path.relative_to(ROOT).with_suffix("").parts[0]


@cache
def tree_of(path):
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def imported(path, *, typing=False):
    """The modules that a file imports when it runs."""
    return tuple(_imported(tree_of(path), typing=typing))


def _imported(tree, *, typing):
    hidden = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING" and not typing
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if id(node) in hidden:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            if node.module == "symcheck":
                yield from (f"symcheck.{alias.name}" for alias in node.names)
            else:
                yield node.module


def level(name):
    return next((i for i, layer in enumerate(LAYERS) if name in layer), None)


@pytest.mark.parametrize("path", FILES, ids=[str(p.relative_to(ROOT)) for p in FILES])
def test_imports_run_one_way(path):
    here = area(path)
    if here == "__init__":
        return
    assert level(here) is not None, f"'{here}' has no layer"
    for module in imported(path):
        parts = module.split(".")
        if parts[0] != "symcheck" or len(parts) == 1:
            continue
        there = level(parts[1])
        assert there is not None, f"'{parts[1]}' has no layer"
        assert there >= level(here) or (here, parts[1]) in ALLOWED, f"{path.name} imports {module}"


@pytest.mark.parametrize("path", FILES, ids=[str(p.relative_to(ROOT)) for p in FILES])
def test_each_knows_only_what_it_may(path):
    here = area(path)
    for module in imported(path):
        top = module.split(".")[0]
        if top in sys.stdlib_module_names or top == "symcheck":
            continue
        assert here in KNOWN.get(top, set()), f"{path.name} imports {module}"


KERNEL = [p for p in FILES if area(p) == "kernel"]


@pytest.mark.parametrize("path", KERNEL, ids=[str(p.relative_to(ROOT)) for p in KERNEL])
def test_the_kernel_imports_the_kernel_the_standard_library_and_flint(path):
    for module in imported(path):
        top, *rest = module.split(".")
        assert top in sys.stdlib_module_names or top == "flint" or rest[:1] == ["kernel"], module


def test_the_second_checker_imports_the_standard_library_alone():
    path = ROOT / "recheck.py"
    for module in imported(path, typing=True):
        assert module.split(".")[0] in sys.stdlib_module_names, module


def test_the_second_checker_is_at_most_half_the_kernel():
    from symcheck.cli.trust import code_lines

    kernel = sum(code_lines(p)[1] for p in KERNEL)
    assert 2 * code_lines(ROOT / "recheck.py")[1] <= kernel


FORBIDDEN = {"eval", "exec", "compile", "sympify", "parse_expr"}


@pytest.mark.parametrize("path", FILES, ids=[str(p.relative_to(ROOT)) for p in FILES])
def test_no_text_is_evaluated(path):
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in FORBIDDEN, f"{path.name}:{node.lineno}"


@pytest.mark.parametrize("path", FILES, ids=[str(p.relative_to(ROOT)) for p in FILES])
def test_no_guard_is_an_assert(path):
    assert not [n.lineno for n in ast.walk(tree_of(path)) if isinstance(n, ast.Assert)]


@pytest.mark.parametrize("path", FILES, ids=[str(p.relative_to(ROOT)) for p in FILES])
def test_no_file_is_too_long(path):
    if path.name == "recheck.py":  # one file, so that it runs wherever it is copied
        return
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400
