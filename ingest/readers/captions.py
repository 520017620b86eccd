"""Find the caption and the unit of a table, and the caption of a picture, in the short lines beside it.

    表1 2023年全县养老机构情况
    单位：张
    <table>                       -> caption '表1 2023年全县养老机构情况', unit '张'

The lines stay paragraphs of their own; table and picture only repeat them. The caption of a table is a
line before it that begins with 表 and a number, or a short line that does not end like a sentence; that
of a picture a line 图1 … below it or, in documents that have it so, above. Which cells are headers, and
what the unit of a column is, is decided where figures are read.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile

from report import Block, Paragraph, Picture, Table

LOOK_BACK = 3
"""Caption, unit and one more line (a date, who filled it in) stand before a table, rarely more."""

LONGEST_CAPTION = 40
MOST_GAPS = 2
"""Spaces in a caption; more are the gaps of a header row."""

_UNIT = re.compile(r"(?:计量|金额|数量)?单位\s*[:：]\s*([^\s，,；;。）)\]】]+)")
_NUMBERED = re.compile(r"(?:附?表|Table)\s*[0-9０-９一二三四五六七八九十]+", re.IGNORECASE)
_PICTURED = re.compile(r"(?:附?图表?|Fig(?:ure|\.)?)\s*[0-9０-９一二三四五六七八九十]+", re.IGNORECASE)
_SENTENCE_END = "。；;！!？?，,、"
_HEADING = re.compile(
    r"(?:第[0-9一二三四五六七八九十百]+[章节条部篇]|[一二三四五六七八九十]+、|[(（][0-9一二三四五六七八九十]+[)）]"
    r"|[0-9]+[.．、])"
)
_FILLED_IN_BY = re.compile(r"(?:编制|填报|填表|预算|制表)(?:单位|部门|人)\s*[:：]\s*\S*")


def attach(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return *blocks* with captions of tables and pictures, and units, filled in where they are stated."""
    attached: list[Block] = []
    named: set[int] = set()
    for at, block in enumerate(blocks):
        if isinstance(block, Table):
            attached.append(_captioned(block, blocks[max(0, at - LOOK_BACK) : at]))
        elif isinstance(block, Picture):
            attached.append(_named(block, _picture_line(blocks, at, named)))
        else:
            attached.append(block)
    return tuple(attached)


def _picture_line(blocks: tuple[Block, ...], at: int, named: set[int]) -> Paragraph | None:
    """Return the line that names the picture at *at*, and note in *named* that it names one.

    The line above is asked first, unless it already names a picture above itself.
    """
    above, below = range(at - 1, at - 1 - LOOK_BACK, -1), range(at + 1, at + 1 + LOOK_BACK)
    for side in (above, below):
        places = (near for near in side if 0 <= near < len(blocks))
        near = next((near for near in places if not isinstance(blocks[near], Picture)), at)
        line = blocks[near]
        if (
            isinstance(line, Paragraph)
            and _names_a_picture(line.text)
            and (side is below or near not in named)
        ):
            named.add(near)
            return line
    return None


def _named(picture: Picture, line: Paragraph | None) -> Picture:
    return replace(picture, caption=line.text) if line else picture


def _names_a_picture(line: str) -> bool:
    return len(line) <= LONGEST_CAPTION and line[-1] not in _SENTENCE_END and bool(_PICTURED.match(line))


def _captioned(table: Table, before: tuple[Block, ...]) -> Table:
    """Return *table* with what the lines of *before*, nearest first, say of it; pictures are passed over."""
    unit: str | None = None
    near = takewhile(lambda block: not isinstance(block, Table), reversed(before))
    for line in (block.text for block in near if isinstance(block, Paragraph)):
        stated = unit_in(line) if len(line) <= LONGEST_CAPTION else None
        unit = unit or stated
        rest = _FILLED_IN_BY.sub("", line)
        rest = _UNIT.sub("", rest).strip(" 　（）()") if stated else rest.strip()
        if rest:
            caption = rest if _looks_like_caption(rest) else None
            return replace(table, caption=caption, unit=unit)
    return replace(table, unit=unit)


def unit_in(line: str) -> str | None:
    """Return the bare unit that *line* states for a whole table, or None.

    >>> unit_in("（单位：万元）")
    '万元'
    >>> unit_in("编制单位：云溪镇人民政府") is None
    True
    """
    found = _UNIT.search(_FILLED_IN_BY.sub("", line))
    return found.group(1) if found else None


def _looks_like_caption(line: str) -> bool:
    if len(line) > LONGEST_CAPTION or line[-1] in _SENTENCE_END or line.count(" ") > MOST_GAPS:
        return False
    if _NUMBERED.match(line):
        return True
    return not line.endswith(("：", ":")) and not line.startswith(("—", "-")) and not _HEADING.match(line)
