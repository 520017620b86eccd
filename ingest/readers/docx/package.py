"""The parts of a .docx and how they refer to each other.

    Package(file).part("word/numbering.xml") -> root element, or None where there is no such part

A relation that points to a missing part (real files have them) harms nothing, since only the parts
that are needed are looked up. What is damaged is remembered, and the verdict tells.
"""

from __future__ import annotations

import hashlib
import posixpath
import re

from ingest.readers import xml
from ingest.readers.file import File
from ingest.readers.zipped import BrokenZipError, Zipped

_DOCUMENT = re.compile(r"word/document\w*\.xml", re.IGNORECASE)


class Package:
    """The parts of one .docx by their names; see `Zipped` for what it raises."""

    def __init__(self, file: File) -> None:
        self._zip = Zipped(file.data, file.limits)
        self._malformed: set[str] = set()
        self._digests: dict[str, str | None] = {}

    @property
    def damaged(self) -> frozenset[str]:
        """The names of the parts that were wanted and could not be read, or only as far as they go."""
        return frozenset(self._zip.damaged | self._malformed)

    def document(self) -> str:
        """Return the name of the main document part."""
        targets, names = self.relations("").values(), self._zip.names
        named = [name for name in targets if _DOCUMENT.fullmatch(name) and name in names]
        found = named or [name for name in names if _DOCUMENT.fullmatch(name)]
        if not found:
            raise BrokenZipError("文档里没有正文部分。请用 Word 打开修复后另存为 .docx。")
        return found[0]

    def part(self, name: str) -> xml.Element | None:
        """Return the root element of the part *name*, or None where it is absent or unreadable."""
        data = self.data(name)
        if data is None:
            return None
        root, well_formed = xml.parse(data)
        if not well_formed or (root is not None and root.getroottree().docinfo.internalDTD is not None):
            self._malformed.add(name)  # no office program writes a DTD; its entities are not expanded
        return root

    def data(self, name: str) -> bytes | None:
        """Return the bytes of the part *name*, or None where it is absent or unreadable."""
        return self._zip.read(name)

    def relations(self, source: str) -> dict[str, str]:
        """Return the internal targets of part *source* ("" for the package) by relation id."""
        folder, _, base = source.rpartition("/")
        data = self._zip.read(posixpath.join(folder, "_rels", f"{base}.rels"))
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
        if name not in self._digests:
            data = self._zip.read(name)
            self._digests[name] = hashlib.sha256(data).hexdigest() if data is not None else None
        return self._digests[name]


def _resolved(folder: str, target: str) -> str:
    """Return the part name that *target*, relative to *folder* or absolute, means."""
    return posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
