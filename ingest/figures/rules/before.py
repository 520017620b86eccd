"""R6 and R8: what a number counts by the words before it, or by the number before it.

R6 行政村12个; R8 4500户共9902人, two measures of one thing. Where neither side names anything,
the last level in the same unit goes on (如题社区党支部有56名).
"""

from __future__ import annotations

import re

from ingest.figures.amount import Quantity
from ingest.figures.context import Case, Claim
from ingest.figures.counting import CLOSED, PERSON, counted, stem
from ingest.figures.naming import ends_in_existence, name_after, name_before, strip_leading, strip_trailing
from ingest.figures.rules.each import PER_EACH, per_period, without_each
from ingest.figures.rules.group import reworded
from ingest.figures.rules.subject import noun_of_clause
from ingest.figures.units import Unit
from ingest.figures.vocabulary import alternation, words
from report import Kind

_PER_HEAD = re.compile(
    rf"^(?:{alternation(words('naming', 'per_head'))}|平均每.{{1,6}}?(?:带动|拥有|有|达|为)?)$"
)
_ATTRIBUTE = re.compile(rf"^(?:{alternation(words('naming', 'attributes'))})$")
_STANDARD = re.compile(r"^(?P<tail>.{3,16}标准)为(?P<which>.{1,8})$")
_EXTREME = re.compile(
    r"^(?:其中)?(?:，)?(?P<which>最[高低多少大小])(?:的)?[^，的]{0,8}?(?:达到|达|有|为|只有|仅有|仅|只|也|是|到)*$"
)
_AVERAGE = re.compile("平均|最[高低多少大小]")
_LOOSE = frozenset(words("naming", "loose"))
_LISTED = re.compile(r"^(?P<name>.{2,14}?)(?:主要)?(?:有|是|为|包括|包含|即|分为)(?P<items>[^，,]+)$")
_BOUNDED = re.compile(r"(?:、[^，,。;；:]{2,12})?的[\u4e00-\u9fff]")  # 不足15名、班子配备困难的村
_BOUNDED_UNIT = re.compile(
    r"的[^，,。;；:的]{0,4}?(?:村|户|家庭|企业|社区|支部|单位)"
)  # 10万元以下的村, no fine
_PAID = (*words("naming", "paid"), "资金", "经费")
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


def threshold(case: Case) -> Claim | None:
    """Return the claim that a number only bounds what the next one counts (年收入10万元以下的薄弱村21个)."""
    token = case.token
    if not isinstance(token, Quantity) or not _bounds(token):
        return None
    if not _bounds_whose(case) and not (case.followed and case.right.startswith("的")):
        return None
    name = name_before(case.left)
    phrase = case.left + case.printed
    return Claim((name or name_after(case.right)[0]) + "标准", "R6", Kind.THRESHOLD, noun=phrase)


def _bounds_whose(case: Case) -> bool:
    if case.unit.measure in ("person", "household"):
        return _BOUNDED.match(case.right) is not None
    if case.unit.measure != "money" or not case.right.startswith("的"):
        return False
    return _BOUNDED_UNIT.match(case.right) is not None or _bounds_named(case)


def _bounds_named(case: Case) -> bool:
    """Tell whether the bound is of what stands before it (实缴税金50万元以下的小微企业), not of money after it."""
    noun = re.split(r"[，,。;；:、]", case.right, maxsplit=1)[0]
    is_end = isinstance(case.token, Quantity) and case.token.tail != case.token.end
    return is_end and name_before(case.left).endswith(CLOSED) and not noun.endswith((*CLOSED, *_PAID))


def _bounds(token: Quantity) -> bool:
    """Tell whether *token* is a range or an open end (10万元以下, 不足15名), not one amount."""
    is_end = token.op in ("<", ">") or (token.op in (">=", "<=") and token.tail != token.end)
    return is_end or isinstance(token.value, tuple)


def extreme(case: Case) -> Claim | None:
    """R6: return the claim that goes on with the last level for its highest or lowest (最低的也有23万元), or None."""
    found = _EXTREME.match(case.left)
    subject = _measured(case) if found else ""
    if not found or not subject or _PER_HEAD.search(subject[-2:]):
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
        name = previous.subject if previous else _topic(case) + name
    if not name and per_period(case):
        name = _topic(case)
    if not name and not _PER_HEAD.match(strip_leading(case.left)):
        return None
    return _level(case, _attributed(case, name or strip_leading(case.left)))


def _topic(case: Case) -> str:
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
    if _PER_HEAD.match(name):
        like = context.last_level(norm=case.unit.norm) or context.last_level()
        return name + (stem(like.subject) if like else "")
    return name


def inherited(case: Case) -> Claim | None:
    """Return the claim that goes on with the last level in the same unit, or the topic, or None."""
    bare = strip_trailing(strip_leading(case.left))
    if bare and not case.assigned and not ends_in_existence(bare):
        return None
    like = _alike(case)
    opens = case.context.previous is None or len(case.context.said) == case.context.sentence_from
    topic = case.context.topic or (_topic(case) if opens or not like else "")
    if topic:
        return Claim(counted(topic, case.unit), "R6", noun=topic, per=per_period(case))
    return Claim(like, "R6", noun=like, per=per_period(case)) if like else None


def _alike(case: Case) -> str:
    """Return the subject of the last level, or else of the last difference, in the same unit."""
    if level := case.context.last_level(norm=case.unit.norm):
        return level.subject
    previous = case.context.previous
    is_gap = previous and previous.claim.kind is Kind.CHANGE_ABS and previous.unit.norm == case.unit.norm
    return previous.subject if previous and is_gap else ""
