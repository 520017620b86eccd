"""What to tell whoever typed something that looks like an operator and is none."""

from __future__ import annotations

from index.fields import called
from ingest.roles import role_name
from report import Role

QUOTE = "引号没有成对，已按普通文字查找；需要一字不差时请把前后引号都写上"


def empty(field: str) -> str:
    """Return the hint for a field without a value."""
    return f"“{called(field)}:”后面没有内容，已当作普通文字"


def year(value: str) -> str:
    """Return the hint for a *value* that is no year."""
    return f"“年份:{value}”不是年份，已当作普通文字；请写成 年份:2023 或 年份:2020..2023"


def role(value: str) -> str:
    """Return the hint for a *value* that names no part of a report."""
    known = "、".join(role_name(role) for role in Role if role is not Role.OTHER)
    return f"没有“{value}”这个部分，已当作普通文字；可以写：{known}"


def operator(typed: str) -> str:
    """Return the hint for an operator with nothing on one side."""
    return f"“{typed}”前后都要有要找的词，已按普通文字查找"
