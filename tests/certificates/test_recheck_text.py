"""What the second checker says that a certificate claims, in its own words."""

import json

import pytest
from forging import Forgery

from symcheck import recheck
from symcheck.kernel.claim import (
    INTEGER,
    NATURAL,
    REAL,
    SIZE,
    Context,
    Definition,
    Exists,
    Extremum,
    Iff,
    Impossible,
    Limit,
    NotDifferentiable,
    Relation,
    Reparameterisation,
    family,
    index,
)
from symcheck.kernel.term import (
    ONE,
    PI,
    TRUE,
    TWO,
    ZERO,
    Term,
    add,
    at,
    bigmax,
    bind,
    call,
    conj,
    delta,
    diff,
    disj,
    div,
    eq,
    fam,
    fn,
    forall,
    ipow,
    lam,
    le,
    lt,
    mul,
    neg,
    npow,
    num,
    piecewise,
    rpow,
    softmax,
    sub,
    sum_,
    tends,
    upd,
    var,
)
from symcheck.read.text import read_problem

N, X, Y, I, J = map(var, "nxyij")
TRIANGLE = family((ONE, N), (ONE, bind("lam", "a", var("a"))))
CONTEXT = Context(
    (
        ("n", SIZE), ("x", REAL), ("y", REAL), ("i", index(ONE, N)), ("j", INTEGER),
        ("z", family((ONE, N))), ("w", TRIANGLE),
    )
)  # fmt: skip
#: What is declared there, in the words of the second checker.
DECLARED = (
    "for all n: size, x: real, y: real, i: index(1..n), j: integer, z: family(1..n), "
    "w: family(1..n, 1..(i -> i))"
)


def shown(claim, conditions=()):
    """Return what a certificate of the claim says, whether it is accepted or not."""
    forgery = Forgery()
    text = forgery.text(forgery.outright(claim, "algebra", conditions=conditions))
    document = recheck.Document(text)
    inside = [document.term(c) for c in document.proof["conditions"]]
    return recheck.claim_text(document.claim(document.proof["claim"]), inside)


TERMS = {
    "a difference": (sub(X, Y), "x - y"),
    "a difference of a sum": (sub(X, add(X, Y)), "x - (x + y)"),
    "a negative product": (neg(mul(X, Y)), "-x*y"),
    "a negative factor": (mul(neg(X), Y), "(-x)*y"),
    "a negative term that comes first": (add(neg(X), Y), "(-x) + y"),
    "a sum in a sum": (add(add(X, Y), X), "(x + y) + x"),
    "a fraction of a product": (div(mul(X, Y), TWO), "(x*y)/2"),
    "a product with a fraction": (mul(X, div(Y, TWO)), "x*(y/2)"),
    "a negative base": (npow(neg(X), TWO), "(-x)**2"),
    "a negative power": (neg(npow(X, TWO)), "-x**2"),
    "a power of a power": (npow(npow(X, TWO), TWO), "(x**2)**2"),
    "an integer power": (ipow(X, num(-2)), "ipow(x, -2)"),
    "a real power": (rpow(X, Y), "rpow(x, y)"),
    "pi": (mul(TWO, PI), "2*pi"),
    "functions": (fn("exp", fn("max", X, neg(Y))), "exp(max(x, -y))"),
    "an entry": (at("z", add(I, ONE)), "z[i + 1]"),
    "a sum": (sum_("k", ONE, N, at("z", var("k"))), "Sum(z[i], (i, 1, n))"),
    "a sum in a sum of indices": (
        sum_("k", ONE, N, sum_("l", ONE, var("k"), mul(at("w", var("k"), var("l")), X))),
        "Sum(Sum(w[i, j]*x, (j, 1, i)), (i, 1, n))",
    ),
    "a maximum": (bigmax("k", ONE, N, mul(at("z", var("k")), at("z", I))),
                  "Max(z[j]*z[i], (j, 1, n))"),
    "a softmax": (softmax("k", ONE, N, at("z", var("k")), N), "softmax(z[i], (i, 1, n))[n]"),
    "a derivative": (diff(npow(X, TWO), "x", Y), "Derivative(i**2, i = y)"),
    "an updated entry": (upd("z", (I,), X, (J,)), "Update(z, i, x)[j]"),
    "an updated entry of two indices": (upd("w", (I, J), X, (ONE, TWO)),
                                        "Update(w, i, j, x)[1, 2]"),
    "a piecewise function": (piecewise((X, lt(X, ZERO)), (Y, TRUE)),
                             "piecewise(x, x < 0, y, true)"),
    "a delta": (delta(I, J), "delta(i, j)"),
}  # fmt: skip


