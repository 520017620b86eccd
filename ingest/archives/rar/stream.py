"""The bytes of one member of a RAR archive: checked as they come, and put into an archive of their own.

take(file, member)  ->  True, and the member is in its place; False where its checksum differs
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import rarfile

from ingest.archives.rar.directory import Packed

_CHUNK = 64 * 1024
_RAR4_HEAD = rarfile.RAR_ID + bytes.fromhex("cf907300000d00") + bytes(6)


class _WrongError(Exception):
    """Raised when what came out is not the member that the directory describes."""


def take(source: IO[bytes], member: Packed) -> bool:
    """Read *member*, which comes next in *source*, and return whether it was there as it should be."""
    chunks = _checked(source, member.info)
    try:
        if member.place is not None and member.is_open:
            member.place.fill(chunks)
        for _ in chunks:
            """What nobody wants is passed over, so that the next member comes next."""
    except _WrongError:
        if member.place is not None and member.is_open:
            member.place.restart()
        return False
    return True


def _checked(source: IO[bytes], info: rarfile.RarInfo) -> Iterator[bytes]:
    """Yield the bytes of *info* from *source*; _WrongError where they end early or the checksum differs."""
    left, crc, blake = info.file_size, 0, rarfile.Blake2SP()
    expected = getattr(info, "blake2sp_hash", None)
    while left > 0:
        chunk = source.read(min(left, _CHUNK))
        if not chunk:
            raise _WrongError
        left -= len(chunk)
        crc = zlib.crc32(chunk, crc)
        if expected is not None:
            blake.update(chunk)
        yield chunk
    if (info.CRC is not None and crc != info.CRC) or (expected is not None and expected != blake.digest()):
        raise _WrongError


def alone(path: Path, member: Packed, scratch: Path) -> Path:
    """Return an archive made in *scratch* that holds *member* of the archive at *path* alone."""
    made, info = scratch / "member.rar", member.info
    with path.open("rb") as source, made.open("wb") as target:
        source.seek(info.header_offset)
        is_rar5 = isinstance(info, rarfile.Rar5Info)
        target.write(rarfile.RAR5_ID + _rar5_block(1) if is_rar5 else _RAR4_HEAD)
        left = info.header_size + info.compress_size
        while left > 0 and (chunk := source.read(min(left, _CHUNK))):
            target.write(chunk)
            left -= len(chunk)
        target.write(_rar5_block(5) if is_rar5 else b"")
    return made


def _rar5_block(kind: int) -> bytes:
    """Return a block of RAR 5 without content: 1 begins an archive, 5 ends it."""
    content = bytes((3, kind, 0, 0))
    return struct.pack("<L", zlib.crc32(content)) + content
