"""The numbers of BM25 (Robertson and Zaragoza, 2009), the same wherever something is weighed."""

from __future__ import annotations

import math

K1 = 1.2
B = 0.75


def idf(frequency: int, entries: int) -> float:
    """Return the inverse document frequency of a term that *frequency* of *entries* hold; never negative.

    >>> idf(1, 1000) > idf(500, 1000) > 0
    True
    """
    return math.log(1 + (entries - frequency + 0.5) / (frequency + 0.5))
