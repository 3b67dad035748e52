"""Random claims: what is proved holds, and what is refuted fails, by another evaluation.

The claims are random terms and random rewrites of them, by laws that hold and by laws that
seem to. They are evaluated here from their own trees, in exact fractions and in mpmath, which
shares nothing with the kernel. ``SYMCHECK_FUZZ=20000 pytest tests/soundness/test_fuzz.py``
tries more of them; ``SYMCHECK_FUZZ_SEED`` tries others.
"""

import os
import random
from fractions import Fraction

import mpmath
import pytest

from symcheck.kernel.derivation import Derivation
from symcheck.kernel.term import BINDERS, open_
from symcheck.kernel.term import num as numeral
from symcheck.kernel.theorem import run
from symcheck.prove.steps import Search
from symcheck.prove.witness import find_witness
from symcheck.read.text import read_problem

COUNT = int(os.environ.get("SYMCHECK_FUZZ", "200"))
SEED = int(os.environ.get("SYMCHECK_FUZZ_SEED", "1"))
CHUNK = 25
WHERE = "n: natural; i: integer; y: family(n)"
#: Nearer to 0 than this nothing is told apart, and derivatives are this good.
TINY, CLOSE = mpmath.mpf(10) ** -30, mpmath.mpf(10) ** -9


class Undefined(Exception):  # noqa: N818
    """There is no value."""


class Unsure(Exception):  # noqa: N818
    """Whether there is one cannot be told."""


# ── values ──


def sign(x):
    if not isinstance(x, Fraction) and abs(x) < TINY:
        raise Unsure
    return (x > 0) - (x < 0)


def big(x):
    return mpmath.mpf(x.numerator) / x.denominator if isinstance(x, Fraction) else x


def both(x, y):
    return (x, y) if isinstance(x, Fraction) and isinstance(y, Fraction) else (big(x), big(y))


def divide(x, y):
    if sign(y) == 0:
        raise Undefined
    x, y = both(x, y)
    return x / y


def integer_power(x, k):
    if k < 0:
        return divide(Fraction(1), integer_power(x, -k))
    return x**k


def real_power(x, y):
    if sign(x) < 0 or (sign(x) == 0 and sign(y) <= 0):
        raise Undefined
    return Fraction(0) if sign(x) == 0 else mpmath.power(big(x), big(y))


def positive(f):
    def value(x):
        if sign(x) <= 0:
            raise Undefined
        return f(big(x))

    return value


def root(k):
    def value(x):
        if sign(x) < 0:
            raise Undefined
        return Fraction(0) if sign(x) == 0 else mpmath.root(big(x), k)

    return value


def within(f):
    def value(x):
        if sign(1 - abs(x)) < 0:
            raise Undefined
        return f(big(x))

    return value


def smooth(f):
    return lambda x: f(big(x))


def tangent(x):
    return divide(mpmath.sin(big(x)), mpmath.cos(big(x)))


FUNCTIONS = {
    "exp": smooth(mpmath.exp), "log": positive(mpmath.log), "sqrt": root(2), "cbrt": root(3),
    "sin": smooth(mpmath.sin), "cos": smooth(mpmath.cos), "atan": smooth(mpmath.atan),
    "asin": within(mpmath.asin), "acos": within(mpmath.acos), "tanh": smooth(mpmath.tanh),
    "sinh": smooth(mpmath.sinh), "cosh": smooth(mpmath.cosh), "tan": tangent,
    "asinh": smooth(mpmath.asinh), "erf": smooth(mpmath.erf),
    "sigmoid": smooth(lambda x: 1 / (1 + mpmath.exp(-x))),
    "softplus": smooth(lambda x: mpmath.log(1 + mpmath.exp(x))),
    "Abs": abs, "sign": lambda x: Fraction(sign(x)), "relu": lambda x: x if sign(x) > 0 else Fraction(0),
}  # fmt: skip
HOLDS = {
    "=": lambda s: s == 0, "!=": lambda s: s != 0, "<": lambda s: s < 0,
    "<=": lambda s: s <= 0, ">": lambda s: s > 0, ">=": lambda s: s >= 0,
}  # fmt: skip


def compare(x, y):
    x, y = both(x, y)
    return sign(x - y)


