"""The cells of a Word table, each merged cell once, with its place in the grid and its spans.

    | 年份 | 收入（万元）  |        Slot("年份", 0, rowspan=2), Slot("收入（万元）", 1, colspan=2)
    |      | 计划 | 实际 |   ->    Slot("计划", 1), Slot("实际", 2)

A nested table gives its text inside the cell, cells parted by spaces. Deleted rows are gone. What
is a header is not decided here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from ingest.readers import xml
from ingest.readers.clues import joined
from ingest.readers.grid import Slot, compact

_WRAPPERS = {"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"}
TextOf = Callable[[xml.Element], str]


def read_table(table: xml.Element, text_of: TextOf) -> tuple[tuple[Slot, ...], ...]:
    """Return the rows of *table*; *text_of* says what a paragraph reads."""
    rows: list[list[Slot]] = []
    above: dict[int, tuple[int, int]] = {}
    for row in unwrapped(table, "tr"):
        if xml.child(row, "trPr", "del") is not None:
            continue
        rows.append([])
        column = max(0, xml.number(xml.child(row, "trPr", "gridBefore")) or 0)
        for cell in unwrapped(row, "tc"):
            span = max(1, min(xml.number(xml.child(cell, "tcPr", "gridSpan")) or 1, 200))
            merge = xml.child(cell, "tcPr", "vMerge")
            origin = above.get(column)
            if merge is not None and xml.value(merge) != "restart" and origin is not None:
                at, position = origin
                rows[at][position] = replace(rows[at][position], rowspan=len(rows) - at)
            else:
                above[column] = (len(rows) - 1, len(rows[-1]))
                if merge is None:
                    del above[column]
                rows[-1].append(Slot(cell_text(cell, text_of), column, span))
            column += span
    return compact(rows)


def cells(table: xml.Element) -> list[xml.Element]:
    """Return all cells of *table*, row by row."""
    return [cell for row in unwrapped(table, "tr") for cell in unwrapped(row, "tc")]


def cell_text(cell: xml.Element, text_of: TextOf) -> str:
    """Return the text in *cell* on one line."""
    text = ""
    for inner in unwrapped(cell, "p", "tbl"):
        if xml.tag(inner) == "p":
            said = text_of(inner)
        else:
            said = " ".join(filter(None, (cell_text(nested, text_of) for nested in cells(inner))))
        text = joined([text, *said.splitlines()])
    return text


def unwrapped(element: xml.Element, *names: str) -> Iterator[xml.Element]:
    """Yield the children with *names*, also those inside content controls and revisions."""
    for inner in element:
        name = xml.tag(inner)
        if name in names:
            yield inner
        elif name in _WRAPPERS:
            yield from unwrapped(inner, *names)
