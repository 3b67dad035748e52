"""What SymPy keeps, assumes or drops changes no verdict on what an author wrote."""

import pytest
import sympy
from sympy import Abs, Derivative, Dummy, Function, Lambda, Subs, Sum, Symbol, sqrt

from symcheck import (
    AuthoringError,
    argmin,
    bigmax,
    bigmin,
    chain,
    define,
    eq,
    exists,
    family,
    ge,
    hadamard,
    identity,
    index,
    integer,
    le,
    limit,
    natural,
    not_differentiable,
    permutation,
    positive,
    real,
    size,
    softmax,
    theorem,
)
from symcheck.bridge import BridgeError
from symcheck.bridge.tensors import diag
from symcheck.kernel.claim import REAL, Definition
from symcheck.kernel.term import var
from symcheck.prove.decide import decide
from symcheck.read.errors import ReadError

x, n, m = real("x"), size("n"), Symbol("m", integer=True)
s, t, j = Symbol("s"), Symbol("t", positive=True), Dummy("j", positive=True)
X = family("x", n)
THREE = define("three", "y: family(-1..1)", "y[-1] + y[0] + y[1]")
SAME = define("same", "a: real", "a")


def verdict(statement, **options):
    """Return the verdict on a claim, or 'refused' if it is not made or read."""
    try:
        statement = statement() if callable(statement) else statement
        claim = theorem(statement, **options)(lambda: None).claim()
    except (AuthoringError, BridgeError, ReadError):
        return "refused"
    return str(decide(claim, seconds=2).verdict)


def up_to(limit):
    """Return an index i up to an index or a size named k."""
    k = index("k", limit) if limit else size("k")
    return index("i", k)


def square(entry):
    return eq((entry + 1) ** 2, entry**2 + 2 * entry + 1)


