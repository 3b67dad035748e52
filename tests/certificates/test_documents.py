"""Documents that are no certificates, with the right hash: refused before any step is done."""

import json

import pytest
from forging import Forgery, claim_that

from symcheck import recheck
from symcheck.certificate import digest, to_text
from symcheck.kernel.claim import (
    NATURAL,
    REAL,
    SIZE,
    Context,
    Definition,
    Exists,
    Extremum,
    Limit,
    Relation,
    family,
    index,
)
from symcheck.kernel.term import (
    ONE,
    TWO,
    ZERO,
    add,
    at,
    bound,
    call,
    eq,
    fam,
    fn,
    lam,
    le,
    lt,
    mul,
    npow,
    sum_,
    var,
)

#: Sorts as they are written.
REALS = {"kind": "real", "ranges": []}
NO_RANGE = {"kind": "index", "ranges": []}

#: Why something is refused that refers to a position that there is not.
NOWHERE = "a reference leads nowhere"
x, y, n = map(var, "xyn")
TWICE = Definition("twice", (("a", REAL),), mul(TWO, var("a")))
FOUR = Definition("four", (("a", REAL),), call("twice", call("twice", var("a"))))
STEPS = Definition("f", (("m", NATURAL), ("a", REAL)), on="m", base=var("a"),
                   step=add(var("a"), call("f", var("m"), var("a"))))  # fmt: skip
EVERYTHING = Context(
    (("x", REAL), ("n", SIZE), ("y", family(n)), ("z", family(TWO, lam("i", var("i"))))),
    (lt(ZERO, x),), (TWICE, FOUR, STEPS),
)  # fmt: skip
CLAIM = Relation(
    EVERYTHING,
    (add(call("twice", x), at("y", ONE), sum_("k", ONE, n, var("k")), call("f", n, x)),) * 2,
    ("=",),
)


def written(claim=CLAIM, rule="algebra"):
    """Return a document of a claim as JSON."""
    forgery = Forgery()
    return json.loads(forgery.text(forgery.outright(claim, rule)))


def decided(document, *, signed=True):
    """Return what the second checker says of a document, its hash computed anew."""
    if signed:
        document = {**document, "hash": digest(document)}
    return recheck.Folder([]).decide_text(to_text(document))


def refused(document, reason):
    found = decided(document)
    assert isinstance(found, str)
    assert reason in found


GOOD = written()
VALID = decided(GOOD)


def test_the_document_itself():
    assert isinstance(VALID, recheck.Proved), VALID


def place(document, path):
    for name in path[:-1]:
        document = document[name]
    return document, path[-1]


def changed(path, value, document=GOOD):
    """Return a copy of a document with something else at one place."""
    document = json.loads(json.dumps(document))
    inside, last = place(document, path)
    inside[last] = value
    return document


def number(head, data=None):
    """Return the position of a term of the document."""
    return next(i for i, t in enumerate(GOOD["terms"]) if t[0] == head and data in {None, t[1]})


def test_a_document_has_its_fields():
    for name in GOOD.keys() - {"hash"}:
        refused({k: v for k, v in GOOD.items() if k != name}, "malformed")
    refused({**GOOD, "more": 1}, "not a certificate of this format")
    refused({**GOOD, "format": "symcheck/certificate/2"}, "not a certificate of this format")
    found = recheck.Folder([]).decide_text("[]")
    assert found == "malformed: not a certificate of this format"


def test_the_hash_is_that_of_the_content():
    assert decided({**GOOD, "hash": "0" * 64}, signed=False) == (
        "malformed: the hash is not that of the content"
    )


@pytest.mark.parametrize("text", [
    '{"a": 1, "a": 2}', '{"a": 1.5}', '{"a": NaN}', '{"a": Infinity}', "", "null", "1",
])  # fmt: skip
def test_text_that_is_no_document(text):
    assert recheck.Folder([]).decide_text(text).startswith("malformed")