@pytest.mark.parametrize(("term", "text"), TERMS.values(), ids=TERMS)
def test_terms(term, text):
    assert shown(Relation(CONTEXT, (term, ONE), ("=",))) == [DECLARED, f"{text} = 1"]


def test_a_letter_is_taken_once():
    many = mul(X, I)
    for _ in range(7):
        many = sum_("k", ONE, TWO, mul(many, var("k")))
    last = shown(Relation(CONTEXT, (many, ONE), ("=",)))[-1]
    inside = "(k7, 1, 2))*k6, (k6, 1, 2))*n, (n, 1, 2))*m, (m, 1, 2))*l, (l, 1, 2))*k, (k, 1, 2))*j"
    assert last == f"{'Sum(' * 7}(x*i)*k7, {inside}, (j, 1, 2)) = 1"


PROPS = {
    "and in or": (disj(conj(lt(X, Y), lt(Y, X)), eq(X, Y)), "(x < y and y < x) or x = y"),
    "or in and": (conj(disj(lt(X, Y), lt(Y, X)), eq(X, Y)), "(x < y or y < x) and x = y"),
    "not": (Term("not", (lt(X, Y),)), "not(x < y)"),
    "for all": (forall("k", ONE, N, le(at("z", var("k")), X)), "All(z[i] <= x, (i, 1, n))"),
    "a limit": (tends("k", div(X, var("k")), ZERO), "Limit(x/i, i -> oo) = 0"),
    "limits": (disj(tends("k", X, Y), TRUE), "(Limit(x, i -> oo) = y) or true"),
    "a sum is compared": (Term("rel", (add(X, Y), sub(X, Y)), ">="), "x + y >= x - y"),
}


@pytest.mark.parametrize(("prop", "text"), PROPS.values(), ids=PROPS)
def test_propositions(prop, text):
    assert shown(Iff(CONTEXT, prop, TRUE)) == [DECLARED, f"iff; left: {text}; right: true"]


