from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

SHEET = str(Path(__file__).resolve().parents[2] / "networks" / "exercise-6-3.toml")


def test_the_sheet_in_the_terminal(command):
    done = command("forward", SHEET, "--input", "1, 2, 1")
    assert done.returncode == 0, done.stderr
    for line in ("h₁ = relu(2·x₁ + x₂ − 2·x₃)   definition", "0.9996646498 ≤ p₁",
                 "the predicted class is 1"):  # fmt: skip
        assert line in done.stdout
    assert "proved, " in done.stdout


def test_the_input_of_the_file_is_used_if_none_is_given(command):
    assert command("forward", SHEET).stdout.splitlines()[2] == "  input   x = (1, 2, 1)"


def test_a_negative_input(command):
    done = command("forward", SHEET, "--input", "-1, 2, 1")
    assert done.returncode == 0, done.stderr
    assert "x = (−1, 2, 1)" in done.stdout


def test_json(command):
    done = command("forward", SHEET, "--format", "json", "--digits", "3")
    told = json.loads(done.stdout)
    assert told["schema"] == "symcheck/forward/1"
    assert told["prediction"]["classes"] == [1]
    values = {v["name"]: v for stage in told["stages"] for v in stage["values"] if v["steps"]}
    assert values["o_1"]["steps"][-1]["goal"] in {"12 = o_1()", "6*2 + (-0) = 12", "6*2 - 0 = 12"}
    assert (told["verdict"], told["input"]) == ("proved", ["1", "2", "1"])


def test_ascii(command):
    done = command("forward", SHEET, PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert "h^T = relu(x^T*W1)" in done.stdout


@pytest.mark.skipif(shutil.which("pdflatex") is None, reason="pdflatex is not installed")
def test_latex_compiles_without_a_warning(command, tmp_path):
    done = command("forward", SHEET, "--to", "latex", "-o", "pass.tex")
    assert done.returncode == 0
    tex = ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "pass.tex"]
    assert subprocess.run(tex, cwd=tmp_path, capture_output=True, check=False).returncode == 0
    log = (tmp_path / "pass.log").read_text(encoding="utf-8", errors="replace")
    assert not [n for n in log.splitlines() if "Warning" in n or ("full" in n and "box" in n)]


BAD = {
    "no file": (["none.toml"], "cannot read 'none.toml'"),
    "too few numbers": ([SHEET, "--input", "1, 2"], "--input has 2 numbers, expected 3"),
    "no number": ([SHEET, "--input", "1, 2, x"], "--input, number 3 is 'x'"),
    "a file that is none": (["bad.toml"], "bad.toml: there is no layer"),
    "no input": (["small.toml"], 'has no input; give one, like --input "1"'),
    "-o without --to": ([SHEET, "-o", "x.tex"], "belong to --to latex"),
}


@pytest.mark.parametrize(("arguments", "words"), BAD.values(), ids=BAD)
def test_bad_input(arguments, words, command, tmp_path):
    (tmp_path / "bad.toml").write_text("", encoding="utf-8")
    (tmp_path / "small.toml").write_text("[[layers]]\nweights = [[1]]\n", encoding="utf-8")
    done = command("forward", *arguments)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr
