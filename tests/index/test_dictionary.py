"""A word joins or leaves the cutter's dictionary, and only the reports that hold it are written anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from index_builders import CARE, TEXTS, answers, fill, write_files

from index import dictionary, synchronise
from index.chosen import open_engine
from index.dictionary import Change, Preview, adding, removing
from index.folder import Folder
from index.intake import ingest
from index.library import Library
from index.synchronise import rebuild
from index.values import Progress
from ingest.cutter import WORDS
from report import BadInputError

WORD = "闲置校舍"
QUESTIONS = ("流动党员", "闲置校舍", "校舍", "护理人员 教师", "管理有哪些难处")


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DIAOYAN_VOCABULARY", str(tmp_path / "library" / "vocabulary"))
    return fill(tmp_path)[0]


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The reports that are written into the engine, in order."""
    seen: list[str] = []
    build = synchronise.build_part

    def noting(engine: str, path: Path, report_ids: tuple[str, ...]) -> str | None:
        seen.extend(report_ids)
        return build(engine, path, report_ids)

    monkeypatch.setattr(synchronise, "build_part", noting)
    return seen


def preview(library: Path, change: Change) -> Preview:
    with Library.open(library) as opened:
        return opened.preview_words(change)


def words_of_engine(library: Path) -> frozenset[str]:
    engine = open_engine(Folder.at(library))
    try:
        return engine.words()
    finally:
        engine.close()


def test_a_preview_shows_how_the_text_is_cut_before_and_after_and_changes_nothing(library: Path) -> None:
    seen = preview(library, adding([WORD]))

    assert seen.titles == ("石桥镇养老服务调研报告",)
    assert WORD in seen.samples[0].after
    assert WORD not in seen.samples[0].before
    assert WORD not in WORDS.current()


def test_a_word_that_is_added_has_only_the_reports_with_it_written_anew(
    library: Path, written: list[str]
) -> None:
    dictionary.apply(Folder.at(library), adding([WORD]))

    assert len(written) == 1
    assert WORD in words_of_engine(library)


def test_what_is_found_is_what_an_engine_built_anew_finds(library: Path) -> None:
    dictionary.apply(Folder.at(library), adding([WORD]))
    after = answers(library, *QUESTIONS)
    rebuild(Folder.at(library))

    assert answers(library, *QUESTIONS) == after


def test_removing_undoes_adding(library: Path) -> None:
    folder, before = Folder.at(library), answers(library, *QUESTIONS)
    dictionary.apply(folder, adding([WORD]))
    dictionary.apply(folder, removing([WORD]))

    assert answers(library, *QUESTIONS) == before
    assert WORDS.own() == ()


def test_a_shipped_word_is_taken_away_and_comes_back(library: Path) -> None:
    folder = Folder.at(library)
    dictionary.apply(folder, removing(["流动党员"]))
    assert WORDS.own() == ("!流动党员",)
    assert "流动党员" not in words_of_engine(library)

    dictionary.apply(folder, adding(["流动党员"]))
    assert WORDS.own() == ()
    assert "流动党员" in words_of_engine(library)


def test_a_change_that_is_broken_off_leaves_list_and_engine_as_they_were(library: Path) -> None:
    def stop(_: Progress) -> None:
        raise KeyboardInterrupt

    before = answers(library, *QUESTIONS)
    with pytest.raises(KeyboardInterrupt):
        dictionary.apply(Folder.at(library), adding([WORD]), on_progress=stop)

    assert WORD not in WORDS.current()
    assert answers(library, *QUESTIONS) == before


def test_a_list_that_was_edited_by_hand_is_followed_when_the_library_is_opened(
    library: Path, written: list[str]
) -> None:
    WORDS.write(adding([WORD]).own)
    with Library.open(library):
        pass

    assert len(written) == 1
    assert WORD in words_of_engine(library)


def test_no_file_is_read_anew_for_a_word(library: Path, tmp_path: Path) -> None:
    dictionary.apply(Folder.at(library), adding([WORD]))
    files = write_files(tmp_path / "files", TEXTS | {"新.txt": CARE.replace("石桥镇", "青禾镇")})

    summary = ingest(library, [files])

    assert (summary.added, summary.replaced, summary.skipped) == (1, 0, 3)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "没有写词"),
        ("GDP", "汉字"),
        ("红 管家", "汉字"),
        ("红", "个字"),
        ("红" * 21, "个字"),
        ("流动党员", "已经有了"),
    ],
)
def test_what_cannot_be_a_word_is_refused(library: Path, typed: str, said: str) -> None:
    with pytest.raises(BadInputError, match=said):
        adding([typed])


def test_a_word_that_is_not_there_cannot_be_removed(library: Path) -> None:
    with pytest.raises(BadInputError, match="没有这一条"):
        removing(["红管家"])
