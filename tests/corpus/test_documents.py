"""The sample documents are what corpus/README.md says: forms, lengths, encodings, and what is read in them."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from sample_metadata import REPORTS

from ingest.understand import Understanding
from report import Table, Verdict, flatten

Library = dict[str, Understanding]
NUMBERED = (
    "石桥镇养老服务工作调研报告（2023年）.docx",
    "石桥镇基层党建工作调研报告（2022年）.docx",
    "青禾县村集体经济发展调研报告（2025年）.docx",
)
COMPOUND = "二〇二三年度乡镇党建调研报告汇编.txt"
DRAFTS = ("东湾镇乡村振兴调研报告（征求意见稿）.txt", "东湾镇乡村振兴调研报告（定稿）.txt")


def test_every_document_is_read_completely(library: Library) -> None:
    assert {name for name, one in library.items() if one.reading.verdict is not Verdict.COMPLETE} == set()


def test_the_formats_are_mixed(library: Library) -> None:
    assert Counter(one.reading.format for one in library.values()) == {"docx": 9, "pdf": 5, "txt": 9, "md": 7}


def test_every_report_is_as_long_as_a_real_one(library: Library) -> None:
    sizes = {(n, r.title): len(re.sub(r"\s", "", r.text)) for n, one in library.items() for r in one.reports}

    assert {report: size for report, size in sizes.items() if not 1500 <= size <= 5000} == {}


def test_text_files_come_in_the_encodings_of_offices(corpus_documents: Path) -> None:
    gb18030 = (corpus_documents / "白沙镇党建工作调研报告（2024年）.txt").read_bytes()
    utf16 = (corpus_documents / "云岭乡农村养老服务调研报告（2022年）.txt").read_bytes()

    assert gb18030.decode("gb18030").startswith("白沙镇党建工作调研报告")
    assert utf16[:2] == b"\xff\xfe"
    with pytest.raises(UnicodeDecodeError):
        gb18030.decode("utf-8")


@pytest.mark.parametrize("name", NUMBERED)
def test_numbers_that_word_makes_are_not_in_the_file_and_still_read(
    name: str, corpus_documents: Path, library: Library
) -> None:
    with zipfile.ZipFile(corpus_documents / name) as word:
        xml = word.read("word/document.xml").decode()
    headings = [section.heading or "" for section in flatten(library[name].reports[0].sections)]

    assert xml.count("<w:numPr>") > 10
    assert "一、" not in xml
    assert {heading[:2] for heading in headings} >= {"一、", "二、", "三、"}


def test_tables_stand_in_documents_of_three_formats(library: Library) -> None:
    tables = Counter(
        one.reading.format
        for one in library.values()
        if any(isinstance(block, Table) for block in one.reading.blocks)
    )

    assert tables == {"docx": 6, "pdf": 4, "md": 4}


def test_the_compound_file_holds_four_reports_that_tile_it(library: Library) -> None:
    reports = library[COMPOUND].reports

    assert [report.place for report in reports] == ["石桥镇", "云岭乡", "东湾镇", "白沙镇"]
    assert all(a.end == b.start for a, b in pairwise(reports))


def test_title_kind_issuer_place_and_date_are_those_that_a_reader_finds(library: Library) -> None:
    found = {
        name: [(r.title, r.kind, r.number, r.issuer, r.place, r.date) for r in one.reports]
        for name, one in library.items()
    }

    assert found == REPORTS


def test_two_drafts_of_one_report_are_nearly_the_same_and_no_others_are(library: Library) -> None:
    grams = {(name, r.title): _bigrams(r.text) for name, one in library.items() for r in one.reports}
    pairs = [(a, b) for a in grams for b in grams if a < b]
    alike = {(a[0], b[0]) for a, b in pairs if len(grams[a] & grams[b]) > 0.5 * len(grams[a] | grams[b])}

    assert alike == {tuple(sorted(DRAFTS))}


def test_the_readme_lists_every_document(library: Library, corpus_documents: Path) -> None:
    readme = (corpus_documents.parent / "README.md").read_text("utf-8")

    assert [name for name in library if readme.count(f"\n| {name} |") != 1] == []


def _bigrams(text: str) -> set[str]:
    bare = re.sub(r"\W", "", text)
    return {bare[at : at + 2] for at in range(len(bare) - 1)}
