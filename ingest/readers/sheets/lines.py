"""Tell what a row of a sheet is: a row of a table, or a line of text written into the sheet.

    | 表1 敬老院情况 (over all columns) |  -> line       | 单位：张 |  -> label
    | 注：不含民办机构。 |                 -> prose      | 东桥村 | 40 |  -> row

A line alone decides nothing: 一、基本支出 may head a section of a text or a group of rows. Where it
stands (see `layout`) decides that.
"""

from __future__ import annotations

import re
from enum import Enum, auto

from ingest.readers.captions import unit_in
from ingest.readers.sheets.spans import Line, Spanned

LONG = 40
"""Characters from which the only cell of a row is prose."""

_NOTE = re.compile(
    r"[*＊※]?\s*(?:备?注|说明|附注|填表说明|(?:资料|数据)来源|来源|Notes?|Source)\s*\d*\s*[:：]",
    re.IGNORECASE,
)
_NUMBERED_TABLE = re.compile(r"(?:附?表|附件|Table)\s*[0-9０-９一二三四五六七八九十]+", re.IGNORECASE)
_LABEL = re.compile(
    r"[（(]?\s*(?:(?:计量|金额|数量)?单位|(?:填报|填表|编制|制表|上报|报送|主管|预算)?(?:单位|部门|机关)(?:名称|负责人)?(?:[（(][^）)]{0,8}[）)])?"
    r"|(?:填报|填表|编制|制表|统计|截止|报送|上报)?(?:日期|时间)|(?:填报|填表|制表|审核|复核|经办|联系|负责)人(?:员|签字)?|单位领导"
    r"|(?:联系)?电话|表\s?号|制定机关|批准文号|有效期至?)\s*[:：].*"
)
_DATE = re.compile(
    r"[（(]?\s*(?:19|20)\d\d\s*年(?:\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?)?(?:度|底|末)?\s*[）)]?"
)
_YEAR = re.compile(r"(?:19|20)\d\d\s*年?度?")
_HEADING = re.compile(
    r"第[一二三四五六七八九十百]+[章节部]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]"
)
_SENTENCE_END = "。；;！？"
_NUMBER = re.compile(r"[-+]?[\d,.]+%?")


class Role(Enum):
    """What a row may be."""

    ROW = auto()
    LINE = auto()
    """A title, a heading or a group of rows."""
    LABEL = auto()
    """单位：万元, 填表人：…: belongs to the table without being a row of it."""
    PROSE = auto()


def role(line: Line, *, first: int, last: int) -> Role:
    """Return what *line* may be in a block of rows from column *first* to column *last*."""
    texts = [cell.text.strip() for cell in line.cells]
    if any(map(_is_label, texts)) and all(_is_label(text) or _DATE.fullmatch(text) for text in texts):
        return Role.LABEL  # 填报单位：青禾县民政局 | 2023年12月 | 单位：万元
    if len(texts) > 1 or last == first:
        return Role.ROW if last > first else _of_one_column(texts[0])
    [cell], [text] = line.cells, texts
    if _NOTE.match(text) or (cell.column == first and is_prose(text)):
        return Role.PROSE
    over_all = cell.column == first and cell.last_column >= last
    return Role.LINE if over_all or cell.column == first or _stands_alone(cell, text) else Role.ROW


def _stands_alone(cell: Spanned, text: str) -> bool:
    """Return whether *cell*, not in the first column, is a title put there and no header of columns."""
    merged = cell.last_column > cell.column or cell.last_row > cell.row
    return not merged and not _NUMBER.fullmatch(text) and not _YEAR.fullmatch(text)


def _is_label(text: str) -> bool:
    return _LABEL.fullmatch(text) is not None or unit_in(text) is not None


def _of_one_column(text: str) -> Role:
    if _NUMBER.fullmatch(text):
        return Role.ROW
    return Role.PROSE if _NOTE.match(text) or is_prose(text) else Role.LINE


def is_prose(text: str) -> bool:
    """Return whether *text* reads like a sentence, not like a label."""
    return len(text) >= LONG or text[-1] in _SENTENCE_END


def begins_table(line: Line) -> bool:
    """Return whether *line* is the number of a table: 表2 ….

    >>> from ingest.readers.sheets.spans import Spanned
    >>> begins_table(Line(0, (Spanned(0, 0, "表2 敬老院情况", 0, 5),)))
    True
    """
    return len(line.cells) == 1 and _NUMBERED_TABLE.match(line.cells[0].text.strip()) is not None


def is_heading(line: Line) -> bool:
    """Return whether *line* is a numbered heading: 一、 or （二）."""
    return len(line.cells) == 1 and _HEADING.match(line.cells[0].text.strip()) is not None
