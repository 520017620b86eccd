"""BM25 over the parts of a shelf as if they were one (Robertson and Zaragoza, 2009).

Lengths, frequencies and counts are those of the entries that can be found now, added up
over the parts as whole numbers: the same entries give the same scores, to the last bit,
however they are spread, whatever was taken away and whichever engine keeps the terms.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.engines.base import FIELDS, Ask, Field, Scored, Term
from index.engines.bm25 import K1, B, idf
from index.engines.part import Mask, Numbers, PartShelf

Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Statistics:
    entries: int
    average: dict[Field, float]


@dataclass(frozen=True, slots=True)
class _Found:
    """The entries of a part that answer, by number, and their scores."""

    part: PartShelf
    numbers: Numbers
    scores: Scores


def rank(parts: Sequence[PartShelf], ask: Ask, limit: int | None) -> tuple[tuple[Scored, ...], int]:
    """Return the best *limit* entries that answer *ask*, ties by report and key, and how many answer in all."""
    statistics = _statistics(parts)
    weighed = _weigh(parts, ask, statistics)
    found = [_found(part, ask, weighed, statistics) for part in parts]
    total = sum(len(item.numbers) for item in found)
    best = sorted(_best(found, limit), key=lambda item: (-item.score, item.report_id, item.key))
    return tuple(best[:limit]), total


def _statistics(parts: Sequence[PartShelf]) -> _Statistics:
    entries = sum(part.live for part in parts)
    totals = {field: sum(part.total(field) for part in parts) for field in FIELDS}
    average = {field: max(1.0, total / max(1, entries)) for field, total in totals.items()}
    return _Statistics(entries, average)


def _weigh(parts: Sequence[PartShelf], ask: Ask, statistics: _Statistics) -> tuple[tuple[Term, float], ...]:
    """Return the terms to walk, each with its weight times its inverse document frequency."""
    counted = ((frequency(parts, term), term) for term in ask.score)
    kept = sorted(((held, term) for held, term in counted if held), key=_by_frequency)
    return tuple((term, term.weight * idf(held, statistics.entries)) for held, term in kept)


def _by_frequency(pair: tuple[int, Term]) -> tuple[int, str, str]:
    held, term = pair
    return held, term.field, term.text


def frequency(parts: Sequence[PartShelf], term: Term) -> int:
    """Return how many entries of *parts* hold *term* now."""
    most = sum(part.most(term) for part in parts)
    if term.match == "whole" and (most == 0 or not any(part.dropped for part in parts)):
        return most
    return sum(int((~part.gone[part.postings(term).numbers]).sum()) for part in parts)


def _found(
    part: PartShelf, ask: Ask, weighed: Sequence[tuple[Term, float]], statistics: _Statistics
) -> _Found:
    allowed = _allowed(part, ask)
    scores = np.zeros(len(part.reports), np.float64)
    answers = np.zeros(len(part.reports), np.bool_)
    if allowed.any():
        for term, weight in weighed:
            postings, slope = part.postings(term), K1 * B / statistics.average[term.field]
            gain, base = weight * (K1 + 1), K1 * (1 - B)
            lengths = part.lengths[term.field][postings.numbers]
            scores[postings.numbers] += gain * postings.counts / (postings.counts + base + slope * lengths)
            answers[postings.numbers] = True
    if ask.must or not ask.needs or not ask.score:
        answers[:] = True
    numbers = np.flatnonzero(answers & allowed)
    return _Found(part, numbers, scores[numbers])


def _allowed(part: PartShelf, ask: Ask) -> Mask:
    """Return the entries of *part* that are there now and meet every condition of *ask*."""
    allowed = ~part.gone
    if ask.within is not None:
        allowed &= part.among(ask.within)
    holding = part.holding(ask.must, ask.tags)
    return allowed if holding is None else allowed & holding


def _best(found: Sequence[_Found], limit: int | None) -> Iterator[Scored]:
    """Yield the entries of *found* that are among the best *limit*, and those that tie with the last of them."""
    least = -math.inf
    scores = np.concatenate([item.scores for item in found]) if found else np.empty(0)
    if limit is not None and 0 < limit < len(scores):
        least = float(np.partition(scores, -limit)[-limit])
    for item in found:
        chosen = item.scores >= least
        for number, score in zip(item.numbers[chosen].tolist(), item.scores[chosen].tolist(), strict=True):
            yield Scored(item.part.reports[number], item.part.keys[number], score)
