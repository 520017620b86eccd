"""The other ways in which the same thing may be written: 1,234 and 1234, 第12条 and 第十二条.

A query finds all of them, whichever it is typed in. Text is folded already (`index.terms.fold`).
"""

from __future__ import annotations

import re

from ingest.figures.numerals import read_numeral
from ingest.readers.docx.counting import chinese

MOST = 9999
"""Ordinals beyond this are never spelled out."""
_NUMERALS = "零〇一二两三四五六七八九十百千"
_DIGITS, _NUMERAL, _END = "\\d{1,4}", f"[{_NUMERALS}]{{1,8}}", f"(?![\\d{_NUMERALS}万亿])"
_GROUPS = "(?<![\\d,.])\\d{1,3}(?:,\\d{3})+(?![\\d,])"
WHOLE = f"第(?:{_DIGITS}|{_NUMERAL}){_END}[条章节款项届次期批号编]?|{_GROUPS}"
"""Finds what is one word however it is written, in folded text."""
_ORDINAL = re.compile(f"第\\s*(?:(?P<digits>{_DIGITS})|(?P<numeral>{_NUMERAL})){_END}")
_GROUPED = re.compile(_GROUPS)
# A year is never grouped.
_PLAIN = re.compile("(?<![\\d,.])\\d{4,15}(?![\\d,年])")


def spellings(folded: str) -> tuple[str, ...]:
    """Return *folded* as it stands, then the other ways to write it.

    >>> spellings("第十二条"), spellings("收入1,234万元")
    (('第十二条', '第12条'), ('收入1,234万元', '收入1234万元'))
    >>> spellings("流动党员"), spellings("2024年")
    (('流动党员',), ('2024年',))
    """
    forms = [folded]
    for rewrite in (_other_ordinals, _other_grouping):
        forms += [rewrite(form) for form in forms]
    return tuple(dict.fromkeys(forms))


def _other_ordinals(text: str) -> str:
    return _ORDINAL.sub(_other_ordinal, text)


def _other_ordinal(match: re.Match[str]) -> str:
    if digits := match.group("digits"):
        number = int(digits)
        return f"第{chinese(number)}" if 0 < number <= MOST and digits[0] != "0" else match.group()
    value = read_numeral(match.group("numeral").replace("〇", "零"))
    return match.group() if value is None else f"第{value}"


def _other_grouping(text: str) -> str:
    # What was just taken apart must not be grouped again.
    if _GROUPED.search(text):
        return _GROUPED.sub(lambda match: match.group().replace(",", ""), text)
    return _PLAIN.sub(_grouped, text)


def _grouped(match: re.Match[str]) -> str:
    digits = match.group()
    return digits if digits[0] == "0" else f"{int(digits):,}"
