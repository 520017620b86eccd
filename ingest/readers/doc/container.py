"""The streams of a Word 97–2003 file, in bounds, and a note of which parts of it are damaged.

    Container(data).part(Part.STYLES) -> the bytes of the style sheet

The OLE2 container is opened with olefile, which bears streams that are cut off; only this module
knows it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from io import BytesIO

import olefile

from ingest.readers.doc.binary import DamagedError, part
from ingest.readers.doc.fib import Fib, Part, read_fib

_WHAT = "存储结构"
_FIRST_YEAR = 1980
_UTF_8 = 65001
_CODECS = {_UTF_8: "utf-8", 1200: "utf-16-le", 936: "gb18030"}
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
        """Return what the file says of itself that is not empty: title, author, created and modified."""
        try:
            said = self._ole.get_metadata()
        except _BROKEN:
            return ()
        codec = _codec(said.codepage)
        named = (("title", said.title), ("subject", said.subject), ("creator", said.author))
        dated = (("created", said.create_time), ("modified", said.last_saved_time))
        found = [(name, _text(value, codec)) for name, value in named]
        found += [(name, _time(value)) for name, value in dated]
        return tuple((name, text) for name, text in found if text)

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


def _codec(codepage: object) -> str:
    """Return Python's name of a *codepage*, which olefile takes for a signed number."""
    number = codepage % 0x10000 if isinstance(codepage, int) else _UTF_8
    return _CODECS.get(number, f"cp{number}")


def _text(value: object, codec: str) -> str:
    """Return the property *value* as text; olefile gives bytes, and more than the text where WPS wrote it."""
    if isinstance(value, bytes):
        try:
            value = value.decode(codec, "ignore")
        except LookupError:
            return ""
    text = value.partition("\0")[0].strip() if isinstance(value, str) else ""
    return text if text.isprintable() else ""


def _time(value: object) -> str:
    """Return the time *value* in ISO 8601; a program that knows none writes one of 1601."""
    return f"{value.isoformat()}Z" if isinstance(value, datetime) and value.year >= _FIRST_YEAR else ""
