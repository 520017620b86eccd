"""A place finds the reports of all that lies in it, and of what it was once called."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from index_builders import fill

from index.library import Library
from index.query import parse
from index.values import Browse

BODY = "\n一、基本情况\n全镇有党员一百名。\n二、存在问题\n队伍老化，经费不足。\n"
TEXTS = {
    "甲.txt": f"青禾县云溪镇养老服务调研报告{BODY}",
    "乙.txt": f"青禾县养老服务调研报告{BODY}",
    "丙.txt": f"石桥镇养老服务调研报告{BODY}",
    "丁.txt": f"湖南省宁乡县养老服务调研报告{BODY}",
}


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(fill(tmp_path, TEXTS)[0]) as opened:
        yield opened


def found(library: Library, *places: str) -> list[str]:
    return sorted(card.name for card in library.cards(Browse(places=places))[0])


@pytest.mark.parametrize(
    ("place", "names"),
    [
        ("青禾县", ["乙.txt", "甲.txt"]),
        ("云溪镇", ["甲.txt"]),
        ("石桥镇", ["丙.txt"]),
        ("宁乡市", ["丁.txt"]),
        ("宁乡县", ["丁.txt"]),
        ("长沙市", ["丁.txt"]),
        ("湖南省", ["丁.txt"]),
        ("大化", []),
    ],
)
def test_a_place_holds_what_lies_in_it_and_what_it_was_called(
    library: Library, place: str, names: list[str]
) -> None:
    assert found(library, place) == names


def test_a_search_within_a_place_finds_its_towns(library: Library) -> None:
    hits = library.search(parse("队伍老化 地区:青禾县")).hits
    assert {hit.card.name for hit in hits} == {"甲.txt", "乙.txt"}


def test_a_corrected_place_is_filed_anew_and_back_again(library: Library) -> None:
    card = next(card for card in library.cards()[0] if card.name == "丙.txt")
    library.correct(card.id, "place", "青禾县石桥镇")
    assert "丙.txt" in found(library, "青禾县")

    library.withdraw(library.corrections(card.id)[0])
    assert "丙.txt" not in found(library, "青禾县")
    assert library.card(card.id) == card
