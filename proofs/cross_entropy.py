"""One class out of several: softmax at the output, cross-entropy as the loss."""

from symcheck.proofs.log_sum_exp import MIXED, PAIR, WEIGHT, log_lt_log, log_sum_exp_convex
from symcheck.proofs.softmax import softmax_lt_one, softmax_pos

from symcheck import (
    algebra,
    calc,
    definition,
    derivative,
    family_of,
    hypothesis,
    index,
    sign,
    size,
    theorem,
    using,
)

n = size("n")
i, j, k = index("i", n), index("j", n), index("k", n)
LABELLED = "n: size; z, y: family(n)"
ENTRIES = "n: size; z: family(n); j, k: index(n)"
ONE_LABEL = "Sum(y[i], (i, 1, n)) = 1"
SOURCE, TAGS = "Exercise 6.2 b", ["loss", "softmax"]
total = "Sum(exp(z[m]), (m, 1, n))"
loss = "(-Sum(y[i]*log(softmax(z)[i]), (i, 1, n)))"


@theorem(
    "Derivative(softmax(z)[j], z[k]) = softmax(z)[j]*(KroneckerDelta(j, k) - softmax(z)[k])",
    where=ENTRIES,
    source=SOURCE,
    tags=[*TAGS, "gradient", "jacobian"],
)
def jacobian_softmax():
    """Quotient rule: the numerator moves only for j = k. Row j, column k."""
    return (
        calc("Derivative(softmax(z)[j], z[k])")
        .eq(f"Derivative(exp(z[j])/{total}, z[k])", by=definition)
        .eq(
            f"KroneckerDelta(j, k)*exp(z[j])/{total} - exp(z[j])*exp(z[k])/{total}**2",
            by=derivative,
        )
        .eq(
            f"exp(z[j])/{total}*(KroneckerDelta(j, k) - exp(z[k])/{total})",
            by=algebra,
        )
        .eq("softmax(z)[j]*(KroneckerDelta(j, k) - softmax(z)[k])", by=definition)
    )


@theorem(
    f"{loss} = log({total})*Sum(y[i], (i, 1, n)) - Sum(y[i]*z[i], (i, 1, n))",
    where=LABELLED,
    source=SOURCE,
    tags=TAGS,
)
def cross_entropy_softmax_eq():
    """−log softmax(z)ᵢ is log-sum-exp of z less zᵢ."""
    return (
        calc(loss)
        .eq(f"-Sum(y[i]*log(exp(z[i])/{total}), (i, 1, n))", by=definition)
        .eq(f"Sum(y[i]*(log({total}) - z[i]), (i, 1, n))", by=algebra)
        .eq(f"log({total})*Sum(y[i], (i, 1, n)) - Sum(y[i]*z[i], (i, 1, n))", by=algebra)
    )


@theorem(
    f"Derivative({loss}, z[k]) = softmax(z)[k] - y[k]",
    where=f"{LABELLED}; k: index(n)",
    given=ONE_LABEL,
    source=SOURCE,
    tags=[*TAGS, "gradient"],
)
def grad_cross_entropy_softmax():
    """Log-sum-exp has the gradient softmax, and the labels, which sum to 1, weigh it once."""
    return (
        calc(f"Derivative({loss}, z[k])")
        .eq(
            f"Derivative(log({total})*Sum(y[i], (i, 1, n)) - Sum(y[i]*z[i], (i, 1, n)), z[k])",
            by=cross_entropy_softmax_eq,
        )
        .eq(f"exp(z[k])/{total}*Sum(y[i], (i, 1, n)) - y[k]", by=derivative)
        .eq(f"exp(z[k])/{total}*1 - y[k]", by=hypothesis)
        .eq("softmax(z)[k] - y[k]", by=algebra)
    )


entry = "softmax(z)[j]*(KroneckerDelta(j, k) - softmax(z)[k])"
form = f"Sum(Sum(v[j]*({entry})*v[k], (k, 1, n)), (j, 1, n))"
mean = "Sum(softmax(z)[m]*v[m], (m, 1, n))"


