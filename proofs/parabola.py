"""The parabola f(t) = t − t² on (0, 1), from which the slopes of σ and tanh get their bounds."""

from sympy import Rational

from symcheck import bounded, calc, chain, le, lt, ne, real, sign, square_nonneg, theorem

t = real("t")
inside = chain(0, "<", t, "<", 1)
SHEET = "Exercise 6.1.3"


@theorem(lt(0, t - t**2), given=inside, source=SHEET, tags=["bounds"])
def sub_sq_pos_of_mem_Ioo():
    """t − t² = t(1 − t), and both factors are positive between 0 and 1."""
    return calc(0).lt(t * (1 - t), by=sign).eq(t - t**2)


@theorem(
    le(t - t**2, Rational(1, 4)),
    given=inside,
    attained={t: Rational(1, 2)},
    only=True,
    source=SHEET,
    tags=["bounds"],
)
def sub_sq_le_quarter():
    """t − t² = ¼ − (t − ½)², and a square is never negative; it is 0 at t = ½ only."""
    square = Rational(1, 4) - (t - Rational(1, 2)) ** 2
    return bounded(
        calc(t - t**2).eq(square).le(Rational(1, 4), by=square_nonneg),
        elsewhere=calc(t - t**2).eq(square).lt(Rational(1, 4), by=sign),
    )


@theorem(
    lt(t - t**2, Rational(1, 4)), given=ne(t, Rational(1, 2)), source=SHEET, tags=["bounds"]
)
def sub_sq_lt_quarter_of_ne_half():
    """Away from t = ½ the square (t − ½)² that is missing from ¼ is positive."""
    return (
        calc(t - t**2)
        .eq(Rational(1, 4) - (t - Rational(1, 2)) ** 2)
        .lt(Rational(1, 4), by=sign)
    )
