"""The line that a block is, as the ways of finding titles, labels and headings read it."""

from __future__ import annotations

from ingest.characters import fold
from report import Block, Paragraph


def folded_line(block: Block) -> str:
    """Return the folded text of a paragraph without white space at its ends; "" for a table or a picture.

    >>> folded_line(Paragraph("　第一篇：甲镇（上）", 0, 10))
    '第一篇:甲镇(上)'
    """
    return fold(block.text).strip() if isinstance(block, Paragraph) else ""
