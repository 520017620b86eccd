"""The Chinese specs of Recognizers-Text (MIT) as a test of numbers and units, where somebody has them.

Set DIAOYAN_RECOGNIZERS to their Specs folder. A number is read as an amount of 元, because one without a
unit is nobody's amount here. The floors are what is read today; what is missed by design is not Chinese
report style: discounts (六五折), 2k and 1e5, financial capitals (壹佰), whole words as numbers (半打).
"""

from __future__ import annotations

import json
import os
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import pytest

from ingest.figures.amount import Quantity
from ingest.figures.scan import scan
from ingest.figures.shadow import cast
from ingest.figures.units import find_unit

NAMED = os.environ.get("DIAOYAN_RECOGNIZERS", "")
SPECS = Path(NAMED) if NAMED else None
pytestmark = pytest.mark.skipif(
    SPECS is None or not SPECS.is_dir(), reason="DIAOYAN_RECOGNIZERS 未指向 Recognizers-Text 的 Specs 目录"
)
CLOSE = Decimal("0.001")
FLOORS = {
    "Number/Chinese/NumberModel": 0.66,
    "Number/Chinese/PercentModel": 0.73,
    "NumberWithUnit/Chinese/CurrencyModel": 0.6,
    "NumberWithUnit/Chinese/DimensionModel": 0.48,
    "NumberWithUnit/Chinese/AgeModel": 0.7,
    "NumberWithUnit/Chinese/TemperatureModel": 1.0,
}


def results(model: str) -> list[tuple[str, str]]:
    """Return the texts that the spec of *model* names as numbers, with their values; unknown values left out."""
    assert SPECS is not None
    cases: list[dict[str, Any]] = json.loads((SPECS / f"{model}.json").read_text("utf-8-sig"))
    found = [result for case in cases for result in case["Results"]]
    return [(one["Text"], one["Resolution"]["value"]) for one in found if one["Resolution"].get("value")]


def reads(text: str, value: str, *, unit: str) -> bool:
    """Tell whether *text* is read as one quantity worth *value*."""
    quantities = [token for token in scan(cast(text + unit).text, None) if isinstance(token, Quantity)]
    try:
        wanted = Decimal(value.rstrip("%"))
    except InvalidOperation:
        return False
    return len(quantities) == 1 and _worth(quantities[0], wanted, is_percent=value.endswith("%"))


def _worth(quantity: Quantity, wanted: Decimal, *, is_percent: bool) -> bool:
    """Tell whether *quantity* is *wanted*; a fraction is given in %, 千分之 in ‰."""
    if isinstance(quantity.value, tuple) or isinstance(quantity.norm_value, tuple):
        return False
    scale = {"‰": Decimal("0.1"), "%": Decimal(1)}.get(quantity.norm_unit)
    if scale is None:
        return wanted in (quantity.value, quantity.norm_value, quantity.value * find_unit(quantity.unit)[1])
    return abs(quantity.norm_value * scale - (wanted if is_percent else wanted * 100)) < CLOSE


@pytest.mark.parametrize("model", FLOORS)
def test_as_many_numbers_of_the_specs_are_read_as_ever(model: str) -> None:
    unit = "元" if model.endswith("NumberModel") else ""
    wanted = results(model)
    missed = [text for text, value in wanted if not reads(text, value, unit=unit)]

    assert 1 - len(missed) / len(wanted) >= FLOORS[model], missed
