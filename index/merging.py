"""Names of indicators that a person put together or keeps apart.

    decide(catalog, "农民人均纯收入", "农民年人均纯收入", together=True)
    compare(catalog, "农民年人均纯收入")   ->  the figures of both, each under the name it was printed with

A decision is about two names and lies in the catalog: no figure is changed by it, so it holds at once,
outlives reading anew, moves with the library and is taken back by forgetting it. What goes together
goes on: A with B and B with C make one indicator of three names, and their growths go together too. Two names that a person keeps apart
never become one that way; the later decision is refused. Which names go together is not decided here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, case, delete, insert, select

from index import tables
from index.catalog import Catalog, now, with_zone
from ingest.figures.canonical import canonical, identities
from ingest.figures.units import family
from report import BadInputError, Kind, NotFoundError

_figure = tables.figures.c
_decision = tables.indicator_decisions.c


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person said of the names *one* and *other*: they mean one thing (*together*) or two."""

    one: str
    other: str
    together: bool
    made: datetime


@dataclass(frozen=True, slots=True)
class Merged:
    """The indicators that were put together: `groups` of names, and of what their canonical keys begin with."""

    groups: tuple[frozenset[str], ...] = ()
    stems: tuple[tuple[str, ...], ...] = ()

    def names(self, name: str) -> frozenset[str]:
        """Return *name* and the names that go with those holding it."""
        return frozenset((name,)).union(*(g for g in self.groups if any(name in one for one in g)))

    def keys(self, key: str) -> tuple[str, ...]:
        """Return the canonical keys that count as *key*, itself first."""
        stem, _, measure = key.rpartition("|")
        return (key, *(f"{other}|{measure}" for other in self._group(stem) if other != stem))

    def key(self, key: str) -> str:
        """Return the canonical key that stands for all that count as *key*."""
        stem, bar, measure = key.rpartition("|")
        return f"{min(self._group(stem))}{bar}{measure}"

    def _group(self, stem: str) -> tuple[str, ...]:
        return next((stems for stems in self.stems if stem in stems), (stem,))

    def column(self, connection: Connection) -> ColumnElement[str]:
        """Return `key` of the canonical key of a figure, for the database to group by."""
        if not self.stems:
            return _figure.canonical_key
        # The keys that there are, each with its own: to match their beginnings takes minutes of a large library.
        kept = connection.execute(select(_figure.canonical_key).distinct()).scalars()
        moved = {key: self.key(key) for key in kept if self.key(key) != key}
        return (
            case(moved, value=_figure.canonical_key, else_=_figure.canonical_key)
            if moved
            else _figure.canonical_key
        )


def decisions(catalog: Catalog) -> tuple[Decision, ...]:
    """Return all decisions, the latest first."""
    with catalog.reading() as connection:
        return _decisions(connection)


def merged(connection: Connection) -> Merged:
    """Return which indicators count as one."""
    pairs = [(one.one, one.other) for one in _decisions(connection) if one.together]
    stems = (both for pair in pairs for both in zip(*map(identities, pair), strict=True))
    return Merged(
        tuple(map(frozenset, _groups(pairs))),
        tuple(tuple(sorted(group)) for group in _groups(stems) if len(group) > 1),
    )


def decide(catalog: Catalog, one: str, other: str, *, together: bool) -> None:
    """Keep that the names *one* and *other* mean one indicator, or that they do not.

    Raises NotFoundError for a name that no figure has, BadInputError for two names that are one already,
    that count unlike things, or of which the opposite follows from other decisions.
    """
    with catalog.writing() as connection:
        _check(connection, one, other)
        _forget(connection, one, other)
        found = [(pair.one, pair.other, pair.together) for pair in _decisions(connection)]
        _refuse_contradiction([*found, (*_sorted(one, other), together)])
        first, second = _sorted(one, other)
        values = {"one": first, "other": second, "together": together, "made": now()}
        connection.execute(insert(tables.indicator_decisions).values(values))


def undo(catalog: Catalog, one: str, other: str) -> None:
    """Forget what was said of the names *one* and *other*; NotFoundError where nothing was."""
    with catalog.writing() as connection:
        if not _forget(connection, one, other):
            remedy = "请先运行 diaoyan indicators decided，看作过哪些决定"
            raise NotFoundError(f"{one}、{other}", "没有对这两个名称作过决定", remedy)


def _decisions(connection: Connection) -> tuple[Decision, ...]:
    ordered = select(tables.indicator_decisions).order_by(
        _decision.made.desc(), _decision.one, _decision.other
    )
    return tuple(
        Decision(row.one, row.other, row.together, with_zone(row.made)) for row in connection.execute(ordered)
    )


def _forget(connection: Connection, one: str, other: str) -> int:
    first, second = _sorted(one, other)
    gone = delete(tables.indicator_decisions).where(_decision.one == first, _decision.other == second)
    return int(connection.execute(gone).rowcount)


def _sorted(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one <= other else (other, one)


def _check(connection: Connection, one: str, other: str) -> None:
    measures = [_measures(connection, name) for name in (one, other)]
    if identities(one) == identities(other):
        raise BadInputError(f"{one}、{other}", "本来就是同一个指标", "不用再决定")
    if not measures[0] & measures[1]:
        units = "与".join("、".join(sorted(found)) or "无单位" for found in measures)
        raise BadInputError(
            f"{one}、{other}",
            f"计量不同（{units}），不是同一个指标",
            "请核对名称；计量不同的数不能并在一格里",
        )


def _measures(connection: Connection, name: str) -> frozenset[str]:
    found = select(_figure.norm_unit, _figure.kind).where(_figure.indicator == name).distinct()
    rows = connection.execute(found).all()
    if not rows:
        raise NotFoundError(name, "资料库里没有叫这个名称的数据", "请照 diaoyan indicators 列出的名称写")
    return frozenset(canonical(name, family(row.norm_unit)[0], Kind(row.kind)).measure for row in rows)


def _refuse_contradiction(said: Iterable[tuple[str, str, bool]]) -> None:
    said = tuple(said)
    # By what the names mean: 女党员数 and 妇女党员数 are one without a decision.
    groups = tuple(_groups((_stem(one), _stem(other)) for one, other, together in said if together))
    for one, other, together in said:
        if not together and any({_stem(one), _stem(other)} <= group for group in groups):
            raise BadInputError(
                f"{one}、{other}",
                "已决定分开，又通过别的名称并在一起，前后矛盾",
                "请先用 --undo 撤销其中一项决定",
            )


def _stem(name: str) -> str:
    return identities(name)[0]


def _groups(pairs: Iterable[tuple[str, str]]) -> Iterator[set[str]]:
    groups: list[set[str]] = []
    for pair in pairs:
        touched = [group for group in groups if group & {*pair}]
        groups = [group for group in groups if group not in touched] + [{*pair}.union(*touched)]
    return iter(groups)
