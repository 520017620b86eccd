"""The single rules by which roles are found: each looks at one section and decides, or gives None.

    by_lead_in     调研发现，主要存在以下问题：          → problems
    by_children    （一）队伍老化 （二）经费不足          → problems
    by_text        床位短缺，护理员不足，设施老化…        → problems

In which order they are asked, and what the place in the report adds, stands in
role_order.py.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.moods import count_moods, text_mood
from ingest.role_data import role_table
from ingest.role_table import Mood, Rule
from ingest.role_words import Told, announced_role, kind_rules, read_heading
from report import Role, Section

CLEARLY = 0.5
"""A child differs from its parent when this share of its heading are words of another role."""

PARTLY = 0.3
"""A heading whose telling word neither ends it nor makes up this share only mentions what it names."""

HALF = 0.4
"""Sections below that fill this share are about half of the text."""

SHORT = 10
"""A heading of so many characters that closes with a word of another role differs as well."""

TWICE = 2

MOOD_ROLES = {
    Mood.LACK: Role.PROBLEMS,
    Mood.CAUSE: Role.CAUSES,
    Mood.STATE: Role.BASICS,
    Mood.DONE: Role.PRACTICES,
    Mood.PLAN: Role.PLANS,
}
"""What the moods tell wherever they stand; a command tells nothing by itself."""

_SENTENCE = re.compile(r"[^。;!?；！？\n]+")


@dataclass(frozen=True, slots=True)
class Decision:
    """The roles of a section, the rule that decided, and the words it went by."""

    section_key: str
    roles: tuple[Role, ...]
    rule: Rule
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hint:
    """What a rule found about a section: roles, or only a mood that its place must explain."""

    rule: Rule
    roles: tuple[Role, ...] = ()
    mood: Mood = Mood.NONE
    words: tuple[str, ...] = ()
    most: bool = False
    """Whether more than half of the headings below tell it."""


def by_lead_in(section: Section, text: str) -> Hint | None:
    """Return what the last sentence of the section's own text announces for what follows below."""
    own = text[section.start + len(section.heading or "") : section.body_end]
    for sentence in reversed(_SENTENCE.findall(own)[-TWICE:] if section.children else ()):
        role = announced_role(sentence)
        if role:
            return Hint(Rule.LEAD_IN, (role,), words=(sentence.strip()[:20],))
    return None


def by_announcement(section: Section, text: str) -> Hint | None:
    """Return the role that the paragraph names that stands in place of a heading: the last one it names."""
    for sentence in reversed(_SENTENCE.findall(text[section.start : section.body_end])):
        told = read_heading(sentence)
        role = announced_role(sentence) or (told.roles[-1] if told.strong else None)
        if role:
            return Hint(Rule.LEAD_IN, (role,), words=told.words[-1:])
    return None


def by_children(section: Section, kind: str | None) -> Hint | None:
    """Return what the headings directly below tell, where at least half of them do."""
    told = [read_heading(child.heading, kind) for child in section.children if child.heading]
    strong = [one for one in told if one.strong and (one.closes or one.share >= PARTLY)]
    if strong and len(strong) * TWICE >= len(told):
        roles = kind_rules(kind).with_additions(role for one in strong for role in one.roles)
        words = _first(word for one in strong for word in one.words)
        return Hint(Rule.CHILDREN, roles, words=words, most=len(strong) * TWICE > len(told))
    mood = _shared_mood(told)
    return Hint(Rule.CHILDREN, mood=mood) if mood is not Mood.NONE else None


def _shared_mood(told: Sequence[Told]) -> Mood:
    """Return the mood of at least half of the headings *told*, of two at least."""
    for mood in (Mood.LACK, Mood.DUTY, Mood.DONE):
        count = sum(one.mood is mood for one in told)
        if count >= TWICE and count * TWICE >= len(told):
            return mood
    return Mood.NONE


def by_text(section: Section, text: str) -> Hint | None:
    """Return what the running text speaks for most, if it does so often enough."""
    telling = text_mood(text[section.start + len(section.heading or "") : section.end])
    return Hint(Rule.EVIDENCE, mood=telling.mood, words=telling.words) if telling.mood is not Mood.NONE else None


def filling(section: Section, roles: tuple[Role, ...], kind: str | None) -> tuple[Role, ...]:
    """Return the further roles that sections below, which clearly differ, play in about half of *section*."""
    filled: Counter[Role] = Counter()
    for child in section.children:
        decision = differs(child, roles, kind)
        if decision and not set(decision.roles) & set(roles):
            filled.update(dict.fromkeys(decision.roles, child.end - child.start))
    return tuple(role for role, length in filled.items() if length >= HALF * (section.end - section.start))


def looks_out(told: Told, section: Section, text: str) -> bool:
    """Return whether a heading promises an outlook and the text gives advice."""
    if told.roles[-1:] != (Role.PLANS,) or not any(map(role_table().outlook.search, told.words)):
        return False
    return count_moods(text[section.start : section.end])[Mood.DUTY] >= TWICE


def announced_in_line(child: Section, text: str) -> Decision | None:
    """Return what the sentence before a list that begins with *child*, inside a paragraph, announces."""
    before = text[text.rfind("\n", 0, child.start) + 1 : child.start]
    sentences = _SENTENCE.findall(before)
    role = announced_role(sentences[-1]) if sentences else None
    return Decision(child.key, (role,), Rule.LEAD_IN, (sentences[-1].strip()[:20],)) if role else None


def differs(child: Section, parent: tuple[Role, ...], kind: str | None) -> Decision | None:
    """Return the roles of *child* where its heading clearly says something else than its *parent*."""
    told = read_heading(child.heading, kind) if child.heading else None
    if told is None or not told.strong:
        return None
    shared = tuple(role for role in told.roles if role in parent)
    clearly = told.share >= CLEARLY or (told.closes and told.mood is Mood.NONE and len(child.heading or "") <= SHORT)
    if shared or clearly:
        return Decision(child.key, shared or told.roles, Rule.HEADING, told.words)
    return None


def _first(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))[:3]