def value(tree, env):
    """The value of a tree ``(head, parts…)``, a number, or a name."""
    if isinstance(tree, (int, Fraction)):
        return Fraction(tree)
    if isinstance(tree, mpmath.mpf):
        return tree
    if isinstance(tree, str):
        return mpmath.pi() if tree == "pi" else Fraction(env[tree])
    head, *parts = tree
    match head:
        case "Sum" | "Product" | "Max" | "Min" if len(parts) == 4:
            body, name, low, high = parts
            first, last = int(value(low, env)), int(value(high, env))
            found = [value(body, {**env, name: k}) for k in range(first, last + 1)]
            return fold(head, found)
        case "D":
            return slope(*parts, env)
        case "if":
            here, condition, other = parts
            return value(here if holds(condition, env) else other, env)
        case "y":
            k = value(parts[0], env)
            if k not in env["y"]:
                raise Undefined
            return Fraction(env["y"][k])
    args = [value(p, env) for p in parts]
    match head:
        case "+" | "-" | "*":
            x, y = both(*args)
            return x + y if head == "+" else x - y if head == "-" else x * y
        case "/":
            return divide(*args)
        case "neg":
            return -args[0]
        case "^":
            return integer_power(args[0], int(args[1]))
        case "**":
            return real_power(*args)
        case "Max" | "Min":
            return fold(head, args)
        case "delta":
            return Fraction(args[0] == args[1])
    return FUNCTIONS[head](args[0])


def fold(head, found):
    if head in {"Max", "Min"} and not found:
        raise Undefined
    total = Fraction(0) if head == "Sum" else Fraction(1)
    if head in {"Max", "Min"}:
        total = found[0]
    for x in found:
        if head in {"Max", "Min"}:
            total = x if (compare(x, total) > 0) == (head == "Max") else total
        else:
            a, b = both(total, x)
            total = a + b if head == "Sum" else a * b
    return total


def slope(body, name, env):
    at = Fraction(env[name])

    def quotient(h):
        here, there = value(body, env), value(body, {**env, name: at + h})
        return (big(there) - big(here)) / big(h)

    h = Fraction(1, 10**16)
    found = [quotient(s * d) for d in (h, h / 1000) for s in (1, -1)]
    if abs(found[0] - found[2]) > CLOSE * 1000 or abs(found[1] - found[3]) > CLOSE * 1000:
        raise Unsure
    if abs(found[0] - found[1]) > CLOSE * 1000:
        raise Undefined
    return (found[2] + found[3]) / 2


def holds(relation, env):
    op, left, right = relation
    return HOLDS[op](compare(value(left, env), value(right, env)))


# ── text ──


def text(tree):
    if isinstance(tree, (int, Fraction)):
        return f"({Fraction(tree)})"
    if isinstance(tree, str):
        return tree
    head, *parts = tree
    match head:
        case "Sum" | "Product" | "Max" | "Min" if len(parts) == 4:
            body, name, low, high = map(text, parts)
            return f"{head}({body}, ({name}, {low}, {high}))"
        case "D":
            return f"Derivative({text(parts[0])}, {parts[1]})"
        case "if":
            here, (op, a, b), other = parts
            return f"Piecewise(({text(here)}, {text(a)} {op} {text(b)}), ({text(other)}, True))"
        case "y":
            return f"y[{text(parts[0])}]"
        case "neg":
            return f"(-{text(parts[0])})"
        case "delta":
            return f"KroneckerDelta({text(parts[0])}, {text(parts[1])})"
        case "^":
            return f"({text(parts[0])}**{text(parts[1])})"
        case "+" | "-" | "*" | "/" | "**":
            return f"({text(parts[0])} {head} {text(parts[1])})"
    return f"{head}({', '.join(map(text, parts))})"


# ── random terms, rewrites and claims ──

