"""Which sections of two versions of a document belong together, and what became of each.

    二、扶持标准（300元）  ⟷  三、扶持标准（400元）     changed, and its number with it
    四、附则              ⟷  （none）                 removed

Sections of one text belong together, then those of one heading, then those whose texts are most alike.
Numbers do not count: an article put in does not change the articles behind it. What changed inside a
section is told in `index.wording_changes`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from index.wording_changes import Fate, LineChange, bare_line, compare_lines
from report import Report, Role, Section, flatten

UNTITLED = "（无标题的一段）"

ALIKE = 0.4
"""Share of common bigrams from which two texts may be one section."""

MOST_PAIRS = 40_000
"""Pairs of sections whose texts are compared, at most: past that, headings and equal texts must do."""


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a section: `old` and `new` are None where it was added or removed.

    `moved` says that it stands elsewhere among the others; `lines` is what changed in it, line by line.
    """

    fate: Fate
    old: Section | None
    new: Section | None
    moved: bool = False
    lines: tuple[LineChange, ...] = ()

    @property
    def name(self) -> str:
        """What a person calls the section: by its heading, else by its place."""
        section = self.new or self.old
        if section is None or section.heading:
            return (section.heading if section else None) or UNTITLED
        return "落款" if Role.SIGNOFF in section.roles else "开头" if section.start == 0 else UNTITLED

    def shown_lines(self) -> tuple[LineChange, ...]:
        """Return the lines that changed, without the heading of a section that came or went as a whole."""
        whole = self.fate in (Fate.ADDED, Fate.REMOVED)
        changed = (line for line in self.lines if line.fate is not Fate.SAME)
        return tuple(line for line in changed if not (whole and line.pieces[0].text.strip() == self.name))


@dataclass(frozen=True, slots=True)
class Difference:
    """Two versions and what became of their sections, in the order of the new one."""

    old: Report
    new: Report
    changes: tuple[Change, ...]

    def count(self, fate: Fate) -> int:
        """Return how many sections had that *fate*."""
        return sum(change.fate is fate for change in self.changes)


@dataclass(frozen=True, slots=True)
class _Part:
    section: Section
    lines: tuple[str, ...]
    bare: tuple[str, ...]

    @property
    def heading(self) -> str:
        return bare_line(self.section.heading or "")


def compare_reports(old: Report, new: Report) -> Difference:
    """Return what became of the sections of *old* in *new*."""
    before, after = _parts(old), _parts(new)
    pairs = _pairs(before, after)
    moved = _moved(pairs)
    changes: list[Change] = []
    taken = set(pairs.values())
    gone = deque(at for at in range(len(before)) if at not in taken)
    for at, part in enumerate(after):
        place = pairs.get(at)
        if place is not None and at not in moved:
            while gone and gone[0] < place:
                changes.append(_removed(before[gone.popleft()]))
        changes.append(_added(part) if place is None else _kept(before[place], part, moved=at in moved))
    changes += [_removed(before[at]) for at in gone]
    return Difference(old, new, tuple(changes))


def _parts(report: Report) -> tuple[_Part, ...]:
    parts = []
    for section in flatten(report.sections):
        lines = tuple(
            line for line in report.text[section.start : section.body_end].split("\n") if line.strip()
        )
        parts.append(_Part(section, lines, tuple(map(bare_line, lines))))
    return tuple(part for part in parts if part.lines)


def _kept(old: _Part, new: _Part, *, moved: bool) -> Change:
    if old.bare == new.bare:
        return Change(Fate.SAME, old.section, new.section, moved)
    return Change(Fate.CHANGED, old.section, new.section, moved, compare_lines(old.lines, new.lines))


def _added(part: _Part) -> Change:
    return Change(Fate.ADDED, None, part.section, lines=compare_lines((), part.lines))


def _removed(part: _Part) -> Change:
    return Change(Fate.REMOVED, part.section, None, lines=compare_lines(part.lines, ()))


def _pairs(before: Sequence[_Part], after: Sequence[_Part]) -> dict[int, int]:
    """Return for places in *after* the places in *before* that belong to them."""
    pairs: dict[int, int] = {}
    for key in (lambda part: part.bare, lambda part: part.heading or None):
        pairs |= _with_one_key(before, after, pairs, key)
    return pairs | _alike(before, after, pairs)


def _with_one_key(
    before: Sequence[_Part], after: Sequence[_Part], pairs: dict[int, int], key: Callable[[_Part], object]
) -> dict[int, int]:
    waiting: dict[object, deque[int]] = defaultdict(deque)
    taken = set(pairs.values())
    for at, part in enumerate(before):
        if at not in taken:
            waiting[key(part)].append(at)
    found = {}
    for at, part in enumerate(after):
        if at not in pairs and key(part) is not None and waiting[key(part)]:
            found[at] = waiting[key(part)].popleft()
    return found


def _alike(before: Sequence[_Part], after: Sequence[_Part], pairs: dict[int, int]) -> dict[int, int]:
    taken = set(pairs.values())
    left = [at for at in range(len(before)) if at not in taken]
    open_ = [at for at in range(len(after)) if at not in pairs]
    if len(left) * len(open_) > MOST_PAIRS:
        return {}
    grams = {at: _bigrams(before[at]) for at in left}
    found: dict[int, int] = {}
    scored = []
    for new in open_:
        own = _bigrams(after[new])
        scored += [(_share(own, grams[old]), new, old) for old in left]
    for score, new, old in sorted(scored, key=lambda one: (-one[0], abs(one[1] - one[2]), one[1])):
        if score >= ALIKE and new not in found and old not in found.values():
            found[new] = old
    return found


def _bigrams(part: _Part) -> frozenset[str]:
    text = "".join(part.bare)
    return frozenset(map(str.__add__, text, text[1:]))


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def _moved(pairs: dict[int, int]) -> set[int]:
    """Return the places whose sections are not in the longest row that kept its order."""
    ends: list[int] = []
    last: list[int] = []
    before: dict[int, int | None] = {}
    for at in sorted(pairs):
        place = bisect_left(ends, pairs[at])
        before[at] = last[place - 1] if place else None
        ends[place : place + 1] = [pairs[at]]
        last[place : place + 1] = [at]
    moved = set(pairs)
    here = last[-1] if last else None
    while here is not None:
        moved.remove(here)
        here = before[here]
    return moved
