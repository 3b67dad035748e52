"""An evaluation of its own: trees and terms in exact fractions and in mpmath."""

from fractions import Fraction

import mpmath

from symcheck.kernel.term import BINDERS, open_
from symcheck.kernel.term import num as numeral

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
    "exp": smooth(mpmath.exp),
    "log": positive(mpmath.log),
    "sqrt": root(2),
    "cbrt": root(3),
    "sin": smooth(mpmath.sin),
    "cos": smooth(mpmath.cos),
    "atan": smooth(mpmath.atan),
    "asin": within(mpmath.asin),
    "acos": within(mpmath.acos),
    "tanh": smooth(mpmath.tanh),
    "sinh": smooth(mpmath.sinh),
    "cosh": smooth(mpmath.cosh),
    "tan": tangent,
    "asinh": smooth(mpmath.asinh),
    "erf": smooth(mpmath.erf),
    "sigmoid": smooth(lambda x: 1 / (1 + mpmath.exp(-x))),
    "softplus": smooth(lambda x: mpmath.log(1 + mpmath.exp(x))),
    "Abs": abs,
    "sign": lambda x: Fraction(sign(x)),
    "relu": lambda x: x if sign(x) > 0 else Fraction(0),
}
HOLDS = {
    "=": lambda s: s == 0,
    "!=": lambda s: s != 0,
    "<": lambda s: s < 0,
    "<=": lambda s: s <= 0,
    ">": lambda s: s > 0,
    ">=": lambda s: s >= 0,
}


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
            return fold(
                {"sum": "Sum", "prod": "Product", "bigmax": "Max", "bigmin": "Min"}[t.head], found
            )
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
