"""Print how faithfully each format is read: `python -m benchmarks.fidelity [--only doc,pdf] [--detail]`.

    格式      份数  字召回 最低/中位   字准确 最低/中位   单元格 最低   提纲相同   数据相同
    原件        28  1.0000/1.0000  …

Every sample document (see `documents`) is set in Word and written by LibreOffice in the other formats.
What is read is measured against what was written; outline and figures against those of the Word file,
whose text alone decides them. Formats without a reader are named 未读. The files are kept in a temporary
folder for the run, or in --workspace to look at them.
"""

from __future__ import annotations

import argparse
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks import measures
from benchmarks.documents import Sample, cells, expected, samples, widened
from benchmarks.files import FORMATS, LONGEST_SHEET_NAME, SHEETS, write_all
from ingest.readers import READERS
from ingest.understand import Understanding, understand

TARGET, CELL_TARGET = 0.995, 0.98
SHOWN = 6


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured on one file."""

    name: str
    match: measures.Match
    cells: float | None
    outline: tuple[str, ...] | None
    figures: tuple[str, ...] | None

    @property
    def faithful(self) -> bool:
        """Whether the file reaches every target."""
        text = min(self.match.recall, self.match.precision) >= TARGET
        return text and (self.cells or 1) >= CELL_TARGET and not self.outline and not self.figures


def main() -> None:
    """Measure the formats that were asked for and print a table."""
    options = _arguments()
    wanted = options.only.split(",") if options.only else FORMATS
    with tempfile.TemporaryDirectory(prefix="fidelity-") as temporary:
        folder = Path(options.workspace or temporary)
        written = write_all(samples(), wanted, folder)
        print("格式      份数  字召回 最低/中位  字准确 最低/中位  单元格 最低  提纲相同  数据相同")
        for form in wanted:
            files = written[form]
            rows = [
                _measured(sample, files[sample.path.stem], written["word"][sample.path.stem], form)
                for sample in samples()
                if sample.path.stem in files and _has_reader(files[sample.path.stem])
            ]
            print(_line(form, rows) if rows else f"{form:<8}  未读")
            if options.detail:
                _print_details(rows)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", help=f"formats, parted by commas: {','.join(FORMATS)}")
    parser.add_argument("--detail", action="store_true", help="name the files below the targets, and why")
    parser.add_argument("--workspace", help="keep the written files in this folder")
    return parser.parse_args()


def _has_reader(file: Path) -> bool:
    return file.suffix.lstrip(".") in {reader.format for reader in READERS}


def _measured(sample: Sample, file: Path, word: Path, form: str) -> Row:
    understood, wanted = understand(file), cells(sample.draft)
    text = _sheets(sample, form) if form in SHEETS else expected(sample.draft)
    if file == sample.path and file.suffix == ".txt":
        text, wanted = widened(text, sample.draft), [widened(cell, sample.draft) for cell in wanted]
    return Row(
        sample.path.name,
        measures.characters(text, understood.reading.text),
        measures.cell_recall(wanted, understood.reading) if form != "txt" else None,
        *((None, None) if form in SHEETS else _understanding(understand(word), understood, form)),
    )


def _sheets(sample: Sample, form: str) -> str:
    """Return the text of the tables of *sample*, below the name of their sheet where the format has sheets."""
    stem = sample.path.stem[:LONGEST_SHEET_NAME] if form == "xlsx" else sample.path.stem
    name = [] if form == "csv" else [stem]
    return "\n".join([*name, *cells(sample.draft)])


def _understanding(
    word: Understanding, found: Understanding, form: str
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    numbers = form not in measures.UNNUMBERED
    return (
        measures.differences(
            measures.outline(word, numbers=numbers), measures.outline(found, numbers=numbers)
        ),
        measures.differences(sorted(measures.figures(word)), sorted(measures.figures(found))),
    )


def _line(form: str, rows: list[Row]) -> str:
    recalls, precisions = [row.match.recall for row in rows], [row.match.precision for row in rows]
    shares = [row.cells for row in rows if row.cells is not None]
    return (
        f"{form:<8}{len(rows):>6}  {min(recalls):.4f}/{median(recalls):.4f}    "
        f"{min(precisions):.4f}/{median(precisions):.4f}    {f'{min(shares):.4f}' if shares else '—':>8}    "
        f"{_same([row.outline for row in rows])}  {_same([row.figures for row in rows])}"
    )


def _same(differences: list[tuple[str, ...] | None]) -> str:
    compared = [one for one in differences if one is not None]
    return f"{sum(not one for one in compared):>3}/{len(compared):<3}" if compared else "   —   "


def _print_details(rows: list[Row]) -> None:
    for row in rows:
        if not row.faithful:
            print(f"  {row.name} 召回{row.match.recall:.4f} 准确{row.match.precision:.4f} 单元格{row.cells}")
            for what, lines in (
                ("字", row.match.differences),
                ("提纲", row.outline or ()),
                ("数据", row.figures or ()),
            ):
                for line in lines[:SHOWN]:
                    print(f"    {what} {line}")


if __name__ == "__main__":
    main()
