"""The second checker reads strictly: what is odd is refused with its reason, and nothing breaks."""

import json

import pytest
from forging import Forgery

from symcheck import recheck
from symcheck.certificate import digest, to_text
from symcheck.read.text import read_problem


def document(line="x + x = 2*x", given=(), where="", rule="algebra"):
    """Return a good certificate as a document."""
    claim = read_problem(line, given, where)
    forgery = Forgery()
    return json.loads(forgery.text(forgery.outright(claim, rule)))


def said(text):
    found = recheck.Folder([]).decide_text(text)
    return found if isinstance(found, str) else "accepted"


def after(change, **about):
    """Return what is said of a certificate after a change, its hash computed anew."""
    good = document(**about)
    assert said(to_text(good)) == "accepted"
    found = change(good)
    good = good if found is None else found
    return said(to_text({**good, "hash": digest(good)}))


def put(value, *path):
    """Return a change that puts a value at a place."""

    def change(whole):
        for key in path[:-1]:
            whole = whole[key]
        whole[path[-1]] = value

    return change


def without(name):
    return lambda whole: {k: v for k, v in whole.items() if k != name}


def entry(*nodes):
    """Return a change that puts terms after those that are there."""
    new = [n if isinstance(n, str) else list(n) for n in nodes]
    return lambda whole: whole["terms"].extend(new)


CLAIM = ("proof", "claim")
CONTEXT = ("contexts", 0)
REAL = {"kind": "real", "ranges": []}

