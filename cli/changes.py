"""Corrections as they are typed: `地区=云溪镇`, `部分:3.2=存在问题,原因分析`, `小标题:当前的短板=1`, `数据:121名=剔除`.

A place in a report is a section's number as `diaoyan correct` lists it, or the words that
its line begins with; a figure is named by what is printed, or by its number among the report's.
What a correction may say is checked by the library.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from cli.options import parse_roles
from cli.places import conflict_named, figure_named, line_named
from index.correction_words import FIGURE_FIELDS, METADATA, STRUCTURE
from index.library import Library
from ingest.amending import NO, YES
from ingest.figures.corrected import REMEDY, conflict_key, place
from report import (
    Amendment,
    BadInputError,
    Report,
    Subject,
    quote_at,
)

FORMS = (
    "地区=云溪镇、部分:3.2=存在问题,原因分析、小标题:当前的短板=1（或 =无）、拆分:石桥镇=是（或 =否）、"
    "数据:121名=指标:党员总数;地区:云溪镇（或 =剔除）、疑点:1=核对过，口径不同"
)

_NO_HEADING, _NO_FIGURE = "无", "剔除"
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


def moves_places(change: Change) -> bool:
    """Return whether after *change* sections and lines stand in another report: it is made last."""
    return change.name in STRUCTURE and STRUCTURE[change.name] is Subject.CUT


def apply(library: Library, report_id: str, change: Change, note: str | None) -> str:
    """Put *change* into *library*; return the report that holds its place now."""
    if change.name in METADATA:
        library.correct(report_id, METADATA[change.name], change.value or None, note=note)
        return report_id
    return library.amend(report_id, _amendment(library.report(report_id), change), note=note)


def _amendment(report: Report, change: Change) -> Amendment:
    subject, where = STRUCTURE[change.name], change.where or ""
    if subject is Subject.CONFLICT:
        conflict = conflict_named(report, where)
        start = report.start + place(conflict, report.figures)
        return Amendment(subject, start, conflict_key(conflict, report.figures), change.value)
    if subject is Subject.FIGURE:
        start = figure_named(report, where).anchor.start
    else:
        start = line_named(report, where) if where else 0
    value = _value(subject, change.value)
    return Amendment(subject, report.start + start, quote_at(report.text, start), value)


def _value(subject: Subject, text: str) -> str | None:
    match subject:
        case Subject.CUT:
            return _CUT.get(text, text)
        case Subject.HEADING:
            return None if text == _NO_HEADING else text
        case Subject.ROLES:
            names = [name for name in re.split(r"[,，、 ]+", text) if name]
            return " ".join(parse_roles(names))
        case Subject.FIGURE if text == _NO_FIGURE:
            return None
        case Subject.FIGURE:
            return json.dumps(_fields(text), ensure_ascii=False)
        case _:
            return text


def _fields(text: str) -> dict[str, str | None]:
    """Return what 指标:党员总数;地区: puts right; an empty value says that it is unknown."""
    fields: dict[str, str | None] = {}
    for part in re.split(r"[;；]", text):
        name, colon, value = re.sub("：", ":", part).partition(":")
        if not colon or name.strip() not in FIGURE_FIELDS:
            raise BadInputError(part, "看不懂这项更正", f"请写成 数据:121名=指标:党员总数；{REMEDY}")
        fields[FIGURE_FIELDS[name.strip()]] = value.strip() or None
    return fields
