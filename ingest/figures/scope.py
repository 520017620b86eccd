"""Of whom or where a figure is said: 全镇, 曙光社区, 如题机关党支部.

A report speaks of its own place (its home) until a clause opens with another name; 全镇 and
我镇 lead back home. Names are read off their endings (镇, 社区, 党委 …); words that are kinds
of places (行政村, 薄弱村, 小区) are none. A short form (曙光 for 曙光社区) counts where the full
name stands elsewhere in the report.

Where no home is stated and none can be read off the title, a scope is what the text says
("全县") or None: places are never guessed.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from ingest.figures.shadow import cast
from ingest.figures.vocabulary import alternation, words
from report import Report

_HAN = r"[\u4e00-\u9fff*×○XxＸ]"
_FUNCTION = "的了在与是为被把各每某这那个有和及等对从由向以并将所据按其或着过们你他她它我都属于驻虽就也但而则"
_LEVELS = alternation(words("scope", "levels"))
_BODIES = alternation(words("scope", "bodies"))
_GENERIC = frozenset(words("scope", "generic"))
_NOT_NAME = tuple(words("scope", "not_name"))
_GENERIC_ENDING = tuple(words("scope", "generic_ending"))
_SEGMENT = rf"(?:(?![{_FUNCTION}]){_HAN}){{1,7}}?(?:{_LEVELS})"
_NEXT = "".join(words("scope", "not_before"))
_LEVEL = re.compile(_LEVELS)
_LONGEST_STEP = 7 + max(map(len, words("scope", "levels")))
_STEP = re.compile(  # 石桥镇村集体收入 is of the town
    rf"{_SEGMENT}(?:(?<=[镇乡])(?=村(?:集体|级|均))|(?![{_NEXT}]|划(?!分)|政(?!府)|委(?!员会)|办(?!事处)))"
)
_RANKS = (
    ("国",),
    ("省", "自治区"),
    ("州",),
    ("市",),
    ("县", "区", "旗"),
    ("镇", "乡", "街道", "新区"),
    ("村", "社区"),
)
_COMMON = ("社区", "村", "区", "市", "乡")  # endings of so many common words that a name must recur
_PLACED = ("省", "市", "县", "区", "旗", "镇", "乡", "街道", "社区", "村")
# What villages are named after: 石桥村 and 王家庄村 need not recur to be names.
_VILLAGE = re.compile(rf"^{_HAN}{{1,3}}[{words('scope', 'landforms')[0]}]村$")
_INTRODUCED = (
    rf"(?:目前|现|共|,|，)*(?P<how>{alternation(words('scope', 'introduce'))}|累计|收入预算|支出预算)"
)
# 镇中心敬老院现有护理员9人: one body of the place, which needs no name of its own.
_OWN_BODY = re.compile(
    r"(?P<name>(?:镇|乡|县|区|市|街道)(?:中心)?(?:卫生院|医院|敬老院|养老院|福利院|中学|小学|幼儿园|文化站|派出所))"
    rf"{_INTRODUCED}"
)
_OVER_COMMUNITIES = ("镇", "乡", "街道", "县", "区")
# 社区每年都有办公经费: all communities of the place, not 社区党支部数.
_COMMUNITIES = re.compile("社区(?=始终|每年|每月|每季|一直|都|均|由|还|也|坚持|积极|通过|普遍|大多|自身)")
_OF_ANY = "全该"  # 我镇 is always the report's own, 全村 and 该村 the village just spoken of
_SELF = re.compile(
    rf"[{''.join(words('scope', 'self_heads'))}](?P<level>{alternation(words('scope', 'self_levels'))})"
    rf"(?:上下|境内|范围内|里|内|(?:{_BODIES}))?(?!村(?!集体|级|干部|党|均|[\"“]?两委)|市(?!场)|户(?![籍均])|集(?!体)|民(?![营生])|政(?!务)|产(?![业值量])"
    r"|[级县区委域镇乡庄情风貌落长干部容])"
)
_ENDS_IN_SELF = re.compile(rf"[{''.join(words('scope', 'self_heads'))}](?:{_LEVELS})$")
_HOME_BODY = re.compile(r"(?:镇|乡|县|区|市|省|校|局|街道)(?:党委|党工委|政府|委)(?![书员会办常组宣])")
_BODY_FIRST = frozenset("社镇乡县区市省校局街")  # what _COMMUNITIES, _OWN_BODY and _HOME_BODY begin with
_STEM = re.compile(rf"({_HAN}{{2,4}}?)(社区|街道)(?![{_NEXT}])")
_NAMED = re.compile(rf"(?<![\u4e00-\u9fff*X]){_SEGMENT}|(?<=其中){_SEGMENT}")
_LISTED = re.compile(rf"({_HAN}{{2,4}}[村区乡](?:、{_HAN}{{2,4}}[村区乡])+)")
_LISTS = re.compile("[村区乡]、")
_WHOLE = re.compile(r"全(?:[省市县区镇乡]|街道)(?![级民])")
_BODY = re.compile(
    rf"(?P<name>(?:(?![{_FUNCTION}]){_HAN}){{2,18}}?(?:{_BODIES})(?:\((?:部门|本级|本部)\))?){_INTRODUCED}"
)
_BODY_NAME = re.compile(_BODIES)
# After a name these tell that a place is spoken of, however common its ending: 石桥社区划分为6个网格.
_ACTS = re.compile(
    r"(?:目前|现|共)*(?:是|位于|地处|现有|共有|下设|下辖|辖区|拥有|划分|配备|建有|成立|占地|总面积|总人口|户籍|常住|流转|投资|投入|种植|养殖|建成|新建)"
)
_SHORTEST = 2
_DISTRICT = 3  # 临川市东山区: after a city, 东山区 is no mountain area


class Reach(NamedTuple):
    """A scope that was read at the start of a clause: its *name* (None: home) and its length there.

    `brief` tells that it holds for its sentence only: an organisation that does something, not a place.
    """

    name: str | None
    length: int
    brief: bool = False


@dataclass(frozen=True, slots=True)
class Places:
    """The home of a report and the short names used in it."""

    home: str | None
    stems: tuple[tuple[str, str], ...]
    known: frozenset[str] = frozenset()

    def read(self, clause: str, *, now: str | None = None, listed: bool = False) -> Reach | None:
        """Return the scope that opens *clause* (normalised text), or None.

        *now* is the scope that holds before it, which 该村 means after 石桥村; *listed* tells that a
        name is to be expected, as after 其中.
        """
        skip = _prefix(clause)
        body = clause[skip:]
        found = self._read_home(body, now) or self._read_name(body, listed=listed)
        if found is None or not found.length:
            return None
        return Reach(found.name, skip + found.length, found.brief)

    def _read_home(self, clause: str, now: str | None) -> Reach | None:
        found = _SELF.match(clause)
        if found:
            return Reach(self._meant(found, now), found.end())
        if clause[:1] not in _BODY_FIRST:
            return None
        if self.home and self.home.endswith(_OVER_COMMUNITIES) and _COMMUNITIES.match(clause):
            return Reach(self.home + "社区", len("社区"))
        if own := _OWN_BODY.match(clause):
            return Reach(own["name"], own.end("name"))
        body = _HOME_BODY.match(clause)
        return Reach(self.home or body[0], body.end()) if body else None

    def _meant(self, found: re.Match[str], now: str | None) -> str:
        """Return whom 全镇, 该村 … mean: the place spoken of, the home, or in a town's report 全县 itself."""
        level = found["level"]
        if self.home and found[0][0] not in _OF_ANY:
            return self.home
        if now and now.endswith(level) and not _SELF.match(now):
            return now
        if self.home is None or level == "国":
            return found[0][0] + level
        if level in _PLACED and self.home.endswith(_PLACED) and level not in self.home:
            return found[0][0] + level
        return self.home

    def _read_name(self, clause: str, *, listed: bool) -> Reach | None:
        for stem, full in self.stems:
            if clause.startswith(stem):
                return Reach(full, len(full) if clause.startswith(full) else len(stem))
        body = _BODY.match(clause) if _BODY_NAME.search(clause) else None
        if body and is_proper(body["name"]):
            return Reach(body["name"], body.end("name"), brief=body["how"] == "累计")
        place = place_at_start(clause)
        if place and (listed or self._is_known(place) or _ACTS.match(clause, len(place))):
            return self._read_body_after(clause, place, len(place))
        return None

    def _is_known(self, place: str) -> bool:
        """Tell whether *place* is surely a name: so common an ending must recur, or follow a stem like 石桥."""
        return not place.endswith(_COMMON) or place in self.known or _VILLAGE.match(place) is not None

    def _read_body_after(self, clause: str, name: str, after: int) -> Reach:
        body = _BODY_TAIL.match(clause, after)
        if body:
            return Reach(name + body[0], body.end())
        return Reach(name, after)


