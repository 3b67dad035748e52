from __future__ import annotations

import re
import shutil
import subprocess

import pytest

NOTES = """# Notes

The square, for 100% of $x$:

{{theorem good_square}}

- and a *point*: `x_1`

{{theorem sigmoid_neg}}
"""


@pytest.fixture
def notes(tmp_path):
    text = NOTES.replace("good_square", "softmax_pos")
    (tmp_path / "notes.md").write_text(text, encoding="utf-8")
    (tmp_path / "bad.md").write_text("\n{{theorem sigmoid_ne}}\n", encoding="utf-8")
    (tmp_path / "odd.md").write_text("a\n\nsee {{theorem sigmoid_neg}}\n", encoding="utf-8")
    (tmp_path / "empty.md").write_text("only words\n", encoding="utf-8")
    return tmp_path


def test_verify_checks_every_theorem_in_it(command, notes):
    done = command("verify", "--collection", "notes.md")
    assert done.returncode == 0, done.stdout + done.stderr
    rows = [line.split()[1] for line in done.stdout.splitlines()[:2]]
    assert rows == ["softmax_pos", "sigmoid_neg"]
    assert "2 proved, 0 conditional" in done.stdout


BAD = {
    "an unknown theorem": ("bad.md", "bad.md:2: there is no theorem 'sigmoid_ne'"),
    "its advice": ("bad.md", "did you mean 'sigmoid_neg'?"),
    "a theorem within a line": ("odd.md", "odd.md:3: expected a line '{{theorem NAME}}'"),
    "no theorem": ("empty.md", "holds no theorem"),
    "an unknown collection": ("ffn-sheet", "did you mean 'ffnn-sheet'?"),
    "no file": ("none.md", "cannot read 'none.md'"),
}


@pytest.mark.parametrize("verb", [["verify"], ["export", "--to", "markdown"]])
@pytest.mark.parametrize(("target", "words"), BAD.values(), ids=BAD)
def test_bad_input(verb, target, words, command, notes):
    done = command(*verb, "--collection", target)
    assert done.returncode == 2
    assert words in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr


def test_a_collection_and_a_name_are_refused(command, notes):
    done = command("verify", "sigmoid_neg", "--collection", "notes.md")
    assert (done.returncode, done.stderr) == (2, "name theorems or a collection, not both\n")


def test_markdown_has_prose_claims_and_aligned_derivations(command, notes):
    told = command("export", "--collection", "notes.md", "--to", "markdown").stdout
    assert told.startswith("# Notes\n\nThe square, for 100% of $x$:\n\n**Theorem** `softmax_pos`.")
    assert "$$\n\\sigma(-x) = 1 - \\sigma(x)\n$$" in told
    assert re.search(r"\\begin\{aligned\}\n.*&& \\text\{by definition\}", told)
    assert told.count("*Verdict:* proved.") == 2


@pytest.mark.skipif(shutil.which("pdflatex") is None, reason="pdflatex is not installed")
@pytest.mark.parametrize("target", ["notes.md", pytest.param("ffnn-sheet", marks=pytest.mark.slow)])
def test_latex_compiles_without_a_warning(target, command, notes):
    done = command("export", "--collection", target, "--to", "latex", "-o", "all.tex")
    assert done.returncode == 0, done.stderr
    tex = ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "all.tex"]
    assert subprocess.run(tex, cwd=notes, capture_output=True, check=False).returncode == 0
    log = (notes / "all.log").read_text(encoding="utf-8", errors="replace")
    assert not re.findall(r".*(?:Warning|Overfull|Underfull).*", log)


def test_theorems_as_markdown(command):
    done = command("export", "sigmoid_neg", "--to", "markdown")
    assert done.stdout.startswith("**Theorem** `sigmoid_neg`. Let $x$ be real.")
