"""What a report has in common with others: the same text, nearly the same, passages word for word.

    duplicates(catalog, "2cf1e1cbad7f3d2e-1")
        → copies (养老.docx, 养老.pdf), near (likeness 0.93), passages with their spans in both reports

Everything found is shown, nothing is taken away because of it. Which report copied from which is not
decided here.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, or_, select

from index import tables
from index.browse import cards_of
from index.catalog import Catalog
from index.copied import copied
from index.loading import not_found
from index.prints import ALIKE
from index.repeats import several_files
from index.values import ReportCard
from report import Status

_report = tables.reports.c
_file = tables.files.c
_like = tables.likenesses.c


@dataclass(frozen=True, slots=True)
class Copy:
    """A file that holds the text of a report: *report_id* is the report read from it."""

    path: str
    format: str
    report_id: str


@dataclass(frozen=True, slots=True, order=True)
class Likeness:
    """How much two texts have in common: `alike` of all their shingles, `contained` of the shorter one's."""

    alike: float
    contained: float

    @property
    def words(self) -> str:
        """The likeness in Chinese.

        >>> Likeness(0.934, 0.97).words, Likeness(0.2, 0.98).words
        ('相似 93%', '相似 20%，较短的一篇有 98% 在另一篇里')
        """
        said = f"相似 {int(self.alike * 100)}%"
        return (
            said if self.alike >= ALIKE else f"{said}，较短的一篇有 {int(self.contained * 100)}% 在另一篇里"
        )


@dataclass(frozen=True, slots=True)
class Near:
    """A report much like another."""

    card: ReportCard
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """A passage and where it stands in another report; offsets count in each report's text."""

    start: int
    end: int
    quote: str
    card: ReportCard
    other_start: int
    other_end: int


@dataclass(frozen=True, slots=True)
class Duplicates:
    """What a report has in common with others.

    `more` other reports share passages too, and `common` runs of it stand in very many reports.
    """

    copies: tuple[Copy, ...]
    near: tuple[Near, ...]
    passages: tuple[SharedPassage, ...]
    more: int
    common: int


@dataclass(frozen=True, slots=True)
class NearPair:
    """Two reports that are much alike."""

    one: ReportCard
    other: ReportCard
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class DuplicateGroups:
    """What repeats in a library: reports that lie in several files, and pairs that are much alike."""

    same: tuple[tuple[Copy, ...], ...]
    near: tuple[NearPair, ...]


def duplicates(catalog: Catalog, report_id: str) -> Duplicates:
    """Return what report *report_id* has in common with others; NotFoundError where there is none."""
    with catalog.reading() as connection:
        row = connection.execute(select(tables.reports).where(_report.id == report_id)).one_or_none()
        if row is None:
            raise not_found(report_id)
        copies = _copies(connection, _report.plain_sha256 == row.plain_sha256)
        near = _near(connection, row)
        apart = frozenset(one.card.id for one in near) | {copy.report_id for copy in copies}
        shared = copied(connection, report_id, row.text, apart | _of_text(connection, row.plain_sha256))
        cards = _cards(connection, {one.other_id for one in shared.found})
    passages = tuple(
        SharedPassage(
            one.start,
            one.end,
            row.text[one.start : one.end],
            cards[one.other_id],
            one.other_start,
            one.other_end,
        )
        for one in shared.found
    )
    return Duplicates(copies, near, passages, shared.more, shared.common)


def groups(catalog: Catalog) -> DuplicateGroups:
    """Return what repeats in the library, the likest pairs first."""
    with catalog.reading() as connection:
        grouped: dict[str, list[Copy]] = defaultdict(list)
        for text, copy in _copies_by_text(connection, several_files()):
            grouped[text].append(copy)
        several = (tuple(copies) for copies in grouped.values() if len(copies) > 1)
        same = sorted(several, key=lambda copies: (copies[0].path, copies[0].report_id))
        return DuplicateGroups(tuple(same), _pairs(connection))


def _of_text(connection: Connection, plain: str) -> frozenset[str]:
    return frozenset(connection.execute(select(_report.id).where(_report.plain_sha256 == plain)).scalars())


def _copies(connection: Connection, condition: ColumnElement[bool]) -> tuple[Copy, ...]:
    return tuple(copy for _, copy in _copies_by_text(connection, condition))


def _copies_by_text(connection: Connection, condition: ColumnElement[bool]) -> list[tuple[str, Copy]]:
    found = (
        select(_report.plain_sha256, _file.path, tables.originals.c.format, _report.id)
        .join(tables.originals, tables.originals.c.sha256 == _report.sha256)
        .join(tables.files, _file.sha256 == _report.sha256)
        .where(condition, _file.status != Status.VANISHED.value)
        .order_by(_report.represents.desc(), _file.path, _report.id)
    )
    return [(text, Copy(path, form, one)) for text, path, form, one in connection.execute(found)]


def _near(connection: Connection, row: Row[Any]) -> tuple[Near, ...]:
    mine = _of_text(connection, row.plain_sha256)
    found = select(tables.likenesses).where(or_(_like.report_id.in_(mine), _like.other_id.in_(mine)))
    likeness = {
        pair.other_id if pair.report_id in mine else pair.report_id: pair
        for pair in connection.execute(found)
    }
    cards = _cards(connection, set(likeness), only_shown=True)
    near = (Near(card, _likeness(likeness[one])) for one, card in cards.items())
    return tuple(sorted(near, key=lambda one: (-one.likeness.alike, -one.likeness.contained, one.card.id)))


def _likeness(row: Row[Any]) -> Likeness:
    return Likeness(row.alike, row.contained)


def _pairs(connection: Connection) -> tuple[NearPair, ...]:
    rows = connection.execute(
        select(tables.likenesses).order_by(
            _like.alike.desc(), _like.contained.desc(), _like.report_id, _like.other_id
        )
    ).all()
    cards = _cards(
        connection, {one for row in rows for one in (row.report_id, row.other_id)}, only_shown=True
    )
    return tuple(
        NearPair(cards[row.report_id], cards[row.other_id], _likeness(row))
        for row in rows
        if row.report_id in cards and row.other_id in cards
    )


def _cards(
    connection: Connection, report_ids: set[str], *, only_shown: bool = False
) -> dict[str, ReportCard]:
    cards = {card.id: card for card in cards_of(connection, sorted(report_ids))}
    if not only_shown:
        return cards
    hidden = select(_report.id).where(~_report.represents)
    gone = frozenset(connection.execute(hidden).scalars())
    return {one: card for one, card in cards.items() if one not in gone}
