"""Find in a normalised text what is a quantity, a date or a placeholder, and what is none of them.

"2023年,全县投入资金2386万元" gives the date 2023年 and the quantity 2386万元. Ordinals (第3),
ranks (前10名), slogans in quotes (“三会一课”), age brackets (35岁以下), spans (近五年), list
marks and idioms give nothing; "XX万元" and "..人" give a blank, which becomes a masked figure.

Runs of digits, numerals and placeholder marks are found first and each is looked at once,
so the time taken grows with the text and no pattern looks back over it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ingest.figures.amount import Quantity
from ingest.figures.dates import Moment, read_date
from ingest.figures.quantity import read_quantity
from ingest.figures.units import PATTERN
from ingest.figures.vocabulary import words

# The first character is consumed before it is asked what follows it: so the search passes over all others fast.
_CANDIDATE = re.compile(
    r"[0-9零一二两三四五六七八九十百千万亿半几Xx×*_…○●□今本当去上下前明全年过近.]"
    r"(?:(?<=[0-9零一二两三四五六七八九十百千万亿半几Xx×*_…○●□])|(?<=[今本当去上前明全])年|(?<=年)[底末终]|(?<=[上下])半年"
    r"|(?<=前)[三3]季度|(?<=过)去[^。,，]|(?<=近)[一二三四五六七八九十两几0-9]|(?<=[上本])世纪|(?<=上)个世纪|(?<=\.)\.)"
)
_QUOTED = re.compile(r"[“\"「『《〈][^”\"」』》〉\n]{1,60}[”\"」』》〉]")
_STRONG = re.compile(r"\d(?:[万亿]|百分点|%|元|亩|公里|平方|吨)")
_BLANK = re.compile(
    rf"(?:[Xx]{{1,4}}|×{{1,4}}|\*{{1,4}}|_{{1,8}}|…{{1,2}}|\.{{2,6}}|[○●□]{{1,4}})(?P<unit>[万亿]?(?:{PATTERN}))"
)
_MARKS = "Xx×*_…○●□."
_RANKED = tuple(words("mask", "rank_before"))
_BRACKET = re.compile(
    r"\d{1,3}(?:周?岁)?(?:-|—|~|～|至|到)\d{1,3}周?岁(?:之间|以[上下内])?"
    r"|(?:\d{1,3}|[零一二三四五六七八九十]{1,3})周?岁(?:及|\(含\)|含)?以[上下内](?:\(含\))?"
)
_NUMBERED = re.compile(r"[0-9零一二两三四五六七八九十百千]+(?:[、.．](?!\d)|[)）])")
# 第十二条 is one number, all of it an ordinal.
_HAN = "零一二两三四五六七八九十百千万亿半几"
_ORDINAL = re.compile(rf"[0-9.,]*[{_HAN}]*[A-Za-z]*(?:[-—~～至][0-9{_HAN}]+)?")
_RUN = re.compile(r"[0-9.,]+[A-Za-z]*|[零一二两三四五六七八九十百千万亿半几]")
_NO_COUNT = re.compile(
    r"(?:24|二十四)小时(?!以)|365天"
    r"|(?:[01]?\d|2[0-4]|[一二三四五六七八九十]{1,3})(?:时(?![间段候期代长速有效常而])(?:[0-5]?\d分)?|点[0-5]?\d分)"
    r"|几[十百千万亿]+"
    r"|(?<=[这那此])[一二两三四五六七八九十百千万零]+(?![年月天日一二两三四五六七八九十百千万零])"
)


class Blank(NamedTuple):
    """A placeholder for a number with its unit, at *start*..*end* of a shadow."""

    start: int
    end: int
    unit: str


Token = Moment | Quantity | Blank


def scan(text: str, today: str | None) -> tuple[Token, ...]:
    """Return the dates, quantities and placeholders of the shadow *text* in order.

    *today* is the report's own date (ISO), or None.

    >>> [token.end for token in scan("前10名中有党员12名", None)]
    [11]
    """
    tokens: list[Token] = []
    quotes = _mute_quotes(text)
    at = 0
    while found := _CANDIDATE.search(text, at):
        start = found.start()
        while quotes and quotes[0][1] <= start:
            quotes.pop(0)
        if quotes and quotes[0][0] <= start:
            at = quotes[0][1]
            continue
        token, at = _read(text, start, today)
        if token is not None:
            tokens.append(token)
    return tuple(tokens)


def _mute_quotes(text: str) -> list[tuple[int, int]]:
    return [m.span() for m in _QUOTED.finditer(text) if m[0][0] in "《〈" or not _STRONG.search(m[0])]


def _read(text: str, start: int, today: str | None) -> tuple[Token | None, int]:
    """Return the token at *start*, if any, and where to look on."""
    if text[start] in _MARKS:
        return _read_blank(text, start)
    if end := _no_figure(text, start):
        return None, end
    if (moment := read_date(text, start, today)) and not _is_every(text, start):
        return moment, moment.end
    quantity = read_quantity(text, start)
    return (quantity, quantity.tail) if quantity else (None, _run_end(text, start))


def _no_figure(text: str, start: int) -> int | None:
    """Return where the ordinal, age bracket, list mark … at *start* ends, or None where there is none."""
    if _is_name_part(text, start):
        ordinal = _ORDINAL.match(text, start)
        return ordinal.end() if ordinal and ordinal.end() > start else start + 1
    if _begins_line(text, start) and (mark := _NUMBERED.match(text, start)):
        return mark.end()
    found = _BRACKET.match(text, start) or _NO_COUNT.match(text, start)
    return found.end() if found else None


def _is_name_part(text: str, start: int) -> bool:
    """Tell whether the number is an ordinal, a rank or part of a Latin name (第3, 前10名, A4)."""
    before = text[max(0, start - 2) : start]
    if before.endswith(_RANKED) and not (before.endswith("列") and text[start : start + 1].isdigit()):
        return True
    return before[-1:].isascii() and before[-1:].isalpha()


def _is_every(text: str, start: int) -> bool:
    return text[start - 1 : start] == "每"


def _begins_line(text: str, start: int) -> bool:
    """Tell whether nothing but an opening bracket stands before *start* on its line."""
    before = start - 2 if text[start - 1 : start] in ("(", "（") else start - 1
    return before < 0 or text[before] == "\n"


def _run_end(text: str, start: int) -> int:
    found = _RUN.match(text, start)
    return found.end() if found else start + 1


def _read_blank(text: str, start: int) -> tuple[Blank | None, int]:
    end = start
    while end < len(text) and text[end] in _MARKS:
        end += 1
    before = text[start - 1 : start]
    if not (before.isascii() and before.isalnum()) and (found := _BLANK.match(text, start)):
        return Blank(start, found.end(), found["unit"]), found.end()
    return None, end
