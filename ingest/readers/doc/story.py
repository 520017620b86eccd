r"""Write the stories of a file (body text, notes, text boxes) as XML, paragraph by paragraph.

    "\x13 PAGEREF 一 \x14" "3" "\x15\r"  ->  <w:p>…<w:r>…<w:t>3</w:t></w:r></w:p>

[MS-DOC] 2.4.2 and 2.8.25. Of a field the result stays and the code goes; deleted and hidden text goes. What
is anchored in a paragraph is written behind its text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.readers.doc import wordml
from ingest.readers.doc.anchored import Anchor, Anchored, Note, Shown
from ingest.readers.doc.binary import plc
from ingest.readers.doc.container import Container
from ingest.readers.doc.fib import Part
from ingest.readers.doc.formats import Formats
from ingest.readers.doc.looks import CharacterLooks, ParagraphLooks, character_looks, paragraph_looks
from ingest.readers.doc.pictures import Pictures
from ingest.readers.doc.pieces import Text
from ingest.readers.doc.styles import Styles, paragraph_properties
from ingest.readers.doc.tables import Tables, Written, read_row

_PARAGRAPH_END = re.compile("[\r\x07\x0c]")
_CELL_MARK, _SECTION_MARK = "\x07", "\x0c"
_PICTURE, _FIELD, _RESULT, _FIELD_END = "\x01", "\x13", "\x14", "\x15"
_MARKS = re.compile("([\x01\x13\x14\x15])")
_SYMBOL = "("
_OVERSTRUCK = re.compile(r"\s*EQ\b[^(]*\\o\b.*[,，]([^,，()]*)\)\s*")
"""A character in a ring or with its reading above, such as EQ \\o\\ac(○,1): what it is put on stands last."""
_SECTION = 12
_LONGEST_CODE = 500


@dataclass(frozen=True, slots=True)
class _Span:
    """Characters *start* to *end* that look alike."""

    start: int
    end: int
    looks: CharacterLooks


@dataclass(slots=True)
class _Field:
    """A field that is open: its code so far, whether its result has begun, whether it stands in a code."""

    within_code: bool
    code: str = ""
    in_code: bool = True


class Stories:
    """Writes the stories of one file."""

    def __init__(self, container: Container, styles: Styles, anchored: Anchored, pictures: Pictures) -> None:
        self._container, self._styles = container, styles
        self._anchored, self._pictures = anchored, pictures
        self._text = Text(container)
        if not self._text.complete:
            container.damaged.add("正文")
        self._runs = Formats(container, Part.RUNS, paragraphs=False)
        self._paragraphs = Formats(container, Part.PARAGRAPHS, paragraphs=True)
        self._section_ends: frozenset[int] = frozenset()
        with container.salvaging("分节"):
            self._section_ends = frozenset(plc(container.part(Part.SECTIONS), _SECTION).places)

    def write(self, start: int, end: int) -> str:
        """Return the characters from *start* up to *end* as paragraphs and tables."""
        tables = Tables()
        fields: list[_Field] = []
        for first, last in self._split(start, min(end, len(self._text.characters))):
            tables.add(self._paragraph(first, last, fields))
        return tables.finish()

    def _split(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield where the paragraphs begin and end, their marks included; a page break is no mark."""
        for found in _PARAGRAPH_END.finditer(self._text.characters, start, end):
            if found.group() != _SECTION_MARK or found.end() in self._section_ends:
                yield start, found.end()
                start = found.end()
        if start < end:
            yield start, end

    def _paragraph(self, start: int, end: int, fields: list[_Field]) -> Written:
        """Return the paragraph from *start* up to *end*; *fields* are those open."""
        looks = self._looks(end - 1)
        mark = self._text.characters[end - 1]
        spans = list(self._spans(start, end))
        runs = "".join(self._run(span, looks.style, fields) for span in spans)
        for place in self._anchored.places(start, end):
            if not next(self._spans(place, place + 1)).looks.deleted:
                runs += "".join(map(self._anchor, self._anchored.at(place)))
        deleted, in_cell = spans[-1].looks.deleted, mark == _CELL_MARK and looks.depth > 0
        properties = wordml.said("pStyle", looks.style) + paragraph_properties(looks)
        if (deleted and not in_cell) or looks.drop_cap:  # a large first letter is a paragraph of its own
            properties += "<w:rPr><w:del/></w:rPr>"
        return Written(
            f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>",
            depth=1 if in_cell else looks.depth,
            cell_end=in_cell or looks.inner_cell_end,
            row_end=looks.row_end,
            row=read_row(looks.row) if looks.row is not None else None,
            deleted=deleted,
        )

    def _looks(self, mark: int) -> ParagraphLooks:
        """Return how the paragraph that ends with the character *mark* looks."""
        found = self._paragraphs.at(self._text.offset(mark))
        changed = self._text.piece(mark).grpprl
        return paragraph_looks(found.grpprl, changed, style=found.style, data=self._container.data)

    def _spans(self, start: int, end: int) -> Iterator[_Span]:
        while start < end:
            piece, offset = self._text.piece(start), self._text.offset(start)
            run = self._runs.at(offset)
            last = min(end, piece.end, start + max(1, (run.end - offset) // piece.width))
            yield _Span(start, last, character_looks(run.grpprl + piece.grpprl))
            start = last

    def _run(self, span: _Span, style: int, fields: list[_Field]) -> str:
        looks = span.looks
        content = ""
        for piece in _MARKS.split(self._text.characters[span.start : span.end]):
            said = _beside_fields(piece, fields)
            if said and not (looks.deleted or looks.hidden):
                content += self._content(said, looks)
        return wordml.run(content, properties=self._styles.written(looks, style=style)) if content else ""

    def _content(self, characters: str, looks: CharacterLooks) -> str:
        if characters == _PICTURE:
            return self._picture(looks)
        if looks.symbol is not None and characters == _SYMBOL * len(characters):
            return f'<w:sym w:char="{looks.symbol:04X}"/>' * len(characters)
        return wordml.text(characters)

    def _picture(self, looks: CharacterLooks) -> str:
        if looks.picture is not None and not looks.data:
            with self._container.salvaging("图片"):
                return self._pictures.inline(looks.picture)
        return ""

    def _anchor(self, anchor: Anchor) -> str:
        match anchor:
            case Note():
                return wordml.run(f'<w:{anchor.kind}Reference w:id="{anchor.key}"/>')
            case Shown():
                return wordml.run(anchor.xml)
            case _:
                inner = self.write(anchor.start, anchor.end)
                return wordml.run(f"<w:pict><w:txbxContent>{inner}</w:txbxContent></w:pict>")


def _beside_fields(piece: str, fields: list[_Field]) -> str:
    """Return what *piece*, a mark or text between marks, says; *fields* are opened and closed by it."""
    silent = bool(fields) and (fields[-1].in_code or fields[-1].within_code)
    if piece == _FIELD:
        fields.append(_Field(within_code=silent))
    elif piece == _RESULT and fields:
        fields[-1].in_code = False
    elif piece == _FIELD_END and fields:
        field = fields.pop()
        overstruck = _OVERSTRUCK.fullmatch(field.code) if field.in_code and not field.within_code else None
        return overstruck.group(1) if overstruck else ""
    elif silent:
        fields[-1].code += piece[: _LONGEST_CODE - len(fields[-1].code)]
    else:
        return piece
    return ""