FEW = "cannot have these parts"
TERMS = {
    "two parts": (["pi", None], "three or four parts"),
    "five parts": (["pi", None, [], "k", "k"], "three or four parts"),
    "a hint without a binder": (["pi", None, [], "k"], "an odd hint"),
    "a hint that is no text": (["sum", None, [0, 0, 0], 1], "an odd hint"),
    "no head": ([None, None, []], FEW),
    "an unknown head": (["nonsense", None, []], FEW),
    "an unknown function": (["nonsense", None, [0]], FEW),
    "a function without an argument": (["sin", None, []], FEW),
    "a truth value": (["num", True, []], FEW),
    "a negative numeral": (["num", -1, []], FEW),
    "a text for a number": (["num", "1", []], FEW),
    "a variable without a name": (["var", "", []], FEW),
    "a reserved name": (["var", "#k", []], FEW),
    "a number for a name": (["var", 1, []], FEW),
    "data that says nothing": (["pi", 1, []], FEW),
    "no relation": (["rel", "~", [0, 0]], FEW),
    "a value without its condition": (["piecewise", None, [0]], FEW),
    "a number as a condition": (["piecewise", None, [0, 0]], FEW),
    "an update without an index": (["upd", "y", [0, 0, 0, 0]], FEW),
    "an argument after it": (["neg", None, [10**6]], NOWHERE),
    "an argument before all": (["neg", None, [-1]], NOWHERE),
    "an argument that is a truth value": (["neg", None, [False]], NOWHERE),
    "arguments that are no list": (["neg", None, 0], "expected a list"),
}


@pytest.mark.parametrize(("entry", "reason"), TERMS.values(), ids=TERMS)
def test_what_is_no_term(entry, reason):
    refused({**GOOD, "terms": [*GOOD["terms"], entry]}, reason)


def test_a_term_is_not_deeper_than_the_checker_looks():
    first = len(GOOD["terms"])
    leaf = GOOD["terms"][number("var", "x")]
    tower = [["neg", None, [first + i]] for i in range(recheck.MAX_DEPTH + 1)]
    refused({**GOOD, "terms": [*GOOD["terms"], leaf, *tower]}, "nested too deep")


