"""One file → the reports inside it.

    第一篇：甲镇党建工作调研报告   ← the heading of a collection begins a part
    甲镇党建工作调研报告
    …
    2024年4月18日                 ← the end of a report
    关于乙镇养老服务的调研报告      ← a title in the middle begins another
    一、基本情况                   ← where the numbers start anew

Every character of the file belongs to exactly one part: separators go to the part
before, a table of contents to the first. A 通知 with the 方案 it issues is one report, as
is a report with its annexes: a title that the text before has named begins no part.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ingest.characters import fold
from ingest.contents import bare_entry, contents_blocks, entry_titles
from ingest.cutting import move
from ingest.dates import read_date
from ingest.numbering import Rank, read_number
from ingest.signature import is_organisation
from ingest.title import COLLECTION, can_be_title, names_a_document, names_a_report
from report import Block, Paragraph, Proposal, block_text

FEWEST_CHARACTERS = 200
"""A part has at least this much text before another title may begin the next."""

SHORTEST_TITLE = 7

AHEAD = 16
"""So many blocks after a title show whether a report begins there."""

_ANNEX = re.compile(r"(?:附件|附表|附录|附)(?: ?[\d一二三四五六七八九十]{1,3})?(?: ?[:.、])?")
_BEGINS = re.compile(
    r"各位代表|各位委员|同志们|.{0,60}(?:通过|公布|发布|批准|修订|修正)\)?$|——(?:19|20)\d{2}年"
)
_PAGE_NUMBER = re.compile(r"[-—– ]{0,3}\d{1,4}[-—– ]{0,3}$")
_ENDED = re.compile(r"[。!?;”)》]$")
_MARKUP = re.compile(r"[\s《》〈〉“”#]")


@dataclass(frozen=True, slots=True)
class Part:
    """One report of a file: its blocks with offsets into its own text, and where that stands in the file's.

    `label` is the heading that a collection gives it, None where there is none.
    """

    blocks: tuple[Block, ...]
    start: int
    end: int
    label: str | None = None

    @property
    def text(self) -> str:
        """The blocks' texts joined by line feeds: the file's text from `start` to `end`."""
        return "\n".join(block_text(block) for block in self.blocks)


@dataclass(frozen=True, slots=True)
class Division:
    """The parts that tile a file's text, and where another may begin."""

    parts: tuple[Part, ...]
    proposals: tuple[Proposal, ...] = ()


def split(blocks: tuple[Block, ...], *, decided: Mapping[int, bool] | None = None) -> Division:
    """Return the parts that tile the text of *blocks*; one part where they hold a single report.

    *decided* says of the block that starts at an offset whether a report begins there.
    """
    collection = _collection_headings(blocks)
    cuts = _with_decisions(blocks, collection or _title_cuts(blocks), decided or {})
    begins = [0, *(index for index in cuts if index > 0)]
    ends = [*begins[1:], len(blocks)]
    labelled = set(collection)
    return Division(
        tuple(
            _part(blocks, first, last, labelled=first in labelled)
            for first, last in zip(begins, ends, strict=True)
        )
    )


def _with_decisions(blocks: tuple[Block, ...], cuts: list[int], decided: Mapping[int, bool]) -> list[int]:
    made = {index for index in cuts if decided.get(blocks[index].start, True)}
    wanted = {index for index, block in enumerate(blocks) if decided.get(block.start, False)}
    return sorted(made | wanted)


def _part(blocks: tuple[Block, ...], first: int, last: int, *, labelled: bool) -> Part:
    start = blocks[first].start if first else 0
    end = blocks[last].start if last < len(blocks) else blocks[-1].end if blocks else 0
    own = tuple(move(block, start) for block in blocks[first:last])
    if own and own[-1].end < end - start:  # the line feed before the next part: an empty last line holds it
        own = (*own, Paragraph("", end - start, end - start))
    return Part(own, start, end, block_text(blocks[first]).strip() if labelled else None)


def _collection_headings(blocks: tuple[Block, ...]) -> list[int]:
    """Return the positions of 第一篇：…, 第二篇：… if they count up from one and each has a title."""
    contents = contents_blocks(blocks)
    found: list[int] = []
    for index, block in enumerate(blocks):
        line = _line(block)
        number = read_number(line)
        if index in contents or not COLLECTION.match(line) or number is None or len(line) <= number.length:
            continue
        if number.ordinal == len(found) + 1 and not _ENDED.search(line):
            found.append(index)
    return found if len(found) > 1 else []


def _line(block: Block) -> str:
    return fold(block.text).strip() if isinstance(block, Paragraph) else ""


def _title_cuts(blocks: tuple[Block, ...]) -> list[int]:
    """Return the positions of titles in the middle of the file that begin another report."""
    contents = contents_blocks(blocks)
    listed = entry_titles(blocks, contents)
    cuts: list[int] = []
    before = ""
    begun = False
    for index, block in enumerate(blocks):
        line = _line(block)
        if index not in contents and line:
            title = begun and len(before) >= FEWEST_CHARACTERS and _is_title(blocks, index)
            if title and _begins_report(blocks, index, before, listed):
                cuts.append(index)
                before = ""
            begun = True
            before += _MARKUP.sub("", line)
    return cuts


def _is_title(blocks: tuple[Block, ...], index: int) -> bool:
    block = blocks[index]
    return isinstance(block, Paragraph) and can_be_title(block) and names_a_report(block.text)


def _begins_report(blocks: tuple[Block, ...], index: int, before: str, listed: frozenset[str]) -> bool:
    """Return whether the title at *index* begins a report: it is listed, or one ends here and one begins."""
    line = _line(blocks[index])
    if read_number(line):
        return False
    if bare_entry(line) in listed:
        return True
    named_before = _MARKUP.sub("", line) in before
    if named_before or len(line) < SHORTEST_TITLE or _in_annex(blocks, index):
        return False
    return _ends_before(blocks, index) and _starts_after(blocks, index)


def _in_annex(blocks: tuple[Block, ...], index: int) -> bool:
    return any(_ANNEX.match(_line(block)) for block in blocks[max(0, index - 3) : index])


def _ends_before(blocks: tuple[Block, ...], index: int) -> bool:
    line = _line(blocks[index - 1])
    return bool(
        not isinstance(blocks[index - 1], Paragraph)
        or read_date(line)
        or is_organisation(line)
        or _PAGE_NUMBER.fullmatch(line)
        or _ENDED.search(line)
    )


def _starts_after(blocks: tuple[Block, ...], index: int) -> bool:
    """Return whether a report starts below the title: greeting, adoption, or numbers from one."""
    for block in blocks[index + 1 : index + 1 + AHEAD]:
        line = _line(block)
        if _BEGINS.match(line):
            return True
        number = read_number(line)
        if number and (number.rank <= Rank.DIGIT or number.rank is Rank.ARTICLE):
            return number.ordinal == 1
        if isinstance(block, Paragraph) and can_be_title(block) and names_a_document(line):
            return False
    return False
