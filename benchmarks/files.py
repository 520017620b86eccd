"""Write the sample documents in every format that is measured.

    write_all(samples(), ["word", "doc", "xlsx"], folder)["doc"]["石桥镇…"] -> folder/doc/石桥镇….doc

"native" is the sample itself, "word" the Word file that this project sets, which the others are made
from. Tables go into spreadsheets, all tables of a document into one. OFD has no free converter; the
writer of its tests serves (tests/readers/ofd_printer.py), where it is there.
"""

from __future__ import annotations

import csv
import importlib
import importlib.util
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import cast

from benchmarks.conversion import convert
from benchmarks.documents import Sample
from corpus.markup import Mark
from corpus.word import set_word
from ingest.readers import read
from report import Block

FORMATS = ("native", "word", "docx", "doc", "rtf", "html", "txt", "pdf", "ofd", "csv", "xlsx", "xls")
SHEETS = ("csv", "xlsx", "xls")
LONGEST_SHEET_NAME = 31
"""A workbook made from a CSV file has one sheet of the file's name, cut in .xlsx as Excel wants it."""
TESTS = Path(__file__).resolve().parents[1] / "tests" / "readers"
OFD_WRITER = "ofd_printer"

Files = dict[str, Path]


def write_all(samples: Sequence[Sample], wanted: Iterable[str], folder: Path) -> dict[str, Files]:
    """Return for each format *wanted*, and "word", the files written into *folder*, by the samples' names."""
    word = _each(samples, folder / "word", "docx", lambda sample: set_word(sample.draft))
    written: dict[str, Files] = {"word": word}
    for form in wanted:
        if form == "native":
            written[form] = {sample.path.stem: sample.path for sample in samples}
        elif form == "ofd":
            written[form] = _ofd(word, folder / form)
        elif form in SHEETS:
            sheets = _each(samples, folder / "csv", "csv", _tables)
            written[form] = sheets if form == "csv" else convert([*sheets.values()], form, folder / form)
        elif form != "word":
            written[form] = convert([*word.values()], form, folder / form)
    return written


def _each(samples: Sequence[Sample], folder: Path, suffix: str, make: Callable[[Sample], bytes]) -> Files:
    """Write what *make* makes of each of *samples* into *folder*; where it makes nothing there is no file."""
    folder.mkdir(parents=True, exist_ok=True)
    files: Files = {}
    for sample in samples:
        data = make(sample)
        if data:
            files[sample.path.stem] = folder / f"{sample.path.stem}.{suffix}"
            files[sample.path.stem].write_bytes(data)
    return files


def _tables(sample: Sample) -> bytes:
    """Return all tables of *sample* as CSV, covered cells empty, an empty line between tables."""
    lines = _Lines()
    writer = csv.writer(lines, quoting=csv.QUOTE_ALL)
    for item in sample.draft.items:
        if item.mark is Mark.ROW:
            writer.writerows([["" if cell in {"<", "^"} else cell for cell in row] for row in item.rows])
            writer.writerow([])
    return "".join(lines).encode("utf-8-sig") if lines else b""


class _Lines(list[str]):
    write = list.append


def _ofd(word: Files, folder: Path) -> Files:
    sys.path.append(str(TESTS))
    if importlib.util.find_spec(OFD_WRITER) is None:
        return {}
    module = importlib.import_module(OFD_WRITER)
    set_ofd = cast("Callable[[Iterable[Block]], bytes]", module.blocks_as_ofd)
    folder.mkdir(parents=True, exist_ok=True)
    files = {stem: folder / f"{stem}.ofd" for stem in word}
    for stem, path in files.items():
        path.write_bytes(set_ofd(read(word[stem]).blocks))
    return files
