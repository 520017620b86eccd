"""What restricts a figure to less than the whole of its scope, so that the two never share a cell.

    全镇退捕渔民386户，其中党员37名        其中：退捕渔民户数
    吸收3个村的41名党员参加                吸收3个村的
    每个网格配备党员2至3名                 每个网格配备党员
    成立流动党员党支部1个，有党员37名      成立流动党员党支部1个
    有21个村建成卫生室                     村建成卫生室
    调研组深入5个乡镇、31个村              深入5个乡镇
    普通高中2所，在校学生3142人            普通高中2所
    全镇现有2178名党员                     (none)

Read off the figure and its own sentence. Where the sentence holds the printed number more
than once, the words before it cannot be told, and the figure counts as unrestricted.
"""

from __future__ import annotations

import re

from ingest.figures.canonical import canonical
from ingest.figures.naming import name_after
from ingest.figures.vocabulary import alternation, load, words
from report import Figure, Kind

_POPULATION = frozenset(load("indicators")["population"]["heads"])
_UP_TO_MARK = re.compile(r"[^，,。;；:：！!？?、\n]*")
_DIGIT = re.compile(r"\d")
_CLAUSE = re.compile(r"[^，,。;；:：！!？?、\n（(]*$")
_OF_IT_ALL = re.compile(
    rf"(?:{alternation(words('scope', 'self_heads'))})(?:{alternation(words('scope', 'self_levels'))})"
    r"|[年月日底末初期]的$"
)
_SHOWN = 16  # characters of a clause that are shown for it
_EACH = re.compile(r"每[\u4e00-\u9fff]{1,6}")
# Of a body that was set up the next clause gives the members, not those of the whole place.
_SET_UP = re.compile(
    r"(?:成立|组建|创建|新建|设立|建立)了?[^，,。;；：:]{0,16}(?:[1一](?P<only>)|\d+|[二两三四五六七八九十]+)[个家所处支][^，,。;；：:]{0,8}[，,]$"
)
_MEMBERS = re.compile(r"^(?P<all>[现共])?有(?!效)|^吸[纳收]")
_SCHOOLS = re.compile(
    r"(?:^|[，。；、：:])(?:普通高中|高中|初中|小学|幼儿园|职业高中|中职学校|特殊教育学校)[^，。；、]{0,4}?\d+所[，,]$"
)
_LEARNERS = re.compile("学生|教师|教职工|班级")
_SURVEYED = re.compile(r"(?:深入|走访|走进|选取|选择|抽取|抽查|抽样|抽选)了?[^，]{0,8}?\d+[^，]*、$")
_THERE_ARE = re.compile("有$")
# 23个村中, 全部, 组成: all of them are meant.
_OF_ALL = re.compile(r"^(?:[中里内、和及与或的（(：:]|全部|全都|都|均|已全部|组成|构成|分布|位于|覆盖)")
_REST = re.compile(r"^(?:另有|另外|其余|剩余|还有|其他)")


def restriction(figure: Figure) -> str | None:
    """Return the words that restrict the level *figure*, None where it speaks of the whole of its scope."""
    return (_of_group(figure) or _of_words(figure)) if figure.kind is Kind.LEVEL else None


def _of_group(figure: Figure) -> str | None:
    if figure.group_of is None or figure.indicator is None:
        return None
    mine = canonical(figure.indicator, figure.norm_unit, figure.kind).head
    whole = canonical(figure.group_of, figure.norm_unit, figure.kind).head
    return None if whole in (mine, *_POPULATION) else f"其中：{figure.group_of}"


def _of_words(figure: Figure) -> str | None:
    if figure.quote.count(figure.raw) != 1 or "\t" in figure.quote:
        return None
    before = figure.quote[: figure.quote.index(figure.raw)]
    clause = _CLAUSE.search(before)
    opening = clause[0] if clause else ""
    if _EACH.search(opening) or _REST.match(opening):
        return opening[-_SHOWN:]
    if surveyed := _SURVEYED.search(before):
        return surveyed[0].rstrip("、")[-_SHOWN:]
    if part := _of_body(before, opening) or _of_deed(figure, opening):
        return part
    if opening.endswith("的") and not _OF_IT_ALL.search(opening) and opening != f"{figure.scope}的":
        return opening[-_SHOWN:]
    return None


def _of_body(before: str, opening: str) -> str | None:
    """Return the clause that sets up the body whose members the figure after *opening* counts, or None."""
    body, members = _SET_UP.search(before.removesuffix(opening)), _MEMBERS.match(opening)
    if (schools := _SCHOOLS.search(before.removesuffix(opening))) and _LEARNERS.search(opening):
        return schools[0].strip("，,。；、：:")
    if body is None or members is None or (body["only"] is None and members["all"]):
        return None
    return body[0].rstrip("，,")[-_SHOWN:]


def _of_deed(figure: Figure, opening: str) -> str | None:
    """Return what is said of the things right after their number (有21个村建成卫生室), None where it is nothing."""
    if figure.rule != "R7" or (opening and not _THERE_ARE.search(opening)):
        return None
    rest = _UP_TO_MARK.match(figure.quote, figure.quote.index(figure.raw) + len(figure.raw))
    said = rest[0] if rest else ""
    if _DIGIT.match(said):
        return said[:_SHOWN]  # 21个20万元以下的村
    deed = said[name_after(_DIGIT.split(said)[0])[1] :]
    return said[:_SHOWN] if len(deed) > 1 and not _OF_ALL.match(deed) else None
