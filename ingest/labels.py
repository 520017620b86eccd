"""Labels by which a file counts the reports in it: 第一篇：…, 【篇一】, 范文二：, 报告1, 之三.

Only the label is read here; whether the labels of a file count its reports is decided where all of
them are known (collected.py).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.dates import han_number

LONGEST = 70

_COUNT = r"(?P<count>[一二三四五六七八九十百]{1,3}|\d{1,3})"
_LABELS = (
    re.compile(rf"第 ?{_COUNT} ?篇(?=$|[】\]):、. ])"),
    re.compile(
        rf"[【\[(<]? ?(?P<name>篇|范文|例文|样例|报告|调研报告|材料|发言材料|文稿)之? ?{_COUNT} ?(?=$|[】\])>:、. ])"
    ),
    re.compile(rf"(?P<name>之){_COUNT}$"),
)
_LABEL_END = re.compile(r"[】\])>:、. ]*")
_FINISHED = re.compile(r"[。;,!?…]$")


@dataclass(frozen=True, slots=True)
class Label:
    """What labels a report: the manner of counting, its count, and where on the line a title may follow."""

    manner: str
    count: int
    length: int


def read_label(line: str) -> Label | None:
    """Return the label that the folded *line* begins with, None where it is none.

    >>> read_label("第三篇:甲镇党建工作调研报告")
    Label(manner='第篇', count=3, length=4)
    >>> read_label("【篇二】"), read_label("材料一应俱全")
    (Label(manner='篇', count=2, length=4), None)
    """
    if len(line) > LONGEST or _FINISHED.search(line):
        return None
    for pattern in _LABELS:
        match = pattern.match(line)
        count = han_number(match["count"]) if match else None
        if match and count is not None:
            name = match.groupdict().get("name") or "第篇"
            return Label(name, count, _LABEL_END.match(line, match.end()).end())  # type: ignore[union-attr]
    return None
