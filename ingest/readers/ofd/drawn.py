"""The texts, paths and pictures on a page, out of layers, blocks and composite units.

    <Layer><PageBlock><TextObject …/></PageBlock></Layer> -> Drawn(<TextObject>, matrix to the page)

Nesting is bounded, and so are the objects and the text in them: units that hold one another many
times would never end. `Canvas.cut` says that something was left out for that, or that a unit is missing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.readers import xml
from ingest.readers.ofd.resources import Resources
from ingest.readers.ofd.values import placement
from ingest.readers.paged.matrix import Matrix

MOST_OBJECTS = 100_000
MOST_CHARACTERS = 200_000
"""Characters on a page; a page of a newspaper has some 15,000."""

MOST_PATH_DATA = 5_000_000
"""Characters of path data on a page that are looked at; a page with more is a map."""

DEEPEST = 16

_LEAVES = frozenset({"TextObject", "PathObject", "ImageObject"})
_GROUPS = frozenset({"Content", "Layer", "PageBlock"})
_DATA = ("TextCode", "AbbreviatedData")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A graphic object, its kind, and how the coordinates inside it map to the page."""

    element: xml.Element
    kind: str
    matrix: Matrix


class Canvas:
    """Walks what is drawn on one page."""

    def __init__(self, resources: Resources) -> None:
        self._resources = resources
        self._objects = MOST_OBJECTS
        self._room = {"TextObject": MOST_CHARACTERS, "PathObject": MOST_PATH_DATA}
        self.cut = False

    def objects(self, group: xml.Element, outer: Matrix, depth: int = 0) -> Iterator[Drawn]:
        """Yield the visible objects in *group*, mapped to the page by *outer*, in the order of drawing."""
        for element in group:
            self._objects -= 1
            if self._objects < 0 or depth > DEEPEST:
                self.cut = True
                return
            if xml.attribute(element, "Visible") not in {"false", "0"}:
                yield from self._object(element, outer, depth)

    def _object(self, element: xml.Element, outer: Matrix, depth: int) -> Iterator[Drawn]:
        kind = xml.tag(element)
        if kind in _LEAVES:
            if self._has_room(element, kind):
                yield Drawn(element, kind, placement(element).then(outer))
        elif kind in _GROUPS:
            yield from self.objects(element, outer, depth + 1)
        elif kind == "CompositeObject":
            unit = self._resources.units.get(xml.attribute(element, "ResourceID") or "")
            if unit is not None:
                yield from self.objects(unit, placement(element).then(outer), depth + 1)
            self.cut = self.cut or unit is None

    def _has_room(self, element: xml.Element, kind: str) -> bool:
        """Return whether the text or path data of *element* still fits on the page; paths lose no text."""
        if kind in self._room:
            self._room[kind] -= sum(len(inner.text or "") for inner in xml.children(element, *_DATA))
            if self._room[kind] < 0:
                self.cut = self.cut or kind == "TextObject"
                return False
        return True
