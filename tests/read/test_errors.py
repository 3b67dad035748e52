"""Errors: the caret, long lines, copies."""

import pickle

import pytest

from symcheck.read.errors import ReadError, did_you_mean, error_at


def test_the_caret_is_in_view_on_a_long_line():
    text = "x + " * 100 + "$" + " + x" * 100
    message, line, caret = str(error_at("unexpected '$'", text, text.index("$"))).splitlines()
    assert message == "unexpected '$'"
    assert len(line) < 120
    assert line[caret.index("^")] == "$"


def test_an_error_survives_a_process():
    error = error_at("no", "a\nbc", 3, 4, "try")
    error.file = "f"
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 — our own
    assert (str(again), again.place) == (str(error), error.place)


def test_an_error_without_a_text():
    assert str(ReadError("no", help="try")) == "no\n  help: try"
    assert ReadError("no").place is None


@pytest.mark.parametrize(
    ("name", "meant"),
    [("sigmiod", "did you mean 'sigmoid'?"), ("ABS", "did you mean 'Abs'?"), ("qqqq", "")],
)
def test_did_you_mean(name, meant):
    assert did_you_mean(name, ["Abs", "sigmoid", "sin"]) == meant
