"""Which names of indicators look as if they meant one thing, for a person to decide.

    农民人均纯收入 / 农民年人均纯收入      sure: 年 before 人均 says nothing
    进出口总额 / 进出口贸易总额            only with equal numbers: 贸易 says little
    三级医院床位数 / 二三级医院床位数      never: what differs tells two things apart

Two names are alike only where all that differs is a word of a list (indicators.toml, [alike]): a facet, a
number, a level or any word that is not known to be empty keeps them apart. Nothing is merged here.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ingest.figures.canonical import Canonical, canonical
from ingest.figures.lexicon import Lexicon, lexicon
from report import Kind


@dataclass(frozen=True, slots=True)
class Shape:
    """A name without its empty words (`said`), without its light ones too (`core`), and those (`light`)."""

    said: Canonical
    core: Canonical
    light: frozenset[str]


def shape(name: str, kind: Kind) -> Shape:
    """Return the shape of the indicator *name* of figures of *kind*.

    >>> shape("农民年人均纯收入", Kind.LEVEL).said == shape("农民人均纯收入", Kind.LEVEL).said
    True
    """
    return _shape(name, kind, lexicon())


@cache
def _shape(name: str, kind: Kind, known: Lexicon) -> Shape:
    spelled = known.spelled.sub(lambda found: known.spelling[found[0]], name)
    bare = known.empty.sub("", spelled) or spelled
    core = known.light.sub("", bare) or bare
    light = frozenset(found[0] for found in known.light.finditer(bare))
    return Shape(canonical(bare, "", kind), canonical(core, "", kind), light)


def surely_alike(one: Shape, other: Shape) -> bool:
    """Tell whether two names differ in nothing but empty words."""
    return one.said == other.said


def perhaps_alike(one: Shape, other: Shape) -> bool:
    """Tell whether one of two names only has more light words: 村集体 and 镇集体 each have one of their own."""
    return one.core == other.core and (one.light <= other.light or other.light <= one.light)
