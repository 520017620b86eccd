"""What a page shows, before offsets are counted: lines of text, tables, pictures.

    <p>表1　敬老院</p><table>…  ->  Line("表1　敬老院"), Grid((Slot("村", 0), Slot("床位", 1)), …)

`inside` tells whether an item stands where the document does, or around it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ingest.readers.builder import Builder
from ingest.readers.grid import Slot
from report import Style


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph's text and looks."""

    text: str
    style: Style | None = None
    inside: bool = True


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of a table."""

    rows: tuple[tuple[Slot, ...], ...]
    inside: bool = True


@dataclass(frozen=True, slots=True)
class Image:
    """A picture: the words that stand for it, the hash of its bytes where the page holds them."""

    caption: str | None = None
    sha256: str | None = None
    inside: bool = True


Item = Line | Grid | Image


def add(build: Builder, items: Iterable[Item]) -> None:
    """Add *items* to *build*."""
    for item in items:
        match item:
            case Line():
                build.paragraph(item.text, style=item.style)
            case Grid():
                build.table(item.rows)
            case Image():
                build.picture(caption=item.caption, sha256=item.sha256)


def words(item: Item) -> str:
    """Return the text of *item*, its cells parted by spaces.

    >>> words(Grid(((Slot("村", 0), Slot("床位", 1)),)))
    '村 床位'
    """
    match item:
        case Line():
            return item.text
        case Grid():
            return " ".join(slot.text for row in item.rows for slot in row)
        case Image():
            return ""
