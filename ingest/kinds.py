"""The kind of document: 调研报告, 政府工作报告, 政策文件, 法规, 预决算, 年报, 学术报告 or 其他.

    国务院办公厅关于…的指导意见 → 政策文件        某市文明行为促进条例 → 法规

Patterns over the title decide, in the order of kinds.toml; some ask besides that the text
holds something (a 规定 is a law only with articles). What nothing tells is 其他.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ingest.characters import fold

OTHER = "其他"

BEGINNING = 20_000
"""So many characters show what kind a document is."""


@dataclass(frozen=True, slots=True)
class _Rule:
    name: str
    title: re.Pattern[str] | None
    text: re.Pattern[str] | None


@cache
def _rules(table: str) -> tuple[_Rule, ...]:
    data = tomllib.loads(Path(__file__).with_name("kinds.toml").read_text("utf-8"))
    return tuple(
        _Rule(
            rule["name"],
            re.compile(rule["title"]) if "title" in rule else None,
            re.compile(rule["text"], re.MULTILINE) if "text" in rule else None,
        )
        for rule in data[table]
    )


def read_kind(title: str | None, text: str) -> str:
    """Return the kind of the document with *title* and *text*.

    >>> read_kind("云溪镇养老服务情况的调研与思考", "")
    '调研报告'
    """
    beginning = fold(text[:BEGINNING])
    bare = fold(title or "").replace(" ", "")
    for rule in _rules("kinds") if bare else ():
        if rule.title and rule.title.search(bare) and (rule.text is None or rule.text.search(beginning)):
            return rule.name
    for rule in _rules("untitled") if not bare else ():
        if rule.text and rule.text.search(beginning):
            return rule.name
    return OTHER
