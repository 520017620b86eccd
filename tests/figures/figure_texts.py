"""Builders for the tests of figures: a report of plain paragraphs and tables, its figures in short."""

from __future__ import annotations

from decimal import Decimal

from ingest.figures import extract_figures
from report import Block, Cell, Figure, Paragraph, Report, Role, Section, Source, Table


def report_of(
    *items: str | list[list[str]],
    place: str | None = "青禾镇",
    date: str | None = "2024-06",
    kind: str = "调研报告",
    role: Role = Role.BASICS,
    heading: str | None = None,
    caption: str | None = None,
    unit: str | None = None,
) -> Report:
    """Return a report of one section; a string is a paragraph, a list of rows a table."""
    blocks: list[Block] = []
    pieces: list[str] = []
    at = 0
    for item in items:
        block = _paragraph(item, at) if isinstance(item, str) else _table(item, at, caption, unit)
        blocks.append(block)
        pieces.append(item if isinstance(item, str) else "\n".join("\t".join(row) for row in item))
        at = block.end + 1
    text = "\n".join(pieces)
    end = len(text)
    section = Section("1", 1, heading, (role,), 0, end, end, blocks=tuple(blocks))
    source = Source("样例.txt", "0" * 64, "txt", len(text))
    return Report(
        "r", "调研报告", kind, None, None, place, date, (section,), (), (), source, text, 0, len(text)
    )


def _paragraph(text: str, at: int) -> Paragraph:
    return Paragraph(text, at, at + len(text), page=1)


def _table(rows: list[list[str]], at: int, caption: str | None, unit: str | None) -> Table:
    start, made = at, []
    for row in rows:
        cells = []
        for column, text in enumerate(row):
            cells.append(Cell(text, at, at + len(text), column))
            at += len(text) + 1
        made.append(tuple(cells))
    return Table(tuple(made), start, at - 1, caption, unit, page=1)


def figures_of(text: str, **options: object) -> tuple[Figure, ...]:
    """Return the figures of one paragraph."""
    return extract_figures(report_of(text, **options))  # type: ignore[arg-type]


def briefly(figure: Figure) -> tuple[str | None, str]:
    """Return indicator and printed amount: ("流动党员数", "12名")."""
    value = figure.value
    amount = "-".join(_plain(v) for v in value) if isinstance(value, tuple) else _plain(value)
    return figure.indicator, f"{amount}{figure.unit}"


def _plain(value: Decimal | None) -> str:
    return "?" if value is None else f"{value.normalize():f}"


def rows_of(text: str, **options: object) -> list[tuple[str | None, str]]:
    """Return the figures of one paragraph, briefly."""
    return [briefly(figure) for figure in figures_of(text, **options)]
