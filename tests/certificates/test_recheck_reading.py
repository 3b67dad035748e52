"""The second checker's documents: what each part may be, and what it must not be."""

from functools import partial

import pytest
from drafting import Draft, claim, pairs

from symcheck import recheck
from symcheck.recheck import (
    ONE,
    REAL,
    TRUE,
    ZERO,
    Claim,
    Context,
    Refused,
    Sort,
    T,
    eq,
    fn,
    index,
    le,
    lt,
    var,
)

X, Y, N, W = var("x"), var("y"), var("n"), var("w")
VARIABLES = [["x", REAL], ["n", Sort("natural")], ["u", Sort("family", ((ONE, N),))]]
draft = partial(Draft, variables=VARIABLES)

ARITIES = {
    "num": (0, 0), "pi": (0, 0), "true": (0, 0), "var": (0, 0), "fam": (0, 0), "bound": (0, 0),
    "neg": (1, 1), "not": (1, 1), "lam": (1, 1), "div": (2, 2), "npow": (2, 2), "ipow": (2, 2),
    "rpow": (2, 2), "delta": (2, 2), "rel": (2, 2), "diff": (2, 2), "tends": (2, 2),
    "sum": (3, 3), "prod": (3, 3), "bigmax": (3, 3), "bigmin": (3, 3), "all": (3, 3),
    "add": (1, None), "mul": (1, None), "and": (1, None), "or": (1, None), "at": (1, None),
    "indicator": (1, 1), "softmax": (4, 4), "piecewise": (2, None), "upd": (3, None),
    "call": (0, None),
}  # fmt: skip


def test_the_heads_and_their_numbers_of_arguments():
    assert {h: n for h, n in recheck.ARITY.items() if h not in recheck.FUNCTIONS} == ARITIES


PROP, NUMBER, FAMILY = lt(X, Y), X, T("fam", (), "u")
DATA = {"num": 3, "bound": 0, "var": "x", "at": "u", "upd": "u", "fam": "u", "call": "f",
    "rel": "<"}
PROPOSITIONS = {"and", "or", "not", "true", "rel", "all", "tends"}


def given(head, count):
    """Return arguments of the right kinds."""
    of_props = head in {"and", "or", "not"}
    return [PROP if of_props or (head == "piecewise" and i % 2) or (head, i) == ("all",
        2) else NUMBER
            for i in range(count)]  # fmt: skip


@pytest.mark.parametrize("head", ARITIES)
def test_a_term_has_the_arguments_of_its_head(head):
    least, most = ARITIES[head]
    formed = partial(recheck._is_formed, head, DATA.get(head))
    for count in range(7):
        fits = least <= count and (most is None or count <= most)
        fits &= not (head == "piecewise" and count % 2) and not (head == "upd" and not count % 2)
        assert formed(given(head, count)) == fits, count
    for i in range(least):
        arguments = given(head, least)
        for other, kind in ((PROP, "prop"), (NUMBER, "number"), (FAMILY, "family")):
            wanted = {"prop" if arguments[i] is PROP else "number"}
            wanted |= {"family"} if head in {"call", "lam"} else set()
            swapped = [*arguments[:i], other, *arguments[i + 1 :]]
            assert formed(swapped) == (kind in wanted), (i, kind)
    if head == "call":
        assert formed([FAMILY])
        assert not formed([PROP])


@pytest.mark.parametrize("head", ARITIES)
def test_a_term_has_the_data_of_its_head(head):
    arguments = given(head, ARITIES[head][0])
    for data in (None, 3, 0, -1, "x", "", "#x", "<", "~", True, 1.0, ["x"]):
        whole = type(data) is int and data >= 0
        name = type(data) is str and data[:1] not in {"", "#"}
        wanted = {"num": whole, "bound": whole, "rel": data == "<"}.get(
            head,
                name if head in {"var", "at", "upd", "fam", "call"} else data is None)  # fmt: skip
        if not (head == "rel" and isinstance(data, list)):
            assert recheck._is_formed(head, data, arguments) == wanted, data


