"""What people write down of places: the word list `places`, shipped and the user's own, as values.

    [[renamed]]                                [[place]]
    old = "青禾县云溪乡"                         path = ["某省", "某市", "青禾县", "云溪镇"]
    new = "青禾县云溪镇"
    year = 2015

Where a name looks like two (沙县区), old and new are lists: ["福建省", "三明市", "沙县区"].
A merged unit is a renamed one for whoever looks for it. Entries that say less than they
must are refused, with the name of the list.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

from ingest.vocabulary import table, user_folder
from report import BadInputError

Chain: TypeAlias = tuple[str, ...]
"""Full names from the widest unit that is known down to the place."""

_NAME = re.compile(
    r"[\u4e00-\u9fff]{1,15}?"
    r"(?:省|特别行政区|自治[区州县旗]|地区|林区|新区|市|县|区|旗|盟|镇|乡|街道|苏木|村|社区)"
    r"(?:(?![市县区旗镇乡村])|(?=市[中南北]区))"  # 宁乡|市 is one name, 青岛市|市北区 are two
)


@dataclass(frozen=True, slots=True)
class Change:
    """The unit `old` is `new` since `year`, where that is known."""

    old: Chain
    new: Chain
    year: int | None


@dataclass(frozen=True, slots=True)
class Own:
    """The places and the changes of the word list."""

    places: tuple[Chain, ...]
    changes: tuple[Change, ...]


def own() -> Own:
    """Return what the word list says, the user's folder of this moment taken in.

    Raises BadInputError where an entry is not in form.
    """
    return _own(user_folder())


@cache
def _own(folder: Path | None) -> Own:
    where = str(folder / "places.toml") if folder else "places.toml"
    said = table("places")
    try:
        places = tuple(tuple(map(str, entry["path"])) for entry in said.get("place", ()))
        changes = tuple(_change(entry) for kind in ("renamed", "merged") for entry in said.get(kind, ()))
    except (KeyError, TypeError, AttributeError) as error:
        raise BadInputError(
            where, f"有一条缺内容（{error}）", "改名、合并要写 old 和 new，地方要写 path，都是全称"
        ) from error
    return Own(places, changes)


def _change(entry: Mapping[str, Any]) -> Change:
    return Change(_chain(entry["old"]), _chain(entry["new"]), entry.get("year"))


def _chain(said: str | list[str]) -> Chain:
    return names_of(said) if isinstance(said, str) else tuple(map(str, said))


def names_of(text: str) -> Chain:
    """Return the full names that *text* strings together; a name that holds another wants a list instead.

    >>> names_of("湖南省长沙市宁乡市"), names_of("青禾县云溪乡")
    (('湖南省', '长沙市', '宁乡市'), ('青禾县', '云溪乡'))
    """
    return tuple(_NAME.findall(text))
