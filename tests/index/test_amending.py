"""What a person puts right in the structure of a file counts at once, survives reading anew, and can be taken back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from index_builders import CARE, PARTY, contents, fill

from index.correction_words import correction_words
from index.intake import ingest
from index.library import Library
from index.query import parse
from index.run import Manner
from ingest.figures.corrected import conflict_key, place
from report import (
    Amendment,
    BadInputError,
    LibraryError,
    Report,
    Role,
    Section,
    Subject,
    flatten,
    quote_at,
)

MIXED = f"{PARTY}当前的短板\n阵地建设滞后于形势，设备陈旧。\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return fill(tmp_path, {"党建.txt": MIXED, "养老.txt": CARE})[0]


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    with Library.open(path) as opened:
        yield opened


def party(library: Library) -> Report:
    found, _ = library.cards()
    return library.report(next(card.id for card in found if "党建" in (card.title or "")))


def section(report: Report, heading: str) -> Section:
    return next(one for one in flatten(report.sections) if (one.heading or "").startswith(heading))


def amendment(report: Report, field: Subject, words: str, value: str | None) -> Amendment:
    start = report.text.index(words)
    return Amendment(field, report.start + start, quote_at(report.text, start), value)


def test_roles_are_put_right_and_found_by_at_once(library: Library) -> None:
    report = party(library)

    library.amend(report.id, amendment(report, Subject.ROLES, "一、基本情况", "problems causes"))

    assert section(party(library), "一、").roles == (Role.PROBLEMS, Role.CAUSES)
    hits = library.search(parse("流动党员 215名", roles=[Role.CAUSES])).hits
    assert [hit.card.id for hit in hits] == [report.id]


def test_a_line_becomes_a_heading_and_a_heading_becomes_text(library: Library) -> None:
    report = party(library)

    library.amend(report.id, amendment(report, Subject.HEADING, "当前的短板", "1"))
    assert section(party(library), "当前的短板").level == 1
    library.amend(report.id, amendment(report, Subject.HEADING, "当前的短板", None))

    assert not [one for one in flatten(party(library).sections) if one.heading == "当前的短板"]


def test_figures_stand_in_the_sections_as_they_are_now(library: Library) -> None:
    report = party(library)
    library.amend(report.id, amendment(report, Subject.HEADING, "一、基本情况", None))

    now = party(library)
    keys = {one.key: one for one in flatten(now.sections)}
    for figure in now.figures:
        where = keys[figure.anchor.section_key]
        assert where.start <= figure.anchor.start < where.body_end


def test_a_cut_makes_two_reports_and_joining_makes_one_again(library: Library) -> None:
    report = party(library)
    before = library.report(report.id)

    holder = library.amend(report.id, amendment(report, Subject.CUT, "当前的短板", "yes"))
    assert holder != report.id
    assert library.report(holder).text.startswith("当前的短板")
    assert library.statistics().reports == 3
    cut = library.report(holder)
    holder = library.amend(holder, Amendment(Subject.CUT, cut.start, quote_at(cut.text, 0), "no"))

    assert library.report(holder) == before
    assert library.verify() == ()


def test_what_was_put_right_survives_reading_the_file_anew(path: Path, tmp_path: Path) -> None:
    with Library.open(path) as opened:
        report = party(opened)
        opened.amend(report.id, amendment(report, Subject.HEADING, "当前的短板", "1"))
        opened.amend(report.id, amendment(report, Subject.ROLES, "当前的短板", "problems"))
    before = contents(path)

    ingest(path, [tmp_path / "files"], Manner(reprocess=True))

    assert {**contents(path), "files": before["files"]} == before  # files say that they were read again


def test_each_thing_put_right_is_listed_and_can_be_taken_back(path: Path, library: Library) -> None:
    before = contents(path)
    report = party(library)
    library.amend(report.id, amendment(report, Subject.HEADING, "当前的短板", "1"), note="小标题")
    library.amend(report.id, amendment(report, Subject.ROLES, "当前的短板", "problems"))
    library.correct(report.id, "place", "青禾县东湾镇")

    made = library.corrections(report.id)
    assert [(one.field, one.value, one.note) for one in made] == [
        ("place", "青禾县东湾镇", None),
        ("heading", "1", "小标题"),
        ("roles", "problems", None),
    ]
    for one in made:
        library.withdraw(one)

    assert library.corrections(report.id) == ()
    assert contents(path) == before


def test_what_was_read_stays_beside_what_was_put_right_twice(library: Library) -> None:
    report = party(library)
    library.amend(report.id, amendment(report, Subject.ROLES, "一、基本情况", "problems"))
    library.amend(report.id, amendment(report, Subject.ROLES, "一、基本情况", "causes"))

    assert [(one.before, one.value) for one in library.corrections(report.id)] == [("basics", "causes")]


@pytest.mark.parametrize(
    ("field", "value"),
    [(Subject.CUT, "maybe"), (Subject.HEADING, "0"), (Subject.HEADING, "x"), (Subject.ROLES, "天气")],
)
def test_a_value_that_cannot_be_is_refused_and_changes_nothing(
    path: Path, library: Library, field: Subject, value: str
) -> None:
    before = contents(path)
    report = party(library)
    with pytest.raises(BadInputError):
        library.amend(report.id, amendment(report, field, "一、基本情况", value))
    assert contents(path) == before


def test_a_file_that_lost_a_report_is_not_drawn_anew(library: Library) -> None:
    report = party(library)
    holder = library.amend(report.id, amendment(report, Subject.CUT, "当前的短板", "yes"))
    library.remove(report.id)
    rest = library.report(holder)
    with pytest.raises(LibraryError, match="reprocess"):
        library.amend(holder, Amendment(Subject.HEADING, rest.start, quote_at(rest.text, 0), "1"))


def figure_amendment(report: Report, raw: str, value: str | None) -> Amendment:
    figure = next(one for one in report.figures if one.raw == raw)
    start = figure.anchor.start
    return Amendment(Subject.FIGURE, report.start + start, quote_at(report.text, start), value)


def test_a_figure_is_put_right_in_the_ledger_and_keeps_its_place(library: Library) -> None:
    report = party(library)
    change = (
        '{"indicator": "外出流动党员", "scope": "东湾镇", "time": "2023", "value": "0.0216", "unit": "万名"}'
    )
    library.amend(report.id, figure_amendment(report, "215名", change))

    row = next(one for one in library.figures(report_id=report.id) if one.figure.raw == "215名")
    figure = row.figure
    assert (figure.indicator, figure.scope, figure.time) == ("外出流动党员", "东湾镇", "2023")
    assert (figure.norm_value, figure.norm_unit, figure.rule) == (216, "人", "hand")
    assert report.text[figure.anchor.start : figure.anchor.end] == "215名"


def test_a_figure_that_is_none_leaves_the_ledger_until_that_is_taken_back(
    path: Path, library: Library
) -> None:
    before = contents(path)
    report = party(library)
    library.amend(report.id, figure_amendment(report, "215名", None))
    assert "215名" not in [row.figure.raw for row in library.figures(report_id=report.id)]

    library.withdraw(library.corrections(report.id)[0])
    assert contents(path) == before


def test_what_a_figure_said_is_kept_beside_what_it_says_now(library: Library) -> None:
    report = party(library)
    library.amend(report.id, figure_amendment(report, "215名", '{"scope": "青禾县东湾镇"}'))
    made = library.corrections(report.id)
    assert [correction_words(one) for one in made] == [
        "数据“215名，占党员总数的13.2%。”：地区 东湾镇 → 地区 青禾县东湾镇"
    ]


@pytest.mark.parametrize(
    "change",
    [
        "",
        "[]",
        "{}",
        '{"colour": "red"}',
        '{"value": "many"}',
        '{"value": "NaN"}',
        '{"time": "去年"}',
        '{"kind": "x"}',
    ],
)
def test_a_change_of_a_figure_that_cannot_be_is_refused(library: Library, change: str) -> None:
    report = party(library)
    with pytest.raises(BadInputError):
        library.amend(report.id, Amendment(Subject.FIGURE, 0, "", change or "x"))


WRONG = PARTY.replace("占党员总数的13.2%", "占党员总数的33.2%")


@pytest.fixture
def doubtful(tmp_path: Path) -> Iterator[Library]:
    library = fill(tmp_path, {"党建.txt": WRONG})[0]
    with Library.open(library) as opened:
        yield opened


def dismissal(report: Report, reason: str) -> Amendment:
    conflict = report.conflicts[0]
    start = report.start + place(conflict, report.figures)
    return Amendment(Subject.CONFLICT, start, conflict_key(conflict, report.figures), reason)


def test_a_conflict_is_dismissed_with_a_reason_that_survives_reading_anew(
    doubtful: Library, tmp_path: Path
) -> None:
    report = doubtful.report(doubtful.cards()[0][0].id)
    doubtful.amend(report.id, dismissal(report, "原文如此，已核对"))

    ingest(doubtful.path, [tmp_path / "files"], Manner(reprocess=True))

    assert [one.dismissed for one in doubtful.report(report.id).conflicts] == ["原文如此，已核对"]
    assert doubtful.card(report.id).conflicts == doubtful.statistics().conflicts == 0
    doubtful.withdraw(doubtful.corrections(report.id)[0])
    assert doubtful.card(report.id).conflicts == 1


def test_putting_a_figure_right_settles_the_conflict_that_it_stood_in(doubtful: Library) -> None:
    report = doubtful.report(doubtful.cards()[0][0].id)
    doubtful.amend(report.id, figure_amendment(report, "33.2%", '{"value": "13.2"}'))
    assert doubtful.report(report.id).conflicts == ()


def test_a_conflict_is_not_dismissed_without_a_reason(doubtful: Library) -> None:
    report = doubtful.report(doubtful.cards()[0][0].id)
    with pytest.raises(BadInputError):
        doubtful.amend(report.id, dismissal(report, " "))


NOTICE = "青禾县人民政府办公室文件\n关于进一步做好全县农村养老服务工作有关事项的通知\n\n各乡镇人民政府：\n一、工作目标\n"
TWO_NOTICES = f"{NOTICE}到2025年建成养老院20家。\n{NOTICE}到2026年建成养老院30家。\n"


def _second_begins(text: str) -> int:
    return text.index("青禾县人民政府办公室文件", 1)


def test_what_is_put_right_in_one_report_stays_out_of_another_that_begins_with_the_same_words(
    tmp_path: Path,
) -> None:
    path = fill(tmp_path, {"通知.txt": TWO_NOTICES})[0]
    with Library.open(path) as library:
        whole = library.report(library.cards()[0][0].id)
        at = _second_begins(whole.text)
        second = library.amend(whole.id, Amendment(Subject.CUT, at, quote_at(whole.text, at), "yes"))
        library.correct(whole.id, "title", "第一件")
        first = library.report(whole.id)
        library.amend(first.id, amendment(first, Subject.ROLES, "一、工作目标", "tasks"))

        assert library.report(whole.id).title == "第一件"
        assert library.report(second).title != "第一件"
        assert "title" not in [one.field for one in library.corrections(second)]

        library.correct(second, "title", "第二件")
        joined = library.amend(second, Amendment(Subject.CUT, at, quote_at(whole.text, at), "no"))
        assert library.report(joined).title == "第一件"
        assert [one.value for one in library.corrections(joined) if one.field == "title"] == ["第一件"]


def test_a_second_change_of_a_figure_keeps_the_first(library: Library) -> None:
    report = party(library)
    library.amend(report.id, figure_amendment(report, "215名", '{"indicator": "外出党员"}'))
    library.amend(report.id, figure_amendment(report, "215名", '{"scope": "云溪镇"}'))

    figure = next(one for one in party(library).figures if one.raw == "215名")
    assert (figure.indicator, figure.scope) == ("外出党员", "云溪镇")
    (made,) = library.corrections(report.id)
    assert json.loads(made.before or "") == {"indicator": "流动党员数", "scope": "东湾镇"}


def test_a_conflict_is_dismissed_in_its_report_alone(tmp_path: Path) -> None:
    path = fill(tmp_path, {"党建.txt": WRONG + WRONG.replace("东湾镇", "云岭镇")})[0]
    with Library.open(path) as library:
        whole = library.report(library.cards()[0][0].id)
        at = whole.text.index("云岭镇")
        second = library.amend(whole.id, Amendment(Subject.CUT, at, quote_at(whole.text, at), "yes"))
        library.amend(whole.id, dismissal(library.report(whole.id), "已核对"))

        assert [one.dismissed for one in library.report(whole.id).conflicts] == ["已核对"]
        assert [one.dismissed for one in library.report(second).conflicts] == [None]


@pytest.mark.parametrize(
    ("field", "words", "value"),
    [
        (Subject.CUT, "二是经费不足", "yes"),
        (Subject.CUT, "干部\t20", "yes"),
        (Subject.CUT, "石桥镇", "no"),
        (Subject.HEADING, "干部\t20", "1"),
        (Subject.ROLES, "经费不足", "problems"),
    ],
)
def test_what_would_change_nothing_is_refused_and_not_kept(
    tmp_path: Path, field: Subject, words: str, value: str
) -> None:
    text = "石桥镇调研报告\n一、存在问题\n一是队伍老化。二是经费不足。\n指标\t数量\n党员\t121\n干部\t20\n二、对策\n加强培训。\n"
    with Library.open(fill(tmp_path, {"石桥.txt": text})[0]) as library:
        report = library.report(library.cards()[0][0].id)
        with pytest.raises(BadInputError):
            library.amend(report.id, amendment(report, field, words, value))

        assert library.corrections(report.id) == ()


def test_metadata_put_right_stays_where_a_cut_falls_into_the_first_words(tmp_path: Path) -> None:
    text = f"封面\n石桥镇\n{CARE}"
    path = fill(tmp_path, {"养老.txt": text})[0]
    with Library.open(path) as opened:
        report = opened.report(opened.cards()[0][0].id)
        opened.correct(report.id, "place", "青禾县石桥镇")
        opened.amend(report.id, amendment(report, Subject.CUT, "石桥镇养老服务", "yes"))
        assert [one.field for one in opened.corrections(report.id)] == ["place"]
        opened.withdraw(opened.corrections(report.id)[0])
        assert "place" not in [one.field for one in opened.corrections(report.id)]


def test_metadata_is_taken_back_also_where_a_sibling_was_removed(library: Library) -> None:
    report = party(library)
    holder = library.amend(report.id, amendment(report, Subject.CUT, "当前的短板", "yes"))
    read = library.card(holder).issuer
    library.correct(holder, "issuer", "青禾县委党校")
    library.remove(report.id)

    made = next(one for one in library.corrections(holder) if one.field == "issuer")
    library.withdraw(made)
    assert library.card(holder).issuer == read


@pytest.mark.parametrize(
    ("field", "value"), [("kind", "胡说"), ("kind", None), ("date", "昨天"), ("date", "2023-02-30")]
)
def test_metadata_that_cannot_be_is_refused(library: Library, field: str, value: str | None) -> None:
    with pytest.raises(BadInputError):
        library.correct(party(library).id, field, value)


def test_an_amendment_that_does_nothing_any_more_is_listed_as_that(path: Path, tmp_path: Path) -> None:
    with Library.open(path) as opened:
        report = party(opened)
        opened.amend(report.id, amendment(report, Subject.ROLES, "二、存在问题", "causes"))
        assert [one.applied for one in opened.corrections(report.id)] == [True]
        opened.amend(report.id, amendment(report, Subject.HEADING, "二、存在问题", None))
        left = sorted(opened.corrections(report.id), key=lambda one: one.field, reverse=True)
        assert [(one.field, one.applied) for one in left] == [("roles", False), ("heading", True)]
        assert "没有套用" in correction_words(left[0])


def test_a_process_with_older_word_lists_does_not_draw_a_file_anew(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = tmp_path / "words"
    words.mkdir()
    monkeypatch.setenv("DIAOYAN_VOCABULARY", str(words))
    report = party(library)
    library.amend(report.id, amendment(report, Subject.ROLES, "一、基本情况", "problems"))
    (words / "roles.toml").write_text('[problems]\nstrong = ["家常话"]\n', "utf-8")
    with pytest.raises(LibraryError, match="词表"):
        library.amend(report.id, amendment(report, Subject.ROLES, "一、基本情况", "causes"))
