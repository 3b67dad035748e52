"""The README: what it opens with, its two commands, the links of all documents."""

import re

import pytest


@pytest.fixture
def readme(root):
    return (root / "README.md").read_text(encoding="utf-8")


def test_it_opens_with_a_wrong_derivation(readme):
    opening = readme.partition("\n## ")[0]
    assert "refuted" in opening
    assert "witness" in opening


def test_it_names_tex_as_optional(readme):
    assert "TeX is optional" in readme


@pytest.mark.parametrize("name", ["verify", "test"])
def test_its_commands_are_one_line_each(name, readme):
    found = re.findall(rf"<!-- command: {name} -->\n```sh\n([^\n]+)\n```\n", readme)
    assert len(found) == 1
    assert "pip install" in found[0]


def test_its_proof_has_ten_lines(sessions, root):
    blocks = sessions.blocks((root / "README.md").read_text(encoding="utf-8"))
    (proof,) = [b for b in blocks if b.file == "tanh.py"]
    assert len(proof.lines) == 10


def test_links_lead_somewhere(root):
    documents = [root / "README.md", root / "CONTRIBUTING.md", *(root / "docs").rglob("*.md")]
    for document in documents:
        text = re.sub(r"```.*?```", "", document.read_text(encoding="utf-8"), flags=re.DOTALL)
        for target in re.findall(r"\]\(([^)#]+)\)", text):
            if "://" not in target:
                assert (document.parent / target).exists(), f"{document}: {target}"


def test_the_first_kind_of_change_is_soundness(root):
    text = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    kinds = re.findall(r"^### (.+)$", text, flags=re.MULTILINE)
    assert kinds[0] == "Soundness"
