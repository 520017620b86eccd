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


NOTICE = f"""中共青禾县委办公室文件
青办发〔2023〕8号
中共青禾县委办公室 青禾县人民政府办公室
关于印发《青禾县村集体经济三年行动方案》的通知
各乡镇党委、政府：
{BODY}
中共青禾县委办公室
青禾县人民政府办公室
2023年4月12日"""


def test_bodies_over_a_title_belong_to_it_and_all_who_sign_issue_it() -> None:
    found = metadata(NOTICE)
    assert found.title == (
        "中共青禾县委办公室青禾县人民政府办公室关于印发《青禾县村集体经济三年行动方案》的通知"
    )
    assert found.issuer == "中共青禾县委办公室、青禾县人民政府办公室"
    assert (found.number, found.date) == ("青办发〔2023〕8号", "2023-04-12")
    assert found.place_path == ("青禾县",)


@pytest.mark.parametrize(
    "head",
    [
        (
            "海州市人民代表大会常务委员会公告\n第12号\n《海州市文明行为促进条例》已由海州市第九届人民代表大会"
            "常务委员会第五次会议于2021年6月2日通过，现予公布，自2021年8月1日起施行。\n2021年7月5日"
        ),
        (
            "某省人民代表大会常务委员会\n关于批准《海州市文明行为促进条例》\n的决议\n"
            "（2021年7月30日某省第十三届人民代表大会常务委员会第二十次会议通过）\n"
            "某省第十三届人民代表大会常务委员会第二十次会议审查了《海州市文明行为促进条例》，"
            "认为不同宪法、法律、行政法规相抵触，决定予以批准，由海州市人民代表大会常务委员会公布施行。"
        ),
    ],
)
def test_a_law_that_an_announcement_brings_along_is_the_document(head: str) -> None:
    found = metadata(
        f"{head}\n海州市文明行为促进条例\n"
        "（2021年6月2日海州市第九届人民代表大会常务委员会第五次会议通过）\n"
        f"第一章 总则\n第一条 {BODY}\n第二条 {BODY}\n第三条 {BODY}"
    )
    assert (found.title, found.kind) == ("海州市文明行为促进条例", "法规")
    assert (found.issuer, found.date) == ("海州市人民代表大会常务委员会", "2021-06-02")


def test_a_law_by_order_has_the_number_of_the_order_and_its_issuer() -> None:
    found = metadata(
        "青禾水利部令2022年第3号\n《乡村水库管理办法》已于2022年1月5日经第1次部务会议通过，现予公布，"
        "自2022年3月1日起施行，请各地遵照执行，并将执行情况报告我部。\n2022年1月26日\n乡村水库管理办法\n"
        f"第一章 总则\n第一条 {BODY}\n第二条 {BODY}\n第三条 {BODY}"
    )
    assert (found.title, found.number) == ("乡村水库管理办法", "青禾水利部令2022年第3号")
    assert found.issuer == "青禾水利部"


def test_a_notice_of_amendment_keeps_its_own_title() -> None:
    text = (
        "青禾县人民政府关于修改《青禾县河道管理办法》的决定\n"
        f"{BODY}《青禾县河道管理办法》根据本决定作相应修改，重新公布。\n青禾县河道管理办法\n第一条 {BODY}"
    )
    assert metadata(text).title == "青禾县人民政府关于修改《青禾县河道管理办法》的决定"


def test_the_place_of_a_work_report_is_that_of_the_congress_it_was_given_to() -> None:
    found = metadata(
        "政府工作报告\n——2024年1月15日在青禾县第十八届人民代表大会第四次会议上\n青禾县县长 李一鸣\n"
        f"各位代表：\n{BODY}\n一、2023年工作回顾\n{BODY}"
    )
    assert (found.issuer, found.place, found.date) == ("青禾县人民政府", "青禾县", "2024-01-15")


