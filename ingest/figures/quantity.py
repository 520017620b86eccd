"""Read one quantity: a number with its multiplier, unit and qualifiers.

"约 1.2万人", "540多亿元", "100至300元", "1亿3千多万", "六成左右", "1:12", "一半以上". The value
and unit are kept as printed; beside them stands the comparable amount, multiplier folded in.

A Chinese numeral counts things only with a licence (下设三个党支部, 支部两个,): 一个 is an
article, 三个方面 a list of points. A number without unit or multiplier is nobody's amount.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from ingest.figures.licence import counts_points, is_licensed
from ingest.figures.numerals import read_decimals, read_numeral
from ingest.figures.units import MULTIPLIERS, PATTERN, find_unit
from ingest.figures.vocabulary import alternation, words
from report.figures import Value

_NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_SCALE = r"(?:万亿|千亿|百亿|十亿|千万|百万|十万|亿|万|千(?!米|克|瓦|伏)|百(?!分))"
_INNER = r"(?:多|余|几)"
_UNIT = rf"(?:{PATTERN})(?:/(?:[年月日天人户亩吨米]|平方米|公里|公斤|立方米))?"
_HAN = "[零一二两三四五六七八九十百千万亿]"
_DASH = r"(?:-|—{1,2}|~|～|至)"

_ARABIC = re.compile(
    rf"(?P<number>{_NUMBER})(?P<scale>{_SCALE})?(?P<more>{_INNER})?(?P<scale2>{_SCALE})?(?P<unit>{_UNIT})?"
)
_SPLIT = re.compile(
    rf"(?P<high>{_NUMBER})(?P<top>[亿万])(?P<low>\d+)(?P<mid>千|百)?(?P<more>{_INNER})?(?P<bottom>万)?(?P<unit>{_UNIT})?"
)
_RANGE = re.compile(
    rf"(?P<low>{_NUMBER})(?P<low_scale>{_SCALE})?(?P<low_unit>{_UNIT})?{_DASH}(?P<high>{_NUMBER})(?P<scale>{_SCALE})?(?P<unit>{_UNIT})"
)
_RATIO = re.compile(rf"(?P<a>{_NUMBER})(?::|比)(?P<b>{_NUMBER})(?![\d:])")
_CHINESE = re.compile(rf"(?P<number>{_HAN}{{1,12}}?)(?P<more>{_INNER})?(?P<unit>{_UNIT})")
_BARE_SCALE = re.compile(rf"(?P<scale>万亿|千亿|百亿|亿|万)(?P<unit>{_UNIT})")
_HALF = re.compile(r"一半")
_PERCENT = re.compile(
    rf"百分之(?P<number>{_HAN}{{1,7}}|{_NUMBER})(?:点(?P<decimals>[零一二三四五六七八九]{{1,4}}))?"
)

_OPS = {
    "above": ">",
    "at_least": ">=",
    "below": "<",
    "at_most": "<=",
    "about": "≈",
    "plain": "=",
}
_BEFORE = {word: op for name, op in _OPS.items() for word in words("quantity", name)}
_AFTER_OPS = {"after_at_least": ">=", "after_at_most": "<=", "after_about": "≈", "after_above": ">"}
_AFTER = {word: op for name, op in _AFTER_OPS.items() for word in words("quantity", name)}
_AFTER_PATTERN = re.compile(alternation(_AFTER))
_QUALIFIERS = tuple(sorted(set(_BEFORE) - {"共", "总计", "合计", "共计"}, key=len, reverse=True))
_WEAK = ("内", "起")  # qualifiers only where they close the clause
_CLOSING = "，。；、,;:：!！?？\n)）"
_POINTING = ("这", "那")
_CALENDAR = ("年", "月", "日")
_SMALL = 10
# 千家万户 names no number, 十分 no score.
_DIGIT = re.compile("[一二两三四五六七八九十]")
_ARABIC_ONLY = frozenset(["分", "方", "级", "门", "单"])


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity in a shadow: *start*..*end* holds number and unit, *lead*..*tail* its qualifiers too."""

    start: int
    end: int
    lead: int
    tail: int
    value: Value
    unit: str
    norm_value: Value
    norm_unit: str
    measure: str
    qualifier: str | None = None
    op: str = "="


def read_quantity(text: str, at: int) -> Quantity | None:
    """Return the quantity whose number begins at *at* in the shadow *text*, or None.

    >>> read_quantity("540多亿元", 0).norm_value
    Decimal('54000000000')
    >>> read_quantity("一批项目", 0) is None
    True
    """
    core = _read_core(text, at)
    return _qualified(text, core) if core else None


def _read_core(text: str, at: int) -> Quantity | None:
    if text[at].isdigit():
        return (
            _read_ratio(text, at) or _read_range(text, at) or _read_split(text, at) or _read_arabic(text, at)
        )
    return (
        _read_percent(text, at)
        or _read_half(text, at)
        or _read_bare_scale(text, at)
        or _read_chinese(text, at)
    )


def _make(start: int, end: int, value: Decimal, printed: str, *, more: bool = False) -> Quantity:
    printed = printed.removeprefix("大") if printed == "大门类" else printed
    unit, scale = find_unit(printed)
    per = "/" + printed.split("/", 1)[1] if "/" in printed else ""
    if per:
        unit, scale = find_unit(printed.split("/", 1)[0])
    norm = value * scale * unit.factor
    if unit.name == "番":
        norm = Decimal(2) ** int(value) if value <= _SMALL else value
    made = Quantity(start, end, start, end, value, printed, norm, unit.norm + per, unit.measure)
    return replace(made, qualifier="多", op=">") if more else made


