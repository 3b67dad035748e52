"""Names: the letters they have, those that are printed alike, and those that look like entries."""

import pytest

from symcheck.bridge import symbols
from symcheck.bridge.errors import BridgeError
from symcheck.kernel.claim import REAL
from symcheck.read.errors import ReadError
from symcheck.read.naming import advice_for, is_name, look
from symcheck.read.text import read_problem
from symcheck.read.where import read_where

NAMES = ["x", "x_1", "w1", "_", "λ", "alpha", "é", "Å", "ß", "д\u0435нь", "名", "I"]
ADVICE = {
    "yₖ": "write 'y[k]', or 'y_k' as a name",
    "y₁₂": "write 'y[12]', or 'y_12' as a name",
    "ₖ": "write 'y[k]', or 'y_k' as a name",
    "xⁿ": "write 'x**n'",
    "eˣ": "write 'e**x'",
    "ⁿ": "write 'x**n'",
    "½": "write '1/2'",
    "x½": "write '1/2'",
    "①": "write '1'",
    "Ⅻ": "write '12'",
    "x٣": "write 'x3'",
    "𝜋": "write 'π'",
    "\uff58": "write 'x'",
    "µ": "write 'μ'",
    "ϕ": "write 'φ'",
    "ﬁ": "write 'fi'",
    "x\u02b9": "a name has letters, the digits 0 to 9 and '_'",
    "x\u115f": "a name has letters, the digits 0 to 9 and '_'",
    "\u1100\u1161\u11a8": "write '\uac01'",
}


@pytest.mark.parametrize("name", NAMES)
def test_is_a_name(name):
    assert is_name(name)
    assert read_problem("x = x", (), {name: "real"} | {"x": "real"}).context.sorts[name] == REAL


@pytest.mark.parametrize(("word", "advice"), ADVICE.items(), ids=map(ascii, ADVICE))
def test_is_no_name(word, advice):
    assert not is_name(word)
    assert advice_for(word) == advice
    for read in (lambda: read_where(f"{word}: real"), lambda: read_problem(f"{word} = {word}")):
        with pytest.raises(ReadError) as caught:
            read()
        assert caught.value.help == advice
    with pytest.raises(BridgeError, match="is not a name that text can hold"):
        symbols.real(word)


@pytest.mark.parametrize("word", ["", "2", "2x", "x y", "x²", "Aᵀ", "x-y"])
def test_is_no_name_either(word):
    assert not is_name(word)


PLACES = {
    "1 + 2*yₖ = 0": (8, 1),
    "2½ = 5/2": (2, 1),
    "x +\n xⁿ = 0": (3, 1),
    "ﬁ(x) = 1": (1, 1),
    "\u0455\u0456n(x) = 1": (1, 3),
    "2*\u0435 = 1": (3, 1),
}


@pytest.mark.parametrize(("text", "place"), PLACES.items(), ids=map(ascii, PLACES))
def test_the_caret_is_below_what_is_no_letter(text, place):
    with pytest.raises(ReadError) as caught:
        read_problem(text)
    assert (caught.value.column, caught.value.length) == place


def test_superscripts_that_mean_something_stay():
    claim = read_problem("x² + λ·x⁻¹⁰ = (A.T @ Aᵀ)[1, 1]", (), "A: family(2, 2)")
    assert set(claim.context.sorts) == {"A", "x", "λ"}


# ── names that are printed alike ─────────────────────────────────────────────────

ALIKE = [
    ("lam", "lambda", "lamda", "λ"),
    ("eps", "epsilon", "ε"),
    ("lam_1", "λ_1"),
    ("x_alpha", "x_α"),
    ("Gamma", "Γ", "\u0413"),
    ("x", "\u0445"),
    ("A", "\u0391", "\u0410"),
]
PAIRS = [(one, other) for names in ALIKE for one in names for other in names if one != other]
#: A text, the other text of a claim, and declarations; {0} and {1} are the two names.
TEXTS = {
    "in a claim": ("{0} - {1} = 0", (), ""),
    "in a hypothesis": ("{0} > 0", ("{1} > 0",), ""),
    "in two hypotheses": ("y > 0", ("{0} > 0", "{1} > 0"), ""),
    "one is declared": ("{0} > 0", (), "{1}: real"),
    "both are declared": ("y = y", (), "{0}: real; {1}: real"),
    "one is assumed to be a sort": ("y = y", ("{0} integer",), "{1}: real"),
    "one is bound": ("Sum({0}*{1}, ({0}, 1, 3)) = 6*{1}", (), "{1}: real"),
    "one is bound by 'for'": ("y = y", ("{1} < {0} for {0} in 1..3",), "{1}: real"),
    "one is in a sort": ("y = y", (), "{0}: size; y: family({0}); {1}: family({0})"),
}


