"""The tree of units that ships with the program.

     长沙市                      a line is a unit, indented below the one that holds it
      宁乡市⇥玉潭街道 灰汤镇        its towns after a tab

units.txt is written by tools/gazetteer.py. Towns stay one text a county until one is asked
for; then all 40,000 names are sorted out once, which takes as long as fifty searches through them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ingest.gazetteer.own import Chain

SHIPPED = Path(__file__).with_name("units.txt")


@dataclass(frozen=True, slots=True)
class _Tree:
    chains: Mapping[str, tuple[Chain, ...]]
    towns: tuple[tuple[Chain, str], ...]


def is_county_or_wider(name: str) -> bool:
    """Return whether some county, city or province is called *name* today; towns are not looked through."""
    return name in _shipped().chains


def chains_of(name: str) -> tuple[Chain, ...]:
    """Return every unit that is called *name* today, in the order of the official codes."""
    towns = ((*county, name) for county in _counties().get(name, ()))
    return (*_shipped().chains.get(name, ()), *towns)


@cache
def _shipped() -> _Tree:
    chains: defaultdict[str, tuple[Chain, ...]] = defaultdict(tuple)
    towns: list[tuple[Chain, str]] = []
    for chain, names in _lines(SHIPPED.read_text("utf-8")):
        chains[chain[-1]] += (chain,)
        if names:
            towns.append((chain, names))
    return _Tree(dict(chains), tuple(towns))


@cache
def _counties() -> Mapping[str, tuple[Chain, ...]]:
    """Return for the name of each town the counties that have one of that name."""
    counties: defaultdict[str, tuple[Chain, ...]] = defaultdict(tuple)
    for county, names in _shipped().towns:
        for name in dict.fromkeys(names.split(" ")):
            counties[name] += (county,)
    return dict(counties)


def _lines(text: str) -> Iterator[tuple[Chain, str]]:
    chain: Chain = ()
    for line in text.splitlines():
        if not line.startswith("#"):
            unit, _, towns = line.partition("\t")
            name = unit.lstrip(" ")
            chain = (*chain[: len(unit) - len(name)], name)
            yield chain, towns
