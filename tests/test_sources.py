from __future__ import annotations

import subprocess
import sys

import pytest

from symcheck import sources
from symcheck.sources import SettingsError, holds_proofs, module_name, project, proof_files, written

PROOF = "from symcheck import theorem\n\n@theorem('x = x')\ndef same():\n    '''The same.'''\n"


def test_theorems_are_found_without_importing(tmp_path):
    file = tmp_path / "a.py"
    file.write_text(PROOF + "\n1/0\n")
    assert [(t.name, t.line) for t in written(file)] == [("same", 4)]


def test_a_theorem_is_found_by_the_name_that_it_is_given(tmp_path):
    file = tmp_path / "a.py"
    file.write_text(PROOF.replace("'x = x'", "'x = x', name='other'"))
    assert [(t.name, t.line) for t in written(file)] == [("other", 4)]


HOLDS = {
    "a decorated function": (PROOF, True),
    "a decorator of a module": (PROOF.replace("@theorem", "@symcheck.theorem"), True),
    "a decorator by another name": (
        PROOF.replace("theorem\n\n@theorem", "theorem as claim\n\n@claim"), True),
    "a decorator made before": (
        "import symcheck\nclaim = symcheck.theorem('x = x')\n@claim\ndef same(): ...\n", True),
    "a function that is called": (
        "import symcheck\nsymcheck.theorem('x = x', name='a')(lambda: None)\n", True),
    "an import alone": ("from symcheck import theorem\n", False),
    "a word in a comment": ("# a symcheck theorem\n", False),
    "another theorem": ("@theorem\ndef f(): pass\n", False),
    "a file that is not Python": ("from symcheck import theorem\n@theorem(\n", True),
    "nothing": ("", False),
}  # fmt: skip


@pytest.mark.parametrize(("text", "found"), HOLDS.values(), ids=HOLDS)
def test_holds_proofs(text, found, tmp_path):
    file = tmp_path / "a.py"
    file.write_text(text)
    assert holds_proofs(file) is found


def test_hidden_files_and_environments_are_left_out(tmp_path):
    for name in ("a.py", "_b.py", ".c.py", "conftest.py", ".venv/d.py", "env/lib/e.py", "sub/f.py"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(PROOF)
    (tmp_path / "env" / "pyvenv.cfg").write_text("")
    assert [p.name for p in proof_files(tmp_path)] == ["a.py", "f.py"]


def test_a_library_inside_an_environment_is_found(tmp_path):
    (tmp_path / "pyvenv.cfg").write_text("")
    (tmp_path / "library").mkdir()
    (tmp_path / "library" / "a.py").write_text(PROOF)
    assert [p.name for p in proof_files(tmp_path / "library")] == ["a.py"]


def test_the_settings_of_the_nearest_project(tmp_path):
    (tmp_path / "derivations").mkdir()
    (tmp_path / "pyproject.toml").write_text('[tool.symcheck]\nproofs = ["derivations"]\n')
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    source = project(inner)
    assert source is not None
    assert source.paths == (tmp_path / "derivations",)


SETTINGS = {
    "not TOML": "[tool",
    "a text for a list": '[tool.symcheck]\nproofs = "derivations"\n',
    "a folder that is not there": '[tool.symcheck]\nproofs = ["nowhere"]\n',
}


@pytest.mark.parametrize("text", SETTINGS.values(), ids=SETTINGS)
def test_settings_that_are_refused(text, tmp_path):
    (tmp_path / "pyproject.toml").write_text(text)
    with pytest.raises(SettingsError, match=r"pyproject\.toml"):
        project(tmp_path)


def test_a_library_file_has_one_name():
    file = sources.shipped_folder().resolve() / "sigmoid.py"
    assert module_name(file) == ("symcheck.proofs.sigmoid", None)


def test_a_file_in_a_package_has_its_dotted_name(tmp_path):
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack" / "__init__.py").write_text("")
    assert module_name(tmp_path / "pack" / "a.py") == ("pack.a", tmp_path)


def test_the_library_is_importable_under_its_name(tmp_path):
    code = "import symcheck.proofs.sigmoid as s; print(s.__name__, s.sigmoid_neg.module)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["symcheck.proofs.sigmoid"] * 2
