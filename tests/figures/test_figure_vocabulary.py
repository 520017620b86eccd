"""A user's own words about indicators add to the shipped ones, and a file that is wrong is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.figures.canonical import canonical, preferred
from ingest.figures.vocabulary import words
from ingest.vocabulary import check_vocabulary, table
from report import BadInputError, Kind


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DIAOYAN_VOCABULARY", str(tmp_path))
    return tmp_path


def test_a_user_can_say_that_two_names_mean_the_same(folder: Path) -> None:
    (folder / "indicators.toml").write_text('[[same]]\nnames = "网格员数 红袖章数"\n', "utf-8")

    assert preferred("红袖章数") == "网格员数"
    assert preferred("党员数") == "党员总数"


def test_a_user_can_add_a_facet_that_keeps_two_indicators_near(folder: Path) -> None:
    text = '[[facet]]\nname = "茶类"\nvalues = { "春茶" = "春", "秋茶" = "秋" }\n'
    (folder / "indicators.toml").write_text(text, "utf-8")

    spring = canonical("春茶产量", "吨", Kind.LEVEL)

    assert ("茶类", "春") in spring.facets


def test_a_user_can_add_a_unit_and_a_word_to_a_list(folder: Path) -> None:
    (folder / "units.toml").write_text('[[group]]\nclass = "count"\nnames = "垄"\n', "utf-8")
    (folder / "figure_words.toml").write_text('[naming]\nperson = ["河长"]\n', "utf-8")

    assert table("units", room="figures")["group"][-1]["names"] == "垄"
    assert {"河长", "党员"} <= set(table("figure_words", room="figures")["naming"]["person"])


def test_without_the_folder_the_shipped_words_stand() -> None:
    assert "党员" in words("naming", "person")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("indicators.toml", "[[same]\nnames = 1"),
        ("units.toml", 'multipliers = "万"'),
        ("figure_words.toml", '[naming]\nperson = "河长"'),
    ],
)
def test_a_file_that_is_wrong_is_named_before_anything_is_read(folder: Path, name: str, said: str) -> None:
    (folder / name).write_text(said, "utf-8")

    with pytest.raises(BadInputError, match=name):
        check_vocabulary()


def test_a_table_of_indicators_without_its_names_is_told_with_the_remedy(folder: Path) -> None:
    (folder / "indicators.toml").write_text("[[same]]\nwords = 3\n", "utf-8")

    with pytest.raises(BadInputError, match="指标词表"):
        canonical("党员数", "名", Kind.LEVEL)
