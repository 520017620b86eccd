"""Ruled tables on a PDF page: edges -> cells with their text, merged cells once.

    five horizontal and four vertical lines -> rows of Slot, each with the text that stands in its cell

The geometry (edges, crossings, cells) is pdfplumber's; the characters are those pdfium decoded, so
a table reads like the text around it. Frames with one cell, and grids with hardly any text (charts),
are no tables; their text stays text.
"""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

from ingest.readers.clues import joined
from ingest.readers.grid import Slot, compact
from ingest.readers.paged.lines import text_in
from ingest.readers.paged.page import Box, Glyph, Page, around

TOLERANCE = 3.0
"""Points within which two lines are one, and a line reaches another."""

SHORTEST = 5.0
"""Points below which an edge is a tick or an ornament."""

SHORTEST_PIECE = 1.0
"""Points from which an edge may be a piece of a longer one: 3.5 points lie between two columns that stand askew."""

MOST_EDGES = 2_000
LEAST_FILLED = 0.2
FEWEST_FILLED = 2
MANY_FILLED = 5
"""Filled cells, as share and number: a chart's grid has hardly any."""

FEWEST_COLUMNS_ALONE = 3
"""Columns that a single row must have to be a table."""


@dataclass(frozen=True, slots=True)
class Ruled:
    """A table: where it stands, its rows, where its columns begin and end."""

    box: Box
    rows: tuple[tuple[Slot, ...], ...]
    stops: tuple[float, ...]


def has_grid(edges: Sequence[Box]) -> bool:
    """Return whether *edges* could make a table: two lines each way at least."""
    upright = sum(edge.width == 0 and edge.height >= SHORTEST for edge in edges)
    level = sum(edge.height == 0 and edge.width >= SHORTEST for edge in edges)
    return min(upright, level) > 1


def find_tables(page: Page) -> list[Ruled]:
    """Return the ruled tables of *page* from top to bottom."""
    if not has_grid(page.edges):
        return []
    found = (_ruled(cells, page.glyphs) for cells in _grids(page.edges))
    return sorted((table for table in found if table is not None), key=lambda table: table.box.top)


def _grids(edges: Sequence[Box]) -> list[list[Box]]:
    merged = merge_edges(list(_as_edges(edges)), TOLERANCE, TOLERANCE, TOLERANCE, TOLERANCE)
    merged = [edge for edge in merged if max(edge["width"], edge["height"]) >= SHORTEST]
    if len(merged) > MOST_EDGES:
        return []
    cells = intersections_to_cells(edges_to_intersections(merged, TOLERANCE, TOLERANCE))
    return [[Box(*map(float, cell)) for cell in table] for table in cells_to_tables(cells)]


def _as_edges(edges: Iterable[Box]) -> Iterable[dict[str, object]]:
    """Yield *edges* in the form that pdfplumber's functions take."""
    for edge in edges:
        if max(edge.width, edge.height) >= SHORTEST_PIECE:
            yield {
                "x0": edge.left,
                "x1": edge.right,
                "top": edge.top,
                "bottom": edge.bottom,
                "width": edge.width,
                "height": edge.height,
                "orientation": "v" if edge.width == 0 else "h",
            }


def _ruled(cells: Sequence[Box], glyphs: Sequence[Glyph]) -> Ruled | None:
    box = around(cells)
    within = [glyph for glyph in glyphs if box.holds(glyph.box)]
    columns = _stops([c.left for c in cells] + [c.right for c in cells])
    lines = _stops([c.top for c in cells] + [c.bottom for c in cells])
    texts = _texts(cells, within, columns, lines)
    if not _is_table(texts, columns=len(columns) - 1, rows=len(lines) - 1):
        return None
    rows: dict[int, list[Slot]] = defaultdict(list)
    for cell, text in zip(cells, texts, strict=True):
        left, right = _nearest(columns, cell.left), _nearest(columns, cell.right)
        top, bottom = _nearest(lines, cell.top), _nearest(lines, cell.bottom)
        rows[top].append(Slot(text, left, max(1, right - left), max(1, bottom - top)))
    ordered = [sorted(rows.get(at, []), key=lambda slot: slot.column) for at in range(len(lines) - 1)]
    return Ruled(box, compact(ordered), tuple(columns))


def _is_table(texts: Sequence[str], *, columns: int, rows: int) -> bool:
    """Return whether a grid with *texts* in its cells is a table and no frame or chart."""
    filled = sum(map(bool, texts))
    if rows == 1:  # the last row of a table that began on the page before
        return columns >= FEWEST_COLUMNS_ALONE and filled >= FEWEST_FILLED
    return (
        columns > 1
        and filled >= FEWEST_FILLED
        and (filled >= MANY_FILLED or filled >= LEAST_FILLED * len(texts))
    )


def _texts(
    cells: Sequence[Box], glyphs: Sequence[Glyph], columns: Sequence[float], lines: Sequence[float]
) -> list[str]:
    """Return the text of each of *cells*, which begin and end at *columns* and *lines*."""
    places: dict[tuple[int, int], int] = {}
    for at, cell in enumerate(cells):
        across = range(_nearest(columns, cell.left), _nearest(columns, cell.right))
        down = range(_nearest(lines, cell.top), _nearest(lines, cell.bottom))
        places.update({(row, column): at for row in down for column in across})
    held: list[list[Glyph]] = [[] for _ in cells]
    for glyph in glyphs:
        place = bisect(lines, glyph.box.middle) - 1, bisect(columns, glyph.box.centre) - 1
        if place in places:
            held[places[place]].append(glyph)
    return [joined(text_in(inside)) if inside else "" for inside in held]


def _stops(positions: Iterable[float]) -> list[float]:
    """Return *positions* in order, those within the tolerance being one."""
    ordered = sorted(positions)
    return ordered[:1] + [after for before, after in pairwise(ordered) if after - before > TOLERANCE]


def _nearest(stops: Sequence[float], position: float) -> int:
    after = bisect(stops, position)
    if after == 0 or (after < len(stops) and stops[after] - position < position - stops[after - 1]):
        return after
    return after - 1
