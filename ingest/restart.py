"""Where numbers start anew below a numbered line, which is then a title and heads no section.

二、石桥镇养老服务调研报告 / … / 一、基本情况   → numbers as wide as its own start anew below it
二、主要做法 / （一）建机构                    → they do not
"""

from __future__ import annotations

from collections.abc import Sequence

from ingest.lines import folded_line
from ingest.numbering import Number, Rank, read_number
from report import Block


def starts_anew_below(blocks: Sequence[Block], index: int, title: Number) -> bool:
    """Return whether the first number below *index* is a one, of a kind as wide as that of the *title*."""
    for line in (folded_line(block) for block in blocks[index + 1 :]):
        number = read_number(line)
        if number is not None and number.rank <= Rank.DIGIT:
            return number.ordinal == 1 and number.rank <= title.rank
    return False
