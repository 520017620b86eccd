"""Ruled tables, from edges and characters alone."""

from __future__ import annotations

from itertools import pairwise

from ingest.readers.paged.page import Box, Glyph, Page
from ingest.readers.paged.tables import find_tables


def level(y: float, *stops: float) -> list[Box]:
    return [Box(one, y, two, y) for one, two in pairwise(stops)]


def upright(x: float, top: float, bottom: float) -> Box:
    return Box(x, top, x, bottom)


def page(edges: list[Box], words: dict[tuple[float, float], str]) -> Page:
    glyphs = [Glyph(char, Box(x, y, x + 10, y + 10), at) for at, ((x, y), char) in enumerate(words.items())]
    return Page(1, 595, 842, tuple(glyphs), tuple(edges))


def test_a_table_whose_columns_stand_a_little_askew_keeps_all_cells() -> None:
    edges = [
        *level(100, 50, 150, 250),
        *level(120, 50, 150, 153.5, 250),  # drawn from crossing to crossing, also from 150 to 153.5
        *level(140, 50, 153.5, 250),
        *(upright(x, 100, 120) for x in (50, 150, 250)),
        *(upright(x, 120, 140) for x in (50, 153.5, 250)),
    ]
    words = {(60.0, 105.0): "村", (170.0, 105.0): "户", (60.0, 125.0): "甲", (170.0, 125.0): "乙"}
    (table,) = find_tables(page(edges, words))
    assert [[slot.text for slot in row] for row in table.rows] == [["村", "户"], ["甲", "乙"]]


def test_ticks_are_no_edges() -> None:
    ticks = [upright(x, 100, 104) for x in (60, 80, 100, 120)]
    frame = [*level(100, 50, 250), *level(140, 50, 250), upright(50, 100, 140), upright(250, 100, 140)]
    assert find_tables(page([*frame, *ticks], {(60.0, 115.0): "图"})) == []
