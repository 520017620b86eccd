"""R1: A、B、C分别为x、y、z. Each number gets the words of its own item.

翠屏、东湖、学府社区分别有21个、20个、23个 are three scopes; 游客人次、旅游收入分别增长18.2%和21.5% two
indicators. Where no items stand before 分别, the last figures of the paragraph are meant, in
their order (实现收入2.34亿元，分别增长18.2%和21.5%). A count of items that does not fit the count
of numbers is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.figures.clauses import DATE, Spot
from ingest.figures.context import Context
from ingest.figures.counting import PERSON, stem
from ingest.figures.naming import name_before
from ingest.figures.scope import place_at_start
from ingest.figures.vocabulary import alternation, words
from report import Kind

UP, DOWN = words("change", "up"), words("change", "down")

_JOINER = re.compile(r"^[、,，和及与以:]*$")
# 分别增长7.9%和下降2.4%: the later verb is of its own number.
_OWN_VERB = re.compile(rf"^[、,，和及与以]+(?P<verb>(?:同比|环比)?(?:{alternation((*UP, *DOWN))}))$")
_ITEMS = re.compile(r"[、和及与]|以及")
_FILLER = re.compile(r"(?:同比|环比|比\x01|较\x01|比上年|也|均|都|则)+$")
_SHORT = 3
_BOTH = ("城镇", "农村")
_NOUNS = (*PERSON, "户", "村", "家庭", "企业", "面积", "产量", "收入", "学历", "程度")
_LEVEL = r"(?P<level>村|社区|镇|乡|街道|县|区)"
_COUNTED = re.compile(rf"^(?P<names>[^，]+?)等?[两三四五六七八九十]{{1,2}}个{_LEVEL}(?P<words>.*)$")
_LEVEL_ONLY = re.compile(rf"^{_LEVEL}$")
_DATES = re.compile(rf"^(?:在|从)?{DATE}年?(?:(?:[、和及与]|以及){DATE}年?)*(?:间|期间)?(?=[^年度底末]|$)")


@dataclass(frozen=True, slots=True)
class Item:
    """The *scope* (None: as it is) and the *words* that a number of the list belongs to."""

    scope: str | None
    words: str
    time: str | None = None


def assign(spots: Sequence[Spot], first: int, context: Context) -> dict[int, Item]:
    """Return, by their index in *spots*, the items of the numbers from *first* on that 分别 hands out."""
    found: dict[int, Item] = {}
    for index, spot in enumerate(spots[first:], first):
        before, parted, verb = spot.left.text.rpartition("分别")
        if not parted:
            continue
        count = _run(spots, index)
        if times := _times(spot, count):
            found |= {index + k: Item(None, "", time) for k, time in enumerate(times)}
            continue
        listed = _FILLER.sub("", before).strip() or _listed_before(spot, count)
        items = _counted_places(spots, index, listed) or _items(listed, count) if listed else []
        items = items or (_parts_of(listed, count, context) if listed else _earlier(count, context))
        if len(items) == count > 1:
            found |= {
                index + k: replace(item, words=item.words + _verb(spots[index + k], verb))
                for k, item in enumerate(items)
            }
    return found


def _verb(spot: Spot, shared: str) -> str:
    own = _OWN_VERB.match(spot.gap)
    return own["verb"] if own else shared


def _run(spots: Sequence[Spot], index: int) -> int:
    """Count the numbers from *index* on that only joiners part."""
    count = 1
    for spot in spots[index + 1 :]:
        if not _JOINER.match(spot.gap) and not _OWN_VERB.match(spot.gap):
            break
        count += 1
    return count


def _listed_before(spot: Spot, count: int) -> str:
    """Return the clause before 分别 where it is a list of as many items (甲收入和乙收入，分别增长…)."""
    clause = spot.before[-1].text if spot.before else ""
    return clause if len(_ITEMS.split(clause)) == count > 1 else ""


def _items(before: str, count: int) -> list[Item]:
    if counted := _COUNTED.match(before):
        names = [_with_level(name, counted["level"]) for name in _ITEMS.split(counted["names"])]
        return [Item(name, counted["words"]) for name in names] if len(names) == count else []
    pieces = _both(before) if count == len(_BOTH) else _ITEMS.split(before)
    if len(pieces) != count:
        return []
    place = place_at_start(pieces[-1])
    if place and all(len(piece) <= len(place) + 1 for piece in pieces[:-1]):
        return _places(pieces, place)
    pieces = [name_before(piece) for piece in pieces]
    return [Item(None, _completed(piece, pieces[-1])) for piece in pieces]


def _both(before: str) -> list[str]:
    """Return the items of a list of two; 城乡居民收入 is one too."""
    if "城乡" in before and len(_ITEMS.split(before)) == 1:
        return [before.replace("城乡", name, 1) for name in _BOTH]
    return _ITEMS.split(before)


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
    names = [_with_level(piece, level) for piece in pieces[:-1]]
    return [Item(name, words) for name in [*names, place]]


def _with_level(name: str, level: str) -> str:
    return name if name.endswith(level) else name + level


def _counted_places(spots: Sequence[Spot], index: int, listed: str) -> list[Item]:
    """Return the places of 云溪、石桥、柳湾3个村分别有…, whose count is itself a number before them."""
    level = _LEVEL_ONLY.match(listed)
    if not level or index == 0:
        return []
    return [Item(_with_level(name, level[0]), "") for name in _ITEMS.split(spots[index - 1].left.text)]


def _times(spot: Spot, count: int) -> list[str]:
    """Return the years of 2022年和2023年，全镇分别…, one for each number, or of 2021-2023年分别…."""
    for clause in (spot.left, *reversed(spot.before)):
        if _DATES.match(clause.text):
            times = [moment.iso for moment in clause.moments if moment.iso]
            times = _each_year(times[0]) if len(times) == 1 else times
            return times if len(times) == count > 1 else []
    return []


def _each_year(period: str) -> list[str]:
    first, _, last = period.partition("/")
    if not (first.isdigit() and last.isdigit()):
        return []
    return [str(year) for year in range(int(first), int(last) + 1)]


def _parts_of(listed: str, count: int, context: Context) -> list[Item]:
    """Return the times of as many levels before, of which one part each is meant (其中35岁以下的分别占…)."""
    before = context.said[context.sentence_from :][-count:]
    times = [said.time for said in before]
    if len(set(times)) != count or len({said.subject for said in before}) != 1:
        return []
    return [Item(None, listed.removeprefix("其中"), time) for time in times]


def _earlier(count: int, context: Context) -> list[Item]:
    levels = [s for s in context.recent() if s.claim.kind in (Kind.LEVEL, Kind.TARGET)]
    return [
        Item(None, said.subject if not said.subject.endswith("数") else stem(said.subject))
        for said in levels[-count:]
    ]
