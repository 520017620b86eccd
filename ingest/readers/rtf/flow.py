r"""Collect the paragraphs and table rows of a running text: the body, a note, a text box.

    text("一、"), end_paragraph, end_cell, end_row … -> paragraphs, and rows that follow each other as tables

Notes, text boxes and pictures come after the paragraph or the table in which they are anchored. A
table of one cell is a frame around text, so its content is taken as text.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace

from ingest.readers.builder import Builder
from ingest.readers.docx.numbering import Number
from ingest.readers.rtf.group import Group
from ingest.readers.rtf.rows import Edge, Row, table
from ingest.readers.wrapping import unwrap
from report import Style


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph."""

    text: str
    style: Style


@dataclass(frozen=True, slots=True)
class Frame:
    """A row of a table whose cells are still paragraphs."""

    cells: tuple[tuple[Text, ...], ...]
    edges: tuple[Edge, ...]
    left: int


@dataclass(frozen=True, slots=True)
class Image:
    """A picture."""

    sha256: str


Item = Text | Frame | Image


@dataclass(slots=True)
class Flow:
    """One running text while it is read."""

    items: list[Item] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    left: int = 0
    number: str = ""
    _after: list[Item] = field(default_factory=list)
    _after_table: list[Item] = field(default_factory=list)
    _pieces: list[str] = field(default_factory=list)
    _sizes: Counter[int | None] = field(default_factory=Counter)
    _bold: Counter[bool] = field(default_factory=Counter)
    _fonts: Counter[str] = field(default_factory=Counter)
    _cell: list[Text] = field(default_factory=list)
    _cells: list[tuple[Text, ...]] = field(default_factory=list)

    def text(self, text: str, group: Group, font: str) -> None:
        """Add *text*, which looks as *group* says."""
        self._pieces.append(text)
        weight = len(text.strip())
        self._sizes[group.half_points] += weight
        self._bold[group.bold] += weight
        self._fonts[font] += weight

    def anchor(self, items: list[Item]) -> None:
        """Put *items* after the paragraph or table at hand."""
        self._after += items

    def end_paragraph(self, style: Style, *, in_table: bool) -> None:
        """End the paragraph at hand."""
        paragraph = self._paragraph(style)
        if in_table:
            self._cell.append(paragraph)
            return
        self._end_table()
        self._put(paragraph)

    def end_cell(self, style: Style) -> None:
        """End the paragraph and the cell at hand."""
        self._cell.append(self._paragraph(style))
        self._cells.append(tuple(part for part in self._cell if part.text.strip()))
        self._cell = []
        self._after_table += self._after
        self._after = []

    def end_row(self) -> None:
        """End the row at hand."""
        if self._cells:
            self.items.append(Frame(tuple(self._cells), tuple(self.edges), self.left))
        self._cells = []

    def finish(self, style: Style) -> None:
        """End whatever is at hand: the file may break off anywhere."""
        if self._cell or self._cells:
            self.end_cell(style)
            self.end_row()
        self._put(self._paragraph(style))

    def _end_table(self) -> None:
        """End a table that a paragraph follows: what it left open is text."""
        if self._cell or self._cells:
            self.items += [part for cell in (*self._cells, tuple(self._cell)) for part in cell]
            self._cell, self._cells = [], []

    def _put(self, paragraph: Text) -> None:
        self.items += [*self._after_table, paragraph, *self._after]
        self._after_table, self._after = [], []

    def _paragraph(self, style: Style) -> Text:
        text, number = "".join(self._pieces), self.number.strip()
        if not any(map(str.isalnum, number)):
            number = ""  # a bullet says nothing
        size = self._sizes.most_common(1)[0][0] if self._sizes else None
        style = replace(
            style,
            size=size / 2 if size else None,
            bold=bool(self._bold) and not self._bold[False],
            font=self._fonts.most_common(1)[0][0] or None if self._fonts else None,
            number=number or None,
        )
        self._pieces, self.number = [], ""
        for counter in (self._sizes, self._bold, self._fonts):
            counter.clear()
        return Text(Number(number, "tab").before(text.strip()), style)


def build_items(build: Builder, items: list[Item]) -> None:
    """Add *items* to *build*, rows that follow each other as one table."""
    rows: list[Frame] = []
    for item in (*items, Text("", Style())):
        if isinstance(item, Frame):
            rows.append(item)
            continue
        if isinstance(item, Text) and not item.text and not rows:
            continue
        _add_table(build, rows)
        rows = []
        if isinstance(item, Text):
            _add_text(build, item)
        else:
            build.picture(sha256=item.sha256)


def _add_text(build: Builder, text: Text) -> None:
    for part in unwrap(text.text.splitlines()):
        build.paragraph(part.text, style=text.style)


def _add_table(build: Builder, rows: list[Frame]) -> None:
    if len(rows) == 1 and len(rows[0].cells) == 1:
        for text in rows[0].cells[0]:
            _add_text(build, text)
    elif rows:
        build.table(
            table([Row(tuple("\n".join(t.text for t in c) for c in f.cells), f.edges, f.left) for f in rows])
        )
