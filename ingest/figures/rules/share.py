"""R4: a part of a whole. 占党员总数的15.5% -> 流动党员占比 with base 党员总数; 智能算力占比40%."""

from __future__ import annotations

import re
from decimal import Decimal

from ingest.figures.amount import Quantity
from ingest.figures.canonical import canonical
from ingest.figures.context import Case, Claim, Said
from ingest.figures.counting import stem
from ingest.figures.naming import activity, is_elided, name_before, strip_trailing, tidy
from ingest.figures.rules.subject import subject_of_clause
from report import Kind

_OF = re.compile(
    r"占(?:到|了|全部|整个)?(?P<base>[^占]{0,24}?)(?:的)?(?:比重|比例|份额)?(?:则|已|也|均|仅|才|约|高|分别)?(?:达到|达|为|是|从|由)?(?:\x01的?)?$"
)
_HELD = re.compile("所?占的?$")  # 国防费所占的比重
_SELF = re.compile(r"(?:占比|比重|比例|份额)(?:由|从)?(?:\x01的?)?$")
_CONTRIBUTION = re.compile(r"(?:对(?P<base>[^对]{2,20}?)的?)?贡献率$")
_INSIDE = re.compile(
    r"^(?P<part>[^，]*?)在(?P<base>[^，在]{2,16})中所?占?的?(?:比重|比例|份额)(?:由|从)?(?:\x01的?)?$"
)
_SUM = re.compile(r"^(?:合计|共计|总计|三者|两者|二者|三项|两项)?$")
_ASKED = re.compile("问卷(?:调查)?(?:结果)?(?:显示|表明|反映|统计)")
_TENTHS = ("成",)
_RATES = ("率", "度", "比例")  # 入住率不足五成 is the rate itself
_REACH = 8


def share(case: Case) -> Claim | None:
    """Return the claim that one thing makes up so much of another, or None."""
    return _written(case, strip_trailing(case.left)) if case.unit.measure == "share" else None


def _written(case: Case, left: str) -> Claim | None:
    if found := _INSIDE.match(left):
        part = name_before(found["part"]) or _previous(case)
        return _claim(case, part, tidy(found["base"])) if part else None
    if found := _OF.search(case.left) or _OF.search(left):
        return _of_base(
            case, found["base"], (case.left if found.string == case.left else left)[: found.start()]
        )
    if found := _SELF.search(left):
        return _named(case, _HELD.sub("", left[: found.start()]), found[0])
    if found := _CONTRIBUTION.search(left):
        name = name_before(left)
        return Claim(name, "R4", Kind.SHARE, base=found["base"] or _contributed_to(case), noun=name)
    if case.unit.name in _TENTHS or case.printed.startswith("一半"):
        return _of_head(case, case.left.rstrip("，,"))
    return None


def _contributed_to(case: Case) -> str | None:
    """Return what the contribution is made to, which 对 opens before the words that name it."""
    found = _CONTRIBUTION.search(strip_trailing(case.gap))
    return found["base"] if found else None


def _of_head(case: Case, left: str) -> Claim | None:
    """Name a share without 占 by the words before it and the head they borrow (入住率50%以上的不到三成)."""
    name, total = name_before(left), case.context.total
    if name.endswith(_RATES):
        return None
    if name and left.endswith("的") and total and case.context.part:
        name += stem(total.subject)
    return _claim(case, name, None) if name else None


def _of_base(case: Case, base: str, before: str) -> Claim | None:
    whole = tidy(strip_trailing(base))
    if before.endswith("的") or is_elided(name_before(before)):
        before = before.removesuffix("的") + _head(case)
    if _SUM.match(before.strip()):
        part = _parts(case) if before else _of_clause(case) or _previous(case)
    else:
        part = name_before(before) or _of_clause(case) or _previous(case)
    return _claim(case, part, whole or None) if part else None


def _head(case: Case) -> str:
    """Return the people or things that a description before 占 leaves out (35岁以下的占12%)."""
    total = case.context.total if case.context.part else case.context.last_level()
    has_head = total and total.unit.measure in ("person", "household", "count")
    return stem(total.subject) if total and has_head else ""


def _of_clause(case: Case) -> str:
    """Return what the clause between the last number and this share speaks of (优势种为麻雀，占31%)."""
    return subject_of_clause(case.clauses[-1]) if case.clauses else ""


def _claim(case: Case, part: str, whole: str | None) -> Claim:
    name = stem(part)
    base = _resolved(case, whole) if whole else _whole(case, part) or _answered(case)
    return Claim(name + "占比", "R4", Kind.SHARE, base=base, subject=part, noun=name)


