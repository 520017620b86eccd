"""Read the cells of one sheet as they are told, none kept that shows nothing.

    <row r="3"><c r="B3" t="s"><v>7</v></c></row> -> the shared text 7 at row 2, column 1

A formula shows the result saved with it; one without a result is counted, for the verdict.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from ingest.readers import xml
from ingest.readers.sheets.sheet import Area, Budget, Gathering, Sheet
from ingest.readers.sheets.shown import GENERAL, show, show_text
from ingest.readers.xlsx.book import Book, unescaped

_PLACE = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})")
_PLAIN = re.compile(r"-?[1-9]\d{0,14}|0|-?(?:0|[1-9]\d{0,4})\.\d{0,4}[1-9]")
"""Numbers that General shows as they are stored."""

_IN_CELL_PICTURE = re.compile(r"=(?:_xlfn\.)?DISPIMG\(", re.IGNORECASE)
_YES = {"1", "true"}
_DAY_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001 a date in a sheet has no time zone
_DAY = 86_400


@dataclass(frozen=True, slots=True)
class Found:
    """A sheet, how many of its formulas have no result, and whether its part was damaged."""

    sheet: Sheet
    without_result: int
    damaged: bool


def read_worksheet(data: bytes | None, name: str, book: Book, budget: Budget) -> Found:
    """Return the sheet called *name* in *data*."""
    listening = _Worksheet(book, Gathering(budget))
    whole = data is not None and xml.scan(data, listening)
    return Found(listening.gather.sheet(name), listening.without_result, damaged=not whole)


class _Worksheet:
    """Hears a worksheet part and gathers its cells."""

    def __init__(self, book: Book, gather: Gathering) -> None:
        self.gather = gather
        self.without_result = 0
        self._book = book
        self._row, self._column = -1, -1
        self._kind, self._style = "n", 0
        self._in_cell = self._open = self._guide = self._formula = False
        self._pieces: list[str] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "c":
            self._start_cell(attributes)
        elif name in {"v", "t"}:
            self._open = self._in_cell and not self._guide
        elif name == "f":
            self._formula = True
        elif name == "rPh":
            self._guide = True
        elif name == "row":
            self._start_row(attributes)
        elif name == "col" and (attributes.get("hidden") in _YES or attributes.get("width") == "0"):
            first = _whole(attributes.get("min"), 1)
            self.gather.hide_columns(first - 1, _whole(attributes.get("max"), first) - 1)
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))

    def text(self, text: str) -> None:
        if self._open:
            self._pieces.append(text)

    def end(self, name: str) -> None:
        self._open = False
        if name == "c":
            self._end_cell()
        elif name == "rPh":
            self._guide = False

    def _start_row(self, attributes: Mapping[str, str]) -> None:
        self._row = _whole(attributes.get("r"), self._row + 2) - 1
        self._column = -1
        if attributes.get("hidden") in _YES or attributes.get("ht") == "0":
            self.gather.hide_row(self._row)

    def _start_cell(self, attributes: Mapping[str, str]) -> None:
        place = _PLACE.fullmatch(attributes.get("r", ""))
        if place:
            self._row, self._column = int(place[2]) - 1, _column(place[1])
        else:
            self._column += 1
        self._kind, self._style = attributes.get("t", "n"), _whole(attributes.get("s"), 0)
        self._in_cell, self._formula, self._pieces = True, False, []

    def _end_cell(self) -> None:
        self._in_cell, said = False, "".join(self._pieces)
        if self._formula and not said and self._kind != "str":
            self.without_result += 1
        shown = self._shown(said) if said else ""
        if self._formula and _IN_CELL_PICTURE.match(shown):
            shown = ""  # WPS: a picture, with its formula for a text
        if not self.gather.cell(self._row, self._column, shown):
            raise xml.EnoughError

    def _shown(self, said: str) -> str:
        """Return what a cell that holds *said* shows."""
        code = self._book.code(self._style)
        if self._kind == "s":
            text = self._book.text(_whole(said, -1))
            return show_text(text, code) if text else ""
        if self._kind in {"str", "inlineStr"}:
            return show_text(unescaped(said), code)
        if self._kind == "b":
            return "TRUE" if said.strip() in _YES else "FALSE"
        if self._kind == "e" or (code == GENERAL and _PLAIN.fullmatch(said)):
            return said
        number = _day(said) if self._kind == "d" else _number(said)
        return said if number is None else show(number, code, from_1904=self._book.from_1904)

    def _merge(self, reference: str) -> None:
        corners = [_PLACE.fullmatch(corner) for corner in reference.split(":")]
        if len(corners) == 2 and corners[0] and corners[1]:  # noqa: PLR2004
            (left, top), (right, bottom) = corners[0].groups(), corners[1].groups()
            self.gather.merge(Area(int(top) - 1, _column(left), int(bottom) - 1, _column(right)))


def _whole(said: str | None, otherwise: int) -> int:
    try:
        return int(said) if said is not None else otherwise
    except ValueError:
        return otherwise


def _number(said: str) -> float | None:
    try:
        return float(said)
    except ValueError:
        return None


def _day(said: str) -> float | None:
    """Return the day number of the ISO 8601 date *said*."""
    try:
        moment = datetime.fromisoformat(said).replace(tzinfo=None)
    except ValueError:
        return _number(said)
    return (moment - _DAY_ZERO).total_seconds() / _DAY


def _column(letters: str) -> int:
    """Return the number of the column *letters*, from 0.

    >>> _column("A"), _column("AB"), _column("XFD")
    (0, 27, 16383)
    """
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
