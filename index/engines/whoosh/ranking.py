"""BM25 over the parts of a shelf as if they were one (Robertson and Zaragoza, 2009).

Lengths, frequencies and counts are those of the entries that can be found now, added up
over the parts as whole numbers: the same entries give the same scores, to the last bit,
however they are spread and whatever was taken away.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from index.engines.base import FIELDS, Ask, Field, Scored, Term
from index.engines.whoosh.part import PartShelf

K1 = 1.2
B = 0.75
FREQUENT = 0.4
"""A term that a larger share of the entries holds is not walked: it would tell hardly any apart."""
FEW_ENTRIES = 200
"""In so small a shelf every term is walked."""


@dataclass(frozen=True, slots=True)
class _Statistics:
    entries: int
    average: dict[Field, float]
    dropped: int


def rank(parts: Sequence[PartShelf], ask: Ask) -> list[Scored]:
    """Return all entries of *parts* that answer *ask*, best first, ties by report and key."""
    statistics = _statistics(parts)
    weighed = _weigh(parts, ask, statistics)
    found = [scored for part in parts for scored in _score(part, ask, weighed, statistics)]
    return sorted(found, key=lambda scored: (-scored.score, scored.report_id, scored.key))


def _statistics(parts: Sequence[PartShelf]) -> _Statistics:
    entries = sum(part.live for part in parts)
    totals = {field: sum(part.total(field) for part in parts) for field in FIELDS}
    average = {field: max(1.0, total / max(1, entries)) for field, total in totals.items()}
    return _Statistics(entries, average, sum(len(part.dropped) for part in parts))


def _weigh(parts: Sequence[PartShelf], ask: Ask, statistics: _Statistics) -> tuple[tuple[Term, float], ...]:
    """Return the terms to walk, each with its weight times its inverse document frequency."""
    limit = max(FEW_ENTRIES, int(statistics.entries * FREQUENT))
    rare = [term for term in ask.score if not _is_surely_frequent(parts, term, statistics, limit)]
    counted = ((_frequency(parts, term, statistics), term) for term in rare)
    kept = [(frequency, term) for frequency, term in counted if 0 < frequency <= limit]
    if not kept:
        known = ((_frequency(parts, term, statistics), term) for term in ask.score)
        kept = [(frequency, term) for frequency, term in known if frequency]
    kept.sort(key=lambda pair: (pair[0], pair[1].field, pair[1].text))
    return tuple((term, term.weight * _idf(frequency, statistics.entries)) for frequency, term in kept)


def _idf(frequency: int, entries: int) -> float:
    return math.log(1 + (entries - frequency + 0.5) / (frequency + 0.5))


def _is_surely_frequent(parts: Sequence[PartShelf], term: Term, statistics: _Statistics, limit: int) -> bool:
    """Tell without walking *term* that more than *limit* entries hold it."""
    return not term.prefix and sum(part.most(term) for part in parts) - statistics.dropped > limit


def _frequency(parts: Sequence[PartShelf], term: Term, statistics: _Statistics) -> int:
    most = sum(part.most(term) for part in parts)
    if not term.prefix and (not statistics.dropped or most == 0):
        return most
    return sum(len(part.holders(term.field, term.text, prefix=term.prefix) - part.dropped) for part in parts)


def _score(
    part: PartShelf, ask: Ask, weighed: Sequence[tuple[Term, float]], statistics: _Statistics
) -> list[Scored]:
    allowed = _allowed(part, ask)
    scores: dict[int, float] = {}
    if ask.must or not ask.needs or not ask.score:
        scores = dict.fromkeys(range(len(part.reports)) if allowed is None else allowed, 0.0)
    for term, weight in weighed:
        lengths, slope = part.lengths[term.field], K1 * B / statistics.average[term.field]
        gain, base = weight * (K1 + 1), K1 * (1 - B)
        for number, count in part.postings(term):
            if allowed is None or number in allowed:
                scores[number] = scores.get(number, 0.0) + gain * count / (
                    count + base + slope * lengths[number]
                )
    reports, keys, dropped = part.reports, part.keys, part.dropped
    return [Scored(reports[n], keys[n], score) for n, score in scores.items() if n not in dropped]


def _allowed(part: PartShelf, ask: Ask) -> set[int] | None:
    """Return the entries of *part* that meet every condition of *ask*; None where it makes none."""
    allowed = None if ask.within is None else part.numbers(ask.within)
    if ask.tags:
        allowed = _both(allowed, set().union(*(part.holders("tags", tag) for tag in ask.tags)))
    for term in sorted(ask.must, key=part.most):
        if allowed is not None and not allowed:
            break
        allowed = _both(allowed, part.holders(term.field, term.text, prefix=term.prefix))
    return allowed


def _both(allowed: set[int] | None, others: set[int]) -> set[int]:
    return others if allowed is None else allowed & others
