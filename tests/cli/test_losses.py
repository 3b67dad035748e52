"""What takes for ever, too much memory or too much depth, or is killed, is lost alone."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

FINE = "x + x = 2*x"
FOR_EVER = "(x + y + z + w)**300/(x + y + z + w)**299 = x + y + z + w"
HUNGRY = "Product((x**k + k*y + z)**k, (k, 1, 60)) = 1"
#: Claim and what is said of it, with two seconds.
LOST = {
    "for ever": (FOR_EVER, "not decided within|too large to expand"),
    "a million brackets": ("(" * 10**6 + "x" + ")" * 10**6 + " = x", "the text is longer than"),
    "a million signs": ("-" * 10**6 + "x = x", "the text is longer than"),
    "functions of functions": ("sin(" * 9000 + "x" + ")" * 9000 + " = 0", "nested more than"),
    "signs": ("-" * 90_000 + "x = x", "nested more than"),
    "powers": ("x" + "**x" * 30_000 + " = 1", "nested more than"),
    "a power": ("10**(10**9) + 1 = 10**(10**9)", "too large to expand"),
    "a tower": ("2**2**2**2**2**2 > 1", "not shown"),
    "a factorial": ("Product(k, (k, 1, 10**8)) = 0", "differ by"),
    "a long sum": ("Sum(sin(k**2), (k, 1, 10**9)) > 0", "not shown"),
    "many sums": (
        "Sum(" * 3 + "sin(i*j*k)" + "".join(f", ({v}, 1, 300))" for v in "ijk") + " > 0", "not"
    ),
}  # fmt: skip


def written(path, texts):
    lines = [json.dumps({"id": name, "text": text}) for name, text in texts.items()]
    path.write_text("\n".join(lines))


def answered(output):
    return {a["id"]: a for a in map(json.loads, output.splitlines())}


def test_what_uses_up_a_limit_is_unknown_and_the_others_are_decided(command, tmp_path):
    texts = {}
    for number, (name, (text, _)) in enumerate(LOST.items()):
        texts |= {f"before {number}": FINE, name: text}
    written(tmp_path / "claims.jsonl", {**texts, "last": FINE})
    start = time.monotonic()
    done = command("prove", "--from", "claims.jsonl", "--timeout", "2", "-j", "2")
    assert time.monotonic() - start < len(LOST) * 3
    answers = answered(done.stdout)
    assert done.returncode == 3
    for name, (_, reason) in LOST.items():
        assert answers[name]["verdict"] == "unknown"
        assert any(words in answers[name]["reason"] for words in reason.split("|"))
        assert answers[name]["seconds"] <= 3
    others = {a["verdict"] for n, a in answers.items() if n not in LOST}
    assert others == {"proved"}


def test_what_wants_too_much_memory_is_unknown_and_the_others_are_decided(command, tmp_path):
    texts = {"a": FINE, "b": HUNGRY, "c": FINE, "d": "-" * 10**6 + "x = x", "e": FINE}
    written(tmp_path / "claims.jsonl", texts)
    limits = ("--memory", "64", "--timeout", "60", "-j", "1")
    done = command("prove", "--from", "claims.jsonl", *limits)
    answers = list(answered(done.stdout).values())
    assert [a["verdict"] for a in answers] == ["proved", "unknown"] * 2 + ["proved"]
    assert answers[1]["reason"] == "not decided within 64 MB of memory"
    assert done.returncode == 3


@pytest.mark.parametrize("text", [FOR_EVER, HUNGRY])
def test_one_claim_ends_in_its_time(text, command):
    start = time.monotonic()
    done = command("prove", text, "--timeout", "1", "--memory", "64")
    assert time.monotonic() - start < 10  # two seconds, and the time to start Python
    assert done.returncode == 3
    assert "not decided within" in done.stdout or "too large to expand" in done.stdout


# ── kill -9 ──


def children(parent):
    """The process ids of a process's children."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            fields = stat.read_text().rpartition(")")[2].split()
            if int(fields[1]) == parent:
                found.append(int(stat.parent.name))
    return found


def worker(process):
    """The process id of the only worker, when it is there."""
    for _ in range(200):
        if (found := children(process.pid)) != []:
            return found[0]
        time.sleep(0.05)
    raise AssertionError("no worker was started")


def started(folder, *arguments):
    return subprocess.Popen(
        [sys.executable, "-m", "symcheck", *arguments],
        cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


needs_proc = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="reads /proc")


@needs_proc
def test_a_worker_that_is_killed_loses_its_claim_alone(tmp_path):
    written(tmp_path / "claims.jsonl", {"first": FINE, "long": FOR_EVER, "last": FINE})
    process = started(
        tmp_path, "prove", "--from", "claims.jsonl", "-j", "1", "--timeout", "60"
    )
    assert json.loads(process.stdout.readline())["verdict"] == "proved"
    time.sleep(0.3)
    os.kill(worker(process), signal.SIGKILL)
    output, errors = process.communicate(timeout=50)
    answers = answered(output)
    assert answers["long"]["verdict"] == "unknown"
    assert answers["long"]["reason"] == "its worker was killed (signal 9)"
    assert answers["last"]["verdict"] == "proved"
    assert process.returncode == 3
    assert "Traceback" not in errors


@needs_proc
def test_a_worker_that_is_killed_loses_its_proof_alone(folder):
    (folder / "waits.py").write_text(
        "import time\nfrom symcheck import theorem\n\n@theorem('x = x')\n"
        "def waits():\n    '''It waits.'''\n    time.sleep(60)\n"
    )
    process = started(folder, "verify", "waits.py", "good.py", "-j", "1", "--timeout", "60")
    pid = worker(process)
    time.sleep(1.0)
    os.kill(pid, signal.SIGKILL)
    output, errors = process.communicate(timeout=50)
    assert "Traceback" not in errors
    assert "1 proved, 0 conditional, 0 refuted, 1 unknown" in output
    assert "its worker was killed (signal 9)" in output
    assert process.returncode == 3


@needs_proc
def test_a_proof_that_recurses_or_eats_is_unknown_alone(command, folder):
    (folder / "deep.py").write_text(
        "from symcheck import theorem\n\ndef down(n):\n    return n and down(n - 1)\n\n"
        "@theorem('x = x')\ndef recurses():\n    '''It recurses.'''\n    down(10**6)\n\n"
        "@theorem('x = x')\ndef eats():\n    '''It eats.'''\n    bytearray(10**10)\n"
    )
    done = command("verify", "deep.py", "good.py", "--memory", "2048")
    assert "1 proved, 0 conditional, 0 refuted, 2 unknown" in done.stdout
    assert "nested too deeply" in done.stdout
    assert "not decided within 2048 MB of memory" in done.stdout
    assert done.returncode == 3
