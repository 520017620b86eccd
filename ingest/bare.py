"""Headings without a number: bare lines over their paragraphs, and annexes.

    主要做法与成效                     ← a bare line over its paragraphs
    突出便利化抓审批。区政务服务中心…    ← no heading: a sentence begins the paragraph

A bare line is believed when the format shows it (heading style, bold, centred, larger),
when its words name the part of a report (roles.toml), or when several lines of the
document are alike. A single short line with none of these stays text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from ingest.characters import fold
from ingest.dates import read_date
from ingest.looks import Looks, has_heading_font, measure, stands_out
from ingest.marks import Bare, Mark
from ingest.numbering import read_number
from ingest.roles.words import read_heading
from ingest.signature import is_organisation
from report import Block, Paragraph, block_text

SHORTEST, LONGEST, LONGEST_SHOWN = 2, 32, 60
LONGEST_ALIKE = 24
LONG_PARAGRAPH = 40
FEWEST_ALIKE = 3

_ALONE = re.compile(
    r"(?:前言|引言|引子|导言|序言|绪论|(?:内容|中文)?摘要|关键词|结语|结束语|结论|小结|后记|致谢|鸣谢|参考文献|注释|编者按"
    r"|abstract|references)$",
    re.IGNORECASE,
)
_ANNEX = re.compile(
    r"(?:附件|附表|附录|附)(?: ?[\d一二三四五六七八九十]{1,3})?(?: ?[:.、])?(?P<title>[^。;]{0,40})$"
)
_NO_HEADING = re.compile(
    r"专栏|[表图] ?[\d一二三四五六七八九十]|单位|编制|注|资料来源|来源|联 *系|电 *话|传 *真|邮 *[编箱]|地 *址"
    r"|作 *者|文/|指导|[—-]+ ?\d|第 ?\d+ ?页|各位|同志们|谢谢|法宝|[◆●■□▲★*·•—-]"
)
_ENDED = re.compile(r"[。;:,!?…、\d)《“(〈]$")
_STOPS = re.compile(r"[。;:!?]")
_CLOSED = re.compile(r"[。;:!?…”)》\"]$")
_CLOSERS = "》”』」)】,。;:、!?"
_WORD = re.compile(r"[\u4e00-\u9fff] ?[\u4e00-\u9fff]")


class _Evidence(Enum):
    """Why a bare line may be a heading: it is shown or said to be one, or others are like it."""

    SHOWN = auto()
    ALIKE = auto()


@dataclass(frozen=True, slots=True)
class _Page:
    """The document about a line: its blocks, where numbers stand, where the text begins, how it looks."""

    blocks: tuple[Block, ...]
    numbered: frozenset[int]
    text_from: int
    looks: Looks

    def line(self, index: int) -> str:
        return fold(block_text(self.blocks[index])).strip() if self.is_paragraph(index) else ""

    def is_paragraph(self, index: int) -> bool:
        return 0 <= index < len(self.blocks) and isinstance(self.blocks[index], Paragraph)


def bare_marks(
    blocks: tuple[Block, ...], *, skip: frozenset[int], numbered: frozenset[int], text_from: int
) -> tuple[Mark, ...]:
    """Return the marks of headings without a number.

    *skip* and *numbered* are positions of blocks that are none; before block *text_from*
    stand title, authors and dates, where looks alone make no heading. The line under
    附件1 is the title of that annex and begins no section of its own.
    """
    page = _Page(blocks, numbered, text_from, measure(blocks))
    taken = skip | numbered | _announced_annexes(blocks, skip)
    free = [index for index in range(len(blocks)) if index not in taken]
    marks = {index: _mark(blocks[index], index, rank) for index in free if (rank := _named_rank(page, index))}
    annexes = {index for index, mark in marks.items() if mark.rank == Bare.ANNEX}
    rest = [index for index in free if index not in marks and index - 1 not in annexes]
    evidence = {index: found for index in rest if (found := _evidence(page, index))}
    alike = sum(found is _Evidence.ALIKE for found in evidence.values()) >= FEWEST_ALIKE
    for index, found in evidence.items():
        if alike or found is _Evidence.SHOWN:
            marks[index] = _mark(blocks[index], index, Bare.OVER)
    return tuple(marks[index] for index in sorted(marks))


def _announced_annexes(blocks: tuple[Block, ...], skip: frozenset[int]) -> frozenset[int]:
    """Return the lines that only name what is attached (附件：工作制度), right before the signature, in *skip*."""
    return frozenset(
        index - 1
        for index in skip
        if index > 0
        and isinstance(blocks[index - 1], Paragraph)
        and (match := _ANNEX.match(fold(block_text(blocks[index - 1])).strip()))
        and match["title"].strip()
    )


def _named_rank(page: _Page, index: int) -> Bare | None:
    """Return the rank of a line that says what it is: 附件2, 前言, 参考文献."""
    line = page.line(index)
    if _ALONE.match(line.replace(" ", "")):
        return Bare.ALONE
    match = _ANNEX.match(line)
    listed = match is not None and read_number(match["title"].strip()) is not None
    return Bare.ANNEX if match and not listed and len(line) <= LONGEST else None


def _evidence(page: _Page, index: int) -> _Evidence | None:
    """Return why block *index* may be a heading, None where it is text."""
    line = page.line(index)
    by_font = has_heading_font(page.blocks[index], page.looks) and _has_a_body(page, index)
    shown = by_font or stands_out(page.blocks[index], page.looks)
    if index + 1 == len(page.blocks) or not _has_the_shape(page, index, LONGEST_SHOWN if shown else LONGEST):
        return None
    named = len(line) <= LONGEST // 2 and read_heading(line).strong
    if index < page.text_from:
        headed = (named or shown) and _has_a_body(page, index) and not is_organisation(line)
        return _Evidence.SHOWN if headed else None
    if shown:
        return _Evidence.SHOWN
    if not _has_a_body(page, index) and index + 1 not in page.numbered:
        return None
    if named and _is_finished(page, index - 1, short=True):
        return _Evidence.SHOWN
    alike = len(line) <= LONGEST_ALIKE and "," not in line and _is_finished(page, index - 1, short=False)
    return _Evidence.ALIKE if alike else None


def _has_the_shape(page: _Page, index: int, longest: int) -> bool:
    """Return whether block *index* is short and open, and no caption, date, contact or greeting.

    Only what the format calls a heading may hold a colon (问题：表面的热闹与背后的隐忧).
    """
    line, level = page.line(index), _outline_level(page.blocks[index])
    if not SHORTEST <= len(line) <= longest or _ENDED.search(line):
        return False
    if _STOPS.search(line.replace(":", "") if level is not None else line):
        return False
    return not _NO_HEADING.match(line) and not read_date(line) and _WORD.search(line) is not None


def _has_a_body(page: _Page, index: int) -> bool:
    """Return whether a paragraph of some length stands under block *index*."""
    below = page.line(index + 1)
    long = len(below) >= LONG_PARAGRAPH or below.endswith("。")
    return index + 1 not in page.numbered and long and below[:1] not in _CLOSERS


def _is_finished(page: _Page, index: int, *, short: bool) -> bool:
    """Return whether block *index* is ended by a full stop, or is no text; a *short* line may do too."""
    if not page.is_paragraph(index) or index in page.numbered:
        return True
    line = page.line(index)
    return _CLOSED.search(line) is not None or (short and len(line) <= LONGEST)


def _outline_level(block: Block) -> int | None:
    return block.style.level if isinstance(block, Paragraph) and block.style else None


def _mark(block: Block, index: int, rank: Bare) -> Mark:
    level = _outline_level(block)
    return Mark(
        start=block.start,
        end=block.end,
        body=None,
        rank=rank,
        series=f"{rank.name} {level}" if rank == Bare.OVER and level is not None else rank.name,
        ordinal=0,
        block=index,
        outline_level=level,
    )
