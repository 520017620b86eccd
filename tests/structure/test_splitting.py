from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from structure_texts import ANNEXED, BODY, LAW, NUMBERED, PARTS, UNNUMBERED, blocks_of

from ingest.split import Part, split

REPORTS = [NUMBERED, PARTS, UNNUMBERED.replace("调研背景", "一、调研背景")]


def parts_of(text: str) -> tuple[Part, ...]:
    return split(blocks_of(text)).parts


def begins(text: str) -> list[str]:
    return [text[part.start :].split("\n", maxsplit=1)[0] for part in parts_of(text)]


@pytest.mark.parametrize("text", [NUMBERED, PARTS, UNNUMBERED, LAW, ANNEXED, BODY, ""])
def test_a_single_report_is_one_part(text: str) -> None:
    assert [part.text for part in parts_of(text)] == ([text] if text else [""])


def test_titles_in_the_middle_begin_parts_where_the_numbers_start_anew() -> None:
    assert begins("\n".join(REPORTS)) == [text.split("\n")[0] for text in REPORTS]


def test_collection_headings_begin_parts_and_stay_in_them() -> None:
    text = f"第一篇：甲镇报告\n甲镇党建调研报告\n{BODY}\n第二篇：乙镇报告\n乙镇党建调研报告\n{BODY}"
    parts = parts_of(text)
    assert [part.text.split("\n")[0] for part in parts] == ["第一篇：甲镇报告", "第二篇：乙镇报告"]


def test_a_table_of_contents_belongs_to_the_first_report_and_names_the_others() -> None:
    titles = [text.split("\n")[0] for text in REPORTS]
    contents = "\n".join(
        ["调研报告汇编", "目  录", *(f"{title} ………… {page}" for page, title in enumerate(titles, 1))]
    )
    parts = parts_of("\n".join([contents, *REPORTS]))
    assert len(parts) == len(REPORTS)
    assert parts[0].start == 0
    assert parts[1].text.startswith(titles[1])


def test_the_plan_that_a_notice_issues_stays_with_it() -> None:
    text = (
        f"县政府关于印发粮食安全管理办法的通知\n各乡镇：\n{BODY * 5}\n县政府\n2022年3月1日\n"
        f"粮食安全管理办法\n一、总则\n{BODY}"
    )
    assert len(parts_of(text)) == 1


def test_an_annex_with_a_title_of_its_own_begins_no_part() -> None:
    text = f"{NUMBERED}\n附件1\n走访情况报告\n一、您的年龄\n二、您的意见"
    assert len(parts_of(text)) == 1


def test_offsets_of_blocks_count_in_the_part_s_own_text() -> None:
    for part in parts_of("\n".join(REPORTS)):
        assert all(part.text[block.start : block.end] == getattr(block, "text", "") for block in part.blocks)


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from([*REPORTS, LAW, ANNEXED, BODY, "第一篇：甲", "第二篇：乙", "", "— 3 —"]), max_size=6
    )
)
def test_parts_tile_any_file(pieces: list[str]) -> None:
    text = "\n".join(pieces)
    parts = parts_of(text)
    assert "".join(part.text for part in parts) == text
    assert [part.start for part in parts][1:] == [part.end for part in parts][:-1]


def survey(place: str, *, number: str = "", signed: bool = False) -> str:
    signature = f"\n{place}人民政府\n2023年9月1日" if signed else ""
    return (
        f"{number}{place}养老服务调研报告\n近期到各村走访，现将情况报告如下。\n一、基本情况\n{BODY}\n"
        f"二、存在问题\n{BODY}\n三、对策建议\n{BODY}{signature}"
    )


TOWNS = ("云溪镇", "石桥镇", "东湾乡")


@pytest.mark.parametrize(
    "labels",
    [
        ("【篇一】", "【篇二】", "【篇三】"),
        ("范文一：", "范文二：", "范文三："),
        ("报告1", "报告2", "报告3"),
        ("第一篇", "第二篇", "第三篇"),
        ("之一", "之二", "之三"),
        ("————————", "* * * * *", "======"),
    ],
)
def test_labels_and_drawn_lines_part_reports(labels: tuple[str, ...]) -> None:
    parts = parts_of("\n".join(f"{label}\n{survey(town)}" for label, town in zip(labels, TOWNS, strict=True)))
    assert [one for one, part in zip(TOWNS, parts, strict=True) if f"{one}养老服务" in part.text] == list(
        TOWNS
    )


def test_a_label_and_a_title_may_share_a_line() -> None:
    assert begins("\n".join(survey(town, number=f"报告{n}　") for n, town in enumerate(TOWNS, 1))) == [
        "报告1　云溪镇养老服务调研报告",
        "报告2　石桥镇养老服务调研报告",
        "报告3　东湾乡养老服务调研报告",
    ]


