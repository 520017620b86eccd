"""What a person means in a report who names a section, a line, a figure or a conflict of it."""

from __future__ import annotations

import re

from index.correction_words import QUOTED
from report import BadInputError, Conflict, Figure, NotFoundError, Report, flatten, quote_at

_COUNTED = re.compile(r"第(\d{1,6})条")


def figure_named(report: Report, where: str) -> Figure:
    """Return the figure of *report* that is printed as *where*, or that *where* counts: 第3条.

    Raises NotFoundError where there is none, BadInputError where there are several.
    """
    counted = _COUNTED.fullmatch(where)
    number = int(counted[1]) if counted else 0
    if 0 < number <= len(report.figures):
        return report.figures[number - 1]
    printed = [figure for figure in report.figures if figure.raw == where]
    if not printed:
        raise NotFoundError(where, "报告里没有这条数据", "请照原文写出数和单位，或写成 第几条")
    if len(printed) > 1:
        listed = "；".join(f"第{report.figures.index(one) + 1}条 {one.quote[:QUOTED]}" for one in printed)
        raise BadInputError(where, f"报告里有 {len(printed)} 条这样的数据", f"请写是哪一条：{listed}")
    return printed[0]


def conflict_named(report: Report, where: str) -> Conflict:
    """Return conflict number *where* of *report*; NotFoundError where there is none."""
    if not where.isdecimal() or not 0 < int(where) <= len(report.conflicts):
        raise NotFoundError(
            where or "疑点",
            f"没有这一处疑点（共 {len(report.conflicts)} 处）",
            "请先不写更正运行一次，看编号",
        )
    return report.conflicts[int(where) - 1]


def line_named(report: Report, where: str) -> int:
    """Return the offset in *report* of the section numbered *where*, or of the line that begins with it.

    Raises NotFoundError where there is neither, BadInputError where several lines begin so.
    """
    for section in flatten(report.sections):
        if section.key == where:
            return section.start
    begins = [match.start() for match in re.finditer(rf"^{re.escape(where)}", report.text, re.MULTILINE)]
    if not begins:
        remedy = "请写章节编号（先不带更正运行一次就能看到），或照原文写出那一行开头的几个字"
        raise NotFoundError(where, "报告里没有这一节，也没有以这些话开头的一行", remedy)
    whole = [at for at in begins if quote_at(report.text, at) == where]
    if len(whole) == 1:
        return whole[0]
    if len(begins) > 1:
        lines = "；".join(quote_at(report.text, at)[:QUOTED] for at in begins)
        raise BadInputError(where, f"有 {len(begins)} 行以这些话开头", f"请多写几个字，或写章节编号：{lines}")
    return begins[0]
