"""What units that are gone are called today: 襄樊市 → 襄阳市, 宁乡县 → 宁乡市, 崇文区 → 东城区.

Counties and cities whose name tells (a county made a city) are in former.txt, written by
tools/gazetteer.py from older editions of GB/T 2260; the rest, and the user's own, in the
word list `places`. A unit of a renamed one has moved with it (襄樊市谷城县 → 襄阳市谷城县).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ingest.gazetteer.own import Chain, Change, Own, own

SHIPPED = Path(__file__).with_name("former.txt")

MOST_STEPS = 4
"""So many times over a unit may have been renamed (鄞县 → 鄞州区)."""


@dataclass(frozen=True, slots=True)
class _Index:
    by_name: Mapping[str, tuple[Change, ...]]


def changes_of(name: str) -> tuple[Change, ...]:
    """Return what became of every unit that was called *name*; the word list goes before former.txt."""
    return _index(own()).by_name.get(name) or _former().by_name.get(name, ())


def renamed(chain: Chain) -> Chain:
    """Return *chain* with every name in it that is gone put right, as far as the changes fit it.

    >>> renamed(("湖南省", "长沙市", "宁乡县", "灰汤镇"))
    ('湖南省', '长沙市', '宁乡市', '灰汤镇')
    """
    for _ in range(MOST_STEPS):
        following = _step(chain)
        if following == chain:
            break
        chain = following
    return chain


def _step(chain: Chain) -> Chain:
    for end in range(len(chain), 0, -1):
        fitting = {change.new for change in changes_of(chain[end - 1]) if fits(chain[:end], change.old)}
        if len(fitting) == 1:
            return (*fitting.pop(), *chain[end:])
    return chain


def fits(stated: Chain, unit: Chain) -> bool:
    """Return whether the names *stated* may mean *unit*: they are among its names, in order, its own last.

    >>> fits(("长沙市", "宁乡市"), ("湖南省", "长沙市", "宁乡市"))
    True
    """
    names = iter(unit)
    return stated[-1:] == unit[-1:] and all(name in names for name in stated)


@cache
def _former() -> _Index:
    return _indexed(_lines(SHIPPED.read_text("utf-8")))


@cache
def _index(said: Own) -> _Index:
    return _indexed(iter(said.changes))


def _indexed(changes: Iterator[Change]) -> _Index:
    found: defaultdict[str, tuple[Change, ...]] = defaultdict(tuple)
    for change in changes:
        if change.old:
            found[change.old[-1]] += (change,)
    return _Index(dict(found))


def _lines(text: str) -> Iterator[Change]:
    for line in text.splitlines():
        if not line.startswith("#"):
            old, new, year = line.split("\t")
            yield Change(tuple(old.split("/")), tuple(new.split("/")), int(year) if year else None)
