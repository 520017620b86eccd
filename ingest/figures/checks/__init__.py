"""Where the figures of one report disagree (自查).

Each check is a function of the figures that gives conflicts, each with its arithmetic in one
Chinese sentence: 820+310+290=1420万元，与总数1460万元相差40万元. High means that the arithmetic leaves
no way out: printed digits are taken as the interval that they allow, an approximate number
(约, 多, 以上) proves nothing, unlike units are never added.
"""

from ingest.figures.checks.ages import ages
from ingest.figures.checks.counts import listed_counts
from ingest.figures.checks.growth import growth
from ingest.figures.checks.hundred import hundred
from ingest.figures.checks.ratios import averages, averages_each, rates
from ingest.figures.checks.restated import restated
from ingest.figures.checks.shares import parts_above_whole, shares
from ingest.figures.checks.sums import ladders, lists, tables
from report import Conflict, Figure, Report

CHECKS = (
    restated,
    shares,
    parts_above_whole,
    lists,
    ladders,
    ages,
    tables,
    hundred,
    rates,
    averages,
    averages_each,
    growth,
    listed_counts,
)

__all__ = ["CHECKS", "find_conflicts"]


def find_conflicts(figures: tuple[Figure, ...], report: Report) -> tuple[Conflict, ...]:
    """Return the conflicts among *figures* of *report*; their members are positions in *figures*."""
    found = [conflict for check in CHECKS for conflict in check(figures, report)]
    return tuple(dict.fromkeys(found))
