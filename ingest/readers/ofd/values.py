"""Numbers as OFD writes them in attributes: boxes, matrices, and the steps from character to character.

    steps("g 3 26.04 25.94", 6) -> [26.04, 26.04, 26.04, 25.94, 25.94, 25.94]

Lengths are millimetres (GB/T 33190-2016, 7.3). What is no finite number of a sensible size is not there.
"""

from __future__ import annotations

import math

from ingest.readers import xml
from ingest.readers.paged.matrix import Matrix
from ingest.readers.paged.page import Box

LARGEST = 1e6
"""Millimetres, or factors; what is larger is damage and would only overflow later."""

LONGEST = 400
"""Characters in which a box, a matrix or a colour is said."""

_BOX, _MATRIX = 4, 6
_SIDES = (5.0, 5_000.0)
"""Millimetres: the shortest and the longest side of a page."""


def number(text: str | None) -> float | None:
    """Return the number that *text* is, or None."""
    try:
        found = float(text) if text is not None else math.nan
    except ValueError:
        return None
    return found if math.isfinite(found) and abs(found) <= LARGEST else None


def numbers(text: str | None) -> list[float]:
    """Return the numbers in *text*, which white space parts; none where one of them is no number."""
    found = [number(word) for word in (text or "")[:LONGEST].split()]
    known = [value for value in found if value is not None]
    return known if len(known) == len(found) else []


def steps(text: str | None, count: int) -> list[float]:
    """Return *count* steps as *text* says them; "g n v" is n times v, and the last one goes on.

    >>> steps("g 2 3 1.5", 4)
    [3.0, 3.0, 1.5, 1.5]
    >>> steps("", 4)
    []
    """
    words = iter((text or "").split(maxsplit=3 * count + 1))
    found: list[float] = []
    for word in words:
        grouped = word == "g"
        times = number(next(words, None)) or 0 if grouped else 1
        step = number(next(words, None) if grouped else word)
        if step is None or len(found) >= count:
            break
        found += [step] * min(max(0, int(times)), count - len(found))
    return found + found[-1:] * (count - len(found))


def box(text: str | None) -> Box | None:
    """Return the box that *text* ("x y width height") says, or None."""
    found = numbers(text)
    if len(found) != _BOX:
        return None
    left, top, width, height = found
    return Box(left, top, left + width, top + height)


def page_box(text: str | None) -> Box | None:
    """Return the box of a page that *text* says, or None where no page has such sides."""
    found = box(text)
    sides = (found.width, found.height) if found else ()
    return found if sides and all(_SIDES[0] <= side <= _SIDES[1] for side in sides) else None


def placement(element: xml.Element) -> Matrix:
    """Return how the coordinates inside *element* (a graphic object) map to those around it."""
    told = numbers(xml.attribute(element, "CTM"))
    matrix = Matrix(*told) if len(told) == _MATRIX else Matrix()
    boundary = box(xml.attribute(element, "Boundary"))
    return matrix.then(Matrix(e=boundary.left, f=boundary.top)) if boundary else matrix


def text_of(element: xml.Element | None) -> str:
    """Return the text directly inside *element*, without white space at its ends."""
    return (element.text or "").strip() if element is not None else ""
