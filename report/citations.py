"""What a document says of other documents: on what it rests, what it repeals, amends or passes on.

根据《青禾县养老服务条例》（青政〔2021〕3号）…  → Citation(BASIS, "青禾县养老服务条例", "青政〔2021〕3号", …)
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Relation(StrEnum):
    """How a document stands to the one that it names, the weightiest first; the Chinese names are data (ingest/citations.toml).

    AMENDED_BY is said by a document of itself: 根据《关于修改〈青禾县养老服务条例〉的决定》修正.
    """

    REPEALS = "repeals"
    AMENDS = "amends"
    AMENDED_BY = "amended_by"
    FORWARDS = "forwards"
    ATTACHES = "attaches"
    BASIS = "basis"
    MENTIONS = "mentions"


@dataclass(frozen=True, slots=True)
class Citation:
    """A document named in a report's text from `start` to `end`: by title, by 发文字号, or by both."""

    relation: Relation
    title: str | None
    number: str | None
    start: int
    end: int
