"""Certificates: they meet their schema, are the same every time, and say what was proved."""

import json
import os
import subprocess
import sys
from importlib.resources import files

import jsonschema
import pytest

from symcheck.certificate import Reader, certificate, digest, to_text
from symcheck.kernel.derivation import Derivation
from symcheck.kernel.identity import identity
from symcheck.kernel.theorem import run
from symcheck.library import Library
from symcheck.prove.decide import check, decide
from symcheck.prove.steps import Search
from symcheck.read.text import read_problem
from symcheck.report import Verdict
from symcheck.sources import shipped

SCHEMA = json.loads((files("symcheck") / "certificate.schema.json").read_text(encoding="utf-8"))
PROOFS = Library.load(shipped()).proofs
#: One theorem for each kind of claim, and for what is written in its own way.
SAMPLE = (
    "sigmoid_neg", "deriv_sigmoid_mem_Ioc", "gradient_descent_error", "xor_values_impossible",
    "sigmoid_network_eq_tanh_network", "softmax_le_softmax_iff", "sum_units_permute",
    "not_differentiableAt_relu_zero", "exists_batch_norm_of_mean_deviation", "sub_sq_le_quarter",
)  # fmt: skip


@pytest.fixture(scope="module")
def documents():
    found = {}
    for name, proof in PROOFS.items():
        report = check(proof, certify=True)
        found.update((n, json.loads(text)) for n, text in report.certificates[:1])
        assert report.certificates[0][0] == name
    return found


def test_every_theorem_has_one(documents):
    assert documents.keys() == PROOFS.keys()


def test_each_meets_the_schema(documents):
    validator = jsonschema.Draft202012Validator(SCHEMA)
    for document in documents.values():
        validator.validate(document)


def test_the_schema_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_each_says_what_its_theorem_claims(documents):
    for name, document in documents.items():
        claim = PROOFS[name].claim()
        read = Reader(document).claim()
        assert read == claim
        assert document["identity"] == identity(claim) == identity(read)
        assert document["hash"] == digest(document)


def test_terms_stand_after_their_arguments(documents):
    for document in documents.values():
        for position, node in enumerate(document["terms"]):
            assert all(a < position for a in node[2])


def test_a_theorem_comes_with_what_it_relies_on():
    report = check(PROOFS["deriv_tanh_le_one"], certify=True)
    names = [name for name, _ in report.certificates]
    assert names[0] == "deriv_tanh_le_one"
    assert {"deriv_tanh", "sub_sq_le_quarter", "deriv_sigmoid"} <= set(names)


def test_what_was_not_proved_has_none():
    claim = read_problem("x = x + 1", [], "x: real")
    assert decide(claim, certify=True).certificates == ()
    outcome = run(Derivation(claim), Search(0.1))
    with pytest.raises(ValueError, match="was not proved"):
        certificate(outcome, "wrong")


def test_a_conditional_claim_has_its_condition():
    report = decide(read_problem("x/x = 1", [], "x: real"), name="quotient", certify=True)
    assert report.verdict is Verdict.CONDITIONAL
    document = json.loads(report.certificates[0][1])
    assert len(document["proof"]["conditions"]) == 1
    jsonschema.validate(document, SCHEMA)


PRINTED = """
import sys
from symcheck.library import Library
from symcheck.prove.decide import check
from symcheck.sources import shipped
proofs = Library.load(shipped()).proofs
for name in sys.argv[1:]:
    sys.stdout.write(check(proofs[name], certify=True).certificates[0][1])
"""


def test_every_run_writes_the_same_bytes():
    runs = [
        subprocess.run(
            [sys.executable, "-c", PRINTED, *names],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed, names in (("1", SAMPLE), ("2", SAMPLE), ("3", SAMPLE[::-1]))
    ]
    assert runs[0] == runs[1]
    assert sorted(runs[0].splitlines()) == sorted(runs[2].splitlines())


def test_a_certificate_is_ascii_and_a_line_a_field(documents):
    text = to_text(documents["sigmoid_neg"])
    assert text.isascii()
    assert len(text.splitlines()) == len(documents["sigmoid_neg"]) + 2
