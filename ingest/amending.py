"""A person's amendments found again in the text of a file: where they stand now.

    Amendment(CUT, 5120, "石桥镇党建工作…", "yes") in a text where that line begins at 5104 → cuts {5104: True}

The quote decides, the place only chooses among several. An amendment whose quote is no
longer there is not applied anywhere: it is kept in the catalog and named by `lost`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from ingest.figures.corrected import FigureChange, read_change
from report import Amendment, Role, Subject, quote_at

YES, NO = "yes", "no"


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
    places: dict[Subject, dict[int, str | None]] = {subject: {} for subject in Subject}
    dismissals: list[Amendment] = []
    lost: list[Amendment] = []
    for one in amendments:
        at = find(one, text)
        if one.field is Subject.CONFLICT:
            dismissals.append(one)
        elif at is None:
            lost.append(one)
        else:
            places[one.field][at] = one.value
    return Amended(
        cuts={at: value == YES for at, value in places[Subject.CUT].items()},
        headings={at: int(value) if value else None for at, value in places[Subject.HEADING].items()},
        roles={at: read_roles(value) for at, value in places[Subject.ROLES].items()},
        figures={at: read_change(value) if value else None for at, value in places[Subject.FIGURE].items()},
        dismissals=tuple(dismissals),
        lost=tuple(lost),
    )


def read_roles(value: str | None) -> tuple[Role, ...]:
    """Return the roles that the *value* of an amendment names; ValueError where one is unknown."""
    return tuple(map(Role, (value or "").split()))


def find(amendment: Amendment, text: str) -> int | None:
    """Return the offset in *text* where the quote of *amendment* stands, nearest to its place; None if nowhere.

    >>> find(Amendment(Subject.HEADING, 9, "建议", "1"), "建议\\n正文\\n建议\\n正文")
    6
    """
    if quote_at(text, amendment.start) == amendment.quote:
        return amendment.start
    places: list[int] = []
    at = text.find(amendment.quote) if amendment.quote else -1
    while at >= 0:
        if quote_at(text, at) == amendment.quote:
            places.append(at)
        at = text.find(amendment.quote, at + 1)
    return min(places, key=lambda place: (abs(place - amendment.start), place), default=None)
