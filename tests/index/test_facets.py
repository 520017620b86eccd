"""Facets count what a plain recount over all hits counts, a field's own choice aside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from index_builders import PARTY, TEXTS, fill

from index.facets import FACETS, FacetField, freed
from index.library import Library
from index.query import parse
from index.values import Counts, ReportCard
from report import Query

NOTICE = """青禾县人民政府关于加强流动党员管理的通知
青政发〔2021〕3号
各乡镇人民政府：
为加强流动党员管理，现就有关事项通知如下。
一、重点任务
建立流动党员台账。
青禾县人民政府
2021年5月6日
"""
LATER = """柳溪镇流动党员调研报告
（2023年6月）
一、基本情况
2023年，全镇党员总数为321名，流动党员46名。
二、原因分析
流动党员居住分散，护理人员不足。
"""
LIBRARY = TEXTS | {"通知.txt": NOTICE, "柳溪.txt": LATER, "党建（副本）.txt": PARTY + "\n"}
WORDS = (
    "流动",
    "流动党员",
    '"流动党员"',
    "护理人员",
    "全镇 2024",
    "护理人员 教师",
    "流动党员管理有哪些难处",
    "航天",
)
FILTERS = (
    "",
    "文种:调研报告",
    "-文种:调研报告",
    "文种:调研报告 年份:2023",
    "地区:柳溪镇,东湾镇 -年份:2020..2022",
    "-地区:柳溪镇",
    "部分:存在问题",
    "部分:存在问题 文种:调研报告",
    "-部分:存在问题",
    "-单位:青禾县人民政府 格式:txt",
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(fill(tmp_path_factory.mktemp("facets"), LIBRARY)[0]) as opened:
        yield opened


def values(library: Library, card: ReportCard, field: FacetField) -> set[str]:
    """Return what *card* has of *field*."""
    report = library.report(card.id)
    sections = list(report.sections)
    for section in sections:
        sections += section.children
    found = {
        "roles": {role.value for section in sections for role in section.roles} - {"other"},
        "kinds": {card.kind},
        "places": {*card.place_path, card.place},
        "years": {(card.date or "")[:4]},
        "issuers": {card.issuer},
        "topics": set(card.topics),
        "formats": {card.format},
    }[field]
    return {value for value in found if value}


def recount(library: Library, query: Query, field: FacetField) -> Counts:
    hits = library.search(query, limit=1000).hits
    counted = Counter(value for hit in hits for value in values(library, hit.card, field))
    return tuple(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("filters", FILTERS)
def test_counts_are_those_of_all_hits_without_a_fields_own_choice(
    library: Library, words: str, filters: str
) -> None:
    query = parse(f"{words} {filters}")
    result = library.search(query, limit=1, facets=True)
    counts = {facet.field: facet.counts for facet in result.facets}

    for field in FACETS:
        # Freed of a filter, the same words may all be found where some had to be enough.
        if freed(query, field) == query or not (result.relaxed or not result.hits):
            assert counts.get(field, ()) == recount(library, freed(query, field), field)


def test_what_else_could_be_chosen_stays_in_sight(library: Library) -> None:
    result = library.search(parse("流动党员 文种:调研报告"), facets=True)
    kinds = next(facet for facet in result.facets if facet.field == "kinds")

    assert result.total == 2
    assert len(kinds.counts) == 2
    assert dict(kinds.counts)["调研报告"] == 2


def test_the_same_text_in_two_files_counts_once(library: Library) -> None:
    facets = library.search(parse('"党员总数为1630名"'), facets=True).facets

    assert [facet.counts for facet in facets if facet.field == "kinds"] == [(("调研报告", 1),)]


def test_facets_are_counted_only_where_they_are_asked_for(library: Library) -> None:
    assert library.search(parse("流动党员")).facets == ()


def test_a_correction_is_counted_at_once(tmp_path: Path) -> None:
    with Library.open(fill(tmp_path, {"柳溪.txt": LATER})[0]) as opened:
        before = opened.search(parse("流动党员"), facets=True)
        opened.correct(before.hits[0].card.id, "kind", "年报")
        after = opened.search(parse("流动党员"), facets=True)

    kinds = [facet.counts for result in (before, after) for facet in result.facets if facet.field == "kinds"]
    assert kinds == [(("调研报告", 1),), (("年报", 1),)]


def test_the_facets_of_the_library_count_each_text_once(library: Library) -> None:
    kinds = next(facet for facet in library.facets() if facet.field == "kinds")

    assert sum(count for _, count in kinds.counts) == len(LIBRARY) - 1
