"""Open a zip archive that a document is (docx, ofd), within limits, and hand out its members' bytes.

    Zipped(data, limits).read("word/document.xml") -> b"<?xml …"   or None where it is absent or damaged

What it would unpack to is known from the directory before anything is unpacked. Members packed in another
way than office programs do, which may unpack to more than the directory says, count as damaged; a member
that is damaged is remembered in `damaged`.
"""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib
from io import BytesIO

from ingest.limits import Limits

SMALL = 10 * 1024**2
"""Bytes up to which an archive may unpack to however many times its size: XML of spaces packs well."""

_ENCRYPTED_FLAG = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_UNREADABLE = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError),
    *(NotImplementedError, ValueError, OverflowError),
)


class BrokenZipError(Exception):
    """Raised when an archive cannot be opened or is past a limit; the message is a reason in Chinese."""


class EncryptedZipError(Exception):
    """Raised when the members of an archive are encrypted."""


class Zipped:
    """The members of one archive by their names, "/" between folders."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except _UNREADABLE as error:
            reason = (
                "文件已损坏或没有下载完整（压缩结构读不出来）。请重新获取，或用原来的软件打开修复后另存。"
            )
            raise BrokenZipError(reason) from error
        members = self._zip.infolist()
        unpacked = sum(member.file_size for member in members)
        if len(members) > limits.members:
            raise BrokenZipError(
                f"文件内部有 {len(members)} 个部件，超过上限 {limits.members}，没有读取。请确认文件来源。"
            )
        if unpacked > limits.unpacked or unpacked > max(SMALL, limits.ratio * len(data)):
            raise BrokenZipError("文件解压后过大，可能是恶意文件，没有读取。请确认文件来源。")
        if any(member.flag_bits & _ENCRYPTED_FLAG for member in members):
            raise EncryptedZipError
        self._members = {member.filename.replace("\\", "/"): member for member in members}
        self.damaged: set[str] = set()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all members, as the directory lists them."""
        return tuple(self._members)

    def read(self, name: str) -> bytes | None:
        """Return the bytes of the member *name*, or None where it is absent or damaged."""
        member = self._members.get(name)
        if member is None:
            return None
        if member.compress_type not in _METHODS:
            self.damaged.add(name)
            return None
        try:
            return self._zip.read(member)
        except _UNREADABLE:
            self.damaged.add(name)
            return None
        except RuntimeError as error:  # zipfile's way to ask for a password
            raise EncryptedZipError from error
