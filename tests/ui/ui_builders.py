"""Small reports and comparisons for the tests of the pages."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

from index.values import CompareCell, Comparison, FigureRow, ReportCard
from report import Anchor, Figure, Kind, Paragraph, Report, Section, Source, Verdict


def figure(
    raw: str, start: int, *, value: str | None = None, quote: str = "", title: str = "党员总数"
) -> Figure:
    number = Decimal(value) if value is not None else None
    return Figure(
        indicator=title,
        value=number,
        unit="名",
        norm_value=number,
        norm_unit="人",
        qualifier=None,
        op="=",
        scope="柳溪镇",
        time="2023",
        kind=Kind.LEVEL,
        direction=None,
        base=None,
        group_of=None,
        raw=raw,
        quote=quote or raw,
        anchor=Anchor("r-1", "1", start, start + len(raw)),
        rule="R6",
    )


def report(*paragraphs: str, figures: tuple[Figure, ...] = (), heading: str | None = None) -> Report:
    blocks, at = [], 0
    for text in paragraphs:
        blocks.append(Paragraph(text, at, at + len(text)))
        at += len(text) + 1
    text = "\n".join(paragraphs)
    section = Section("1", 1, heading, (), 0, len(text), len(text), blocks=tuple(blocks))
    source = Source("甲.txt", "0" * 64, "txt", len(text))
    return Report(
        "r-1",
        "甲",
        "调研报告",
        None,
        None,
        "柳溪镇",
        "2023",
        (section,),
        figures,
        (),
        source,
        text,
        0,
        len(text),
    )


def card(title: str = "柳溪镇党建调研") -> ReportCard:
    return ReportCard(
        id="r-1",
        title=title,
        kind="调研报告",
        number=None,
        issuer=None,
        place="柳溪镇",
        date="2023-08",
        format="txt",
        name="甲.txt",
        paths=("资料/甲.txt",),
        sections=1,
        figures=1,
        conflicts=0,
        added=datetime(2026, 1, 2, tzinfo=UTC),
        verdict=Verdict.COMPLETE,
        reasons=(),
    )


def cell(*figures: Figure, title: str = "柳溪镇党建调研") -> CompareCell:
    return CompareCell("柳溪镇", "2023", tuple(FigureRow(item, card(title), "k") for item in figures))


def comparison(*cells: CompareCell) -> Comparison:
    return Comparison("党员总数", "人", ("柳溪镇",), ("2023",), cells, (("预备党员", "性质不同", 2),))
