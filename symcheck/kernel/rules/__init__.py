"""All rules, in one visible table: name → checking function; its module's docstring explains it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.kernel.rules.algebra import algebra
from symcheck.kernel.rules.angle import angle
from symcheck.kernel.rules.argmax import argmax
from symcheck.kernel.rules.assumed import assumed
from symcheck.kernel.rules.attained import attained
from symcheck.kernel.rules.branches import branches
from symcheck.kernel.rules.cases import cases
from symcheck.kernel.rules.cauchy_schwarz import cauchy_schwarz
from symcheck.kernel.rules.congruence import congruence
from symcheck.kernel.rules.definition import definition
from symcheck.kernel.rules.derivative import derivative
from symcheck.kernel.rules.eliminate import eliminate
from symcheck.kernel.rules.enclosure import enclosure
from symcheck.kernel.rules.extremum import extremum
from symcheck.kernel.rules.given import given
from symcheck.kernel.rules.iff import iff
from symcheck.kernel.rules.impossible import impossible
from symcheck.kernel.rules.induction import induction
from symcheck.kernel.rules.instantiate import instantiate
from symcheck.kernel.rules.jensen import jensen
from symcheck.kernel.rules.limit import limit
from symcheck.kernel.rules.linear import linear
from symcheck.kernel.rules.maximum import maximum
from symcheck.kernel.rules.monotone import monotone
from symcheck.kernel.rules.not_differentiable import not_differentiable
from symcheck.kernel.rules.passage import passage
from symcheck.kernel.rules.reindex import reindex
from symcheck.kernel.rules.reparameterisation import reparameterisation
from symcheck.kernel.rules.rewriting import theorem
from symcheck.kernel.rules.scale import scale
from symcheck.kernel.rules.signs import sign
from symcheck.kernel.rules.split import split
from symcheck.kernel.rules.square_nonneg import square_nonneg
from symcheck.kernel.rules.squaring import squaring
from symcheck.kernel.rules.squeeze import squeeze
from symcheck.kernel.rules.telescoping import telescoping
from symcheck.kernel.rules.termwise import termwise
from symcheck.kernel.rules.transitivity import transitivity
from symcheck.kernel.rules.witness import witness

if TYPE_CHECKING:
    from collections.abc import Callable

    from symcheck.kernel.derivation import Goal
    from symcheck.kernel.rules.owed import Owed

RULES: dict[str, Callable[[Goal], Owed]] = {
    "definition": definition,
    "algebra": algebra,
    "derivative": derivative,
    "theorem": theorem,
    "given": given,
    "instantiate": instantiate,
    "congruence": congruence,
    "sign": sign,
    "square_nonneg": square_nonneg,
    "linear": linear,
    "transitivity": transitivity,
    "termwise": termwise,
    "maximum": maximum,
    "attained": attained,
    "argmax": argmax,
    "cases": cases,
    "induction": induction,
    "witness": witness,
    "iff": iff,
    "extremum": extremum,
    "not_differentiable": not_differentiable,
    "reparameterisation": reparameterisation,
    "impossible": impossible,
    "enclosure": enclosure,
    "limit": limit,
    "monotone": monotone,
    "scale": scale,
    "angle": angle,
    "eliminate": eliminate,
    "branches": branches,
    "squaring": squaring,
    "split": split,
    "reindex": reindex,
    "telescoping": telescoping,
    "cauchy_schwarz": cauchy_schwarz,
    "jensen": jensen,
    "squeeze": squeeze,
    "passage": passage,
    "assumed": assumed,
}
