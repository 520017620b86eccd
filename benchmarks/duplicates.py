"""Print what finding duplicates costs, and whether one document is one in every format.

    python -m benchmarks.duplicates [FOLDER]          cost and size beside an ingest of FOLDER's files
    python -m benchmarks.duplicates --formats         each sample document written by LibreOffice

The cost is the time that making the prints takes as a share of understanding the same files, the time of a
question about each report, and the size of the tables as a share of the text. Folding is counted by format against the Word file: the same
text, or how alike where it is not.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path
from statistics import median

from sqlalchemy import func, select

from benchmarks.documents import samples
from benchmarks.files import FORMATS, SHEETS, write_all
from index import tables
from index.catalog import Catalog
from index.folder import Folder
from index.intake import ingest
from index.library import Library
from ingest.plain import plain
from ingest.prints import common_share, prints_of
from ingest.readers import READERS
from ingest.understand import understand
from report import Report

BYTES_A_RUN = 40
"""What a row of the table of runs takes on disk: measured with SQLite's dbstat on 350 documents."""


def main() -> None:
    """Measure what was asked for and print it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path, default=Path("corpus"))
    parser.add_argument("--formats", action="store_true")
    options = parser.parse_args()
    if options.formats:
        show_formats()
    else:
        show_cost([path for path in sorted(options.folder.rglob("*")) if path.is_file()])


def show_cost(files: list[Path]) -> None:
    """Print time and size of the prints of *files* as shares of the whole."""
    start = time.perf_counter()
    reports = [report for file in files for report in understand(file).reports]
    whole = time.perf_counter() - start
    start = time.perf_counter()
    for report in reports:
        prints_of(report.text)
    prints = time.perf_counter() - start
    print(f"{len(files)} files, {len(reports)} reports: understood in {whole:.2f} s, prints {prints:.2f} s")
    print(f"  prints are {prints / whole:.1%} of that")
    with tempfile.TemporaryDirectory(prefix="duplicates-", ignore_cleanup_errors=True) as folder:
        ingest(Path(folder) / "library", files)
        _show_questions(Path(folder) / "library", reports)


def _show_questions(path: Path, reports: list[Report]) -> None:
    with Library.open(path) as library:
        taken = []
        for report in {report.id: report for report in reports}.values():
            start = time.perf_counter()
            library.duplicates(report.id)
            taken.append(time.perf_counter() - start)
    catalog = Catalog.open(Folder.at(path))
    with catalog.reading() as connection:
        runs = connection.execute(select(func.count()).select_from(tables.runs)).scalar_one()
        texts = connection.execute(select(tables.reports.c.text)).scalars().all()
    catalog.close()
    size = sum(len(text.encode("utf-8", "surrogatepass")) for text in texts)
    print(f"  a question takes {1000 * median(taken):.1f} ms (median), {1000 * max(taken):.1f} ms (most)")
    print(f"  {runs} runs, about {runs * BYTES_A_RUN / size:.2f} bytes on disk a byte of text")


def show_formats() -> None:
    """Print for each format how many documents have the plain text of their Word file."""
    wanted = [form for form in FORMATS if form not in SHEETS]
    readable = {reader.format for reader in READERS}
    with tempfile.TemporaryDirectory(prefix="duplicates-") as folder:
        written = write_all(samples(), wanted, Path(folder))
        words = {name: _text(file) for name, file in written["word"].items()}
        for form in wanted:
            files = {
                name: file for name, file in written[form].items() if file.suffix.lstrip(".") in readable
            }
            alike = [common_share(words[name], _text(file)).alike for name, file in files.items()]
            same = sum(words[name] == _text(file) for name, file in files.items())
            print(f"{form:<8} {same} of {len(files)} the same text, least alike {min(alike, default=1):.3f}")


def _text(file: Path) -> str:
    return plain(understand(file).reading.text).text


if __name__ == "__main__":
    main()
