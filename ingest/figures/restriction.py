"""What restricts a figure to less than the whole of its scope, so that the two never share a cell.

    全镇退捕渔民386户，其中党员37名        其中：退捕渔民户数
    吸收3个村的41名党员参加                吸收3个村的
    每个网格配备党员2至3名                 每个网格配备党员
    成立流动党员党支部1个，有党员37名      成立流动党员党支部1个
    全镇现有2178名党员                     (none)

Read off the figure and its own sentence. Where the sentence holds the printed number more
than once, the words before it cannot be told, and the figure counts as unrestricted.
"""

from __future__ import annotations

import re

from ingest.figures.canonical import canonical
from ingest.figures.vocabulary import alternation, load, words
from report import Figure, Kind

_POPULATION = frozenset(load("indicators")["population"]["heads"])
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
    if body := _of_body(before, opening):
        return body
    if opening.endswith("的") and not _OF_IT_ALL.search(opening) and opening != f"{figure.scope}的":
        return opening[-_SHOWN:]
    return None


def _of_body(before: str, opening: str) -> str | None:
    """Return the clause that sets up the body whose members the figure after *opening* counts, or None."""
    body, members = _SET_UP.search(before.removesuffix(opening)), _MEMBERS.match(opening)
    if body is None or members is None or (body["only"] is None and members["all"]):
        return None
    return body[0].rstrip("，,")[-_SHOWN:]