@theorem(
    f"{form} >= 0",
    where="n: size; z, v: family(n)",
    source=SOURCE,
    tags=[*TAGS, "jacobian", "convex"],
)
def quadratic_form_softmax_nonneg():
    """The quadratic form of the Jacobian is the variance of v under the distribution softmax(z)."""
    return (
        calc(form)
        .eq(f"Sum(softmax(z)[j]*v[j]**2, (j, 1, n)) - {mean}**2", by=algebra)
        .eq(
            f"Sum(softmax(z)[j]*v[j]**2, (j, 1, n)) - 2*{mean}**2"
            f" + {mean}**2*Sum(softmax(z)[j], (j, 1, n))",
            by=algebra,
        )
        .eq(f"Sum(softmax(z)[j]*(v[j] - {mean})**2, (j, 1, n))", by=algebra)
        .ge(0, by=sign)
    )


def loss_of(logits: str) -> str:
    """Return the loss at logits."""
    return f"(-Sum(y[i]*log(softmax({logits})[i]), (i, 1, n)))"


def written_out(logits: str) -> str:
    """Return log-sum-exp of logits, less the labels' linear term."""
    each, every = logits.format("i"), logits.format("k")
    return f"(log(Sum(exp({every}), (k, 1, n))) - Sum(y[i]*({each}), (i, 1, n)))"


@theorem(
    f"{loss} = {written_out('z[{0}]')}",
    where=LABELLED,
    given=ONE_LABEL,
    source=SOURCE,
    tags=TAGS,
)
def cross_entropy_softmax_eq_of_sum_one():
    """Labels that sum to 1 weigh log-sum-exp once."""
    return (
        calc(loss)
        .eq(
            f"log({total})*Sum(y[i], (i, 1, n)) - Sum(y[i]*z[i], (i, 1, n))",
            by=cross_entropy_softmax_eq,
        )
        .eq(f"log({total})*1 - Sum(y[i]*z[i], (i, 1, n))", by=hypothesis)
        .eq(written_out("z[{0}]"), by=algebra)
    )


mixed = "t*u[{0}] + (1 - t)*v[{0}]"


@theorem(
    f"{loss_of('t*u + (1 - t)*v')} <= t*{loss_of('u')} + (1 - t)*{loss_of('v')}",
    where=f"{PAIR}; y: family(n)",
    given=[*WEIGHT, ONE_LABEL],
    source=SOURCE,
    tags=[*TAGS, "convex"],
)
def cross_entropy_softmax_convex():
    """For labels that sum to 1 the loss is log-sum-exp, which is convex, less a linear term."""
    first, second = written_out("u[{0}]"), written_out("v[{0}]")
    step = cross_entropy_softmax_eq_of_sum_one
    return (
        calc(loss_of("t*u + (1 - t)*v"))
        .eq(written_out(mixed), by=step.at(z=family_of(k, mixed.format("k"))))
        .le(f"{MIXED} - Sum(y[i]*({mixed.format('i')}), (i, 1, n))", by=log_sum_exp_convex)
        .eq(f"t*{first} + (1 - t)*{second}", by=algebra)
        .eq(f"t*{loss_of('u')} + (1 - t)*{second}", by=step.at(z="u").backwards())
        .eq(f"t*{loss_of('u')} + (1 - t)*{loss_of('v')}", by=step.at(z="v").backwards())
    )


@theorem(
    "-Sum(KroneckerDelta(i, c)*log(softmax(z)[i]), (i, 1, n)) > 0",
    where="n: size; z: family(n); c: index(n)",
    given="n >= 2",
    source=SOURCE,
    tags=TAGS,
)
def one_hot_cross_entropy_pos():
    """Of a one-hot label only −log p_c is left, and p_c is less than 1 beside another class."""
    return (
        calc("-Sum(KroneckerDelta(i, c)*log(softmax(z)[i]), (i, 1, n))")
        .eq("-log(softmax(z)[c])", by=algebra)
        .gt(
            "-log(1)",
            by=using(
                softmax_pos.at(y="z", i="c"),
                softmax_lt_one.at(y="z", i="c"),
                log_lt_log.at(a="softmax(z)[c]", b=1),
            ),
        )
        .eq(0, by=algebra)
    )
