"""The characters of a text object, each with its box on the page, and its looks.

    <TextCode X="0" Y="3" DeltaX="3 3">青禾县</TextCode> -> Run("青禾县", three boxes, face)

Whoever draws glyphs without saying which characters they are (blanks in place of text) gets U+FFFD, so
that the page is judged as garbled.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from ingest.readers import xml
from ingest.readers.ofd.drawn import Drawn
from ingest.readers.ofd.resources import Resources
from ingest.readers.ofd.setting import Setting, advances, places, setting_of
from ingest.readers.ofd.values import number, numbers
from ingest.readers.paged.inks import LARGE, OPAQUE, is_pale
from ingest.readers.paged.matrix import Matrix, Point
from ingest.readers.paged.page import Box, Face

ASCENT = 0.88
"""Share of the size that stands above the baseline in most Chinese fonts."""

BOLD_WEIGHT = 600
MOST_GLYPHS = 10_000
"""Glyphs of one text object that are looked at."""

_UNNAMED = "\N{REPLACEMENT CHARACTER}"
_QUARTER = 90
_SLANT = 10
"""Degrees from the level or upright beyond which text is slanted."""


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that one text code sets, their boxes and looks."""

    text: str
    boxes: tuple[Box, ...]
    face: Face


def runs(drawn: Drawn, resources: Resources) -> Iterator[Run]:
    """Yield what the text codes of the text object *drawn* set."""
    setting = setting_of(drawn.element)
    size = setting.size * drawn.matrix.upright_scale
    if setting.size <= 0 or _is_watermark(drawn.element, size):
        return
    face = _face(drawn.element, size, resources)
    start = Point(0, 0)
    for code in xml.children(drawn.element, "TextCode"):
        start = Point(_coordinate(code, "X", start.x), _coordinate(code, "Y", start.y))
        text = _characters(code, drawn.element)
        at = places(code, text, start, setting) if text else []
        angle = _angle(at, setting, drawn.matrix) if text else None
        if angle is not None:
            boxes = _boxes(at, advances(text, at, setting), setting.size, drawn.matrix)
            yield Run(text, tuple(boxes), replace(face, angle=angle))


def _is_watermark(element: xml.Element, size: float) -> bool:
    """Return whether the text object *element*, its letters of *size* points, is large and pale."""
    colour = xml.child(element, "FillColor")
    alphas = (number(xml.attribute(said, "Alpha")) for said in (element, colour))
    solid = min((alpha for alpha in alphas if alpha is not None), default=OPAQUE)
    return size >= LARGE and is_pale(numbers(xml.attribute(colour, "Value")), alpha=solid)


def _face(element: xml.Element, size: float, resources: Resources) -> Face:
    font = resources.fonts.get(xml.attribute(element, "Font") or "")
    heavy = (number(xml.attribute(element, "Weight")) or 0) >= BOLD_WEIGHT
    bold = True if heavy else font.bold if font else None
    return Face(round(size, 1) or None, font.name if font else None, bold)


def _boxes(at: Sequence[Point], widths: Sequence[float], size: float, matrix: Matrix) -> Iterator[Box]:
    """Yield the boxes on the page of characters whose baselines begin *at* these places."""
    for place, width in zip(at, widths, strict=True):
        top, bottom = place.y - ASCENT * size, place.y + (1 - ASCENT) * size
        yield matrix.around(Box(place.x, top, place.x + width, bottom))


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
        return _UNNAMED * len(glyphs)
    return text


def _glyph_ids(said: xml.Element) -> Iterator[str]:
    for transform in xml.children(said, "CGTransform"):
        listed = xml.child(transform, "Glyphs")
        yield from ((listed.text or "") if listed is not None else "").split()


def _angle(at: Sequence[Point], setting: Setting, matrix: Matrix) -> int | None:
    """Return the right angle by which writing that stands *at* these places is turned on the page.

    It is None for slanted writing, which is a watermark. The first step tells: a text code may go on in a
    second line, but not by its first step.
    """
    first = at[0]
    ahead = next((place for place in at if place != first), setting.ahead(first, setting.size))
    one, two = matrix.at(*first), matrix.at(*ahead)
    turned = math.degrees(math.atan2(two.y - one.y, two.x - one.x))
    quarters = round(turned / _QUARTER)
    return quarters % 4 * _QUARTER if abs(turned - quarters * _QUARTER) <= _SLANT else None
