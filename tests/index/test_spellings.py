"""What is written in another way is found, whichever way it is typed in, and marked where it stands."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from index_builders import fill

from index.library import Library
from index.query import parse
from index.spellings import spellings

TEXTS = {
    "繁体.txt": "青禾縣黨員隊伍調研報告\n全縣黨員總數為12,345名，其中流動黨員１，０２６名。\n",
    "条文.txt": "青禾县养老服务办法\n第十二条 养老机构应当建立台账。\n第105条 本办法自公布之日起施行。\n",
    "断行.txt": "云溪镇村集体经济情况\n全镇村集\n体经 济收入1860万元，比GDP 增速高2.5个百分点。\n",
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(fill(tmp_path_factory.mktemp("spellings"), TEXTS)[0]) as opened:
        yield opened


@pytest.mark.parametrize(
    ("typed", "name", "marked"),
    [
        ("党员总数", "繁体.txt", "總數"),
        ('"流动黨员1026名"', "繁体.txt", "流動黨員１，０２６名"),
        ("12345", "繁体.txt", "12,345"),
        ('"12345名"', "繁体.txt", "12,345名"),
        ("12，345", "繁体.txt", "12,345"),
        ("第12条", "条文.txt", "第十二条"),
        ('"第12条"', "条文.txt", "第十二条"),
        ("第一百零五条", "条文.txt", "第105条"),
        ('"村集体经济收入"', "断行.txt", "村集\n体经 济收入"),
        ('"村集体 经济"', "断行.txt", "村集\n体经 济"),
        ('"1,860万元"', "断行.txt", "1860万元"),
        ('"GDP增速"', "断行.txt", "GDP 增速"),
        ("ＧＤＰ", "断行.txt", "GDP"),
        ("台*账 养老", "条文.txt", "养老"),
        ("建立*台?", "条文.txt", "建立台账"),
        ("机构 NEAR/6 台账", "条文.txt", "机构"),
        ("敬老院 OR 养老机构", "条文.txt", "养老机构"),
    ],
)
def test_one_way_to_write_it_finds_the_other(library: Library, typed: str, name: str, marked: str) -> None:
    result = library.search(parse(typed))

    assert [hit.card.name for hit in result.hits] == [name]
    assert not result.relaxed
    passages = [passage.hit for hit in result.hits for passage in hit.passages]
    assert marked in {hit.excerpt[mark.start : mark.end] for hit in passages for mark in hit.marks}


@pytest.mark.parametrize("typed", ["机构 NEAR/3 台账", '"第12号"', '"2345,名"', "云*办法", '"GDP增 长"'])
def test_what_stands_there_in_no_way_is_not_found(library: Library, typed: str) -> None:
    assert library.search(parse(typed)).total == 0


@pytest.mark.parametrize(
    ("typed", "forms"),
    [
        ("第十二条", {"第十二条", "第12条"}),
        ("第12届", {"第12届", "第十二届"}),
        ("第一二三", {"第一二三"}),
        ("第012号", {"第012号"}),
        ("1,234.5万", {"1,234.5万", "1234.5万"}),
        ("2024年", {"2024年"}),
        ("12,34", {"12,34"}),
    ],
)
def test_only_what_is_a_number_has_other_spellings(typed: str, forms: set[str]) -> None:
    assert set(spellings(typed)) == forms


def test_filters_by_title_file_and_topic_let_through_what_they_name(library: Library) -> None:
    def names(typed: str) -> set[str]:
        return {hit.card.name for hit in library.search(parse(typed)).hits}

    assert names("青禾 标题:养老") == {"条文.txt"}
    assert names("云溪 文件:断行") == {"断行.txt"}
    assert names("青禾 文件:断行") == set()
