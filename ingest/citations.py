"""Which documents a report names, and how it stands to each of them.

    根据《青禾县养老服务条例》，制定本办法。…本办法自2024年1月1日起施行，《青禾县养老服务暂行办法》同时废止。
        → BASIS 青禾县养老服务条例, REPEALS 青禾县养老服务暂行办法

The words around the titles decide (relating.py), for a list of documents the line above it (下列文件予以废止：).
A document that is named several times is given once, where its strongest relation stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ingest.attached import attached
from ingest.characters import fold
from ingest.named import Named, find_named
from ingest.own_title import title_citations
from ingest.relating import Group, Manner, groups_of, relation_of, words
from ingest.vocabulary import table
from report import Citation, Relation

NARRATIVE = frozenset({"调研报告", "政府工作报告", "年报", "学术报告", "预决算"})
"""Kinds that tell of other documents and change none."""

FEWEST_ARTICLES = 3

LONGEST_ITEM = 60

_MARKS = re.compile(r"[^0-9A-Za-z\u3400-\u9fff]")
_ARTICLE = re.compile(r"\s*第 ?[一二三四五六七八九十百零〇\d]{1,6} ?条")
_ITEM = re.compile(r"\s*(?:\(?[一二三四五六七八九十\d]{1,3}[)、.:．]|-|●)")
_HEADING_OF_BASES = re.compile(r"[^。]{0,16}(?:制定|编制|起草|政策|法律|出台)(?:的)?(?:主要)?依据:?$")
_LIST = re.compile(
    r"[^。]{0,60}(?:目录|清单|一览表)(?: ?\([^()]{1,40}\))?$|.{0,120}(?:下列|以下|如下).{0,60}:$"
)


def relation_name(relation: Relation, *, reverse: bool = False) -> str:
    """Return the Chinese name of *relation*; with *reverse* as the document says it that is named.

    >>> relation_name(Relation.BASIS), relation_name(Relation.BASIS, reverse=True)
    ('依据', '以本文为依据')
    """
    return str(table("citations")["names_reversed" if reverse else "names"][relation.value])


def find_citations(text: str, *, title: str | None, number: str | None, kind: str) -> tuple[Citation, ...]:
    """Return the documents that *text* names, once each and in order; not itself (*title*, *number*)."""
    found = [*title_citations(text, title), *_text_citations(text, _manner(text, kind)), *attached(text)]
    own = {_key(title), _key(number)} - {""}
    others = (one for one in found if _of_another(one, own))
    return _once(others)


def _manner(text: str, kind: str) -> Manner:
    articles = sum(_ARTICLE.match(line) is not None for line in text.split("\n"))
    return Manner(kind in NARRATIVE, articles >= FEWEST_ARTICLES)


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
        if held is None or tuple(Relation).index(one.relation) < tuple(Relation).index(held.relation):
            number = one.number or (held.number if held else None)
            best[key] = Citation(one.relation, one.title, number, one.start, one.end)
        elif held.number is None and one.number:
            best[key] = Citation(held.relation, held.title, one.number, held.start, held.end)
    return tuple(sorted(best.values(), key=lambda one: (one.start, one.end)))


def _key(words: str | None) -> str:
    return _MARKS.sub("", words or "")


def _text_citations(text: str, manner: Manner) -> Iterator[Citation]:
    short: dict[str, Named | None] = {}
    listed: Relation | None = None
    start = 0
    for line in text.split("\n"):
        named = find_named(line, short)
        announced = _announced(line, listed, named=bool(named))
        for group in groups_of(line, named):
            relation = relation_of(group, manner)
            if relation is Relation.MENTIONS and listed and not manner.narrative:
                relation = listed
            yield from _citations(group, relation, start)
        listed = announced
        start += len(line) + 1


def _citations(group: Group, relation: Relation, offset: int) -> Iterator[Citation]:
    for one in group.named:
        yield Citation(relation, one.title, one.number, offset + one.start, offset + one.end)


def _announced(line: str, listed: Relation | None, *, named: bool) -> Relation | None:
    """Return how the documents of the lines after *line* stand to the text, where it heads a list of them."""
    said = fold(line).strip()
    if _HEADING_OF_BASES.fullmatch(said):
        return Relation.BASIS
    if _LIST.fullmatch(said) and not named:
        if any(word in said for word in words("repeals")):
            return Relation.REPEALS
        return Relation.AMENDS if re.search(r"修改|修订|修正", said) and "目录" in said else None
    lasts = named or "\t" in line or not said or (_ITEM.match(said) and len(said) < LONGEST_ITEM)
    return listed if lasts else None
