"""Documents of a library that name one another, end one another, and are versions of one another."""

from __future__ import annotations

from pathlib import Path

import pytest
from index_builders import fill

from index.library import Library
from index.relations import Relations
from index.values import Browse, Validity
from index.wording_changes import Fate
from report import NotFoundError, Relation

OLD = """青禾县敬老办法
青政发〔2012〕5号
第一条 为了敬老，制定本办法。
第二条 八十岁以上老人每人每月补助100元。
第三条 补助由各镇发放，每季度一次。
第四条 本办法由县民政局负责解释。
青禾县人民政府
2012年5月6日
"""
NEW = """青禾县养老服务办法
青政发〔2024〕8号
第一条 根据《青禾县养老服务条例》，制定本办法。
第二条 七十岁以上老人每人每月补助300元。
第三条 自2024年7月1日起施行。《青禾县敬老办法》（青政发〔2012〕5号）同时废止。
青禾县人民政府
2024年6月1日
"""
LAW = """青禾县养老服务条例
（2021年3月2日青禾县第九届人民代表大会常务委员会第四次会议通过）
第一条 为了发展养老服务，制定本条例。
第二条 本条例适用于本县。
第三条 本条例自2021年5月1日起施行。
"""
DETAILS = """云溪镇养老服务实施细则
第一条 根据《养老服务条例》和《中华人民共和国慈善法》，制定本细则。
第二条 细则适用于本镇。
第三条 自公布之日起施行。
青禾县云溪镇人民政府
2022年1月5日
"""
ELSEWHERE = """白沙县敬老办法
第一条 为了敬老，制定本办法。
第二条 七十岁以上老人每年体检一次。
第三条 自公布之日起施行。
白沙县人民政府
2011年3月1日
"""
NOTICE = """青禾县民政局关于印发《青禾县护理员培训方案》的通知
青民发〔2023〕2号
各镇人民政府：
现将《青禾县护理员培训方案》印发给你们，请认真执行。
青禾县民政局
2023年2月3日
"""
PLAN = """青禾县护理员培训方案
一、培训对象
全县养老机构护理员。
二、培训内容
基础护理与急救。
"""
TEXTS = {
    "旧办法.txt": OLD,
    "新办法.txt": NEW,
    "条例.txt": LAW,
    "细则.txt": DETAILS,
    "白沙.txt": ELSEWHERE,
    "通知.txt": NOTICE,
    "方案.txt": PLAN,
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory):
    path, _, _ = fill(tmp_path_factory.mktemp("relations"), TEXTS)
    with Library.open(path) as opened:
        yield opened


def identity(library: Library, title: str) -> str:
    return next(card.id for card in library.cards()[0] if card.title == title)


def of(library: Library, title: str) -> Relations:
    return library.relations(identity(library, title))


def ends(links) -> list[tuple[Relation, str | None]]:
    return [(link.relation, link.report.title if link.report else None) for link in links]


def test_what_a_document_names_is_linked_where_the_library_has_it(library) -> None:
    assert ends(of(library, "青禾县养老服务办法").names) == [
        (Relation.BASIS, "青禾县养老服务条例"),
        (Relation.REPEALS, "青禾县敬老办法"),
    ]


def test_a_law_may_be_named_without_its_place_by_those_who_live_there(library) -> None:
    assert ends(of(library, "云溪镇养老服务实施细则").names) == [
        (Relation.BASIS, "青禾县养老服务条例"),
        (Relation.BASIS, None),
    ]


def test_a_document_knows_by_which_it_is_named_and_at_which_words(library) -> None:
    (link,) = of(library, "青禾县敬老办法").named_by
    text = library.report(link.anchor.report_id).text

    assert (link.relation, link.report.title) == (Relation.REPEALS, "青禾县养老服务办法")
    assert text[link.anchor.start : link.anchor.end].startswith("《青禾县敬老办法》")
    assert link.quote == "《青禾县敬老办法》（青政发〔2012〕5号）同时废止"


def test_a_repealed_document_says_so_and_one_of_another_place_does_not(library) -> None:
    ended = of(library, "青禾县敬老办法")

    assert ended.validity is Validity.REPEALED
    assert ended.ended_by.title == "青禾县养老服务办法"
    assert ended.proof.anchor.report_id == ended.ended_by.id
    assert of(library, "白沙县敬老办法").validity is None
    assert of(library, "青禾县养老服务办法").validity is None


def test_cards_carry_what_became_of_a_document_and_can_be_filtered_by_it(library) -> None:
    cards, total = library.cards(Browse(validities=(Validity.REPEALED,)))

    assert (total, [card.title for card in cards]) == (1, ["青禾县敬老办法"])
    assert {card.title for card in library.cards()[0] if card.validity} == {"青禾县敬老办法"}


