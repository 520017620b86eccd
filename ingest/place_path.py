"""The chain of a stated place, as far as it is known: 万里街道 of 上海市普陀区 → 上海市, 普陀区, 万里街道.

    place 云溪镇, signed by 青禾县民政局        → 青禾县, 云溪镇
    place 朝阳区, the text names 长春市         → 吉林省, 长春市, 朝阳区
    place 城关镇, nothing else                 → 城关镇

A name that many places bear, and the bare name of a town always, wants support: a place
around it that title, head, issuer or text names. Nothing is guessed from the name alone.
"""

from __future__ import annotations

import re
from itertools import islice

from ingest.characters import fold
from ingest.gazetteer import Chain, candidates, is_county_or_wider, today
from ingest.places import TOWN, level_of, place_names

BEFORE = 24
"""So many characters before a place's name may hold the names of what is around it."""

MENTIONS = 40
"""So many mentions of a place are looked at; a report says early where it is."""

_MASK = re.compile(r"[xX*×某□_○]")
_BREAK = re.compile(r".*(?:[^\u4e00-\u9fff]|位于|地处|坐落于|隶属于?|赴|在|到|是|为|对)", re.DOTALL)


def place_path(place: str | None, *, near: tuple[str, ...], text: str) -> Chain:
    """Return the chain of *place*; *near* are title, issuer and lines about the report, the closest first.

    Empty for a masked name, for a natural region, and where no place is stated.
    """
    stated = place_names(fold(place)) if place else ()
    if not stated or _MASK.search(stated[0]) or _is_region(stated):
        return ()
    stated = _surrounded(stated, near, fold(text))
    units = candidates(stated)
    bare_town = len(stated) == 1 and level_of(stated[0]) >= TOWN
    if len(units) == 1 and not bare_town:
        return units[0]
    supported = _supported(units, "\n".join(map(fold, near))) or _supported(units, fold(text))
    return supported or (stated if units else today(stated))


def _is_region(stated: Chain) -> bool:
    """Return whether a name that no unit has is that of a region (青海湖鸟岛地区, 海州经济特区)."""
    return stated[-1].endswith(("地区", "经济特区", "开发区")) and not candidates(stated)


def _surrounded(stated: Chain, near: tuple[str, ...], text: str) -> Chain:
    """Return *stated* with the names that somewhere stand right before it, or that a line near is of."""
    for line in near:
        names = place_names(fold(line))
        if stated[0] in names[1:]:
            return (*names[: names.index(stated[0])], *stated)
        if names and -1 < level_of(names[-1], below=len(names) - 2) < level_of(stated[0]):
            return (*names, *stated)
    for match in islice(re.finditer(re.escape(stated[0]), text), MENTIONS):
        before = _names_before(text[max(0, match.start() - BEFORE) : match.end()], stated[0])
        if before:
            return (*before, *stated)
    return stated


def _names_before(words: str, name: str) -> Chain:
    """Return the names of a chain that ends in *name*, which ends *words*."""
    clause = _BREAK.sub("", words[: -len(name)])
    names = place_names(clause + name)
    if names[-1:] == (name,) and len("".join(names)) == len(clause) + len(name):
        return names[:-1]
    known = (clause[at:] for at in range(len(clause) - 1))
    return next(((unit,) for unit in known if is_county_or_wider(unit)), ())


def _supported(units: tuple[Chain, ...], words: str) -> Chain:
    """Return the one unit around which *words* name more places than around any other."""
    counts = [sum(name in words for name in unit[:-1]) for unit in units]
    most = max(counts, default=0)
    return units[counts.index(most)] if most and counts.count(most) == 1 else ()
