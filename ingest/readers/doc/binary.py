"""Numbers and slices out of bytes that may be cut off or lie about their lengths.

    u16(b"\\xec\\xa5", 0) -> 0xA5EC        u16(b"\\xec", 0) -> DamagedError

All numbers of [MS-DOC] are little-endian. Nothing here reads past the end of what is there.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise


class DamagedError(Exception):
    """Raised when a structure points outside the bytes that are there."""


def u8(data: bytes, at: int) -> int:
    """Return the byte at *at*."""
    return part(data, at, 1)[0]


def u16(data: bytes, at: int) -> int:
    """Return the unsigned 16-bit number at *at*."""
    return int.from_bytes(part(data, at, 2), "little")


def i16(data: bytes, at: int) -> int:
    """Return the signed 16-bit number at *at*."""
    return int.from_bytes(part(data, at, 2), "little", signed=True)


def u32(data: bytes, at: int) -> int:
    """Return the unsigned 32-bit number at *at*."""
    return int.from_bytes(part(data, at, 4), "little")


def i32(data: bytes, at: int) -> int:
    """Return the signed 32-bit number at *at*."""
    return int.from_bytes(part(data, at, 4), "little", signed=True)


def part(data: bytes, at: int, size: int) -> bytes:
    """Return *size* bytes from *at* on."""
    if at < 0 or size < 0 or at + size > len(data):
        raise DamagedError
    return data[at : at + size]


@dataclass(frozen=True, slots=True)
class Plc:
    """A PLC ([MS-DOC] 2.2.2): places in ascending order, and one record between each two of them."""

    places: tuple[int, ...]
    records: tuple[bytes, ...]

    def __iter__(self) -> Iterator[Stretch]:
        """Yield each record with the places that it stands between."""
        for start, end, record in zip(self.places, self.places[1:], self.records, strict=False):
            yield Stretch(start, end, record)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A record of a PLC and the places, character positions mostly, from and up to which it holds."""

    start: int
    end: int
    record: bytes


def plc(data: bytes, size: int) -> Plc:
    """Return the PLC that *data* is, its records having *size* bytes each; without bytes, an empty one.

    >>> plc(bytes([0, 0, 0, 0, 9, 0, 0, 0, 7, 7]), 2)
    Plc(places=(0, 9), records=(b'\\x07\\x07',))
    """
    if not data:
        return Plc((), ())
    count = max(0, (len(data) - 4) // (4 + size))
    places = struct.unpack_from(f"<{count + 1}I", part(data, 0, 4 * (count + 1)))
    if any(later < earlier for earlier, later in pairwise(places)):
        raise DamagedError
    first = 4 * (count + 1)
    records = tuple(data[first + at * size : first + (at + 1) * size] for at in range(count))
    return Plc(places, records)
