"""Reports as JUnit XML, which continuous integration servers read."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from symcheck.render.lines import Notation, plain
from symcheck.render.messages import shown_path
from symcheck.render.story import headline, trouble
from symcheck.report import Verdict

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from symcheck.report import Report


def to_junit(reports: Sequence[Report], accepted: Collection[Verdict] = ()) -> str:
    """Return one test suite with a case for each report."""
    fine = {Verdict.PROVED, *accepted}
    failed = [r for r in reports if r.error is None and r.verdict not in fine]
    suite = Element(
        "testsuite",
        name="symcheck",
        tests=str(len(reports)),
        failures=str(len(failed)),
        errors=str(sum(r.error is not None for r in reports)),
        skipped="0",
        time=f"{sum(r.seconds for r in reports):.3f}",
    )
    for report in reports:
        _case(suite, report, failed=report in failed)
    root = Element("testsuites")
    root.append(suite)
    indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _case(suite: Element, report: Report, *, failed: bool) -> None:
    file = shown_path(report.place.file) if report.place else ""
    classname = file.removesuffix(".py").replace("/", ".") or "symcheck"
    case = SubElement(suite, "testcase", name=report.name, classname=classname,
                      time=f"{report.seconds:.3f}")  # fmt: skip
    if report.place is not None:
        case.set("file", file)
        case.set("line", str(report.place.line))
    if report.error is not None:
        child = SubElement(case, "error", message=headline(report), type="error")
    elif failed:
        child = SubElement(case, "failure", message=headline(report), type=str(report.verdict))
    else:
        return
    text = plain(trouble(report, Notation(tall=False)))
    child.text = "".join(c for c in text if c >= " " or c in "\n\t")
