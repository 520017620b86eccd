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

from ingest.figures.caliber import noted
from ingest.figures.canonical import preferred
from ingest.figures.column import Column
from ingest.figures.context import Context
from ingest.figures.counting import PERSON, counted, stem
from ingest.figures.dates import Moment
from ingest.figures.headers import TOTAL, Headers, read_headers
from ingest.figures.naming import tidy
from ingest.figures.rows import Entry, entries
from ingest.figures.scan import scan
from ingest.figures.scope import place_at_start
from ingest.figures.totals import grouped, is_open, total_leads, under_first, with_bases
from ingest.figures.units import MULTIPLIERS, Unit, find_unit
from report import Anchor, Cell, Figure, Kind, Table

_CAPTION_FILLER = re.compile(
    r"^表\d*|^\d{4}年(?:度)?|基本情况|情况|统计表|结构表|一览表|汇总表|明细表|总表|对比表|调查表|表$|全[省市县区镇乡]|[各分](?:乡镇|县区|镇街|地区|[市县区镇乡村])|变化|年龄(?:结构|分布|构成)|构成|分布|去向|结构|统计"
)
_DATED = re.compile(r"^.*?\d{4}年(?:度)?")
_PEOPLE = ("人数", "数量", "个数", "家数")
_COUNTS = (*_PEOPLE, "户数", "座数", "件数", "总")
_SHARE = re.compile("占比|比重|比例|构成")
_BARE = (
    "金额",
    "数额",
    "数值",
    "预算数",
    "本期",
    "本期数",
    "绝对值",
    "绝对数",
)  # a column that says no more than its unit
_COUNTABLE = re.compile("(?<![指系分参天倍岁时总])数$")
_SHARES = ("占比", "比重", "比例", "率", "%")
_NUMBERED = re.compile(r"^(?:附?表\s*[\d一二三四五六七八九十.-]*[:：、.]?)")
_WHOLE = ("全省", "全市", "全县", "全区", "全镇", "全乡", "全街道")
_CHANGE = re.compile(
    r"(?:比上年|较上年|同比|环比)?(?:±|增减|增长|增幅|增速|增加|减少)(?:率|幅度|幅|情况|额|数)?(?:\(?%\)?)?$"
)
_STAGE = re.compile(r"^(?:年初|调整)?(?:预算|决算|执行|计划|完成)(?:数|额)?$")
_LATER_STAGE = re.compile("决算|执行|完成")
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
    scope = _placed(headers.caption) or place.context.scope
    rows = _Rows(table, headers, place, scope, _time(headers.caption, place.context))
    return rows.figures(), headers


