"""Random claims: terms, and rewrites of them by laws that hold and by laws that seem to."""

import random
from fractions import Fraction

from fuzz_values import FUNCTIONS, HOLDS

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
    (
        ("Sum", ("+", "a", "b"), "k", 1, "n"),
        ("+", ("Sum", "a", "k", 1, "n"), ("Sum", "b", "k", 1, "n")),
    ),
    (("Sum", ("*", "a", "b"), "k", 1, "n"), ("*", "a", ("Sum", "b", "k", 1, "n"))),
    (("Sum", ("/", "a", "b"), "k", 1, "n"), ("/", ("Sum", "a", "k", 1, "n"), "b")),
    (("Product", "a", "k", 1, "n"), ("^", "a", "n")),
    (
        ("Product", ("*", "a", "b"), "k", 1, "n"),
        ("*", ("Product", "a", "k", 1, "n"), ("Product", "b", "k", 1, "n")),
    ),
    (("Product", ("exp", "a"), "k", 1, "n"), ("exp", ("Sum", "a", "k", 1, "n"))),
    (("Max", "a", "k", 1, "n"), "a"),
    (("Max", ("+", "a", "b"), "k", 1, "n"), ("+", "a", ("Max", "b", "k", 1, "n"))),
    ("a", ("Sum", ("*", ("delta", "k", "i"), "a"), "k", 1, "n")),
    (
        ("Sum", ("Sum", "a", "j", 1, "k"), "k", 1, "n"),
        ("Sum", ("Sum", "a", "k", "j", "n"), "j", 1, "n"),
    ),
]
BOUND = {"k", "j", "t"}


class Author:
    """Random terms, in the names that are bound where they stand."""

    def __init__(self, seed):
        self.rng = random.Random(seed)  # noqa: S311

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
                return (
                    "**",
                    part(),
                    r.choice((Fraction(1, 2), Fraction(-1, 2), Fraction(1, 3), "z")),
                )
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

    def rewritten(self, tree):
        """The tree with a law used somewhere in it; itself where none fits."""
        r = self.rng
        places = list(positions(tree))
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
            new = put(tree, path, filled(result, found))
            return tree if strays(new) else new
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
            right = r.choice(
                (
                    right,
                    ("+", right, ("^", shift, 2)),
                    ("+", right, ("Abs", shift)),
                    ("-", right, ("exp", shift)),
                    ("*", right, 2),
                    self.term(2),
                    0,
                    1,
                )
            )
        elif r.random() < 0.1:
            right = ("+", right, self.term(1))
        given = []
        for _ in range(r.choice((0, 0, 1, 2))):
            other = r.choice((0, 0, 1, -1, 2, "z"))
            given.append(
                (
                    r.choice((">", ">=", "<", "<=", "!=", "=", ">")),
                    r.choice(("x", "x", "z", "n")),
                    other,
                )
            )
        return (op, left, right), [g for g in given if g[1] != g[2]]


def strays(tree, names=()):
    """Whether an index stands outside its binder: a law took a body out of it."""
    if isinstance(tree, str):
        return tree in BOUND - {"t"} and tree not in names
    if not isinstance(tree, tuple):
        return False
    if tree[0] in {"Sum", "Product", "Max", "Min"} and len(tree) == 5:
        body, name, *ends = tree[1:]
        return strays(body, (*names, name)) or any(strays(e, names) for e in ends)
    return any(strays(part, names) for part in tree[1:])


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
            if tree[0] == "delta" or (tree[0] == "D" and i == 2):
                continue
            if tree[0] in {"^", "y"} and i == len(tree) - 1:
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
    return len(pattern) == len(tree) and all(
        matches(p, t, found) for p, t in zip(pattern, tree, strict=True)
    )


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