PAIRS = {
    "the end of an index": lambda last: le(up_to(last) + 1, 4),
    "the end of a family": lambda last: square(family("y", size("n") if last else natural("n"))[1]),
    "the end of an end": lambda last: le(index("h", up_to(last)) + 1, 4),
    "the end of a permutation": lambda last: le(
        permutation("p", index("k", 3) if last else size("k"))[1] + 1, 4
    ),
    "the second range of a family": lambda last: square(
        family("w", 1, size("n") if last else natural("n"))[1, 1]
    ),
    "the end of a point's range": lambda last: le(
        Subs(Derivative(s**2, s), s, up_to(last)) + 1, 7
    ),
    "the sort of a point": lambda last: ge(
        Subs(Derivative(s**2, s), s, (positive if last else real)("p")) + 1, 1
    ),
    "the end of a range that is a function": lambda last: square(
        family("w", 1, lambda k: k * (size("n") if last else natural("n")))[1, 1]
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PAIRS)
@pytest.mark.parametrize("first", [3, 0])
def test_what_was_made_before_changes_no_verdict(name, first):
    make = PAIRS[name]
    found = {last: verdict(make(last)) for last in (first, 3 - first)}
    assert found[3] == "proved"
    assert found[0] in {"refuted", "conditional", "unknown"}


def test_symbols_with_other_sizes_are_not_equal():
    assert up_to(3) != up_to(0)
    assert up_to(3) == up_to(3)
    assert hash(up_to(3)) == hash(up_to(3))
    assert up_to(3) + 1 != up_to(0) + 1
    assert sympy.Basic.compare(up_to(3), up_to(0)) != 0


MIXED = {
    "in one chain": lambda: verdict(chain(1, "<=", up_to(3), "<=", up_to(0) + 5, "<=", 8)),
    "in a hypothesis": lambda: verdict(le(up_to(3), 3), given=[ge(up_to(0), 1)]),
    "in the declarations": lambda: verdict(le(up_to(0), 3), where="k: index(3)"),
    "in the declarations of a text": lambda: verdict(
        "i <= 3", given=[ge(up_to(0), 1)], where="k: index(3)"
    ),
    "in one family": lambda: verdict(
        lambda: square(family("w", size("n"), natural("n"))[1, 1])
    ),
    "of a size and what has it": lambda: verdict(le(up_to(3), integer("k"))),
    "of a family and its own size": lambda: verdict(square(family("n", n)[1])),
    "of a limit": lambda: verdict(limit("1/k", natural("k"), "oo", 0), where="k: real"),
    "of a point": lambda: verdict(le(-(x**2), 0), attained={positive("x"): 0}),
    "of a witness": lambda: verdict(exists({positive("z"): 1}, "z > 0"), where="z: real"),
}  # fmt: skip


@pytest.mark.parametrize("name", MIXED)
def test_two_symbols_of_one_name_are_refused(name):
    assert MIXED[name]() == "refused"


def test_a_name_of_the_author_is_not_taken_for_an_index():
    for name in ("index_0", "index_1", "z"):
        own = integer(name)
        w = family("w", 3, lambda _k, own=own: own)
        assert verdict(square(w[3, 3])) == "conditional"


def test_what_is_assumed_is_not_lost_where_a_plain_symbol_said_the_same():
    plain = Subs(Derivative(s, s), s, x) + 1
    assumed = Subs(Derivative(sqrt(t**2), t), t, x) + 1
    assert verdict(eq(plain, 2)) == "proved"
    assert verdict(eq(assumed, 2)) == "refused"


def test_an_index_is_not_used_outside_its_range():
    kept = []
    family("w", 3, lambda k: kept.append(k) or k)
    with pytest.raises(BridgeError, match="cannot be an end"):
        family("v", 3, lambda _k: kept[0])
    assert verdict(ge(kept[0] ** 2, 0)) == "refused"


base, positive_f = sympy.IndexedBase(X.label, positive=True), Function("same", positive=True)
ASSUMED = {
    "a derivative at a point": eq(Subs(Derivative(sqrt(t**2), t), t, x), 1),
    "a sum over a dummy": eq(Sum(sqrt(j**2), (j, -3, 3)), 0),
    "a sum over a symbol": eq(Sum(sqrt(t**2), (t, -3, 3)), 0),
    "an argument that is a family": eq(Function("three")(Lambda(t, sqrt(t**2))), 0),
    "a family": eq(sqrt(base[1] ** 2), base[1]),
    "a function": eq(sqrt(positive_f(x) ** 2), positive_f(x)),
    "an integer that is differentiated by": eq(Subs(Derivative(m**2, m), m, x), 2 * x),
    "a largest value": lambda: eq(bigmin(sqrt(t**2), (t, -3, 3)), -3),
    "where a value is largest": lambda: eq(argmin(sqrt(t**2), (t, -3, 3)), -3),
    "an entry of softmax": lambda: le(0, softmax(sqrt(t**2), (t, -3, 3))[0]),
    "the variable of a limit": limit(Abs(t) / t, t, "-oo", 1),
    "what a slope is of": not_differentiable(Abs(t), t, 0),
    "what is no integer": eq(Sum(Dummy("h", integer=False), (Dummy("h", integer=False), 1, 2)), 3),
}


@pytest.mark.parametrize("name", ASSUMED)
def test_what_sympy_assumes_is_refused(name):
    assert verdict(ASSUMED[name], definitions=[THREE, SAME]) == "refused"


whole, some = Dummy("k", integer=True), Symbol("r", real=True)
TRUE_OF_ALL = {
    "a sum over an integer": eq(Sum(whole, (whole, 1, 3)), 6),
    "a derivative by a real number": eq(Subs(Derivative(some**2, some), some, 3), 6),
    "a family of integers' values": eq(Function("three")(Lambda(whole, Abs(whole))), 2),
    "a largest value": ge(bigmax(whole, (whole, 1, 3)), 2),
    "a function of reals": eq(Function("same", real=True)(x), x),
}


@pytest.mark.parametrize("name", TRUE_OF_ALL)
def test_what_is_true_of_every_value_may_be_assumed(name):
    assert verdict(TRUE_OF_ALL[name], definitions=[THREE, SAME]) == "proved"


@pytest.mark.parametrize("name", ["sin", "pi", "exp", "sigma", "σ", "Sum", "argmax", "ln", "½", ""])
def test_a_definition_has_a_name_of_its_own(name):
    with pytest.raises(AuthoringError, match="name"):
        define(name, "a: real", "a")
    made = Definition(name, (("a", REAL),), var("a"))
    assert verdict(eq(Function(name or "f")(x), x), definitions=[made]) == "refused"


def test_names_that_are_printed_alike_are_refused():
    assert verdict(ge(real("lam") ** 2 + real("lambda") ** 2, 0)) == "refused"
    bound = Symbol("lambda")
    assert verdict(eq(Sum(real("lam") * bound, (bound, 1, 3)), 6 * real("lam"))) == "refused"


# ── entries of vectors and matrices ──────────────────────────────────────────────

i, o, k, eye = index("i", n), integer("o"), Symbol("k"), identity(n)
S = family("S", n, n)
placed = permutation("p", 5)

OUTSIDE = {
    "a diagonal": eq(eye[o, o], 1),
    "after the last": eq(eye[n + 1, n + 1], 1),
    "a product": ge((eye @ X)[n + 1] ** 2, 0),
    "of diagonals": eq((eye @ eye)[o, o], 1),
    "a transpose": eq(eye.T[n + 1, 1], 0),
    "a sum": eq((eye + eye)[o, o], 2),
    "a negative": eq((-eye)[o, o], -1),
    "a multiple": eq((3 * eye / 2)[o, o], sympy.Rational(3, 2)),
    "entry by entry": eq(hadamard(eye, eye)[o, o], 1),
    "what SymPy drops": eq(hadamard(identity(3), family("T", 3, 3))[1, 5], 0),
    "a literal": eq(identity(3)[5, 5], 1),
    "a literal of a diagonal matrix": eq(diag(family("y", 3))[1, 7], 0),
    "a literal that may be too large": eq(eye[2, 2], 1),
    "a sum beyond": eq(Sum(eye[k, k], (k, 1, n + 5)), n + 5),
    "a sum of an index beyond": eq(Sum(eye[i, i], (i, 1, n + 5)), n + 5),
    "of none": eq(identity(natural("m"))[1, 1], 1),
    "of an index that has no value": eq(identity(5)[placed[o], placed[o]], 1),
    "of no size": eq(identity(placed[o])[1, 1], 1),
    "what is put in nowhere": eq(Subs(x, t, 1 / x), x),
}
INSIDE = {
    "a diagonal": eq(eye[i, i], 1),
    "the first and the last": eq(eye[1, n] + eye[n, 1], 2 * eye[n, 1]),
    "a product": eq((eye @ X)[i], X[i]),
    "a sum": eq(Sum(eye[k, k], (k, 1, n)), n),
    "a literal": eq(identity(3)[2, 2], 1),
    "of one more": eq(identity(n + 1)[i + 1, i + 1], 1),
    "a slope": eq(Derivative((S @ X)[i], X[i]), S[i, i]),
    "a slope by an entry of a transpose": eq(Derivative(S[i, i] ** 2, S.T[i, i]), 2 * S[i, i]),
    "a slope that SymPy finds": eq((eye @ X)[i].diff(x) + x, x),
}


@pytest.mark.parametrize("name", OUTSIDE)
def test_an_entry_that_does_not_exist(name):
    assert verdict(OUTSIDE[name]) in {"refused", "conditional"}


@pytest.mark.parametrize("name", INSIDE)
def test_an_entry_that_exists(name):
    assert verdict(INSIDE[name]) == "proved"


def test_an_entry_that_says_itself_where_it_exists_may_be_anywhere():
    assert verdict(eq((S @ X)[o], (S @ X)[o])) == "conditional"
