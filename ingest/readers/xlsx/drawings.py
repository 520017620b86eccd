"""The text boxes and pictures that lie on a sheet.

    xl/drawings/drawing1.xml with a text box "填表说明" -> Sheet(boxes=("填表说明",))

They come after the cells: where on the sheet they lie is not looked at.
"""

from __future__ import annotations

from dataclasses import replace

from ingest.readers import xml
from ingest.readers.docx.package import Package
from ingest.readers.sheets.sheet import Sheet


def with_drawings(sheet: Sheet, package: Package, part: str) -> Sheet:
    """Return *sheet*, which stands in *part*, with its text boxes and pictures."""
    boxes: list[str] = []
    pictures: list[str] = []
    for name in package.relations(part).values():
        if "/drawings/drawing" not in name.lower():
            continue
        root = package.part(name)
        relations = package.relations(name)
        for element in root.iter() if root is not None else ():
            if xml.tag(element) == "txBody":
                boxes += [text for p in xml.children(element, "p") if (text := _text(p))]
            elif xml.tag(element) == "blip":
                digest = package.digest(relations.get(xml.attribute(element, "embed") or "", ""))
                pictures += [digest] if digest else []
    return replace(sheet, boxes=tuple(boxes), pictures=tuple(pictures))


def _text(paragraph: xml.Element) -> str:
    return "".join(element.text or "" for element in paragraph.iter() if xml.tag(element) == "t").strip()
