"""What all tests share: the sample documents, the folder of real ones if it is here, and a watch on what is written."""

from __future__ import annotations

import os
import socket
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus import documents


@pytest.fixture(scope="session")
def corpus_documents() -> Path:
    return documents()


@pytest.fixture(scope="session")
def shared() -> Path:
    folder = Path(__file__).parents[2] / "shared"
    if not folder.is_dir():
        pytest.skip("旁边没有 shared/ 文件夹，跳过用真实文件的测试")
    return folder


@pytest.fixture(scope="session", autouse=True)
def _without_libreoffice() -> Iterator[None]:
    """Read as on a PC without LibreOffice, which takes a second to start; the tests of it ask for it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DIAOYAN_SOFFICE", "")
        yield


_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_watched: list[list[Path]] = []


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if not _watched or event != "open":
        return
    path, _, flags = arguments
    if isinstance(path, str | bytes) and isinstance(flags, int) and flags & _WRITING:
        _watched[-1].append(Path(os.fsdecode(path)).absolute())


sys.addaudithook(_watch)


@pytest.fixture
def confined(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give the only folder in which the test may write, also temporarily; it may not use the network."""

    def offline(*arguments: object, **options: object) -> None:
        pytest.fail("the network was used")

    monkeypatch.setattr(socket, "socket", offline)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    monkeypatch.chdir(tmp_path)
    _watched.append([])
    yield tmp_path
    written = _watched.pop()
    assert [path for path in written if not path.is_relative_to(tmp_path) and path != Path(os.devnull)] == []
