"""How a paragraph looks beside the running text: larger, bolder, centred, in a heading font, set as a heading.

Measured against the document itself: in a text that is bold throughout, bold means
nothing. Where a format tells no looks (plain text), nothing stands out.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

from report import Block, Paragraph

LARGER = 1.1
"""A line stands out when its type is larger than the text's by this factor."""


@dataclass(frozen=True, slots=True)
class Looks:
    """What the running text of a document looks like: its type size in points, whether it is bold, its font."""

    size: float | None
    bold: bool
    font: str | None = None


def measure(blocks: tuple[Block, ...]) -> Looks:
    """Return the looks in which most characters of *blocks* are set."""
    sizes: Counter[float] = Counter()
    fonts: Counter[str] = Counter()
    bold = total = 0
    for block in blocks:
        if isinstance(block, Paragraph) and block.style:
            total += len(block.text)
            bold += len(block.text) if block.style.bold else 0
            if block.style.size:
                sizes[block.style.size] += len(block.text)
            if block.style.font:
                fonts[_plain(block.style.font)] += len(block.text)
    return Looks(_most(sizes), bold * 2 > total, _most(fonts))


def stands_out(block: Block, looks: Looks) -> bool:
    """Return whether *block* is set apart from running text with these *looks*."""
    style = block.style if isinstance(block, Paragraph) else None
    if style is None:
        return False
    larger = bool(style.size and looks.size and style.size > looks.size * LARGER)
    return style.level is not None or larger or (bool(style.bold) and not looks.bold) or bool(style.centered)


def has_heading_font(block: Block, looks: Looks) -> bool:
    """Return whether *block* is set in a font of headings (黑体, 楷体 …) beside running text in another."""
    style = block.style if isinstance(block, Paragraph) else None
    if style is None or style.font is None or looks.font is None:
        return False
    font = _plain(style.font)
    return font != looks.font and any(name in font for name in _heading_fonts())


def _plain(font: str) -> str:
    return font.replace(" ", "").lower()


Counted = TypeVar("Counted")


def _most(counts: Counter[Counted]) -> Counted | None:
    return counts.most_common(1)[0][0] if counts else None


@cache
def _heading_fonts() -> tuple[str, ...]:
    said = tomllib.loads(Path(__file__).with_name("looks.toml").read_text("utf-8"))
    return tuple(said["headings"])
