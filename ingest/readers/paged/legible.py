"""Tell text from what a broken font makes of it.

    "全镇共有党员121名" -> legible        "È«ÕòÏÖÓÐ", "鍏ㄩ晣鐜版湁", "\\ue001\\ue002" -> garbled

Letters alone are looked at, since numbers and marks look the same in any text. A letter is familiar when
it is Latin, Han as GB 2312 or the first level of Big5 has it, or of another script that documents here are
written in. Of Han characters taken at random more than half are not familiar; in a list of rare birds, one
in twenty. Accented letters are few in any language that uses them, and many where Chinese was read as Latin.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

FEWEST_ODD = 6
MOST_ODD = 0.3
"""Odd letters, as number and share of all, that a legible text may have."""

LOST = "\N{REPLACEMENT CHARACTER}"

_HAN = re.compile(r"[㐀-䶿一-鿿豈-\ufaff\U00020000-\U0003ffff]")
_SCRIPTS = (
    "A-Za-zＡ-Ｚａ-ｚ"
    "Ͱ-ϿЀ-ӿ"  # Greek, Cyrillic
    "ぁ-ヿㄅ-ㄯ가-힣"  # kana, Bopomofo, Hangul
    "ༀ-\u0fff\u0600-\u06ffᠠ-\u18af\ua000-\ua4cf"  # Tibetan, Arabic, Mongolian, Yi
    "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü"  # Pinyin
    "ªºµ\u2100-\u218f\U0001d400-\U0001d7ff"  # in formulas
)
_FAMILIAR = re.compile(f"[{_SCRIPTS}]")
_BULLETS = re.compile("[\uf000-\uf0ff]")
"""Where fonts of symbols have their characters."""


def is_garbled(chars: Mapping[str, int]) -> bool:
    """Return whether a text is none that anybody could have written, from how often it has each of *chars*.

    >>> from collections import Counter
    >>> is_garbled(Counter("全镇共有党员121名，其中女党员35名。")), is_garbled(Counter("È«ÕòÏÖÓÐÀÏÄêÈË9738Ãû"))
    (False, True)
    """
    odd = sum(times for char, times in chars.items() if _is_odd(char))
    if odd < FEWEST_ODD:
        return False
    return odd > MOST_ODD * sum(times for char, times in chars.items() if _is_letter(char))


@cache
def _is_odd(char: str) -> bool:
    return _is_letter(char) and not _is_familiar(char)


def _is_letter(char: str) -> bool:
    if char.isalpha():
        return True
    # A font without names gives private, unassigned or control characters.
    return not (char.isspace() or (char.isprintable() and char != LOST)) and _BULLETS.match(char) is None


def _is_familiar(char: str) -> bool:
    if _HAN.match(char) is None:
        return _FAMILIAR.match(char) is not None
    return bool(char.encode("gb2312", "ignore")) or b"\xa4" <= char.encode("big5", "ignore")[:1] < b"\xc9"
