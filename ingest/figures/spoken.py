"""Quantities in Chinese numerals: 二亿五千万元, 四点五倍, 三四百人, 百分之四到五, 四分之三, 一半.

A numeral counts things only with a licence (下设三个党支部, 支部两个,): 一个 is an article,
三个方面 a list of points. A fraction is given in %, as 成 is.
"""

from __future__ import annotations

import re
from decimal import Decimal

from ingest.figures.amount import DASH, MORE, UNIT, Quantity, amount, spread
from ingest.figures.licence import is_licensed
from ingest.figures.numerals import read_decimals, read_numeral
from ingest.figures.units import UNITS

_HAN = "[零一二两三四五六七八九十百千万亿]"
_DIGITS = "[零一二三四五六七八九]"
_POINT = rf"点(?P<decimals>{_DIGITS}{{1,4}})"
# After a numeral that counts stands a unit (or the rest of one: 千瓦), 点, 多, 分之, 半, a dash; a run of hundreds is left open.
_FOLLOWED = re.compile(
    f"{_HAN}{{0,20}}+[点多余几分半{re.escape('-—~～至到')}{_HAN[1:-1]}"
    f"{re.escape(''.join(sorted({name.lstrip(_HAN)[:1] for name in UNITS})))}]"
)
_NUMERAL = re.compile(
    rf"(?P<number>{_HAN}{{1,16}}?)(?:{_POINT}(?P<scale>万亿|[万亿])?)?(?:(?P<more>{MORE})(?P<scale2>万亿|[万亿])?)?"
    rf"(?P<unit>{UNIT})(?P<half>半(?![数年天月日夜路径票个])|(?<=成)[一二三四五六七八九](?![成{_HAN[1:-1]}]))?"
)
_SPAN = re.compile(rf"(?P<low>{_HAN}{{1,12}}?)(?P<unit>{UNIT})?{DASH}")
_PAIR = re.compile(
    rf"(?P<tens>[二三四五六七八九]?十)?(?P<a>[一两二三四五六七八])(?P<b>[二两三四五六七八九])"
    rf"(?P<scale>[十百千万亿]{{0,3}})(?P<unit>{UNIT})"
)
_BARE_SCALE = re.compile(rf"(?P<scale>万亿|千亿|百亿|亿|万)(?P<unit>{UNIT})")
_HALF = re.compile("一半|半数")
_PART_OF = re.compile("占[^，。；]{1,12}的$")
_HALF_AFTER = ("以上", "左右", "以下", "多")
_HALF_BEFORE = (
    "占",
    "减少",
    "下降",
    "过",
    "约",
    "近",
    "不到",
    "缩短",
    "降低",
    "不足",
    "达",
    "到",
    "了",
    "超",
    "有",
    "将近",
)
_PART = rf"(?:{_HAN}{{1,9}}|\d{{1,3}}(?:,\d{{3}})*(?:\.\d+)?)(?:点{_DIGITS}{{1,4}})?"
_PERCENT = re.compile(rf"百分之(?P<low>{_PART})(?:{DASH}(?:百分之)?(?P<high>{_PART}))?")
_FRACTION = re.compile(rf"(?P<whole>{_HAN}{{1,3}}|\d{{1,3}})分之(?P<part>{_PART})")
_CHANGES = re.compile("[由从][^，。]{0,12}$")
_DIGIT = re.compile("[一二两三四五六七八九十]")  # 千家万户 names no number
_ARABIC_ONLY = frozenset(["分", "方", "级", "门", "单", "度"])
_COMPARING = ("超", "超过", "突破", "破", "达", "近", "过", "逾")
_NEIGHBOURS = (1, 2)  # 三四百 and 三五个 are approximate, 三九 is none
_PLACES = Decimal("0.0001")


def read_spoken(text: str, at: int) -> Quantity | None:
    """Return the quantity whose Chinese numeral begins at *at* in *text*, or None.

    >>> read_spoken("二亿五千万元", 0).value, read_spoken("四分之三", 0).value
    (Decimal('2.5'), Decimal('75'))
    """
    if not _FOLLOWED.match(text, at):
        return None
    readers = (_percent, _fraction, _half, _bare_scale, _span, _pair, _numeral)
    return next((read for reader in readers if (read := reader(text, at))), None)


def _percent(text: str, at: int) -> Quantity | None:
    found = _PERCENT.match(text, at)
    low = _part(found["low"]) if found else None
    if not found or low is None:
        return None
    high = _part(found["high"]) if found["high"] else None
    if high is None:
        return amount(at, found.end("low"), low, "%")
    return spread(amount(at, found.end(), low, "%"), amount(at, found.end(), high, "%"))


