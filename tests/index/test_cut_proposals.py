"""Where a file may hold another report a person is asked once, and the answer counts from then on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from index_builders import fill

from index.intake import ingest
from index.library import Library
from index.run import Manner

BODY = (
    "各村按轻重缓急一件一件往前推，出人出工，年底请群众代表逐项看过，多数人认可，也提了不少实在的意见。" * 3
)


def unsure(town: str, title: str) -> str:
    return (
        f"{town}养老服务调研报告\n{BODY}\n一、基本情况\n{BODY}\n二、存在问题\n{BODY}\n{town}人民政府\n2023年9月1日\n"
        f"{title}\n{BODY}\n一、怎么看\n{BODY}\n二、怎么办\n{BODY}\n"
    )


TEXTS = {
    "甲.txt": unsure("云溪镇", "农村集市改造提升方案"),
    "乙.txt": unsure("石桥镇", "村级渡口改造建设规划"),
}


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(fill(tmp_path, {**TEXTS, "丙.txt": TEXTS["甲.txt"] + TEXTS["乙.txt"]})[0]) as opened:
        yield opened


def test_every_open_place_is_listed_with_what_stands_around_it(library: Library) -> None:
    found = library.cut_proposals()

    assert [(Path(one.paths[0]).name, one.title) for one in found] == [
        ("丙.txt", "农村集市改造提升方案"),
        ("丙.txt", "村级渡口改造建设规划"),
        ("乙.txt", "村级渡口改造建设规划"),
        ("甲.txt", "农村集市改造提升方案"),
    ]
    for one in found:
        assert one.after.startswith(one.title)
        assert one.before.endswith("2023年9月1日")
        assert library.report(one.report_id).text[one.start :].startswith(one.title)


def test_answers_to_several_places_of_one_file_are_taken_together(library: Library) -> None:
    mine = [one for one in library.cut_proposals() if "丙.txt" in one.paths[0]]
    library.answer_cuts({mine[0]: True, mine[1]: False})

    titles = {
        library.report(row).title for file in library.files() if "丙.txt" in file.path for row in file.reports
    }
    assert titles == {"云溪镇养老服务调研报告", "农村集市改造提升方案", "石桥镇养老服务调研报告"}
    assert not [one for one in library.cut_proposals() if "丙.txt" in one.paths[0]]


def test_an_answer_survives_reading_anew_and_is_asked_again_when_it_is_taken_back(
    library: Library, tmp_path: Path
) -> None:
    first = next(one for one in library.cut_proposals() if "甲.txt" in one.paths[0])
    library.answer_cuts({first: False})
    ingest(library.path, [tmp_path / "files"], Manner(reprocess=True))
    assert first not in library.cut_proposals()

    library.withdraw(library.corrections(first.report_id)[0])
    assert first in library.cut_proposals()
