"""``--certificates`` and ``symcheck recheck`` as a person meets them."""

import json

import pytest
from typer.testing import CliRunner

from symcheck.cli.app import app

RUNNER = CliRunner()


def invoke(*arguments):
    return RUNNER.invoke(app, [str(a) for a in arguments])


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "some" / "certificates"


def test_verify_writes_a_theorem_and_what_it_relies_on(folder):
    found = invoke("verify", "deriv_tanh_le_one", "--certificates", folder, "-j1")
    assert found.exit_code == 0
    names = {p.stem for p in folder.glob("*.json")}
    assert {"deriv_tanh_le_one", "deriv_tanh", "sub_sq_le_quarter"} <= names
    assert f"{len(names)} certificates in" in found.output


def test_what_verify_wrote_is_accepted(folder):
    invoke("verify", "deriv_tanh_le_one", "--certificates", folder, "-j1")
    found = invoke("recheck", folder)
    assert found.exit_code == 0, found.output
    assert "0 refused" in found.output


def test_a_claim_typed_is_accepted(folder):
    assert invoke("prove", "sigmoid(-x) = 1 - sigmoid(x)", "--certificates", folder).exit_code == 0
    assert [p.stem for p in folder.glob("*.json")] == ["claim"]
    assert invoke("recheck", folder).exit_code == 0


def test_claims_from_a_file_are_accepted(folder, tmp_path):
    source = tmp_path / "claims.jsonl"
    claims = [
        {"id": "a/1", "text": "x + x = 2*x"},
        {"id": "false", "text": "x = x + 1"},
        {"id": "chain", "steps": ["(x + 1)^2 = x^2 + 2*x + 1", "x^2 + 1 > 0"]},
    ]
    source.write_text("\n".join(map(json.dumps, claims)), encoding="utf-8")
    found = invoke("prove", "--from", source, "--certificates", folder, "-j1")
    assert "certificates" not in found.output
    assert {p.stem for p in folder.glob("*.json")} >= {"a_1"}
    assert "false" not in {p.stem for p in folder.glob("*.json")}
    assert invoke("recheck", folder).exit_code == 0


def test_recheck_shows_what_is_claimed(folder):
    invoke("prove", "x + x = 2*x", "--certificates", folder)
    found = invoke("recheck", folder, "--show")
    assert found.exit_code == 0
    assert "    for all x: real\n    x + x = 2*x\n" in found.output
    assert "for all" not in invoke("recheck", folder).output
    assert invoke("recheck", folder, "--show", "--with", "coq").exit_code == 2


def test_a_changed_certificate_is_refused(folder):
    invoke("prove", "x + x = 2*x", "--certificates", folder)
    path = folder / "claim.json"
    path.write_text(path.read_text(encoding="utf-8").replace('["num",2,', '["num",3,'))
    found = invoke("recheck", folder)
    assert found.exit_code == 1
    assert "1 refused" in found.output


def test_theorems_are_rechecked_by_name():
    found = invoke("recheck", "sigmoid_neg", "-j1")
    assert found.exit_code == 0
    assert "sigmoid_neg" in found.output


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "file").write_text("x")
    found = invoke("prove", "x = x", "--certificates", tmp_path / "file")
    assert found.exit_code == 2
    assert "cannot write into" in found.output


def test_certificates_and_theorems_are_not_mixed(folder):
    invoke("prove", "x + x = 2*x", "--certificates", folder)
    found = invoke("recheck", folder, "sigmoid_neg")
    assert found.exit_code == 2
    assert "not both" in found.output


def test_a_theorem_that_is_not_proved_is_counted(tmp_path):
    head = "from symcheck import theorem\n"
    one = '@theorem("x + x = 2*x")\ndef one():\n    """True."""\n'
    other = '@theorem("x = x + 1")\ndef other():\n    """False."""\n'
    (tmp_path / "both.py").write_text(head + one + other, encoding="utf-8")
    found = invoke("recheck", tmp_path / "both.py", "-j1")
    assert found.exit_code == 1
    assert "1 accepted, 0 refused" in found.stdout
    assert (
        "not proved   other: it is refuted, there is no certificate\n1 not proved" in found.stdout
    )
    (tmp_path / "alone.py").write_text(head + other, encoding="utf-8")
    found = invoke("recheck", tmp_path / "alone.py", "-j1")
    assert found.exit_code == 1
    assert found.stdout.endswith("1 not proved\n")
    assert "usage" not in found.output
