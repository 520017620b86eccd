"""`python -m corpus.build` makes the documents again out of their sources."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from corpus.build import SOURCES, build
from corpus.markup import parse
from corpus.pdf import FONT_FILE
from ingest.readers import read

ALL = sorted(SOURCES.glob("*.txt"))


def _sources(form: str) -> list[Path]:
    return [path for path in ALL if parse(path.read_text("utf-8")).options.format == form]


def _members(data: bytes) -> dict[str, bytes]:
    """What a .docx holds; another zlib may pack the same content in other bytes."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("source", _sources("txt"), ids=lambda path: path.stem)
def test_a_text_file_is_made_again_byte_for_byte(
    source: Path, tmp_path: Path, corpus_documents: Path
) -> None:
    made = build(source, tmp_path)

    assert made.read_bytes() == (corpus_documents / made.name).read_bytes()


@pytest.mark.parametrize("source", _sources("docx"), ids=lambda path: path.stem)
def test_a_word_file_is_made_again_with_the_same_content(
    source: Path, tmp_path: Path, corpus_documents: Path
) -> None:
    made = build(source, tmp_path)

    assert _members(made.read_bytes()) == _members((corpus_documents / made.name).read_bytes())


@pytest.mark.skipif(not FONT_FILE.is_file(), reason="没有文泉驿微米黑（fonts-wqy-microhei），不重排 PDF")
@pytest.mark.parametrize("source", _sources("pdf"), ids=lambda path: path.stem)
def test_a_pdf_is_made_again_with_the_same_text(source: Path, tmp_path: Path, corpus_documents: Path) -> None:
    made = build(source, tmp_path)  # its bytes depend on the version of the font and of fpdf2

    assert read(made).text == read(corpus_documents / made.name).text


def test_a_second_build_gives_the_same_bytes(tmp_path: Path) -> None:
    source = _sources("docx")[0]

    assert build(source, tmp_path).read_bytes() == build(source, tmp_path).read_bytes()


def test_every_document_that_is_not_plain_text_has_a_source(corpus_documents: Path) -> None:
    binary = {path.stem for path in corpus_documents.iterdir() if path.suffix in (".docx", ".pdf")}

    assert binary <= {path.stem for path in ALL}
