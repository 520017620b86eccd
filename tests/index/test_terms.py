"""Terms: the twins that cut words agree, and folding makes equal what a person takes for equal."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ingest.cutter
from index.terms import bigrams_of, fold, runs, terms, words
from ingest.cutter import jieba_cutter, rjieba_cutter, user_words
from ingest.understand import understand

HAN_RUN = re.compile("[\u4e00-\u9fd5]+")


@pytest.fixture(scope="module")
def han_runs(corpus_documents: Path) -> list[str]:
    files = [path for path in sorted(corpus_documents.iterdir()) if path.is_file()]
    found = [report.text for path in files for report in understand(path).reports]
    return sorted({run for text in found for run in HAN_RUN.findall(fold(text))})


def test_rjieba_cuts_every_run_of_the_sample_documents_as_jieba_does(han_runs: list[str]) -> None:
    pytest.importorskip("rjieba")
    fast, slow = rjieba_cutter(user_words()), jieba_cutter(user_words())

    assert len(han_runs) > 2000
    assert [run for run in han_runs if fast(run) != slow(run)] == []


@pytest.mark.parametrize("make", [rjieba_cutter, jieba_cutter])
def test_a_user_word_is_cut_as_one(make: object) -> None:
    if make is rjieba_cutter:
        pytest.importorskip("rjieba")
    cut = make(user_words())  # type: ignore[operator]

    assert [word for word in user_words() if word not in cut(f"关于{word}的调研")] == []


def test_jieba_serves_where_rjieba_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(added: tuple[str, ...]) -> object:
        raise ImportError(added)

    monkeypatch.setattr(ingest.cutter, "rjieba_cutter", missing)
    monkeypatch.setattr(ingest.cutter, "user_words", lambda: ("流动党员", "缺了轮子时的新词"))

    assert words("流动党员12名") == ("流动党员", "12", "名")


def test_no_user_word_stands_twice() -> None:
    listed = tomllib.loads((Path(ingest.cutter.__file__).parent / "words.toml").read_text("utf-8"))["words"]

    assert len(listed) == len(set(listed))


@given(st.text(), st.text())
def test_folding_looks_at_one_character_at_a_time(left: str, right: str) -> None:
    assert fold(left) + fold(right) == fold(left + right)


@given(st.text(alphabet="党员干部１a２.，。\n 𠮷々", max_size=30))
def test_every_han_character_of_a_text_begins_one_of_its_bigrams(text: str) -> None:
    found = set(bigrams_of(fold(text)))

    for _, run in runs(fold(text)):
        assert all(any(term.startswith(char) for term in found) for char in run if char in "党员干部𠮷々")


def test_letters_and_digits_are_one_term_in_either_width() -> None:
    assert terms("Ｔ４０４２９号GDP").bigrams == terms("t40429号gdp").bigrams == ("t40429", "号", "gdp")
