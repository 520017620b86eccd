"""The words by which a site's furniture and a document's own parts are known; data in furniture.toml.

says_tools("【打印】【关闭窗口】") -> True        labels_in("索引号：0143 发文机关：青禾县人民政府") -> 2
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ingest.readers.html.markup import Element

SITE_TAGS = frozenset({"nav", "footer"})
"""Tags that mark a site's furniture by themselves."""

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_SPACE = re.compile(r"\s+")
_LONGEST_TOOLS = 120


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of furniture.toml, ready to be looked for."""

    site_words: frozenset[str]
    tool_words: frozenset[str]
    tool: re.Pattern[str]
    companion: re.Pattern[str]
    line: re.Pattern[str]
    around: re.Pattern[str]
    label: re.Pattern[str]
    belongs: re.Pattern[str]


@cache
def vocabulary() -> Vocabulary:
    """Return the words, read once."""
    said = tomllib.loads((Path(__file__).parent / "furniture.toml").read_text(encoding="utf-8"))
    return Vocabulary(
        site_words=frozenset(said["site_words"]),
        tool_words=frozenset(said["tool_words"]),
        tool=_one_of(said["tools"]),
        companion=_one_of([*said["tools"], *said["tool_companions"]]),
        line=re.compile("|".join(said["lines"])),
        around=re.compile("|".join(said["around"]), re.IGNORECASE),
        label=re.compile(rf"[\[【]?({_spaced(said['labels'])})[\]】]?\s{{0,3}}[:：]"),
        belongs=re.compile("|".join(said["belongs"])),
    )


def marked_as(element: Element, words: frozenset[str]) -> bool:
    """Return whether the tag, class, id or role of *element* holds one of *words*.

    >>> marked_as(Element("div", {"class": "BreadcrumbNav cf"}), frozenset({"nav"}))
    True
    """
    said = f"{element.name} {element.get('class')} {element.get('id')} {element.get('role')}"
    return any(word.lower() in words for word in (*_WORD.findall(said), *said.split()))


def says_tools(text: str) -> bool:
    """Return whether *text* is nothing but buttons of a page.

    >>> says_tools("字体：[ 大 中 小 ] 打印"), says_tools("打印机采购")
    (True, False)
    """
    words = vocabulary()
    if len(text) > _LONGEST_TOOLS or not words.tool.search(text):
        return False
    return not re.search(r"\w", words.companion.sub("", text))


def says_nothing_else(text: str) -> bool:
    """Return whether *text* is a site's buttons or counter and nothing else, wherever it stands.

    >>> says_nothing_else("浏览次数：25次"), says_nothing_else("浏览次数统计")
    (True, False)
    """
    return says_tools(text) or vocabulary().line.fullmatch(text) is not None


def is_site_line(text: str) -> bool:
    """Return whether *text*, standing outside the document, is a site's word and no part of the document.

    >>> is_site_line("版权所有：青禾县人民政府"), is_site_line("青禾县人民政府")
    (True, False)
    """
    known = vocabulary()
    return known.around.search(text) is not None or known.line.fullmatch(text) is not None


def labels_in(text: str) -> int:
    """Return how many different labels of an information box *text* holds.

    >>> labels_in("索 引 号：0143/2023 发文机关：青禾县人民政府")
    2
    """
    return len({_SPACE.sub("", label) for label in vocabulary().label.findall(text)})


def is_label(text: str) -> bool:
    """Return whether *text* is a label of an information box and nothing else."""
    return vocabulary().label.fullmatch(text.strip()) is not None


def _one_of(words: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))


def _spaced(labels: list[str]) -> str:
    """Return a pattern of *labels*, whose characters may be parted by spaces, as in 标　　题."""
    longest_first = sorted(labels, key=len, reverse=True)
    return "|".join(r"[\s]{0,4}".join(map(re.escape, label)) for label in longest_first)
