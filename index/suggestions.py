"""Names of indicators that may mean one thing, each pair with its evidence, for a person to decide.

    农民人均纯收入 ~ 农民年人均纯收入    名称只差不影响含义的字；2 处同一地区、同一时间的数相同

Which names look alike is the business of `ingest.figures.alike`; here the numbers speak. Figures of one
place and time, kind and unit that agree are evidence, and so are levels of neighbouring years that follow
on one another; a pair to which one report gives different numbers is not proposed; names that look only
somewhat alike need numbers that speak for them. What a person has decided is left out, and nothing is
merged here.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, and_, select

from index import tables
from index.catalog import Catalog
from index.figures import rows_with_cards
from index.indicators import Case, Use, uses
from index.merging import decisions, merged
from index.values import FigureRow
from index.years import column_of
from ingest.figures.alike import Shape, perhaps_alike, shape, surely_alike
from report import Kind

_figure = tables.figures.c
_TELLING_DIGITS = 3
"""A number of fewer digits agrees by chance."""
_NEIGHBOURS = 3
"""Levels so many years apart may follow on one another."""
_YEARLY = 1.25
"""How many times a level of one thing may be that of the year before."""
_SHORTEST_HEAD = 4
"""收入 and 总收入 are too general for numbers of two years to tell anything."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name of an indicator: in how many figures and reports it stands, and one of them to look at."""

    name: str
    figures: int
    reports: int
    example: FigureRow


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two names that may mean one thing, the commoner first; `sure` where they differ in empty words alone.

    `agreeing` and `differing` count the places and times for which both have a number, `following` those
    whose levels follow on one another, `scopes` the places that both speak of; `units` are those of both.
    """

    one: Named
    other: Named
    sure: bool
    agreeing: int
    differing: int
    following: int
    scopes: int
    units: tuple[str, ...]

    @property
    def words(self) -> str:
        """The evidence in Chinese."""
        looks = "名称只差不影响含义的字" if self.sure else "名称相近"
        agree = f"{self.agreeing} 处同一地区、同一时间的数相同" if self.agreeing else ""
        differ = f"{self.differing} 处不同报告的数不同" if self.differing else ""
        follow = f"{self.following} 处相邻年份的数接得上" if self.following else ""
        shared = f"共同的地区 {self.scopes} 个" if self.scopes else "没有共同的地区"
        units = f"单位都有{'、'.join(self.units)}" if any(self.units) else ""
        return "；".join(part for part in (looks, agree, follow, differ, shared, units) if part)


@dataclass(frozen=True, slots=True)
class _Pair:
    one: Use
    other: Use
    sure: bool

    @property
    def shared(self) -> frozenset[Case]:
        return frozenset(self.one.numbers.keys() & self.other.numbers.keys())


def suggest(catalog: Catalog) -> tuple[Suggestion, ...]:
    """Return the pairs of names that may mean one thing and are undecided, the best proved first."""
    apart = [{one.one, one.other} for one in decisions(catalog) if not one.together]
    with catalog.reading() as connection:
        pairs = _pairs(uses(connection, merged(connection)))
        open_ones = [pair for pair in pairs if not any(_is_between(pair, names) for names in apart)]
        found = [_suggestion(connection, pair) for pair in open_ones if _may_be_one(pair)]
    return tuple(sorted(filter(_is_proved, found), key=_order))


def _is_proved(one: Suggestion) -> bool:
    return one.sure or (not one.differing and bool(one.agreeing or one.following))


def _order(one: Suggestion) -> tuple[int, bool, int, str, str]:
    return -one.agreeing, not one.sure, -one.one.reports - one.other.reports, one.one.name, one.other.name


def _pairs(used: Iterable[Use]) -> Iterator[_Pair]:
    """Yield the pairs whose names look alike, the commoner one first."""
    ordered = sorted(used, key=lambda use: (-use.reports, -len(use.rows), use.name))
    groups: dict[str, list[tuple[Use, Shape]]] = defaultdict(list)
    for use in ordered:
        its = _shape(use)
        groups[its.core.key].append((use, its))
    for group in groups.values():
        for at, (one, its) in enumerate(group):
            for other, theirs in group[at + 1 :]:
                if surely_alike(its, theirs) or perhaps_alike(its, theirs):
                    yield _Pair(one, other, surely_alike(its, theirs))


def _shape(use: Use) -> Shape:
    return shape(use.name, Kind(Counter(row.kind for row in use.rows).most_common(1)[0][0]))


def _is_between(pair: _Pair, names: set[str]) -> bool:
    mine, others = names & pair.one.names.keys(), names & pair.other.names.keys()
    return len(mine) == 1 and len(others) == 1


def _may_be_one(pair: _Pair) -> bool:
    """Tell whether the two are counted alike, and no report gives both and a different number to each."""
    measures = ({(case.kind, case.measure) for case in use.numbers} for use in (pair.one, pair.other))
    return bool(set.intersection(*measures)) and not any(_is_contradicted(pair, case) for case in pair.shared)


def _is_contradicted(pair: _Pair, case: Case) -> bool:
    mine, others = pair.one.numbers[case], pair.other.numbers[case]
    return any(mine[report].isdisjoint(others[report]) for report in mine.keys() & others.keys())


def _suggestion(connection: Connection, pair: _Pair) -> Suggestion:
    agreeing = [case for case in pair.shared if any(map(_tells, _common(pair, case)))]
    following = _following(pair)
    mine = [*agreeing, *(case for case, _ in following)]
    others = [*agreeing, *(case for _, case in following)]
    units = ({row.norm_unit for row in use.rows} for use in (pair.one, pair.other))
    return Suggestion(
        one=_named(connection, pair.one, mine),
        other=_named(connection, pair.other, others),
        sure=pair.sure,
        agreeing=len(agreeing),
        differing=sum(not _common(pair, case) for case in pair.shared),
        following=len(following),
        scopes=len(pair.one.scopes & pair.other.scopes),
        units=tuple(sorted(set.intersection(*units))),
    )


def _common(pair: _Pair, case: Case) -> set[float]:
    mine, others = (set().union(*use.numbers[case].values()) for use in (pair.one, pair.other))
    return mine & others


def _following(pair: _Pair) -> list[tuple[Case, Case]]:
    """Return the levels of the two that follow on one another; none where too many do not."""
    if pair.shared or len(shape(pair.one.name, Kind.LEVEL).core.head) < _SHORTEST_HEAD:
        return []
    near = [
        (one, other)
        for one in _levels(pair.one)
        for other in _levels(pair.other)
        if (one.scope, one.measure) == (other.scope, other.measure) and _gap(one, other) <= _NEIGHBOURS
    ]
    follow = [cases for cases in near if _follows(pair, *cases)]
    return follow if len(follow) * 3 >= len(near) * 2 else []


def _levels(use: Use) -> list[Case]:
    return [case for case in use.numbers if case.kind == Kind.LEVEL and case.scope and case.time.isdecimal()]


def _gap(one: Case, other: Case) -> int:
    return abs(int(one.time) - int(other.time))


def _follows(pair: _Pair, one: Case, other: Case) -> bool:
    mine, others = (
        {number for said in use.numbers[case].values() for number in said}
        for use, case in ((pair.one, one), (pair.other, other))
    )
    most = _YEARLY ** max(_gap(one, other), 1)
    return all(min(a, b) > 0 and max(a, b) / min(a, b) <= most for a in mine for b in others)


def _tells(number: float) -> bool:
    """Tell whether *number* has digits enough not to agree by chance.

    >>> _tells(121.0), _tells(20000.0)
    (True, False)
    """
    digits = f"{number:.12g}".partition("e")[0].replace(".", "").strip("-0")
    return len(digits) >= _TELLING_DIGITS


def _named(connection: Connection, use: Use, telling: Iterable[Case]) -> Named:
    """Return *use* with an example, one whose number speaks for the pair where there is one."""
    told = {(case.scope, case.time, case.kind) for case in telling}
    ranked = sorted(
        use.rows,
        key=lambda row: ((row.scope, column_of(row.time), row.kind) not in told, row.indicator != use.name),
    )
    where = and_(_figure.report_id == ranked[0].report_id, _figure.position == ranked[0].position)
    rows = connection.execute(select(tables.figures).where(where)).all()
    return Named(use.name, len(use.rows), use.reports, rows_with_cards(connection, rows)[0])
