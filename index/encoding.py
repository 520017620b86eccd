"""Blocks and rectangles as JSON, for the columns of the catalog that hold them.

    Paragraph("全镇共有党员121名。", 40, 51, page=2) -> {"p": [40, 51, 2]}

A text that stands in the report's own text at its offsets is not written again. Decoding
gives equal values; what they mean is not looked at.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import astuple
from typing import Any

from report import Block, Cell, Paragraph, Picture, Rect, Style, Table


def encode_rects(rects: Sequence[Rect]) -> str:
    """Return *rects* as JSON."""
    return json.dumps(_plain_rects(rects))


def decode_rects(data: str) -> tuple[Rect, ...]:
    """Return the rectangles in *data*."""
    return _rects(json.loads(data))


def encode_blocks(blocks: Sequence[Block], text: str) -> str:
    """Return *blocks*, whose offsets count in *text*, as JSON."""
    return json.dumps(
        [_plain_block(block, text) for block in blocks], ensure_ascii=False, separators=(",", ":")
    )


def decode_blocks(data: str, text: str) -> tuple[Block, ...]:
    """Return the blocks in *data*, their texts cut from *text*."""
    return tuple(_block(item, text) for item in json.loads(data))


def _plain_rects(rects: Sequence[Rect]) -> list[tuple[Any, ...]]:
    return [astuple(rect) for rect in rects]


def _rects(data: Any) -> tuple[Rect, ...]:
    return tuple(Rect(*item) for item in data)


def _plain_block(block: Block, text: str) -> dict[str, Any]:
    match block:
        case Paragraph():
            place = [block.start, block.end, block.page]
            style = None if block.style is None else astuple(block.style)
            return _without_empty(
                p=place, text=_own(block, text), style=style, rects=_plain_rects(block.rects)
            )
        case Table():
            rows = [[_plain_cell(cell, text) for cell in row] for row in block.rows]
            about = [block.start, block.end, block.page, block.caption, block.unit]
            return _without_empty(t=about, rows=rows, rects=_plain_rects(block.rects))
        case Picture():
            about = [block.start, block.end, block.page, block.caption, block.sha256]
            return _without_empty(i=about, rects=_plain_rects(block.rects))


def _plain_cell(cell: Cell, text: str) -> list[Any]:
    return [cell.start, cell.end, cell.column, cell.colspan, cell.rowspan, cell.page, _own(cell, text)]


def _own(part: Paragraph | Cell, text: str) -> str | None:
    return None if text[part.start : part.end] == part.text else part.text


def _without_empty(**items: Any) -> dict[str, Any]:
    return {name: value for name, value in items.items() if value not in (None, [])}


def _block(item: dict[str, Any], text: str) -> Block:
    rects = _rects(item.get("rects", ()))
    if "p" in item:
        start, end, page = item["p"]
        style = Style(*item["style"]) if "style" in item else None
        return Paragraph(item.get("text", text[start:end]), start, end, page, style, rects)
    if "t" in item:
        start, end, page, caption, unit = item["t"]
        rows = tuple(tuple(_cell(cell, text) for cell in row) for row in item.get("rows", ()))
        return Table(rows, start, end, caption, unit, page, rects)
    start, end, page, caption, sha256 = item["i"]
    return Picture(start, end, caption, page, sha256, rects)


def _cell(item: list[Any], text: str) -> Cell:
    start, end, column, colspan, rowspan, page, own = item
    return Cell(text[start:end] if own is None else own, start, end, column, colspan, rowspan, page)
