"""R7: what a number counts by the words after it: 有5个居委会, 吸纳47名流动党员参加活动.

The noun is taken where nothing before the number names it, or where what stands before only
describes it (抽查的4所学校), lists it (翠屏、东湖、学府3个社区) or says what was done to it.
"""

from __future__ import annotations

import re

from ingest.figures.context import Case, Claim
from ingest.figures.counting import counted
from ingest.figures.naming import (
    ends_in_existence,
    is_activity,
    lacking_after,
    name_after,
    name_before,
    predicate_after,
)
from ingest.figures.rules.each import PER_EACH, per_period, without_each
from ingest.figures.rules.group import reworded
from ingest.figures.vocabulary import alternation, words

_OBJECT = re.compile(
    r"^(?:的(?:标准|比例|额度))?(?:安排|用于|给予|予以|发放|支持|作为|购买)(?P<noun>[^，,。;；:]{3,18})"
)
_PLACED = re.compile(r"(?:按|以|照|将|把)$")
_BARE_VERB = re.compile(r"([\u4e00-\u9fff]{2,4})(?:[，,。;；、]|$)")
_HARMED = re.compile("死亡|重伤|轻伤|受伤|失踪|受灾|获救|治愈|出院|病亡|伤亡")
# 对28起案件作出处罚, 为89名保洁员买保险: what stands before is the doer, never what is counted.
_GOVERNED = re.compile(r"[对将把向给让从以由等]$|^为$")
_DOING = re.compile(rf"(?:{alternation(words('naming', 'activity'))})(?:了)?$")
_OF_IT = frozenset(["area", "length", "money", "mass", "volume"])
_MAKING = frozenset(["建设", "实施", "支持", "投入", "发布", "出台", "制定"])
_COUNTED = frozenset(["count", "person", "household"])
_NEVER = frozenset(["share", "points", "age"])
_SHORT, _BRIEF, _BARE = 6, 8, 3


def name_after_number(case: Case) -> Claim | None:
    """Return the claim for a number that stands before what it counts, or None."""
    if spent := _object_after(case):
        return spent
    if harmed := _harmed(case):
        return harmed
    if _goes_on(case):
        return None
    noun, taken = name_after(case.right)
    if case.unit.measure in _NEVER or not noun:
        return _people_who(case) or _times_done(case)
    before = _named_before(case)
    leads = is_activity(before) or _is_modifier(case.left, noun) or _is_bare(case, before)
    if before and not leads:
        return None
    noun, taken = _with_lack(case, noun, taken)
    if case.right.startswith("的") and case.unit.measure in ("area", "length"):
        noun = counted(noun, case.unit)
    name = reworded(_kept(case, before) + noun, case)
    return Claim(counted(name, case.unit), "R7", noun=name, taken=taken, per=per_period(case))


def _goes_on(case: Case) -> bool:
    """Tell whether the number only goes on with a list of bounds (收入首次突破100亿元、50亿元的企业)."""
    previous = case.context.previous
    is_listed = case.gap == "、" and not case.left and case.right.startswith("的")
    return bool(
        is_listed and previous and previous.claim.rule == "R6" and previous.unit.norm == case.unit.norm
    )


def _named_before(case: Case) -> str:
    """Return the name before the number, "" where 90平方米的场所 or 取得10项成果 leave it to what follows."""
    left = without_each(case.left)
    if done := _DOING.search(left):
        return _verb(done[0].removesuffix("了")) if case.unit.measure in _COUNTED else name_before(left)
    if (
        left.endswith("了")
        or ends_in_existence(left)
        or _GOVERNED.search(left)
        or (case.right.startswith("的") and case.unit.measure in _OF_IT)
    ):
        return ""
    return name_before(left)


def _verb(done: str) -> str:
    """Return the verb that goes into the name: 走访 does, 建设 only says that the thing is there."""
    return "" if done in _MAKING or ends_in_existence(done) else done


def _with_lack(case: Case, noun: str, taken: int) -> tuple[str, int]:
    """Put before *noun* what it lacks (自然村未通硬化路 -> 未通硬化路自然村)."""
    lack = lacking_after(case.right, taken)
    return lack + noun, taken + len(lack)


def _harmed(case: Case) -> Claim | None:
    """Name people by what befell them, whatever stands before: 地震造成365人死亡 -> 死亡人数."""
    found = _HARMED.match(case.right) if case.unit.measure == "person" else None
    return Claim(found[0] + "人数", "R7", noun=found[0], taken=found.end()) if found else None


def _kept(case: Case, before: str) -> str:
    """Return what of the words before goes into the name: a verb of action, a short description."""
    describes = case.left.endswith("的") and len(before) <= _SHORT and "、" not in before
    return before if is_activity(before) or describes or len(before) <= _BARE else ""


def _is_modifier(left: str, noun: str) -> bool:
    """Tell whether *left* only describes the noun after the number, or is the list that it counts."""
    return left.endswith("的") or ("、" in left and len(noun) <= _BRIEF)


def _is_bare(case: Case, before: str) -> bool:
    """Tell whether so short a word before things that are counted must be a verb (制修订30项标准)."""
    return len(before) <= _BARE and case.unit.measure in _COUNTED


def _people_who(case: Case) -> Claim | None:
    """Name people by the bare verb after them where nothing else names them: 8400多万人受益 -> 受益人数."""
    found = _BARE_VERB.match(case.right)
    if case.unit.measure != "person" or not found or name_before(case.left):
        return None
    return Claim(found[1] + "人数", "R7", noun=found[1], taken=len(found[1]))


def _times_done(case: Case) -> Claim | None:
    """Name a number of times by what was done: 先后五次实施封湖育鱼 -> 实施封湖育鱼次数."""
    words_after = predicate_after(case.right)
    if case.unit.name not in ("次", "趟", "遍") or not words_after or name_before(case.left):
        return None
    return Claim(words_after + "次数", "R7", noun=words_after, taken=len(words_after))


def _object_after(case: Case) -> Claim | None:
    """Name money by what it is spent on where nothing else names it (按每校每年12万元安排工资补助)."""
    found = _OBJECT.match(case.right)
    bare = without_each(case.left)
    if case.unit.measure != "money" or not found or (name_before(bare) and not _PLACED.search(bare)):
        return None
    each = PER_EACH.search(case.left)
    name = (each[0] if each else "") + found["noun"]
    return Claim(name, "R7", noun=name, taken=found.end(), per=per_period(case))
