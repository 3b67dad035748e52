"""``coqc`` itself: true theorems accepted, near-misses refused, axioms read. Needs Coq."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from symcheck.coq.gather import gather, self_contained
from symcheck.coq.run import (
    ACCEPTED,
    CoqMissing,
    CoqResult,
    axioms_in,
    exceptions,
    recheck_with_coq,
    summary,
)
from symcheck.selection import select

if TYPE_CHECKING:
    from pathlib import Path

    from symcheck.coq.gather import Entry

needs_coq = pytest.mark.skipif(
    shutil.which("coqc") is None or not os.environ.get("SYMCHECK_COQ"),
    reason="runs coqc: apt-get install coq libcoq-coquelicot, and set SYMCHECK_COQ=1",
)

#: (theorem, what its statement says, a near-miss of it that is false).
NEAR_MISSES = {
    "a sign": ("sigmoid_neg", "= 1 - sigmoid x.", "= 1 + sigmoid x."),
    "a strict bound": ("one_le_pow", "1 <= c ^ k", "1 < c ^ k"),
    "a dropped hypothesis": ("relu_of_pos", "x > 0 -> relu", "relu"),
    "a range's end": ("sum_softmax", "rsum 1%nat n (fun i", "rsum 1%nat (n - 1)%nat (fun i"),
    "a factor": ("deriv_softplus", "x = sigmoid x.", "x = 2 * sigmoid x."),
    "a bound's digit": ("sub_sq_lt_quarter_of_ne_half", "< 1 / 4", "< 1 / 5"),
    "a limit": ("tendsto_pow_atTop_nhds_zero_of_abs_lt_one", "q ^ k) 0", "q ^ k) 1"),
    "strictly greatest": ("le_argmax", "y k <= y (argmax", "y k < y (argmax"),
    "the index of the least": ("max_eq_argmax", "y (argmax 1%nat", "y (argmin 1%nat"),
    "an index that a factor moves": ("argmax_add_const", "y k + c)", "y k * c)"),
    "an even number": ("even_ne_odd", "(2 * j + 1)%Z", "(2 * j + 2)%Z"),
    "a factor's sign below roots": ("normalised_affine", "a > 0 ->", "a <> 0 ->"),
    "a unit at its kink": ("deriv_relu_depth", "relu_unit l w b a > 0", "relu_unit l w b a >= 0"),
    "a turn on a way": (
        "hierarchical_softmax_eq_prod",
        "(p (S t) = 2 * p t)%nat",
        "(p (S t) = 3 * p t)%nat",
    ),
    "an index": ("le_max", "y i <= rmax 1%nat n y", "y (S i) <= rmax 1%nat n y"),
}


def entry(name: str) -> tuple[Entry, dict[str, Entry]]:
    entries = gather(select([name]).proofs)
    return entries[name], entries


def coqc(folder: Path, text: str) -> subprocess.CompletedProcess[str]:
    (folder / "one.v").write_text(text, encoding="utf-8")
    return subprocess.run(
        [str(shutil.which("coqc")), "-q", "-w", "none", "one.v"],
        cwd=folder, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip


@pytest.mark.slow
@needs_coq
@pytest.mark.parametrize(("name", "says", "instead"), NEAR_MISSES.values(), ids=NEAR_MISSES)
def test_a_near_miss_is_refused(tmp_path: Path, name: str, says: str, instead: str) -> None:
    found, entries = entry(name)
    text = self_contained(found, entries)
    head, theorem = text.split(f"Theorem {found.script.name} :")
    assert says in theorem.split("Proof.", maxsplit=1)[0]
    done = coqc(tmp_path, f"{head}Theorem {found.script.name} :{theorem.replace(says, instead, 1)}")
    assert done.returncode != 0
    assert "Error" in done.stderr


@pytest.mark.slow
@needs_coq
def test_an_exported_script_stands_alone(tmp_path: Path) -> None:
    found, entries = entry("deriv_sigmoid")
    done = coqc(tmp_path, self_contained(found, entries))
    assert done.returncode == 0, done.stderr
    assert "Axioms:" in done.stdout


@pytest.mark.slow
@needs_coq
def test_a_line_for_each_theorem_and_a_summary() -> None:
    results = list(recheck_with_coq(select(["sigmoid_neg", "sigmoid_lt_one"]).proofs, 120, 2))
    assert {r.name: r.verdict for r in results} == {
        "sigmoid_neg": ACCEPTED,
        "sigmoid_lt_one": ACCEPTED,
    }
    assert summary(results) == "2 accepted, 0 refused, 0 without a script"


def test_without_coqc_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(CoqMissing, match="libcoq-coquelicot"):
        list(recheck_with_coq([], 1, 1))


def test_axioms_are_read_with_their_names() -> None:
    output = (
        "Axioms:\nClassicalDedekindReals.sig_not_dec : forall P : Prop, {~ ~ P} + {~ P}\n"
        "my_hole\n  : 0 = 1\n"
    )
    assert axioms_in(output) == {"ClassicalDedekindReals.sig_not_dec", "my_hole"}
    assert axioms_in("Closed under the global context\n") == set()


def test_exceptions_are_listed_with_their_reasons() -> None:
    rows = [
        CoqResult("b", "refused", "why"),
        CoqResult("a", ACCEPTED),
        CoqResult("c", "without a script", "x"),
    ]
    assert exceptions(rows).splitlines()[1:] == ["b: why", "c: x"]


def test_no_script_admits_anything() -> None:
    from symcheck.coq.script import library

    assert "Admitted" not in library()
    assert "Axiom" not in library().replace("axioms", "")
