"""Builders for the tests of the library: entries for an engine, files for an ingest, what a library holds."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select

from index import tables
from index.catalog import Catalog
from index.engines.base import Entries, Entry
from index.folder import Folder
from index.intake import ingest
from index.library import Library
from index.query import parse
from index.terms import terms
from index.values import IntakeSummary

PARTY = """东湾镇党建工作调研报告
一、基本情况
2024年，全镇党员总数为1630名，流动党员215名，占党员总数的13.2%。
二、存在问题
（一）流动党员管理难。流动党员分布在15个省份，联系不便。
三、对策建议
建立流动党员台账，每季度召开一次联络会。
"""
CARE = """石桥镇养老服务调研报告
一、基本情况
2024年，全镇60周岁以上老年人4310人，建成老年食堂9个。
二、存在问题
护理人员不足，床位空置多。
三、对策建议
盘活闲置校舍，增加护理人员。
"""
SCHOOL = """云岭乡义务教育调研报告
一、基本情况
2024年，全乡在校学生1260人，教师118人。
二、存在问题
教师流动频繁，音体美教师缺编。
"""
TEXTS = {"党建.txt": PARTY, "养老.txt": CARE, "教育.txt": SCHOOL}


def entries(report_id: str, text: str, *sections: str, tags: tuple[str, ...] = ()) -> Entries:
    """Return the entries of a report of *text*, its sections numbered from 1 and all tagged *tags*."""
    whole = Entry(report_id, "", terms("\n".join((text, *sections))))
    parts = (Entry(report_id, str(n), terms(own), tags) for n, own in enumerate(sections, 1))
    return Entries(whole, tuple(parts))


def write_files(folder: Path, texts: dict[str, str] = TEXTS) -> Path:
    """Write *texts* into *folder* and return it."""
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def fill(tmp_path: Path, texts: dict[str, str] = TEXTS) -> tuple[Path, Path, IntakeSummary]:
    """Return a new library, the folder of files it was made from, and what the ingest said."""
    files = write_files(tmp_path / "files", texts)
    return tmp_path / "library", files, ingest(tmp_path / "library", [files])


def contents(library: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return all that the catalog of *library* says of reports, but for times and numbers of changes."""
    catalog = Catalog.open(Folder.at(library))
    try:
        with catalog.reading() as connection:
            return {
                table.name: sorted(
                    (tuple(row) for row in connection.execute(select(*_lasting(table)))), key=repr
                )
                for table in (tables.reports, tables.sections, tables.figures, tables.originals, tables.files)
            }
    finally:
        catalog.close()


def _lasting(table: object) -> list[object]:
    return [column for column in table.c if column.name not in ("added", "seen", "path", "location")]  # type: ignore[attr-defined]


def answers(library: Path, *questions: str) -> list[list[tuple[str, float]]]:
    """Return the reports and scores that *questions* find, best first."""
    with Library.open(library) as opened:
        return [[(hit.card.id, hit.score) for hit in opened.search(parse(q)).hits] for q in questions]
