"""Words in which titles end: what kind of document a line names (titles.toml).

云溪镇养老服务调研报告 → a report      云溪市文明行为促进条例 → a law      一张床、一顿饭 → nothing
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ingest.characters import fold
from ingest.vocabulary import table

_HAN_DIGITS = "一二三四五六七八九"
_NO_LAW = r"(?<![方做想看说写手用打执](?=法))"
"""测试方法 is a way, no law."""


@dataclass(frozen=True, slots=True)
class _Names:
    """The *pattern* of names at the end of a line, and the characters that a line can end in then."""

    pattern: re.Pattern[str]
    last: frozenset[str]

    def end(self, line: str) -> bool:
        folded = fold(line).rstrip()
        last = folded[-1:]
        return (last in self.last or last.isdecimal()) and self.pattern.search(folded) is not None


@cache
def _named(kind: str) -> _Names:
    words = table("titles")[kind]
    names = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    pattern = re.compile(
        rf"{_NO_LAW}(?:{names})(?: ?[(《][^()]{{1,24}}[)》])*(?: ?[\d{_HAN_DIGITS}]{{1,2}})?$"
    )
    return _Names(pattern, frozenset((*(word[-1] for word in words), *")》", *_HAN_DIGITS)))


def names_a_document(line: str) -> bool:
    """Return whether *line* ends in the name of a kind of document.

    >>> names_a_document("云溪镇养老服务调研报告（摘要）"), names_a_document("一张床、一顿饭")
    (True, False)
    """
    return _named("words").end(line)


def names_a_law(line: str) -> bool:
    """Return whether *line* ends in the name of a kind of law.

    >>> names_a_law("云溪市文明行为促进条例"), names_a_law("云溪镇养老服务调研报告")
    (True, False)
    """
    return _named("laws").end(line)


def names_a_report(line: str) -> bool:
    """Return whether *line* ends in the name of a document that stands by itself (报告, 条例, 通知).

    >>> names_a_report("云溪镇养老服务调研报告"), names_a_report("名词解释")
    (True, False)
    """
    return _named("reports").end(line)


def names_a_survey(line: str) -> bool:
    """Return whether *line* ends in the name of a report, not of a law or a notice.

    >>> names_a_survey("云溪镇养老服务调研报告"), names_a_survey("进一步加强养老服务的意见")
    (True, False)
    """
    return _named("surveys").end(line)
