"""Read what a browser shows of an element: lines with their looks, tables, pictures, in order.

    <td>　　一、基本情况<br>　　全镇共有党员<b>121</b>名。</td>
    -> Line("　　一、基本情况"), Line("　　全镇共有党员121名。")

White space is collapsed as CSS does it; a break of the source between Chinese characters is none.
Lines parted by <br> are paragraphs unless they were wrapped (`wrapping`), and full-width spaces after
the end of a sentence begin a paragraph. The base of ruby stays, list numbers are put in, a note stands
after the paragraph that refers to it.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from ingest.readers.docx.numbering import Number
from ingest.readers.html import cells
from ingest.readers.html.items import Grid, Image, Item, Line
from ingest.readers.html.looks import Look, is_block, is_seen
from ingest.readers.html.markup import Element
from ingest.readers.html.notes import Notes
from ingest.readers.html.numbers import Numbers
from ingest.readers.html.runs import BREAK, Run, lines_of
from ingest.readers.html.sheet import Declared, Sheet
from ingest.readers.wrapping import unwrap

_RAISED = str.maketrans("0123456789-+−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺⁻")
_EXPONENT = re.compile(r"[-+−]?[0-9]{1,3}")
_BULLET = re.compile(r"[^\w①-⑳⑴-⒇]*|[lnuqvØü§]")  # letters stand for bullets in Symbol and Wingdings
_DATA = re.compile(r"data:image/[\w.+-]{1,40};base64,")
_ICON = 40


@dataclass(frozen=True, slots=True)
class Page:
    """What is known of a page while it is read: its looks, its notes, where its document stands.

    `spaced` says that the source was broken at spaces only, so that a line break is a space.
    """

    sheet: Sheet
    notes: Notes
    document: Element
    left_out: frozenset[Element] = frozenset()
    spaced: bool = False

    def is_out(self, element: Element) -> bool:
        """Return whether *element* is not read where it stands."""
        return element in self.left_out or element in self.notes.elsewhere


class Flow:
    """Reads one element; a table cell has a flow of its own."""

    def __init__(self, page: Page, *, inside: bool = False) -> None:
        self._page = page
        self._inside = inside
        self._items: list[Item] = []
        self._runs: list[Run] = []
        self._numbers = Numbers()
        self._number = ""
        self._due: list[Element] = []

    def read(self, element: Element, look: Look) -> list[Item]:
        """Return what *element* shows, inheriting *look*."""
        self._inside = self._inside or element is self._page.document
        self._walk(element, look)
        self._end_paragraph()
        return self._items

    def _walk(self, element: Element, look: Look) -> None:
        for child in element.children:
            if isinstance(child, Element):
                self._element(child, look)
            else:
                self._text(child, look)

    def _element(self, element: Element, look: Look) -> None:
        page = self._page
        declared = page.sheet.of(element)
        if page.is_out(element) or not is_seen(element, declared):
            return
        entered, self._inside = self._inside, self._inside or element is page.document
        if note := page.notes.by_mark.get(element):
            self._due.append(note)
        elif element.name == "br":
            self._runs.append(Run(BREAK, look))
        elif element.name == "img":
            self._picture(element)
        elif declared.get("mso-list") == "ignore":
            self._written_number(element)
        else:
            self._contents(element, declared, look.within(element, declared))
        self._inside = entered

    def _contents(self, element: Element, declared: Declared, look: Look) -> None:
        if not is_block(element, declared):
            self._walk(element, look)
            return
        self._end_paragraph()
        if element.name == "table":
            self._table(element, look)
        elif element.name in {"ol", "ul", "menu", "dir"}:
            self._numbers.open(element)
            self._walk(element, look)
            self._end_paragraph()
            self._numbers.close()
        elif element.name == "li":
            self._number += self._numbers.number(element, look)
            self._walk(element, look)
            self._end_paragraph()
            self._number = ""
        else:
            self._walk(element, look)
        self._end_paragraph()

    def _text(self, text: str, look: Look) -> None:
        if look.raised and _EXPONENT.fullmatch(text.strip()) and self._after_digit():
            text = text.strip().translate(_RAISED)  # 10<sup>4</sup> is not 104
        if look.kept or self._page.spaced:
            text = text.replace("\n", BREAK if look.kept else " ")
        for at, line in enumerate(text.split(BREAK)):
            self._runs += [Run(BREAK, look), Run(line, look)] if at else [Run(line, look)]

    def _after_digit(self) -> bool:
        return bool(self._runs) and self._runs[-1].text[-1:].isdecimal()

    def _written_number(self, element: Element) -> None:
        """Take the number that Word wrote out for programs without lists, without its padding."""
        number = "".join(element.strings()).strip()
        if not _BULLET.fullmatch(number):
            self._number += number

    def _end_paragraph(self) -> None:
        lines = lines_of(self._runs)
        self._runs = []
        for paragraph in unwrap([line.text for line in lines]) if lines else ():
            text, style = paragraph.text, lines[paragraph.line].style
            if self._number:
                text = Number(self._number, "tab").before(text)
                style = replace(style, number=self._number)
                self._number = ""
            self._items.append(Line(text, style, self._inside))
        due, self._due = self._due, []
        for note in due:
            self._items += Flow(self._page, inside=self._inside).read(note, Look())

    def _picture(self, element: Element) -> None:
        if all(
            element.get(side).isdecimal() and int(element.get(side)[:6]) <= _ICON
            for side in ("width", "height")
        ):
            return
        self._items.append(
            Image(element.get("alt").strip() or None, _digest(element.get("src")), self._inside)
        )

    def _table(self, element: Element, look: Look) -> None:
        read = cells.read(element, lambda cell: self._cell(cell, look))
        for caption in read.captions:
            self._items += self._cell(caption, look) or ()
        if read.is_layout:
            self._items += [item for cell in read.cells for item in cell.items]
        else:
            self._items.append(Grid(read.rows(), self._inside))
            self._items += [item for cell in read.cells for item in cell.items if isinstance(item, Image)]

    def _cell(self, cell: Element, look: Look) -> Iterable[Item] | None:
        """Return what *cell* shows, or None where it is not seen."""
        page, inside = self._page, self._inside
        for element in (*_rows_around(cell), cell):
            declared = page.sheet.of(element)
            if page.is_out(element) or not is_seen(element, declared):
                return None
            look = look.within(element, declared)
            inside = inside or element is page.document
        return Flow(page, inside=inside).read(cell, look)


def _rows_around(cell: Element) -> list[Element]:
    """Return the elements between *cell* and its table, the outermost first."""
    rows: list[Element] = []
    for outer in cell.ancestors():
        if outer.name == "table":
            break
        rows.insert(0, outer)
    return rows


def _digest(source: str) -> str | None:
    """Return the hash of the picture that stands in *source* itself, None where it is in another file."""
    found = _DATA.match(source)
    if not found:
        return None
    try:
        return hashlib.sha256(base64.b64decode(source[found.end() :])).hexdigest()
    except (binascii.Error, ValueError):
        return None
