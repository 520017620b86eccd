"""Numbered lines that are notes or references and head nothing.

    …名录已有两千余项①。                 ← the mark of a note in the text
    ①县文化馆.非遗名录汇编.              ← the note, below the paragraph that bears its mark
    1.王某.农村养老研究[J].2020,(3):12.   ← an entry of the references

A circled number that counts points (①摸清底数；②建立台账) bears no mark above it. A reference is
told by the type of its source (GB/T 7714: [J], [M], [EB/OL]), an address or a DOI.
"""

from __future__ import annotations

import re

from ingest.characters import fold
from ingest.lists import Numbers
from ingest.numbering import Rank
from report import Block, Paragraph, block_text

ABOVE = 4
"""So many blocks above a note bear its mark; other notes stand between."""

_REFERENCE = re.compile(r"\[(?:[JMDCNPRSGZA]|[A-Z]{1,2}/OL)\]|https?:|DOI[:：]|doi\.org", re.IGNORECASE)
_CIRCLED = re.compile(r" *([①-⑳])")


def note_lines(blocks: tuple[Block, ...], numbers: Numbers) -> frozenset[int]:
    """Return the positions of those numbered *blocks* that are notes or references."""
    return frozenset(
        index
        for index, (_, number) in numbers.items()
        if _REFERENCE.search(block_text(blocks[index]))
        or (number.rank is Rank.CIRCLED and _is_marked_above(blocks, index))
    )


def _is_marked_above(blocks: tuple[Block, ...], index: int) -> bool:
    """Return whether the circled number of the line at *index* is a mark inside one of the paragraphs above it."""
    match = _CIRCLED.match(block_text(blocks[index]))
    if match is None:
        return False
    mark = re.compile(rf"(?<=[^\s。;；:：,，、]){match[1]}")
    above = (block for block in blocks[max(0, index - ABOVE) : index] if isinstance(block, Paragraph))
    return any(mark.search(fold(block.text)) for block in above)
