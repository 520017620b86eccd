"""Single property modifiers: how [MS-DOC] says that something is bold, a table cell, or deleted.

    list(sprms(bytes.fromhex("350801"))) -> [Sprm(code=Code.BOLD, operand=b"\\x01")]

2.2.5. An operand's size follows from its code; two codes have sizes of their own. Codes that are not
looked for are stepped over.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

_SIZES = (1, 1, 2, 4, 2, 2, None, 3)
_TAB_CHANGES, _LONGEST = 0xC615, 255


class Code(IntEnum):
    """The modifiers that matter for text and its structure."""

    DELETED = 0x0800
    DATA = 0x0806
    BOLD = 0x0835
    HIDDEN = 0x083C
    SPECIAL = 0x0855
    IN_TABLE = 0x2416
    ROW_END = 0x2417
    INNER_CELL_END = 0x244B
    INNER_ROW_END = 0x244C
    LIST_LEVEL = 0x260A
    OUTLINE = 0x2640
    ALIGNMENT_80 = 0x2403
    ALIGNMENT = 0x2461
    DROP_CAP = 0x442C
    STYLE = 0x4600
    LIST = 0x460B
    CHARACTER_STYLE = 0x4A30
    SIZE = 0x4A43
    FONT = 0x4A4F
    ASIAN_FONT = 0x4A50
    HUGE_OLD = 0x6645
    HUGE = 0x6646
    DEPTH = 0x6649
    DEPTH_CHANGE = 0x664A
    PICTURE = 0x6A03
    SYMBOL = 0x6A09
    ROW = 0xD608


_SHORT = {
    0x05: Code.ALIGNMENT_80,
    0x0C: Code.LIST_LEVEL,
    0x18: Code.IN_TABLE,
    0x19: Code.ROW_END,
    0x41: Code.DELETED,
    0x55: Code.BOLD,
    0x5C: Code.HIDDEN,
}
"""The modifiers that a piece may carry in one byte ([MS-DOC] 2.9.214, Prm0)."""


@dataclass(frozen=True, slots=True)
class Sprm:
    """A modifier and its operand."""

    code: int
    operand: bytes

    @property
    def value(self) -> int:
        """The operand as an unsigned number."""
        return int.from_bytes(self.operand, "little")


def sprms(grpprl: bytes) -> Iterator[Sprm]:
    """Yield the modifiers in *grpprl* as far as they are whole."""
    at = 0
    while at + 2 <= len(grpprl):
        code = int.from_bytes(grpprl[at : at + 2], "little")
        at += 2
        size = _SIZES[code >> 13]
        if size is None:
            lead = 2 if code == Code.ROW else 1
            size = int.from_bytes(grpprl[at : at + lead], "little") - (lead - 1)
            at += lead
            if code == _TAB_CHANGES and size == _LONGEST:
                size = _tab_changes(grpprl[at:])
        if size < 0 or at + size > len(grpprl):
            return
        yield Sprm(code, grpprl[at : at + size])
        at += size


def short_sprm(index: int, value: int) -> bytes:
    """Return the modifier that a piece gives as its *index* and one byte *value*, written in full."""
    code = _SHORT.get(index)
    return code.to_bytes(2, "little") + bytes([value]) if code is not None else b""


def _tab_changes(operand: bytes) -> int:
    """Return the size of the longest tab changes: counted deletions, then counted additions."""
    gone = operand[0] if operand else 0
    added_at = 1 + 4 * gone
    added = operand[added_at] if added_at < len(operand) else 0
    return added_at + 1 + 3 * added
