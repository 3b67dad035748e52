"""A folder of certificates: what relies on what, what is odd, and what the command says of it."""

import inspect
import io
import sys

import pytest
from forging import Forgery

from symcheck import recheck
from symcheck.kernel.claim import NATURAL, Context, Definition, Relation
from symcheck.kernel.term import ONE, ZERO, neg, var
from symcheck.read.text import read_problem

DOUBLE = read_problem("x + x = 2*x")
QUOTIENT = read_problem("x/x = 1")
X = var("x")
NOT_0 = read_problem("x != 0").links[0]


def outright(claim, *conditions):
    """Return the text of a certificate of one step by ``algebra``."""
    forgery = Forgery()
    return forgery.text(forgery.outright(claim, "algebra", conditions=conditions))


def relying(claim, *conditions, own=()):
    """Return the text of a certificate whose claim is that of a theorem under conditions."""
    forgery = Forgery()
    premise = forgery.theorem(claim)
    forgery.theorems[0]["conditions"] = [forgery.writer.term(c) for c in conditions]
    step = forgery.step(claim.links[0], "theorem", premises=[premise])
    return forgery.text(forgery.proof(claim, step, conditions=own))


def folder(path, **texts):
    """Return a folder of certificates with these texts."""
    for name, text in texts.items():
        (path / f"{name}.json").write_text(text, encoding="utf-8")
    return recheck.Folder(path.glob("*.json"))


def is_accepted(found):
    return isinstance(found, recheck.Proved)


# ── what relies on another ──


def test_what_relies_on_an_accepted_one_is_accepted(tmp_path):
    here = folder(tmp_path, maker=outright(DOUBLE), user=relying(DOUBLE))
    assert is_accepted(here.decide("user"))
    assert is_accepted(here.decide("maker"))


def test_what_relies_on_a_refused_one_is_refused(tmp_path):
    claim = read_problem("x + x = 3*x")
    here = folder(tmp_path, maker=outright(claim), user=relying(claim))
    assert here.decide("user") == "no certificate proves 'another', on which it relies"
    assert here.decide("maker").startswith("not equal")


def test_what_relies_on_none_that_is_there_is_refused(tmp_path):
    here = folder(tmp_path, user=relying(QUOTIENT, NOT_0, own=(NOT_0,)), other=outright(DOUBLE))
    assert here.decide("user") == "no certificate proves 'another', on which it relies"


def test_what_relies_on_a_claim_under_its_conditions_is_accepted(tmp_path):
    here = folder(
        tmp_path, maker=outright(QUOTIENT, NOT_0), user=relying(QUOTIENT, NOT_0, own=(NOT_0,))
    )
    found = here.decide("user")
    assert is_accepted(found)
    assert [recheck.term_text(c) for c in found.conditions] == ["x != 0"]


def test_what_forgets_a_condition_of_what_it_relies_on_is_refused(tmp_path):
    """The certificate proves x/x = 1 where x ≠ 0; the other one takes it as if everywhere."""
    here = folder(tmp_path, maker=outright(QUOTIENT, NOT_0), user=relying(QUOTIENT))
    assert is_accepted(here.decide("maker"))
    assert here.decide("user") == "no certificate proves 'another', on which it relies"


def test_of_two_with_one_claim_the_one_with_the_conditions_is_taken(tmp_path):
    wanted = (NOT_0, read_problem("-x != 0").links[0])
    user = relying(QUOTIENT, *wanted, own=wanted)
    here = folder(tmp_path, a=outright(QUOTIENT, NOT_0), b=outright(QUOTIENT, *wanted), user=user)
    assert all(is_accepted(here.decide(name)) for name in ("a", "b", "user"))


# ── what is odd ──


def without_part():
    """Return a certificate by a rule that is told of a part, and has none."""
    claim, forgery = read_problem("x >= 0", ["x >= 0"]), Forgery()
    arguments = {"variable": "x", "contact": ZERO, "right": 0}
    return forgery.text(forgery.outright(claim, "monotone", **arguments))


ODD = {
    "a part that is not there": (without_part(), "malformed: IndexError: "),
    "deep lists": ("[" * 10**5 + "]" * 10**5, "malformed: RecursionError: "),
    "another format": ("[]", "malformed: not a certificate of this format"),
    "no JSON": ("[[[", "malformed: JSONDecodeError: "),
}


@pytest.mark.parametrize(("text", "reason"), ODD.values(), ids=ODD)
def test_what_is_odd_is_refused_with_the_reason(tmp_path, text, reason):
    assert folder(tmp_path, odd=text).decide("odd").startswith(reason)
    assert recheck.main([str(tmp_path)]) == 1


def reason_of(error):
    return f"malformed: {error.__name__}: {error('here')}"


@pytest.mark.parametrize("error", [OverflowError, ZeroDivisionError, OSError, RuntimeError,
                                   StopIteration, AttributeError, KeyError, recheck.Retry],
                         ids=lambda e: e.__name__)  # fmt: skip
def test_whatever_a_checker_raises_ends_one_certificate_alone(tmp_path, monkeypatch, error):
    def raises(*_):
        raise error("here")

    monkeypatch.setattr(recheck.Checker, "derivation", raises)
    here = folder(tmp_path, a=outright(QUOTIENT, NOT_0), b=without_part())
    assert [here.decide(name) for name in "ab"] == [reason_of(error)] * 2