_BODY_TAIL = re.compile(
    rf"(?:党委|党工委|人民政府|政府|办事处|管委会|委员会|机关党支部|党支部|党总支)(?:(?:{_SEGMENT})?(?:办事处|管委会))?(?:\((?:部门|本级|本部)\))?"
)


_PREFIX = re.compile(
    r"(?:最[高多低少大小]的)?(?:驻|在|对(?!应|口)|据|以|由|从|向|仅|如(?=[^，]{1,4}(?:村|社区)))?(?:我(?=.{2,4}社区))?"
)

_PREFIX_FIRST = frozenset("最驻在对据以由从向仅如我")


def _prefix(clause: str) -> int:
    found = _PREFIX.match(clause) if clause[:1] in _PREFIX_FIRST else None
    return found.end() if found else 0


def is_proper(name: str) -> bool:
    """Tell whether *name* names one place or body, not a kind of them.

    >>> is_proper("曙光社区"), is_proper("薄弱村"), is_proper("占全镇")
    (True, False, False)
    """
    if (
        len(name) < _SHORTEST
        or (len(name) == _SHORTEST and name.endswith(("省", "市")))
        or name in _GENERIC
        or _ENDS_IN_SELF.search(name)
    ):
        return False
    return not name.endswith(_GENERIC_ENDING) and not name.startswith(_NOT_NAME)


