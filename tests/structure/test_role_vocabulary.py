"""What a user adds to roles.toml counts, and a fault in it is told with its place and the remedy."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from ingest import check_vocabulary
from ingest.roles.loading import role_table
from ingest.roles.words import read_heading
from ingest.vocabulary import table
from report import BadInputError, Role


@pytest.fixture
def vocabulary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the user's own roles.toml, not yet there; it is read once, so a test writes it before it reads."""
    monkeypatch.setenv("DIAOYAN_VOCABULARY", str(tmp_path))
    return tmp_path / "roles.toml"


def test_the_shipped_words_are_each_listed_once() -> None:
    for name, entries in table("roles").items():
        for entry, words in entries.items():
            if isinstance(words, list) and all(isinstance(word, str) for word in words):
                twice = [word for word, count in Counter(words).items() if count > 1]
                assert not twice, f"{name}.{entry}"


def test_a_word_tells_one_role_only() -> None:
    words = Counter(word.text for word in role_table().strong.plain)
    assert [word for word, count in words.items() if count > 1] == []


def test_a_users_word_tells_its_role(vocabulary: Path) -> None:
    vocabulary.write_text('[problems]\nstrong = ["拧巴"]\n', "utf-8")
    assert read_heading("三、几件拧巴事儿").roles == (Role.PROBLEMS,)


def test_a_shipped_word_that_a_user_takes_away_tells_nothing(vocabulary: Path) -> None:
    vocabulary.write_text('[problems]\nstrong = ["!堵心"]\n', "utf-8")
    assert read_heading("三、几件堵心事儿").roles == ()


def test_a_users_pattern_tells_its_role(vocabulary: Path) -> None:
    vocabulary.write_text('[causes]\nstrong = ["缘.{0,4}在此"]\n', "utf-8")
    assert read_heading("四、缘由尽在此").roles == (Role.CAUSES,)


def test_a_user_gives_rules_to_a_kind_of_document(vocabulary: Path) -> None:
    vocabulary.write_text(
        '[kinds."政策文件"]\nreads = [{ words = "服务对象", roles = ["basics"] }]\n', "utf-8"
    )
    assert read_heading("二、服务对象", "政策文件").roles == (Role.BASICS,)
    assert read_heading("二、服务对象", "调研报告").roles == ()


@pytest.mark.parametrize(
    ("said", "place", "trouble"),
    [
        ('[problems]\nstrong = ["(难"]', "problems.strong", "不是正确的正则表达式"),
        ('[problems]\nstrong = ["(?:难)?"]', "problems.strong", "什么字都没有也算找到"),
        ('[problems]\nstrong = ["难+"]', "problems.strong", "不设上限的重复"),
        ("[problems]\nstrong = [3]", "problems.strong", "不是词"),
        ('[problems]\nweek = ["难"]', "problems", "不认识“week”"),
        ('[problem]\nstrong = ["难"]', "roles.toml", "不认识“problem”"),
        ('[announced]\nproblem = ["难"]', "announced", "不认识“problem”"),
        ('[text]\nwish = ["盼"]', "text", "不认识“wish”"),
        ('[text]\nlack = [" "]', "text.lack", "不是词"),
        ('[duty]\nverbs = ["搞(定"]', "duty.verbs", "不是正确的正则表达式"),
        ('[kinds."简报"]\ndefault = ["task"]', "kinds.简报.default", "不认识“task”"),
        ('[kinds."简报"]\nadds = ["tasks"]', "kinds.简报.adds", "应当是表"),
        ('[kinds."简报"]\nreads = [3]', "kinds.简报.reads", "应当是表"),
        ('[kinds."简报"]\nreads = [{ words = 3, roles = ["tasks"] }]', "kinds.简报.reads", "应当是一个词"),
        ('[kinds."简报"]\nreads = [{ words = "甲", roles = "tasks" }]', "kinds.简报.reads", "应当是数组"),
        ("[kinds]\nx = 3", "kinds.x", "应当是表"),
    ],
)
def test_a_fault_is_told_with_its_place(vocabulary: Path, said: str, place: str, trouble: str) -> None:
    vocabulary.write_text(said, "utf-8")
    with pytest.raises(BadInputError, match=trouble) as raised:
        check_vocabulary()
    assert str(vocabulary) in raised.value.subject
    assert place in raised.value.subject
    assert raised.value.remedy
