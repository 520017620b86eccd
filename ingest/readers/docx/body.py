"""Walk the body of a Word document and add its blocks in reading order.

    <w:p>, <w:tbl>, <w:sdt>… -> Paragraph with number and style, Table, Picture

A line break that a person typed inside a paragraph splits it where the lines read like paragraphs of
their own, a page break always. A table of one cell is a frame around text, so its content is taken as
text. What is anchored in a paragraph or table (text boxes, pictures, notes) comes after it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ingest.limits import Limits
from ingest.readers import xml
from ingest.readers.builder import Builder
from ingest.readers.docx import fields, inline, revisions, tables
from ingest.readers.docx.chunks import read_chunk
from ingest.readers.docx.drawings import Drawings
from ingest.readers.docx.floating import BOX, NOTES, floating
from ingest.readers.docx.inline import Piece
from ingest.readers.docx.notes import Notes
from ingest.readers.docx.numbering import Numbering
from ingest.readers.docx.package import Package
from ingest.readers.docx.styles import Looks, Styles
from ingest.readers.wrapping import unwrap
from report import Verdict

_WRAPPERS = {"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "AlternateContent", "Choice"}


class Body:
    """Reads one document's blocks into a `Builder`; `reasons` tells which inserted files were not read."""

    def __init__(self, package: Package, build: Builder, limits: Limits) -> None:
        self._package, self._build, self._limits = package, build, limits
        self._name = package.document()
        folder = self._name.rpartition("/")[0]
        self._styles = Styles(package.part(f"{folder}/styles.xml"))
        self._numbering = Numbering(package.part(f"{folder}/numbering.xml"), self._styles)
        self._notes = Notes(package, folder)
        self._relations: Mapping[str, str] = package.relations(self._name)
        self._drawings = Drawings(package, build)
        self._unended: list[xml.Element] = []
        self.reasons: tuple[str, ...] = ()

    @property
    def embedded(self) -> int:
        """How many embedded files were not read."""
        return self._drawings.embedded

    def read(self) -> bool:
        """Add all blocks; return whether there was a body to read."""
        root = self._package.part(self._name)
        body = xml.child(root, "body")
        if root is None or body is None:
            return False
        for part in (root, *self._notes.roots):
            revisions.accept(part, is_prompt=self._styles.is_prompt)
            fields.show_results(part)
        self._story(body)
        return True

    def _story(self, element: xml.Element) -> None:
        """Add the blocks of *element*, a text that ends there: the body, a box, a note, a framed cell."""
        self._walk(element)
        self._end_paragraph()

    def _walk(self, element: xml.Element) -> None:
        for inner in element:
            name = xml.tag(inner)
            if name == "p":
                self._unended.append(inner)
                if not revisions.joins_the_next(inner):
                    self._end_paragraph()
            elif name == "tbl":
                self._end_paragraph()
                self._table(inner)
            elif name == "altChunk":
                self._end_paragraph()
                self._chunk(self._relations.get(xml.attribute(inner, "id") or "", ""))
            elif name in _WRAPPERS:
                self._walk(inner)

    def _table(self, table: xml.Element) -> None:
        cells = tables.cells(table)
        if len(cells) == 1:
            self._story(cells[0])
            return
        self._build.table(tables.read_table(table, self._cell_line))
        self._anchored(table)

    def _cell_line(self, paragraph: xml.Element) -> str:
        """Return the text of *paragraph*, which may be an automatic number alone (a column 序号)."""
        looks = self._styles.of(paragraph)
        text = "".join(piece.text for piece in self._pieces(paragraph, looks)).strip()
        if not text and revisions.joins_the_next(paragraph):
            return ""
        number = self._numbering.number(looks)
        return (number.before(text) or number.text) if number else text

    def _pieces(self, paragraph: xml.Element, looks: Looks) -> list[Piece]:
        """Return what can be seen of the text of *paragraph*."""
        return [
            piece
            for piece in inline.pieces(paragraph)
            if piece.run is None or not self._styles.run_hidden(piece.run, looks)
        ]

    def _end_paragraph(self) -> None:
        """Add the open paragraphs as one: all but the last have lost their marks to a deletion."""
        if not self._unended:
            return
        paragraphs, self._unended = self._unended, []
        looks = self._styles.of(paragraphs[-1])
        pieces = [piece for paragraph in paragraphs for piece in self._pieces(paragraph, looks)]
        if pieces or not xml.switched_on(xml.child(paragraphs[-1], "pPr", "rPr", "vanish")):
            self._lines(pieces, looks)
        for paragraph in paragraphs:
            self._anchored(paragraph)

    def _lines(self, pieces: list[Piece], looks: Looks) -> None:
        """Add the lines of a paragraph; an automatic number stands before the first."""
        number = self._numbering.number(looks)
        style = self._styles.style_of(pieces, looks)
        parts = "".join(piece.text for piece in pieces).split(inline.PAGE_BREAK)
        lines = [line.text for part in parts for line in unwrap(part.splitlines())]
        for at, line in enumerate(lines):
            if number and at == 0:
                self._build.paragraph(number.before(line), style=replace(style, number=number.text))
            else:
                self._build.paragraph(line, style=style)

    def _anchored(self, element: xml.Element) -> None:
        """Add the drawings, text boxes and notes that are anchored in *element*."""
        for found in floating(element):
            name = xml.tag(found)
            if name == BOX:
                self._story(found)
            elif name in NOTES:
                self._note(found)
            else:
                self._drawings.add(found, self._relations)

    def _note(self, reference: xml.Element) -> None:
        note = self._notes.take(reference)
        if note is not None:
            outer, self._relations = self._relations, note.relations
            self._story(note.content)
            self._relations = outer

    def _chunk(self, part: str) -> None:
        data = self._package.data(part)
        reading = read_chunk(data or b"", part, self._limits)
        self._build.add(reading.blocks)
        if reading.verdict is not Verdict.COMPLETE:
            self.reasons += (f"文档里插入的一个文件没有完整读出：{''.join(reading.reasons)}",)
