"""Open the zip archive that a .docx is, and hand out its parts.

    Package(data).part("word/numbering.xml") -> root element, or None where there is no such part

Guards stand here: an archive that would unpack to more than `MOST_UNPACKED` is not opened, a part
beyond `LARGEST_PART` is not read. A relation that points to a missing part (real files have them)
harms nothing, since only the parts that are needed are looked up.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
import zipfile
import zlib
from io import BytesIO

from ingest.readers.docx import xml

MOST_UNPACKED = 1024**3
LARGEST_PART = 100 * 1024**2

_DOCUMENT = re.compile(r"word/document\w*\.xml", re.IGNORECASE)
_ENCRYPTED_FLAG = 0x1


class BrokenPackageError(Exception):
    """Raised when the archive cannot be read; the message is a reason in Chinese."""


class EncryptedPackageError(Exception):
    """Raised when the members of the archive are encrypted."""


class Package:
    """The parts of one .docx by their names."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, OverflowError) as error:
            reason = (
                "文档已损坏或没有下载完整（压缩结构读不出来）。请重新获取，或用 Word 打开修复后另存为 .docx。"
            )
            raise BrokenPackageError(reason) from error
        members = self._zip.infolist()
        self._names = {member.filename.replace("\\", "/"): member for member in members}
        if sum(member.file_size for member in members) > MOST_UNPACKED:
            raise BrokenPackageError("文档解压后过大，可能是恶意文件，没有读取。请确认文件来源。")
        if any(member.flag_bits & _ENCRYPTED_FLAG for member in members):
            raise EncryptedPackageError
        self.well_formed = True

    def document(self) -> str:
        """Return the name of the main document part."""
        targets = self.relations("").values()
        named = [name for name in targets if _DOCUMENT.fullmatch(name) and name in self._names]
        found = named or [name for name in self._names if _DOCUMENT.fullmatch(name)]
        if not found:
            raise BrokenPackageError("文档里没有正文部分。请用 Word 打开修复后另存为 .docx。")
        return found[0]

    def part(self, name: str) -> xml.Element | None:
        """Return the root element of the part *name*, or None where it is absent or unreadable."""
        data = self._bytes(name)
        if data is None:
            return None
        root, well_formed = xml.parse(data)
        self.well_formed = self.well_formed and well_formed
        return root

    def relations(self, source: str) -> dict[str, str]:
        """Return the internal targets of part *source* ("" for the package) by relation id."""
        folder, _, base = source.rpartition("/")
        data = self._bytes(posixpath.join(folder, "_rels", f"{base}.rels"))
        root = xml.parse(data)[0] if data else None
        if root is None:
            return {}
        return {
            xml.attribute(relation, "Id") or "": _resolved(folder, xml.attribute(relation, "Target") or "")
            for relation in xml.children(root, "Relationship")
            if xml.attribute(relation, "TargetMode") != "External"
        }

    def digest(self, name: str) -> str | None:
        """Return the SHA-256 of the part *name* as hexadecimal digits, or None where it is absent."""
        data = self._bytes(name)
        return hashlib.sha256(data).hexdigest() if data is not None else None

    def _bytes(self, name: str) -> bytes | None:
        member = self._names.get(name)
        if member is None or member.file_size > LARGEST_PART:
            return None
        try:
            return self._zip.read(member)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError):
            return None
        except RuntimeError as error:  # zipfile's way to ask for a password
            raise EncryptedPackageError from error


def _resolved(folder: str, target: str) -> str:
    """Return the part name that *target*, relative to *folder* or absolute, means."""
    return posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
