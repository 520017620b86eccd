"""Find what is anchored in a paragraph and stands beside its text: boxes, pictures, charts, notes.

    <w:r><w:drawing>…<wps:txbx><w:txbxContent>… -> the txbxContent, once, what lies in it left to its reader

Only where things are is said here, in document order; `body` adds them after their paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.readers import xml

BOX = "txbxContent"
PICTURES = {"blip", "imagedata"}
NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
WORD_ART, CHART, DIAGRAM, SHAPE_TEXT, OBJECT = "textpath", "chart", "relIds", "txBody", "OLEObject"

_KINDS = {BOX, WORD_ART, CHART, DIAGRAM, SHAPE_TEXT, OBJECT, *PICTURES, *NOTES}
_NO_CAPTION = re.compile(
    r"自动生成|\.(?:png|jpe?g|gif|bmp|[ew]mf|tiff?)\b|[/\\]|^(?:图片|图像|图形|截图|微信图片|未标题)[\W\d_]*$",
    re.IGNORECASE,
)
_HAN = re.compile(r"[一-鿿]{2}")


def floating(element: xml.Element) -> Iterator[xml.Element]:
    """Yield what is anchored in *element*; boxes and shapes inside a box are not looked for."""
    waiting = list(reversed(element)) if next(xml.inside(element, *_KINDS), None) is not None else []
    while waiting:
        inner = waiting.pop()
        name = xml.tag(inner)
        if name in _KINDS:
            yield inner
        if name not in {BOX, SHAPE_TEXT}:
            waiting.extend(reversed(inner))


def described(picture: xml.Element) -> str | None:
    """Return what the writer says that *picture* shows (its alternative text); file names say nothing."""
    for outer in picture.iterancestors():
        if xml.tag(outer) in {"inline", "anchor", "shape"}:
            said = xml.attribute(xml.child(outer, "docPr"), "descr") or xml.attribute(outer, "alt") or ""
            return said.strip() if _HAN.search(said) and not _NO_CAPTION.search(said) else None
    return None
