"""What a person means by names, patterns, tags, files and folders on the command line."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from difflib import get_close_matches
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING

from symcheck.library import Library, load_path
from symcheck.report import Problem
from symcheck.run import problem_report
from symcheck.sources import SettingsError, Source, everything, names, project, shipped

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from symcheck.authoring import Proof
    from symcheck.report import Report


@dataclass
class Selection:
    """The chosen theorems, each once and in order, and what could not be found or loaded."""

    proofs: list[Proof] = field(default_factory=list)
    problems: list[Report] = field(default_factory=list)

    def add(self, proofs: Iterable[Proof]) -> None:
        """Add theorems that are not there yet."""
        known = {id(p) for p in self.proofs}
        self.proofs += [p for p in proofs if id(p) not in known]

    def report(self, name: str, problem: Problem) -> None:
        """Record a problem, once."""
        found = problem_report(name, problem)
        if found not in self.problems:
            self.problems.append(found)


def select(targets: Sequence[str]) -> Selection:
    """Return what the targets mean; without any, the project's library or the shipped one.

    A target is a path, ``tag:TAG``, ``LIBRARY:NAME``, a name or a pattern with ``*``.
    """
    chosen = Selection()
    try:
        if not targets:
            _whole(chosen, project() or shipped())
        for target in targets:
            _one(chosen, target)
    except SettingsError as error:
        chosen.report("pyproject.toml", Problem(str(error)))
    return chosen


def _whole(chosen: Selection, source: Source) -> None:
    library = Library.load(source)
    chosen.add(library.proofs.values())
    for name, problem in library.problems:
        chosen.report(name, problem)


def _one(chosen: Selection, target: str) -> None:
    if is_path(target):
        _path(chosen, Path(target))
    elif target.startswith("tag:"):
        _tagged(chosen, target.removeprefix("tag:"))
    else:
        _named(chosen, target)


def is_path(target: str) -> bool:
    """Return whether a target is a file or a folder rather than a name."""
    separators = {os.sep, os.altsep or os.sep}
    return target.endswith(".py") or any(s in target for s in separators) or Path(target).is_dir()


def _path(chosen: Selection, path: Path) -> None:
    if not path.exists():
        chosen.report(str(path), Problem(f"there is no file or folder '{path}'"))
        return
    found = load_path(path)
    for loaded in found:
        chosen.add(loaded.proofs)
        if loaded.problem is not None:
            chosen.report(loaded.path.stem, loaded.problem)
    if not any(loaded.proofs or loaded.problem for loaded in found):
        text = f"'{path}' holds no theorem"
        chosen.report(str(path), Problem(text, help="decorate a derivation with '@theorem(claim)'"))


def _tagged(chosen: Selection, tag: str) -> None:
    tags: set[str] = set()
    before = len(chosen.proofs)
    for source in everything():
        library = Library.load(source)
        tags.update(t for p in library.proofs.values() for t in p.tags)
        chosen.add(p for p in library.proofs.values() if tag in p.tags)
    if len(chosen.proofs) == before and tag not in tags:
        chosen.report(
            f"tag:{tag}", Problem(f"no theorem has the tag '{tag}'", help=_near(tag, tags))
        )


def _named(chosen: Selection, target: str) -> None:
    sources = everything()
    library, colon, name = target.rpartition(":")
    if colon:
        sources = [s for s in sources if s.name == library]
    pattern = any(c in name for c in "*?[")
    troubles = len(chosen.problems)
    hits = 0
    for source in sources:
        found = _lookup(chosen, source, name)
        chosen.add(found)
        hits += len(found)
        if found and not pattern:
            return
    if hits or len(chosen.problems) > troubles:
        return
    if colon and not sources:
        known = [s.name for s in everything()]
        problem = Problem(f"there is no library '{library}'", help=_near(library, known))
    else:
        what = "no theorem matches" if pattern else "there is no theorem"
        problem = Problem(f"{what} '{name}'", help=_near(name, names(sources)))
    chosen.report(target, problem)


def _lookup(chosen: Selection, source: Source, name: str) -> list[Proof]:
    index = source.index()
    files = {f for n, found in index.items() if _matches(n, name) for f in found}
    if not files:
        return []
    library = Library.load(source, sorted(files))
    for origin, problem in library.problems:
        chosen.report(origin, problem)
    return [p for p in library.proofs.values() if _matches(p.name, name)]


def _matches(name: str, pattern: str) -> bool:
    return name == pattern or fnmatchcase(name, pattern)


def _near(name: str, known: Iterable[str]) -> str:
    close = get_close_matches(name, sorted(set(known)), n=1, cutoff=0.6)
    return f"did you mean '{close[0]}'?" if close else "'symcheck list' shows what there is"
