"""Lead sentences: one sentence on a line of its own over the paragraphs it announces.

    对外开放继续扩大，形成了多层次、宽领域的格局。        ← lead sentence
    五年来，进出口总额由……增加到……。利用外资……            ← what it announces

Speeches use them as headings. Only a group counts: three or more between two numbered
headings, each before a paragraph several times as long; a single short paragraph is text, and laws
have none.
"""

from __future__ import annotations

import re

from ingest.characters import fold
from ingest.marks import Bare, Mark
from ingest.numbering import Rank
from report import Block, Paragraph, block_text

SHORTEST, LONGEST = 8, 64
LONG_PARAGRAPH = 100
FEWEST = 3

_ONE_SENTENCE = re.compile(r"[^。;:!?]+。$")
_ARTICLE = re.compile(r" *第 ?[一二三四五六七八九十百\d]{1,4} ?条")
_ADDRESSES = re.compile(r"各位|同志们|谢谢|让我们|请|以上|特此|现将|——|“")


def sentence_marks(
    blocks: tuple[Block, ...], marks: tuple[Mark, ...], *, skip: frozenset[int]
) -> tuple[Mark, ...]:
    """Return the marks of lead sentences among *blocks*; those in *skip* or of *marks* are none."""
    if any(_ARTICLE.match(fold(block_text(block)[:12])) for block in blocks):
        return ()
    taken = {mark.block for mark in marks}
    groups: list[list[int]] = [[]]
    borders = {mark.block for mark in marks if mark.rank < Rank.ITEM and not mark.inline}
    for index in range(len(blocks) - 1):
        if index in borders:
            groups.append([])
        elif index not in taken and index not in skip and _leads(blocks, index, taken):
            groups[-1].append(index)
    chosen = [index for group in groups if len(group) >= FEWEST for index in group]
    return tuple(_mark(blocks[index], index) for index in chosen)


def _leads(blocks: tuple[Block, ...], index: int, taken: set[int]) -> bool:
    block, following = blocks[index], blocks[index + 1]
    if not isinstance(block, Paragraph) or not isinstance(following, Paragraph) or index + 1 in taken:
        return False
    line = fold(block.text).strip()
    if not SHORTEST <= len(line) <= LONGEST or _ADDRESSES.match(line) or not _ONE_SENTENCE.fullmatch(line):
        return False
    before = blocks[index - 1] if index else None
    announced = isinstance(before, Paragraph) and fold(before.text).rstrip().endswith(":")
    return not announced and len(following.text) >= max(LONG_PARAGRAPH, 2 * len(line))


def _mark(block: Block, index: int) -> Mark:
    return Mark(
        start=block.start,
        end=block.end,
        body=None,
        rank=Bare.SENTENCE,
        series=Bare.SENTENCE.name,
        ordinal=0,
        block=index,
    )
