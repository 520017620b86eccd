"""R3: differences that are no growth: 高出全省平均水平2.1个百分点, 拉动全县增长7.6个百分点.

A difference from an average or a larger place is of the level before it, or of its growth where that
stands right before (增长8.1%，高于全市0.7个百分点). What is only said to be higher gives nothing.
"""

from __future__ import annotations

import re

from ingest.figures.context import Case, Claim
from ingest.figures.counting import stem
from ingest.figures.naming import name_before, tidy
from ingest.figures.rules.change import ADVERB, changed
from report import Kind

# 高于全市0.7个百分点: what it is compared with stands behind the verb.
_ABOVE = re.compile(
    r"(?P<verb>高于|高出|高过|快于|多于|低于|慢于|少于|低)(?P<whom>[^，高低快慢]{2,14}?(?:平均(?:水平|增速|值|数)?|水平|增速|标准|目标|预期)|"
    rf"[^，高低快慢]{{0,8}}(?:全[国省市县区镇]|[省市县]|GDP|经济))(?:{ADVERB})*+$"
)
_PULLED = re.compile(
    r"(?P<verb>拉动|带动|影响|贡献)(?P<what>[^，拉带]{0,16}?)(?:增长|上涨|回升|提高|增速)?(?:了|约)?$"
)


def compared(case: Case) -> Claim | None:
    """Return the claim of a difference from an average, or of a part in a growth, or None."""
    left = case.left.rstrip("的")
    if pulled := _pulled(case, left):
        return pulled
    above = _ABOVE.search(left)
    return _above(case, left, above) if above else None


def _pulled(case: Case, left: str) -> Claim | None:
    """Return the claim of how much one thing adds to the growth of another (拉动全县工业增长7.6个百分点), or None."""
    found = _PULLED.search(left) if case.unit.measure == "points" else None
    if not found:
        return None
    what = found["verb"] + tidy(found["what"]) + "增长"
    subject = name_before(left[: found.start()]) or _previous_level(case)
    return Claim(stem(subject) + what, "R3", Kind.CHANGE_ABS, "up", noun=subject)


def _previous_level(case: Case) -> str:
    level = case.context.last_level()
    return level.subject if level else case.context.topic


def _above(case: Case, left: str, found: re.Match[str]) -> Claim | None:
    """Return the claim of a difference from an average or a larger place (高出全省平均水平2.1个百分点), or None."""
    is_average = "平均" in found["whom"] or "水平" in found["whom"]
    if case.unit.measure != "points" and not is_average:
        return None
    claim, previous = changed(case, left[: found.start()], found["verb"], ""), case.context.previous
    if claim is None:
        return None
    is_of_growth = previous and previous.subject == claim.subject and previous.claim.kind is Kind.CHANGE_REL
    what = previous.claim.indicator if previous and is_of_growth else claim.subject
    more = "高出幅度" if claim.direction == "up" else "低于幅度"
    return claim._replace(indicator=what + more, base=found["whom"])