ODD = {
    "another format": (put("symcheck/certificate/2", "format"), "not a certificate"),
    "a field too many": (put(1, "more"), "not a certificate"),
    "a field too few": (without("contexts"), "not a certificate"),
    "a name that is none": (put(3, "name"), "expected a text"),
    "terms that are no list": (put({}, "terms"), "expected a list"),
    "a term that is no list": (entry("var"), "expected a list"),
    "an unknown head": (entry(("frob", None, [])), "cannot have"),
    "a head that is a number": (entry((3, None, [])), "cannot have"),
    "a head that is a list": (entry(([], None, [])), "cannot have"),
    "a number with arguments": (entry(("num", 1, [0])), "cannot have"),
    "a negative numeral": (entry(("num", -1, [])), "cannot have"),
    "a boolean as a numeral": (entry(("num", True, [])), "cannot have"),
    "a text as a numeral": (entry(("num", "1", [])), "cannot have"),
    "a numeral without a number": (entry(("num", None, [])), "cannot have"),
    "a variable without a name": (entry(("var", "", [])), "cannot have"),
    "a name of the checker's own": (entry(("var", "#t#000000001", [])), "cannot have"),
    "a variable with a number for a name": (entry(("var", 7, [])), "cannot have"),
    "a sum of nothing": (entry(("add", None, [])), "cannot have"),
    "a fraction of three": (entry(("div", None, [0, 0, 0])), "cannot have"),
    "a fraction with data": (entry(("div", "x", [0, 0])), "cannot have"),
    "a relation that is none": (entry(("rel", "~", [0, 0])), "cannot have"),
    "a relation of relations": (entry(("rel", "=", [0, 0]), ("rel", "=", [-1, 0])), "nowhere"),
    "a conjunction of numbers": (entry(("and", None, [0, 0])), "cannot have"),
    "branches that do not pair": (entry(("piecewise", None, [0, 0, 0])), "cannot have"),
    "a branch whose condition is a number": (entry(("piecewise", None, [0, 0])), "cannot have"),
    "an update without an index": (entry(("upd", "y", [0, 0])), "cannot have"),
    "an argument further on": (entry(("neg", None, [10**6])), "nowhere"),
    "an argument from the end": (entry(("neg", None, [-1])), "nowhere"),
    "a boolean as an argument": (entry(("neg", None, [True])), "nowhere"),
    "a text as an argument": (entry(("neg", None, ["0"])), "nowhere"),
    "a term of five parts": (entry(("neg", None, [0], "k", "l")), "parts"),
    "a hint where nothing is bound": (entry(("neg", None, [0], "k")), "hint"),
    "a hint that is no text": (entry(("bound", 0, []), ("lam", None, [0], 3)), "hint"),
    "a variable declared twice": (
        lambda w: w["contexts"][0]["variables"].append(["x", REAL]), "declared twice"),
    "a variable of an unknown sort": (
        put([["x", {"kind": "complex", "ranges": []}]], *CONTEXT, "variables"), "odd sort"),
    "a real with a range": (
        put([["x", {"kind": "real", "ranges": [[0, 0]]}]], *CONTEXT, "variables"), "ranges"),
    "an index without a range": (
        put([["x", {"kind": "index", "ranges": []}]], *CONTEXT, "variables"), "ranges"),
    "a range with one end": (
        put([["x", {"kind": "index", "ranges": [[0]]}]], *CONTEXT, "variables"), "odd sort"),
    "a family of no indices": (
        put([["x", {"kind": "family", "ranges": []}]], *CONTEXT, "variables"), "ranges"),
    "nothing declared": (put([], *CONTEXT, "variables"), "is not declared"),
    "a hypothesis that is a number": (put([0], *CONTEXT, "hypotheses"), "odd hypothesis"),
    "a hypothesis that is nowhere": (put([999], *CONTEXT, "hypotheses"), "nowhere"),
    "a definition that is nowhere": (put([0], *CONTEXT, "definitions"), "nowhere"),
    "a claim in no context": (put(5, *CLAIM, "context"), "nowhere"),
    "a boolean for a context": (put(False, *CLAIM, "context"), "nowhere"),
    "a claim of an unknown kind": (put("wish", *CLAIM, "kind"), "odd claim"),
    "a claim with a part too many": (put(1, *CLAIM, "left"), "odd claim"),
    "a chain of one": (put([0], *CLAIM, "terms"), "odd chain"),
    "a chain with a relation too many": (put(["=", "="], *CLAIM, "rels"), "odd chain"),
    "a relation that is a list": (put([["="]], *CLAIM, "rels"), "odd relation"),
    "a claim that is a list": (put([], *CLAIM), "'claim' is missing"),
    "no derivation": (put({}, "proof"), "'claim' is missing"),
    "no steps": (put([], "proof", "steps"), "do not lead"),
    "steps that are none": (put([3], "proof", "steps"), "'rule' is missing"),
    "a rule that is a number": (put(3, "proof", "steps", 0, "rule"), "'rule' is missing"),
    "an unknown rule": (put("magic", "proof", "steps", 0, "rule"), "rests on 'magic'"),
    "a goal that is nowhere": (put(10**9, "proof", "steps", 0, "goal"), "nowhere"),
    "a goal that is a number": (put(0, "proof", "steps", 0, "goal"), "expected a prop"),
    "arguments in a list": (put([], "proof", "steps", 0, "arguments"), "'arguments' is missing"),
    "an argument of two kinds": (
        put({"a": {"term": 0, "claim": 0}}, "proof", "steps", 0, "arguments"), "malformed"),
    "an argument of no kind": (put({"a": {}}, "proof", "steps", 0, "arguments"), "malformed"),
    "an argument of an unknown kind": (
        put({"a": {"code": "1"}}, "proof", "steps", 0, "arguments"), "of the kind"),
    "an argument with a name of the checker's own": (
        put({"variable": "#t#000000001"}, "proof", "steps", 0, "arguments"), "odd name"),
    "a map with such a name": (
        put({"values": {"map": {"#t": 3}}}, "proof", "steps", 0, "arguments"), "odd name"),
    "a rational that is none": (
        put({"a": {"rational": "1/0"}}, "proof", "steps", 0, "arguments"), "ZeroDivisionError"),
    "a premise that is nowhere": (
        put([{"theorem": 0}], "proof", "steps", 0, "premises"), "nowhere"),
    "a premise that is nothing": (put([{}], "proof", "steps", 0, "premises"), "'hypothesis'"),
    "an induction hypothesis out of place": (
        lambda w: put([{"hypothesis": "x", "claim": w["proof"]["claim"]}],
                      "proof", "steps", 0, "premises")(w), "outside its induction"),
    "a condition that is a number": (put([0], "proof", "conditions"), "expected a prop"),
    "a theorem that is a number": (put([3], "theorems"), "expected an object"),
    "a theorem without a claim": (put([{"name": "t"}], "theorems"), "'claim' is missing"),
}  # fmt: skip


@pytest.mark.parametrize("name", ODD)
def test_an_odd_document_is_refused_with_its_reason(name):
    change, reason = ODD[name]
    assert reason in after(change)


