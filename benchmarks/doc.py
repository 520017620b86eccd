"""Compare the two ways in which .doc files are read: our own reading against what LibreOffice makes of them.

    python benchmarks/doc.py FOLDER…

For each file: characters that LibreOffice gives, the share of them that our own reading gives too (recall), the
share of ours that LibreOffice gives (precision), and the seconds of each; then smallest and median.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from ingest.readers import docx, read
from ingest.readers.doc import libreoffice
from ingest.readers.file import File
from ingest.readers.kinds import kind_of
from report import Reading, Verdict


@dataclass(frozen=True, slots=True)
class Comparison:
    name: str
    characters: int
    recall: float
    precision: float
    office_seconds: float
    own_seconds: float
    verdicts: str

    def __str__(self) -> str:
        numbers = (
            f"{self.recall:.4f}  {self.precision:.4f}  {self.office_seconds:5.2f}  {self.own_seconds:5.2f}"
        )
        return f"{self.characters:7}  {numbers}  {self.verdicts}  {self.name}"


def main(folders: list[str]) -> None:
    files = sorted(path for folder in folders for path in Path(folder).rglob("*.doc"))
    files = [path for path in files if kind_of(path.read_bytes(), path.name) == "doc"]
    print("  chars  recall  precision  office  own  verdicts  file")
    found = [compare(path) for path in files]
    for one in sorted(found, key=lambda one: one.recall):
        print(one)
    for name in ("recall", "precision", "office_seconds", "own_seconds"):
        values = [getattr(one, name) for one in found]
        print(f"{name}: min {min(values):.4f}, median {statistics.median(values):.4f}, max {max(values):.4f}")


def compare(path: Path) -> Comparison:
    office, office_seconds = timed(by_office, path)
    own, own_seconds = timed(by_ourselves, path)
    common = shared(office.text, own.text)
    return Comparison(
        path.name,
        len(office.text),
        common / len(office.text) if office.text else 1.0,
        common / len(own.text) if own.text else 1.0,
        office_seconds,
        own_seconds,
        f"{office.verdict}/{own.verdict}",
    )


def by_office(path: Path) -> Reading:
    """Return what LibreOffice alone makes of the file, whatever the reader would think of it."""
    data = libreoffice.converted(path.read_bytes(), seconds=90, most=2**30)
    return docx.read(File(data, path.name)) if data else Reading((), Verdict.FAILED)


def by_ourselves(path: Path) -> Reading:
    program = os.environ.get(libreoffice.VARIABLE)
    os.environ[libreoffice.VARIABLE] = ""
    try:
        return read(path)
    finally:
        if program is None:
            del os.environ[libreoffice.VARIABLE]
        else:
            os.environ[libreoffice.VARIABLE] = program


def timed(way: Callable[[Path], Reading], path: Path) -> tuple[Reading, float]:
    start = time.perf_counter()
    reading = way(path)
    return reading, time.perf_counter() - start


def shared(one: str, other: str) -> int:
    """Return how many characters the texts have in common, in order: whole lines first, then inside lines."""
    ours, theirs = one.splitlines(), other.splitlines()
    common = 0
    for tag, start, end, first, last in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        mine, yours = "\n".join(ours[start:end]), "\n".join(theirs[first:last])
        if tag == "equal":
            common += len(mine)
        elif tag == "replace":
            common += sum(
                block.size
                for block in SequenceMatcher(None, mine, yours, autojunk=False).get_matching_blocks()
            )
        common += tag in {"equal", "replace"}  # the line feed
    return min(common, len(one), len(other))


if __name__ == "__main__":
    main(sys.argv[1:])
