"""The words that tell what a report is about, the most telling first: TF-IDF over words and compounds.

    关于云溪镇流动党员教育管理情况的调研报告 …   → 流动党员, 党员教育, 组织关系, 务工 …

A word counts more in the title and in headings than in the body, and more the rarer it is in Chinese at
large. Words that stand side by side again and again are one compound (养老+服务), and a compound takes its
parts' places. Numbers, places and the boilerplate of topics.toml are no topics.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain, pairwise
from pathlib import Path

from ingest.characters import fold
from ingest.cutter import cutter, user_words
from ingest.gazetteer import is_county_or_wider
from ingest.places import level_of, place_names
from ingest.topics.rarity import rarity
from ingest.vocabulary import table, user_folder

MOST = 8
"""So many topics a report has at most."""

READ = 20_000
"""So many characters of a text tell what it is about."""

IN_TITLE, IN_HEADING, IN_TEXT = 8, 3, 1
COMMON = 5.0
"""Words more common than this are topics only as parts of compounds."""

LONGEST_COMPOUND = 7
COHESION = 0.3
"""A compound holds at least this share of the mentions of its rarer part."""

TWICE = 2

_HAN_RUN = re.compile("[\u4e00-\u9fd5]+")
_NUMERAL = re.compile("第?[一二三四五六七八九十百千万亿两几多零〇年月日个名项条次]+[章节条款项届次是类批]?")


@dataclass(frozen=True, slots=True)
class _Words:
    stop: frozenset[str]
    part: frozenset[str]
    heads: frozenset[str]
    field: frozenset[str]


def topics_of(title: str | None, headings: Iterable[str], text: str) -> tuple[str, ...]:
    """Return up to `MOST` words that tell what the report *text* with *title* and *headings* is about."""
    counts: Counter[str] = Counter()
    mentions: Counter[str] = Counter()
    parts: dict[str, tuple[str, str]] = {}
    away = _places(title or "")
    for lines, weight in (
        ((title or "",), IN_TITLE),
        (tuple(headings), IN_HEADING),
        ((text[:READ],), IN_TEXT),
    ):
        found = _found(lines, away)
        mentions = Counter(found.words)  # in the end those of the text alone
        parts |= found.parts
        for word, times in mentions.items():
            counts[word] += weight * times
    often = {word: times for word, times in counts.items() if mentions[word] >= TWICE}
    kept = {
        both: often[both]
        for both, pair in parts.items()
        if both in often and often[both] >= COHESION * min(counts[part] for part in pair)
    }
    simple = {word: times for word, times in often.items() if word not in parts}
    return _chosen(_scores(simple, kept, parts, away))


def _places(title: str) -> frozenset[str]:
    """Return the names of the places that *title* begins with, and what is left of them without their level."""
    names = place_names(title)
    return frozenset((*names, *(name.rstrip("省市县区旗镇乡村") for name in names)))


@dataclass(frozen=True, slots=True)
class _Found:
    """Every mention of a word or a compound, and of what the compounds are made."""

    words: list[str]
    parts: dict[str, tuple[str, str]]


def _found(lines: Iterable[str], away: frozenset[str]) -> _Found:
    """Return the words of *lines* and the compounds in them; a compound counts once in a run of Han characters."""
    cut = cutter()
    runs = [cut(run) for line in lines for run in _HAN_RUN.findall(fold(line))]
    sides = _sides(frozenset(chain.from_iterable(runs)), away)
    found = _Found([], {})
    for words in runs:
        compounds = {
            first + second: (first, second)
            for first, second in pairwise(words)
            if first in sides.first and second in sides.second and len(first + second) <= LONGEST_COMPOUND
        }
        found.parts.update(compounds)
        found.words.extend((*words, *compounds))
    return found


@dataclass(frozen=True, slots=True)
class _Sides:
    """The words that may begin a compound, and those that may end it."""

    first: frozenset[str]
    second: frozenset[str]


def _sides(vocabulary: frozenset[str], away: frozenset[str]) -> _Sides:
    """Return which words side by side may be one: no boilerplate but 服务 and the like behind a word."""
    words = _words(user_folder(), user_words())
    free = vocabulary - words.field - away  # 流动党员 stays itself before 教育
    fitting = frozenset(word for word in free if _may_be_part(word, words))
    first = fitting - words.stop
    return _Sides(first, first | (fitting & words.heads))


def _may_be_part(word: str, words: _Words) -> bool:
    long_enough = len(word) > 1 or word in words.part
    return long_enough and not _NUMERAL.fullmatch(word) and not _is_place(word)


def _scores(
    counts: Mapping[str, int],
    compounds: Mapping[str, int],
    parts: Mapping[str, tuple[str, str]],
    away: frozenset[str],
) -> dict[str, float]:
    alone = Counter(counts)
    for compound, times in compounds.items():
        for part in parts[compound]:
            alone[part] -= times
    stop = _words(user_folder(), user_words()).stop
    scores = {
        word: _weight(times) * rarity(word)
        for word, times in alone.items()
        if word not in away and word not in stop and _is_topic(word, times)
    }
    for compound, times in compounds.items():
        rare = max(rarity(part) for part in parts[compound])
        scores[compound] = _weight(times) * (rare + COMMON / TWICE)
    return scores


def _weight(times: int) -> float:
    return 1 + math.log(times)


def _is_topic(word: str, times: int) -> bool:
    return (
        times >= TWICE
        and len(word) > 1
        and rarity(word) >= COMMON
        and not _NUMERAL.fullmatch(word)
        and not _is_place(word)
    )


@lru_cache(maxsize=8192)  # the same words come up in every report
def _is_place(word: str) -> bool:
    return is_county_or_wider(word) or (len(word) > TWICE and level_of(word) >= 0)


def _chosen(scores: Mapping[str, float]) -> tuple[str, ...]:
    """Return the best of *scores*, none of them within another or running into it (植被群落, 群落结构)."""
    chosen: list[str] = []
    for word, _ in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        if len(chosen) < MOST and not any(_share(word, other) for other in chosen):
            chosen.append(word)
    return tuple(chosen)


def _share(word: str, other: str) -> bool:
    return word in other or other in word or word[:TWICE] == other[-TWICE:] or word[-TWICE:] == other[:TWICE]


@cache
def _words(folder: Path | None, field: tuple[str, ...]) -> _Words:  # noqa: ARG001 - whose words they are
    said = table("topics")
    return _Words(*map(frozenset, (said["stop"], said["part"], said["heads"], field)))
