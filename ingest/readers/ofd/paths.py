"""The ruled lines that a path draws, the borders of tables, and whether it may be a letter drawn as a curve.

    <AbbreviatedData>M 0 0 L 70 0 L 70 30 L 0 30 C</AbbreviatedData> -> four edges

Curves are no borders; their ends only say where the next segment begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from ingest.readers import xml
from ingest.readers.ofd.drawn import Drawn
from ingest.readers.ofd.values import number, numbers, text_of
from ingest.readers.paged.inks import is_white
from ingest.readers.paged.matrix import Matrix, Point
from ingest.readers.paged.page import Box
from ingest.readers.paged.ruling import ruled, segment

LONGEST = 40_000
"""Characters of the data of one path, some 2,000 segments; one with more is a drawing and no border."""

_OPERANDS = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
_TOKEN = re.compile(r"[SMLQBAC]|[^\sSMLQBAC,]+")


@dataclass(frozen=True, slots=True)
class Traced:
    """The ruled lines (boxes without width or height) of a path; how many segments any other filling has."""

    edges: tuple[Box, ...] = ()
    outlines: int = 0


@dataclass(frozen=True, slots=True)
class _Step:
    """One command of a path and where it leads to; closing a figure leads to its beginning."""

    command: str
    end: Point | None


def traced(drawn: Drawn) -> Traced:
    """Return what the path object *drawn* shows."""
    path = drawn.element
    stroked = xml.attribute(path, "Stroke") not in {"false", "0"} and not _is_paper(path, "StrokeColor")
    filled = xml.attribute(path, "Fill") in {"true", "1"} and not _is_paper(path, "FillColor")
    if not (stroked or filled):
        return Traced()
    data = text_of(xml.child(path, "AbbreviatedData"))
    is_drawing = len(data) > LONGEST
    edges = () if is_drawing else tuple(ruled(list(_segments(data, drawn.matrix)), stroked=stroked))
    return Traced(edges, 0 if edges or not filled else sum(map(data.count, "LQBA")))


def _segments(data: str, matrix: Matrix) -> Iterator[Box]:
    """Yield the straight segments that *data* says, as they stand on the page."""
    here = begin = matrix.at(0, 0)
    for step in _steps(data):
        end = matrix.at(step.end.x, step.end.y) if step.end else begin
        if step.command in "SM":
            begin = end
        elif step.command in "LC":
            yield segment(here, end)
        here = end


def _steps(data: str) -> Iterator[_Step]:
    """Yield the commands of *data* up to the first that cannot be read."""
    tokens = _TOKEN.finditer(data)
    for token in tokens:
        count = _OPERANDS.get(token[0])
        if count is None:
            return
        operands = [number(operand[0]) for operand in islice(tokens, count)]
        if len(operands) < count or None in operands:
            return
        known = [operand for operand in operands if operand is not None]
        yield _Step(token[0], Point(known[-2], known[-1]) if known else None)


def _is_paper(path: xml.Element, name: str) -> bool:
    """Return whether the colour *name* of *path* cannot be seen on paper."""
    colour = xml.child(path, name)
    value = numbers(xml.attribute(colour, "Value"))
    return number(xml.attribute(colour, "Alpha")) == 0 or is_white(value)
