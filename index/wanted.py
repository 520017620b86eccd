"""A query as conditions and terms for the engine.

    流动党员管理有哪些问题 -> must 流动·动党·党员 管理 问题; scored by words and by bigrams

The words that only ask (哪些, 如何: `asking.toml`) are left out, unless nothing else is asked.
A word is wanted through its bigrams, so it is found however the text around it is cut; a number or Latin
word also as a piece of a longer one, which scores less. What must stand there exactly is a `Needle`.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

from index.engines.base import Clause, Term
from index.needles import Needle, any_of, exact, holding, near, widened_clauses, wildcard, word_clauses
from index.spellings import WHOLE, spellings
from index.synonyms import Widened, also_meant
from index.terms import fold, is_han, runs
from ingest.cutter import cutter
from report import Query

WORD_WEIGHT = 0.5
BIGRAM_WEIGHT = 1.0
ALSO_WEIGHT = 0.3
"""What a bigram counts that only a synonym of what was typed has."""
# Words that must stay whole, though the cutter and the end of a run would part them: 第十二条, 第12条, 1,234.
_ONE_WORD = re.compile(f"({WHOLE})")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a query wants: all of `needles` and, unless relaxed, what its `words` want; ranked by `score`.

    `excluded` must not stand there. `marks` find what is to be marked in an excerpt; `widened` says what is
    looked for in other words too.
    """

    words: tuple[str, ...]
    must: tuple[Clause, ...]
    score: tuple[Term, ...]
    needles: tuple[Needle, ...]
    excluded: tuple[Needle, ...]
    marks: tuple[re.Pattern[str], ...]
    widened: tuple[Widened, ...] = ()

    @property
    def anywhere(self) -> bool:
        """Whether something is looked for of which no term is sure, as 。or ，（ ."""
        return bool(self.needles) and not any(needle.clauses for needle in self.needles)


def wanted(query: Query) -> Wanted:
    """Return what *query* wants.

    >>> wanted(Query("流动党员有哪些问题")).words
    ('流动党员', '问题')
    """
    groups = _groups(query.text) or _groups(query.text, everything=True)
    words = tuple(dict.fromkeys(word for group in groups for word in group))
    needles = tuple(_needles(query, words))
    said = [*query.phrases, *(text for texts in query.any_of for text in texts)]
    said += [text for pair in query.near for text in (pair.first, pair.second)]
    stretches = ["".join(group) for group in groups] + [fold(text) for text in said]
    stretches += [form for word in words for form in spellings(word)[1:]]
    cut = [word for group in groups for word in group] + [
        w for text in said for g in _groups(text) for w in g
    ]
    found = [part for group in groups for part in _parts(group)]
    widened = tuple(dict.fromkeys(also for _, also in found if also))
    also = tuple(dict.fromkeys(word for item in widened for word in map(fold, item.also)))
    return Wanted(
        words,
        tuple(dict.fromkeys(clause for part, meant in found for clause in _meeting(part, meant))),
        tuple(_scored_too(tuple(_scored(cut, stretches)), also)),
        needles,
        tuple(filter(None, map(exact, query.excluded))),
        (*(mark for needle in needles for mark in needle.marks), *_marks((*words, *also))),
        widened,
    )


def _parts(group: Sequence[str]) -> Iterator[tuple[tuple[str, ...], Widened | None]]:
    """Yield the words of *group*, those together that are looked for in other words too."""
    at = 0
    for begin, end, widened in also_meant(group):
        yield from (((word,), None) for word in group[at:begin])
        yield tuple(group[begin:end]), widened
        at = end
    yield from (((word,), None) for word in group[at:])


def _meeting(part: tuple[str, ...], widened: Widened | None) -> tuple[Clause, ...]:
    if widened is None:
        return word_clauses(part[0])
    return widened_clauses(part, [fold(word) for word in widened.also])


def _scored_too(scored: tuple[Term, ...], also: Iterable[str]) -> Iterator[Term]:
    """Yield what is *scored*, then the bigrams of what is looked for *also*, at less weight."""
    yield from scored
    typed = {term.text for term in scored if term.field == "bigrams"}
    pairs = {term.text: term for word in also for _, run in runs(word) for term in holding(run)}
    for text, term in sorted(pairs.items()):
        if text not in typed:
            yield Term("bigrams", text, ALSO_WEIGHT, term.match)


def _needles(query: Query, words: tuple[str, ...]) -> Iterator[Needle]:
    """Yield what must stand in a text; where *query* has no *words*, its text itself (a 。 alone)."""
    phrases = query.phrases if words or not query.text else (*query.phrases, query.text)
    yield from filter(None, map(exact, phrases))
    yield from filter(None, map(wildcard, query.patterns))
    yield from filter(None, map(near, query.near))
    yield from filter(None, map(any_of, query.any_of))


def _marks(words: tuple[str, ...]) -> Iterator[re.Pattern[str]]:
    yield from (needle.pattern for needle in map(exact, words) if needle)


def _groups(text: str, *, everything: bool = False) -> list[list[str]]:
    """Return the words of *text* that name something, those that stand together in one list."""
    skipped = frozenset[str]() if everything else _asking()
    groups: list[list[str]] = []
    for piece in _ONE_WORD.split(fold(text)):
        if _ONE_WORD.fullmatch(piece):
            groups.append([piece])
            continue
        for _, run in runs(piece):
            words = cutter()(run) if is_han(run) else [run]
            parts = groupby(words, key=lambda word: word in skipped)
            groups += [list(part) for asks, part in parts if not asks]
    return groups


def _scored(words: Iterable[str], stretches: Iterable[str]) -> Iterator[Term]:
    pieces = (run for word in words for _, run in runs(word))
    for word, count in sorted(Counter(pieces).items()):
        yield Term("words", word, WORD_WEIGHT * count)
    pairs = Counter(term for stretch in stretches for _, run in runs(stretch) for term in holding(run))
    for term, count in sorted(pairs.items(), key=lambda item: item[0].text):
        yield Term("bigrams", term.text, BIGRAM_WEIGHT * count, term.match)


@cache
def _asking() -> frozenset[str]:
    data = tomllib.loads((Path(__file__).parent / "asking.toml").read_text("utf-8"))
    return frozenset(data["words"])
