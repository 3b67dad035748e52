"""The library's certificates: what they say, that they are followed, and are as recorded."""

import json
import os
from importlib.resources import files
from itertools import groupby
from pathlib import Path

import jsonschema
import pytest
from forging import Trusting

from symcheck import recheck
from symcheck.certificate import Reader, digest
from symcheck.kernel.identity import identity
from symcheck.library import Library
from symcheck.prove.decide import check
from symcheck.sources import shipped

#: A line a theorem: its name and its certificate's hash; UPDATE_GOLDENS=1 writes them anew.
GOLDEN = Path(__file__).parent.parent / "goldens" / "certificates.txt"
SCHEMA = json.loads((files("symcheck") / "certificate.schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
FILES = {
    module.rpartition(".")[2]: [*proofs]
    for module, proofs in groupby(
        Library.load(shipped()).proofs.values(), lambda proof: proof.module
    )
}


def hashes():
    """Return the recorded hash of each theorem's certificate."""
    lines = GOLDEN.read_text(encoding="utf-8").splitlines() if GOLDEN.exists() else []
    return dict(line.split() for line in lines)


def require_follows(document, text):
    """Require what holds of every certificate: its form, its order, that it can be followed."""
    VALIDATOR.validate(document)
    for position, node in enumerate(document["terms"]):
        assert all(a < position for a in node[2])
    assert isinstance(Trusting([]).decide_text(text), recheck.Proved)


def require_says(document, claim):
    """Require that a certificate says what its theorem claims."""
    read = Reader(document).claim()
    assert read == claim
    assert document["identity"] == identity(claim) == identity(read)
    assert document["hash"] == digest(document)


@pytest.mark.parametrize("file", FILES)
def test_each_certificate_is_the_recorded_one_and_is_followed(file):
    claims = {proof.name: proof.claim() for proof in FILES[file]}
    reports = [check(proof, certify=True) for proof in FILES[file]]
    assert [r.certificates[0][0] for r in reports] == [*claims]
    found = {}
    for _, text in dict.fromkeys(c for r in reports for c in r.certificates):
        document = json.loads(text)
        require_follows(document, text)
        name = document["name"]
        if name in claims:
            require_says(document, claims[name])
        found[name] = document["hash"]
    assert found.keys() >= claims.keys()
    if os.environ.get("UPDATE_GOLDENS"):
        every = sorted((hashes() | found).items())
        GOLDEN.write_text("".join(f"{n} {h}\n" for n, h in every), encoding="utf-8")
    recorded = hashes()
    assert {n: recorded.get(n) for n in found} == found
