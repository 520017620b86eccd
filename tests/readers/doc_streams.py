"""How the parts of a Word 97 document lie in its streams: pieces of text, pages of formatting, tables, the head."""

from __future__ import annotations

import struct
from dataclasses import dataclass

_TEXT_AT = 1024
_PAGE = 512
_PARTS = 93


@dataclass(frozen=True)
class Run:
    """Characters and their modifiers; *note* and *box* are texts that are anchored in them."""

    text: str
    grpprl: bytes = b""
    note: str = ""
    box: str = ""


@dataclass(frozen=True)
class Para:
    runs: tuple[Run, ...]
    grpprl: bytes = b""
    style: int = 0


@dataclass(frozen=True)
class Piece:
    """So many characters, one byte each or two, moved to the end of the stream or not; *prm* changes them all."""

    length: int
    narrow: bool = False
    last: bool = False
    prm: int = 0


class Stream:
    """The text in its pieces and the pages of formatting behind it."""

    def __init__(self, paragraphs: list[Para], pieces: tuple[Piece, ...]) -> None:
        text = "".join(one.text for each in paragraphs for one in each.runs)
        self._units = text.encode("utf-16-le")
        total = len(self._units) // 2
        used = sum(piece.length for piece in pieces)
        self._pieces = [*pieces, *([Piece(total - used)] if total > used else [])]
        self._places = self._place()
        self._runs = [(_units(one.text), one.grpprl) for each in paragraphs for one in each.runs]
        self._paragraphs = [
            (length_of(each), struct.pack("<H", each.style) + each.grpprl) for each in paragraphs
        ]
        self.data = b""
        for at, piece in sorted(zip(self._places, self._pieces, strict=True), key=lambda one: one[0]):
            start = self._start(piece)
            raw = self._units[2 * start : 2 * (start + piece.length)]
            self.data += raw.decode("utf-16-le").encode("cp1252") if piece.narrow else raw
            assert _TEXT_AT + len(self.data) == at + piece.length * (1 if piece.narrow else 2)

    def clx(self) -> bytes:
        starts = [self._start(piece) for piece in self._pieces]
        table = struct.pack(f"<{len(starts) + 1}I", *starts, starts[-1] + self._pieces[-1].length)
        for at, piece in zip(self._places, self._pieces, strict=True):
            place = (2 * at | 0x40000000) if piece.narrow else at
            table += struct.pack("<HIH", 0, place, piece.prm)
        return b"\x02" + struct.pack("<I", len(table)) + table

    def bins(self, *, paragraphs: bool) -> bytes:
        """Add a page for each stretch that lies in one piece, and return where they stand."""
        found = sorted(self._stretches(self._paragraphs if paragraphs else self._runs))
        self.data += bytes(-(_TEXT_AT + len(self.data)) % _PAGE)
        numbers = []
        for start, end, grpprl in found:
            numbers.append((_TEXT_AT + len(self.data)) // _PAGE)
            self.data += _page(start, end, grpprl, paragraph=paragraphs)
        edges = [start for start, _, _ in found] + [found[-1][1]]
        return struct.pack(f"<{len(edges)}I{len(numbers)}I", *edges, *numbers)

    def _start(self, piece: Piece) -> int:
        at = next(at for at, one in enumerate(self._pieces) if one is piece)
        return sum(one.length for one in self._pieces[:at])

    def _place(self) -> list[int]:
        order = sorted(range(len(self._pieces)), key=lambda at: (self._pieces[at].last, at))
        places, at = {}, _TEXT_AT
        for index in order:
            places[index] = at
            at += self._pieces[index].length * (1 if self._pieces[index].narrow else 2)
        return [places[index] for index in range(len(self._pieces))]

    def _stretches(self, lengths: list[tuple[int, bytes]]) -> list[tuple[int, int, bytes]]:
        found, cp = [], 0
        for length, grpprl in lengths:
            for at, piece in zip(self._places, self._pieces, strict=True):
                start = self._start(piece)
                first, last = max(cp, start), min(cp + length, start + piece.length)
                width = 1 if piece.narrow else 2
                if first < last:
                    found.append((at + (first - start) * width, at + (last - start) * width, grpprl))
            cp += length
        return found


class Table:
    def __init__(self) -> None:
        self.data = b""
        self.places: dict[int, tuple[int, int]] = {}

    def add(self, key: int, data: bytes) -> None:
        self.places[key] = (len(self.data), len(data))
        self.data += data


def head_of(
    places: dict[int, tuple[int, int]], lengths: list[int], size: int, *, version: int, flags: int
) -> bytes:
    main, notes, header, boxes = lengths
    head = struct.pack("<HHHHHH20x", 0xA5EC, version, 0, 0x804, 0, 0x1200 | flags)
    head += struct.pack("<H28xH", 14, 22)
    head += struct.pack("<22I", 0, 0, 0, main, notes, header, 0, 0, 0, boxes, *[0] * 12)
    head += struct.pack("<H", _PARTS)
    for key in range(_PARTS):
        head += struct.pack("<II", *places.get(key, (size, 0)))
    return head.ljust(_TEXT_AT, b"\0")


def _page(start: int, end: int, grpprl: bytes, *, paragraph: bool) -> bytes:
    if paragraph:
        grpprl += bytes(1 - len(grpprl) % 2)
        body = bytes([(len(grpprl) + 1) // 2]) + grpprl
    else:
        body = bytes([len(grpprl)]) + grpprl
    at = (_PAGE - 1 - len(body)) // 2 * 2
    page = struct.pack("<IIB", start, end, at // 2).ljust(at, b"\0") + body
    return page.ljust(_PAGE - 1, b"\0") + b"\x01"


def style_sheet(styles: tuple[bytes, ...]) -> bytes:
    head = struct.pack("<HHHHHHHHH", len(styles), 10, 1, 0, 0, 0, 0, 0, 0)
    sheet = struct.pack("<H", len(head)) + head
    return sheet + b"".join(struct.pack("<H", len(one)) + one for one in styles)


def plc_of(places: list[int], end: int | None, records: list[bytes]) -> bytes:
    """Return a PLC; *end* is one more place."""
    edges = places if end is None else [*places, end]
    return struct.pack(f"<{len(edges)}I", *edges) + b"".join(records) if places else b""


def anchors(body: list[Para], what: str) -> list[int]:
    found, cp = [], 0
    for each in body:
        for one in each.runs:
            if getattr(one, what):
                found.append(cp)
            cp += _units(one.text)
    return found


def starts_of(story: list[Para]) -> list[int]:
    starts, cp = [], 0
    for each in story:
        starts.append(cp)
        cp += length_of(each)
    return [*starts, cp] if starts else []


def length_of(paragraph: Para) -> int:
    return sum(_units(one.text) for one in paragraph.runs)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
