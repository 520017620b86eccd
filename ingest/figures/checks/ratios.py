"""Rates and averages against the numbers that they are made of.

入住老人1023人 of 床位1860张 is 55.0 %, not 60.2 %; 5580万元 in 186个村 is 30万元 each. A rate is only
computed where its own words name both numbers in one sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from ingest.figures.canonical import preferred
from ingest.figures.checks.intervals import (
    Interval,
    allowed,
    exact,
    is_level,
    printed,
    rounded,
)
from ingest.figures.counting import stem
from report import Conflict, Figure, Report, Severity

_HUNDRED = Decimal(100)
_EACH = re.compile(r"[，,]平均每(?P<noun>[^\d，,。；]{1,8}?)(?:有|为|配备|达|只有|仅有)?$")
_HEADS = {"村均": "村数", "户均": "户"}
_STEMS = (
    "入住",
    "有效",
    "成功",
    "办结",
    "完成",
    "合格",
    "达标",
    "覆盖",
    "就业",
    "参保",
    "建成",
    "调解成功",
    "使用",
    "回收",
    "收回",
)


def rates(figures: tuple[Figure, ...], _report: Report) -> Iterator[Conflict]:
    """Yield the rates that contradict the two counts before them in the sentence."""
    for index, rate in enumerate(figures):
        name = rate.indicator or ""
        if not name.endswith("率") or not is_level(rate) or rate.norm_unit != "%" or rate.rule == "T":
            continue
        verb = next((word for word in _STEMS if name.endswith(word + "率")), None)
        pair = _pair(figures, index)
        if verb is None or pair is None or verb not in (figures[pair[1]].indicator or ""):
            continue
        whole, part = figures[pair[0]], figures[pair[1]]
        if not _belongs(name, verb, whole, part) or allowed(part).high > allowed(whole).low:
            continue
        if not _times(allowed(part).over(allowed(whole)), _HUNDRED).meets(allowed(rate)):
            percent = exact(part) / exact(whole) * _HUNDRED
            words = f"{printed(part)}÷{printed(whole)}={rounded(percent)}%，与所写{name}{printed(rate)}不符。"
            yield Conflict("share", Severity.HIGH, (pair[1], pair[0], index), words)


def _pair(figures: tuple[Figure, ...], index: int) -> tuple[int, int] | None:
    """Return the two counts right before *index* in its sentence."""
    if index < 2 or any(figures[at].quote != figures[index].quote for at in (index - 1, index - 2)):  # noqa: PLR2004
        return None
    return (index - 2, index - 1) if is_level(figures[index - 1]) and is_level(figures[index - 2]) else None


def _belongs(name: str, verb: str, whole: Figure, part: Figure) -> bool:
    subject = name.removesuffix(verb + "率")
    return whole.norm_unit == part.norm_unit or (bool(subject) and subject in (whole.indicator or ""))


def _times(interval: Interval, factor: Decimal) -> Interval:
    return Interval(interval.low * factor, interval.high * factor)


def averages(figures: tuple[Figure, ...], _report: Report) -> Iterator[Conflict]:
    """Yield the 村均 and 户均 amounts that contradict the total and the count before them."""
    for index, average in enumerate(figures):
        head = next((head for head in _HEADS if (average.indicator or "").startswith(head)), None)
        if head is None or not is_level(average) or average.rule == "T":
            continue
        total = _before(figures, index, lambda f, a=average: f.norm_unit == a.norm_unit and _same_thing(a, f))
        count = _before(figures, index, lambda f, h=head: _counts(f, h))
        if total is None or count is None or figures[total].time != average.time:
            continue
        if not allowed(figures[total]).over(allowed(figures[count])).meets(allowed(average)):
            yield Conflict(
                "ratio", Severity.HIGH, (total, count, index), _mean(figures[total], figures[count], average)
            )


def _before(figures: tuple[Figure, ...], index: int, wanted: object) -> int | None:
    reach = range(index - 1, max(-1, index - 5), -1)
    return next(
        (at for at in reach if is_level(figures[at]) and callable(wanted) and wanted(figures[at])), None
    )


def _same_thing(average: Figure, total: Figure) -> bool:
    name, whole = (average.indicator or "")[2:], stem(total.indicator or "")
    return total.scope == average.scope and (name in whole or stem(preferred(name)) in whole)


def _counts(figure: Figure, head: str) -> bool:
    if head == "户均":
        return figure.norm_unit == "户"
    return (figure.indicator or "").endswith(_HEADS[head])


def _mean(total: Figure, count: Figure, average: Figure) -> str:
    scale = (
        exact(average) / average.value
        if not isinstance(average.value, tuple) and average.value
        else Decimal(1)
    )
    mean = exact(total) / exact(count) / scale
    return (
        f"{total.indicator}{printed(total)}÷{count.indicator}{printed(count)}={rounded(mean)}{average.unit}，"
        f"与所写{average.indicator}{printed(average)}不符。"
    )


def averages_each(figures: tuple[Figure, ...], report: Report) -> Iterator[Conflict]:
    """Yield the 平均每家…120张 that contradict the count and the total right before them in the sentence."""
    for index in range(2, len(figures)):
        count, total, average = figures[index - 2 : index + 1]
        each = _EACH.search(report.text, total.anchor.end, average.anchor.start)
        if each is None or not _is_mean(count, total, average, each["noun"]):
            continue
        if not allowed(total).over(allowed(count)).meets(allowed(average)):
            members = (index - 1, index - 2, index)
            yield Conflict("ratio", Severity.HIGH, members, _mean(total, count, average))


def _is_mean(count: Figure, total: Figure, average: Figure, noun: str) -> bool:
    """Tell whether *average* is *total* for each of *count*, whose counter or noun is *noun* (家, 个卫生室)."""
    is_one_sentence = count.quote == total.quote == average.quote and "T" not in (count.rule, average.rule)
    is_level_each = all(is_level(one) for one in (count, total, average)) and count.time == total.time
    bare = noun.removeprefix(count.unit)
    is_counted = noun == count.unit or (bare != noun and bare in (count.indicator or ""))
    return (
        is_one_sentence
        and is_level_each
        and is_counted
        and total.norm_unit == average.norm_unit.split("/")[0]
    )
