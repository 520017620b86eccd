"""What is known about indicators: names that mean the same, words, facets, counters.

    [[same]]                                     [[facet]]
    names = "党员总数 党员数 党员"                 name = "性别"
                                                 values = { "妇女" = "女" }

The words are data: indicators.toml beside this module, and a file of that name in the user's folder, which
is read anew whenever another folder is named.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ingest.figures.vocabulary import ROOM, alternation
from ingest.vocabulary import table, user_folder
from report import BadInputError

_REMEDY = "请照随程序附带的 indicators.toml 的写法改正"


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow a counted thing: its *name*, the *pattern* of its words, their values."""

    name: str
    pattern: re.Pattern[str]
    values: tuple[tuple[str, str], ...] = ()
    suffixes: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()

    def value(self, word: str) -> str:
        """Return the value that *word* stands for: 妇女 -> 女, 小学学历 -> 小学."""
        for suffix in self.suffixes:
            word = word.removesuffix(suffix)
        for dropped in self.dropped:
            word = word.replace(dropped, "")
        return next((value for name, value in self.values if name == word), word)


@dataclass(frozen=True, eq=False, slots=True)
class Lexicon:
    """All that is known; two are the same only where they are one, so that it can key a cache.

    `spelling` (found by `spelled`), `empty` and `light` tell names that look alike (module `alike`).
    """

    preferred: dict[str, str]
    words: dict[str, str]
    word: re.Pattern[str]
    ending: re.Pattern[str]
    counters: frozenset[str]
    changes: tuple[str, ...]
    facets: tuple[Facet, ...]
    spelling: dict[str, str]
    spelled: re.Pattern[str]
    empty: re.Pattern[str]
    light: re.Pattern[str]


def lexicon() -> Lexicon:
    """Return what is known about indicators, the user's own words among it.

    Raises BadInputError that names the user's file where it cannot be read or says nothing sensible.
    """
    return _lexicon(user_folder())


@cache
def _lexicon(folder: Path | None) -> Lexicon:
    data = table("indicators", room=ROOM)
    try:
        return _read(data)
    except (KeyError, TypeError, AttributeError, re.error) as error:
        where = str(folder / "indicators.toml") if folder else "indicators.toml"
        raise BadInputError(where, f"指标词表写法不对（{error}）", _REMEDY) from error


def _read(data: dict[str, Any]) -> Lexicon:
    return Lexicon(
        preferred={name: same["names"].split()[0] for same in data["same"] for name in same["names"].split()},
        words={str(word): str(stands) for word, stands in data["words"].items()},
        word=re.compile(alternation(data["words"])),
        ending=re.compile(f"(?:{alternation(data['endings']['count'])})$"),
        counters=frozenset(data["endings"]["counters"]),
        changes=tuple(data["endings"]["change"]),
        facets=tuple(_facet(one) for one in data["facet"]),
        spelling={str(word): str(stands) for word, stands in data["alike"]["words"].items()},
        spelled=re.compile(alternation(data["alike"]["words"])),
        empty=re.compile("|".join(data["alike"]["empty"])),
        light=re.compile("|".join(data["alike"]["light"])),
    )


def _facet(data: dict[str, Any]) -> Facet:
    if "values" in data:
        return Facet(data["name"], re.compile(alternation(data["values"])), tuple(data["values"].items()))
    if "order" in data:
        suffixes = tuple(data["suffix"].split())
        levels, suffix = alternation(data["order"].split()), alternation(suffixes)
        pattern = rf"(?:{levels})(?:[、和及](?:{levels}))*(?:及以[上下]|以[上下])?(?:{suffix})?"
        return Facet(data["name"], re.compile(pattern), suffixes=suffixes)
    return Facet(data["name"], re.compile(data["pattern"]), dropped=tuple(data.get("drop", ())))
