"""The parts of a second checker's document: sorts, hashes, terms and their references."""

from functools import partial

import pytest
from drafting import Draft

from symcheck import recheck
from symcheck.recheck import (
    ONE,
    REAL,
    TRUE,
    Document,
    Refused,
    Sort,
    T,
    fn,
    index,
    lt,
    var,
)

X, Y, N, W = var("x"), var("y"), var("n"), var("w")
VARIABLES = [["x", REAL], ["n", Sort("natural")], ["u", Sort("family", ((ONE, N),))]]
draft = partial(Draft, variables=VARIABLES)

LOOSE, FAMILY = T("bound", (), 0), T("fam", (), "u")
SORTS = {
    "a real": (REAL, None), "a positive number": (Sort("positive"), None),
    "an index": (index(ONE, N), None), "a permutation": (Sort("permutation", ((ONE, N),)), None),
    "an index without an end": (Sort("index", ((ONE,),)), "odd sort"),
    "an index of two ranges": (Sort("index", ((ONE, N), (ONE, N))), "wrong number"),
    "a permutation of none": (Sort("permutation"), "wrong number"),
    "a family of eight indices": (Sort("family", ((ONE, N),) * 8), None),
    "a family of nine": (Sort("family", ((ONE, N),) * 9), "wrong number"),
    "a range to a proposition": (index(ONE, TRUE), "odd range"),
    "a range from a family": (index(FAMILY, N), "odd range"),
    "a triangle": (Sort("family", ((ONE, N), (ONE, T("lam", (LOOSE,))))), None),
    "a loose end": (Sort("family", ((ONE, N), (ONE, LOOSE))), "odd range"),
    "a loose triangle": (Sort("family", ((ONE, N), (ONE, T("lam", (T("bound", (), 1),))))),
        "odd range"),
    "a triangle too soon": (Sort("family", ((ONE, T("lam", (LOOSE,))),)), "odd range"),
    "a triangle of propositions": (Sort("family", ((ONE, N), (ONE, T("lam", (lt(LOOSE, N),))))),
        "cannot have"),
    "a triangle with a nest too many": (
        Sort("family", ((ONE, N), (ONE, T("lam", (T("lam", (LOOSE,)),))))), "odd range"),
    "a pyramid": (Sort("family", ((ONE, N), (ONE, N), (ONE, T("lam", (T("lam", (LOOSE,)),))))),
        None),
    "a pyramid of too few": (Sort("family", ((ONE, N), (ONE, N), (ONE, T("lam", (ONE,))))),
        "odd range"),
    "a square under a pyramid": (
        Sort("family", ((ONE, N), (ONE, N), (ONE, T("lam", (fn("exp", LOOSE),))))), "odd range"),
}  # fmt: skip


@pytest.mark.parametrize("name", SORTS)
def test_a_sort_has_the_ranges_of_its_kind(name):
    sort, reason = SORTS[name]
    whole = Draft()
    data = whole.written(sort)
    if reason is None:
        assert whole.read().sort(data) == sort
    else:
        with pytest.raises(Refused, match=reason):
            whole.read().sort(data)


def test_a_sort_has_two_fields():
    for data in ({"kind": "real"}, {"kind": "real", "ranges": [], "more": 1}):
        with pytest.raises(Refused, match="odd sort"):
            Draft().read().sort(data)


def test_a_document_has_no_other_hash_and_is_ascii_in_it():
    whole = Draft()
    assert Document(whole.text(name="ä")).name == "ä"
    with pytest.raises(Refused, match="the hash"):
        Document(whole.text(hashed="0" * 64))
    for odd in ("[]", "3", '"text"', "null"):
        with pytest.raises(Refused, match="not a certificate"):
            Document(odd)
    assert recheck.content_hash({"b": 1, "a": "ä", "hash": "?"}) == (
        "78892fb919682f85e08161f2cd8e0e904520a093cd75421077a1c865e59e90c6"
    )


def test_the_size_of_a_term_is_counted_written_out():
    whole = Draft()
    whole.written(fn("exp", X + X))
    assert whole.read().sizes == [1, 1, 3, 4]


def tower(height):
    whole = Draft()
    term = var("x")
    for _ in range(height - 1):
        term = -term
    whole.terms = [["var", "x", []], *(["neg", None, [i]] for i in range(height - 1))]
    return whole


def test_a_term_may_be_400_deep():
    assert tower(400).read().terms[-1].depth == 400
    with pytest.raises(Refused, match="too deep"):
        tower(401).read()


def test_a_term_may_have_100000_parts():
    wide = [["num", 1, []], ["add", None, [0] * 99_999], ["add", None, [0] * 100_000]]
    whole = Draft()
    whole.terms = wide[:2]
    assert whole.read().sizes == [1, 100_000]
    whole.terms = wide
    with pytest.raises(Refused, match="too large"):
        whole.read()


def test_references_lead_to_what_comes_before():
    assert recheck.item_at("ab", 1) == "b"
    for odd in (-1, 2, True, "0", None, 1.0):
        with pytest.raises(Refused, match="leads nowhere"):
            recheck.item_at("ab", odd)


def test_a_binder_may_say_how_its_variable_is_called():
    whole = Draft()
    whole.terms = [["bound", 0, []], ["lam", None, [0], "k"]]
    assert whole.read().terms[1] is T("lam", (LOOSE,))
    for odd in (["lam", None, [0], 3], ["neg", None, [0], "k"]):
        whole.terms[1] = odd
        with pytest.raises(Refused, match="odd hint"):
            whole.read()
    whole.terms[1] = ["lam", None]
    with pytest.raises(Refused, match="three or four parts"):
        whole.read()
