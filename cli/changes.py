"""Corrections as they are typed: `地区=云溪镇`, `部分:3.2=存在问题,原因分析`, `小标题:当前的短板=1`, `拆分:石桥镇=是`.

A place in a report is a section's number as `diaoyan correct` lists it, or the words that
its line begins with. What a correction may say is checked by the library.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from cli.options import parse_roles
from index.correction_words import METADATA, STRUCTURE
from index.library import Library
from ingest.amending import NO, YES
from report import Amendment, BadInputError, NotFoundError, Report, Subject, flatten, quote_at

FORMS = "地区=云溪镇、部分:3.2=存在问题,原因分析、小标题:当前的短板=1（或 =无）、拆分:石桥镇=是（或 =否）"

_NO_HEADING = "无"
_CUT = {"是": YES, "否": NO}
_CHANGE = re.compile(r"(?P<name>[^:：=＝]+)(?:[:：](?P<where>[^=＝]*))?[=＝](?P<value>.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Change:
    """A correction as typed: what, where (None: the report itself), and what it should be."""

    name: str
    where: str | None
    value: str


def parse_change(text: str) -> Change:
    """Return the correction that *text* says; BadInputError where it says none.

    >>> parse_change("部分:3.2=存在问题")
    Change(name='部分', where='3.2', value='存在问题')
    """
    match = _CHANGE.fullmatch(text.strip())
    name = match["name"].strip() if match else ""
    if match is None or name not in METADATA | STRUCTURE or (match["where"] and name in METADATA):
        raise BadInputError(
            text, "看不懂这项更正", f"请写成：{FORMS}；可更正：{'、'.join(METADATA | STRUCTURE)}"
        )
    return Change(name, match["where"].strip() if match["where"] else None, match["value"].strip())


def apply(library: Library, report_id: str, change: Change, note: str | None) -> str:
    """Put *change* into *library*; return the report that holds its place now."""
    if change.name in METADATA:
        library.correct(report_id, METADATA[change.name], change.value or None, note=note)
        return report_id
    report = library.report(report_id)
    field = STRUCTURE[change.name]
    start = _place(report, change.where) if change.where else 0
    amendment = Amendment(
        field, report.start + start, quote_at(report.text, start), _value(field, change.value)
    )
    return library.amend(report_id, amendment, note=note)


def _value(field: Subject, text: str) -> str | None:
    match field:
        case Subject.CUT:
            return _CUT.get(text, text)
        case Subject.HEADING:
            return None if text == _NO_HEADING else text
        case Subject.ROLES:
            names = [name for name in re.split(r"[,，、 ]+", text) if name]
            return " ".join(parse_roles(names))


def _place(report: Report, where: str) -> int:
    """Return the offset in *report* of the section numbered *where*, or of the line that begins with it."""
    for section in flatten(report.sections):
        if section.key == where:
            return section.start
    if report.text.startswith(where):
        return 0
    at = report.text.find(f"\n{where}")
    if at < 0:
        remedy = "请写章节编号（先不带更正运行一次就能看到），或照原文写出那一行开头的几个字"
        raise NotFoundError(where, "报告里没有这一节，也没有以这些话开头的一行", remedy)
    return at + 1
