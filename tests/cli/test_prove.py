from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time

import pytest

EXIT = {
    "proved": (["sigmoid(-x) = 1 - sigmoid(x)"], 0),
    "refuted": (["tanh(x) = sigmoid(x)"], 1),
    "conditional": (["x/x = 1"], 3),
    "conditional, accepted": (["x/x = 1", "--accept", "conditional"], 0),
    "under a hypothesis": (["sqrt(x**2) = x", "--given", "x > 0"], 0),
    "with sorts": (["Sum(k, (k, 1, n)) = n*(n + 1)/2", "--where", "n: size"], 0),
    "a claim that begins with a minus sign": (["-x + x = 0"], 0),
    "a claim that begins with a minus sign and has a letter of an option": (["-j + j = 0"], 0),
    "a syntax error": (["x + = 1"], 2),
    "a syntax error beside an option": (["x + = 1", "--timeout", "3"], 2),
    "no claim": ([], 2),
    "no such sort": (["x = x", "--where", "x: number"], 2),
    "an unknown function": (["sigmod(x) = x"], 2),
    "no such file": (["--from", "none.jsonl"], 2),
    "a claim and a file": (["x = x", "--from", "claims.jsonl"], 2),
}


@pytest.mark.parametrize(("arguments", "code"), EXIT.values(), ids=EXIT)
def test_exit_code(arguments, code, command):
    done = command("prove", *arguments)
    assert "Traceback" not in done.stdout + done.stderr
    if code is not None:
        assert done.returncode == code, done.stdout + done.stderr


def test_the_derivation_is_printed(command):
    done = command("prove", "sigmoid(-x) = 1 - sigmoid(x)")
    assert "claim   σ(−x) = 1 − σ(x)" in done.stdout
    assert "1  σ(−x) = 1 − σ(x)   algebra" in done.stdout


def test_a_caret_stands_under_the_error(command):
    done = command("prove", "x + = 1")
    lines = done.stderr.splitlines()
    column = next(i for i, line in enumerate(lines) if "x + = 1" in line)
    assert lines[column + 1].index("^") == lines[column].index("=")


def test_did_you_mean(command):
    assert "did you mean 'sigmoid'?" in command("prove", "sigmod(x) = x").stderr


def test_json(command):
    done = command("prove", "x/x = 1", "--format", "json")
    [result] = json.loads(done.stdout)["results"]
    assert result["verdict"] == "conditional"
    assert result["conditions"] == ["x != 0"]
    assert result["domains_differ"] is True


ITEMS = [
    {"id": "a", "text": "x + x = 2*x", "variables": ["x"], "assumptions": []},
    {"id": "b", "text": "sqrt(x**2) = x", "variables": ["x"], "assumptions": []},
    {"id": "c", "text": "x/x = 1"},
    {"id": "d", "text": "x + = 1"},
    {"id": "e", "steps": [{"text": "x + x = 2*x"}, {"text": "2*x = x*2"}], "text": ""},
    {
        "id": "f",
        "text": "Sum(softmax(y)[k], (k, 1, n)) = 1",
        "where": {"n": "size", "y": "family(n)"},
    },
]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_file_of_claims_is_answered_in_its_order(jobs, command, tmp_path):
    lines = [json.dumps(i) for i in ITEMS]
    (tmp_path / "claims.jsonl").write_text("\n".join([*lines[:3], "", *lines[3:]]) + "\nnot JSON\n")
    done = command("prove", "--from", "claims.jsonl", "-j", jobs)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [a["id"] for a in answers[:6]] == ["a", "b", "c", "d", "e", "f"]
    verdicts = [a["verdict"] for a in answers]
    assert verdicts[:5] == ["proved", "refuted", "conditional", "error", "proved"]
    assert verdicts[6] == "error"
    assert answers[0]["rules"] == ["algebra"]
    assert answers[1]["witness"]["point"].keys() == {"x"}
    assert answers[2]["conditions"] == ["x != 0"]
    assert [s["verdict"] for s in answers[4]["steps"]] == ["proved", "proved"]
    assert done.returncode == 2


def test_claims_from_the_standard_input(command):
    done = command("prove", "--from", "-", text=json.dumps(ITEMS[0]) + "\n")
    assert json.loads(done.stdout)["verdict"] == "proved"


def test_interrupting_stops_at_once_and_says_so(tmp_path):
    lines = "\n".join(
        json.dumps({"id": i, "text": "sin(x)**7*exp(cosh(x)) <= x + y**5*z"}) for i in range(500)
    )
    (tmp_path / "claims.jsonl").write_text(lines)
    process = subprocess.Popen(
        [sys.executable, "-m", "symcheck", "prove", "--from", "claims.jsonl", "--timeout", "30"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    time.sleep(1.5)
    os.killpg(process.pid, signal.SIGINT)
    start = time.monotonic()
    _, errors = process.communicate(timeout=20)
    assert time.monotonic() - start < 5
    assert process.returncode == 130
    assert errors.strip() == "interrupted"


@pytest.mark.parametrize(
    "arguments", [["--help"], ["prove", "x + x = 2*x"], ["prove", "x = x", "--timeout", "3"]]
)
def test_sympy_is_not_imported(arguments, tmp_path):
    code = (
        "import sys; from symcheck.cli import main; sys.argv[1:] = sys.argv[1:]\n"
        "main(); sys.stderr.write(str([m for m in sys.modules if m.partition('.')[0] == 'sympy']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr.strip() == "[]"
