"""Every library that a version ever made is opened by this one."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import inspect

from index.catalog import Catalog
from index.folder import Folder
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


def test_it_has_the_same_tables_as_a_new_one(path: Path, tmp_path: Path) -> None:
    with Library.open(path), Library.open(tmp_path / "new", create=True):
        assert _schema(path) == _schema(tmp_path / "new")


def _schema(library: Path) -> dict[str, tuple[set[str], set[str]]]:
    catalog = Catalog.open(Folder.at(library))
    with catalog.reading() as connection:
        there = inspect(connection)
        schema = {
            table: (
                {
                    f"{column['name']} {column['type']} {column['nullable']}"
                    for column in there.get_columns(table)
                },
                {str(index["name"]) for index in there.get_indexes(table)},
            )
            for table in there.get_table_names()
        }
    catalog.close()
    return schema
