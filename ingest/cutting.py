"""Blocks cut to a span of the text: a paragraph that crosses the border is divided, a table is not.

"一、基本情况 全镇共有党员77名。" cut at 6 → Paragraph("一、基本情况"), Paragraph("全镇共有党员77名。")
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace

from report import Block, Paragraph, Table


def blocks_between(blocks: tuple[Block, ...], start: int, end: int) -> Iterator[Block]:
    """Yield what of *blocks* stands between offsets *start* and *end*, without white space at the borders."""
    first = max(bisect_right(blocks, start, key=lambda block: block.start) - 1, 0)
    last = bisect_left(blocks, end, lo=first, key=lambda block: block.start)
    for block in blocks[first:last]:
        if isinstance(block, Paragraph):
            piece = _piece(block, max(start, block.start), min(end, block.end))
            if piece is not None:
                yield piece
        elif block.start >= start:
            yield block


def _piece(block: Paragraph, start: int, end: int) -> Paragraph | None:
    if (start, end) == (block.start, block.end) and block.text:
        return block
    text = block.text[start - block.start : end - block.start]
    bare = text.strip()
    if not bare:
        return None
    start += text.index(bare[0])
    return replace(block, text=bare, start=start, end=start + len(bare))


def move(block: Block, offset: int) -> Block:
    """Return *block* as it stands in a text that begins *offset* code points further on.

    >>> move(Paragraph("正文", 10, 12), 10)
    Paragraph(text='正文', start=0, end=2, page=None, style=None, rects=())
    """
    if not offset:
        return block
    start, end = block.start - offset, block.end - offset
    if not isinstance(block, Table):
        return replace(block, start=start, end=end)
    rows = tuple(
        tuple(replace(cell, start=cell.start - offset, end=cell.end - offset) for cell in row)
        for row in block.rows
    )
    return replace(block, rows=rows, start=start, end=end)
