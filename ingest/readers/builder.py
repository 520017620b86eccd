"""Put blocks one after the other and count where each stands.

    build = Builder()
    build.paragraph("全镇共有党员121名。")        # 0..11
    build.table(grid([["村", "户数"], ["东村", "45"]]))  # 12..22, each cell with its own span

Every reader makes its blocks here, so that offsets follow one rule: block texts are joined
by a line feed, rows of a table by a line feed, cells of a row by a tab. White space at the
ends of a paragraph or cell is layout and is dropped; inside it stays, except that a cell or
paragraph never holds a line break. Empty paragraphs give no block.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ingest.readers.captions import attach
from ingest.readers.clues import joined
from ingest.readers.grid import Slot, compact
from report import Block, Cell, Paragraph, Picture, Reading, Rect, Style, Table, Verdict


class Builder:
    """Collects the blocks of one document, in reading order."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._at = 0

    def paragraph(
        self, text: str, *, page: int | None = None, style: Style | None = None, rects: tuple[Rect, ...] = ()
    ) -> None:
        """Add a paragraph; a *text* of white space alone adds nothing."""
        text = one_line(text)
        if text:
            end = self._at + len(text)
            self._add(Paragraph(text, self._at, end, page, style, rects))

    def table(
        self, rows: Iterable[Sequence[Slot]], *, page: int | None = None, rects: tuple[Rect, ...] = ()
    ) -> None:
        """Add a table of *rows*; rows without cells are left out, a table without text adds nothing."""
        kept = compact(tuple(rows))
        if not any(slot.text.strip() for row in kept for slot in row):
            return
        start = at = self._at
        placed: list[tuple[Cell, ...]] = []
        for row in kept:
            cells = _place(row, at)
            placed.append(cells)
            at = cells[-1].end + 1
        self._add(Table(tuple(placed), start, at - 1, page=page, rects=rects))

    def picture(
        self,
        *,
        page: int | None = None,
        sha256: str | None = None,
        rects: tuple[Rect, ...] = (),
        caption: str | None = None,
    ) -> None:
        """Add a picture, which has no text; a line 图1 … beside it takes the place of its *caption*."""
        self._add(Picture(self._at, self._at, caption, page=page, sha256=sha256, rects=rects))

    def add(self, blocks: Iterable[Block]) -> None:
        """Add *blocks* of another reading, without their pages."""
        for block in blocks:
            match block:
                case Paragraph():
                    self.paragraph(block.text, style=block.style)
                case Table():
                    self.table(
                        [Slot(cell.text, cell.column, cell.colspan, cell.rowspan) for cell in row]
                        for row in block.rows
                    )
                case Picture():
                    self.picture(sha256=block.sha256, caption=block.caption)

    def blocks(self) -> tuple[Block, ...]:
        """Return the blocks so far, captions and units attached to their tables and pictures."""
        return attach(tuple(self._blocks))

    def reading(
        self,
        form: str,
        *,
        verdict: Verdict = Verdict.COMPLETE,
        reasons: tuple[str, ...] = (),
        pages: int | None = None,
        properties: tuple[tuple[str, str], ...] = (),
        scans: tuple[int, ...] = (),
    ) -> Reading:
        """Return the reading of a file of format *form*; without any text it is not complete."""
        blocks = self.blocks()
        if verdict is Verdict.PARTIAL and not blocks:
            verdict = Verdict.FAILED
        if verdict is Verdict.COMPLETE and not blocks:
            verdict, reasons = Verdict.FAILED, ("文件里没有文字。请打开原件确认内容是否为空。",)
        elif verdict is Verdict.COMPLETE and all(isinstance(block, Picture) for block in blocks):
            verdict, reasons = (
                Verdict.NEEDS_OCR,
                ("文件里只有图片，没有文字，需要 OCR。请转换成文字后重新入库。",),
            )
        return Reading(blocks, verdict, reasons, form, pages, properties, scans)

    def _add(self, block: Block) -> None:
        self._blocks.append(block)
        self._at = block.end + 1


def one_line(text: str) -> str:
    """Return *text* on one line: line breaks inside are joined as a person would read them."""
    text = text.strip()
    lines = text.splitlines()
    return text if len(lines) <= 1 else joined(lines).strip()


def _place(row: Sequence[Slot], at: int) -> tuple[Cell, ...]:
    cells = []
    for slot in row:
        text = " ".join(one_line(slot.text).split("\t"))
        cells.append(Cell(text, at, at + len(text), slot.column, slot.colspan, slot.rowspan, slot.page))
        at += len(text) + 1
    return tuple(cells)
