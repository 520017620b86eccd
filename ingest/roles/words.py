"""What the words of a heading tell of its section's roles.

    社会组织党建工作存在的主要问题及原因   → problems, causes
    解决问题的办法                       → suggestions (问题 is what they solve)
    补齐设施短板                         → nothing by a word: it is a command (moods.py)

Where words overlap the longer one counts. In a clause that commands, or that says what
is lacking, nouns are what it speaks of and name no part of a report. Nothing is decided
here about a section whose heading says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ingest.characters import fold
from ingest.numbering import read_number
from ingest.roles.loading import role_table, table_of
from ingest.roles.moods import Clause, clauses, shape
from ingest.roles.table import KindRules, Mood, Rule, Tier
from ingest.vocabulary import user_folder
from report import Role

LONGEST = 120
"""So many characters of a heading are read."""

_SPACES = re.compile(r"(?<=[\u4e00-\u9fff]) +(?=[\u4e00-\u9fff])")

_OBJECTS = {
    Mood.DUTY: frozenset(
        {Role.BACKGROUND, Role.BASICS, Role.PRACTICES, Role.PROBLEMS, Role.CAUSES, Role.OTHER}
    ),
    Mood.LACK: frozenset(Role) - {Role.PROBLEMS, Role.CAUSES, Role.SUGGESTIONS},
    Mood.DONE: frozenset(Role) - {Role.PRACTICES, Role.SUGGESTIONS},
}
"""The roles whose words, in a clause of a mood, are but what the clause speaks of."""


@dataclass(frozen=True, slots=True)
class Told:
    """The roles that a heading tells, in its order, and the telling words.

    `share` of its characters are these words, `closes` when the last one ends it; `mood`
    is what its shape tells besides.
    """

    roles: tuple[Role, ...]
    strong: bool = False
    share: float = 0.0
    words: tuple[str, ...] = ()
    closes: bool = False
    mood: Mood = Mood.NONE


@dataclass(frozen=True, slots=True)
class _Match:
    role: Role | None
    start: int
    end: int


def role_name(role: Role) -> str:
    """Return the Chinese name of *role*.

    >>> role_name(Role.PROBLEMS)
    '存在问题'
    """
    return role_table().names[role]


def rule_name(rule: Rule) -> str:
    """Return the Chinese name of *rule*.

    >>> rule_name(Rule.HEADING)
    '标题用词'
    """
    return role_table().rules[rule]


def role_from(text: str) -> Role | None:
    """Return the role that *text* names, in English or Chinese, or None.

    >>> role_from("problems"), role_from("对策"), role_from("天气")
    (<Role.PROBLEMS: 'problems'>, <Role.SUGGESTIONS: 'suggestions'>, None)
    """
    return role_table().called.get(text.strip().lower())


def kind_rules(kind: str | None) -> KindRules:
    """Return what the *kind* of document changes; nothing for a kind without rules."""
    return role_table().kinds.get(kind or "", KindRules())


def read_heading(heading: str, kind: str | None = None) -> Told:
    """Return what *heading* tells of its section's roles in a document of *kind*.

    >>> read_heading("三、存在的主要问题及原因").roles
    (<Role.PROBLEMS: 'problems'>, <Role.CAUSES: 'causes'>)
    """
    return _read(heading, kind, user_folder())


@lru_cache(maxsize=4096)
def _read(heading: str, kind: str | None, folder: Path | None) -> Told:
    """Return what *heading* tells by the words of *folder*; a heading is looked at more than once."""
    table = table_of(folder)
    words = bare_words(heading)[:LONGEST]
    rules = table.kinds.get(kind or "", KindRules())
    found = clauses(words)
    for read in rules.reads:
        match = read.pattern.search(words)
        if match:
            return Told(read.roles, True, 1.0, (match.group(),), closes=True, mood=shape(found))
    return (
        _told(words, found, table.strong, rules, strong=True)
        or _told(words, found, table.weak, rules, strong=False)
        or Told((), mood=shape(found))
    )


def _told(words: str, found: Sequence[Clause], tier: Tier, rules: KindRules, *, strong: bool) -> Told | None:
    """Return what the words of a *tier* tell, None where none does; of weak ones the last, the head of the phrase."""
    matches = [
        match
        for match in _longest(_matches(words, tier))
        if match.role is not None and match.role not in rules.silent and not _is_object(match, found)
    ]
    if not matches:
        return None
    if not strong:
        matches = matches[-1:]
    if any(match.role is not Role.OTHER for match in matches):
        matches = [match for match in matches if match.role is not Role.OTHER]
    return Told(
        rules.with_additions(match.role for match in matches if match.role),
        strong,
        sum(match.end - match.start for match in matches) / len(words),
        tuple(dict.fromkeys(words[match.start : match.end] for match in matches)),
        matches[-1].end >= len(words.rstrip(".,;:!?。")),
        shape(tuple(found)),
    )


def bare_words(heading: str) -> str:
    """Return the folded *heading* without its number and without spaces between characters.

    >>> bare_words("第一章 总 则")
    '总则'
    """
    folded = fold(heading).strip()
    number = read_number(folded)
    return _SPACES.sub("", folded[number.length :] if number else folded)


def _matches(words: str, tier: Tier) -> list[_Match]:
    """Return the words of *tier* in a heading's *words*; most headings hold no pattern, one search shows it."""
    found: list[_Match] = []
    for word in tier.plain:
        start = words.find(word.text)
        while start >= 0:
            found.append(_Match(word.role, start, start + len(word.text)))
            start = words.find(word.text, start + 1)
    for word in tier.patterns if tier.any_pattern.search(words) else ():
        if word.pattern:
            found += [_Match(word.role, *match.span()) for match in word.pattern.finditer(words)]
    return found


def _longest(found: list[_Match]) -> list[_Match]:
    """Return the matches *found*, in order; of overlapping ones the longest."""
    found.sort(key=lambda match: (match.start - match.end, match.start))
    kept: list[_Match] = []
    for match in found:
        if all(match.end <= other.start or match.start >= other.end for other in kept):
            kept.append(match)
    return sorted(kept, key=lambda match: match.start)


def _is_object(match: _Match, found: Sequence[Clause]) -> bool:
    """Return whether the clause in which a word stands only speaks of what the word names."""
    clause = next((one for one in found if one.start <= match.start < one.end), None)
    return clause is not None and match.role in _OBJECTS.get(clause.mood, ())


def announced_role(sentence: str) -> Role | None:
    """Return the role of what follows *sentence*, as far as it announces any.

    >>> announced_role("工作中还存在不少困难和问题"), announced_role("针对上述问题，要抓好两件事")
    (<Role.PROBLEMS: 'problems'>, None)
    """
    folded = fold(sentence[-LONGEST:])
    return next((role for role, words in role_table().announced if words.search(folded)), None)
