"""What is a quantity, what it is worth, and what only looks like one."""

from __future__ import annotations

from decimal import Decimal

import pytest
from figure_texts import figures_of

from ingest.figures.amount import Quantity
from ingest.figures.scan import Blank, scan
from ingest.figures.shadow import cast


def quantities(text: str) -> list[Quantity]:
    return [token for token in scan(cast(text).text, "2024") if isinstance(token, Quantity)]


@pytest.mark.parametrize(
    ("text", "value", "unit", "norm", "norm_unit"),
    [
        ("村民1280人", "1280", "人", "1280", "人"),
        ("党员77 名", "77", "名", "77", "人"),
        ("收入１２．５万元", "12.5", "万元", "125000", "元"),
        ("支出3,296,600元", "3296600", "元", "3296600", "元"),
        ("投入540多亿元", "540", "亿元", "54000000000", "元"),
        ("游客1亿3千多万人次", "1.3", "亿人次", "130000000", "人次"),
        ("里程2万5千公里", "2.5", "万公里", "25000", "公里"),
        ("耕地1.5万亩", "1.5", "万亩", "1000", "公顷"),
        ("占六成", "6", "成", "60", "%"),
        ("占百分之四点五", "4.5", "%", "4.5", "%"),
        ("提高2个百分点", "2", "个百分点", "2", "百分点"),
        ("翻了一番", "1", "番", "2", "倍"),
        ("下设三个党支部", "3", "个", "3", "个"),
        ("減少８６萬噸", "86", "万吨", "860000", "吨"),
        ("村民1\u200b2\u200b0人", "120", "人", "120", "人"),
        ("原煤二亿二千万吨", "2.2", "亿吨", "220000000", "吨"),
        ("支出一千四百多亿元", "1400", "亿元", "140000000000", "元"),
        ("毕业四万五千人", "45000", "人", "45000", "人"),
        ("增长九点九倍", "9.9", "倍", "9.9", "倍"),
        ("投入三点五亿元", "3.5", "亿元", "350000000", "元"),
        ("资金1亿2千万元", "1.2", "亿元", "120000000", "元"),
        ("里程5万4千6百米", "5.46", "万米", "54600", "米"),
        ("支出１，４９７，６１６元", "1497616", "元", "1497616", "元"),
        ("储备1 9 4 亿元", "194", "亿元", "19400000000", "元"),
        ("占四分之三", "75", "%", "75", "%"),
        ("三分之一的农户", "33.3333", "%", "33.3333", "%"),
        ("占七成六", "7.6", "成", "76", "%"),
        ("占半数以上", "50", "%", "50", "%"),
        ("租种三亩半", "3.5", "亩", "0.233", "公顷"),
        ("增长一倍半", "1.5", "倍", "1.5", "倍"),
        ("用电3620万度", "3620", "万度", "36200000", "度"),
        ("漏损率12‰", "12", "‰", "12", "‰"),
        ("低至-30℃", "-30", "℃", "-30", "℃"),
        ("每项80万元/项", "80", "万元/项", "800000", "元/项"),
        ("检查1737家次", "1737", "家次", "1737", "家次"),
    ],
)
def test_a_quantity_is_read_with_its_comparable_amount(
    text: str, value: str, unit: str, norm: str, norm_unit: str
) -> None:
    (found,) = quantities(text)

    assert (found.value, found.unit) == (Decimal(value), unit)
    assert isinstance(found.norm_value, Decimal)
    assert found.norm_value.quantize(Decimal("0.001")) == Decimal(norm).quantize(Decimal("0.001"))
    assert found.norm_unit == norm_unit


