"""Read one page of an OFD document: its own layers and those of its templates.

    Content.xml + Tpl_0/Content.xml -> Painted(Page(number=1, …), whole=True)

A page is not whole where a template or a composite unit is missing, where its XML breaks off, or where
it holds more than a page can.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.readers import xml
from ingest.readers.ofd.drawn import Canvas, Drawn
from ingest.readers.ofd.package import Package, Part
from ingest.readers.ofd.paths import traced
from ingest.readers.ofd.resources import Resources
from ingest.readers.ofd.sheet import Sheet
from ingest.readers.ofd.text import runs
from ingest.readers.ofd.values import box, page_box, text_of
from ingest.readers.paged.matrix import Matrix
from ingest.readers.paged.page import Box, Image, Page

POINTS = 72 / 25.4
"""Points in a millimetre."""

A4 = Box(0, 0, 210, 297)
_BOXES = ("PhysicalBox", "ApplicationBox", "ContentBox")


@dataclass(frozen=True, slots=True)
class Template:
    """A page that others stand on (None where it cannot be read), and whether it is drawn below or above."""

    part: Part | None
    order: str | None


@dataclass(frozen=True, slots=True)
class Body:
    """What the pages of one document share."""

    resources: Resources
    area: Box | None
    templates: dict[str, Template]


@dataclass(frozen=True, slots=True)
class Painted:
    """A page, and whether all that belongs to it could be read."""

    page: Page
    whole: bool


def area_of(element: xml.Element | None) -> Box | None:
    """Return the area, in millimetres, that *element* (Area, PageArea) says a page has, or None."""
    said = (page_box(text_of(xml.child(element, name))) for name in _BOXES)
    return next((found for found in said if found is not None), None)


def paint(part: Part, body: Body, package: Package, *, number: int) -> Painted:
    """Return the page *number*, whose content is *part*, of the document *body*."""
    area = area_of(xml.child(part.root, "Area")) or body.area or A4
    to_points = Matrix(POINTS, 0, 0, POINTS, -area.left * POINTS, -area.top * POINTS)
    sheet = Sheet(area.width * POINTS, area.height * POINTS)
    whole = True
    for layer in _layers(part, body):
        if layer is None:
            whole = False
            continue
        resources = body.resources.with_files(package, layer.root, layer.folder)
        canvas = Canvas(resources)
        for content in xml.children(layer.root, "Content"):
            for drawn in canvas.objects(content, to_points):
                _put(drawn, sheet, resources, package)
        whole = whole and layer.whole and not canvas.cut
    return Painted(sheet.page(number), whole)


def _layers(page: Part, body: Body) -> Iterator[Part | None]:
    """Yield what is drawn on *page*, from the lowest up; None for a template that cannot be read."""
    above: list[Part | None] = []
    for used in xml.children(page.root, "Template"):
        template = body.templates.get(xml.attribute(used, "TemplateID") or "", Template(None, None))
        if (xml.attribute(used, "ZOrder") or template.order) == "Foreground":
            above.append(template.part)
        else:
            yield template.part
    yield page
    yield from above


def _put(drawn: Drawn, sheet: Sheet, resources: Resources, package: Package) -> None:
    match drawn.kind:
        case "TextObject":
            sheet.runs += runs(drawn, resources)
        case "PathObject":
            path = traced(drawn)
            sheet.edges += path.edges
            sheet.outlines += path.outlines
        case "ImageObject":
            name = resources.pictures.get(xml.attribute(drawn.element, "ResourceID") or "")
            sheet.images.append(Image(_extent(drawn), package.digest(name) if name else None))


def _extent(drawn: Drawn) -> Box:
    """Return where the picture *drawn* stands: a unit square under its map, else all of its boundary."""
    own = box(xml.attribute(drawn.element, "Boundary"))
    filled = own is not None and xml.attribute(drawn.element, "CTM") is None
    wide, high = (own.width, own.height) if own is not None and filled else (1.0, 1.0)
    return drawn.matrix.around(Box(0, 0, wide, high))
