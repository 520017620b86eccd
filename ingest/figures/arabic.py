"""Quantities in Arabic digits: 1.2万人, 1亿3千多万, 20%-30%, 3200米至3600米, 1:12, -30℃.

A number without unit or multiplier is nobody's amount and gives None.
"""

from __future__ import annotations

import re
from decimal import Decimal

from ingest.figures.amount import DASH, MORE, UNIT, Quantity, amount, spread
from ingest.figures.licence import counts_points
from ingest.figures.units import MULTIPLIERS, UNITS

_NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_SCALE = r"(?:万亿|千亿|百亿|十亿|千万|百万|十万|亿|万|千(?!米|克|瓦|伏)|百(?!分))"

_PLAIN = re.compile(
    rf"(?P<number>{_NUMBER})(?P<scale>{_SCALE})?(?P<more>{MORE})?(?P<scale2>{_SCALE})?(?P<unit>{UNIT})?"
)
_SPLIT = re.compile(
    rf"(?P<high>{_NUMBER})(?P<top>[亿万])(?P<rest>(?:\d{{1,4}}(?:千万|百万|[万千百])){{0,3}}\d{{1,4}}[千百]?)"
    rf"(?P<more>{MORE})?(?P<bottom>万)?(?P<unit>{UNIT})?"
)
_DIGITS = re.compile(r"[\d,.]*\d")
_DASHES = re.compile("[-—~～至到]")
_LONGEST_LOW = len("千亿") + 2 * max(map(len, UNITS)) + len("—")
_STEP = re.compile(r"(\d+)(千万|百万|[万千百])?")
_RANGE = re.compile(
    rf"(?P<low>{_NUMBER})(?P<low_scale>{_SCALE})?(?P<low_unit>{UNIT})?(?P<dash>{DASH})"
    rf"(?P<high>{_NUMBER})(?P<scale>{_SCALE})?(?P<unit>{UNIT})"
)
_CHANGES = re.compile(r"[由从][^，。；,;]{0,12}$")  # 由5人到8人 are two levels, 5到8人 is a range
_RATIO = re.compile(rf"(?P<a>{_NUMBER})(?::|比)(?P<b>(?!(?:19|20)\d\d(?!\d)){_NUMBER})(?![\d:]|\.\d)")
_FRACTION = re.compile(r"(?P<part>\d)/(?P<whole>\d|10)(?![\d/.:月年日号页])")
_OF_WHOLE = re.compile(r"(?:占|的|近|约|达|足|到|有|过|超|少)$")
_AROUND = ("以上", "左右")
_SHARED = re.compile(rf"(?:个?(?:、|和|与|及|以及){_NUMBER}){{1,9}}(?P<unit>{UNIT})")
_LIST = 40
_CLOCK = re.compile(r"\d{1,2}:\d{2}$")
_POINTING = ("这", "那")
_CALENDAR = ("年", "月", "日")
_SIGNED = frozenset(["share", "points", "temperature", "money"])
_BEFORE_SIGN = re.compile(r"(?:^|[\u4e00-\u9fff:(,，])-$")
_SMALL = 10


def read_arabic(text: str, at: int) -> Quantity | None:
    """Return the quantity whose digits begin at *at* in *text*, or None.

    >>> read_arabic("1亿3千多万", 0).norm_value, read_arabic("20%-30%", 0).value
    (Decimal('130000000.0'), (Decimal('20'), Decimal('30')))
    """
    digits = _DIGITS.match(text, at)
    end = digits.end() if digits else at
    after = text[end : end + 1]
    read = (
        (_read_fraction(text, at) if after == "/" else None)
        or (_read_ratio(text, at) if after in ":比" else None)
        or (_read_range(text, at) if _DASHES.search(text, end, end + _LONGEST_LOW) else None)
        or (_read_split(text, at) if after in "亿万" else None)
        or _read_plain(text, at)
    )
    return _signed(text, read) if read else None


def _signed(text: str, read: Quantity) -> Quantity:
    """Return *read* below zero where a minus stands before it (低至-30℃), not a dash (2-30户)."""
    if read.measure not in _SIGNED or not _BEFORE_SIGN.search(text[max(0, read.start - 2) : read.start]):
        return read
    if isinstance(read.value, tuple) or isinstance(read.norm_value, tuple):
        return read
    start = read.start - 1
    return read._replace(start=start, lead=start, value=-read.value, norm_value=-read.norm_value)


def _decimal(word: str) -> Decimal:
    return Decimal(word.replace(",", ""))


