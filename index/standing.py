"""What must stand in a text exactly, and what must not, asked of the catalog's own texts.

An engine tells which reports hold all terms of "三会一课"; that they stand there side by side only the text
says. Where the terms are proof enough no text is read, and what is excluded is looked up only in reports
that may hold it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection, select

from index import tables
from index.browse import CHUNK
from index.engines.base import Ask, Shelf
from index.needles import Needle
from index.ranked import Ranked, Search
from index.terms import fold


def holding(connection: Connection, this: Search, found: list[Ranked]) -> list[Ranked]:
    """Return those of *found* whose text has all that *this* looks for exactly and nothing it excludes.

    Where roles are asked for, each needle must stand in one of the sections found.
    """
    needles, excluded = this.wanted.needles, this.wanted.excluded
    in_sections = this.query.by_section
    unsure = [needle for needle in needles if in_sections or not needle.certain]
    suspects = _suspects(this, found) if excluded else frozenset[str]()
    asked = [item.report_id for item in found if unsure or item.report_id in suspects]
    texts = {} if not asked else _fitting(connection, asked, found, unsure, excluded, in_sections)
    return [item for item in found if texts.get(item.report_id, True)]


def _suspects(this: Search, found: Sequence[Ranked]) -> frozenset[str]:
    """Return the reports of *found* that may hold what is excluded."""
    ids = frozenset(item.report_id for item in found)
    suspects: set[str] = set()
    for needle in this.wanted.excluded:
        ask = Ask(must=needle.clauses, within=ids, needs=False)
        suspects |= {item.report_id for item in this.engine.search(Shelf.REPORTS, ask)[0]}
    return frozenset(suspects)


def _fitting(
    connection: Connection,
    asked: Sequence[str],
    found: Sequence[Ranked],
    needles: Sequence[Needle],
    excluded: Sequence[Needle],
    in_sections: bool,
) -> dict[str, bool]:
    keys = {item.report_id: [section.key for section in item.sections] for item in found}
    fitting: dict[str, bool] = {}
    for report_id, title, text in texts_of(connection, asked):
        folded = fold(f"{title}\n{text}")
        pieces = list(_own_texts(connection, report_id, text, keys[report_id])) if in_sections else [folded]
        fitting[report_id] = _all_stand(needles, pieces) and not _any_stands(excluded, folded)
    return fitting


def _all_stand(needles: Iterable[Needle], pieces: Sequence[str]) -> bool:
    return all(any(needle.stands_in(piece) for piece in pieces) for needle in needles)


def _any_stands(needles: Iterable[Needle], folded: str) -> bool:
    return any(needle.stands_in(folded) for needle in needles)


def texts_of(connection: Connection, report_ids: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Yield each of *report_ids* with its title and text."""
    report = tables.reports.c
    for start in range(0, len(report_ids), CHUNK):
        chunk = report_ids[start : start + CHUNK]
        for row in connection.execute(
            select(report.id, report.title, report.text).where(report.id.in_(chunk))
        ):
            yield row.id, row.title or "", row.text


def _own_texts(connection: Connection, report_id: str, text: str, keys: Sequence[str]) -> Iterator[str]:
    """Yield the own text of the sections *keys*, folded."""
    section = tables.sections.c
    spans = select(section.start, section.body_end).where(
        section.report_id == report_id, section.key.in_(keys)
    )
    for start, end in connection.execute(spans):
        yield fold(text[start:end])
