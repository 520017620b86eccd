"""R1: A、B、C分别为x、y、z. Each number gets the words of its own item.

翠屏、东湖、学府社区分别有21个、20个、23个 are three scopes; 游客人次、旅游收入分别增长18.2%和21.5% two
indicators. Where no items stand before 分别, the last figures of the paragraph are meant, in
their order (实现收入2.34亿元，分别增长18.2%和21.5%). A count of items that does not fit the count
of numbers is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.figures.clauses import Spot
from ingest.figures.context import Context
from ingest.figures.counting import stem
from ingest.figures.naming import name_before
from ingest.figures.scope import place_at_start
from report import Kind

_JOINER = re.compile(r"^[、,，和及与以:]*$")
_ITEMS = re.compile(r"[、和及与]|以及")
_FILLER = re.compile(r"(?:同比|环比|比\x01|较\x01|比上年|也|均|都|则)+$")
_SHORT = 3


@dataclass(frozen=True, slots=True)
class Item:
    """The *scope* (None: as it is) and the *words* that a number of the list belongs to."""

    scope: str | None
    words: str


def assign(spots: Sequence[Spot], context: Context) -> dict[int, Item]:
    """Return, by their index in *spots*, the items of the numbers that 分别 hands out."""
    found: dict[int, Item] = {}
    for index, spot in enumerate(spots):
        before, parted, verb = spot.left.text.rpartition("分别")
        if not parted:
            continue
        count = _run(spots, index)
        listed = _FILLER.sub("", before).strip() or _listed_before(spot, count)
        items = _items(listed, count) if listed else _earlier(count, context)
        if len(items) == count > 1:
            found |= {index + k: Item(item.scope, item.words + verb) for k, item in enumerate(items)}
    return found


def _run(spots: Sequence[Spot], index: int) -> int:
    """Count the numbers from *index* on that only joiners part."""
    count = 1
    for spot in spots[index + 1 :]:
        if not _JOINER.match(spot.gap):
            break
        count += 1
    return count


def _listed_before(spot: Spot, count: int) -> str:
    """Return the clause before 分别 where it is a list of as many items (甲收入和乙收入，分别增长…)."""
    clause = spot.before[-1].text if spot.before else ""
    return clause if len(_ITEMS.split(clause)) == count > 1 else ""


def _items(before: str, count: int) -> list[Item]:
    pieces = _ITEMS.split(before)
    if len(pieces) != count:
        return []
    place = place_at_start(pieces[-1])
    if place and all(len(piece) <= len(place) + 1 for piece in pieces[:-1]):
        return _places(pieces, place)
    pieces = [name_before(piece) for piece in pieces]
    head = pieces[-1]
    return [
        Item(None, piece + head[len(piece) :] if len(piece) <= _SHORT < len(head) else piece)
        for piece in pieces
    ]


def _places(pieces: list[str], place: str) -> list[Item]:
    level = "社区" if place.endswith("社区") else place[-1:] if not place.endswith("街道") else "街道"
    words = pieces[-1][len(place) :]
    names = [piece if piece.endswith(level) else piece + level for piece in pieces[:-1]]
    return [Item(name, words) for name in [*names, place]]


def _earlier(count: int, context: Context) -> list[Item]:
    levels = [s for s in context.recent() if s.claim.kind in (Kind.LEVEL, Kind.TARGET)]
    return [
        Item(None, said.subject if not said.subject.endswith("数") else stem(said.subject))
        for said in levels[-count:]
    ]
