"""What each page holds, in reading order: paragraphs, tables, pictures, and notes apart.

    lines above a table, the table, lines below -> (Joined, Ruled, Joined)

Text inside a table is not repeated as paragraphs. A block stands before the first line that is below
its upper edge and beside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ingest.readers.paged.aligned import find_aligned
from ingest.readers.paged.footnotes import body_size, split_notes
from ingest.readers.paged.frames import Frame, frame_of
from ingest.readers.paged.furniture import without_furniture
from ingest.readers.paged.lines import Line, read_lines
from ingest.readers.paged.page import Box, Glyph, Image, Page
from ingest.readers.paged.paragraphs import Joined, paragraphs
from ingest.readers.paged.tables import Ruled, find_tables

Item = Joined | Ruled | Image


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: its blocks in reading order, its notes, and the margins of each of its columns."""

    number: int
    items: tuple[Item, ...]
    notes: tuple[Joined, ...]
    frames: dict[int, Frame]


def read_sheets(pages: Sequence[Page]) -> list[Sheet]:
    """Return what each of *pages* holds, page furniture left out."""
    tables = [find_tables(page) for page in pages]
    read = [
        (page, read_lines(_outside(page, found), width=page.width))
        for page, found in zip(pages, tables, strict=True)
    ]
    kept = without_furniture(read)
    common = _common_frames(pages, kept)
    body = body_size(line for lines in kept for line in lines)
    sheets = []
    for page, found, lines in zip(pages, tables, kept, strict=True):
        frames = _frames(page, lines, common)
        sheets.append(_sheet(page, found, lines, frames, body))
    return sheets


def _outside(page: Page, tables: Iterable[Ruled]) -> list[Glyph]:
    inside = frozenset[int]().union(*(table.inside for table in tables))
    return [glyph for glyph in page.glyphs if glyph.index not in inside]


def _by_column(lines: Iterable[Line]) -> dict[int, list[Line]]:
    columns: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        columns[line.column].append(line)
    return columns


def _common_frames(pages: Sequence[Page], kept: Sequence[list[Line]]) -> dict[tuple[int, int], Frame]:
    """Return the margins of all lines on pages of one width, by width and column."""
    gathered: dict[tuple[int, int], list[Line]] = defaultdict(list)
    for page, lines in zip(pages, kept, strict=True):
        for column, found in _by_column(lines).items():
            gathered[round(page.width), column] += found
    return {key: frame_of(lines) for key, lines in gathered.items()}


def _frames(page: Page, lines: Sequence[Line], common: dict[tuple[int, int], Frame]) -> dict[int, Frame]:
    width = round(page.width)
    return {
        column: frame_of(found, otherwise=common[width, column])
        for column, found in _by_column(lines).items()
    }


def _sheet(
    page: Page, tables: list[Ruled], lines: list[Line], frames: dict[int, Frame], body: float
) -> Sheet:
    aligned = find_aligned(lines)
    inside = {id(line) for table in aligned for line in table.lines}
    prose = [line for line in lines if id(line) not in inside]
    blocks: list[Ruled | Image] = [*tables, *(table.ruled for table in aligned), *page.images]
    items = list(_items(page, blocks, prose, frames))
    tail = _tail(items)
    text, notes = split_notes(tail, body)
    return Sheet(page.number, (*items[: len(items) - len(tail)], *text), tuple(notes), frames)


def _tail(items: Sequence[Item]) -> list[Joined]:
    """Return the paragraphs at the end of *items*."""
    tail: list[Joined] = []
    for item in reversed(items):
        if not isinstance(item, Joined):
            break
        tail.insert(0, item)
    return tail


def _items(
    page: Page, blocks: Sequence[Ruled | Image], lines: Sequence[Line], frames: dict[int, Frame]
) -> Iterator[Item]:
    before: dict[int, list[Ruled | Image]] = defaultdict(list)
    for block in sorted(blocks, key=_top):
        before[_position(block.box, lines)].append(block)
    run: list[Line] = []
    for at, line in enumerate(lines):
        if run and (at in before or line.column != run[-1].column):
            yield from paragraphs(run, frames[run[0].column], page.number)
            run = []
        yield from before.get(at, ())
        run.append(line)
    if run:
        yield from paragraphs(run, frames[run[0].column], page.number)
    yield from before.get(len(lines), ())


def _top(block: Ruled | Image) -> float:
    return block.box.top


def _position(box: Box, lines: Sequence[Line]) -> int:
    """Return before which of *lines* a block in *box* is read."""
    for at, line in enumerate(lines):
        beside = line.box.left < box.right and line.box.right > box.left
        if beside and line.box.middle > box.top:
            return at
    return len(lines)
