"""Put a claim in its place: scope, time, group, and whether it is a target.

The nearest date wins: the one right before the number (2021年的61.3%), then that of the clause,
the section, the report. In a period (2013/2017) a change from one level to another runs from
the year before it to its end, and a stock (达到) is that of the end.
"""

from __future__ import annotations

import re
from decimal import Decimal

from ingest.figures.amount import Quantity
from ingest.figures.canonical import canonical
from ingest.figures.context import Case, Claim, Context, Said
from ingest.figures.units import Unit
from report import Kind

_ARRIVED = re.compile(r"达到|已达|覆盖|拥有|总量|现有|共有")
_SUMMED = re.compile(r"(?:合计|共计|总计|共)$")
_YEAR = 4
_REACH = 60  # figures looked back over
_CHANGES = frozenset((Kind.CHANGE_ABS, Kind.CHANGE_REL, Kind.MULTIPLE, Kind.RATIO))
_PEOPLE = frozenset(("person", "household"))


def place(claim: Claim, case: Case, scope: str | None, adjacent: str | None, *, aims: bool) -> Said:
    """Return *claim* with all that the context of *case* adds to it.

    *scope* is that of an item of a list, *adjacent* the date right before the number; *aims* tells
    that the sentence sets aims.
    """
    context = case.context
    target = (
        isinstance(case.token, Quantity)
        and (context.target or (aims and not _is_past(context)))
        and not (case.comes_from and not adjacent)
    )
    is_item, scope = scope is not None, _scope(case, scope, context)
    if _outgrows(case, context):
        context.part, context.total = False, None
    elif context.part and context.total and _opened_under_another(claim, case, context.total):
        context.total = _holder(case, context) or context.total
    time = claim.time or adjacent or _time(claim, case, context)
    group = _group(claim, case, scope, is_item=is_item)
    return Said(claim, case.token, case.unit, scope, time, group, target, context.sentence)


def _is_past(context: Context) -> bool:
    """Tell whether the time that holds is a year before the report's (1993年…突破, said in 1994)."""
    said, today = context.time or context.default_time or "", context.today or ""
    return said[-_YEAR:].isdigit() and said[-_YEAR:] < today[:_YEAR]


def _scope(case: Case, item: str | None, context: Context) -> str | None:
    if item:
        context.listed = f"{context.listed}、{item}" if context.listed else item
        return item
    return context.listed if context.listed and _SUMMED.search(case.gap) else context.scope


def _group(claim: Claim, case: Case, scope: str | None, *, is_item: bool) -> str | None:
    context, total = case.context, case.context.total
    if claim.kind in _CHANGES or (claim.kind is Kind.LEVEL and case.unit.measure in ("share", "age")):
        return None  # a change, a rate, an average is no part of another
    if context.part and total and _can_be_part(claim, case, total, scope):
        return total.subject or None
    if claim.kind is Kind.SHARE and (held := _of_level(claim, context)):
        return held
    if is_item and (whole := _shared_out(claim, case, scope)):
        return whole
    return claim.whole if claim.whole and claim.kind in (Kind.LEVEL, Kind.SHARE) else None


def _can_be_part(claim: Claim, case: Case, total: Said, scope: str | None) -> bool:
    """Tell whether the number can be a part of *total*: not the total again, not 问卷320份 of 企业46家."""
    is_again = total.subject == claim.indicator and total.scope == scope
    return not is_again and (claim.kind is not Kind.LEVEL or _counted_alike(case.unit, total.unit))


def _counted_alike(a: Unit, b: Unit) -> bool:
    """Tell whether the two units measure one thing: 个 and 家 do, people and households, 份 and 家 do not."""
    if a.name == b.name:
        return True
    measures = {canonical("", unit.name, Kind.LEVEL).measure for unit in (a, b)}
    return len(measures) == 1 or {a.measure, b.measure} <= _PEOPLE


def _of_level(claim: Claim, context: Context) -> str | None:
    """Return the group of the level right before the share that it is said of (在县外的23名，占18.3%)."""
    previous = context.previous
    is_level = (
        previous is not None and previous.claim.kind is Kind.LEVEL and previous.subject == claim.subject
    )
    return previous.group_of if previous and is_level else None


def _shared_out(claim: Claim, case: Case, scope: str | None) -> str | None:
    """Return the total of the whole place where the number is that of a place listed after it."""
    whole = case.context.last_level(norm=case.unit.norm)
    if whole is not None and whole.group_of == claim.indicator:
        return claim.indicator
    if whole is None or whole.group_of or whole.subject != claim.indicator:
        return None
    if whole.scope != case.context.scope or whole.scope == scope:
        return None
    mine, all_of_it = _amount(case.token), _amount(whole.token)
    return claim.indicator if mine is not None and all_of_it is not None and mine <= all_of_it else None


def _opened_under_another(claim: Claim, case: Case, total: Said) -> bool:
    """Tell whether the first part of a group cannot be one of *total*: money of things, people of branches."""
    context = case.context
    is_first = all(said.group_of != total.subject for said in context.said[context.opened_at :])
    is_level = claim.kind is Kind.LEVEL and case.unit.measure != "share"
    return is_first and is_level and not _counted_alike(case.unit, total.unit)


def _holder(case: Case, context: Context) -> Said | None:
    """Return the nearest level before 其中 that the number can be part of, itself a part as the last choice."""
    before = context.said[context.paragraph_from : context.opened_at][-_REACH:]
    alike = [said for said in reversed(before) if _may_hold(said, case)]
    wholes = [said for said in alike if said.group_of is None]
    return next(iter(wholes or alike), None)


def _may_hold(said: Said, case: Case) -> bool:
    return said.is_amount and said.unit.norm == case.unit.norm and bool(said.subject)


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
