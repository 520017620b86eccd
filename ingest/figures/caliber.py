"""The 口径 of numbers: the words that say on what terms they were counted.

    常住人口（不含外来务工人员）12.3万人        不含外来务工人员, of 12.3万人; the name is 常住人口
    按可比价格计算，增长8.5%                    按可比价格计算, of 8.5%
    财政支出决算数为33.2亿元                    决算数

A bracket belongs to the number right before it, else to the next one in its clause; words ahead of a
number belong to it and to what its sentence goes on to say of the same thing. Words that belong to no
number are left where they stand: nothing is guessed. Those that do are taken out of the text before
anything is named, so that two names do not differ by them.

Which terms may be mixed is not decided here; `answers` only tells what question each answers.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ingest.figures.amount import Quantity
from ingest.figures.context import Said
from ingest.figures.dates import Moment
from ingest.figures.scan import Blank, scan
from ingest.figures.shadow import Shadow
from ingest.figures.vocabulary import ROOM
from ingest.vocabulary import shipped_table

JOINT = "；"
_DATA = shipped_table("calibers", room=ROOM)
_COVERAGE, _OPENS = str(_DATA["coverage"]["name"]), tuple(_DATA["coverage"]["opens"])
_AXES = tuple((str(axis["name"]), tuple(axis["values"].items())) for axis in _DATA["axis"])


def _any(name: str) -> str:
    return "|".join(_DATA[name]["patterns"])


_BRACKET = re.compile(rf"\((?![^()]{{0,30}}百分之)(?P<words>{_any('bracketed')})\)")
# The comma goes with words that stand between two: 如果仍按不变价格计算，… keeps it.
_AHEAD = re.compile(rf"(?P<words>{_any('ahead')})(?P<comma>[，,])?")
_NAMED = re.compile(rf"(?P<words>{_any('named')})")
_COLUMN = re.compile(_any("column"))
_MAYBE = re.compile(
    "含|包括|包含|[剔扣]除|不[计考]|口径|[按现当]|[决预]算|快报|年[报鉴]|公报|执行|初步|实际|名义|常住|户籍|[可不][比变]价"
)
_CLAUSE = re.compile(r"[，,。;；:：、!！?？\n]")
_SENTENCE = re.compile(r"[。;；!！?？\n]")
_JOINED = re.compile("、|和|与|及|以及")
_OPENING = ("", *"，,。;；:：!！?？\n(")
_FAR = 3
"""Clauses between words ahead and their number."""
_REACH = 120
"""Characters between them."""
_TWO = 2


@dataclass(frozen=True, slots=True)
class _Remark:
    """What goes at *start*..*end* of a shadow, and the span of its words; `lasting` tells that they hold on."""

    start: int
    end: int
    words: tuple[int, int]
    lifted: bool
    lasting: bool
    printed: str = ""


@dataclass(frozen=True, slots=True)
class Lifted:
    """A shadow without the words of 口径, and those by the place in the original of the number they are of."""

    shadow: Shadow
    remarks: dict[int, tuple[_Remark, ...]] = field(default_factory=dict)

    def calibers(self, said: Iterable[Said]) -> Iterator[str | None]:
        """Yield the 口径 of each of *said*, the figures read from the shadow, in their order."""
        lasting: dict[tuple[tuple[int, int], str], tuple[_Remark, ...]] = {}
        before: Said | None = None
        ahead: tuple[_Remark, ...] = ()
        for one in said:
            about = one.sentence, one.subject
            joined = before is not None and self._is_joined(before, one)
            held = self.remarks.get(self.shadow.source(one.token.start)) or (
                ahead if joined else lasting.get(about, ())
            )
            ahead = tuple(remark for remark in held if remark.lasting or not remark.lifted)
            lasting[about] = tuple(remark for remark in held if remark.lasting)
            before = one
            yield JOINT.join(dict.fromkeys(remark.printed for remark in held)) or None

    def _is_joined(self, before: Said, one: Said) -> bool:
        """Tell whether the two numbers stand side by side: 扣除价格因素，分别增长9.6%和6.2%."""
        return _JOINED.fullmatch(self.shadow.text, before.token.end, one.token.start) is not None


def lift(shadow: Shadow, printed: str, today: str | None) -> Lifted:
    """Return *shadow*, of the text *printed*, without the words that say on what terms its numbers were counted."""
    found = sorted(_remarks(shadow.text), key=lambda one: one.start) if _MAYBE.search(shadow.text) else []
    if not found:
        return Lifted(shadow)
    counted = [one for one in scan(shadow.text, today) if not isinstance(one, Moment)]
    owned = [(one, token) for one in found if (token := _owner(shadow.text, one, counted))]
    remarks: dict[int, list[_Remark]] = defaultdict(list)
    for one, token in owned:
        first, last = (place - shadow.base for place in shadow.span(*one.words))
        remarks[shadow.source(token.start)].append(replace(one, printed=printed[first:last]))
    gone = [(one.start, one.end) for one, _ in owned if one.lifted]
    return Lifted(_without(shadow, gone), {at: tuple(ones) for at, ones in remarks.items()})


def noted(*texts: str) -> str | None:
    """Return the 口径 that *texts* around a table cell (headers, label, caption) state, or None.

    >>> noted("2023年决算数", "固定资产投资(不含农户)"), noted("金额")
    ('决算数；不含农户', None)
    """
    words = (
        found
        for text in texts
        for found in (*(m[0] for m in _COLUMN.finditer(text)), *(m["words"] for m in _BRACKET.finditer(text)))
    )
    return JOINT.join(dict.fromkeys(words)) or None


def answers(caliber: str | None) -> dict[str, str]:
    """Return what *caliber* answers: question and answer.

    >>> answers("扣除价格因素；实际"), answers("不含农户")
    ({'价格': '可比价'}, {'统计范围': '不含农户'})
    """
    found: dict[str, str] = {}
    for words in (caliber or "").split(JOINT):
        told = {axis: value for axis, values in _AXES if (value := _told(words, values))}
        if words:
            found |= {_COVERAGE: words} if words.startswith(_OPENS) else told or {_COVERAGE: words}
    return found


def _told(words: str, values: Sequence[tuple[str, str]]) -> str | None:
    return next((value for word, value in values if word in words), None)


def _remarks(text: str) -> Iterator[_Remark]:
    """Yield what may be 口径 in *text*, none of it twice: brackets first, what is left in a name last."""
    open_text = text
    for pattern in (_BRACKET, _AHEAD, _NAMED):
        taken = [*pattern.finditer(open_text)]
        for found in taken:
            start, end = found.span()
            if pattern is _AHEAD and found["comma"] and text[start - 1 : start] not in _OPENING:
                end -= 1
            yield _Remark(start, end, found.span("words"), pattern is not _NAMED, pattern is _AHEAD)
        if taken:
            open_text = pattern.sub(lambda found: "\0" * len(found[0]), open_text)


def _owner(text: str, remark: _Remark, tokens: Sequence[Quantity | Blank]) -> Quantity | Blank | None:
    """Return the one of *tokens* that *remark* is about: right before a bracket, else the next."""
    at = bisect_left(tokens, remark.start, key=lambda token: token.start)
    bracketed = text[remark.start] == "("
    if bracketed and at and _end(tokens[at - 1]) == remark.start:
        return tokens[at - 1]
    after = next((token for token in tokens[at : at + _TWO] if token.start >= remark.end), None)
    if after is None or after.start - remark.end > _REACH or _SENTENCE.search(text, remark.end, after.start):
        return None
    if bracketed and "分别" in text[remark.end : after.start]:
        return None  # 党员、群众（不含儿童）分别为…: of which of them is not for the place to say
    clauses = len(_CLAUSE.findall(text, remark.end, after.start))
    return after if clauses <= (_FAR if remark.lasting else 0) else None


def _end(token: Quantity | Blank) -> int:
    return token.tail if isinstance(token, Quantity) else token.end


def _without(shadow: Shadow, gone: Sequence[tuple[int, int]]) -> Shadow:
    """Return *shadow* without the spans *gone*, which do not overlap."""
    if not gone:
        return shadow
    edges = [(0, 0), *gone, (len(shadow.text), len(shadow.text))]
    kept = [(end, start) for (_, end), (start, _) in pairwise(edges)]
    offsets = tuple(shadow.source(at) - shadow.base for first, last in kept for at in range(first, last))
    return Shadow("".join(shadow.text[first:last] for first, last in kept), shadow.base, offsets)