LEAVES = ("x", "x", "x", "z", "z", 0, 1, 2, -1, Fraction(1, 2), "n")
UNARY = tuple(FUNCTIONS)
LAWS = [  # what stands left is a pattern in the names a, b, c; they hold, or seem to
    (("+", "a", "b"), ("+", "b", "a")),
    (("*", "a", "b"), ("*", "b", "a")),
    (("*", "a", ("+", "b", "c")), ("+", ("*", "a", "b"), ("*", "a", "c"))),
    ("a", ("*", "a", ("/", "b", "b"))),
    ("a", ("+", "a", ("-", "b", "b"))),
    ("a", ("/", 1, ("/", 1, "a"))),
    ("a", ("sqrt", ("^", "a", 2))),
    ("a", ("^", ("sqrt", "a"), 2)),
    ("a", ("exp", ("log", "a"))),
    ("a", ("log", ("exp", "a"))),
    ("a", ("cbrt", ("^", "a", 3))),
    ("a", ("*", ("sign", "a"), ("Abs", "a"))),
    ("a", ("-", ("relu", "a"), ("relu", ("neg", "a")))),
    ("a", ("tan", ("atan", "a"))),
    ("a", ("sin", ("asin", "a"))),
    ("a", ("asin", ("sin", "a"))),
    ("a", ("/", ("Max", "a", "a"), ("+", ("^", ("sin", "b"), 2), ("^", ("cos", "b"), 2)))),
    ("a", ("if", "a", (">", "b", 0), "a")),
    ("a", ("if", "a", ("=", "b", "b"), "c")),
    ("a", ("^", "a", 1)),
    ("a", ("*", "a", ("^", "b", 0))),
    ("a", ("Max", "a", "b")),
    ("a", ("D", ("*", "a", "t"), "t")),
    (("Abs", "a"), ("sqrt", ("^", "a", 2))),
    (("Abs", "a"), ("Max", "a", ("neg", "a"))),
    (("Abs", "a"), ("*", "a", ("sign", "a"))),
    (("Abs", "a"), ("if", "a", (">=", "a", 0), ("neg", "a"))),
    (("sign", "a"), ("/", "a", ("Abs", "a"))),
    (("relu", "a"), ("/", ("+", "a", ("Abs", "a")), 2)),
    (("Max", "a", "b"), ("/", ("+", ("+", "a", "b"), ("Abs", ("-", "a", "b"))), 2)),
    (("Min", "a", "b"), ("neg", ("Max", ("neg", "a"), ("neg", "b")))),
    (("log", ("*", "a", "b")), ("+", ("log", "a"), ("log", "b"))),
    (("log", ("/", "a", "b")), ("-", ("log", "a"), ("log", "b"))),
    (("log", ("^", "a", 2)), ("*", 2, ("log", "a"))),
    (("sqrt", ("*", "a", "b")), ("*", ("sqrt", "a"), ("sqrt", "b"))),
    (("sqrt", ("/", "a", "b")), ("/", ("sqrt", "a"), ("sqrt", "b"))),
    (("sqrt", "a"), ("**", "a", Fraction(1, 2))),
    (("**", ("^", "a", 2), Fraction(1, 2)), "a"),
    (("**", "a", "b"), ("exp", ("*", "b", ("log", "a")))),
    (("*", ("**", "a", "b"), ("**", "a", "c")), ("**", "a", ("+", "b", "c"))),
    (("exp", ("+", "a", "b")), ("*", ("exp", "a"), ("exp", "b"))),
    (("exp", "a"), ("/", 1, ("exp", ("neg", "a")))),
    (("sigmoid", "a"), ("-", 1, ("sigmoid", ("neg", "a")))),
    (("sigmoid", "a"), ("/", ("+", 1, ("tanh", ("/", "a", 2))), 2)),
    (("softplus", "a"), ("+", "a", ("softplus", ("neg", "a")))),
    (("tanh", "a"), ("/", ("sinh", "a"), ("cosh", "a"))),
    (("cosh", "a"), ("sqrt", ("+", 1, ("^", ("sinh", "a"), 2)))),
    (("sinh", "a"), ("sqrt", ("-", ("^", ("cosh", "a"), 2), 1))),
    (("cos", "a"), ("sqrt", ("-", 1, ("^", ("sin", "a"), 2)))),
    (("cos", "a"), ("-", 1, ("*", 2, ("^", ("sin", ("/", "a", 2)), 2)))),
    (("sin", "a"), ("*", 2, ("*", ("sin", ("/", "a", 2)), ("cos", ("/", "a", 2))))),
    (("tan", "a"), ("/", ("sin", "a"), ("cos", "a"))),
    (("atan", "a"), ("-", ("/", "pi", 2), ("atan", ("/", 1, "a")))),
    (("acos", "a"), ("-", ("/", "pi", 2), ("asin", "a"))),
    (("^", "a", "n"), ("*", "a", ("^", "a", ("-", "n", 1)))),
    (("^", "a", "n"), ("/", ("^", "a", ("+", "n", 1)), "a")),
    (("^", ("*", "a", "b"), "n"), ("*", ("^", "a", "n"), ("^", "b", "n"))),
    (("^", ("neg", "a"), "n"), ("*", ("^", -1, "n"), ("^", "a", "n"))),
    (("Sum", "a", "k", 1, "n"), ("*", "n", "a")),
    (("Sum", "a", "k", 1, "n"), ("+", ("Sum", "a", "k", 1, ("-", "n", 1)), "a")),
    (("Sum", "a", "k", 1, ("+", "n", 1)), ("+", ("Sum", "a", "k", 1, "n"), "a")),
    (("Sum", ("+", "a", "b"), "k", 1, "n"), ("+", ("Sum", "a", "k", 1, "n"), ("Sum", "b", "k", 1, "n"))),
    (("Sum", ("*", "a", "b"), "k", 1, "n"), ("*", "a", ("Sum", "b", "k", 1, "n"))),
    (("Sum", ("/", "a", "b"), "k", 1, "n"), ("/", ("Sum", "a", "k", 1, "n"), "b")),
    (("Product", "a", "k", 1, "n"), ("^", "a", "n")),
    (("Product", ("*", "a", "b"), "k", 1, "n"), ("*", ("Product", "a", "k", 1, "n"), ("Product", "b", "k", 1, "n"))),
    (("Product", ("exp", "a"), "k", 1, "n"), ("exp", ("Sum", "a", "k", 1, "n"))),
    (("Max", "a", "k", 1, "n"), "a"),
    (("Max", ("+", "a", "b"), "k", 1, "n"), ("+", "a", ("Max", "b", "k", 1, "n"))),
    ("a", ("Sum", ("*", ("delta", "k", "i"), "a"), "k", 1, "n")),
    (("Sum", ("Sum", "a", "j", 1, "k"), "k", 1, "n"), ("Sum", ("Sum", "a", "k", "j", "n"), "j", 1, "n")),
]  # fmt: skip
BOUND = {"k", "j", "t"}


