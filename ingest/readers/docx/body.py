"""Walk the body of a Word document and add its blocks in reading order.

    <w:p>, <w:tbl>, <w:sdt>… -> Paragraph with number and style, Table, Picture

A line break that a person typed inside a paragraph splits it where the lines read like paragraphs
of their own. A table of one cell is a frame around text, so its content is taken as text. The text
of a text box and the notes come after the paragraph they are anchored in.
"""

from __future__ import annotations

from collections import Counter

from ingest.readers import xml
from ingest.readers.builder import Builder
from ingest.readers.docx import inline, tables
from ingest.readers.docx.numbering import Number, Numbering
from ingest.readers.docx.package import Package
from ingest.readers.docx.styles import Looks, Styles
from ingest.readers.wrapping import unwrap
from report import Style

_WRAPPERS = {"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "body"}


class Body:
    """Reads one document's blocks into a `Builder`."""

    def __init__(self, package: Package, build: Builder) -> None:
        self._package, self._build = package, build
        self._name = package.document()
        folder = self._name.rpartition("/")[0]
        self._styles = Styles(package.part(f"{folder}/styles.xml"))
        self._numbering = Numbering(package.part(f"{folder}/numbering.xml"), self._styles)
        self._notes = {kind: package.part(f"{folder}/{kind}s.xml") for kind in ("footnote", "endnote")}
        self._relations = package.relations(self._name)
        self._carried = ""

    def read(self) -> bool:
        """Add all blocks; return whether there was a body to read."""
        body = xml.child(self._package.part(self._name), "body")
        if body is None:
            return False
        self._walk(body)
        self._build.paragraph(self._carried)
        return True

    def _walk(self, element: xml.Element) -> None:
        for inner in element:
            name = xml.tag(inner)
            if name == "p":
                self._paragraph(inner)
            elif name == "tbl":
                self._table(inner)
            elif name in _WRAPPERS:
                self._walk(inner)
            elif name == "AlternateContent":
                chosen = xml.child(inner, "Choice")
                self._walk(chosen if chosen is not None else inner)

    def _table(self, table: xml.Element) -> None:
        cells = tables.cells(table)
        if len(cells) == 1:
            self._walk(cells[0])
            return
        self._build.table(tables.read_table(table, self._cell_line))

    def _cell_line(self, paragraph: xml.Element) -> str:
        number = self._number(self._styles.of(paragraph))
        text = inline.text_of(paragraph).strip()
        return number.before(text) if number else text

    def _number(self, looks: Looks) -> Number | None:
        return self._numbering.number(looks.list_id, looks.list_level)

    def _paragraph(self, paragraph: xml.Element) -> None:
        looks = self._styles.of(paragraph)
        pieces = list(inline.pieces(paragraph))
        text = self._carried + "".join(piece.text for piece in pieces)
        self._carried = ""
        if xml.child(paragraph, "pPr", "rPr", "del") is not None:
            self._carried = text  # the deleted paragraph mark joins it with the next
            return
        number = self._number(looks)
        style = self._style(looks, pieces, number.text if number else None)
        lines = [part.text for part in unwrap(text.splitlines())]
        if lines and number:
            lines[0] = number.before(lines[0])
        for line in lines:
            self._build.paragraph(line, style=style)
        self._anchored(paragraph)

    def _style(self, looks: Looks, pieces: list[inline.Piece], number: str | None) -> Style:
        sizes: Counter[int] = Counter()
        bold: Counter[bool] = Counter()
        for piece in pieces:
            weight = len(piece.text.strip())
            if piece.run is not None and weight:
                sizes[self._styles.run_size(piece.run, looks) or 0] += weight
                bold[self._styles.run_bold(piece.run, looks)] += weight
        size = sizes.most_common(1)[0][0] if sizes else looks.half_points
        return Style(
            name=looks.name,
            level=looks.level,
            size=size / 2 if size else None,
            bold=bool(bold) and not bold[False],
            centered=looks.alignment == "center",
            font=looks.font,
            number=number,
        )

    def _anchored(self, paragraph: xml.Element) -> None:
        """Add the pictures, text boxes and notes that are anchored in *paragraph*."""
        for element in inline.floating(paragraph):
            for box in element.iter():
                if xml.tag(box) == "txbxContent":
                    self._walk(box)
            for picture in element.iter():
                if xml.tag(picture) in {"blip", "imagedata"}:
                    self._picture(picture)
        for kind, key in inline.notes(paragraph):
            root = self._notes[kind]
            for note in xml.children(root, kind) if root is not None else ():
                if xml.attribute(note, "id") == key:
                    self._walk(note)

    def _picture(self, element: xml.Element) -> None:
        key = xml.attribute(element, "embed") or xml.attribute(element, "id")
        digest = self._package.digest(self._relations.get(key or "", ""))
        if digest is not None:
            self._build.picture(sha256=digest)
