"""The parts of a .docx put together in memory, pictures once each.

package = Package(); package.picture(b"\\x89PNG…") -> <w:drawing>…   package.packed(parts) -> b"PK…"
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from hashlib import sha256

from ingest.readers.doc import wordml

_MEDIA = "media/{}"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_EPOCH = (1980, 1, 1, 0, 0, 0)


class Package:
    """Collects the pictures of a document that is being written."""

    def __init__(self) -> None:
        self._pictures: dict[str, bytes] = {}

    def picture(self, data: bytes) -> str:
        """Return the element that shows the picture *data*."""
        key = sha256(data).hexdigest()
        self._pictures[key] = data
        return f'<w:drawing><a:blip r:embed="{key}"/></w:drawing>'

    def packed(self, parts: Mapping[str, bytes]) -> bytes:
        """Return a .docx of *parts*, XML by name ("document", "styles" …), and the pictures."""
        members = {f"word/{name}.xml": data for name, data in parts.items()}
        members["_rels/.rels"] = _relations({"document": "word/document.xml"})
        targets = {key: _MEDIA.format(key) for key in self._pictures}
        members["word/_rels/document.xml.rels"] = _relations(targets)
        members |= {f"word/{targets[key]}": data for key, data in self._pictures.items()}
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
            for name, data in members.items():
                archive.writestr(zipfile.ZipInfo(name, _EPOCH), data)
        return buffer.getvalue()


def _relations(targets: Mapping[str, str]) -> bytes:
    body = "".join(
        f'<Relationship Id="{wordml.value_of(key)}" Type="{_OFFICE}/{key}" Target="{target}"/>'
        for key, target in targets.items()
    )
    return f'<?xml version="1.0"?><Relationships xmlns="{_RELATIONS}">{body}</Relationships>'.encode()
