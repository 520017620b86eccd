"""What is anchored in the body text: notes, text boxes and pictures, by the character that they stand at.

    Anchored(container, pictures).at(118) -> Anchors(notes=(Note("footnote", 0, 6860, 6885),), …)

[MS-DOC] 2.3.2 to 2.3.6. Notes and text boxes are stories of their own behind the body text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass

from ingest.readers.doc.binary import plc, u16, u32
from ingest.readers.doc.container import Container
from ingest.readers.doc.drawings import Drawings
from ingest.readers.doc.fib import Part
from ingest.readers.doc.pictures import Pictures

_NOTE_MARK, _BOX, _SHAPE_PLACE = 2, 22, 26
_BOX_REUSABLE, _BOX_SHAPE = 8, 14


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote or endnote: its number among its kind and where its text stands."""

    kind: str
    key: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Box:
    """A text box and where its text stands."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Shown:
    """Pictures that float, as elements."""

    xml: str


Anchor = Note | Box | Shown


class Anchored:
    """The notes, text boxes and floating pictures of the body text."""

    def __init__(self, container: Container, pictures: Pictures) -> None:
        self._at: defaultdict[int, list[Anchor]] = defaultdict(list)
        self._last = max(0, container.fib.main - 1)
        self._drawings = Drawings(container, pictures)
        with container.salvaging("图片和文本框"):
            self._read_floating(container)
        with container.salvaging("脚注"):
            self._read_notes(container, "footnote", container.fib.main)
        with container.salvaging("尾注"):
            self._read_notes(container, "endnote", container.fib.first_endnote)
        self._places = sorted(self._at)

    def notes(self, kind: str) -> list[Note]:
        """Return the notes of one *kind* in their order."""
        return [
            one
            for place in self._places
            for one in self._at[place]
            if isinstance(one, Note) and one.kind == kind
        ]

    def places(self, start: int, end: int) -> list[int]:
        """Return the characters from *start* up to *end* at which something is anchored."""
        return self._places[bisect_left(self._places, start) : bisect_left(self._places, end)]

    def at(self, place: int) -> list[Anchor]:
        """Return what is anchored at the character *place*."""
        return self._at[place]

    def _read_notes(self, container: Container, kind: str, first: int) -> None:
        marks, texts = Part[f"{kind}_marks".upper()], Part[f"{kind}_texts".upper()]
        places = plc(container.part(marks), _NOTE_MARK).places[:-1]
        ends = plc(container.part(texts), 0).places
        for key, (place, start, end) in enumerate(zip(places, ends, ends[1:], strict=False)):
            self._add(place, Note(kind, key, first + start, first + end))

    def _read_floating(self, container: Container) -> None:
        shapes = plc(container.part(Part.SHAPES), _SHAPE_PLACE)
        places = {u32(shape.record, 0): shape.start for shape in shapes}
        for shape, place in places.items():
            self._add(place, Shown(self._drawings.pictures(shape)))
        first = container.fib.first_endnote + container.fib.endnotes
        for box in plc(container.part(Part.BOX_TEXTS), _BOX):
            shape = u32(box.record, _BOX_SHAPE)
            if shape and not u16(box.record, _BOX_REUSABLE):
                place = places.get(self._drawings.anchor(shape), self._last)
                self._add(place, Box(first + box.start, first + box.end))

    def _add(self, place: int, anchor: Anchor) -> None:
        """Note *anchor* at *place* of the body text; what a broken file anchors elsewhere comes at its end.

        A text box that stands in itself would be written again and again.
        """
        self._at[min(place, self._last)].append(anchor)
