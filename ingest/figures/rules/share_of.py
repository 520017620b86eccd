"""R4, the other way round: 62.5%的受访老人愿意居家养老 -> 愿意居家养老受访老人占比.

The share stands before the people it is of, and what they do or think after them; in 四分之一的村没有
活动场所 likewise. The whole (受访老人) is the base. A share that something names already (入住率60%)
is left to the other rules, and so is one after which nothing is said.
"""

from __future__ import annotations

import re

from ingest.figures.context import Case, Claim
from ingest.figures.counting import PERSON, counted
from ingest.figures.naming import name_before, tidy
from ingest.figures.vocabulary import alternation, words
from report import Kind

_WHOLE = alternation((*PERSON, *words("share", "wholes")))
_OF_WHOLE = re.compile(rf"^(?:左右|以上)?的?(?P<whole>[^，,。;；:、的]{{0,8}}?(?:{_WHOLE}))(?P<what>[^，,。;；:\n]{{2,24}})")
_OPENING = re.compile(r"^(?:明确|均|都|则|曾|仍|还|已经|已)?(?:表示|认为自己|反映|反馈|选择了?|觉得)?(?:自己)?")
_MISSING = re.compile(r"^[数员率额的量中]|^(?:总数|人数|比例|占比)")


def share_of_whole(case: Case) -> Claim | None:
    """Return the claim that such a part of the whole after the number does or thinks something, or None."""
    if case.unit.measure != "share" or name_before(case.left.strip("，,有")):
        return None
    found = _OF_WHOLE.match(case.right)
    if not found or _MISSING.match(found["what"]):
        return None
    what = _OPENING.sub("", found["what"]) or found["what"]
    name = tidy(what) + found["whole"]
    base = counted(found["whole"], case.unit)
    return Claim(name + "占比", "R4", Kind.SHARE, base=base, subject=name, noun=name, taken=found.end())