@dataclass(frozen=True, slots=True)
class _Rows:
    table: Table
    headers: Headers
    place: Place
    scope: str | None
    time: str | None

    def figures(self) -> list[Figure]:
        found: list[tuple[int, Figure]] = []
        open_from = 0  # the first that a total below may still be of: a table of totals alone is long
        body = self.table.rows[self.headers.height :]
        rows = [*entries(body, self.headers)]
        for cells, row in zip(body, rows, strict=True):
            quote = "\t".join(cell.text for cell in cells)
            made = [(one.cell.column, figure) for one in row if (figure := self._figure(one, quote))]
            if any(one.head.is_total for one in row):
                made = with_bases(made, made)
                found[open_from:] = with_bases(grouped(found[open_from:], dict(made)), made)
                still = (at for at in range(open_from, len(found)) if is_open(found[at][1]))
                open_from = next(still, len(found))
            found += made
        if total_leads(rows):
            found = under_first(found, rows[0])
        return [figure for _, figure in found]

    def _figure(self, entry: Entry, quote: str) -> Figure | None:
        entry = self._in_month(entry)
        column, head, number = entry.column, entry.head, entry.number
        unit = self._printed_unit(entry)
        if unit is None or column.is_code or not (head.label or head.place or head.time or column.name):
            return None
        bare, scale = find_unit(unit.partition("/")[0])
        name, scope = self._named(entry, bare)
        if not name:
            return None
        change = _CHANGE.search(column.name) is not None
        value = abs(number.value) if change else number.value
        each = unit[len(unit.partition("/")[0]) :]
        return Figure(
            indicator=preferred(name),
            value=value,
            unit=unit,
            norm_value=value * scale * bare.factor,
            norm_unit=bare.norm + each,
            qualifier=number.qualifier,
            op=number.op,
            scope=scope,
            time=head.time or self._column_time(entry, is_change=change) or self.time,
            kind=_kind(column, bare, is_change=change),
            direction=("down" if _falls(entry) else "up") if change else None,
            base=None,
            group_of=None,
            raw=entry.cell.text,
            quote=quote,
            anchor=self._anchor(entry.cell),
            rule="T",
            caliber=noted(column.printed, head.label, self.headers.caption),
        )

    def _column_time(self, entry: Entry, *, is_change: bool) -> str | None:
        """Return the time of the column, for a growth without one that of the nearest column before it."""
        before = range(entry.cell.column - 1, -1, -1) if is_change else ()
        return entry.column.time or next((t for at in before if (t := self.headers.column(at).time)), None)

    def _in_month(self, entry: Entry) -> Entry:
        """Return *entry*, its row of a month (3月) with that month as its time, where the year is known."""
        head, year = entry.head, (self.time or "")[:4]
        if head.month is None or head.time or not year:
            return entry
        return replace(entry, head=replace(head, label="", time=f"{year}-{head.month:02d}"))

    def _anchor(self, cell: Cell) -> Anchor:
        page, rects = cell.page or self.table.page, self.table.rects
        return Anchor(self.place.report_id, self.place.section_key, cell.start, cell.end, page, rects)

    def _printed_unit(self, entry: Entry) -> str | None:
        """Return the unit of the cell, to which a bare 万 adds that of its column (1.2万 under 面积（亩）)."""
        own = entry.number.unit
        if own is None or own not in MULTIPLIERS:
            return own or self._unit(entry)
        return own + (self._unit(entry) or "")

    def _unit(self, entry: Entry) -> str | None:
        column, own = entry.column, entry.head.unit
        if column.unit and (own is None or column.unit == "%"):
            return column.unit
        name = column.name or entry.head.label
        return own or column.unit or self.headers.unit or _implied_unit(name)

    def _named(self, entry: Entry, unit: Unit) -> tuple[str, str | None]:
        """Return the name and the scope of a number: of its row, of its column, or of both."""
        column, head = entry.column, entry.head
        home, scope = self.scope or self.place.context.home, head.place or self.scope
        if _CHANGE.search(column.name):
            return self._changed(entry, unit), scope
        if head.is_total and not head.is_part:
            return self._total_name(column, unit), home
        if column.name and (column.name in _WHOLE or place_at_start(column.name) == column.name):
            is_home = column.name in _WHOLE and (home or "").endswith(column.name[1:])
            return counted(tidy(head.label), unit), home if is_home else column.name
        own = column.beside(head.column) if head.label else column.name
        name = own or self._shared(column)
        if not head.label:
            return counted(name or self._subject(), unit), scope
        if TOTAL.match(own) or self._is_bare(own) or not own:
            return (counted(tidy(head.label), unit) if column.time else tidy(head.label)), scope
        name = tidy(head.label) + own
        return (counted(name, unit) if unit.measure == "person" else name), scope

    def _is_bare(self, name: str) -> bool:
        """Tell whether *name* says nothing; 预算数 beside 决算数 does."""
        is_first_of_two = _STAGE.match(name) and any(
            _LATER_STAGE.search(column.name) for column in self.headers.columns.values()
        )
        return name in _BARE and not is_first_of_two

    def _changed(self, entry: Entry, unit: Unit) -> str:
        """Return the name of a growth: that of its row, or of the column before it."""
        own = _CHANGE.sub("", entry.column.name)
        before = self.headers.column(entry.cell.column - 1).name
        label = "" if entry.head.is_total else tidy(entry.head.label)
        subject = own or label or before
        return stem(subject) + _direction_word(unit, falls=_falls(entry))

    def _shared(self, column: Column) -> str:
        """Return what stands over a column that is only a year: the header of all columns, or the caption."""
        return (self.headers.common or self._subject()) if column.time and not column.name else ""

    def _subject(self) -> str:
        caption = _NUMBERED.sub("", _DATED.sub("", self.headers.caption))
        return tidy(_CAPTION_FILLER.sub("", caption.removeprefix(place_at_start(caption) or "")))

    def _total_name(self, column: Column, unit: Unit) -> str:
        subject = self._subject()
        name = "" if TOTAL.match(column.name) else column.name or self._shared(column)
        if not name:
            return (self.headers.common or subject) + "合计"
        if _STAGE.match(name) and 1 < len(subject) <= _LONGEST_SUBJECT:
            return subject + name
        is_short = 1 < len(subject) <= _LONGEST_SUBJECT or subject.endswith((*PERSON, "人口"))
        if name.startswith(_COUNTS) and is_short and not subject.endswith(name.removeprefix("总")):
            return counted(subject, unit) if name in _PEOPLE else subject + name
        return name + "合计" if unit.measure == "share" else counted(name, unit)


def _falls(entry: Entry) -> bool:
    return entry.number.value < 0 or "减少" in entry.column.name


def _direction_word(unit: Unit, *, falls: bool) -> str:
    if unit.norm == "%":
        return "降幅" if falls else "增速"
    return ("减少" if falls else "增加") + ("额" if unit.measure == "money" else "数")


def _kind(column: Column, unit: Unit, *, is_change: bool) -> Kind:
    if is_change:
        return Kind.CHANGE_REL if unit.norm == "%" else Kind.CHANGE_ABS
    return Kind.SHARE if unit.norm == "%" and _SHARE.search(column.name) else Kind.LEVEL


def _implied_unit(name: str) -> str | None:
    """Return the unit that the *name* of a column or row tells by itself, None where it tells none."""
    if name.endswith(_SHARES):
        return "%"
    if name.endswith(("人数", "人口")) or stem(name).endswith(PERSON):
        return "人"
    if name.endswith("户数"):
        return "户"
    counted_in = next((unit for unit in ("次", "件", "座") if name.endswith(unit + "数")), None)
    return counted_in or ("个" if _COUNTABLE.search(name) else None)


def _placed(caption: str) -> str | None:
    """Return the place that opens *caption* (表1 石桥镇党员年龄结构), or None."""
    return place_at_start(_NUMBERED.sub("", _DATED.sub("", caption)))


def _time(caption: str, context: Context) -> str | None:
    for token in scan(caption, context.today):
        if isinstance(token, Moment) and token.iso:
            return token.iso
    return context.time or context.last_time or context.default_time
