"""What all tests share: which files are tests, and commands that start in no time."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Generator

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE / "certificates")]
#: Where what the kernel proves is decided again by the second checker.
FOLLOWED = tuple(HERE / folder for folder in ("kernel", "prove", "soundness"))


@pytest.fixture(autouse=True)
def second_opinion(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Generator[None, None, None]:
    """Fail a test in which the kernel proves what the second checker does not follow."""
    is_followed = any(request.path.is_relative_to(folder) for folder in FOLLOWED)
    if not is_followed or request.path.stem in {"test_fuzz", "test_library_orders"}:
        yield
        return
    import second_opinion

    made: list[Any] = []
    monkeypatch.setattr("symcheck.kernel.theorem.Outcome", second_opinion.recording(made))
    yield
    if not request.node.name.endswith(tuple(second_opinion.BEYOND)):
        assert second_opinion.refused(made) == []


@pytest.hookimpl(wrapper=True)
def pytest_collect_file(file_path: Path) -> Generator[None, Any, Any]:
    """Leave alone what lies beside the tests, and the tests' own docstrings.

    Imported to look for doctests, under a second name, the tables that are filled as they
    are imported would hold everything twice.
    """
    found = yield
    if not file_path.match("test_*.py"):
        return []
    return [c for c in found if not isinstance(c, pytest.Module) or type(c) is pytest.Module]


@pytest.fixture(scope="session")
def warm() -> Generator[Any, None, None]:
    """The commands 'symcheck' and 'pytest' in processes of their own that import nothing."""
    spec = importlib.util.spec_from_file_location("warm", Path(__file__).with_name("warm.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    commands = module.Warm()
    yield commands
    commands.end()