@pytest.mark.parametrize("pair", PAIRS, ids=ascii)
def test_two_names_look_alike(pair):
    assert len({look(name) for name in pair}) == 1


@pytest.mark.parametrize(("text", "given", "where"), TEXTS.values(), ids=TEXTS)
@pytest.mark.parametrize("pair", [("lam", "λ"), ("α_1", "alpha_1")], ids=ascii)
def test_two_names_that_look_alike_are_refused(text, given, where, pair):
    with pytest.raises(ReadError, match="are printed alike") as caught:
        read_problem(text.format(*pair), [g.format(*pair) for g in given], where.format(*pair))
    assert caught.value.help
    assert caught.value.length in map(len, pair)


@pytest.mark.parametrize(
    "text", ["sigma*sigmoid(x) = 0", "σ(x) = sigma", "KroneckerDelta(i, 1) = delta*x"]
)
def test_a_name_that_looks_like_a_function(text):
    with pytest.raises(ReadError, match="are printed alike"):
        read_problem(text, (), "i: integer")


@pytest.mark.parametrize(
    "names", ["lam lam_1", "x X", "l I1", "nu v", "x_1 x1", "sigma x", "a_b_c a_b", "x_ x", "_x x"]
)
def test_two_names_that_do_not_look_alike(names):
    one, other = names.split()
    assert set(read_problem(f"{one} = {other}").context.sorts) == {one, other}


# ── names that look like entries ─────────────────────────────────────────────────

F = "n: size; x: family(n); A: family(n, n); i: index(n); λ: family(n); idx: index(n); a_k: real"
ENTRIES = {
    "x_k = 0": "write 'x[k]', or give the number another name",
    "Sum(x_k, (k, 1, n)) = n*x_k": "write 'x[k]', or give the number another name",
    "x_12 = 0": "write 'x[12]', or give the number another name",
    "x_idx = 0": "write 'x[idx]', or give the number another name",
    "A_ij = 0": "write 'A[i, j]', or give the number another name",
    "lam_i = 0": "write 'λ[i]', or give the number another name",
    "Sum(b_k, (k, 1, n)) = n": "write 'b[k]' with a family 'b', or declare 'b_k: real'",
    "Sum(b_kk, (kk, 1, n)) = n": "write 'b[kk]' with a family 'b', or declare 'b_kk: real'",
    "b_i = 0": "write 'b[i]' with a family 'b', or declare 'b_i: real'",
    "b_n = 0": "write 'b[n]' with a family 'b', or declare 'b_n: real'",
}


@pytest.mark.parametrize(("text", "advice"), ENTRIES.items(), ids=ENTRIES)
def test_a_name_that_looks_like_an_entry(text, advice):
    with pytest.raises(ReadError) as caught:
        read_problem(text, (), F)
    assert caught.value.help == advice
    assert text[caught.value.column - 1 :].startswith(("x_", "A_", "lam_", "b_"))


def test_an_entry_in_a_hypothesis_and_a_declared_name():
    with pytest.raises(ReadError, match="'x_1' is no entry of 'x', but looks like one"):
        read_problem("x[1] > 0", ["x_1 > 0"], F)
    with pytest.raises(ReadError, match="'x_1' is no entry of 'x', but looks like one"):
        read_problem("x_1 > 0", (), f"{F}; x_1: real")


@pytest.mark.parametrize(
    "text",
    ["x_max = 0", "x_ij = 0", "A_k = 0", "b_k = 0", "b_1 = 0", "x_ = 0", "Sum(a_k, (k, 1, n)) = 0",
     "b_k + Sum(k, (k, 1, n)) = 0", "Sum(b_k*k, (b_k, 1, n), (k, 1, n)) = 0"],
)  # fmt: skip
def test_a_name_that_looks_like_no_entry(text):
    read_problem(text, (), F)
