"""A number with its unit, as printed and as comparable: 540亿元 is also 54,000,000,000 元.

The readers of Arabic and of Chinese numerals build their quantities here, so that 1.2万人,
一万二千人 and 12,000人 are worth the same however they are written.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from ingest.figures.units import PATTERN, find_unit
from report.figures import Value

EACH = r"/(?:平方米|公里|公斤|立方米|[年月日天人户亩吨米个项家次村所床生度斤台套辆件])"
UNIT = rf"(?:{PATTERN})(?:{EACH})?"
MORE = r"(?:多|余|几)"
DASH = r"(?:-|—{1,2}|~|～|至|到)"
_BIGGEST_POWER = 10  # 翻十番 is a thousand times; beyond that it is a slip of the pen


class Quantity(NamedTuple):
    """A quantity in a shadow: *start*..*end* holds number and unit, *lead*..*tail* its qualifiers too."""

    start: int
    end: int
    lead: int
    tail: int
    value: Value
    unit: str
    norm_value: Value
    norm_unit: str
    measure: str
    qualifier: str | None = None
    op: str = "="


def amount(start: int, end: int, value: Decimal, printed: str, *, more: bool = False) -> Quantity:
    """Return *value* in the unit as *printed*, with its multiplier and 每 (万元/年); *more* tells of 多 or 余.

    >>> amount(0, 4, Decimal("1.2"), "万人").norm_value
    Decimal('12000.0')
    """
    printed = "门类" if printed == "大门类" else printed
    bare, slash, each = printed.partition("/")
    unit, scale = find_unit(bare)
    norm = value * scale * unit.factor
    if unit.name == "番" and value <= _BIGGEST_POWER:
        norm = Decimal(2) ** int(value)
    made = Quantity(start, end, start, end, value, printed, norm, unit.norm + slash + each, unit.measure)
    return made._replace(qualifier="多", op=">") if more else made


def spread(low: Quantity, high: Quantity) -> Quantity | None:
    """Return the range from *low* to *high* in the unit of *high*, None where it runs backwards."""
    if isinstance(low.norm_value, tuple) or isinstance(high.norm_value, tuple):
        return None
    if isinstance(low.value, tuple) or isinstance(high.value, tuple) or low.norm_value > high.norm_value:
        return None
    scale = _scale(high.unit) / _scale(low.unit)
    both = (low.value / scale, high.value)
    return high._replace(value=both, norm_value=(low.norm_value, high.norm_value))


def _scale(printed: str) -> Decimal:
    return find_unit(printed.partition("/")[0])[1]
