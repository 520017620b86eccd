"""A query on its way, and the reports that answer it so far."""

from __future__ import annotations

from dataclasses import dataclass

from index.catalog import Catalog
from index.engines.base import Scored, SearchEngine
from index.wanted import Wanted
from report import Query


@dataclass(frozen=True, slots=True)
class Ranked:
    """A report that answers, with the sections that do, best first."""

    report_id: str
    score: float
    sections: tuple[Scored, ...]


@dataclass(frozen=True, slots=True)
class Search:
    """One query on its way: what it wants, and where it is looked for."""

    catalog: Catalog
    engine: SearchEngine
    query: Query
    wanted: Wanted
