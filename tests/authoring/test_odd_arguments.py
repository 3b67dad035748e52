"""Whatever stands where something else belongs: fine, or refused in symcheck's own words."""

from __future__ import annotations

import operator
from fractions import Fraction

import pytest
import sympy
from sympy import Dummy, Eq, Function, I, Lambda, Matrix, S, Symbol, nan, oo, zoo

import symcheck as sc
from symcheck.authoring import (
    Bounded,
    Calc,
    Cases,
    Induction,
    Justification,
    Part,
    Proof,
    Statement,
)
from symcheck.authoring.reading import Lambda as Entries
from symcheck.bridge.whole import Whole
from symcheck.kernel.claim import Definition
from symcheck.kernel.derivation import RuleRefused
from symcheck.read.errors import ReadError

OWN = (sc.AuthoringError, sc.BridgeError, ReadError, RuleRefused)
x, t, n = sc.real("x"), sc.real("t"), sc.size("n")
i, k = sc.index("i", n), Symbol("k")
y, A = sc.family("y", n), sc.family("A", n, n)


def nothing():
    return None


class Array:
    """What numpy's arrays have in common with it: no truth value, entrywise comparisons."""

    __hash__ = None
    shape = (2,)

    def __iter__(self):
        return iter((1, 2))

    def __eq__(self, other):
        return self

    def __bool__(self):
        raise ValueError("the truth value of an array is ambiguous")


cited = sc.theorem(sc.eq(x, x))(nothing)
ODD = {
    "None": None, "True": True, "a float": 1.5, "nan": float("nan"), "inf": float("inf"),
    "a complex number": 1j, "no text": "", "two words": "x y", "an undeclared name": "q",
    "half a text": "(", "a bound name": "k#1", "a line": "x\n", "a long text": "(" * 3000,
    "bytes": b"", "a list": [], "a list of one": [x], "a tuple": (), "a pair": (1, 2),
    "a triple": (1, 2, 3), "a map": {}, "a map of odd things": {None: object()},
    "a set": {1}, "an object": object(), "a function": lambda: 0, "a function of one": lambda q: q,
    "a class": int, "a range": range(3), "a slice": slice(1, 2), "an ellipsis": ...,
    "an array": Array(), "a fraction": Fraction(1, 3), "a long number": 10**5000, "-1": -1,
    "a matrix of SymPy": Matrix([[1, 2], [3, 4]]), "an immutable one": sympy.ImmutableMatrix([1]),
    "a dummy": Dummy("d"), "a function class": Function("f"), "its value": Function("f")(x),
    "SymPy's sine": sympy.sin, "oo": oo, "-oo": -oo, "zoo": zoo, "SymPy's nan": nan, "I": I,
    "S.true": S.true, "S.false": S.false, "a relation": x < 1, "an equation": Eq(x, 1),
    "a set of SymPy": sympy.FiniteSet(1, 2), "an interval": sympy.Interval(0, 1),
    "a symbol of integers": Symbol("z", integer=True), "a symbol of its own": Symbol("x"),
    "a symbol without a name": Symbol("a b"), "an integral": sympy.Integral(x, x),
    "a limit of SymPy": sympy.Limit(x, x, 0), "an order": sympy.O(x), "a polynomial": sympy.Poly(x),
    "a lambda": Lambda(k, k), "a lambda of two": Lambda((k, t), k), "a SymPy float": S("0.1"),
    "a statement": sc.eq(x, 1), "a limit": sc.limit(x, x, 0, 0), "a family": y, "a matrix": A,
    "a row": y.T, "a softmax": sc.softmax(y), "an entry": y[i], "a theorem": cited,
    "a rule": sc.algebra, "a calculation": sc.calc(x), "a part": sc.part("x = x"),
    "a use": cited.at(x=1), "a definition": sc.define("h", "x: real", "x"), "a module": sympy,
}  # fmt: skip


def under_it(_hypothesis):
    return None


def pair(one, other):
    return one, other


def by(rule, key):
    return lambda value: sc.calc(x).eq(x, by=rule(**{key: value}))


