"""The footnotes and endnotes of a Word document, each handed out once.

    <w:footnoteReference w:id="2"/> -> the content of footnote 2, and to what parts it refers

A note that is referred to again is not repeated, so that one that refers to itself ends.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ingest.readers import xml
from ingest.readers.docx.floating import NOTES
from ingest.readers.docx.package import Package


@dataclass(frozen=True, slots=True)
class Note:
    """The element of a note and the relations of the part that it stands in."""

    content: xml.Element
    relations: Mapping[str, str]


class Notes:
    """The notes in the parts beside the document in *folder*, after *roots* is settled by the caller."""

    def __init__(self, package: Package, folder: str) -> None:
        self.roots: list[xml.Element] = []
        self._notes: dict[tuple[str, str], Note] = {}
        for kind in NOTES.values():
            name = f"{folder}/{kind}s.xml"
            root = package.part(name)
            if root is not None:
                self.roots.append(root)
                relations = package.relations(name)
                for element in xml.children(root, kind):
                    key = (kind, xml.attribute(element, "id") or "")
                    self._notes.setdefault(key, Note(element, relations))

    def take(self, reference: xml.Element) -> Note | None:
        """Return the note that *reference* means, or None where there is none or it was taken before."""
        kind = NOTES[xml.tag(reference)]
        return self._notes.pop((kind, xml.attribute(reference, "id") or ""), None)
