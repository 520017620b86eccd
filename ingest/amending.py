"""A person's amendments found again in the text of a file: where they stand now.

    Amendment(CUT, 5120, "石桥镇党建工作…", "yes") in a text where that line begins at 5104 → cuts {5104: True}

The quote decides, the place only chooses among several. An amendment whose quote is no
longer there is not applied anywhere: it is kept in the catalog and named by `lost`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from ingest.figures.corrected import FigureChange, read_change
from report import Amendment, Role, Subject, quote_at

YES, NO = "yes", "no"
_NEVER = 1 << 60


@dataclass(frozen=True, slots=True)
class Amended:
    """Amendments by their offset in a text.

    Cuts are made or refused, a heading has a level (None: no heading stands there), a figure a change (None:
    it is none). Dismissals of conflicts are told by their figures, not by an offset.
    """

    cuts: Mapping[int, bool] = field(default_factory=dict)
    headings: Mapping[int, int | None] = field(default_factory=dict)
    roles: Mapping[int, tuple[Role, ...]] = field(default_factory=dict)
    figures: Mapping[int, FigureChange | None] = field(default_factory=dict)
    dismissals: tuple[Amendment, ...] = ()
    lost: tuple[Amendment, ...] = ()

    def within(self, start: int, end: int) -> Amended:
        """Return what is amended from *start* to *end* but for cuts and dismissals, as offsets from *start*."""
        return Amended(
            headings=_within(self.headings, start, end),
            roles=_within(self.roles, start, end),
            figures=_within(self.figures, start, end),
        )


Amendable = TypeVar("Amendable")


def _within(places: Mapping[int, Amendable], start: int, end: int) -> dict[int, Amendable]:
    return {at - start: value for at, value in places.items() if start <= at < end}


def resolve(amendments: Iterable[Amendment], text: str) -> Amended:
    """Return where *amendments* stand in *text*; of two about the same place the later one counts."""
    given = tuple(amendments)
    places: dict[Subject, dict[int, str | None]] = {subject: {} for subject in Subject}
    lost: list[Amendment] = []
    for one, at in zip(given, places_of(given, text), strict=True):
        if at is not None:
            places[one.field][at] = one.value
        elif one.field is not Subject.CONFLICT:
            lost.append(one)
    return Amended(
        cuts={at: value == YES for at, value in places[Subject.CUT].items()},
        headings={at: int(value) if value else None for at, value in places[Subject.HEADING].items()},
        roles={at: read_roles(value) for at, value in places[Subject.ROLES].items()},
        figures={at: read_change(value) if value else None for at, value in places[Subject.FIGURE].items()},
        dismissals=tuple(one for one in given if one.field is Subject.CONFLICT),
        lost=tuple(lost),
    )


def read_roles(value: str | None) -> tuple[Role, ...]:
    """Return the roles that the *value* of an amendment names; ValueError where one is unknown."""
    return tuple(map(Role, (value or "").split()))


def places_of(amendments: Sequence[Amendment], text: str) -> tuple[int | None, ...]:
    """Return for each of *amendments* where its quote stands in *text*; None where it is gone.

    Those about one subject with one quote (a heading 建议 in every chapter) keep their order and take a place
    each, so that together they moved as little as can be.

    >>> places_of([Amendment(Subject.HEADING, 9, "建议", "1")], "建议\\n正文\\n建议\\n正文")
    (6,)
    """
    alike: dict[tuple[Subject, str], list[int]] = defaultdict(list)
    for number, one in enumerate(amendments):
        if one.field is not Subject.CONFLICT:  # told by its figures, which stand apart
            alike[one.field, one.quote].append(number)
    found: list[int | None] = [None] * len(amendments)
    for (_, quote), numbers in alike.items():
        ordered = sorted(numbers, key=lambda number: amendments[number].start)
        starts = [amendments[number].start for number in ordered]
        for number, at in zip(ordered, _matched(starts, _stands(quote, text)), strict=True):
            found[number] = at
    return tuple(found)


def _stands(quote: str, text: str) -> list[int]:
    places: list[int] = []
    at = text.find(quote) if quote else -1
    while at >= 0:
        if quote_at(text, at) == quote:
            places.append(at)
        at = text.find(quote, at + 1)
    return places


def _matched(starts: Sequence[int], places: Sequence[int]) -> list[int | None]:
    """Return for each of *starts*, in order, one of *places*, in order, the total distance being the least.

    Of more starts than places those stay without one whose leaving costs least.
    """
    if set(starts) <= set(places):
        return list(starts)
    if not places:
        return [None] * len(starts)
    if len(starts) > len(places):
        taken = dict(zip(_least(places, starts), places, strict=True))
        return [taken.get(at) for at in range(len(starts))]
    return [places[at] for at in _least(starts, places)]


def _least(few: Sequence[int], many: Sequence[int]) -> list[int]:
    """Return for each of *few* which of *many* it is matched with, both in order, the total distance being the least."""
    costs = [[0] * (len(many) + 1)]
    for count, one in enumerate(few, 1):
        row = [_NEVER] * (len(many) + 1)
        for at in range(count, len(many) + 1):
            row[at] = min(row[at - 1], costs[-1][at - 1] + abs(one - many[at - 1]))
        costs.append(row)
    chosen: list[int] = []
    at = len(many)
    for count in range(len(few), 0, -1):
        while costs[count][at] == costs[count][at - 1]:
            at -= 1
        at -= 1
        chosen.append(at)
    return chosen[::-1]
