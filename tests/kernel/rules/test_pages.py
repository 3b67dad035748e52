"""Every rule's module is its help page: it has all headings, and what it claims is run."""

import ast
import re
import sys
from pathlib import Path

import pytest
from kernel_goals import FAMILY, check, goal

from symcheck.kernel import rules
from symcheck.kernel.derivation import RuleRefused
from symcheck.kernel.rules import RULES
from symcheck.read.errors import ReadError

HEADINGS = ("Side conditions", "Accepts", "Refuses", "Trusts", "Source")
ENTRY = re.compile(r"^(Accepts|Refuses) {2,}(.*)$", re.MULTILINE)
#: ``given h1, h2:  claim``, or ``for i in 1..n:  claim``; what else stands before is prose.
GIVEN = re.compile(r"given (.*?):\s{2}(.*)")
INDEXED = re.compile(r"for (\w) in 1\.\.n:\s{2}(.*)")
#: Rules that need parts, premises or arguments, which a line of text does not give.
BY_HAND = {"cases", "congruence", "enclosure", "induction", "jensen", "monotone", "scale"}


def page(rule):
    return sys.modules[RULES[rule].__module__].__doc__


def lines(rule, heading):
    return [found[1] for found in ENTRY.findall(page(rule)) if found[0] == heading]


def as_goal(line):
    """Return the goal of a line that is a plain claim, else None."""
    given, where = [], ""
    found = GIVEN.fullmatch(line)
    if found is not None:
        given, line = re.split(r", (?![^(]*\))", found[1]), found[2]
    found = INDEXED.fullmatch(line)
    if found is not None:
        line, where = found[2], FAMILY
    for declared in ("", where, FAMILY, "n: size; p: family(n)"):
        try:
            return goal(line, given, declared)
        except (ReadError, ValueError):
            continue
    return None


CLAIMS = [
    (rule, heading, line)
    for rule in RULES
    if rule not in BY_HAND
    for heading in ("Accepts", "Refuses")
    for line in lines(rule, heading)
    if as_goal(line) is not None
]


def test_every_page_is_one_of_a_rule_in_the_table():
    folder = Path(rules.__file__).parent
    pages = [ast.get_docstring(ast.parse(path.read_text("utf-8"))) for path in folder.glob("*.py")]
    drawn = [found[1] for text in pages for found in re.finditer(r"─{3,}  (\w+)\b", text)]
    assert sorted(drawn) == sorted(rules.RULES)
    for name, rule in rules.RULES.items():
        assert rule.__name__ == name


@pytest.mark.parametrize("rule", RULES)
def test_a_page_has_every_heading(rule):
    found = [re.search(rf"^{heading} {{2,}}\S", page(rule), re.MULTILINE) for heading in HEADINGS]
    assert None not in found
    assert [f.start() for f in found] == sorted(f.start() for f in found)


@pytest.mark.parametrize("rule", RULES)
def test_a_page_opens_with_a_sentence_and_draws_the_inference(rule):
    first, _, rest = page(rule).partition("\n\n")
    assert first.endswith(".")
    assert re.search(rf"─{{3,}}  {rule}\b", rest)


@pytest.mark.parametrize("rule", RULES)
def test_a_page_accepts_and_refuses_something(rule):
    assert lines(rule, "Accepts")
    assert lines(rule, "Refuses")


@pytest.mark.parametrize(
    ("rule", "line"), [(r, t) for r, h, t in CLAIMS if h == "Accepts"], ids=str
)
def test_what_a_page_accepts_is_accepted(rule, line):
    check(rule, as_goal(line))


@pytest.mark.parametrize(
    ("rule", "line"), [(r, t) for r, h, t in CLAIMS if h == "Refuses"], ids=str
)
def test_what_a_page_refuses_is_refused(rule, line):
    with pytest.raises(RuleRefused):
        check(rule, as_goal(line))


def test_most_pages_have_a_claim_that_is_run():
    assert len({rule for rule, _, _ in CLAIMS}) >= 10