class Author:
    """Random terms, in the names that are bound where they stand."""

    def __init__(self, seed):
        self.rng = random.Random(seed)

    def term(self, depth, bound=()):
        r = self.rng
        if depth <= 0 or r.random() < 0.15:
            entries = [("y", k) for k in bound if k == "k"]
            return r.choice((*LEAVES, *bound, *bound, *entries, *entries))
        part = lambda *more: self.term(depth - 1, (*bound, *more))  # noqa: E731
        match r.randrange(15):
            case 0 | 1 | 2 | 3:
                return (r.choice("+-*"), part(), part())
            case 4:
                return ("/", part(), part())
            case 5 | 6 | 7:
                return (r.choice(UNARY), part())
            case 8:
                return ("^", part(), r.choice((0, 1, 2, 3, -1, -2, "n", ("+", "n", 1))))
            case 9:
                return ("**", part(), r.choice((Fraction(1, 2), Fraction(-1, 2), Fraction(1, 3), "z")))
            case 10:
                return (r.choice(("Max", "Min")), part(), part())
            case 11:
                return ("if", part(), (r.choice(tuple(HOLDS)), part(), part()), part())
            case 12 if "k" not in bound:
                low, high = r.choice(((1, "n"), (1, "n"), (1, ("+", "n", 1)), (0, "n"), (1, 2)))
                if (low, high) in {(1, "n"), (1, 2)} and high == "n":
                    return (r.choice(("Sum", "Sum", "Product", "Max")), part("k"), "k", low, high)
                body = self.term(depth - 1, tuple(b for b in bound if b != "k"))
                return (r.choice(("Sum", "Product")), body, "k", low, high)
            case 13 if "x" not in bound:
                return ("D", part(), "x")
        return (r.choice("+*"), part(), part())

    def rewritten(self, tree, bound=()):
        """The tree with a law used somewhere in it; itself where none fits."""
        r = self.rng
        places = [p for p in positions(tree)]
        for _ in range(12):
            path, names = r.choice(places)
            here = part_at(tree, path)
            law = r.choice(LAWS)
            pattern, result = law if r.random() < 0.8 else law[::-1]
            found = {}
            if not matches(pattern, here, found) or found == {}:
                continue
            for name in "abc":
                found.setdefault(name, self.term(1, names))
            return put(tree, path, filled(result, found))
        return tree

    def claim(self):
        r = self.rng
        left = self.term(r.choice((1, 1, 1, 2, 2, 3)))
        right = left
        for _ in range(r.choice((1, 1, 2, 3))):
            right = self.rewritten(right)
        op = "="
        if r.random() < 0.3:
            op = r.choice(("<", "<=", ">", ">=", "!="))
            shift = self.term(1)
            right = r.choice((
                right, ("+", right, ("^", shift, 2)), ("+", right, ("Abs", shift)),
                ("-", right, ("exp", shift)), ("*", right, 2), self.term(2), 0, 1,
            ))  # fmt: skip
        elif r.random() < 0.1:
            right = ("+", right, self.term(1))
        given = []
        for _ in range(r.choice((0, 0, 1, 2))):
            other = r.choice((0, 0, 1, -1, 2, "z"))
            given.append((r.choice((">", ">=", "<", "<=", "!=", "=", ">")), r.choice(("x", "x", "z", "n")), other))
        return (op, left, right), [g for g in given if g[1] != g[2]]


