r"""The pictures of a file, found by where the text or a drawing says that they are.

    pictures.inline(0) -> <w:drawing>… of b"\x89PNG…", which went into the package

[MS-DOC] 2.9.192 and [MS-ODRAW] 2.2.23, 2.2.32. The bytes of a picture are what stands behind its hashes: the
file itself for PNG and JPEG, a packed one for metafiles. Each place is looked at once, and no more is taken
out altogether than the file could hold, however often it refers to the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator

from ingest.readers.doc.binary import DamagedError, part, u8, u16, u32
from ingest.readers.doc.container import Container
from ingest.readers.doc.package import Package
from ingest.readers.doc.records import HEAD, Record, records

_ENTRY = 0xF007
_PICTURES = frozenset({0xF01A, 0xF01B, 0xF01C, 0xF01D, 0xF01E, 0xF01F, 0xF029, 0xF02A})
_METAFILES = frozenset({0xF01A, 0xF01B, 0xF01C})
_TWO_HASHES = frozenset({0x3D5, 0x217, 0x543, 0x46B, 0x6E3, 0x6E1, 0x7A9, 0x6E5})
_HASH, _METAFILE_HEAD, _BITMAP_HEAD = 16, 34, 1
_ENTRY_HEAD, _ENTRY_OFFSET, _ENTRY_NAME = 36, 28, 33
_SHAPE_FILE, _PICTURE_KIND = 0x66, 6


class Pictures:
    """Takes the pictures of one file out into *package*."""

    def __init__(self, container: Container, package: Package) -> None:
        self._word, self._data, self._package = container.word, container.data, package
        self._left = 2 * (len(container.word) + len(container.data) + len(container.table))
        self._known: dict[tuple[str, int], str] = {}

    def inline(self, at: int) -> str:
        """Return the elements of the pictures at byte *at* of the data stream; raises DamagedError."""
        key = ("inline", at)
        if key not in self._known:
            self._known[key] = ""
            size, head = u32(self._data, at), u16(self._data, at + 4)
            self._spend(size)
            body = part(self._data, at, size)[head:]
            if u16(self._data, at + _PICTURE_KIND) == _SHAPE_FILE:
                body = body[1 + u8(body, 0) :]
            self._known[key] = "".join(map(self._taken, records(body)))
        return self._known[key]

    def stored(self, index: int, entry: Record) -> str:
        """Return the element of the picture that the *entry* with this *index* of the store is; raises DamagedError."""
        key = ("stored", index)
        if key not in self._known:
            self._known[key] = ""
            self._known[key] = self._taken(entry)
        return self._known[key]

    def _taken(self, record: Record) -> str:
        return "".join(map(self._package.picture, self._found(record)))

    def _found(self, record: Record) -> Iterator[bytes]:
        """Yield the picture that *record* is or, where it is an entry of a store, holds or refers to."""
        if record.kind != _ENTRY or len(record.body) < _ENTRY_HEAD:
            yield from _picture(record)
            return
        inside = record.body[_ENTRY_HEAD + record.body[_ENTRY_NAME] :]
        at = u32(record.body, _ENTRY_OFFSET)
        if not inside and at + HEAD <= len(self._word):
            size = HEAD + u32(self._word, at + 4)
            self._spend(size)
            inside = part(self._word, at, size)
        for picture in records(inside):
            yield from _picture(picture)

    def _spend(self, size: int) -> None:
        self._left -= size
        if self._left < 0:
            raise DamagedError


def _picture(record: Record) -> Iterator[bytes]:
    if record.kind in _PICTURES:
        head = _HASH * (2 if record.instance in _TWO_HASHES else 1)
        head += _METAFILE_HEAD if record.kind in _METAFILES else _BITMAP_HEAD
        if len(record.body) > head:
            yield record.body[head:]