def test_a_file_that_cannot_be_read_is_refused(tmp_path):
    (tmp_path / "a.json").mkdir()
    assert recheck.Folder([tmp_path / "a.json"]).decide("a").startswith("malformed: IsADirectory")


# ── the command ──


class Clock:
    """A clock that has gone on by 2.5 s whenever it is asked."""

    def __init__(self):
        self.time = 100.0

    def __call__(self):
        self.time += 2.5
        return self.time


def test_the_times_are_those_of_the_certificates(tmp_path, capsys, monkeypatch):
    folder(tmp_path, double=outright(DOUBLE))
    with monkeypatch.context() as patch:
        patch.setattr(recheck.time, "process_time", Clock())
        assert recheck.main([str(tmp_path)]) == 0
    assert capsys.readouterr().out == (
        "accepted     double  2500 ms\n\n"
        "1 accepted, 0 refused in 7.5 s; median 2500 ms, 95 % within 2500 ms\n"
    )


def test_every_refused_one_is_counted(tmp_path, capsys):
    wrong = outright(read_problem("x + x = 3*x"))
    folder(tmp_path, double=outright(DOUBLE), wrong=wrong, a="[", b="[")
    assert recheck.main([str(tmp_path)]) == 1
    assert "\n1 accepted, 3 refused in " in capsys.readouterr().out


@pytest.mark.parametrize("stream", ["ascii", "no file"])
def test_names_that_the_terminal_cannot_show_are_printed(tmp_path, monkeypatch, stream):
    folder(tmp_path, σ=outright(DOUBLE))
    bare = io.BytesIO()
    out = io.TextIOWrapper(bare, encoding="ascii") if stream == "ascii" else io.StringIO()
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", out)
        assert recheck.main([str(tmp_path)]) == 0
    out.flush()
    said = bare.getvalue().decode("ascii") if stream == "ascii" else out.getvalue()
    assert said.startswith(f"accepted     {'σ' if stream == 'no file' else ascii('σ')[1:-1]}  ")


def test_a_tall_term_is_decided_and_the_limit_of_the_stack_is_as_before(tmp_path):
    """What main allows is enough, whatever the limit was before."""
    term = X
    for _ in range(390):
        term = neg(term)
    folder(tmp_path, tall=outright(Relation(read_problem("x = x").context, (term, X), ("=",))))
    before, low = sys.getrecursionlimit(), len(inspect.stack(0)) + 200
    try:
        sys.setrecursionlimit(low)
        assert recheck.main([str(tmp_path)]) == 0
        assert sys.getrecursionlimit() == low
    finally:
        sys.setrecursionlimit(before)


# ── names ──


def test_every_file_has_a_verdict_whatever_its_name(tmp_path, capsys, monkeypatch):
    """The second one is foo.json by its stem, the third one by its path."""
    (tmp_path / "a").mkdir()
    wrong = outright(read_problem("x + x = 3*x"))
    for name, text in (("a/foo", outright(DOUBLE)), ("a/foo.json", wrong), ("foo", wrong)):
        (tmp_path / f"{name}.json").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert recheck.main(["a", "foo.json"]) == 1
    said = capsys.readouterr().out.splitlines()
    assert [line.split()[:2] for line in said[:3]] == [
        ["accepted", "foo"], ["refused", "foo.json:"], ["refused", "foo.json':"],
    ]  # fmt: skip
    assert said[4].startswith("1 accepted, 2 refused in ")


def test_a_file_that_is_named_twice_is_decided_twice(tmp_path, capsys):
    folder(tmp_path, foo=outright(DOUBLE))
    assert recheck.main([str(tmp_path), str(tmp_path / "foo.json"), str(tmp_path)]) == 0
    assert "\n3 accepted, 0 refused in " in capsys.readouterr().out


ESCAPE = "n\x1b[8m\n    1 = 2"


def test_no_name_moves_the_terminal(tmp_path, capsys):
    """The name is that of the parameter of a recursion: its text has a line of its own."""
    recursion = Definition("g", ((ESCAPE, NATURAL),), on=ESCAPE, base=ZERO, step=ONE)
    claim = Relation(Context((), (), (recursion,)), (ONE, ONE), ("=",))
    folder(tmp_path, a=outright(claim))
    assert recheck.main(["--show", str(tmp_path)]) == 0
    first, *said = capsys.readouterr().out.splitlines()
    assert first.startswith("accepted     a ")
    name = ascii(ESCAPE)
    assert said[:3] == [
        f"    where g({name}: natural) at {name} = 0 is 0",
        f"    where g({name}: natural) at {name} + 1 is 1",
        "    1 = 1",
    ]


def test_nor_does_the_name_of_a_file_that_is_not_there(capsys):
    assert recheck.main([ESCAPE]) == 2
    assert capsys.readouterr().err.startswith("no certificates in n\\x1b[8m\\n    1 = 2\nusage: ")


def test_what_is_shown_is_on_its_own_line(tmp_path, capsys, monkeypatch):
    folder(tmp_path, double=outright(DOUBLE))
    monkeypatch.setattr(recheck, "claim_text", lambda *_: ["a\nb", "c\x1b[8m"])
    assert recheck.main(["--show", str(tmp_path)]) == 0
    first, *said = capsys.readouterr().out.splitlines()
    assert first.endswith("  c\\x1b[8m")
    assert said[:3] == ["    a\\nb", "    c\\x1b[8m", ""]
