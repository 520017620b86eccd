"""A mistyped word is asked about where it stands nowhere, and nothing that stands somewhere is doubted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from index_builders import TEXTS, fill

from index.intake import ingest
from index.library import Library
from index.pinyin import pinyin, sound


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(fill(tmp_path_factory.mktemp("meant"))[0]) as opened:
        yield opened


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("流动挡员", "流动党员"),
        ("流动当员管理难", "流动党员管理难"),
        ("养老服物", "养老服务"),
        ("liudongdangyuan", "流动党员"),
        ("zhuliudangyuan", "流动党员"),
        ('部分:存在问题 "养老付务" -台账', '部分:存在问题 "养老服务" -台账'),
        ("2024年 流动党源", "2024年 流动党员"),
        ("流动党员", None),
        ("全镇", None),
        ("航天器", None),
        ("GDP", None),
        ("１２ ㎡", None),
        ("", None),
    ],
)
def test_only_what_stands_nowhere_is_put_right(library: Library, typed: str, meant: str | None) -> None:
    assert library.meant(typed) == meant


def test_what_came_in_later_is_known(tmp_path: Path) -> None:
    folder, files, _ = fill(tmp_path)
    with Library.open(folder) as opened:
        assert opened.meant("乡村振星") is None
        (files / "振兴.txt").write_text(
            "云岭乡乡村振兴工作调研报告\n一、乡村振兴\n全乡有产业村3个。\n", "utf-8"
        )
        ingest(folder, [files])
        assert opened.meant("乡村振星") == "乡村振兴"
    assert len(TEXTS) == 3


@pytest.mark.parametrize(("one", "other"), [("章", "脏"), ("兰", "南"), ("今", "京"), ("湖", "福")])
def test_sounds_that_are_confused_are_alike(one: str, other: str) -> None:
    assert sound(pinyin(one)) == sound(pinyin(other))
