"""What is asked of a library and what it answers."""

from __future__ import annotations

from dataclasses import dataclass

from report.figures import Anchor
from report.sections import Role


@dataclass(frozen=True, slots=True)
class Near:
    """Two texts that stand within *distance* characters of each other, in either order."""

    first: str
    second: str
    distance: int


@dataclass(frozen=True, slots=True)
class Without:
    """Values of filters that a report must not have; `years` are inclusive pairs."""

    roles: tuple[Role, ...] = ()
    kinds: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    years: tuple[tuple[int, int], ...] = ()
    titles: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Query:
    """What a person looks for: words, exact phrases, words to leave out, and filters.

    Of each tuple in `any_of` one text must stand there; in `patterns`, * stands for some
    characters of a sentence and ? for one. Empty filters let everything through; several values of one
    filter are alternatives. `years` is an inclusive pair. `hints` say in Chinese what was typed like an
    operator and taken as text. `without` excludes: a section by its roles, a report by the others.
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
    any_of: tuple[tuple[str, ...], ...] = ()
    patterns: tuple[str, ...] = ()
    near: tuple[Near, ...] = ()
    titles: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    without: Without = Without()

    @property
    def by_section(self) -> bool:
        """Whether it is asked in which parts of a report something stands."""
        return bool(self.roles or self.without.roles)


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
