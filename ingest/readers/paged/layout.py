"""Put what all pages hold into one text: what goes on overleaf is one block.

    a paragraph cut by a page break -> one Paragraph with a rectangle on each page
    a table cut by a page break     -> one Table, its repeated header once, each cell with its page

A block's page is the one it begins on. Notes at the foot of a page come after the paragraph or table
they interrupt.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ingest.readers.builder import Builder
from ingest.readers.clues import joined
from ingest.readers.grid import Slot
from ingest.readers.paged.page import Image, Page
from ingest.readers.paged.paragraphs import Joined, goes_on
from ingest.readers.paged.sheets import Item, Sheet, read_sheets
from ingest.readers.paged.tables import Ruled
from ingest.readers.paged.torn import is_torn, mended
from ingest.readers.paged.upright import Turn
from report import Style

SAME_STOP = 6.0
"""Points by which the columns of a table may shift from page to page."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A table, or a piece of one, and the page it stands on."""

    table: Ruled
    page: int
    turn: Turn


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A paragraph, or a piece of one, and how its page was turned."""

    text: Joined
    turn: Turn


def lay_out(pages: Iterable[Page]) -> Builder:
    """Return a builder that holds the blocks of *pages* in reading order."""
    flow = _Flow()
    for sheet in read_sheets(pages):
        flow.add(sheet)
    flow.close()
    return flow.build


class _Flow:
    """The blocks so far, and the last paragraph or table, which may go on overleaf."""

    def __init__(self) -> None:
        self.build = Builder()
        self._paragraph: list[_Stretch] = []
        self._table: list[_Part] = []
        self._notes: list[_Stretch] = []

    def add(self, sheet: Sheet) -> None:
        """Add what *sheet* holds."""
        for at, item in enumerate(sheet.items):
            if at == 0 and self._turns_over(item, sheet):
                self._hold(item, sheet)
                continue
            self.close()
            self._hold(item, sheet)
        self._notes += [_Stretch(note, sheet.turn) for note in sheet.notes]

    def close(self) -> None:
        """Add the paragraph or table that was held back, then the notes."""
        if self._paragraph:
            _add_paragraph(self.build, self._paragraph)
        if self._table:
            _add_table(self.build, self._table)
        for note in self._notes:
            _add_paragraph(self.build, [note])
        self._paragraph, self._table, self._notes = [], [], []

    def _hold(self, item: Item, sheet: Sheet) -> None:
        match item:
            case Joined():
                self._paragraph.append(_Stretch(item, sheet.turn))
            case Ruled():
                self._table.append(_Part(item, sheet.number, sheet.turn))
            case Image():
                rects = (sheet.turn.rect(item.box, sheet.number),)
                self.build.picture(page=sheet.number, sha256=item.sha256, rects=rects)

    def _turns_over(self, item: Item, sheet: Sheet) -> bool:
        if isinstance(item, Joined) and self._paragraph:
            line = item.lines[0]
            frame = sheet.frames[line.column]
            opening, last = self._paragraph[0].text.lines[0], self._paragraph[-1].text.lines[-1]
            return goes_on(last, line, frame, opening=opening, overleaf=True)
        if isinstance(item, Ruled) and self._table:
            return _places(self._table[0].table.stops, item) is not None
        return False


def _places(stops: Sequence[float], part: Ruled) -> tuple[int, ...] | None:
    """Return which of *stops* each stop of *part* is, or None where it is not ruled like the table above.

    A page that holds only the row 合计, its label over three columns, lacks some of the stops.
    """
    places = tuple(min(range(len(stops)), key=lambda at: abs(stops[at] - stop)) for stop in part.stops)
    shifts = (abs(stops[at] - stop) for at, stop in zip(places, part.stops, strict=True))
    whole = places[0] == 0 and places[-1] == len(stops) - 1 and len(set(places)) == len(places)
    return places if whole and all(shift <= SAME_STOP for shift in shifts) else None


def _add_paragraph(build: Builder, parts: Sequence[_Stretch]) -> None:
    first = parts[0].text
    face = first.lines[0].face
    style = Style(
        size=face.size, bold=face.bold, centered=all(part.text.centered for part in parts), font=face.font
    )
    rects = tuple(part.turn.rect(part.text.box, part.text.page) for part in parts)
    build.paragraph(joined([part.text.text for part in parts]), page=first.page, style=style, rects=rects)


def _add_table(build: Builder, parts: Sequence[_Part]) -> None:
    first = parts[0]
    rows = list(first.table.rows)
    for part in parts[1:]:
        moved = _moved(part, _places(first.table.stops, part.table) or ())
        new = moved[_repeated(first.table.rows, moved) :]
        if new and is_torn(rows[-1], new[0]):
            rows[-1] = mended(rows[-1], new.pop(0))
        rows += new
    build.table(
        rows, page=first.page, rects=tuple(part.turn.rect(part.table.box, part.page) for part in parts)
    )


def _moved(part: _Part, places: Sequence[int]) -> list[tuple[Slot, ...]]:
    """Return the rows of *part* with the columns that they have in the whole table, and their page."""
    return [
        tuple(
            replace(
                slot,
                column=places[slot.column],
                colspan=places[slot.column + slot.colspan] - places[slot.column],
                page=part.page,
            )
            for slot in row
        )
        for row in part.table.rows
    ]


def _repeated(first: Sequence[tuple[Slot, ...]], rows: Sequence[tuple[Slot, ...]]) -> int:
    """Return how many rows at the beginning of *rows* repeat the header in *first*."""
    count = 0
    for one, two in zip(first, rows, strict=False):
        if [slot.text for slot in one] != [slot.text for slot in two]:
            break
        count += 1
    return count if count < len(rows) else 0
