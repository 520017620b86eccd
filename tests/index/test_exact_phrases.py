"""An exact phrase finds every report whose text holds it and no other, as reading them all one by one would."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from index.intake import ingest
from index.library import Library
from index.query import parse
from index.spellings import spellings
from index.terms import fold
from report import Query, Report, flatten

LONGEST = 12
QUOTES = re.compile('["“”「」]')


@dataclass(frozen=True)
class Held:
    """A library, all its reports, and their texts as a reader compares them."""

    library: Library
    reports: tuple[Report, ...]
    texts: dict[str, str]

    def scan(self, phrase: str) -> set[str]:
        wanted = [compared(form) for form in spellings(fold(phrase.strip()))]
        return {report_id for report_id, text in self.texts.items() if any(form in text for form in wanted)}

    def search(self, query: Query) -> set[str]:
        return {hit.card.id for hit in self.library.search(query, limit=len(self.reports), passages=1).hits}


def compared(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).lower()
    return re.sub(r"(?<![a-z0-9])\s+|\s+(?![a-z0-9])", "", re.sub(r"\s+", " ", plain))


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory, corpus_documents: Path) -> Iterator[Held]:
    folder = tmp_path_factory.mktemp("phrases") / "library"
    ingest(folder, sorted(corpus_documents.glob("*.txt")))
    with Library.open(folder) as library:
        reports = tuple(library.report(card.id) for card in library.cards()[0])
        assert len({report.text for report in reports}) == len(reports) == library.cards()[1]
        yield Held(library, reports, {r.id: compared(f"{r.title or ''}\n{r.text}") for r in reports})


@settings(deadline=None, max_examples=100)
@given(data=st.data())
def test_whatever_stands_in_a_section_is_found(held: Held, data: st.DataObject) -> None:
    report = data.draw(st.sampled_from(held.reports), "report")
    sections = [one for one in flatten(report.sections) if one.body_end > one.start]
    section = data.draw(st.sampled_from(sections), "section")
    start = data.draw(st.integers(section.start, section.body_end - 1), "start")
    end = data.draw(st.integers(start + 1, min(section.body_end, start + LONGEST)), "end")
    phrase = report.text[start:end]

    found = held.search(Query("", phrases=(phrase,)))

    assert report.id in found
    assert found == held.scan(phrase)
    if phrase.strip() and not QUOTES.search(phrase):
        assert held.search(parse(f'"{phrase}"')) == found


@settings(deadline=None, max_examples=80)
@given(
    phrase=st.text(alphabet="全镇流动党员村集体收入1２0万.%，。 ＧＤＰg（a", min_size=1, max_size=4).filter(
        str.strip
    )
)
def test_made_up_phrases_find_what_reading_every_report_finds(held: Held, phrase: str) -> None:
    assert held.search(Query("", phrases=(phrase,))) == held.scan(phrase)


@settings(deadline=None, max_examples=50)
@given(data=st.data())
def test_one_character_finds_every_report_that_holds_it(held: Held, data: st.DataObject) -> None:
    text = "".join(held.texts.values())
    char = data.draw(st.sampled_from(sorted(set(re.findall("[\u4e00-\u9fff]", text)))), "char")

    assert held.search(parse(f'"{char}"')) == held.search(parse(char)) == held.scan(char)


@settings(deadline=None, max_examples=40)
@given(data=st.data())
def test_what_is_excluded_leaves_all_reports_without_it(held: Held, data: st.DataObject) -> None:
    report = data.draw(st.sampled_from(held.reports), "report")
    start = data.draw(st.integers(0, len(report.text) - LONGEST), "start")
    phrase = report.text[start : start + data.draw(st.integers(1, LONGEST), "length")]

    assume(phrase.strip())

    found = held.search(Query("", phrases=("的",), excluded=(phrase,)))

    assert found == held.scan("的") - held.scan(phrase)
