"""Measure the peak memory of reading a long PDF: `python -m benchmarks.memory [PAGES]`.

The PDF is made here: 900 Chinese characters a page, a ruled table on every fifth. Half as many pages are
read first, each size in a process of its own, so that what grows with the pages can be seen. Linux and macOS only: Windows does not tell a process its peak this way.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import tempfile
import time
from pathlib import Path

from fpdf import FPDF

from corpus.pdf import FONT_FILE
from ingest.readers import read

PAGES = 2_000
LINES, WIDTH = 30, 30
SENTENCE = "石桥镇第{}次调查走访农户{}户，收回问卷{}份，其中有效问卷{}份，群众对养老服务表示满意。"


def make(path: Path, pages: int) -> None:
    document = FPDF(format="A4")
    document.add_font("han", fname=FONT_FILE)
    document.set_font("han", size=12)
    for number in range(pages):
        document.add_page()
        text = "".join(SENTENCE.format(number, 7 * at, 5 * at, 3 * at) for at in range(40))
        lines = [text[at * WIDTH : (at + 1) * WIDTH] for at in range(LINES)]
        for line in lines if number % 5 else lines[:15]:
            document.cell(0, 8, line, new_x="LMARGIN", new_y="NEXT")
        if number % 5 == 0:
            with document.table(first_row_as_headings=False) as table:
                for at in range(10):
                    table.row([f"村{at}", str(number), str(at * number), "合计"])
    document.output(str(path))


def peak(path: Path) -> float:
    """Return the peak memory of reading the file at *path*, in MB: the most a process of its own had."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_read, (path,))


def _read(path: Path) -> float:
    start = time.perf_counter()
    reading = read(path)
    taken = time.perf_counter() - start
    print(f"{reading.pages} pages, {len(reading.text)} characters, {reading.verdict}, {taken:.1f} s")
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", nargs="?", type=int, default=PAGES)
    pages = parser.parse_args().pages
    with tempfile.TemporaryDirectory() as folder:
        for size in (pages // 2, pages):
            path = Path(folder) / f"{size}.pdf"
            make(path, size)
            print(f"{size} pages: {peak(path):.0f} MB")


if __name__ == "__main__":
    main()
