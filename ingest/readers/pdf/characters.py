"""The characters of a PDF page, as pdfium decodes them.

    "全镇共有党员121名" in any font -> Glyph('全', Box(…), index=0, Face(12.0, 'FangSong', False)), …

Spaces that pdfium guesses between characters are left out, because gaps are judged where lines are made.
Text that is not shown (the hidden layer of a searchable scan) counts like any other. A watermark (aslant,
or large and pale) is left out. A character whose font does not say what it is, is U+FFFD.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections import deque
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import repeat, starmap
from struct import iter_unpack

import pypdfium2.raw as pdfium

from ingest.readers.paged.fonts import is_bold, named
from ingest.readers.paged.inks import LARGE, is_pale
from ingest.readers.paged.page import Face, Glyph, glyph_of
from ingest.readers.pdf.calls import Handle, address, char_box, is_generated
from ingest.readers.pdf.shown import Shown

MOST_CHARACTERS = 100_000
"""Characters of a page that are read; a page for reading has a few thousand."""

GUESSED = "\0"
"""Stands for a space that pdfium guesses."""

UNKNOWN = "\N{REPLACEMENT CHARACTER}"
HYPHEN = "\x02"
"""What pdfium makes of a hyphen at the end of a line, asked for by itself."""

_SPECIAL = re.compile("(?P<pair>[\ud800-\udbff][\udc00-\udfff])|[\0- \ud800-\udfff\ufffe]")
"""What is no plain character; pdfium gives U+FFFE for a hyphen at the end of a line, and for no code at all."""

_FLOATS = 4
_FONT_NAME_BYTES = 128
_ASLANT = 10
"""Degrees from the nearest right angle beyond which writing is a watermark; scans lie a little askew."""


def glyphs_of(text: Handle, view: Shown) -> Iterator[Glyph]:
    """Yield the characters of the text page *text*, which is shown like *view*."""
    looks = _Looks(text, turned=view.turned)
    faces: dict[tuple[int, int], Face | None] = {}
    face: Face | None = None
    at = end = -1.0
    spaced = False
    chars = _characters(text)
    boxes = starmap(view.placing(), _boxes(text, len(chars)))
    for index, (char, box) in enumerate(zip(chars, boxes, strict=True)):
        if char <= GUESSED:
            spaced = spaced or char == GUESSED
            continue
        _, top, _, bottom = box
        if top != at or bottom != end:
            if not all(map(math.isfinite, box)):
                continue
            # Characters of one height on one line are set alike, as far as matters for the looks of it.
            at, end = top, bottom
            key = round(top), round(bottom)
            face = faces[key] if key in faces else faces.setdefault(key, looks.of(index))
        if face is not None:
            yield glyph_of((char, box, index, face, spaced))
        spaced = False


def _boxes(text: Handle, count: int) -> Iterator[tuple[float, ...]]:
    """Yield left, top, right and bottom in user space of each of the first *count* characters of *text*.

    All are asked for in one go, and taken out of memory one by one.
    """
    found = (ctypes.c_float * (_FLOATS * count))()
    begin, size = ctypes.addressof(found), _FLOATS * ctypes.sizeof(ctypes.c_float)
    places = range(begin, begin + size * count, size)
    deque(map(char_box, repeat(address(text)), range(count), places), maxlen=0)
    return iter_unpack(f"{_FLOATS}f", found)


def is_cut(text: Handle) -> bool:
    """Return whether the text page *text* holds more characters than are read."""
    return bool(pdfium.FPDFText_CountChars(text) > MOST_CHARACTERS)


def _characters(text: Handle) -> list[str]:
    """Return each character of *text*: "" and the whole for the two halves of one beyond 16 bits."""
    chars, where = list(map(chr, _codes(text))), address(text)
    for found in _SPECIAL.finditer("".join(chars)):
        at = found.start()
        if found.group("pair"):
            whole = found.group().encode("utf-16-le", "surrogatepass").decode("utf-16-le")
            chars[at : at + 2] = ["", whole]
        else:
            chars[at] = GUESSED if is_generated(where, at) == 1 else _meant(text, at)
    return chars


def _codes(text: Handle) -> Sequence[int]:
    """Return the code of each character; asked for at once where pdfium gives as many as it counts."""
    count = min(pdfium.FPDFText_CountChars(text), MOST_CHARACTERS)
    buffer = (ctypes.c_ushort * (count + 1))()
    if pdfium.FPDFText_GetText(text, 0, count, buffer) == count + 1:
        return list(buffer[:count])
    return [pdfium.FPDFText_GetUnicode(text, index) for index in range(count)]


def _meant(text: Handle, index: int) -> str:
    """Return what the space, control character or half of a character at *index* stands for."""
    char = chr(pdfium.FPDFText_GetUnicode(text, index))
    if char in " \t":
        return " "
    return "-" if char == HYPHEN and pdfium.FPDFText_HasUnicodeMapError(text, index) != 1 else UNKNOWN


class _Looks:
    """The looks of the characters of a text page; a font's name is taken apart once."""

    def __init__(self, text: Handle, *, turned: int) -> None:
        self._text, self._turned = text, turned
        self._matrix, self._flags = pdfium.FS_MATRIX(), ctypes.c_int()
        self._name = ctypes.create_string_buffer(_FONT_NAME_BYTES)

    def of(self, index: int) -> Face | None:
        """Return the looks of the character at *index*, or None where it belongs to a watermark."""
        size, angle, matrix = pdfium.FPDFText_GetFontSize(self._text, index), 0, self._matrix
        if pdfium.FPDFText_GetMatrix(self._text, index, matrix):
            size *= math.hypot(matrix.c, matrix.d)
            angle = round(self._turned - math.degrees(math.atan2(matrix.b, matrix.a))) % 360
        if abs((angle + 45) % 90 - 45) > _ASLANT or (size >= LARGE and _is_pale(self._text, index)):
            return None
        known = pdfium.FPDFText_GetFontInfo(self._text, index, self._name, _FONT_NAME_BYTES, self._flags)
        return _face(self._name.value if known else b"", round(size, 1), round(angle / 90) % 4 * 90)


@lru_cache(maxsize=1_000)
def _face(name: bytes, size: float, angle: int) -> Face:
    font = named(name.decode("utf-8", errors="replace"))
    return Face(size or None, font, is_bold(font) if font else None, angle)


def _is_pale(text: Handle, index: int) -> bool:
    parts = [ctypes.c_uint() for _ in range(4)]
    if not pdfium.FPDFText_GetFillColor(text, index, *parts):
        return False
    *colours, ink = (part.value for part in parts)
    return is_pale(colours, alpha=ink)
