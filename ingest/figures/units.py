"""Which words are units, what they measure, and how they are made comparable.

名, 位 and 人 all count people, 万元 is 10,000 元; % and 百分点 stay two units, because a
change of a rate is not a rate. 亩 is given in 公顷 (15 亩 = 1 公顷), 成 in %.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from ingest.figures.vocabulary import alternation, load

_DATA = load("units")
MULTIPLIERS: dict[str, Decimal] = {word: Decimal(scale) for word, scale in _DATA["multipliers"].items()}


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit without multiplier: its name, its comparable name and factor, and what it measures."""

    name: str
    norm: str
    factor: Decimal
    measure: str


UNITS: dict[str, Unit] = {
    name: Unit(name, group.get("norm", name), Decimal(group.get("factor", 1)), group["class"])
    for group in _DATA["group"]
    for name in group["names"].split()
}
UNITS["亩"] = Unit("亩", "公顷", Decimal(1) / Decimal(15), "area")
UNKNOWN = Unit("", "", Decimal(1), "count")


_FAMILIES: tuple[dict[str, Decimal], ...] = tuple(
    {name: Decimal(worth) for name, worth in family["worth"].items()} for family in _DATA["family"]
)


def _guarded(name: str) -> str:
    blocked = _DATA["not_before"].get(name, "")
    return alternation([name]) + (f"(?![{blocked}])" if blocked else "")


PATTERN = "|".join(_guarded(name) for name in sorted(UNITS, key=lambda word: (-len(word), word)))


@lru_cache(maxsize=512)
def find_unit(printed: str) -> tuple[Unit, Decimal]:
    """Return the unit and the multiplier that the *printed* unit is made of.

    >>> find_unit("万人次")[0].name, find_unit("万人次")[1]
    ('人次', Decimal('10000'))
    """
    if printed in UNITS:
        return UNITS[printed], Decimal(1)
    for length in range(min(2, len(printed)), 0, -1):
        head, rest = printed[:length], printed[length:]
        if head in MULTIPLIERS and (not rest or rest in UNITS):
            return UNITS.get(rest, UNKNOWN), MULTIPLIERS[head]
    return Unit(printed, printed, Decimal(1), "count"), Decimal(1)


def family(norm: str) -> tuple[str, ...]:
    """Return the comparable units that *norm* can be given in, itself among them.

    >>> family("斤")
    ('吨', '公斤', '斤', '担', '克')
    """
    return next((tuple(worth) for worth in _FAMILIES if norm in worth), (norm,))


def conversion(norm: str, other: str) -> Decimal | None:
    """Return what one *norm* is in *other*, None where the two are not of one thing.

    >>> conversion("斤", "吨"), conversion("斤", "公里")
    (Decimal('0.0005'), None)
    """
    worth = next((one for one in _FAMILIES if norm in one and other in one), None)
    return worth[norm] / worth[other] if worth else None
