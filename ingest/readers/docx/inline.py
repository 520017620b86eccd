r"""The text of one Word paragraph: runs joined, line breaks as "\n", page breaks as "\f".

    <w:r>全镇共有党员</w:r><w:ins>121</w:ins><w:r>名。</w:r> -> "全镇共有党员121名。"

Of a furigana pair the base stays, an equation is written on one line, a character of a symbol font is
given in Unicode. The mark of a note is left out: the note follows its paragraph, and a digit behind
"121名" would falsify it. Revisions and fields were settled before (`revisions`, `fields`); what floats
beside the text (`floating`) is a block of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.readers import xml
from ingest.readers.docx.equations import linear
from ingest.readers.docx.symbols import spoken

PAGE_BREAK = "\f"

_PASSED_OVER = {"pPr", "rPr", "sdtPr", "sdtEndPr", "rt", "rubyPr", "drawing", "pict", "object"}
_SPOKEN = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text and the run that it stands in (None outside runs)."""

    text: str
    run: xml.Element | None = None


def pieces(element: xml.Element, run: xml.Element | None = None) -> Iterator[Piece]:
    """Yield the text of *element*, a paragraph or a part of one in *run*, run by run."""
    for inner in element:
        name = xml.tag(inner)
        if name in _PASSED_OVER or not name:
            continue
        if name == "oMath":
            yield Piece(linear(inner), run)
        elif (said := _character(inner, name, run)) is None:
            yield from pieces(inner, inner if name == "r" else run)
        elif said:
            yield Piece(said, run)


def _character(element: xml.Element, name: str, run: xml.Element | None) -> str | None:
    """Return what a leaf *element* of *run* says, or None where it holds other elements."""
    if name == "t":
        return spoken(element.text or "", _font(run))
    if name == "br":
        return PAGE_BREAK if xml.attribute(element, "type") in {"page", "column"} else "\n"
    if name == "sym":
        return _symbol(element)
    return _SPOKEN.get(name)


def _font(run: xml.Element | None) -> str:
    return xml.attribute(xml.child(run, "rPr", "rFonts"), "ascii") or "" if run is not None else ""


def _symbol(element: xml.Element) -> str:
    """Return the character of a w:sym; a place of an unknown symbol font has no common meaning."""
    try:
        found = chr(int(xml.attribute(element, "char") or "", 16))
    except (ValueError, OverflowError):
        return ""
    said = spoken(found, xml.attribute(element, "font") or "")
    return said if said.isprintable() else ""