def test_what_a_head_denotes():
    for head in ARITIES:
        kind = "prop" if head in PROPOSITIONS else "family" if head in {"fam", "lam"} else "number"
        assert recheck.kind_of(T(head, (X,), DATA.get(head))) == kind
    assert not recheck._is_formed("nothing", None, [])
    assert not recheck._is_formed("nothing", None, [X])
    assert not recheck._is_formed("nothing", None, [X, X])


def test_a_limit_is_no_condition_of_a_branch():
    limit = T("tends", (T("bound", (), 0), ZERO))
    assert not recheck._is_formed("piecewise", None, [X, limit])
    assert not recheck._is_formed("piecewise", None, [X, fn("not", limit)])


CLAIMS = {
    "relation": ({"terms": [X, ZERO, N], "rels": ["<", "="]},
        {"terms": (X, ZERO, N), "rels": ("<", "=")}),
    "iff": ({"left": lt(X, ZERO), "right": TRUE}, {}),
    "limit": ({"name": "t", "body": var("t") + X, "point": X, "value": {"at": "-oo"}, "side": "+-",
               "natural": False}, {"value": "-oo"}),
    "extremum": ({"bound": le(X, N), "attained": pairs(x=N, u=FAMILY), "only": True,
        "approached": []},
                 {"attained": (("x", N), ("u", FAMILY)), "approached": ()}),
    "not-differentiable": ({"name": "t", "body": fn("abs", var("t") - X), "point": X}, {}),
    "exists": ({"variables": pairs(y=index(ONE, N)), "prop": lt(X, Y), "witness": pairs(y=X + 1)},
               {"variables": (("y", index(ONE, N)),), "witness": (("y", X + 1),)}),
    "reparameterisation": ({"parameters": pairs(y=REAL, x=REAL), "left": X, "right": Y,
        "map": pairs(x=X, y=X),
                            "inverse": pairs(x=Y)},
                           {"parameters": (("y", REAL), ("x", REAL)),
                            "map": (("x", X), ("y", X)),
                            "inverse": (("x", Y),)}),
    "impossible": ({"variables": pairs(y=REAL), "props": [lt(X, Y), lt(Y, X)]},
                   {"variables": (("y", REAL),), "props": (lt(X, Y), lt(Y, X))}),
}  # fmt: skip


@pytest.mark.parametrize("kind", CLAIMS)
def test_a_claim_is_read_as_it_is_written(kind):
    parts, changed = CLAIMS[kind]
    found = claim(draft(), kind=kind, **parts)
    assert found.kind == kind
    assert found.parts == parts | changed
    assert found.context.variables == dict(VARIABLES)
    with pytest.raises(Refused, match="an odd claim"):
        claim(draft(), kind=kind, **dict(list(parts.items())[1:]))
    with pytest.raises(Refused, match="an odd claim"):
        claim(draft(), kind=kind, more=0, **parts)


def test_an_extremum_is_approached_by_limits():
    limit = {"kind": "limit", "context": 0, **CLAIMS["limit"][0]}
    found = claim(draft(), kind="extremum", bound=le(X, N), attained=[], only=False,
        approached=[limit])
    assert [c.kind for c in found["approached"]] == ["limit"]


def test_a_claim_may_leave_values_out():
    for kind, name in (("exists", "witness"), ("reparameterisation", "inverse")):
        assert claim(draft(), **of(kind, **{name: []}))[name] == ()
    bare = of("extremum", attained=[], only=False)
    assert claim(draft(), **bare)["attained"] == ()


def test_a_range_of_a_claim_s_own_variable_may_use_those_before_it():
    several = [["m", Sort("size")], ["y", index(ONE, var("m"))]]
    assert [n for n, _ in claim(draft(), **of("exists", variables=several))["variables"]] == [
        "m", "y"]  # fmt: skip


@pytest.mark.parametrize("kind", ["limit", "not-differentiable", "exists", "reparameterisation"])
def test_a_claim_s_own_name_is_no_definition(kind):
    for name in ("t", "y"):
        defined = {"name": name, "parameters": [], "on": None, "body": ONE, "base": None,
                   "step": None}  # fmt: skip
        taken = name == ("y" if kind in {"exists", "reparameterisation"} else "t")
        if not taken:
            assert claim(draft([defined]), **of(kind)).kind == kind
            continue
        with pytest.raises(Refused, match=f"'{name}' is declared already"):
            claim(draft([defined]), **of(kind))