@pytest.mark.parametrize(
    ("text", "qualifier", "op"),
    [
        ("约300户", "约", "≈"),
        ("300户左右", "左右", "≈"),
        ("超过300户", "超过", ">"),
        ("300多户", "多", ">"),
        ("300户以上", "以上", ">="),
        ("不少于300户", "不少于", ">="),
        ("不足300户", "不足", "<"),
        ("300户以内", "以内", "<="),
        ("只有300户", "只有", "="),
        ("达到300户", None, "="),
    ],
)
def test_qualifiers_say_how_exact_a_number_is(text: str, qualifier: str | None, op: str) -> None:
    (found,) = quantities(text)

    assert (found.qualifier, found.op) == (qualifier, op)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("每件补助100至300元", "100", "300", "元"),
        ("占20%—30%", "20", "30", "%"),
        ("海拔3200米至3600米", "3200", "3600", "米"),
        ("每组5到8人", "5", "8", "人"),
        ("约三四百人", "300", "400", "人"),
        ("十七八户", "17", "18", "户"),
        ("增长百分之四到五", "4", "5", "%"),
        ("日产六百吨到八百五十吨", "600", "850", "吨"),
        ("占三至四成", "3", "4", "成"),
        ("气温6℃—19℃", "6", "19", "℃"),
    ],
)
def test_a_range_is_a_pair(text: str, low: str, high: str, unit: str) -> None:
    (found,) = quantities(text)

    assert (found.value, found.unit) == ((Decimal(low), Decimal(high)), unit)


def test_from_five_to_eight_people_are_two_numbers() -> None:
    assert [found.value for found in quantities("由5人到8人")] == [5, 8]


@pytest.mark.parametrize(
    "text",
    [
        "第3名",
        "第二十三条",
        "排在前10名",
        "党的十九大以来",
        "2023年7月至9月",
        "近五年来",
        "“三会一课”制度",
        "青政发〔2023〕12号",
        "沿G312国道",
        "35岁以下的同志",
        "60周岁及以上老年人",
        "一批骨干",
        "统一部署、进一步推进",
        "千家万户",
        "十分重要",
        "从三个方面入手",
        "这两户人家",
        "三年行动方案",
        "见图2所示",
        "1、基本情况",
        "十几个人",
        "24小时值班",
        "15万年前",
        "第1-2层",
        "符合802.3：2008规范",
        "晚8时40分",
        "票证多达几十种",
        "这一百一十九个项目",
        "营口电厂二期",
        "一两个问题",
        "共１２亿千人",
    ],
)
def test_what_only_looks_like_a_number_is_no_quantity(text: str) -> None:
    assert quantities(text) == []


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("共有学生XX人", "XX人"),
        ("安排资金____万元", "____万元"),
        ("成立**个小组", "**个"),
        ("党员..人", "..人"),
    ],
)
def test_a_placeholder_with_a_unit_becomes_a_masked_figure(text: str, raw: str) -> None:
    (figure,) = figures_of(text)

    assert (figure.kind, figure.value, figure.raw) == ("masked", None, raw)


@pytest.mark.parametrize("text", ["XX镇政府", "****律师事务所", "XX月XX日", "……由此可见"])
def test_a_placeholder_for_a_name_or_a_date_is_none(text: str) -> None:
    assert not [token for token in scan(cast(text).text, None) if isinstance(token, Blank)]


@pytest.mark.parametrize(
    ("text", "values", "unit"),
    [
        ("处500元以上3000元以下罚款", ("500", "3000"), "元"),
        ("处一万元以上十万元以下罚款", ("1", "10"), "万元"),
        ("处违法所得一倍以上五倍以下罚款", ("1", "5"), "倍"),
        ("职工100人以上不足300人的企业", ("100", "300"), "人"),
        ("产值50万元以上、100万元以下的作坊", ("50", "100"), "万元"),
    ],
)
def test_a_lower_and_an_upper_end_are_one_range(text: str, values: tuple[str, str], unit: str) -> None:
    (found,) = quantities(text)

    assert (found.value, found.unit) == (tuple(map(Decimal, values)), unit)


def test_two_open_ends_of_unlike_things_stay_two() -> None:
    assert [found.op for found in quantities("面积100平方米以上、职工20人以下的作坊")] == [">=", "<="]
