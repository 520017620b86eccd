"""Which documents a report names, and how it stands to each of them.

    根据《青禾县养老服务条例》，制定本办法。…本办法自2024年1月1日起施行，《青禾县养老服务暂行办法》同时废止。
        → BASIS 青禾县养老服务条例, REPEALS 青禾县养老服务暂行办法

The words around a group of titles decide (根据《甲》和《乙》 is one group). A document that is named
several times is given once, where its strongest relation stands. Reports and speeches repeal and amend
nothing: what they tell of others is a mention. In an article, 依照《甲》处罚 applies a law and does not
rest on it: only the sentence by which a law is made has a basis.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from ingest.named import Named, find_named, gaps
from ingest.own_title import title_citations
from ingest.vocabulary import table
from report import Citation, Relation

NARRATIVE = frozenset({"调研报告", "政府工作报告", "年报", "学术报告", "预决算"})
"""Kinds that tell of other documents and change none."""

FEWEST_ARTICLES = 3

NEAR = 8
"""Characters before 贯彻落实 in which a 为 makes it the purpose of the document: 为深入贯彻落实《甲》."""

LONGEST_ITEM = 60

STRENGTH = (
    Relation.REPEALS,
    Relation.AMENDS,
    Relation.AMENDED_BY,
    Relation.FORWARDS,
    Relation.ATTACHES,
    Relation.BASIS,
    Relation.MENTIONS,
)

_MARKS = re.compile(r"[^0-9A-Za-z\u3400-\u9fff]")
_ARTICLE = re.compile(r"\s*第 ?[一二三四五六七八九十百零〇\d]{1,6} ?条")
_ITEM = re.compile(r"\s*(?:\(?[一二三四五六七八九十\d]{1,3}[)、.:．]|-|●)")
_SENTENCE = re.compile(r"[。!?]")
_BRACKETS = re.compile(r"\([^()]{0,120}\)?")
_ARTICLE_NAMED = r"(?:第[一二三四五六七八九十百零〇\d]{1,6}[条款项章之至到、]{1,2}[一二三四五]{0,2})*"
_NEXT = re.compile(
    rf" ?(?:{_ARTICLE_NAMED})(?:的?(?:有关)?(?:规定|要求|精神))?[、,;和与及以或并 ]{{0,3}}"
    r"(?P<rest>[^。;:,]{0,60}的|[^。;:,]{0,24})"
)
_CHANGED = re.compile(
    r"[^。;]{0,80}?(?:作(?:出)?(?:如下|以下|部分)?(?:修改|修正|修订|补充|调整)|(?:修改|修订|调整|修正)为|增加一[条款项]|删[去除]|予以(?:修改|修订))"
)
_CORRECTED = re.compile(r"[^。;,]{0,12}?(?:修正|修订|修改)(?![的后版本])")
_REPEALING = re.compile(r"(?:^|[,、:;.)一二三四五六七八九十 ]|决定|同时|予以)废止[^。;,]{0,40}$")
_CORRECTED_NAME = re.compile(r"(?:第.次)?(?:修正|修订|修改|通过|批准)的")
_CHANGING = re.compile(r"(?:修改|修订|修正|废止).{0,120}(?:决定|决议|规定)$")
_TO_CHANGE = re.compile(
    r"(?:^|[、,;:.)一二三四五六七八九十 ])(?:对|将|修改|决定修改|修改了?)$|现(?:对|将)[^。;,]{0,20}$"
)
_NOW = re.compile(r"现(?:予以?|将|就)?[^。;,]{0,40}$|^将[^。;,]{0,20}$|[,、]将[^。;,]{0,20}$")
_PASSED_ON = re.compile(r"[^。;]{0,60}?(?P<verb>印发|发布|公布|颁布|转发|批转)")
_NOW_PASSED_ON = re.compile(r"[^。]{0,120}?[,、]?(?:现予?以?|特此)(?P<verb>印发|发布|公布|颁布|转发)")
_PASSES_ON = re.compile(r"(?:现|特)(?:予以?)?(?P<verb>印发|发布|公布|颁布|转发)[^。;,]{0,20}$")
_ADVERBIAL = re.compile(r"[^。;,]{0,60}[,]")
_HEADING_OF_BASES = re.compile(r"[^。]{0,16}(?:制定|编制|起草|政策|法律|出台)(?:的)?(?:主要)?依据:?$")
_LIST = re.compile(
    r"[^。]{0,60}(?:目录|清单|一览表)(?: ?\([^()]{1,40}\))?$|.{0,120}(?:下列|以下|如下).{0,60}:$"
)


@dataclass(frozen=True, slots=True)
class _Group:
    """Documents named in a row, with the words before the first and after the last, to the sentence's ends."""

    named: tuple[Named, ...]
    before: str
    after: str


