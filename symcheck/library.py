"""Finding proofs: the shipped library, a project's own, those of other packages, and files."""

from __future__ import annotations

import importlib
import importlib.util
import sys
import traceback
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from symcheck.report import Place, Problem
from symcheck.sources import Source, holds_proofs, module_name, proof_files

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import ModuleType

    from symcheck.authoring import Proof


@dataclass(frozen=True)
class Loaded:
    """What importing one proof file gave: its theorems in their order, and a problem if any."""

    path: Path
    proofs: tuple[Proof, ...] = ()
    problem: Problem | None = None


@dataclass
class Library:
    """The theorems of one source, by name, and what could not be loaded."""

    source: Source
    proofs: dict[str, Proof] = field(default_factory=dict)
    problems: list[tuple[str, Problem]] = field(default_factory=list)

    @classmethod
    def load(cls, source: Source, files: Iterable[Path] | None = None) -> Library:
        """Return the library with the theorems of these files, or of all its files."""
        library = cls(source)
        for path in source.files() if files is None else files:
            loaded = load_file(path)
            if loaded.problem is not None:
                library.problems.append((path.stem, loaded.problem))
            for proof in loaded.proofs:
                library.add(proof)
        return library

    def add(self, proof: Proof) -> None:
        """Add a theorem, or record that its name is taken."""
        other = self.proofs.setdefault(proof.name, proof)
        if other is not proof:
            self.problems.append((proof.name, _same_name(proof, other)))


def _same_name(proof: Proof, other: Proof) -> Problem:
    place = place_of(other)
    where = f"{Path(place.file).name}:{place.line}"
    message = f"'{proof.name}' is the name of two theorems; the other is at {where}"
    return Problem(message, proof.place)


def place_of(proof: Proof) -> Place:
    """Return where a theorem stands."""
    if proof.place is None:
        raise ValueError(f"'{proof.name}' stands in no file")
    return proof.place


def load_file(path: Path) -> Loaded:
    """Import one proof file and return its theorems; no proof is checked.

    The file is Python code of the user and may do anything: whatever it raises becomes a
    problem with the place in the file.
    """
    path = path.resolve()
    try:
        module = _imported(path)
    except KeyboardInterrupt:
        raise
    except SyntaxError as error:
        place = Place(error.filename or str(path), error.lineno or 1, error.offset or 1)
        return Loaded(path, problem=Problem(f"not Python: {error.msg}", place))
    except (Exception, SystemExit) as error:  # noqa: BLE001 (code of the user may raise anything)
        return Loaded(path, problem=raised(error, path))
    proofs: dict[str, Proof] = {}
    problem = None
    for proof in _theorems(module):
        other = proofs.setdefault(proof.name, proof)
        if other is not proof and problem is None:
            problem = _same_name(proof, other)
    return Loaded(path, tuple(proofs.values()), problem)


def raised(error: BaseException, path: Path, line: int = 1) -> Problem:
    """Return what a user's code raised, at the line of the file it came from, else at ``line``."""
    text = str(error).strip() or type(error).__name__
    message = text if is_ours(error) else f"the file raises {type(error).__name__}: {text}"
    advice = str(getattr(error, "help", "") or "")
    known = getattr(error, "written_at", None)
    place = known or Place(str(path), own_line(error, path) or line)
    return Problem(message, place, help="" if advice in message else advice)


def is_ours(error: BaseException) -> bool:
    """Return whether an error is one of symcheck's own, whose words say what is wrong."""
    return type(error).__module__.partition(".")[0] == "symcheck"


def own_line(error: BaseException, path: Path) -> int | None:
    """Return the last line of the file that the error passed through, if it did."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [f.lineno for f in frames if Path(f.filename) == path]
    return lines[-1] if lines else None


def _imported(path: Path) -> ModuleType:
    for module in list(sys.modules.values()):
        if getattr(module, "__file__", None) == str(path) and module.__name__ != "__main__":
            return module
    name, root = module_name(path)
    if root is not None and str(root) not in sys.path:
        sys.path.append(str(root))
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None or Path(spec.origin).resolve() != path:
        name = f"symcheck_proofs_at_{abs(hash(path)):x}_{path.stem}"
        spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise ImportError(f"'{path.name}' is not a Python file")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except BaseException:
        del sys.modules[name]
        raise
    return module


def _theorems(module: ModuleType) -> list[Proof]:
    """Return the proofs that a module made, whether or not a name of it still means them."""
    from symcheck.authoring.proof import MADE

    return sorted(vars(module).get(MADE, ()), key=lambda p: place_of(p).line)


def load_path(path: Path) -> list[Loaded]:
    """Return what the file, or each proof file of the folder, gave."""
    if path.is_dir():
        return [load_file(p) for p in proof_files(path)]
    return [load_file(path)]


__all__ = ["Library", "Loaded", "holds_proofs", "load_file", "load_path", "raised"]
