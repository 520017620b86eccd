"""A query as conditions and terms for the engine.

    流动党员管理有哪些问题 -> must 流动·动党·党员 管理 问题; scored by words and by bigrams

The words that only ask (哪些, 如何: `asking.toml`) are left out, unless nothing else is asked.
A word is wanted through its bigrams, so it is found however the text around it is cut.
A phrase gives the bigrams that any text with it must hold; that it stands there is for
the catalog to say.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

from index.engines.base import Term
from index.terms import fold, is_han, runs
from ingest.cutter import cutter

WORD_WEIGHT = 0.5
BIGRAM_WEIGHT = 1.0
_SPACE = re.compile("\\s+")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a query's words want: `must` all of it, ranked by `score`; `words` for marking."""

    words: tuple[str, ...]
    must: tuple[Term, ...]
    score: tuple[Term, ...]


def wanted(text: str, phrases: Iterable[str] = ()) -> Wanted:
    """Return what *text* and exact *phrases* want; phrases only add to the score here.

    >>> wanted("流动党员有哪些问题").words
    ('流动党员', '问题')
    """
    groups = _groups(text) or _groups(text, everything=True)
    words = tuple(dict.fromkeys(word for group in groups for word in group))
    stretches = ["".join(group) for group in groups] + [fold(phrase) for phrase in phrases]
    cut = [word for group in groups for word in group] + [w for p in phrases for g in _groups(p) for w in g]
    must = dict.fromkeys(term for word in words for term in holding(word))
    return Wanted(words, tuple(must), tuple(_scored(cut, stretches)))


def holding(word: str) -> tuple[Term, ...]:
    """Return the terms that every text with the *word* (one run, folded) holds."""
    if not is_han(word):
        return (Term("bigrams", word),)
    if len(word) == 1:
        return (Term("bigrams", word, prefix=True),)
    return tuple(Term("bigrams", pair) for pair in map(str.__add__, word, word[1:]))


def phrase_terms(phrase: str) -> tuple[Term, ...]:
    """Return terms that every text with the exact *phrase* holds; empty where none is sure.

    A number or Latin word at either end may be cut off from a longer one, so it is not sure.

    >>> [term.text for term in phrase_terms("12年党建")]
    ['年党', '党建']
    """
    folded = plain(phrase)
    found: list[Term] = []
    for start, run in runs(folded):
        inside = start > 0 and start + len(run) < len(folded)
        if (is_han(run) and len(run) > 1) or (not is_han(run) and inside):
            found += holding(run)
    if not found and len(folded) == 1 and is_han(folded):
        found += holding(folded)
    return tuple(dict.fromkeys(found))


def plain(text: str) -> str:
    """Return *text* as exact phrases are compared: folded, any whitespace one blank."""
    return _SPACE.sub(" ", fold(text))


def _groups(text: str, *, everything: bool = False) -> list[list[str]]:
    """Return the words of *text* that name something, those that stand together in one list."""
    skipped = frozenset[str]() if everything else _asking()
    groups: list[list[str]] = []
    for _, run in runs(fold(text)):
        words = cutter()(run) if is_han(run) else [run]
        parts = groupby(words, key=lambda word: word in skipped)
        groups += [list(part) for asks, part in parts if not asks]
    return groups


def _scored(words: Iterable[str], stretches: Iterable[str]) -> Iterator[Term]:
    for word, count in sorted(Counter(words).items()):
        yield Term("words", word, WORD_WEIGHT * count)
    pairs = Counter(term for stretch in stretches for _, run in runs(stretch) for term in holding(run))
    for term, count in sorted(pairs.items(), key=lambda item: item[0].text):
        yield Term("bigrams", term.text, BIGRAM_WEIGHT * count, term.prefix)


@cache
def _asking() -> frozenset[str]:
    data = tomllib.loads((Path(__file__).parent / "asking.toml").read_text("utf-8"))
    return frozenset(data["words"])
