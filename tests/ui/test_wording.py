import tomllib
from importlib import resources

import pytest

from index.values import JobState
from index.wording_changes import Fate
from ingest.readers import READERS
from report import Kind, Severity, Status, Verdict

WORDS = tomllib.loads(resources.files("ui").joinpath("wording.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("group", "names"),
    [
        ("verdict", Verdict),
        ("status", Status),
        ("job_state", JobState),
        ("figure_kind", Kind),
        ("severity", Severity),
        ("fate", Fate),
    ],
)
def test_every_value_that_a_page_shows_has_a_chinese_name(group, names):
    assert {name.value for name in names} <= set(WORDS[group])


@pytest.mark.parametrize("group", WORDS)
def test_no_two_values_of_a_group_have_the_same_name(group):
    names = list(WORDS[group].values())
    assert len(names) == len(set(names))


def test_every_verdict_but_complete_comes_with_a_remedy():
    assert set(WORDS["remedy"]) == {verdict.value for verdict in Verdict} - {"complete"}


def test_every_format_that_is_read_has_a_name():
    assert {reader.format for reader in READERS} == set(WORDS["format"])
