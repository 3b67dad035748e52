"""What terms owe to denote real numbers."""

import pytest
from kernel_goals import FAMILY, context_of

from symcheck.kernel.claim import NATURAL, REAL, SIZE, Context, Definition, family, index
from symcheck.kernel.defined import FALSE, obligations
from symcheck.kernel.sign import prove
from symcheck.kernel.term import (
    ONE,
    TRUE,
    TWO,
    ZERO,
    Term,
    add,
    at,
    bigmax,
    call,
    delta,
    diff,
    div,
    fam,
    fn,
    ipow,
    lam,
    le,
    lt,
    mul,
    ne,
    npow,
    num,
    piecewise,
    rpow,
    sum_,
    upd,
    var,
)
from symcheck.kernel.writing import to_text
from symcheck.read.text import read_term

N = var("n")
OWED = {
    "a polynomial": ("x^2 + 1", []),
    "a denominator": ("1/x", ["x != 0"]),
    "a denominator that is a number": ("x/2", []),
    "a denominator that is 0": ("x/0", ["0 != 0"]),
    "a logarithm": ("log(x)", ["0 < x"]),
    "a root of a fraction": ("sqrt(1/x)", ["x != 0", "0 <= 1/x"]),
    "an integer power": ("x^m", ["x != 0 or 0 <= m"]),
    "a negative power": ("x^(-2)", ["x != 0"]),
    "a natural power": ("x^n", ["0 <= n"]),
    "a real power": ("x^a", ["0 < x or 0 <= x and 0 < a"]),
    "a positive rational power": ("x^(1/2)", ["0 <= x"]),
    "a negative rational power": ("x^(-1/2)", ["0 < x"]),
    "an entry": ("y[i]", ["1 <= i", "i <= n"]),
    "a sum": (
        "Sum(1/y[k], (k, 1, n))",
        [
            "y[k] != 0 for k in 1..n",
        ],
    ),
    "a maximum": ("Max(k, (k, 1, m))", ["1 <= m"]),
    "a softmax": (
        "softmax(y[k], (k, 1, n))[1]",
        [
            "1 <= 1",
            "1 <= n",
        ],
    ),
    "branches": ("Piecewise((1/x, x > 0), (0, True))", ["x <= 0 or x != 0"]),
    "branches that cover nothing": ("Piecewise((1, x > 0))", ["x > 0"]),
    "a condition": ("Piecewise((1, 1/x > 0), (0, True))", ["x != 0"]),
    "a later condition": ("Piecewise((1, x > 0), (2, 1/x < 0), (0, True))", ["x > 0 or x != 0"]),
    "a derivative": ("Derivative(1/x, x)", ["x != 0"]),
    "a derivative at a point": ("Subs(Derivative(log(t), t), t, a)", ["0 < a"]),
    "a derivative nobody knows": (
        "Derivative(Max(x*y[k], (k, 1, n)), x)",
        [
            "1 <= n",
            "0 = 1",
        ],
    ),
    "a delta": ("KroneckerDelta(i, 1)", []),
}
WHERE = FAMILY + "; m: integer; x: real; a: real"


@pytest.mark.parametrize(("text", "wanted"), OWED.values(), ids=OWED)
def test_what_is_owed(text, wanted):
    context = context_of(f"{text} = {text}", (), WHERE)
    found = obligations(read_term(text, context), context)
    assert sorted(to_text(o.prop) for o in found) == sorted(wanted)


CONTEXT = Context(
    (("n", SIZE), ("x", REAL), ("y", family(N)), ("i", index(N))),
    definitions=(
        Definition("half", (("x", REAL),), div(ONE, var("x"))),
        Definition("one", (("x", REAL),), ONE),
        Definition("pick", (("n", SIZE), ("i", index(N))), var("i")),
        Definition("first", (("n", SIZE), ("y", family(N))), at("y", ONE)),
        Definition(
            "power",
            (("x", REAL), ("l", NATURAL)),
            on="l",
            base=ONE,
            step=mul(var("x"), call("power", var("x"), var("l"))),
        ),
        Definition(
            "tower",
            (("x", REAL), ("l", NATURAL)),
            on="l",
            base=ONE,
            step=div(ONE, call("tower", var("x"), var("l"))),
        ),
    ),
)
X = var("x")
HALF = div(ONE, TWO)
BAD = {
    "a natural power to a half": npow(X, HALF),
    "an integer power to a half": ipow(X, HALF),
    "a delta of a half": delta(HALF, ONE),
    "a sum to a half": sum_("k", ONE, HALF, X),
    "an entry of no family": at("x", ONE),
    "an entry of another number of indices": at("y", ONE, ONE),
    "an entry at a half": at("y", HALF),
    "an entry of what is not declared": at("w", ONE),
    "an entry of an index": at("i", ONE),
    "an entry changed at a half": upd("y", (HALF,), X, (ONE,)),
    "a call of nothing": call("thrice", X),
    "a call with too many arguments": call("half", X, X),
    "a call at no natural number": call("power", X, HALF),
    "a recursion that may divide by 0": call("tower", X, ONE),
    "a family that is a number": call("first", num(2), fam("x")),
    "a family without an index": add(var("y"), ONE),
    "an updated entry at a half": upd("y", (ONE,), X, (HALF,)),
}


@pytest.mark.parametrize("term", BAD.values(), ids=BAD)
def test_what_has_no_value_owes_what_nobody_proves(term):
    assert FALSE in [o.prop for o in obligations(term, CONTEXT)]


def test_a_name_that_is_not_declared_is_asked_for_elsewhere():
    assert obligations(add(var("undeclared"), ONE), CONTEXT) == []


