"""Certificates: they meet their schema, are the same every time, and say what was proved."""

import json
import os
import subprocess
import sys
from importlib.resources import files

import jsonschema
import pytest

from symcheck.certificate import certificate, to_text
from symcheck.kernel.derivation import Derivation
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


def test_the_schema_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


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
import json, sys
from symcheck.library import Library
from symcheck.prove.decide import check
from symcheck.sources import shipped
proofs = Library.load(shipped()).proofs
json.dump({n: check(proofs[n], certify=True).certificates[0][1] for n in sys.argv[1:]}, sys.stdout)
"""


def test_every_run_writes_the_same_bytes():
    one, other = (
        subprocess.run(
            [sys.executable, "-c", PRINTED, *names],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed, names in (("1", SAMPLE), ("2", SAMPLE[::-1]))
    )
    assert json.loads(one) == json.loads(other)


def test_a_certificate_is_ascii_and_a_line_a_field():
    text = check(PROOFS["sigmoid_neg"], certify=True).certificates[0][1]
    assert text.isascii()
    assert len(text.splitlines()) == len(json.loads(text)) + 2
    assert to_text(json.loads(text)) == text
