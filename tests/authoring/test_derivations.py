"""What an author's function returns is checked as it was written."""

import inspect

import pytest
from sympy import Sum, exp

from symcheck import (
    algebra,
    assumed,
    attained,
    bounded,
    by_iff,
    calc,
    cases,
    chain,
    congruence,
    define,
    definition,
    eq,
    exists,
    family,
    family_of,
    gt,
    hypothesis,
    iff,
    impossible,
    index,
    induction,
    le,
    limit,
    linear,
    lt,
    natural,
    not_differentiable,
    part,
    real,
    relu,
    reparameterisation,
    scale,
    sign,
    size,
    square_nonneg,
    termwise,
    theorem,
    under,
    using,
)
from symcheck.prove.decide import check
from symcheck.report import Verdict

x, a, b, z = map(real, ("x", "a", "b", "z"))
n, m = size("n"), natural("m")
y = family("y", n)
i, j, k = index("i", n), index("j", n), index("k", n)
total = Sum(y[k], (k, 1, n))


def report_of(statement, body, **options):
    def searched():
        """No derivation."""

    def derived():
        return body

    made = theorem(statement, **options)(searched if body is None else derived)
    return check(made, seconds=4)


def is_proved(*args, **options):
    return report_of(*args, **options).verdict is Verdict.PROVED


square = theorem(eq((x + 1) ** 2, x**2 + 2 * x + 1), name="square")(lambda: None)
nonneg = theorem("0 <= x**2", name="nonneg")(lambda: None)
least = theorem(le(0, x**2), attained={x: 0}, name="least")(lambda: None)
double = define("double", "c: real", "2*c")

