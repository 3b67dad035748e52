from __future__ import annotations

import json
from dataclasses import replace

import jsonschema
import pytest

from symcheck.render.report_json import document, schema, summary, to_json
from symcheck.report import Verdict


def test_every_report_meets_the_schema(reports):
    jsonschema.validate(json.loads(to_json([*reports.values()])), schema())


def test_the_schema_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(schema())


def _drop(answer, key):
    del answer["results"][0][key]


REFUSED = {
    "a result without a verdict": lambda a: _drop(a, "verdict"),
    "a result without steps": lambda a: _drop(a, "steps"),
    "a verdict that is not one": lambda a: a["results"][0].update(verdict="true"),
    "a step with a field too many": lambda a: a["results"][0]["steps"][0].update(extra=1),
    "a negative count": lambda a: a["summary"].update(proved=-1),
    "another schema": lambda a: a.update(schema="symcheck/report/2"),
}


@pytest.mark.parametrize("spoil", REFUSED.values(), ids=REFUSED)
def test_the_schema_refuses(spoil, reports):
    answer = document([reports["proved"]])
    spoil(answer)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(answer, schema())


def test_an_error_counts_as_an_error_only(reports):
    assert summary([reports["error"], reports["proved"]]) == {
        "proved": 1, "conditional": 0, "refuted": 0, "unknown": 0, "assumed": 0, "errors": 1,
    }  # fmt: skip


def test_the_summary_counts_every_report(reports):
    several = [replace(reports["proved"], verdict=v) for v in Verdict]
    assert sum(summary(several).values()) == len(Verdict)
