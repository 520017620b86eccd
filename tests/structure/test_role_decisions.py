"""For every section it is told which rule decided on its roles, and by which words."""

from __future__ import annotations

import pytest
from structure_texts import ANNEXED, BODY, blocks_of

from ingest.outline import outline
from ingest.roles import Decision, Rule, assign_roles, decide, rule_name
from report import Role, flatten

PLAIN = f"""青禾县养老服务情况调研报告
近期走访了十二个村。
一、主要问题
（一）床位
{BODY}
二、说说心里话
建议尽快出台补助办法，应当优先保障山区村。
三、另一面
原因是多方面的，由于起步晚，导致管理粗放，因为没有技术员，造成病害多发。
四、补齐设施短板
{BODY}
五、红绿灯的故事
今天天气很好。"""


def decisions(
    text: str, kind: str, decided: dict[int, tuple[Role, ...]] | None = None
) -> dict[str, Decision]:
    sections = outline(blocks_of(text))
    found = decide(sections, text, kind, decided=decided)
    headings = [section.heading or "" for section in flatten(sections)]
    return dict(zip(headings, found, strict=True))


@pytest.mark.parametrize(
    ("heading", "rule", "words"),
    [
        ("", Rule.FIXED, ()),
        ("一、主要问题", Rule.HEADING, ("问题",)),
        ("（一）床位", Rule.INHERITED, ()),
        ("二、说说心里话", Rule.EVIDENCE, ("建议", "尽快", "应当")),
        ("四、补齐设施短板", Rule.SHAPE, ("提出要求",)),
        ("五、红绿灯的故事", Rule.UNKNOWN, ()),
    ],
)
def test_a_decision_names_its_rule_and_words(heading: str, rule: Rule, words: tuple[str, ...]) -> None:
    decision = decisions(PLAIN, "调研报告")[heading]
    assert (decision.rule, decision.words) == (rule, words)


def test_decisions_and_assigned_roles_are_one() -> None:
    sections = outline(blocks_of(PLAIN))
    assigned = flatten(assign_roles(sections, PLAIN, "调研报告"))
    assert [(one.key, one.roles) for one in assigned] == [
        (one.section_key, one.roles) for one in decide(sections, PLAIN, "调研报告")
    ]


def test_sections_that_have_their_roles_already_are_decided_alike() -> None:
    sections = outline(blocks_of(PLAIN))
    assigned = assign_roles(sections, PLAIN, "调研报告")
    assert decide(assigned, PLAIN, "调研报告") == decide(sections, PLAIN, "调研报告")


def test_what_a_kind_of_document_takes_for_granted_is_told_as_such() -> None:
    found = decisions(ANNEXED, "政策文件")
    assert found["一、提高认识"].rule is Rule.KIND_DEFAULT
    assert found["附件1"].rule is Rule.FIXED


def test_the_roles_that_a_person_gave_win_and_are_inherited() -> None:
    start = PLAIN.index("一、主要问题")

    found = decisions(PLAIN, "调研报告", {start: (Role.CAUSES,)})

    assert found["一、主要问题"] == Decision("2", (Role.CAUSES,), Rule.CORRECTED)
    assert found["（一）床位"] == Decision("2.1", (Role.CAUSES,), Rule.INHERITED)


def test_a_person_may_give_roles_to_a_child_alone() -> None:
    start = PLAIN.index("（一）床位")

    found = decisions(PLAIN, "调研报告", {start: (Role.BASICS,)})

    assert found["一、主要问题"].roles == (Role.PROBLEMS,)
    assert found["（一）床位"] == Decision("2.1", (Role.BASICS,), Rule.CORRECTED)


def test_a_person_may_give_roles_to_the_preamble() -> None:
    found = decisions(PLAIN, "调研报告", {0: (Role.BASICS,)})
    assert found[""] == Decision("1", (Role.BASICS,), Rule.CORRECTED)


def test_corrected_problems_make_later_commands_suggestions() -> None:
    text = f"石桥镇调研报告\n一、几件事\n{BODY}\n二、建强队伍\n累计培训二百人，先后建成站点十个。"
    before = decisions(text, "调研报告")["二、建强队伍"].roles
    after = decisions(text, "调研报告", {text.index("一、"): (Role.PROBLEMS,)})["二、建强队伍"].roles
    assert (before, after) == ((Role.PRACTICES,), (Role.SUGGESTIONS,))


def test_a_text_that_says_why_explains_the_problems_before_it() -> None:
    found = decisions(
        PLAIN.replace("二、说说心里话\n建议尽快出台补助办法，应当优先保障山区村。\n", ""), "调研报告"
    )
    assert found["三、另一面"].roles == (Role.CAUSES,)


def test_an_outlook_that_advises_holds_suggestions() -> None:
    advice = "建议扩大试点，应当鼓励社会力量参与。"
    text = f"石桥镇调研报告\n一、基本情况\n{BODY}\n二、展望\n{{}}"
    assert decisions(text.format(advice), "调研报告")["二、展望"].roles == (Role.PLANS, Role.SUGGESTIONS)
    assert decisions(text.format("未来可期。"), "调研报告")["二、展望"].roles == (Role.PLANS,)


def test_a_section_has_besides_the_role_that_fills_half_of_it() -> None:
    text = f"石桥镇调研报告\n一、现状\n（一）规模\n{BODY}\n（二）存在问题\n{BODY}\n{BODY}\n二、建议\n{BODY}"
    found = decisions(text, "调研报告")
    assert found["一、现状"].roles == (Role.BASICS, Role.PROBLEMS)
    assert found["（一）规模"].roles == (Role.BASICS,)
    assert found["（二）存在问题"].roles == (Role.PROBLEMS,)


def test_every_rule_has_a_chinese_name_of_its_own() -> None:
    names = {rule_name(rule) for rule in Rule}
    assert len(names) == len(Rule)
    assert all(not name.isascii() for name in names)
