"""A query answered: reports ranked, each with its best sections and an excerpt of them.

    search(catalog, engine, parse("流动党员 部分:存在问题"), limit=10, passages=3)

Of a few words all are wanted first; where no report has them all, or where a whole question
is asked, some are enough and the result says so. A report is weighed as a whole and by its best
window (`index.windows`); where roles are asked for, the section that has them weighs most. An exact
phrase is looked up in the text itself. Reports with the same text are one hit.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import Connection, func, select

from index import tables
from index.browse import cards_of, filters
from index.catalog import Catalog
from index.engines.base import Ask, Scored, SearchEngine, Shelf
from index.facets import KeptColumns, facets
from index.passages import passages_of
from index.ranked import Ranked, Search
from index.standing import holding
from index.values import Facet, ReportHit, SearchResult
from index.wanted import wanted
from index.weighing import best_windows
from report import Query

OWN, BEST = 0.65, 0.35
"""Shares of a report's own score and of its best window's."""
SECTION, AROUND = 0.7, 0.3
"""Shares of a section's score and of its report's, where sections of some role are looked for."""
ALL_WANTED = 3
"""Of more words than these, which make a question, the report that answers it often lacks one: on 400 real
questions wanting all found the report among the first ten for 90 %, wanting some for 98 %."""
DEPTH = 30
"""So many reports are ranked with their best window; the others follow by their own score."""


def search(
    catalog: Catalog,
    engine: SearchEngine,
    query: Query,
    *,
    limit: int,
    passages: int,
    columns: KeptColumns | None = None,
) -> SearchResult:
    """Return the best *limit* reports for *query*, each with its best *passages* sections.

    *columns* are what the facets are counted from; without them there are none.
    """
    this = Search(catalog, engine, query, wanted(query))
    with catalog.reading() as connection:
        within = _within(connection, query)
        ranked, relaxed = _ranked(this, connection, within)
        distinct, total = _one_per_text(connection, ranked)
        best = _with_sections(this, distinct[:limit])
        cards = {card.id: card for card in cards_of(connection, [item.report_id for item in best])}
        hits = tuple(
            ReportHit(
                cards[item.report_id],
                item.score,
                passages_of(connection, item.report_id, item.sections, this.wanted, query, limit=passages),
            )
            for item in best
            if item.report_id in cards
        )
        counted = _facets(this, connection, distinct, relaxed, columns) if columns else ()
    return SearchResult(hits, total, relaxed, query, counted, this.wanted.widened)


def _facets(
    this: Search, connection: Connection, distinct: list[Ranked], relaxed: bool, columns: KeptColumns
) -> tuple[Facet, ...]:
    """Return the facets of *distinct*; reports of other filters are looked for as these were."""

    def answering(query: Query) -> list[str]:
        other = replace(this, query=query)
        found = _found(other, connection, _within(connection, query), relaxed or _is_question(this))
        return [item.report_id for item in _one_per_text(connection, found)[0]]

    found = [item.report_id for item in distinct]
    return facets(columns.now(connection), this.query, found, answering)


def _within(connection: Connection, query: Query) -> frozenset[str] | None:
    """Return the reports that the filters of *query* let through; None where it has none."""
    conditions = filters(query, query.years)
    if not conditions:
        return None
    found = select(tables.reports.c.id).join(tables.originals).where(*conditions)
    return frozenset(connection.execute(found).scalars())


def _ranked(this: Search, connection: Connection, within: frozenset[str] | None) -> tuple[list[Ranked], bool]:
    for relaxed in (True,) if _is_question(this) else (False, True):
        kept = _found(this, connection, within, relaxed)
        if kept or relaxed or len(this.wanted.words) < 2:  # noqa: PLR2004 - one word cannot be relaxed
            ranked = kept if this.query.by_section else _with_windows(this, connection, kept)
            return ranked, relaxed and bool(kept)
    return [], False


def _is_question(this: Search) -> bool:
    return len(this.wanted.words) > ALL_WANTED


def _found(
    this: Search, connection: Connection, within: frozenset[str] | None, relaxed: bool
) -> list[Ranked]:
    by = _by_section if this.query.by_section else _by_report
    return holding(connection, this, by(this, within, relaxed))


def _must(this: Search, relaxed: bool) -> Ask:
    exact = (clause for needle in this.wanted.needles for clause in needle.clauses)
    words = () if relaxed else this.wanted.must
    # What has no sure term, as "。", can only be looked for in every report.
    needs = not this.wanted.anywhere
    return Ask(must=tuple(dict.fromkeys((*exact, *words))), score=this.wanted.score, needs=needs)


def _by_report(this: Search, within: frozenset[str] | None, relaxed: bool) -> list[Ranked]:
    found, _ = this.engine.search(Shelf.REPORTS, replace(_must(this, relaxed), within=within))
    return [Ranked(item.report_id, OWN * item.score, ()) for item in found]


def _with_windows(this: Search, connection: Connection, ranked: list[Ranked]) -> list[Ranked]:
    """Return *ranked* with the first ones ordered by their best windows too."""
    first = ranked[:DEPTH]
    windows = best_windows(this, connection, [item.report_id for item in first])
    weighed = [replace(item, score=item.score + BEST * windows.get(item.report_id, 0.0)) for item in first]
    return _sorted(weighed) + ranked[DEPTH:]


def _with_sections(this: Search, ranked: Sequence[Ranked]) -> list[Ranked]:
    """Return *ranked* with the sections of each that answer best."""
    if this.query.by_section or not this.wanted.score:
        return list(ranked)
    ask = Ask(score=this.wanted.score, within=frozenset(item.report_id for item in ranked))
    sections = _by_id(this.engine.search(Shelf.SECTIONS, ask)[0])
    return [replace(item, sections=sections.get(item.report_id, ())) for item in ranked]


def _by_section(this: Search, within: frozenset[str] | None, relaxed: bool) -> list[Ranked]:
    tags = tuple(role.value for role in this.query.roles)
    ask = replace(_must(this, relaxed), tags=tags, within=within)
    found, _ = this.engine.search(Shelf.SECTIONS, ask)
    sections = _by_id(_outside(this, ask, found))
    ask = Ask(score=this.wanted.score, within=frozenset(sections))
    own, _ = this.engine.search(Shelf.REPORTS, ask)
    scores = {item.report_id: item for item in own}
    nothing = Scored("", "", 0.0)
    return _sorted(
        Ranked(one, AROUND * scores.get(one, nothing).score + SECTION * items[0].score, items)
        for one, items in sections.items()
    )


def _outside(this: Search, ask: Ask, found: Sequence[Scored]) -> Iterable[Scored]:
    """Return those of *found* that no excluded role reaches."""
    if not this.query.without.roles:
        return found
    tags = tuple(role.value for role in this.query.without.roles)
    inside, _ = this.engine.search(Shelf.SECTIONS, replace(ask, tags=tags))
    excluded = {(item.report_id, item.key) for item in inside}
    return (item for item in found if (item.report_id, item.key) not in excluded)


def _sorted(found: Iterable[Ranked]) -> list[Ranked]:
    return sorted(found, key=lambda item: (-item.score, item.report_id))


def _by_id(found: Iterable[Scored]) -> dict[str, tuple[Scored, ...]]:
    grouped: dict[str, list[Scored]] = {}
    for item in found:
        grouped.setdefault(item.report_id, []).append(item)
    return {report_id: tuple(items) for report_id, items in grouped.items()}


def _one_per_text(connection: Connection, ranked: list[Ranked]) -> tuple[list[Ranked], int]:
    """Return *ranked* with one report for each text, the one that stands for it, and how many are left."""
    report = tables.reports.c
    repeated = select(report.plain_sha256).group_by(report.plain_sha256).having(func.count() > 1)
    rows = connection.execute(
        select(report.id, report.plain_sha256, report.represents).where(report.plain_sha256.in_(repeated))
    ).all()
    text_of = {row.id: row.plain_sha256 for row in rows}
    shown = {row.plain_sha256: row.id for row in rows if row.represents}
    seen: set[str] = set()
    by_id = {item.report_id: item for item in ranked}
    kept: list[Ranked] = []
    for item in ranked:
        text = text_of.get(item.report_id, item.report_id)
        if text not in seen:
            seen.add(text)
            kept.append(by_id.get(shown.get(text, ""), item))
    return kept, len(kept)
