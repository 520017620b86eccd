"""Small archives byte by byte, so that they can lie: zip, RAR 4 and RAR 5; 7z by py7zr, renamed afterwards."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

import py7zr

UTF8, ENCRYPTED = 0x800, 0x1
UNIX = 3
STORED = [{"id": py7zr.FILTER_COPY}]
PPMD = [{"id": py7zr.FILTER_PPMD, "order": 6, "mem": 24}]
RAR5, RAR4 = b"Rar!\x1a\x07\x01\x00", b"Rar!\x1a\x07\x00"


@dataclass(frozen=True)
class ZipEntry:
    """One entry of a zip archive, stored unless *method* says otherwise; *at* lies about where it begins."""

    name: bytes
    data: bytes = b"x"
    flags: int = 0
    method: int = 0
    crc: int | None = None
    size: int | None = None
    extra: bytes = b""
    mode: int = 0
    volume: int = 0
    at: int | None = None

    @property
    def fields(self) -> bytes:
        crc = zlib.crc32(self.data) if self.crc is None else self.crc
        size = len(self.data) if self.size is None else self.size
        lengths = struct.pack("<LLLHH", crc, len(self.data), size, len(self.name), len(self.extra))
        return struct.pack("<HHHHH", 20, self.flags, self.method, 0, 0x21) + lengths


def make_zip(*entries: ZipEntry, volume: int = 0) -> bytes:
    body, directory = b"", b""
    for entry in entries:
        at = len(body) if entry.at is None else entry.at
        head = struct.pack("<4sH", b"PK\x01\x02", UNIX << 8 | 20) + entry.fields
        places = struct.pack("<HHHLL", 0, entry.volume, 0, entry.mode << 16, at)
        directory += head + places + entry.name + entry.extra
        body += b"PK\x03\x04" + entry.fields + entry.name + entry.extra + entry.data
    count = len(entries)
    end = struct.pack("<4sHHHHLLH", b"PK\x05\x06", volume, volume, count, count, len(directory), len(body), 0)
    return body + directory + end


def plain_zip(members: Mapping[str, bytes]) -> bytes:
    return make_zip(*(ZipEntry(name.encode(), data, flags=UTF8) for name, data in members.items()))


def unicode_path(raw: bytes, name: str) -> bytes:
    """Return the extra field 0x7075, which says the Unicode *name* of an entry called *raw*."""
    content = struct.pack("<BL", 1, zlib.crc32(raw)) + name.encode()
    return struct.pack("<HH", 0x7075, len(content)) + content


@dataclass(frozen=True)
class RarEntry:
    """One entry of a RAR archive: *content* is what it unpacks to, *packed* what stands in the archive."""

    name: bytes
    content: bytes = b"x"
    packed: bytes | None = None
    encrypted: bool = False
    solid: bool = False
    same_as: str | None = None
    link_to: str | None = None
    crc: int | None = None

    @property
    def data(self) -> bytes:
        if self.same_as or self.link_to:
            return b""
        return self.content if self.packed is None else self.packed

    @property
    def checksum(self) -> int:
        return zlib.crc32(self.content) if self.crc is None else self.crc


def make_rar5(*entries: RarEntry, volume: bool = False, ended: bool = True, locked: bool = False) -> bytes:
    main = _rar5_block(1, b"", _vint(int(volume)))
    lock = _rar5_block(4, b"", _vint(0) + _vint(0) + bytes([0]) + bytes(16)) if locked else b""
    end = _rar5_block(5, b"", _vint(0)) if ended else b""
    return RAR5 + lock + main + b"".join(map(_rar5_file, entries)) + end


def _rar5_file(entry: RarEntry) -> bytes:
    method = int(entry.packed is not None) << 7 | int(entry.solid) << 6
    extra = b""
    if entry.encrypted:
        extra += _record(_vint(1) + _vint(0) + _vint(0) + bytes([1]) + bytes(32))
    if target := entry.same_as or entry.link_to:
        extra += _record(_vint(5) + _vint(5 if entry.same_as else 1) + _vint(0) + _text(target.encode()))
    fields = _vint(4) + _vint(len(entry.content)) + _vint(0) + struct.pack("<L", entry.checksum)
    return _rar5_block(2, entry.data, fields + _vint(method) + _vint(1) + _text(entry.name), extra)


def _rar5_block(kind: int, data: bytes, fields: bytes, extra: bytes = b"") -> bytes:
    sizes = (_vint(len(extra)) if extra else b"") + (_vint(len(data)) if data else b"")
    head = _vint(kind) + _vint(bool(extra) | bool(data) << 1) + sizes + fields + extra
    head = _vint(len(head)) + head
    return struct.pack("<L", zlib.crc32(head)) + head + data


def _record(content: bytes) -> bytes:
    return _vint(len(content)) + content


_text = _record


def _vint(number: int) -> bytes:
    low, rest = number & 0x7F, number >> 7
    return bytes([low | 0x80]) + _vint(rest) if rest else bytes([low])


def make_rar4(*entries: RarEntry, comment: bytes = b"", locked: bool = False) -> bytes:
    main = _rar4_block(0x73, 0x80 if locked else 0, bytes(6))
    packed = RarEntry(b"CMT", b"?" * 9, comment, crc=0)
    remark = _rar4_file(packed, kind=0x7A) if comment else b""
    return RAR4 + main + remark + b"".join(map(_rar4_file, entries)) + _rar4_block(0x7B, 0x4000, b"")


def _rar4_file(entry: RarEntry, kind: int = 0x74) -> bytes:
    flags = 0x8000 | entry.encrypted << 2 | entry.solid << 4
    method = 0x30 if entry.packed is None else 0x33
    sizes = struct.pack("<LLBL", len(entry.data), len(entry.content), 2, entry.checksum)
    rest = struct.pack("<LBBHL", 0x21 << 16, 29, method, len(entry.name), 0x20)
    return _rar4_block(kind, flags, sizes + rest + entry.name) + entry.data


def _rar4_block(kind: int, flags: int, fields: bytes) -> bytes:
    head = struct.pack("<BHH", kind, flags, 7 + len(fields)) + fields
    return struct.pack("<H", zlib.crc32(head) & 0xFFFF) + head


def make_7z(
    *streams: Mapping[str, bytes], password: str | None = None, filters: list[dict[str, int]] | None = None
) -> bytes:
    """Return a 7z archive with each of *streams* packed as one, by *filters* or the usual method."""
    buffer = io.BytesIO()
    for number, members in enumerate(streams):
        buffer.seek(0)
        mode = "a" if number else "w"
        with py7zr.SevenZipFile(buffer, mode, filters=filters, password=password) as archive:
            archive.set_encoded_header_mode(False)
            for name, data in members.items():
                archive.writestr(data, name)
    return buffer.getvalue()


def renamed_7z(data: bytes, old: str, new: str) -> bytes:
    """Return the 7z archive *data* with the name *old* replaced by *new*, of the same length."""
    at = struct.unpack_from("<Q", data, 12)[0] + 32
    header = data[at:].replace(old.encode("utf-16-le"), new.encode("utf-16-le"))
    start = data[12:28] + struct.pack("<L", zlib.crc32(header))
    return data[:8] + struct.pack("<L", zlib.crc32(start)) + start + data[32:at] + header