DEFINITIONS = {
    "it is circular": (TWICE, "body", call("twice", var("a")), "is circular"),
    "it is open": (TWICE, "body", x, "is open"),
    "it is of an entry of nothing": (TWICE, "body", at("y", ONE), "is open"),
    "it is loose": (TWICE, "body", bound(0), "an odd definition"),
    "it is a relation": (TWICE, "body", lt(var("a"), ONE), "an odd definition"),
    "it has no body": (TWICE, "body", None, "a recursion is on"),
    "it has two": (TWICE, "base", var("a"), "plain or recursive"),
    "it recurs on nothing": (STEPS, "on", None, "a recursion is on"),
    "it recurs on a real number": (STEPS, "on", "a", "a recursion is on"),
    "it recurs on something else": (STEPS, "on", "q", "a recursion is on"),
    "it is plain and recurs": (TWICE, "on", "a", "plain or recursive"),
    "it has no base": (STEPS, "base", None, "a recursion is on"),
    "its base is the step's": (STEPS, "base", var("m"), "the base of a recursion uses the step"),
    "its base is itself": (
        STEPS, "base", call("f", var("m"), var("a")), "the base of a recursion uses the step",
    ),
    "it calls itself at the next": (
        STEPS, "step", call("f", add(var("m"), ONE), var("a")), "calls itself elsewhere",
    ),
    "it calls itself with one argument": (
        STEPS, "step", call("f", var("m")), "calls itself elsewhere",
    ),
    "it calls itself with its arguments exchanged": (
        STEPS, "step", call("f", var("a"), var("m")), "calls itself elsewhere",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", DEFINITIONS.values(), ids=DEFINITIONS)
def test_what_is_no_definition(case):
    definition, field, value, reason = case
    forgery = Forgery()
    proof = forgery.outright(CLAIM, "algebra")
    new = forgery.writer.term(value) if hasattr(value, "head") else value
    document = json.loads(forgery.text(proof))
    for data in document["definitions"]:
        if data["name"] == definition.name:
            data[field] = new
    refused(document, reason)


def context_with(**fields):
    document = json.loads(json.dumps(GOOD))
    (whole,) = [c for c in document["contexts"] if c["definitions"]][:1]
    for name, change in fields.items():
        whole[name] = change(whole[name])
    return document


LOOSE = number("bound")
CONTEXTS = {
    "a name twice": ({"variables": lambda v: [*v, v[0]]}, "is declared twice"),
    "a definition twice": ({"definitions": lambda d: [*d, d[0]]}, "is defined twice"),
    NOWHERE: ({"definitions": lambda d: [*d, len(d)]}, NOWHERE),
    "a definition before all": ({"definitions": lambda d: [*d, -1]}, NOWHERE),
    "a definition by a truth value": ({"definitions": lambda d: [d[0], True, d[2]]}, NOWHERE),
    "definitions in another order": ({"definitions": lambda d: d[::-1]}, "uses what comes after"),
    "a definition is missing": ({"definitions": lambda d: d[1:]}, "uses what comes after it"),
    "a variable is a definition": (
        {"variables": lambda v: [*v, ["twice", REALS]]}, "a name is declared twice",
    ),
    "the size is missing": ({"variables": lambda v: [p for p in v if p[0] != "n"]}, "not declared"),
    "a sort of nothing": ({"variables": lambda v: [*v, ["q", {"kind": "odd"}]]}, "an odd sort"),
    "an index of no range": (
        {"variables": lambda v: [*v, ["q", NO_RANGE]]}, "the wrong number of ranges",
    ),
    "a real range": (
        {"variables": lambda v: [*v, ["q", {"kind": "real", "ranges": [[0, 0]]}]]},
        "the wrong number of ranges",
    ),
    "a range with one end": (
        {"variables": lambda v: [*v, ["q", {"kind": "index", "ranges": [[0]]}]]}, "an odd sort",
    ),
    "a range that is loose": (
        {"variables": lambda v: [*v, ["q", {"kind": "index", "ranges": [[0, LOOSE]]}]]}, "",
    ),
    "a name that is reserved": ({"variables": lambda v: [*v, ["#q", REALS]]}, "an odd"),
    "a hypothesis that is a number": (
        {"hypotheses": lambda _: [number("var", "x")]}, "an odd hypothesis",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("fields", "reason"), CONTEXTS.values(), ids=CONTEXTS)
def test_what_is_no_context(fields, reason):
    refused(context_with(**fields), reason)


EXISTS = Exists(EVERYTHING, (("w", REAL),), le(var("w"), x), (("w", x),))
BOUND = Extremum(Context((("t", REAL),)), le(ZERO, npow(var("t"), TWO)), (("t", ZERO),))
TENDS = Limit(Context(), fn("exp", var("t")), "t", ONE, fn("exp", ONE))
CLAIMS = {
    "a field too many": (CLAIM, {"more": 1}, "an odd claim"),
    "a kind of nothing": (CLAIM, {"kind": "odd"}, "an odd claim"),
    "another kind": (CLAIM, {"kind": "iff"}, "an odd claim"),
    NOWHERE: (CLAIM, {"context": 99}, NOWHERE),
    "a context before all": (CLAIM, {"context": -1}, NOWHERE),
    "a context by a truth value": (CLAIM, {"context": False}, NOWHERE),
    "a relation too many": (CLAIM, {"rels": ["=", "="]}, "an odd chain"),
    "no relation": (CLAIM, {"rels": []}, "an odd chain"),
    "a relation of nothing": (CLAIM, {"rels": ["~"]}, "an odd relation"),
    "a relation that is a number": (CLAIM, {"rels": [1]}, "an odd relation"),
    "a proposition as a term": (CLAIM, {"terms": [lt(x, ONE), ZERO]}, "expected a number"),
    "a family as a term": (CLAIM, {"terms": [fam("y"), ZERO]}, "expected a number"),
    "an undeclared term": (CLAIM, {"terms": [var("q"), ZERO]}, "'q' is not declared so"),
    "a family that is a number": (CLAIM, {"terms": [var("y"), ZERO]}, "'y' is not declared so"),
    "an entry of a number": (CLAIM, {"terms": [at("x", ONE), ZERO]}, "'x' is not declared so"),
    "a call of a variable": (CLAIM, {"terms": [call("x", ONE), ZERO]}, "'x' is not declared so"),
    "a loose term": (CLAIM, {"terms": [sum_("k", ONE, n, var("k")).args[2], ZERO]}, "not closed"),
    "what exists is declared": (EXISTS, {"variables": [["x", REALS]]}, "already"),
    "what exists is defined": (EXISTS, {"variables": [["twice", REALS]]}, "already"),
    "what exists is in no range": (
        EXISTS, {"variables": [["w", {"kind": "index", "ranges": [[var("q"), ONE]]}]]}, "'q'",
    ),
    "the witness is itself": (EXISTS, {"witness": [["w", var("w")]]}, "'w' is not declared so"),
    "the witness is a proposition": (EXISTS, {"witness": [["w", lt(x, ONE)]]}, "expected a number"),
    "the witness is no pair": (EXISTS, {"witness": [["w"]]}, "expected a pair"),
    "it is attained only at 2": (BOUND, {"only": 2}, "an odd value"),
    "it is attained only at 1": (BOUND, {"only": 1}, "an odd value"),
    "a bound that is a number": (BOUND, {"bound": var("t")}, "expected a prop"),
    "a side of nothing": (TENDS, {"side": "*"}, "an odd value"),
    "an end of nothing": (TENDS, {"point": {"at": "zoo"}}, "an odd end"),
    "an end in itself": (TENDS, {"point": var("t")}, "'t' is not declared so"),
    "a limit without a name": (TENDS, {"name": ""}, "an odd name"),
}  # fmt: skip


def numbered(writer, value):
    """Return a value with its terms written."""
    if hasattr(value, "head"):
        return writer.term(value)
    if isinstance(value, list):
        return [numbered(writer, v) for v in value]
    if isinstance(value, dict):
        return {k: numbered(writer, v) for k, v in value.items()}
    return value


@pytest.mark.parametrize("case", CLAIMS.values(), ids=CLAIMS)
def test_what_is_no_claim(case):
    claim, fields, reason = case
    forgery = Forgery()
    proof = forgery.outright(claim, "algebra")
    proof["claim"].update(numbered(forgery.writer, fields))
    refused(json.loads(forgery.text(proof)), reason)


STEP = ("proof", "steps", 0)


@pytest.mark.parametrize(("path", "value", "reason"), [
    ((*STEP, "rule"), "magic", "the step rests on 'magic'"),
    ((*STEP, "rule"), "assumed", "the step rests on 'assumed'"),
    ((*STEP, "rule"), None, "the field 'rule' is missing or malformed"),
    ((*STEP, "goal"), 0, "expected a prop"),
    ((*STEP, "goal"), 10**6, NOWHERE),
    ((*STEP, "premises"), [{"theorem": 0}], NOWHERE),
    ((*STEP, "premises"), [{"theorem": False}], NOWHERE),
    ((*STEP, "premises"), [{"theorem": -1}], NOWHERE),
    ((*STEP, "premises"), {}, "the field 'premises' is missing or malformed"),
    ((*STEP, "arguments"), {"a": {"odd": 1}}, "an argument of the kind 'odd'"),
    ((*STEP, "arguments"), {"a": {"term": 0, "rational": "1"}}, "an argument is malformed"),
    (("proof", "steps"), None, "the field 'steps' is missing or malformed"),
    (("proof", "conditions"), [0], "expected a prop"),
    (("theorems",), [{"name": "a", "claim": None, "conditions": []}], "the field 'claim'"),
])  # fmt: skip
def test_what_is_no_step(path, value, reason):
    refused(changed(path, value), reason)


def test_a_limit_is_no_condition():
    first = len(GOOD["terms"])
    limit = ["tends", None, [number("bound"), 0]]
    branches = ["piecewise", None, [0, first]]
    refused({**GOOD, "terms": [*GOOD["terms"], limit, branches]}, FEW)


def test_the_range_of_a_parameter_uses_what_comes_before():
    pick = Definition("pick", (("n", SIZE), ("i", index(n))), var("i"))
    context = Context((("x", REAL),), (), (pick,))
    document = written(claim_that(eq(x, x), context))
    assert isinstance(decided(document), recheck.Proved)
    document["definitions"][0]["parameters"].reverse()
    refused(document, "uses what comes after it")


def test_a_chain_has_a_relation():
    claim = claim_that(eq(x, x), Context((("x", REAL),)))
    document = written(claim)
    one = changed(("proof", "claim", "terms"), document["proof"]["claim"]["terms"][:1], document)
    refused(changed(("proof", "claim", "rels"), [], one), "an odd chain")
