"""R5: a:b and multiples. 专任教师与学生之比为1:12; 总收入比2020年翻了一番; 是2020年的3倍.

翻一番 is twice as much; 增长2倍 is a relative change (rule R3), 增长到2倍 is not.
"""

from __future__ import annotations

import re

from ingest.figures.context import Case, Claim
from ingest.figures.naming import name_before
from ingest.figures.rules.change import default_base
from report import Kind

_AGAINST = re.compile(r"(?:比|较|与|是|为|相当于|达到|达|到)[^比较到]{0,14}$")
_FALLBACK = "比例"
_SINCE = re.compile(r"(?:比|较|与)(?:\x01|去年|上年|计划|年初)[^，比较]{0,6}$")
_COMPLETED = re.compile(
    r"^(?:(?P<what>[^，]*?)(?:已)?(?:完成|为|占|达到|相当于))?"
    r"(?P<plan>[^，完成占]{0,8}?(?:计划|目标任务|目标|任务|预算|指标|决算)数?)的$"
)
_BARE_RATIO = re.compile(r"[^占之对类环同]比(?:约为|约|为|是|达到|达)?$")  # 师生比1:14
_MULTIPLE = re.compile(r"(?:是|为|相当于|达到|达|到)[^，]{0,14}$|的$|增$")


def ratio(case: Case) -> Claim | None:
    """Return the claim that two things stand as a to b, or None."""
    if case.unit.measure != "ratio":
        return None
    name = name_before(case.left)
    if _BARE_RATIO.search(case.left) and not name.endswith("比"):
        name += "比"
    return Claim(name, "R5", Kind.RATIO, noun=name) if name else Claim(_FALLBACK, "R5", Kind.RATIO)


def multiple(case: Case) -> Claim | None:
    """Return the claim that something is n times another thing, or None."""
    if case.unit.name == "番":
        left = _SINCE.sub("", re.sub(r"翻(?:了|两)?(?:近|约)?$", "", case.left))
    elif case.unit.name == "倍" and (_MULTIPLE.search(case.left) or case.gap.endswith("的")):
        left = _AGAINST.sub("", case.left)
    else:
        return None
    subject = case.context.named_like(name_before(left)) or _previous(case)
    if not subject:
        return None
    return Claim(
        subject,
        "R5",
        Kind.MULTIPLE,
        direction="up",
        base=case.base or _base(case.left) or default_base(case, relative=False),
        subject=subject,
        noun=subject,
    )


def completed(case: Case) -> Claim | None:
    """Return the claim that so much of a plan was reached (完成年度计划的105%, 为预算的98.2%), or None."""
    found = _COMPLETED.match(case.left) if case.unit.name == "%" else None
    if not found:
        return None
    subject = name_before(found["what"] or "") or _previous(case)
    if not subject:
        return None
    name = subject + found["plan"] + "完成率"
    return Claim(name, "R5", base=found["plan"], subject=subject, noun=subject)


def _previous(case: Case) -> str:
    said = case.context.last_level()
    return case.context.topic or (said.subject if said else "")


def _base(left: str) -> str | None:
    found = re.search(r"(?:是|为|相当于|达到)([^，]{2,12}?)(?:增的|的|增)$", left)
    return found[1] if found else None
