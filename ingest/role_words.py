"""The vocabulary of roles (roles.toml) and what the words of a heading tell.

    社会组织党建工作存在的主要问题及原因   → problems, causes
    解决办法                             → suggestions (办法 alone would be weak)

Where words overlap the longer one counts. Nothing is decided here about a section whose
heading says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from ingest.characters import fold
from ingest.numbering import read_number
from ingest.vocabulary import table
from report import Role

_SPACES = re.compile(r"(?<=[\u4e00-\u9fff]) +(?=[\u4e00-\u9fff])")


@dataclass(frozen=True, slots=True)
class KindRules:
    """What a kind of document changes: see roles.toml; the empty rules change nothing."""

    default: tuple[Role, ...] = ()
    after: tuple[Role, ...] = ()
    adds: tuple[tuple[Role, tuple[Role, ...]], ...] = ()
    silent: frozenset[Role] = frozenset()
    reads: tuple[tuple[re.Pattern[str], tuple[Role, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """The roles that a heading tells, in its order; `share` of its characters are the telling words."""

    roles: tuple[Role, ...]
    strong: bool = False
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    names: dict[Role, str]
    called: dict[str, Role]
    strong: tuple[tuple[Role, re.Pattern[str]], ...]
    weak: tuple[tuple[Role, re.Pattern[str]], ...]
    kinds: dict[str, KindRules]
    evidence: tuple[tuple[Role, re.Pattern[str]], ...]
    announced: tuple[tuple[Role, re.Pattern[str]], ...]


@dataclass(frozen=True, slots=True)
class _Match:
    role: Role
    start: int
    end: int


@cache
def _vocabulary() -> _Vocabulary:
    data = table("roles")
    names = {role: str(data[role]["name"]) for role in Role}
    called = {word: role for role in Role for word in (role.value, names[role], *data[role]["synonyms"])}
    return _Vocabulary(
        names=names,
        called=called,
        strong=_patterns(data, "strong"),
        weak=_patterns(data, "weak"),
        kinds={kind: _kind_rules(rules) for kind, rules in data["kinds"].items()},
        evidence=_joined(data["evidence"]),
        announced=_joined(data["announced"]),
    )


def _patterns(data: dict[str, Any], tier: str) -> tuple[tuple[Role, re.Pattern[str]], ...]:
    return tuple((role, re.compile(word)) for role in Role for word in data[role][tier])


def _joined(table: dict[str, list[str]]) -> tuple[tuple[Role, re.Pattern[str]], ...]:
    return tuple((Role(role), re.compile("|".join(words))) for role, words in table.items())


def _kind_rules(rules: dict[str, Any]) -> KindRules:
    return KindRules(
        default=_roles(rules["default"]),
        after=_roles(rules.get("after", ())),
        adds=tuple((Role(role), _roles(more)) for role, more in rules["adds"].items()),
        silent=frozenset(_roles(rules["silent"])),
        reads=tuple((re.compile(read["words"]), _roles(read["roles"])) for read in rules["reads"]),
    )


def _roles(values: Iterable[str]) -> tuple[Role, ...]:
    return tuple(map(Role, values))


def role_name(role: Role) -> str:
    """Return the Chinese name of *role*.

    >>> role_name(Role.PROBLEMS)
    '存在问题'
    """
    return _vocabulary().names[role]


def role_from(text: str) -> Role | None:
    """Return the role that *text* names, in English or Chinese, or None.

    >>> role_from("problems"), role_from("对策"), role_from("天气")
    (<Role.PROBLEMS: 'problems'>, <Role.SUGGESTIONS: 'suggestions'>, None)
    """
    return _vocabulary().called.get(text.strip().lower())


def kind_rules(kind: str | None) -> KindRules:
    """Return what the *kind* of document changes; nothing for a kind without rules."""
    return _vocabulary().kinds.get(kind or "", KindRules())


def read_heading(heading: str, kind: str | None = None) -> Told:
    """Return what *heading* tells of its section's roles in a document of *kind*.

    >>> read_heading("三、存在的主要问题及原因").roles
    (<Role.PROBLEMS: 'problems'>, <Role.CAUSES: 'causes'>)
    """
    rules = kind_rules(kind)
    words = bare_words(heading)
    for pattern, roles in rules.reads:
        if pattern.search(words):
            return Told(roles, strong=True, share=1.0)
    for strong, patterns in ((True, _vocabulary().strong), (False, _vocabulary().weak)):
        matches = [match for match in _matches(words, patterns) if match.role not in rules.silent]
        if matches:
            share = sum(match.end - match.start for match in matches) / len(words)
            return Told(with_additions(dict.fromkeys(match.role for match in matches), rules), strong, share)
    return Told(())


def with_additions(roles: Iterable[Role], rules: KindRules) -> tuple[Role, ...]:
    """Return *roles* and those that *rules* add beside them, each once."""
    adds = dict(rules.adds)
    return tuple(dict.fromkeys(one for role in roles for one in (role, *adds.get(role, ()))))


def bare_words(heading: str) -> str:
    """Return the folded *heading* without its number and without spaces between characters.

    >>> bare_words("第一章 总 则")
    '总则'
    """
    folded = fold(heading).strip()
    number = read_number(folded)
    return _SPACES.sub("", folded[number.length :] if number else folded)


def _matches(words: str, patterns: tuple[tuple[Role, re.Pattern[str]], ...]) -> list[_Match]:
    """Return the telling words in *words*, in order; of overlapping ones the longest."""
    found = [
        _Match(role, match.start(), match.end())
        for role, pattern in patterns
        for match in pattern.finditer(words)
    ]
    found.sort(key=lambda match: match.start - match.end)
    kept: list[_Match] = []
    for match in found:
        if all(match.end <= other.start or match.start >= other.end for other in kept):
            kept.append(match)
    return sorted(kept, key=lambda match: match.start)


def announced_role(sentence: str) -> Role | None:
    """Return the role of a list that *sentence*, right before it, announces.

    >>> announced_role("工作中还存在不少困难和问题"), announced_role("针对上述问题，要抓好两件事")
    (<Role.PROBLEMS: 'problems'>, None)
    """
    folded = fold(sentence)
    return next((role for role, words in _vocabulary().announced if words.search(folded)), None)


def count_evidence(text: str) -> dict[Role, int]:
    """Return how many words of running *text* speak for each role."""
    folded = fold(text)
    return {role: len(pattern.findall(folded)) for role, pattern in _vocabulary().evidence}
