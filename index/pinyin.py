"""How Chinese words sound, written in letters without tones: 流动党员 → liudongdangyuan.

Sounds that many speakers do not tell apart (zh and z, ang and an, n and l …) are written alike.
"""

from __future__ import annotations

import re

# Sounds that are confused, after the first of them is taken for the second.
_ALIKE = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ng", "n"), ("n(?=[aeiouv])", "l"), ("hu", "fu"))
_PATTERNS = tuple((re.compile(pattern), other) for pattern, other in _ALIKE)


def pinyin(word: str) -> str:
    """Return the syllables of *word* in letters, as they are usually read together.

    >>> pinyin("流动党员")
    'liudongdangyuan'
    """
    # Loading the readings of all characters takes a fifth of a second, and is seldom needed.
    from pypinyin import lazy_pinyin  # noqa: PLC0415

    return "".join(lazy_pinyin(word))


def sound(letters: str) -> str:
    """Return *letters* with sounds written alike that are easily confused.

    >>> sound("zhanglan") == sound("zanlan")
    True
    """
    for pattern, other in _PATTERNS:
        letters = pattern.sub(other, letters)
    return letters
