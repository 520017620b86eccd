"""What every engine must do, run over each of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import permutations
from pathlib import Path

import pytest
from index_builders import entries

from index.engines import parts
from index.engines.base import AnyOf, Ask, Entries, Match, Scored, SearchEngine, Shelf, Term
from index.engines.registry import KINDS, engine_of

A = entries("a", "流动党员管理调研", "流动党员管理难", "建立台账", tags=("problems",))
B = entries("b", "养老服务调研", "护理人员不足", "流动党员也参加志愿服务", tags=("suggestions",))
C = entries("c", "教育调研", "教师流动频繁", tags=("problems", "causes"))


@pytest.fixture(params=[kind.name for kind in KINDS])
def make(request: pytest.FixtureRequest) -> Callable[[Path], SearchEngine]:
    pytest.importorskip(request.param, reason=f"{request.param} 没有安装")
    return engine_of(request.param)


@pytest.fixture
def engine(make: Callable[[Path], SearchEngine], tmp_path: Path) -> Iterator[SearchEngine]:
    engine = make(tmp_path)
    store(engine, tmp_path, A, B, C)
    yield engine
    engine.close()


def store(engine: SearchEngine, folder: Path, *items: Entries, generation: int = 1) -> None:
    part = engine.build(folder, items)
    engine.commit([part] if part else [], [item.report.report_id for item in items], generation)


def term(text: str, match: Match = "whole") -> Term:
    return Term("bigrams", text, match=match)


def ids(engine: SearchEngine, ask: Ask, shelf: Shelf = Shelf.REPORTS) -> list[tuple[str, str]]:
    return [(item.report_id, item.key) for item in engine.search(shelf, ask)[0]]


def test_every_term_that_must_be_there_is_there(engine: SearchEngine) -> None:
    assert ids(engine, Ask(must=(term("流动"), term("动党")))) == [("a", ""), ("b", "")]
    assert ids(engine, Ask(must=(term("流动"), term("没有")))) == []


def test_one_scored_term_is_enough_where_nothing_is_a_must(engine: SearchEngine) -> None:
    assert {report for report, _ in ids(engine, Ask(score=(term("护理"), term("教师"))))} == {"b", "c"}


def test_scores_rank_and_ties_go_by_id(engine: SearchEngine, tmp_path: Path) -> None:
    store(engine, tmp_path, entries("z", "同一篇"), entries("y", "同一篇"), generation=2)

    found, total = engine.search(Shelf.REPORTS, Ask(score=(term("同一"),)))

    assert [item.report_id for item in found] == ["y", "z"]
    assert found[0].score == found[1].score > 0
    assert total == 2


def test_a_prefix_finds_all_terms_that_begin_so(engine: SearchEngine) -> None:
    assert [r for r, _ in ids(engine, Ask(must=(term("护", "prefix"),)))] == ["b"]


def test_a_run_of_letters_or_digits_is_found_by_any_piece_of_it(engine: SearchEngine, tmp_path: Path) -> None:
    store(engine, tmp_path, entries("d", "2024年GDP3051亿元"), entries("e", "1024户"), generation=2)

    assert [r for r, _ in ids(engine, Ask(must=(term("024", "inside"),)))] == ["d", "e"]
    assert [r for r, _ in ids(engine, Ask(must=(term("dp", "inside"), term("05", "inside"))))] == ["d"]


def test_one_of_several_ways_to_meet_a_condition_is_enough(engine: SearchEngine) -> None:
    either = AnyOf(((term("护理"), term("人员")), (term("教师"),), (term("教师"), term("没有"))))

    assert [r for r, _ in ids(engine, Ask(must=(either,)))] == ["b", "c"]
    assert [r for r, _ in ids(engine, Ask(must=(either, term("频繁"))))] == ["c"]


def test_sections_are_found_by_their_tags(engine: SearchEngine) -> None:
    ask = Ask(must=(term("流动"),), tags=("problems",))

    assert ids(engine, ask, Shelf.SECTIONS) == [("a", "1"), ("c", "1")]


def test_an_answer_keeps_within_the_reports_asked_for(engine: SearchEngine) -> None:
    assert ids(engine, Ask(must=(term("流动"),), within=frozenset({"c"}))) == [("c", "")]
    assert ids(engine, Ask(must=(term("流动"),), within=frozenset())) == []


def test_the_limit_cuts_the_answer_but_not_the_total(engine: SearchEngine) -> None:
    found, total = engine.search(Shelf.REPORTS, Ask(must=(term("调研"),)), limit=1)

    assert (len(found), total) == (1, 3)


def test_a_report_that_is_written_anew_is_found_as_it_is_now_only(
    engine: SearchEngine, tmp_path: Path
) -> None:
    store(engine, tmp_path, entries("a", "改写成了村集体经济"), generation=2)

    assert [r for r, _ in ids(engine, Ask(must=(term("流动"),)))] == ["b", "c"]
    assert ids(engine, Ask(must=(term("集体"),))) == [("a", "")]
    assert engine.counts() == (3, 3)


def test_a_report_that_went_is_not_found(engine: SearchEngine) -> None:
    engine.commit([], ["a", "b"], 2)

    assert ids(engine, Ask(must=(term("流动"),))) == [("c", "")]
    assert engine.counts() == (1, 1)
    assert engine.generation() == 2


def test_what_was_built_is_not_seen_before_it_is_committed(engine: SearchEngine, tmp_path: Path) -> None:
    engine.build(tmp_path, [entries("d", "营商环境")])

    assert ids(engine, Ask(must=(term("营商"),))) == []
    assert engine.generation() == 1


def test_an_engine_that_is_opened_again_answers_the_same(
    engine: SearchEngine, make: Callable[[Path], SearchEngine], tmp_path: Path
) -> None:
    ask = Ask(score=(term("流动"), term("党员")))
    before = engine.search(Shelf.SECTIONS, ask)
    engine.close()
    again = make(tmp_path)

    assert again.search(Shelf.SECTIONS, ask) == before
    assert again.generation() == 1
    again.close()


def test_many_small_batches_are_untidy_and_full_ones_are_left_as_they_are(
    engine: SearchEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(parts.MANY_PARTS):
        store(engine, tmp_path, entries(f"n{number}", "流动党员"), generation=number + 2)
    assert len(engine.untidy()) >= parts.MERGED_AT_ONCE

    monkeypatch.setattr(parts, "FULL", 1)
    assert engine.untidy() == frozenset()


def test_clear_forgets_everything(engine: SearchEngine) -> None:
    engine.clear()

    assert engine.counts() == (0, 0)
    assert engine.generation() == 0
    assert ids(engine, Ask(must=(term("流动"),))) == []


def test_scores_do_not_depend_on_the_order_of_coming_or_on_what_went(
    make: Callable[[Path], SearchEngine], tmp_path: Path
) -> None:
    ask = Ask(score=(term("流动"), term("调研"), Term("words", "党员", 0.5)))
    answers: set[tuple[Scored, ...]] = set()
    for number, order in enumerate(permutations((A, B, C))):
        folder = tmp_path / str(number)
        folder.mkdir()
        engine = make(folder)
        store(engine, folder, entries("gone", "流动流动调研调研", "调研"), generation=1)
        for generation, item in enumerate(order, 2):
            store(engine, folder, item, generation=generation)
        engine.commit([], ["gone"], 9)
        answers.add(engine.search(Shelf.REPORTS, ask)[0])
        engine.close()

    assert len(answers) == 1


def test_frequent_terms_weigh_the_same_with_and_without_reports_that_went(
    make: Callable[[Path], SearchEngine], tmp_path: Path
) -> None:
    many = [
        entries(f"r{n:03}", "调研" + "报告" * (n % 3 + 1) + ("工作" if n % 2 else "")) for n in range(250)
    ]
    extra = [entries(f"x{n:03}", "调研报告工作") for n in range(40)]
    ask = Ask(score=(term("调研"), term("报告"), term("工作")))
    answers = []
    for name, gone in (("clean", []), ("worn", extra)):
        folder = tmp_path / name
        folder.mkdir()
        engine = make(folder)
        store(engine, folder, *many, *gone)
        engine.commit([], [item.report.report_id for item in gone], 2)
        answers.append(engine.search(Shelf.REPORTS, ask))
        engine.close()

    assert answers[0] == answers[1]


def test_an_engine_whose_files_are_damaged_says_that_it_must_be_built_anew(
    engine: SearchEngine, make: Callable[[Path], SearchEngine], tmp_path: Path
) -> None:
    engine.close()
    for file in tmp_path.rglob("*"):
        if file.is_file():
            file.write_bytes(b"\x00damaged")
    again = make(tmp_path)

    assert again.generation() == 0
    assert again.search(Shelf.REPORTS, Ask(must=(term("流动"),))) == ((), 0)
    again.close()
