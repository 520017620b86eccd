"""The pictures that records of a drawing hold ([MS-ODRAW] 2.2.23 and 2.2.32).

    inline_pictures(data, 0, word) -> [b"\\x89PNG…"]

The bytes of a picture are what stands behind its hashes: the file itself for PNG and JPEG, a packed one
for metafiles.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.readers.doc.binary import part, u8, u16, u32

HEAD = 8
"""Bytes of a record before its body."""

_ENTRY = 0xF007
_PICTURES = frozenset({0xF01A, 0xF01B, 0xF01C, 0xF01D, 0xF01E, 0xF01F, 0xF029, 0xF02A})
_METAFILES = frozenset({0xF01A, 0xF01B, 0xF01C})
_TWO_HASHES = frozenset({0x3D5, 0x217, 0x543, 0x46B, 0x6E3, 0x6E1, 0x7A9, 0x6E5})
_HASH, _METAFILE_HEAD, _BITMAP_HEAD = 16, 34, 1
_ENTRY_HEAD, _ENTRY_OFFSET, _ENTRY_NAME = 36, 28, 33
_SHAPE_FILE, _PICTURE_KIND = 0x66, 6


@dataclass(frozen=True, slots=True)
class Record:
    """A record: its kind, its instance (for a table the number of entries), its body."""

    kind: int
    instance: int
    body: bytes


def records(data: bytes) -> Iterator[Record]:
    """Yield the records that *data* is, as far as they are whole."""
    at = 0
    while at + HEAD <= len(data):
        end = at + HEAD + u32(data, at + 4)
        if end > len(data):
            return
        yield Record(u16(data, at + 2), u16(data, at) >> 4, data[at + HEAD : end])
        at = end


def stored_pictures(entry: Record, word: bytes) -> list[bytes]:
    """Return the picture of an *entry* of the store: inside it, or where it says in the stream *word*."""
    if entry.kind != _ENTRY or len(entry.body) < _ENTRY_HEAD:
        return _pictures(entry)
    inside = entry.body[_ENTRY_HEAD + entry.body[_ENTRY_NAME] :]
    at = u32(entry.body, _ENTRY_OFFSET)
    if not inside and at + HEAD <= len(word):
        inside = word[at : at + HEAD + u32(word, at + 4)]
    return [picture for record in records(inside) for picture in _pictures(record)]


def inline_pictures(data: bytes, at: int, word: bytes) -> list[bytes]:
    """Return the pictures that stand at byte *at* of the stream *data* ([MS-DOC] 2.9.192)."""
    size, head = u32(data, at), u16(data, at + 4)
    body = part(data, at, size)[head:]
    if u16(data, at + _PICTURE_KIND) == _SHAPE_FILE:
        body = body[1 + u8(body, 0) :]
    return [picture for record in records(body) for picture in stored_pictures(record, word)]


def _pictures(record: Record) -> list[bytes]:
    if record.kind not in _PICTURES:
        return []
    head = _HASH * (2 if record.instance in _TWO_HASHES else 1)
    head += _METAFILE_HEAD if record.kind in _METAFILES else _BITMAP_HEAD
    return [record.body[head:]] if len(record.body) > head else []