#: A name → what is called, and arguments that are fine; each is replaced by each odd one.
CALLS = {
    **{
        name: (getattr(sc, name), ["a"], {})
        for name in ("real", "positive", "integer", "natural", "size")
    },
    "index": (sc.index, ["a", 0, n], {}),
    "family": (sc.family, ["a", n, (0, n)], {}),
    "family over a function": (sc.family, ["a", n, lambda k: k], {}),
    "permutation": (sc.permutation, ["a", n], {}),
    **{
        name: (getattr(sc, name), [x], {})
        for name in ("relu", "sigmoid", "softplus", "cube_root", "calc")
    },
    "softmax": (sc.softmax, [y[k], (k, 1, n)], {}),
    "bigmax": (sc.bigmax, [y[k], (k, 1, n)], {}),
    "bigmin": (sc.bigmin, [y[k], (k, 1, n)], {}),
    "argmax": (sc.argmax, [y], {}),
    "argmin": (sc.argmin, [y[k], (k, 1, n)], {}),
    **{name: (getattr(sc, name), [y], {}) for name in ("diag", "norm", "norm_squared")},
    **{name: (getattr(sc, name), [y, y], {}) for name in ("hadamard", "outer")},
    "identity": (sc.identity, [n], {}),
    "trace": (sc.trace, [A], {}),
    **{name: (getattr(sc, name), [x, x], {}) for name in ("eq", "ne", "lt", "le", "gt", "ge")},
    "chain": (sc.chain, [x, "<=", x], {}),
    "iff": (sc.iff, [sc.eq(x, 1), sc.eq(x, 1)], {}),
    "limit": (sc.limit, [1 / x, x, "oo", 0], {"side": "+-"}),
    "not_differentiable": (sc.not_differentiable, [abs(x), x, 0], {}),
    "exists": (sc.exists, [[x], sc.eq(x, 1)], {}),
    "exists at values": (lambda value: sc.exists({x: value}, sc.eq(x, 1)), [1], {}),
    "impossible": (sc.impossible, [[x], sc.eq(x, 1)], {}),
    "reparameterisation": (sc.reparameterisation, [x, t, {t: x}, {x: t}], {}),
    "family_of": (sc.family_of, [i, x], {}),
    "define": (sc.define, ["h", "x: real", "x"], {"definitions": ()}),
    "define by recursion": (
        sc.define, ["h", "n: natural"], {"on": "n", "base": "1", "step": "2*h(n)"},
    ),
    "theorem": (
        sc.theorem, [sc.eq(x, x)],
        {"where": "x: real", "given": (), "definitions": (), "source": "", "tags": (), "name": ""},
    ),
    "theorem of a bound": (
        sc.theorem, [sc.le(-(x**2), 0)],
        {"attained": {x: 0}, "only": True, "approached": [sc.limit(-1 / x**2, x, "oo", 0)]},
    ),
    "calc.eq": (lambda e, by: sc.calc(x).eq(e, by=by), [x, None], {}),
    "cases": (
        lambda a, b, c: sc.calc(x).eq(x, by=sc.cases((a, b), c)),
        ["x > 0", sc.calc(x).eq(x), ("x <= 0", sc.calc(x).eq(x))], {},
    ),
    "induction": (
        lambda v, b, f: sc.calc(n).eq(n, by=sc.induction(v, b, step=f)), [n, None, under_it], {},
    ),
    "bounded": (sc.bounded, [sc.algebra], {"elsewhere": sc.algebra}),
    "assumed": (sc.assumed, ["why"], {}),
    "part": (sc.part, ["x = x", None], {"given": (), "title": ""}),
    "under": (sc.under, [i, None], {"statement": None, "given": ()}),
    "using": (sc.using, [cited], {}),
    "at": (lambda v: sc.calc(x).eq(x, by=cited.at(x=v)), [1], {}),
    "hypothesis": (by(sc.hypothesis, "hypothesis"), ["x > 0"], {}),
    "maximum": (by(sc.maximum, "index"), [1], {}),
    "monotone": (by(sc.monotone, "variable"), ["x"], {}),
    "scale": (by(sc.scale, "factor"), [x], {}),
    "telescoping": (by(sc.telescoping, "sequence"), [y], {}),
    "jensen": (by(sc.jensen, "function"), [Lambda(k, k**2)], {}),
    "the index of a family": (lambda j: y[j], [i], {}),
    "the index of a row": (lambda j: y.T[j], [i], {}),
    "the index of softmax": (lambda j: sc.softmax(y)[j], [i], {}),
    "a power of a row": (lambda e: y.T**e, [2], {}),
    "a multiple of a row": (lambda c: y.T * c, [2], {}),
    "a quotient of a row": (lambda c: y.T / c, [2], {}),
    "a sum with a row": (lambda v: y.T + v, [y.T], {}),
    "an order of rows": (lambda v: operator.lt(y.T, v), [y.T], {}),
    "a product with a matrix": (lambda v: A @ v, [y], {}),
    "a sum with softmax": (lambda v: sc.softmax(y) + v, [1], {}),
}  # fmt: skip


def follow(made):
    """Use what was made as an author would."""
    match made:
        case Proof():
            made.claim()
            made.derivation()
        case Statement():
            follow(sc.theorem(made)(nothing))
        case Calc() | Justification():
            follow(sc.theorem(sc.eq(x, x))(lambda: made))
        case Cases() | Induction() | Bounded():
            follow(sc.theorem(sc.le(-(x**2), 0), attained={x: 0})(lambda: made))
        case Part():
            follow(sc.calc(x).eq(x, by=sc.algebra(made)))
        case Entries():
            follow(sc.calc(x).eq(x, by=sc.telescoping(sequence=made)))
        case Definition():
            follow(sc.theorem("x = x", definitions=[made])(nothing))
        case Whole():
            follow(sc.eq(made[(i,) * len(getattr(made, "ranges", "1"))], 0))
        case sympy.IndexedBase():
            follow(sc.eq(made[(1,) * len(made.label.sort.ranges)], 0))
        case sympy.Basic():
            follow(sc.eq(made, 0))
        case _ if callable(made):
            follow(made(nothing))


