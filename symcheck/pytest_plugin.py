"""Theorems as test items: from the project's proof folders, and from files given to pytest.

``[tool.symcheck] proofs = ["derivations"]`` in pyproject.toml names the folders. A theorem
that is not proved fails with its step, its claim and its witness.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from symcheck.authoring import Proof
    from symcheck.report import Report

_FOLDERS = pytest.StashKey[tuple[Path, ...]]()


class NotProved(Exception):  # noqa: N818 (it is an answer, not a mistake)
    """A theorem's report, where the verdict is not ``proved``."""

    def __init__(self, report: Report) -> None:
        """Keep the report."""
        super().__init__(report.name)
        self.report = report


def pytest_configure(config: pytest.Config) -> None:
    """Find the project's proof folders, and add them where no path was given."""
    from symcheck.sources import SettingsError, project

    try:
        source = project(config.rootpath)
    except SettingsError as error:
        raise pytest.UsageError(str(error)) from None
    folders = () if source is None else tuple(p.resolve() for p in source.paths)
    config.stash[_FOLDERS] = folders
    if config.args_source is not pytest.Config.ArgsSource.ARGS:
        given = [_path_of(config, arg) for arg in config.args]
        config.args += [str(f) for f in folders if not any(f.is_relative_to(g) for g in given)]


def _path_of(config: pytest.Config, argument: str) -> Path:
    return (config.invocation_params.dir / argument.partition("::")[0]).resolve()


def is_proof_file(path: Path, config: pytest.Config) -> bool:
    """Return whether the theorems of a file are to be collected."""
    from symcheck.sources import holds_proofs, shipped_folder

    if path.suffix != ".py" or path.name.startswith("_"):
        return False
    folders = (*config.stash[_FOLDERS], shipped_folder().resolve())
    path = path.resolve()
    wanted = any(path.is_relative_to(f) for f in folders)
    wanted = wanted or any(path == _path_of(config, arg) for arg in config.args)
    return wanted and holds_proofs(path)


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> ProofFile | None:
    """Return the collector of a proof file's theorems."""
    if not is_proof_file(file_path, parent.config):
        return None
    return ProofFile.from_parent(parent, path=file_path)


@pytest.hookimpl(wrapper=True, specname="pytest_collect_file")
def _only_once() -> Generator[None, Any, Any]:
    """Keep others from importing a proof file under a second name to look for doctests."""
    found = yield
    if not any(isinstance(c, ProofFile) for c in found):
        return found
    return [c for c in found if isinstance(c, (ProofFile, pytest.Module))]


class ProofFile(pytest.File):
    """A file with theorems."""

    def collect(self) -> Iterator[pytest.Item]:
        """Yield an item for each theorem."""
        from symcheck.library import load_file
        from symcheck.run import problem_report

        loaded = load_file(self.path)
        if loaded.problem is not None:
            report = problem_report(self.path.stem, loaded.problem)
            yield BrokenFile.from_parent(self, name=self.path.stem, report=report)
        for proof in loaded.proofs:
            yield ProofItem.from_parent(self, name=proof.name, proof=proof)


class Told(pytest.Item):
    """An item whose failure is told in the words of its report."""

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Return the report's words; a traceback only of a mistake of the checker."""
        if isinstance(excinfo.value, NotProved):
            return _told(excinfo.value.report)
        return super().repr_failure(excinfo, style)


class BrokenFile(Told):
    """A file that could not be loaded: it fails, and the other files are still checked."""

    def __init__(self, *, report: Report, **arguments: Any) -> None:
        """Keep what is wrong with the file."""
        super().__init__(**arguments)
        self.report = report

    def runtest(self) -> None:
        """Fail with what is wrong with the file."""
        raise NotProved(self.report)


class ProofItem(Told):
    """A theorem to prove."""

    def __init__(self, *, proof: Proof, **arguments: Any) -> None:
        """Keep the theorem; its tags are not markers."""
        super().__init__(**arguments)
        self.proof = proof

    def runtest(self) -> None:
        """Check the theorem; raise NotProved with the report if it is not proved."""
        from symcheck.report import Verdict
        from symcheck.run import check_one
        from symcheck.workers import deepen

        deepen()
        report = check_one(self.proof)
        if report.error is not None or report.verdict is not Verdict.PROVED:
            raise NotProved(report)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Return where the theorem stands."""
        from symcheck.library import place_of

        return self.path, place_of(self.proof).line - 1, self.name


def _told(report: Report) -> str:
    from symcheck.testing import told

    return told(report)
