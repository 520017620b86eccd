"""A text without all that formats write differently: marks, white space, widths, capitals.

    １２１名 党员，\n占 3.5%  →  121名党员占35

A report saved as .docx, .pdf and .txt has one plain text. Every character keeps its place in the
original, so that what is found in the plain text can be shown where it stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain, starmap

from ingest.characters import fold

_ALPHANUMERIC = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Plain:
    """The letters, digits and Han characters of a text, and the offset in it of each."""

    text: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where the characters from *start* to *end* stand in the original."""
        return self.places[start], self.places[end - 1] + 1


def plain(text: str) -> Plain:
    """Return the plain form of *text*.

    >>> plain("１２１名 党员，占 3.5%").text
    '121名党员占35'
    """
    folded = fold(text)
    runs = [run.span() for run in _ALPHANUMERIC.finditer(folded)]
    places = tuple(chain.from_iterable(starmap(range, runs)))
    kept = "".join([folded[start:end] for start, end in runs])
    lower = kept.lower()  # İ becomes two characters, which would shift all that follow
    return Plain(lower if len(lower) == len(kept) else kept, places)
