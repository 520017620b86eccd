"""One file → the reports inside it.

    第一篇：甲镇党建工作调研报告   ← the label of a collection begins a part (collected.py)
    甲镇党建工作调研报告
    …
    2024年4月18日                 ← the end of a report
    关于乙镇养老服务的调研报告      ← a title in the middle begins another
    一、基本情况                   ← where the numbers start anew

Every character of the file belongs to exactly one part: separators go to the part
before, a table of contents and a cover to the first. A 通知 with the 方案 it issues is one
report, as is a report with its annexes: a title that the text before has named begins no
part. Where only some of the evidence is there, the place is proposed and not cut.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ingest.characters import fold
from ingest.collected import labelled, numbered_titles
from ingest.contents import bare_entry, contents_blocks, entry_titles
from ingest.cutting import move
from ingest.dates import read_date
from ingest.numbering import Rank, read_number
from ingest.signature import is_organisation
from ingest.title_line import can_be_title
from ingest.title_words import names_a_document, names_a_report
from report import Block, Paragraph, Proposal, Style, block_text, quote_at

FEWEST_CHARACTERS = 200
"""A part has at least this much text before another title may begin the next."""

SHORTEST_TITLE = 7

COVER = 1500
"""A cover, a preface, a table of contents before the first labelled report are no report of their own."""

LONGEST_DATE_LINE = 40

AHEAD = 16
"""So many blocks after a title show whether a report begins there."""

_ANNEX = re.compile(r"(?:附件|附表|附录|附)(?: ?[\d一二三四五六七八九十]{1,3})?(?: ?[:.、])?")
_BEGINS = re.compile(
    r"各位代表|各位委员|同志们|.{0,60}(?:通过|公布|发布|批准|修订|修正)\)?$|——(?:19|20)\d{2}年"
)
_PAGE_NUMBER = re.compile(r"[-—– ]{0,3}\d{1,4}[-—– ]{0,3}$")
_SEPARATOR = re.compile(r"[-—_=*#~·•＊ ]{3,}")
_REFERENCE = re.compile(r"\[\d{1,3}\]")
_ENDED = re.compile(r"[。!?;”)》]$")
_MARKUP = re.compile(r"[\s《》〈〉“”#]")


@dataclass(frozen=True, slots=True)
class Part:
    """One report of a file: its blocks with offsets into its own text, and where that stands in the file's."""

    blocks: tuple[Block, ...]
    start: int
    end: int

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
    found = _find(blocks)
    cuts = _with_decisions(blocks, found.sure, decided or {})
    begins = [0, *(index for index in cuts if index > 0)]
    ends = [*begins[1:], len(blocks)]
    parts = tuple(_part(blocks, first, last) for first, last in zip(begins, ends, strict=True))
    asked = [
        index for index in found.unsure if blocks[index].start not in (decided or {}) and index not in cuts
    ]
    return Division(parts, tuple(_proposal(blocks, index, found.unsure[index]) for index in asked))


@dataclass(frozen=True, slots=True)
class _Found:
    """Positions of blocks at which reports begin, and those where one may, with the reason."""

    sure: list[int]
    unsure: dict[int, str]


def _find(blocks: tuple[Block, ...]) -> _Found:
    contents = contents_blocks(blocks)
    for series in (labelled(blocks, contents), numbered_titles(blocks, contents)):
        if series:
            return _Found(_from_second(blocks, series), {})
    return _title_cuts(blocks, contents)


def _from_second(blocks: tuple[Block, ...], series: list[int]) -> list[int]:
    """Return *series* without its first place where only a cover or a table of contents stands before it."""
    before = sum(len(block_text(block)) for block in blocks[: series[0]])
    return series if before >= COVER else series[1:]


def _with_decisions(blocks: tuple[Block, ...], cuts: list[int], decided: Mapping[int, bool]) -> list[int]:
    made = {index for index in cuts if decided.get(blocks[index].start, True)}
    wanted = {index for index, block in enumerate(blocks) if decided.get(block.start, False)}
    return sorted(made | wanted)


def _proposal(blocks: tuple[Block, ...], index: int, reason: str) -> Proposal:
    title = block_text(blocks[index]).strip()
    return Proposal(blocks[index].start, quote_at(title, 0), title, reason)


