from __future__ import annotations

import pytest
from structure_texts import ANNEXED, BODY, LAW, MISSING_HEADING, NUMBERED, blocks_of

from ingest.outline import outline
from ingest.roles import assign_roles, role_from, role_name
from ingest.roles.words import read_heading
from report import Role, flatten


def roles(text: str, kind: str) -> dict[str | None, str]:
    found = assign_roles(outline(blocks_of(text)), text, kind)
    return {one.heading: " ".join(one.roles) for one in flatten(found)}


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("一、基本情况", "basics"),
        ("二、资源家底", "basics"),
        ("（三）主要做法与成效", "practices"),
        ("二、存在问题及解决办法", "problems suggestions"),
        ("三、存在問題和成因", "problems causes"),
        ("四、对策建议", "suggestions"),
        ("五、下步工作建议", "suggestions"),
        ("五、下一步工作打算", "plans"),
        ("总体思路与目标", "goals"),
        ("六、保障措施", "safeguards"),
        ("六、居民收入和社会保障", ""),
        ("名词解释", "annex"),
        ("一、怎么看、怎么办", "causes suggestions"),
        ("八、红绿灯的故事", ""),
    ],
)
def test_headings_tell_roles(heading: str, expected: str) -> None:
    assert " ".join(read_heading(heading).roles) == expected


def test_children_inherit_the_roles_of_their_parent() -> None:
    found = roles(NUMBERED, "调研报告")
    assert found["二、存在的主要问题及原因"] == found["一是床位闲置"] == "problems causes"
    assert found["（二）培训人员"] == "suggestions"


def test_a_child_whose_heading_clearly_differs_has_a_role_of_its_own() -> None:
    text = f"第一部分 现状与成效\n一、总体情况\n{BODY}\n二、主要做法\n{BODY}\n三、存在问题\n{BODY}"
    found = roles(text, "调研报告")
    assert found["一、总体情况"] == "basics"
    assert found["二、主要做法"] == "practices"
    assert found["三、存在问题"] == "problems"


def test_a_section_that_no_word_tells_has_the_roles_of_those_below_it() -> None:
    text = f"一、村里的事\n（一）取得的成绩\n{BODY}\n（二）面临的困难\n{BODY}\n二、建议\n{BODY}"
    assert roles(text, "调研报告")["一、村里的事"] == "practices problems"


def test_an_implied_section_has_the_role_that_its_announcement_names() -> None:
    found = assign_roles(outline(blocks_of(MISSING_HEADING)), MISSING_HEADING, "调研报告")
    assert found[3].heading is None
    assert found[3].roles == (Role.PROBLEMS,)


def test_the_kind_of_document_changes_what_words_mean() -> None:
    text = f"各位代表：{BODY}\n一、2023年工作回顾\n{BODY}\n二、2024年主要任务\n{BODY}\n三、抓好改革\n{BODY}"
    found = roles(text, "政府工作报告")
    assert found["一、2023年工作回顾"] == "practices"
    assert found["二、2024年主要任务"] == "plans tasks"
    assert found["三、抓好改革"] == "plans tasks"


def test_a_law_has_goals_tasks_and_an_annex() -> None:
    assert list(roles(LAW, "法规").values())[1:] == ["goals", "tasks", "other", "annex"]


def test_sections_of_a_policy_are_tasks_unless_words_say_else_and_annexes_follow_the_signature() -> None:
    found = roles(ANNEXED, "政策文件")
    assert found["一、提高认识"] == "tasks"
    assert found["二、组织实施"] == "safeguards"
    assert found["附件1"] == found["一、清理河道"] == "annex"


def test_running_text_tells_a_role_where_no_heading_does() -> None:
    complaint = "办公经费短缺，人手不足，培训不够，设备老化问题突出，部分岗位缺乏骨干。"
    text = f"一、说说心里话\n{complaint}\n二、建议\n{BODY}"
    assert roles(text, "调研报告")["一、说说心里话"] == "problems"


def test_every_role_has_a_chinese_name_that_leads_back_to_it() -> None:
    assert [role_from(role_name(role)) for role in Role] == list(Role)
    assert len({role_name(role) for role in Role}) == len(Role)


@pytest.mark.parametrize(
    ("text", "role"), [("Problems", Role.PROBLEMS), ("对策", Role.SUGGESTIONS), ("无", None)]
)
def test_roles_are_found_by_english_and_chinese_names(text: str, role: Role | None) -> None:
    assert role_from(text) is role


def test_sections_of_a_bulletin_are_basics_where_no_word_tells() -> None:
    text = f"某县2024年统计公报\n一、农业\n{BODY}增长了。增长。累计。\n二、存在问题\n{BODY}"
    found = roles(text, "年报")
    assert (found["一、农业"], found["二、存在问题"]) == ("basics", "problems")


def test_items_inside_a_paragraph_are_problems_where_it_says_that_there_are_some() -> None:
    text = (
        f"一、2022年工作回顾\n（一）经济稳中有进\n{BODY}\n（二）自身建设加强\n{BODY}\n"
        "同时，工作中还存在不少困难和问题。一是财力紧张，支出压力很大；二是产业单一，抗风险能力弱。\n"
        "针对上述问题，要抓好两件事。一是开源节流，管好用好资金；二是延长链条，引进加工企业。"
    )
    found = roles(text, "政府工作报告")
    assert {role for heading, role in found.items() if heading and "财力" in heading} == {"problems"}
    assert {role for heading, role in found.items() if heading and "开源" in heading} == {"practices"}
