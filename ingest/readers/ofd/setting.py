"""How wide characters are where the file does not say, and where each of a text code stands.

    "青禾县" from (0, 3) in steps of 3 -> (0, 3), (3, 3), (6, 3)

A text code gives the way from one character to the next, not their widths: a character is as wide as
that way, or where a gap stands in it, as such a character is in most fonts.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.readers import xml
from ingest.readers.ofd.values import number, steps
from ingest.readers.paged.matrix import Point

LOOSE = 1.2
"""Sizes up to which the way to the next character is spaced setting and no gap."""

_NARROW, _WIDE = frozenset("iIjl.,:;'`!|()[]ftr-1 "), frozenset("mwMW@%&")
_EAST_ASIAN_WIDE = {"W", "F", "A"}


@dataclass(frozen=True, slots=True)
class Setting:
    """The size of characters, the factor by which they are stretched, the way they read in radians."""

    size: float
    stretch: float
    reads: float

    def natural(self, char: str) -> float:
        """Return how wide *char* is in most fonts."""
        if unicodedata.east_asian_width(char) in _EAST_ASIAN_WIDE:
            share = 1.0
        elif char in _NARROW:
            share = 0.33
        elif char in _WIDE:
            share = 0.85
        else:
            share = 0.68 if char.isupper() else 0.52
        return share * self.size * self.stretch

    def ahead(self, start: Point, way: float) -> Point:
        """Return the place *way* further on from *start*."""
        return Point(start.x + way * round(math.cos(self.reads)), start.y + way * round(math.sin(self.reads)))


def setting_of(element: xml.Element) -> Setting:
    """Return how the text object *element* sets its characters."""
    size = abs(number(xml.attribute(element, "Size")) or 0)
    stretch = number(xml.attribute(element, "HScale")) or 1.0
    return Setting(size, stretch, math.radians(number(xml.attribute(element, "ReadDirection")) or 0))


def places(code: xml.Element, text: str, start: Point, setting: Setting) -> list[Point]:
    """Return where the baseline of each character of *text*, which *code* sets from *start*, begins."""
    return list(_places(code, text, start, setting))


def _places(code: xml.Element, text: str, start: Point, setting: Setting) -> Iterator[Point]:
    count = len(text) - 1
    across, down = (steps(xml.attribute(code, name), count) for name in ("DeltaX", "DeltaY"))
    here = start
    yield here
    for at, char in enumerate(text[:-1]):
        if across or down:
            here = Point(here.x + (across[at] if across else 0), here.y + (down[at] if down else 0))
        else:
            here = setting.ahead(here, setting.natural(char))
        yield here


def advances(text: str, at: Sequence[Point], setting: Setting) -> list[float]:
    """Return how wide the characters of *text*, which stand *at* these places, are."""
    return [
        *(
            _advance(char, two.x - one.x, setting)
            for char, (one, two) in zip(text, pairwise(at), strict=False)
        ),
        setting.natural(text[-1]),
    ]


def _advance(char: str, way: float, setting: Setting) -> float:
    natural = setting.natural(char)
    return way if 0 < way <= LOOSE * max(setting.size, natural) else natural
