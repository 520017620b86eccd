"""The sample documents, read once for all tests of this folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.understand import Understanding, understand


@pytest.fixture(scope="session")
def library(corpus_documents: Path) -> dict[str, Understanding]:
    """What every sample document says, by its file's name."""
    return {path.name: understand(path) for path in sorted(corpus_documents.iterdir())}
