from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET

import jsonschema
import pytest

from symcheck.render.report_json import schema

EXIT = {
    "all proved": (["good.py"], 0),
    "one refuted": (["good.py", "bad.py"], 1),
    "one conditional": (["good.py", "conditional.py"], 3),
    "conditional is accepted": (["conditional.py", "--accept", "conditional"], 0),
    "refuted before conditional": (["bad.py", "conditional.py"], 1),
    "a file that raises before refuted": (["bad.py", "raises.py"], 2),
    "no such file": (["none.py"], 2),
    "no such name": (["no_such_theorem"], 2),
    "an unknown option": (["--no-such-option"], 2),
    "a verdict that cannot be accepted": (["good.py", "--accept", "refuted"], 2),
    "a folder without theorems": (["empty"], 2),
}


@pytest.mark.parametrize(("arguments", "code"), EXIT.values(), ids=EXIT)
def test_exit_code(arguments, code, command, folder):
    (folder / "empty").mkdir()
    done = command("verify", *arguments)
    assert done.returncode == code, done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr


def test_many_proofs_are_a_row_each_and_a_closing_line(command, folder):
    done = command("verify", "good.py", "bad.py", "conditional.py")
    rows = done.stdout.splitlines()
    assert [r.split()[:2] for r in rows[:3]] == [
        ["✓", "square_of_sum"], ["✗", "wrong_square"], ["~", "cancel"],
    ]  # fmt: skip
    assert re.fullmatch(
        r"1 proved, 1 conditional, 1 refuted, 0 unknown, 0 assumed in \d+\.\d s", rows[-1]
    )


def test_what_is_wrong_is_told_with_place_step_and_witness(command, folder):
    done = command("verify", "bad.py", "good.py")
    assert "bad.py:8: step 1 of 'wrong_square' refuted" in done.stdout
    assert "step     (x + 1)² = x² + 1" in done.stdout
    assert re.search(r"witness  x = \S+: left \S+, right \S+", done.stdout)


def test_a_broken_file_is_told_with_its_line_and_the_others_are_checked(command, folder):
    done = command("verify", str(folder))
    assert "raises.py:4: the file raises ZeroDivisionError: division by zero" in done.stdout
    assert "1 proved, 1 conditional, 1 refuted, 0 unknown, 0 assumed, 1 error" in done.stdout


def test_one_proof_is_told_step_by_step(command, folder):
    done = command("verify", "square_of_sum", "good.py")
    assert "did you mean" not in done.stdout
    single = command("verify", "good.py").stdout
    assert "claim   (x + 1)² = x² + 2·x + 1" in single
    assert re.search(r"1  \(x \+ 1\)² = .*algebra", single)
    assert "proved in" in single


def test_no_steps(command, folder):
    done = command("verify", "good.py", "--no-steps")
    assert "1 proved, 0 conditional" in done.stdout
    assert "algebra" not in done.stdout


def test_steps_of_many(command, folder):
    done = command("verify", "good.py", "conditional.py", "--steps")
    assert done.stdout.count("algebra") == 3


def test_json_meets_the_schema(command, folder):
    done = command("verify", str(folder), "--format", "json")
    answer = json.loads(done.stdout)
    jsonschema.validate(answer, schema())
    assert answer["summary"] == {
        "proved": 1, "conditional": 1, "refuted": 1, "unknown": 0, "assumed": 0, "errors": 1,
    }  # fmt: skip
    assert done.returncode == 2


def test_junit_counts(command, folder):
    done = command("verify", str(folder), "--format", "junit", "--accept", "conditional")
    suite = ET.fromstring(done.stdout).find("testsuite")  # noqa: S314 (our own output)
    assert {k: suite.get(k) for k in ("tests", "failures", "errors")} == {
        "tests": "4", "failures": "1", "errors": "1",
    }  # fmt: skip


def test_a_tag_and_a_glob(command, folder):
    (folder / "pyproject.toml").write_text('[tool.symcheck]\nproofs = ["good.py", "bad.py"]\n')
    assert "square_of_sum" in command("verify", "tag:squares").stdout
    both = command("verify", "*square*", "--no-steps").stdout
    assert "square_of_sum" in both
    assert "wrong_square" in both


def test_did_you_mean(command, folder):
    (folder / "pyproject.toml").write_text('[tool.symcheck]\nproofs = ["good.py"]\n')
    done = command("verify", "square_of_sums")
    assert "there is no theorem 'square_of_sums'" in done.stdout
    assert "did you mean 'square_of_sum'?" in done.stdout


def test_two_theorems_of_one_name_are_an_error(command, folder):
    (folder / "again.py").write_text((folder / "good.py").read_text())
    (folder / "pyproject.toml").write_text('[tool.symcheck]\nproofs = ["good.py", "again.py"]\n')
    done = command("verify")
    assert "'square_of_sum' is the name of two theorems; the other is at" in done.stdout
    assert done.returncode == 2


def test_settings_that_name_nothing(command, folder):
    (folder / "pyproject.toml").write_text('[tool.symcheck]\nproofs = ["nowhere"]\n')
    done = command("verify")
    assert "[tool.symcheck] names 'nowhere', which does not exist" in done.stdout
    assert done.returncode == 2


def test_without_unicode_the_output_is_ascii(command, folder):
    done = command("verify", "good.py", "bad.py", PYTHONIOENCODING="ascii")
    assert done.stdout.isascii()
    assert "(x + 1)**2 = x**2 + 1" in done.stdout


def test_a_proof_that_hangs_is_unknown_and_the_others_are_checked(command, folder):
    (folder / "hangs.py").write_text(
        "import time\nfrom symcheck import calc, theorem\n\n@theorem('x = x')\n"
        "def waits():\n    '''It waits.'''\n    time.sleep(60)\n"
    )
    done = command("verify", "hangs.py", "good.py", "--timeout", "0.5")
    assert "not decided within 0.5 s" in done.stdout
    assert "1 proved, 0 conditional, 0 refuted, 1 unknown" in done.stdout
    assert done.returncode == 3