def positions(tree, path=(), names=()):
    yield path, names
    if isinstance(tree, tuple):
        binds = tree[0] in {"Sum", "Product", "Max", "Min"} and len(tree) == 5
        for i, part in enumerate(tree[1:], 1):
            if binds and i > 1:
                continue
            if tree[0] == "if" and i == 2:
                yield from positions(part[1], (*path, 2, 1), names)
                continue
            if (tree[0] == "D" and i == 2) or (tree[0] in {"^", "y"} and i == len(tree) - 1):
                continue
            inner = (*names, tree[2]) if binds and (tree[3], tree[4]) == (1, "n") else names
            yield from positions(part, (*path, i), inner)


def part_at(tree, path):
    for i in path:
        tree = tree[i]
    return tree


def put(tree, path, new):
    if not path:
        return new
    i = path[0]
    return (*tree[:i], put(tree[i], path[1:], new), *tree[i + 1 :])


def matches(pattern, tree, found):
    if isinstance(pattern, str) and pattern in {"a", "b", "c"}:
        return found.setdefault(pattern, tree) == tree
    if not isinstance(pattern, tuple) or not isinstance(tree, tuple):
        return pattern == tree
    return len(pattern) == len(tree) and all(matches(p, t, found) for p, t in zip(pattern, tree, strict=True))


def filled(pattern, found):
    if isinstance(pattern, str):
        return found.get(pattern, pattern)
    if isinstance(pattern, tuple):
        return tuple(pattern[:1]) + tuple(filled(p, found) for p in pattern[1:])
    return pattern


def points(rng, count=14):
    small = [Fraction(k, 2) for k in range(-4, 5)] + [Fraction(3), Fraction(1, 4), Fraction(-7, 3)]
    for _ in range(count):
        n = rng.randrange(4)
        family = {Fraction(k): rng.choice(small) for k in range(1, n + 1)}
        x, z, t = (rng.choice(small) for _ in range(3))
        yield {"x": x, "z": z, "t": t, "n": n, "i": rng.randrange(-1, 5), "y": family}


# ── terms of the kernel, evaluated here: for the conditions of a theorem ──

HEADS = {"add": "+", "mul": "*", "div": "/", "npow": "^", "ipow": "^", "rpow": "**", "abs": "Abs"}


def prop_holds(prop, env):
    match prop.head:
        case "rel":
            return HOLDS[prop.data](compare(*(term_value(a, env) for a in prop.args)))
        case "and":
            return all(prop_holds(p, env) for p in prop.args)
        case "or":
            return any(prop_holds(p, env) for p in prop.args)
        case "all":
            low, high = (int(term_value(a, env)) for a in prop.args[:2])
            return all(prop_holds(open_(prop, numeral(k)), env) for k in range(low, high + 1))
    raise Unsure


