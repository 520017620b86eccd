from __future__ import annotations

import pytest
from structure_texts import ANNEXED, BODY, LAW, NUMBERED, blocks_of

from ingest.kinds import read_kind
from ingest.metadata import Metadata, read_metadata
from ingest.outline import outline
from ingest.places import find_place
from report import Style


def metadata(text: str, *, name: str = "", styles: dict[int, Style] | None = None) -> Metadata:
    blocks = blocks_of(text, styles)
    return read_metadata(blocks, outline(blocks), name=name)


def test_title_signature_and_place_are_read_from_a_report() -> None:
    assert metadata(NUMBERED) == Metadata(
        title="关于柳塘镇养老服务情况的调研报告",
        kind="调研报告",
        number=None,
        issuer="柳塘镇民政办公室",
        place="柳塘镇",
        date="2023-05-18",
        place_path=("柳塘镇",),
    )


def test_a_law_is_dated_by_its_adoption_and_issued_by_the_body_that_adopted_it() -> None:
    found = metadata(LAW)
    assert (found.kind, found.date) == ("法规", "2021-06-02")
    assert found.issuer == "柳州县人民代表大会常务委员会"


def test_the_latest_amendment_dates_a_law_and_an_approval_does_not() -> None:
    text = (
        "沙洲市消防条例\n1995年10月27日 沙洲市第十届人民代表大会常务委员会第二次会议通过\n"
        "2020年3月19日 沙洲市第十五届人民代表大会常务委员会第八次会议修正\n"
        f"2020年5月1日 某省人民代表大会常务委员会批准\n第一条 {BODY}\n第二条 {BODY}\n第三条 {BODY}"
    )
    assert metadata(text).date == "2020-03-19"


def test_a_title_over_two_lines_is_one_and_a_collection_heading_is_none() -> None:
    text = f"第三篇：甲镇党建报告\n甲水镇基层党建工作的\n调研报告\n{BODY * 2}"
    assert metadata(text).title == "甲水镇基层党建工作的调研报告"


def test_a_red_head_and_a_number_stand_above_the_title() -> None:
    text = f"柳塘镇人民政府文件\n柳政发〔2022〕15号\n柳塘镇人民政府关于加强河道管理的意见\n各村：\n{BODY * 2}"
    found = metadata(text)
    assert found.title == "柳塘镇人民政府关于加强河道管理的意见"
    assert (found.number, found.issuer, found.place) == ("柳政发〔2022〕15号", "柳塘镇人民政府", "柳塘镇")


def test_a_cited_number_is_not_the_document_s_own() -> None:
    assert metadata(f"关于做好统计工作的通知\n根据县政发〔2021〕3号文件，{BODY * 2}").number is None


def test_issuer_and_date_may_stand_under_the_title() -> None:
    found = metadata(f"北坡区营商环境调研报告\n北坡区政府研究室（２０２４年１１月８日）\n{BODY * 2}")
    assert (found.issuer, found.date) == ("北坡区政府研究室", "2024-11-08")


def test_issuer_and_date_may_share_a_line_parted_by_a_space() -> None:
    found = metadata(f"甲水镇乡村振兴调研报告\n甲水镇人大主席团　2023年12月15日\n{BODY * 2}")
    assert (found.issuer, found.date) == ("甲水镇人大主席团", "2023-12-15")


def test_the_report_of_a_town_s_government_on_a_year_is_a_work_report() -> None:
    found = metadata(f"甲水镇人民政府2022年工作报告\n——2023年1月9日在镇人民代表大会上\n{BODY * 2}")
    assert (found.kind, found.issuer, found.date) == ("政府工作报告", "甲水镇人民政府", "2023-01-09")


def test_the_month_of_the_survey_dates_a_report_that_nobody_signed() -> None:
    text = f"甲水镇党建调研报告\n2012年8月，我镇通过座谈会进行了调研，形成以下报告。\n一、基本情况\n{BODY}"
    assert metadata(text).date == "2012-08"


def test_the_name_of_a_file_is_no_evidence_for_a_date() -> None:
    assert metadata(f"关于做好统计工作的通知\n{BODY * 2}", name="2019-05-01.txt").date is None


def test_a_text_that_begins_with_its_first_paragraph_has_no_title() -> None:
    assert metadata(f"{BODY * 2}\n一、总体要求\n{BODY}").title is None


def test_a_title_in_traditional_characters_keeps_them() -> None:
    found = metadata(f"柳塘鎮鄉村旅遊發展調研報告\n{BODY * 2}\n柳塘鎮旅遊服務中心\n2024年3月")
    assert (found.title, found.place) == ("柳塘鎮鄉村旅遊發展調研報告", "柳塘鎮")
    assert (found.kind, found.issuer) == ("调研报告", "柳塘鎮旅遊服務中心")


def test_a_year_in_the_title_of_a_notice_is_not_its_date() -> None:
    assert metadata(f"县水利局关于做好2021年度防汛工作的通知\n{BODY * 2}").date is None
    assert metadata(f"柳塘镇2021年部门预算\n{BODY * 2}").date == "2021"


def test_an_annex_does_not_hide_the_signature_before_it() -> None:
    assert metadata(ANNEXED).date == "2022-03-01"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("关于梧桐镇流动党员管理情况的调研报告", "梧桐镇"),
        ("海州市柳塘区人民政府东门街道办事处", "海州市柳塘区东门街道"),
        ("x 镇党建工作调研报告", "x镇"),
        ("**街道城市社区治理情况调研", "**街道"),
        ("XX县农村学校调研报告", "XX县"),
        ("关于雁口县村卫生室运行情况的调研报告", "雁口县"),
        ("中华人民共和国消防法", None),
        ("全市营商环境调研", None),
        ("甲水镇农业农村办公室", "甲水镇"),
        ("城市社区治理调研", None),
        ("党建工作调研报告", None),
    ],
)
def test_places_carry_their_level_at_the_beginning(text: str, place: str | None) -> None:
    assert find_place(text) == place


@pytest.mark.parametrize(
    ("title", "text", "kind"),
    [
        ("2023年柳塘县政府工作报告", "", "政府工作报告"),
        ("柳塘镇2024年部门预算", "", "预决算"),
        ("柳塘县2023年统计公报", "", "年报"),
        ("柳塘县消防条例", "第一条 为了", "法规"),
        ("候鸟种群动态研究", "参考文献", "学术报告"),
        ("柳塘镇养老调研与思考", "", "调研报告"),
        ("关于加强河道管理的意见", "", "政策文件"),
        ("红绿灯的故事", "", "其他"),
        (None, "各市人民政府，各县（市、区）人民政府：\n现就有关事项通知如下", "政策文件"),
    ],
)
def test_the_title_tells_the_kind(title: str | None, text: str, kind: str) -> None:
    assert read_kind(title, text) == kind