def find_places(report: Report) -> Places:
    """Return the home of *report* and the short names of the places in it."""
    text = cast(report.text).text
    stems = [(m[1], m[0]) for m in _STEM.finditer(text)] if "社区" in text or "街道" in text else []
    counts = Counter(stem for stem, full in stems if is_proper(full))
    fulls = dict(stems)
    often = [
        (stem, fulls[stem]) for stem, count in counts.most_common(8) if count > 1 and stem[0] not in _FUNCTION
    ]
    named = Counter(m[0] for m in _NAMED.finditer(text))
    lists = _LISTED.findall(text) if _LISTS.search(text) else []
    listed = (name for names in lists for name in names.split("、"))
    known = {name for name, count in named.items() if count > 1} | set(listed)
    return Places(_home(report, text), tuple(often), frozenset(known))


def _home(report: Report, text: str) -> str | None:
    """Return the place that *report*, whose shadow is *text*, is about."""
    title = cast(report.title or "").text
    if report.kind == "预决算" and report.issuer:
        return report.issuer
    if report.place:
        return place_at_start(cast(report.place).text) or report.place
    if "国务院" in title or "中华人民共和国" in title:
        return "全国"
    named = place_at_start(re.sub(r"^(?:\d{4}年(?:度)?)?(?:关于|对)?", "", title))
    return named or _spoken_of(text)


def _spoken_of(text: str) -> str | None:
    """Return 全省, 全县 … where a report that names no place says one of them again and again."""
    said = Counter(_WHOLE.findall(text)).most_common(1)
    return said[0][0] if said and said[0][1] > 1 else None


def place_at_start(text: str) -> str | None:
    """Return the proper place name that opens *text*, or None; each level must lie below the one before.

    >>> place_at_start("云锦村返乡创业户"), place_at_start("临川市东山区")
    ('云锦村', '临川市东山区')
    """
    end, rank = 0, -1
    while (found := _step(text, end)) and (deeper := _rank(found[0])) > rank:
        if not is_proper(found[0]) and not (end and len(found[0]) == _DISTRICT):
            break
        end, rank = found.end(), deeper
    return text[:end] or None


def _step(text: str, at: int) -> re.Match[str] | None:
    """Return the name of one level at *at*; most texts have no level in reach, which is soon seen."""
    return _STEP.match(text, at) if _LEVEL.search(text, at + 1, at + _LONGEST_STEP) else None


def _rank(name: str) -> int:
    for rank in range(len(_RANKS) - 1, -1, -1):
        if name.endswith(_RANKS[rank]) and not (name.endswith("自治区") and rank != 1):
            return rank
    return len(_RANKS) - 2
