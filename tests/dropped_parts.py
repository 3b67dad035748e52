"""Slopes of what has parts that their formulas drop: at an edge of these parts, and inside."""

from symcheck.authoring.definitions import define
from symcheck.kernel.claim import POSITIVE, REAL, SIZE, Context, family
from symcheck.kernel.term import ONE, TRUE, TWO, ZERO, add, call, eq, fn, lam, mul, piecewise, var
from symcheck.read.text import read_claim, read_hypothesis

FIRST = define("first", "a: real; b: real", "a")
SIZED = define("sized", "a: real; b: positive", "a")
HEAD = define("head", "a: real; z: family(2)", "a")
MIDDLE = define("middle", "a: real; z: family(2)", "z[1] + a")
CORNER = define("corner", "a: real; w: family(2, 2)", "a")
PLACED = define("placed", "a: real; i: index(3)", "a*i")
SOME = define("some", "a: real; m: size; z: family(m)", "z[m]")
MOVED = define("moved", "a: real; i: index(2 + sign(a))", "a")
GROWN = define("grown", "a: real; z: family(2 + sign(a))", "a")
DEEP = define("deep", "L: natural; a: real; b: real", on="L", base="a", step="deep(L, a, b) + b")
VARIABLES = (
    ("x", REAL), ("y", REAL), ("a", REAL), ("p", POSITIVE), ("n", SIZE), ("w", family(TWO)),
)  # fmt: skip
CONTEXT = Context(
    VARIABLES, (), (FIRST, SIZED, HEAD, MIDDLE, CORNER, PLACED, SOME, MOVED, GROWN, DEEP)
)

