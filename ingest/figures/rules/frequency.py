"""R9: how often something is done, 每季度召开一次联席会议 -> 联席会议召开频次, 1 次/季度."""

from __future__ import annotations

import re

from ingest.figures.context import Case, Claim
from ingest.figures.naming import name_after, name_before, strip_leading, tidy
from ingest.figures.rules.each import own_clause
from ingest.figures.vocabulary import alternation, words
from report import Kind

_EVERY = re.compile(r"每(?:个|一)?(半年|年度?|季度?|月|周|星期|天|日|学期|旬)|(半年)$")
_VERBS = alternation(words("naming", "frequency_verbs"))
_VERB = re.compile(rf"(?:{_VERBS})$")
_MEETING = re.compile("召开|评选|组织|开展|举办")
_PERSIST = re.compile(r"^.*?(?:始终)?坚持")
_LONGER = {"季": "季度", "年度": "年", "星期": "周", "日": "天"}
_OPENING = re.compile(r"^(?:对|向|与|为|在|各|全体|所有)+")
_SHORTEST_OBJECT = 4


def frequency(case: Case) -> Claim | None:
    """Return the claim that something happens so often in each period, or None."""
    if case.unit.name not in ("次", "趟", "遍", "轮", "场", "期"):
        return None
    left = case.left if _EVERY.search(case.left) else own_clause(case)
    found = _EVERY.search(left)
    if not found:
        return None
    period = found[1] or found[2]
    per = "/" + _LONGER.get(period, period)
    before = _PERSIST.sub("", left[: found.start()])
    name, taken = _event(case, before, left[found.end() :])
    return Claim(name + "频次", "R9", Kind.FREQUENCY, noun=name, taken=taken, per=per) if name else None


def _event(case: Case, before: str, between: str) -> tuple[str, int]:
    noun, taken = name_after(case.right)
    verb = _MEETING.search(between)
    if noun:
        return noun + ("召开" if verb and verb[0] == "召开" else ""), taken
    doing = tidy(_OPENING.sub("", strip_leading(between)))
    if len(_VERB.sub("", doing)) >= _SHORTEST_OBJECT:
        return doing, 0
    doer = tidy(_OPENING.sub("", name_before(before))) or case.context.object or case.context.topic
    return (doer + doing if doer or len(_VERB.sub("", doing)) > 1 else ""), 0