def relation_name(relation: Relation, *, reverse: bool = False) -> str:
    """Return the Chinese name of *relation*; with *reverse* as the document says it that is named.

    >>> relation_name(Relation.BASIS), relation_name(Relation.BASIS, reverse=True)
    ('依据', '以本文为依据')
    """
    return str(table("citations")["names_reversed" if reverse else "names"][relation.value])


@dataclass(frozen=True, slots=True)
class _Manner:
    """How a text speaks: *narrative* tells of other documents, *articled* is made of articles (第X条)."""

    narrative: bool
    articled: bool


def find_citations(text: str, *, title: str | None, number: str | None, kind: str) -> tuple[Citation, ...]:
    """Return the documents that *text* names, once each and in order; not itself (*title*, *number*)."""
    found = [*title_citations(text, title), *_text_citations(text, _manner(text, kind))]
    own = {_key(title), _key(number)} - {""}
    others = (one for one in found if _of_another(one, own))
    return _once(others)


def _manner(text: str, kind: str) -> _Manner:
    articles = sum(_ARTICLE.match(line) is not None for line in text.split("\n"))
    return _Manner(kind in NARRATIVE, articles >= FEWEST_ARTICLES)


def _of_another(citation: Citation, own: set[str]) -> bool:
    """Return whether *citation* names another document; what is repealed under one's own title is an older one."""
    if citation.number and _key(citation.number) in own:
        return False
    return citation.relation is Relation.REPEALS or _key(citation.title) not in own


def _once(found: Iterable[Citation]) -> tuple[Citation, ...]:
    """Return the strongest of the citations *found* of each document, by their places."""
    best: dict[str, Citation] = {}
    for one in found:
        key = _key(one.title) or _key(one.number)
        held = best.get(key)
        if held is None or STRENGTH.index(one.relation) < STRENGTH.index(held.relation):
            number = one.number or (held.number if held else None)
            best[key] = Citation(one.relation, one.title, number, one.start, one.end)
        elif held.number is None and one.number:
            best[key] = Citation(held.relation, held.title, one.number, held.start, held.end)
    return tuple(sorted(best.values(), key=lambda one: (one.start, one.end)))


def _key(words: str | None) -> str:
    return _MARKS.sub("", words or "")


def _text_citations(text: str, manner: _Manner) -> Iterator[Citation]:
    short: dict[str, Named | None] = {}
    listed: Relation | None = None
    start = 0
    for line in text.split("\n"):
        named = find_named(line, short)
        announced = _announced(line, listed, named=bool(named))
        for group in _groups(line, named):
            relation = _relation(group, manner)
            if relation is Relation.MENTIONS and listed and not manner.narrative:
                relation = listed
            yield from _citations(group, relation, start)
        listed = announced
        start += len(line) + 1


def _citations(group: _Group, relation: Relation, offset: int) -> Iterator[Citation]:
    for one in group.named:
        yield Citation(relation, one.title, one.number, offset + one.start, offset + one.end)


def _announced(line: str, listed: Relation | None, *, named: bool) -> Relation | None:
    """Return how the documents of the lines after *line* stand to the text, where it heads a list of them."""
    words = _folded_line(line)
    if _HEADING_OF_BASES.fullmatch(words):
        return Relation.BASIS
    if _LIST.fullmatch(words) and not named:
        if any(word in words for word in _words("repeals")):
            return Relation.REPEALS
        return Relation.AMENDS if re.search(r"修改|修订|修正", words) and "目录" in words else None
    lasts = named or "\t" in line or not words or (_ITEM.match(words) and len(words) < LONGEST_ITEM)
    return listed if lasts else None


