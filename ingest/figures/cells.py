"""The number of one table cell: 18,976.76, 41.5%, -3.2, 12个, 1.2万元.

A bare number takes its unit from elsewhere in the table. What bounds a class of rows (10万元以下,
50-80户, 60岁以上) is a label, and so is everything else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from ingest.figures.quantity import read_quantity

_BARE = re.compile(r"(?P<sign>[-+▲△↓]?)(?P<number>(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(?P<unit>[%‰]?)$")
_EXACT = frozenset(["=", "≈"])


@dataclass(frozen=True, slots=True)
class CellNumber:
    """A number of a table, its own unit where the cell prints one, and how exact it is."""

    value: Decimal
    unit: str | None = None
    qualifier: str | None = None
    op: str = "="


def read_cell(text: str) -> CellNumber | None:
    """Return the number that the whole normalised *text* of a cell is, or None.

    >>> read_cell("18,976.76").value, read_cell("12个").unit, read_cell("60岁以上")
    (Decimal('18976.76'), '个', None)
    """
    if found := _BARE.match(text):
        value = Decimal(found["number"].replace(",", ""))
        return CellNumber(-value if found["sign"] not in ("", "+") else value, found["unit"] or None)
    return _with_unit(text)


def _with_unit(text: str) -> CellNumber | None:
    start = next((at for at, char in enumerate(text[:3]) if char.isdigit()), None)
    quantity = read_quantity(text, start) if start is not None else None
    if (
        quantity is None
        or (quantity.lead, quantity.tail) != (0, len(text))
        or isinstance(quantity.value, tuple)
    ):
        return None
    if quantity.op not in _EXACT and quantity.qualifier != "多":
        return None
    return CellNumber(quantity.value, quantity.unit, quantity.qualifier, quantity.op)