REALS = Context((("x", REAL),))
T = var("t")
KINDS = {
    "a chain": (Relation(REALS, (ZERO, X, ONE), ("<=", "<")), "0 <= x < 1"),
    "a limit": (
        Limit(REALS, mul(X, T), "t", ZERO, ZERO),
        "limit; name: t; body: x*t; point: 0; value: 0; side: +-; natural: False",
    ),
    "a limit of a variable with an odd name": (
        Limit(REALS, var("oo"), "oo", "oo", "oo"),
        "limit; name: 'oo'; body: 'oo'; point: oo; value: oo; side: +-; natural: False",
    ),
    "a limit of a sequence": (
        Limit(REALS, T, "t", "oo", "-oo", "-", natural=True),
        "limit; name: t; body: t; point: oo; value: -oo; side: -; natural: True",
    ),
    "an extremum": (
        Extremum(
            REALS, le(neg(npow(X, TWO)), ZERO), (("x", ZERO),), only=True,
            approached=(Limit(Context((("y", REAL),)), mul(Y, X), "x", ZERO, ZERO, "+"),),
        ),
        ("extremum; bound: -x**2 <= 0; attained: x = 0; only: True; approached: "
         "(for all y: real; limit; name: x; body: y*x; point: 0; value: 0; side: +; "
         "natural: False)"),
    ),
    "a bound alone": (
        Extremum(REALS, le(X, ONE)), "extremum; bound: x <= 1; only: False",
    ),
    "no derivative": (
        NotDifferentiable(REALS, fn("abs", T), "t", ZERO),
        "not-differentiable; name: t; body: abs(t); point: 0",
    ),
    "a number that exists": (
        Exists(REALS, (("t", NATURAL), ("u", family((ONE, TWO)))), le(X, T),
               (("t", ONE), ("u", lam("k", var("k"))))),
        ("exists; variables: t: natural, u: family(1..2); prop: x <= t; "
         "witness: t = 1, u = (i -> i)"),
    ),
    "a reparameterisation": (
        Reparameterisation(CONTEXT, mul(Y, X), mul(T, X), (("t", REAL),), (("t", Y),),
                           (("y", T),)),
        ("reparameterisation; parameters: t: real; left: y*x; right: t*x; map: t = y; "
         "inverse: y = t"),
    ),
    "what is impossible": (
        Impossible(REALS, (("t", REAL),), (lt(T, X), lt(X, T))),
        "impossible; variables: t: real; props: t < x, x < t",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("claim", "text"), KINDS.values(), ids=KINDS)
def test_claims_of_every_kind(claim, text):
    declared = DECLARED if claim.context == CONTEXT else "for all x: real"
    assert shown(claim) == [declared, text]


def test_hypotheses_definitions_and_conditions():
    plain = Definition("f", (("t", REAL), ("u", family((ONE, TWO)))), mul(T, PI))
    up = Definition("up", (("k", NATURAL),), on="k", base=ONE, step=add(call("up", var("k")), ONE))
    context = Context((("x", REAL),), (lt(ZERO, X),), (plain, up))
    claim = Relation(context, (div(X, Y), call("up", TWO)), ("=",))
    claim = Relation(context.declare("y", REAL), claim.terms, claim.rels)
    assert shown(claim, (Term("rel", (Y, ZERO), "!="),)) == [
        "for all x: real, y: real",
        "where f(t: real, u: family(1..2)) is t*pi",
        "where up(k: natural) at k = 0 is 1",
        "where up(k: natural) at k + 1 is up(k) + 1",
        "given 0 < x",
        "under the condition y != 0",
        "x/y = up(2)",
    ]


def test_a_claim_without_variables_declares_none():
    assert shown(read_problem("1 + 1 = 2")) == ["1 + 1 = 2"]


NAMES = {
    "exp": "'exp'", "pi": "'pi'", "Sum": "'Sum'", "or": "'or'", "oo": "'oo'", "true": "'true'",
    "x = 0 or x": "'x = 0 or x'", "x\ny": "'x\\ny'", "it's": '"it\'s"', "λ": "'\\u03bb'",
    "\u0445": "'\\u0445'", "2": "'2'", "x'": '"x\'"', "x_1": "x_1", "lam": "lam", "Exp": "Exp",
}  # fmt: skip


@pytest.mark.parametrize(("name", "text"), NAMES.items(), ids=map(ascii, NAMES))
def test_a_name_is_not_taken_for_something_else(name, text):
    context = Context(((name, REAL),))
    found = shown(Relation(context, (var(name), ONE), ("=",)))
    assert found == [f"for all {text}: real", f"{text} = 1"]


def test_a_definition_is_not_taken_for_a_function():
    context = Context((("x", REAL),), (), (Definition("sin", (("t", REAL),), ZERO),))
    claim = Relation(context, (call("sin", X), fn("sin", X)), ("=",))
    assert shown(claim)[1:] == ["where 'sin'(t: real) is 0", "'sin'(x) = sin(x)"]


def test_an_idle_hypothesis_is_not_shown():
    context = Context((("x", REAL),), (lt(Y, ZERO), lt(X, ZERO)))
    assert shown(Relation(context, (X, X), ("=",)))[1:-1] == ["given x < 0"]


def test_families_are_named():
    context = Context((("n", SIZE), ("z", family((ONE, N)))), (), (
        Definition("g", (("m", SIZE), ("u", family((ONE, var("m"))))), at("u", ONE)),
    ))  # fmt: skip
    claim = Relation(context, (call("g", N, fam("z")), at("z", ONE)), ("=",))
    assert shown(claim)[-1] == "g(n, z) = z[1]"


# ── the command ──


@pytest.fixture
def folder(tmp_path):
    lines = {"double": "x + x = 2*x", "wrong": "x + x = 3*x", "quotient": "x/x = 1"}
    for name, line in lines.items():
        forgery = Forgery()
        conditions = (read_problem("x != 0").links[0],) if name == "quotient" else ()
        proof = forgery.outright(read_problem(line), "algebra", conditions=conditions)
        (tmp_path / f"{name}.json").write_text(forgery.text(proof), encoding="utf-8")
    (tmp_path / "no.json").write_text("[[[", encoding="utf-8")
    return tmp_path


def test_show_prints_what_is_claimed(folder, capsys):
    assert recheck.main(["--show", str(folder)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("accepted     double  ")
    assert lines[0].endswith(" ms  x + x = 2*x")
    assert lines[1:3] == ["    for all x: real", "    x + x = 2*x"]
    assert lines[3].startswith("refused      no: malformed")
    assert lines[4].startswith("conditional  quotient  ")
    assert lines[5:8] == ["    for all x: real", "    under the condition x != 0", "    x/x = 1"]
    assert lines[8].startswith("refused      wrong: not equal")
    assert lines[9:11] == ["    for all x: real", "    x + x = 3*x"]


def test_without_show_no_claim_is_printed(folder, capsys):
    recheck.main([str(folder)])
    found = capsys.readouterr().out
    assert "x + x" not in found
    assert "    " not in found.replace("accepted     ", "").replace("refused      ", "")


def test_a_long_claim_is_cut_in_the_line_only(tmp_path, capsys):
    line = " + ".join(["x"] * 40) + " = 40*x"
    forgery = Forgery()
    text = forgery.text(forgery.outright(read_problem(line), "algebra"))
    (tmp_path / "long.json").write_text(text, encoding="utf-8")
    assert recheck.main([str(tmp_path), "--show"]) == 0
    first, _, whole = capsys.readouterr().out.splitlines()[:3]
    assert first.endswith(f"  {line[:58]} …")
    assert whole == f"    {line}"


def test_the_name_of_a_file_is_no_line_of_its_own(tmp_path, capsys):
    forgery = Forgery()
    text = forgery.text(forgery.outright(read_problem("x + x = 2*x"), "algebra"))
    (tmp_path / "a\n    0 = 1\r\x1b[2Kσ.json").write_text(text, encoding="utf-8")
    assert recheck.main(["--show", str(tmp_path)]) == 0
    first, *others = capsys.readouterr().out.splitlines()
    assert first.startswith("accepted     a\\n    0 = 1\\r\\x1b[2Kσ  ")
    assert others[:3] == ["    for all x: real", "    x + x = 2*x", ""]


def test_conditions_that_are_odd_show_nothing(tmp_path, capsys):
    forgery = Forgery()
    proof = forgery.outright(read_problem("x + x = 2*x"), "algebra") | {"conditions": None}
    (tmp_path / "odd.json").write_text(forgery.text(proof), encoding="utf-8")
    assert recheck.main(["--show", str(tmp_path)]) == 1
    assert capsys.readouterr().out.splitlines()[1] == ""


def test_the_name_in_a_file_says_nothing(tmp_path, capsys):
    forgery = Forgery()
    proof = forgery.outright(read_problem("x + x = 2*x"), "algebra")
    text = forgery.text(proof, name="fermat", identity="0")
    assert json.loads(text)["name"] == "fermat"
    (tmp_path / "fermat.json").write_text(text, encoding="utf-8")
    assert recheck.main(["--show", str(tmp_path)]) == 0
    assert "    x + x = 2*x\n" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [[], ["--show"]])
def test_without_arguments_the_usage_is_told(arguments, capsys):
    assert recheck.main(arguments) == 2
    found = capsys.readouterr()
    assert found.out == ""
    assert found.err == "usage: python recheck.py [--show] FOLDER|FILE.json …\n"


def test_what_is_not_there_is_named(capsys, tmp_path):
    assert recheck.main([str(tmp_path), "nowhere", "--show"]) == 2
    assert capsys.readouterr().err.startswith("no certificates in nowhere\nusage: ")