GOOD = to_text(document())
RAW = {
    "a list": ("[1, 2]", "not a certificate"),
    "a number": ("7", "not a certificate"),
    "nothing": ("", "JSONDecodeError"),
    "half of it": (GOOD[: len(GOOD) // 2], "malformed"),
    "twice": (GOOD + GOOD, "JSONDecodeError"),
    "a name twice": (GOOD.replace('"format":', '"format":1,"format":', 1), "stands twice"),
    "a name twice inside": (GOOD.replace('"kind":', '"kind":"iff","kind":', 1), "stands twice"),
    "a float": (GOOD.replace('"var"', "1.5", 1), "malformed: 1.5"),
    "an exponent": (GOOD.replace('"var"', "1e400", 1), "malformed: 1e400"),
    "NaN": (GOOD.replace('"var"', "NaN", 1), "malformed: NaN"),
    "Infinity": (GOOD.replace('"var"', "-Infinity", 1), "malformed: -Infinity"),
    "a huge number": (GOOD.replace('"var"', "9" * 10**5, 1), "malformed"),
    "deep lists": ("[" * 10**5, "RecursionError"),
    "deep and closed lists": ("[" * 10**5 + "]" * 10**5, "RecursionError"),
    "deep objects": ('{"a":' * 10**5 + "1" + "}" * 10**5, "RecursionError"),
    "a lone surrogate": (GOOD.replace('"forged"', '"\\ud800"', 1), "hash"),
    "another hash": (to_text({**document(), "hash": "0" * 64}), "hash"),
}


@pytest.mark.parametrize("name", RAW)
def test_a_text_that_is_no_certificate_is_refused_with_its_reason(name):
    text, reason = RAW[name]
    found = said(text)
    assert reason in found
    assert len(found) < 400


def test_what_cannot_be_read_is_refused(tmp_path):
    (tmp_path / "bytes.json").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "folder.json").mkdir()
    folder = recheck.Folder(tmp_path.glob("*.json"))
    assert "UnicodeDecodeError" in folder.decide("bytes")
    assert "malformed: IsADirectoryError" in folder.decide("folder")


def deep(head, depth):
    """Return a change that puts a tall tower of terms, and claims what is about its top."""

    def change(whole):
        terms = whole["terms"]
        x = next(i for i, t in enumerate(terms) if t[0] == "var")
        for _ in range(depth):
            terms.append([head, None, [x, x] if head == "add" else [x]])
            x = len(terms) - 1
        whole["proof"]["claim"]["terms"] = [x, x]

    return change


@pytest.mark.parametrize(("head", "depth"), [("neg", 10**4), ("abs", 500), ("exp", 401)])
def test_a_tall_term_is_refused(head, depth):
    assert "too deep" in after(deep(head, depth))


def test_a_term_that_is_small_by_sharing_only_is_refused():
    """60 sums of a sum with itself are 2⁶⁰ occurrences of x, but 60 terms."""
    assert "too large" in after(deep("add", 60))


@pytest.mark.parametrize("line", ["2^(10^9) > 0", "x^(10^9) = x^(10^9)", "(x + y)^(10^6) = x"])
def test_huge_powers_are_decided_soon(line):
    forgery = Forgery()
    claim = read_problem(line)
    for rule in ("algebra", "sign", "enclosure"):
        assert forgery.decided(forgery.outright(claim, rule)) is not None


def test_a_long_reason_is_cut():
    line = " + ".join(f"x^{n}" for n in range(2, 120)) + " = 0"
    found = said(to_text({**(d := broken(line)), "hash": digest(d)}))
    assert found.startswith("not equal")
    assert len(found) < 2000


def broken(line):
    forgery = Forgery()
    return json.loads(forgery.text(forgery.outright(read_problem(line), "algebra")))


def test_a_definition_has_to_be_well_founded():
    definition = {"name": "f", "parameters": [["n", {"kind": "natural", "ranges": []}]],
                  "body": None, "on": "n", "base": 0, "step": 1}  # fmt: skip
    terms = [["num", 0, []], ["num", 1, []], ["var", "n", []], ["call", "f", [2]],
             ["call", "f", [1]], ["call", "g", [2]], ["var", "m", []]]  # fmt: skip
    empty = {"variables": [], "hypotheses": [], "definitions": [0]}
    good = document("1 = 1")

    def tried(**fields):
        whole = {**good, "terms": terms, "definitions": [{**definition, **fields}],
                 "contexts": [empty]}  # fmt: skip
        whole["proof"] = {"claim": {"kind": "relation", "context": 0, "terms": [1, 1],
                                    "rels": ["="]}, "conditions": [], "steps": [
            ], "definedness": []}  # fmt: skip
        return said(to_text({**whole, "hash": digest(whole)}))

    assert tried(step=3) == "accepted"  # 1 = 1 takes no step
    assert "elsewhere" in tried(step=4)
    assert "base of a recursion" in tried(base=3)
    assert "comes after it" in tried(step=5)
    assert "is open" in tried(step=6)
    assert "recursion is on a natural" in tried(on="m")
    assert "recursion is on a natural" in tried(on=None)
    assert "plain or recursive" in tried(body=1)
    assert "circular" in tried(body=3, on=None, base=None, step=None)


def test_the_good_one_is_accepted():
    assert said(GOOD) == "accepted"