@pytest.mark.parametrize(("call", "arguments", "named"), CALLS.values(), ids=CALLS)
def test_an_odd_argument_is_refused_in_words_or_fine(call, arguments, named):
    for place in (*range(len(arguments)), *named):
        for kind, odd in ODD.items():
            given = {**dict(enumerate(arguments)), **named, place: odd}
            try:
                follow(call(*map(given.get, range(len(arguments))), **{m: given[m] for m in named}))
            except OWN as error:
                said = str(error)
                assert said.strip(), (place, kind)
                assert " at 0x" not in said, (place, kind, said)
                assert len(said) < 700, (place, kind, said)


#: What is refused, and the words with the thing to try.
SAID = {
    "nan as a side": (
        lambda: sc.theorem(sc.eq(float("nan"), 3))(nothing).claim(),
        "'nan' is not a real number", "oo",
    ),
    "None as a side": (lambda: sc.eq(None, 3), "expected an expression, got 'None'", "as text"),
    "three ends of an index": (
        lambda: sc.index("i", (1, 2, 3)), "a range has two ends, got 3", "(0, n)",
    ),
    "a number in the place of a range's symbol": (
        lambda: sc.bigmax(x, (1, 1, 3)), "expected a symbol at the start of a range, got '1'",
        "bigmax(y[k], (k, 1, n))",
    ),
    "half a range": (
        lambda: sc.bigmin(x, (k, 1)), "expected a range of three parts, got a 'tuple'",
        "bigmin(y[k], (k, 1, n))",
    ),
    "a number as declarations": (
        lambda: sc.theorem(sc.eq(x, x), where=5), "expected declarations as text, got '5'",
        "n: size",
    ),
    "no parameters": (
        lambda: sc.define("h", None, "1"), "expected the parameters as text, got 'None'", "x: real",
    ),
    "an expression as a definition": (
        lambda: sc.define("h", "x: real", x**2), "the definition of 'h' as text, got 'x**2'",
        "2*f(n)",
    ),
    "a power of a vector": (lambda: y.T**2, "a row has no power", "take an entry"),
    "a list of a vector": (lambda: list(y.T), "a row is no list", "take an entry"),
    "no variable of a limit": (
        lambda: sc.limit(x, None, 0, 0), "expected a variable, got 'None'", 'limit(f, x, "oo", 0)',
    ),
    "a number as a name": (lambda: sc.real(5), "expected a name, got '5'", 'real("x")'),
    "a float as a range": (lambda: sc.family("x", 3.5), "'3.5' is a float", "Rational(7, 2)"),
    "a function of too many indices as a range": (
        lambda: sc.family("x", n, pair), "a function of 1 earlier indices", "lambda k: k",
    ),
    "text in a function": (lambda: sc.sigmoid("x"), "got the text 'x'", 'x = real("x")'),
    "two arguments of a function": (lambda: sc.relu(x, x), "takes one argument, got 2", "relu(x)"),
    "a number as a hypothesis": (
        lambda: sc.theorem(sc.eq(x, x), given=3), "a list of hypotheses, got '3'", "x > 0",
    ),
    "a definition that is none": (
        lambda: sc.theorem(sc.eq(x, x), definitions=["f"]), "a definition, got the text 'f'",
        "define(",
    ),
    "a list of the variables' letters": (
        lambda: sc.theorem(sc.exists("ab", sc.eq(x, 1)), where="a: real; b: real")(nothing).claim(),
        "'ab' is not declared", "did you mean 'b'?",
    ),
    "a step of two hypotheses": (
        lambda: sc.induction(n, step=pair), "a function of its hypothesis", "lambda",
    ),
    "a number as a claim to prove": (
        lambda: sc.assert_proved(3), "expected a claim, got '3'", "eq(a, b)",
    ),
    "declarations that are none": (
        lambda: sc.assert_proved("x = x", where={1: 2}),
        "a name and its sort as text, got '1'", "size",
    ),
    "a set as a side": (lambda: sc.eq({1}, 3), "expected an expression, got a 'set'", "as text"),
    "a recursion on a real": (
        lambda: sc.define("f", "x: real", on="x", base="1", step="2"), "is not a natural parameter",
        "declared",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("write", "message", "advice"), SAID.values(), ids=SAID)
def test_says_what_was_expected_and_what_to_try(write, message, advice):
    with pytest.raises((sc.AuthoringError, sc.BridgeError)) as caught:
        write()
    assert message in caught.value.message
    assert advice in caught.value.help


def test_one_name_or_one_symbol_is_one_variable():
    for variable in ("x", x):
        made = sc.theorem(sc.exists(variable, "x = a"), where="x: real; a: real")(nothing)
        assert [name for name, _ in made.claim().variables] == ["x"]
