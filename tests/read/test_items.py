"""JSON lines: claims, derivations with steps, and items that cannot be used."""

import json

import pytest

from symcheck.kernel.text import claim_text, context_text
from symcheck.read.items import read_item, read_items

ACCEPTS = {
    "a claim": (
        {"text": "x = x", "variables": ["x"], "assumptions": ["x > 0"]},
        "x = x",
        "x: real given x > 0",
    ),
    "declarations": (
        {"text": "Sum(y[k], (k, 1, n)) = 0", "where": {"n": "size", "y": "family(n)"}},
        "Sum(y[k], (k, 1, n)) = 0",
        "n: size; y: family(n)",
    ),
    "declarations as text": ({"text": "n = m", "where": "n, m: size"}, "n = m", "n: size; m: size"),
    "a sort among the assumptions": (
        {"text": "n = 1", "variables": ["n"], "assumptions": ["n integer", "n > 0"]},
        "n = 1",
        "n: integer given n > 0",
    ),
}


@pytest.mark.parametrize(("data", "text", "context"), ACCEPTS.values(), ids=ACCEPTS)
def test_accepts(data, text, context):
    item = read_item(json.dumps({"id": "a", **data}))
    assert (item.id, item.error, item.steps) == ("a", None, None)
    assert (claim_text(item.claim), context_text(item.claim.context)) == (text, context)


REFUSES = {
    "{": "the line is not JSON: expecting property name enclosed in double quotes",
    "[" * 100_000: "the line is not JSON: ",
    "[1]": "expected a JSON object in the line",
    '{"id": 3}': "expected a 'text' or 'steps'",
    '{"text": 3}': "'text' is a text",
    '{"text": "x = x", "assumptions": "x > 0"}': "'assumptions' is a list",
    '{"text": "x = x", "assumptions": [1]}': "'assumptions' is a list of texts",
    '{"text": "x = x", "where": [1]}': "'where' maps names to the texts of their sorts",
    '{"text": "x = x", "where": "x"}': "'where' is read as 'name: sort; name: sort'",
    '{"text": "x >= 1", "such_that": ["x > 2"]}': "'such_that' is no key of an item",
    '{"text": "x >= 1", "Domain": "x > 2"}': "'Domain' is no key of an item",
    '{"text": "x = q", "variables": ["x"]}': "'q' is not declared, at column 5 of 'x = q'",
    '{"text": "x = ", "variables": ["x"]}': "the text ends too early, at column 4 of 'x = '",
    '{"text": "x = x", "assumptions": ["x sized"]}': "unexpected 'sized'",
    '{"text": "x = x", "variables": ["sin"]}': "'sin' has a meaning and cannot name a variable",
    '{"text": "x = y", "steps": ["x = x"]}': "expected a 'text' or 'steps', got both",
    '{"text": "x = x", "where": "x: real; x: size"}': "'x' is declared as 'real' and as 'size'",
    '{"text": "x = y", "text": "x = x"}': "'text' stands twice in one object",
    '{"text": "x = x", "where": {"x": "real", "x": "size"}}': "'x' stands twice in one object",
    '{"text": "x > 0", "given": ["x > 1"]}': "'given' is no key of an item",
    '{"text": "x > 0", "hypotheses": []}': "'hypotheses' is no key of an item",
    '{"text": "x = x", "variables": ["xₖ"]}': "'xₖ' is not a name",
}


@pytest.mark.parametrize(("line", "wrong"), REFUSES.items(), ids=lambda v: v[:60])
def test_refuses(line, wrong):
    item = read_item(line, 7, "claims.jsonl")
    assert item.claim is None
    assert item.error is not None
    assert item.error.message.startswith(wrong)


def test_steps_have_an_answer_each():
    item = read_item(
        json.dumps(
            {
                "id": "d",
                "assumptions": ["x > 0"],
                "steps": ["x = x", {"text": "x = y", "assumptions": ["y > x"]}, "x = ", 3],
            }
        )
    )
    first, second, third, fourth = item.steps
    assert context_text(first.claim.context) == "x: real given x > 0"
    assert context_text(second.claim.context) == "x: real; y: real given x > 0, y > x"
    assert third.error.message == "the text ends too early, at column 4 of 'x = '"
    assert fourth.error.message == "'text' is a text"


def test_a_step_says_nothing_else_than_its_item():
    item = read_item(
        json.dumps(
            {
                "where": {"x": "real"},
                "text": "",
                "steps": [
                    {"text": "x = x", "where": "x: real; n: size"},
                    {"text": "x**2 >= 1", "where": {"x": "size"}},
                    {"text": "x = x", "steps": ["x = y"]},
                    {"text": "x > 0", "given": ["x > 1"]},
                ],
            }
        )
    )
    first, *others = item.steps
    assert context_text(first.claim.context) == "x: real; n: size"
    assert [(o.error.message, o.error.help) for o in others] == [
        ("'x' is declared as 'real' and as 'size'", "declare it once"),
        ("a step has no steps of its own", "make them steps of the item"),
        ("'given' is no key of an item", "write 'assumptions'"),
    ]


def test_a_bad_item_does_not_stop_the_others():
    items = list(
        read_items(['{"id": "a", "text": "x = x"}', "", "{", '{"id": "b", "text": "1 = 1"}'])
    )
    assert [(i.id, i.line, i.error is None) for i in items] == [
        ("a", 1, True), ("line 3", 3, False), ("b", 4, True),
    ]  # fmt: skip
