"""How corrections are called and read, in Chinese.

    部分“当前的短板”：基本情况 → 存在问题

The names are those that `diaoyan correct` takes and the pages show.
"""

from __future__ import annotations

import json

from index.values import Correction
from ingest.amending import YES
from ingest.roles import role_name
from report import Role, Subject

METADATA = {
    "标题": "title",
    "文种": "kind",
    "字号": "number",
    "单位": "issuer",
    "地区": "place",
    "日期": "date",
}
STRUCTURE = {
    "部分": Subject.ROLES,
    "小标题": Subject.HEADING,
    "拆分": Subject.CUT,
    "数据": Subject.FIGURE,
    "疑点": Subject.CONFLICT,
}
FIGURE_FIELDS = {
    "指标": "indicator",
    "地区": "scope",
    "年份": "time",
    "类型": "kind",
    "数值": "value",
    "单位": "unit",
    "口径": "caliber",
}
QUOTED = 20

_NAMES: dict[str, str] = {field: name for name, field in (METADATA | STRUCTURE).items()}


def subject_name(field: str) -> str:
    """Return how *field* is called.

    >>> subject_name("roles"), subject_name("place")
    ('部分', '地区')
    """
    return _NAMES[field]


def correction_words(correction: Correction) -> str:
    """Return what *correction* changed, where, from what to what, and why."""
    name = _NAMES[correction.field]
    where = "" if name in METADATA else f"“{correction.quote[:QUOTED]}”"
    note = f"（{correction.note}）" if correction.note else ""
    before, after = (value_words(correction.field, value) for value in (correction.before, correction.value))
    gone = "" if correction.applied else "（原文已变，现在没有套用）"
    return f"{name}{where}：{before} → {after}{note}{gone}"


def value_words(field: str, value: str | None) -> str:
    """Return how *value* of *field* reads.

    >>> value_words("roles", "problems causes"), value_words("heading", None)
    ('存在问题、原因分析', '不是标题')
    """
    match field:
        case Subject.CUT:
            return "另起一篇" if value == YES else "不拆"
        case Subject.HEADING:
            return f"{value} 级标题" if value else "不是标题"
        case Subject.ROLES:
            return "、".join(role_name(Role(name)) for name in (value or "").split()) or "无"
        case Subject.FIGURE:
            return _figure_words(value)
        case Subject.CONFLICT:
            return f"不是问题：{value}" if value else "疑点"
        case _:
            return value or "未知"


def _figure_words(value: str | None) -> str:
    if value is None:
        return "剔除"
    names = {field: name for name, field in FIGURE_FIELDS.items()}
    return "，".join(f"{names[field]} {said or '未知'}" for field, said in json.loads(value).items())
