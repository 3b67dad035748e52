"""Certificates that were changed in one place: each is refused, and what it was made of is not.

``forgeries.jsonl`` holds certificates, and after each the changes of it: lists of a path and what
stands there instead. Each of them is one that a fault of the second checker let pass.
"""

import copy
import json
from pathlib import Path

import pytest
from forging import Trusting

from symcheck import recheck
from symcheck.certificate import digest, to_text


def read():
    """Return each certificate with its forgeries."""
    found = []
    with Path(__file__).with_name("forgeries.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            entry = json.loads(line)
            if isinstance(entry, dict):
                found.append((entry, []))
            else:
                found[-1][1].append(entry)
    return found


def changed(document, edits):
    """Return a certificate with other values at some places."""
    document = copy.deepcopy(document)
    for path, value in edits:
        place = document
        for key in path[:-1]:
            place = place[key]
        place[path[-1]] = value
    return document


def decided(document):
    return Trusting([]).decide_text(to_text({**document, "hash": digest(document)}))


@pytest.mark.parametrize(
    ("document", "forgeries"), [pytest.param(d, f, id=d["name"]) for d, f in read()]
)
def test_a_certificate_is_accepted_and_its_forgeries_are_not(document, forgeries):
    assert isinstance(decided(document), recheck.Proved)
    for edits in forgeries:
        assert isinstance(decided(changed(document, edits)), str), edits
