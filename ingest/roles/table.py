"""The values that the vocabulary of roles is made of; loading.py draws them from roles.toml.

Word(Role.PROBLEMS, "困难", None), KindRules(default=(Role.TASKS,)), Shapes(…)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from report import Role


class Mood(StrEnum):
    """What a clause or a text is about: a command, what is lacking, done, planned, so, or caused."""

    DUTY = "duty"
    PLAN = "plan"
    DONE = "done"
    LACK = "lack"
    CAUSE = "cause"
    STATE = "state"
    NONE = "none"


class Rule(StrEnum):
    """What decided on a section's roles; the Chinese names are data."""

    CORRECTED = "corrected"
    FIXED = "fixed"
    HEADING = "heading"
    SHAPE = "shape"
    LEAD_IN = "lead_in"
    CHILDREN = "children"
    EVIDENCE = "evidence"
    POSITION = "position"
    KIND_DEFAULT = "kind_default"
    INHERITED = "inherited"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Decision:
    """The roles of a section, the rule that decided, and the words it went by."""

    section_key: str
    roles: tuple[Role, ...]
    rule: Rule
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Word:
    """A word that tells *role*, None for one that only looks like it; a pattern where it is no plain text."""

    role: Role | None
    text: str
    pattern: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Tier:
    """Words of one strength: plain ones, patterns, and one pattern that finds any of the patterns."""

    plain: tuple[Word, ...]
    patterns: tuple[Word, ...]
    any_pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class KindReading:
    """What words mean in one kind of document only."""

    pattern: re.Pattern[str]
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class KindRules:
    """What a kind of document changes: see roles.toml; the empty rules change nothing."""

    default: tuple[Role, ...] = ()
    after: tuple[Role, ...] = ()
    duty: tuple[Role, ...] = ()
    adds: Mapping[Role, tuple[Role, ...]] | None = None
    silent: frozenset[Role] = frozenset()
    reads: tuple[KindReading, ...] = ()

    def with_additions(self, roles: Iterable[Role]) -> tuple[Role, ...]:
        """Return *roles* and those that this kind adds beside them, each once."""
        adds = self.adds or {}
        return tuple(dict.fromkeys(one for role in roles for one in (role, *adds.get(role, ()))))


@dataclass(frozen=True, slots=True)
class Shapes:
    """The patterns that tell the mood of a clause of a heading."""

    duty: re.Pattern[str]
    lack_ends: re.Pattern[str]
    lack: re.Pattern[str]
    done: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class RoleTable:
    """All that is known of roles beforehand."""

    names: Mapping[Role, str]
    called: Mapping[str, Role]
    strong: Tier
    weak: Tier
    kinds: Mapping[str, KindRules]
    shapes: Shapes
    moods: Mapping[str, Mood]
    mood_names: Mapping[Mood, str]
    mood_words: re.Pattern[str]
    announced: tuple[tuple[Role, re.Pattern[str]], ...]
    experience: re.Pattern[str]
    outlook: re.Pattern[str]
    rules: Mapping[Rule, str]
