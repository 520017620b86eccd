"""Dates as Chinese documents write them, as ISO 8601 of the precision that is stated.

    2012年8月 → 2012-08    二〇二四年七月十日 → 2024-07-10    ２０２４．９．２０ → 2024-09-20

Assumes years between 1900 and 2099. A month without a year (今年3月) is no date here:
the year would be a guess.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass

from ingest.characters import fold

HAN_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "O": 0, "两": 2}

_YEAR = r"(?:(?:19|20)\d{2}|[一二][九〇○O零][〇○O零一二三四五六七八九]{2})"
_NUMBER = r"(?:\d{1,2}|[元一二三四五六七八九十]{1,3})"
_WRITTEN = (
    rf"(?P<year>{_YEAR}) ?年(?:度)?(?: ?(?P<month>{_NUMBER}) ?月(?:份)?(?: ?(?P<day>{_NUMBER}) ?[日号])?)?"
)
_POINTED = r"(?P<pyear>(?:19|20)\d{2})[.\-/](?P<pmonth>\d{1,2})[.\-/](?P<pday>\d{1,2})(?!\d)"
_DATE = re.compile(rf"(?<!\d)(?:{_WRITTEN}|{_POINTED})")
_ISO = re.compile(r"([12]\d{3})(?:-(\d{2})(?:-(\d{2}))?)?")
_SPACED = re.compile(r"(?<=\d) (?=\d)")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a text: where it stands and what it says (ISO 8601)."""

    start: int
    end: int
    iso: str


def han_number(text: str) -> int | None:
    """Return the number that *text* writes, in digits or in Chinese, up to 999.

    >>> han_number("二十一"), han_number("12"), han_number("一〇三")
    (21, 12, 103)
    """
    if text.isdigit():
        return int(text)
    if not any(unit in text for unit in "十百"):
        digits = [HAN_DIGITS.get(char) for char in text]
        return None if None in digits or not digits else int("".join(map(str, digits)))
    return _with_units(text)


def _with_units(text: str) -> int | None:
    total, digit = 0, None
    for char in text:
        if char in "十百":
            total += (1 if digit is None or digit == 0 else digit) * (10 if char == "十" else 100)
            digit = None
        elif char in HAN_DIGITS:
            digit = HAN_DIGITS[char]
        else:
            return None
    return total + (digit or 0)


def find_dates(text: str) -> tuple[Dated, ...]:
    """Return the dates that *text* states with at least their year, in order.

    >>> [dated.iso for dated in find_dates("2023年11月10日通过，二〇二四年一月起施行")]
    ['2023-11-10', '2024-01']
    """
    return tuple(
        Dated(match.start(), match.end(), iso)
        for match in _DATE.finditer(fold(text))
        if (iso := _iso(match)) is not None
    )


def read_date(text: str) -> str | None:
    """Return the date that *text* is, brackets and spaces aside, or None where it says more or less.

    >>> read_date("（２０２４年１１月８日）"), read_date("2024年以来")
    ('2024-11-08', None)
    """
    bare = _SPACED.sub("", fold(text).strip(" ()\t"))
    match = _DATE.fullmatch(bare.replace(" ", ""))
    return _iso(match) if match else None


def _iso(match: re.Match[str]) -> str | None:
    year = han_number(match["year"] or match["pyear"])
    month = _part(match["month"] or match["pmonth"], 12)
    day = _part(match["day"] or match["pday"], 31)
    if year is None or month == 0 or day == 0:
        return None
    if month and day and day > monthrange(year, month)[1]:
        return None  # 2月30日 is no day: a slip, and which day was meant is not known
    return "-".join([str(year), *(f"{part:02d}" for part in (month, day) if part is not None)])


def _part(text: str | None, largest: int) -> int | None:
    if text is None:
        return None
    number = 1 if text == "元" else han_number(text)
    return number if number is not None and number <= largest else 0


def is_date(iso: str) -> bool:
    """Return whether *iso* is a year, a month or a day as ISO 8601 writes it.

    >>> is_date("2023-08"), is_date("2023-02-30"), is_date("昨天")
    (True, False, False)
    """
    match = _ISO.fullmatch(iso)
    if match is None:
        return False
    year, month, day = (int(part) if part else 1 for part in match.groups())
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]  # noqa: PLR2004 - the months of a year
