"""R1: A、B、C分别为x、y、z. Each number gets the words of its own item.

翠屏、东湖、学府社区分别有21个、20个、23个 are three scopes; 游客人次、旅游收入分别增长18.2%和21.5% two
indicators. Where no items stand before 分别, the last figures of the paragraph are meant, in
their order (实现收入2.34亿元，分别增长18.2%和21.5%). A count of items that does not fit the count
of numbers is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.figures.clauses import DATE, Spot
from ingest.figures.context import Context
from ingest.figures.counting import stem
from ingest.figures.dates import Moment
from ingest.figures.listed import ITEMS, LEVEL, Item, items_of, with_level
from ingest.figures.vocabulary import alternation, words
from report import Kind

UP, DOWN = words("change", "up"), words("change", "down")

_JOINER = re.compile(r"^[、,，和及与以:]*$")
# 分别增长7.9%和下降2.4%: the later verb is of its own number.
_OWN_VERB = re.compile(rf"^[、,，和及与以]+(?P<verb>(?:同比|环比)?(?:{alternation((*UP, *DOWN))}))$")
_GIVING = re.compile(rf"(?:{alternation(words('naming', 'giving'))}|奖励|补助|补贴)")
_FILLER = re.compile(r"(?:同比|环比|比\x01|较\x01|比上年|也|均|都|则)+$")
_YEAR = 4
_MEASURES = ("增长率", "增速", "增幅", "占比", "比重", "覆盖率", "完成率")
_LEVEL_ONLY = re.compile(rf"^{LEVEL}$")
_DATES = re.compile(rf"^(?:在|从)?{DATE}年?(?:(?:[、和及与]|以及){DATE}年?)*(?:间|期间)?(?=[^年度底末]|$)")


def assign(spots: Sequence[Spot], first: int, context: Context) -> dict[int, Item]:
    """Return, by their index in *spots*, the items of the numbers from *first* on that 分别 hands out."""
    found: dict[int, Item] = {}
    for index, spot in enumerate(spots[first:], first):
        before, parted, verb = spot.left.text.rpartition("分别")
        if not parted:
            continue
        count = _run(spots, index)
        if times := _times(spot, count, (context.time or context.default_time or "")[:_YEAR]):
            found |= {index + k: Item(None, "", time) for k, time in enumerate(times)}
            continue
        listed = _listed(spot, _FILLER.sub("", before).strip(), count)
        items = _counted_places(spots, index, listed) or items_of(listed, count) if listed else []
        items = items or _of_earlier(listed, verb, count, context)
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


def _listed(spot: Spot, words_before: str, count: int) -> str:
    """Return the list before 分别: *words_before* it, or the clause before (甲收入和乙收入，分别增长…), or both."""
    clause = spot.before[-1].text if spot.before else ""
    if not words_before:
        return clause if len(ITEMS.split(clause)) == count > 1 else ""
    return clause + words_before if words_before.startswith("以及") else words_before


def _counted_places(spots: Sequence[Spot], index: int, listed: str) -> list[Item]:
    """Return the places of 云溪、石桥、柳湾3个村分别有…, whose count is itself a number before them."""
    level = _LEVEL_ONLY.match(listed)
    if not level or index == 0:
        return []
    return [Item(with_level(name, level[0]), "") for name in ITEMS.split(spots[index - 1].left.text)]


def _times(spot: Spot, count: int, year: str) -> list[str]:
    """Return the years of 2022年和2023年，全镇分别…, one for each number, or of 2021-2023年分别…."""
    for clause in (spot.left, *reversed(spot.before)):
        if _DATES.match(clause.text):
            read = [moment.iso or _month(moment, year) for moment in clause.moments]
            times = [time for time in read if time]
            times = _each_year(times[0]) if len(times) == 1 else times
            return times if len(times) == count > 1 else []
    return []


def _month(moment: Moment, year: str) -> str | None:
    return f"{year}-{moment.month}" if moment.month and year else None


def _each_year(period: str) -> list[str]:
    first, _, last = period.partition("/")
    if not (first.isdigit() and last.isdigit()):
        return []
    return [str(year) for year in range(int(first), int(last) + 1)]


def _parts_of(listed: str, count: int, context: Context) -> list[Item]:
    """Return the times of as many levels before, of which one part each is meant (其中35岁以下的分别占…)."""
    before, words_left = context.said[context.sentence_from :][-count:], listed.removeprefix("其中")
    subjects = {said.subject for said in before}
    if len(subjects) == 1 and len({said.time for said in before}) == count:
        return [Item(None, words_left, said.time) for said in before]
    if len(subjects) == 1 and len({said.scope for said in before}) == count:
        return [Item(said.scope, words_left) for said in before]
    if len(subjects) == count and words_left in _MEASURES:
        return [Item(None, stem(said.subject) + words_left) for said in before]
    return []


def _of_earlier(listed: str, verb: str, count: int, context: Context) -> list[Item]:
    if listed:
        return _parts_of(listed, count, context)
    return [] if _GIVING.match(verb) else _earlier(count, context)


def _earlier(count: int, context: Context) -> list[Item]:
    levels = [s for s in context.recent() if s.claim.kind in (Kind.LEVEL, Kind.TARGET)]
    return [
        Item(None, said.subject if not said.subject.endswith("数") else stem(said.subject))
        for said in levels[-count:]
    ]
