"""What a query may have been meant to say: 流动挡员管理 → 流动党员管理, liudongdangyuan → 流动党员.

Only what stands nowhere in the library is doubted: a pair of characters that no report holds, or a run of
letters that no report holds. Operators, filters and quotes stay as they were typed.
"""

from __future__ import annotations

import re

from index.engines.base import SearchEngine, Shelf, Term
from index.known_words import LONGEST, SHORTEST, KnownWords
from index.terms import fold, is_han, runs

LETTERS = re.compile("[a-z]{4,30}")


def meant(engine: SearchEngine, known: KnownWords, typed: str) -> str | None:
    """Return *typed* with what stands nowhere put right as far as *known* words tell, None where nothing was."""
    folded = fold(typed)
    if len(folded) != len(typed):
        return None
    corrected, end = "", 0
    for start, run in runs(folded):
        corrected += typed[end:start] + (_corrected(engine, known, run) or typed[start : start + len(run)])
        end = start + len(run)
    corrected += typed[end:]
    return corrected if fold(corrected) != folded else None


def _corrected(engine: SearchEngine, known: KnownWords, run: str) -> str | None:
    if not is_han(run):
        unknown = LETTERS.fullmatch(run) and not _held(engine, (Term("bigrams", run, match="inside"),))[0]
        return known.sounding(run) if unknown else None
    pairs = [run[at : at + 2] for at in range(len(run) - 1)]
    held = _held(engine, tuple(Term("bigrams", pair) for pair in pairs))
    doubtful = [at for at, count in enumerate(held) if not count]
    if not doubtful:
        return None
    return _replaced(known, run, doubtful[0], doubtful[-1] + 2)


def _replaced(known: KnownWords, run: str, first: int, last: int) -> str | None:
    """Return *run* with the longest piece that touches what is doubtful replaced by a word it is like."""
    for length in range(min(LONGEST, len(run)), SHORTEST - 1, -1):
        for start in range(max(0, first + 1 - length + 1), min(last - 1, len(run) - length) + 1):
            if word := known.like(run[start : start + length]):
                return run[:start] + word + run[start + length :]
    return None


def _held(engine: SearchEngine, terms: tuple[Term, ...]) -> tuple[int, ...]:
    return engine.frequencies(Shelf.REPORTS, terms)
