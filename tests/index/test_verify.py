"""Damage that was planted is found and named with what helps; the engine is built anew by rebuild."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from index_builders import PARTY, answers, fill
from sqlalchemy import delete, update

from index import changes, tables
from index.catalog import Catalog
from index.chosen import open_engine
from index.folder import Folder
from index.intake import ingest
from index.library import Library
from index.lock import writer_lock
from index.originals import Originals
from index.run import Manner
from ingest.files import sha256_of


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return fill(tmp_path)[0]


@pytest.fixture
def party(library: Path, tmp_path: Path) -> Path:
    """The original of 党建.txt in the store."""
    return Originals(Folder.at(library).originals).path(sha256_of(tmp_path / "files" / "党建.txt"))


def findings(library: Path) -> tuple[str, ...]:
    with Library.open(library) as opened:
        return opened.verify()


def seen_without_healing(library: Path) -> tuple[str, ...]:
    """Return the findings while another holds the writer's lock, so that opening cannot heal."""
    with writer_lock(Folder.at(library)):
        return findings(library)


def change_engine(library: Path, gone: list[str], generation: int) -> None:
    engine = open_engine(Folder.at(library))
    engine.commit([], gone, generation)
    engine.close()


def first_report(library: Path) -> str:
    with Library.open(library) as opened:
        return opened.cards()[0][0].id


def latest_change(library: Path) -> int:
    catalog = Catalog.open(Folder.at(library))
    with catalog.reading() as connection:
        number = changes.latest(connection)
    catalog.close()
    return number


def test_nothing_is_wrong_with_a_new_library(library: Path) -> None:
    assert findings(library) == ()


def test_a_missing_original_is_named(library: Path, party: Path) -> None:
    party.unlink()

    (finding,) = findings(library)

    assert finding.startswith("原始文件缺失：党建.txt")
    assert "请重新入库原文件" in finding


def test_an_original_whose_bytes_were_altered_is_named(library: Path, party: Path) -> None:
    party.write_text(PARTY.replace("1630", "1631"), "utf-8")

    (finding,) = findings(library)

    assert finding.startswith("原始文件已被改动：党建.txt")


def test_a_file_that_does_not_belong_to_the_originals_is_named(library: Path) -> None:
    (library / "originals" / "stray").write_bytes(b"?")

    (finding,) = findings(library)

    assert "目录之外的文件：stray" in finding


def test_an_original_comes_back_with_its_file(library: Path, party: Path, tmp_path: Path) -> None:
    party.unlink()

    ingest(library, [tmp_path / "files"], Manner(reprocess=True))

    assert findings(library) == ()
    assert party.read_text("utf-8") == PARTY


@pytest.mark.parametrize("table", [tables.sections, tables.figures])
def test_a_row_that_is_missing_is_noticed(library: Path, tmp_path: Path, table: object) -> None:
    report_id = first_report(library)
    catalog = Catalog.open(Folder.at(library))
    with catalog.writing() as connection:
        first = (table.c.report_id == report_id, table.c.position == 0)  # type: ignore[attr-defined]
        connection.execute(delete(table).where(*first))  # type: ignore[arg-type]
    catalog.close()

    assert any(report_id in finding and table.name in finding for finding in findings(library))  # type: ignore[attr-defined]

    ingest(library, [tmp_path / "files"], Manner(reprocess=True))
    assert findings(library) == ()


def test_an_engine_that_is_behind_is_noticed(library: Path) -> None:
    shutil.rmtree(library / "engine")

    (finding,) = seen_without_healing(library)

    assert finding == "检索引擎落后于目录。请运行 diaoyan rebuild"


def test_an_engine_that_lacks_a_report_is_noticed_and_rebuilt(library: Path) -> None:
    before = answers(library, "全镇", "流动党员")
    change_engine(library, [first_report(library)], latest_change(library))
    assert answers(library, "全镇", "流动党员") != before
    (finding,) = findings(library)
    assert "检索引擎中有 2 篇报告" in finding
    assert "请运行 diaoyan rebuild" in finding

    with Library.open(library) as opened:
        opened.rebuild()
        assert opened.verify() == ()

    assert answers(library, "全镇", "流动党员") == before


def test_rebuild_needs_no_originals(library: Path) -> None:
    before = answers(library, "流动党员")
    shutil.rmtree(library / "originals")
    shutil.rmtree(library / "engine")

    with Library.open(library) as opened:
        opened.rebuild()

    assert answers(library, "流动党员") == before != [[]]


def test_a_database_page_that_was_overwritten_is_noticed(library: Path) -> None:
    catalog = Catalog.open(Folder.at(library))
    with catalog.writing() as connection:
        connection.execute(update(tables.reports).values(text=tables.reports.c.text + "长" * 50_000))
    catalog.close()
    data = bytearray((library / "library.db").read_bytes())
    data[-20_000:-12_000] = b"\xff" * 8_000
    (library / "library.db").write_bytes(data)

    assert any(finding.startswith("数据库：") for finding in findings(library))
