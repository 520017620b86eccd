"""How often a term stands in an entry, written as further terms, one for each bit.

    党员 once in an entry    ->  党员
    党员 six times           ->  党员 党员·0 党员·2      (5, one less than six, is binary 101)

Tantivy says which entries hold a term, but through Python it does not say how often. Most terms stand
once in an entry, so few further terms are needed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

MARK = "\x1f"
"""Stands between a term and a bit; no term holds it, for it is neither a letter nor a digit."""
MOST_BITS = 32


def marked(terms: Iterable[str]) -> Iterator[str]:
    r"""Yield each of *terms* once, and the marks of how often it stands there.

    >>> list(marked(["党员"] * 6 + ["名"]))
    ['党员', '党员\x1f0', '党员\x1f2', '名']
    """
    for term, count in Counter(terms).items():
        yield term
        if count > 1:
            more = count - 1
            yield from (bit_of(term, bit) for bit in range(more.bit_length()) if more >> bit & 1)


def bit_of(term: str, bit: int) -> str:
    """Return the mark of *bit* of one less than how often *term* stands in an entry."""
    return f"{term}{MARK}{bit}"
