"""Planned files become rows of the catalog, each in a transaction of its own, archives with their members.

    take_in(run, planned)    历年调研.zip -> its row, then 历年调研.zip!/党建.docx, 历年调研.zip!/养老.pdf …

Files are read ahead while one is stored. The members of an archive lie in the library's staging folder
until they are stored; those that an archive no longer holds go like files that are gone.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from contextlib import closing

from sqlalchemy import Connection

from index.accepting import Accepted, accept, link, skip, vanish
from index.plan import Planned, Step, plan_members, stands_in
from index.run import ENGINE_AFTER, Run
from ingest.batch import read_files
from report import Member, Outcome


def take_in(run: Run, planned: Sequence[Planned]) -> None:
    """Store all of *planned*, reading what must be read; raises Cancelled where someone asked to stop."""
    wanted = [item.given for item in planned if item.step is Step.READ]
    with closing(read_files(wanted, run.manner.executor, run.how, on_page=run.on_page)) as outcomes:
        for item in planned:
            run.tell(run.tally.progress(item.path))
            outcome = next(outcomes) if item.step is Step.READ else None
            _store(run, item, outcome)
            _take_in_members(run, item, outcome)
            if run.tally.stored > ENGINE_AFTER:
                run.bring_up_engine()


def forget(run: Run, locations: Sequence[str]) -> None:
    """Store that the files at *locations* are gone."""
    for location in locations:
        with run.catalog.writing() as connection:
            accepted = vanish(connection, location)
        run.count(accepted)


def _store(run: Run, item: Planned, outcome: Outcome | None) -> None:
    with run.catalog.writing() as connection:
        accepted = _accepted(connection, run, item, outcome)
    run.count(accepted)
    if outcome is not None and outcome.source is not None and outcome.reports:
        run.read.add(outcome.source.sha256)
        run.tally.stored += sum(len(report.text) for report in outcome.reports)


def _accepted(connection: Connection, run: Run, item: Planned, outcome: Outcome | None) -> Accepted:
    if item.step is Step.SKIP:
        return skip(connection, item.location, item.path)
    if outcome is None or item.sha256 in run.read:  # an archive brought the same bytes a moment ago
        return link(connection, item)
    return accept(connection, run.store, item, outcome)


def _take_in_members(run: Run, item: Planned, outcome: Outcome | None) -> None:
    """Store what is in *item* where it is an archive: anew where it was read, else as it was."""
    if item.step is Step.SKIP:
        _skip_members(run, item)
        return
    members = outcome.members if outcome is not None else ()
    if not members and not item.holds:
        return
    with run.catalog.reading() as connection:
        planned = plan_members(connection, item, members, reprocess=run.manner.reprocess)
    run.tally.total += len(planned)
    try:
        take_in(run, planned)
    finally:
        for folder in {member.place.parent for member in members if isinstance(member, Member)}:
            shutil.rmtree(folder, ignore_errors=True)
    there = {inner.location for inner in planned}
    forget(run, [location for location in item.holds if not stands_in(location, there)])


def _skip_members(run: Run, item: Planned) -> None:
    run.tally.total += len(item.holds)
    for location in item.holds:
        with run.catalog.writing() as connection:
            accepted = skip(connection, location, item.path + location.removeprefix(item.location))
        run.count(accepted)
