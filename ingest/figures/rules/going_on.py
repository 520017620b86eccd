"""R6 where no words name the number: it goes on with what was measured before it in the same unit.

如题社区党支部有56名 goes on with 党员, 最低的也有23万元 with the income of the villages, 达到300亿元 with
what grew. A part (近两成) never goes on with a rate.
"""

from __future__ import annotations

import re

from ingest.figures.context import Case, Claim
from ingest.figures.counting import CLOSED, counted
from ingest.figures.naming import ends_in_existence, strip_leading, strip_trailing
from ingest.figures.rules.before import PER_HEAD, topic
from ingest.figures.rules.each import per_period
from report import Kind

_REACHED = re.compile(r"(?:总额|总量)?(?:已|就)?(?:达到了?|达|为)?$")
_PART = re.compile("成|(?<!百)分之|一半")  # 近两成 is a part of something, never the rate before it
_EXTREME = re.compile(
    r"^(?:其中)?(?:，)?(?P<which>最[高低多少大小])(?:的)?[^，的]{0,8}?(?:达到|达|有|为|只有|仅有|仅|只|也|是|到)*$"
)
_AVERAGE = re.compile("平均|最[高低多少大小]")


def extreme(case: Case) -> Claim | None:
    """R6: return the claim that goes on with the last level for its highest or lowest (最低的也有23万元), or None."""
    found = _EXTREME.match(case.left)
    subject = _measured(case) if found else ""
    if not found or not subject or PER_HEAD.search(subject[-2:]):
        return None
    name = _AVERAGE.sub(found["which"], subject)  # 平均年龄 -> 最大年龄
    return Claim(name, "R6", noun=name)


def _measured(case: Case) -> str:
    """Return what was last measured in the unit of the number, be it a bound (集体收入50万元以上的村)."""
    for said in reversed(case.context.recent()):
        if said.unit.norm == case.unit.norm and said.claim.kind is Kind.THRESHOLD:
            return said.subject.removesuffix("标准")
        if said.unit.norm == case.unit.norm and said.claim.kind is Kind.LEVEL and said.subject:
            return said.subject
    return ""


def inherited(case: Case) -> Claim | None:
    """Return the claim that goes on with the last level in the same unit, or the topic, or None."""
    if reached := _reached(case):
        return reached
    bare = strip_trailing(strip_leading(case.left))
    if bare and not case.assigned and not ends_in_existence(bare):
        return None
    like = "" if case.unit.measure == "share" and _PART.search(case.printed) else _alike(case)
    opens = case.context.previous is None or len(case.context.said) == case.context.sentence_from
    named = case.context.topic or (topic(case) if opens or not like else "")
    if named:
        return Claim(counted(named, case.unit), "R6", noun=named, per=per_period(case))
    return Claim(like, "R6", noun=like, per=per_period(case)) if like else None


def _reached(case: Case) -> Claim | None:
    """Return the claim of the level that a growth led to (比上年增长9.1%，达到300亿元), or that a clause names."""
    if not _REACHED.match(case.left) or case.unit.measure in ("share", "points"):
        return None
    subject = _named_by_clause(case) or _grown(case)
    return Claim(counted(subject, case.unit), "R6", noun=subject) if subject else None


def _named_by_clause(case: Case) -> str:
    """Return the measure that is the clause before (城镇居民人均生活费收入，2022年为…), or ""."""
    named = topic(case)
    return named if named.endswith(CLOSED) else ""


def _grown(case: Case) -> str:
    """Return what the number right before it was the growth of, or ""."""
    previous = case.context.previous
    if previous is None or not case.left:
        return ""
    grew = previous.claim.kind is Kind.CHANGE_REL and case.gap.strip("，,") == case.left
    return previous.subject if grew else ""


def _alike(case: Case) -> str:
    """Return the subject of the last level, or else of the last difference, in the same unit."""
    if level := case.context.last_level(norm=case.unit.norm):
        return level.subject
    previous = case.context.previous
    is_gap = previous and previous.claim.kind is Kind.CHANGE_ABS and previous.unit.norm == case.unit.norm
    return previous.subject if previous and is_gap else ""
