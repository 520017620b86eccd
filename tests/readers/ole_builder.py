"""Write small OLE2 files ([MS-CFB]) from their streams, each padded so that none is a "mini stream"."""

from __future__ import annotations

import struct

_SECTOR = 512
_SMALLEST = 4096
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_NOBODY = 0xFFFFFFFF


def make_ole(streams: dict[str, bytes]) -> bytes:
    """Return an OLE2 file with *streams* by name; a stream of less than 4,096 bytes is filled up with zeros."""
    padded = {name: _padded(data) for name, data in streams.items()}
    directory = 1 + len(padded)  # entries, the root included
    directory_sectors = -(-directory // 4)
    sectors = directory_sectors + sum(len(data) // _SECTOR for data in padded.values())
    fat_sectors = 1
    while fat_sectors * (_SECTOR // 4) < sectors + fat_sectors:
        fat_sectors += 1
    fat = [_FAT] * fat_sectors + _chain(fat_sectors, directory_sectors)
    starts = []
    for data in padded.values():
        starts.append(len(fat))
        fat += _chain(len(fat), len(data) // _SECTOR)
    fat += [_FREE] * (fat_sectors * (_SECTOR // 4) - len(fat))
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIIII",
        bytes.fromhex("D0CF11E0A1B11AE1"), 0x3E, 3, 0xFFFE, 9, 6,
        0, fat_sectors, fat_sectors, 0, _SMALLEST, _END, 0, _END, 0, 0,
    )  # fmt: skip
    header += b"".join(
        struct.pack("<I", at if at < fat_sectors else _FREE)
        for at in range(1, (_SECTOR - len(header)) // 4 + 1)
    )
    entries = _entry("Root Entry", 5, child=1 if padded else _NOBODY, start=_END, size=0)
    for index, ((name, data), start) in enumerate(zip(padded.items(), starts, strict=True), start=1):
        right = index + 1 if index < len(padded) else _NOBODY
        entries += _entry(name, 2, right=right, start=start, size=len(data))
    entries += bytes(directory_sectors * _SECTOR - len(entries))
    return header + struct.pack(f"<{len(fat)}I", *fat) + entries + b"".join(padded.values())


def _padded(data: bytes) -> bytes:
    data = data.ljust(_SMALLEST, b"\0")
    return data + bytes(-len(data) % _SECTOR)


def _chain(first: int, count: int) -> list[int]:
    return [*range(first + 1, first + count), _END]


def _entry(
    name: str, kind: int, *, right: int = _NOBODY, child: int = _NOBODY, start: int, size: int
) -> bytes:
    written = (name + "\0").encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII16xI8x8xIII", written, len(written), kind, 1, _NOBODY, right, child, 0, start, size, 0
    )


def property_set(*, codepage: int, title: bytes, created: int) -> bytes:
    """Return a SummaryInformation stream ([MS-OLEPS]); *created* counts 100 ns since 1601."""
    text = struct.pack("<II", 0x1E, len(title) + 1) + title + b"\0"
    values = {
        1: struct.pack("<II", 2, codepage),
        2: text + bytes(-len(text) % 4),
        12: struct.pack("<IQ", 0x40, created),
    }
    at, index, body = 8 + 8 * len(values), b"", b""
    for key, value in values.items():
        index += struct.pack("<II", key, at + len(body))
        body += value
    section = struct.pack("<II", at + len(body), len(values)) + index + body
    return struct.pack("<HHI16xI16sI", 0xFFFE, 0, 0x20006, 1, bytes(16), 48) + section
