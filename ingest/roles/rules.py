"""The single rules by which roles are found: each looks at one section and gives a hint, or None.

    by_lead_in     调研发现，主要存在以下问题：          → problems
    by_children    （一）队伍老化 （二）经费不足          → what is lacking
    by_text        床位短缺，护理员不足，设施老化…        → what is lacking

In which order they are asked, and what the place in the report makes of a hint, stands
in order.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.roles.loading import role_table
from ingest.roles.place import Place
from ingest.roles.table import Mood, Rule
from ingest.roles.words import Told, announced_role, read_heading
from report import Role

PARTLY = 0.3
"""A heading whose telling word neither ends it nor makes up this share only mentions what it names."""

TWICE = 2
SHOWN = 3
"""So many telling words are kept to be shown."""

QUOTED = 20
"""So many characters of a telling sentence are kept to be shown."""

_SENTENCE = re.compile(r"[^。;!?；！？\n]+")


@dataclass(frozen=True, slots=True)
class Hint:
    """What a rule found about a section: roles, or only a mood that its place must explain."""

    rule: Rule
    roles: tuple[Role, ...] = ()
    words: tuple[str, ...] = ()
    mood: Mood = Mood.NONE
    most: bool = False
    """Whether more than half of the headings below tell it."""


def by_heading(place: Place) -> Hint | None:
    """Return what the words of the heading name."""
    told = place.told
    return Hint(Rule.HEADING, told.roles, told.words) if told.roles else None


def by_shape(place: Place) -> Hint | None:
    """Return what the shape of the heading tells."""
    return _of_mood(Rule.SHAPE, place.told.mood)


def by_announcement(place: Place) -> Hint | None:
    """Return the role that the paragraph names that stands in place of a heading: the last one it names."""
    if place.section.heading is not None:
        return None
    for sentence in reversed(_SENTENCE.findall(place.own_text)):
        told = read_heading(sentence)
        role = announced_role(sentence) or (told.roles[-1] if told.strong else None)
        if role:
            return Hint(Rule.LEAD_IN, (role,), (quoted(sentence),))
    return None


def by_lead_in(place: Place) -> Hint | None:
    """Return what the last sentences before the sections below announce."""
    if not place.section.children:
        return None
    for sentence in reversed(_SENTENCE.findall(place.own_text)[-TWICE:]):
        role = announced_role(sentence)
        if role:
            return Hint(Rule.LEAD_IN, (role,), (quoted(sentence),))
    return None


def by_children(place: Place) -> Hint | None:
    """Return what the headings directly below tell, where at least half of them do."""
    around = place.around
    told = [read_heading(child.heading, around.kind) for child in place.section.children if child.heading]
    strong = [one for one in told if one.strong and (one.closes or one.share >= PARTLY)]
    if strong and len(strong) * TWICE >= len(told):
        return Hint(
            Rule.CHILDREN,
            around.rules.with_additions(role for one in strong for role in one.roles),
            _first(word for one in strong for word in one.words),
            most=len(strong) * TWICE > len(told),
        )
    return _of_mood(Rule.CHILDREN, _shared_mood(told))


def _of_mood(rule: Rule, mood: Mood) -> Hint | None:
    return Hint(rule, (), (role_table().mood_names[mood],), mood) if mood is not Mood.NONE else None


def _shared_mood(told: Sequence[Told]) -> Mood:
    """Return the mood of at least half of the headings *told*, of two at least."""
    for mood in (Mood.LACK, Mood.DUTY, Mood.DONE):
        count = sum(one.mood is mood for one in told)
        if count >= TWICE and count * TWICE >= len(told):
            return mood
    return Mood.NONE


def by_text(place: Place) -> Hint | None:
    """Return what the running text speaks for most, if it does so often enough."""
    telling = place.telling
    return Hint(Rule.EVIDENCE, (), telling.words, telling.mood) if telling.mood is not Mood.NONE else None


def last_sentence(text: str) -> str:
    """Return the last sentence of *text*, empty where there is none."""
    return next(reversed(_SENTENCE.findall(text)), "")


def quoted(sentence: str) -> str:
    """Return the beginning of *sentence*, as it is shown for a reason."""
    bare = sentence.strip()
    return bare if len(bare) <= QUOTED else f"{bare[:QUOTED]}…"


def _first(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))[:SHOWN]
