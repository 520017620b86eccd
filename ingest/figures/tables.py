"""Figures of a table: each numeric cell with its row label, its joined headers, its unit.

| 乡镇 | 村数（个） | gives 竹埠镇 14 the indicator 村数 and the scope 竹埠镇; | 年龄段 | 人数（名） |
gives 40岁及以下 31 the indicator 40岁及以下人数. A label that is a place is the scope, a year the
time, anything else part of the name; 合计 takes the name from the caption, and so does a column
that is only a year. The unit comes from the cell, the label, the header, or the caption (单位：万元). A table cut by a page break goes on with the
headers, caption and unit of the one before it.

Codes, serial numbers and years are no figures, and a column without any unit is left out:
its numbers would be amounts of nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from ingest.figures.canonical import preferred
from ingest.figures.context import Context
from ingest.figures.dates import Moment
from ingest.figures.headers import TOTAL, YEAR, Column, Headers, is_number, read_headers, split_unit
from ingest.figures.counting import counted
from ingest.figures.naming import tidy
from ingest.figures.quantity import read_quantity
from ingest.figures.scan import scan
from ingest.figures.scope import place_at_start
from ingest.figures.shadow import cast
from ingest.figures.units import Unit, find_unit
from report import Anchor, Cell, Figure, Kind, Table

_CAPTION_FILLER = re.compile(
    r"^表\d*|^\d{4}年(?:度)?|基本情况|情况|统计表|结构表|一览表|汇总表|明细表|总表|对比表|调查表|表$|全[省市县区镇乡]|[各分](?:乡镇|县区|镇街|地区|[市县区镇乡村])|变化|分布|年龄结构|结构|统计"
)
_DATED = re.compile(r"^.*?\d{4}年(?:度)?")
_WORD = re.compile(r"[\u4e00-\u9fffA-Za-z]")
_PEOPLE = ("人数", "数量", "个数", "家数")
_COUNTS = (*_PEOPLE, "户数", "座数", "件数", "总")
_SHARE = re.compile("占比|比重|比例|构成")
_LONGEST_SUBJECT = 8


@dataclass(frozen=True, slots=True)
class Place:
    """Where a table stands: report, section, and the scope and time that hold before it."""

    report_id: str
    section_key: str
    context: Context


def read_table(table: Table, place: Place, before: Headers | None) -> tuple[list[Figure], Headers]:
    """Return the figures of *table* at *place*, and its headers for a table that goes on with it.

    *before* are the headers of the table before it in the section, which it may continue.
    """
    headers = read_headers(table, before)
    rows = _Rows(table, headers, place, _time(headers.caption, place.context))
    return rows.figures(), headers


@dataclass(frozen=True, slots=True)
class _Rows:
    table: Table
    headers: Headers
    place: Place
    time: str | None

    def figures(self) -> list[Figure]:
        found: list[tuple[int, Figure]] = []
        for row in self.table.rows[self.headers.height :]:
            made = self._row(row)
            if any(TOTAL.match(cast(cell.text).text) for cell in row):
                found = _grouped(found, dict(made))
            found += made
        return [figure for _, figure in found]

    def _row(self, row: tuple[Cell, ...]) -> list[tuple[int, Figure]]:
        label, found = "", []
        for cell in row:
            text = cast(cell.text).text
            if (cell.column == 0 and YEAR.match(text)) or (_WORD.search(text) and not is_number(text)):
                label = text
            elif is_number(text) and (figure := self._figure(cell, text, label, row)):
                found.append((cell.column, figure))
        return found

    def _figure(self, cell: Cell, text: str, label: str, row: tuple[Cell, ...]) -> Figure | None:
        column = self.headers.column(cell.column)
        label, own_unit = split_unit(label)
        unit = own_unit or self._unit(column, text)
        if unit is None or column.is_code or not (label or column.name):
            return None
        bare, scale = find_unit(unit)
        name, scope, time = self._named(label, column, bare)
        if not name:
            return None
        value = Decimal(text.rstrip("%").replace(",", ""))
        kind = Kind.SHARE if bare.norm == "%" and _SHARE.search(column.name) else Kind.LEVEL
        anchor = Anchor(
            self.place.report_id,
            self.place.section_key,
            cell.start,
            cell.end,
            cell.page or self.table.page,
            self.table.rects,
        )
        return Figure(
            indicator=preferred(name),
            value=value,
            unit=unit,
            norm_value=value * scale * bare.factor,
            norm_unit=bare.norm,
            qualifier=None,
            op="=",
            scope=scope,
            time=time or column.time or self.time,
            kind=kind,
            direction=None,
            base=None,
            group_of=None,
            raw=cell.text,
            quote="\t".join(other.text for other in row),
            anchor=anchor,
            rule="T",
        )

    def _unit(self, column: Column, text: str) -> str | None:
        if text.endswith("%"):
            return "%"
        if column.unit:
            return column.unit
        if read := read_quantity(text, 0):
            return read.unit
        return self.headers.unit or _implied_unit(column.name)

    def _named(self, label: str, column: Column, unit: Unit) -> tuple[str, str | None, str | None]:
        scope = self.place.context.scope
        name = column.name or self._shared(column)
        if year := YEAR.match(label):
            return counted(name or self._subject(), unit), scope, year[1]
        if TOTAL.match(label):
            return self._total_name(column, unit), self.place.context.home or scope, None
        if name and place_at_start(label) == label:
            return counted(name, unit), label, None
        if TOTAL.match(column.name) or not column.name:
            return (counted(tidy(label), unit) if column.time else tidy(label)), scope, None
        return tidy(label) + column.name, scope, None

    def _shared(self, column: Column) -> str:
        """Return what stands over a column that is only a year: the header of all columns, or the caption."""
        return (self.headers.common or self._subject()) if column.time and not column.name else ""

    def _subject(self) -> str:
        return tidy(_CAPTION_FILLER.sub("", _DATED.sub("", self.headers.caption)))

    def _total_name(self, column: Column, unit: Unit) -> str:
        subject = self._subject()
        name = "" if TOTAL.match(column.name) else column.name or self._shared(column)
        if not name:
            return (self.headers.common or subject) + "合计"
        if name.startswith(_COUNTS) and 1 < len(subject) <= _LONGEST_SUBJECT:
            return counted(subject, unit) if name in _PEOPLE else subject + name
        return name + "合计" if unit.measure == "share" else counted(name, unit)


def _grouped(rows: list[tuple[int, Figure]], totals: dict[int, Figure]) -> list[tuple[int, Figure]]:
    """Return the figures of *rows* with the total of their column as their group."""
    return [
        (
            column,
            replace(figure, group_of=totals[column].indicator)
            if column in totals and not figure.group_of
            else figure,
        )
        for column, figure in rows
    ]


def _implied_unit(name: str) -> str | None:
    if name.endswith("人数"):
        return "人"
    if name.endswith("户数"):
        return "户"
    return next((unit for unit in ("次", "件", "座") if name.endswith(unit + "数")), None)


def _time(caption: str, context: Context) -> str | None:
    for token in scan(caption, context.today):
        if isinstance(token, Moment) and token.iso:
            return token.iso
    return context.time or context.last_time or context.default_time