@pytest.mark.parametrize(
    ("title", "issuer"),
    [
        ("青禾县民政局2024年部门预算", "青禾县民政局"),
        ("2022年度青禾县云溪镇人民政府部门决算公开说明", "青禾县云溪镇人民政府"),
        ("青禾县2024年县级部门预算", None),
        ("2023年青禾大学云溪实践队候鸟调查报告", "青禾大学云溪实践队"),
        ("青禾县关于村集体经济的调研报告", None),
        ("青禾县农业农村局关于村集体经济的调研报告", "青禾县农业农村局"),
    ],
)
def test_a_title_names_the_body_that_nobody_signs_for(title: str, issuer: str | None) -> None:
    assert metadata(f"{title}\n{BODY}\n一、概况\n{BODY}").issuer == issuer


def test_the_imprint_tells_who_issued_a_text_without_title_and_signature() -> None:
    found = metadata(
        f"{BODY}\n一、总体要求\n{BODY}\n抄送：县委各部门。\n青禾县人民政府办公室 ２０２４年３月６日印发"
    )
    assert (found.issuer, found.date, found.place) == ("青禾县人民政府办公室", "2024-03-06", "青禾县")


def test_a_masked_date_ends_a_signature_and_is_no_date() -> None:
    found = metadata(f"XX县农村养老调研报告\n{BODY}\n一、现状\n{BODY}\nXX县民政局\n20XX年X月")
    assert (found.issuer, found.date) == ("XX县民政局", None)


def test_the_group_before_its_members_names_issues_a_report() -> None:
    found = metadata(
        f"翠湖湿地鸟类调研报告\n2023年青禾大学赴翠湖实践支队 李一鸣、王小川\n{BODY}\n一、前言\n{BODY}"
    )
    assert (found.issuer, found.place) == ("2023年青禾大学赴翠湖实践支队", "翠湖")


def test_an_address_signs_nothing() -> None:
    assert metadata(f"不动产登记的通知\n云溪区青年路鑫源小区25号楼1单元601室\n{BODY}").issuer is None


def test_a_notice_above_the_text_it_brings_along_tells_issuer_and_date() -> None:
    found = metadata(
        f"各乡镇人民政府：\n现将《青禾县养老服务指南》印发给你们。\n青禾县民政局\n2022年11月3日\n"
        f"青禾县养老服务指南\n{BODY}\n一、总体要求\n{BODY}"
    )
    assert (found.title, found.issuer, found.date) == ("青禾县养老服务指南", "青禾县民政局", "2022-11-03")


def test_the_largest_letters_are_the_title_where_no_line_names_a_document() -> None:
    text = f"专题·档案建设\n{BODY}\n勇立潮头\n建设新型档案室\n文/青禾县档案局\n{BODY}\n{BODY}"
    sizes = {0: 11, 1: 9, 2: 26, 3: 26, 4: 9, 5: 9, 6: 9}
    found = metadata(text, styles={line: Style(size=float(size)) for line, size in sizes.items()})
    assert (found.title, found.issuer) == ("勇立潮头建设新型档案室", "青禾县档案局")


def test_lines_of_a_table_of_contents_are_no_title() -> None:
    text = f"目  录\n云溪镇信访工作调研报告 …………10\n云溪镇养老服务调研报告\n{BODY}\n一、现状\n{BODY}"
    assert metadata(text).title == "云溪镇养老服务调研报告"


def test_a_place_is_read_from_a_form_and_from_the_example_of_a_subtitle() -> None:
    form = f"新时代翠湖建设调研\n调研地点：青禾县云溪镇\n{BODY}\n一、背景\n{BODY}"
    assert metadata(form).place == "青禾县云溪镇"
    assert metadata(f"乡村民宿发展调研报告\n——以云溪镇为例\n{BODY}\n一、背景\n{BODY}").place == "云溪镇"


def test_a_text_that_nobody_signs_is_of_the_city_it_calls_its_own_again_and_again() -> None:
    said = "为加快全市养老服务发展，市民政局牵头，全市设立床位。岳阳市已有试点，岳阳市另行公布名单。"
    assert metadata(f"{said}\n一、总体要求\n{BODY}").place == "岳阳市"
    assert metadata(f"{said}长沙市、长沙市、岳阳市。\n一、总体要求\n{BODY}").place is None
    assert metadata(f"岳阳市和岳阳市的做法值得借鉴，形成经验材料一份。\n一、总体要求\n{BODY}").place is None
