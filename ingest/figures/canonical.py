"""When two indicators are the same thing: head, facets and measure instead of a string.

妇女党员34名 and 女党员34人 are both {党员, 性别=女, 人}. 高中文化 and 高中、中专文化 are not: a
combination is a value of its own. 名, 位 and 人 are one measure, 个, 家 and 所 another; % and
百分点, 元/月 and 元/年 never meet. Where head and measure agree and one facet differs, the two
are *near*, and `difference` names the facet.

The words are data (indicators.toml). What the data does not know stays in the head, so an
unknown adjective keeps two indicators apart rather than mixing them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ingest.figures.counting import stem
from ingest.figures.lexicon import Lexicon, lexicon
from ingest.figures.units import find_unit
from report import Kind

_RELATIVE = {
    Kind.SHARE: "占比",
    Kind.CHANGE_REL: "增速",
    Kind.CHANGE_ABS: "增减",
    Kind.MULTIPLE: "倍数",
    Kind.FREQUENCY: "频次",
}
_NEAR = 1


@dataclass(frozen=True, slots=True)
class Canonical:
    """An indicator taken apart: *head*, sorted *facets* (name, value), and *measure*."""

    head: str
    facets: tuple[tuple[str, str], ...]
    measure: str

    @property
    def key(self) -> str:
        """A stable text: equal keys may be compared."""
        return "|".join((self.head, ",".join(f"{name}={value}" for name, value in self.facets), self.measure))


def preferred(name: str) -> str:
    """Return the name under which the indicator *name* is shown.

    >>> preferred("党员数"), preferred("流动党员数")
    ('党员总数', '流动党员数')
    """
    return lexicon().preferred.get(name, name)


def canonical(indicator: str, unit: str, kind: Kind) -> Canonical:
    """Return what *indicator*, counted in *unit*, is about.

    >>> canonical("妇女党员数", "名", Kind.LEVEL) == canonical("女党员数", "人", Kind.LEVEL)
    True
    >>> canonical("流动党员数", "名", Kind.LEVEL).key
    '党员|流动=流动|人'
    """
    return _canonical(indicator, unit, kind, lexicon())


@cache
def _canonical(indicator: str, unit: str, kind: Kind, known: Lexicon) -> Canonical:
    rest = known.word.sub(lambda found: known.words[found[0]], known.preferred.get(indicator, indicator))
    if kind is Kind.SHARE:
        rest = re.sub(r"(?:占比|比重|比例)$", "", rest)
    rest = known.ending.sub("", rest) or rest
    facets = []
    for facet in known.facets:
        found = facet.pattern.search(rest)
        if found and found[0] != rest:
            facets.append((facet.name, facet.value(found[0])))
            rest = rest[: found.start()] + rest[found.end() :]
    return Canonical(rest.strip("的、") or indicator, tuple(sorted(facets)), _measure(unit, kind, known))


def identities(indicator: str) -> tuple[str, ...]:
    """Return what the canonical keys begin with, before the measure, of *indicator*, its share and its changes.

    >>> identities("粮食产量")[:3]
    ('粮食产量|', '粮食产量|', '粮食产量增速|')
    """
    named = ((indicator, Kind.LEVEL), (indicator, Kind.SHARE))
    changed = ((stem(indicator) + change, Kind.CHANGE_REL) for change in lexicon().changes)
    return tuple(canonical(name, "", kind).key.rpartition("|")[0] for name, kind in (*named, *changed))


def facet_names(indicator: str) -> frozenset[str]:
    """Return the names of the facets that the words of *indicator* touch.

    >>> sorted(facet_names("少数民族妇女数"))
    ['性别', '民族']
    """
    return frozenset(facet.name for facet in lexicon().facets if facet.pattern.search(indicator))


def _measure(unit: str, kind: Kind, known: Lexicon) -> str:
    base, slash, per = unit.partition("/")
    norm = find_unit(base)[0].norm
    norm = "个" if norm in known.counters else norm
    relative = _RELATIVE.get(kind, "")
    return relative + ":" * bool(relative) + norm + slash + per


def difference(a: Canonical, b: Canonical) -> str | None:
    """Return in Chinese by which facet *a* and *b* differ; None where they are equal or unlike.

    >>> women, all_members = (canonical(n, "名", Kind.LEVEL) for n in ("女党员数", "党员数"))
    >>> difference(women, all_members)
    '性别不同：女与不限'
    """
    if a.head != b.head or a == b:
        return None
    if a.measure != b.measure:
        return f"计量不同：{a.measure}与{b.measure}" if a.facets == b.facets else None
    left, right = dict(a.facets), dict(b.facets)
    unlike = [name for name in sorted({*left, *right}) if left.get(name) != right.get(name)]
    if len(unlike) != _NEAR:
        return None
    name = unlike[0]
    return f"{name}不同：{left.get(name, '不限')}与{right.get(name, '不限')}"
