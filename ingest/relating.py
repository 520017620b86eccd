"""How a text stands to the documents that it names in a row, told by the words before and behind them.

    根据 [《甲》和《乙》]，制定本办法。   → BASIS
    [《丙》（青政发〔2012〕5号）] 同时废止  → REPEALS
    按照 [《丁》] 的规定处罚              → MENTIONS

Reports and speeches repeal and amend nothing: what they tell of others is a mention. In an article,
依照《丁》处罚 applies a law and does not rest on it: only the sentence by which a rule is made has a basis.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ingest.named import Named, gaps
from ingest.vocabulary import table
from report import Relation

NEAR = 8
"""Characters before 贯彻落实 in which a 为 makes it the purpose of the document: 为深入贯彻落实《甲》."""

LONGEST_REST = 400
"""Characters behind a document that are looked at, where no sentence ends before."""

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
_PARTLY = re.compile(
    r"[^。;,]{0,40}?(?:第[一二三四五六七八九十百\d]{1,5}条|(?:相关|有关|部分|个别)(?:条款|内容|条文|规定|政策))"
)


@dataclass(frozen=True, slots=True)
class Group:
    """Documents named in a row, with the words before the first and after the last, to the sentence's ends."""

    named: tuple[Named, ...]
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Manner:
    """How a text speaks: *narrative* tells of other documents, *articled* is made of articles (第X条)."""

    narrative: bool
    articled: bool


def groups_of(line: str, named: tuple[Named, ...]) -> Iterator[Group]:
    """Yield the documents *named* in *line* by rows, each row with the words around it."""
    between = gaps(line, named)
    first = 0
    for last in range(len(named)):
        if last + 1 < len(named) and _goes_on(between[last + 1]):
            continue
        before = _SENTENCE.split(between[first])[-1]
        after = _rest_of_sentence(between[last + 1 :])
        yield Group(named[first : last + 1], before, after)
        first = last + 1


def _goes_on(between: str) -> bool:
    """Return whether two documents with these words *between* them stand in one row."""
    bare = _BRACKETS.sub("", between.lstrip(")号 "))
    if _CORRECTED_NAME.match(bare):
        return False
    match = _NEXT.fullmatch(bare)
    return match is not None and not _basis_end().search(bare) and not _verb().search(match["rest"])


def _rest_of_sentence(between: tuple[str, ...]) -> str:
    """Return the words from the first of *between* to the end of the sentence, titles left out."""
    words = ""
    for part in between:
        words += part
        if len(words) > LONGEST_REST or _SENTENCE.search(part):
            break
        words += "《》"
    return _BRACKETS.sub("", _SENTENCE.split(words.lstrip(") "))[0])


def relation_of(group: Group, manner: Manner) -> Relation:
    """Return how a text that speaks in this *manner* stands to the documents of *group*."""
    changing = None if manner.narrative else _changing(group)
    return changing or (Relation.BASIS if _is_basis(group, manner) else Relation.MENTIONS)


def _changing(group: Group) -> Relation | None:
    before, after = group.before, group.after
    title = group.named[-1].title or ""
    if "建议" in before or _CORRECTED_NAME.match(after):
        return None
    if _repealed().match(after) or _REPEALING.search(before):
        return Relation.AMENDS if _PARTLY.match(after) else Relation.REPEALS
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


def _is_basis(group: Group, manner: Manner) -> bool:
    match = _basis_end().search(group.before)
    if match is None:
        return False
    first = group.before[: match.start()].rstrip(" ")
    if match["word"] in words("weak") and "为" not in first[-NEAR:]:
        return False
    if manner.articled or _says(group.after, "makes"):
        return _says(group.after, "makes")
    begins = not first or first[-1] in ",;:、)." or first.endswith(words("leads"))
    return begins and (_ADVERBIAL.match(group.after) is not None or _says(group.after, "makes_freely"))


@cache
def _basis_end() -> re.Pattern[str]:
    choice = "|".join(map(re.escape, words("basis")))
    return re.compile(rf"(?P<word>{choice})(?:了|好)?[^。;:,]{{0,40}}$")


def _says(sentence: str, name: str) -> bool:
    return any(word in sentence for word in words(name))


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(r"制定|印发了|提出|明确|规定(?!的|和|、)|执行|办理|由|同时|废止|修改|按|发送|出具|填写")


@cache
def _repealed() -> re.Pattern[str]:
    choice = "|".join(map(re.escape, words("repeals")))
    return re.compile(rf"(?:(?!为准|制定|印发)[^。;:]){{0,80}}?(?<![未不])(?:{choice})(?= *(?:[,;)]|$))")


@cache
def words(name: str) -> tuple[str, ...]:
    """Return the list *name* of citations.toml."""
    return tuple(table("citations")["words"][name])
