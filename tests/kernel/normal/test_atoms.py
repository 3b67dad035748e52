"""The order of atoms: by their terms, whatever the names of what is bound."""

from itertools import pairwise

from symcheck.kernel.normal.atoms import AtomTable
from symcheck.kernel.normal.polynomial import const
from symcheck.kernel.term import ONE, add, at, fn, num, sum_, var

TABLE = AtomTable()
K, L = var("k"), var("l")


def test_a_bound_name_does_not_matter():
    one, other = (sum_(str(v.data), ONE, var("n"), at("y", v)) for v in (K, L))
    assert AtomTable().key(one) == AtomTable().key(other)
    assert TABLE.key(one) != TABLE.key(sum_("k", ONE, var("n"), at("z", K)))


def test_numerals_are_ordered_by_value():
    numerals = [num(i) for i in (2, 3, 10, 99, 100, 99_999, 100_000)]
    assert all(TABLE.key(a) < TABLE.key(b) for a, b in pairwise(numerals))


def test_names_are_ordered_by_the_alphabet():
    names = [var(n) for n in ("a", "ab", "b", "x", "xy", "y")]
    assert all(TABLE.key(a) < TABLE.key(b) for a, b in pairwise(names))


def test_what_a_function_is_applied_to_matters():
    keys = {TABLE.key(t) for t in (K, fn("exp", K), fn("exp", L), fn("log", K), add(K, L))}
    assert len(keys) == 5


def test_a_variable_has_no_arguments():
    assert TABLE.key(var("x")) == "var:x"
    assert TABLE.key(fn("exp", var("x"))) == "exp(var:x)"


def test_the_first_relation_of_an_atom_stays():
    table = AtomTable()
    atom = table.algebraic("root", var("r"), 2, const(5))
    assert (atom.degree, table.algebraic("root", var("r"), 3, const(7))) == (2, atom)
    assert atom.relation is not None
    assert atom.relation.value == 5
