"""When a Chinese numeral counts things: 下设三个党支部 does, 三个方面 and 一批 do not.

A numeral is licensed by a word before it (下设, 共有, 先后), by closing its clause after a noun
(下设支部两个,), by its size, or by a unit that only numbers take (六成, 一番, 五万元). 一 alone
counts only how often something happens.
"""

from __future__ import annotations

import re
from decimal import Decimal

from ingest.figures.units import find_unit
from ingest.figures.vocabulary import alternation, words

_LICENCE = tuple(words("quantity", "licence"))
_NOT_COUNTED = tuple(words("mask", "every"))
_ADJECTIVE = "重要|主要|突出|基本|鲜明|明显|显著|重点|重大"
_ABSTRACT = re.compile(rf"(?:{_ADJECTIVE})?(?:{alternation(words('quantity', 'abstract'))})")
_REPEATED = re.compile(r"每(?:个)?(?:半?年|季度?|月|周|星期|天|日|学期|一季度)[^，。；,;\n]*$|半年$")
_CHANGES = re.compile("(?:增加|减少|发展|扩大|上升|下降|提高|压减|缩减|合并|整合)[到至为成]")
_ALWAYS = frozenset(["share", "times", "points", "money"])
_ORDINALS = frozenset(["期", "层", "班", "节", "轮", "段"])  # 电厂二期 is the second part of it
_THINGS = frozenset(["person", "household", "count", "event"])
_CLOSING = "，。；、,;:：!！?？\n)）"
_AFTER_TENTHS = "，。；、,;左以的多"
_BEFORE_TENTHS = ("占", "到", "近", "约")
_SMALL = 10
_CLAUSE = 40


def counts_points(text: str, end: int) -> bool:
    """Tell whether what follows *end* is a point of a text (方面, 主要问题), which nobody counts."""
    return _ABSTRACT.match(text, end) is not None


def is_licensed(text: str, start: int, end: int, value: Decimal, unit: str) -> bool:
    """Tell whether the Chinese numeral of *value* at *start*..*end* in *text* counts things.

    >>> is_licensed("下设三个党支部", 2, 4, Decimal(3), "个"), is_licensed("这两户", 1, 3, Decimal(2), "户")
    (True, False)
    """
    before, after = text[max(0, start - 6) : start], text[end : end + 1]
    if before.endswith(_NOT_COUNTED) or counts_points(text, end):
        return False
    if unit in ("番", "成"):
        return _is_special(before, after, unit)
    measure = find_unit(unit.partition("/")[0])[0].measure
    if measure in _ALWAYS or value > _SMALL or (measure not in _THINGS and value > 1):
        return True
    if measure == "event" and _REPEATED.search(text[max(0, start - _CLAUSE) : start]):
        return True
    if value > 1 and before.endswith(("由", "从")) and _CHANGES.match(text, end):
        return True
    closes = unit not in _ORDINALS and (not after or after in _CLOSING) and len(before.strip(_CLOSING)) > 2  # noqa: PLR2004
    return value > 1 and (before.endswith(_LICENCE) or closes)


def _is_special(before: str, after: str, unit: str) -> bool:
    if unit == "番":
        return "翻" in before[-3:]
    opens = not before or before[-1] in _CLOSING  # 七成老人愿意…
    return opens or not after or after in _AFTER_TENTHS or before.endswith(_BEFORE_TENTHS)
