"""Which documents a text names and how it stands to them, as tables of small texts."""

from __future__ import annotations

import time

import pytest
from structure_texts import blocks_of

from ingest.citations import find_citations, relation_name
from ingest.structure import Read, structure
from report import Citation, Relation, Source

B, R, A, M = Relation.BASIS, Relation.REPEALS, Relation.AMENDS, Relation.MENTIONS
FORWARDS, ATTACHES, AMENDED_BY = Relation.FORWARDS, Relation.ATTACHES, Relation.AMENDED_BY


def cited(
    text: str, *, title: str | None = None, number: str | None = None, kind: str = "政策文件"
) -> tuple[Citation, ...]:
    return find_citations(text, title=title, number=number, kind=kind)


def named(text: str, **about: str) -> list[tuple[Relation, str | None]]:
    return [(one.relation, one.title or one.number) for one in cited(text, **about)]


BASES = [
    ("根据《青禾县养老服务条例》，制定本办法。", [(B, "青禾县养老服务条例")]),
    (
        "根据《甲县养老条例》《乙省养老条例》和国务院《养老服务条例》，结合本县实际，制定本办法。",
        [(B, "甲县养老条例"), (B, "乙省养老条例"), (B, "养老服务条例")],
    ),
    (
        "为贯彻落实《青禾县养老规划》（青政发〔2021〕3号）精神，现提出如下意见。",
        [(B, "青禾县养老规划")],
    ),
    ("按照县政府印发的《全县敬老方案》要求，各村普遍建立台账。", [(B, "全县敬老方案")]),
    ("根据青政发〔2021〕3号文件要求，现将有关事项通知如下：", [(B, "青政发〔2021〕3号")]),
    (
        "制定依据：\n1.《青禾县养老服务条例》\n2.《青禾县敬老办法》",
        [(B, "青禾县养老服务条例"), (B, "青禾县敬老办法")],
    ),
    ("贯彻落实《青禾县养老规划》，制定年度任务。", [(M, "青禾县养老规划")]),
    ("各单位应按照《青禾县敬老办法》编制预案。", [(M, "青禾县敬老办法")]),
    ("违反《青禾县敬老办法》的，不予补助。", [(M, "青禾县敬老办法")]),
]


@pytest.mark.parametrize(("text", "expected"), BASES)
def test_what_a_document_rests_on_is_told_from_what_it_only_names(text, expected) -> None:
    assert named(text) == expected


