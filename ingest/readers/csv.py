r"""Read a CSV file (or TSV, or one parted by ; or |): rows as the table of a sheet.

    "表1 敬老院情况,\n村,床位\n\"东桥村\n（含桥南）\",40\n" -> a paragraph and a table of two rows

The delimiter is the one that cuts neighbouring lines into equally many cells. A file in which none
does is prose under a wrong name, and is read as plain text. A text that begins with = is text.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import groupby, islice

from ingest.readers import txt
from ingest.readers.builder import Builder
from ingest.readers.encoding import decode
from ingest.readers.file import File
from ingest.readers.sheets.layout import add_sheet
from ingest.readers.sheets.sheet import Budget, Gathering
from report import Reading, Verdict

FORMAT = "csv"
DELIMITERS = "\t,;|"
"""Those that are rarer inside a cell come first: they win where two fit equally well."""

_SAMPLE, _SAMPLE_TEXT = 500, 200_000
"""Rows and characters from which the delimiter is told."""

_MOSTLY = 0.6
"""Share of the rows with several cells that must have the same number of them."""

_MOST_BREAKS = 50
"""Line breaks in a cell; more are a quote that was never closed."""


def read(file: File) -> Reading:
    """Return what the CSV text in *file* says."""
    decoded = decode(file.data)
    if decoded is None:
        return Reading((), Verdict.FAILED, ("不是可读的文本文件。请确认文件没有损坏。",), FORMAT)
    build, budget = Builder(), Budget(file.limits)
    delimiter, text = _delimiter(decoded.text)
    if delimiter is None:
        txt.add_lines(build, text.splitlines())
        return txt.finish(build, decoded, FORMAT)
    gather = Gathering(budget)
    _fill(gather, _records(text, delimiter))
    add_sheet(build, gather.sheet(""))
    reading = txt.finish(build, decoded, FORMAT)
    if not budget.spent:
        return reading
    reason = f"单元格超过 {file.limits.cells:,} 个的上限，后面的没有读。请拆分成几个文件后入库，或调高限额（cells）。"
    return Reading(reading.blocks, Verdict.PARTIAL, (*reading.reasons, reason), FORMAT)


def _fill(gather: Gathering, records: Iterator[list[str]]) -> None:
    for row, record in enumerate(records):
        for column, text in enumerate(record):
            if not gather.cell(row, column, text):
                return


def _delimiter(text: str) -> tuple[str | None, str]:
    """Return the delimiter of *text*, None where it is no table, and the text without a line that names it."""
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == len("sep=,"):
        return first.strip()[-1], rest
    opening = text[:_SAMPLE_TEXT]
    fits = {mark: _fit(list(islice(_records(opening, mark), _SAMPLE))) for mark in DELIMITERS}
    best = max(fits, key=lambda mark: fits[mark])
    return (best if fits[best] > 0 else None), text


def _fit(records: list[list[str]]) -> float:
    """Return how well *records* look like rows of a table, 0 where they do not."""
    widths = [len(record) for record in records if any(cell.strip() for cell in record)]
    several = [width for width in widths if width > 1]
    longest = max((len(list(run)) for width, run in groupby(widths) if width > 1), default=0)
    if longest < 2 or not several:  # noqa: PLR2004 one line with a comma in it is prose
        return 0.0
    inner = [cell for record in records for cell in record[1:] if cell.strip()]
    if len(set(widths)) > 1 and sum(cell.startswith(" ") for cell in inner) > _MOSTLY * len(inner):
        return 0.0  # English prose: a space after each comma
    most, times = Counter(several).most_common(1)[0]
    if times < _MOSTLY * len(several) and longest < len(several) / 2:
        return 0.0
    return times / len(widths) * min(most, 5)


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    """Yield the records of *text*; where quotes do not pair up, each line is one, quotes and all."""
    if _pairs_up(text, delimiter):
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    else:
        for line in text.splitlines():
            yield [cell.strip().strip('"') for cell in line.split(delimiter)]


def _pairs_up(text: str, delimiter: str) -> bool:
    """Return whether the quotes in *text* close where they should."""
    if '"' not in text:
        return max(map(len, text.splitlines()), default=0) < csv.field_size_limit()
    try:
        return all(
            cell.count("\n") <= _MOST_BREAKS
            for record in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
            for cell in record
        )
    except csv.Error:
        return False
