"""Reports that give one thing two numbers are found with their arithmetic; rounding and parts raise nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from index_builders import fill
from sqlalchemy import Engine, event

from index.library import Library
from report import BadInputError, Severity


def party(said: str) -> str:
    return f"党建工作调研报告\n一、基本情况\n{said}\n二、存在问题\n队伍老化，经费不足。\n"


TEXTS = {
    "甲.txt": "石桥镇" + party("2022年，石桥镇党员总数2187名。2022年，石桥镇工业总产值9.8亿元。"),
    "乙.txt": "青禾县" + party("2022年，石桥镇党员总数2178名。2022年，石桥镇工业总产值97812万元。"),
    "丙.txt": "东湾镇" + party("2022年，石桥镇党员总数约2200名。2021年，石桥镇党员总数2158名。"),
    "丁.txt": "白沙镇" + party("2023年，白沙镇村集体经济收入35万元。"),
    "戊.txt": "白沙镇" + party("2023年，白沙镇村集体经济收入350万元。"),
}


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(fill(tmp_path, TEXTS)[0]) as opened:
        yield opened


def test_two_numbers_for_one_thing_are_found_and_near_ones_are_sure(library: Library) -> None:
    found = library.discrepancies()

    assert [(one.scope, one.time, one.severity) for one in found] == [
        ("石桥镇", "2022", Severity.HIGH),
        ("白沙镇", "2023", Severity.LOW),
    ]
    assert [row.figure.raw for row in found[0].rows] == ["2178名", "2187名"]
    assert found[0].explanation.endswith("相差9名。")


def test_what_was_settled_is_kept_with_its_reason_and_can_be_taken_back(library: Library) -> None:
    one = library.discrepancies()[0]
    library.dismiss(one, "统计时点不同")
    assert [item.dismissed for item in library.discrepancies()] == ["统计时点不同", None]

    library.dismiss(one, None)
    assert [item.dismissed for item in library.discrepancies()] == [None, None]


def test_nothing_is_settled_without_a_reason(library: Library) -> None:
    with pytest.raises(BadInputError):
        library.dismiss(library.discrepancies()[0], " ")


@pytest.mark.parametrize("tail", range(5))  # ids are hashes of the bytes: whichever report comes first
def test_a_report_that_disagrees_with_itself_disagrees_with_others_whatever_its_id(
    tmp_path: Path, tail: int
) -> None:
    both = "2022年石桥镇党员总数100名。2022年石桥镇党员总数112名。"
    texts = {
        "甲.txt": "石桥镇" + party(both) + "。" * tail,
        "乙.txt": "青禾县" + party("2022年石桥镇党员总数100名。"),
    }
    with Library.open(fill(tmp_path, texts)[0]) as library:
        (one,) = library.discrepancies()
        assert len({row.card.id for row in one.rows}) == 2


def test_copies_that_contradict_themselves_and_amounts_of_a_paragraph_raise_nothing(tmp_path: Path) -> None:
    both = "2022年石桥镇党员总数100名。2022年石桥镇党员总数112名。"
    texts = {
        "甲.txt": "石桥镇" + party(both),
        "乙.txt": "石桥镇" + party(both + "经费紧张。"),
        "丙.txt": "石桥镇" + party("2023年石桥镇预算执行数60万元。"),
        "丁.txt": "石桥镇" + party("2023年石桥镇预算执行数61万元。"),
        "戊.txt": "石桥镇" + party("2023年石桥镇有行政村23个。"),
        "己.txt": "石桥镇" + party("2023年石桥镇有21个村建成卫生室。"),
    }
    with Library.open(fill(tmp_path, texts)[0]) as library:
        assert library.discrepancies() == ()


def test_names_that_were_put_together_do_not_outgrow_a_statement_of_the_database(tmp_path: Path) -> None:
    towns = [f"{first}{last}镇" for first in "青红白黑东西南北" for last in "河溪桥石"]
    names = ("护林员", "巡山员", "看护员", "保洁员", "网格员", "护路员", "河道员")
    others = ("、" * (name is not names[0]) + f"{name}{at + 10}名" for at, name in enumerate(names))
    head = f"2021年，全县{''.join(others)}。"
    texts = {
        f"{more}.txt": f"青禾县调研报告{more}\n一、基本情况\n{head}\n"
        + "".join(f"2021年，{town}护林员{800 + more}名。\n" for town in towns)
        for more in (1, 2)
    }
    with Library.open(fill(tmp_path, texts)[0]) as opened:
        before = len(opened.discrepancies())
        for name in names[1:]:
            opened.decide_names(f"{names[0]}数", f"{name}数", together=True)
        sizes: list[int] = []
        with _listening(sizes):
            found = opened.discrepancies()

    assert before == len(towns)
    assert {one.scope for one in found} >= {*towns}
    assert max(sizes) < 2000  # some databases stop at 32,766; a library holds hundreds of such names


@contextmanager
def _listening(sizes: list[int]) -> Iterator[None]:
    """Note in *sizes* how many values each statement carries."""

    def note(_conn: object, _cursor: object, _said: object, values: tuple[object, ...], *_: object) -> None:
        sizes.append(len(values))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield
    finally:
        event.remove(Engine, "before_cursor_execute", note)