def of(kind, /, **other):
    return {"kind": kind, **CLAIMS[kind][0], **other}


LOOSE = T("bound", (), 0)
ODD = {
    "a chain of one": (of("relation", terms=[X], rels=[]), "odd chain"),
    "a chain too short": (of("relation", terms=[X, N], rels=["<", "<"]), "odd chain"),
    "no relation": (of("relation", rels=["<", "~"]), "odd relation"),
    "a number for a relation": (of("relation", rels=["<", 3]), "odd relation"),
    "first no relation": (of("relation", rels=["~", "<"]), "odd relation"),
    "relations in a text": (of("relation", rels="<="), "expected a list"),
    "a term that is loose": (of("relation", terms=[X, ZERO, LOOSE]), "not closed"),
    "a part that is loose": (of("relation", terms=[X, ZERO, 1 + LOOSE]), "not closed"),
    "a term that is a proposition": (of("relation", terms=[X, ZERO, TRUE]), "expected a number"),
    "a term that is a family": (of("relation", terms=[X, ZERO, FAMILY]), "expected a number"),
    "a side that is a number": (of("iff", left=X), "expected a prop"),
    "a name that is not declared": (of("relation", terms=[X, ZERO, W]), "'w' is not declared"),
    "a number used as a family": (of("relation", terms=[X, ZERO, T("at", (X,), "x")]),
        "declared so"),
    "a family used as a number": (of("relation", terms=[X, ZERO, var("u")]), "declared so"),
    "a number used as a whole family": (
        of("extremum", attained=pairs(x=T("fam", (), "x"))), "declared so"),
    "a definition that is none": (of("relation", terms=[X, ZERO, T("call", (X,), "x")]),
        "declared so"),
    "a bound variable that is declared": (of("limit", name="x", body=X), "'x' is declared already"),
    "a limit by another variable": (of("limit", name="s"), "'t' is not declared"),
    "a side that is none": (of("limit", side="-+"), "odd value"),
    "a side that is a flag": (of("limit", side=True), "odd value"),
    "a flag that is a number": (of("limit", natural=1), "odd value"),
    "a flag that is an end": (of("limit", natural={"at": "oo"}), "odd value"),
    "relations that are an end": (of("relation", rels={"at": "oo"}), "expected a list"),
    "a flag that is a text": (of("extremum", only="True"), "odd value"),
    "no end": (of("limit", point={}), "odd end"),
    "an end of another kind": (of("limit", point={"at": "x"}), "odd end"),
    "an end with more": (of("limit", point={"at": "oo", "by": 1}), "odd end"),
    "an end by the variable": (of("limit", point=var("t")), "'t' is not declared"),
    "an end that is a proposition": (of("limit", value=TRUE), "expected a number"),
    "a point by the variable": (of("not-differentiable", point=var("t")), "'t' is not declared"),
    "a body that is a family": (of("not-differentiable", body=FAMILY), "expected a number"),
    "a name that is empty": (of("not-differentiable", name=""), "odd name"),
    "a name of our own": (of("not-differentiable", name="#t"), "odd name"),
    "a name that is a number": (of("not-differentiable", name=3), "expected a text"),
    "a witness by what it is for": (of("exists", witness=pairs(y=Y)), "'y' is not declared"),
    "a witness that is a proposition": (of("exists", witness=pairs(y=TRUE)), "expected a number"),
    "a witness without a name": (of("exists", witness=[["", X]]), "odd name"),
    "a triple for a pair": (of("exists", witness=[["y", X, X]]), "expected a pair"),
    "a variable that is declared": (of("exists", variables=pairs(x=REAL)), "declared already"),
    "a variable twice": (of("exists", variables=[["y", REAL], ["y", REAL]]), "declared twice"),
    "a range of what is not declared": (of("exists", variables=pairs(y=index(ONE, W))),
        "declared so"),
    "a range of what comes after it": (
        of("exists", variables=[["y", index(ONE, var("m"))], ["m", Sort("size")]]),
        "not declared before it"),
    "a range of itself": (of("exists", variables=pairs(y=index(ONE, Y))), "not declared before"),
    "what exists, used as a family": (of("exists", prop=lt(X, T("at", (ONE,), "y"))),
        "declared so"),
    "a limit's variable, used as a family": (of("limit", body=T("at", (ONE,), "t")),
        "declared so"),
    "what is impossible, used as a family": (of("impossible", props=[lt(X, T("at", (X,), "y"))]),
        "declared so"),
    "a new parameter, used as a family": (
        of("reparameterisation", inverse=pairs(x=T("at", (ONE,), "y"))), "declared so"),
    "two points": (of("extremum", attained=[["x", N], ["x", ONE]]), "gives a value twice"),
    "a point of nothing": (of("extremum", attained=pairs(x=N, w=N)), "what is not asked for"),
    "only at no point": (of("extremum", attained=[]), "'only' is said of no point"),
    "two witnesses": (of("exists", witness=[["y", X], ["y", X + 1]]), "gives a value twice"),
    "a witness for nothing": (of("exists", witness=pairs(y=X, w=X)), "what is not asked for"),
    "a witness for a variable of the context": (of("exists", witness=pairs(y=X, x=X)),
        "what is not asked for"),
    "two maps": (of("reparameterisation", map=[["x", X], ["y", X], ["y", ZERO]]),
        "gives a value twice"),
    "a map to nothing": (of("reparameterisation", map=pairs(x=X, y=X, w=X)),
        "what is not asked for"),
    "a map to an old parameter": (of("reparameterisation", map=pairs(x=X, y=X, n=N)),
        "what is not asked for"),
    "a map to one of two": (of("reparameterisation", map=pairs(x=X)), "not give every parameter"),
    "two inverses": (of("reparameterisation", inverse=[["x", ZERO], ["x", Y]]),
        "gives a value twice"),
    "an inverse to a new parameter": (of("reparameterisation", inverse=pairs(x=Y, y=Y)),
        "what is not asked for"),
    "a map by a new parameter": (of("reparameterisation", map=pairs(x=Y)), "'y' is not declared"),
    "an impossible number": (of("impossible", props=[X]), "expected a prop"),
    "a claim of no kind": (of("relation", kind="wish"), "odd claim"),
    "a claim of a kind that is a number": (of("relation", kind=3), "expected a text"),
    "a list of claims that is none": (of("extremum", approached={}), "expected a list"),
    "a claim that is none": (of("extremum", approached=[3]), "expected an object"),
}  # fmt: skip


