"""How a paragraph looks beside the running text: larger, bolder, centred, or set as a heading.

Measured against the document itself: in a text that is bold throughout, bold means
nothing. Where a format tells no looks (plain text), nothing stands out.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from report import Block, Paragraph

LARGER = 1.1
"""A line stands out when its type is larger than the text's by this factor."""


@dataclass(frozen=True, slots=True)
class Looks:
    """What the running text of a document looks like: its type size in points, and whether it is bold."""

    size: float | None
    bold: bool


def measure(blocks: tuple[Block, ...]) -> Looks:
    """Return the looks in which most characters of *blocks* are set."""
    sizes: Counter[float] = Counter()
    bold = total = 0
    for block in blocks:
        if isinstance(block, Paragraph) and block.style:
            total += len(block.text)
            bold += len(block.text) if block.style.bold else 0
            if block.style.size:
                sizes[block.style.size] += len(block.text)
    return Looks(sizes.most_common(1)[0][0] if sizes else None, bold * 2 > total)


def stands_out(block: Block, looks: Looks) -> bool:
    """Return whether *block* is set apart from running text with these *looks*."""
    style = block.style if isinstance(block, Paragraph) else None
    if style is None:
        return False
    larger = bool(style.size and looks.size and style.size > looks.size * LARGER)
    return style.level is not None or larger or (bool(style.bold) and not looks.bold) or bool(style.centered)
