"""Recognised text takes the form of Chinese print, and nothing else of it changes."""

from __future__ import annotations

import pytest

from ingest.recognition.spelling import chinese_form, with_gaps


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("截至 2024 年末", "截至2024年末"),
        ("全 镇 共 有", "全镇共有"),
        ("WTO rules apply", "WTO rules apply"),
        ("PM2.5 (GB 3095)", "PM2.5 (GB 3095)"),
        ("(一)组织领导", "（一）组织领导"),
        ("合作社18家(含联社)", "合作社18家（含联社）"),
        ("(2025年12月26日）", "（2025年12月26日）"),
        ("户籍人口(人", "户籍人口（人"),
        ("元)", "元）"),
        (")", "）"),
        ("户数3,874户,增长6.5%", "户数3,874户，增长6.5%"),
        ("联系人:周怀远", "联系人：周怀远"),
        ("上午9:30", "上午9:30"),
        ("f(x)=3", "f(x)=3"),
        ("完成率98.5％", "完成率98.5％"),
        ("青政发〔2023〕1号", "青政发〔2023〕1号"),
        ("-3-", "— 3 —"),
        ("一12一", "— 12 —"),
        ("2019-2023", "2019-2023"),
        ("表12024年分乡镇指标", "表1 2024年分乡镇指标"),
        ("表1各乡镇", "表1各乡镇"),
        ("第一章　总则", "第一章　总则"),
        ("", ""),
    ],
)
def test_recognised_text_takes_the_form_of_chinese_print(said: str, meant: str) -> None:
    assert chinese_form(said) == meant


@pytest.mark.parametrize(
    ("text", "places", "spaced"),
    [
        ("县长周怀远", (3, 7, 14, 18, 22), "县长　周怀远"),
        ("全镇共有", (3, 7, 12, 15), "全镇共有"),
        ("村名数量床位", (3, 7, 11, 15, 27, 31), "村名数量　　床位"),
        ("全镇，共有", (3, 7, 10, 15, 19), "全镇，共有"),
        ("合计12户数", (4, 8, 11, 13, 16, 20), "合计12户数"),
        ("全镇", (3, 7), "全镇"),
        ("全镇共有", (3, 7), "全镇共有"),
    ],
)
def test_a_wide_gap_is_a_space_and_an_uneven_step_is_none(
    text: str, places: tuple[float, ...], spaced: str
) -> None:
    assert with_gaps(text, places) == spaced


def test_long_lines_of_brackets_end_soon() -> None:
    assert len(chinese_form("(" * 20_000 + ")")) == 20_001
