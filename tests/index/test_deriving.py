"""What is reckoned from a comparison names its inputs, and stays empty where an input is no single number."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from index_builders import fill

from index.derive import Derived, Measure, derive
from index.library import Library
from index.values import Comparison


def town(name: str, year: int, members: str, women: str, people: int) -> str:
    return (
        f"{name}党建工作调研报告\n一、基本情况\n{year}年，全镇常住人口{people}人。"
        f"{year}年，全镇党员总数{members}，其中女党员{women}。\n二、存在问题\n队伍老化，经费不足。\n"
    )


TEXTS = {
    "柳溪21.txt": town("柳溪镇", 2021, "1790名", "500名", 30000),
    "柳溪22.txt": town("柳溪镇", 2022, "1872名", "512名", 31200),
    "石桥22.txt": town("石桥镇", 2022, "约2261名", "600名", 0),
    "白沙22a.txt": town("白沙镇", 2022, "900名", "200名", 18000),
    "白沙22b.txt": town("白沙镇", 2022, "905名", "200名", 18000),
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    path: Path = fill(tmp_path_factory.mktemp("derive"), TEXTS)[0]
    with Library.open(path) as opened:
        yield opened


@pytest.fixture(scope="module")
def members(library: Library) -> Comparison:
    return library.compare("党员总数")


def by_place(found: tuple[Derived, ...]) -> dict[tuple[str, str], Derived]:
    return {(one.scope, one.time): one for one in found}


def test_growth_is_reckoned_against_the_year_before_and_says_how(members: Comparison) -> None:
    found = by_place(derive(members, Measure.GROWTH))

    assert list(found) == [("柳溪镇", "2022")]
    one = found["柳溪镇", "2022"]
    assert (one.value, one.unit, one.formula) == (Decimal("4.6"), "%", "1872÷1790−1 = 4.6%")
    assert [row.figure.raw for row in one.inputs] == ["1872名", "1790名"]


def test_a_share_of_another_indicator_needs_both_in_one_place_and_time(
    library: Library, members: Comparison
) -> None:
    found = by_place(derive(library.compare("女党员数"), Measure.SHARE, members))

    assert found["柳溪镇", "2022"].value == Decimal("27.4")
    assert found["石桥镇", "2022"].rough
    assert found["白沙镇", "2022"].value is None
    assert found["白沙镇", "2022"].reason == "白沙镇2022有 2 个不同的数"


def test_amounts_of_unlike_units_have_no_share_but_an_amount_a_head(
    library: Library, members: Comparison
) -> None:
    people = library.compare("常住人口")
    assert by_place(derive(people, Measure.PER_HEAD, members))["柳溪镇", "2021"].value == Decimal("16.76")
    villages = Comparison("村数", "个", members.scopes, members.times, members.cells, ())
    assert all(
        "单位不同" in (one.reason or "")
        for one in derive(villages, Measure.SHARE, people)
        if one.scope != "白沙镇"
    )


def test_nothing_is_divided_by_zero(library: Library, members: Comparison) -> None:
    found = by_place(derive(members, Measure.PER_HEAD, library.compare("常住人口")))
    assert found["石桥镇", "2022"].reason == "除数为零"


def test_ranks_count_the_places_that_have_one_number(members: Comparison) -> None:
    found = by_place(derive(members, Measure.RANK))

    assert found["石桥镇", "2022"].formula == "2 个中第 1"
    assert found["柳溪镇", "2022"].value == 2
    assert found["白沙镇", "2022"].value is None


def test_the_parts_of_a_total_come_with_their_shares(library: Library, members: Comparison) -> None:
    cell = next(cell for cell in members.cells if (cell.scope, cell.time) == ("柳溪镇", "2022"))
    assert [(part.row.figure.raw, part.share) for part in library.parts(cell.figures[0])] == [
        ("512名", Decimal("27.4"))
    ]


def test_a_row_of_a_table_is_no_part_of_itself(tmp_path: Path) -> None:
    rows = "各镇2022年户籍人口（人）\n乡镇\t户籍人口\n柳溪镇\t36640\n石桥镇\t42980\n合计\t79620\n"
    text = f"青禾县人口调研报告\n一、基本情况\n{rows}二、存在问题\n人口外流。\n"
    with Library.open(fill(tmp_path, {"青禾.txt": text})[0]) as opened:
        row = next(one for one in opened.figures(indicator="户籍人口") if one.scope == "柳溪镇")

        assert row.figure.group_of == "户籍人口"
        assert opened.parts(row) == ()


def test_growth_over_a_loss_is_not_reckoned_and_a_rate_in_thousandths_changes_by_them(tmp_path: Path) -> None:
    text = (
        "石桥镇调研报告\n一、基本情况\n2021年，石桥镇村集体净利润-50万元。2022年，石桥镇村集体净利润20万元。"
        "2021年，石桥镇人口自然增长率为3‰。2022年，石桥镇人口自然增长率为5‰。"
        f"2021年，石桥镇工业总产值3元。2022年，石桥镇工业总产值1{'0' * 32}元。\n"
    )
    with Library.open(fill(tmp_path, {"石桥.txt": text})[0]) as library:
        names = ("村集体净利润", "人口自然增速", "工业总产值")
        loss, rate, much = (derive(library.compare(name), Measure.GROWTH)[0] for name in names)

    assert (loss.value, loss.reason) == (None, "石桥镇2021是负数，不能算同比")
    assert (rate.value, rate.unit, rate.formula) == (2, "千分点", "5−3 = 2个千分点")
    assert much.value is not None
