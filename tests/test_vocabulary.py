"""Vocabulary is data: every TOML file loads, and no list in it names a thing twice."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
FILES = sorted(path for room in ("ingest", "index", "corpus") for path in (ROOT / room).rglob("*.toml"))


def lists_of_words(value: Any, where: str = "") -> Iterator[tuple[str, list[str]]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from lists_of_words(inner, f"{where}.{key}")
    elif isinstance(value, list):
        yield where, [item for item in value if isinstance(item, str)]
        for item in value:
            yield from lists_of_words(item, where)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_vocabulary_loads_and_has_no_duplicates(path: Path) -> None:
    vocabulary = tomllib.loads(path.read_text("utf-8"))

    for where, words in lists_of_words(vocabulary):
        assert len(words) == len(set(words)), where


def test_there_is_vocabulary_to_check() -> None:
    assert {"roles.toml", "units.toml"} <= {path.name for path in FILES}
