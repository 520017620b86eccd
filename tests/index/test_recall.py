"""Whatever stands in real documents is found on every engine, as reading them all one by one would find it."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from index.engines.registry import KINDS, is_installed
from index.folder import Folder
from index.intake import ingest
from index.library import Library
from index.query import parse
from index.switching import switch
from index.values import Browse
from report import Query, Report, flatten

FOLDERS = ("policies_txt", "policies_html", "written", "regs_docx")
FILES_OF_EACH = 6
SUBSTRINGS = 250
LONGEST = 12
MARKS = re.compile('["“”「」\\s]')
PIECE = re.compile("[\u4e00-\u9fff]+|[a-zA-Z0-9]+")


@dataclass(frozen=True)
class Held:
    """A library of real documents, and all its reports."""

    library: Library
    reports: tuple[Report, ...]

    def scan(self, text: str) -> set[str]:
        return {report.id for report in self.reports if text in report.text}

    def search(self, query: Query) -> set[str]:
        return {hit.card.id for hit in self.library.search(query, limit=len(self.reports), passages=1).hits}


@pytest.fixture(scope="module")
def folder(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("recall") / "library"
    for name in FOLDERS:
        ingest(folder, sorted((shared / "corpora" / name).iterdir())[:FILES_OF_EACH])
    return folder


@pytest.fixture(scope="module", params=[kind.name for kind in KINDS])
def held(request: pytest.FixtureRequest, folder: Path) -> Iterator[Held]:
    if not is_installed(request.param):
        pytest.skip(f"{request.param} is not installed")
    switch(Folder(folder), request.param)
    with Library.open(folder) as library:
        cards, total = library.cards(Browse(limit=10_000))
        assert len(cards) == total
        yield Held(library, tuple(library.report(card.id) for card in cards))


def substrings(held: Held, seed: int) -> Iterator[str]:
    """Yield random stretches of random sections, 1 to 12 characters, whatever stands there."""
    chance = random.Random(seed)
    spans = [
        (report, section)
        for report in held.reports
        for section in flatten(report.sections)
        if section.body_end > section.start
    ]
    for _ in range(SUBSTRINGS):
        report, section = chance.choice(spans)
        start = chance.randrange(section.start, section.body_end)
        text = report.text[start : min(section.body_end, start + chance.randint(1, LONGEST))]
        if text.strip():
            yield text


def test_a_quoted_stretch_finds_every_report_that_holds_it(held: Held) -> None:
    missed = [
        text for text in substrings(held, 1) if not held.scan(text) <= held.search(Query("", phrases=(text,)))
    ]

    assert not missed


def test_a_stretch_finds_every_report_that_holds_it_as_it_is_typed_in_quotes(held: Held) -> None:
    typed = [text for text in substrings(held, 2) if not MARKS.search(text)]

    assert not [text for text in typed if not held.scan(text) <= held.search(parse(f'"{text}"'))]


def test_each_word_of_a_stretch_finds_every_report_that_holds_it(held: Held) -> None:
    words = {piece for text in substrings(held, 3) for piece in PIECE.findall(text)}
    known = {word for word in words if len(word) <= 4 or not "\u4e00" <= word[0] <= "\u9fff"}

    assert not [word for word in sorted(known) if not held.scan(word) <= held.search(parse(word))]
