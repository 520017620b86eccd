"""The prints of a text: its plain hash, a MinHash sketch, and winnowed hashes of its runs.

    prints_of("青禾县……") → Prints(plain, sketch, hashes, places)

Two texts that have PASSAGE plain characters in a row in common share at least one of their hashes
(winnowing: Schleimer, Wilkerson, Aiken 2003): of every WINDOW neighbouring runs of RUN characters the one
with the smallest hash is chosen. The sketch estimates the Jaccard index of the texts' shingles (MinHash:
Broder 1997). All arithmetic is on 64-bit integers with constants of our own, so that every platform,
process and version gives the same numbers.
"""

from __future__ import annotations

import hashlib
import importlib
from dataclasses import dataclass
from functools import cache
from typing import Any

from ingest.plain import Plain, plain
from report.prints import Prints

PASSAGE = 60
"""Plain characters in a row that two reports must share for it to be found, about one and a half lines."""
RUN = 16
WINDOW = PASSAGE - RUN + 1
SHINGLE = 5
SKETCH = 64
REPEATS = 16
"""So often is one run kept in a text: a table may repeat a cell a thousand times."""

_BASE = 0x9E3779B97F4A7C15
_MIX = 0xBF58476D1CE4E5B9
_FACTORS = tuple((0xD6E8FEB86659FD93 * (2 * n + 1) + (n << 40)) % 2**64 | 1 for n in range(SKETCH))
_SHIFTS = tuple(0x94D049BB133111EB * (n + 1) % 2**64 for n in range(SKETCH))

Array = Any
"""A numpy array of unsigned 64-bit integers."""


@cache
def _numpy() -> Any:
    # Loaded only where texts are printed or compared: it takes as long as a search.
    return importlib.import_module("numpy")


def prints_of(text: str) -> Prints:
    """Return the prints of *text*; a text shorter than a run has no hashes, an empty one no sketch."""
    bare = plain(text)
    digest = hashlib.sha256(bare.text.encode("utf-8", "surrogatepass")).hexdigest()
    hashes, places = _chosen(bare)
    return Prints(digest, _sketch(shingles(bare.text)), hashes, places)


def shingles(text: str) -> Array:
    """Return the hashes of all different shingles of the plain *text*, sorted."""
    return _distinct(_numpy().sort(_runs(text, min(SHINGLE, len(text)))))


@dataclass(frozen=True, slots=True)
class Share:
    """How much two texts have in common: of all their shingles, and of those of the shorter one."""

    alike: float
    contained: float


def common_share(one: str, other: str) -> Share:
    """Return how much the plain texts *one* and *other* have in common.

    >>> common_share("青禾县养老服务条例", "青禾县养老服务条例").alike
    1.0
    """
    first, second = shingles(one), shingles(other)
    common = len(_numpy().intersect1d(first, second, assume_unique=True))
    total, least = len(first) + len(second) - common, min(len(first), len(second))
    return Share(common / total if total else 1.0, common / least if least else 0.0)


def _runs(text: str, length: int) -> Array:
    """Return the hash of every *length* characters in a row of *text*, in 48 bits."""
    np = _numpy()
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.uint64)
    count = len(codes) - length + 1
    if count < 1 or not length:
        return np.zeros(0, np.uint64)
    total = np.zeros(count, np.uint64)
    for offset in range(length):
        total = total * np.uint64(_BASE) + codes[offset : offset + count]
    return _mixed(total)


def _distinct(values: Array) -> Array:
    """Return the sorted *values*, each once; `numpy.unique` hashes them, which takes ten times as long."""
    return values[_numpy().diff(values, prepend=~values[:1]) != 0]


def _mixed(values: Array) -> Array:
    number = _numpy().uint64
    values = (values ^ (values >> number(30))) * number(_MIX)
    return (values ^ (values >> number(27))) * number(_BASE) >> number(16)


def _chosen(bare: Plain) -> tuple[tuple[int, ...], tuple[int, ...]]:
    runs = _runs(bare.text, RUN)
    if not len(runs):
        return (), ()
    np = _numpy()
    windows = np.lib.stride_tricks.sliding_window_view(runs, min(WINDOW, len(runs)))
    chosen = _distinct(np.arange(len(windows)) + windows.argmin(axis=1))
    seen: dict[int, int] = {}
    hashes, places = [], []
    for place, value in zip(chosen.tolist(), runs[chosen].tolist(), strict=True):
        seen[value] = seen.get(value, 0) + 1
        if seen[value] <= REPEATS:
            hashes.append(value)
            places.append(bare.places[place])
    return tuple(hashes), tuple(places)


def _sketch(values: Array) -> tuple[int, ...]:
    if not len(values):
        return ()
    number = _numpy().uint64
    return tuple(
        int(_mixed(values * number(factor) + number(shift)).min())
        for factor, shift in zip(_FACTORS, _SHIFTS, strict=True)
    )
