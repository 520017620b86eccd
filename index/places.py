"""Places asked for: a town is found by its own name, by what lies around it, and by what it was once called.

地区 青禾县   → reports of 青禾县 and of its towns      地区 襄樊市 → reports of 襄阳市
"""

from __future__ import annotations

import json

from sqlalchemy import ColumnElement, and_, or_

from index import tables
from ingest.characters import fold
from ingest.gazetteer import find, today
from ingest.places import place_names

_report = tables.reports.c


def lies_in(place: str) -> ColumnElement[bool]:
    """Return the condition that a report is of *place*, of something in it, or of what it is called today."""
    names = place_names(fold(place)) or (place,)
    chains = (names, today(names), *(find(names[-1]) if len(names) == 1 else ()))
    within = (and_(*map(_named, chain)) for chain in dict.fromkeys(chains) if chain)
    return or_(_report.place.contains(place, autoescape=True), *within)


def path_of(place: str | None) -> str:
    """Return the chain of *place* as the catalog keeps it, as far as the name alone tells it."""
    names = place_names(fold(place)) if place else ()
    return json.dumps(today(names) if names else (), ensure_ascii=False)


def _named(name: str) -> ColumnElement[bool]:
    return _report.place_path.contains(json.dumps(name, ensure_ascii=False), autoescape=True)
