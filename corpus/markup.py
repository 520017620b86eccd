"""Read the plain form in which a sample document is written.

A source begins with options in TOML between two `+++` lines; every further line that is not
empty is one item, told by its first characters:

    # 石桥镇养老服务调研报告      the title
    ## 基本情况                  a heading of level 1; ### and #### go deeper
    = 2023年12月                 a centred line: 文号, date or caption under a title or over a table
    > 单位：万元                  a line set right: a unit, a signature
    ! 青禾县人民政府文件          the red head of an official document
    | 乡镇 | 2023年 |            a table row; `<` continues the cell to its left, `^` the one above
    ---                          a page break
    全镇共有……                    a paragraph

It assumes that the writer keeps to this form and refuses to repair what does not: an option
it does not know is an error.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import Literal

FENCE = "+++"


class Mark(StrEnum):
    """What an item of a document is; the value is how its line begins."""

    TITLE = "# "
    HEADING1 = "## "
    HEADING2 = "### "
    HEADING3 = "#### "
    CENTERED = "= "
    RIGHT = "> "
    RED_HEAD = "! "
    ROW = "| "
    BREAK = "---"
    BODY = ""


HEADINGS = (Mark.HEADING1, Mark.HEADING2, Mark.HEADING3)


@dataclass(frozen=True, slots=True)
class Options:
    """How a source becomes a file.

    `date` is the day that stands in the file's properties. `numbering` leaves the numbers of
    headings to Word, `styles` sets headings in Word's own styles. `running_head` stands on every
    page of a PDF. `encoding`, `columns` (wrap hard after so many half-width columns) and
    `wide_digits` are for plain text.
    """

    format: Literal["docx", "pdf", "txt"]
    date: dt.date
    numbering: bool = False
    styles: bool = False
    running_head: str = ""
    encoding: str = "utf-8"
    columns: int = 0
    wide_digits: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a document with its mark; a table is one item and has its `rows` instead of text."""

    mark: Mark
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A sample document before it has a format."""

    options: Options
    items: tuple[Item, ...]


def parse(source: str) -> Draft:
    r"""Return the document that *source* describes; a ValueError or TypeError tells a slip of its writer.

    >>> draft = parse("+++\nformat = 'txt'\ndate = 2023-12-20\n+++\n# 题目\n| 甲 | 乙 |\n| 1 | 2 |\n")
    >>> [item.mark.name for item in draft.items], draft.items[1].rows
    (['TITLE', 'ROW'], (('甲', '乙'), ('1', '2')))
    """
    before, options, body = source.split(f"{FENCE}\n", 2)
    if before:
        raise ValueError(f"a source begins with {FENCE}, not with {before[:20]!r}")
    lines = [line.strip() for line in body.splitlines() if line.strip()]
    items: list[Item] = []
    for mark, group in groupby(lines, key=_mark):
        if mark is Mark.ROW:
            items.append(Item(mark, rows=tuple(_cells(line) for line in group)))
        else:
            items.extend(Item(mark, line.removeprefix(mark.value)) for line in group)
    return Draft(Options(**tomllib.loads(options)), tuple(items))


def spans(rows: tuple[tuple[str, ...], ...], row: int, column: int) -> tuple[int, int] | None:
    """Return how many rows and columns the cell at *row*, *column* covers; None where another covers it.

    >>> rows = (("乡镇", "党员总数", "<"), ("^", "2023年", "2024年"))
    >>> spans(rows, 0, 0), spans(rows, 0, 1), spans(rows, 0, 2)
    ((2, 1), (1, 2), None)
    """
    if rows[row][column] in {"<", "^"}:
        return None
    below = [line[column] for line in rows[row + 1 :]]
    right = rows[row][column + 1 :]
    return 1 + _run(below, "^"), 1 + _run(right, "<")


def _run(cells: list[str] | tuple[str, ...], sign: str) -> int:
    return next((place for place, cell in enumerate(cells) if cell != sign), len(cells))


def _mark(line: str) -> Mark:
    return next(mark for mark in Mark if line.startswith(mark.value))


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.strip("|").split("|"))
