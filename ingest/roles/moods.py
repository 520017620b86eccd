"""What clauses and texts are about, where no word names a role: commands, deficits, achievements.

    优化布局，补齐设施短板      → duty     (every clause commands)
    运营经费紧张，可持续性不强   → lack     (clauses that end in what is missing)
    群众收入不断提高            → done

Whether a command is a suggestion, a task or a practice is not decided here: that hangs
on the kind of document and on the place in it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from ingest.characters import fold
from ingest.roles.loading import role_table
from ingest.roles.table import Mood

DENSE = 5.0
"""So many telling words in a thousand characters of running text give a mood."""

TWICE = 2

LONGEST = 8_000
"""So many characters of a section show what it is about."""

_CLAUSE = re.compile(r"[^,;:.。!?\s]+")


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a heading: where it stands in its words, and its mood."""

    start: int
    end: int
    mood: Mood


@dataclass(frozen=True, slots=True)
class Telling:
    """The mood of a running text and the words that speak for it most."""

    mood: Mood
    words: tuple[str, ...] = ()


def clauses(words: str) -> tuple[Clause, ...]:
    """Return the clauses of a heading's folded *words*, each with its mood.

    >>> [clause.mood.value for clause in clauses("优化布局,补齐设施短板")]
    ['duty', 'duty']
    """
    return tuple(Clause(one.start(), one.end(), _mood(one.group())) for one in _CLAUSE.finditer(words))


def shape(found: tuple[Clause, ...]) -> Mood:
    """Return the mood of at least half of the clauses *found*; what is lacking comes before what is commanded.

    >>> shape(clauses("运营经费紧张,可持续性不强")).value
    'lack'
    """
    counts = Counter(clause.mood for clause in found)
    for mood in (Mood.LACK, Mood.DUTY, Mood.DONE):
        if counts[mood] and counts[mood] * TWICE >= len(found):
            return mood
    return Mood.NONE


def _mood(clause: str) -> Mood:
    """Return the mood of a clause: told by its end before its beginning, 发展不平衡 commands nothing."""
    shapes = role_table().shapes
    if shapes.lack_ends.search(clause):
        return Mood.LACK
    if shapes.duty.search(clause):
        return Mood.DUTY
    if shapes.lack.search(clause):
        return Mood.LACK
    return Mood.DONE if shapes.done.search(clause) else Mood.NONE


def text_mood(text: str) -> Telling:
    """Return the mood that running *text* speaks for most, NONE where it does so too seldom.

    >>> text_mood("床位不足，护理员短缺，设施老化。").mood.value
    'lack'
    """
    moods = role_table().moods
    found = _mood_words(text)
    counts = count_moods(text)
    mood = max(counts, key=lambda one: counts[one], default=Mood.NONE)
    if counts[mood] < TWICE or counts[mood] * 1000 < DENSE * len(text[:LONGEST]):
        return Telling(Mood.NONE)
    return Telling(mood, tuple(word for word, _ in found.most_common() if moods[word] is mood)[:3])


def count_moods(text: str) -> Counter[Mood]:
    """Return how many words of running *text* speak for each mood."""
    moods = role_table().moods
    counts: Counter[Mood] = Counter()
    for word, count in _mood_words(text).items():
        counts[moods[word]] += count
    del counts[Mood.NONE]
    return counts


def _mood_words(text: str) -> Counter[str]:
    return Counter(role_table().mood_words.findall(fold(text[:LONGEST])))
