"""The characters of a text object, each with its box on the page, its looks, and which way it reads.

    <TextCode X="0" Y="3" DeltaX="3 3">青禾县</TextCode> -> Run("青禾县", three boxes, face, turns=0)

A text object gives the place of each character, but not its width: that is the way to the next one,
or what such a character measures in most fonts. Whoever draws glyphs without saying which characters
they are (blanks in place of text) gets U+FFFD, so that the page is judged as garbled.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from ingest.readers import xml
from ingest.readers.ofd.drawn import Drawn
from ingest.readers.ofd.resources import Resources, is_bold
from ingest.readers.ofd.values import number, steps
from ingest.readers.paged.matrix import Matrix, Point
from ingest.readers.paged.page import Box, Face

ASCENT = 0.88
"""Share of the size that stands above the baseline in Chinese fonts (GB/T 22320 leaves it to the font)."""

LOOSE = 1.2
"""Sizes up to which the way to the next character is spaced setting and no gap."""

MOST_GLYPHS = 10_000
"""Glyphs of one text object that are looked at."""

_NARROW, _WIDE = frozenset("iIjl.,:;'`!|()[]ftr-1 "), frozenset("mwMW@%&")
_EAST_ASIAN_WIDE = {"W", "F", "A"}
_QUARTER = 90
_SLANT = 10
"""Degrees from the level or upright beyond which text is slanted."""


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that one text code sets, their boxes and looks.

    `turns` counts the quarter turns clockwise in which it reads: 0 from left to right, 1 downwards;
    it is None where the text is slanted, as watermarks are.
    """

    text: str
    boxes: tuple[Box, ...]
    face: Face
    turns: int | None


@dataclass(frozen=True, slots=True)
class _Pen:
    """How a text object sets characters: their size and width in its own coordinates, its map, its looks."""

    size: float
    stretch: float
    matrix: Matrix
    face: Face
    reads: float

    def box(self, at: Point, width: float) -> Box:
        top, bottom = at.y - ASCENT * self.size, at.y + (1 - ASCENT) * self.size
        return self.matrix.around(Box(at.x, top, at.x + width, bottom))


def runs(drawn: Drawn, resources: Resources) -> Iterator[Run]:
    """Yield what the text codes of the text object *drawn* set."""
    pen = _pen(drawn, resources)
    x = y = 0.0
    for code in xml.children(drawn.element, "TextCode"):
        x, y = _coordinate(code, "X", x), _coordinate(code, "Y", y)
        text = _characters(code, drawn.element)
        if text and pen.size > 0:
            places = list(_places(code, text, Point(x, y), pen))
            boxes = tuple(pen.box(at, _advance(text, places, i, pen)) for i, at in enumerate(places))
            yield Run(text, boxes, pen.face, _turns(places, pen))


def _pen(drawn: Drawn, resources: Resources) -> _Pen:
    said = drawn.element
    size = abs(number(xml.attribute(said, "Size")) or 0)
    font = resources.fonts.get(xml.attribute(said, "Font") or "")
    face = Face(
        round(size * drawn.matrix.upright_scale, 1) or None,
        font.name if font else None,
        True if is_bold(said) else font.bold if font else None,
    )
    stretch = number(xml.attribute(said, "HScale")) or 1.0
    return _Pen(size, stretch, drawn.matrix, face, number(xml.attribute(said, "ReadDirection")) or 0)


def _coordinate(code: xml.Element, name: str, before: float) -> float:
    """Return the coordinate *name* of *code*; where it says none, the one of the text code *before*."""
    found = number(xml.attribute(code, name))
    return before if found is None else found


def _characters(code: xml.Element, said: xml.Element) -> str:
    """Return the characters of the text *code*; line breaks in it are layout of the XML, not text."""
    text = code.text or ""
    text = text.strip() if "\n" in text else text
    glyphs = list(islice(_glyph_ids(said), MOST_GLYPHS))
    if not text.strip() and len(set(glyphs)) > max(1, len(set(text))):
        return "\ufffd" * len(glyphs)
    return text


def _glyph_ids(said: xml.Element) -> Iterator[str]:
    for transform in xml.children(said, "CGTransform"):
        listed = xml.child(transform, "Glyphs")
        yield from ((listed.text or "") if listed is not None else "").split()


def _places(code: xml.Element, text: str, start: Point, pen: _Pen) -> Iterator[Point]:
    """Yield where the baseline of each character of *text* begins."""
    count = len(text) - 1
    across, down = (steps(xml.attribute(code, name), count) for name in ("DeltaX", "DeltaY"))
    if not across and not down:
        natural = [_natural(char, pen) for char in text]
        turned = math.radians(pen.reads)
        across = [width * round(math.cos(turned)) for width in natural]
        down = [width * round(math.sin(turned)) for width in natural]
    x, y = start
    yield start
    for at in range(count):
        x += across[at] if across else 0
        y += down[at] if down else 0
        yield Point(x, y)


def _advance(text: str, places: list[Point], at: int, pen: _Pen) -> float:
    """Return how wide the character *at* is: up to the next one, unless a gap stands between them."""
    natural = _natural(text[at], pen)
    if at + 1 == len(places) or places[at + 1].x <= places[at].x:
        return natural
    way = places[at + 1].x - places[at].x
    return way if way <= LOOSE * max(pen.size, natural) else natural


def _natural(char: str, pen: _Pen) -> float:
    """Return how wide *char* is in most fonts."""
    if unicodedata.east_asian_width(char) in _EAST_ASIAN_WIDE:
        share = 1.0
    elif char in _NARROW:
        share = 0.33
    elif char in _WIDE:
        share = 0.85
    else:
        share = 0.68 if char.isupper() else 0.52
    return share * pen.size * pen.stretch


def _turns(places: list[Point], pen: _Pen) -> int | None:
    """Return the quarter turns in which the characters at *places* follow one another on the page.

    The first step tells: a text code may go on in a second line, but not by its first step.
    """
    turned = math.radians(pen.reads)
    first = places[0]
    ahead = next(
        (at for at in places if at != first), Point(first.x + math.cos(turned), first.y + math.sin(turned))
    )
    one, two = pen.matrix.at(*first), pen.matrix.at(*ahead)
    angle = math.degrees(math.atan2(two.y - one.y, two.x - one.x))
    turns = round(angle / _QUARTER)
    return turns % 4 if abs(angle - turns * _QUARTER) <= _SLANT else None


def count_written(found: Iterable[Run], turns: int) -> int:
    """Return how many characters read in *turns* quarter turns, white space not counted."""
    return sum(not char.isspace() for run in found if run.turns == turns for char in run.text)
