"""`diaoyan engine` says which engine searches a library and goes over to another; what is found stays the same."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cli.main import app
from index import switching
from index.folder import Folder
from index.library import Library
from index.query import parse
from report import BadInputError

QUERIES = ("流动党员", '"党员总数"', "养老 -台账", "管理有哪些难处")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory, corpus_documents: Path) -> Path:
    folder = tmp_path_factory.mktemp("engine") / "library"
    files = [str(path) for path in sorted(corpus_documents.glob("*.txt"))[:4]]
    assert CliRunner().invoke(app, ["ingest", "--library", str(folder), *files]).exit_code == 0
    return folder


def found(library: Path) -> list[list[tuple[str, float]]]:
    with Library.open(library) as opened:
        results = [opened.search(parse(query), limit=50) for query in QUERIES]
        return [[(hit.card.id, hit.score) for hit in result.hits] for result in results]


def state(library: Path) -> dict[str, object]:
    result = CliRunner().invoke(app, ["engine", "--library", str(library), "--json"])
    answer: dict[str, object] = json.loads(result.output)
    return answer


def use(library: Path, name: str) -> str:
    result = CliRunner().invoke(app, ["engine", "use", name, "--library", str(library)])
    assert result.exit_code == 0, result.exception
    return result.output


def test_another_engine_finds_the_same_in_the_same_order_and_back_again(library: Path) -> None:
    pytest.importorskip("tantivy")
    before, held = found(library), state(library)

    assert "tantivy" in use(library, "tantivy")
    assert found(library) == before
    assert state(library) == held | {"name": "tantivy"}
    use(library, "whoosh")
    assert found(library) == before
    assert [path.name for path in Folder(library).engine.iterdir()] == ["whoosh"]


@pytest.mark.parametrize("arguments", [["use", "lucene"], ["use"]])
def test_an_unknown_engine_is_refused(library: Path, arguments: list[str]) -> None:
    result = CliRunner().invoke(app, ["engine", *arguments, "--library", str(library)])

    assert isinstance(result.exception, BadInputError)


def test_only_a_large_library_is_advised_to_go_over(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Library.open(library) as opened:
        assert opened.faster_engine() is None
        monkeypatch.setattr(switching, "MANY_SECTIONS", 3)
        assert opened.faster_engine() == "tantivy"