def _folded_line(line: str) -> str:
    return gaps(line, ())[0].strip()


def _groups(line: str, named: tuple[Named, ...]) -> Iterator[_Group]:
    between = gaps(line, named)
    first = 0
    for last in range(len(named)):
        if last + 1 < len(named) and _goes_on(between[last + 1]):
            continue
        before = _SENTENCE.split(between[first])[-1]
        after = _rest_of_sentence(between[last + 1 :])
        yield _Group(named[first : last + 1], before, after)
        first = last + 1


def _goes_on(between: str) -> bool:
    """Return whether two documents with these words *between* them stand in one row."""
    bare = _BRACKETS.sub("", between.lstrip(")号 "))
    if _CORRECTED_NAME.match(bare):
        return False
    match = _NEXT.fullmatch(bare)
    return match is not None and not _basis_end().search(bare) and not _verb().search(match["rest"])


def _rest_of_sentence(between: tuple[str, ...]) -> str:
    words = "《》".join(between)
    return _BRACKETS.sub("", _SENTENCE.split(words.lstrip(") "))[0])


def _relation(group: _Group, manner: _Manner) -> Relation:
    changing = None if manner.narrative else _changing(group)
    return changing or (Relation.BASIS if _is_basis(group, manner) else Relation.MENTIONS)


def _changing(group: _Group) -> Relation | None:
    before, after = group.before, group.after
    title = group.named[-1].title or ""
    if "建议" in before or _CORRECTED_NAME.match(after):
        return None
    if _repealed().match(after) or _REPEALING.search(before):
        return Relation.REPEALS
    if _CHANGING.search(title):
        return Relation.AMENDED_BY if _CORRECTED.match(after) else None
    if _TO_CHANGE.search(before) and (_CHANGED.match(after) or before.endswith("修改")):
        return Relation.AMENDS
    return _passed_on(before, after)


def _passed_on(before: str, after: str) -> Relation | None:
    match = _PASSES_ON.search(before)
    if match is None and _NOW.search(before):
        match = _PASSED_ON.match(after)
    if match is None and _basis_end().search(before) is None:
        match = _NOW_PASSED_ON.match(after)
    if match is None:
        return None
    return Relation.FORWARDS if match["verb"] in ("转发", "批转") else Relation.ATTACHES


def _is_basis(group: _Group, manner: _Manner) -> bool:
    match = _basis_end().search(group.before)
    if match is None:
        return False
    first = group.before[: match.start()].rstrip(" ")
    if match["word"] in _words("weak") and "为" not in first[-NEAR:]:
        return False
    if manner.articled or _says(group.after, "makes"):
        return _says(group.after, "makes")
    begins = not first or first[-1] in ",;:、)." or first.endswith(_words("leads"))
    return begins and (_ADVERBIAL.match(group.after) is not None or _says(group.after, "makes_freely"))


@cache
def _basis_end() -> re.Pattern[str]:
    words = "|".join(map(re.escape, _words("basis")))
    return re.compile(rf"(?P<word>{words})(?:了|好)?[^。;:,]{{0,40}}$")


def _says(sentence: str, name: str) -> bool:
    return any(word in sentence for word in _words(name))


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(r"制定|印发了|提出|明确|规定(?!的|和|、)|执行|办理|由|同时|废止|修改|按|发送|出具|填写")


@cache
def _repealed() -> re.Pattern[str]:
    words = "|".join(map(re.escape, _words("repeals")))
    return re.compile(rf"(?:(?!为准|制定|印发)[^。;:]){{0,80}}?(?<![未不])(?:{words})(?= *(?:[,;)]|$))")


@cache
def _words(name: str) -> tuple[str, ...]:
    return tuple(table("citations")["words"][name])