@pytest.mark.parametrize("name", ODD)
def test_an_odd_claim_is_refused(name):
    parts, reason = ODD[name]
    with pytest.raises(Refused, match=reason):
        claim(draft(), **parts)


def test_a_variable_of_a_claim_is_no_definition():
    plain = {"name": "f", "parameters": [], "on": None, "body": ONE, "base": None, "step": None}
    whole = partial(Draft, [plain], variables=VARIABLES)
    called = T("call", (), "f")
    assert claim(whole(), kind="relation", terms=[called, ONE], rels=["="])["terms"] == (called,
        ONE)
    for parts in (of("limit", name="f", body=var("f")), of("exists", variables=pairs(f=REAL))):
        with pytest.raises(Refused, match="'f' is declared already"):
            claim(whole(), **parts)


def test_claims_are_equal_if_they_say_the_same():
    context, other = Context({"x": REAL}), Context({"x": REAL, "y": REAL})
    parts = {"left": TRUE, "right": lt(X, ZERO)}
    said = [Claim("iff", context, parts), Claim("iff", other, parts), Claim("if", context, parts),
            Claim("iff", context, parts | {"left": eq(X, X)})]  # fmt: skip
    for i, a in enumerate(said):
        assert [a == b for b in said] == [i == j for j in range(4)]
        assert a != "a claim"
    assert Claim("iff", context, dict(reversed(parts.items()))) == said[0]
    assert len({*said, Claim("iff", Context({"x": REAL}), parts)}) == 4


def test_a_chain_has_links():
    found = Claim("relation", Context({}), {"terms": (X, Y, N), "rels": ("<", "=")})
    assert found.links() == (lt(X, Y), eq(Y, N))
