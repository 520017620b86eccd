"""Whether two places are one, or one lies in the other: 宁乡县 is 宁乡市, and lies in 长沙市.

Names that are gone count as what they are today. Of a place known by its own name alone
(云溪镇) only that name can be compared: it is the same as any 云溪镇. A filter should find
too much there rather than nothing.
"""

from __future__ import annotations

from enum import StrEnum

from ingest.gazetteer.changes import renamed
from ingest.gazetteer.own import Chain
from ingest.gazetteer.units import candidates, today


class Relation(StrEnum):
    """How one place lies to another."""

    SAME = "same"
    WITHIN = "within"
    AROUND = "around"


def relation(one: Chain, other: Chain) -> Relation | None:
    """Return how the place *one* lies to the place *other*, None where they are apart.

    >>> relation(("湖南省", "长沙市", "宁乡县"), ("长沙市",))
    <Relation.WITHIN: 'within'>
    >>> relation(("北京市", "朝阳区"), ("吉林省", "长春市", "朝阳区")) is None
    True
    """
    ways = [_between(first, second) for first in _meanings(one) for second in _meanings(other)]
    return next((way for way in Relation if way in ways), None)


def _meanings(stated: Chain) -> tuple[Chain, ...]:
    """Return the units that *stated* may mean, and itself: another place may have the name (云溪镇)."""
    return (*candidates(stated), today(stated), renamed(stated)) if stated else ()


def _between(one: Chain, other: Chain) -> Relation | None:
    if _ends(one, other) or _ends(other, one):
        return Relation.SAME
    if _holds(other, one):
        return Relation.WITHIN
    return Relation.AROUND if _holds(one, other) else None


def _ends(whole: Chain, part: Chain) -> bool:
    """Return whether *part* names the same unit as *whole*, leaving out names around it."""
    names = iter(whole)
    return whole[-1] == part[-1] and all(name in names for name in part)


def _holds(wide: Chain, narrow: Chain) -> bool:
    """Return whether *wide* is one of the units around *narrow*."""
    return any(_ends(narrow[:end], wide) for end in range(1, len(narrow)))
