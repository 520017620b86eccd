"""The grammar of heading numbers: which number begins a line, of which kind, and its ordinal.

    第一部分 调研背景 · 壹、总论 · 一、基本情况 · （二）主要做法 · 问题一：… · 1.办学规模 · （1）· ① · 一是…

Only the number is read here; whether the line is a heading, and of which level, is
decided where the whole document is known. Patterns work on the folded text
(ingest/characters.py). "1.5万人" and "2024年" begin with digits and carry no number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from ingest.dates import han_number


class Rank(IntEnum):
    """Kinds of numbers, from the widest to the narrowest by custom; a document may differ."""

    PART = 0
    CHAPTER = 1
    PARAGRAPH = 2
    FORMAL = 3
    HAN = 4
    HAN_BRACKET = 5
    DIGIT = 6
    DECIMAL = 7
    FINE_DECIMAL = 8
    DIGIT_BRACKET = 9
    CIRCLED = 10
    ITEM = 12
    ARTICLE = 13


@dataclass(frozen=True, slots=True)
class Number:
    """A heading number: its kind, ordinal, the length it takes on the line, and how it is written."""

    rank: Rank
    ordinal: int
    length: int
    shape: str


_FORMAL = "壹贰叁肆伍陆柒捌玖拾"
_DIGITS = "一二三四五六七八九十百零〇两"
_HAN = rf"[{_DIGITS}]{{1,5}}"
_HAN_CHARACTER = r"[\u4e00-\u9fff“《(]"
_POINTS = "问题|困难|难题|矛盾|短板|原因|做法|举措|措施|经验|成效|亮点|特点|建议|对策|启示|任务"
_POINT = f"(?:{_POINTS})"
_NO_UNIT = r"(?![万亿%‰个元倍人户亩米吨公年月日度岁分时点号次])"

_GRAMMAR: tuple[tuple[str, Rank, re.Pattern[str]], ...] = tuple(
    (shape, rank, re.compile(pattern))
    for shape, rank, pattern in (
        ("第…部分", Rank.PART, rf"第 ?({_HAN}|\d{{1,2}}) ?(?:部分|篇|编|板块)[、.: ]*"),
        ("第…章", Rank.CHAPTER, rf"第 ?({_HAN}|\d{{1,3}}) ?章[、.: ]*"),
        ("第…节", Rank.PARAGRAPH, rf"第 ?({_HAN}|\d{{1,3}}) ?节[、.: ]*"),
        ("壹、", Rank.FORMAL, r"([壹贰叁肆伍陆柒捌玖拾]) ?(?:、|[.](?!\d))[、.: ]*"),
        ("Ⅰ.", Rank.FORMAL, r"([Ⅰ-Ⅻ]) ?(?:、|[.](?!\d))[、.: ]*"),
        ("问题一", Rank.HAN_BRACKET, rf"{_POINT}之?({_HAN}|\d{{1,2}}) ?[:、,. ][:、,. ]*"),
        ("第…条", Rank.ARTICLE, rf"第 ?({_HAN}|\d{{1,3}}) ?条(?:之[一二三四五六])?[、.: ]*"),
        ("一、", Rank.HAN, rf"({_HAN}) ?(?:、|[.](?!\d))[、.: ]*"),
        ("（一）", Rank.HAN_BRACKET, rf"\( ?({_HAN}) ?\)[、.,: ]*"),
        ("㈠", Rank.HAN_BRACKET, r"([㈠-㈩])[、.,: ]*"),
        (
            "1.1.1",
            Rank.FINE_DECIMAL,
            rf"(\d{{1,2}}(?:[.]\d{{1,2}}){{2,3}})(?:(?:、|[.](?!\d)) *| +| *(?={_HAN_CHARACTER}))",
        ),
        (
            "1.1",
            Rank.DECIMAL,
            rf"(\d{{1,2}}[.]\d{{1,2}})(?:(?:、|[.](?!\d)) *| +| *(?={_HAN_CHARACTER})){_NO_UNIT}",
        ),
        ("1.", Rank.DIGIT, r"(\d{1,2}) ?(?:、|[.](?!\d))[、.: ]*"),
        ("1", Rank.DIGIT, rf"(\d{{1,2}}) +{_NO_UNIT}(?={_HAN_CHARACTER})"),
        ("（1）", Rank.DIGIT_BRACKET, r"\( ?(\d{1,2}) ?\)[、.,: ]*"),
        ("1）", Rank.DIGIT_BRACKET, r"(\d{1,2}) ?\)[、.,: ]*"),
        ("①", Rank.CIRCLED, r"([①-⑳])[、.: ]*"),
        ("一是", Rank.ITEM, rf"({_HAN})(?:是|要|则)(?!否|么|想)[:, ]*"),
        ("第一，", Rank.ITEM, rf"第({_HAN})[,、:][, ]*"),
        ("其一，", Rank.ITEM, rf"其({_HAN})[,、:是][, ]*"),
    )
)

# Most lines begin with no number: one look at their first character spares all the patterns.
_FIRST_OF_POINTS = "".join(word[0] for word in _POINTS.split("|"))
_BEGINS = re.compile(rf"[第其(\d①-⑳㈠-㈩Ⅰ-Ⅻ{_FORMAL}{_DIGITS}{_FIRST_OF_POINTS}]")

_AFTER_A_CLAUSE = r"(?:(?<=[。;:,!?])|(?<=[。;:,!?][ ”)])) ?"
_ITEM = rf"(?:{_HAN}(?:是|要)|第{_HAN}[,、]|其{_HAN}[,、是]|\(\d{{1,2}}\)|[①-⑳])"
_INLINE_STARTS = re.compile(rf"{_AFTER_A_CLAUSE}(?={_ITEM})")


def read_number(folded: str, at: int = 0) -> Number | None:
    """Return the number that stands in the *folded* text at offset *at*, or None.

    >>> number = read_number("(二)主要做法")
    >>> number.rank.name, number.ordinal, number.length
    ('HAN_BRACKET', 2, 3)
    >>> read_number("1.5万人") is None
    True
    """
    if not _BEGINS.match(folded, at):
        return None
    for shape, rank, pattern in _GRAMMAR:
        match = pattern.match(folded, at)
        if match and (ordinal := _ordinal(match[1])) is not None:
            return Number(rank, ordinal, match.end() - at, shape)
    return None


def _ordinal(text: str) -> int | None:
    for first, last in ("①⑳", "㈠㈩", "ⅠⅫ"):
        if first <= text[0] <= last:
            return ord(text[0]) - ord(first) + 1
    if text in _FORMAL:
        return _FORMAL.index(text) + 1
    return han_number(text.rpartition(".")[2])


def inline_starts(folded: str) -> tuple[int, ...]:
    """Return the offsets inside a *folded* paragraph where an item (一是, 第一，, （1）, ①) may begin.

    >>> inline_starts("主流是好的,一是年龄均衡;二是立足本职。")
    (6, 13)
    """
    return tuple(match.end() for match in _INLINE_STARTS.finditer(folded))
