"""A statistic with all that makes it comparable, where it stands, and contradictions.

Values are `Decimal` (or a pair for a range), never floats: "15.50" keeps its digits.
Unknown is None; a field is never filled by a guess.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from report.blocks import Rect

Value = Decimal | tuple[Decimal, Decimal]


class Kind(StrEnum):
    """What sort of statement a figure makes."""

    LEVEL = "level"
    CHANGE_ABS = "change_abs"
    CHANGE_REL = "change_rel"
    MULTIPLE = "multiple"
    RATIO = "ratio"
    SHARE = "share"
    TARGET = "target"
    THRESHOLD = "threshold"
    FREQUENCY = "frequency"
    MASKED = "masked"


class Severity(StrEnum):
    """How sure a conflict is: high only when its arithmetic is certain."""

    HIGH = "high"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where something stands: offsets (code points) into the text of report *report_id*."""

    report_id: str
    section_key: str
    start: int
    end: int
    page: int | None = None
    rects: tuple[Rect, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a report with what it counts, of whom, when and in which sense.

    `value` and `unit` are as printed (121, "名"; 52 for 52 %), `norm_value` and
    `norm_unit` comparable ones (121, "人"); `value` is None for a masked number.
    `op` is "=", ">", ">=", "<", "<=" or "≈". `time` is ISO 8601 ("2012", "2012-08",
    "2013/2017"). A decrease keeps its printed magnitude and has direction "down".
    `base` names what a change or share refers to, `group_of` the total that a 其中
    part belongs to, `rule` the rule that fired. `quote` is the sentence or table row. `caliber` is
    its 口径 as printed (不含农户, 按可比价格计算), several joined by ；.
    """

    indicator: str | None
    value: Value | None
    unit: str
    norm_value: Value | None
    norm_unit: str
    qualifier: str | None
    op: str
    scope: str | None
    time: str | None
    kind: Kind
    direction: str | None
    base: str | None
    group_of: str | None
    raw: str
    quote: str
    anchor: Anchor
    rule: str
    caliber: str | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """Figures of one report that cannot all be right; `figures` are their positions in it.

    `kind` is restated | sum | share | table | part | ratio | count; `explanation` is the
    arithmetic in one Chinese sentence. `dismissed` is the reason a person gave why it is none.
    """

    kind: str
    severity: Severity
    figures: tuple[int, ...]
    explanation: str
    dismissed: str | None = None
