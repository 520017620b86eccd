"""A section among those of its report: what was decided before it, what the headings after it tell.

    健全网络…  创新方式…  布局不均…  优化布局…
                          ↑ before: practices; after: nothing told; previous: practices

Everything the rules look at hangs on one such value, so that each rule is a function.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.characters import fold
from ingest.roles.moods import Telling, text_mood
from ingest.roles.table import KindRules, Mood
from ingest.roles.words import Told, kind_rules, read_heading
from report import Role, Section

TITLE = 120
"""The title of a report stands in so many characters at its beginning."""

ASKING = frozenset({Role.PROBLEMS, Role.CAUSES})
ANSWERING = frozenset({Role.SUGGESTIONS, Role.PLANS, Role.TASKS})


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What all sections of a report share: its text, kind, and the rules of that kind."""

    text: str
    kind: str | None
    rules: KindRules

    @property
    def title(self) -> str:
        """The folded beginning of the report, where its title stands."""
        return fold(self.text[:TITLE])


@dataclass(frozen=True, slots=True)
class Place:
    """A section of level 1, what its heading tells, and the roles before and after it."""

    section: Section
    told: Told
    around: Surroundings
    before: frozenset[Role] = frozenset()
    after: frozenset[Role] = frozenset()
    previous: tuple[Role, ...] = ()
    reviewed: bool = False
    """Whether an earlier heading names what was done."""
    in_series: bool = False
    """Whether the heading commands and stands beside one that does nothing but command."""

    @property
    def own_text(self) -> str:
        """The section's own text below its heading."""
        return self.around.text[self._body : self.section.body_end]

    @property
    def whole_text(self) -> str:
        """The section's text below its heading, that of the sections below it too."""
        return self.around.text[self._body : self.section.end]

    @property
    def telling(self) -> Telling:
        """What the running text speaks for."""
        return text_mood(self.whole_text)

    @property
    def _body(self) -> int:
        return self.section.start + len(self.section.heading or "")


def surroundings(text: str, kind: str | None) -> Surroundings:
    """Return what the sections of the report with *text* share."""
    return Surroundings(text, kind, kind_rules(kind))


def places(sections: Sequence[Section], around: Surroundings) -> list[Place]:
    """Return the place of each of *sections*; what stands before each is filled in as it is decided."""
    told = [read_heading(one.heading, around.kind) if one.heading else Told(()) for one in sections]
    after: frozenset[Role] = frozenset()
    found: list[Place] = []
    for at in range(len(sections) - 1, -1, -1):
        found.append(Place(sections[at], told[at], around, after=after, in_series=_in_series(told, at)))
        after |= set(told[at].roles) | ({Role.PROBLEMS} if told[at].mood is Mood.LACK else set())
    return found[::-1]


def _in_series(told: Sequence[Told], at: int) -> bool:
    beside = (*told[max(at - 1, 0) : at], *told[at + 1 : at + 2])
    return told[at].mood is Mood.DUTY and any(one.mood is Mood.DUTY and not one.strong for one in beside)
