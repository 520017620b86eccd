"""Headings of invented reports, alone and in their outline, have the roles a careful reader gives them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest
from structure_texts import blocks_of

from ingest.outline import outline
from ingest.roles import assign_roles
from report import Role, Section, flatten

SILENT = "详见各村上报的材料。"
TITLE = "石桥镇工作情况调研报告"


@dataclass(frozen=True)
class Line:
    """A heading, the text below it, and the roles it should have."""

    heading: str
    roles: frozenset[Role]
    text: str = SILENT


def line(written: str) -> Line:
    heading, rest = written.strip().split(" → ")
    roles, _, text = rest.partition(" ｜ ")
    return Line(heading, frozenset(map(Role, roles.split())), text or SILENT)


CASES = tomllib.loads(Path(__file__).with_name("role_cases.toml").read_text("utf-8"))
ALONE = [
    (table["kind"], line(written))
    for table in CASES["headings"]
    for written in table["cases"].strip().splitlines()
]


@pytest.mark.parametrize(("kind", "case"), ALONE, ids=lambda one: getattr(one, "heading", one))
def test_a_heading_alone_tells_its_roles(kind: str, case: Line) -> None:
    length = len(case.heading)
    (section,) = assign_roles((Section("1", 1, case.heading, (), 0, length, length),), case.heading, kind)
    assert frozenset(section.roles) == case.roles


@pytest.mark.parametrize("report", CASES["outline"], ids=lambda report: report["name"])
def test_the_sections_of_a_report_have_the_roles_a_reader_gives_them(report: dict[str, str]) -> None:
    lines = [line(written) for written in report["text"].strip().splitlines()]
    text = "\n".join([report.get("title", TITLE), *(f"{one.heading}\n{one.text}" for one in lines)])

    found = assign_roles(outline(blocks_of(text)), text, report["kind"])

    roles = {section.heading: frozenset(section.roles) for section in flatten(found)}
    assert {one.heading: roles.get(one.heading) for one in lines} == {one.heading: one.roles for one in lines}
