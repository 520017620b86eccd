"""Whole passages in the manner of town reports: every number with its name, kind, scope and time.

They stand in passages.toml, written for this test; a wrong record names its passage.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from figure_texts import figures_of

from report import Figure

PASSAGES = tomllib.loads(Path(__file__).with_name("passages.toml").read_text("utf-8"))["passage"]
USUAL = ("", "", "level", "青禾镇", "2024-06")


def record(figure: Figure) -> tuple[str | None, ...]:
    kind = f"{figure.kind.value} {figure.direction or ''}".strip()
    return (figure.raw, figure.indicator, kind, figure.scope, figure.time)


def written(line: str) -> tuple[str, ...]:
    cells = [cell.strip() for cell in line.split("|")]
    cells += [""] * (len(USUAL) - len(cells))
    return tuple(cell or usual for cell, usual in zip(cells, USUAL, strict=True))


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage["text"][:16])
def test_every_number_of_a_passage_is_read_as_a_reader_would(passage: dict[str, str]) -> None:
    wanted = [written(line) for line in passage["figures"].strip().splitlines()]

    assert [record(figure) for figure in figures_of(passage["text"])] == wanted


def test_the_passages_are_many() -> None:
    assert sum(len(passage["figures"].strip().splitlines()) for passage in PASSAGES) >= 120
