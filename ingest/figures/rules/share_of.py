"""R4, the other way round: 62.5%的受访老人愿意居家养老 -> 愿意居家养老受访老人占比.

The share stands before the people it is of, and what they do or think after them; in 四分之一的村没有
活动场所 likewise. The whole (受访老人) is the base. A share that something names already (入住率60%)
is left to the other rules, and so is one after which nothing is said.
"""

from __future__ import annotations

import re

from ingest.figures.context import Case, Claim
from ingest.figures.counting import PERSON, stem
from ingest.figures.naming import name_before, tidy
from ingest.figures.vocabulary import alternation, words
from report import Kind

_WHOLE = alternation((*PERSON, *words("share", "wholes")))
_OF_WHOLE = re.compile(
    rf"^(?:左右|以上)?的?(?P<whole>[^，,。;；:、的]{{0,8}}?(?:{_WHOLE}))(?![医民官干委两落级组均籍口员大才数城域区者长])(?P<what>[^，,。;；:\n]{{2,24}})"
)
_COUNTED = ("person", "household", "count")
_OPENING = re.compile(
    r"^(?:明确|均|都|则|曾|仍|还|已经|已)?(?:表示|认为自己|反映|反馈|选择了?|觉得)?(?:自己)?"
)
_SAYS = re.compile(
    r"^(?:左右|以上)?的?(?:人)?(?P<what>(?:愿意|认为|表示|选择|希望|觉得|没有|不|在|来自|从事|能|对|有|缺乏|缺少|因|属于|需要|处于|患有?|已)[^，,。;；:\n]{2,24})"
)
_MISSING = re.compile(r"^[数员率额的量中]|^(?:总数|人数|比例|占比)")


def share_of_whole(case: Case) -> Claim | None:
    """Return the claim that such a part of the whole after the number does or thinks something, or None."""
    if case.unit.measure != "share" or name_before(case.left.strip("，,有")):
        return None
    found = _OF_WHOLE.match(case.right)
    if not found:
        return _of_the_same(case)
    if _MISSING.match(found["what"]):
        return None
    return _claim(found["what"], found["whole"], found.end())


def _of_the_same(case: Case) -> Claim | None:
    """Return the claim for a share of the whole of the one before (七成愿意居家养老，三成愿意入住机构)."""
    previous, found = case.context.previous, _SAYS.match(case.right)
    if found and previous and previous.claim.kind is Kind.LEVEL and previous.unit.measure in _COUNTED:
        return _claim(found["what"], stem(previous.subject), found.end())
    if not found or previous is None or previous.claim.rule != "R4" or not previous.claim.taken:
        return None
    return _claim(found["what"], previous.claim.base or "", found.end())


def _claim(what: str, whole: str, taken: int) -> Claim:
    name = tidy(_OPENING.sub("", what) or what) + whole
    return Claim(name + "占比", "R4", Kind.SHARE, base=whole, subject=name, noun=name, taken=taken)
