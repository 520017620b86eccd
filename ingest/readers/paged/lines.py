"""Make lines of text of the characters on a page.

    glyphs 全 镇 共 有 党 员 1 2 1 名 on one height -> Line("全镇共有党员121名", box, face)

A space is set where the gap says so: between Latin letters a small one, beside a Han character only
a wide one, because justified Chinese text spreads its characters. What stands between wide gaps is
kept as the parts of a line. Which lines make a paragraph is decided elsewhere.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.readers.paged.page import Box, Face, Glyph, around
from ingest.readers.paged.pieces import PART_GAP, Piece, cut, in_order, merged

LATIN_GAP = 0.17
"""Gap, in line heights, that parts two Latin words."""

HAN_GAP = 0.8
"""Gap that parts two Han characters as a space in print does."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a line without wide gaps."""

    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: its text, where it stands, and the looks of most of it.

    `column` is 0 where a page has one column, else 1 for the left and 2 for the right one. `parts` are the
    stretches of text between wide gaps; more than one of them is a row of a table, or a signature's spacing.
    """

    text: str
    box: Box
    face: Face
    column: int = 0
    parts: tuple[Part, ...] = ()


def read_lines(glyphs: Iterable[Glyph], *, width: float) -> list[Line]:
    """Return the lines that *glyphs* make on a page of *width* points, in reading order."""
    return [line for piece in in_order(glyphs, width=width) if (line := _line(piece)) is not None]


def text_in(glyphs: Iterable[Glyph]) -> list[str]:
    """Return the lines of text in *glyphs*, which stand in one small area, from top to bottom."""
    pieces = merged(cut(glyphs), column=0)
    return [text for piece in pieces if (text := _spelled(piece.glyphs))]


def _line(piece: Piece) -> Line | None:
    text = _spelled(piece.glyphs)
    if not text:
        return None
    runs = _runs(piece.glyphs)
    whole = [Part(text, piece.box)]
    parts = whole if len(runs) == 1 else [Part(_spelled(run), around([g.box for g in run])) for run in runs]
    return Line(text, piece.box, _face(piece.glyphs), piece.column, tuple(parts))


def _face(glyphs: Sequence[Glyph]) -> Face:
    """Return the looks of most of *glyphs*."""
    if glyphs[0].face is glyphs[-1].face is glyphs[len(glyphs) // 2].face:
        return glyphs[0].face
    return Counter(glyph.face for glyph in glyphs).most_common(1)[0][0]


def _runs(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Return the stretches of *glyphs* between wide gaps, white space left out at their ends."""
    runs: list[list[Glyph]] = []
    end = -math.inf
    for glyph in glyphs:
        if glyph.char.isspace():
            continue
        left, top, right, bottom = glyph.box
        if left - end < PART_GAP * (bottom - top):
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
        end = right
    return runs


def _spelled(glyphs: Iterable[Glyph]) -> str:
    written: list[str] = []
    last: Glyph | None = None
    for glyph in glyphs:
        left, top, _, bottom = glyph.box
        if (
            last is not None
            # The quick question first: hardly any two neighbours have a gap.
            and (glyph.spaced or left - last.box.right > LATIN_GAP * (bottom - top))
            and not (last.char.isspace() or glyph.char.isspace())
            and _is_gap(last, glyph)
        ):
            written.append(" ")
        written.append(glyph.char)
        last = glyph
    return "".join(written).strip()


def _is_gap(last: Glyph, glyph: Glyph) -> bool:
    gap = glyph.box.left - last.box.right
    size = max(last.box.height, glyph.box.height)
    if not (last.char.isascii() and glyph.char.isascii()):
        return gap > HAN_GAP * size
    letters = last.char.isalpha() or glyph.char.isalpha()
    return gap > LATIN_GAP * size or (letters and glyph.spaced)
