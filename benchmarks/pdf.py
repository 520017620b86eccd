"""Time our reader against pdfplumber alone on real PDFs: `python -m benchmarks.pdf FOLDER…`.

pdfplumber is used as most programs use it: `extract_text` and `extract_tables` on each page. Both read
the same bytes in one process, in turns, and the best of `ROUNDS` counts, so that a busy moment spoils
neither. The pages on which pdfplumber finds no table are also put into files of their own.

Cells are counted alike on both sides: those with text, a merged cell once. Ours are counted on the
pages of each file where they stand, so a table that goes on overleaf counts with all its rows, its
repeated header once; pdfplumber's repeats of a header are therefore left out of its count.
"""

from __future__ import annotations

import argparse
import io
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pdfplumber
import pypdfium2

from ingest.readers import read
from report import Table

ROUNDS = 2


@dataclass(frozen=True, slots=True)
class Plumbed:
    """What pdfplumber made of a file: the cells with text, and the pages (from 0) without tables."""

    cells: int
    prose: tuple[int, ...]


def plumb(data: bytes) -> Plumbed:
    cells, prose = 0, []
    header: list[list[str | None]] = []
    with pdfplumber.open(io.BytesIO(data)) as document:
        for number, page in enumerate(document.pages):
            page.extract_text()
            tables = page.extract_tables()
            for table in tables:
                repeated = _repeated(header, table)
                cells += sum(bool(cell and cell.strip()) for row in table[repeated:] for cell in row)
                header = table[:3]
            if not tables:
                prose.append(number)
            page.close()
    return Plumbed(cells, tuple(prose))


def _repeated(header: Sequence[object], table: Sequence[object]) -> int:
    """Return how many rows of *table* repeat the *header* of the table before."""
    count = 0
    for one, two in zip(header, table, strict=False):
        if one != two:
            break
        count += 1
    return count


def our_cells(data: bytes) -> int:
    blocks = read(Path("a.pdf"), data=data).blocks
    tables = (block for block in blocks if isinstance(block, Table))
    return sum(bool(cell.text) for table in tables for row in table.rows for cell in row)


def only_pages(data: bytes, pages: Sequence[int]) -> bytes:
    """Return a PDF of *pages* of the PDF *data*."""
    part, whole, out = pypdfium2.PdfDocument.new(), pypdfium2.PdfDocument(data), io.BytesIO()
    part.import_pages(whole, list(pages))
    part.save(out)
    return out.getvalue()


def seconds(work: Callable[[bytes], object], files: Iterable[bytes]) -> float:
    start = time.perf_counter()
    for data in files:
        work(data)
    return time.perf_counter() - start


def compare(name: str, files: Sequence[bytes], pages: int) -> None:
    best: dict[str, float] = {}
    for _ in range(ROUNDS):
        for side, work in (("pdfplumber", plumb), ("ours", our_cells)):
            taken = seconds(work, files)
            best[side] = min(best.get(side, taken), taken)
    per_page = {side: 1000 * taken / pages for side, taken in best.items()}
    print(
        f"{name}: {pages} pages, pdfplumber {per_page['pdfplumber']:.1f} ms a page, "
        f"ours {per_page['ours']:.1f} ms, {best['pdfplumber'] / best['ours']:.1f} times faster"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    paths = [path for folder in parser.parse_args().folders for path in sorted(folder.rglob("*.pdf"))]
    files = [path.read_bytes() for path in paths]
    plumbed = [plumb(data) for data in files]
    for path, data, theirs in zip(paths, files, plumbed, strict=True):
        if our_cells(data) < theirs.cells:
            print(f"{path.name}: {theirs.cells} cells by pdfplumber, {our_cells(data)} by us")
    print(f"cells: {sum(p.cells for p in plumbed)} by pdfplumber, {sum(map(our_cells, files))} by us")
    prose = [only_pages(data, p.prose) for data, p in zip(files, plumbed, strict=True) if p.prose]
    compare("pages without tables", prose, sum(len(p.prose) for p in plumbed))
    compare("all pages", files, sum(len(pypdfium2.PdfDocument(data)) for data in files))


if __name__ == "__main__":
    main()
