"""A person's amendments found again in the text of a file: where they stand now.

    Amendment(CUT, 5120, "石桥镇党建工作…", "yes") in a text where that line begins at 5104 → cuts {5104: True}

The quote decides, the place only chooses among several. An amendment whose quote is no
longer there is not applied anywhere: it is kept in the catalog and named by `lost`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from report import Amendment, Role, Subject, quote_at

YES, NO = "yes", "no"


@dataclass(frozen=True, slots=True)
class Amended:
    """Amendments by their offset in a text: cuts made or refused, levels of headings (None: no heading), roles."""

    cuts: Mapping[int, bool] = field(default_factory=dict)
    headings: Mapping[int, int | None] = field(default_factory=dict)
    roles: Mapping[int, tuple[Role, ...]] = field(default_factory=dict)
    lost: tuple[Amendment, ...] = ()

    def within(self, start: int, end: int) -> Amended:
        """Return the headings and roles amended from *start* to *end*, as offsets from *start*."""
        return Amended(
            headings={at - start: level for at, level in self.headings.items() if start <= at < end},
            roles={at - start: roles for at, roles in self.roles.items() if start <= at < end},
        )


def resolve(amendments: Iterable[Amendment], text: str) -> Amended:
    """Return where *amendments* stand in *text*; of two about the same place the later one counts."""
    cuts: dict[int, bool] = {}
    headings: dict[int, int | None] = {}
    roles: dict[int, tuple[Role, ...]] = {}
    lost: list[Amendment] = []
    for one in amendments:
        at = find(one, text)
        if at is None:
            lost.append(one)
        elif one.field is Subject.CUT:
            cuts[at] = one.value == YES
        elif one.field is Subject.HEADING:
            headings[at] = int(one.value) if one.value else None
        else:
            roles[at] = tuple(map(Role, (one.value or "").split()))
    return Amended(cuts, headings, roles, tuple(lost))


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