def _part(blocks: tuple[Block, ...], first: int, last: int) -> Part:
    start = blocks[first].start if first else 0
    end = blocks[last].start if last < len(blocks) else blocks[-1].end if blocks else 0
    own = tuple(move(block, start) for block in blocks[first:last])
    if own and own[-1].end < end - start:  # the line feed before the next part: an empty last line holds it
        own = (*own, Paragraph("", end - start, end - start))
    return Part(own, start, end)


def _line(block: Block) -> str:
    return fold(block.text).strip() if isinstance(block, Paragraph) else ""


def _title_cuts(blocks: tuple[Block, ...], contents: frozenset[int]) -> _Found:
    """Return the titles in the middle of the file that begin, or may begin, another report."""
    listed = entry_titles(blocks, contents)
    found = _Found([], {})
    before = ""
    begun = False
    for index, block in enumerate(blocks):
        line = _line(block)
        if index in contents or not line:
            continue
        if (
            begun
            and len(before) >= FEWEST_CHARACTERS
            and isinstance(block, Paragraph)
            and can_be_title(block)
        ):
            reason = _reason(blocks, index, before, listed)
            if reason == "":
                found.sure.append(index)
                before = ""
            elif reason is not None:
                found.unsure[index] = reason
        begun = True
        before += _MARKUP.sub("", line)
    return found


def _reason(blocks: tuple[Block, ...], index: int, before: str, listed: frozenset[str]) -> str | None:
    """Return why the line at *index* is no sure title of another report: "" where it is, None where it is none."""
    line = _line(blocks[index])
    names = names_a_report(line)
    if names and bare_entry(line) in listed and read_number(line) is None:
        return ""
    if read_number(line) or len(line) < SHORTEST_TITLE or _in_annex(blocks, index):
        return None
    closes, starts = _closes_before(blocks, index), _starts_after(blocks, index)
    sure = names and starts and _ends_before(blocks, index)
    reason = "" if sure else _doubt(blocks, index, starts=starts) if closes else None
    # Looked for last: it reads all of the text before.
    return None if reason is None or _MARKUP.sub("", line) in before else reason


def _doubt(blocks: tuple[Block, ...], index: int, *, starts: bool) -> str | None:
    """Return what is missing for the line at *index*, after the end of a report, to be a title for sure."""
    line = _line(blocks[index])
    if names_a_report(line):
        return "前面一篇像是到此为止，这一行像另一篇的题目，但后面的编号没有从头开始"
    if starts and (names_a_document(line) or _is_set_as_title(blocks, index)):
        return "前面一篇像是到此为止，后面的编号从头开始，但这一行没有写明是什么文种"
    return None


def _is_set_as_title(blocks: tuple[Block, ...], index: int) -> bool:
    """Return whether the line at *index* is set as a title: centred and larger than the text below it."""
    style, below = _style(blocks[index]), _style(blocks[index + 1]) if index + 1 < len(blocks) else None
    if style is None or not style.centered:
        return False
    return bool(style.size and below and below.size and style.size > below.size) or style.level == 1


def _style(block: Block) -> Style | None:
    return block.style if isinstance(block, Paragraph) else None


def _in_annex(blocks: tuple[Block, ...], index: int) -> bool:
    return any(_ANNEX.match(_line(block)) for block in blocks[max(0, index - 3) : index])


def _ends_before(blocks: tuple[Block, ...], index: int) -> bool:
    line = _line(blocks[index - 1])
    return bool(
        not isinstance(blocks[index - 1], Paragraph)
        or read_date(line)
        or is_organisation(line)
        or _PAGE_NUMBER.fullmatch(line)
        or _SEPARATOR.fullmatch(line)
        or _REFERENCE.match(line)
        or _ENDED.search(line)
    )


def _closes_before(blocks: tuple[Block, ...], index: int) -> bool:
    """Return whether what stands before *index* ends a report by more than a full stop: signature, line, page."""
    line = _line(blocks[index - 1])
    dated = read_date(line) is not None and len(line) <= LONGEST_DATE_LINE
    return bool(dated or is_organisation(line) or _SEPARATOR.fullmatch(line))


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
