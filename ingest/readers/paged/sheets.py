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
from ingest.readers.paged.drafts import Draft, draft_of
from ingest.readers.paged.footnotes import body_size, split_notes
from ingest.readers.paged.frames import Frame, frame_of
from ingest.readers.paged.furniture import without_furniture
from ingest.readers.paged.lines import Line
from ingest.readers.paged.page import Box, Image, Page
from ingest.readers.paged.paragraphs import Joined, paragraphs
from ingest.readers.paged.tables import Ruled
from ingest.readers.paged.upright import Turn

Item = Joined | Ruled | Image


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: its blocks in reading order, its notes, the margins of its columns, and how it was turned."""

    number: int
    items: tuple[Item, ...]
    notes: tuple[Joined, ...]
    frames: dict[int, Frame]
    turn: Turn


def read_sheets(pages: Iterable[Page]) -> Iterator[Sheet]:
    """Yield what each of *pages* holds, page furniture left out.

    Furniture and margins show only when all pages are known; until then a page is held as a draft.
    """
    drafts = without_furniture([draft_of(page) for page in pages])
    common = _common_frames(drafts)
    body = body_size(line for draft in drafts for line in draft.lines)
    for draft in drafts:
        yield _sheet(draft, _frames(draft, common), body)


def _by_column(lines: Iterable[Line]) -> dict[int, list[Line]]:
    columns: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        columns[line.column].append(line)
    return columns


def _common_frames(drafts: Iterable[Draft]) -> dict[tuple[int, int], Frame]:
    """Return the margins of all lines on pages of one width, by width and column."""
    gathered: dict[tuple[int, int], list[Line]] = defaultdict(list)
    for draft in drafts:
        for column, found in _by_column(draft.lines).items():
            gathered[round(draft.width), column] += found
    return {key: frame_of(lines) for key, lines in gathered.items()}


def _frames(draft: Draft, common: dict[tuple[int, int], Frame]) -> dict[int, Frame]:
    width = round(draft.width)
    return {
        column: frame_of(found, otherwise=common[width, column])
        for column, found in _by_column(draft.lines).items()
    }


def _sheet(draft: Draft, frames: dict[int, Frame], body: float) -> Sheet:
    aligned = find_aligned(draft.lines)
    inside = {id(line) for table in aligned for line in table.lines}
    prose = [line for line in draft.lines if id(line) not in inside]
    blocks: list[Ruled | Image] = [*draft.tables, *(table.ruled for table in aligned), *draft.images]
    items = list(_items(draft.number, blocks, prose, frames))
    tail = _tail(items)
    text, notes = split_notes(tail, body)
    return Sheet(draft.number, (*items[: len(items) - len(tail)], *text), tuple(notes), frames, draft.turn)


def _tail(items: Sequence[Item]) -> list[Joined]:
    """Return the paragraphs at the end of *items*."""
    tail: list[Joined] = []
    for item in reversed(items):
        if not isinstance(item, Joined):
            break
        tail.insert(0, item)
    return tail


def _items(
    page: int, blocks: Sequence[Ruled | Image], lines: Sequence[Line], frames: dict[int, Frame]
) -> Iterator[Item]:
    before: dict[int, list[Ruled | Image]] = defaultdict(list)
    for block in sorted(blocks, key=_top):
        before[_position(block.box, lines)].append(block)
    run: list[Line] = []
    for at, line in enumerate(lines):
        if run and (at in before or line.column != run[-1].column):
            yield from paragraphs(run, frames[run[0].column], page)
            run = []
        yield from before.get(at, ())
        run.append(line)
    if run:
        yield from paragraphs(run, frames[run[0].column], page)
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
