"""The chain of a stated place is as long as the text supports, and never a guess."""

from __future__ import annotations

import pytest

from ingest.place_path import place_path
from ingest.places import find_place, place_names


@pytest.mark.parametrize(
    ("place", "near", "text", "path"),
    [
        ("上海市普陀区万里街道", (), "", ("上海市", "普陀区", "万里街道")),
        ("宁乡县灰汤镇", (), "", ("湖南省", "长沙市", "宁乡市", "灰汤镇")),
        ("云溪镇", ("云溪镇养老调研", "青禾县民政局"), "", ("青禾县", "云溪镇")),
        ("云溪镇", ("云溪镇养老调研", "中共青禾县云溪镇委员会"), "", ("青禾县", "云溪镇")),
        ("云溪镇", (), "调研组赴青禾县云溪镇走访。", ("青禾县", "云溪镇")),
        ("云溪镇", (), "云溪镇的养老工作。", ("云溪镇",)),
        ("朝阳区", (), "", ("朝阳区",)),
        ("朝阳区", (), "长春市的中部是朝阳区。", ("吉林省", "长春市", "朝阳区")),
        ("朝阳区", ("北京市民政局",), "参观了长春市的做法。", ("北京市", "朝阳区")),
        ("朝阳区", (), "比较了北京市和长春市。", ("朝阳区",)),
        ("XX县", (), "", ()),
        ("青海湖鸟岛地区", (), "", ()),
        (None, (), "长沙市", ()),
    ],
)
def test_the_chain_is_what_title_issuer_and_text_support(
    place: str | None, near: tuple[str, ...], text: str, path: tuple[str, ...]
) -> None:
    assert place_path(place, near=near, text=text) == path


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("行政区划管理办法", None),
        ("湖山市生态文明先行示范区建设条例", "湖山市"),
        ("农民工返乡创业调研", None),
        ("贫困县摘帽之后", None),
        ("革命老区振兴调研", None),
        ("最大化利用闲置校舍", None),
        ("非常熟悉的村庄", None),
        ("大城市养老调研", None),
        ("城区学校布局调研", None),
        ("韩城市城区学校布局调研", "韩城市"),
        ("蓟县农村养老调研", "蓟县"),
        ("关于同意以海州市名义举办运动会的复函", "海州市"),
        ("关于调整云溪镇收费标准的请示", "云溪镇"),
        ("关于进一步加强全县教育的意见", None),
        ("乡村振兴背景下云溪镇民宿调研", "云溪镇"),
        ("环翠湖湿地鸟类调研", "翠湖"),
        ("共青团青禾县委员会", "青禾县"),
    ],
)
def test_words_that_look_like_places_are_none(text: str, place: str | None) -> None:
    assert find_place(text) == place


def test_the_names_of_a_chain_come_one_by_one() -> None:
    assert place_names("乌鲁木齐市新市区人民政府") == ("乌鲁木齐市", "新市区")
    assert place_names("海州市柳塘縣雲溪鎮") == ("海州市", "柳塘縣", "雲溪鎮")
    assert place_names("海州市柳塘区人民政府东门街道办事处") == ("海州市", "柳塘区", "东门街道")
