"""What contradicts itself is found with its arithmetic; rounding and approximations raise nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from figure_texts import report_of

from ingest.figures import extract_figures, find_conflicts
from report import Conflict, Severity

TABLE = [["乡镇", "收入（万元）"], ["石桥镇", "486"], ["柳溪镇", "213"], ["东湾镇", "377"], ["合计", "1086"]]


def conflicts_of(*paragraphs: str | list[list[str]]) -> tuple[Conflict, ...]:
    report = report_of(*paragraphs)
    figures = extract_figures(report)
    return find_conflicts(figures, replace(report, figures=figures))


def high(*paragraphs: str | list[list[str]]) -> list[str]:
    return [conflict.kind for conflict in conflicts_of(*paragraphs) if conflict.severity is Severity.HIGH]


@pytest.mark.parametrize(
    ("paragraphs", "kind"),
    [
        (("全镇党员总数121名。", "全镇党员只有122人。"), "restated"),
        (("投入资金1460万元，其中上级补助820万元、镇级配套310万元、群众自筹290万元。",), "sum"),
        (("新街社区党员总数22名，小学文化3名；初中文化12名；高中文化4名；大专及以上5名。",), "sum"),
        (("全镇接待游客58.6万人次。其中过夜游客21.4万人次，占42.5%。",), "share"),
        (("养老院设置床位1860张，现入住老人1023人，床位入住率为60.2%。",), "share"),
        (("共有行政村186个。村集体总收入5580万元，村均32万元。",), "ratio"),
        (("返乡创业人员由2021年的904人增加到2023年的1386人，增长43.3%。",), "ratio"),
        (("共有党员20名，其中流动党员31名。",), "part"),
        (("大厅设置开办、建设、登记、社保5个专区。",), "count"),
        (("60周岁以上老年人3496人。其中，60至69岁1852人，70至79岁1127人，80周岁以上507人。",), "sum"),
        (("全镇党员总数2187名。", "其中快递员党员23名。", "全镇党员总数2178名。"), "restated"),
        (("全镇有旅店98家。", "对89家旅店逐一检查。"), "restated"),
        (("中心设咨询、受理、办结、投诉、评价6个窗口。",), "count"),
        (("党员总数1349名，比上年的1334名增加15名。流动党员168名，占党员总数的14.25%。",), "share"),
        ((TABLE,), "table"),
    ],
)
def test_what_cannot_be_right_is_a_conflict(paragraphs: tuple[str, ...], kind: str) -> None:
    assert kind in high(*paragraphs)


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("共有党员77名，其中机关党支部21名、社区党支部56名。",),
        ("共有党员812名，其中流动党员126名，占党员总数的15.5%。",),
        ("流动党员中，在省外的23名，占18.3%；在省内的53名，占42.1%；在县内的50名，占39.7%。",),
        ("户籍人口41.6万人，其中老年人9.8万人，占户籍人口的23.6%。",),
        ("总收入2386万元，比上年增加212万元，增长9.8%。",),
        ("互助点64个，其中正常运转的39个，占六成左右。",),
        ("全镇有党员90名。", "到2027年，全镇党员达到120名。"),
        ("普及率由61.3%提高到86.3%，提高25个百分点。",),
        ("办公经费每年2万元。", "办公经费每年20000元。"),
        ("清晨棚内气温9.9℃。", "中午棚内气温12℃。"),
        ("全县用水重复利用率70.7%，其中工业用水重复利用率80.9%。",),
        ("辖翠屏、东湖、学府3个社区。",),
        ("共有党员100名，其中妇女34名、少数民族71名。",),
        ("共有项目2361项，其中国家级88项，省级238项、市级782项、县级1253项。",),
        ("全年受理信访184件次，其中来信36件次、来访97件次。",),
        ("党员总数1872名。35岁以下党员298名，占党员总数的15.9%；60岁以上党员691名，占36.9%。",),
        ("党员总数2204名，其中女党员572名，占26.0%。大专以上学历党员716名，占32.5%。",),
        ("工作人员71人，其中护理员43人，持有技能等级证书的29人，占67.4%。",),
        ("市场主体12860户，比2023年的12030户增长6.9%，其中企业2318户、个体9964户、合作社578户。",),
        ("流动党员由2020年的1015名增加到2024年的1181名，占比由13.1%上升到14.5%。党员总数8167名。",),
        ("废弃砂场6处，其中3处建成厂房，吸引企业9家入驻。",),
        ("全镇党员总数2187名。", "16个村没有后备人选，另有党员23名。"),
        ("60周岁以上老年人3496人，其中70至79岁1127人，80周岁以上507人。",),
        ("经费支出比预算数2982万元少支74万元。其中，教育支出1376万元，占预算数的96.9%；医疗支出318万元。",),
        (
            "2007年，生产总值24.66万亿元。",
            "科研经费从2002年的1288亿元增加到2007年的3664亿元，占生产总值的比重从1.07%提高到1.49%。",
        ),
        (
            "专项普查支出25万元，上年预算执行数为60.13万元。",
            "群众团体支出42万元，上年预算执行数为60.79万元。",
        ),
        ("装备标准包括传感器、机器人、机床等10个部分。", "行业标准包括船舶、石化、纺织等12个部分。"),
        ("支持物资供应涉及增值税、关税3个税种5项政策。", "鼓励捐赠涉及契税、印花税2个税种4项政策。"),
        ("工作涉及防护、供应、捐赠、复工四个方面12项政策。",),
        ("县商务局对超市、批发市场、农贸市场的115个价格进行监测。",),
        ("调查点分布在河湾，东岭、西岭、南坡、北坡5个村。",),
        ("新增农机企业48家，新增普通农具企业63家。截至6月，农机企业已投产的84家。",),
        ("定点医院从13家扩增到30家。", "经过改造，定点医院由13家扩充到30家。"),
        ("随地吐痰的，处罚款50元。", "乱扔垃圾的，处罚款200元。"),
        ("全镇党员总数990名。", "在工地上成立流动党员党支部1个，有党员937名。"),
        ("全镇党员总数990名，其中18岁至35岁124名，60岁以上428名。",),
    ],
)
def test_rounding_partial_lists_and_other_times_raise_nothing(paragraphs: tuple[str, ...]) -> None:
    assert conflicts_of(*paragraphs) == ()


def test_a_conflict_tells_its_arithmetic_and_points_at_its_figures() -> None:
    report = report_of("投入资金1460万元，其中上级补助820万元、镇级配套310万元、群众自筹290万元。")
    figures = extract_figures(report)
    (conflict,) = find_conflicts(figures, report)

    assert conflict.explanation == "820+310+290=1420万元，与青禾镇投入资金1460万元相差40万元。"
    assert [figures[index].raw for index in conflict.figures] == ["820万元", "310万元", "290万元", "1460万元"]


def test_values_far_apart_are_only_a_hint() -> None:
    (conflict,) = conflicts_of("全镇参保人数1200人。", "全镇参保人数36000人。")

    assert conflict.severity is Severity.LOW
