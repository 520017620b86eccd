r"""The text of one Word paragraph: runs joined, line breaks as "\n", revisions as accepted.

    <w:r>全镇共有党员</w:r><w:del>120</w:del><w:ins>121</w:ins><w:r>名。</w:r> -> "全镇共有党员121名。"

Inserted text stays, deleted and hidden text goes, a field gives its result and not its code, of a
furigana pair the base stays. Text boxes and pictures are found here and handed on; they are blocks
of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.readers import xml

_GONE = {
    "del",
    "moveFrom",
    "pPr",
    "rPr",
    "sdtPr",
    "sdtEndPr",
    "rt",
    "rubyPr",
    "instrText",
    "delText",
    "Fallback",
}
_FLOATING = {"drawing", "pict", "object"}
_SPOKEN = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text and the run that it stands in (None outside runs)."""

    text: str
    run: xml.Element | None = None


def pieces(paragraph: xml.Element) -> Iterator[Piece]:
    """Yield the text of *paragraph* run by run."""
    yield from _pieces(paragraph, None)


def text_of(paragraph: xml.Element) -> str:
    """Return the text of *paragraph*, breaks as line feeds."""
    return "".join(piece.text for piece in pieces(paragraph))


def floating(paragraph: xml.Element) -> list[xml.Element]:
    """Return the drawings, pictures and objects that are anchored in *paragraph*."""
    return [
        element
        for element in paragraph.iter()
        if xml.tag(element) in _FLOATING and not _within(element, paragraph, {*_GONE, *_FLOATING})
    ]


def notes(paragraph: xml.Element) -> list[tuple[str, str]]:
    """Return the notes that *paragraph* refers to: footnote or endnote, and its id."""
    return [
        (xml.tag(element).removesuffix("Reference"), xml.attribute(element, "id") or "")
        for element in paragraph.iter()
        if xml.tag(element) in {"footnoteReference", "endnoteReference"}
        and not _within(element, paragraph, _GONE)
    ]


def _within(element: xml.Element, outer: xml.Element, names: set[str]) -> bool:
    parent = element.getparent()
    while parent is not None and parent is not outer:
        if xml.tag(parent) in names:
            return True
        parent = parent.getparent()
    return False


def _pieces(element: xml.Element, run: xml.Element | None) -> Iterator[Piece]:
    for inner in element:
        name = xml.tag(inner)
        if name in _GONE or name in _FLOATING or not name:
            continue
        if name == "r":
            if not xml.switched_on(xml.child(inner, "rPr", "vanish")):
                yield from _pieces(inner, inner)
        else:
            said = _character(inner, name)
            if said is None:
                yield from _pieces(inner, run)
            elif said:
                yield Piece(said, run)


def _character(element: xml.Element, name: str) -> str | None:
    """Return what a leaf *element* of a run says, or None where it holds other elements."""
    if name == "t":
        return element.text or ""
    if name == "br":
        return "" if xml.attribute(element, "type") in {"page", "column"} else "\n"
    if name == "sym":
        return _symbol(xml.attribute(element, "char") or "")
    return _SPOKEN.get(name)


def _symbol(code: str) -> str:
    """Return the character with hexadecimal *code*; places of a symbol font have no common meaning."""
    try:
        found = chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
    return found if found.isprintable() else ""