def term_value(t, env):
    args = t.args
    match t.head:
        case "num":
            return Fraction(t.data)
        case "var":
            return Fraction(env[t.data])
        case "pi":
            return mpmath.pi()
        case "at":
            return value(("y", term_value(args[0], env)), env)
        case "sum" | "prod" | "bigmax" | "bigmin":
            low, high = (int(term_value(a, env)) for a in args[:2])
            found = [term_value(open_(t, numeral(k)), env) for k in range(low, high + 1)]
            return fold({"sum": "Sum", "prod": "Product", "bigmax": "Max", "bigmin": "Min"}[t.head], found)
        case "piecewise":
            for here, condition in zip(args[::2], args[1::2], strict=True):
                if condition.head == "true" or prop_holds(condition, env):
                    return term_value(here, env)
            raise Undefined
        case head if head in BINDERS:
            raise Unsure
    found = [term_value(a, env) for a in args]
    if t.head in {"add", "mul"}:
        return fold("Sum" if t.head == "add" else "Product", found)
    if t.head in {"max", "min"}:
        return fold(t.head.capitalize(), found)
    return value((HEADS.get(t.head, t.head), *found), env) if t.head != "neg" else -found[0]


# ── the tests ──


def wrong(seed, seconds=0.03):
    """What is wrong with the kernel's verdict on one random claim, or None; and the verdict."""
    author = Author(seed)
    claim, given = author.claim()
    written = text(claim[1]) + f" {claim[0]} " + text(claim[2])
    hypotheses = [f"{text(a)} {op} {text(b)}" for op, a, b in given]
    problem = read_problem(written, hypotheses, WHERE)
    said = f"{written}  given {hypotheses}  (seed {seed})"
    theorem = run(Derivation(problem), Search(seconds, thorough=seed % 3 == 0)).theorem
    if theorem is not None:
        return _against(theorem, claim, given, points(author.rng), said), "proved"
    found = find_witness(problem, seconds / 5)
    if found is None:
        return None, "unknown"
    return _against_witness(found.point, claim, given, said), "refuted"


def _against(theorem, claim, given, tried, said):
    for env in tried:
        try:
            if not all(holds(g, env) for g in given):
                continue
            try:
                true = holds(claim, env)
            except Undefined:
                if theorem.conditions and not _met(theorem, env):
                    continue
                return f"undefined at {env}, under {theorem.conditions}: {said}"
            near = _nearly(claim, env)
        except Unsure:
            continue
        except OverflowError:
            continue
        if not true and not near:
            return f"false at {env}: {said}"
        try:
            if theorem.conditions and not _met(theorem, env):
                return f"its conditions {theorem.conditions} leave out {env}: {said}"
        except Unsure:
            continue
    return None


def _met(theorem, env):
    try:
        return all(prop_holds(p, env) for p in theorem.conditions)
    except Undefined:
        return False


def _nearly(claim, env):
    """Whether both sides agree as far as they are known, or are only known to a few digits."""
    left, right = (big(value(side, env)) for side in claim[1:])
    return abs(left - right) <= CLOSE * 10**5 * (1 + abs(left) + abs(right))


def _against_witness(point, claim, given, said):
    env = {name: v for name, v in point.items() if name != "y"}
    if any(not isinstance(v, (int, Fraction)) for v in env.values()):
        return None
    env["y"] = {Fraction(k): v for (k,), v in point.get("y", {}).items()}
    env = {"x": 0, "z": 0, "t": 0, "i": 0, **env}
    if any(not isinstance(v, (int, Fraction)) for v in env["y"].values()):
        return None
    try:
        if not all(holds(g, env) for g in given) or holds(claim, env):
            return f"refuted, and true at {env}: {said}"
    except Undefined:
        return f"refuted where it is undefined, {env}: {said}"
    except (Unsure, OverflowError):
        return None
    return None


@pytest.fixture(autouse=True)
def digits():
    with mpmath.workdps(60):
        yield


@pytest.mark.parametrize("start", range(0, COUNT, CHUNK))
def test_no_verdict_is_wrong(start):
    found = [wrong(SEED * 1_000_000 + start + i)[0] for i in range(min(CHUNK, COUNT - start))]
    assert [f for f in found if f] == []


def test_the_claims_are_of_every_verdict():
    verdicts = [wrong(7_000_000 + i)[1] for i in range(40)]
    assert set(verdicts) == {"proved", "refuted", "unknown"}
