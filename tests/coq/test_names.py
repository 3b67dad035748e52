"""Names in Coq: readable, and no two of a script the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from symcheck import theorem
from symcheck.authoring import define
from symcheck.coq.declarations import theorem_name
from symcheck.coq.gather import gather, modules_of
from symcheck.coq.names import RESERVED, coq_name, coq_names
from symcheck.coq.script import library
from symcheck.coq.statements import stated
from symcheck.coq.terms import FUNCTIONS, RANGED
from symcheck.read.text import read_problem

if TYPE_CHECKING:
    from symcheck.authoring import Proof

SPELLED = {
    "α": "alpha", "Ω": "Omega", "λ": "lambda", "ς": "sigma", "ϑ": "theta", "ά": "alpha",
    "é1": "e1", "x₁": "x1", "ﬁ": "fi", "名": "u540d", "_": "__", "S": "S_", "1a": "v1a",
    "x#3": "x",
}  # fmt: skip


@pytest.mark.parametrize(("name", "called"), SPELLED.items(), ids=SPELLED)
def test_a_name_is_spelled_in_ascii(name: str, called: str) -> None:
    assert coq_name(name) == called


def test_no_two_are_the_same() -> None:
    names = ["é1", "è1", "e1", "e1_1", "α", "alpha", "alpha1", "S", "S_", "_", "__"]
    found = coq_names(names)
    assert list(found) == names
    assert len(set(found.values())) == len(names)
    assert not RESERVED & set(found.values())


def test_what_statements_speak_of_is_reserved() -> None:
    definitions = library().split("Lemma", maxsplit=1)[0]
    named = re.findall(r"(?:Definition|Fixpoint) (\w+)", definitions)
    assert {*named, *FUNCTIONS.values(), *RANGED.values()} <= RESERVED


def test_variables_keep_apart() -> None:
    said = stated("claim", read_problem("α - é = è", (), "α, é, è: real")).says()
    assert said == "forall (alpha : R) (e : R) (e1 : R), alpha - e = e1"


ONE, OTHER = define("é1", "x: real", "x"), define("è1", "x: real", "x + 1")


def test_definitions_keep_apart() -> None:
    made = theorem("é1(x) = è1(x)", where="x: real", definitions=[ONE, OTHER])(lambda: None)
    statement = stated("claim", made.claim())
    assert statement.says() == "forall (x : R), e1 x = e1_1 x"
    assert [d.split()[1] for d in statement.definitions] == ["e1", "e1_1"]
    assert theorem_name("e1", made.claim().context) == "e1_2"


def test_a_module_tells_what_its_definition_speaks_of() -> None:
    """Definitions of one text that speak of another f have modules of their own."""
    g = "Definition g (x : R) : R :=\n  f x."
    one = modules_of(["Definition f (x : R) : R :=\n  x.", g])
    other = modules_of(["Definition f (x : R) : R :=\n  x + 1.", g])
    assert len(one) == len(other) == 2
    assert not one.keys() & other.keys()
    f, of_f = one.items()
    assert f"Require Import {f[0]}." in of_f[1]
    assert one == modules_of(["Definition f (x : R) : R :=\n  x.", g])


def test_a_module_does_not_depend_on_what_its_definition_does_not_speak_of() -> None:
    g = "Definition g (x : R) : R :=\n  x."
    assert modules_of([g]).items() <= modules_of(["Definition f : R :=\n  1.", g]).items()


def named(name: str, statement: str) -> Proof:
    def steps() -> None:
        return None

    steps.__name__ = name
    return theorem(statement)(steps)


def test_of_two_theorems_that_coq_would_call_the_same_one_has_a_script() -> None:
    entries = gather([named("é1", "x = x"), named("è1", "x + 1 = 1 + x")])
    assert entries["é1"].script is not None
    assert entries["è1"].script is None
    assert entries["è1"].reason == "in Coq it would be called 'e1', like 'é1'"
