"""Every theorem that is asked for has an entry, and a line of its own in the report."""

from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from symcheck.cli.app import app
from symcheck.coq import run
from symcheck.coq.gather import entry_of, gather, module_text
from symcheck.library import load_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from symcheck.authoring import Proof
    from symcheck.coq.gather import Entry

HEAD = "from symcheck import calc, theorem\nfrom symcheck.authoring import define\n"
ONE = HEAD + '@theorem("x = x")\ndef t():\n    """True."""\n'
OTHER = HEAD + '@theorem("x = x + 1")\ndef t():\n    """False."""\n'


def proofs(folder: Path, **files: str) -> list[Proof]:
    found: list[Proof] = []
    for name, text in files.items():
        (folder / f"{name}.py").write_text(text, encoding="utf-8")
        found += load_file(folder / f"{name}.py").proofs
    return found


def test_of_two_of_one_name_the_second_says_why_it_has_no_script(tmp_path: Path) -> None:
    asked = proofs(tmp_path, one=ONE, other=OTHER)
    entries = gather(asked)
    first, second = (entry_of(p, entries) for p in asked)
    assert first.script is not None
    assert second.script is None
    assert "one.py:3, has its name" in second.reason
    assert "other.py:3" in second.name


def test_a_file_that_is_loaded_twice_has_its_theorems_once(tmp_path: Path) -> None:
    first = proofs(tmp_path, one=ONE)
    spec = spec_from_file_location("imported", tmp_path / "one.py")
    assert spec is not None
    assert spec.loader is not None
    spec.loader.exec_module(module := module_from_spec(spec))
    asked = [*first, module.t]
    assert asked[0] is not asked[1]
    entries = gather(asked)
    assert list(entries) == ["t"]
    assert entry_of(asked[1], entries) is entries["t"]


def test_what_rests_on_another_theorem_of_that_name_has_no_script(tmp_path: Path) -> None:
    own = (
        f'{HEAD}@theorem("x + 1 = 1 + x")\ndef t():\n    """True."""\n'
        '@theorem("2*(y + 1) = 2*(1 + y)")\ndef u():\n    """By t."""\n'
        '    return calc("2*(y + 1)").eq("2*(1 + y)", by=t)\n'
    )
    alone = gather(proofs(tmp_path, own=own))
    assert alone["u"].script is not None
    assert alone["u"].rests_on == ("t",)
    entries = gather(proofs(tmp_path, one=ONE, own=own))
    assert entries["u"].script is None
    assert entries["u"].reason == "it rests on 't', where another theorem has that name"


def test_what_the_authors_code_raises_is_the_reason(tmp_path: Path) -> None:
    text = f'{HEAD}@theorem("x = x")\ndef t():\n    """Nothing."""\n    return calc("x").eq(1/0)\n'
    entries = gather(proofs(tmp_path, one=text))
    assert (entries["t"].script, entries["t"].reason) == (None, "division by zero")


def test_a_statement_speaks_of_its_own_definitions(tmp_path: Path) -> None:
    """They are imported after those of one name of what it rests on."""
    text = HEAD + "".join(
        f'f{i} = define("f", "x: real", "{body}")\n'
        f'@theorem("f(x) = {value}", where="x: real", definitions=[f{i}])\n'
        f'def t{i}():\n    """True."""\n'
        for i, (body, value) in enumerate([("x", "x"), ("x + 1", "1 + x")])
    )
    entries = gather(proofs(tmp_path, one=text))
    chained = {
        "t0": entries["t0"],
        "t1": type(entries["t1"])("t1", entries["t1"].script, "", ("t0",)),
    }
    imports = module_text(chained["t1"], chained)[0].split("Open Scope")[0]
    (own,) = module_text(entries["t1"], entries)[1]
    assert imports.count("Require Import D_") == 2
    assert imports.rstrip().endswith(f"Require Import {own}.")


@pytest.fixture
def believing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A ``coqc`` that accepts every script."""

    def checked(entries: dict[str, Entry], *_: object) -> Iterator[run.CoqResult]:
        for e in entries.values():
            yield run.CoqResult(e.name, run.ACCEPTED if e.script else run.NONE, e.reason)

    monkeypatch.setattr(run, "coqc", lambda: "coqc")
    monkeypatch.setattr(run, "checked", checked)


@pytest.mark.usefixtures("believing")
def test_two_of_one_name_have_a_line_each(tmp_path: Path) -> None:
    proofs(tmp_path, one=ONE, other=OTHER)
    found = CliRunner().invoke(
        app, ["recheck", "--with", "coq", *(str(tmp_path / f"{n}.py") for n in ("one", "other"))]
    )
    assert found.exit_code == 1
    assert "1 accepted, 0 refused, 1 without a script" in found.stdout
    assert "other.py:3)  another theorem, " in found.stdout
