r"""Recognise tables in lines of text: cells parted by tabs, or by | as in Markdown.

    ["乡镇\t村数", "东坪乡\t14"] -> rows [["乡镇", "村数"], ["东坪乡", "14"]]

At least two neighbouring lines with the same number of cells, two or more, make a table; one line
with a tab in it is prose. Columns lined up with spaces are not taken for tables: in Chinese text
spaces also part the names of a list.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

FEWEST = 2
"""Rows, and cells in each, that a table has at least."""

_RULE = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?")
_BAR = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True, slots=True)
class Rows:
    """A table in lines *start* (inclusive) to *end* (exclusive)."""

    start: int
    end: int
    cells: tuple[tuple[str, ...], ...]


def find_tables(lines: Sequence[str]) -> list[Rows]:
    """Return the tables in *lines*, in order.

    >>> find_tables(["见下表", "| 村 | 户数 |", "|---|---|", "| 东村 | 45 |"])
    [Rows(start=1, end=4, cells=(('村', '户数'), ('东村', '45')))]
    """
    tables: list[Rows] = []
    at = 0
    while at < len(lines):
        found = _table_at(lines, at)
        if found is None:
            at += 1
        else:
            tables.append(found)
            at = found.end
    return tables


def _table_at(lines: Sequence[str], start: int) -> Rows | None:
    split = _split_bars if "|" in lines[start] else _split_tabs
    first = split(lines[start])
    if len(first) < FEWEST:
        return None
    end, kept = start, []
    while end < len(lines) and len(cells := split(lines[end])) == len(first):
        if not _RULE.fullmatch(lines[end].strip()):
            kept.append(tuple(cells))
        end += 1
    return Rows(start, end, tuple(kept)) if end - start >= FEWEST and kept else None


def _split_tabs(line: str) -> list[str]:
    if not line.strip():
        return []
    return [cell.strip() for cell in line.rstrip("\r\n").split("\t")]


def _split_bars(line: str) -> list[str]:
    line = line.strip()
    if "|" not in line:
        return []
    inner = line.removeprefix("|")
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    return [cell.strip().replace("\\|", "|") for cell in _BAR.split(inner)]
