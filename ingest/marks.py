"""The places where sections may begin: numbered lines, items inside a paragraph, bare headings.

A mark says where a heading stands, where it ends, and what kind of number it has; how
marks nest is decided in levels.py, once all of them are known. Entries of a list
("（一）申请书；" under an announcing line), articles of a law (第X条) and what stands in a
table of contents are no marks.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum

from ingest.characters import fold
from ingest.grouped import LETTER, grouped_numbers
from ingest.headings import cut_heading
from ingest.lists import Numbers, list_entries
from ingest.notes import note_lines
from ingest.numbering import Number, Rank, inline_starts, read_number
from report import Block, Paragraph

CHAPTER_LINE = 44
"""第二章… on a longer line is a sentence about a chapter."""

CHAPTER_NAME = 16
"""第二章 组织建设。全镇… begins with its heading where that is no longer than this."""

_APART = frozenset(("1", "问题一", LETTER))
FEWEST_ARTICLES = 3
"""A text with fewer lines 第X条 only quotes a law."""


class Bare(IntEnum):
    """Headings without a number, on the scale of `Rank`: those above numbers are below zero."""

    SIGNATURE = -4
    ANNEX = -3
    ALONE = -2
    OVER = -1
    UNDER = 11
    SENTENCE = 14


@dataclass(frozen=True, slots=True)
class Mark:
    """One heading: offsets in the report's text, and what orders it among others.

    `series` names the marks that count together, `rank` is a value of `Rank` or `Bare`.
    `body` is where the run-in text begins, None for a heading on a line of its own.
    `inline` marks begin inside a paragraph; `continues` tells that the item goes on with
    the series of an enclosing one. `outline_level` is that of the format's own heading styles.
    """

    start: int
    end: int
    body: int | None
    rank: int
    series: str
    ordinal: int
    block: int
    inline: bool = False
    continues: bool = False
    outline_level: int | None = None


def line_numbers(blocks: tuple[Block, ...]) -> Numbers:
    """Return the heading numbers with which paragraphs among *blocks* begin."""
    numbers = {
        index: read
        for index, block in enumerate(blocks)
        if isinstance(block, Paragraph) and (read := _line_number(block))
    }
    return dict(sorted({**numbers, **grouped_numbers(blocks, numbers)}.items()))


def numbered_marks(
    blocks: tuple[Block, ...], numbers: Numbers, *, skip: frozenset[int], fresh: frozenset[int]
) -> tuple[Mark, ...]:
    """Return the marks of the numbered headings and items in *blocks*, in order.

    *numbers* are those of `line_numbers`; *skip* are positions of blocks without headings
    (title, contents, signature); at the positions *fresh* an annex begins, in which the
    articles of a law no longer run on.
    """
    shown = {index: read for index, read in numbers.items() if index not in skip}
    notes = note_lines(blocks, shown)
    unused = skip | notes | list_entries(blocks, shown) | _within_articles(len(blocks), shown, fresh)
    marks: list[Mark] = []
    for index, block in enumerate(blocks):
        if isinstance(block, Paragraph) and index not in unused:
            marks += _paragraph_marks(block, index, numbers.get(index))
    return tuple(marks)


def _line_number(block: Paragraph) -> tuple[int, Number] | None:
    """Return the number that begins the paragraph and the offset of the words after it."""
    folded = fold(block.text)
    lead = len(folded) - len(folded.lstrip())
    number = read_number(folded, lead)
    if number is None or lead + number.length >= len(folded.rstrip()):
        return None
    words = lead + number.length
    if number.rank <= Rank.PARAGRAPH and not _heads_a_chapter(folded, words):
        return None
    return words, number


def _heads_a_chapter(folded: str, words: int) -> bool:
    """Return whether the line, whose words begin at *words*, is or begins with the heading of a chapter."""
    if len(folded) <= CHAPTER_LINE and not folded.rstrip().endswith("。"):
        return True
    cut = cut_heading(folded, words)
    return cut.body is not None and cut.end - words <= CHAPTER_NAME


def _within_articles(count: int, numbers: Numbers, fresh: frozenset[int]) -> set[int]:
    """Return the blocks that belong to an article of a law: from 第X条 to the next chapter or annex."""
    if sum(number.rank is Rank.ARTICLE for _, number in numbers.values()) < FEWEST_ARTICLES:
        return {index for index, (_, number) in numbers.items() if number.rank is Rank.ARTICLE}
    inside: set[int] = set()
    in_article = False
    for index in range(count):
        number = numbers[index][1] if index in numbers else None
        if index in fresh or (number and number.rank <= Rank.PARAGRAPH):
            in_article = False
        elif number and number.rank is Rank.ARTICLE:
            in_article = True
        if in_article:
            inside.add(index)
    return inside


def _paragraph_marks(block: Paragraph, index: int, read: tuple[int, Number] | None) -> list[Mark]:
    """Return the mark that begins a numbered paragraph, and those of the items inside any paragraph."""
    folded = fold(block.text)
    openers = [_Item(0, read[1], read[0])] if read else []
    if read:
        body = cut_heading(folded, read[0]).body
        nested = read_number(folded, body) if body is not None else None
        if body is not None and nested and Rank.ARTICLE > nested.rank > read[1].rank:
            openers.append(_Item(body, nested, body + nested.length))
    items = [*openers, *_inline_items(folded, openers)]
    ends = [*(item.at for item in items[1:]), len(folded)][: len(items)]
    return [_mark(block, index, folded, item, end) for item, end in zip(items, ends, strict=True)]


@dataclass(frozen=True, slots=True)
class _Item:
    """A number inside a paragraph: where it and its words begin, and how it joins its series."""

    at: int
    number: Number
    words: int
    inline: bool = False
    continues: bool = False


def _inline_items(folded: str, openers: list[_Item]) -> list[_Item]:
    """Return the items inside a paragraph that count: series of two or more, and what continues *openers*."""
    after = openers[-1].words if openers else 0
    open_series: list[list[_Item]] = [[item] for item in openers]
    own: list[list[_Item]] = []
    for at in inline_starts(folded):
        number = read_number(folded, at) if at > after else None
        if number is None:
            continue
        item = _Item(at, number, at + number.length, inline=True)
        depth = _series_that_counts_on(open_series, number)
        if depth is not None:
            open_series[depth].append(replace(item, continues=True))
            del open_series[depth + 1 :]
        elif number.ordinal == 1:
            nested = [
                at
                for at in range(len(openers), len(open_series))
                if _series(open_series[at][0].number) == _series(number)
            ]
            del open_series[nested[1] if len(nested) > 1 else len(open_series) :]
            open_series.append([item])
            own.append(open_series[-1])
    joined = [item for series in own if len(series) > 1 for item in series]
    continued = [item for series in open_series[: len(openers)] for item in series[1:]]
    return sorted({*joined, *continued}, key=lambda item: item.at)


def _series_that_counts_on(open_series: list[list[_Item]], number: Number) -> int | None:
    for depth in range(len(open_series) - 1, -1, -1):
        last = open_series[depth][-1].number
        if last.shape == number.shape and last.ordinal + 1 == number.ordinal:
            return depth
    return None


def _mark(block: Paragraph, index: int, folded: str, item: _Item, limit: int) -> Mark:
    cut = cut_heading(folded[item.at : limit], item.words - item.at)
    number = item.number
    return Mark(
        start=block.start + item.at,
        end=block.start + item.at + cut.end,
        body=None if cut.body is None else block.start + item.at + cut.body,
        rank=number.rank,
        series=_series(number),
        ordinal=number.ordinal,
        block=index,
        inline=item.inline,
        continues=item.continues,
        outline_level=block.style.level if block.style else None,
    )


def _series(number: Number) -> str:
    """Return what *number* counts with: 一是 and 其一 count apart, and so do "1 背景" and "1.背景", 问题一 and （一）."""
    apart = number.rank is Rank.ITEM or number.shape in _APART
    return f"{number.rank.name} {number.shape if apart else ''}"
