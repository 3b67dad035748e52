"""The pages of the rules are those of their docstrings."""

from symcheck.kernel.rules import RULES


def test_the_pages_are_up_to_date(rule_pages):
    assert rule_pages.stale() == [], "python docs/rule_pages.py --write"


def test_there_is_a_page_for_each_rule(rule_pages):
    assert set(rule_pages.pages()) == {"README.md", *(f"{name}.md" for name in RULES)}


def test_a_heading_is_continued_by_indented_lines(rule_pages):
    lines = ["Side conditions  one; the", "                 other", "Accepts          a = b"]
    found = rule_pages.sections(lines)
    assert found == {"Side conditions": ["one; the other"], "Accepts": ["a = b"]}


def test_an_inference_is_drawn_as_it_stands(rule_pages):
    drawn = ["", "     a", "    ───", "     b", "", "Words."]
    assert rule_pages.prose(drawn) == ["```text", *drawn[1:4], "```", "", "Words.", ""]
