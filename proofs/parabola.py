"""The parabola f(t) = t − t² on (0, 1), from which the slopes of σ and tanh get their bounds."""

from sympy import Rational

from symcheck import algebra, bounded, calc, chain, real, sign, square_nonneg, theorem

t = real("t")
inside = chain(0, "<", t, "<", 1)
SHEET, TAGS = "Exercise 6.1.3", ["bounds"]


@theorem("0 < t - t**2", given=inside, source=SHEET, tags=TAGS)
def sub_sq_pos_of_mem_Ioo():
    """It is t(1 − t), and both factors are positive between 0 and 1."""
    return calc(0).lt("t*(1 - t)", by=sign).eq("t - t**2", by=algebra)


@theorem(
    "t - t**2 <= 1/4",
    given=inside,
    attained={t: Rational(1, 2)},
    only=True,
    source=SHEET,
    tags=TAGS,
)
def sub_sq_le_quarter():
    """It is ¼ − (t − ½)², and a square is never negative; it is 0 at t = ½ only."""
    completed = calc("t - t**2").eq("1/4 - (t - 1/2)**2", by=algebra)
    return bounded(
        completed.le("1/4", by=square_nonneg),
        elsewhere=completed.lt("1/4", by=sign),
    )


@theorem("t - t**2 < 1/4", given="t != 1/2", source=SHEET, tags=TAGS)
def sub_sq_lt_quarter_of_ne_half():
    """Away from t = ½ the square (t − ½)² that is missing from ¼ is positive."""
    return calc("t - t**2").eq("1/4 - (t - 1/2)**2", by=algebra).lt("1/4", by=sign)
