"""The characters of a PDF page, as pdfium decodes them.

    "全镇共有党员121名" in any font -> Glyph('全', Box(…), index=0, Face(12.0, 'FangSong', False)), …

Spaces that pdfium guesses between characters are left out, because gaps are judged where lines are made.
Text that is not shown (the hidden layer of a searchable scan) counts like any other. A watermark (aslant,
or large and pale) is left out. A character whose font does not say what it is, is U+FFFD.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator

import pypdfium2.raw as pdfium

from ingest.readers.paged.page import Face, Glyph
from ingest.readers.pdf.drawings import Handle, Place

MOST_CHARACTERS = 100_000
"""Characters of a page that are read; a page for reading has a few thousand."""

UNKNOWN = "\N{REPLACEMENT CHARACTER}"
HYPHEN = "\x02"
"""What pdfium makes of a hyphen at the end of a line."""

_HIGH_SURROGATES = range(0xD800, 0xDC00)
_LOW_SURROGATES = range(0xDC00, 0xE000)
_FONT_NAME_BYTES = 128
_FARTHEST = 20_000.0
"""Points from the corner that the largest page may have; nothing beyond is seen."""

_ASLANT = 10
"""Degrees from the nearest right angle beyond which writing is a watermark; scans lie a little askew."""

_LARGE = 30.0
_PALE, _PAPER, _SOLID = 190, 250, 160
"""A watermark has letters of so many points, every colour above pale and below the paper's, or thin ink."""

_BOLD = ("bold", "heavy", "black", "黑")


def glyphs_of(text: Handle, place: Place, *, turned: int) -> Iterator[Glyph]:
    """Yield the characters of the text page *text*, which is shown *turned* by so many degrees."""
    rect = pdfium.FS_RECTF()
    box_of = pdfium.FPDFText_GetLooseCharBox
    face: Face | None = None
    top = height = -1.0
    spaced = False
    for index, char in _characters(text):
        if char == "":
            spaced = True
            continue
        if not box_of(text, index, rect):
            continue
        box = place(rect.left, rect.bottom, rect.right, rect.top)
        if not (
            -_FARTHEST < box.left <= box.right < _FARTHEST and -_FARTHEST < box.top < box.bottom < _FARTHEST
        ):
            continue
        if not (-1 < box.top - top < 1 and -1 < box.bottom - box.top - height < 1):
            # Neighbours of one height are set alike, as far as matters for the looks of a line.
            top, height = box.top, box.bottom - box.top
            face = _face(text, index, turned)
        if face is not None:
            yield Glyph(char, box, index, face, spaced)
        spaced = False


def _characters(text: Handle) -> Iterator[tuple[int, str]]:
    """Yield each character with its index, "" for a space that pdfium guessed.

    Halves of a surrogate pair are put together.
    """
    code_of = pdfium.FPDFText_GetUnicode
    high = 0
    for index in range(min(pdfium.FPDFText_CountChars(text), MOST_CHARACTERS)):
        code = code_of(text, index)
        if code <= ord(" "):
            yield index, _blank(text, index, chr(code))
        elif code in _HIGH_SURROGATES:
            high = code
        elif code in _LOW_SURROGATES:
            yield index, chr(0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)) if high else UNKNOWN
            high = 0
        else:
            yield index, chr(code)


def _blank(text: Handle, index: int, char: str) -> str:
    """Return what the space or control character *char* stands for."""
    if pdfium.FPDFText_IsGenerated(text, index) == 1:
        return ""
    if char in " \t":
        return " "
    return "-" if char == HYPHEN and pdfium.FPDFText_HasUnicodeMapError(text, index) != 1 else UNKNOWN


def _face(text: Handle, index: int, turned: int) -> Face | None:
    """Return the looks of the character at *index*, or None where it belongs to a watermark."""
    matrix = pdfium.FS_MATRIX()
    size, angle = pdfium.FPDFText_GetFontSize(text, index), 0
    if pdfium.FPDFText_GetMatrix(text, index, matrix):
        size *= math.hypot(matrix.c, matrix.d)
        angle = round(turned - math.degrees(math.atan2(matrix.b, matrix.a))) % 360
    if abs((angle + 45) % 90 - 45) > _ASLANT or (size >= _LARGE and _is_pale(text, index)):
        return None
    buffer = ctypes.create_string_buffer(_FONT_NAME_BYTES)
    pdfium.FPDFText_GetFontInfo(text, index, buffer, _FONT_NAME_BYTES, ctypes.c_int())
    name = buffer.value.decode("utf-8", errors="replace").partition("+")
    font = (name[2] or name[0]) or None
    bold = any(word in font.lower() for word in _BOLD) if font else None
    return Face(round(size, 1) or None, font, bold, round(angle / 90) % 4 * 90)


def _is_pale(text: Handle, index: int) -> bool:
    parts = [ctypes.c_uint() for _ in range(4)]
    if not pdfium.FPDFText_GetFillColor(text, index, *parts):
        return False
    *colours, ink = (part.value for part in parts)
    return ink < _SOLID or _PALE <= min(colours) < _PAPER
