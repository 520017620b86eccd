"""How much of a document came through: characters, cells of tables, outline, figures.

    characters("党员121名", "党员12名").recall -> 0.8333…

Characters are aligned (difflib), white space left out, so that a lost, added or moved passage counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from ingest.characters import fold
from ingest.numbering import read_number
from ingest.understand import Understanding
from report import Reading, Section, Table, flatten

SHOWN = 40

UNNUMBERED = frozenset({"html"})
"""Formats in which LibreOffice writes no form of automatic numbers: a browser shows 1. for 一、, and so do we."""


@dataclass(frozen=True, slots=True)
class Match:
    """Shares of the expected characters found and of the found ones expected; the differences in words."""

    recall: float
    precision: float
    differences: tuple[str, ...] = ()


def characters(expected: str, found: str) -> Match:
    """Return how the characters of *found* match those *expected*.

    >>> match = characters("党员121名", "党员 12名")
    >>> round(match.recall, 2), match.precision, match.differences
    (0.83, 1.0, ('“1”→“”',))
    """
    wanted, got = "".join(expected.split()), "".join(found.split())
    matcher = SequenceMatcher(None, wanted, got, autojunk=False)
    common = sum(block.size for block in matcher.get_matching_blocks())
    differences = (
        f"“{wanted[i:j][:SHOWN]}”→“{got[k:m][:SHOWN]}”"
        for change, i, j, k, m in matcher.get_opcodes()
        if change != "equal"
    )
    return Match(_share(common, len(wanted)), _share(common, len(got)), tuple(differences))


def cell_recall(expected: Iterable[str], reading: Reading) -> float | None:
    """Return the share of the cells *expected* that stand in tables of *reading*; None where there are none."""
    wanted = Counter(map(_dense, expected))
    tables = (block for block in reading.blocks if isinstance(block, Table))
    found = Counter(_dense(cell.text) for table in tables for row in table.rows for cell in row)
    return _share((wanted & found).total(), wanted.total()) if wanted else None


def outline(understood: Understanding, *, numbers: bool = True) -> list[str]:
    """Return the sections of all reports, a line each: level, heading without white space, roles.

    Without *numbers* headings are compared by their words alone.
    """
    return [
        f"{section.level} {_dense(_heading(section, numbers=numbers))} {'+'.join(section.roles)}"
        for report in understood.reports
        for section in flatten(report.sections)
    ]


def figures(understood: Understanding) -> list[str]:
    """Return the figures of all reports, a line each: indicator, value, unit, scope, time."""
    return [
        f"{_dense(one.indicator or '—')} {one.value} {one.unit} {one.scope} {one.time}"
        for report in understood.reports
        for one in report.figures
    ]


def differences(expected: list[str], found: list[str]) -> tuple[str, ...]:
    """Return what is missing (-) and what is too much (+) in *found*, in the order of its place.

    >>> differences(["甲", "乙"], ["乙", "丙"])
    ('-甲', '+丙')
    """
    lines: list[str] = []
    for _, i, j, k, m in SequenceMatcher(None, expected, found, autojunk=False).get_opcodes():
        if expected[i:j] != found[k:m]:
            lines += [f"-{line}" for line in expected[i:j]] + [f"+{line}" for line in found[k:m]]
    return tuple(lines)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def _heading(section: Section, *, numbers: bool) -> str:
    heading = section.heading or "—"
    number = None if numbers else read_number(fold(heading))
    return heading[number.length :] if number else heading


def _dense(text: str) -> str:
    return "".join(text.split())
