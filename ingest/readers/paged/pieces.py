"""Put the characters of a page in reading order: pieces of lines, and two columns one after the other.

    glyphs drawn across two columns -> the pieces of the left column, then those of the right one

Characters follow one another in content order; a piece ends where the next character stands on another
height, or far away. Pieces of one printed line are put together again, except across the gap between
two columns. More than two columns are read like one.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.readers.paged.page import Box, Glyph, around

PART_GAP = 1.2
"""Gap, in line heights, that parts what is printed in one line: cells, columns, a signature's name."""

OVERPRINT = 0.3
"""Share of its width by which a character printed twice is shifted, and neighbours overlap, at most."""

_OVERLAP = 0.5
_LEAST_IN_COLUMN = 6
_LEAST_WIDTH = 0.25
_MIDDLE = 0.05


@dataclass(frozen=True, slots=True)
class Piece:
    """Neighbouring characters of one line; `column` is 1 or 2 on a page with two columns, else 0."""

    glyphs: tuple[Glyph, ...]
    box: Box
    column: int = 0


def in_order(glyphs: Iterable[Glyph], *, width: float) -> list[Piece]:
    """Return the lines that *glyphs* make on a page of *width* points, in reading order."""
    pieces = cut(glyphs)
    gutter = _gutter(pieces, width)
    if gutter is None:
        return merged(pieces, column=0)
    across = merged([p for p in pieces if _side(p, gutter) == 0], column=0)
    columns = [merged([p for p in pieces if _side(p, gutter) == side], column=side) for side in (1, 2)]
    ordered: list[Piece] = []
    for whole in across:  # a title over both columns parts what is above it from what is below
        for column in columns:
            while column and column[0].box.middle < whole.box.middle:
                ordered.append(column.pop(0))
        ordered.append(whole)
    return [*ordered, *columns[0], *columns[1]]


def cut(glyphs: Iterable[Glyph]) -> list[Piece]:
    """Cut *glyphs*, in content order, where a line or a part of one ends."""
    runs: list[list[Glyph]] = []
    run: list[Glyph] = []
    last: Glyph | None = None
    end, at, foot = -math.inf, 0.0, 0.0
    for glyph in glyphs:
        char, (left, top, right, bottom), _, _, _ = glyph
        # The same font on the same line, so almost always; the rest is asked for in full.
        near = top == at and bottom == foot and top - bottom < left - end < PART_GAP * (bottom - top)
        if last is not None and (near or _follows(last.box, glyph.box)):
            if char == last.char and _is_overprint(last, glyph):
                continue
            run.append(glyph)
        elif char.isspace():
            continue
        else:
            run = [glyph]
            runs.append(run)
        last, end, at, foot = glyph, right, top, bottom
    return [Piece(tuple(run), around([glyph.box for glyph in run])) for run in runs]


def merged(pieces: Iterable[Piece], *, column: int) -> list[Piece]:
    """Put the *pieces* of each printed line of a *column* together; sort the lines from the top."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: (p.box.middle, p.box.left)):
        row = next((row for row in rows[:-4:-1] if _overlap(row[0].box, piece.box) > _OVERLAP), None)
        if row is None:
            rows.append([piece])
        else:
            row.append(piece)
    return [_row(row, column) for row in rows]


def _row(pieces: list[Piece], column: int) -> Piece:
    if len(pieces) == 1:
        return replace(pieces[0], column=column) if column else pieces[0]
    pieces.sort(key=lambda piece: piece.box.left)
    kept: list[Glyph] = []
    end = pieces[0].box.left
    woven = False
    for piece in pieces:
        over = piece.box.left < end
        kept += _unprinted(piece.glyphs, kept) if over else piece.glyphs
        woven, end = woven or over, max(end, piece.box.right)
    return Piece(tuple(_woven(kept) if woven else kept), around([piece.box for piece in pieces]), column)


def _woven(glyphs: list[Glyph]) -> list[Glyph]:
    """Return *glyphs* from left to right where none stands on another, else as they are.

    Quotation marks in another font may be drawn after the text in whose gaps they stand. The lines of a
    formula, which reach into each other, would be shuffled.
    """
    ordered = sorted(glyphs, key=lambda glyph: glyph.box.left)
    collide = any(
        one.box.right - two.box.left > OVERPRINT * min(one.box.width, two.box.width)
        for one, two in pairwise(ordered)
    )
    return glyphs if collide else ordered


def _unprinted(glyphs: Iterable[Glyph], before: Sequence[Glyph]) -> list[Glyph]:
    """Return those of *glyphs* that do not print over one of *before*, as some programs do for bold letters."""
    same: dict[str, list[Glyph]] = defaultdict(list)
    for glyph in before:
        same[glyph.char].append(glyph)
    return [glyph for glyph in glyphs if not any(_is_overprint(one, glyph) for one in same[glyph.char])]


def _is_overprint(one: Glyph, two: Glyph) -> bool:
    """Return whether *two* is the same character as *one*, printed over it to look bold."""
    slack = OVERPRINT * max(one.box.width, two.box.width)
    return abs(one.box.left - two.box.left) < slack and abs(one.box.middle - two.box.middle) < slack


def _follows(last: Box, box: Box) -> bool:
    size = max(last.height, box.height)
    return -size < box.left - last.right < PART_GAP * size and _overlap(last, box) >= _OVERLAP


def _overlap(one: Box, two: Box) -> float:
    """Return which share of the lower of two boxes stands on the same height as the other."""
    _, top, _, bottom = one
    _, other_top, _, other_bottom = two
    shared = min(bottom, other_bottom) - max(top, other_top)
    return shared / max(0.1, min(bottom - top, other_bottom - other_top))


def _side(piece: Piece, gutter: float) -> int:
    """Return in which column *piece* stands: 1 or 2, or 0 where it reaches over both."""
    if piece.box.right <= gutter:
        return 1
    return 2 if piece.box.left >= gutter else 0


def _gutter(pieces: Sequence[Piece], width: float) -> float | None:
    """Return the x of the gap between two columns of text, or None on a page with one column."""
    middle, slack = width / 2, _MIDDLE * width
    wide = [piece.box for piece in pieces if piece.box.width > _LEAST_WIDTH * width]
    left = [box for box in wide if box.right < middle + slack]
    right = [box for box in wide if box.left > middle - slack]
    across = sum(box.left < middle - slack and box.right > middle + slack for box in wide)
    if min(len(left), len(right)) < _LEAST_IN_COLUMN or across * 3 > len(left) + len(right):
        return None
    inner = max(box.right for box in left), min(box.left for box in right)
    return sum(inner) / 2 if inner[0] < inner[1] else None
