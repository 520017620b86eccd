"""A library goes over to another engine and back, and loses nothing when that is broken off."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from index_builders import PARTY, answers, fill, write_files

from index import switching
from index.folder import Folder
from index.intake import ingest
from index.library import Library
from index.query import parse
from index.values import Progress
from report import BadInputError, LibraryError

pytest.importorskip("tantivy", reason="tantivy 没有安装")
QUESTIONS = ("流动党员", "全镇 2024", "护理人员 教师", "管理有哪些难处")


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return fill(tmp_path)[0]


def refuse(_: Progress) -> None:
    raise KeyboardInterrupt


def test_both_engines_answer_the_same_with_the_same_scores(library: Path) -> None:
    before = answers(library, *QUESTIONS)

    switching.switch(Folder.at(library), "tantivy")

    assert answers(library, *QUESTIONS) == before
    assert all(before)


def test_a_switch_leaves_the_files_of_one_engine_and_says_which(library: Path) -> None:
    folder = Folder.at(library)

    for name in ("tantivy", "whoosh"):
        switching.switch(folder, name)
        state = switching.state(folder)

        assert (state.name, state.reports) == (name, 3)
        assert state.generation > 0
        assert [path.name for path in folder.engine.iterdir()] == [name]


def test_a_switch_that_is_broken_off_leaves_the_old_engine_as_it_was(library: Path) -> None:
    folder = Folder.at(library)
    before = switching.state(folder)

    with pytest.raises(KeyboardInterrupt):
        switching.switch(folder, "tantivy", on_progress=refuse)

    assert switching.state(folder) == before
    assert [path.name for path in folder.engine.iterdir()] == ["whoosh"]


def test_an_open_library_goes_over_by_itself(library: Path) -> None:
    with Library.open(library) as opened:
        before = opened.search(parse("流动党员")).total
        switching.switch(Folder.at(library), "tantivy")

        assert opened.search(parse("流动党员")).total == before > 0


def test_what_comes_in_after_a_switch_is_found(library: Path, tmp_path: Path) -> None:
    switching.switch(Folder.at(library), "tantivy")
    ingest(library, [write_files(tmp_path / "more", {"新.txt": PARTY.replace("东湾镇", "青禾镇")})])

    with Library.open(library) as opened:
        assert opened.search(parse("青禾镇")).total == 1
        assert opened.verify() == ()


def test_an_engine_that_is_not_installed_is_named_with_the_remedy(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    switching.switch(Folder.at(library), "tantivy")
    for name in [name for name in sys.modules if name.startswith("index.engines.tantivy")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "tantivy", None)

    with pytest.raises(LibraryError, match=r"diaoyan-wenku\[fast\].*engine use whoosh"):
        Library.open(library)
    switching.switch(Folder.at(library), "whoosh")
    assert answers(library, "流动党员") != [[]]


def test_an_engine_that_does_not_exist_is_refused(library: Path) -> None:
    with pytest.raises(BadInputError, match="tantivy"):
        switching.switch(Folder.at(library), "没有的")


def test_a_large_library_is_told_of_the_quicker_engine(library: Path) -> None:
    folder, many = Folder.at(library), switching.MANY_SECTIONS
    assert switching.advice(folder, many) is None
    assert switching.advice(folder, many + 1) == "tantivy"

    switching.switch(folder, "tantivy")
    assert switching.advice(folder, many + 1) is None
