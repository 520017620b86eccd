"""Where files may hold one report more than was found, for a person to decide.

    …以上报告，请审阅。 | 石桥镇党建工作情况 | 一、基本情况…   → CutProposal(title="石桥镇党建工作情况", …)

The answer is an amendment: it cuts, or says that there is nothing to cut, and the question
is not asked again.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Row, case, func, select

from index import tables
from index.amending import amend
from index.catalog import Catalog
from index.loading import load_report
from index.storing import report_ordinal
from index.values import CutProposal
from ingest.amending import NO, YES
from report import Amendment, Status, Subject, quote_at

AROUND = 160
"""So many characters on each side of the place show what is asked."""


def proposals(catalog: Catalog, report_id: str | None = None) -> tuple[CutProposal, ...]:
    """Return what is open in the whole library, or in report *report_id*, by report and place."""
    report, proposal = tables.reports.c, tables.proposals.c
    holds = (
        (report.sha256 == proposal.sha256) & (proposal.start > report.start) & (proposal.start < report.end)
    )
    place = proposal.start - report.start
    first = case((place > AROUND, place - AROUND), else_=0)
    wanted = (
        select(
            tables.proposals,
            report.id,
            report.start.label("begins"),
            func.substr(report.text, first + 1, place - first).label("before"),
            func.substr(report.text, place + 1, AROUND).label("after"),
        )
        .join(tables.reports, holds)
        .order_by(proposal.sha256, proposal.start)
    )
    if report_id is not None:
        wanted = wanted.where(report.id == report_id)
    with catalog.reading() as connection:
        rows = connection.execute(wanted).all()
        paths = {sha256: _paths(connection, sha256) for sha256 in {row.sha256 for row in rows}}
    found = [_proposal(row, paths[row.sha256]) for row in rows]
    return tuple(sorted(found, key=lambda one: (one.paths, one.report_id, one.start)))


def answers(catalog: Catalog, given: Mapping[CutProposal, bool]) -> None:
    """Keep whether a report begins at each of the proposals *given*."""
    # From the end of a file to its beginning: a cut gives the reports behind it other numbers.
    for proposal in sorted(given, key=lambda one: (report_ordinal(one.report_id), one.start), reverse=True):
        with catalog.reading() as connection:
            report = load_report(connection, proposal.report_id)
        quote = quote_at(report.text, proposal.start)
        place = report.start + proposal.start
        value = YES if given[proposal] else NO
        amend(catalog, report.id, Amendment(Subject.CUT, place, quote, value))


def _paths(connection: Connection, sha256: str) -> tuple[str, ...]:
    file = tables.files.c
    there = (file.sha256 == sha256, file.status != Status.VANISHED.value)
    return tuple(connection.execute(select(file.path).where(*there).order_by(file.path)).scalars())


def _proposal(row: Row[Any], paths: tuple[str, ...]) -> CutProposal:
    return CutProposal(
        report_id=row.id,
        start=row.start - row.begins,
        title=row.title,
        reason=row.reason,
        before=row.before.strip(),
        after=row.after.strip(),
        paths=paths,
    )
