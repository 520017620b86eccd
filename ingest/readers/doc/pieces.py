"""The text of a file, put together from its pieces, and where in the stream each character stands.

    text.characters[0:6] -> "石桥镇养老服"        text.offset(0) -> 2048

[MS-DOC] 2.4.1. A fast-saved file has its text in many pieces in any order. A character position counts
16-bit units, so characters beyond the basic plane stay two surrogates here; `whole` joins them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from ingest.readers.doc.binary import DamagedError, part, plc, u8, u16, u32
from ingest.readers.doc.container import Container
from ingest.readers.doc.fib import Part
from ingest.readers.doc.sprms import short_sprm

_MODIFIERS, _TABLE = 1, 2
_COMPRESSED, _OFFSET = 0x40000000, 0x3FFFFFFF
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_WINDOWS_1252 = {
    byte: char for byte in range(0x80, 0xA0) if (char := bytes([byte]).decode("cp1252", "ignore"))
}


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters *start* to *end*: one byte each (*narrow*) or two, at byte *at*; *grpprl* changes all of them."""

    start: int
    end: int
    at: int
    narrow: bool
    grpprl: bytes

    @property
    def width(self) -> int:
        """Bytes a character takes."""
        return 1 if self.narrow else 2


class Text:
    """All characters of a file, stories one after the other."""

    def __init__(self, container: Container) -> None:
        every = _pieces(container)
        self._pieces = _there(every, len(container.word))
        self.complete = bool(self._pieces) and self._pieces[-1].end == every[-1].end
        self._starts = [piece.start for piece in self._pieces]
        length = sum(piece.end - piece.start for piece in self._pieces)
        if not self._pieces or length > len(container.word):
            raise DamagedError
        self.characters = "".join(self._read(container.word, piece) for piece in self._pieces)

    def piece(self, position: int) -> Piece:
        """Return the piece in which the character at *position* stands."""
        return self._pieces[max(0, bisect_right(self._starts, position) - 1)]

    def offset(self, position: int) -> int:
        """Return the byte of the stream at which the character at *position* stands."""
        piece = self.piece(position)
        return piece.at + (position - piece.start) * piece.width

    def _read(self, word: bytes, piece: Piece) -> str:
        count = piece.end - piece.start
        raw = word[piece.at : piece.at + count * piece.width]
        if piece.narrow:
            text = raw.decode("latin-1").translate(_WINDOWS_1252)
        else:
            text = raw[: len(raw) // 2 * 2].decode("utf-16-le", "surrogatepass")
            text = _ASTRAL.sub(_surrogates, text)
        if len(text) < count:
            self.complete = False
        return text.ljust(count, "\0")


def whole(text: str) -> str:
    """Return *text* with its surrogates joined, one that stands alone being dropped."""
    return _PAIR.sub(lambda pair: pair.group().encode("utf-16-le", "surrogatepass").decode("utf-16-le"), text)


def _surrogates(found: re.Match[str]) -> str:
    high, low = divmod(ord(found.group()) - 0x10000, 0x400)
    return chr(0xD800 + high) + chr(0xDC00 + low)


def _pieces(container: Container) -> tuple[Piece, ...]:
    clx = container.part(Part.PIECES)
    modifiers: list[bytes] = []
    at = 0
    while u8(clx, at) == _MODIFIERS:
        size = u16(clx, at + 1)
        modifiers.append(part(clx, at + 3, size))
        at += 3 + size
    if u8(clx, at) != _TABLE:
        raise DamagedError
    table = plc(part(clx, at + 5, u32(clx, at + 1)), 8)
    return tuple(_piece(one.start, one.end, one.record, modifiers) for one in table)


def _there(pieces: tuple[Piece, ...], size: int) -> list[Piece]:
    """Return *pieces* without the end that lies behind the *size* bytes of a stream that was cut off."""
    there = list(pieces)
    while there:
        last = there[-1]
        count = min(last.end - last.start, (size - last.at) // last.width)
        if count >= 0:
            there[-1] = replace(last, end=last.start + count)
            break
        there.pop()
    return there


def _piece(start: int, end: int, record: bytes, modifiers: list[bytes]) -> Piece:
    place, prm = u32(record, 2), u16(record, 6)
    narrow = bool(place & _COMPRESSED)
    at = place & _OFFSET
    if prm & 1:
        grpprl = modifiers[prm >> 1] if prm >> 1 < len(modifiers) else b""
    else:
        grpprl = short_sprm(prm >> 1 & 0x7F, prm >> 8)
    return Piece(start, end, at // 2 if narrow else at, narrow, grpprl)
