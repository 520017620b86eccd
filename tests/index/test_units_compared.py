"""Amounts in units of one thing stand in one table, in the unit that most of them have; others stay apart."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from index_builders import fill

from index.derive import Measure, derive
from index.library import Library

TEXT = (
    "青禾县农业调研报告\n一、基本情况\n2020年，全县粮食产量4万吨。2021年，全县粮食产量4.2万吨。"
    "2022年，全县粮食产量0.84亿斤。2020年，全县农业户数1200户。2021年，全县农业人数3600人。\n"
)


def test_jin_and_tons_are_one_series_and_every_number_keeps_its_print(tmp_path: Path) -> None:
    with Library.open(fill(tmp_path, {"a.txt": TEXT})[0]) as library:
        table = library.compare("粮食产量")
        scopes = library.scopes("粮食产量")

    rows = [row.figure for cell in table.cells for row in cell.figures]
    assert [(row.raw, row.norm_value, row.norm_unit) for row in rows] == [
        ("4万吨", 40000, "吨"),
        ("4.2万吨", 42000, "吨"),
        ("0.84亿斤", 42000, "吨"),
    ]
    assert (table.unit, table.near, scopes) == ("吨", (), (("青禾县", 3),))
    assert [one.value for one in derive(table, Measure.GROWTH)] == [Decimal("5.0"), Decimal("0.0")]


def test_people_and_households_stay_apart(tmp_path: Path) -> None:
    with Library.open(fill(tmp_path, {"a.txt": TEXT})[0]) as library:
        assert [cell.time for cell in library.compare("农业户数").cells] == ["2020"]


def test_the_parts_of_a_converted_total_keep_their_shares(tmp_path: Path) -> None:
    text = (
        "青禾县农业调研报告\n一、基本情况\n2020年，全县粮食产量4万吨。2021年，全县粮食产量4.2万吨。"
        "2022年，全县粮食产量8000万斤，其中：稻谷2000万斤。\n"
    )
    with Library.open(fill(tmp_path, {"a.txt": text})[0]) as library:
        total = library.compare("粮食产量").cells[-1].figures[0]
        parts = library.parts(total)

    assert [(part.row.figure.raw, part.share) for part in parts] == [("2000万斤", Decimal("25.0"))]
