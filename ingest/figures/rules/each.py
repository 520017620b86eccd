"""Amounts for each: 每月1200元 is 元/月, 每校每年12万元 is 万元/年 and 每校 goes into the name."""

from __future__ import annotations

import re

from ingest.figures.context import Case
from ingest.figures.vocabulary import alternation, words

_EVERY = re.compile(rf"每(?:个)?({alternation(words('naming', 'every'))})")
# 每年投入… and 社区每年都有…: the words before a number no longer hold what opened its clause.
_EVERY_FIRST = re.compile(rf"[^，,;；。:]{{0,4}}{_EVERY.pattern}")
_CLAUSES = re.compile("[，,;；。:：]")
_MONTHLY = re.compile(r"月(?:工资|薪|均|收入|补助|补贴)")
PER_EACH = re.compile(r"每(?:个|名|位|户|人|家|所|座|亩|件|村|校|生|床|镇|社区|次|辆)(?=每|$)")


def per_period(case: Case) -> str:
    """Return "/月", "/年" … where an amount of money is one for each period, else ""."""
    if case.unit.measure != "money" or "/" in case.unit.norm:
        return ""
    if found := _EVERY.search(case.left) or _EVERY_FIRST.match(own_clause(case)):
        return "/" + {"日": "天", "季": "季度"}.get(found[1], found[1])
    return "/月" if _MONTHLY.search(case.left) else ""


def own_clause(case: Case) -> str:
    """Return the words before the number in its own clause, as they stand."""
    return _CLAUSES.split(case.gap)[-1]


def without_each(left: str) -> str:
    """Return *left* without 每年, 每校 … which say for what the amount is.

    >>> without_each("初中每生每年")
    '初中'
    """
    return _EVERY.sub("", PER_EACH.sub("", left))
