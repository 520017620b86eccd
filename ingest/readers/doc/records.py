r"""Take drawings apart into their records ([MS-ODRAW] 1.3.1).

list(records(b"\x00\x00\x1e\xf0\x01\x00\x00\x00a")) -> [Record(kind=0xF01E, instance=0, body=b"a")]
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.readers.doc.binary import u16, u32

HEAD = 8
"""Bytes of a record before its body."""


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
