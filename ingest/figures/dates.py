"""Dates and periods in a report, as ISO 8601.

2024年7月 -> "2024-07", 2023年底 -> "2023-12", 1至10月 -> "2024-01/2024-10" in a report of
2024, 五年来 -> "2013/2017" in one of 2018. 今年 and 去年 need the report's own date; without
it they are unknown, and so is a lone 9月. A span of months that does not begin in January
is when people were out asking, not what a statistic covers, so its year alone is kept.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ingest.figures.numerals import read_numeral

_YEAR = r"(?P<year>(?:19|20)\d\d|[一二][九零][零一二三四五六七八九]{2})年?"
_RELATIVE = r"(?P<relative>今年|本年度?|当年|去年|上年(?!结[余转]|末?结转)|上一年|前年|明年)"
_MONTH = r"(?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月"
_PART = r"(?P<part>前三季度|前3季度|上半年|下半年|[一二三四1-4]季度|年底|年末|年初|年终|底|末|初)"
_DAY = r"(?:(?:3[01]|[12]\d|0?[1-9]|[一二三]?十?[一二三四五六七八九十])[日号])"
_MONTHS = r"(?P<first>1[0-2]|[1-9])月?(?:-|—|~|～|至|到)(?P<last>1[0-2]|[1-9])月(?:份)?"

DATE = re.compile(
    rf"(?:{_YEAR}(?:(?<=年)|(?=-(?:0?[1-9]|1[0-2])(?!\d)|[/.](?:0?[1-9]|1[0-2])[/.]\d))|{_RELATIVE})"
    rf"(?:{_MONTHS}|(?:{_MONTH}(?:份)?(?:底|末|初|中旬|上旬|下旬)?{_DAY}?|{_PART}|度)?)"
    r"(?:(?:-|—|~|～|至|到)(?P<until>(?:19|20)\d\d)年?(?:底|末)?)?"
    r"(?:(?:-|—|~|～|至|到)(?:(?P<until_month>1[0-2]|[1-9])月(?:份)?)" + _DAY + r"?)?"
    r"(?P<since>以来|至今)?"
)
YEARS = re.compile(r"(?P<year>(?:19|20)\d\d)(?:-|—|~|～)(?P<until>(?:19|20)\d\d)年?")
LONE_MONTHS = re.compile(_MONTHS + _DAY + "?")
LONE_PART = re.compile(
    _PART.replace("|年底|年末|年初|年终|底|末|初", "") + r"|(?P<close>年底|年末)|(?P<whole>全年)"
)
LONE_MONTH = re.compile(
    _MONTH
    + rf"(?:份)?(?:底|末|初)?(?:{_DAY}(?:(?:-|—|至|到)(?:{_MONTH.replace('?P<month>', '?:')})?{_DAY})?)?"
)
BARE_DAY = re.compile(_DAY + r"(?![产均]|线|称)")
DECADES = re.compile(
    r"(?:上个?世纪|本世纪|二十世纪|20世纪)?(?:\d0|[一二三四五六七八九]十?){1,3}年代(?:初|末|中期|以来)?|(?:上个?|本)世纪[初末]?"
)
SPAN = re.compile(
    r"(?P<lead>过去|近|这|最近|前|今后|未来|连续)?(?P<count>\d{1,2}|[一二两三四五六七八九十]{1,2}|几)(?:多|余)?年(?:多|半)?(?:来|间|以来|时间|内)?"
)
_PLANS = {"十二五": (2011, 2015), "十三五": (2016, 2020), "十四五": (2021, 2025), "十五五": (2026, 2030)}
PLAN = re.compile("(?P<plan>" + "|".join(_PLANS) + ')[”"」]?(?:时期|期间|末|以来|规划|初)?')
_ENDS = {"底": "12", "末": "12", "年底": "12", "年末": "12", "年终": "12", "初": "01", "年初": "01"}
_PARTS = {"前三季度": ("01", "09"), "前3季度": ("01", "09"), "上半年": ("01", "06"), "下半年": ("07", "12")}
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4}
_SHIFTS = {
    "今年": 0,
    "去年": -1,
    "上年": -1,
    "上一年": -1,
    "前年": -2,
    "明年": 1,
}


class Moment(NamedTuple):
    """A date or period at *start*..*end* of a shadow; `iso` is None where it cannot be told."""

    start: int
    end: int
    iso: str | None
    span: bool = False
    month: str | None = None  # of a lone month, whose year its sentence tells

    @property
    def year(self) -> int | None:
        """The last year that the period touches."""
        return int(self.iso.rsplit("/", 1)[-1][:4]) if self.iso else None


# Most numbers are no dates, and this tells so at once: no 年, 月, 日 … near, no 2024-05, no 十四五.
_MAY_BE_DATE = re.compile(
    r"(?=.{0,8}[年月日号季纪]|(?:(?:19|20)\d\d|[一二][九零]..)[-—~～/.]|" + "|".join(_PLANS) + ")"
)


def read_date(text: str, at: int, today: str | None) -> Moment | None:
    """Return the date that begins at *at* in the shadow *text*, or None.

    *today* is the report's own date (ISO), which 今年 and bare months need.

    >>> read_date("2024年7月", 0, None).iso, read_date("去年", 0, "2024-03").iso
    ('2024-07', '2023')
    """
    for pattern, read in _READERS if _MAY_BE_DATE.match(text, at) else ():
        found = pattern.match(text, at)
        if found and found.end() > at:
            month = _month(found["month"]) if pattern is LONE_MONTH else None
            is_span = pattern is SPAN or pattern is PLAN
            return Moment(at, found.end(), read(found, today), span=is_span, month=month)
    return None


def _year(found: re.Match[str], today: str | None) -> str | None:
    if found["year"]:
        return "".join(str("零一二三四五六七八九".find(c)) if c > "9" else c for c in found["year"])
    shift = _SHIFTS.get(found["relative"])  # 本年 and 当年 are the year spoken of
    return str(int(today[:4]) + shift) if today and shift is not None else None


def _month(word: str) -> str:
    number = read_numeral(word) if word[0] > "9" else int(word)
    return f"{int(number or 0):02d}"


def _part(year: str, part: str) -> str:
    if part in _ENDS:
        return f"{year}-{_ENDS[part]}"
    if part in _PARTS:
        first, last = _PARTS[part]
        return f"{year}-{first}/{year}-{last}"
    quarter = _QUARTERS.get(part[0]) or int(part[0])
    return f"{year}-{quarter * 3 - 2:02d}/{year}-{quarter * 3:02d}"


def _full(found: re.Match[str], today: str | None) -> str | None:
    year = _year(found, today)
    if year is None:
        return None
    iso = _within(found, year)
    if found["until"]:
        return f"{year}/{found['until']}"
    if found["until_month"] and found["month"]:
        return _months(year, _month(found["month"]), _month(found["until_month"]))
    if found["since"] and today:
        return f"{iso}/{today[:7]}"
    return iso


def _within(found: re.Match[str], year: str) -> str:
    if found["first"]:
        return _months(year, _month(found["first"]), _month(found["last"]))
    if found["month"]:
        return f"{year}-{_month(found['month'])}"
    return _part(year, found["part"]) if found["part"] else year


def _months(year: str, first: str, last: str) -> str:
    return f"{year}-{first}/{year}-{last}" if first == "01" else year


def _lone_months(found: re.Match[str], today: str | None) -> str | None:
    return _months(today[:4], _month(found["first"]), _month(found["last"])) if today else None


def _lone_part(found: re.Match[str], today: str | None) -> str | None:
    if found["whole"] or found["close"]:
        return None
    return _part(today[:4], found["part"]) if today else None


def _years_between(found: re.Match[str], _today: str | None) -> str | None:
    return f"{found['year']}/{found['until']}"


def _plan(found: re.Match[str], _today: str | None) -> str | None:
    first, last = _PLANS[found["plan"]]
    return f"{first}/{last}"


def _span(found: re.Match[str], today: str | None) -> str | None:
    word = found["count"]
    if not today or word == "几" or not (found["lead"] in ("过去", "近", "最近") or found[0].endswith("来")):
        return None
    length = int(word) if word.isdigit() else int(read_numeral(word) or 0)
    last = int(today[:4]) - 1
    return f"{last - length + 1}/{last}" if 1 < length <= 20 else None  # noqa: PLR2004


def _unknown(_found: re.Match[str], _today: str | None) -> str | None:
    return None


_READERS = (
    (YEARS, _years_between),
    (DATE, _full),
    (LONE_MONTHS, _lone_months),
    (LONE_PART, _lone_part),
    (LONE_MONTH, _unknown),
    (DECADES, _unknown),
    (PLAN, _plan),
    (SPAN, _span),
    (BARE_DAY, _unknown),
)
