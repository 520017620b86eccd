"""What all tests share: where the sample documents are, and the folder of real ones if it is here."""

from __future__ import annotations

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
