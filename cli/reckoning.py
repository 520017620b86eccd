"""What is reckoned from a comparison on the command line: how it is asked for, shown and given as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rich.table import Table

from cli.console import out
from cli.inspect import value_json
from index.derive import NEEDS_BASE, Derived, Measure
from report import BadInputError

_FORMS = "可写：同比、排名、占比:党员总数、人均:常住人口"


@dataclass(frozen=True, slots=True)
class Reckoning:
    """What to reckon, and the indicator to divide by where it needs one."""

    measure: Measure
    base: str | None


def parse_reckoning(text: str) -> Reckoning:
    """Return what *text* asks for; BadInputError where it asks for nothing that can be.

    >>> parse_reckoning("人均:常住人口")
    Reckoning(measure=<Measure.PER_HEAD: '人均'>, base='常住人口')
    """
    name, _, base = text.replace("：", ":").partition(":")
    if name.strip() not in set(Measure):
        raise BadInputError(text, "不会算这个", _FORMS)
    measure = Measure(name.strip())
    if (measure in NEEDS_BASE) != bool(base.strip()):
        problem = "要写明除以哪个指标" if measure in NEEDS_BASE else "不需要另一个指标"
        raise BadInputError(text, problem, _FORMS)
    return Reckoning(measure, base.strip() or None)


def show_derived(derived: Sequence[Derived]) -> None:
    """Print *derived*, each with its arithmetic or the reason why there is none."""
    if not derived:
        out.print("没有可算的：需要同一地区、同一时间（同比为上一年）都有数。")
        return
    table = Table("地区或单位", "时间", derived[0].measure.value, "算式", "说明")
    for one in derived:
        value = "—" if one.value is None else f"{one.value:f}{one.unit}"
        table.add_row(
            one.scope, one.time, value, one.formula, one.reason or ("依据里有约数" if one.rough else "")
        )
    out.print(table)


def derived_json(one: Derived) -> dict[str, Any]:
    """Return *one* with its inputs named by report and span."""
    return {
        "scope": one.scope,
        "time": one.time,
        "measure": one.measure.value,
        "value": value_json(one.value),
        "unit": one.unit,
        "formula": one.formula,
        "rough": one.rough,
        "reason": one.reason,
        "inputs": [
            {
                "report": row.card.id,
                "raw": row.figure.raw,
                "quote": row.figure.quote,
                "start": row.figure.anchor.start,
                "end": row.figure.anchor.end,
            }
            for row in one.inputs
        ],
    }
