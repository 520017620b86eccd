"""The administrative place that a title or a name states: the longest chain at its beginning.

    关于梧溪镇流动党员…调研报告            → 梧溪镇
    上海市普陀区人民政府万里街道办事处      → 上海市普陀区万里街道
    国务院关于…的通知                     → None

Only names that carry their level (省, 市, 县, 镇 …) count, and only where a title begins
or after 关于; masked names (XX镇, **街道) are names too. 城市社区, 行政区, 返乡 are none:
place_words.toml says which words; what the gazetteer knows (韩城市) is a name all the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ingest.characters import fold
from ingest.gazetteer import candidates, find
from ingest.vocabulary import table, user_folder

LEVELS = (
    ("省", "自治区", "特别行政区"),
    ("市", "自治州", "盟", "地区"),
    ("县", "区", "旗", "市", "自治县", "自治旗", "林区", "新区", "开发区", "经济特区"),
    ("镇", "乡", "街道", "苏木", "民族乡"),
    ("村", "社区"),
)
TOWN = 3
"""The depth of towns in `LEVELS`."""

LONGEST_NAME = 9

A_WORD_ALONE = frozenset({"城区", "郊区", "矿区", "市区", "新区"})
"""Names of units (晋城市城区) that are words after any other city."""

_ENDINGS = sorted({suffix for level in LEVELS for suffix in level}, key=len, reverse=True)
_SUFFIX = re.compile("|".join(_ENDINGS))
_HAN = re.compile(r"[\u4e00-\u9fff]*")
_MASKED = re.compile(rf"[xX*×某□_○]{{1,6}}(?:{_SUFFIX.pattern})")
_LEAD = re.compile(
    r"(?:(?:19|20)\d{2}年(?:度)?|中共|中国共产党|共青团|政协|中国人民政治协商会议|民[革盟建进]|九三学社|国务院(?:办公厅)?"
    r"|关于|同意|支持|印发|表彰|对|以|环|新时代|调整|申请|撤销|设立|命名|组建|批准|核定|赴|[《“]"
    r"|[\u4e00-\u9fff]{2,14}?(?:背景|视角|视域|视野|语境|条件|形势|战略)下)*"
)
_GOVERNMENT = re.compile(r"(?:人民)?政府|委员会|党委")
_REGION = re.compile(
    r"[\u4e00-\u9fff]{1,7}?(?:湖(?!区|南|北)|流域|河段|经济特区|西岸|东岸|南岸|北岸|草原|国家公园|自然保护区)"
    r"(?:国家级|省级)?(?:自然保护区|国家公园|流域|地区|[东西南北]岸)?"
)
_DETERMINERS = ("全", "各", "本", "我", "该", "的", "等", "和")
_COUNTRY = re.compile(r"中华人民共和国|全国|国家|中国")


@dataclass(frozen=True, slots=True)
class _Words:
    begins: re.Pattern[str]
    ends: Mapping[str, tuple[str, ...]]


def find_place(text: str) -> str | None:
    """Return the place with which *text* (a title, the name of a body) begins, or None.

    >>> find_place("关于梧溪镇流动党员教育管理情况的调研报告"), find_place("城市社区治理调研")
    ('梧溪镇', None)
    >>> find_place("青禾县推进乡村振兴工作情况的调研报告")
    '青禾县'
    """
    names = place_names(text)
    if names:
        return "".join(names)
    plain, folded, at = _begun(text)
    region = None if _COUNTRY.match(folded, at) else _REGION.match(folded, at)
    if region and not _words(user_folder()).begins.match(region.group()):
        return plain[region.start() : region.end()]
    return None


def place_names(text: str) -> tuple[str, ...]:
    """Return the names of the chain with which *text* begins, the widest first.

    >>> place_names("中共青禾县云溪镇委员会")
    ('青禾县', '云溪镇')
    """
    plain, folded, at = _begun(text)
    names: list[str] = []
    before: list[str] = []
    while not _COUNTRY.match(folded, at) and (end := _name_end(folded, at, tuple(before))):
        names.append(plain[at:end])
        before.append(folded[at:end])
        government = _GOVERNMENT.match(folded, end)
        at = government.end() if government else end
    return tuple(names)


def level_of(name: str, *, below: int = -1) -> int:
    """Return the depth in `LEVELS` of *name* by its ending, the first that is deeper than *below*; -1 for none.

    >>> level_of("长沙市"), level_of("宁乡市", below=1), level_of("云溪镇")
    (1, 2, 3)
    """
    ending = next((ending for ending in _ENDINGS if name.endswith(ending)), "")
    return next((depth for depth in range(below + 1, len(LEVELS)) if ending in LEVELS[depth]), -1)


def _begun(text: str) -> tuple[str, str, int]:
    """Return *text* without spaces, its shadow, and where what may be a place begins in both."""
    plain = re.sub(r"\s", "", text)
    folded = fold(plain)
    lead = _LEAD.match(folded)
    return plain, folded, lead.end() if lead else 0


def _name_end(folded: str, at: int, before: tuple[str, ...]) -> int | None:
    """Return where the name ends that begins at *at* and is of a level below the names *before* it."""
    depth = -1
    for name in before:
        depth = level_of(name, below=depth)
    masked = _MASKED.match(folded, at)
    if masked:
        return masked.end() if level_of(masked.group(), below=depth) > depth else None
    run = _HAN.match(folded, at)
    last = min(run.end() if run else at, at + LONGEST_NAME + 4)
    for suffix in _SUFFIX.finditer(folded, at + 1, last):
        name = folded[at : suffix.end()]
        if suffix.start() - at > LONGEST_NAME:
            return None
        if level_of(name, below=depth) > depth and _is_name(name, suffix.group(), before):
            return suffix.end()
        if suffix.start() - at > 1:
            return None  # 湖州市|生态文明先行示范区: what follows is no name, nor is anything longer
    return None


def _is_name(name: str, suffix: str, before: tuple[str, ...]) -> bool:
    bare = name.removesuffix(suffix)
    words = _words(user_folder())
    if (
        not words.begins.match(name)
        and len(bare) > 1
        and not bare.endswith((*_DETERMINERS, *words.ends.get(suffix, ())))
    ):
        return True
    if name in A_WORD_ALONE:
        return bool(before) and bool(candidates((*before, name)))
    return bool(find(name))


@cache
def _words(folder: Path | None) -> _Words:  # noqa: ARG001 - the folder is whose words they are
    said = table("place_words")
    begins = "|".join(map(re.escape, sorted(said["begins"], key=len, reverse=True)))
    return _Words(re.compile(begins), {suffix: tuple(words) for suffix, words in said["ends"].items()})
