"""An index outside its family's range is refused, though a ``Lambda`` has a value there too."""

import pytest
from test_named_values import by_its_rule

from symcheck.kernel.claim import (
    NATURAL,
    REAL,
    SIZE,
    Context,
    Definition,
    Exists,
    Extremum,
    Relation,
    Reparameterisation,
    family,
)
from symcheck.kernel.derivation import Derivation, Step
from symcheck.kernel.term import (
    ONE,
    TRUE,
    TWO,
    ZERO,
    add,
    at,
    call,
    conj,
    diff,
    div,
    eq,
    fam,
    fn,
    lam,
    le,
    mul,
    neg,
    npow,
    num,
    piecewise,
    sum_,
    tends,
    var,
)
from symcheck.kernel.theorem import run

A, K, N, X = map(var, "aknx")
THREE, FIVE = num(3), num(5)
PAIR, OWN, IT = family(TWO), lam("k", K), lam("k", A)
SIGNED = add(TWO, fn("sign", X))
HERE = Context((("a", REAL),))
SIZED = Context((("n", SIZE),))
LINE = Context((("a", REAL), ("x", REAL)))


def u(i):
    return at("u", i)


def some(prop, value, sort=PAIR, context=HERE, **others):
    """Return the claim that there is a family u, and its value."""
    given = tuple((n, s) for n, (s, _) in others.items())
    values = tuple((n, v) for n, (_, v) in others.items())
    return Exists(context, (*given, ("u", sort)), prop, (*values, ("u", value)))


def as_another(right, value=IT, sort=PAIR):
    """Return the claim that a·x is another term of a family u."""
    return Reparameterisation(LINE, mul(A, X), right, (("u", sort),), (("u", value),))


def called(body, value, result, *families, sort=PAIR, earlier=()):
    """Return the claim that the definition of a number and a family has a value."""
    pick = Definition("pick", (("a", REAL), ("z", sort)), body)
    context = Context(families, (), (*earlier, pick))
    return Relation(context, (call("pick", FIVE, value), result), ("=",))


def z(i):
    return at("z", i)


SIGN_OF_A = add(TWO, fn("sign", A))
ENTRY = Definition("entry", (("a", REAL), ("z", PAIR)), z(SIGN_OF_A))
LAYERS = Definition(
    "layers", (("z", PAIR), ("n", NATURAL)), None, "n", z(THREE), call("layers", fam("z"), N)
)

CONSTANT = call("near", X, lam("k", ONE))


def near(body, slope=CONSTANT, earlier=()):
    """Return the claim that a definition with ones for entries has the slope 0 at 0."""
    defined = Definition("near", (("a", REAL), ("z", PAIR)), body)
    return Relation(Context((), (), (defined, *earlier)), (diff(slope, "x", ZERO), ZERO), ("=",))


AWAY = fn("abs", fn("sign", A))

C, M = var("c"), var("m")


def attained(hypothesis, value, *families):
    """Return the claim that (m − 3)² ≥ 0 is attained at m = 3, where the hypothesis holds."""
    context = Context((("u", PAIR), ("m", NATURAL), *families), (hypothesis,))
    bound = le(ZERO, npow(add(M, neg(THREE)), TWO))
    return Extremum(context, bound, (("m", THREE), ("u", value)))


def inverse(index):
    """Return the claim that a·x + y[1] is c·x + w[1], with an inverse: y[index]² ≥ 0 is given."""
    given = le(ZERO, npow(at("y", index), TWO))
    context = Context((("a", REAL), ("y", PAIR), ("x", REAL)), (given,))
    capped = lam("k", at("w", fn("min", K, TWO)))
    return Reparameterisation(
        context, add(mul(A, X), at("y", ONE)), add(mul(C, X), at("w", ONE)),
        (("c", REAL), ("w", PAIR)), (("c", A), ("w", fam("y"))), (("a", C), ("y", capped)),
    )  # fmt: skip


