"""A shadow of a text in which full-width and traditional characters are one with the plain ones.

    （１）規劃先行，串點成線  →  (1)规划先行,串点成线

Every character stands for exactly one character, so an offset into the shadow is an
offset into the text. Patterns are written once, for the shadow; what is shown to a
person is always cut from the text itself. The table of traditional characters
(characters.toml) is no converter: a character it does not know stays as it is.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_SPACES = {0x3000: " ", 0x00A0: " ", 0x2002: " ", 0x2003: " ", 0x2009: " ", 0x202F: " "}


@cache
def _table() -> dict[int, int | str]:
    data = tomllib.loads(Path(__file__).with_name("characters.toml").read_text("utf-8"))
    pairs = {ord(pair[0]): pair[1] for pair in data["traditional"]}
    return {**_FULL_WIDTH, **_SPACES, **pairs}


# A look for what is rare is ten times as fast as the translation of every character.
_COMMON = tuple((wide, chr(ord(wide) - 0xFEE0)) for wide in "，：；（）！？％")

LONGEST_KEPT, KEPT = 4000, 4096
"""Every stage folds the same lines: so many of them, each up to this length, are remembered."""


@cache
def _rare() -> re.Pattern[str]:
    rare = {chr(code) for code in _table()} - {wide for wide, _ in _COMMON}
    return re.compile(f"[{re.escape(''.join(sorted(rare)))}]")


def fold(text: str) -> str:
    """Return *text* with plain digits, punctuation and simplified characters, of the same length.

    >>> fold("（１）規劃先行，串點成線")
    '(1)规划先行,串点成线'
    """
    if len(text) <= LONGEST_KEPT:
        return _folded_line(text)
    lines = text.split("\n")
    return "\n".join(map(fold, lines)) if len(lines) > 1 else _folded(text)


def _folded(text: str) -> str:
    for wide, plain in _COMMON:
        text = text.replace(wide, plain)
    return text.translate(_table()) if _rare().search(text) else text


_folded_line = lru_cache(maxsize=KEPT)(_folded)
