"""A list against its count: 企业开办、工程建设、不动产登记、社会保险5个专区 names four.

The list stands right before the count, or after it behind a colon or in brackets and closed there:
下设5个支部：机关支部、农村支部、社区支部。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from ingest.figures.checks.intervals import is_level
from ingest.figures.naming import name_before
from ingest.figures.shadow import cast
from ingest.figures.units import find_unit
from report import Conflict, Figure, Report, Severity

_CLAUSE = re.compile(r"[，。；：,;:\n()（）]")
_OPEN = re.compile(r"等|各|余|其他|以及其|\d|[一二两三四五六七八九十]+(?:个|项|大|类|条|种)")
_NAMED = re.compile(r"(?:包括|包含|分别|涵盖|分布|[在是为有设：:、])+(?P<item>[^在是为有设]{1,6})$")
_JOINED = re.compile(r"[和与及]")
_EXPLAINED = re.compile(
    r"[^，。；：,;:、\n()]{0,8}(?:[:：](?P<listed>[^，。；：,;:\n()]{4,100})[。；;\n]|\((?P<bracketed>[^，。；：,;:\n()]{4,100})\))"
)
_FEWEST, _MOST, _LONGEST = 3, 12, 10
_ROOM = 120


def listed_counts(figures: tuple[Figure, ...], report: Report) -> Iterator[Conflict]:
    """Yield the counts beside a closed list of another length."""
    for index, figure in enumerate(figures):
        if not is_level(figure) or find_unit(figure.unit)[0].measure != "count" or figure.rule == "T":
            continue
        before = report.text[max(0, figure.anchor.start - _ROOM) : figure.anchor.start]
        after = report.text[figure.anchor.end : figure.anchor.end + _ROOM]
        items = (_items(before) if figure.rule == "R7" else []) or _items_after(after)
        if not _FEWEST <= len(items) <= _MOST:
            continue
        lengths = {len(items), len([part for item in items for part in _JOINED.split(item)])}
        if _is_parted_by_comma(before):
            lengths.add(len(items) + 1)
        if figure.value not in {Decimal(length) for length in lengths}:
            words = f"所列{'、'.join(items)}共{len(items)}项，与所写{figure.raw}不符。"
            yield Conflict("count", Severity.HIGH, (index,), words)


def _items_after(after: str) -> list[str]:
    """Return the items of the closed list that explains the count before it, none where it is no plain list."""
    found = _EXPLAINED.match(cast(after).text) if "、" in after else None
    listed = (found["listed"] or found["bracketed"]) if found else ""
    items = listed.split("、")
    return [] if _OPEN.search(listed) or not all(0 < len(item) <= _LONGEST for item in items) else items


def _items(before: str) -> list[str]:
    clause = _CLAUSE.split(cast(before).text)[-1] if "、" in before else ""
    if "、" not in clause or _OPEN.search(clause):
        return []
    items = clause.split("、")
    items[0] = name_before(items[0])
    is_list = all(0 < len(item) <= _LONGEST for item in items) and not items[-1].endswith(("的", "了"))
    return items if is_list else []


def _is_parted_by_comma(before: str) -> bool:
    """Tell whether the clause before the list ends in what may be its first item (包括河湾，东岭、西岭)."""
    clauses = _CLAUSE.split(cast(before).text)
    return len(clauses) > 1 and _NAMED.search(clauses[-2]) is not None
