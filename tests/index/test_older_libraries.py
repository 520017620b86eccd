"""Every library that a version ever made is opened by this one."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.intake import ingest
from index.library import Library
from index.query import parse
from report import Role

FIXTURES = Path(__file__).parents[1] / "fixtures"
VERSIONS = sorted(FIXTURES.glob("library-v*.zip"))


def test_the_library_of_the_first_version_is_kept() -> None:
    assert [path.name for path in VERSIONS][:1] == ["library-v1.zip"]
    assert all(path.stat().st_size < 300_000 for path in VERSIONS)


@pytest.fixture(params=VERSIONS, ids=lambda path: path.stem)
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    with zipfile.ZipFile(request.param) as archive:
        archive.extractall(tmp_path / "library")
    return tmp_path / "library"


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    with Library.open(path) as opened:
        yield opened


def test_it_is_whole(library: Library) -> None:
    assert library.verify() == ()
    assert library.statistics().reports == len(library.files()) == 4


def test_it_is_searched(library: Library) -> None:
    result = library.search(parse("流动党员 管理", roles=[Role.PROBLEMS]))

    assert {hit.card.place for hit in result.hits} == {"柳溪镇", "石桥镇"}
    for hit in result.hits:
        text = library.report(hit.card.id).text
        passage = hit.passages[0]
        assert Role.PROBLEMS in passage.roles
        assert text[passage.hit.anchor.start : passage.hit.anchor.end] == passage.hit.excerpt


def test_it_is_compared(library: Library) -> None:
    table = library.compare("党员总数")
    values = {(cell.scope, cell.time): cell.figures[0].figure.norm_value for cell in table.cells}

    assert values["柳溪镇", "2021"] == 1872
    assert values["石桥镇", "2025"] == 2261
    assert set(table.scopes) == {"柳溪镇", "石桥镇", "白沙镇"}


def test_it_takes_in_new_files(path: Path, tmp_path: Path, corpus_documents: Path) -> None:
    ingest(path, [corpus_documents / "云岭乡农村养老服务调研报告（2022年）.txt"])

    with Library.open(path) as opened:
        assert opened.statistics().reports == 5
        assert opened.verify() == ()
