"""Print how long a warm search takes, excerpts included, and how long indexing takes, by engine.

    python -m benchmarks.search LIBRARY [--questions FILE]

The library's catalog is copied, and each engine is built from it and asked the same: two or three words of
one section, and questions, which are sentences of sections unless FILE has one a line. SQLite's FTS5 stands beside them in the same
run: our bigrams, ranked by its own BM25, one text a section, with the text fetched but no excerpt cut.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

from sqlalchemy import select

from index import switching, tables
from index.catalog import Catalog
from index.chosen import choose
from index.engines.registry import KINDS, is_installed
from index.folder import Folder
from index.library import Library
from index.query import parse
from index.terms import bigrams_of, fold, words

ASKED = 200
SEED = 7
LONG = 12


def main() -> None:
    """Build, ask, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("library", type=Path)
    parser.add_argument("--questions", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Folder.at(Path(place) / "library", create=True)
        shutil.copy(Folder.at(options.library).catalog, folder.catalog)
        texts = section_texts(folder)
        asked = {"关键词": keywords(texts), "问句": questions(texts, options.questions)}
        print(f"{len(texts)} 个章节，每种各问 {ASKED} 次\n| 引擎 | 建索引（秒） | {' | '.join(asked)} |")
        measure_fts5(texts, asked)
        for kind in KINDS:
            if is_installed(kind.name):
                measure_engine(folder, kind.name, asked)


def section_texts(folder: Folder) -> list[str]:
    """Return the own texts of all sections."""
    section, report = tables.sections.c, tables.reports.c
    catalog = Catalog.open(folder)
    with catalog.reading() as connection:
        spans = select(report.text, section.start, section.body_end).join_from(
            tables.sections, tables.reports
        )
        found = [text[start:end] for text, start, end in connection.execute(spans)]
    catalog.close()
    return found


def keywords(texts: Sequence[str]) -> list[str]:
    """Return two or three words, each time of one section."""
    rng = random.Random(SEED)
    cut = ([word for word in words(text) if len(word) > 1] for text in rng.choices(texts, k=ASKED * 3))
    return [" ".join(rng.sample(some, rng.randint(2, 3))) for some in cut if len(some) > LONG][:ASKED]


def questions(texts: Sequence[str], file: Path | None) -> list[str]:
    """Return the questions of *file*, or else pieces of sentences with words of asking."""
    if file is not None:
        return file.read_text("utf-8").splitlines()[:ASKED]
    rng = random.Random(SEED)
    pieces = (rng.choice(text.split("，")).strip()[:20] for text in rng.choices(texts, k=ASKED * 3))
    return [f"{piece}有哪些具体要求？" for piece in pieces if len(piece) >= LONG][:ASKED]


def measure_engine(folder: Folder, name: str, asked: dict[str, list[str]]) -> None:
    """Print the row of the engine called *name*."""
    choose(folder, name)
    start = time.perf_counter()
    switching.switch(folder, name)
    built = time.perf_counter() - start
    with Library.open(folder.path) as library:
        show(name, built, [timed(some, lambda text: library.search(parse(text))) for some in asked.values()])


def measure_fts5(texts: Sequence[str], asked: dict[str, list[str]]) -> None:
    """Print the row of SQLite's own full text search."""
    with tempfile.TemporaryDirectory() as place:
        database = sqlite3.connect(Path(place) / "fts5.db")
        start = time.perf_counter()
        database.execute("CREATE VIRTUAL TABLE s USING fts5(b, t UNINDEXED, tokenize='unicode61')")
        rows = ((" ".join(bigrams_of(fold(text))), text) for text in texts)
        database.executemany("INSERT INTO s VALUES (?, ?)", rows)
        database.commit()
        built = time.perf_counter() - start

        def ask(joined: str, text: str) -> None:
            match = joined.join(f'"{term}"' for term in dict.fromkeys(bigrams_of(fold(text))))
            database.execute("SELECT t FROM s WHERE s MATCH ? ORDER BY bm25(s) LIMIT 10", (match,)).fetchall()

        ways = {"关键词": lambda text: ask(" AND ", text), "问句": lambda text: ask(" OR ", text)}
        show("SQLite FTS5", built, [timed(some, ways[name]) for name, some in asked.items()])
        database.close()


def timed(asked: Sequence[str], ask: Callable[[str], object]) -> list[float]:
    """Return the milliseconds that each question took, all having been asked once before."""
    for text in asked:
        ask(text)
    taken = []
    for text in asked:
        start = time.perf_counter()
        ask(text)
        taken.append((time.perf_counter() - start) * 1000)
    return sorted(taken)


def show(name: str, built: float, taken: Sequence[list[float]]) -> None:
    """Print a row: seconds of building, then median and 95th percentile of each kind of question."""
    cells = (f"p50 {median(some):.1f}，p95 {some[int(len(some) * 0.95)]:.1f} 毫秒" for some in taken)
    print(f"| {name} | {built:.1f} | {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
