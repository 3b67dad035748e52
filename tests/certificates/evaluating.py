"""The value of a term of the second checker at a point, by floating numbers: a yardstick."""

import cmath
import math
import operator

PRIMITIVE = {
    "neg": operator.neg, "div": operator.truediv, "exp": cmath.exp, "log": math.log,
    "sqrt": math.sqrt, "cbrt": lambda x: x ** (1 / 3), "abs": abs, "sin": math.sin,
    "cos": math.cos, "atan": math.atan, "erf": math.erf, "max": lambda *a: max(a),
    "min": lambda *a: min(a),
    "sign": lambda x: (x > 0) - (x < 0), "relu": lambda x: max(x, 0),
    "softplus": lambda x: math.log1p(math.exp(x)),
    "asin": math.asin,
    "npow": operator.pow, "ipow": operator.pow, "rpow": operator.pow, "tan": math.tan,
    "tanh": math.tanh, "acos": math.acos, "acosh": math.acosh, "atanh": math.atanh,
    "asinh": math.asinh, "cosh": math.cosh, "sinh": math.sinh, "not": operator.not_,
    "delta": lambda i, j: int(i == j), "add": lambda *a: sum(a), "mul": lambda *a: math.prod(a),
    "and": lambda *a: all(a), "or": lambda *a: any(a), "pi": lambda: math.pi,
    "true": lambda: True, "indicator": lambda x: int(x > 0), "root": lambda x: x,
    "alternating": lambda n: (-1) ** round(n), "cis": lambda x: cmath.exp(1j * x),
}  # fmt: skip
RELATION = {
    "=": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le,
    ">": operator.gt, ">=": operator.ge,
}  # fmt: skip
RANGED = {"sum": sum, "prod": math.prod, "bigmax": max, "bigmin": min, "all": all}


def value(t, at, stack=()):
    """Return the value of a term where ``at`` has the numbers, and the families as functions."""
    match t.head:
        case "num":
            return t.data
        case "var":
            return at[t.data]
        case "at" | "call":
            return at[t.data](*(value(a, at, stack) for a in t.args))
        case "bound":
            return stack[-1 - t.data]
        case "rel":
            return RELATION[t.data](*(value(a, at, stack) for a in t.args))
        case "piecewise":
            pairs = zip(t.args[::2], t.args[1::2], strict=True)
            return next(value(v, at, stack) for v, c in pairs if value(c, at, stack))
        case "sum" | "prod" | "bigmax" | "bigmin" | "all":
            low, high = (round(value(e, at, stack)) for e in t.args[:2])
            inner = (value(t.args[2], at, (*stack, k)) for k in range(low, high + 1))
            return RANGED[t.head](inner)
        case "diff":  # exact for powers up to the fourth
            body, point = t.args
            near_by = {k: value(body, at, (*stack, value(point, at, stack) + k / 1024))
                       for k in (-2, -1, 1, 2)}  # fmt: skip
            return 1024 * (near_by[-2] - near_by[2] + 8 * (near_by[1] - near_by[-1])) / 12
    found = PRIMITIVE[t.head](*(value(a, at, stack) for a in t.args))
    return found.real if isinstance(found, complex) and not found.imag else found


def poly_value(p, at):
    """Return the value of a polynomial in atoms."""
    return sum(c * math.prod(value(t, at) ** e for t, e in m) for m, c in p.items())


def form_value(f, at):
    """Return the value of a fraction."""
    return poly_value(f.num, at) / math.prod(poly_value(dict(p), at) ** e for p, e in f.den.items())


def near(a, b):
    """Return whether two numbers agree to eleven digits."""
    return abs(a - b) <= 1e-11 * max(1, abs(a), abs(b))
