"""The streams of a Word 97–2003 file, in bounds, and a note of which parts of it are damaged.

    Container(data).part(Part.STYLES) -> the bytes of the style sheet

The OLE2 container is opened with olefile, which bears streams that are cut off; only this module
knows it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

import olefile

from ingest.readers.doc.binary import DamagedError, part
from ingest.readers.doc.fib import Fib, Part, read_fib
from ingest.readers.doc.properties import read_properties

_WHAT = "存储结构"
_SUMMARY = "\x05SummaryInformation"
_BROKEN = (
    OSError,
    ValueError,
    IndexError,
    TypeError,
    KeyError,
    AttributeError,
    OverflowError,
    RecursionError,
)
"""What olefile raises on containers that are broken in ways of their own."""


class Container:
    """The streams and the head of one file; raises DamagedError where it has no readable head.

    `damaged` names, in Chinese, what could not be read.
    """

    def __init__(self, data: bytes) -> None:
        self.damaged: set[str] = set()
        try:
            self._ole = olefile.OleFileIO(BytesIO(data))
        except _BROKEN as error:
            raise DamagedError from error
        for entry in filter(None, self._ole.direntries):
            entry.size = min(entry.size, len(data))  # a chain of sectors that runs in a circle has no end
        self.word = self._stream("WordDocument")
        self.fib: Fib = read_fib(self.word)
        self.table = b"" if self.fib.old or self.fib.encrypted else self._stream(self.fib.table)
        self.data = self._stream("Data")

    @contextmanager
    def salvaging(self, what: str) -> Iterator[None]:
        """Go on behind the block where it finds damage, and note *what* was lost."""
        try:
            yield
        except DamagedError:
            self.damaged.add(what)

    def part(self, which: Part) -> bytes:
        """Return the bytes of *which*, none where the file has none; raises DamagedError where they are cut off."""
        place = self.fib.place(which)
        return part(self.table, place.at, place.size) if place.size else b""

    def after(self, which: Part) -> bytes:
        """Return all that stands in the table stream from *which* on."""
        return self.table[self.fib.place(which).at :]

    def properties(self) -> tuple[tuple[str, str], ...]:
        """Return what the file says of itself; damage there loses no text and is not noted."""
        damaged = set(self.damaged)
        found = read_properties(self._stream(_SUMMARY))
        self.damaged = damaged
        return found

    def _stream(self, name: str) -> bytes:
        """Return the stream *name*, none where there is none; one that is cut off is damage."""
        before = len(self._ole.parsing_issues)
        try:
            data = bytes(self._ole.openstream(name).read()) if self._ole.exists(name) else b""
        except _BROKEN:
            data = b""
            self.damaged.add(_WHAT)
        if len(self._ole.parsing_issues) > before:
            self.damaged.add(_WHAT)
        return data
