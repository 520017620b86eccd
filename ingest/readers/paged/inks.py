"""Which colours cannot be told from paper, and which are so pale that large letters in them are a watermark.

    is_white([255, 255, 255]) -> True        is_pale([210, 210, 210], alpha=255) -> True

A colour is its red, green and blue from 0 to 255; of any other (a shade of grey, ink for four plates)
nothing is known.
"""

from __future__ import annotations

from collections.abc import Sequence

LARGE = 30.0
"""Points from which letters in pale ink are a watermark."""

OPAQUE = 255
_WHITE = 245
_PALE, _PAPER, _SOLID = 190, 250, 160
"""The ink of a watermark has every part above pale and one below the paper's, or is thin."""

_RGB = 3


def is_white(colour: Sequence[float]) -> bool:
    """Return whether *colour* cannot be told from paper."""
    return len(colour) == _RGB and min(colour) >= _WHITE


def is_pale(colour: Sequence[float], *, alpha: float) -> bool:
    """Return whether *colour*, laid on with *alpha* (255 hides what is below), is that of a watermark.

    With an alpha of 0 it is none: that is text which was recognised in a scan and lies hidden over it.
    """
    return 0 < alpha < _SOLID or (len(colour) == _RGB and _PALE <= min(colour) < _PAPER)
