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

from collections.abc import Mapping
from dataclasses import dataclass

from ingest.beginnings import head_above, read_beginning, title_below, words_of
from ingest.characters import fold
from ingest.collected import labelled, numbered_titles
from ingest.contents import contents_blocks, entry_titles
from ingest.cutting import move
from report import Block, Paragraph, Proposal, block_text, quote_at

FEWEST_CHARACTERS = 200
"""A part has at least this much text before another title may begin the next."""

ASTRAY = "这一行像汇编里一篇的编号，但与前面的编号接不上"

COVER = 1500
"""A cover, a preface, a table of contents before the first labelled report are no report of their own."""


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
    labels = labelled(blocks, contents)
    asked = dict.fromkeys((at for at in labels.astray if at > 0), ASTRAY)
    if labels.counting:
        return _Found(_from_second(blocks, list(labels.counting)), asked)
    titles = numbered_titles(blocks, contents)
    found = _Found(_from_second(blocks, titles), {}) if titles else _title_cuts(blocks, contents)
    return _Found(found.sure, asked | found.unsure)


def _from_second(blocks: tuple[Block, ...], series: list[int]) -> list[int]:
    """Return *series* without its first place where only a cover or a table of contents stands before it."""
    before = sum(len(block_text(block)) for block in blocks[: series[0]])
    return series if before >= COVER else series[1:]


def _with_decisions(blocks: tuple[Block, ...], cuts: list[int], decided: Mapping[int, bool]) -> list[int]:
    made = {index for index in cuts if decided.get(blocks[index].start, True)}
    wanted = {index for index, block in enumerate(blocks) if decided.get(block.start, False)}
    return sorted(made | wanted)


def _proposal(blocks: tuple[Block, ...], index: int, reason: str) -> Proposal:
    line = block_text(blocks[index]).strip()
    title = block_text(blocks[title_below(blocks, index)]).strip()
    return Proposal(blocks[index].start, quote_at(line, 0), title, reason)


def _part(blocks: tuple[Block, ...], first: int, last: int) -> Part:
    start = blocks[first].start if first else 0
    end = blocks[last].start if last < len(blocks) else blocks[-1].end if blocks else 0
    own = tuple(move(block, start) for block in blocks[first:last])
    if own and own[-1].end < end - start:  # the line feed before the next part: an empty last line holds it
        own = (*own, Paragraph("", end - start, end - start))
    return Part(own, start, end)


def _title_cuts(blocks: tuple[Block, ...], contents: frozenset[int]) -> _Found:
    """Return the titles in the middle of the file that begin, or may begin, another report."""
    listed = entry_titles(blocks, contents)
    found = _Found([], {})
    before = ""
    for index, block in enumerate(blocks):
        line = fold(block.text).strip() if isinstance(block, Paragraph) and index not in contents else ""
        if not line:
            continue
        far = len(before) >= FEWEST_CHARACTERS
        beginning = read_beginning(blocks, index, before, listed) if far else None
        if beginning and beginning.doubt is None:
            found.sure.append(head_above(blocks, index))
            before = ""
        elif beginning and beginning.doubt:
            found.unsure[head_above(blocks, index)] = beginning.doubt
        before += words_of(line)
    return found
