"""The 口径 of a number is kept with it as printed; words that belong to no number are given to none."""

from __future__ import annotations

import pytest
from figure_texts import figures_of

from ingest.figures.caliber import answers, noted

CASES = [
    (
        "全县常住人口（不含外来务工人员）12.3万人，户籍人口15.6万人。",
        {"12.3万人": "不含外来务工人员", "15.6万人": None},
    ),
    ("全镇共有党员121名（不含流动党员），流动党员15名。", {"121名": "不含流动党员", "15名": None}),
    ("全县固定资产投资（不含农户）88.6亿元，增长5%。", {"88.6亿元": "不含农户", "5%": None}),
    (
        "地区生产总值210.5亿元，按不变价格计算，比上年增长6.2%。",
        {"210.5亿元": None, "6.2%": "按不变价格计算"},
    ),
    (
        "按可比价格计算，地区生产总值增长8.5%，其中第一产业增加值30亿元，增长3.1%。",
        {"8.5%": "按可比价格计算", "30亿元": None, "3.1%": None},
    ),
    ("按现价计算，工业总产值321亿元，按可比价计算增长9%。", {"321亿元": "按现价计算", "9%": "按可比价计算"}),
    ("工业总产值719亿元（按二〇一五年不变价格计算）。", {"719亿元": "按二〇一五年不变价格计算"}),
    ("一般公共预算收入12.6亿元，同口径增长5.2%。", {"12.6亿元": None, "5.2%": "同口径"}),
    ("全口径财政收入20.1亿元。", {"20.1亿元": "全口径"}),
    ("剔除减税降费因素，税收收入增长3.4%。", {"3.4%": "剔除减税降费因素"}),
    (
        "农村居民人均可支配收入21560元，扣除价格因素，实际增长7.1%。",
        {"21560元": None, "7.1%": "扣除价格因素；实际"},
    ),
    ("城镇居民人均可支配收入38000元，名义增长6.0%。", {"38000元": None, "6.0%": "名义"}),
    (
        "按常住人口计算，人均地区生产总值7.2万元，增长6%。",
        {"7.2万元": "按常住人口计算", "6%": "按常住人口计算"},
    ),
    ("城镇化率56.2%（按常住人口计算），提高1.2个百分点。", {"56.2%": "按常住人口计算", "1.2个百分点": None}),
    ("据快报统计，规模以上工业增加值50.2亿元。", {"50.2亿元": "据快报统计"}),
    ("按国家统计局口径，全县服务业增加值66.1亿元。", {"66.1亿元": "按国家统计局口径"}),
    ("以当年价格计算，全县工业总产值321亿元。", {"321亿元": "以当年价格计算"}),
    ("剔除留抵退税后增长5.1%，全县税收8.2亿元。", {"5.1%": "剔除留抵退税后", "8.2亿元": None}),
    ("据青禾县统计公报，全县常住人口12.3万人。", {"12.3万人": "据青禾县统计公报"}),
    ("规模以上工业增加值增长8.1%（可比价）。", {"8.1%": "可比价"}),
    ("一般公共预算收入12.6亿元（全口径20.3亿元）。", {"12.6亿元": None, "20.3亿元": "全口径"}),
    ("按户籍人口每人补助100元。", {"100元": None}),
    ("2022年财政支出决算数为33.2亿元。", {"33.2亿元": "决算数"}),
    ("要统一统计口径，实际工作中按规定计算，全县共有养老机构12家。", {"12家": None}),
    ("工业总产值增长7.5%（不包括村办工业百分之七）。", {"7.5%": None}),
    ("按照常住人口计算。全县共有养老机构12家。", {"12家": None}),
    ("参加培训人员（含退休人员）。全县共有养老机构12家。", {"12家": None}),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:16] for text, _ in CASES])
def test_the_words_stay_with_the_number_they_are_about(text: str, expected: dict[str, str | None]) -> None:
    found = {figure.raw: figure.caliber for figure in figures_of(text)}

    assert {raw: found[raw] for raw in expected} == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("全县固定资产投资（不含农户）88.6亿元。", "固定资产投资"),
        ("全县常住人口（不含外来务工人员）12.3万人。", "常住人口"),
        ("地区生产总值210.5亿元，按不变价格计算，比上年增长6.2%。", "地区生产总值增速"),
        ("农村居民人均可支配收入21560元，扣除价格因素，实际增长7.1%。", "农村居民人均可支配收入增速"),
        ("全口径财政收入20.1亿元。", "全口径财政收入"),
    ],
)
def test_the_name_is_that_of_what_is_counted(text: str, name: str) -> None:
    assert [figure.indicator for figure in figures_of(text)][-1] == name


def test_the_sentence_is_quoted_whole() -> None:
    text = "按可比价格计算，地区生产总值增长8.5%（快报数）"

    assert [figure.quote for figure in figures_of(text)] == [text]


@pytest.mark.parametrize(
    ("texts", "caliber"),
    [
        (("2023年决算数", "教育支出", ""), "决算数"),
        (("调整预算数", "", ""), "调整预算数"),
        (("金额", "在职人员(含聘用人员)", ""), "含聘用人员"),
        (("金额", "教育支出", "2023年支出表"), None),
    ],
)
def test_the_head_of_a_table_tells_it_of_a_column(texts: tuple[str, ...], caliber: str | None) -> None:
    assert noted(*texts) == caliber


@pytest.mark.parametrize(
    ("caliber", "said"),
    [
        ("扣除价格因素；实际", {"价格": "可比价"}),
        ("按不变价格计算", {"价格": "可比价"}),
        ("按现价计算；不含农户", {"价格": "现价", "统计范围": "不含农户"}),
        ("户籍", {"人口": "户籍人口"}),
        ("快报数", {"数据性质": "快报数"}),
        ("调整预算数", {"数据性质": "调整预算数"}),
        (None, {}),
    ],
)
def test_terms_answer_questions(caliber: str | None, said: dict[str, str]) -> None:
    assert answers(caliber) == said
