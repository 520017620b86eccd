"""The interval that a printed number allows, so that rounding is told from error.

15.5% allows 15.45 to 15.55, 9.8万人 allows 97,500 to 98,500, 121名 is 121. Numbers are Decimals
throughout.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from ingest.figures.canonical import canonical
from ingest.figures.units import find_unit
from report import Figure, Kind

_BODY = re.compile(r"(?<=.)(?:党委|党工委|人民政府|政府)$")
_COUNTED = frozenset(("person", "household", "count", "event"))


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers from *low* to *high*."""

    low: Decimal
    high: Decimal

    def meets(self, other: Interval) -> bool:
        """Tell whether the two have a number in common."""
        return self.low <= other.high and other.low <= self.high

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)

    def over(self, other: Interval) -> Interval:
        """Return the quotients; *other* must lie above zero."""
        return Interval(self.low / other.high, self.high / other.low)


def allowed(figure: Figure) -> Interval:
    """Return what the printed digits of *figure* allow, in its normalised unit."""
    norm = exact(figure)
    value = figure.value
    if not isinstance(value, Decimal) or not value:
        return Interval(norm, norm)
    exponent = value.as_tuple().exponent
    unit, scale = find_unit(figure.unit.split("/")[0])
    if unit.measure in _COUNTED and scale == 1 and exponent == 0:
        return Interval(norm, norm)
    digits = exponent if isinstance(exponent, int) else 0
    half = Decimal(5).scaleb(digits - 1) * abs(norm / value)
    return Interval(norm - half, norm + half)


def exact(figure: Figure) -> Decimal:
    """Return the normalised value of *figure*, which must be one number."""
    return figure.norm_value if isinstance(figure.norm_value, Decimal) else Decimal(0)


def is_firm(figure: Figure) -> bool:
    """Tell whether *figure* states one exact, positive number as a fact."""
    return figure.op == "=" and isinstance(figure.norm_value, Decimal) and figure.norm_value > 0


def is_level(figure: Figure) -> bool:
    """Tell whether *figure* is a firm level, the only thing that may be added or divided."""
    return figure.kind is Kind.LEVEL and is_firm(figure)


def place(figure: Figure) -> str:
    """Return the scope of *figure*, a body of a place taken for the place (梧桐镇党委 -> 梧桐镇)."""
    return _BODY.sub("", figure.scope or "")


def same_measure(a: Figure, b: Figure) -> bool:
    """Tell whether *a* and *b* may be added: the same kind of unit, 个 and 家 alike."""
    if a.unit == b.unit:
        return True
    return canonical("", a.unit, Kind.LEVEL).measure == canonical("", b.unit, Kind.LEVEL).measure


def plain(number: Decimal) -> str:
    """Return *number* without trailing zeros or exponent.

    >>> plain(Decimal("30.00")), plain(Decimal("120000"))
    ('30', '120000')
    """
    return f"{number.normalize():f}"


def rounded(number: Decimal) -> str:
    """Return *number* to one decimal place.

    >>> rounded(Decimal("55.02"))
    '55'
    """
    return plain(number.quantize(Decimal("0.1")))


def printed(figure: Figure) -> str:
    """Return value and unit of *figure* as they are printed."""
    return f"{plain(figure.value)}{figure.unit}" if isinstance(figure.value, Decimal) else figure.raw
