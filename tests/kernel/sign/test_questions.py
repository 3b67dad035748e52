"""A question that leads to itself again and again comes to an end soon."""

from symcheck.kernel.normal import normal_form
from symcheck.kernel.sign import prove
from symcheck.kernel.sign.decide import Signs
from symcheck.kernel.term import sub
from symcheck.read.text import read_problem

TEXT = "sqrt(Sum(sin(asin(x)) - 1, (k, 1, 2))) = 1"
GIVEN = ("x <= 1", "0 <= Sum(sin(asin(x)) - 1, (k, 1, 2))")


def test_radicals_around_an_arc_sine(monkeypatch):
    asked = []
    answer = Signs._show

    def counted(self, prop):
        asked.append(prop)
        return answer(self, prop)

    monkeypatch.setattr(Signs, "_show", counted)
    claim = read_problem(TEXT, GIVEN)
    (link,) = claim.links
    normal_form(sub(*link.args), claim.context, prove)
    assert len(asked) < 1000


def test_a_refusal_is_not_kept_for_other_limits():
    claim = read_problem("x = x", ("x > 0",))
    signs = Signs.of(claim.context)
    prop = read_problem("1/x > 0", ()).links[0]
    Signs.level = 9
    try:
        Signs.depth = 1
        signs.show(prop)
    finally:
        Signs.level = Signs.depth = 0
    assert signs.show(prop) is not None
