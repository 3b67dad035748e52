"""What the documents show is what their commands print."""

import pytest

DOCUMENTS = (
    "README.md",
    "CONTRIBUTING.md",
    "docs/tutorial.md",
    "docs/proved.md",
    "docs/text.md",
    "docs/matrices.md",
    "docs/forward.md",
    "docs/collections.md",
)


@pytest.mark.slow
@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_output_is_what_the_command_prints(name, sessions, root, tmp_path, warm):
    for command in sessions.play(root / name, tmp_path, warm.programs()):
        shown, printed = "\n".join(command.shown), "\n".join(command.printed)
        where = f"{name}:{command.line}: $ {command.text}"
        assert command.is_as_shown, f"{where}\nshows\n{shown}\nand prints\n{printed}"


def test_all_these_documents_are_played(sessions):
    assert sessions.DOCUMENTS == DOCUMENTS


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_block_says_what_it_is(name, sessions, root):
    for block in sessions.blocks((root / name).read_text(encoding="utf-8")):
        known = block.is_run or block.file or block.comment
        assert known or block.language in {"sh", "text"}, f"{name}:{block.start}: {block.language}"


SAME = {
    "times": (["proved in 7 ms"], ["proved in 0.2 s"]),
    "times in columns": ([" ✓ a    5 ms"], [" ✓ a  1.25 s"]),
    "an elision in the middle": (["a", "…", "c"], ["a", "b", "b", "c"]),
    "an elision of nothing": (["a", "…"], ["a", "b"]),
    "spaces at the end": (["a", ""], ["a  "]),
}
DIFFERENT = {
    "another verdict": (["proved in 7 ms"], ["refuted in 7 ms"]),
    "a line too many": (["a"], ["a", "b"]),
    "a line too few": (["a", "b"], ["a"]),
    "what follows an elision": (["a", "…", "c"], ["a", "b", "d"]),
}


@pytest.mark.parametrize(("shown", "printed"), SAME.values(), ids=SAME)
def test_is_the_same(shown, printed, sessions):
    assert sessions.matches(shown, printed)


@pytest.mark.parametrize(("shown", "printed"), DIFFERENT.values(), ids=DIFFERENT)
def test_is_not_the_same(shown, printed, sessions):
    assert not sessions.matches(shown, printed)


def test_an_output_is_rewritten(sessions, tmp_path):
    file = "<!-- file: a.txt -->\n```text\nhello\n```\n"
    text = f"# T\n\n{file}\n```console\n$ cat a.txt\nbye\n$ echo 1\n```\n"
    document = tmp_path / "t.md"
    document.write_text(text, encoding="utf-8")
    done = sessions.play(document, tmp_path)
    assert [c.is_as_shown for c in done] == [False, False]
    document.write_text(sessions.rewritten(text, done), encoding="utf-8")
    assert all(c.is_as_shown for c in sessions.play(document, tmp_path))
    assert "$ cat a.txt\nhello\n$ echo 1\n1\n" in document.read_text(encoding="utf-8")
