"""R7 for money: what is paid or taken stands right after the amount (处5000元以下罚款, 给予100元的住宿补助).

What stands before it is who pays and for what, mostly a whole clause; where the words before end in
a noun of their own (罚款金额5万元) the rule keeps out.
"""

from __future__ import annotations

import re

from ingest.figures.context import Case, Claim
from ingest.figures.naming import strip_trailing
from ingest.figures.rules.each import PER_EACH, per_period
from ingest.figures.vocabulary import alternation, words

_PAID = alternation(words("naming", "paid"))
_NOUN = re.compile(
    rf"^(?:标准)?的?(?:标准)?(?:的|给予|予以|发放)?(?P<noun>(?:一次性|定额|专项)?[^，,。;；:、的给由向]{{0,4}}?(?:{_PAID}))"
    r"(?:资金|金额|金|费)?(?=[，,。;；:、)\n]|标准|企业|个人|单位|农户|家庭|用户|$)"
)
# 按每人500元标准补助企业: the verb after 标准 says what the standard is of.
_STANDARD = re.compile(rf"^的?标准[^，,。;；:、]{{0,6}}?(?P<noun>{_PAID})")
_GIVING = re.compile(rf"(?:{alternation(words('naming', 'giving'))})$")
_FINE = "罚款"


def names_payment(right: str) -> bool:
    """Tell whether the words *right* after the last of a list say what all its amounts are (8万元、5万元的奖励)."""
    return right.startswith("的") and _NOUN.match(right) is not None


def awarded(case: Case) -> Claim | None:
    """Return the claim for an amount named by the payment or fine after it, or None."""
    if case.unit.measure not in ("money", "times"):
        return None
    found = _STANDARD.match(case.right) or _NOUN.match(case.right)
    if not found:
        return None
    left = strip_trailing(case.left)
    gives = not left or _GIVING.search(left) or _GIVING.search(case.left) or PER_EACH.search(case.left)
    if found["noun"] != _FINE and not gives:
        return None
    each = PER_EACH.search(case.left)
    name = (each[0] if each else "") + found["noun"] + ("标准" if found.re is _STANDARD else "")
    return Claim(name, "R7", noun=name, taken=found.end(), per=per_period(case))
