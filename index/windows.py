"""How well the best stretch of a text answers: BM25 over windows of some 900 characters, half overlapping.

A long report that answers in one place loses against short ones when it is weighed as a whole, and
sections are of any length. So windows are laid over the text while a query is answered, for the few
reports that come into question. What stands there is counted, not understood.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from index.engines.bm25 import K1
from index.terms import is_han

STEP = 450
"""Characters from the beginning of a window to that of the next; a window is twice as long."""
B = 0.9
"""How far a window that is short, being the whole of a short text, is preferred to a full one."""
_SHIFT = 21
"""Bits that a code point takes."""

Places = NDArray[np.int64]


def best_window(folded: str, weights: Mapping[str, float]) -> float:
    """Return the score of the best window of *folded* text; *weights* belong to bigrams and other runs.

    >>> best_window("流动党员管理", {"流动": 2.0, "养老": 3.0}) > best_window("流动党员管理" * 60, {"流动": 1.0})
    True
    """
    terms = [term for term in weights if weights[term] > 0]
    if not terms or not folded:
        return 0.0
    steps = max(1, -(-len(folded) // STEP))
    counts = np.zeros((len(terms), steps))
    for number, places in _places(folded, terms):
        counts[number] += np.bincount(places // STEP, minlength=steps)
    windows = counts[:, :-1] + counts[:, 1:] if steps > 1 else counts
    length = min(len(folded), 2 * STEP) / (2 * STEP)
    gains = windows * (K1 + 1) / (windows + K1 * (1 - B + B * length))
    return float((np.array([weights[term] for term in terms]) @ gains).max())


def _places(folded: str, terms: Sequence[str]) -> Iterator[tuple[int, Places]]:
    """Yield the number of each of *terms* that stands in *folded*, and where."""
    pairs = {_code(term): number for number, term in enumerate(terms) if len(term) == 2 and is_han(term)}  # noqa: PLR2004
    codes = np.frombuffer(folded.encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.int64)
    wanted = np.array(sorted(pairs), np.int64)
    if len(wanted) and len(codes) > 1:
        here = (codes[:-1] << _SHIFT) | codes[1:]
        nearest = np.minimum(np.searchsorted(wanted, here), len(wanted) - 1)
        found = np.flatnonzero(wanted[nearest] == here)
        for rank in np.unique(nearest[found]):
            yield pairs[int(wanted[rank])], found[nearest[found] == rank]
    for number, term in enumerate(terms):
        if not is_han(term):
            yield number, np.array([*_finds(folded, term)], np.int64)


def _code(pair: str) -> int:
    return ord(pair[0]) << _SHIFT | ord(pair[1])


def _finds(folded: str, run: str) -> Iterator[int]:
    at = folded.find(run)
    while at >= 0:
        yield at
        at = folded.find(run, at + len(run))
