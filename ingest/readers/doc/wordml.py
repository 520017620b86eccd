"""Write what was found as the XML of a .docx, so that one reader decides for both formats.

    paragraph(run("基本情况", bold=True), style=1) -> <w:p><w:pPr><w:pStyle w:val="1"/></w:pPr><w:r>…

Only elements that the docx reader looks at are written. Characters that XML cannot hold are dropped.
"""

from __future__ import annotations

import re
from html import escape

from ingest.readers.doc.pieces import whole

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
_UNWRITABLE = re.compile("[^\t\n\x0b\x1e\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPOKEN = {"\t": "<w:tab/>", "\n": "<w:br/>", "\x0b": "<w:br/>", "\x1e": "<w:noBreakHyphen/>"}
_PARTS = re.compile("([\t\n\x0b\x1e])")


def root(name: str, body: str) -> bytes:
    """Return the part with the root element *name* around *body*."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{name} {NAMESPACES}>{body}</w:{name}>'.encode()


def said(name: str, value: object) -> str:
    """Return the element *name* with *value*, nothing where that is None."""
    return "" if value is None else f'<w:{name} w:val="{value_of(value)}"/>'


def value_of(value: object) -> str:
    """Return *value* as an attribute's text."""
    return escape(_UNWRITABLE.sub("", whole(str(value))))


def text(characters: str) -> str:
    """Return the content of a run that reads *characters*; a vertical tab is a line break."""
    written = _UNWRITABLE.sub("", whole(characters))
    return "".join(
        _SPOKEN.get(piece) or f'<w:t xml:space="preserve">{escape(piece, quote=False)}</w:t>'
        for piece in _PARTS.split(written)
        if piece
    )


def run(content: str, *, properties: str = "") -> str:
    """Return a run with *content*, nothing where there is none."""
    return f"<w:r><w:rPr>{properties}</w:rPr>{content}</w:r>" if content else ""


def properties(
    *,
    style: int | None = None,
    bold: bool | None = None,
    size: int | None = None,
    font: str | None = None,
    asian_font: str | None = None,
) -> str:
    """Return the properties of a run or style; *size* in half points."""
    fonts = f' w:ascii="{value_of(font)}"' if font else ""
    fonts += f' w:eastAsia="{value_of(asian_font)}"' if asian_font else ""
    return (
        said("rStyle", style)
        + (f"<w:rFonts{fonts}/>" if fonts else "")
        + ("" if bold is None else said("b", int(bold)))
        + said("sz", size)
    )
