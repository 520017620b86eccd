"""Make lines of text of the characters on a page.

    glyphs 全 镇 共 有 党 员 1 2 1 名 on one height -> Line("全镇共有党员121名", box, face)

A space is set where the gap says so: between Latin letters a small one, beside a Han character only
a wide one, because justified Chinese text spreads its characters. What stands between wide gaps is
kept as the parts of a line. Which lines make a paragraph is decided elsewhere.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median_low

from ingest.readers.paged.page import Box, Face, Glyph, around
from ingest.readers.paged.pieces import PART_GAP, Piece, cut, in_order, merged

LATIN_GAP = 0.17
"""Gap, in line heights, that parts two Latin words."""

HAN_GAP = 0.8
"""Gap that parts two Han characters as a space in print does."""

WORD_GAP = 0.28
"""Gap in a line set solid that parts two Han characters where pdfium sees a space too: 一、基本情况 全镇."""

PAIR = 2
"""Characters of a word that may be set wide to fill its column (日 期), with a gap below HAN_GAP."""

FEWEST_SPREAD = 3
SPREAD = (0.25, 2.2)
"""Characters that a line set wide has at least, and the gap between them, in line heights."""

_STRETCHED = re.compile(r"(?<![一-鿿])[一-鿿](?:[ 　]{1,2}[一-鿿]){2,}(?![一-鿿])")


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
    return [line.text for piece in merged(cut(glyphs), column=0) if (line := _line(piece)) is not None]


def _line(piece: Piece) -> Line | None:
    text, spread = _spelled(piece.glyphs), 0.0
    if not text:
        return None
    if " " in text and (spread := _spread(piece.glyphs)):
        text = _spelled(piece.glyphs, spread)
    runs = _runs(piece.glyphs, spread) if len(text.split()) > 1 else []  # a wide gap is a space at least
    if len(runs) <= 1:
        text = _unspaced(text)
        parts = [Part(text, piece.box)]
    else:
        parts = [Part(_unspaced(_spelled(run, spread)), around([g.box for g in run])) for run in runs]
    return Line(text, piece.box, _face(piece.glyphs), piece.column, tuple(parts))


def _spread(glyphs: Sequence[Glyph]) -> float:
    """Return by how much a line of Han characters is set wider than usual, in points; 0 where it is not.

    That is the gap which its characters share. A row of a table whose cells hold one character each has
    gaps as equal, but wider ones.
    """
    shown = [glyph for glyph in glyphs if not glyph.char.isspace()]
    if len(shown) == PAIR:
        gap = shown[1].box.left - shown[0].box.right
        return gap if gap <= HAN_GAP * shown[0].box.height else 0.0
    if len(shown) < FEWEST_SPREAD or 2 * sum(glyph.char.isascii() for glyph in shown) > len(shown):
        return 0.0
    usual = median_low(two.box.left - one.box.right for one, two in pairwise(shown))
    least, most = (share * shown[0].box.height for share in SPREAD)
    return usual if least < usual < most else 0.0


def _unspaced(text: str) -> str:
    """Return *text* without the spaces that only stretch a word: 基 本 情 况, but not 东村 西村."""
    return _STRETCHED.sub(lambda found: "".join(found.group().split()), text)


def _face(glyphs: Sequence[Glyph]) -> Face:
    """Return the looks of most of *glyphs*; neighbours share one value, so identity tells them apart."""
    faces = [glyph.face for glyph in glyphs]
    if faces[0] is faces[len(faces) // 2] is faces[-1]:
        return faces[0]
    most = Counter(map(id, faces)).most_common(1)[0][0]
    return next(face for face in faces if id(face) == most)


def _runs(glyphs: Iterable[Glyph], spread: float = 0.0) -> list[list[Glyph]]:
    """Return the stretches of *glyphs* between wide gaps, white space left out at their ends."""
    runs: list[list[Glyph]] = []
    end = -math.inf
    for glyph in glyphs:
        if glyph.char.isspace():
            continue
        left, top, right, bottom = glyph.box
        if left - end - spread < PART_GAP * (bottom - top):
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
        end = right
    return runs


def _spelled(glyphs: Iterable[Glyph], spread: float = 0.0) -> str:
    """Return the text of *glyphs*, which stand *spread* points farther apart than usual."""
    written: list[str] = []
    last: Glyph | None = None
    end = 0.0
    for glyph in glyphs:
        char, (left, top, right, bottom), _, _, spaced = glyph
        if (
            # The quick question first: hardly any two neighbours have a gap.
            (spaced or left - end > LATIN_GAP * (bottom - top))
            and last is not None
            and not (last.char.isspace() or char.isspace())
            and _is_gap(last, glyph, spread)
        ):
            written.append(" ")
        written.append(char)
        last, end = glyph, right
    return "".join(written).strip()


def _is_gap(last: Glyph, glyph: Glyph, spread: float) -> bool:
    gap = glyph.box.left - last.box.right - spread
    size = max(last.box.height, glyph.box.height)
    if not (last.char.isascii() and glyph.char.isascii()):
        return gap > HAN_GAP * size or (glyph.spaced and gap > WORD_GAP * size and _are_han(last, glyph))
    letters = last.char.isalpha() or glyph.char.isalpha()
    return gap > LATIN_GAP * size or (letters and glyph.spaced)


def _are_han(one: Glyph, two: Glyph) -> bool:
    return "一" <= one.char <= "鿿" and "一" <= two.char <= "鿿"