def _read_plain(text: str, at: int) -> Quantity | None:
    found = _PLAIN.match(text, at)
    if found and (shared := _shared_unit(text, at, found)):
        return amount(at, found.end("unit" if found["unit"] else "number"), _decimal(found["number"]), shared)
    if not found or not (found["unit"] or found["scale"] or found["scale2"]):
        return None
    if not found["unit"] and text[found.end() : found.end() + 1] in _CALENDAR:
        return None
    if at and text[at - 1] in _POINTING:
        return None
    scales = (found["scale"] or "") + (found["scale2"] or "")
    factor, printed = _factored(scales)
    value = _decimal(found["number"]) * factor
    if not (factor and (found["unit"] or printed)) or (counts_points(text, found.end()) and value < _SMALL):
        return None
    return amount(at, found.end(), value, printed + (found["unit"] or ""), more=bool(found["more"]))


def _factored(scales: str) -> tuple[Decimal, str]:
    """Return what *scales* multiply by, all but a closing 万 or 亿, and that one; 亿千 is no scale and gives zero.

    >>> _factored("千万"), _factored("亿")
    ((Decimal('1000'), '万'), (Decimal('1'), '亿'))
    """
    if scales in ("", "万", "亿", "万亿"):
        return Decimal(1), scales
    if scales[-1] in "万亿":
        return MULTIPLIERS.get(scales[:1], Decimal(1)), scales[1:]
    return MULTIPLIERS.get(scales, Decimal(0)), ""


def _shared_unit(text: str, at: int, found: re.Match[str]) -> str | None:
    """Return the unit that only the last number of a list prints (分别为32、27和19户), None where there is none."""
    if found["scale"] or (found["unit"] or "个") != "个" or "分别" not in text[max(0, at - _LIST) : at]:
        return None
    rest = _SHARED.match(text, found.end("number"))
    return rest["unit"] if rest and (not found["unit"] or rest["unit"] == "个百分点") else None


def _read_split(text: str, at: int) -> Quantity | None:
    """Read 1亿3千多万 and 2万5千公里: the amount in the first multiplier."""
    found = _SPLIT.match(text, at)
    steps = _STEP.findall(found["rest"]) if found else []
    if not found or not (steps[-1][1] or found["bottom"]):
        return None
    steps[-1] = (steps[-1][0], steps[-1][1] + (found["bottom"] or ""))
    low = sum((_decimal(number) * MULTIPLIERS[scale] for number, scale in steps), Decimal(0))
    value = _decimal(found["high"]) + low / MULTIPLIERS[found["top"]]
    return amount(at, found.end(), value, found["top"] + (found["unit"] or ""), more=bool(found["more"]))


def _read_range(text: str, at: int) -> Quantity | None:
    found = _RANGE.match(text, at)
    if not found or (found["low_unit"] and found["low_unit"] != found["unit"]):
        return None
    if found["dash"] in "到至" and _CHANGES.search(text[max(0, at - 14) : at]):
        return None
    high = amount(at, found.end(), _decimal(found["high"]), (found["scale"] or "") + found["unit"])
    scale = found["low_scale"] or ("" if found["low_unit"] in UNITS else found["scale"]) or ""
    return spread(amount(at, found.end(), _decimal(found["low"]), scale + found["unit"]), high)


def _read_fraction(text: str, at: int) -> Quantity | None:
    """Read 2/3 in %, where it is a share of something; 5/12 may be a date, 1/4 a page."""
    found = _FRACTION.match(text, at)
    if not found or not (_OF_WHOLE.search(text[max(0, at - 4) : at]) or text[found.end() :][:2] in _AROUND):
        return None
    part, whole = int(found["part"]), int(found["whole"])
    if not 0 < part < whole:
        return None
    share = (Decimal(part * 100) / whole).quantize(Decimal("0.0001")).normalize()
    return amount(at, found.end(), Decimal(f"{share:f}"), "%")


def _read_ratio(text: str, at: int) -> Quantity | None:
    """Read 1:12; a time of day (9:30) and the year of a standard (802.3:2008) are none."""
    found = _RATIO.match(text, at)
    if (
        not found
        or text[at - 1 : at] == ":"
        or (_CLOCK.match(found[0]) and "比" not in text[max(0, at - 6) : at])
    ):
        return None
    second = _PLAIN.match(text, found.start("b"))
    if second and second["unit"]:
        return None
    pair = (_decimal(found["a"]), _decimal(found["b"]))
    return Quantity(at, found.end(), at, found.end(), pair, "", pair, "", "ratio")
