"""The schema of a library: its version, the way from an older one, and newer ones refused."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from index_builders import fill
from sqlalchemy import Connection, insert, inspect, select, text, update

from index import migrations, tables
from index.catalog import Catalog
from index.folder import Folder
from index.library import Library
from index.migrations import migrate, version_of
from report import LibraryError

NEWER = 99


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    opened = Catalog.open(Folder.at(tmp_path / "library", create=True))
    yield opened
    opened.close()


def add_note(connection: Connection) -> None:
    connection.execute(text("ALTER TABLE reports ADD COLUMN note TEXT"))


def break_off(connection: Connection) -> None:
    add_note(connection)
    raise RuntimeError("中断")


def columns(connection: Connection) -> set[str]:
    return {column["name"] for column in inspect(connection).get_columns("reports")}


def set_version(folder: Path, version: int) -> None:
    catalog = Catalog.open(Folder.at(folder))
    with catalog.writing() as connection:
        connection.execute(update(tables.schema).values(version=version))
    catalog.close()


def test_a_new_library_has_the_latest_version_of_the_schema(catalog: Catalog) -> None:
    with catalog.reading() as connection:
        assert version_of(connection) == len(migrations.STEPS)
        assert set(inspect(connection).get_table_names()) == set(tables.metadata.tables)


def test_an_older_library_gets_the_steps_it_lacks_and_only_those(catalog: Catalog) -> None:
    steps = (*migrations.STEPS, add_note)

    with catalog.writing() as connection:
        assert migrate(connection, "库", steps) == len(steps)
        assert migrate(connection, "库", steps) == len(steps)

    with catalog.reading() as connection:
        assert version_of(connection) == len(steps)
        assert "note" in columns(connection)


def test_a_library_of_an_older_version_is_migrated_when_it_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library, _, _ = fill(tmp_path)
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, add_note))
    monkeypatch.setattr(migrate, "__defaults__", (migrations.STEPS,))  # bound when the module was loaded

    with Library.open(library) as opened:
        assert opened.statistics().reports == 3
        assert opened.verify() == ()
    catalog = Catalog.open(Folder.at(library))
    with catalog.reading() as connection:
        assert version_of(connection) == len(migrations.STEPS)
        assert "note" in columns(connection)
    catalog.close()


def test_a_migration_that_breaks_off_leaves_the_library_as_it_was(catalog: Catalog) -> None:
    with pytest.raises(RuntimeError), catalog.writing() as connection:
        migrate(connection, "库", (*migrations.STEPS, break_off))

    with catalog.reading() as connection:
        assert version_of(connection) == len(migrations.STEPS)
        assert "note" not in columns(connection)


def test_a_library_of_a_newer_version_is_refused_and_left_alone(tmp_path: Path) -> None:
    library, _, _ = fill(tmp_path)
    set_version(library, NEWER)
    before = (library / "library.db").read_bytes()

    with pytest.raises(LibraryError, match=r"更新的版本.*请升级"):
        Library.open(library)

    assert (library / "library.db").read_bytes() == before


def test_what_is_written_is_kept_together_or_not_at_all(catalog: Catalog) -> None:
    def write_and_break_off(connection: Connection) -> None:
        connection.execute(insert(tables.changes).values(report_id="一"))
        raise RuntimeError("中断")

    with pytest.raises(RuntimeError), catalog.writing() as connection:
        write_and_break_off(connection)

    with catalog.reading() as connection:
        assert connection.execute(select(tables.changes)).all() == []


def test_a_file_that_is_no_database_is_named_with_a_remedy(tmp_path: Path) -> None:
    folder = Folder.at(tmp_path / "library", create=True)
    folder.catalog.write_bytes(b"this is no database" * 100)

    with pytest.raises(LibraryError, match=r"请.*备份恢复"):
        Library.open(folder.path)
