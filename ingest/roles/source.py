"""The data of roles.toml, looked through: whatever is asked of it is there, or named as wrong.

    [problem]                       → roles.toml：不认识“problem”。可用：annex、…
    [problems]
    strong = ["(难"]                → roles.toml 中的 problems.strong：词“(难”不是正确的正则表达式…

A user's own file may say anything, so every name and every form is checked here, once,
and the values are made in loading.py without doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ingest.roles.table import Mood, Rule
from ingest.word_patterns import compile_word, join_words
from report import BadInputError, Role

_ROLES = frozenset(role.value for role in Role)
_ROLE = frozenset({"name", "synonyms", "strong", "weak"})
_WORDS = frozenset({"words"})
_MOODS = frozenset(mood.value for mood in Mood)
_KIND = frozenset({"default", "after", "duty", "adds", "silent", "reads"})

_TABLES: dict[str, frozenset[str]] = {
    **dict.fromkeys(_ROLES, _ROLE),
    "untold": _WORDS,
    "duty": frozenset({"raising", "solving", "heads", "troubles", "before", "verbs", "ends"}),
    "lack": frozenset({"ends", "wanting", "degrees", "bad", "alone", "holds"}),
    "done": frozenset({"growing", "grown", "holds"}),
    "text": _MOODS,
    "announced": _ROLES,
    "experience": _WORDS,
    "outlook": _WORDS,
    "moods": _MOODS,
    "rules": frozenset(rule.value for rule in Rule),
}
"""The tables and the entries that each may have; those of `kinds` are named after any kind of document."""

_FORMS: dict[type, str] = {dict: "表", list: "数组", str: "一个词"}
_REMEDY = "请照随程序附带的 roles.toml 的写法改正"


@dataclass(frozen=True, slots=True)
class Source:
    """The data of a word list, merged, and the name of the file that a fault in it is told of."""

    data: dict[str, Any]
    file: str

    def look_through(self) -> None:
        """Raise BadInputError where a table or an entry is called by no known name."""
        self._only(self.data, frozenset({*_TABLES, "kinds"}), self.file)
        for name, known in _TABLES.items():
            self._only(self.data[name], known, self.where(name))
        for name in self.kinds():
            entry = f"kinds.{name}"
            self._only(self.of_type(dict, self.data["kinds"][name], entry), _KIND, self.where(entry))

    def kinds(self) -> tuple[str, ...]:
        """Return the kinds of documents that something is said of."""
        return tuple(self.data["kinds"])

    def kind(self, name: str, entry: str, form: type) -> Any:
        """Return what is said in *entry* of the kind *name*, which has *form*; an empty one where nothing is."""
        return self.of_type(form, self.data["kinds"][name].get(entry, form()), f"kinds.{name}.{entry}")

    def entries(self, table: str) -> tuple[str, ...]:
        """Return the names of the entries of *table*."""
        return tuple(self.data[table])

    def text(self, table: str, entry: str, *, default: str = "") -> str:
        """Return the text of an *entry*."""
        return str(self.data[table].get(entry, default))

    def words(self, table: str, entry: str) -> list[str]:
        """Return the words of an *entry*; none where it is not there."""
        where = f"{table}.{entry}"
        words: list[str] = self.of_type(list, self.data[table].get(entry, []), where)
        for word in words:
            if not isinstance(word, str) or not word.strip():
                raise BadInputError(self.where(where), f"“{word}”不是词", _REMEDY)
        return words

    def any_word(self, table: str, entry: str) -> re.Pattern[str]:
        """Return a pattern that finds any word of an *entry*."""
        return join_words(self.words(table, entry), where=self.where(f"{table}.{entry}"))

    def pattern(self, word: str, entry: str) -> re.Pattern[str]:
        """Return the pattern of *word*, which stands in *entry*."""
        return compile_word(word, where=self.where(entry))

    def roles(self, names: Any, entry: str) -> tuple[Role, ...]:
        """Return the roles that *names*, standing in *entry*, are the values of."""
        said = self.of_type(list, names, entry)
        self._only(said, _ROLES, self.where(entry))
        return tuple(map(Role, said))

    def of_type(self, form: type, value: Any, entry: str) -> Any:
        """Return *value*, which must have *form*."""
        if not isinstance(value, form):
            raise BadInputError(self.where(entry), f"应当是{_FORMS[form]}", _REMEDY)
        return value

    def where(self, entry: str) -> str:
        """Return how the place of *entry* is named to a person."""
        return f"{self.file} 中的 {entry}"

    def _only(self, names: Iterable[Any], known: frozenset[str], where: str) -> None:
        for name in names:
            if not isinstance(name, str) or name not in known:
                raise BadInputError(where, f"不认识“{name}”", f"可用：{'、'.join(sorted(known))}")
