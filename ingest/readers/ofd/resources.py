"""Fonts, pictures and composite units that the objects on a page refer to by id.

    PublicRes.xml: <Font ID="5" FontName="黑体"/>  ->  resources.fonts["5"] == Font("黑体", bold=True)

A document has several resource files, a page may have its own; what comes later goes first. A
resource file that is missing loses the names of fonts, but no text; a composite unit that is missing does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ingest.readers import xml
from ingest.readers.ofd.package import Package, Part
from ingest.readers.ofd.values import text_of
from ingest.readers.paged.fonts import is_bold, named

RESOURCES = ("PublicRes", "DocumentRes", "PageRes")


@dataclass(frozen=True, slots=True)
class Font:
    """The name of a font, and whether it is bold."""

    name: str | None
    bold: bool | None


@dataclass(frozen=True, slots=True)
class Resources:
    """What ids stand for: fonts, names of members that hold pictures, elements of composite units."""

    fonts: dict[str, Font] = field(default_factory=dict)
    pictures: dict[str, str] = field(default_factory=dict)
    units: dict[str, xml.Element] = field(default_factory=dict)

    def with_files(self, package: Package, parent: xml.Element | None, folder: str) -> Resources:
        """Return these and those of the resource files that the children of *parent* name."""
        located = [text_of(child) for child in xml.children(parent, *RESOURCES)] if parent is not None else []
        if not located:
            return self
        parts = [part for place in located if (part := package.part(place, folder=folder))]
        return Resources(
            self.fonts | dict(_fonts(parts)),
            self.pictures | dict(_pictures(package, parts)),
            self.units | dict(_entries(parts, "CompositeGraphicUnits", "CompositeGraphicUnit")),
        )


def _entries(parts: Iterable[Part], group: str, name: str) -> Iterator[tuple[str, xml.Element]]:
    """Yield the elements *name* in the *group* of each of *parts*, with their ids."""
    for part in parts:
        for found in xml.children(part.root, group):
            for entry in xml.children(found, name):
                yield xml.attribute(entry, "ID") or "", entry


def _fonts(parts: Iterable[Part]) -> Iterator[tuple[str, Font]]:
    for key, entry in _entries(parts, "Fonts", "Font"):
        name = named(xml.attribute(entry, "FontName") or xml.attribute(entry, "FamilyName") or "")
        said = xml.attribute(entry, "Bold") in {"true", "1"}
        yield key, Font(name, said or is_bold(name) if name else said or None)


def _pictures(package: Package, parts: Iterable[Part]) -> Iterator[tuple[str, str]]:
    for part in parts:
        base = xml.attribute(part.root, "BaseLoc") or ""
        for key, entry in _entries([part], "MultiMedias", "MultiMedia"):
            located = text_of(xml.child(entry, "MediaFile"))
            places = (f"{base}/{located}", located)
            name = next((n for place in places if (n := package.find(place, folder=part.folder))), None)
            if located and name:
                yield key, name