def _part(word: str) -> Decimal | None:
    whole, _, decimals = word.partition("点")
    value = Decimal(whole.replace(",", "")) if whole[0].isdigit() else read_numeral(whole)
    return None if value is None else value + read_decimals(decimals)


def _fraction(text: str, at: int) -> Quantity | None:
    found = _FRACTION.match(text, at)
    whole, part = (_whole(found["whole"]), _part(found["part"])) if found else (None, None)
    if not found or not whole or part is None:
        return None
    if found["whole"] == "千":
        return amount(at, found.end(), part, "‰")
    share = (part * 100 / whole).quantize(_PLACES).normalize()
    return amount(at, found.end(), Decimal(f"{share:f}"), "%")


def _whole(word: str) -> Decimal | None:
    """Return the denominator *word*; 万 alone is one of them."""
    return _part(word if word[0] not in "百千万亿" else "一" + word)


def _half(text: str, at: int) -> Quantity | None:
    found = _HALF.match(text, at)
    if not found:
        return None
    before = text[max(0, at - 16) : at]
    licensed = before.endswith(_HALF_BEFORE) or text.startswith(_HALF_AFTER, found.end())
    licensed = licensed or _PART_OF.search(before) is not None
    return amount(at, found.end(), Decimal(50), "%") if licensed else None


def _bare_scale(text: str, at: int) -> Quantity | None:
    """Read 超万亿元: a multiplier that stands for one of itself, after a word of comparison only."""
    found = _BARE_SCALE.match(text, at)
    if not found or not text[max(0, at - 2) : at].endswith(_COMPARING):
        return None
    return amount(at, found.end(), Decimal(1), found[0])


def _span(text: str, at: int) -> Quantity | None:
    """Read 五至八人 and 六百吨到八百五十吨."""
    found = _SPAN.match(text, at)
    high = _numeral(text, found.end(), licensed=True) if found else None
    if not found or high is None or _CHANGES.search(text[max(0, at - 14) : at]):
        return None
    value, scale = _scaled(found["low"])
    if (
        value is None
        or isinstance(high.value, tuple)
        or not is_licensed(text, at, high.end, high.value, high.unit)
    ):
        return None
    if found["unit"] and not high.unit.endswith(found["unit"]):
        return None
    low = amount(at, high.end, value, scale + high.unit.lstrip("万亿"))
    return spread(low, high._replace(start=at, lead=at))


def _pair(text: str, at: int) -> Quantity | None:
    """Read 三四百人 and 十七八户: two digits that stand side by side are a range."""
    found = _PAIR.match(text, at)
    if not found:
        return None
    tens, behind = found["tens"] or "", found["scale"]
    low, high = (read_numeral(tens + found[name] + behind) for name in ("a", "b"))
    ones = [read_numeral(found[name]) or Decimal(0) for name in ("a", "b")]
    if low is None or high is None or ones[1] - ones[0] not in _NEIGHBOURS or (tens and behind):
        return None
    if found["a"] == "一" and not tens:  # 一两个 is a few
        return None
    return spread(amount(at, found.end(), low, found["unit"]), amount(at, found.end(), high, found["unit"]))


def _numeral(text: str, at: int, *, licensed: bool = False) -> Quantity | None:
    found = _NUMERAL.match(text, at)
    if not found or not _DIGIT.search(found["number"]):
        return None
    value, scale = _scaled(found["number"])
    if value is None:
        return None
    unit, value = found["unit"], value + read_decimals(found["decimals"] or "")
    value += _beyond(found["half"])
    scale = found["scale"] or found["scale2"] or scale
    if not scale and unit in _ARABIC_ONLY:
        return None
    whole = read_numeral(found["number"]) or value
    if not licensed and not is_licensed(text, at, found.end(), whole, unit):
        return None
    return amount(at, found.end(), value, scale + unit, more=bool(found["more"]))


def _beyond(word: str | None) -> Decimal:
    """Return what stands behind the unit: 0.5 for 三亩半, 0.6 for 七成六."""
    if not word:
        return Decimal(0)
    return Decimal("0.5") if word == "半" else read_decimals(word)


def _scaled(number: str) -> tuple[Decimal | None, str]:
    """Return the value of *number* in its own multiplier, as reports would print it: 二亿五千万 is 2.5 亿."""
    value = read_numeral(number)
    if value is None or len(number) == 1:
        return value, ""
    if "亿" in number:
        return value / 10**8, "亿"
    return (value / 10**4, "万") if number.endswith("万") else (value, "")
