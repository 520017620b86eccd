"""Shares that leave nothing out must come to 100 %: 35岁以下占15.2%，36至60岁占48.3%，60岁以上占46.5%.

Nothing is left out where ages follow each other from an open beginning to an open end, or where
the last of a list is 其他. Answers of which several may be chosen add up to anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby, pairwise

from ingest.figures.checks.ages import read_band
from ingest.figures.checks.intervals import exact, is_firm, plain
from ingest.figures.checks.sums import added
from report import Conflict, Figure, Kind, Report, Severity

_HUNDRED = Decimal(100)
_FEWEST = 3
_REST = ("其他", "其它", "其余")
_SEVERAL = re.compile("多选|复选|可选多项|不止一")


def hundred(figures: tuple[Figure, ...], report: Report) -> Iterator[Conflict]:
    """Yield the complete lists of shares in one sentence that do not come to 100 %."""
    for run in _runs(figures):
        told = report.text[max(0, figures[run[0]].anchor.start - 60) : figures[run[-1]].anchor.end + 20]
        if not _leaves_nothing_out(figures, run) or _SEVERAL.search(told):
            continue
        summed = added(figures, run)
        if not summed.low <= _HUNDRED <= summed.high:
            total = sum((exact(figures[at]) for at in run), Decimal(0))
            words = f"{'+'.join(plain(exact(figures[at])) for at in run)}={plain(total)}%，各部分占比之和应为100%。"
            yield Conflict("share", Severity.HIGH, tuple(run), words)


def _runs(figures: tuple[Figure, ...]) -> Iterator[list[int]]:
    """Yield the shares that follow each other in one sentence, of one whole."""
    for key, group in groupby(range(len(figures)), key=lambda at: _key(figures[at])):
        run = list(group)
        if key is not None and len(run) >= _FEWEST:
            yield run


def _key(figure: Figure) -> tuple[str, str | None, str | None, str | None] | None:
    is_share = (
        figure.kind is Kind.SHARE and is_firm(figure) and figure.norm_unit == "%" and figure.rule != "T"
    )
    return (figure.quote, figure.base, figure.time, figure.scope) if is_share else None


def _leaves_nothing_out(figures: tuple[Figure, ...], run: list[int]) -> bool:
    names = [figures[at].indicator or "" for at in run]
    if names[-1].startswith(_REST):
        return True
    bands = [read_band(name) for name in names]
    known = [band for band in bands if band is not None]
    if len(known) < len(bands) or known[0].low is not None or known[-1].high is not None:
        return False
    return all(band.goes_on_in(following) for band, following in pairwise(known))
