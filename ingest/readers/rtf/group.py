"""What holds inside a group: where its text goes, and how its characters and paragraphs look."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto


class Where(Enum):
    """Where the text of a group goes."""

    TEXT = auto()
    NUMBER = auto()
    """The automatic number of the paragraph."""
    FONTS = auto()
    STYLES = auto()
    PROPERTY = auto()
    CREATED = auto()
    PICTURE = auto()
    NOWHERE = auto()


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph looks as a whole (`pard` sets it back)."""

    style: int | None = None
    level: int | None = None
    centered: bool = False
    in_table: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """The state of one group; a group inside begins with the same."""

    where: Where = Where.TEXT
    name: str = ""
    look: Look = Look()
    font: int = -1
    eastern_font: int | None = None
    eastern: bool = False
    half_points: int | None = None
    bold: bool = False
    hidden: bool = False
    deleted: bool = False
    skip: int = 1
    """Characters after a \\u that stand in for it (\\uc)."""

    @property
    def shown(self) -> bool:
        """Whether a person sees its text."""
        return not (self.hidden or self.deleted)

    @property
    def used_font(self) -> int:
        """The number of the font that its bytes are in."""
        return self.eastern_font if self.eastern and self.eastern_font is not None else self.font