FALSE_CLAIMS = {
    "a hypothesis at the point": attained(eq(u(M), FIVE), lam("k", FIVE)),
    "a hypothesis of a longer family": attained(
        eq(u(M), at("y", THREE)), fam("y"), ("y", family(THREE))
    ),
    "a hypothesis at the inverse": inverse(SIGN_OF_A),
    "a hypothesis at the inverse that none meets": inverse(THREE),
    "an entry above": some(eq(u(THREE), A), IT),
    "an entry by its index": some(eq(u(THREE), THREE), OWN),
    "an entry below": some(eq(u(ZERO), ZERO), OWN),
    "an entry of two": some(conj(eq(u(ONE), ONE), eq(u(THREE), THREE)), OWN),
    "an entry after the last": some(eq(u(add(N, ONE)), add(N, ONE)), OWN, family(N), SIZED),
    "an entry of none": some(eq(u(ONE), ONE), OWN, family(ZERO)),
    "a sum beyond the last": some(
        eq(sum_("k", ONE, add(N, THREE), u(K)), add(N, THREE)), lam("k", ONE), family(N), SIZED
    ),
    "a size that is asked for too": some(
        eq(u(THREE), THREE), OWN, family(var("m")), m=(SIZE, TWO)
    ),
    "a longer family of the context": some(
        eq(u(THREE), at("y", THREE)), fam("y"), context=Context((("y", family(THREE)),))
    ),
    "a limit of entries": some(tends("k", u(K), ONE), lam("k", ONE)),
    "an entry for a factor": as_another(mul(u(THREE), X)),
    "an entry under a derivative": as_another(
        add(mul(u(ONE), X), diff(u(SIGNED), "x", X))
    ),
    "a definition at a list": called(z(SIGN_OF_A), OWN, THREE),
    "a definition at a longer family": called(
        z(SIGN_OF_A), fam("y"), at("y", THREE), ("y", family(THREE))
    ),
    "a definition within another": called(
        call("entry", A, fam("z")), OWN, THREE, sort=family(THREE), earlier=(ENTRY,)
    ),
    "a slope where only the point has an entry": near(z(add(TWO, AWAY))),
    "a slope of a sum where only the point has entries": near(
        sum_("k", ONE, TWO, z(add(K, AWAY)))
    ),
    "a slope of a definition where only the point has an entry": near(
        z(add(TWO, AWAY)), call("outer", X),
        (Definition("outer", (("b", REAL),), call("near", var("b"), lam("k", ONE))),),
    ),
    "a slope below a sum where only the point has an entry": near(
        z(add(TWO, AWAY)), sum_("i", ONE, TWO, call("near", X, lam("k", var("i"))))
    ),
    "a recursive definition": Relation(
        Context((), (), (LAYERS,)), (call("layers", OWN, ZERO), THREE), ("=",)
    ),
}  # fmt: skip

TRUE_CLAIMS = {
    "an entry": some(eq(u(TWO), A), IT),
    "all entries": some(eq(sum_("k", ONE, N, u(K)), N), lam("k", ONE), family(N), SIZED),
    "an entry in a branch that applies": some(
        eq(piecewise((u(THREE), le(THREE, TWO)), (u(ONE), TRUE)), A), IT
    ),
    "a size that is asked for too": some(
        eq(u(THREE), THREE), OWN, family(var("m")), m=(SIZE, THREE)
    ),
    "a family of the context": some(
        eq(u(TWO), at("y", TWO)), fam("y"), context=Context((("y", PAIR),))
    ),
    "a logarithm of a value": some(eq(fn("exp", fn("log", u(TWO))), TWO), OWN),
    "a quotient by a value": some(eq(div(ONE, u(TWO)), div(ONE, TWO)), OWN),
    "an entry for a factor": as_another(mul(u(TWO), X)),
    "a definition at a list": called(z(TWO), OWN, TWO),
    "a slope of a definition at a list": near(mul(z(TWO), A, A)),
    "a slope of a sum of entries": near(sum_("k", ONE, TWO, mul(z(K), fn("log", add(A, K)), A, A))),
    "a definition at a family": called(z(TWO), fam("y"), at("y", TWO), ("y", PAIR)),
}  # fmt: skip


def shown(claim):
    """Return whether the kernel shows a claim by one step."""
    if isinstance(claim, Relation):
        (link,) = claim.links
        theorem = run(Derivation(claim, (Step(link, "algebra"),))).theorem
        return theorem is not None and not theorem.conditions
    return by_its_rule(claim).theorem is not None


@pytest.mark.parametrize("name", FALSE_CLAIMS)
def test_an_entry_that_does_not_exist(name):
    assert not shown(FALSE_CLAIMS[name])


@pytest.mark.parametrize("name", TRUE_CLAIMS)
def test_an_entry_that_exists(name):
    assert shown(TRUE_CLAIMS[name])
