"""Put a claim in its place: scope, time, group, and whether it is a target.

The nearest date wins: the one right before the number (2021年的61.3%), then that of the clause,
the section, the report. In a period (2013/2017) a change from one level to another runs from
the year before it to its end, and a stock (达到) is that of the end.
"""

from __future__ import annotations

import re
from decimal import Decimal

from ingest.figures.amount import Quantity
from ingest.figures.context import Case, Claim, Context, Said
from report import Kind

_ARRIVED = re.compile(r"达到|已达|覆盖|拥有|总量|现有|共有")
_SUMMED = re.compile(r"(?:合计|共计|总计|共)$")
_YEAR = 4


def place(claim: Claim, case: Case, scope: str | None, adjacent: str | None, *, aims: bool) -> Said:
    """Return *claim* with all that the context of *case* adds to it.

    *scope* is that of an item of a list, *adjacent* the date right before the number; *aims* tells
    that the sentence sets aims.
    """
    context = case.context
    target = (
        isinstance(case.token, Quantity)
        and (context.target or aims)
        and not (case.comes_from and not adjacent)
    )
    scope = _scope(case, scope, context)
    if _outgrows(case, context):
        context.part, context.total = False, None
    elif context.part and context.total and _is_of_other_kind(claim, case, context.total):
        levels = (said for said in reversed(context.recent()) if _may_hold(said, case))
        context.total = next(levels, context.total)
    time = claim.time or adjacent or _time(claim, case, context)
    group = _group(claim, case, scope)
    return Said(claim, case.token, case.unit, scope, time, group, target, context.sentence)


def _scope(case: Case, item: str | None, context: Context) -> str | None:
    if item:
        context.listed = f"{context.listed}、{item}" if context.listed else item
        return item
    return context.listed if context.listed and _SUMMED.search(case.gap) else context.scope


def _group(claim: Claim, case: Case, scope: str | None) -> str | None:
    context, total = case.context, case.context.total
    if claim.kind is Kind.LEVEL and case.unit.measure == "share":
        return None  # a rate is no part of another
    if context.part and total and not (total.subject == claim.indicator and total.scope == scope):
        return total.subject or None
    return claim.whole if claim.whole and claim.kind in (Kind.LEVEL, Kind.SHARE) else None


def _is_of_other_kind(claim: Claim, case: Case, total: Said) -> bool:
    """Tell whether money would be part of things, or things of money; a threshold is part of nothing."""
    if claim.kind is Kind.THRESHOLD or case.unit.measure in ("share", "points"):
        return False
    return (case.unit.measure == "money") != (total.unit.measure == "money")


def _may_hold(said: Said, case: Case) -> bool:
    return said.holds_parts and said.unit.norm == case.unit.norm and bool(said.subject)


def _outgrows(case: Case, context: Context) -> bool:
    """Tell whether a number larger than the open total shows that its group has ended before it."""
    total = context.total
    if not context.part or total is None or context.previous is total or total.unit.norm != case.unit.norm:
        return False
    mine, whole = _amount(case.token), _amount(total.token)
    return mine is not None and whole is not None and mine > whole


def _amount(token: object) -> Decimal | None:
    value = token.norm_value if isinstance(token, Quantity) else None
    return value if isinstance(value, Decimal) else None


def _time(claim: Claim, case: Case, context: Context) -> str | None:
    time, previous = context.time or context.default_time, context.previous
    if claim.kind is Kind.SHARE and (case.comes_from or case.goes_to) and (ends := _ends(claim, context)):
        return ends[0 if case.comes_from else 1]
    if previous and _follows(claim, previous, time):
        return previous.time
    if context.target and case.comes_from:
        return context.default_time
    first, parted, last = (time or "").partition("/")
    if not parted or len(first) > _YEAR:
        return time
    if case.comes_from:
        return str(int(first) - 1)
    stock = claim.kind is Kind.LEVEL and (case.unit.measure == "share" or _ARRIVED.search(case.left))
    return last if case.goes_to or stock else time


def _ends(claim: Claim, context: Context) -> tuple[str | None, str | None] | None:
    """Return the times of the two levels of which the two shares are (由1015名增加到1181名，占比由13.1%上升到14.5%)."""
    here = context.said[context.sentence_from :]
    subject = claim.subject or (here[-1].subject if here else "")
    levels = [said for said in here if said.claim.rule == "R2" and said.claim.kind is Kind.LEVEL]
    pair = [said.time for said in levels if said.subject == subject][-2:]
    return (pair[0], pair[1]) if len(pair) > 1 else None


def _follows(claim: Claim, previous: Said, time: str | None) -> bool:
    """Tell whether the claim is about the number before it, and so of the same time."""
    if claim.kind is Kind.SHARE and previous.claim.time:
        return True
    ended = previous.claim.rule == "R2" and "/" not in (time or "")
    return bool(claim.subject) and previous.subject == claim.subject and ended
