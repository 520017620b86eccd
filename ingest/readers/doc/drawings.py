"""The shapes of the body text: which one in the text each belongs to, and the pictures that it shows.

    Drawings(container, pictures).pictures(1026) -> <w:drawing>… for the pictures in shape 1026 and in those it groups

[MS-DOC] 2.9.172 and [MS-ODRAW]. Groups are walked with a stack and to a bounded depth.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.readers.doc.binary import u8, u16, u32
from ingest.readers.doc.container import Container
from ingest.readers.doc.fib import Part
from ingest.readers.doc.pictures import Pictures
from ingest.readers.doc.records import HEAD, Record, records

_DRAWINGS, _STORE, _DRAWING, _GROUP, _SHAPE = 0xF000, 0xF001, 0xF002, 0xF003, 0xF004
_IDENTITY, _PROPERTIES = 0xF00A, 0xF00B
_PICTURE, _PROPERTY_MASK, _PROPERTY = 0x0104, 0x3FFF, 6
_BODY_TEXT = 0
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class _Nested:
    """A record and how deep it stands in groups."""

    record: Record
    depth: int


class Drawings:
    """The shapes of the body text of one file."""

    def __init__(self, container: Container, pictures: Pictures) -> None:
        self._pictures = pictures
        self._store: list[Record] = []
        self._shown: defaultdict[int, list[int]] = defaultdict(list)
        self._anchors: dict[int, int] = {}
        with container.salvaging("图片和文本框"):
            self._read(container.part(Part.DRAWINGS))

    def anchor(self, shape: int) -> int:
        """Return the shape in the text that *shape* is or is grouped in."""
        return self._anchors.get(shape, shape)

    def pictures(self, shape: int) -> str:
        """Return the elements of the pictures that the *shape* in the text shows; raises DamagedError."""
        shown = (index - 1 for index in self._shown.get(shape, ()))
        kept = (index for index in shown if 0 <= index < len(self._store))
        return "".join(self._pictures.stored(index, self._store[index]) for index in kept)

    def _read(self, content: bytes) -> None:
        if not content:
            return
        at = HEAD + u32(content, 4)
        for common in records(content[:at]):
            for record in records(common.body) if common.kind == _DRAWINGS else ():
                if record.kind == _STORE:
                    self._store = list(records(record.body))
        while at < len(content):
            size = HEAD + u32(content, at + 5)
            if u8(content, at) == _BODY_TEXT:
                self._read_drawing(content[at + 1 : at + 1 + size])
            at += 1 + size

    def _read_drawing(self, data: bytes) -> None:
        for drawing in records(data):
            for group in records(drawing.body) if drawing.kind == _DRAWING else ():
                for top in records(group.body) if group.kind == _GROUP else ():
                    self._read_shapes(top)

    def _read_shapes(self, top: Record) -> None:
        """Note the shapes in *top*: one shape, or a group whose first shape stands for all of it."""
        anchor: int | None = None
        waiting = [_Nested(top, 0)]
        while waiting:
            nested = waiting.pop()
            record = nested.record
            if record.kind in {_GROUP, _SHAPE} and nested.depth < _DEEPEST:
                inside = [_Nested(one, nested.depth + 1) for one in records(record.body)]
                waiting.extend(reversed(inside))
            elif record.kind == _IDENTITY:
                shape = u32(record.body, 0)
                anchor = shape if anchor is None else anchor
                self._anchors[shape] = anchor
            elif record.kind == _PROPERTIES and anchor is not None:
                self._shown[anchor] += _pictures(record)


def _pictures(table: Record) -> Iterator[int]:
    """Yield the numbers, from 1, of the stored pictures that a *table* of properties names."""
    for at in range(0, min(_PROPERTY * table.instance, len(table.body) - _PROPERTY + 1), _PROPERTY):
        if u16(table.body, at) & _PROPERTY_MASK == _PICTURE:
            yield u32(table.body, at + 2)
