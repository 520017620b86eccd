"""The indicator that a counted thing gives: 党员 in 名 is 党员数, 常住人口 in 户 常住户数.

`stem` goes the other way, so that 流动党员数 and its share are both about 流动党员. What ends in a
measure already (粮食总产量, 入住率) is left as it is.
"""

from __future__ import annotations

from functools import lru_cache

from ingest.figures.units import Unit
from ingest.figures.vocabulary import words

PERSON = tuple(words("naming", "person"))
CLOSED = tuple(words("naming", "closed"))
_TALLIES = tuple(words("naming", "tallies"))
_ENDINGS = ("总数", "人数", "户数", "件数", "座数", "种数", "个数", "数", "总量", "件次", "人次")
_HOUSEHOLDS = tuple(words("naming", "households"))
_WORKS = tuple(words("naming", "works"))
_KINDS_OF_PEOPLE = tuple(word for word in PERSON if word.endswith("人") and len(word) > 1)
_WITH_UNIT = ("件", "座", "种", "场", "套", "次", "栋", "辆", "场次", "期")


def counted(name: str, unit: Unit) -> str:
    """Return the indicator for *name* measured in *unit*: 党员 in 名 is 党员数, in % it stays.

    >>> from ingest.figures.units import UNITS
    >>> counted("乡村医生", UNITS["名"]), counted("常住人口", UNITS["户"]), counted("群众信访", UNITS["件次"])
    ('乡村医生数', '常住户数', '群众信访件次')
    """
    match unit.measure:
        case "person":
            return _people(name)
        case "household":
            return _households(name)
        case "event" | "count":
            return _things(name, unit)
        case "length" if "距" in name and not name.endswith(("距离", *_TALLIES)):
            return name + "距离"
        case "area" if not name.endswith(CLOSED):
            return name + "面积"
        case _:
            return name


def _people(name: str) -> str:
    if name.endswith(CLOSED) and name != "就业":
        return name
    return name + ("数" if name.endswith(PERSON) and not name.endswith(_WORKS) else "人数")


def _households(name: str) -> str:
    stem = name.removesuffix("人口")
    if stem.endswith("数"):  # 市场主体数 in 户
        return stem
    return stem + ("数" if stem.endswith("户") else "户数")


def _things(name: str, unit: Unit) -> str:
    if unit.name.endswith("次") and unit.name != "次":
        return name if name.endswith((*_TALLIES, unit.name)) else name + unit.name
    if name.endswith(_TALLIES):
        return name
    counts = unit.name in _WITH_UNIT and not name.endswith(unit.name)
    return name + (unit.name if counts else "") + "数"


@lru_cache(maxsize=4096)
def stem(name: str) -> str:
    """Return *name* without the word that says how it is counted.

    >>> stem("流动党员数"), stem("老年人数")
    ('流动党员', '老年人')
    """
    if name.endswith(("人数", "户数")) and name[:-1].endswith((*_KINDS_OF_PEOPLE, *_HOUSEHOLDS)):
        return name[:-1]
    for ending in _ENDINGS if name.endswith(_ENDINGS) else ():
        if name.endswith(ending) and len(name) > len(ending) + 1:
            return name.removesuffix(ending)
    return name
