"""The vocabulary of roles, drawn from roles.toml and what the user's own file adds to it.

    [problems]  name = "存在问题"  strong = ["问题", "困难", …]   → names, words, patterns

Everything is looked at when it is first used: a part or role that does not exist, an
entry of another form than the shipped one, a word that is no pattern or has no bound is
refused with the file, the entry and the remedy.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ingest.role_table import KindReading, KindRules, Mood, RoleTable, Rule, Shapes, Word
from ingest.vocabulary import table, user_folder
from ingest.word_patterns import compile_word, join_words
from report import BadInputError, Role

_PLAIN = re.compile(r"[^\\.^$*+?{}\[\]|()]{1,40}")
_TABLES = {"untold", "kinds", "duty", "lack", "done", "text", "announced", "experience", "outlook", "rules"}
_KIND_ENTRIES = {"default", "after", "duty", "adds", "silent", "reads"}


def role_table() -> RoleTable:
    """Return the vocabulary of roles, the user's additions taken in.

    Raises BadInputError where an entry of it cannot be used.
    """
    return _role_table(user_folder())


@cache
def _role_table(folder: Path | None) -> RoleTable:
    return _Source(table("roles"), str(folder / "roles.toml") if folder else "roles.toml").role_table()


@dataclass(frozen=True, slots=True)
class _Source:
    """The data of a word list and the name of its file."""

    data: dict[str, Any]
    file: str

    def role_table(self) -> RoleTable:
        self._only_known(self.data, {*Role, *_TABLES}, self.file)
        names = {role: str(self.data[role]["name"]) for role in Role}
        moods = self._moods()
        return RoleTable(
            names=names,
            called={
                word: role
                for role in Role
                for word in (role.value, names[role], *self._list(f"{role}.synonyms"))
            },
            strong=(*self._role_words("strong"), *self._words(None, "untold.words")),
            weak=self._role_words("weak"),
            kinds={kind: self._kind(kind) for kind in self.data["kinds"]},
            shapes=self._shapes(),
            moods=moods,
            mood_words=_any_of(moods),
            announced=tuple(
                (self._role(name, "announced"), self._any(f"announced.{name}"))
                for name in self.data["announced"]
            ),
            experience=self._any("experience.words"),
            outlook=self._any("outlook.words"),
            rules={rule: str(self.data["rules"].get(rule, rule.value)) for rule in Rule},
        )

    def _role_words(self, tier: str) -> tuple[Word, ...]:
        return tuple(word for role in Role for word in self._words(role, f"{role}.{tier}"))

    def _words(self, role: Role | None, entry: str) -> tuple[Word, ...]:
        where = self._where(entry)
        return tuple(
            Word(role, text, None if _PLAIN.fullmatch(text) else compile_word(text, where=where))
            for text in self._list(entry)
        )

    def _kind(self, name: str) -> KindRules:
        rules, where = self.data["kinds"][name], f"kinds.{name}"
        self._only_known(rules, _KIND_ENTRIES, self._where(where))
        return KindRules(
            default=self._roles(rules.get("default", []), f"{where}.default"),
            after=self._roles(rules.get("after", []), f"{where}.after"),
            duty=self._roles(rules.get("duty", []), f"{where}.duty"),
            adds={
                self._role(role, f"{where}.adds"): self._roles(more, f"{where}.adds")
                for role, more in rules.get("adds", {}).items()
            },
            silent=frozenset(self._roles(rules.get("silent", []), f"{where}.silent")),
            reads=tuple(self._reading(read, f"{where}.reads") for read in rules.get("reads", [])),
        )

    def _reading(self, read: Any, entry: str) -> KindReading:
        if not isinstance(read, dict) or not isinstance(read.get("words"), str):
            raise BadInputError(self._where(entry), "应当写作 { words = …, roles = […] }", _REMEDY)
        pattern = compile_word(read["words"], where=self._where(entry))
        return KindReading(pattern, self._roles(read.get("roles", []), entry))

    def _shapes(self) -> Shapes:
        duty, lack, done = (self._lists(name) for name in ("duty", "lack", "done"))
        joins = "(?<![与和及、的])"
        return Shapes(
            duty=re.compile(
                f"^{duty('before')}{{0,2}}地?(?:{duty('solving')}|{duty('verbs')}(?!.{{0,60}}{duty('heads')}$))"
                f"|.{{2}}{duty('ends')}$"
            ),
            lack=re.compile(lack("holds")),
            lack_ends=re.compile(
                f"(?:{joins}(?:{lack('ends')}|不{lack('wanting')})|{lack('degrees')}{lack('bad')}"
                f"|(?<=..)(?<![与和及、的降减缩最多]){lack('alone')})(?:等|的?(?:问题|现象|状况))?$"
            ),
            done=re.compile(f".{{2}}{done('growing')}{done('grown')}$|{done('holds')}"),
        )

    def _lists(self, name: str) -> Callable[[str], str]:
        return lambda entry: f"(?:{self._any(f'{name}.{entry}').pattern})"

    def _moods(self) -> dict[str, Mood]:
        moods: dict[str, Mood] = {}
        for name in self.data["text"]:
            if name not in set(Mood):
                raise self._unknown(name, "text", Mood)
            moods |= dict.fromkeys(self._list(f"text.{name}"), Mood(name))
        return moods

    def _any(self, entry: str) -> re.Pattern[str]:
        return join_words(self._list(entry), where=self._where(entry))

    def _list(self, entry: str) -> list[str]:
        value = self._value(entry)
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise BadInputError(self._where(entry), "应当是词的数组", _REMEDY)
        return value

    def _value(self, entry: str) -> Any:
        value: Any = self.data
        for key in entry.split("."):
            value = value[key]
        return value

    def _roles(self, names: Any, entry: str) -> tuple[Role, ...]:
        if not isinstance(names, list):
            raise BadInputError(self._where(entry), "应当是部分名的数组", _REMEDY)
        return tuple(self._role(name, entry) for name in names)

    def _role(self, name: Any, entry: str) -> Role:
        if name not in set(Role):
            raise self._unknown(name, entry, Role)
        return Role(name)

    def _only_known(self, said: Any, known: set[str], where: str) -> None:
        if not isinstance(said, dict):
            raise BadInputError(where, "应当是表", _REMEDY)
        for name in said:
            if name not in known:
                raise BadInputError(where, f"不认识“{name}”", f"可用：{'、'.join(sorted(known))}")

    def _unknown(self, name: Any, entry: str, known: Iterable[str]) -> BadInputError:
        return BadInputError(self._where(entry), f"不认识“{name}”", f"可用：{'、'.join(known)}")

    def _where(self, entry: str) -> str:
        return f"{self.file} 中的 {entry}"


_REMEDY = "请照随程序附带的 roles.toml 的写法改正"


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern of plain *words*, the longer ones tried first."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, ordered)) or "(?!)")
