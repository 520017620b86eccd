"""The filters of 检索: several values each, what is left out, and how many reports have each value.

    文种 [调研报告（12） ×]    排除 [文种：法规（3） ×]

The counts are those of the result at hand; a filter's own choice does not count for it, so what else
could be chosen stays in sight. Without a query they count the whole library.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import streamlit as st

from index.facets import FacetField
from index.values import Facet
from ingest.roles import role_name
from report import Query, Role, Without
from ui import state, wording

COLUMNS = 4


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter on the page: where its values lie, which field it asks for, and how it is called."""

    shared: state.Shared
    field: FacetField
    name: str


FILTERS = (
    Filter(state.SEARCH_ROLES, "roles", "部分"),
    Filter(state.SEARCH_KINDS, "kinds", "文种"),
    Filter(state.SEARCH_PLACES, "places", "地区"),
    Filter(state.SEARCH_YEARS, "years", "年份"),
    Filter(state.SEARCH_ISSUERS, "issuers", "单位"),
    Filter(state.SEARCH_TOPICS, "topics", "主题"),
    Filter(state.SEARCH_FORMATS, "formats", "格式"),
)
_NAMES: dict[str, str] = {filter_.field: filter_.name for filter_ in FILTERS}


def restrict(known: Sequence[Facet]) -> None:
    """Drop what was chosen, perhaps by an old link, and is nowhere in the library, whose facets are *known*."""
    values = {facet.field: [value for value, _ in facet.counts] for facet in known}
    for filter_ in FILTERS:
        state.allow(filter_.shared.key, values.get(filter_.field, ()))
    state.allow(
        state.SEARCH_WITHOUT.key, [f"{field}:{one}" for field, some in values.items() for one in some]
    )


def filtered(query: Query) -> Query:
    """Return *query* with what is chosen and excluded besides."""
    excluded = _excluded()
    without = query.without
    return replace(
        query,
        roles=query.roles + tuple(Role(value) for value in state.chosen(state.SEARCH_ROLES)),
        kinds=query.kinds + state.chosen(state.SEARCH_KINDS),
        places=query.places + state.chosen(state.SEARCH_PLACES),
        issuers=query.issuers + state.chosen(state.SEARCH_ISSUERS),
        topics=query.topics + state.chosen(state.SEARCH_TOPICS),
        formats=query.formats + state.chosen(state.SEARCH_FORMATS),
        years=state.years(state.SEARCH_YEARS.key) or query.years,
        without=Without(
            roles=without.roles + tuple(map(Role, excluded["roles"])),
            kinds=without.kinds + excluded["kinds"],
            places=without.places + excluded["places"],
            issuers=without.issuers + excluded["issuers"],
            topics=without.topics + excluded["topics"],
            formats=without.formats + excluded["formats"],
            years=without.years + tuple((int(year), int(year)) for year in excluded["years"]),
            titles=without.titles,
            files=without.files,
            numbers=without.numbers,
        ),
    )


def _excluded() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for chosen in state.chosen(state.SEARCH_WITHOUT):
        field, _, value = chosen.partition(":")
        found[field] += (value,)
    return found


def show_filters(facets: Sequence[Facet], on_change: Callable[[], None]) -> None:
    """Show the filters with the counts of *facets*."""
    counts = {facet.field: dict(facet.counts) for facet in facets}
    columns = [*st.columns(COLUMNS), *st.columns(COLUMNS)]
    for column, filter_ in zip(columns, FILTERS, strict=False):
        with column:
            label = f"{filter_.name}（可选起、止两年）" if filter_.field == "years" else filter_.name
            _choice(filter_.shared, label, _named(filter_.field, counts), on_change)
    every = {
        f"{field}:{value}": f"{_NAMES[field]}：{label}"
        for field in _NAMES
        for value, label in _named(field, counts).items()
    }
    with columns[-1]:
        _choice(state.SEARCH_WITHOUT, "排除", every, on_change)


def _choice(
    shared: state.Shared, label: str, options: Mapping[str, str], on_change: Callable[[], None]
) -> None:
    chosen = state.chosen(shared)
    # What is chosen stays there to be taken back, also where nothing that is found has it.
    lost = {value: f"{_plain(shared, value)}（0）" for value in chosen if value not in options}
    names = {**options, **lost}
    # The names carry counts that change: the browser must be told anew what is chosen.
    st.session_state[shared.key] = list(chosen)
    st.multiselect(
        label,
        list(names),
        key=shared.key,
        format_func=lambda value: names.get(value, value),
        placeholder="不排除" if shared is state.SEARCH_WITHOUT else "不限",
        max_selections=2 if shared is state.SEARCH_YEARS else None,
        select_all=False,
        persist_state="session",
        on_change=on_change,
    )


def _plain(shared: state.Shared, value: str) -> str:
    if shared is state.SEARCH_WITHOUT:
        field, _, own = value.partition(":")
        return f"{_NAMES.get(field, field)}：{_name(field, own)}"
    return _name(next(item.field for item in FILTERS if item.shared is shared), value)


def _named(field: str, counts: Mapping[str, Mapping[str, int]]) -> dict[str, str]:
    """Return the values of *field* and how they are called, years latest first, the others by count."""
    found = counts.get(field, {})
    values = sorted(found, reverse=True) if field == "years" else list(found)
    return {value: f"{_name(field, value)}（{found[value]}）" for value in values}


def _name(field: str, value: str) -> str:
    match field:
        case "roles":
            return role_name(Role(value))
        case "formats":
            return wording.name("format", value)
        case _:
            return value
