"""A user's own word lists add to the shipped ones, take from them, and are named when they are wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.vocabulary import table, vocabulary_digest
from ingest.word_check import check_vocabulary
from report import BadInputError


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DIAOYAN_VOCABULARY", str(tmp_path))
    return tmp_path


def test_without_a_folder_the_shipped_words_stand() -> None:
    assert "问题" in table("roles")["problems"]["strong"]


def test_a_list_is_added_to_and_a_word_can_be_taken_away(folder: Path) -> None:
    (folder / "roles.toml").write_text('[problems]\nstrong = ["堵心事", "!问题"]\n', "utf-8")

    words = table("roles")["problems"]["strong"]

    assert "堵心事" in words
    assert "问题" not in words
    assert "困难" in words


def test_a_changed_word_list_changes_the_digest(folder: Path) -> None:
    before = vocabulary_digest()
    (folder / "places.toml").write_text('[[place]]\npath = ["青禾县", "云溪镇"]\n', "utf-8")
    assert vocabulary_digest() != before


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("[problems", "读不懂"),
        ('problems = ["难"]', "problems"),
        ("[problems]\nstrong = 3", "strong"),
    ],
)
def test_a_word_list_that_is_wrong_is_named(folder: Path, said: str, named: str) -> None:
    (folder / "roles.toml").write_text(said, "utf-8")
    with pytest.raises(BadInputError, match=named) as raised:
        table("roles")
    assert "roles.toml" in str(raised.value)


@pytest.mark.parametrize(
    ("name", "said", "named"),
    [
        ("places", '[[renamed]]\nold = "甲县"', "new"),
        ("citations", "[words]\nbasis = [1]", "basis"),
        ("titles", 'words = [""]', "空"),
        ("units", '[[group]]\nclass = "count"\nnames = 5', "names"),
        ("indicators", "[[same]]\nnames = 5", "names"),
    ],
)
def test_any_word_list_that_is_wrong_is_named_before_files_are_read(
    folder: Path, name: str, said: str, named: str
) -> None:
    (folder / f"{name}.toml").write_text(said, "utf-8")
    with pytest.raises(BadInputError, match=named):
        check_vocabulary()


@pytest.mark.parametrize(
    ("name", "said", "named"),
    [
        ("role.toml", "", "role.toml"),
        ("units.toml", "[[grop]]", "grop"),
        ("places.toml", "[[plaec]]", "plaec"),
    ],
)
def test_a_slip_in_a_name_is_told_and_not_passed_over(folder: Path, name: str, said: str, named: str) -> None:
    (folder / name).write_text(said, "utf-8")
    with pytest.raises(BadInputError, match=named):
        check_vocabulary()
