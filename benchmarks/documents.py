"""The project's sample documents as drafts, of which every word, heading and cell is known.

    samples()[0].draft -> Draft(options, items)      expected(draft) -> "关于…的调研报告\\n一、…\\n…"

What stands in corpus/source is such a draft already; the text and Markdown files that were written by
hand become one, a text file with a title and paragraphs only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus import documents
from corpus.build import SOURCES
from corpus.markup import HEADINGS, Draft, Item, Mark, parse
from corpus.plain import WIDE_DIGITS
from ingest.readers.docx.counting import count

FRONT = "+++\nformat = 'docx'\ndate = 2024-01-01\n+++\n"
_RULED = re.compile(r"\|(?:\s*:?-+:?\s*\|)+\s*")
_COVERED = {"<", "^"}


@dataclass(frozen=True, slots=True)
class Sample:
    """A document: the file in corpus/documents and what was written in it."""

    path: Path
    draft: Draft


def samples() -> tuple[Sample, ...]:
    """Return the sample documents in the order of their names."""
    return tuple(Sample(path, _draft(path)) for path in sorted(documents().iterdir()))


def expected(draft: Draft) -> str:
    """Return the text of *draft*, the numbers that its headings get from Word included."""
    numbers = _numbers(draft)
    texts = [
        "\n".join("\t".join(row) for row in _rows(item)) or next(numbers) + item.text for item in draft.items
    ]
    return "\n".join(text for text in texts if text)


def cells(draft: Draft) -> list[str]:
    """Return the texts of all cells in the tables of *draft*, empty ones left out."""
    return [cell for item in draft.items for row in _rows(item) for cell in row if cell]


def widened(text: str, draft: Draft) -> str:
    """Return *text* with the wide digits that a plain text file of *draft* has."""
    return text.translate(WIDE_DIGITS) if draft.options.wide_digits else text


def _rows(item: Item) -> list[list[str]]:
    return [[cell for cell in row if cell not in _COVERED] for row in item.rows]


def _numbers(draft: Draft) -> Iterator[str]:
    """Yield for each item that is no table the number that Word puts before it, mostly none."""
    counts = [0] * len(HEADINGS)
    for item in draft.items:
        if item.mark is Mark.ROW:
            continue
        if item.mark not in HEADINGS or not draft.options.numbering:
            yield ""
            continue
        level = HEADINGS.index(item.mark)
        counts[level] += 1
        counts[level + 1 :] = [0] * (len(counts) - level - 1)
        spelled = count(counts[level], "chineseCountingThousand")
        yield (f"{spelled}、", f"（{spelled}）", f"{counts[level]}.")[level]


def _draft(path: Path) -> Draft:
    source = SOURCES / f"{path.stem}.txt"
    text = (source if source.exists() else path).read_text(encoding="utf-8-sig")
    if source.exists():
        return parse(text)
    if path.suffix == ".md":
        lines = [_unmarked(line) for line in text.splitlines() if not _RULED.fullmatch(line)]
    else:
        lines = text.strip().splitlines()
        lines[0] = Mark.TITLE + lines[0]
    return parse(FRONT + "\n".join(lines))


def _unmarked(line: str) -> str:
    """Return a *line* of Markdown without bullets and emphasis; headings and tables look as in a draft."""
    return line.removeprefix("- ").replace("**", "")
