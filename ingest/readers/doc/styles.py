"""The style sheet of a file, and the fonts that it names.

    Styles(container).xml() -> <w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/>…

[MS-DOC] 2.9.271 (STSH). The built-in headings carry their number, whatever language they are named in.
"""

from __future__ import annotations

from dataclasses import dataclass

from ingest.readers.doc import wordml
from ingest.readers.doc.binary import part, u8, u16
from ingest.readers.doc.container import Container
from ingest.readers.doc.fib import Part
from ingest.readers.doc.looks import CharacterLooks, ParagraphLooks, character_looks, paragraph_looks

_KINDS = {1: "paragraph", 2: "character"}
_HEADINGS = range(1, 10)
_NO_STYLE = 0xFFF
_STANDARD_FONTS, _FONT_NAME = 12, 39
_DEEPEST = 50


@dataclass(frozen=True, slots=True)
class Style:
    """One style; *built_in* is its number among Word's own."""

    name: str
    kind: str
    built_in: int
    based_on: int | None
    paragraph: ParagraphLooks
    characters: CharacterLooks


class Styles:
    """The styles of one file, by their numbers."""

    def __init__(self, container: Container) -> None:
        self._known: dict[int, Style] = {}
        self._fonts: dict[int, str] = {}
        self._standard = CharacterLooks()
        with container.salvaging("字体"):
            self._fonts = _fonts(container.part(Part.FONTS))
        with container.salvaging("样式"):
            self._read(container.part(Part.STYLES))

    def _read(self, sheet: bytes) -> None:
        if not sheet:
            return
        size, count, base = u16(sheet, 0), u16(sheet, 2), u16(sheet, 4)
        if size >= _STANDARD_FONTS + 4:
            self._standard = CharacterLooks(
                font=u16(sheet, 2 + _STANDARD_FONTS), asian_font=u16(sheet, 4 + _STANDARD_FONTS)
            )
        at = 2 + size
        for key in range(count):
            size = u16(sheet, at)
            style = _style(part(sheet, at + 2, size), base) if size else None
            if style is not None:
                self._known[key] = style
            at += 2 + size

    def bold(self, key: int) -> bool:
        """Return whether the style *key* is bold, of itself or by what it is based on."""
        for _ in range(_DEEPEST):
            style = self._known.get(key)
            if style is None or style.characters.bold is not None or style.based_on is None:
                return bool(style and style.characters.bold)
            key = style.based_on
        return False

    def written(self, looks: CharacterLooks, *, style: int | None = None) -> str:
        """Return *looks* as the properties of a run in a paragraph with *style*."""
        bold = looks.bold
        if looks.unlike_style and style is not None:
            bold = not self.bold(style)
        return wordml.properties(
            style=looks.style,
            bold=bold,
            size=looks.size,
            font=self._fonts.get(looks.font) if looks.font is not None else None,
            asian_font=self._fonts.get(looks.asian_font) if looks.asian_font is not None else None,
        )

    def xml(self) -> bytes:
        """Return styles.xml."""
        base = f"<w:docDefaults><w:rPrDefault><w:rPr>{self.written(self._standard)}</w:rPr></w:rPrDefault></w:docDefaults>"
        return wordml.root("styles", base + "".join(self._style(key) for key in sorted(self._known)))

    def _style(self, key: int) -> str:
        style = self._known[key]
        name = f"heading {style.built_in}" if style.built_in in _HEADINGS else style.name
        default = ' w:default="1"' if key == 0 else ""
        return (
            f'<w:style w:type="{style.kind}" w:styleId="{key}"{default}>'
            + wordml.said("name", name)
            + wordml.said("basedOn", style.based_on)
            + f"<w:pPr>{paragraph_properties(style.paragraph)}</w:pPr>"
            + f"<w:rPr>{self.written(style.characters)}</w:rPr></w:style>"
        )


def paragraph_properties(looks: ParagraphLooks) -> str:
    """Return what *looks* says beside the style, as elements of a paragraph's properties."""
    numbered = wordml.said("ilvl", looks.list_level) + wordml.said("numId", looks.list_id)
    return (
        (f"<w:numPr>{numbered}</w:numPr>" if numbered else "")
        + wordml.said("jc", looks.alignment)
        + wordml.said("outlineLvl", looks.outline)
    )


def _style(std: bytes, base: int) -> Style | None:
    kind = _KINDS.get(u16(std, 2) & 0xF)
    if kind is None:
        return None
    based_on, updates = u16(std, 2) >> 4, u16(std, 4) & 0xF
    length = u16(std, base)
    name = part(std, base + 2, 2 * length).decode("utf-16-le", "replace")
    at = base + 2 + 2 * length + 2
    grpprls = []
    for _ in range(updates):
        size = u16(std, at) if at + 2 <= len(std) else 0
        grpprls.append(part(std, at + 2, size))
        at += 2 + size + size % 2
    paragraph = grpprls.pop(0)[2:] if kind == "paragraph" and grpprls else b""
    return Style(
        name,
        kind,
        u16(std, 0) & 0xFFF,
        based_on if based_on != _NO_STYLE else None,
        paragraph_looks(paragraph),
        character_looks(grpprls[0] if grpprls else b""),
    )


def _fonts(table: bytes) -> dict[int, str]:
    """Return the names of the fonts by number ([MS-DOC] 2.9.284, SttbfFfn)."""
    names: dict[int, str] = {}
    at = 4
    for key in range(u16(table, 0) if table else 0):
        size = u8(table, at)
        name = part(table, at + 1, size)[_FONT_NAME:].decode("utf-16-le", "ignore")
        names[key] = name.partition("\0")[0]
        at += 1 + size
    return names
