from __future__ import annotations

import json
import re
import subprocess
import sys
import time

import pytest
import typer

from symcheck.cli import simplify
from symcheck.kernel.rules import RULES


def test_list(command, folder):
    done = command("list", "good.py", "bad.py")
    assert done.returncode == 0
    assert re.search(
        r"square_of_sum +\(x \+ 1\)² = x² \+ 2·x \+ 1 +squares +Exercise 1", done.stdout
    )


def test_list_as_json(command, folder):
    [entry] = json.loads(command("list", "good.py", "--format", "json").stdout)
    assert entry["name"] == "square_of_sum"
    assert entry["tags"] == ["squares"]
    assert entry["claim"]["latex"].startswith("(x + 1)^{2} =")
    assert entry["place"]["line"] == 5


def test_listing_a_broken_file_says_so_and_lists_the_others(command, folder):
    done = command("list", "good.py", "raises.py")
    assert "square_of_sum" in done.stdout
    assert "raises.py:4: the file raises ZeroDivisionError" in done.stderr
    assert done.returncode == 2


def test_the_library_is_listed_with_nothing_named(command):
    names = [e["name"] for e in json.loads(command("list", "--format", "json").stdout)]
    assert "sigmoid_neg" in names
    assert len(names) == len(set(names))


def test_show_does_not_check(command, folder):
    done = command("show", "wrong_square")
    assert done.returncode == 2
    done = command("show", "bad.py")
    assert "A student's square." in done.stdout
    assert "(x + 1)² = x² + 1   algebra" in done.stdout
    assert "refuted" not in done.stdout


def test_explain_lists_the_rules(command):
    done = command("explain")
    assert [line.split()[0] for line in done.stdout.splitlines()] == sorted(RULES)


@pytest.mark.parametrize("rule", sorted(RULES))
def test_every_rule_has_a_page(rule):
    page = sys.modules[RULES[rule].__module__].__doc__
    assert page
    for heading in ("Accepts", "Refuses"):
        assert heading in page


def test_explain_a_rule_that_is_not_there(command):
    done = command("explain", "algbra")
    assert done.returncode == 2
    assert "did you mean 'algebra'?" in done.stderr


def test_explain_takes_either_dash(command):
    assert command("explain", "square-nonneg").stdout == command("explain", "square_nonneg").stdout


def test_trust_counts_the_kernel(command):
    done = command("trust")
    assert re.search(r"the kernel: \d{4,} lines of code in \d+ files", done.stdout)
    assert "exp" in done.stdout
    assert "python-flint" in done.stdout


SIMPLIFY = {
    "a fraction is reduced under its condition": (["(x**2 - 1)/(x - 1)"], 0, "x + 1"),
    "an expression that begins with a minus sign": (["-x + x"], 0, "0"),
    "a division by zero": (["1/(x - x)"], 2, "divides by zero"),
    "a syntax error": (["x +"], 2, "^"),
}


@pytest.mark.parametrize(("arguments", "code", "words"), SIMPLIFY.values(), ids=SIMPLIFY)
def test_simplify(arguments, code, words, command):
    done = command("simplify", *arguments)
    assert done.returncode == code
    assert words in done.stdout + done.stderr


@pytest.mark.parametrize("text", ["1) = (x", "x)+(y", "", "x = 1"])
def test_simplify_reads_one_expression(text, command):
    assert command("simplify", text).returncode == 2


def test_simplify_tells_the_condition(command):
    assert "x − 1 ≠ 0" in command("simplify", "(x**2 - 1)/(x - 1)").stdout


def test_new_writes_a_file_that_verifies(command, tmp_path):
    assert command("new", "my_theorem").returncode == 0
    assert command("verify", "my_theorem.py").returncode == 0
    again = command("new", "my_theorem")
    assert again.returncode == 2
    assert "exists" in again.stderr
    assert sorted(p.name for p in tmp_path.iterdir() if p.is_file()) == ["my_theorem.py"]


@pytest.mark.parametrize("name", ["2x", "a-b", "class", "../up"])
def test_new_refuses_what_is_no_name(name, command):
    assert command("new", name).returncode == 2


def test_export(command, folder):
    done = command("export", "good.py", "--to", "latex", "-o", "proof.tex")
    assert done.returncode == 0
    source = (folder / "proof.tex").read_text(encoding="utf-8")
    assert source.startswith(r"\documentclass")
    assert r"\begin{align*}" in source
    fragment = command("export", "good.py", "--fragment").stdout
    assert r"\documentclass" not in fragment


def test_export_of_nothing(command):
    done = command("export", "no_such_theorem")
    assert done.returncode == 2
    assert done.stdout == ""


COMPLETE = {
    "a theorem": ("symcheck show sigmoid_n", "sigmoid_neg"),
    "a rule": ("symcheck explain alg", "algebra"),
}


@pytest.mark.parametrize(("words", "name"), COMPLETE.values(), ids=COMPLETE)
def test_completion(words, name, tmp_path):
    code = (
        "import os, sys; from symcheck.cli import main; sys.argv = ['symcheck']\n"
        "code = main(); sys.stderr.write(str('sympy' in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        env={
            "_SYMCHECK_COMPLETE": "complete_bash",
            "COMP_WORDS": words,
            "COMP_CWORD": str(len(words.split()) - 1),
            "PATH": "",
        },
    )
    assert name in done.stdout.split()
    assert done.stderr.strip() == "False"


def test_simplify_is_ended_when_its_time_is_up(monkeypatch, capsys):
    monkeypatch.setattr(simplify, "_normal", lambda _: time.sleep(60))
    with pytest.raises(typer.Exit) as ended:
        simplify.simplify("x", timeout=0.05)
    assert ended.value.exit_code == 3
    assert capsys.readouterr().out == "unknown: no normal form was found within 0.05 s\n"
