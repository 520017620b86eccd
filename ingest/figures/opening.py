"""What the opening of a clause says before it names anything: connectives, date, 其中, scope.

到2027年，全县… sets the time, makes what follows targets and leads back home, in any order; the
words that are left name the indicator. 从信访看 sets the topic of the sentence, 老年人中 the total
that what follows is part of.
"""

from __future__ import annotations

import re

from ingest.figures.clauses import DATE, Clause
from ingest.figures.context import Context, Said
from ingest.figures.dates import Moment
from ingest.figures.naming import name_before, strip_connectives, strip_leading
from ingest.figures.scope import Places
from ingest.figures.vocabulary import alternation, words

_DATED = re.compile(
    rf"(?P<until>(?:力争|争取|预计|计划|确保)?(?:截至|截止|到|至|于|在|自|从|早在|其中|仅|,)*+){DATE}"
    r"(?:年|底|末|初|以来|以后|之前|之后|前|后|期间|间|时|内|的|度|份|起|开始|当年)*+"
)
_COMPARES = re.compile(rf"(?:比|较|与|同|和){DATE}")
_MULTIPLE_OF = re.compile(rf"是{DATE}")  # 是2020年1900万元的1.8倍: what comes after speaks of today again
_PARTS = re.compile(r"(?:但|而|这)?其中(?:仅|包括|有)?")
_LOOKED_AT = re.compile(r"^从(?P<topic>[^看]{2,12})(?:上|来)?看$")
_AMONG = re.compile(r"^(?:在)?(?P<whole>[^中]{2,14})(?:当)?中$")
_OBJECT = re.compile(rf"(?:{alternation(words('naming', 'existence'))}|制定|推行|成立)")
_NEW_TOTAL = re.compile("(?:目前|现|全.)?(?:共有|现有|共计)")  # 其中农村党支部19个；共有党员1286名
_ANNOUNCES = re.compile(
    r"(?:其中|(?:^|[。，；])(?P<whole>[^，。；:]{2,14}?)(?:主要|具体)?(?:内容|构成|明细)(?:为|如下|是)):?\s*$"
)
_BRIEF = 12  # characters of what was set up, the topic of a meeting


def opens_group(clause: str) -> bool:
    """Tell whether *clause* begins with 其中.

    >>> opens_group("其中流动党员"), opens_group("流动党员")
    (True, False)
    """
    return _PARTS.match(clause.lstrip('”" ')) is not None


def announced(text: str, context: Context) -> Said | None:
    """Return the total under which the paragraph *text* announces a list of its parts, or None.

    经费预算37.91万元。其中: announces the items that follow as parts of it, 支出构成如下: those of 支出.
    """
    found = _ANNOUNCES.search(text) if text.rstrip().endswith(":") else None
    if found is None:
        return None
    return context.named(found["whole"]) if found["whole"] else _open_total(context)


def enter(clause: Clause, context: Context, places: Places) -> str:
    """Take scope, time and group from the opening of *clause*; return the words that are left."""
    left, moments, scoped, listed = clause.text, list(clause.moments), False, False
    while True:
        if "其中" in left and (parts := _PARTS.match(left)):
            context.part, context.total, context.head = True, _open_total(context), ""
            context.opened_at = len(context.said)
            left, listed = left[parts.end() :], True
        elif moments and (reference := _MULTIPLE_OF.match(left)):
            moments.pop(0)
            left = left[reference.end() :]
        elif moments and (dated := _DATED.match(left)):
            _take_date(context, moments.pop(0), dated["until"])
            left = left[dated.end() :]
        elif (stripped := strip_connectives(left)) != left:
            left = stripped
        elif not scoped and (reach := places.read(left, now=context.scope, listed=listed)):
            context.scope, context.brief, scoped = reach.name or context.home, reach.brief, True
            left = left[reach.length :].removeprefix("的")
        elif not (moments and _COMPARES.match(left)) and (stripped := strip_leading(left)) != left:
            left = stripped
        else:
            break
    if context.part and not listed and _NEW_TOTAL.match(clause.text):
        context.part, context.total = False, None
    _note_topic(clause, left, context)
    return left


def _open_total(context: Context) -> Said | None:
    for said in reversed(context.recent()):
        if said.is_amount and said.group_of is None:
            return said
    return context.total


def _take_date(context: Context, moment: Moment, until: str) -> None:
    if moment.iso is None:
        return
    context.time = context.last_time = moment.iso
    year = int(context.today[:4]) if context.today else 0
    is_ahead = (moment.year or 0) > year if year else True
    context.target = is_ahead and (context.is_dated or "到" in until)


def _note_topic(clause: Clause, left: str, context: Context) -> None:
    if "看" in clause.text and (looked := _LOOKED_AT.match(clause.text)):
        context.topic = looked["topic"]
    elif "中" in left and (among := _AMONG.match(left)):
        whole = context.named(among["whole"])
        context.head, context.part, context.total = among["whole"], whole is not None, whole
    elif (found := _OBJECT.search(left)) and len(name := name_before(left[found.end() :])) <= _BRIEF:
        context.object = name
