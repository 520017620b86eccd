"""Numbers that only bound what is counted or paid: 年收入10万元以下的薄弱村, 违法所得5000元以上的，处以罚款.

A bound of money needs a measure before it that it is of; 10万元以下的罚款 bounds nothing but itself.
"""

from __future__ import annotations

import re

from ingest.figures.amount import Quantity
from ingest.figures.context import Case, Claim
from ingest.figures.counting import CLOSED
from ingest.figures.naming import name_after, name_before
from ingest.figures.vocabulary import words
from report import Kind

_OR = re.compile("或者|或")  # 没有违法所得或者违法所得不足5000元的
_BOUNDED = re.compile(r"(?:、[^，,。;；:]{2,12})?的[\u4e00-\u9fff]")  # 不足15名、班子配备困难的村
_BOUNDED_UNIT = re.compile(
    r"的[^，,。;；:的]{0,4}?(?:村|户|家庭|企业|社区|支部|单位)"
)  # 10万元以下的村, no fine
_CONDITION = re.compile("的[，,]")  # 违法所得5000元以上的，并处…: what follows holds for it
_PAID = (*words("naming", "paid"), "资金", "经费")


def threshold(case: Case) -> Claim | None:
    """Return the claim that a number only bounds what the next one counts (年收入10万元以下的薄弱村21个)."""
    token = case.token
    if not isinstance(token, Quantity) or not _bounds(token):
        return None
    if not _bounds_whose(case) and not (case.followed and case.right.startswith("的")):
        return None
    name = _OR.split(name_before(case.left))[-1]
    phrase = case.left + case.printed
    return Claim((name or name_after(case.right)[0]) + "标准", "R6", Kind.THRESHOLD, noun=phrase)


def _bounds_whose(case: Case) -> bool:
    if _CONDITION.match(case.right) and name_before(case.left):
        return True
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
