"""Read the bytes of a .doc and ask for one thing that the reading says."""

from __future__ import annotations

from pathlib import Path

from ingest.readers import read
from report import Block, Paragraph, Reading, Style, Table, Verdict, block_text


def reading(data: bytes) -> Reading:
    return read(Path("报告.doc"), data=data)


def blocks(data: bytes) -> tuple[Block, ...]:
    found = reading(data)
    assert found.verdict is Verdict.COMPLETE, found.reasons
    return found.blocks


def texts(data: bytes) -> list[str]:
    return [block_text(block) for block in blocks(data)]


def style_of(data: bytes) -> Style:
    block = blocks(data)[0]
    assert isinstance(block, Paragraph)
    assert block.style is not None
    return block.style


def cells(data: bytes) -> list[list[tuple[str, int, int, int]]]:
    """Return text, column, colspan and rowspan of the cells of the only table."""
    [found] = [block for block in blocks(data) if isinstance(block, Table)]
    return [[(cell.text, cell.column, cell.colspan, cell.rowspan) for cell in row] for row in found.rows]
