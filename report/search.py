"""What is asked of a library and what it answers."""

from __future__ import annotations

from dataclasses import dataclass

from report.figures import Anchor
from report.sections import Role


@dataclass(frozen=True, slots=True)
class Query:
    """What a person looks for: words, exact phrases, words to leave out, and filters.

    Empty filters let everything through; several values of one filter are alternatives.
    `years` is an inclusive pair.
    """

    text: str
    phrases: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    kinds: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    years: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """A marked stretch of an excerpt, in code points of that excerpt."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A section that answers a query; `excerpt` is cut from the catalog's text.

    `anchor` covers the excerpt in the report's text, `marks` the matches inside the excerpt.
    """

    anchor: Anchor
    score: float
    excerpt: str
    marks: tuple[Span, ...]
