"""Ages that follow each other without a gap, against their total.

60周岁以上老年人3496人，其中60至69岁1852人，70至79岁1127人，80周岁以上507人: the bands begin where the total
begins and are open at the end, so they must add up to it. A ladder with a gap, without an open
end or with another beginning (18至35岁 of all 党员) names only some of the people and says nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.figures.canonical import canonical
from ingest.figures.checks.intervals import allowed, is_level
from ingest.figures.checks.sums import added, sum_conflict
from report import Conflict, Figure, Kind, Report

_FACET = "年龄"
_BAND = re.compile(
    r"(?P<low>\d{1,3})(?:周?岁)?[至到—~-](?P<high>\d{1,3})周?岁|(?P<from>\d{1,3})周?岁及?以上|(?P<to>\d{1,3})周?岁及?以下"
)


@dataclass(frozen=True, slots=True)
class Band:
    """The ages from *low* to *high*; None is open."""

    low: int | None
    high: int | None

    def goes_on_in(self, following: Band) -> bool:
        """Tell whether *following* begins where this band ends."""
        return self.high is not None and following.low in (self.high, self.high + 1)


def read_band(name: str) -> Band | None:
    """Return the ages that the indicator *name* speaks of, None where it names none or another form.

    >>> read_band("70至79岁老年人数"), read_band("80周岁以上老年人数"), read_band("老年人数")
    (Band(low=70, high=79), Band(low=80, high=None), None)
    """
    found = _BAND.search(name)
    if found is None:
        return None
    low, high = found["low"] or found["from"], found["high"] or found["to"]
    return Band(int(low) if low else None, int(high) if high else None)


def ages(figures: tuple[Figure, ...], _report: Report) -> Iterator[Conflict]:
    """Yield the complete ladders of ages that do not add up to their total."""
    groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, figure in enumerate(figures):
        if figure.rule != "T" and _is_aged(figure) and (key := _key(figure)):
            groups[*key, figure.quote].append(index)
    for (*who, _), steps in groups.items():
        for ladder in _ladders(figures, steps):
            total = _total(figures, ladder[0], tuple(who))
            if total is not None and not added(figures, ladder).meets(allowed(figures[total])):
                yield sum_conflict("sum", figures, ladder, total)


def _key(figure: Figure) -> tuple[str, str, str] | None:
    """Return what is counted, how and where, ages aside; None for what is told apart by more than age."""
    if not is_level(figure) or not figure.indicator:
        return None
    what = canonical(figure.indicator, figure.unit, Kind.LEVEL)
    is_plain = all(name == _FACET for name, _ in what.facets)
    return (what.head, what.measure, figure.scope or "") if is_plain else None


def _is_aged(figure: Figure) -> bool:
    return read_band(figure.indicator or "") is not None


def _ladders(figures: tuple[Figure, ...], steps: list[int]) -> Iterator[list[int]]:
    """Yield the runs of *steps* that go on without a gap to an open end, the total of them left out."""
    run: list[tuple[int, Band]] = []
    for step in steps:
        band = read_band(figures[step].indicator or "")
        if band is None:
            continue
        run = [*run, (step, band)] if run and run[-1][1].goes_on_in(band) else [(step, band)]
        if band.high is None and len(run) > 1:
            yield [index for index, _ in run]
            run = []


def _total(figures: tuple[Figure, ...], first: int, key: tuple[str, ...]) -> int | None:
    """Return the nearest level of the same people that begins at the age of the step *first*."""
    step, begins = figures[first], read_band(figures[first].indicator or "")
    for at in range(first - 1, -1, -1):
        whole = read_band(figures[at].indicator or "") or Band(None, None)
        same_ages = begins is not None and whole.low == begins.low and whole.high is None
        if same_ages and figures[at].time == step.time and _key(figures[at]) == key:
            return at
    return None
