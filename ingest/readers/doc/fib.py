"""The head of a WordDocument stream: which version wrote it, and where everything else stands.

    read_fib(stream).main -> 6860 characters of body text; .places[Part.PIECES] -> where the CLX is

[MS-DOC] 2.5. What follows the 97 edition of the head is ignored: text needs none of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from ingest.readers.doc.binary import DamagedError, u16, u32

WORD_97 = 0x6A
"""The lowest nFib that Word 97 and later write; Word 6 and 95 write 101 to 105."""

_IDENTS = range(0xA5DB, 0xA5ED)
_ENCRYPTED, _SECOND_TABLE = 0x0100, 0x0200
_LENGTHS, _PLACES = 0x4C, 0x9A


class Part(IntEnum):
    """Parts of the table stream, numbered as in FibRgFcLcb97."""

    STYLES = 1
    FOOTNOTE_MARKS = 2
    FOOTNOTE_TEXTS = 3
    SECTIONS = 6
    RUNS = 12
    PARAGRAPHS = 13
    FONTS = 15
    PIECES = 33
    SHAPES = 40
    ENDNOTE_MARKS = 46
    ENDNOTE_TEXTS = 47
    DRAWINGS = 50
    BOX_TEXTS = 56
    LISTS = 73
    LIST_OVERRIDES = 74


@dataclass(frozen=True, slots=True)
class Place:
    """Where a part stands in the table stream, in bytes."""

    at: int
    size: int


@dataclass(frozen=True, slots=True)
class Fib:
    """The head; lengths of the stories are in characters, in the order in which they stand."""

    version: int
    encrypted: bool
    table: str
    places: tuple[Place, ...] = ()
    main: int = 0
    footnotes: int = 0
    headers: int = 0
    macros: int = 0
    comments: int = 0
    endnotes: int = 0
    boxes: int = 0

    @property
    def old(self) -> bool:
        """Whether Word 95 or an earlier one wrote the file, in a format of its own."""
        return self.version < WORD_97

    @property
    def first_endnote(self) -> int:
        """Return the character at which the endnotes begin."""
        return self.main + self.footnotes + self.headers + self.macros + self.comments

    def place(self, part: Part) -> Place:
        """Return where *part* stands; of no size where there is none."""
        return self.places[part] if part < len(self.places) else Place(0, 0)


def read_fib(word: bytes) -> Fib:
    """Return the head of the stream *word*; raises DamagedError where it has none."""
    flags, version = u16(word, 10), u16(word, 2)
    if u16(word, 0) not in _IDENTS:
        raise DamagedError
    table = "1Table" if flags & _SECOND_TABLE else "0Table"
    encrypted = bool(flags & _ENCRYPTED)
    if version < WORD_97 or encrypted:
        return Fib(version, encrypted, table)
    lengths = [u32(word, _LENGTHS + 4 * at) for at in range(7)]
    count = min(u16(word, _PLACES - 2), Part.LIST_OVERRIDES + 1)
    places = tuple(Place(u32(word, at), u32(word, at + 4)) for at in range(_PLACES, _PLACES + 8 * count, 8))
    return Fib(version, encrypted, table, places, *lengths)
