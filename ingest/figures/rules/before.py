"""R6 and R8: what a number counts by the words before it, or by the number before it.

R6 行政村12个; R8 4500户共9902人, two measures of one thing. What
neither side names is left to module `going_on`.
"""

from __future__ import annotations

import re

from ingest.figures.amount import Quantity
from ingest.figures.context import Case, Claim
from ingest.figures.counting import PERSON, counted, stem
from ingest.figures.naming import name_after, name_before, strip_leading
from ingest.figures.rules.each import PER_EACH, per_period, without_each
from ingest.figures.rules.group import reworded
from ingest.figures.rules.subject import noun_of_clause
from ingest.figures.units import Unit
from ingest.figures.vocabulary import alternation, words
from report import Kind

PER_HEAD = re.compile(
    rf"^(?:{alternation(words('naming', 'per_head'))}|平均每.{{1,6}}?(?:带动|拥有|有|达|为)?)$"
)
_ATTRIBUTE = re.compile(rf"^(?:{alternation(words('naming', 'attributes'))})$")
_STANDARD = re.compile(r"^(?P<tail>.{3,16}标准)为(?P<which>.{1,8})$")
_LOOSE = frozenset(words("naming", "loose"))
_LISTED = re.compile(r"^(?P<name>.{2,14}?)(?:主要)?(?:有|是|为|包括|包含|即|分为)(?P<items>[^，,]+)$")
_JOINED = ("", "共", ",", "，", "、", "(", "（", "共计", "总计", "合计", ",共", "，共", "和")


# 13个村民小组，505户1748人: those who live there, not a measure of the groups.
_BODIES = ("小组", "村", "社区", "镇", "乡", "街道", "网格")
_RESIDENTS = {"household": "户数", "person": "人口"}


def second_measure(case: Case) -> Claim | None:
    """R8: return the claim for a second measure of what was just counted, or None."""
    previous = case.context.previous
    if previous is None or case.left.strip("共") or name_after(case.right)[0]:
        return None
    if case.gap not in _JOINED and case.gap[previous.claim.taken :] not in _JOINED:
        return None
    if previous.claim.kind is not Kind.LEVEL or previous.unit.measure in ("share", "money"):
        return None
    if case.unit.norm == previous.unit.norm:
        return None
    noun = previous.claim.noun
    if residents := _residents(noun, previous.unit, case.unit):
        return Claim(residents, "R8")
    if case.unit.measure == "person":
        bare = noun.removesuffix("户").removesuffix("队伍").removesuffix("家庭")
        noun = bare if len(bare) > 1 else noun
    return Claim(counted(noun, case.unit), "R8", noun=noun)


def _residents(noun: str, counted_in: Unit, unit: Unit) -> str:
    """Return 户数 or 人口 where *unit* counts who lives in the bodies *noun*, "" where it measures the thing itself."""
    is_body = noun.endswith(_BODIES) and counted_in.measure == "count"
    return _RESIDENTS.get(unit.measure, "") if is_body or not noun else ""


def list_counted(case: Case) -> Claim | None:
    """R6: return the claim for a number that counts the list before it (社会组织有甲和乙两个), or None."""
    found = _LISTED.match(case.left)
    if not found or not isinstance(case.token, Quantity) or case.unit.measure not in ("count", "person"):
        return None
    items = re.split(r"[、和及与]", found["items"])
    if len(items) != case.token.value or name_after(case.right)[0]:
        return None
    name = name_before(found["name"])
    return Claim(counted(name, case.unit), "R6", noun=name) if name else None


def name_before_number(case: Case) -> Claim | None:
    """R6: return the claim for a number that stands after what it counts, or None."""
    bare = without_each(case.left)
    previous = case.context.previous
    if (found := _STANDARD.match(bare)) and per_period(case):
        return _level(case, found["which"] + found["tail"], tail=found["tail"])
    if previous and previous.claim.tail and PER_EACH.search(case.left):
        return _level(case, name_before(bare) + previous.claim.tail, tail=previous.claim.tail)
    name = name_before(bare)
    if name in _LOOSE:
        name = previous.subject if previous else topic(case) + name
    if not name and per_period(case):
        name = topic(case)
    if not name and not PER_HEAD.match(strip_leading(case.left)):
        return None
    return _level(case, _attributed(case, name or strip_leading(case.left)))


def topic(case: Case) -> str:
    """Return what the clause before the number speaks of, "" where there is none."""
    return noun_of_clause(case.clauses[-1]) if case.clauses else ""


def _level(case: Case, name: str, *, tail: str = "") -> Claim:
    per = per_period(case)
    name = reworded(name, case)
    if per == "/月" and name.endswith(PERSON):
        name += "月工资"
    return Claim(counted(name, case.unit), "R6", noun=name, per=per, tail=tail)


def _attributed(case: Case, name: str) -> str:
    """Put before 平均年龄 or 户均 what it is said of."""
    context = case.context
    if _ATTRIBUTE.match(name):
        previous = context.previous
        is_near = previous is not None and previous.unit.norm == "人" and previous.claim.kind is Kind.LEVEL
        people = previous if is_near and previous and previous.group_of is None else context.total
        people = (
            (people if context.part or is_near else None)
            or context.last_level(norm="人")
            or context.last_level()
        )
        return (stem(people.subject) if people else context.topic) + name
    if PER_HEAD.match(name):
        like = context.last_level(norm=case.unit.norm) or context.last_level()
        return name + (stem(like.subject) if like else "")
    return name
