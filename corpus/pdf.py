"""Set a sample document as a PDF: A4, one embedded Chinese font, ruled tables, — 1 — under each page.

Lines are broken as Word breaks them: numbers stay whole and closing marks never open a line. The
text can be extracted, since the subset of the font carries its Unicode map. Times are fixed, so
the same draft and font give the same bytes.
"""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

from fpdf import FPDF
from fpdf.enums import TextEmphasis
from fpdf.fonts import FontFace

from corpus.markup import HEADINGS, Draft, Item, Mark, spans

FONT_FILE = Path("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc")
FONT = "wqy"
SIZES = {Mark.TITLE: 20, Mark.RED_HEAD: 28, Mark.HEADING1: 15}
SIZE, SMALL = 14, 10.5  # points
LEADING = 9.0  # millimetres
RED, BLACK = (220, 0, 0), (0, 0, 0)
ALIGNMENTS = {Mark.TITLE: "C", Mark.RED_HEAD: "C", Mark.CENTERED: "C", Mark.RIGHT: "R"}
PLAIN_HEAD = FontFace(emphasis=TextEmphasis.NONE)
# What a line break must not part: a number with its sign, a character with the marks that open before
# it and close after it.
PIECE = re.compile(r"[（《“〔]*(?:[0-9A-Za-z.,]+[%％‰]?|.)[，。；：、！？）》”〕]*")


def set_pdf(draft: Draft) -> bytes:
    """Return the bytes of *draft* as a PDF file; FileNotFoundError where the font is not installed."""
    pages = _Pages(draft.options.running_head)
    pages.set_creation_date(dt.datetime.combine(draft.options.date, dt.time(9), dt.UTC))
    pages.add_page()
    for item in draft.items:
        if item.mark is Mark.ROW:
            _add_table(pages, item)
        elif item.mark is Mark.BREAK:
            pages.add_page()
        else:
            _add_text(pages, item)
    return bytes(pages.output())


class _Pages(FPDF):
    """A4 pages in one font, with a running head where there is one, and the page's number."""

    def __init__(self, running_head: str) -> None:
        super().__init__(format="A4")
        self._running_head = running_head
        self.set_margins(28, 32, 26)
        self.set_auto_page_break(auto=True, margin=32)
        self.add_font(FONT, fname=FONT_FILE)
        self.set_font(FONT, size=SIZE)

    def header(self) -> None:
        """Print the running head; fpdf2 calls this on every page."""
        if self._running_head:
            self.set_font(FONT, size=SMALL)
            self.set_y(18)
            self.cell(0, 6, self._running_head, align="C", border="B")
        self.set_y(self.t_margin)
        self.set_x(self.l_margin)

    def footer(self) -> None:
        """Print — 1 —; fpdf2 calls this on every page."""
        self.set_y(-24)
        self.set_font(FONT, size=SMALL)
        self.cell(0, 6, f"— {self.page_no()} —", align="C")

    def lines(self, text: str, *, indent: float) -> list[str]:
        """Return *text* cut into lines of the page's width, the first one shorter by *indent* millimetres."""
        lines, room = [""], self.epw - indent
        for piece in PIECE.findall(text):
            width = self.get_string_width(piece)
            if width > room and lines[-1]:
                lines.append("")
                room = self.epw
            lines[-1] += piece
            room -= width
        return lines


def _add_text(pages: _Pages, item: Item) -> None:
    align = ALIGNMENTS.get(item.mark, "L")
    size = SIZES.get(item.mark, SIZE)
    pages.set_font(FONT, size=size)
    pages.set_text_color(RED if item.mark is Mark.RED_HEAD else BLACK)
    height = LEADING * max(1.0, size / 16)
    indent = 2 * pages.get_string_width("字") if align == "L" else 0
    # A heading alone at the foot of a page looks lost.
    if item.mark in HEADINGS and pages.will_page_break(2 * height):
        pages.add_page()
        pages.set_font(FONT, size=size)
    for place, line in enumerate(pages.lines(item.text, indent=indent)):
        shift = 0 if place else indent
        pages.set_x(pages.l_margin + shift)
        # The first page may end here, and its footer changes the font.
        if pages.will_page_break(height):
            pages.add_page()
            pages.set_font(FONT, size=size)
            pages.set_x(pages.l_margin + shift)
        pages.cell(pages.epw - shift, height, line, align=align, new_x="LMARGIN", new_y="NEXT")


def _add_table(pages: _Pages, item: Item) -> None:
    pages.set_font(FONT, size=SMALL)
    pages.set_text_color(BLACK)
    heads = max(span[0] for column in range(len(item.rows[0])) if (span := spans(item.rows, 0, column)))
    with pages.table(
        text_align="CENTER",
        line_height=6.5,
        padding=0.6,
        wrapmode="CHAR",
        num_heading_rows=heads,
        headings_style=PLAIN_HEAD,
    ) as table:
        for number, cells in enumerate(item.rows):
            row = table.row()
            for column, text in enumerate(cells):
                span = spans(item.rows, number, column)
                if span is not None:
                    row.cell(text, rowspan=span[0], colspan=span[1])
    pages.ln(3)
