"""The roles of a report's widest sections: which rule is asked first, and what the place adds.

    健全网络…  创新方式…  布局不均…  优化布局…  多元筹资…
    practices  practices  problems   suggestions suggestions

A command before the problems tells what was done, after them what should be; a silent
section that opens a report is its basics. What a kind of document takes for granted
(tasks in policies) yields to words, not to the running text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ingest.characters import fold
from ingest.moods import count_moods
from ingest.role_data import role_table
from ingest.role_rules import (
    MOOD_ROLES,
    Decision,
    Hint,
    by_announcement,
    by_children,
    by_lead_in,
    by_text,
    filling,
    looks_out,
)
from ingest.role_table import KindRules, Mood, Rule
from ingest.role_words import Told, bare_words, kind_rules, read_heading
from report import Role, Section

TITLE = 120
"""The title of a report stands in so many characters at its beginning."""

_ASKING = frozenset({Role.PROBLEMS, Role.CAUSES})
_ANSWERING = frozenset({Role.SUGGESTIONS, Role.PLANS, Role.TASKS})
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?=年)")
_CHINESE_YEAR = str.maketrans("〇零一二三四五六七八九", "00123456789")


def decide_top(
    sections: Sequence[Section],
    text: str,
    kind: str | None,
    *,
    decided: Mapping[int, tuple[Role, ...]],
) -> tuple[Decision, ...]:
    """Return the decision on each of *sections*, all of level 1, of the report with *text*."""
    order = _Order(sections, text, kind, decided)
    for at in range(len(sections)):
        order.made.append(order.decision(at))
    return tuple(order.made)


@dataclass(slots=True)
class _Order:
    """The sections of a report, and the decisions on those already looked at."""

    sections: Sequence[Section]
    text: str
    kind: str | None
    decided: Mapping[int, tuple[Role, ...]]
    made: list[Decision] = field(default_factory=list)
    told: list[Told] = field(init=False)
    rules: KindRules = field(init=False)

    def __post_init__(self) -> None:
        self.told = [read_heading(one.heading, self.kind) if one.heading else Told(()) for one in self.sections]
        self.rules = kind_rules(self.kind)

    def decision(self, at: int) -> Decision:
        """Return the decision on the section *at*: by a person, its place, its words, or what stands in it."""
        section = self.sections[at]
        if section.start in self.decided:
            return Decision(section.key, self.decided[section.start], Rule.CORRECTED)
        if section.roles:
            return Decision(section.key, section.roles, Rule.FIXED)
        if any(Role.SIGNOFF in one.roles for one in self.sections[:at]):
            return Decision(section.key, (Role.ANNEX,), Rule.FIXED)
        hint = self._hint(at)
        return Decision(section.key, hint.roles, hint.rule, hint.words)

    def _hint(self, at: int) -> Hint:
        section, told = self.sections[at], self.told[at]
        if told.strong and told.roles != (Role.OTHER,):
            return self._filled(at)
        if self.rules.default:
            return self._by_kind(at)
        return (
            self._announced(at)
            or self._shaped(at)
            or self._resolved(by_lead_in(section, self.text), at)
            or self._resolved(by_children(section, self.kind), at)
            or self._worded(at)
            or (None if told.strong else self._resolved(by_text(section, self.text), at))
            or (None if told.strong else self._by_position(at))
            or Hint(Rule.UNKNOWN, (Role.OTHER,))
        )

    def _by_kind(self, at: int) -> Hint:
        """Return what a kind of document that takes something for granted makes of a section without words."""
        section, told = self.sections[at], self.told[at]
        if told.strong:
            return Hint(Rule.HEADING, told.roles, words=told.words)
        below = by_children(section, self.kind)
        if below and self._is_told_below(at, below):
            return below
        if self.rules.duty and self._looks_ahead(at):
            return Hint(Rule.POSITION, self.rules.duty)
        planned = any(Role.PLANS in one.roles for one in self.made)
        return Hint(Rule.KIND_DEFAULT, (planned and self.rules.after) or self.rules.default)

    def _looks_ahead(self, at: int) -> bool:
        """Return whether the section speaks of the year of the report or, after its review, of what to do."""
        heading = bare_words(self.sections[at].heading or "")
        years = [int(year) for year in _YEAR.findall(heading.translate(_CHINESE_YEAR))]
        own = [int(year) for year in _YEAR.findall(fold(self.text[:TITLE]))]
        if years and own:
            return max(years) >= own[0]
        reviewed = any(one.rule is Rule.HEADING and Role.PRACTICES in one.roles for one in self.made)
        mood = self._mood_of_text(at)
        if self.told[at].mood is Mood.DUTY:
            return reviewed or mood is not Mood.DONE
        return self.told[at].mood is not Mood.DONE and mood in (Mood.DUTY, Mood.PLAN)

    def _mood_of_text(self, at: int) -> Mood:
        telling = by_text(self.sections[at], self.text)
        return telling.mood if telling else Mood.NONE

    def _is_told_below(self, at: int, below: Hint) -> bool:
        """Return whether most headings *below* name one part that a kind does not take for granted."""
        named = set(below.roles)
        commands = self.told[at].mood is Mood.DUTY
        return below.most and (named == {Role.GOALS} or (named == {Role.SAFEGUARDS} and not commands))

    def _shaped(self, at: int) -> Hint | None:
        return self._resolved(Hint(Rule.SHAPE, mood=self.told[at].mood), at)

    def _announced(self, at: int) -> Hint | None:
        section = self.sections[at]
        return by_announcement(section, self.text) if section.heading is None else None

    def _filled(self, at: int) -> Hint:
        """Return what the heading tells, and the roles that fill about half of what stands below it."""
        section, told = self.sections[at], self.told[at]
        more = filling(section, told.roles, self.kind) if not self.rules.default else ()
        if not self.rules.default and looks_out(told, section, self.text):
            more = (*more, Role.SUGGESTIONS)
        return Hint(Rule.HEADING, tuple(dict.fromkeys((*told.roles, *more))), words=told.words)

    def _worded(self, at: int) -> Hint | None:
        told = self.told[at]
        return Hint(Rule.HEADING, told.roles, words=told.words) if told.roles else None

    def _resolved(self, hint: Hint | None, at: int) -> Hint | None:
        """Return *hint* with roles: its own, or those that its mood has at this place."""
        if hint is None or hint.roles or hint.mood is Mood.NONE:
            return hint if hint and hint.roles else None
        role = MOOD_ROLES.get(hint.mood) or self._commanded(at)
        if role is Role.PROBLEMS and hint.rule is Rule.EVIDENCE and self._explains(at):
            role = Role.CAUSES
        return Hint(hint.rule, (role,), hint.mood, hint.words) if role else None

    def _commanded(self, at: int) -> Role:
        """Return what commands are at this place: done before the problems, wanted after them."""
        if any(_ASKING & set(one.roles) for one in self.made):
            return Role.SUGGESTIONS
        if self._asked_after(at) or role_table().experience.search(fold(self.text[:TITLE])):
            return Role.PRACTICES
        mood = self._mood_of_text(at)
        if mood in (Mood.DONE, Mood.PLAN):
            return MOOD_ROLES[mood]
        return Role.SUGGESTIONS if self.kind == "调研报告" else Role.TASKS

    def _explains(self, at: int) -> bool:
        """Return whether the section, which tells what is lacking, follows the problems and says why."""
        counts = count_moods(self.text[self.sections[at].start : self.sections[at].end])
        return bool(self.made) and self.made[-1].roles == (Role.PROBLEMS,) and counts[Mood.CAUSE] > 0

    def _asked_after(self, at: int) -> bool:
        later = self.told[at + 1 :]
        return any(_ASKING & set(one.roles) or one.mood is Mood.LACK for one in later)

    def _by_position(self, at: int) -> Hint | None:
        """Return what a silent section is by its place: the first one basics, the last one after problems answers."""
        before = {role for one in self.made if one.rule is not Rule.FIXED for role in one.roles}
        after = {role for one in self.told[at + 1 :] for role in one.roles}
        if not before and after & (_ASKING | {Role.PRACTICES, Role.SUGGESTIONS}):
            return Hint(Rule.POSITION, (Role.BASICS,))
        if before & _ASKING and not after and not before & _ANSWERING:
            return Hint(Rule.POSITION, (Role.SUGGESTIONS,))
        return None