PROVED = {
    "nothing but a docstring": (eq(x + 1, "1 + x"), None, {}),
    "a calculation": (eq(x, "x*1"), calc(x).eq("x*1", by=algebra), {}),
    "a calculation with mixed relations": (
        lt(0, "x**2 + 1"), calc(0).le(x**2, by=sign).lt("x**2 + 1", by=sign), {},
    ),
    "a calculation downwards": (gt("x**2 + 1", 0), calc("x**2 + 1").gt(x**2).ge(0), {}),
    "a rule alone": (le(0, x**2), square_nonneg, {}),
    "a theorem": (eq("(a + 1)**2", "a**2 + 2*a + 1"), calc("(a + 1)**2").eq(
        "a**2 + 2*a + 1", by=square), {}),
    "a theorem at a value": (eq("(a + 1)**2", "a**2 + 2*a + 1"), square.at(x=a), {}),
    "a theorem read backwards": (
        eq("a**2 + 2*a + 1", "(a + 1)**2"), square.at(x=a).backwards(), {},
    ),
    "theorems in a combination": (le(0, "a**2 + b**2"), using(nonneg.at(x=a), nonneg.at(x=b)), {}),
    "a bound that is attained, used as a bound": (le(0, "a**2"), least.at(x=a), {}),
    "a hypothesis": (eq("2*a", 6), calc("2*a").eq("2*3", by=hypothesis).eq(6), {"given": "a = 3"}),
    "a chosen hypothesis": (
        eq(a, 3), calc(a).eq(3, by=hypothesis(hypothesis="a = 3")), {"given": ["b = 1", "a = 3"]},
    ),
    "cases": (
        eq("Abs(x)**2", "x**2"),
        cases(("x >= 0", calc("Abs(x)**2").eq("x**2")), ("x < 0", None)), {},
    ),
    "an induction": (
        eq("Sum(k, (k, 1, n))", "n*(n + 1)/2"),
        induction(
            n, calc("Sum(k, (k, 1, 1))").eq("1*(1 + 1)/2"),
            step=lambda h: calc("Sum(k, (k, 1, n + 1))")
            .eq("Sum(k, (k, 1, n)) + (n + 1)", by=algebra)
            .eq("n*(n + 1)/2 + (n + 1)", by=h)
            .eq("(n + 1)*((n + 1) + 1)/2", by=algebra),
        ),
        {"where": "n: size"},
    ),
    "a chain with one derivation a link": (
        chain("0", "<=", "x**2", "<", "x**2 + 1"), (nonneg, sign), {},
    ),
    "a chain with one calculation": (
        chain("0", "<=", "x**2", "<", "x**2 + 1"),
        calc(0).le("x**2", by=nonneg).lt("x**2 + 1", by=sign), {},
    ),
    "terms compared below a sum": (
        le(total, "Sum(y[k] + 1, (k, 1, n))"),
        calc(total).le(
            "Sum(y[k] + 1, (k, 1, n))", by=termwise(under(k, calc(y[k]).le("y[k] + 1", by=sign)))
        ), {},
    ),
    "terms compared below a sum by a statement": (
        le(total, "Sum(y[k] + 1, (k, 1, n))"),
        termwise(under(k, sign, "y[k] <= y[k] + 1")), {},
    ),
    "equal parts": (
        eq("exp(a + b)", "exp(b + a)"), congruence(calc("a + b").eq("b + a", by=algebra)), {},
    ),
    "a part with a statement": (
        eq("exp(a + b)", "exp(b + a)"), congruence(part(eq("a + b", "b + a"), algebra)), {},
    ),
    "a factor": (
        gt("x + 1/x", 1),
        scale(part(lt("x", "x**2 + 1"), None), factor="1/x"),
        {"given": "x > 0"},
    ),
    "a family as the value of one": (
        eq(Sum(y[k] ** 2, (k, 1, n)), Sum(y[k] ** 2, (k, 1, n))),
        theorem(eq(total, total), name="same")(lambda: None).at(y=family_of(k, y[k] ** 2)), {},
    ),
    "an index at which a maximum is attained": (
        "Min(y[k], (k, 1, n)) <= Max(y[k], (k, 1, n))",
        attained(
            under(
                j,
                calc("Min(y[k], (k, 1, n))").le(y[j]).eq("Max(y[k], (k, 1, n))", by=hypothesis),
                given="y[j] = Max(y[k], (k, 1, n))",
            )
        ),
        {"where": "n: size; y: family(n)"},
    ),
    "a definition": (
        "double(a) = a + a", calc("double(a)").eq("2*a", by=definition).eq("a + a"),
        {"definitions": [double], "where": "a: real"},
    ),
    "a bound that is attained": (le(0, x**2), calc(0).le(x**2), {"attained": {x: 0}}),
    "a bound that is attained once": (
        le("1 - x**2", 1),
        bounded(calc("1 - x**2").le(1), elsewhere=calc("1 - x**2").lt(1, by=sign)),
        {"attained": {x: 0}, "only": True},
    ),
    "a bound that is approached": (
        gt(exp(x), 0), sign, {"approached": limit(exp(x), x, "-oo", 0)},
    ),
    "a limit": (limit(exp(x), x, "-oo", 0), None, {}),
    "an equivalence by itself": (iff(eq(2 * a, 2), eq(a, 1)), None, {}),
    "an equivalence by its directions": (
        iff(eq(2 * a, 2), eq(a, 1)),
        by_iff(
            part(eq(a, 1), linear, given="2*a = 2"),
            part(eq(2 * a, 2), linear, given="a = 1"),
        ), {},
    ),
    "an equivalence by two calculations": (
        iff(eq(2 * a, 2), eq(a, 1)),
        (calc(a).eq(1, by=linear), calc("2*a").eq(2, by=linear)), {},
    ),
    "an existence": (exists({z: x + 1}, gt(z, x)), None, {}),
    "an existence by a calculation": (
        exists({z: x + 1}, gt(z, x)), calc("x + 1").gt(x, by=sign), {},
    ),
    "an impossibility": (
        impossible([x], gt(x, 1), lt(x, 0)),
        calc(0).lt(1, by=sign).lt(x, by=linear).lt(0, by=linear), {},
    ),
    "a kink": (not_differentiable(relu(x), x, 0), None, {}),
    "a reparameterisation": (
        reparameterisation("a*x + b", "2*c*x + b", {"c": "a/2"}, {"a": "2*c"}),
        calc("a*x + b").eq("2*(a/2)*x + b").eq("2*c*x + b"),
        {"where": "a, b, c, x: real"},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("statement", "body", "options"), PROVED.values(), ids=PROVED)
def test_proved(statement, body, options):
    report = report_of(statement, body, **options)
    assert report.verdict is Verdict.PROVED, report.message


NOT_PROVED = {
    "a line that is false": (eq(x, x), calc(x).eq(x + 1, by=algebra).eq(x, by=algebra), {}),
    "an end that is another": (lt(x, "x + 1"), calc(x).lt("x + 2", by=sign), {}),
    "a chain that goes the other way": (lt(x, "x + 1"), calc("x + 1").lt("x", by=sign), {}),
    "cases that do not cover": (
        eq("Abs(x)**2", "x**2"), cases(("x > 0", None), ("x < 0", None)), {},
    ),
    "an induction without its hypothesis": (
        eq("Sum(k, (k, 1, n))", "n*(n + 1)/2"),
        induction(
            n, calc("Sum(k, (k, 1, 1))").eq("1*(1 + 1)/2"),
            step=lambda _: calc("Sum(k, (k, 1, n + 1))").eq(
                "(n + 1)*((n + 1) + 1)/2", by=square),
        ),
        {"where": "n: size"},
    ),
    "a theorem at another value": (eq("(a + 1)**2", "a**2 + 2*a + 1 + 0*b"), square.at(x=b), {}),
    "an equation read the wrong way": (
        eq("a**2 + 2*a + 1", "(a + 1)**2 + 0*b"), square.at(x=b), {},
    ),
    "a bound that is not attained there": (le(0, x**2), calc(0).le(x**2), {"attained": {x: 1}}),
    "a bound that is attained elsewhere, too": (
        le("x**2*(x - 1)**2*(-1)", 0), None, {"attained": {x: 0}, "only": True},
    ),
    "an impossibility that is possible": (
        impossible([x], gt(x, 1)), calc(0).lt(1, by=sign).lt(x, by=linear), {},
    ),
    "a map with another factor": (
        reparameterisation("a*x", "2*c*x", {"c": "a"}), calc("a*x").eq("2*c*x"),
        {"where": "a, c, x: real"},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("statement", "body", "options"), NOT_PROVED.values(), ids=NOT_PROVED)
def test_not_proved(statement, body, options):
    assert not is_proved(statement, body, **options)


def test_a_hole_is_assumed_and_says_why():
    report = report_of(eq(a, b), calc(a).eq(b, by=assumed("both are 1")), given="a = b")
    assert report.verdict is Verdict.ASSUMED


def test_what_rests_on_a_hole_is_assumed():
    hole = theorem(eq(a, "a + 0*b"), name="hole")(lambda: assumed("it is so"))
    report = report_of(eq(a, "a + 0*b"), hole)
    assert report.verdict is Verdict.ASSUMED
    assert report.relies_on == ("hole",)


def test_each_line_has_its_place():
    def body():
        return (
            calc(x)
            .eq("x*1", by=algebra)
            .eq("1*x", by=algebra)
        )  # fmt: skip

    report = check(theorem(eq(x, "1*x"))(body))
    first = inspect.getsourcelines(body)[1]
    assert [s.place.line for s in report.steps] == [first + 3, first + 4]
    assert report.steps[0].place.file == __file__
    assert report.steps[0].place.column > 1


def test_the_report_says_where_the_theorem_stands():
    def body():
        """Why."""

    made = theorem(eq(x, x), source="a book", tags=["easy"], name="named")(body)
    report = check(made)
    assert (report.docstring, report.source, report.tags) == ("Why.", "a book", ("easy",))
    assert report.name == "named"
    assert report.place.line == body.__code__.co_firstlineno


def test_a_theorem_is_checked_once():
    calls = []

    def body():
        calls.append(1)
        return calc(x).eq(x)

    made = theorem(eq(x, x), name="once")(body)
    assert made.theorem() is made.theorem()
    assert calls == [1]


def test_a_calculation_is_not_changed_by_going_on():
    start = calc(x).eq("x*1")
    start.eq("1*x")
    assert len(start.lines) == 1
