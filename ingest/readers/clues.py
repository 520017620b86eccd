"""What a line's own characters say about where a paragraph begins and ends.

    "（一）组织建设" begins something of its own; "…累计改造户厕5912" does not end a sentence

Shared by the readers of text and of PDF, which add what they know of widths and places. Each clue is
one small question; none decides alone.
"""

from __future__ import annotations

import re
import unicodedata

FEWEST_ENTRIES = 3
"""Entries between spaces that make a line a row of a table."""

MID_SENTENCE = 25
"""Characters a line must have before its lack of punctuation alone says that it goes on."""

_NUMERAL = "0-9０-９一二三四五六七八九十百〇零"
_END = tuple("。！？!?：:；;…")
_CLOSING = "”’」』）)】》〉\"'"
_OPENING, _CLOSED = "（(《【〔[", "）)》】〕]"
_NEARBY = 12
_RULE = re.compile(r"[-—_=*#~·•＊\s]{3,}")
_NEVER_FIRST = tuple("，。、；：！？）】》”’％,.;:!?)%")
_HAN = re.compile("[一-鿿]")
_PROSE = re.compile(r"[，。；、,：]")
_MARK = re.compile(
    rf"第[{_NUMERAL}]+[章节条款部分编篇个回]"
    rf"|[{_NUMERAL}]{{1,4}}[、．.](?![0-9])"
    rf"|[(（〔［\[][{_NUMERAL}a-zA-Z]{{1,4}}[)）〕］\]]"
    r"|[①-⑳⑴-⒇⒈-⒛㈠-㈩❶-❿Ⅰ-Ⅻ●○■□◆◇★▲►•·※]"
    r"|[-–—*+]\s|—{2}|附[件录表]|[一二三四五六七八九十]+是|[0-9]{1,2}[)）]"
)
# "4.1.3 系统安全", but not "6.2 万元", which may be torn from the line above
_DECIMAL_MARK = re.compile(
    r"[0-9]{1,2}(?:[.．][0-9]{1,2}){1,3}[ 　]+(?![万亿元个倍人户亩公平米吨千百名家项年月日岁％%])[一-鿿]"
)
_DOCUMENT_NUMBER = re.compile(r"[（(]?[一-鿿]{1,12}[〔\[［](?:19|20)[0-9]{2}[〕\]］]第?[0-9]+号[）)]?$")
_LEADER = re.compile(r"(?:[.．·]{4}|…{2})\s*[0-9]*$")
_LABEL = re.compile(r"[^，。；、,：:]{1,10}[：:]")
_DATE = re.compile(rf"[{_NUMERAL}xX*_]{{2,4}}年[{_NUMERAL}xX*_]{{1,3}}月(?:[{_NUMERAL}xX*_]{{1,3}}日)?$")
_TOKEN = re.compile(r"[（(《“‘〔【]*(?:[A-Za-z]+|[0-9.,]+[%％]?|.[，。、；：！？）”]?)")


def join(first: str, second: str) -> str:
    """Return *first* followed by *second*, with a space between only where two Latin words meet.

    >>> join("全县现有水库29", "0座")
    '全县现有水库290座'
    >>> join("quality of", "life")
    'quality of life'
    """
    if not first or not second:
        return first + second
    last, head = first[-1], second[0]
    if not (last.isascii() and head.isascii()):
        return first + second
    if last == "-" and head.islower() and first[-2:-1].isascii() and first[-2:-1].isalpha():
        return first[:-1] + second
    if head.isalpha() and (last.isalpha() or last in ",.;:)"):
        return f"{first} {second}"
    return first + second


def joined(lines: list[str]) -> str:
    """Return *lines*, each without white space at its ends, joined to one.

    >>> joined(["年末", "人数"])
    '年末人数'
    """
    text = ""
    for line in lines:
        text = join(text, line.strip())
    return text


def ends_sentence(text: str) -> bool:
    """Return whether *text* ends like a sentence, closing quotes aside.

    >>> ends_sentence("做到“干净整洁。”"), ends_sentence("累计改造户厕5912")
    (True, False)
    """
    return text.rstrip(_CLOSING).endswith(_END)


def has_mark(head: str) -> bool:
    """Return whether a line that begins with *head* begins with a list mark or a heading's number.

    >>> has_mark("（一）组织建设"), has_mark("1.5万元")
    (True, False)
    """
    return any(form.match(head) for form in (_MARK, _DECIMAL_MARK, _DOCUMENT_NUMBER))


def starts_anew(head: str) -> bool:
    """Return whether a line that begins with *head* begins something of its own.

    >>> [starts_anew(s) for s in ("（一）组织建设", "2024年7月", "联系电话：", "难，提升幸福感。")]
    [True, True, True, False]
    """
    return has_mark(head) or bool(_DATE.match(head) or _LABEL.match(head))


def is_rule(line: str) -> bool:
    """Return whether *line* is drawn and not written: ————, *****, =====.

    >>> is_rule("————————"), is_rule("——来自石桥镇的调查")
    (True, False)
    """
    return _RULE.fullmatch(line) is not None


def never_first(head: str) -> bool:
    """Return whether *head* begins with what cannot begin a paragraph, such as a comma."""
    return head.startswith(_NEVER_FIRST)


def in_bracket(text: str) -> bool:
    """Return whether *text* ends inside a bracket that it opened near its end.

    >>> in_bracket("细颗粒物（PM"), in_bracket("贯彻《"), in_bracket("（试行）")
    (True, True, False)
    """
    for char in reversed(text[-_NEARBY:]):
        if char in _CLOSED:
            return False
        if char in _OPENING:
            return True
    return False


def has_leader(text: str) -> bool:
    """Return whether *text* is a line of a table of contents, dots leading to the page number.

    >>> has_leader("二、主要做法 …………4")
    True
    """
    return _LEADER.search(text) is not None


def is_row(text: str) -> bool:
    """Return whether *text* reads like a row of a table: short entries between spaces, no punctuation.

    >>> is_row("2022年 126名 15.5%"), is_row("全镇共有党员 812 名，")
    (True, False)
    """
    return len(text.split()) >= FEWEST_ENTRIES and _HAN.search(text) is not None and not _PROSE.search(text)


def stops_in_mid_sentence(text: str, *, longer_than: int = MID_SENTENCE) -> bool:
    """Return whether *text*, a line of prose *longer_than* so many characters, ends without any punctuation.

    >>> stops_in_mid_sentence("各村普遍建立台账，逐户登记外出人员的去向和联系方式，真正解决群众的实际困")
    True
    """
    if len(text) <= longer_than or not _PROSE.search(text):
        return False
    return "一" <= text[-1] <= "鿿"


def is_hyphenated(text: str) -> bool:
    """Return whether *text* ends inside a Latin word.

    >>> is_hyphenated("the qual-"), is_hyphenated("（2011-")
    (True, False)
    """
    return text.endswith("-") and text[-2:-1].isascii() and text[-2:-1].isalpha()


def first_token(head: str) -> str:
    """Return what cannot be broken at the start of *head*: a Latin word, a number, one character.

    >>> first_token("26.5%，比上年"), first_token("党员"), first_token("（区）人民政府")
    ('26.5%', '党', '（区）')
    """
    found = _TOKEN.match(head)
    return found.group() if found else ""


def columns(text: str) -> int:
    """Return how many columns *text* takes when a Han character takes two.

    >>> columns("党员12名")
    8
    """
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
