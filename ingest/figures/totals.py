"""The totals of a table as the groups and bases of its other figures: 合计 is what 石桥镇 is a part of."""

from __future__ import annotations

from dataclasses import replace

from ingest.figures.rows import Entry
from report import Figure, Kind


def total_leads(rows: list[tuple[Entry, ...]]) -> bool:
    """Tell whether 合计 stands in the first of *rows* alone, above its parts; codes tell of parts of parts."""
    totals = [any(one.head.is_total for one in row) for row in rows]
    return totals[:1] == [True] and sum(totals) == 1 and not any(one.column.is_code for one in rows[0])


def under_first(found: list[tuple[int, Figure]], first: tuple[Entry, ...]) -> list[tuple[int, Figure]]:
    """Return *found*, all of a table, with the totals of its *first* row as the groups of the others."""
    ends = max(one.cell.end for one in first)
    totals = [(column, figure) for column, figure in found if figure.anchor.end <= ends]
    parts = grouped(found[len(totals) :], dict(totals))
    return totals + with_bases(parts, totals)


def grouped(rows: list[tuple[int, Figure]], totals: dict[int, Figure]) -> list[tuple[int, Figure]]:
    """Return the figures of *rows* with the total of their column as their group."""
    return [
        (
            column,
            replace(figure, group_of=totals[column].indicator)
            if column in totals and _lacks_group(figure)
            else figure,
        )
        for column, figure in rows
    ]


def _lacks_group(figure: Figure) -> bool:
    return not figure.group_of and figure.kind not in (Kind.CHANGE_REL, Kind.CHANGE_ABS)


def _lacks_base(figure: Figure) -> bool:
    return figure.kind is Kind.SHARE and figure.base is None


def with_bases(rows: list[tuple[int, Figure]], totals: list[tuple[int, Figure]]) -> list[tuple[int, Figure]]:
    """Return *rows*, their shares with the total of the nearest column before theirs as the base."""
    levels = [(column, figure) for column, figure in totals if figure.kind is Kind.LEVEL]
    return [(column, _based(figure, levels, column)) for column, figure in rows]


def _based(figure: Figure, levels: list[tuple[int, Figure]], column: int) -> Figure:
    if not _lacks_base(figure):
        return figure
    before = [total.indicator for at, total in levels if at < column and total.norm_unit != "%"]
    return replace(figure, base=before[-1]) if before else figure


def is_open(figure: Figure) -> bool:
    """Tell whether *figure* has no group yet, or is a share without a base."""
    return _lacks_group(figure) or _lacks_base(figure)
