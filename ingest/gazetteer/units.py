"""From a name, or a chain of them, to the units that it may mean today.

    find("城关镇")                  → dozens of towns
    today(("资阳市", "简阳市"))      → ("四川省", "成都市", "简阳市")
    today(("青禾县", "云溪镇"))      → ("青禾县", "云溪镇")

What is not known stays as it was stated; what is ambiguous is not decided.
"""

from __future__ import annotations

from ingest.gazetteer.changes import changes_of, fits, renamed
from ingest.gazetteer.own import Chain, own
from ingest.gazetteer.tree import chains_of


def find(name: str) -> tuple[Chain, ...]:
    """Return the units that are called *name* today; where there are none, what was once called so.

    >>> find("襄樊市"), find("大化")
    ((('湖北省', '襄阳市'),), ())
    """
    known = _known(name)
    return known or tuple(dict.fromkeys(renamed(change.new) for change in changes_of(name)))


def candidates(stated: Chain) -> tuple[Chain, ...]:
    """Return the units that the names *stated*, put right as far as they are gone, may mean."""
    if not stated:
        return ()
    right = renamed(stated)
    fitting = tuple(unit for unit in find(right[-1]) if fits(right, unit))
    return fitting or (find(stated[-1]) if len(stated) == 1 else ())


def today(stated: Chain) -> Chain:
    """Return the whole chain of what is *stated*, where it means one unit; else the names put right.

    A part of a unit that is not known itself is put below it (长沙市青禾镇).
    """
    for end in range(len(stated), 0, -1):
        units = candidates(stated[:end])
        if len(units) == 1:
            return (*units[0], *stated[end:])
        if units:
            break
    return renamed(stated)


def _known(name: str) -> tuple[Chain, ...]:
    added = (path[: path.index(name) + 1] for path in own().places if name in path)
    return tuple(dict.fromkeys((*chains_of(name), *added)))
