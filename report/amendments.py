"""What a person puts right in how a file was understood, and what the program would like to ask.

    Amendment(Subject.HEADING, 812, "当前的短板", "1")   a heading of level 1 stands there
    Amendment(Subject.HEADING, 812, "当前的短板", None)  no heading stands there
    Amendment(Subject.CUT, 5120, "石桥镇党建工作…", "yes")
    Amendment(Subject.ROLES, 812, "当前的短板", "problems causes")
    Amendment(Subject.FIGURE, 930, "121名，其中…", '{"scope": "云溪镇"}')
    Amendment(Subject.CONFLICT, 930, "restated|121名|122名", "两处口径不同")

Both are kept by quote and place in the file's text, so that they are found again when the
file is read anew and its offsets have moved.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

QUOTE_LENGTH = 40
"""So many characters tell a place again; a quote never goes past its line."""


class Subject(StrEnum):
    """What an amendment is about."""

    CUT = "cut"
    HEADING = "heading"
    ROLES = "roles"
    FIGURE = "figure"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class Amendment:
    """One thing put right at *start* (in the file's text), where *quote* stands.

    `value` is "yes" or "no" for a cut, a level ("1" …) or None (no heading) for a heading, the names of
    roles with spaces between them, for a figure what is put right (JSON) or None (it is no figure), and for
    a conflict the reason why it is none; the quote of a conflict names its figures, for they may stand far apart.
    """

    field: Subject
    start: int
    quote: str
    value: str | None


@dataclass(frozen=True, slots=True)
class Proposal:
    """A place in the file's text where another report may begin, and why that is not sure.

    `title` is what that report would be called, `reason` a Chinese sentence for a person.
    """

    start: int
    quote: str
    title: str
    reason: str


def quote_at(text: str, start: int) -> str:
    """Return the words of *text* at *start* by which the place is found again.

    >>> quote_at("一、基本情况\\n全镇共有党员77名。", 2)
    '基本情况'
    """
    return text[start : start + QUOTE_LENGTH].partition("\n")[0]
