"""Which words of a query are looked for in other words too: 党建 also as 党的建设.

    "党建 = 党的建设"          either finds the other
    "两新 > 非公企业、社会组织"   typed on the left finds the right, not the other way round

synonyms.toml beside this module holds what ships with the program; a library adds its own in
vocabulary/synonyms.toml, and takes one away as "!党建 = 党的建设". They are read when a query is answered,
so a change counts at once and nothing is indexed anew. What is typed in quotes is never widened.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from index.terms import fold
from ingest.own_list import OwnList
from report import BadInputError

SYNONYMS = OwnList(Path(__file__).parent / "synonyms.toml", "synonyms")
SHORTEST, LONGEST = 2, 30
EXAMPLE = "请写成 党建 = 党的建设（互为同义），或 两新 > 非公企业、社会组织（只由左边查到右边）"
_RULE = re.compile("([^=＝>＞]*)([=＝>＞])([^=＝>＞]*)")
_BLANK = re.compile("\\s+")


@dataclass(frozen=True, slots=True)
class Rule:
    """*left* is looked for as each of *right* too; with *both*, each of *right* as *left* too."""

    left: str
    right: tuple[str, ...]
    both: bool

    def __str__(self) -> str:
        return f"{self.left} {'=' if self.both else '>'} {'、'.join(self.right)}"


@dataclass(frozen=True, slots=True)
class Widened:
    """What was typed, and the words it is looked for in too."""

    typed: str
    also: tuple[str, ...]


def read_rule(text: str) -> Rule:
    """Return the rule that *text* states; BadInputError where it states none.

    >>> str(read_rule("党建＝党的建设"))
    '党建 = 党的建设'
    """
    match = _RULE.fullmatch(text)
    if match is None:
        raise BadInputError(text or "（空）", "看不懂这条同义词", EXAMPLE)
    left, sign, right = match.groups()
    words = tuple(dict.fromkeys(filter(None, (_BLANK.sub("", part) for part in right.split("、")))))
    rule = Rule(_BLANK.sub("", left), words, both=sign in "=＝")
    for word in (rule.left, *(words or ("",))):
        _check(word, text)
    if rule.left in words:
        raise BadInputError(text, "左右两边是同一个词", EXAMPLE)
    return rule


def _check(word: str, text: str) -> None:
    if not word:
        raise BadInputError(text, "有一边没有写词", EXAMPLE)
    if not SHORTEST <= len(word) <= LONGEST:
        raise BadInputError(word, f"同义词应有 {SHORTEST}–{LONGEST} 个字", "请换一个写法")
    if not all(char.isalnum() for char in word):
        raise BadInputError(word, "同义词里不能有标点", "请只写词本身；几个词之间用顿号")


def rules() -> tuple[Rule, ...]:
    """Return the rules that count now, those that were shipped first."""
    return tuple(map(read_rule, SYNONYMS.current()))


def with_added(texts: Sequence[str]) -> tuple[str, ...]:
    """Return what the library's own list is to say with the rules *texts* added.

    Raises BadInputError for a rule about two words that another one is about already.
    """
    there = rules()
    added = tuple(map(read_rule, texts))
    for number, rule in enumerate(added):
        for other in (*there, *added[:number]):
            if _pairs(rule) & _pairs(other):
                raise BadInputError(str(rule), f"已经有“{other}”", "要改写法，请先删去那一条")
    return SYNONYMS.with_added(map(str, added))


def with_removed(texts: Sequence[str]) -> tuple[str, ...]:
    """Return what the library's own list is to say with the rules *texts* removed."""
    return SYNONYMS.with_removed(str(read_rule(text)) for text in texts)


def _pairs(rule: Rule) -> frozenset[frozenset[str]]:
    return frozenset(frozenset((fold(rule.left), fold(word))) for word in rule.right)


def also_meant(words: Sequence[str]) -> Iterator[tuple[int, int, Widened]]:
    """Yield what of the *words* of a query (folded, side by side) means something else too, and which words.

    The longest is taken first, and only whole words are: 党建 is not looked for in 党建引领.
    """
    table = _table(SYNONYMS.current())
    at = 0
    while at < len(words):
        ends = (end for end in range(len(words), at, -1) if "".join(words[at:end]) in table)
        end = next(ends, None)
        if end is not None:
            typed = "".join(words[at:end])
            yield at, end, Widened(typed, table[typed])
        at = end or at + 1


@lru_cache(maxsize=4)
def _table(said: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for rule in map(read_rule, said):
        for word in rule.right:
            found.setdefault(fold(rule.left), {})[word] = None
            if rule.both:
                found.setdefault(fold(word), {})[rule.left] = None
    return {typed: tuple(also) for typed, also in found.items()}