CHANGES = [
    (
        "本办法自2024年1月1日起施行。2012年5月县政府发布的《青禾县敬老暂行办法》同时废止。",
        [(R, "青禾县敬老暂行办法")],
    ),
    (
        "自施行之日起，《青禾县敬老办法》（青政发〔2010〕5号）、《青禾县助老办法》（青政发〔2011〕6号）予以废止。",
        [(R, "青禾县敬老办法"), (R, "青禾县助老办法")],
    ),
    ("《青禾县敬老办法》（青政发〔2010〕5号）中的相关条款同时废止。", [(A, "青禾县敬老办法")]),
    ("经研究，决定废止《青禾县敬老办法》。", [(R, "青禾县敬老办法")]),
    (
        "下列文件予以废止：\n1.《青禾县敬老办法》（青政发〔2010〕5号）\n2.《青禾县助老办法》\n各单位遵照执行。\n见《青禾县养老条例》。",
        [(R, "青禾县敬老办法"), (R, "青禾县助老办法"), (M, "青禾县养老条例")],
    ),
    (
        "废止的规范性文件目录\n序号\t文件名称\t文号\n1\t青禾县殡葬管理暂行办法\t青政发〔2001〕12号",
        [(R, "青禾县殡葬管理暂行办法")],
    ),
    ("一、将《青禾县敬老办法》第三条修改为：“每月发放一次。”", [(A, "青禾县敬老办法")]),
    ("现对县民政局《青禾县敬老办法》作如下修改：", [(A, "青禾县敬老办法")]),
    ("销售过期食品的，依照《青禾县食品条例》关于销售失效食品的规定处罚。", [(M, "青禾县食品条例")]),
    ("不再执行《青禾县投资规定》中关于投资比例的限制。", [(M, "青禾县投资规定")]),
    ("建议修改《青禾县敬老办法》。", [(M, "青禾县敬老办法")]),
    (
        "2020年6月2日《关于修改〈青禾县敬老办法〉的决定》第一次修正",
        [(AMENDED_BY, "关于修改〈青禾县敬老办法〉的决定")],
    ),
    (
        "2016年县人大《关于修改部分办法的决定》修正的《青禾县敬老办法》同时废止。",
        [(M, "关于修改部分办法的决定"), (R, "青禾县敬老办法")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CHANGES)
def test_what_a_document_repeals_and_amends_is_found(text, expected) -> None:
    assert named(text) == expected


TITLES = [
    ("云溪镇关于印发《云溪镇敬老办法》的通知", [(ATTACHES, "云溪镇敬老办法")]),
    ("云溪镇关于印发云溪镇敬老办法的通知", [(ATTACHES, "云溪镇敬老办法")]),
    ("青禾县人民政府办公室转发县民政局关于敬老工作意见的通知", [(FORWARDS, "县民政局关于敬老工作意见")]),
    ("关于修改《青禾县敬老办法》的决定", [(A, "青禾县敬老办法")]),
    ("关于废止《青禾县敬老办法》等三件文件的决定", [(R, "青禾县敬老办法")]),
    ("关于修改和废止部分文件的决定", []),
    ("关于做好敬老工作的通知", []),
]


@pytest.mark.parametrize(("title", "expected"), TITLES)
def test_the_title_says_what_a_document_issues_passes_on_amends_or_repeals(title, expected) -> None:
    assert named(f"{title}\n各村：请遵照执行。", title=title) == expected


def test_a_title_broken_over_two_lines_is_cited_at_its_place() -> None:
    text = "云溪镇关于印发《云溪镇\n敬老办法》的通知\n各村："

    (one,) = cited(text, title="云溪镇关于印发《云溪镇敬老办法》的通知")

    assert text[one.start : one.end] == "云溪镇\n敬老办法"


def test_what_is_issued_or_passed_on_in_the_text_is_found() -> None:
    assert named("现将《云溪镇敬老办法》印发给你们，请遵照执行。") == [(ATTACHES, "云溪镇敬老办法")]
    assert named("《云溪镇敬老办法》已经镇长办公会通过，现予公布。") == [(ATTACHES, "云溪镇敬老办法")]
    assert named("县民政局《关于敬老工作的意见》已经同意，现转发给你们。") == [
        (FORWARDS, "关于敬老工作的意见")
    ]


def test_a_list_of_attachments_names_documents_and_no_forms() -> None:
    text = "请认真执行。\n附件：1.云溪镇敬老工作方案\n2.云溪镇敬老服务登记表\n3.《云溪镇敬老考核办法》\n云溪镇人民政府\n4.云溪镇其他工作方案"

    assert named(text) == [(ATTACHES, "云溪镇敬老工作方案"), (ATTACHES, "云溪镇敬老考核办法")]


def test_number_and_span_go_with_the_title_before_or_behind_it() -> None:
    text = "见《青禾县敬老办法》（青政发[2010] 5号），以及青民发〔2011〕2号《关于做好敬老工作的通知》。"

    first, second = cited(text)

    assert (first.number, text[first.start : first.end]) == (
        "青政发[2010] 5号",
        "《青禾县敬老办法》（青政发[2010] 5号",
    )
    assert second.number == "青民发〔2011〕2号"
    assert text[second.start :].startswith("青民发〔2011〕2号《关于")


def test_a_number_belongs_to_the_title_before_it_and_not_to_the_next() -> None:
    first, second = cited("见《青禾县敬老办法》（县政府令第12号）《青禾县助老办法》（青政发〔2010〕5号）。")

    assert (first.number, second.number) == ("县政府令第12号", "青政发〔2010〕5号")


def test_titles_within_a_title_belong_to_it() -> None:
    assert named("见《关于印发《云溪镇敬老办法》的通知》和《关于转发〈甲办法〉的通知》。") == [
        (M, "关于印发《云溪镇敬老办法》的通知"),
        (M, "关于转发〈甲办法〉的通知"),
    ]


def test_a_short_name_stands_for_the_document_it_was_given_to() -> None:
    text = "对《青禾县敬老办法》（以下简称《办法》）作出说明。\n《办法》同时废止。"

    assert named(text) == [(R, "青禾县敬老办法")]


@pytest.mark.parametrize(
    "text", ["填写《办理通知书》和《许可证》。", "刊登在《青禾日报》上。", "按《办法》办理。", "唱《送别》。"]
)
def test_forms_newspapers_songs_and_bare_kinds_are_no_documents(text: str) -> None:
    assert named(text) == []


def test_a_report_that_tells_of_others_repeals_nothing() -> None:
    text = "2020年，《青禾县敬老办法》废止。"

    assert named(text, kind="调研报告") == [(M, "青禾县敬老办法")]
    assert named(text, kind="政策文件") == [(R, "青禾县敬老办法")]


def test_an_article_that_applies_a_law_does_not_rest_on_it() -> None:
    text = "第一条 根据《甲条例》，制定本办法。\n第二条 依照《乙法》的规定，给予处罚。\n第三条 按照《丙办法》要求，定期检查。"

    assert named(text, kind="法规") == [(B, "甲条例"), (M, "乙法"), (M, "丙办法")]


def test_a_document_does_not_cite_itself_but_may_repeal_its_older_namesake() -> None:
    text = "青禾县敬老办法\n执行《青禾县敬老办法》。\n2010年发布的《青禾县敬老办法》同时废止。"

    assert named("青禾县敬老办法\n执行《青禾县敬老办法》。", title="青禾县敬老办法") == []
    assert named(text, title="青禾县敬老办法") == [(R, "青禾县敬老办法")]


def test_a_document_named_often_is_given_once_where_its_relation_is_strongest() -> None:
    text = "见《甲办法》。\n根据《甲办法》（青政发〔2010〕5号），制定本细则。\n再见《甲办法》。"

    (one,) = cited(text)

    assert (one.relation, one.number, one.start) == (B, "青政发〔2010〕5号", text.index("《甲办法》（"))


@pytest.mark.parametrize(
    "text", ["《未完的办法", "多余》的办法》", "《甲》乙《", "〈〉《》", "《" * 400 + "》" * 400]
)
def test_broken_marks_do_no_harm(text: str) -> None:
    assert named(text) == []


def test_a_line_of_many_titles_takes_time_in_proportion_to_its_length() -> None:
    started = time.perf_counter()

    cited("《甲乙办法》（青政发〔2012〕5号）、" * 10_000)

    assert time.perf_counter() - started < 5


def test_a_report_read_from_a_file_carries_its_citations() -> None:
    read = Read(
        blocks_of("云溪镇敬老办法\n第一条 根据《青禾县敬老条例》，制定本办法。"),
        Source("a.txt", "0" * 64, "txt", 9),
    )

    (report,) = structure(read).reports

    assert [(one.relation, one.title) for one in report.citations] == [(B, "青禾县敬老条例")]


def test_every_relation_has_a_chinese_name() -> None:
    assert len({relation_name(relation) for relation in Relation}) == len(Relation)