AT_0, AT_1, FROM_0 = ("x = 0",), ("x = 1",), ("x >= 0",)
EDGES = {
    "a root that an inner slope drops": ("Derivative(Derivative(sqrt(x), y), x) = 0", FROM_0),
    "beside what it keeps": ("Derivative(Derivative(x*y + sqrt(x), y), x) = 1", FROM_0),
    "a value at the point alone": (
        "Derivative(Derivative(x*y + Piecewise((0, x = 0)), y), x) = 1", AT_0
    ),
    "below a sum": ("Derivative(Sum(Derivative(sqrt(x), y), (k, 1, n)) + x, x) = 1", FROM_0),
    "in a term of a sum": (
        "Derivative(x + Derivative(Sum(sqrt(x)*k, (k, 1, n)), y), x) = 1", FROM_0
    ),
    "a third slope": ("Derivative(Derivative(Derivative(sqrt(x), y), a), x) = 0", FROM_0),
    "the third, of both": ("Derivative(Derivative(Derivative(sqrt(x), y), x), a) = 0", FROM_0),
    "an arcsine at its end": ("Derivative(x*y + Derivative(asin(x), y), x) = y", AT_1),
    "the point of an inner slope": (
        "Derivative(Subs(Derivative(5*t, t), t, sqrt(x)), x) = 0", FROM_0
    ),
    "the point, where the slope is 0": (
        "Derivative(Subs(Derivative(a, t), t, sqrt(x)), x) = 0", FROM_0
    ),
    "a value on one side of the inner point": (
        "Derivative(Subs(Derivative(5*t + Piecewise((0, x >= t)), t), t, x), x) = 0", AT_0
    ),
    "a kink of the inner slope that does not move": (
        "Derivative(Subs(Derivative(Abs(t)*x, t), t, 0), x) = 0", ()
    ),
    "a kink of the inner slope that is met": (
        "Derivative(Subs(Derivative(Abs(t - x), t), t, 0), x) = 0", AT_0
    ),
    "an argument that is not used": ("Derivative(first(x, sqrt(x)), x) = 1", FROM_0),
    "the same, inside": ("Derivative(first(x, first(0, sqrt(x))), x) = 1", FROM_0),
    "the same, below an inner slope": ("Derivative(Derivative(first(y, sqrt(x)), y), x) = 0", AT_0),
    "an argument outside its sort": ("Derivative(sized(x, x**2 + a), x) = 1", ("x = 0", "a = 0")),
    "an argument at the end of its sort": (
        "Derivative(Derivative(sized(y, x), y), x) = 0", ("x = 0",)
    ),
    "an index at a jump": ("Derivative(placed(x, 2 + sign(x)), x) = 2", AT_0),
    "a recursion at 0": ("Derivative(deep(0, x, sqrt(x)), x) = 1", FROM_0),
}  # fmt: skip
CASES, BENT = "Piecewise((1, x <= 0), (1/0, True))", "Abs(x) + x"
#: What has a value at the point alone, or on one side of it, where two branches meet.
BESIDE = {
    "an index in a range that moves": ("Derivative(moved(x, 2), x) = 1", AT_0),
    "an index in a range that moves, under a slope": (
        "Derivative(Derivative(moved(x, 2)*y, y), x) = 1", AT_0
    ),
    "an entry of a range that moves": (
        "Derivative(grown(x, Lambda(k, 1/(k - 3))), x) = 1", AT_0
    ),
    "behind a part of the condition": (
        "Derivative(Piecewise((x, x != 0 and 1/0 > 0), (x, True)), x) = 1", AT_0
    ),
    "the same, by another variable": (
        "Derivative(Piecewise((0, x < 0 and 1/a > 0), (0, True)), x) = 0", ("x = 0", "a = 0")
    ),
    "behind an alternative": (
        "Derivative(Piecewise((0, x >= 0 or 1/0 > 0), (0, True)), x) = 0", AT_0
    ),
    "behind a negation": (
        "Derivative(Piecewise((0, not (x >= 0 or 1/0 > 0)), (0, True)), x) = 0", AT_0
    ),
    "in a case of a condition": (
        f"Derivative(Piecewise((0, x > 0 or {CASES} > -5), (0, True)), x) = 0", AT_0
    ),
    "what moves behind a part": (
        f"Derivative(Piecewise((0, x < 0 and {BENT} = 0 and 1/({BENT}) > 0), (0, True)), x) = 0",
        AT_0,
    ),
    "below an inner slope": (
        "Derivative(Derivative(Piecewise((0, x < 0 and 1/0 > 0), (0, True)), y), x) = 0", AT_0
    ),
    "at every point": (
        "Subs(Derivative(Piecewise((0, t < x and 1/0 > 0), (0, True)), t), t, x) = 0", ()
    ),
    "quantified": (
        "Derivative(Piecewise((0, x < 0 and (1/(k - 1) > 0 for k in 1..n)), (0, True)), x) = 0",
        AT_0,
    ),
    "a root of a sign": ("Derivative(x**2*sqrt(1/2 + sign(x)), x) = 0", AT_0),
    "a logarithm of a sign": ("Derivative(x**2*log(1/2 + sign(x)), x) = 0", AT_0),
    "a power of a sign": ("Derivative(x**2*(1 + 2*sign(x))**y, x) = 0", AT_0),
    "a root of cases": ("Derivative(x**2*sqrt(Piecewise((1, x = 0), (-1, True))), x) = 0", AT_0),
    "no case on one side": ("Derivative(Piecewise((0, sign(x) > -1/2)), x) = 0", AT_0),
    "a point of an inner slope": (
        "Derivative(x**2*Subs(Derivative(t, t), t, sqrt(1/2 + sign(x))), x) = 0", AT_0
    ),
    "an index on one side": ("Derivative(placed(x**2, 3 + sign(x)), x) = 0", AT_0),
    "an index of softmax": ("Derivative(softmax(x, (k, 1, 2))[2 + sign(x)], x) = 0", AT_0),
    "an index of softmax that is dropped": (
        "Derivative(first(x, softmax(y, (k, 1, 2))[2 + sign(x)]), x) = 1", AT_0
    ),
}  # fmt: skip
INSIDE = {
    "two cases that agree": (
        "Derivative(Piecewise((x + a, x < 0 and 1/p > a), (x, True)), x) = 1", ("x = 0", "a = 0")
    ),
    "two cases, told by a negation": (
        "Derivative(Piecewise((x + a, not (x >= 0 or 1/p < 0)), (x, True)), x) = 1",
        ("x = 0", "a = 0"),
    ),
    "a root": ("Derivative(Derivative(sqrt(x), y), x) = 0", ("x > 0",)),
    "beside what it keeps": ("Derivative(Derivative(x*y + sqrt(x), y), x) = 1", ("x > 0",)),
    "the point of an inner slope": (
        "Derivative(Subs(Derivative(5*t, t), t, sqrt(x)), x) = 0", ("x > 0",)
    ),
    "a size that is not used": ("Derivative(Derivative(Abs(x) + y, y), x) = 0", ()),
    "an argument": ("Derivative(first(x, sqrt(x)), x) = 1", ("x > 0",)),
    "an argument of a sort": ("Derivative(sized(x, x**2 + p), x) = 1", ()),
    "an index": ("Derivative(placed(x, 2 + sign(x)), x) = 3", ("x > 0",)),
    "a family as it is": ("Derivative(head(x, w), x) = 1", ()),
    "the mixed slopes": (
        "Derivative(Derivative(x**2*sin(y), x), y) = Derivative(Derivative(x**2*sin(y), y), x)", ()
    ),
}  # fmt: skip


def claim_of(text, given):
    """Return a claim under hypotheses."""
    context = CONTEXT
    for hypothesis in given:
        context = context.assume(read_hypothesis(hypothesis, context))
    return read_claim(text, context)


X, K = var("x"), var("k")
ROOTS = lam("k", mul(fn("sqrt", X), K))
ENTRIES = {
    "none is used": call("head", X, ROOTS),
    "one is used": call(
        "middle", X, lam("k", piecewise((ZERO, eq(K, ONE)), (fn("sqrt", X), TRUE)))
    ),
    "of a matrix": call("corner", X, lam("j", lam("k", mul(fn("sqrt", X), K, var("j"))))),
    "of a definition inside": call("first", X, call("head", ZERO, ROOTS)),
}
#: The number of entries moves: nothing is said of it, though none of it is false.
MOVING = call("some", X, add(TWO, fn("sign", X)), lam("k", mul(X, K)))
