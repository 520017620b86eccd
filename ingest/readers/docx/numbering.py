"""Say the automatic number of each list paragraph, which is nowhere in a document's text.

    level 0 "%1、" chineseCounting, level 1 "（%2）" -> 一、 （一） （二） 二、 （一） …

Follows ECMA-376 part 1, 17.9: levels restart below a higher one unless `lvlRestart` says otherwise,
lists of one abstract definition go on counting, `startOverride` restarts once, and a level that was
skipped counts as begun, as Word has it. Where the list comes from a style, the level is the one that
names the style. Bullets give no number, because they say nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace

from ingest.readers import xml
from ingest.readers.docx.counting import count
from ingest.readers.docx.styles import Looks, Styles

_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9
_NO_GAP_AFTER = "、．.。）)】］]：:，,"


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is counted and written."""

    form: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None
    legal: bool = False
    gap: str = "tab"
    hidden: bool = False
    style: str | None = None


@dataclass(frozen=True, slots=True)
class _List:
    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int]


@dataclass(frozen=True, slots=True)
class Number:
    """An automatic number, and what stands between it and the text (tab, space or nothing)."""

    text: str
    gap: str

    def before(self, text: str) -> str:
        """Return *text* with the number before it, spaced as a person would write it."""
        if not self.text or not text:
            return text
        tight = self.gap == "nothing" or (self.gap == "tab" and self.text[-1] in _NO_GAP_AFTER)
        latin = self.text[-1].isascii() and text[0].isascii() and text[0].isalnum()  # "1." before "2023年"
        return self.text + ("" if tight and not latin else " ") + text


class Numbering:
    """The lists of one document, and how far each has been counted."""

    def __init__(self, root: xml.Element | None, styles: Styles) -> None:
        self._abstract = {
            xml.attribute(element, "abstractNumId") or "": element
            for element in (xml.children(root, "abstractNum") if root is not None else ())
        }
        self._styles = styles
        self._nums = {
            xml.attribute(element, "numId") or "": element
            for element in (xml.children(root, "num") if root is not None else ())
        }
        self._lists: dict[int, _List | None] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._restarted: set[tuple[int, int]] = set()

    def number(self, looks: Looks) -> Number | None:
        """Return the number of the next paragraph, which looks like *looks*, and count it.

        None where the paragraph is in no list, or has a bullet.
        """
        list_id = looks.list_id
        if not list_id:
            return None
        if list_id not in self._lists:
            self._lists[list_id] = self._list(list_id)
        listed = self._lists[list_id]
        at = _level_of(looks, listed)
        if listed is None or at not in listed.levels:
            return None
        self._advance(listed, list_id, at)
        how = listed.levels[at]
        if how.form == "bullet" or how.hidden:
            return None
        text = _PLACE.sub(lambda place: self._written(listed, int(place.group(1)) - 1, how), how.text)
        return Number(text.strip(), how.gap) if text.strip() else None

    def _advance(self, listed: _List, list_id: int, at: int) -> None:
        counts = self._counts[listed.abstract]
        for higher in (level for level in listed.levels if level < at):
            counts.setdefault(higher, listed.starts.get(higher, listed.levels[higher].start))
        first = listed.levels[at].start
        if at in listed.starts and (list_id, at) not in self._restarted:
            self._restarted.add((list_id, at))
            counts[at] = listed.starts[at]
        else:
            counts[at] = counts[at] + 1 if at in counts else listed.starts.get(at, first)
        for deeper in [level for level in counts if level > at]:
            limit = listed.levels[deeper].restart if deeper in listed.levels else None
            if limit is None or at < limit:
                del counts[deeper]

    def _written(self, listed: _List, level: int, asking: Level) -> str:
        how = listed.levels.get(level, Level())
        number = self._counts[listed.abstract].get(level, listed.starts.get(level, how.start))
        return count(number, "decimal" if asking.legal else how.form).strip()

    def _list(self, list_id: int) -> _List | None:
        num = self._nums.get(str(list_id))
        name = xml.value(xml.child(num, "abstractNumId"))
        if num is None or name is None:
            return None
        levels = self._levels(name)
        starts: dict[int, int] = {}
        for override in xml.children(num, "lvlOverride"):
            at = xml.number(override, "ilvl") or 0
            for element in xml.children(override, "lvl"):
                levels[at] = _level(element)
            start = xml.number(xml.child(override, "startOverride"))
            if start is not None:
                starts[at] = start
        return _List(name, levels, starts)

    def _levels(self, name: str) -> dict[int, Level]:
        abstract = self._abstract.get(name)
        linked = xml.value(xml.child(abstract, "numStyleLink"))
        if linked:
            num = self._nums.get(str(self._styles.named(linked).list_id))
            target = xml.value(xml.child(num, "abstractNumId"))
            abstract = self._abstract.get(target or "", abstract)
        found = xml.children(abstract, "lvl") if abstract is not None else ()
        return {xml.number(element, "ilvl") or 0: _level(element) for element in found}


def _level_of(looks: Looks, listed: _List | None) -> int:
    """Return the level (from 0) that a paragraph has in *listed*."""
    levels = listed.levels.items() if listed and looks.list_style else ()
    named = next((at for at, level in levels if level.style == looks.list_style), None)
    return min(max(looks.list_level or 0, 0), _LEVELS - 1) if named is None else named


def _level(element: xml.Element) -> Level:
    start = xml.number(xml.child(element, "start"))
    form = xml.child(element, "numFmt")
    if form is None:  # a custom format, beside one that every program knows
        form = xml.child(element, "AlternateContent", "Fallback", "numFmt")
    level = Level(
        form=xml.value(form) or "decimal",
        text=xml.value(xml.child(element, "lvlText")) or "",
        restart=xml.number(xml.child(element, "lvlRestart")),
        legal=bool(xml.switched_on(xml.child(element, "isLgl"))),
        gap=xml.value(xml.child(element, "suff")) or "tab",
        hidden=bool(xml.switched_on(xml.child(element, "rPr", "vanish"))),
        style=xml.value(xml.child(element, "pStyle")),
    )
    return level if start is None else replace(level, start=start)
