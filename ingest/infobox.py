"""Read the information box that stands above a document on a government page (索引号, 发文机关, 成文日期).

    | 发文机关： | 青禾县人民政府 | 成文日期： | 2023年05月08日 |  -> issuer 青禾县人民政府, date 2023-05-08

The box states what the document is, so it fills what the document's own lines leave open. 发布日期 is when
the page went up and no date of the document; a table with fewer than two known labels is no box.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from ingest.characters import fold
from ingest.dates import read_date
from report import Block, Paragraph, Table

HEAD = 12
"""So many blocks at the beginning may hold the box."""

FEWEST = 2
"""Different known labels that make a box."""

LONGEST_LINE = 60
"""Characters of a line that may stand above the box; a longer one is text."""

_MARKS = re.compile(r"[\s\[\]【】]")


@dataclass(frozen=True, slots=True)
class InfoBox:
    """What the box states; None for what it does not."""

    title: str | None = None
    number: str | None = None
    issuer: str | None = None
    date: str | None = None


def read_infobox(blocks: Sequence[Block]) -> InfoBox:
    """Return what the information box at the head of *blocks* states, all None where there is none."""
    for block in blocks[:HEAD]:
        if isinstance(block, Paragraph) and len(block.text) > LONGEST_LINE:
            break
        if isinstance(block, Table):
            found = _entries(block)
            if len(found) >= FEWEST:
                return _box(found)
    return InfoBox()


def _box(found: dict[str, str]) -> InfoBox:
    day = found.get("date", "").partition(" ")[0]  # 2023-05-08 16:20
    date = read_date(fold(day))
    return InfoBox(
        title=found.get("title"),
        number=_MARKS.sub("", found.get("number", "")) or None,
        issuer="、".join(found.get("issuer", "").split()) or None,
        date=date if date and len(date) > len("2024") else None,
    )


def _entries(table: Table) -> dict[str, str]:
    """Return the values in *table* by the field that the label before each names, empty ones left out."""
    fields = _fields()
    found: dict[str, str] = {}
    for row in table.rows:
        cells = [cell.text for cell in row]
        stated = [cell.split("：", 1) for cell in cells if "：" in cell]
        for label, value in (*pairwise(cells), *stated):
            field = fields.get(_MARKS.sub("", label).rstrip("：:"))
            if field and value.strip():
                found.setdefault(field, value.strip())
    return found


@cache
def _fields() -> dict[str, str]:
    said = tomllib.loads(Path(__file__).with_name("infobox.toml").read_text("utf-8"))
    return {label: field for field, labels in said.items() for label in labels}
