"""A query answered: reports ranked, each with its best sections and an excerpt of them.

    search(catalog, engine, parse("流动党员 部分:存在问题"), limit=10, passages=3)

Of a few words all are wanted first; where no report has them all, or where a whole question
is asked, some are enough and the result says so. A report's score is 0.7 of its own and 0.3
of its best section's; where roles are
asked for, it is the other way round, for then the section is what is looked for. An exact
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
from index.passages import passages_of
from index.ranked import Ranked, Search
from index.standing import holding
from index.values import ReportHit, SearchResult
from index.wanted import wanted
from report import Query

OWN, BEST = 0.7, 0.3
ALL_WANTED = 3
"""Of more words than these, which make a question, the report that answers it often lacks one: on 400 real
questions wanting all found the report among the first ten for 90 %, wanting some for 98 %."""
DEPTH = 50
"""So many reports at least are ranked with their best section; the others follow by their own score."""


def search(
    catalog: Catalog, engine: SearchEngine, query: Query, *, limit: int, passages: int
) -> SearchResult:
    """Return the best *limit* reports for *query*, each with its best *passages* sections."""
    this = Search(catalog, engine, query, wanted(query))
    with catalog.reading() as connection:
        within = _within(connection, query)
        ranked, relaxed = _ranked(this, connection, within, max(DEPTH, limit))
        distinct, total = _one_per_text(connection, ranked)
        best = distinct[:limit]
        cards = {card.id: card for card in cards_of(connection, [item.report_id for item in best])}
        hits = tuple(
            ReportHit(
                cards[item.report_id],
                item.score,
                passages_of(connection, item.report_id, item.sections, this.wanted, query)[:passages],
            )
            for item in best
            if item.report_id in cards
        )
    return SearchResult(hits, total, relaxed, query)


def _within(connection: Connection, query: Query) -> frozenset[str] | None:
    """Return the reports that the filters of *query* let through; None where it has none."""
    conditions = filters(query, query.years)
    if not conditions:
        return None
    found = select(tables.reports.c.id).join(tables.originals).where(*conditions)
    return frozenset(connection.execute(found).scalars())


def _ranked(
    this: Search, connection: Connection, within: frozenset[str] | None, depth: int
) -> tuple[list[Ranked], bool]:
    words = len(this.wanted.words)
    for relaxed in (False, True) if words <= ALL_WANTED else (True,):
        found = (
            _by_section(this, within, relaxed)
            if this.query.roles
            else _by_report(this, within, relaxed, depth)
        )
        kept = holding(connection, this, found)
        if kept or relaxed or words < 2:  # noqa: PLR2004 - one word cannot be relaxed
            return kept, relaxed and bool(kept)
    return [], False


def _must(this: Search, relaxed: bool) -> Ask:
    exact = (clause for needle in this.wanted.needles for clause in needle.clauses)
    words = () if relaxed else this.wanted.must
    # What has no sure term, as "。", can only be looked for in every report.
    needs = not this.wanted.anywhere
    return Ask(must=tuple(dict.fromkeys((*exact, *words))), score=this.wanted.score, needs=needs)


def _by_report(this: Search, within: frozenset[str] | None, relaxed: bool, depth: int) -> list[Ranked]:
    found, _ = this.engine.search(Shelf.REPORTS, replace(_must(this, relaxed), within=within))
    first = frozenset(item.report_id for item in found[:depth])
    ask = Ask(score=this.wanted.score, within=first)
    sections = _by_id(this.engine.search(Shelf.SECTIONS, ask)[0]) if this.wanted.score else {}
    combined = [_combined(item, sections.get(item.report_id, ()), OWN, BEST) for item in found]
    return _sorted(combined[:depth]) + combined[depth:]


def _by_section(this: Search, within: frozenset[str] | None, relaxed: bool) -> list[Ranked]:
    tags = tuple(role.value for role in this.query.roles)
    found, _ = this.engine.search(Shelf.SECTIONS, replace(_must(this, relaxed), tags=tags, within=within))
    sections = _by_id(found)
    ask = Ask(score=this.wanted.score, within=frozenset(sections))
    own, _ = this.engine.search(Shelf.REPORTS, ask)
    scores = {item.report_id: item for item in own}
    nothing = Scored("", "", 0.0)
    combined = [
        _combined(replace(scores.get(report_id, nothing), report_id=report_id), items, BEST, OWN)
        for report_id, items in sections.items()
    ]
    return _sorted(combined)


def _combined(own: Scored, sections: Sequence[Scored], report_share: float, section_share: float) -> Ranked:
    best = sections[0].score if sections else 0.0
    return Ranked(own.report_id, report_share * own.score + section_share * best, tuple(sections))


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
