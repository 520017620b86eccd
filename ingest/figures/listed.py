"""The items of a written list, each with what it shares with the last: 男、女党员 are 男党员 and 女党员.

花生种植、收获机械化率 are 花生种植机械化率 and 花生收获机械化率, 云溪、石桥村 two places. A list of another
length than is asked for gives nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.figures.counting import PERSON
from ingest.figures.naming import name_before
from ingest.figures.scope import place_at_start
from ingest.figures.vocabulary import alternation, words

ITEMS = re.compile(r"[、和及与]|以及")
LEVEL = r"(?P<level>村|社区|镇|乡|街道|县|区)"
_SHORT = 3
_BOTH = ("城镇", "农村")
_NOUNS = (*PERSON, "户", "村", "家庭", "企业", "面积", "产量", "收入", "学历", "程度")
_ACTS = alternation((*words("naming", "activity"), "收获", "播种", "插秧", "采摘"))
# 花生种植、收获机械化率: both are done to 花生, and both rates are of 机械化.
_DONE_TO = re.compile(rf"^(?P<what>.{{2,8}})(?P<act>{_ACTS})$")
_RATE_OF = re.compile(rf"^(?P<act>{_ACTS})(?P<rate>.{{2,}}率)$")
_COUNTED = re.compile(rf"^(?P<names>[^，]+?)等?[两三四五六七八九十]{{1,2}}个{LEVEL}(?P<words>.*)$")


@dataclass(frozen=True, slots=True)
class Item:
    """The *scope* (None: as it is) and the *words* that a number of the list belongs to."""

    scope: str | None
    words: str
    time: str | None = None


def items_of(before: str, count: int) -> list[Item]:
    """Return the *count* items of the list *before*, nothing where it has more or fewer.

    >>> [item.words for item in items_of("男、女党员", 2)]
    ['男党员', '女党员']
    """
    first, parted, second = before.partition("以及")
    if parted and count == len(_BOTH):
        return [Item(None, _with_measure(first, second)), Item(None, second)]
    if counted := _COUNTED.match(before):
        names = [with_level(name, counted["level"]) for name in ITEMS.split(counted["names"])]
        return [Item(name, counted["words"]) for name in names] if len(names) == count else []
    pieces = _both(before) if count == len(_BOTH) else ITEMS.split(before)
    if len(pieces) != count:
        return []
    place = place_at_start(pieces[-1])
    if place and all(len(piece) <= len(place) + 1 for piece in pieces[:-1]):
        return _places(pieces, place)
    if count == len(_BOTH) and (done := _done_to(*pieces)):
        return done
    pieces = [name_before(piece) for piece in pieces]
    return [Item(None, _completed(piece, pieces[-1])) for piece in pieces]


def _with_measure(first: str, second: str) -> str:
    """Give *first* what follows the noun that both end in (制造业，以及服务业平均研发强度)."""
    _, shared, measure = second.rpartition(first[-1])
    return first + measure if shared and measure else first


def _done_to(first: str, second: str) -> list[Item]:
    what, rate = _DONE_TO.match(first), _RATE_OF.match(second)
    return [Item(None, first + rate["rate"]), Item(None, what["what"] + second)] if what and rate else []


def _both(before: str) -> list[str]:
    """Return the items of a list of two; 城乡居民收入 is one too."""
    if "城乡" in before and len(ITEMS.split(before)) == 1:
        return [before.replace("城乡", name, 1) for name in _BOTH]
    return ITEMS.split(before)


def _completed(piece: str, head: str) -> str:
    """Give 男 and 初中 the noun that only the last of 男、女党员 and 初中、高中文化程度 has."""
    rest = head[len(piece) :]
    if not piece or len(piece) > _SHORT or len(head) <= len(piece):
        return piece
    alike = len(piece) == 1 or piece[-1] == head[len(piece) - 1] or rest.endswith(_NOUNS)
    return piece + rest if alike else piece


def _places(pieces: list[str], place: str) -> list[Item]:
    level = "社区" if place.endswith("社区") else place[-1:] if not place.endswith("街道") else "街道"
    words = pieces[-1][len(place) :]
    names = [with_level(piece, level) for piece in pieces[:-1]]
    return [Item(name, words) for name in [*names, place]]


def with_level(name: str, level: str) -> str:
    """Return *name* with 村, 社区 … at its end, once."""
    return name if name.endswith(level) else name + level