def _resolved(case: Case, whole: str) -> str:
    """Return the name that the paragraph gives *whole* in full (游客总量 -> 接待游客人次), or *whole*."""
    bare = stem(whole)
    levels = [said for said in reversed(case.context.recent()) if said.claim.kind is Kind.LEVEL]
    names = [said.subject for said in levels if said.subject]
    if whole in names or bare in (stem(name) for name in names):
        return whole
    return next((name for name in names if stem(name).removeprefix(activity(stem(name))) == bare), whole)


def _answered(case: Case) -> str | None:
    """Return the questionnaires that came back, of which 问卷显示 and 受访者中 give shares."""
    if not _ASKED.search(case.gap):
        return None
    said = [*case.context.earlier(), *reversed(case.context.said)]
    return next((one.subject for one in said if "有效问卷" in one.subject), None)


def _named(case: Case, before: str, ending: str) -> Claim | None:
    part = name_before(before) or _previous(case)
    word = re.sub(r"[由从\x01的]+$", "", ending)
    return (
        Claim(stem(part) + word, "R4", Kind.SHARE, base=_whole(case, part), subject=part, noun=part)
        if part
        else None
    )


def _previous(case: Case) -> str:
    said = case.context.previous
    if said and said.claim.kind in (Kind.CHANGE_REL, Kind.CHANGE_ABS, Kind.SHARE):
        return said.subject
    return said.subject if said else case.context.topic


def _parts(case: Case) -> str:
    """Join the names of the list that the sum is about (A、B、C, 合计占)."""
    names: list[str] = []
    for said in reversed(case.context.said[max(case.context.sentence_from, len(case.context.said) - 4) :]):
        if said.claim.kind is not Kind.LEVEL:
            break
        names.insert(0, said.claim.noun or stem(said.subject))
    return "、".join(names[-4:])


def _whole(case: Case, part: str) -> str | None:
    """Return the total that *part* belongs to: that of the open group, of the share before it, or the nearest."""
    context = case.context
    previous = context.previous
    if previous and (previous.group_of or previous.claim.whole) and previous.subject == part:
        is_guessed = previous.claim.rule == "R10" and not context.part and not context.head
        going_on = _named_whole(case, part) if is_guessed else None
        return going_on or previous.group_of or previous.claim.whole
    if context.part and context.total:
        return context.total.subject
    return _named_whole(case, part) or _nearest_whole(case, part)


def _named_whole(case: Case, part: str) -> str | None:
    """Return the base of the last share of the sentence, where *part* goes on with its list."""
    said = case.context.said[max(case.context.sentence_from, len(case.context.said) - _REACH) :]
    shares = [one for one in said if one.claim.kind is Kind.SHARE and one.claim.base != part]
    return shares[-1].claim.base if shares else None


def _nearest_whole(case: Case, part: str) -> str | None:
    """Return the last level that is not itself a part, and of which *part* can be one: as many or more."""
    context = case.context
    recent = context.recent()
    parts = {one.claim.subject for one in recent if one.claim.kind is Kind.SHARE}
    parts |= {one.subject for one in recent if one.group_of}
    levels = [one for one in recent if one.claim.kind is Kind.LEVEL and one.subject != part]
    mine = recent[-1] if recent and recent[-1].subject == part else None
    if mine is None:  # a share alone: what it is of was named in its own sentence, or nowhere
        levels = [one for one in levels if one in context.said[context.sentence_from :]]
    wholes = [one for one in levels if one.subject not in parts and (mine is None or _holds(one, mine))]
    return next((one.subject for one in reversed(wholes) if not _beside(one, part)), None)


def _beside(whole: Said, part: str) -> bool:
    """Tell whether *whole* is narrowed by what *part* is not, as 60岁以上党员 is beside 35岁以下党员 or 女党员."""
    mine, other = (
        dict(canonical(name, "人", Kind.LEVEL).facets) for name in (stem(part), stem(whole.subject))
    )
    return stem(part) == stem(whole.subject) or any(mine.get(name) != other[name] for name in other)


def _holds(whole: Said, part: Said) -> bool:
    if whole.unit.norm != part.unit.norm:
        return False
    amounts = [one.token.norm_value if isinstance(one.token, Quantity) else None for one in (whole, part)]
    return not all(isinstance(a, Decimal) for a in amounts) or amounts[0] >= amounts[1]  # type: ignore[operator]
