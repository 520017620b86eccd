r"""The members of an OFD package, and how its files name one another.

    Package(file).find("Pages\Page_0\content.xml", folder="Doc_0") -> "Doc_0/Pages/Page_0/Content.xml"

A location is relative to the folder of the file that names it, or absolute from the root of the
package (GB/T 33190-2016, 7.1). Real files also write back slashes, another case, or root paths without
the leading slash; where only one reading leads to a member, it is taken.
"""

from __future__ import annotations

import hashlib
import posixpath
from dataclasses import dataclass

from ingest.readers import xml
from ingest.readers.file import File
from ingest.readers.zipped import Zipped

ROOT = "OFD.xml"
_ENCRYPTIONS = "encryptions.xml"


@dataclass(frozen=True, slots=True)
class Part:
    """An XML member: its root, the folder that its locations are relative to, whether it was well-formed."""

    root: xml.Element
    folder: str
    whole: bool


class Package:
    """The members of one OFD file by their locations; see `Zipped` for what it raises."""

    def __init__(self, file: File) -> None:
        self._zip = Zipped(file.data, file.limits)
        self._digests: dict[str, str | None] = {}
        self._by_folded = {_folded(name): name for name in self._zip.names}

    @property
    def encrypted(self) -> bool:
        """Whether members are encrypted as GM/T 0099-2020 describes: Encryptions.xml lists them."""
        return _ENCRYPTIONS in self._by_folded

    def find(self, location: str, *, folder: str = "") -> str | None:
        """Return the name of the member that *location*, written in a file of *folder*, means."""
        written = location.strip().replace("\\", "/")
        for path in (posixpath.join("/" + folder, written), "/" + written):
            name = self._by_folded.get(_folded(path))
            if name is not None:
                return name
        return None

    def part(self, location: str, *, folder: str = "") -> Part | None:
        """Return the XML member at *location*, or None where it is absent or unreadable."""
        name = self.find(location, folder=folder)
        data = self.read(name) if name is not None else None
        if name is None or data is None:
            return None
        root, whole = xml.parse(data)
        return Part(root, posixpath.dirname(name), whole) if root is not None else None

    def read(self, name: str) -> bytes | None:
        """Return the bytes of the member *name*, or None where it is unreadable."""
        return self._zip.read(name)

    def digest(self, name: str) -> str | None:
        """Return the SHA-256 of the member *name* as hexadecimal digits, or None where it is unreadable."""
        if name not in self._digests:  # a template's picture is on every page
            data = self.read(name)
            self._digests[name] = hashlib.sha256(data).hexdigest() if data is not None else None
        return self._digests[name]

    def with_digest(self, sha256: str) -> bytes | None:
        """Return the bytes of the member whose digest was asked for and is *sha256*, or None."""
        name = next((name for name, digest in self._digests.items() if digest == sha256), None)
        return self.read(name) if name is not None else None


def _folded(path: str) -> str:
    return posixpath.normpath("/" + path).lstrip("/").casefold()
