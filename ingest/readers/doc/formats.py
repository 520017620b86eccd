r"""Which modifiers hold for the characters and paragraphs at a place of the stream.

    Formats(container, Part.RUNS, paragraphs=False).at(2048) -> Run(2048, 2060, b"\x35\x08\x01", style=0)

[MS-DOC] 2.9.33 and 2.9.175: a table of pages of 512 bytes, each with runs of the stream. A page is
looked at when it is first needed; one that is damaged gives runs without modifiers.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from ingest.readers.doc.binary import DamagedError, part, plc, u8, u16, u32
from ingest.readers.doc.container import Container
from ingest.readers.doc.fib import Part

_PAGE = 512
_PAGE_NUMBER = 0x3FFFFF
_WHAT = "格式"
_RUN_HEAD, _PARAGRAPH_HEAD = 1, 13


@dataclass(frozen=True, slots=True)
class Run:
    """Bytes *start* to *end* of the stream that share *grpprl*; *style* is that of a paragraph."""

    start: int
    end: int
    grpprl: bytes = b""
    style: int = 0


class Formats:
    """The runs of characters or, with *paragraphs*, the paragraphs of one stream."""

    def __init__(self, container: Container, bins: Part, *, paragraphs: bool) -> None:
        self._container, self._paragraphs = container, paragraphs
        self._size = len(container.word)
        self._starts: tuple[int, ...] = ()
        self._numbers: tuple[int, ...] = ()
        self._pages: dict[int, tuple[Run, ...]] = {}
        with container.salvaging(_WHAT):
            found = plc(container.part(bins), 4)
            self._starts = found.places
            self._numbers = tuple(u32(record, 0) & _PAGE_NUMBER for record in found.records)

    def at(self, offset: int) -> Run:
        """Return the run in which byte *offset* stands; where none does, one without modifiers up to the next."""
        at = bisect_right(self._starts, offset) - 1
        if not 0 <= at < len(self._numbers):
            return Run(offset, self._starts[0] if at < 0 < len(self._starts) else offset + self._size + 1)
        runs = self._page(self._numbers[at])
        index = bisect_right(runs, offset, key=lambda run: run.start) - 1
        if index >= 0 and offset < runs[index].end:
            return runs[index]
        after = runs[index + 1].start if index + 1 < len(runs) else self._starts[at + 1]
        return Run(offset, max(after, offset + 1))

    def _page(self, number: int) -> tuple[Run, ...]:
        if number not in self._pages:
            self._pages[number] = ()
            with self._container.salvaging(_WHAT):
                self._pages[number] = self._read(part(self._container.word, number * _PAGE, _PAGE))
        return self._pages[number]

    def _read(self, page: bytes) -> tuple[Run, ...]:
        count = page[_PAGE - 1]
        head = _PARAGRAPH_HEAD if self._paragraphs else _RUN_HEAD
        read = _paragraph if self._paragraphs else _run
        runs: list[Run] = []
        for index in range(count):
            start, end = u32(page, 4 * index), u32(page, 4 * index + 4)
            if start >= end or (runs and start < runs[-1].end):
                raise DamagedError
            runs.append(read(page, start, end, 2 * u8(page, 4 * (count + 1) + head * index)))
        return tuple(runs)


def _run(page: bytes, start: int, end: int, at: int) -> Run:
    return Run(start, end, part(page, at + 1, u8(page, at)) if at else b"")


def _paragraph(page: bytes, start: int, end: int, at: int) -> Run:
    if not at:
        return Run(start, end)
    size = 2 * u8(page, at) - 1
    at += 1
    if size < 0:  # a size of zero: the next byte tells
        size = 2 * u8(page, at)
        at += 1
    grpprl = part(page, at, size)
    return Run(start, end, grpprl[2:], u16(grpprl, 0))
