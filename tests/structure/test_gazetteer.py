"""Places: what a name may mean, what it is called today, what lies within what; the user's list is heard."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.gazetteer import Relation, candidates, find, is_county_or_wider, relation, today
from ingest.gazetteer.own import own
from report import BadInputError

RENAMED = """
[[renamed]]
old = "青禾县云溪乡"
new = "青禾县云溪镇"
year = 2015

[[merged]]
old = "青禾县白石乡"
new = "青禾县云溪镇"

[[place]]
path = ["某省", "海州市", "青禾县", "云溪镇"]
"""


@pytest.fixture
def own_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DIAOYAN_VOCABULARY", str(tmp_path))
    file = tmp_path / "places.toml"
    file.write_text(RENAMED, "utf-8")
    return file


@pytest.mark.parametrize(
    ("name", "units"),
    [
        ("湖南省", (("湖南省",),)),
        ("宁乡市", (("湖南省", "长沙市", "宁乡市"),)),
        ("襄樊市", (("湖北省", "襄阳市"),)),
        ("大化", ()),
        ("常熟", ()),
        ("和平", ()),
        ("中山路", ()),
        ("青禾县", ()),
    ],
)
def test_only_full_names_are_found(name: str, units: tuple[tuple[str, ...], ...]) -> None:
    assert find(name) == units


def test_a_name_that_many_bear_gives_all_of_them() -> None:
    assert set(find("朝阳区")) == {("北京市", "朝阳区"), ("吉林省", "长春市", "朝阳区")}
    assert len(find("城关镇")) > 20
    assert not is_county_or_wider("城关镇")


@pytest.mark.parametrize(
    ("stated", "unit"),
    [
        (("宁乡县",), ("湖南省", "长沙市", "宁乡市")),
        (("资阳市", "简阳市"), ("四川省", "成都市", "简阳市")),
        (("襄樊市", "谷城县"), ("湖北省", "襄阳市", "谷城县")),
        (("北京市", "崇文区"), ("北京市", "东城区")),
        (("沙县",), ("福建省", "三明市", "沙县区")),
        (("上海市", "南汇县"), ("上海市", "浦东新区")),
        (("长沙市", "青禾镇"), ("湖南省", "长沙市", "青禾镇")),
        (("青禾县", "云溪镇"), ("青禾县", "云溪镇")),
        (("朝阳区",), ("朝阳区",)),
        ((), ()),
    ],
)
def test_what_is_gone_is_called_as_it_is_today(stated: tuple[str, ...], unit: tuple[str, ...]) -> None:
    assert today(stated) == unit


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("湖南省", "长沙市", "宁乡市", "灰汤镇"), ("长沙市",), Relation.WITHIN),
        (("湖南省", "长沙市", "宁乡市"), ("宁乡县",), Relation.SAME),
        (("湖南省",), ("宁乡县",), Relation.AROUND),
        (("青禾县", "云溪镇"), ("云溪镇",), Relation.SAME),
        (("青禾县", "云溪镇"), ("青禾县",), Relation.WITHIN),
        (("青禾县", "云溪镇"), ("白石县", "云溪镇"), None),
        (("北京市", "朝阳区"), ("长春市", "朝阳区"), None),
        (("北京市", "朝阳区"), ("朝阳区",), Relation.SAME),
        (("长沙市",), ("株洲市",), None),
        ((), ("长沙市",), None),
    ],
)
def test_places_are_one_or_one_within_the_other(
    one: tuple[str, ...], other: tuple[str, ...], expected: Relation | None
) -> None:
    assert relation(one, other) is expected


@pytest.mark.usefixtures("own_places")
def test_the_users_places_are_known_and_what_was_merged_into_them() -> None:
    town = ("某省", "海州市", "青禾县", "云溪镇")

    assert candidates(("青禾县", "云溪镇")) == (town,)
    assert today(("青禾县", "云溪乡")) == today(("青禾县", "白石乡")) == town
    assert relation(("青禾县", "白石乡"), ("海州市",)) is Relation.WITHIN


def test_an_entry_that_says_too_little_is_named(own_places: Path) -> None:
    own_places.write_text('[[renamed]]\nold = "青禾县云溪乡"\n', "utf-8")
    with pytest.raises(BadInputError, match="new"):
        own()


def test_every_shipped_change_leads_to_a_unit_of_today_from_one_that_is_gone() -> None:
    changes = own().changes
    assert [change for change in changes if change.new not in find(change.new[-1])] == []
    assert [change for change in changes if change.old in find(change.old[-1])] == []
    assert len({change.old for change in changes}) == len(changes)
