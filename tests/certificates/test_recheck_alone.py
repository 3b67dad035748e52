"""The second checker alone: one file, copied elsewhere, run by a Python that sees nothing else."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from forging import Forgery

from symcheck import recheck
from symcheck.read.text import read_problem

LINES = {"double": "x + x = 2*x", "square": "(x + 1)^2 = x^2 + 2*x + 1", "quotient": "x/x = 1"}


def text(line, rule="algebra"):
    forgery = Forgery()
    claim = read_problem(line)
    conditions = (read_problem("x != 0").links[0],) if line == "x/x = 1" else ()
    return forgery.text(forgery.outright(claim, rule, conditions=conditions))


@pytest.fixture(scope="module")
def alone(tmp_path_factory):
    """Return a folder that holds the file, and one of certificates beside it."""
    folder = tmp_path_factory.mktemp("elsewhere")
    shutil.copy(Path(recheck.__file__), folder / "recheck.py")
    (folder / "certificates").mkdir()
    for name, line in LINES.items():
        (folder / "certificates" / f"{name}.json").write_text(text(line), encoding="utf-8")
    return folder


def run(folder, *arguments, python=("-I", "-S")):
    """Return how the copy ends, in its folder, without site packages or environment."""
    command = [sys.executable, *python, "recheck.py", *map(str, arguments)]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, env={}, check=False)


def test_nothing_of_symcheck_can_be_imported_there(alone):
    command = [sys.executable, "-I", "-S", "-c", "import symcheck"]
    assert "ModuleNotFoundError" in subprocess.run(
        command, cwd=alone, capture_output=True, text=True, env={}, check=False
    ).stderr


@pytest.mark.parametrize("python", [("-I", "-S"), ("-I", "-S", "-O"), ("-I", "-S", "-OO")])
def test_a_folder_is_accepted(alone, python):
    found = run(alone, "certificates", python=python)
    assert (found.returncode, found.stderr) == (0, "")
    lines = found.stdout.splitlines()
    assert [line.split()[:2] for line in lines[:3]] == [
        ["accepted", "double"], ["conditional", "quotient"], ["accepted", "square"]
    ]  # fmt: skip
    assert lines[-1].startswith("3 accepted, 0 refused in ")
    assert "median" in lines[-1]


def test_files_are_named_one_by_one(alone):
    found = run(alone, "certificates/double.json", "certificates/square.json")
    assert found.returncode == 0
    assert "2 accepted, 0 refused" in found.stdout


def test_one_refused_is_an_exit_code_of_1(alone, tmp_path):
    (tmp_path / "good.json").write_text(text(LINES["double"]), encoding="utf-8")
    (tmp_path / "wrong.json").write_text(text("x + x = 3*x"), encoding="utf-8")
    (tmp_path / "no.json").write_text("[[[", encoding="utf-8")
    (tmp_path / "bytes.json").write_bytes(b"\xff\xff")
    found = run(alone, tmp_path)
    assert (found.returncode, found.stderr) == (1, "")
    assert "1 accepted, 3 refused" in found.stdout
    assert "refused      wrong: not equal" in found.stdout
    assert "refused      no: malformed" in found.stdout
    assert "refused      bytes: malformed" in found.stdout


def test_two_files_of_one_name_are_both_decided(alone, tmp_path):
    for folder, line in (("a", "x + x = 3*x"), ("b", LINES["double"])):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "same.json").write_text(text(line), encoding="utf-8")
    found = run(alone, tmp_path)
    assert found.returncode == 1
    assert "1 accepted, 1 refused" in found.stdout


@pytest.mark.parametrize("arguments", [(), ("nowhere",), ("nowhere.json", "certificates")])
def test_nothing_to_decide_is_an_exit_code_of_2(alone, arguments):
    found = run(alone, *arguments)
    assert found.returncode == 2
    assert "usage" in found.stderr
    assert "Traceback" not in found.stderr


def test_an_empty_folder_is_an_exit_code_of_2(alone, tmp_path):
    found = run(alone, tmp_path)
    assert found.returncode == 2
    assert "no certificates" in found.stderr


def test_names_that_the_terminal_cannot_show_are_told(alone, tmp_path):
    (tmp_path / "σ′.json").write_text(text(LINES["double"]), encoding="utf-8")
    command = [sys.executable, "-I", "-S", "recheck.py", str(tmp_path)]
    found = subprocess.run(
        command, cwd=alone, capture_output=True, env={"LC_ALL": "C", "PYTHONUTF8": "0"}, check=False
    )
    assert (found.returncode, found.stderr) == (0, b"")


def test_an_unreadable_folder_entry_is_refused(alone, tmp_path):
    (tmp_path / "folder.json").mkdir()
    (tmp_path / "good.json").write_text(text(LINES["double"]), encoding="utf-8")
    found = run(alone, tmp_path)
    assert found.returncode == 1
    assert "refused      folder: malformed" in found.stdout
