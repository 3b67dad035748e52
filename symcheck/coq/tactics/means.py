"""Cauchy and Schwarz, and Jensen for ln and exp with equal weights: lemmas of the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.coq.proof import handles
from symcheck.coq.terms import NoScript, family_value, nat_argument
from symcheck.kernel.term import subterms

if TYPE_CHECKING:
    from symcheck.coq.proof import Here
    from symcheck.kernel.term import Term


def _with_indices(here: Here, *families: str) -> str:
    """Return ends, families and the two indices, as arguments of a lemma on equality."""
    given, scope = here.record.step.arguments, here.scope
    total = next(
        (t for h in scope.context.hypotheses for t in subterms(h) if t.head == "sum"), None
    )
    if total is None:
        raise NoScript("an equality that no hypothesis gives")
    parts = [nat_argument(e, scope) for e in total.args[:2]] if len(families) == 2 else []
    parts += [nat_argument(total.args[1], scope)] if len(families) == 1 else []
    parts += [f"({family_value(given[n], scope)})" for n in families]
    return " ".join([*parts, *(nat_argument(given[n], scope) for n in ("i", "j"))])


@handles("cauchy_schwarz")
def _cauchy(here: Here) -> list[str]:
    if here.op == "=":
        pair = _with_indices(here, "a", "b")
        return [f"apply (rsum_cauchy_eq {pair}); first [eassumption | sc_side]."]
    return ["apply rsum_cauchy."]


@handles("jensen")
def _jensen(here: Here) -> list[str]:
    function: Term = here.record.step.arguments["function"]
    heads = {t.head for t in function.args[0].args} | {function.args[0].head}
    if here.op == "=":
        pair = _with_indices(here, "points")
        return [f"apply (mean_ln_eq {pair}); first [eassumption | sc_side]."]
    if "log" in heads:
        return ["apply mean_ln; sc_side."]
    if "exp" in heads:
        return [
            "eapply Rle_trans; [apply exp_mean; sc_side |].",
            "right; f_equal; apply rsum_ext; intros; apply exp_ln; sc_side.",
        ]
    raise NoScript("Jensen's inequality for another function")
