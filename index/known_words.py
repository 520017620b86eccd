"""The words that a library knows: from titles, headings, topics and indicators, with how often each is there.

They are what a mistyped word may have been meant to be. A word is found by how it sounds, by all its characters
but one, and by its letters where someone typed pinyin.
"""

from __future__ import annotations

import json
import threading
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from sqlalchemy import Connection, func, select

from index import changes, tables
from index.catalog import Catalog
from index.pinyin import pinyin, sound
from index.terms import fold, is_han, words

MOST = 20_000
SHORTEST, LONGEST = 2, 10
CLOSE = 0.75
"""How alike letters must be to be taken for the pinyin of a word."""
GAP = "\0"


@dataclass(frozen=True, slots=True)
class KnownWords:
    """Known words and how often each is there, by sound and by all their characters but one."""

    counts: Mapping[str, int]
    by_sound: Mapping[str, tuple[str, ...]]
    by_rest: Mapping[str, tuple[str, ...]]

    def sounding(self, letters: str) -> str | None:
        """Return the word whose pinyin is *letters*, or most nearly so; None where none is near."""
        wanted = sound(letters)
        near = [wanted] if wanted in self.by_sound else get_close_matches(wanted, self.by_sound, 1, CLOSE)
        return self.by_sound[near[0]][0] if near else None

    def like(self, piece: str) -> str | None:
        """Return the word of the length of *piece* that sounds like it, or differs in one character; else None."""
        homophones = self.by_sound.get(sound(pinyin(piece)), ())
        found = [word for word in homophones if len(word) == len(piece) and word != piece]
        if not found and len(piece) > SHORTEST:
            found = [word for rest in rests(piece) for word in self.by_rest.get(rest, ()) if word != piece]
        return max(found, key=lambda word: (self.counts[word], word), default=None)


def rests(word: str) -> Iterator[str]:
    """Yield *word* with each of its characters left open in turn."""
    for place in range(len(word)):
        yield word[:place] + GAP + word[place + 1 :]


class KnownWordsOf:
    """The words that the library of a catalog knows, gathered when first asked for and after every change."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._lock = threading.Lock()
        self._generation = -1
        self._words = KnownWords({}, {}, {})

    def now(self) -> KnownWords:
        """Return the words of now."""
        with self._lock, self._catalog.reading() as connection:
            generation = changes.latest(connection)
            if generation != self._generation:
                self._words, self._generation = _gathered(connection), generation
            return self._words


def _gathered(connection: Connection) -> KnownWords:
    counts = Counter(
        word for text, count in _texts(connection) for word in _words_of(text) for _ in range(count)
    )
    kept = dict(sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:MOST])
    by_sound: dict[str, list[str]] = defaultdict(list)
    by_rest: dict[str, list[str]] = defaultdict(list)
    for word in kept:
        by_sound[sound(pinyin(word))].append(word)
        for rest in rests(word):
            by_rest[rest].append(word)
    return KnownWords(
        kept,
        {letters: tuple(found) for letters, found in by_sound.items()},
        {rest: tuple(found) for rest, found in by_rest.items()},
    )


def _texts(connection: Connection) -> Iterator[tuple[str, int]]:
    """Yield each title, heading, topic and indicator, and in how many places it is."""
    report, section, figure = tables.reports.c, tables.sections.c, tables.figures.c
    for column in (report.title, section.heading, figure.indicator):
        for text, count in connection.execute(select(column, func.count()).group_by(column)):
            yield from ((text, count),) if text else ()
    for (topics,) in connection.execute(select(report.topics)):
        yield from ((topic, 1) for topic in json.loads(topics))


def _words_of(text: str) -> Iterator[str]:
    """Yield *text* itself where it is short enough to be a word, and its words."""
    folded = fold(text)
    for word in dict.fromkeys((folded, *words(folded))):
        if SHORTEST <= len(word) <= LONGEST and is_han(word):
            yield word
