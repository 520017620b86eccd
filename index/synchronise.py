"""The engine follows the catalog: what changed since its generation is written and made visible.

Changes are taken over as of now: a report that changed three times is written once. An
engine of generation 0 (new, deleted, unreadable, of another format) gets everything. Where the words
of the cutter's dictionary changed, the reports that may hold one of those are written anew, no other.
Being killed in between costs nothing but the work: the generation moves last.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from functools import partial

from sqlalchemy import select

from index import changes, tables
from index.catalog import Catalog
from index.chosen import open_engine, remove_strays
from index.engines.base import AnyOf, Ask, SearchEngine, Shelf
from index.entries import build_part
from index.folder import Folder
from index.lock import writer_lock
from index.needles import holding
from index.terms import fold, runs
from index.values import Progress
from ingest.cutter import user_words
from report import LibraryBusyError

BATCH_CHARACTERS = 4_000_000
"""Text that is written as one part: it bounds the memory of a worker (some 600 MB)."""
SPREAD_CHARACTERS = 250_000
"""Less than this is not worth sharing out."""


def heal(folder: Folder, catalog: Catalog, engine: SearchEngine) -> None:
    """Bring *engine* up to the catalog where it is behind and nobody is writing."""
    if not is_behind(catalog, engine):
        return
    try:
        with writer_lock(folder, wait=False):
            follow(folder, catalog, engine)
    except LibraryBusyError:
        return


def is_behind(catalog: Catalog, engine: SearchEngine) -> bool:
    """Return whether the engine does not hold the latest change, or was cut with other words than count now."""
    with catalog.reading() as connection:
        return changes.latest(connection) != engine.generation() or engine.words() != frozenset(user_words())


def may_hold(engine: SearchEngine, words: Iterable[str]) -> frozenset[str]:
    """Return the reports in *engine* that are cut in another way when *words* are: those with their bigrams."""
    ways = tuple(tuple(term for _, run in runs(fold(word)) for term in holding(run)) for word in words)
    if not ways:
        return frozenset()
    found, _ = engine.search(Shelf.REPORTS, Ask(must=(AnyOf(ways),)))
    return frozenset(item.report_id for item in found)


def follow(
    folder: Folder,
    catalog: Catalog,
    engine: SearchEngine,
    *,
    executor: Executor | None = None,
    on_progress: Callable[[Progress], None] | None = None,
) -> None:
    """Write into *engine* what changed since its generation; only the holder of the writer's lock may."""
    if not is_behind(catalog, engine):
        return
    words = frozenset(user_words())
    with catalog.reading() as connection:
        generation = changes.latest(connection)
        changed = set(changes.since(connection, engine.generation()))
        if not engine.generation():
            engine.clear()
        changed |= engine.untidy() | may_hold(engine, words ^ engine.words())
        report = tables.reports.c
        sizes = connection.execute(select(report.id, report.characters).order_by(report.id)).all()
    live = [(row.id, row.characters) for row in sizes if row.id in changed]
    batches = tuple(_batches(live, 2 if executor else 1))
    build = partial(build_part, engine.NAME, folder.path)
    built = map(build, batches) if executor is None else executor.map(build, batches)
    parts: list[str] = []
    for number, part in enumerate(built, 1):
        parts += [part] if part else []
        if on_progress:
            on_progress(Progress(number, len(batches), None, {}, "正在写入检索引擎"))
    engine.commit(parts, changed, generation, sorted(words))
    remove_strays(folder)


def _batches(live: Sequence[tuple[str, int]], workers: int) -> Iterator[tuple[str, ...]]:
    total = sum(size for _, size in live)
    share = total // workers + 1 if total > SPREAD_CHARACTERS else total + 1
    limit = min(BATCH_CHARACTERS, share)
    batch: list[str] = []
    filled = 0
    for report_id, size in live:
        if batch and filled + size > limit:
            yield tuple(batch)
            batch, filled = [], 0
        batch.append(report_id)
        filled += size
    if batch:
        yield tuple(batch)


def rebuild(folder: Folder, on_progress: Callable[[Progress], None] | None = None) -> None:
    """Build the engine anew from the catalog, waiting for whoever is writing; originals are not read."""
    catalog, engine = Catalog.open(folder), open_engine(folder)
    try:
        with writer_lock(folder):
            engine.clear()
            follow(folder, catalog, engine, on_progress=on_progress)
    finally:
        engine.close()
        catalog.close()
