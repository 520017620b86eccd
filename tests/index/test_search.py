"""What a search answers: which reports, from which sections, in which order, and what it says of itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from index_builders import CARE, PARTY, SCHOOL, TEXTS, answers, fill, write_files

from index.intake import ingest
from index.library import Library
from index.query import parse
from index.values import SearchResult
from report import Role

QUESTIONS = ("流动", "全镇 2024", "流动党员 部分:存在问题", "教师 护理人员 台账", "管理有哪些难处")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(fill(tmp_path_factory.mktemp("search"))[0]) as opened:
        yield opened


def names(result: SearchResult) -> list[str]:
    return [hit.card.name for hit in result.hits]


def test_reports_that_hold_all_words_are_wanted_first(library: Library) -> None:
    result = library.search(parse("流动 教师"))

    assert names(result) == ["教育.txt"]
    assert (result.relaxed, result.total) == (False, 1)


def test_where_none_holds_all_words_some_are_enough_and_the_answer_says_so(library: Library) -> None:
    result = library.search(parse("护理人员 教师"))

    assert set(names(result)) == {"养老.txt", "教育.txt"}
    assert result.relaxed


def test_a_word_that_is_nowhere_finds_nothing_and_relaxes_nothing(library: Library) -> None:
    result = library.search(parse("航天"))

    assert (result.hits, result.total, result.relaxed) == ((), 0, False)


def test_a_question_is_answered_without_its_asking_words(library: Library) -> None:
    result = library.search(parse("流动党员管理有哪些？"))

    assert names(result) == ["党建.txt"]
    assert not result.relaxed


def test_roles_limit_the_answer_to_sections_that_have_them(library: Library) -> None:
    anywhere, problems, suggestions = (
        library.search(parse(f"流动党员 {limit}")) for limit in ("", "部分:存在问题", "部分:对策建议")
    )

    assert names(anywhere) == names(problems) == names(suggestions) == ["党建.txt"]
    for result, role in ((problems, Role.PROBLEMS), (suggestions, Role.SUGGESTIONS)):
        assert all(role in passage.roles for passage in result.hits[0].passages)
    assert library.search(parse("护理人员 部分:存在问题")).total == 1
    assert library.search(parse("病房 部分:存在问题")).total == 0


def test_a_role_of_an_outer_heading_reaches_the_sections_below(library: Library) -> None:
    (hit,) = library.search(parse("十五个省份 联系不便 部分:存在问题")).hits

    assert hit.passages[0].headings[0].startswith("二、存在问题")
    assert Role.PROBLEMS in hit.passages[0].roles


def test_an_excluded_role_leaves_the_sections_that_it_does_not_reach(library: Library) -> None:
    (hit,) = library.search(parse("流动党员 -部分:存在问题")).hits

    assert hit.passages
    assert all(Role.PROBLEMS not in passage.roles for passage in hit.passages)
    assert library.search(parse("护理人员不足 -部分:存在问题,对策建议")).total == 0
    assert library.search(parse('"联系不便" -部分:存在问题')).total == 0


@pytest.mark.parametrize(
    ("excluded", "left"),
    [
        ("-地区:东湾镇", {"教育.txt", "养老.txt"}),
        ("-标题:养老 -标题:党建", {"教育.txt"}),
        ("-文种:调研报告", set()),
        ("-年份:1999", {"党建.txt", "教育.txt", "养老.txt"}),
        ("-文件:党建", {"教育.txt", "养老.txt"}),
        ("-格式:pdf,docx", {"党建.txt", "教育.txt", "养老.txt"}),
    ],
)
def test_an_excluded_value_leaves_the_reports_that_do_not_have_it(
    library: Library, excluded: str, left: set[str]
) -> None:
    assert set(names(library.search(parse(f"2024 {excluded}")))) == left


def test_a_role_and_a_phrase_must_meet_in_one_section(library: Library) -> None:
    assert library.search(parse('"流动党员215名" 部分:存在问题')).total == 0
    assert library.search(parse('"流动党员215名" 部分:基本情况')).total == 1


def test_the_section_where_two_texts_stand_near_each_other_comes_first(tmp_path: Path) -> None:
    text = PARTY.replace("联系不便。", "联系不便，流动党员、流动党员、流动党员仍是难点。")
    with Library.open(fill(tmp_path, {"党建.txt": text})[0]) as library:
        (hit,) = library.search(parse("党员 NEAR/3 台账")).hits
        first, *_ = hit.passages

        assert first.headings == ("三、对策建议",)
        assert {first.hit.excerpt[mark.start : mark.end] for mark in first.hit.marks} == {"党员", "台账"}


@pytest.mark.parametrize("phrase", ["630名", "630名，流动党员", "党员总数为16", "2024", "024年，全镇党员"])
def test_a_phrase_may_begin_and_end_inside_a_number(library: Library, phrase: str) -> None:
    assert "党建.txt" in names(library.search(parse(f'"{phrase}"')))


def test_what_is_excluded_keeps_a_report_out(library: Library) -> None:
    assert set(names(library.search(parse("2024")))) == set(TEXTS)
    assert set(names(library.search(parse('2024 -流动党员 -"老年 友"')))) == {"养老.txt", "教育.txt"}


@pytest.mark.parametrize(
    ("limit", "found"),
    [
        ("地区:东湾镇", {"党建.txt"}),
        ("地区:东湾镇,石桥镇", {"党建.txt", "养老.txt"}),
        ("格式:txt", set(TEXTS)),
        ("格式:pdf", set()),
        ("文种:政策文件", set()),
        ("年份:1999", set()),
    ],
)
def test_filters_let_through_what_they_name(library: Library, limit: str, found: set[str]) -> None:
    assert set(names(library.search(parse(f"2024 {limit}")))) == found


def test_the_limits_cut_hits_and_passages_but_not_the_total(library: Library) -> None:
    result = library.search(parse("2024"), limit=1, passages=1)

    assert (len(result.hits), result.total, len(result.hits[0].passages)) == (1, 3, 1)


def test_every_excerpt_is_the_text_at_its_anchor_and_every_mark_a_word_asked_for(library: Library) -> None:
    for hit in library.search(parse("流动党员 管理 台账")).hits:
        text = library.report(hit.card.id).text
        for passage in hit.passages:
            excerpt = passage.hit
            assert excerpt.excerpt == text[excerpt.anchor.start : excerpt.anchor.end]
            marked = {excerpt.excerpt[mark.start : mark.end] for mark in excerpt.marks}
            assert marked
            assert marked <= {"流动党员", "管理", "台账", "流动党员管理"}


def test_answers_depend_on_what_a_library_holds_and_not_on_how_it_came_to_hold_it(tmp_path: Path) -> None:
    straight, _, _ = fill(tmp_path)
    files = tmp_path / "files"
    other = write_files(tmp_path / "other", {"旧.txt": PARTY.replace("党员", "老党员")})
    winding = tmp_path / "winding"
    ingest(winding, [other])
    for name in sorted(TEXTS, reverse=True):
        ingest(winding, [files / name])
    with Library.open(winding) as opened:
        opened.remove(str(other / "旧.txt"))

    assert answers(winding, *QUESTIONS) == answers(straight, *QUESTIONS)
    assert all(answers(straight, *QUESTIONS))


def test_equal_scores_are_ordered_by_report(tmp_path: Path) -> None:
    twins = {f"{n}.txt": CARE.replace("石桥镇", f"{town}镇") for n, town in enumerate("甲乙丙丁")}
    library, _, _ = fill(tmp_path, {**twins, "教育.txt": SCHOOL})

    ((first, *rest),) = answers(library, "护理人员")

    found = [first, *rest]
    assert len({score for _, score in found}) == 1
    assert [report_id for report_id, _ in found] == sorted(report_id for report_id, _ in found)