GOOD = {
    "a recursion": call("power", X, N),
    "a family of numbers": call("first", N, lam("k", X)),
    "a family that is declared": call("first", N, fam("y")),
    "a definition at what is not 0": call("half", add(npow(X, TWO), ONE)),
    "an updated entry": upd("y", (ONE,), X, (var("i"),)),
    "branches of which one applies": piecewise(
        (fn("sqrt", X), le(ZERO, X)), (X, ne(X, X)), (ONE, le(X, ZERO))
    ),
}
LACKING = {
    "a definition at what may be 0": call("half", X),
    "a family that is shorter": call("first", add(N, ONE), fam("y")),
    "a family with an entry too few": call("first", N, lam("k", at("y", add(var("k"), ONE)))),
    "an argument that is no size": call("first", ZERO, lam("k", X)),
}


@pytest.mark.parametrize("term", GOOD.values(), ids=GOOD)
def test_what_has_a_value(term):
    assert all(prove(o.context, o.prop) for o in obligations(term, CONTEXT))


@pytest.mark.parametrize("term", LACKING.values(), ids=LACKING)
def test_what_may_have_none(term):
    assert not all(prove(o.context, o.prop) for o in obligations(term, CONTEXT))


def test_a_later_part_of_a_conjunction_is_read_where_the_earlier_hold():
    context = context_of("x = x")
    prop = ne(X, ZERO)
    both = obligations(Term("and", (prop, le(ZERO, div(ONE, X)))), context)
    assert [to_text(o.prop) for o in both] == ["x = 0 or x != 0"]


@pytest.mark.parametrize(("term", "wanted"), [
    (ipow(X, ZERO), []),
    (ipow(X, TWO), []),
    (ipow(X, num(-1)), ["x != 0"]),
    (rpow(X, ZERO), ["0 < x"]),
    (rpow(X, ONE), ["0 <= x"]),
    (rpow(X, num(-1)), ["0 < x"]),
    (at("y", div(num(4), TWO)), ["1 <= 4/2", "4/2 <= n"]),
    (at("y", add(N, ONE)), ["1 <= n + 1", "n + 1 <= n"]),
    (upd("y", (N,), X, (ONE,)), ["1 <= n", "n <= n", "1 <= 1"]),
    (upd("y", (add(N, ONE),), X, (ONE,)), ["1 <= n + 1", "n + 1 <= n", "1 <= 1", "1 <= n"]),
    (Term("bigmin", (ONE, ZERO, X), "k"), ["1 <= 0"]),
    (Term("bigmax", (ONE, div(ONE, X), X), "k"), ["x != 0", "0 = 1", "1 <= 1/x"]),
    (Term("bigmin", (div(ONE, X), ONE, X), "k"), ["x != 0", "0 = 1", "1/x <= 1"]),
    (Term("softmax", (ONE, N, X, HALF), "k"), ["0 = 1", "1 <= 1/2", "1/2 <= n"]),
    (Term("softmax", (ONE, N, X, div(ONE, X)), "k"), ["x != 0", "0 = 1", "1 <= 1/x", "1/x <= n"]),
    (Term("tends", (div(ONE, Term("bound", (), 0)), div(ONE, X)), "k"), []),
    (Term("diff", (Term("bound", (), 0), div(ONE, X))), ["x != 0"]),
    (call("one", div(ONE, X)), ["x != 0"]),
    (call("pick", TWO, num(3)), ["1 <= 2", "1 <= 3", "3 <= 2"]),
    (piecewise((ONE, lt(ZERO, X)), (div(ONE, X), TRUE)), ["0 < x or x != 0"]),
    (Term("diff", (div(ONE, add(Term("bound", (), 0), X)), ONE)), ["1 + x != 0"]),
    (fam("y"), ["0 = 1"]),
    (lam("k", ONE), ["0 = 1"]),
    (diff(fn("abs", X), "x", X), ["x != 0"]),
    (diff(fn("sqrt", X), "x", X), ["0 <= x", "0 < x"]),
])  # fmt: skip
def test_what_each_head_owes(term, wanted):
    assert [to_text(o.prop) for o in obligations(term, CONTEXT)] == wanted


@pytest.mark.parametrize(("term", "necessary"), [
    (div(ONE, X), True),
    (sum_("k", ONE, N, div(ONE, X)), True),
    (at("w", ONE), False),
    (delta(HALF, ONE), False),
    (call("tower", X, ONE), False),
    (call("thrice", X), False),
    (fam("y"), False),
    (lam("k", ONE), False),
    (diff(bigmax("k", ONE, N, mul(X, at("y", var("k")))), "x", X), False),
    (sum_("k", ONE, X, ONE), False),
    (sum_("k", ONE, N, delta(var("k"), HALF)), False),
])  # fmt: skip
def test_what_has_to_hold_and_what_is_only_enough(term, necessary):
    assert obligations(term, CONTEXT)[-1].necessary is necessary


def test_an_index_is_in_its_own_range_below_a_binder():
    term = sum_("k", ONE, N, at("y", var("k")))
    assert obligations(term, CONTEXT) == []
    term = sum_("k", ZERO, N, at("y", var("k")))
    assert [to_text(o.prop) for o in obligations(term, CONTEXT)] == ["1 <= k for k in 0..n"]


def test_a_definition_without_parameters():
    constant = Definition("c", (), div(ONE, ZERO))
    context = Context((("x", REAL),), (), (constant,))
    assert [to_text(o.prop) for o in obligations(call("c"), context)] == ["0 != 0"]
    assert FALSE in [o.prop for o in obligations(call("c", X), context)]
