"""What a comparison mixes is said: terms, kinds of data, years; a number that says nothing counts as unsaid."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from index_builders import fill
from openpyxl import load_workbook

from index.export import comparison_xlsx
from index.export_rows import cell_sources
from index.library import Library
from index.mixing import said_as
from ui.cell import cell_text

PLAIN = "青禾县{}\n一、基本情况\n{}\n"


def said(tmp_path: Path, indicator: str, *texts: str) -> tuple[str, ...]:
    files = {
        f"{n}.txt": PLAIN.format(f"第{n}调研报告", text) for n, text in zip("甲乙丙丁", texts, strict=False)
    }
    with Library.open(fill(tmp_path, files)[0]) as library:
        return library.compare(indicator).mixed


@pytest.mark.parametrize(
    ("indicator", "texts", "expected"),
    [
        (
            "常住人口",
            ("2022年，全县常住人口（不含外来务工人员）12.3万人。", "2022年，全县常住人口13.1万人。"),
            ("统计范围口径不一：“不含外来务工人员” 1 条，未注明 1 条，比较前请核对。",),
        ),
        (
            "农村居民人均可支配收入增速",
            (
                "2022年，全县农村居民人均可支配收入名义增长8.0%。",
                "2022年，全县农村居民人均可支配收入实际增长7.1%。",
                "2022年，扣除价格因素，全县农村居民人均可支配收入增长7.1%。",
            ),
            ("价格口径不一：“可比价” 2 条，“现价” 1 条，比较前请核对。",),
        ),
        (
            "地区生产总值",
            ("2022年，初步核算，全县地区生产总值210亿元。", "2022年，全县地区生产总值212亿元（年报数）。"),
            ("数据性质不一：“初步核算数” 1 条，“年报数” 1 条，比较前请核对。",),
        ),
        (
            "常住人口",
            (
                "2022年，全县常住人口（不含外来务工人员）12.3万人。",
                "2022年，全县常住人口（不含外来务工人员）12.3万人。",
            ),
            (),
        ),
        ("常住人口", ("2022年，全县常住人口12.3万人。", "2021年，全县常住人口12.1万人。"), ()),
        (
            "常住人口",
            ("2022年，云溪镇常住人口2.3万人。", "2021年，石桥镇常住人口2.1万人。"),
            ("年份不一：没有一个时间各地都有数；不同年份的数不宜直接比高低。",),
        ),
        (
            "常住人口",
            (
                "2022年，云溪镇常住人口2.3万人。2022年，石桥镇常住人口2.2万人。",
                "2021年，白沙镇常住人口2.1万人。",
            ),
            (
                "年份不一：没有一个时间各地都有数，最多的是 2022，3 个地区里有 2 个；不同年份的数不宜直接比高低。",
            ),
        ),
    ],
)
def test_what_is_mixed_is_said_with_its_counts(
    tmp_path: Path, indicator: str, texts: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    assert said(tmp_path, indicator, *texts) == expected


def test_a_budget_and_final_accounts_are_other_kinds_of_data_and_aims_stand_apart(tmp_path: Path) -> None:
    files = {
        "a.txt": "青禾县2023年财政预算\n一、基本情况\n2023年，全县教育支出5.2亿元。\n",
        "b.txt": "青禾县2023年财政决算\n一、基本情况\n2023年，全县教育支出5.6亿元。\n",
        "c.txt": "青禾县教育工作调研报告\n一、基本情况\n2023年，全县教育支出5.5亿元。\n青禾县教育局\n2021年8月20日\n",
    }
    with Library.open(fill(tmp_path, files)[0]) as library:
        comparison = library.compare("教育支出")

    assert [row.figure.raw for cell in comparison.cells for row in cell.figures].count("5.5亿元") == 0
    assert all(f"“{kind}” 1 条" in comparison.mixed[0] for kind in ("预算数", "决算数"))


def test_numbers_of_other_terms_are_no_disagreement_of_reports(tmp_path: Path) -> None:
    files = {
        "a.txt": PLAIN.format("甲报告", "2022年，全县党员（不含流动党员）1213名。"),
        "b.txt": PLAIN.format("乙报告", "2022年，全县党员1228名。"),
        "c.txt": PLAIN.format("丙报告", "2022年，全县党员1230名。"),
    }
    with Library.open(fill(tmp_path, files)[0]) as library:
        assert [[row.figure.raw for row in one.rows] for one in library.discrepancies()] == [
            ["1228名", "1230名"]
        ]


def test_a_number_that_is_no_exact_one_is_shown_with_its_sign(tmp_path: Path) -> None:
    texts = {
        "甲.txt": PLAIN.format("甲调研报告", "2021年，全县护林员约1200名。2022年，全县护林员1100多名。"),
        "乙.txt": PLAIN.format("乙调研报告", "2020年，全县护林员不足900名。2023年，全县护林员约1300名。"),
        "丙.txt": PLAIN.format("丙调研报告", "2023年，全县护林员1300名。"),
    }
    with Library.open(fill(tmp_path, texts)[0]) as library:
        comparison = library.compare("护林员数")
        book = load_workbook(BytesIO(comparison_xlsx(comparison)))

    assert {cell.time: cell_text(cell) for cell in comparison.cells} == {
        "2020": "＜900",
        "2021": "约1,200",
        "2022": "＞1,100",
        "2023": "1,300",
    }
    assert [said_as(cell.figures[0]) for cell in comparison.cells][:3] == ["＜900名", "约1200名", "1100多名"]
    assert cell_sources(comparison.cells[1]).startswith("约1200名《")
    sheet = book["对比"]
    assert [sheet.cell(3, column).value for column in range(2, 6)] == [900, 1200, 1100, 1300]
    notes = [sheet.cell(3, column).comment for column in range(2, 6)]
    assert [note and note.text for note in notes] == [
        "原文不是确数：＜900",
        "原文不是确数：约1200",
        "原文不是确数：＞1100",
        None,
    ]
