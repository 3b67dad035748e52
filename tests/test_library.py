from __future__ import annotations

import sys

import pytest

from symcheck.library import Library, load_file
from symcheck.selection import is_path, select
from symcheck.sources import Source, shipped

PROOF = """from symcheck import theorem

@theorem('x = x', tags=['t'])
def {}():
    '''The same.'''
"""


@pytest.fixture
def write(tmp_path, monkeypatch):
    """Write a file in a folder that is the current one; modules and paths are put back."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", [*sys.path])
    before = set(sys.modules)

    def go(name, text):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    yield go
    for name in set(sys.modules) - before:
        if str(getattr(sys.modules[name], "__file__", "")).startswith(str(tmp_path)):
            del sys.modules[name]


def test_a_file_is_imported_once(write):
    file = write("once_only.py", PROOF.format("once"))
    [first] = load_file(file).proofs
    [second] = load_file(file).proofs
    assert first is second


def test_the_library_is_loaded_once_under_one_name():
    names = [p.name for p in Library.load(shipped()).proofs.values()]
    import symcheck.proofs.sigmoid as module

    assert "sigmoid_neg" in names
    assert Library.load(shipped()).proofs["sigmoid_neg"] is module.sigmoid_neg


def test_files_cite_their_neighbours(write):
    write("first_of_two.py", PROOF.format("base_theorem"))
    file = write(
        "second_of_two.py", "from first_of_two import base_theorem\n" + PROOF.format("next_one")
    )
    assert [p.name for p in load_file(file).proofs] == ["next_one"]
    [base] = load_file(file.with_name("first_of_two.py")).proofs
    assert sys.modules["first_of_two"].base_theorem is base


def test_a_file_that_has_the_name_of_another_module_is_itself(write):
    file = write("random.py", PROOF.format("not_random"))
    assert [p.name for p in load_file(file).proofs] == ["not_random"]
    assert sys.modules.get("random") is None or sys.modules["random"].__file__ != str(file)


PROBLEMS = {
    "it raises": ("1/0", 1, "the file raises ZeroDivisionError: division by zero"),
    "it raises below": ("def f():\n    {}['k']\nf()", 2, "the file raises KeyError: 'k'"),
    "it is not Python": ("x = = 1", 1, "not Python: invalid syntax"),
    "it exits": ("import sys\nsys.exit(3)", 2, "the file raises SystemExit: 3"),
    "it imports what is not there": (
        "import no_such", 1, "the file raises ModuleNotFoundError: No module named 'no_such'",
    ),
    "its claim is a truth value": (
        "from symcheck import eq, real, theorem\n@theorem(eq(True, 1))\ndef f(): pass", 2,
        "expected an expression, got a truth value",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "line", "message"), PROBLEMS.values(), ids=PROBLEMS)
def test_a_file_with_a_problem(text, line, message, write):
    loaded = load_file(write("with_problem.py", text))
    assert loaded.proofs == ()
    assert loaded.problem is not None
    assert loaded.problem.message == message
    assert loaded.problem.place.line == line


def test_a_problem_in_one_file_does_not_stop_the_others(write):
    folder = write("all/bad_one.py", "# symcheck\n@theorem\ndef f(): pass\n1/0\n").parent
    write("all/good_one.py", PROOF.format("good_theorem"))
    library = Library.load(Source("here", (folder,)))
    assert list(library.proofs) == ["good_theorem"]
    assert [name for name, _ in library.problems] == ["bad_one"]


def test_two_theorems_of_one_name(write):
    folder = write("two/aa.py", PROOF.format("twice")).parent
    write("two/bb.py", PROOF.format("twice"))
    [(name, problem)] = Library.load(Source("here", (folder,))).problems
    assert name == "twice"
    assert problem.message == "'twice' is the name of two theorems; the other is at aa.py:3"


TWICE = {
    "by the name of the function": PROOF.format("twice") + PROOF.format("twice"),
    "by a name that is given": "".join(
        PROOF.format(f).replace("tags=['t']", "name='twice'") for f in ("one", "other")
    ),
    "in a loop": (
        "from symcheck import theorem\n"
        "for one in ('x = x', 'x = 1'):\n    @theorem(one)\n    def twice(): pass\n"
    ),
}  # fmt: skip


@pytest.mark.parametrize("text", TWICE.values(), ids=TWICE)
def test_two_theorems_of_one_name_in_a_file(text, write):
    chosen = select([str(write("two_alike.py", text))])
    assert [p.name for p in chosen.proofs] == ["twice"]
    [report] = chosen.problems
    message = "'twice' is the name of two theorems; the other is at two_alike.py:"
    assert report.error.message.startswith(message)


WITHOUT_A_NAME = {
    "in a list": "found = [theorem('x = x', name='one')(lambda: None)]\n",
    "in a class": "class All:\n    @theorem('x = x')\n    def one():\n        pass\n",
    "of another name later": PROOF.format("one") + "one = 3\n",
    "by another name of the decorator":
        "from symcheck import theorem as claim\n@claim('x = x')\ndef one(): pass\n",
}  # fmt: skip


@pytest.mark.parametrize("text", WITHOUT_A_NAME.values(), ids=WITHOUT_A_NAME)
def test_every_theorem_that_a_file_makes_is_found(text, write):
    folder = write("some/file_of_one.py", "from symcheck import theorem\n" + text).parent
    assert [p.name for p in select([str(folder)]).proofs] == ["one"]


def test_selecting(write):
    write("pyproject.toml", '[tool.symcheck]\nproofs = ["own"]\n')
    write("own/mine.py", PROOF.format("mine_one") + PROOF.format("mine_two"))
    assert [p.name for p in select([]).proofs] == ["mine_one", "mine_two"]
    assert [p.name for p in select(["mine_two", "mine_*"]).proofs] == ["mine_two", "mine_one"]
    assert [p.name for p in select(["tag:t"]).proofs] == ["mine_one", "mine_two"]
    assert [p.name for p in select(["project:mine_one"]).proofs] == ["mine_one"]
    assert [p.name for p in select(["symcheck:sigmoid_neg"]).proofs] == ["sigmoid_neg"]
    assert [p.name for p in select(["sigmoid_neg"]).proofs] == ["sigmoid_neg"]
    assert [p.name for p in select(["own", "own/mine.py"]).proofs] == ["mine_one", "mine_two"]


def test_a_projects_own_name_comes_before_the_librarys(write):
    write("pyproject.toml", '[tool.symcheck]\nproofs = ["own"]\n')
    file = write("own/mine.py", PROOF.format("sigmoid_neg"))
    [found] = select(["sigmoid_neg"]).proofs
    assert found.place.file == str(file)


NOTHING = {
    "a name": ("sigmoid_ng", "there is no theorem 'sigmoid_ng'", "did you mean 'sigmoid_neg'?"),
    "a pattern": ("zzz*", "no theorem matches 'zzz*'", "'symcheck list' shows what there is"),
    "a tag": ("tag:sigmod", "no theorem has the tag 'sigmod'", "did you mean 'sigmoid'?"),
    "a library": ("symchek:x", "there is no library 'symchek'", "did you mean 'symcheck'?"),
    "a file": ("none.py", "there is no file or folder 'none.py'", ""),
}


@pytest.mark.parametrize(("target", "message", "advice"), NOTHING.values(), ids=NOTHING)
def test_nothing_matches(target, message, advice, write):
    chosen = select([target])
    assert chosen.proofs == []
    [report] = chosen.problems
    assert (report.error.message, report.error.help) == (message, advice)


@pytest.mark.parametrize("target", ["a.py", "a/b", "."])
def test_paths(target):
    assert is_path(target)


@pytest.mark.parametrize("target", ["sigmoid_neg", "sig*", "tag:x"])
def test_names(target):
    assert not is_path(target)
