"""Show a date or time by a format: 45420 with yyyy"年"m"月"d"日" -> 2024年5月8日.

Dates are days since the end of 1899, or of 1904 where the workbook says so; 29 February 1900, which
never was, keeps its number (60), as the programs keep it. m means minutes after hours and before
seconds. [DBNum1] writes Chinese numerals: 二〇二四年五月八日.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from ingest.readers.docx.counting import count
from ingest.readers.sheets.sections import SYSTEM_LONG_DATE, SYSTEM_TIME, Section, Token, What, split_sections

DAYS_1904 = 1462
"""Days from the first day of the usual calendar to that of workbooks that begin in 1904."""

_LEAP_DAY = 60
_END = 2_958_466
_DAY, _HOUR, _MINUTE = 86_400, 3_600, 60
_NOON = 12
_LONG, _FULL = 3, 4
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_CHINESE_WEEKDAYS = "一二三四五六日"
_CHINESE = ("804", "404", "1004", "C04", "1404")
_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")
_LEGAL = str.maketrans("〇一二三四五六七八九十", "零壹贰叁肆伍陆柒捌玖拾")
_SYSTEM = {SYSTEM_LONG_DATE: 'yyyy"年"m"月"d"日"', SYSTEM_TIME: "h:mm:ss"}


@dataclass(frozen=True, slots=True)
class Moment:
    """A date and time as a format shows its parts; `seconds` since midnight, `elapsed` since day 0."""

    year: int
    month: int
    day: int
    weekday: int
    seconds: int
    elapsed: int
    below: Decimal


def show_date(serial: Decimal, section: Section) -> str | None:
    """Return the day number *serial* as *section* shows it; None where it is no date."""
    if section.locale in _SYSTEM:
        section = split_sections(_SYSTEM[section.locale])[0]
    parts = _subseconds(section.tokens)
    moment = _moment(serial, parts)
    if moment is None:
        return None
    half = section.has(What.HALF_DAY)
    shown = []
    for at, token in enumerate(section.tokens):
        minutes = token.text in {"m", "mm"} and _is_minutes(section.tokens, at)
        shown.append(_part(token, moment, section, half=half, minutes=minutes))
    text = "".join(shown)
    return text.translate(_LEGAL) if section.spelled > 1 else text


def _subseconds(tokens: tuple[Token, ...]) -> int:
    return sum(token.what is What.DIGIT for token in tokens)


def _moment(serial: Decimal, decimals: int) -> Moment | None:
    """Return the moment of day number *serial*, rounded to *decimals* of a second; None outside the calendar."""
    if not 0 <= serial < _END:
        return None
    total = (serial * _DAY).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    whole = int(total)
    days, seconds = divmod(whole, _DAY)
    if days == _LEAP_DAY:
        year, month, day = 1900, 2, 29
    elif days == 0:
        year, month, day = 1900, 1, 0
    else:
        found = date(1899, 12, 30) + timedelta(days=min(days, _END - 1) + (days < _LEAP_DAY))
        year, month, day = found.year, found.month, found.day
    return Moment(year, month, day, (days - 2) % 7, seconds, whole, total - whole)


def _is_minutes(tokens: tuple[Token, ...], at: int) -> bool:
    """Return whether the m at *at* follows hours or comes before seconds."""
    kinds = {What.DATE, What.ELAPSED}
    before = next((t.text for t in reversed(tokens[:at]) if t.what in kinds), "")
    after = next((t.text for t in tokens[at + 1 :] if t.what in kinds), "")
    return before.startswith("h") or after.startswith("s")


def _part(token: Token, moment: Moment, section: Section, *, half: bool, minutes: bool) -> str:
    """Return what *token* shows of *moment*."""
    if token.what is What.ELAPSED:
        step = {"h": _HOUR, "m": _MINUTE, "s": 1}[token.text[0]]
        return str(moment.elapsed // step).zfill(len(token.text))
    if token.what is What.HALF_DAY:
        return token.text.split("/")[moment.seconds >= _NOON * _HOUR]
    if token.what is not What.DATE:
        return _of_second(token, moment)
    if minutes:
        return _number(moment.seconds // _MINUTE % 60, token.text, section)
    return _of_clock(token.text, moment, section, half=half) or _of_calendar(token.text, moment, section)


def _of_second(token: Token, moment: Moment) -> str:
    """Return a literal, or the part of a second that ".00" asks for."""
    if token.what is What.DIGIT:
        return ""
    below = token == Token(What.SIGN, ".") and moment.below.as_tuple().exponent
    return f"{moment.below:f}"[1:] if below else token.text


def _of_clock(text: str, moment: Moment, section: Section, *, half: bool) -> str:
    if text[0] == "h":
        hour = moment.seconds // _HOUR
        return _number((hour % _NOON or _NOON) if half else hour, text, section)
    if text[0] == "s":
        return _number(moment.seconds % _MINUTE, text, section)
    return ""


def _of_calendar(text: str, moment: Moment, section: Section) -> str:
    """Return the year, month, day or weekday that *text* asks for; nothing for an era."""
    letter, length = text[0], len(text)
    if letter == "e" or (letter == "y" and length >= _LONG):
        return str(moment.year).translate(_DIGITS) if section.spelled else str(moment.year)
    if letter == "y":
        return f"{moment.year % 100:02d}"
    if letter == "a" or (letter == "d" and length >= _LONG):
        return _weekday(text, moment.weekday, section)
    if letter == "m" and length >= _LONG:
        return _month(moment.month, length, section)
    return _number(moment.month if letter == "m" else moment.day, text, section) if letter in "md" else ""


def _weekday(text: str, weekday: int, section: Section) -> str:
    if text[0] == "d" and section.locale not in _CHINESE:
        return _WEEKDAYS[weekday][: None if len(text) >= _FULL else 3]
    prefix = {"aaa": "", "ddd": "周"}.get(text, "星期")
    return prefix + _CHINESE_WEEKDAYS[weekday]


def _month(month: int, length: int, section: Section) -> str:
    if section.locale in _CHINESE:
        return count(month, "chineseCounting") + "月"
    name = _MONTHS[month - 1]
    return name[:1] if length > _FULL else name[: None if length == _FULL else 3]


def _number(number: int, text: str, section: Section) -> str:
    if section.spelled:
        return count(number, "chineseCounting") if number else "〇"
    return str(number).zfill(min(len(text), 2))
