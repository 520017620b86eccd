"""R10: a description whose head noun stands in the nearest total: 小学文化57名 are 小学文化党员.

在省外务工的23名 after 流动党员中 are 省外务工流动党员, 19名长期没有参加过组织生活 are named by what is
said of them. Where no total is at hand the description stands alone; no head is guessed.
"""

from __future__ import annotations

import re

from ingest.figures.context import Case, Claim, Said
from ingest.figures.counting import counted, stem
from ingest.figures.naming import activity, is_elided, name_after, name_before, predicate_after, strip_leading
from ingest.figures.vocabulary import words
from report import Kind

_INSIDE = re.compile(r"^(?P<whole>[^中]{2,10})中(?!小|学|国|医|心|央|型|专|华|高|标)(?P<part>.{2,}的)$")
_OF_SCHOOLS = "所"  # 初中7所 are schools, 初中7人 pupils
_PARTIAL = tuple(words("naming", "partial"))
_OWN_LEVEL = re.compile(r"^[国省市县区镇乡村][家级](?:及)?(?:以[上下])?")
_SPECIAL = frozenset(["件次", "人次", "场次", "班次", "车次", "户次"])
_LEADS_OVER = re.compile(r"(?:只有|仅有|有|达到|达|为|是|共|约)+$")
_AGE = re.compile(r"\d{1,3}(?:周?岁)?(?:[至到—~-]\d{1,3})?周?岁(?:及)?(?:以[上下])?")
_PREDICATE = re.compile(r"长期|没有|未|不|已|正在|仍|尚|因")


def elided(case: Case) -> Claim | None:
    """Return the claim for a number whose head noun stands in the nearest total, or None."""
    left = _LEADS_OVER.sub("", case.left)
    if inside := _INSIDE.match(left):
        noun = strip_leading(inside["part"].removesuffix("的") + inside["whole"])
        return Claim(counted(noun, case.unit), "R10", noun=noun, whole=counted(inside["whole"], case.unit))
    near = _total(case)
    total = near or _elsewhere(case, left)
    head = _head(total) if total else case.context.head
    describes = left.endswith("的") and not name_after(case.right)[0]
    if not head:
        return _headless(case, left) if describes else None
    if case.unit.measure not in ("person", "count", "household", "event"):
        return None
    whole = total.subject if total else counted(head, case.unit)
    name = name_before(left)
    if not name:
        return _predicate(case, head, whole)
    is_part = case.context.part and name.endswith(_PARTIAL)
    if not (describes or is_part) and (not is_elided(name) or case.unit.name == _OF_SCHOOLS):
        return None
    time = total.time if total and not near else None
    return _joined(case, name, head, Claim("", "R10", whole=whole, time=time))


def _headless(case: Case, left: str) -> Claim | None:
    name = name_before(left)
    return Claim(counted(name, case.unit), "R10", noun=name) if name else None


def _joined(case: Case, name: str, head: str, claim: Claim) -> Claim | None:
    """Put *head* behind *name*, once, and a narrower age for its own (70至79岁 -> 70至79岁老年人)."""
    if name.endswith("级"):
        head = _OWN_LEVEL.sub("", head)
    if _AGE.search(name):
        head = _AGE.sub("", head)
    if head in name:
        name = name.split(head, 1)[1] or name
    if head.endswith(name):
        return None
    return claim._replace(indicator=counted(name + head, case.unit), noun=name + head)


def _predicate(case: Case, head: str, whole: str) -> Claim | None:
    """Name people by what is said of them after the number: 19名长期没有参加过组织生活."""
    words_after = predicate_after(case.right)
    if not _PREDICATE.match(words_after):
        return None
    name = words_after + head
    return Claim(counted(name, case.unit), "R10", noun=name, taken=len(words_after), whole=whole)


def _total(case: Case) -> Said | None:
    """Return the nearest level, or a shorter one that its name ends in (党员 for 少数民族党员)."""
    context = case.context
    if context.part and context.total and context.total.unit.norm == case.unit.norm:
        return context.total
    if context.head:
        return None
    levels = [
        said
        for said in context.recent()
        if said.claim.kind is Kind.LEVEL
        and said.unit.norm == case.unit.norm
        and said.claim.rule != "R10"
        and not is_elided(said.claim.noun)
    ]
    if not levels:
        return None
    nearest = stem(levels[-1].subject)
    return min(
        (said for said in levels if nearest.endswith(stem(said.subject))), key=lambda said: len(said.subject)
    )


def _elsewhere(case: Case, left: str) -> Said | None:
    """Return the last total of the report in a unit as special as 件次, for a description without head."""
    if case.context.head or not left.endswith("的") or case.unit.name not in _SPECIAL:
        return None
    like = [said for said in case.context.earlier() if said.unit.name == case.unit.name]
    return next((said for said in like if said.group_of is None), None)


def _head(total: Said) -> str:
    noun = stem(total.subject)
    return noun.removeprefix(activity(noun))
