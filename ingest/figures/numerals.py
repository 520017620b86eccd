"""Chinese numerals as reports write them: 三, 两千, 一百二十, 十二万.

A word that is no well-formed numeral gives None (一二三, 千家): a guess would stand
beside real statistics.
"""

from __future__ import annotations

from decimal import Decimal

_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "亿": 10**8}


def read_numeral(word: str) -> Decimal | None:
    """Return the number that the Chinese numeral *word* names, or None.

    >>> read_numeral("一百二十"), read_numeral("两千"), read_numeral("十二万")
    (Decimal('120'), Decimal('2000'), Decimal('120000'))
    >>> read_numeral("二亿五千万"), read_numeral("三万亿")
    (Decimal('250000000'), Decimal('3000000000000'))
    >>> read_numeral("一百五"), read_numeral("一万三")
    (Decimal('150'), Decimal('13000'))
    >>> read_numeral("一二三") is None
    True
    """
    total = section = highest = 0
    digit: int | None = None
    for char in word:
        if char in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[char]
        elif char in _TENS:
            if digit is None and section:
                return None
            section += (1 if digit is None else digit) * _TENS[char]
            digit = None
        elif char in _MYRIADS:
            section += digit or 0
            if not section and not total:
                return None
            total = _multiplied(total, section, _MYRIADS[char], highest)
            section, digit, highest = 0, None, _MYRIADS[char]
        else:
            return None
    return Decimal(total + section + _last(word, digit or 0)) if word else None


def _last(word: str, digit: int) -> int:
    """Return what a last *digit* is worth: 5 in 二百零五, 50 in 二百五 and 5,000 in 一万五."""
    before = word[-2:-1]
    tens = {**_TENS, **_MYRIADS}.get(before, 1)
    return digit * tens // 10 if tens > 10 else digit  # noqa: PLR2004


def _multiplied(total: int, section: int, myriad: int, before: int) -> int:
    """Add 二千万 to 二亿, and make 三万 into 三万亿."""
    return total + section * myriad if before > myriad else (total + section) * myriad


def read_decimals(word: str) -> Decimal:
    """Return the fraction that the digits after 点 name.

    >>> read_decimals("七五")
    Decimal('0.75')
    """
    return sum((Decimal(_DIGITS[char]).scaleb(-place) for place, char in enumerate(word, 1)), Decimal(0))
