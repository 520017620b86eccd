"""The vocabulary of roles, drawn from roles.toml and what the user's own file adds to it.

    [problems]  name = "存在问题"  strong = ["问题", "困难", …]   → names, words, patterns

Everything is looked at when it is first used (source.py); nothing of a file that
has a fault is used.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from ingest.roles.source import Source
from ingest.roles.table import KindReading, KindRules, Mood, RoleTable, Rule, Shapes, Tier, Word
from ingest.vocabulary import table, user_folder
from report import Role

_PLAIN = re.compile(r"[^\\.^$*+?{}\[\]|()]{1,40}")


def role_table() -> RoleTable:
    """Return the vocabulary of roles, the user's additions taken in.

    Raises BadInputError where an entry of it cannot be used.
    """
    return table_of(user_folder())


@cache
def table_of(folder: Path | None) -> RoleTable:
    """Return the vocabulary of roles with the additions of the user's *folder*; it is read once."""
    source = Source(table("roles"), str(folder / "roles.toml") if folder else "roles.toml")
    source.look_through()
    moods = {word: Mood(name) for name in source.entries("text") for word in source.words("text", name)}
    untold = _words(source, None, "untold", "words")
    return RoleTable(
        names={role: source.text(role, "name", default=role) for role in Role},
        called={word: role for role in Role for word in _called(source, role)},
        strong=_tier((*_role_words(source, "strong"), *untold)),
        weak=_tier(_role_words(source, "weak")),
        kinds={kind: _kind(source, kind) for kind in source.kinds()},
        shapes=_shapes(source),
        moods=moods,
        mood_names={mood: source.text("moods", mood, default=mood) for mood in Mood},
        mood_words=_any_of(moods),
        announced=tuple(
            (Role(name), source.any_word("announced", name)) for name in source.entries("announced")
        ),
        experience=source.any_word("experience", "words"),
        outlook=source.any_word("outlook", "words"),
        rules={rule: source.text("rules", rule, default=rule) for rule in Rule},
    )


def _called(source: Source, role: Role) -> tuple[str, ...]:
    return (role.value, source.text(role, "name"), *source.words(role, "synonyms"))


def _role_words(source: Source, strength: str) -> tuple[Word, ...]:
    return tuple(word for role in Role for word in _words(source, role, role, strength))


def _words(source: Source, role: Role | None, name: str, entry: str) -> tuple[Word, ...]:
    return tuple(
        Word(role, text, None if _PLAIN.fullmatch(text) else source.pattern(text, f"{name}.{entry}"))
        for text in source.words(name, entry)
    )


def _tier(words: tuple[Word, ...]) -> Tier:
    patterns = tuple(word for word in words if word.pattern)
    return Tier(
        plain=tuple(word for word in words if not word.pattern),
        patterns=patterns,
        any_pattern=re.compile("|".join(f"(?:{word.text})" for word in patterns) or "(?!)"),
    )


def _kind(source: Source, name: str) -> KindRules:
    def roles(entry: str) -> tuple[Role, ...]:
        return source.roles(source.kind(name, entry, list), f"kinds.{name}.{entry}")

    adds = source.kind(name, "adds", dict)
    where = f"kinds.{name}.adds"
    return KindRules(
        default=roles("default"),
        after=roles("after"),
        duty=roles("duty"),
        adds={role: source.roles(adds[role], where) for role in source.roles(list(adds), where)},
        silent=frozenset(roles("silent")),
        reads=tuple(
            _reading(source, read, f"kinds.{name}.reads") for read in source.kind(name, "reads", list)
        ),
    )


def _reading(source: Source, read: Any, entry: str) -> KindReading:
    said = source.of_type(dict, read, entry)
    words = source.of_type(str, said.get("words"), f"{entry} 的 words")
    return KindReading(source.pattern(words, entry), source.roles(said.get("roles"), f"{entry} 的 roles"))


def _shapes(source: Source) -> Shapes:
    """Return the patterns of clauses, built of their parts: 加大 + 投入, 可持续性 + 不强, 稳步 + 推进."""

    def part(table: str, entry: str) -> str:
        return f"(?:{source.any_word(table, entry).pattern})"

    heads, troubles = part("duty", "heads"), part("duty", "troubles")
    free = f"(?!.{{0,60}}{heads}$)"
    commands = (
        f"(?:{part('duty', 'raising')}|{free}{part('duty', 'verbs')})(?!.{{0,60}}{troubles}$)"
        f"|{free}{part('duty', 'solving')}"
    )
    wanting = f"{part('lack', 'ends')}|不{part('lack', 'wanting')}"
    degree = f"{part('lack', 'degrees')}{part('lack', 'bad')}"
    alone = f"(?<=..)(?<![与和及、的降减缩最多]){part('lack', 'alone')}"
    growing = f"{part('done', 'growing')}{part('done', 'grown')}$"
    return Shapes(
        duty=re.compile(f"^{part('duty', 'before')}{{0,2}}地?(?:{commands})|.{{2}}{part('duty', 'ends')}$"),
        lack_ends=re.compile(
            f"(?:(?<![与和及、的])(?:{wanting})|{degree}|{alone})(?:等|的?(?:问题|现象|状况))?$"
        ),
        lack=source.any_word("lack", "holds"),
        done=re.compile(f".{{2}}{growing}|{part('done', 'holds')}"),
    )


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern of plain *words*, the longer ones tried first."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, ordered)) or "(?!)")
