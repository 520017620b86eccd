"""What was reckoned from a comparison, as rows for a table: the result, its arithmetic, what it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from index.derive import Derived

DERIVED_HEAD = ("地区", "时间", "算的是", "结果", "单位", "算式", "说明", "依据")
ROUGH = "依据里有约数"


def derived_rows(derived: Sequence[Derived]) -> list[tuple[str | Decimal, ...]]:
    """Return one row for each of *derived*, its inputs as 《report》：sentence."""
    return [
        (
            one.scope,
            one.time,
            one.measure.value,
            one.value if one.value is not None else "",
            one.unit,
            one.formula,
            one.reason or (ROUGH if one.rough else ""),
            "；".join(f"《{row.card.title or row.card.name}》：{row.figure.quote}" for row in one.inputs),
        )
        for one in derived
    ]
