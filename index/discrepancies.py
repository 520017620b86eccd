"""Where reports disagree: one indicator, place and time with two numbers in two reports.

    石桥镇 2022 党员总数   《石桥镇基层党建工作调研报告》2187名   《全县党建情况》2178名   相差 9 名

Only firm levels count (no 约, 以上), of the whole of their place; what the printed digits leave
open is rounding (9.8万 and 97,812). It is sure only where exact counts lie near each other:
numbers far apart mostly count two things. What a person has looked at and found to be no
matter is kept with the reason, until one of the numbers changes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import Connection, delete, func, insert, or_, select

from index import tables
from index.catalog import Catalog, now
from index.figures import rows_with_cards
from index.merging import Merged, merged
from index.values import FigureRow
from index.years import column_of
from ingest.figures.checks.intervals import Interval, allowed, exact, is_level, plain, printed
from ingest.figures.checks.restated import is_specific
from ingest.figures.restriction import restriction
from report import BadInputError, Figure, Kind, Severity

_figure = tables.figures.c
_report = tables.reports.c
_dismissal = tables.dismissals.c
NEAR = Decimal("1.25")
CHUNK = 200
"""Groups asked for at once: databases limit how many values a statement may carry."""


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """Figures of several reports that say one thing with different numbers, one figure for each number.

    `key` tells it again as long as its numbers stay; `dismissed` is the reason why it is no matter.
    """

    key: str
    indicator: str
    scope: str
    time: str
    severity: Severity
    rows: tuple[FigureRow, ...]
    explanation: str
    dismissed: str | None = None


def find(catalog: Catalog) -> tuple[Discrepancy, ...]:
    """Return all that the reports of the library disagree on: the sure ones first, then by place and time."""
    with catalog.reading() as connection:
        together = merged(connection)
        rows = [row for group in _suspicious(connection, together) for row in group]
        reasons = {row.key: row.reason for row in connection.execute(select(tables.dismissals))}
    groups: dict[tuple[str, str, str, str], list[FigureRow]] = defaultdict(list)
    for row in rows:
        place = together.key(row.canonical_key), row.scope, column_of(row.figure.time)
        groups[*place, row.figure.caliber or ""].append(row)
    found = [one for place, members in groups.items() for one in _disagreeing(place[:3], members, reasons)]
    return tuple(sorted(found, key=lambda one: (one.severity, one.scope, one.time, one.indicator, one.key)))


def dismiss(catalog: Catalog, key: str, reason: str | None) -> None:
    """Keep that the discrepancy *key* is no matter because of *reason*; None takes that back.

    Raises BadInputError for an empty reason.
    """
    if reason is not None and not reason.strip():
        raise BadInputError("理由", "没有写", "请写明核对的结果，例如：口径不同")
    with catalog.writing() as connection:
        connection.execute(delete(tables.dismissals).where(_dismissal.key == key))
        if reason is not None:
            connection.execute(insert(tables.dismissals).values(key=key, reason=reason.strip(), made=now()))


def _suspicious(connection: Connection, together: Merged) -> Iterator[tuple[FigureRow, ...]]:
    """Yield the figures of every indicator and place that have several numbers in several reports."""
    indicator = together.column(connection)
    scope = func.coalesce(_figure.scope, _report.place, "")
    firm = (
        _figure.kind == Kind.LEVEL.value,
        _figure.op == "=",
        _figure.norm.is_not(None),
        _report.represents,
    )
    wanted = (
        select(indicator.label("canonical_key"), scope.label("scope"))
        .join(tables.reports)
        .where(*firm, _figure.canonical_key != "", scope != "")
        .group_by(indicator, scope, _figure.year)
        .having(func.count(_figure.norm.distinct()) > 1, func.count(_figure.report_id.distinct()) > 1)
        .distinct()
        .order_by(indicator, scope)
    )
    pairs = connection.execute(wanted).all()
    for start in range(0, len(pairs), CHUNK):
        these = [
            _figure.canonical_key.in_(together.keys(pair.canonical_key)) & (scope == pair.scope)
            for pair in pairs[start : start + CHUNK]
        ]
        found = (
            select(tables.figures)
            .join(tables.reports)
            .where(*firm, or_(*these))
            .order_by(_figure.report_id, _figure.position)
        )
        yield rows_with_cards(connection, connection.execute(found).all())


def _disagreeing(
    place: tuple[str, str, str], members: Sequence[FigureRow], reasons: dict[str, str]
) -> Iterator[Discrepancy]:
    _, scope, time = place
    firm = [row for row in members if _is_of_the_whole(row.figure)]
    if _say_the_same(firm):
        return
    kept = _of_two_reports(_one_of_each(firm), firm)
    if not time or len({row.card.id for row in kept}) < 2:  # noqa: PLR2004 - a disagreement has two sides
        return
    key = "|".join((*place, *(plain(exact(row.figure)) for row in kept)))
    severity = Severity.HIGH if _is_sure(kept) else Severity.LOW
    name = kept[0].figure.indicator or ""
    yield Discrepancy(key, name, scope, time, severity, kept, _explain(kept, scope, time), reasons.get(key))


def _is_of_the_whole(figure: Figure) -> bool:
    """Tell whether *figure* is one number for the whole of its place: no part, no norm, no budget of a paragraph."""
    return is_level(figure) and is_specific(figure) and restriction(figure) is None


def _say_the_same(rows: Iterable[FigureRow]) -> bool:
    """Tell whether each report gives the same numbers: copies that contradict themselves agree with each other."""
    said: dict[str, set[Decimal]] = defaultdict(set)
    for row in rows:
        said[row.card.id].add(exact(row.figure))
    return len({frozenset(numbers) for numbers in said.values()}) < 2  # noqa: PLR2004 - a disagreement has two sides


def _one_of_each(rows: Iterable[FigureRow]) -> tuple[FigureRow, ...]:
    """Return one of *rows* for each number, smallest first; numbers that rounding can make equal count once."""
    kept: list[FigureRow] = []
    for row in sorted(rows, key=lambda row: (_width(allowed(row.figure)), exact(row.figure), row.card.id)):
        if not any(allowed(row.figure).meets(allowed(other.figure)) for other in kept):
            kept.append(row)
    return tuple(sorted(kept, key=lambda row: exact(row.figure)))


def _of_two_reports(kept: tuple[FigureRow, ...], rows: Iterable[FigureRow]) -> tuple[FigureRow, ...]:
    """Return *kept*, one of them from another report where all are of one and that other says the same as one."""
    if len({row.card.id for row in kept}) != 1 or len(kept) == 1:
        return kept
    other = next((row for row in rows if row.card.id != kept[0].card.id), None)
    if other is None:
        return kept
    at = next(at for at, row in enumerate(kept) if allowed(row.figure).meets(allowed(other.figure)))
    return (*kept[:at], other, *kept[at + 1 :])


def _width(interval: Interval) -> Decimal:
    return interval.high - interval.low


def _is_sure(rows: Sequence[FigureRow]) -> bool:
    values = [exact(row.figure) for row in rows]
    return values[-1] <= values[0] * NEAR and all(not _width(allowed(row.figure)) for row in rows)


def _explain(rows: Sequence[FigureRow], scope: str, time: str) -> str:
    said = "，".join(f"《{row.card.title or row.card.name}》为{printed(row.figure)}" for row in rows)
    first, *_, last = (row.figure for row in rows)
    if first.unit == last.unit and isinstance(first.value, Decimal) and isinstance(last.value, Decimal):
        gap = _gap(last.value - first.value, first.unit)
    else:
        gap = _gap(exact(last) - exact(first), first.norm_unit)
    when = f"{time}年" if time.isdecimal() else f"{time}，"
    return f"{when}{scope}{first.indicator}：{said}，{gap}。"


def _gap(difference: Decimal, unit: str) -> str:
    return f"相差{plain(difference)}{unit}"
