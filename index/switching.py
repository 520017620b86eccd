"""A library goes over to another engine, which is complete before it is asked anything.

    switch(folder, "tantivy", progress=print)

Until then the old engine answers; a switch that is broken off leaves it as it was. The old
engine's files are removed afterwards: it can be built anew from the catalog at any time.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass

from index.catalog import Catalog
from index.chosen import choose, chosen, open_engine, remove_strays
from index.engines.registry import DEFAULT, FAST
from index.folder import Folder
from index.lock import writer_lock
from index.synchronise import follow
from index.values import Progress

MANY_SECTIONS = 50_000
"""So many make a search with the built-in engine slow enough to be noticed."""


@dataclass(frozen=True, slots=True)
class EngineState:
    """Which engine searches a library, what it holds, and up to which change it follows."""

    name: str
    reports: int
    sections: int
    generation: int


def state(folder: Folder) -> EngineState:
    """Return the state of the engine of the library in *folder*."""
    name = chosen(folder)
    engine = open_engine(folder, name)
    try:
        reports, sections = engine.counts()
        return EngineState(name, reports, sections, engine.generation())
    finally:
        engine.close()


def switch(
    folder: Folder,
    name: str,
    *,
    on_progress: Callable[[Progress], None] | None = None,
    on_wait: Callable[[str], None] | None = None,
) -> None:
    """Let the engine called *name* search the library in *folder* from now on.

    Raises BadInputError for an unknown engine and LibraryError for one that is not installed. What
    *on_progress* raises breaks the switch off.
    """
    engine, catalog = open_engine(folder, name), Catalog.open(folder)
    try:
        with writer_lock(folder, on_wait=on_wait):
            follow(folder, catalog, engine, on_progress=on_progress)
            choose(folder, name)
            remove_strays(folder, keep=(name,))
    finally:
        engine.close()
        catalog.close()
        if chosen(folder) != name:
            shutil.rmtree(folder.engine_of(name), ignore_errors=True)


def advice(folder: Folder, sections: int) -> str | None:
    """Return the engine that a library of so many *sections* should go over to, None where its own serves well."""
    return FAST if sections > MANY_SECTIONS and chosen(folder) == DEFAULT else None
