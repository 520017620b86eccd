"""Find the caption and the unit of a table in the short lines right before it.

    表1 2023年全县养老机构情况
    单位：张
    <table>                       -> caption '表1 2023年全县养老机构情况', unit '张'

The lines stay paragraphs of their own; the table only repeats them. A caption is a line that
begins with 表 and a number, or a short line that does not end like a sentence. Which cells are
headers, and what the unit of a column is, is decided where figures are read.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile

from report import Block, Paragraph, Table

LOOK_BACK = 3
"""Caption, unit and one more line (a date, who filled it in) stand before a table, rarely more."""

LONGEST_CAPTION = 40
MOST_GAPS = 2
"""Spaces in a caption; more are the gaps of a header row."""

_UNIT = re.compile(r"(?:计量|金额|数量)?单位\s*[:：]\s*([^\s，,；;。）)\]】]+)")
_NUMBERED = re.compile(r"(?:附?表|Table)\s*[0-9０-９一二三四五六七八九十]+", re.IGNORECASE)
_SENTENCE_END = "。；;！!？?，,、"
_HEADING = re.compile(
    r"(?:第[0-9一二三四五六七八九十百]+[章节条部篇]|[一二三四五六七八九十]+、|[(（][0-9一二三四五六七八九十]+[)）]"
    r"|[0-9]+[.．、])"
)
_FILLED_IN_BY = re.compile(r"(?:编制|填报|填表|预算|制表)(?:单位|部门|人)\s*[:：]\s*\S*")


def attach(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return *blocks* with the caption and unit of each table filled in where they are stated."""
    return tuple(
        _captioned(block, blocks[max(0, at - LOOK_BACK) : at]) if isinstance(block, Table) else block
        for at, block in enumerate(blocks)
    )


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
