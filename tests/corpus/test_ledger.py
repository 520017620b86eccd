"""The numbers of the sample documents agree with corpus/data.toml, but for the slips that README.md owns up to."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path

import pytest

from ingest.understand import Understanding
from report import Figure, Kind, Severity

Library = dict[str, Understanding]
Ledger = dict[tuple[str, str, str], Decimal]
COUNTY = "青禾县"
NAMES = {"党员总数": "党员总数", "流动党员": "流动党员数", "60周岁以上老年人": "60周岁以上老年人数"}
NAMES |= {"义务教育阶段在校学生": "义务教育阶段在校学生数"}
# A slip is near the right number; what lies further off counts something else (党员23名 of one trade).
NEAR = Decimal("0.15")

SLIPS = {
    "云岭乡农村养老服务调研报告（2022年）.txt": [
        "1852+1127+507=3486人，与云岭乡60周岁以上老年人数3496人相差10人。"
    ],
    "石桥镇基层党建工作调研报告（2022年）.docx": ["石桥镇党员总数前文为2187名，后文为2178名，相差9名。"],
    "白沙镇党建工作调研报告（2024年）.txt": ["流动党员数168名÷党员总数1349名=12.5%，与所写14.25%不符。"],
    "青禾县义务教育优质均衡发展调研报告（2024年）.docx": [
        "268+331+92+254+171=1116人，与青禾县专任教师数1126人相差10人。"
    ],
}


@pytest.fixture(scope="module")
def ledger(corpus_documents: Path) -> Ledger:
    """What holds, by indicator, place and year; the county is the sum of its towns where no row says more."""
    data = tomllib.loads((corpus_documents.parent / "data.toml").read_text("utf-8"), parse_float=Decimal)
    found: Ledger = {}
    for row in data["indicator"]:
        name = NAMES.get(row["name"], row["name"])
        places = {place: values for place, values in row.items() if place not in ("name", "unit")}
        for place, values in places.items():
            found |= {(name, place, str(y)): Decimal(v) for y, v in zip(data["years"], values, strict=False)}
        for year in data["years"]:
            towns = [found.get((name, place, str(year))) for place in places]
            if COUNTY not in places and None not in towns:
                found[name, COUNTY, str(year)] = sum(filter(None, towns), Decimal(0))
    return found


@pytest.fixture(scope="module")
def stated(library: Library) -> list[tuple[str, Figure]]:
    """The levels of one year in all documents, each with its file's name."""
    return [
        (name, figure)
        for name, one in library.items()
        for report in one.reports
        for figure in report.figures
        if figure.kind is Kind.LEVEL and figure.time and "/" not in figure.time
    ]


def _key(figure: Figure) -> tuple[str, str, str]:
    return figure.indicator or "", figure.scope or "", (figure.time or "")[:4]


def test_a_number_that_a_document_states_is_that_of_the_ledger(
    ledger: Ledger, stated: list[tuple[str, Figure]]
) -> None:
    wrong = {
        (name, figure.raw)
        for name, figure in stated
        if (right := ledger.get(_key(figure))) is not None
        and isinstance(figure.value, Decimal)
        and figure.value != right
        and abs(figure.value - right) <= NEAR * right
    }

    assert wrong == {("石桥镇基层党建工作调研报告（2022年）.docx", "2178名")}


def test_most_of_the_ledger_is_stated_somewhere(ledger: Ledger, stated: list[tuple[str, Figure]]) -> None:
    said = {_key(figure) for _, figure in stated if figure.value == ledger.get(_key(figure))}

    assert len(said) >= 0.85 * len(ledger)


def test_what_the_ledger_leaves_open_is_stated_nowhere(
    ledger: Ledger, stated: list[tuple[str, Figure]]
) -> None:
    gaps = {(name, "白沙镇", "2025") for name in ("党员总数", "流动党员数")}

    assert gaps.isdisjoint(ledger)
    assert [figure.quote for _, figure in stated if _key(figure) in gaps] == []


def test_the_planted_slips_are_found_and_nothing_else_is_called_certain(library: Library) -> None:
    found = {
        name: [c.explanation for r in one.reports for c in r.conflicts if c.severity is Severity.HIGH]
        for name, one in library.items()
    }

    assert {name: words for name, words in found.items() if words} == SLIPS