def _decimal(word: str) -> Decimal:
    return Decimal(word.replace(",", ""))


def _read_arabic(text: str, at: int) -> Quantity | None:
    found = _ARABIC.match(text, at)
    if not found or not (found["unit"] or found["scale"] or found["scale2"]):
        return None
    if not found["unit"] and text[found.end() : found.end() + 1] in _CALENDAR:
        return None
    if text[at - 1 : at] in _POINTING and at:
        return None
    value, printed = _decimal(found["number"]), (found["scale"] or "") + (found["scale2"] or "")
    if printed and printed not in ("万", "亿", "万亿"):
        value *= MULTIPLIERS.get(printed[:1], Decimal(1)) if printed[-1] in "万亿" else MULTIPLIERS[printed]
        printed = printed[1:] if printed[-1] in "万亿" else ""
    if not (found["unit"] or printed) or (counts_points(text, found.end()) and value < _SMALL):
        return None
    return _make(at, found.end(), value, printed + (found["unit"] or ""), more=bool(found["more"]))


def _read_split(text: str, at: int) -> Quantity | None:
    """Read 1亿3千多万 and 2万5千公里: the amount in the first multiplier."""
    found = _SPLIT.match(text, at)
    if not found or not (found["mid"] or found["bottom"]):
        return None
    low = (
        _decimal(found["low"])
        * MULTIPLIERS.get(found["mid"], Decimal(1))
        * MULTIPLIERS.get(found["bottom"], Decimal(1))
    )
    value = _decimal(found["high"]) + low / MULTIPLIERS[found["top"]]
    return _make(at, found.end(), value, found["top"] + (found["unit"] or ""), more=bool(found["more"]))


def _read_range(text: str, at: int) -> Quantity | None:
    found = _RANGE.match(text, at)
    if not found or (found["low_unit"] and found["low_unit"] != found["unit"]):
        return None
    high = _make(at, found.end(), _decimal(found["high"]), (found["scale"] or "") + found["unit"])
    printed = (found["low_scale"] or found["scale"] or "") + found["unit"]
    low = _make(at, found.end(), _decimal(found["low"]), printed)
    if (
        not isinstance(low.value, Decimal)
        or not isinstance(high.norm_value, Decimal)
        or not isinstance(high.value, Decimal)
    ):
        return None
    scale = find_unit(high.unit)[1] / find_unit(low.unit)[1]
    value, norm = low.value / scale, low.norm_value
    if not isinstance(norm, Decimal) or norm > high.norm_value:
        return None
    return replace(high, value=(value, high.value), norm_value=(norm, high.norm_value))


def _read_ratio(text: str, at: int) -> Quantity | None:
    """Read 1:12; a time of day (9:30) is none."""
    found = _RATIO.match(text, at)
    if not found or (re.match(r"\d{1,2}:\d{2}$", found[0]) and "比" not in text[max(0, at - 6) : at]):
        return None
    if _ARABIC.match(text, found.start("b"))["unit"]:  # type: ignore[index]
        return None
    pair = (_decimal(found["a"]), _decimal(found["b"]))
    return Quantity(at, found.end(), at, found.end(), pair, "", pair, "", "ratio")


def _read_percent(text: str, at: int) -> Quantity | None:
    found = _PERCENT.match(text, at)
    if not found:
        return None
    value = _decimal(found["number"]) if found["number"][0].isdigit() else read_numeral(found["number"])
    if value is None:
        return None
    return _make(at, found.end(), value + read_decimals(found["decimals"] or ""), "%")


def _read_half(text: str, at: int) -> Quantity | None:
    found = _HALF.match(text, at)
    before = text[max(0, at - 3) : at]
    if not found or not before.endswith(
        ("占", "减少", "下降", "过", "约", "近", "不到", "缩短", "降低", "不足", "达", "到", "了")
    ):
        return None
    return _make(at, found.end(), Decimal(50), "%")


def _read_bare_scale(text: str, at: int) -> Quantity | None:
    """Read 超万亿元: a multiplier that stands for one of itself, after a word of comparison only."""
    found = _BARE_SCALE.match(text, at)
    before = text[max(0, at - 2) : at]
    if not found or not before.endswith(("超", "超过", "突破", "破", "达", "近", "过", "逾")):
        return None
    return _make(at, found.end(), Decimal(1), found[0])


def _read_chinese(text: str, at: int) -> Quantity | None:
    found = _CHINESE.match(text, at)
    if not found:
        return None
    number, unit = found["number"], found["unit"]
    scale = number[-1] if len(number) > 1 and number[-1] in "万亿" else ""
    value = read_numeral(number.removesuffix(scale) if scale else number)
    if (
        value is None
        or not _DIGIT.search(number)
        or unit in _ARABIC_ONLY
        or not is_licensed(text, at, found.end(), value, unit)
    ):
        return None
    return _make(at, found.end(), value, scale + unit, more=bool(found["more"]))


def _qualified(text: str, core: Quantity) -> Quantity:
    before = text[max(0, core.start - 4) : core.start]
    word = next((w for w in _QUALIFIERS if before.endswith(w)), None)
    made = core
    if word:
        op = _BEFORE[word] if core.op == "=" else core.op
        made = replace(core, lead=core.start - len(word), qualifier=core.qualifier or word, op=op)
    after = _AFTER_PATTERN.match(text, core.end)
    if after and (after[0] not in _WEAK or text[after.end() : after.end() + 1].strip(_CLOSING) == ""):
        made = replace(made, tail=after.end(), qualifier=after[0], op=_AFTER[after[0]])
    return made
