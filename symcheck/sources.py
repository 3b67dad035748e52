"""Where proofs lie, found without importing one: folders, a project's settings, packages."""

from __future__ import annotations

import ast
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

#: The package under which the shipped library is imported, wherever it lies.
SHIPPED = "symcheck.proofs"
GROUP = "symcheck.proofs"


class SettingsError(ValueError):
    """A project's settings that cannot be used."""


@dataclass(frozen=True)
class Source:
    """A named library and the files and folders that it consists of."""

    name: str
    paths: tuple[Path, ...]

    def files(self) -> list[Path]:
        """Return the proof files of the library."""
        return [f for p in self.paths for f in proof_files(p)]

    def index(self) -> dict[str, list[Path]]:
        """Return the files in which each theorem's name is written."""
        found: dict[str, list[Path]] = {}
        for path in self.files():
            for theorem in written(path):
                found.setdefault(theorem.name, []).append(path)
        return found


@dataclass(frozen=True)
class Written:
    """A theorem as it stands in a file that was not imported."""

    name: str
    line: int


def shipped_folder() -> Path:
    """Return the folder of the shipped library: in the package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent
    inside = package / "proofs"
    return inside if inside.is_dir() else package.parent / "proofs"


def shipped() -> Source:
    """Return the shipped library."""
    return Source("symcheck", (shipped_folder(),))


def project(start: Path | None = None) -> Source | None:
    """Return the library that ``[tool.symcheck]`` of the nearest pyproject.toml names."""
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        file = folder / "pyproject.toml"
        if file.is_file():
            return _configured(file)
    return None


def _configured(file: Path) -> Source | None:
    try:
        settings = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{file}: {error}") from None
    section = settings.get("tool", {}).get("symcheck")
    if section is None:
        return None
    entries = section.get("proofs", [])
    if not isinstance(entries, list) or not all(isinstance(e, str) for e in entries):
        raise SettingsError(f'{file}: [tool.symcheck] proofs must be a list like ["derivations"]')
    paths = tuple(file.parent / e for e in entries)
    for path in paths:
        if not path.exists():
            raise SettingsError(
                f"{file}: [tool.symcheck] names '{path.name}', which does not exist"
            )
    return Source("project", paths) if paths else None


def packages() -> list[Source]:
    """Return the libraries that installed packages ship, by their entry points."""
    from importlib.metadata import entry_points
    from importlib.util import find_spec

    found = []
    for point in entry_points(group=GROUP):
        spec = find_spec(point.module)
        if spec is None:
            raise SettingsError(f"the package behind the library '{point.name}' is not installed")
        places = list(spec.submodule_search_locations or [spec.origin or ""])
        found.append(Source(point.name, tuple(Path(p) for p in places)))
    return found


def everything() -> list[Source]:
    """Return all libraries, the project's own first and the shipped one last."""
    own = project()
    return [*([own] if own else []), *packages(), shipped()]


# ── files ────────────────────────────────────────────────────────────────────────


def proof_files(path: Path) -> list[Path]:
    """Return the files below a folder that may hold theorems; a file is itself."""
    if not path.is_dir():
        return [path.resolve()]
    return sorted(p.resolve() for p in path.rglob("*.py") if _visible(p, path) and holds_proofs(p))


def _visible(file: Path, root: Path) -> bool:
    parts = file.relative_to(root).parts
    if file.name == "conftest.py" or any(p.startswith((".", "_")) for p in parts):
        return False
    inner = [root.joinpath(*parts[:i]) for i in range(1, len(parts))]
    return not any((folder / "pyvenv.cfg").is_file() for folder in inner)


def holds_proofs(path: Path) -> bool:
    """Return whether a file makes theorems of functions, or cannot be read but says so."""
    try:
        source = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return False
    if "symcheck" not in source or "theorem" not in source:
        return False
    try:
        return _scan(source).makes_theorems
    except SyntaxError:
        return True


@cache
def written(path: Path) -> tuple[Written, ...]:
    """Return the theorems written in a file, found in its syntax tree."""
    try:
        return _scan(path.read_text(encoding="utf-8")).decorated
    except (OSError, SyntaxError, UnicodeDecodeError):
        return ()


@dataclass(frozen=True)
class _Scan:
    """What a file's syntax tree says of theorems."""

    decorated: tuple[Written, ...]
    makes_theorems: bool


@cache
def _scan(source: str) -> _Scan:
    tree = ast.parse(source)
    called = _names_of_the_decorator(tree)
    decorated = tuple(
        Written(_name_given(decorator) or node.name, node.lineno)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        for decorator in node.decorator_list
        if _called(decorator) in called
    )
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    return _Scan(decorated, bool(decorated) or any(_called(c) in called for c in calls))


def _names_of_the_decorator(tree: ast.Module) -> frozenset[str]:
    """Return what ``theorem`` is called in a file: other names of it, and of what it gives."""
    names = {"theorem"}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            names |= {a.asname for a in node.names if a.name == "theorem" and a.asname}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and _called(node.value) in names:
            names |= {t.id for t in node.targets if isinstance(t, ast.Name)}
    return frozenset(names)


def _called(node: ast.expr) -> str:
    """Return the last part of the name of a function, called or not."""
    target = node.func if isinstance(node, ast.Call) else node
    return target.attr if isinstance(target, ast.Attribute) else getattr(target, "id", "")


def _name_given(decorator: ast.expr) -> str:
    given = decorator.keywords if isinstance(decorator, ast.Call) else []
    named = [k.value.value for k in given if k.arg == "name" and isinstance(k.value, ast.Constant)]
    return str(named[0]) if named else ""


def module_name(path: Path) -> tuple[str, Path | None]:
    """Return the name a file is imported by, and the folder that has to be on the path for it.

    A file of the shipped library has one name wherever it lies; any other file has the
    name that Python would give it, from the first folder that is no package.
    """
    home = shipped_folder().resolve()
    if path.is_relative_to(home):
        inner = path.relative_to(home).with_suffix("").parts
        return ".".join((SHIPPED, *inner)), None
    root, parts = path.parent, [path.stem]
    while (root / "__init__.py").is_file() and root.parent != root:
        parts.insert(0, root.name)
        root = root.parent
    return ".".join(parts), root


def names(sources: list[Source]) -> Iterator[str]:
    """Yield the names of all theorems, read without importing anything."""
    for source in sources:
        for path in source.files():
            yield from (t.name for t in written(path))