def test_a_notice_and_what_it_issues_in_another_file_are_linked_both_ways(library) -> None:
    notice, plan = (
        of(library, "青禾县民政局关于印发《青禾县护理员培训方案》的通知"),
        of(library, "青禾县护理员培训方案"),
    )

    assert ends(notice.names) == [(Relation.ATTACHES, "青禾县护理员培训方案")]
    assert [link.relation for link in plan.named_by] == [Relation.ATTACHES]


def test_an_attachment_in_the_same_file_is_known_to_be_there(tmp_path) -> None:
    title = "云溪镇关于印发《云溪镇护林方案》的通知"
    head = f"{title}\n各村：\n现将《云溪镇护林方案》印发给你们，请认真执行。\n云溪镇人民政府\n2023年2月3日\n"
    body = "云溪镇护林方案\n一、人员\n每村两名护林员，由村里推荐。\n二、职责\n每天巡山一次，做好记录。\n"
    with Library.open(fill(tmp_path, {"通知.txt": head + body})[0]) as library:
        (link,) = of(library, title).names

    assert (link.relation, link.report, link.inside) == (Relation.ATTACHES, None, True)


def test_a_report_that_is_not_there_has_no_relations(library) -> None:
    with pytest.raises(NotFoundError):
        library.relations("nobody-1")


def rule(title: str, amount: str, year: int, *more: str) -> str:
    return (
        f"{title}\n一、补助对象\n全镇八十岁以上老人，由各村登记造册，每年核对一次。\n二、补助标准\n每人每月补助{amount}元。\n"
        + "".join(f"{line}\n" for line in more)
        + f"云溪镇人民政府\n{year}年3月1日\n"
    )


@pytest.fixture
def versions(tmp_path: Path):
    texts = {
        "初稿.txt": rule("云溪镇敬老办法（征求意见稿）", "80", 2019),
        "甲.txt": rule("云溪镇敬老办法", "100", 2020),
        "乙.txt": rule("云溪镇敬老办法（2023年修订）", "200", 2023, "三、资金来源", "从镇级财政列支。"),
        "他镇.txt": rule("石桥镇敬老办法", "100", 2024),
    }
    with Library.open(fill(tmp_path, texts)[0]) as library:
        yield library


def test_versions_of_a_document_are_listed_by_date(versions) -> None:
    found = of(versions, "云溪镇敬老办法").versions

    assert [card.title for card in found] == ["云溪镇敬老办法（征求意见稿）", "云溪镇敬老办法（2023年修订）"]


def test_a_rule_with_a_later_version_beside_it_is_revised_and_a_draft_proves_nothing(versions) -> None:
    states = {card.title: card.validity for card in versions.cards()[0]}

    assert states["云溪镇敬老办法"] is Validity.REVISED
    assert [title for title, state in states.items() if state] == ["云溪镇敬老办法"]


def test_two_versions_are_compared_section_by_section(versions) -> None:
    old, new = identity(versions, "云溪镇敬老办法"), identity(versions, "云溪镇敬老办法（2023年修订）")

    changes = versions.difference(old, new).changes

    told = {change.new.heading: change.fate for change in changes if change.new and change.new.heading}
    assert told == {"一、补助对象": Fate.SAME, "二、补助标准": Fate.CHANGED, "三、资金来源": Fate.ADDED}


def test_a_title_put_right_by_hand_is_found_under_its_new_name(versions) -> None:
    other = identity(versions, "石桥镇敬老办法")
    versions.correct(other, "title", "云溪镇敬老办法（试行）")
    versions.correct(other, "place", "云溪镇")
    versions.correct(other, "issuer", "云溪镇人民政府")

    assert other in [card.id for card in of(versions, "云溪镇敬老办法").versions]


def test_an_amended_text_that_is_newer_than_the_amendment_is_not_called_revised(tmp_path) -> None:
    decision = (
        "云溪镇人民政府关于修改《云溪镇敬老办法》的决定\n云政发〔2022〕6号\n"
        "经研究，决定对《云溪镇敬老办法》作如下修改：\n一、将第二条修改为：每月补助200元。\n"
        "二、本决定自公布之日起施行。\n云溪镇人民政府\n2022年5月1日\n"
    )
    texts = {"甲.txt": rule("云溪镇敬老办法", "100", 2020), "决定.txt": decision}
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    with Library.open(fill(tmp_path / "a", texts)[0]) as library:
        assert of(library, "云溪镇敬老办法").validity is Validity.REVISED
    texts["甲.txt"] = rule("云溪镇敬老办法", "200", 2022).replace("2022年3月", "2022年8月")
    with Library.open(fill(tmp_path / "b", texts)[0]) as library:
        assert of(library, "云溪镇敬老办法").validity is None
