"""The margins of the text on a page, from where its lines begin and end.

    most lines end at 523 points -> Frame(left=85.0, right=523.0, pitch=18.2)

Only lines of prose count: rows of a table and short lines say nothing of the margins. A page with too
few of them takes the margins of all pages of its width, since three lines do not show a margin.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ingest.readers.paged.lines import Line

FEWEST = 3
"""Lines that must agree on a margin."""

SLACK = 1.3
"""Characters within which two lines end at the same margin (a punctuation mark may hang or move down)."""

_PROSE = 15
_SHARE = 0.12


@dataclass(frozen=True, slots=True)
class Frame:
    """The left and right margin, and the common distance from line to line."""

    left: float
    right: float
    pitch: float


def frame_of(lines: Sequence[Line], *, otherwise: Frame | None = None) -> Frame:
    """Return the margins within which *lines* (at least one) stand, or *otherwise* where they are too few."""
    prose = [line for line in lines if len(line.parts) == 1 and len(line.text) >= _PROSE]
    right = _agreed([line.box.right for line in prose], _slack(prose), last=True)
    left = _agreed([line.box.left for line in prose], _slack(prose), last=False)
    if right is not None and left is not None:
        return Frame(left, right, _pitch(lines))
    if otherwise is not None:
        return otherwise
    return Frame(min(line.box.left for line in lines), max(line.box.right for line in lines), _pitch(lines))


def _slack(lines: Sequence[Line]) -> float:
    return SLACK * median(line.box.height for line in lines) if lines else 0.0


def _agreed(positions: Sequence[float], slack: float, *, last: bool) -> float | None:
    """Return the outermost of *positions* with which enough others agree within *slack*."""
    least = max(FEWEST, _SHARE * len(positions))
    for position in sorted(positions, reverse=last):
        near = [
            other for other in positions if 0 <= (position - other if last else other - position) <= slack
        ]
        if len(near) >= least:
            return position
    return None


def _pitch(lines: Sequence[Line]) -> float:
    steps = [two.box.middle - one.box.middle for one, two in pairwise(lines)]
    return median([step for step in steps if step > 0] or [0.0])