@pytest.mark.parametrize(
    "marks", [("一、", "二、", "三、"), ("1.", "2.", "3."), ("（一）", "（二）", "（三）")]
)
def test_numbered_titles_part_reports_and_their_contents_stay_with_the_first(marks: tuple[str, ...]) -> None:
    titles = [f"{mark}{town}养老服务调研报告" for mark, town in zip(marks, TOWNS, strict=True)]
    contents = ["二〇二三年度调研成果汇编", "目录", *(f"{one}……{page}" for page, one in enumerate(titles, 1))]
    reports = [survey(town, number=mark) for mark, town in zip(marks, TOWNS, strict=True)]
    assert begins("\n".join([*contents, *reports]))[1:] == titles[1:]
    assert len(parts_of("\n".join(reports))) == 3


def test_sections_that_are_called_reports_part_nothing() -> None:
    text = f"""云溪镇2023年调研工作总结
一、全年完成养老服务调研报告
{BODY}
（一）做法
{BODY}
二、全年完成基层党建调研报告
{BODY}
（一）做法
{BODY}"""
    assert len(parts_of(text)) == 1


def test_a_reference_ends_a_report() -> None:
    text = f"{survey('云溪镇')}\n参考文献\n[1] 王某. 农村养老研究[J]. 2020.\n{survey('石桥镇')}"
    assert len(parts_of(text)) == 2


UNSURE = f"{survey('云溪镇', signed=True)}\n乡村产业路在何方的实施方案\n{BODY}\n一、怎么看\n{BODY}\n二、怎么办\n{BODY}"


def test_a_place_that_may_begin_a_report_is_proposed_and_not_cut() -> None:
    division = split(blocks_of(UNSURE))
    assert len(division.parts) == 1
    assert [(one.title, one.quote) for one in division.proposals] == [("乡村产业路在何方的实施方案",) * 2]
    assert "没有写明" in division.proposals[0].reason or "文种" in division.proposals[0].reason


@pytest.mark.parametrize("answer", [True, False])
def test_a_proposal_that_was_answered_is_not_made_again(answer: bool) -> None:
    start = split(blocks_of(UNSURE)).proposals[0].start
    division = split(blocks_of(UNSURE), decided={start: answer})
    assert division.proposals == ()
    assert len(division.parts) == 1 + answer


def test_a_single_report_is_asked_nothing() -> None:
    for text in (NUMBERED, PARTS, UNNUMBERED, LAW, ANNEXED, survey("云溪镇", signed=True)):
        assert split(blocks_of(text)).proposals == ()


def test_parts_of_one_plan_whose_chapters_count_on_are_no_reports() -> None:
    plan = "\n".join(
        f"第{part}篇　开启新征程{part}\n第{first}章　发展环境\n{BODY}\n第{second}章　主要目标\n{BODY}"
        for part, first, second in ("一一二", "二三四", "三五六")
    )
    assert len(split(blocks_of(f"青禾县发展规划纲要\n{plan}")).parts) == 1


def notice(number: int, matter: str) -> str:
    return (
        f"青禾县人民政府文件\n青政〔2023〕{number}号\n青禾县人民政府关于做好{matter}工作的通知\n各乡镇人民政府：\n{BODY * 5}\n"
        f"一、提高认识\n{BODY}\n二、落实责任\n{BODY}\n青禾县人民政府\n2023年3月1日"
    )


def test_a_notice_begins_with_its_red_head_and_number() -> None:
    parts = parts_of(f"{notice(1, '安全生产')}\n{notice(2, '森林防火')}")
    assert [part.text.split("\n")[1] for part in parts] == ["青政〔2023〕1号", "青政〔2023〕2号"]


def test_a_reference_is_no_part_of_the_title_after_it() -> None:
    text = f"{survey('云溪镇')}\n参考文献\n[1] 王某. 农村养老研究[J]. 2020.\n{survey('石桥镇')}"
    assert begins(text)[1] == "石桥镇养老服务调研报告"
    assert split(blocks_of(text)).proposals == ()


@pytest.mark.parametrize(("counts", "asked"), [("一二四五", 2), ("二三四", 2), ("一二一二", 2)])
def test_labels_that_do_not_count_on_are_proposed_and_not_swallowed(counts: str, asked: int) -> None:
    towns = (*TOWNS, "白沙镇")
    text = "\n".join(f"第{count}篇 {survey(town)}" for count, town in zip(counts, towns, strict=False))
    division = split(blocks_of(text))
    assert len(division.proposals) == asked
    assert len(division.parts) + asked == len(counts)


def test_material_that_a_report_quotes_is_no_report() -> None:
    text = f"{survey('云溪镇')}\n四、走访材料\n材料一：村干部访谈记录\n{BODY}\n材料二：群众访谈记录\n{BODY}\n五、几点启示\n{BODY}"
    assert len(parts_of(text)) == 1
