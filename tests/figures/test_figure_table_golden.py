"""Whole tables in the manner of town reports: every cell with its name, amount, scope and time.

They stand in tables.toml, written for this test; a wrong cell names its table.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from figure_texts import briefly, report_of

from ingest.figures import extract_figures
from report import Cell, Figure, Report, Table

TABLES = tomllib.loads(Path(__file__).with_name("tables.toml").read_text("utf-8"))["table"]
SCOPE, TIME = "青禾镇", "2024-06"
_HEAD = re.compile(r"(?:@(?P<scope>\S+) ?)?(?P<time>[\d/-]+)?$")
_CELL = re.compile(r"(?:@(?P<scope>\S+) )?(?:(?P<time>[\d/-]+):)?(?P<name>.+) (?P<amount>\S+)$")


def merged(report: Report) -> Report:
    """Return *report* with the marks < and ^ of its table made into the spans they stand for."""
    section = report.sections[0]
    table = section.blocks[0]
    assert isinstance(table, Table)
    grid = [[cell.text for cell in row] for row in table.rows]
    rows = tuple(
        tuple(spanning(cell, grid, number) for cell in row if cell.text not in ("<", "^"))
        for number, row in enumerate(table.rows)
    )
    blocks = (Table(rows, table.start, table.end, table.caption, table.unit, page=table.page),)
    return replace(report, sections=(replace(section, blocks=blocks),))


def spanning(cell: Cell, grid: list[list[str]], number: int) -> Cell:
    wide = tall = 1
    while grid[number][cell.column + wide : cell.column + wide + 1] == ["<"]:
        wide += 1
    while number + tall < len(grid) and grid[number + tall][cell.column : cell.column + 1] == ["^"]:
        tall += 1
    return replace(cell, colspan=wide, rowspan=tall)


def report_with(table: dict[str, str]) -> Report:
    grid = [[text.strip() for text in line.split("|")] for line in table["grid"].strip("\n").splitlines()]
    return merged(report_of(grid, caption=table["caption"], unit=table.get("unit")))


def record(figure: Figure) -> tuple[str | None, ...]:
    return (*briefly(figure), figure.scope, figure.time)


def written(line: str) -> list[tuple[str | None, ...]]:
    head, *cells = (part.strip() for part in line.split("|"))
    row = _HEAD.match(head)
    assert row
    return [_written(cell, row["scope"] or SCOPE, row["time"] or TIME) for cell in cells]


def _written(cell: str, scope: str, time: str) -> tuple[str | None, ...]:
    found = _CELL.match(cell)
    assert found, cell
    return (found["name"], found["amount"], found["scope"] or scope, found["time"] or time)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table["caption"])
def test_every_cell_of_a_table_is_read_as_a_reader_would(table: dict[str, str]) -> None:
    wanted = [record for line in table["cells"].strip().splitlines() for record in written(line)]

    assert [record(figure) for figure in extract_figures(report_with(table))] == wanted


def test_the_cells_are_many() -> None:
    assert sum(len(written(line)) for table in TABLES for line in table["cells"].strip().splitlines()) >= 320
