"""Facets of a search as the command line shows them.

文种：调研报告 12、统计公报 3　年份：2023 8、2024 7
地区：青禾县 9、柳溪镇 5　部分：存在问题 11、对策建议 10
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.fields import called
from index.values import Facet
from ingest.roles import role_name
from report import Role

LINES = (("kinds", "years"), ("places", "roles"))
SHOWN = 3
"""Values of a facet on its line; the JSON form has all."""


def facet_lines(facets: Sequence[Facet]) -> Iterator[str]:
    """Yield what the main ones of *facets* count, the most frequent values of each."""
    by_field = {facet.field: facet for facet in facets}
    for line in LINES:
        said = [_said(by_field[field]) for field in line if field in by_field]
        if said:
            yield "　".join(said)


def facets_json(facets: Sequence[Facet]) -> dict[str, list[dict[str, str | int]]]:
    """Return all that *facets* count, by the names of the fields in a query."""
    return {
        facet.field: [{"value": value, "count": count} for value, count in facet.counts] for facet in facets
    }


def _said(facet: Facet) -> str:
    rest = len(facet.counts) - SHOWN
    counts = "、".join(f"{_name(facet.field, value)} {count}" for value, count in facet.counts[:SHOWN])
    return f"{called(facet.field)}：{counts}{f' 等 {len(facet.counts)} 个' if rest > 0 else ''}"


def _name(field: str, value: str) -> str:
    return role_name(Role(value)) if field == "roles" else value
